"""Pages of official gazettes and notices, set by hand: no display type, headings in the size of the text, notes at the foot."""

from __future__ import annotations

import textwrap

import pytest

from articles.set_pages import HEI, MARKET, PROSE, SONG, Sheet, by_headline, texts
from baoyan.articles import join_issue
from baoyan.layout import lay_out
from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article, Kind, Part, PartType, Span
from baoyan.model.geometry import Box
from baoyan.model.layout import PageLayout, Role

FERRY = (
    "The Office of Ferries asks all owners of flat boats to show their ropes and lamps to the wardens before the summer traffic "
    "begins. Boats without a lamp may not cross after dusk. The wardens wait at the lower stairs from eight to noon."
)
WEIRS = (
    "The Board lowers the upper weir by one hand from the first day of May until the hay is in. Millers who need more water apply "
    "in writing and say for how many days. Applications are answered within a week of their arrival at the Board."
)
LAMPS = (
    "A lamp is any light that can be seen from the other bank on a clear night. Candles behind glass are lamps; torches are not. "
    "The wardens keep a lamp of the right strength for owners who wish to compare."
)


def poured(page: Sheet, text: str, x: float, y: float, letters: int, *, size: float = 9) -> float:
    """A paragraph, its lines flush left, the first indented; where the next would stand comes back."""
    for k, line in enumerate(textwrap.wrap("\u2003\u2003" + text, letters)):
        page.line(line.strip(), x + (size if k == 0 else 0), y, size)
        y += 1.15 * size
    return y


def stacked(page: Sheet, parts: list[list[str]], x: float, y: float) -> float:
    """A heading in the size of the text, its parts with white between them."""
    for part in parts:
        for line in part:
            page.line(line, x, y, 9, HEI, bold=True)
            y += 10
        y += 9
    return y


def gazette() -> Sheet:
    """Two columns: the end of a notice, a rule, the next with a stack of headings, its text running over both columns."""
    page = Sheet()
    y = poured(page, WEIRS, 40, 60, 52)
    y = poured(page, WEIRS, 40, y, 52)
    page.rule(40, y + 8, 274, y + 8)
    y = stacked(
        page,
        [
            ["BOARD OF RIVERS"],
            ["Office of Ferries"],
            ["[Paper No. R-17; Case", "41-B]"],
            ["Lamps on Flat Boats; Lower", "River"],
        ],
        40,
        y + 18,
    )
    y = poured(page, FERRY, 40, y, 52)
    poured(page, WEIRS, 40, y, 52)
    y = poured(page, LAMPS, 320, 60, 52)
    y = page.line("Lamps for Loan", 320, y + 6, 9, SONG, bold=True).box.y1 + 5
    y = poured(page, LAMPS, 320, y, 52)
    page.rule(320, y + 6, 370, y + 6)
    y = poured(page, "1 " + LAMPS, 320, y + 10, 66, size=7)
    poured(page, "2 " + FERRY, 320, y, 66, size=7)
    return page


def test_stack_of_headings_under_a_rule() -> None:
    """Who speaks and under which number is the kicker, the last line of words the headline, the single bold line a sub-heading."""
    found = by_headline(gazette().articles())
    notice = found["Lamps on Flat Boats; Lower River"]
    assert notice.kicker == "BOARD OF RIVERS Office of Ferries [Paper No. R-17; Case 41-B]"
    assert texts(notice)[:2] == [FERRY, WEIRS]
    assert [p.text for p in notice.body if p.type is PartType.SUBHEADING] == ["Lamps for Loan"]
    assert texts(found[None]) == [WEIRS, WEIRS]


def test_notes_at_the_foot_end_their_article() -> None:
    """Small lines under a short rule at a column's foot are notes of the text above, each by itself, behind all of its body."""
    page = gazette()
    assert [b.role for b in lay_out(page.reading()).blocks].count(Role.NOTE) == 1
    notice = by_headline(page.articles())["Lamps on Flat Boats; Lower River"]
    assert [(p.type, p.text) for p in notice.body[-2:]] == [
        (PartType.NOTE, "1 " + LAMPS),
        (PartType.NOTE, "2 " + FERRY),
    ]


def test_rule_of_a_quote_begins_no_text() -> None:
    """A bold line under a rule that ends no text is a sub-heading of the column."""
    page = Sheet()
    y = poured(page, FERRY, 40, 60, 52)
    page.rule(40, y + 6, 274, y + 6)
    page.line("No lamp, no crossing", 40, y + 12, 14, HEI, bold=True)
    page.rule(40, y + 32, 274, y + 32)
    page.line("Lamps for Loan", 40, y + 42, 9, SONG, bold=True)
    poured(page, LAMPS, 40, y + 54, 52)
    assert "Lamps for Loan" not in by_headline(page.articles())


def test_labels_begin_paragraphs() -> None:
    """Bold words before a colon begin a paragraph though no line is indented and no white stands above."""
    page = Sheet()
    lines = [
        "OFFICE: The Office of Ferries of the lower river and the",
        "towns on it.",
        "DATE: Lamps are shown by the first of May.",
    ]
    for k, text in enumerate(lines):
        page.line(text, 40, 60 + 11 * k, 9)
    set_ = page.lines
    for k in (0, 2):
        bold = type(set_[k].style)(HEI, 9, True)
        end = set_[k].text.index(":") + 1
        page.lines[k] = type(set_[k])(
            set_[k].text, set_[k].box, set_[k].style, lead=bold, runs=((0, bold), (end, set_[k].style))
        )
    assert texts(page.articles()[0]) == [f"{lines[0]} {lines[1]}", lines[2]]


def tolls(page: Sheet, y: float, *, upright: bool) -> float:
    """A table whose head alone is ruled, its rows led by dots, one of them over two lines; its foot comes back."""
    page.line("Tolls of the Upper Ferry", 250, y, 8, HEI)
    page.rule(40, y + 14, 554, y + 14)
    for x, name in ((60, "Craft"), (260, "By day"), (420, "By night")):
        page.line(name, x, y + 18, 8, HEI)
    page.rule(40, y + 32, 554, y + 32)
    rows = [
        ("Flat boat ........", "4 pence ....", "6 pence"),
        ("Raft of more than", "9 pence ....", "not at all"),
        ("Skiff ........", "1 penny ....", "1 penny"),
    ]
    y += 38
    for craft, day, night in rows:
        for x, text in ((40, craft), (240, day), (400, night)):
            page.line(text, x, y, 8, HEI)
        y += 10
        if craft.startswith("Raft"):
            page.line("six trunks .....", 48, y, 8, HEI)
            y += 10
    if upright:
        for x in (236, 396):
            page.rule(x, y - 64, x, y)
    else:
        page.rule(40, y + 2, 554, y + 2)
    return y


@pytest.mark.parametrize("upright", [True, False])
def test_table_with_a_ruled_head_stands_in_its_text(upright: bool) -> None:
    """Columns by upright rules or by white alone; the table stands between the paragraphs, under its title."""
    page = Sheet()
    y = poured(page, FERRY, 40, 60, 52)
    poured(page, WEIRS, 40, y, 52)
    poured(page, LAMPS, 320, 60, 52)
    y = tolls(page, 190, upright=upright)
    y = poured(page, FERRY, 40, y + 20, 52)
    (article,) = page.articles()
    assert [(p.type, p.text) for p in article.body if p.type is not PartType.TABLE] == [
        (PartType.PARAGRAPH, FERRY),
        (PartType.PARAGRAPH, WEIRS),
        (PartType.PARAGRAPH, LAMPS),
        (PartType.SUBHEADING, "Tolls of the Upper Ferry"),
        (PartType.PARAGRAPH, FERRY),
    ]
    assert [p.rows for p in article.body if p.type is PartType.TABLE] == [
        (
            ("Craft", "By day", "By night"),
            ("Flat boat", "4 pence", "6 pence"),
            ("Raft of more than six trunks", "9 pence", "not at all"),
            ("Skiff", "1 penny", "1 penny"),
        )
    ]
    assert article.body[4].type is PartType.TABLE


def centred(page: Sheet, text: str, x: float, y: float, width: float, *, bold: bool) -> float:
    """A heading in the middle of its column; where the next line would stand comes back."""
    made = page.line(text, x + (width - 4.5 * len(text)) / 2, y, 9, HEI if bold else SONG, bold=bold)
    return made.box.y1 + 6


def test_centred_headings_between_texts() -> None:
    """With nothing but white between two notices, an act in capitals over a bold title, both in the middle, begins the second."""
    page = Sheet()
    y = centred(page, "PUBLIC WATERS ACT", 40, 60, 234, bold=False)
    y = centred(page, "Lamps on Flat Boats", 40, y, 234, bold=True)
    y = poured(page, FERRY, 40, y, 52)
    y = centred(page, "RIVER BOARDS ACT", 40, y + 7, 234, bold=False)
    y = centred(page, "Lowering of the Weir", 40, y, 234, bold=True)
    poured(page, WEIRS, 40, y, 52)
    poured(page, LAMPS, 320, 60, 52)
    found = [(a.kicker, a.headline, texts(a)) for a in page.articles()]
    assert found == [
        ("PUBLIC WATERS ACT", "Lamps on Flat Boats", [FERRY]),
        ("RIVER BOARDS ACT", "Lowering of the Weir", [WEIRS, LAMPS]),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_chinese_notices_one_after_another(ruled: bool) -> None:
    """Under a date set to the right, bold lines in the middle of the column head the next notice, at a column's head too."""
    page = Sheet(number=5)
    page.text(PROSE, 40, 60, 24)
    y = 60 + 15 * -(-(len(PROSE) + 2) // 24)
    for title, text, x in (("新菜场摊位分配办法", MARKET, 40), ("渡口夜航须知", MARKET, 320)):
        page.line("二〇二五年四月二日", 190, y, 10)
        if ruled and x == 40:
            page.rule(40, y + 20, 280, y + 20)
        y = 60 if x == 320 else y + 30
        page.line(title, x + 120 - 5 * len(title), y, 10, HEI, bold=True)
        page.text(text, x, y + 19, 24)
        y += 19 + 15 * -(-(len(text) + 2) // 24)
    assert [(a.headline, len(texts(a))) for a in page.articles()] == [
        (None, 2),
        ("新菜场摊位分配办法", 2),
        ("渡口夜航须知", 1),
    ]


def test_sections_of_a_statute_are_sub_headings() -> None:
    """A heading ends where the first section begins; sections in the middle of the column begin no text."""
    page = Sheet()
    y = poured(page, FERRY, 40, 60, 52)
    page.rule(40, y + 6, 274, y + 6)
    y = centred(page, "Statute of the Ferries", 40, y + 14, 234, bold=True)
    for number, title, text in ((1, "Lamps", LAMPS), (2, "Weirs", WEIRS)):
        y = centred(page, f"§ {number}", 40, y, 234, bold=True)
        y = centred(page, title, 40, y, 234, bold=True)
        y = poured(page, text, 40, y, 52) + 4
    statute = by_headline(page.articles())["Statute of the Ferries"]
    assert texts(statute) == ["§ 1 Lamps", LAMPS, "§ 2 Weirs", WEIRS]


def test_deck_and_byline_under_display_type_stay_there() -> None:
    """Two bold lines in the middle right under a headline are its own, however they look."""
    page = Sheet()
    page.line("Lamps return to the lower river", 40, 60, 20, HEI, bold=True)
    y = centred(page, "A spring of dark crossings ends", 40, 86, 234, bold=True)
    y = centred(page, "BY THE RIVER STAFF", 40, y, 234, bold=False)
    y = poured(page, FERRY, 40, y + 4, 52)
    poured(page, WEIRS, 40, y, 52)
    assert [a.headline for a in page.articles()] == ["Lamps return to the lower river"]


def test_name_of_the_signer_and_what_stands_under_it() -> None:
    """A bold name before a comma is no sub-heading; small lines under it belong to the notice, each size by itself."""
    page = gazette()
    page.lines = [x for x in page.lines if x.box.x0 < 300]
    page.rules = page.rules[:1]
    y = poured(page, LAMPS, 320, 60, 52)
    page.line("Ada M. Quill,", 320, y + 4, 9, SONG, bold=True)
    page.line("Warden of Lamps.", 320, y + 14, 9)
    page.line("[Paper R-17 filed 4 May]", 320, y + 27, 7)
    notice = by_headline(page.articles())["Lamps on Flat Boats; Lower River"]
    assert texts(notice)[-4:] == [LAMPS, "Ada M. Quill,", "Warden of Lamps.", "[Paper R-17 filed 4 May]"]
    assert all(p.type is PartType.PARAGRAPH for p in notice.body)


# From page to page -------------------------------------------------------------------------------------------------


def part_of(page: int, text: str, headline: str | None = None) -> PageArticles:
    """A page of one text."""
    span = Span(page, Box(40, 60, 274, 700).polygon(), ())
    body = (Part(PartType.PARAGRAPH, text, (span,)),)
    return PageArticles(page, (Article(f"p{page}", Kind.ARTICLE, page, headline=headline, body=body),))


def joined(pages: list[PageArticles]) -> list[str]:
    layouts = [PageLayout(p.number, 600, 800, ()) for p in pages]
    return [a.id for a in join_issue(pages, layouts).articles if a.continued_to]


CUT, REST = (
    "The wardens of the lower river wait at the stairs from",
    "eight to noon and look at every lamp of every boat.",
)


def test_a_gazette_runs_on_over_whole_sentences() -> None:
    """Where pages begin without headings and sentences are cut at their ends, a page that ends with a sentence goes on too."""
    pages = [part_of(1, CUT, "Lamps"), part_of(2, f"{REST} {CUT}"), part_of(3, f"{REST} {CUT}"), part_of(4, REST)]
    pages += [part_of(5, f"(2) {LAMPS}"), part_of(7, f"(3) {LAMPS}")]
    assert joined(pages) == ["p1", "p2", "p3", "p4", "p5"]


def test_a_first_sub_heading_is_the_heading() -> None:
    """A text without a heading that begins with a sub-heading and goes on from nowhere is headed by it."""
    page = Sheet()
    page.line("Lamps for Loan", 40, 60, 9, HEI, bold=True)
    poured(page, LAMPS, 40, 76, 52)
    (article,) = join_issue([page.written()], [lay_out(page.reading())]).articles
    assert (article.headline, texts(article)) == ("Lamps for Loan", [LAMPS])
    assert [span.role for span in article.head_spans] == ["headline"]


def test_a_paper_of_headed_pages_does_not() -> None:
    """Pages that begin with headings of their own go on nowhere."""
    pages = [part_of(n, LAMPS, f"Lamps {n}") for n in range(1, 5)] + [part_of(5, f"(2) {LAMPS}")]
    assert joined(pages) == []
