"""English pages set by hand: panels under heads, briefs, long decks, two words in a justified line, credits."""

from __future__ import annotations

import textwrap

import pytest

from articles.set_pages import HEI, KAI, SONG, Sheet, by_headline, texts
from baoyan.articles.credits import split_credit
from baoyan.articles.persons import is_byline
from baoyan.model.edition import Kind
from baoyan.model.geometry import Box
from baoyan.model.reading import Panel, Picture

BEES = (
    "The beekeepers of the lower valley counted their hives on Sunday and found four more than in spring. Nobody could say whose "
    "they were. The club has written to the parish and hung a notice at the mill."
)
LOCK = (
    "The old lock at the paper mill will open for one day in May. Engineers oiled the gates and tried them twice before breakfast. "
    "A dog watched from the towpath and had no questions."
)
CHOIR = (
    "The choir needs two basses before the summer fair. Rehearsals are in the chapel hall, where the stove is lit by six and the "
    "coffee is strong. No one is asked to read music."
)
DARK = (0.3, 0.3, 0.5)


def justify(page: Sheet, paragraphs: list[str], x: float, y: float, letters: int, *, gap: float = 0) -> float:
    """Paragraphs in full lines with indents; where the next line would stand comes back."""
    width = 4.5 * letters
    for text in paragraphs:
        lines = textwrap.wrap("\u2003\u2003" + text, letters)
        for k, line in enumerate(lines):
            first = 9.0 if k == 0 else 0.0
            made = page.line(line.strip(), x + first, y, 9)
            if k < len(lines) - 1:
                full = Box(x + first, made.box.y0, x + width, made.box.y1)
                page.lines[-1] = type(made)(made.text, full, made.style)
            y += 12
        y += gap
    return y


def test_head_on_a_panel_belongs_to_the_text_below() -> None:
    """Headline, deck and byline on a tint over the column are its head, no box with a text of its own."""
    page = Sheet()
    page.panels.append(Panel(Box(50, 36, 292, 122), fill=DARK))
    page.line("Bees counted", 60, 40, 20, HEI, True)
    page.line("A spring with more swarms than", 60, 72, 10, KAI)
    page.line("anybody has boxes for", 60, 84, 10, KAI)
    page.line("By Ada Moss", 60, 104, 9, KAI)
    justify(page, [BEES, LOCK], 52, 130, 52)
    page.line("Lock opens", 330, 40, 20, HEI, True)
    justify(page, [CHOIR, LOCK, CHOIR], 330, 72, 52)
    found = by_headline(page.articles())
    bees = found["Bees counted"]
    assert texts(bees) == [BEES, LOCK]
    assert bees.deck == "A spring with more swarms than anybody has boxes for"
    assert bees.byline == "By Ada Moss"


def test_advertisement_over_a_column_that_goes_on_keeps_its_words() -> None:
    """A dark panel with large words over lines in the midst of a sentence is no head."""
    page = Sheet()
    page.line("Lock opens", 60, 40, 20, HEI, True)
    justify(page, [LOCK, CHOIR, BEES], 60, 72, 50)
    page.panels.append(Panel(Box(310, 36, 560, 180), fill=DARK))
    page.line("Mill Bakery", 350, 80, 30, HEI, True)
    page.line("Buns till noon", 350, 120, 12, KAI)
    y = 190
    for line in textwrap.wrap(CHOIR, 50)[1:]:
        page.line(line, 310, y, 9)
        y += 12
    found = page.articles()
    assert [a.headline for a in found if a.kind is Kind.ADVERTISEMENT] == ["Mill Bakery"]


def test_paragraphs_under_a_section_of_briefs() -> None:
    """Under "News Briefs" each paragraph is a brief; under a heading of words they are one article's."""
    for title, count in (("News Briefs", 3), ("Kurz notiert", 3), ("Mill to open lock", 1)):
        page = Sheet()
        page.panels.append(Panel(Box(60, 40, 300, 62), fill=DARK))
        page.line(title, 130, 44, 13, HEI, True)
        justify(page, [BEES, LOCK, CHOIR], 60, 72, 52)
        assert len(page.articles()) == count, title


def test_headline_of_three_lines_that_nearly_fill_the_column() -> None:
    """Larger type is running text only where its lines end exactly at one edge."""
    page = Sheet()
    page.line("Harbor Lock", 60, 40, 12, HEI, True)
    page.line("Opens a Day", 60, 54, 12, HEI, True)
    page.line("Early", 60, 68, 12, HEI, True)
    page.lines[1] = type(page.lines[1])(page.lines[1].text, Box(60, 54, 130, 66), page.lines[1].style)
    justify(page, [LOCK, BEES], 60, 90, 24)
    (article,) = page.articles()
    assert article.headline == "Harbor Lock Opens a Day Early"
    assert texts(article) == [LOCK, BEES]


def test_long_deck_in_nearly_the_size_of_the_text() -> None:
    """Words of a hundred letters under a headline, in italics a tenth larger than the text, are the deck."""
    page = Sheet()
    page.line("Lock opens early", 60, 40, 18, HEI, True)
    deck = "Three meetings, two drawings and one very stubborn gate later, the boats have what they asked for"
    for k, line in enumerate(textwrap.wrap(deck, 50)):
        page.line(line, 60, 64 + 11.5 * k, 9.9, KAI)
    page.line("By Ada Moss", 60, 92, 9, KAI)
    justify(page, [LOCK, BEES], 60, 112, 56)
    (article,) = page.articles()
    assert (article.deck, article.byline) == (deck, "By Ada Moss")
    assert texts(article) == [LOCK, BEES]


def test_two_words_at_the_ends_of_a_justified_line() -> None:
    """The words stand six ems apart, at the column's two edges: one line."""
    page = Sheet()
    page.line("Choir", 60, 40, 18, HEI, True)
    rows = ["The choir needs two basses", "before", "the summer fair, and more", "coffee than last year."]
    for k, text in enumerate(rows):
        page.line(text, 60, 70 + 12 * k, 9)
        page.lines[-1] = type(page.lines[-1])(text, Box(60, 70 + 12 * k, 177, 79 + 12 * k), page.lines[-1].style)
    page.lines[2] = type(page.lines[2])("before", Box(60, 82, 87, 91), page.lines[2].style)
    style = page.lines[2].style
    page.lines.append(type(page.lines[2])("Easter", Box(145, 82, 177, 91), style))
    (article,) = page.articles()
    assert texts(article) == [
        "The choir needs two basses before Easter the summer fair, and more coffee than last year."
    ]


@pytest.mark.parametrize("credit", ["Ada Moss for the paper", "Ada Moss for The Valley Post", "Photo by Ada Moss"])
def test_credit_after_a_caption(credit: str) -> None:
    """Who took the picture stands behind the caption's full stop."""
    assert split_credit(f"The lock at low water. {credit}") == ("The lock at low water.", credit)


def test_signature_at_the_right_of_its_column() -> None:
    """A name after a dash, set right under a short last line, signs the column above, not the text beside."""
    page = Sheet()
    for x, title, text, name in ((60, "Hives", BEES, "— June Moss"), (320, "Lock", LOCK, "— Ned Carr")):
        page.line(title, x, 40, 18, HEI, True)
        y = justify(page, [text, "Nobody minds."], x, 66, 52)
        page.line(name, x + 234 - 4.5 * len(name), y + 1, 9, KAI)
    found = by_headline(page.articles())
    assert texts(found["Hives"]) == [BEES, "Nobody minds."] and found["Hives"].byline == "— June Moss"
    assert texts(found["Lock"]) == [LOCK, "Nobody minds."] and found["Lock"].byline == "— Ned Carr"


@pytest.mark.parametrize(
    ("text", "named"),
    [("By June Nair", True), ("By April Ross", True), ("By Last June", False), ("By Monday Night", False)],
)
def test_months_that_are_given_names(text: str, named: bool) -> None:
    """June, April and August begin names; elsewhere they are months."""
    assert (is_byline(text) > 0.6) is named


def test_headline_whose_words_the_text_has() -> None:
    """Under a rule, over its own text, large words are a heading though the text above says the same."""
    page = Sheet()
    page.line("Valley news", 60, 40, 18, HEI, True)
    y = justify(page, [LOCK, BEES, LOCK], 60, 66, 52)
    page.rule(60, y + 6, 294, y + 6)
    page.line("The old lock at the paper mill will", 60, y + 14, 13, HEI, True)
    page.line("open for one day", 60, y + 30, 13, HEI, True)
    justify(page, [CHOIR, LOCK], 60, y + 52, 52)
    found = by_headline(page.articles())
    assert texts(found["Valley news"]) == [LOCK, BEES, LOCK]
    assert texts(found["The old lock at the paper mill will open for one day"]) == [CHOIR, LOCK]


def test_caption_of_many_lines_on_its_picture() -> None:
    """Small lines on a picture's foot are its caption from the first to the last, however far up they begin."""
    page = Sheet()
    page.line("Lock opens", 60, 40, 18, HEI, True)
    y = justify(page, [LOCK], 60, 66, 30)
    page.pictures.append(Picture(Box(60, y, 195, y + 90)))
    rows = [
        "The gates at low water,",
        "seen from the mill’s",
        "yard on the evening",
        "before the opening of",
        "the lock.",
    ]
    for k, text in enumerate(rows):
        page.line(text, 66, y + 32 + 11 * k, 8, KAI)
    justify(page, [BEES, CHOIR], 60, y + 98, 30)
    (article,) = page.articles()
    assert article.pictures[0].caption == " ".join(rows)


def test_caption_between_the_text_and_its_picture() -> None:
    """A small whole sentence nearer to the picture below than to the text above is the caption."""
    page = Sheet()
    page.line("Lock opens", 60, 40, 18, HEI, True)
    y = justify(page, [LOCK], 60, 66, 30)
    page.line("The gates at low water.", 60, y + 7, 8, KAI)
    page.pictures.append(Picture(Box(60, y + 18, 195, y + 100)))
    justify(page, [BEES, CHOIR], 60, y + 108, 30)
    (article,) = page.articles()
    assert article.pictures[0].caption == "The gates at low water."
    assert texts(article) == [LOCK, BEES, CHOIR]


def test_verse_keeps_its_lines() -> None:
    """Lines that end though more words would have fitted are verse, with or without marks."""
    lines = [
        "The kettle hums a winter tune",
        "and nobody",
        "has asked it to",
        "but all the chairs",
        "lean nearer to the stove",
    ]
    page = Sheet()
    page.line("Kettle", 60, 40, 18, HEI, True)
    for k, text in enumerate(lines):
        page.line(text, 60, 70 + 12 * k, 9)
    justify(page, [LOCK, BEES, CHOIR], 320, 70, 50)
    page.line("Lock", 320, 40, 18, HEI, True)
    assert texts(by_headline(page.articles())["Kettle"]) == lines


def test_short_line_before_a_word_too_long_for_it() -> None:
    """In a narrow column a sentence may end short only because the next word did not fit: no new paragraph."""
    page = Sheet()
    page.line("Lock", 60, 40, 18, HEI, True)
    rows = ["The old lock at", "the mill opens", "later.", "Engineers had", "oiled the gates", "and tried them."]
    for k, text in enumerate(rows):
        right = 60 + 4.5 * len(text) if k in (2, 5) else 128
        page.line(text, 60, 70 + 12 * k, 9)
        page.lines[-1] = type(page.lines[-1])(text, Box(60, 70 + 12 * k, right, 79 + 12 * k), page.lines[-1].style)
    (article,) = page.articles()
    assert texts(article) == [" ".join(rows)]


def test_dateline_over_two_lines_is_no_subheading() -> None:
    """Bold capitals that a narrow column breaks in two open the first paragraph."""
    page = Sheet()
    page.line("Lock", 60, 40, 18, HEI, True)
    page.line("UPPER", 69, 70, 9, SONG, True)
    page.line("MILLS —", 60, 82, 9, SONG, True)
    rows = ["The old lock at", "the mill opens in", "May for a day."]
    for k, text in enumerate(rows):
        page.line(text, 60, 94 + 12 * k, 9)
    (article,) = page.articles()
    assert texts(article) == ["UPPER MILLS — " + " ".join(rows)]
    assert article.dateline == "UPPER MILLS —"


def test_letters_signed_at_the_right() -> None:
    """Under one bar each letter has its small heading, its text and its writer's name, column after column."""
    page = Sheet()
    page.panels.append(Panel(Box(60, 40, 560, 62), fill=DARK))
    page.line("Letters", 290, 44, 13, HEI, True)
    letters = (
        (60, "Count the hives", BEES, "ADA MOSS, Mill Road"),
        (230, "Oil the gates", LOCK, "NED CARR, Lock Lane"),
        (400, "Two basses wanted", CHOIR, "CAPT. R. STOUT, Gull Island"),
    )
    for x, title, text, name in letters:
        page.line(title, x, 72, 9, SONG, True)
        y = justify(page, [text], x, 84, 34)
        page.line(name, x + 153 - 4.5 * len(name), y, 9, KAI)
    found = page.articles()
    assert [(a.headline, a.byline) for a in found] == [(title, name) for _, title, _, name in letters]
    assert [texts(a) for a in found] == [[BEES], [LOCK], [CHOIR]]


def test_turn_label_does_not_widen_its_column() -> None:
    """A label set to the right that begins left of the column leaves the column's measure alone."""
    page = Sheet()
    page.line("Lock", 60, 40, 18, HEI, True)
    y = justify(page, [LOCK, BEES], 60, 66, 18)
    page.line("Continued on Page A3", 60 + 81 - 95, y, 9, HEI)
    (article,) = page.articles()
    assert texts(article) == [LOCK, BEES]
