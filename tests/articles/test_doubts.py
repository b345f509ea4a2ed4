"""What an editor is asked to look at."""

from __future__ import annotations

from dataclasses import replace

from articles.set_pages import HEI, PROSE, Sheet, by_headline


def test_characters_that_are_guesses() -> None:
    """Lines with a character that is rather wrong than right are told, the worst first; how sure each is goes along."""
    page = Sheet()
    page.line("老渡口迎来新客人", 150, 40, 28, HEI, True)
    page.columns(PROSE, [40, 220, 400], 100, 16, 4)
    plain, faint, bad = 2, 4, 6
    for k, digit, confidence in ((plain, "1", 0.99), (faint, "5", 0.8), (bad, "8", 0.6)):
        line = page.lines[k]
        page.lines[k] = replace(line, unsure=f"0{digit}" + "0" * (len(line.text) - 2), confidence=confidence)
    article = by_headline(page.articles())["老渡口迎来新客人"]
    boxes = [(page.lines[k].box.x0, page.lines[k].box.y0) for k in (bad, faint)]
    assert [(d.code, d.box[:2]) for d in article.doubts if d.box] == [("text-unsure", at) for at in boxes]
    told = [line.unsure for p in article.body for s in p.spans for line in s.lines if line.unsure]
    assert [u[:2] for u in told] == ["01", "05", "08"]


def test_what_was_seen_goes_along() -> None:
    """A line of which language decided a character tells in the edition what was recognised."""
    page = Sheet()
    page.line("老渡口迎来新客人", 150, 40, 28, HEI, True)
    page.columns(PROSE, [40, 220, 400], 100, 16, 4)
    line = page.lines[3]
    page.lines[3] = replace(line, seen=f"入{line.text[1:]}")
    article = by_headline(page.articles())["老渡口迎来新客人"]
    told = [(x.seen, x.text) for p in article.body for s in p.spans for x in s.lines if x.seen]
    assert told == [(f"入{line.text[1:]}", line.text)]


def test_sure_pages_say_nothing() -> None:
    page = Sheet()
    page.line("老渡口迎来新客人", 150, 40, 28, HEI, True)
    page.columns(PROSE, [40, 220, 400], 100, 16, 4)
    assert by_headline(page.articles())["老渡口迎来新客人"].doubts == ()
