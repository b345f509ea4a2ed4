"""English and German pages, set by hand."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from articles.set_pages import HEI, KAI, SONG, Sheet, by_headline, texts
from baoyan.articles import join_issue, write_page
from baoyan.layout import lay_out
from baoyan.model.edition import Kind, PartType
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Panel, Picture, Style

FERRY = (
    "Der alte Fährmann bindet das Seil los, noch ehe der Nebel sich hebt. Seit einunddreißig Jahren setzt er Schulkinder und "
    "Markt­frauen über den Fluss. Im Frühjahr hat die Stadt eine neue Brücke eröffnet, und an den Anlegern ist es still geworden. "
    "Verkaufen will er sein Boot trotzdem nicht."
).replace("\u00ad", "")
SCHOOL = (
    "Einmal im Monat kommt er nun in die Schule und erzählt vom Hochwasser, von Aalen und von Knoten. Die Kinder schreiben mit. "
    "Am Ende darf jedes einen Knoten behalten."
)
MARKET = (
    "The new market hall opened on Saturday with stalls half a metre wider than the old ones. Every scale prints a receipt, and the "
    "warden checks each of them twice a day. Traders grumbled at first. Now they say there is less shouting."
)


def set_text(
    page: Sheet, paragraphs: list[str], x: float, y: float, letters: int, *, rows: int = 999, indent: bool = True
) -> list[str]:
    """Latin paragraphs in lines of at most `letters`, words parted at line ends; lines that do not fit come back."""
    lines: list[tuple[str, bool]] = []
    for text in paragraphs:
        for k, line in enumerate(textwrap.wrap(text, letters - 2)):
            lines.append((line, indent and k == 0))
    for row, (line, first) in enumerate(lines[:rows]):
        page.line(line, x + (9 if first else 0), y + 12 * row, 9)
    return [line for line, _ in lines[rows:]]


def test_german_article_with_byline() -> None:
    """Heading, "Von X", two ragged columns: one article, its paragraphs as written."""
    page = Sheet()
    page.line("Der letzte Fährmann", 60, 40, 26, HEI, True)
    page.line("Von Anna Muster", 60, 76, 9, HEI, True)
    rest = set_text(page, [FERRY, SCHOOL], 60, 100, 48, rows=5)
    for k, line in enumerate(rest):
        page.line(line, 320 + (9 if line.startswith("Einmal") else 0), 100 + 12 * k, 9)
    (article,) = page.articles()
    assert article.headline == "Der letzte Fährmann"
    assert [(p.role, p.name) for p in article.bylines] == [
        ("reporter", "Anna Muster")
    ] or article.byline == "Von Anna Muster"
    assert texts(article) == [FERRY, SCHOOL]


def test_hyphens_of_the_setting_go() -> None:
    """A word parted at a line's end is whole again; a shared part keeps its hyphen."""
    page = Sheet()
    page.line("Der letzte Fährmann", 60, 40, 26, HEI, True)
    for k, line in enumerate(
        [
            "Die Fähre fährt zwischen Nord-",
            "und Südufer. Der Fähr-",
            "mann winkt noch einmal, dann",
            "legt er ab und ist weg.",
        ]
    ):
        page.line(line, 60, 90 + 12 * k, 9)
    (article,) = page.articles()
    assert texts(article) == [
        "Die Fähre fährt zwischen Nord- und Südufer. Der Fährmann winkt noch einmal, dann legt er ab und ist weg."
    ]


def test_list_in_an_article_is_no_group_of_briefs() -> None:
    """Points inside an ordinary article stay in it."""
    page = Sheet()
    page.line("Market hall opens its doors to the town", 60, 40, 22, HEI, True)
    set_text(page, [MARKET], 60, 90, 60)
    y = 90 + 12 * len(textwrap.wrap(MARKET, 58))
    for point in ("• Open from Tuesday to Sunday", "• Parking behind the hall", "• No dogs, except guide dogs"):
        page.line(point, 60, y, 9)
        y += 12
    (article,) = page.articles()
    assert texts(article)[0] == MARKET
    assert len(article.body) == 4


def test_german_turn() -> None:
    """The labels "Fortsetzung auf Seite 3" and "Fortsetzung von Seite 1" join an article over a page between."""
    first, middle, last = Sheet(), Sheet(number=2), Sheet(number=3)
    first.line("Der letzte Fährmann", 60, 40, 26, HEI, True)
    rest = set_text(first, [FERRY], 60, 90, 48, rows=4)
    first.line("Fortsetzung auf Seite 3", 60, 90 + 48, 9, HEI)
    middle.line("Market hall opens", 60, 40, 26, HEI, True)
    set_text(middle, [MARKET], 60, 90, 60)
    last.line("Fortsetzung von Seite 1", 60, 40, 9, HEI)
    last.line("Der letzte Fährmann", 60, 54, 20, HEI, True)
    for k, line in enumerate(rest):
        last.line(line, 60, 90 + 12 * k, 9)
    set_text(last, [SCHOOL], 60, 90 + 12 * len(rest), 48)
    layouts = [lay_out(p.reading()) for p in (first, middle, last)]
    issue = join_issue([write_page(x) for x in layouts], layouts)
    begin = next(a for a in issue.articles if a.page == 1)
    end = next(a for a in issue.articles if a.page == 3)
    assert begin.continued_to and begin.continued_to.article == end.id and begin.continued_to.page == 3
    assert [p.text for p in begin.body if p.type is PartType.PARAGRAPH][-1] + " " + end.body[0].text == FERRY


def test_a_word_cut_at_the_foot_of_a_page_goes_on_at_the_head_of_the_next() -> None:
    """Without a label a sentence goes on in small letters, or after a hyphen; a note that begins with a figure does not."""
    first, second = Sheet(), Sheet(number=2)
    first.line("Der letzte Fährmann", 60, 40, 26, HEI, True)
    cut = [*textwrap.wrap(FERRY, 48)[:5], "and the ferry went over the Soekarno-"]
    for k, line in enumerate(cut):
        first.line(line, 60, 90 + 12 * k, 9)
    set_text(second, ["Hatta river in the evening, with the ferry and the ferryman. " + MARKET], 60, 60, 60)
    set_text(second, ["1 The ferry and the ferryman are told of in the record. " + FERRY], 60, 300, 60)
    layouts = [lay_out(p.reading()) for p in (first, second)]
    issue = join_issue([write_page(x) for x in layouts], layouts)
    begin = next(a for a in issue.articles if a.page == 1)
    end = next(a for a in issue.articles if a.body[0].text.startswith("Hatta"))
    assert begin.continued_to and begin.continued_to.article == end.id


def test_two_articles_side_by_side() -> None:
    """Headings of one size at one height, the same measure: the wider gutter and the headings part them."""
    page = Sheet(width=640)
    page.line("Der letzte Fährmann", 40, 40, 18, HEI, True)
    page.line("Market hall opens", 340, 40, 18, HEI, True)
    set_text(page, [FERRY, SCHOOL], 40, 80, 54)
    set_text(page, [MARKET], 340, 80, 54)
    found = by_headline(page.articles())
    assert texts(found["Der letzte Fährmann"]) == [FERRY, SCHOOL]
    assert texts(found["Market hall opens"]) == [MARKET]


def test_paragraphs_by_white_space() -> None:
    """Paragraphs without indents, parted by white."""
    page = Sheet()
    page.line("Market hall opens its doors to the town", 60, 40, 22, HEI, True)
    y = 90.0
    for text in (MARKET, FERRY, SCHOOL):
        set_text(page, [text], 60, y, 60, indent=False)
        y += 12 * len(textwrap.wrap(text, 58)) + 9
    (article,) = page.articles()
    assert texts(article) == [MARKET, FERRY, SCHOOL]


def test_headline_that_quotes_the_text() -> None:
    """Words of the text set large over a byline, or over larger type, are its head, no pull quotes."""
    page = Sheet()
    page.line("Der alte Fährmann", 60, 24, 11, KAI)
    page.line("Es ist still geworden", 60, 40, 13, HEI, True)
    page.line("Von Anna-", 60, 58, 9, HEI)
    page.line("Lena Muster", 60, 70, 9, HEI)
    set_text(page, [FERRY, SCHOOL], 60, 88, 48)
    (article,) = page.articles()
    assert (article.kicker, article.headline) == ("Der alte Fährmann", "Es ist still geworden")
    assert article.byline == "Von Anna-Lena Muster"


def test_byline_over_two_lines() -> None:
    """A byline that only both lines together make."""
    page = Sheet()
    page.line("Der letzte Fährmann", 60, 40, 26, HEI, True)
    page.line("Von unserem Redaktions-", 60, 72, 9, HEI)
    page.line("mitglied Anna Muster", 60, 84, 9, HEI)
    set_text(page, [FERRY, SCHOOL], 60, 108, 48)
    (article,) = page.articles()
    assert article.byline == "Von unserem Redaktionsmitglied Anna Muster"
    assert [(p.role, p.name) for p in article.bylines] == [("reporter", "Anna Muster")]


def test_letters_with_their_writers() -> None:
    """Each letter under one heading has its own headline and the name at the right under it."""
    page = Sheet()
    page.panels.append(Panel(Box(60, 36, 300, 56), (0.2, 0.3, 0.4)))
    page.line("Leserbriefe", 130, 40, 13, HEI, True)
    y = 70.0
    for title, text, writer in (
        ("Radweg statt Parkplatz", SCHOOL, "Eva Lang, Neudorf"),
        ("Wer zahlt am Ende?", FERRY, "Jens Vogel, Bad Neudorf"),
    ):
        page.line(title, 60, y, 9, HEI, True)
        height = len(page.lines)
        set_text(page, [text], 60, y + 12, 54)
        y += 12 * (len(page.lines) - height + 1)
        width = sum(0.5 if c.isascii() else 1.0 for c in writer) * 9
        page.line(writer, 300 - width, y, 9, KAI)
        y += 16
    found = by_headline(page.articles())
    assert {title: a.byline for title, a in found.items()} == {
        "Radweg statt Parkplatz": "Eva Lang, Neudorf",
        "Wer zahlt am Ende?": "Jens Vogel, Bad Neudorf",
    }
    assert texts(found["Wer zahlt am Ende?"]) == [FERRY]


def test_short_reports_without_headlines() -> None:
    """Paragraphs under a heading that names short reports are a report each."""
    page = Sheet()
    page.panels.append(Panel(Box(60, 36, 300, 56), (0.2, 0.3, 0.4)))
    page.line("Kurz gemeldet", 130, 40, 13, HEI, True)
    set_text(page, [FERRY, SCHOOL], 60, 70, 54)
    assert [(a.column_title, texts(a)) for a in page.articles()] == [
        ("Kurz gemeldet", [FERRY]),
        ("Kurz gemeldet", [SCHOOL]),
    ]


def test_german_teasers() -> None:
    """A list under its German title, each line with its page."""
    page = Sheet()
    page.panels.append(Panel(Box(60, 36, 300, 56), (0.2, 0.3, 0.4)))
    page.line("Im Innenteil", 130, 40, 13, HEI, True)
    for k, title in enumerate(("Der Rat vertagt sich", "Neue Brücke", "Blau-Weiß siegt spät")):
        page.line(f"Seite {k + 2}", 62, 80 + 44 * k, 9, HEI)
        page.line(title, 110, 80 + 44 * k, 11, HEI, True)
    set_text(page, [FERRY, SCHOOL], 330, 74, 48)
    assert [(t.label, t.text) for t in page.written().teasers] == [
        ("2", "Der Rat vertagt sich"),
        ("3", "Neue Brücke"),
        ("4", "Blau-Weiß siegt spät"),
    ]


def column(page: Sheet, text: str, x: float, y: float, *, rows: int, indent: bool = True, letters: int = 30) -> str:
    """Words of a text in lines of one measure, filled from edge to edge; what does not fit into `rows` lines comes back."""
    lines = textwrap.wrap(text, letters - 2)
    for row, words in enumerate(lines[:rows]):
        at = x + (9 if indent and row == 0 else 0)
        page.line(words, at, y + 12 * row, 9)
        if row < min(rows, len(lines)) - 1 or len(lines) > rows:
            made = page.lines[-1]
            page.lines[-1] = replace(made, box=Box(at, made.box.y0, x + 4.5 * letters, made.box.y1))
    return " ".join(lines[rows:])


def test_name_of_a_column_leaves_its_text_to_the_headline_at_the_side() -> None:
    """In a box with a column's name over a headline at the left, the text at the right is under the headline."""
    page = Sheet()
    page.panels += [Panel(Box(40, 30, 560, 150), None, (0, 0, 0)), Panel(Box(50, 36, 130, 50), (90, 60, 60))]
    page.line("Auf ein Wort", 56, 39, 8, HEI, True)
    page.line("Der letzte", 70, 70, 22, HEI)
    page.line("Fährmann", 70, 96, 22, HEI)
    rest = column(page, FERRY, 230, 66, rows=6)
    column(page, rest, 400, 66, rows=6, indent=False)
    (article,) = page.articles()
    assert (article.column_title, article.headline, texts(article)) == ("Auf ein Wort", "Der letzte Fährmann", [FERRY])


def test_headline_over_the_later_columns() -> None:
    """A text that begins level with a headline at its right goes on under it: the headline stands over its later columns."""
    page = Sheet()
    words = f"{FERRY} {SCHOOL} {MARKET}"
    rest = column(page, words, 40, 60, rows=9)
    page.line("Der letzte Fährmann", 200, 60, 26, HEI, True)
    rest = column(page, rest, 200, 100, rows=6, indent=False)
    column(page, rest, 360, 100, rows=12, indent=False)
    (article,) = page.articles()
    assert article.headline == "Der letzte Fährmann"
    assert "".join(texts(article)).replace(" ", "") == words.replace(" ", "")


def test_full_width_text_over_a_narrow_column_is_another() -> None:
    """A brief over two columns ends there; the column under it goes on the article at its left, whose headline is level with it."""
    page = Sheet()
    page.line("Water tests clean", 330, 40, 9, HEI, True)
    column(page, SCHOOL, 330, 52, rows=9, letters=58)
    page.line("Der letzte", 40, 110, 24, HEI, True)
    page.line("Fährmann", 40, 136, 24, HEI, True)
    words = f"{FERRY} {FERRY}"
    rest = column(page, words, 40, 170, rows=6)
    rest = column(page, rest, 190, 170, rows=6, indent=False)
    column(page, rest, 340, 112, rows=22, indent=False, letters=26)
    found = by_headline(page.articles())
    assert "".join(texts(found["Der letzte Fährmann"])).replace(" ", "") == words.replace(" ", "")


def test_source_at_the_head_of_the_last_column() -> None:
    """A source line that found no room under its text is no article under the headline."""
    page = Sheet()
    page.line("Der letzte Fährmann setzt über", 40, 40, 26, HEI, True)
    rest = column(page, FERRY, 40, 80, rows=6)
    column(page, rest, 200, 80, rows=9, indent=False)
    page.line("Quelle: Stadt Neudorf", 360, 80, 9, KAI)
    (article,) = page.articles()
    assert (article.source, texts(article)) == ("Quelle: Stadt Neudorf", [FERRY])


def test_letters_signed_with_umlauts() -> None:
    """A writer's name at the right under a letter ends it, whatever letters it has; the next column is another text."""
    page = Sheet()
    page.panels.append(Panel(Box(60, 36, 300, 56), (0, 0, 0)))
    page.line("Leserbriefe", 130, 40, 13, HEI, True)
    for y, title, writer in (
        (70, "Radweg statt Parkplatz", "Käthe Vogel, Neudorf"),
        (150, "Wer zahlt?", "Björn Thießen, Uhl"),
    ):
        page.line(title, 60, y, 9, HEI, True)
        column(page, SCHOOL, 60, y + 12, rows=20, letters=52)
        made = page.line(writer, 60, page.lines[-1].box.y0 + 12, 9, KAI)
        page.lines[-1] = replace(made, box=Box(294 - made.box.width, made.box.y0, 294, made.box.y1))
    page.line("Ein anderer Bericht", 340, 40, 22, HEI, True)
    column(page, FERRY, 340, 70, rows=20, letters=44)
    found = by_headline(page.articles())
    assert found["Radweg statt Parkplatz"].byline == "Käthe Vogel, Neudorf"
    assert found["Wer zahlt?"].byline == "Björn Thießen, Uhl"
    assert texts(found["Ein anderer Bericht"]) == [FERRY]


def test_byline_after_an_editors_note() -> None:
    """The writer's name may stand between the editors' note and the text; a dateline's line is none of it."""
    page = Sheet()
    page.line("Der letzte Fährmann", 40, 40, 26, HEI, True)
    page.line("In eigener Sache: Zuschriften werden", 40, 80, 9, KAI)
    page.line("gekürzt.", 40, 92, 9, KAI)
    page.line("Von Anna Muster", 40, 104, 9, KAI)
    column(page, FERRY, 40, 116, rows=20, letters=40)
    (article,) = page.articles()
    assert article.byline == "Von Anna Muster"
    assert [(p.type, p.text) for p in article.body][1:] == [(PartType.PARAGRAPH, FERRY)]


def test_lines_of_two_words_one_after_another() -> None:
    """Two lines in a row that the measure parts into two words each are whole lines all the same."""
    page = Sheet()
    page.line("Am Fluss", 40, 40, 22, HEI, True)
    for k, (left, right) in enumerate((("Björn", "Brückner,"), ("Busfahrer", "im"), ("Schichtdienst,", "hat"))):
        page.line(left, 40, 70 + 12 * k, 9)
        width = 4.5 * len(right)
        page.line(right, 140 - width, 70 + 12 * k, 9)
    for k, words in enumerate(("während der langen Ferien", "eine Werkstatt für alle", "Räder dort eröffnet.")):
        page.line(words, 40, 106 + 12 * k, 9)
        made = page.lines[-1]
        if k < 2:
            page.lines[-1] = replace(made, box=Box(40, made.box.y0, 140, made.box.y1))
    (article,) = page.articles()
    assert " ".join(texts(article)).startswith("Björn Brückner, Busfahrer im Schichtdienst, hat während")


def test_drop_cap_of_five_lines() -> None:
    """The box of a large cap reaches over its first line, even into the heading: it opens the text all the same."""
    page = Sheet()
    page.line("Der letzte Fährmann", 40, 40, 20, HEI, True)
    page.lines.append(Line("D", Box(40, 54, 78, 128), Style(SONG, 66, True)))
    words = f"{FERRY} {SCHOOL}"[1:]
    rest = column(page, words, 81, 68, rows=5, indent=False, letters=24)
    column(page, rest, 40, 128, rows=30, indent=False, letters=33)
    (article,) = page.articles()
    assert article.headline == "Der letzte Fährmann"
    assert " ".join(texts(article)) == f"{FERRY} {SCHOOL}"


def test_page_of_large_words_is_an_advertisement() -> None:
    """A page with a few large words and nothing else advertises."""
    page = Sheet(number=3)
    page.line("GRAND SALE", 80, 200, 80, HEI, True)
    page.line("50% OFF all beds", 120, 320, 44, HEI, True)
    page.line("Miller’s Furniture, 12 Market Street", 160, 600, 14)
    (article,) = page.articles()
    assert (article.kind, article.headline) == (Kind.ADVERTISEMENT, "GRAND SALE")


def test_page_of_one_picture() -> None:
    """The only line of a page, under its picture, is what is said of it."""
    page = Sheet()
    page.pictures.append(Picture(Box(40, 60, 560, 700)))
    page.line("Fishermen bring in the nets on Sunday morning off the harbour wall.", 40, 718, 9)
    (article,) = page.articles()
    assert article.kind is Kind.PHOTO_NEWS
    assert article.pictures[0].caption == "Fishermen bring in the nets on Sunday morning off the harbour wall."


def test_line_over_the_white_between_columns() -> None:
    """A line read over two columns, with those over and under it parted at its white, is cut there and shows none other whole."""
    left, right = textwrap.wrap(FERRY, 28)[:7], textwrap.wrap(MARKET, 28)[:7]
    whole = over_two_columns(left, right, bridged={3})
    assert " ".join(left) in whole
    assert " ".join(right) in whole


def over_two_columns(left: list[str], right: list[str], bridged: set[int]) -> str:
    """What is read of two justified columns with some of their rows as lines over both."""
    page = Sheet()
    page.line("Der letzte Fährmann setzt über den Fluss", 40, 40, 20, HEI, True)
    for row, halves in enumerate(zip(left, right, strict=True)):
        lines = []
        for text, x in zip(halves, (40, 190), strict=True):
            x0, x1 = x + (12 if text.startswith(" ") else 0), x + 140
            edges = tuple(x0 + (x1 - x0) * k / len(text.strip()) for k in range(len(text.strip()) + 1))
            lines.append(Line(text.strip(), Box(x0, 80 + 12 * row, x1, 89 + 12 * row), Style(SONG, 9), edges=edges))
        a, b = lines
        both = replace(a, text=f"{a.text} {b.text}", box=a.box.union(b.box), edges=a.edges + b.edges)
        page.lines += [both] if row in bridged else [a, b]
    return " ".join(" ".join(texts(article)) for article in page.articles())


def test_three_lines_over_the_white_between_columns() -> None:
    """Lines one over another that all have their widest space at the same place are those of two short columns."""
    left, right = textwrap.wrap(FERRY, 28)[:3], textwrap.wrap(MARKET, 28)[:3]
    whole = over_two_columns([" " + left[0], *left[1:]], right, bridged={0, 1, 2})
    assert " ".join(left) in whole
    assert " ".join(right) in whole


def test_line_that_breaks_a_word_off_before_the_white() -> None:
    """No word is broken off within a line: what comes after a hyphen and a wide space is another column's."""
    left = ["Der alte Fährmann wohnt am Mit-", "telweg.", "Er hat drei Boote und verkauft"]
    right = ["Die neue Markthalle wurde am", "Samstag mit breiteren Ständen", "eröffnet und gut besucht."]
    whole = over_two_columns(left, right, bridged={0})
    assert "wohnt am Mittelweg." in whole
    assert " ".join(right) in whole


def test_column_that_ends_in_half_a_word() -> None:
    """A column whose last line stops at a hyphen, far from the edge, goes on: the rest of the word was too long for it."""
    page = Sheet()
    page.panels.append(Panel(Box(30, 30, 400, 200), None, (0, 0, 0)))
    page.line("Der letzte Fährmann", 40, 40, 22, HEI, True)
    rest = column(page, FERRY, 40, 80, rows=6)
    page.line("Trinkwasserlei-", 40, 152, 9)
    page.line("tungen gibt es nicht.", 200, 80, 9)
    column(page, rest, 200, 92, rows=12, letters=40)
    (article,) = page.articles()
    assert "Trinkwasserleitungen gibt es nicht." in " ".join(texts(article))


def test_bar_with_a_name_heads_what_lies_below() -> None:
    """A column's name on a bar as wide as the columns is their heading: they do not go on under the heading at their side."""
    page = Sheet()
    page.panels.append(Panel(Box(40, 40, 330, 58), (90, 90, 90), None))
    page.line("Kurz gemeldet", 150, 44, 10, HEI, True)
    rest = column(page, FERRY, 40, 70, rows=8)
    column(page, rest, 190, 70, rows=8)
    page.line("Der Markt zieht um", 345, 44, 16, HEI, True)
    column(page, "Der Wochenmarkt steht von Mai an auf der anderen Seite des Flusses. " * 4, 345, 70, rows=8)
    found = [(a.headline or a.column_title, texts(a)[0][:12]) for a in page.articles()]
    assert ("Der Markt zieht um", "Der Wochenma") in found
    assert all(FERRY[:12] not in text for head, text in found if head == "Der Markt zieht um")


def test_heading_of_a_box_is_no_pull_quote() -> None:
    """Words at the head of a box are its heading, though its text has them too."""
    page = Sheet()
    page.panels.append(Panel(Box(30, 60, 340, 420), None, (0, 0, 0)))
    page.line("Im Frühjahr hat die Stadt", 40, 70, 12, HEI, True)
    page.line("Befürworter sprechen von einem Schritt", 40, 88, 10.5, KAI)
    for x in (40, 190):
        column(page, FERRY + " " + FERRY.replace("Die", "Eine"), x, 110, rows=20, letters=28)
    assert "Im Frühjahr hat die Stadt" in by_headline(page.articles())


def test_caption_over_a_picture_with_a_byline_at_its_side() -> None:
    """A sentence right over a picture comes before words at its side."""
    page = Sheet()
    page.line("Der letzte Fährmann", 40, 40, 20, HEI, True)
    column(page, FERRY, 40, 80, rows=20, letters=28)
    page.line("Der Hafen bei Niedrigwasser.", 190, 80, 8, KAI)
    page.pictures.append(Picture(Box(190, 92, 320, 180)))
    column(page, SCHOOL, 190, 190, rows=10, letters=28)
    page.line("Der neue Markt", 335, 60, 16, HEI, True)
    page.line("Zum Bericht vom Mai", 335, 95, 8.5, HEI, True)
    column(page, MARKET, 335, 110, rows=10, letters=28)
    (picture,) = [p for a in page.articles() for p in a.pictures]
    assert picture.caption == "Der Hafen bei Niedrigwasser."
