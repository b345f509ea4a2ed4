"""Where characters of a scan take their room along the line."""

import numpy as np

from baoyan.reading.ocr.setting import glyphs_of
from baoyan.reading.ocr.signs import Mark, Read
from baoyan.reading.ocr.sizes import Type
from baoyan.reading.ocr.strips import Strip


def read(text: str, places: list[tuple[float, float]]) -> Read:
    """A level strip with the ink of its characters at `places`."""
    blank = np.full((20, 400), 255, np.uint8)
    strip = Strip(blank, np.zeros((20, 400), bool), 0, 0, False, False)
    return Read(strip, tuple(Mark(c, 1.0, a, 1, b, 19) for c, (a, b) in zip(text, places, strict=True)), 1.0)


def starts(lines: list[Read]) -> list[float]:
    """Where the glyphs of the last line begin."""
    found = glyphs_of(lines, [Type(20.0, False, True)] * len(lines), 1.0)
    return [float(x) for x in found.x0[-len(lines[-1].marks) :]]


def test_quote_that_begins_a_line_has_its_whole_cell_where_others_do() -> None:
    """Its empty half belongs to the line's edge."""
    inner = read("山“川”水", [(1, 19), (32, 38), (41, 59), (62, 68), (81, 99)])
    first = read("“山川", [(12, 18), (21, 39), (41, 59)])
    assert starts([inner, first])[0] < 1.0


def test_quote_set_close_has_its_own_width() -> None:
    """So it is set among letters, and in some Chinese papers."""
    inner = read("山“川”水", [(1, 19), (21, 27), (29, 47), (49, 55), (57, 75)])
    first = read("“山川", [(1, 7), (9, 27), (29, 47)])
    assert starts([inner, first])[0] > -1.5
