"""Scans read: lines where they stand, in the size they have, with what is drawn beside them."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.model.reading import Direction, PageReading, TextOrigin
from baoyan.reading.ocr.detection import Core
from baoyan.reading.ocr.page import read_scan
from baoyan.reading.ocr.places import Place, places
from baoyan.reading.ocr.strips import cut_strips
from reading.ocr.pages import Sheet, chinese, latin, source

TEXT = (
    "春天来了，河边的柳树",
    "长出新芽。孩子们放学",
    "以后到河边放风筝，老",
    "人坐在树下说话，一直",
    "到太阳落山才回家去。",
)
WORDS = ("The ferry came back to", "the harbour on Monday", "after nine weeks in dock", "and sailed again at noon.")


def texts(reading: PageReading) -> list[str]:
    """The lines from top to bottom, without white."""
    lines = sorted(reading.lines, key=lambda line: (line.box.y0, line.box.x0))
    return ["".join(line.text.split()) for line in lines]


@pytest.fixture(scope="module")
def level() -> PageReading:
    """Two columns beside one another under a heading, a rule between them; a frame, a reversed panel, a picture."""
    sheet = Sheet(300, 400)
    sheet.line(30, 20, "河边春色", chinese(30))
    for k, text in enumerate(TEXT):
        sheet.line(20, 70 + 14 * k, text, chinese(10))
        sheet.line(138, 70 + 14 * k, text[::-1].replace("，", "人").replace("。", "山"), chinese(10))
    sheet.box(128.5, 68, 129.2, 140, 60)
    sheet.box(20, 160, 250, 186, 70)
    sheet.line(60, 164, "街镇动态新闻", chinese(18), 246)
    sheet.photograph(20, 200, 140, 280)
    for x0, y0, x1, y1 in ((160, 200, 270, 201), (160, 279, 270, 280), (160, 200, 161, 280), (269, 200, 270, 280)):
        sheet.box(x0, y0, x1, y1, 30)
    sheet.line(180, 230, "今日导读", chinese(12))
    sheet.line(20, 300, "■", chinese(10))
    sheet.line(34, 300, "区里新装路灯", chinese(10))
    return read_scan(sheet, source(sheet))


def test_columns_are_kept_apart(level: PageReading) -> None:
    found = texts(level)
    assert found[0] == "河边春色"
    for text in TEXT:
        assert text in found
    assert level.origin is TextOrigin.OCR
    assert all(line.origin is TextOrigin.OCR and line.confidence > 0.5 for line in level.lines)
    assert (round(level.width), round(level.height)) == (300, 400)


def test_places_and_sizes(level: PageReading) -> None:
    """An edge for each character; lines of one type have one size, close to what was set."""
    body = [line for line in level.lines if line.text in TEXT]
    assert len({line.style.size for line in body}) == 1
    assert body[0].style.size == pytest.approx(10, rel=0.06)
    for line in body:
        assert len(line.edges) == len(line.text) + 1
        assert line.box.x0 == pytest.approx(20, abs=2)
        assert np.diff(line.edges) == pytest.approx(np.full(len(line.text), 10.0), abs=2.6)
    heading = next(line for line in level.lines if line.text == "河边春色")
    assert heading.style.size == pytest.approx(30, rel=0.08)


def test_what_is_drawn(level: PageReading) -> None:
    upright = [r for r in level.rules if not r.horizontal and 70 < r.box.cy < 140]
    assert len(upright) == 1
    assert upright[0].box.cx == pytest.approx(129, abs=1)
    dark = [p for p in level.panels if p.fill and p.fill[0] < 120]
    assert [round(v) for v in (dark[0].box.x0, dark[0].box.x1)] == pytest.approx([20, 250], abs=2)
    frame = [p for p in level.panels if p.stroke]
    assert frame and frame[0].box.x0 == pytest.approx(160, abs=1.5)
    assert len(level.pictures) == 1
    assert level.pictures[0].box.y1 == pytest.approx(280, abs=3)


def test_reversed_panel_and_bullet(level: PageReading) -> None:
    label = next(line for line in level.lines if "动态" in line.text)
    assert label.text == "街镇动态新闻"
    assert label.style.colour == (255, 255, 255)
    assert any("".join(line.text.split()) == "■区里新装路灯" for line in level.lines)


def test_columns_of_a_vertical_page() -> None:
    sheet = Sheet(200, 260)
    for k, text in enumerate(TEXT):
        sheet.column(150 - 17 * k, 30, text.replace("，", "又").replace("。", "了"), 11)
    sheet.line(20, 200, "街上的人越来越多", chinese(10))
    reading = read_scan(sheet, source(sheet))
    down = [line for line in reading.lines if line.vertical]
    assert [line.text for line in sorted(down, key=lambda line: -line.box.x0)] == [
        text.replace("，", "又").replace("。", "了") for text in TEXT
    ]
    assert all(line.box.height == pytest.approx(110, abs=4) for line in down)
    across = [line for line in reading.lines if line.direction is Direction.HORIZONTAL]
    assert [line.text for line in across] == ["街上的人越来越多"]


@pytest.mark.parametrize("vertical", [True, False])
def test_a_stop_in_the_middle_of_its_cell_ends_a_column(vertical: bool) -> None:
    """Taiwan and Hong Kong set stops so: white of more than half an em is no end of a column, but of a level line."""
    page = np.full((60, 300), 250, np.uint8)
    page[20:40, 20:200:4] = 30
    page[28:33, 208:213] = 30
    place = Place(20, 200, 20, 40, vertical)
    (strip,) = cut_strips(page.T.copy() if vertical else page, [place])
    end = strip.bounds[3 if vertical else 2]
    assert (end >= 213) is vertical


def test_words() -> None:
    """Latin lines keep the white between their words, and lines of one type their one size."""
    sheet = Sheet(240, 160)
    for k, text in enumerate(WORDS):
        sheet.line(20, 30 + 15 * k, text, latin(11))
    sheet.line(20, 110, "HARBOUR NEWS", latin(22))
    reading = read_scan(sheet, source(sheet))
    lines = sorted(reading.lines, key=lambda line: line.box.y0)
    assert [line.text for line in lines] == [*WORDS, "HARBOUR NEWS"]
    assert len({line.style.size for line in lines[:4]}) == 1
    assert lines[4].style.size == pytest.approx(2 * lines[0].style.size, rel=0.15)


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_nothing_on_the_page(tone: int) -> None:
    sheet = Sheet(120, 120)
    sheet.box(0, 0, 120, 120, tone)
    reading = read_scan(sheet, source(sheet))
    assert reading.lines == ()


def test_what_was_decided_is_told() -> None:
    """Quotes that the network takes for straight ones: the line has them curly, and tells what was recognised."""
    sheet = Sheet(300, 120)
    for k, text in enumerate(("The pilot said, “We will", "wait for the tide,” and", "nobody on the quay spoke.")):
        sheet.line(30, 20 + 18 * k, text, latin(12))
    lines = {line.text: line for line in read_scan(sheet, source(sheet)).lines}
    changed = {text: line.seen for text, line in lines.items() if line.seen}
    assert all(len(seen) == len(text) for text, seen in changed.items())
    assert not lines["nobody on the quay spoke."].seen
    assert [text for text in lines if "“" in text] and all("“" in text or "”" in text for text in changed)


def test_characters_in_a_row_are_a_level_line() -> None:
    """A headline over columns, each of its characters a core of its own, is one line across; columns stay columns."""
    columns = [Core(x, 100, x + 20, 300, 2) for x in range(0, 200, 26)]
    row = [Core(x, 40, x + 30, 70, 2) for x in range(10, 180, 40)]
    stacked = [Core(400, y, 430, y + 30, 2) for y in range(40, 280, 40)]
    found = places([*columns, *row, *stacked])
    assert [(p.u0, p.u1) for p in found if not p.vertical] == [(8, 202)]
    assert sum(p.vertical for p in found) == len(columns) + 1
