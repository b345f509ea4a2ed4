"""Level lines of a text layer that run from right to left come out as they are read."""

from __future__ import annotations

from itertools import pairwise

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, Style
from baoyan.reading.leftward import forward

SENTENCE = "重要消息請看今日本市各大報紙"
BODY = "我國人民應當知道世界各國的經濟情形與政治狀況"
PLAIN = "我国人民应当知道世界各国的经济情形与政治状况"


def level(text: str, x: float = 0, y: float = 0, size: float = 10) -> Line:
    edges = tuple(x + size * k for k in range(len(text) + 1))
    return Line(text, Box(x, y, edges[-1], y + size), Style("Ming", size), edges=edges)


def down(text: str, x: float) -> Line:
    return Line(text, Box(x, 50, x + 10, 50 + 10 * len(text)), Style("Ming", 10), Direction.VERTICAL)


PAGE = [down(BODY, 300 - 12 * k) for k in range(4)]


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_a_headline_over_columns_that_run_down() -> None:
    """It is turned, with its characters' places; the columns stay."""
    (head, *rest) = forward([level(SENTENCE[::-1], 40), *PAGE])
    assert head.text == SENTENCE
    assert all(a < b for a, b in pairwise(head.edges))
    assert (head.edges[0], head.edges[-1]) == (head.box.x0, head.box.x1)
    assert rest == PAGE


def test_short_lines_go_as_the_page_does() -> None:
    """A line too short to tell is turned where the others are."""
    found = forward([level(SENTENCE[::-1]), level("版三第", 400, 80), *PAGE])
    assert texts(found)[:2] == [SENTENCE, "第三版"]


def test_lines_that_run_from_left_to_right_stay() -> None:
    """On a vertical page, on one of level lines, and where nothing is Chinese."""
    for page in ([level(SENTENCE), level("第三版", 400, 80), *PAGE], [level(BODY, y=20 * k) for k in range(4)]):
        assert forward(page) == tuple(page)
    latin = [level("gnidaer si eno on")]
    assert forward(latin) == tuple(latin)


def test_one_headline_over_level_text() -> None:
    """It goes its own way where that is sure, also over text in simplified characters."""
    for body in (BODY, PLAIN):
        page = [level(SENTENCE[::-1]), *(level(body, y=20 + 20 * k) for k in range(6))]
        assert texts(forward(page)) == [SENTENCE, *[body] * 6]


def test_figures_words_and_brackets() -> None:
    """These keep their own order, and brackets their side."""
    (line, *_) = forward([level("（話電）A. L. Lee）號1939（" + SENTENCE[::-1]), *PAGE])
    assert line.text == SENTENCE + "）1939號（A. L. Lee（電話）"


def test_two_pieces_of_one_row_change_places() -> None:
    """What stands at the right is read first."""
    first, second, *_ = forward([level(SENTENCE[7:][::-1]), level(SENTENCE[:7][::-1], 85), *PAGE])
    assert (first.text, second.text) == (SENTENCE[7:], SENTENCE[:7])
    assert second.box.x1 < first.box.x0
    assert first.box.x1 == 155


def test_styles_go_with_their_characters() -> None:
    """A line's bold end is its bold beginning."""
    bold = Style("Ming", 10, bold=True)
    head = Line(
        SENTENCE[::-1], Box(0, 0, 140, 10), Style("Ming", 10), runs=((0, Style("Ming", 10)), (12, bold)), tail=bold
    )
    (found, *_) = forward([head, *PAGE])
    assert found.runs == ((0, bold), (2, Style("Ming", 10)))
    assert (found.lead, found.tail) == (bold, None)
