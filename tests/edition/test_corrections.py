"""Corrections are small acts; replayed, they do what the editor did, even after the pages are read anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import BRIEF, ISSUE, LEAD, REST

from baoyan.edition.corrections import (
    Anchor,
    MergeArticles,
    SetField,
    SetKind,
    SetText,
    anchor,
    find,
    from_line,
    replay,
    to_line,
)
from baoyan.model.edition import Kind

ACTS = [
    SetField(anchor(BRIEF), "headline", "河边图书馆周日开馆"),
    SetField(anchor(LEAD), "kicker", None),
    SetText(anchor(BRIEF), "本报讯 河边图书馆将于周六开馆。", "河边图书馆将于周日开馆。"),
    SetKind(anchor(BRIEF), Kind.NOTICE),
    MergeArticles(anchor(REST), anchor(BRIEF)),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda a: type(a).__name__)
def test_an_act_goes_through_the_log(act) -> None:
    """What is written to the log is what is read from it."""
    assert from_line(to_line(act)) == act


def test_acts_are_done_in_order() -> None:
    """Each act changes its article and nothing else; a later act finds what an earlier one changed."""
    done = replay(ISSUE, ACTS[:4])
    lead, rest, brief = done.articles
    assert (brief.headline, brief.kind, brief.body[0].text) == (
        "河边图书馆周日开馆",
        Kind.NOTICE,
        "河边图书馆将于周日开馆。",
    )
    assert lead == replace(LEAD, kicker=None)
    assert rest == REST
    assert done.problems == ()


def test_a_merge_moves_the_text_and_the_links() -> None:
    """The other article goes; its text is at the end of the first; teasers follow."""
    done = replay(ISSUE, [ACTS[4]])
    assert [a.id for a in done.articles] == ["p1-a1", "p2-a1"]
    assert done.articles[1].body == REST.body + BRIEF.body
    assert done.teasers[0].article == "p2-a1"


def test_an_act_finds_its_article_after_a_new_reading() -> None:
    """Other ids, a better headline, a slightly other place: the act still finds it."""
    again = replace(BRIEF, id="p2-a7", headline="河边图书馆星期六开馆")
    stranger = replace(REST, id="p2-a2")
    edition = replace(ISSUE, articles=(LEAD, stranger, again), teasers=())
    found = find(edition, anchor(BRIEF))
    assert found is again


@pytest.mark.parametrize(
    "act",
    [
        SetKind(Anchor("gone", 2, (0.0, 600.0, 10.0, 10.0), "没有"), Kind.BRIEF),
        SetText(anchor(BRIEF), "没有这一段", "x"),
        SetField(anchor(BRIEF), "page", "3"),
        MergeArticles(anchor(BRIEF), anchor(BRIEF)),
    ],
    ids=["no article", "no such text", "no such field", "with itself"],
)
def test_an_act_that_cannot_be_done_is_told(act) -> None:
    """The edition stays as it was, with one problem more."""
    done = replay(ISSUE, [act])
    assert done.articles == ISSUE.articles
    assert [p.code for p in done.problems] == ["correction-not-applied"]


@pytest.mark.parametrize("line", [b'{"act": "fly"}', b"{}", b"not json", b'{"act": "set_kind", "kind": "x"}'])
def test_a_strange_line_is_refused(line: bytes) -> None:
    """A line that is no act says so instead of being passed over."""
    with pytest.raises(ValueError, match="not a correction"):
        from_line(line)
