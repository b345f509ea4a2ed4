"""What is drawn: columns in reading order, lines that print an article's facts, blocks left out."""

from __future__ import annotations

from dataclasses import replace

from baoyan.draw.marks import Mark, bare_regions, columns_of, left_out, marks_of, named_lines
from baoyan.draw.pen import _rounded, _way
from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article, ArticlePicture, HeadSpan, Kind, Part, PartType, Region, Span
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Direction, Line, Style

FLAT, UPRIGHT = Frame(Direction.HORIZONTAL), Frame(Direction.VERTICAL)


def text(x0: float, y0: float, x1: float, y1: float, role: str = "") -> Mark:
    return Mark(Box(x0, y0, x1, y1), role, flow=True)


def line(words: str, x: float, y: float) -> Line:
    return Line(words, Box(x, y, x + 80, y + 10), Style("Song", 9))


def article(name: str, **values: object) -> Article:
    span = Span(1, Box(0, 100, 80, 200).polygon())
    given = {"body": (Part(PartType.PARAGRAPH, "text", (span,)),), **values}
    return Article(name, Kind.ARTICLE, 1, **given)  # type: ignore[arg-type]


class TestColumns:
    """Pieces of running text put together."""

    def test_pieces_of_a_column(self) -> None:
        """Paragraphs one below the other are one column; the next column is another."""
        marks = [text(0, 0, 80, 100), text(0, 105, 80, 200), text(90, 0, 170, 200)]
        assert columns_of(marks, FLAT) == [Box(0, 0, 80, 200), Box(90, 0, 170, 200)]

    def test_headline_stays_by_itself(self) -> None:
        """A headline over the first column alone is not part of it."""
        marks = [text(0, 0, 80, 20, "headline"), text(0, 25, 80, 100)]
        assert len(columns_of(marks, FLAT)) == 2

    def test_picture_parts_a_column(self) -> None:
        """Text above and below a picture are two places."""
        assert len(columns_of([text(0, 0, 80, 100), text(0, 200, 80, 300)], FLAT)) == 2

    def test_vertical(self) -> None:
        """On a vertical page the rows of columns are put together from right to left."""
        marks = [text(200, 0, 300, 80), text(100, 0, 195, 80), text(100, 90, 300, 170)]
        assert columns_of(marks, UPRIGHT) == [Box(100, 0, 300, 80), Box(100, 90, 300, 170)]

    def test_beside_the_way(self) -> None:
        """Captions, decks and pull quotes are no places on the way."""
        span = Span(1, Box(0, 0, 50, 10).polygon())
        whole = article(
            "a",
            head_spans=(HeadSpan("deck", span),),
            body=(Part(PartType.PULL_QUOTE, "q", (span,)),),
            pictures=(ArticlePicture(1, (0, 0, 9, 9), caption_spans=(span,)),),
        )
        assert [m.role for m in marks_of(whole)] == ["deck", "pull_quote", "picture", "caption"]
        assert columns_of(marks_of(whole), FLAT) == []

    def test_other_pages_are_left_alone(self) -> None:
        """What stands on another page is not drawn on this one."""
        away = Span(2, Box(0, 0, 50, 10).polygon())
        assert marks_of(article("a", body=(Part(PartType.PARAGRAPH, "x", (away,)),))) == []


class TestNamedLines:
    """Lines that print a byline, a source, ..."""

    def test_by_its_letters(self) -> None:
        """Spaces and marks do not matter; of two equal lines the nearer one is meant."""
        lines = [line("□ 记者 王永娟", 0, 900), line("□记者王永娟", 0, 80)]
        found = named_lines([article("a", byline="□ 记者 王永娟")], lines)
        assert [(m.role, m.box) for m in found["a"]] == [("byline", lines[1].box)]

    def test_on_two_lines(self) -> None:
        """A byline set on two lines is marked as one piece; the text after it is not."""
        lines = [line("EDGAR THORN, Special to the", 0, 80), line("Paper", 0, 92), line("It began", 0, 104)]
        (found,) = named_lines([article("a", byline="EDGAR THORN, Special to the Paper")], lines)["a"]
        assert found == Mark(Box(0, 80, 80, 102), "byline", flow=False, lines=(lines[0].box, lines[1].box))

    def test_shared_heading_once(self) -> None:
        """Briefs under one heading: it is drawn once."""
        found = named_lines(
            [article("a", column_title="简讯"), article("b", column_title="简讯")], [line("简讯", 0, 80)]
        )
        assert list(found) == ["a"]

    def test_not_where_it_is_known(self) -> None:
        """A part whose place the article itself tells is not looked for."""
        span = Span(1, Box(0, 80, 80, 90).polygon())
        known = article("a", deck="D", head_spans=(HeadSpan("deck", span),))
        assert named_lines([known], [line("D", 0, 80)]) == {}


def test_left_out() -> None:
    """A block is left out when most of its lines are in no article."""
    held = Block(1, Role.BODY, (line("a", 0, 110), line("b", 0, 130)), Box(0, 110, 80, 140))
    lost = replace(held, id=2, lines=(line("c", 0, 300),), box=Box(0, 300, 80, 310))
    layout = PageLayout(1, 400, 600, (held, lost))
    assert left_out(layout, PageArticles(1, (article("a"),)), {}) == [lost]


def test_drop_cap_is_held_by_the_region() -> None:
    """A drop cap under an article's region is not left out; more text there is."""
    cap = Block(1, Role.HEADLINE, (line("弄", 0, 300),), Box(0, 300, 20, 320))
    more = replace(cap, id=2, lines=(line("弄堂口", 0, 300),))
    whole = article("a", regions=(Region(1, Box(0, 290, 200, 400).polygon()),))
    assert left_out(PageLayout(1, 400, 600, (cap, more)), PageArticles(1, (whole,)), {}) == [more]


def test_bare_regions() -> None:
    """The ground of an advertisement is a region that its text does not fill; a column's region is filled."""
    ground, filled = Region(1, Box(0, 90, 300, 500).polygon()), Region(1, Box(0, 100, 80, 200).polygon())
    whole = article("a", regions=(ground, filled))
    assert bare_regions(whole, marks_of(whole)) == [Box(0, 90, 300, 500)]


class TestWay:
    """The arrow from one place to the next."""

    def test_down(self) -> None:
        """To a place below it goes straight down."""
        (x0, y0), (x1, y1) = _way(Box(0, 0, 200, 50), Box(0, 60, 80, 300), 3)
        assert x0 == x1
        assert y0 < y1

    def test_along_the_gutter(self) -> None:
        """To the next column it goes up between the two."""
        points = _way(Box(0, 0, 80, 300), Box(100, 0, 180, 300), 3)
        assert [80 < x < 100 for x, _ in points] == [False, True, True, False]
        assert points[-1][1] < points[0][1]

    def test_down_and_aside(self) -> None:
        """To a place below and beside it goes round the corner in between."""
        points = _way(Box(200, 0, 400, 50), Box(0, 80, 80, 300), 3)
        assert [y for _, y in points[1:3]] == [65, 65]
        assert points[-1] == (40, 83)

    def test_back(self) -> None:
        """To a place at the left it goes straight."""
        assert len(_way(Box(100, 0, 180, 300), Box(0, 0, 80, 100), 3)) == 2

    def test_round_corners(self) -> None:
        """Corners are cut, ends are kept."""
        path = _rounded([(0, 0), (10, 0), (10, 10)], 3)
        assert (path[0], path[-1]) == ((0, 0), (10, 10))
        assert (10, 0) not in path
