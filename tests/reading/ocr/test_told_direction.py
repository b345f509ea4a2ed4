"""A line runs as its strip was read, also where rows of characters stand as close as its own."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.reading.lines import build_lines
from baoyan.reading.ocr.setting import glyphs_of
from baoyan.reading.ocr.signs import Mark, Read
from baoyan.reading.ocr.sizes import Type
from baoyan.reading.ocr.strips import Strip

ROWS = ("街上的人", "越走越多", "天亮以前", "船都開了")


def _read(k: int, text: str, vertical: bool) -> Read:
    strip = Strip(np.zeros((10, 40), np.uint8), np.ones((10, 40), bool), 0, 10 * k, vertical, False)
    places = [(10 * k, 10 * n) if vertical else (10 * n, 10 * k) for n in range(len(text))]
    return Read(strip, tuple(Mark(c, 1.0, x, y, x + 10, y + 10) for c, (x, y) in zip(text, places, strict=True)), 1.0)


@pytest.mark.parametrize("vertical", [True, False])
def test_a_square_of_characters(vertical: bool) -> None:
    reads = [_read(k, text, vertical) for k, text in enumerate(ROWS)]
    lines = build_lines(glyphs_of(reads, [Type(10, False, True)] * len(reads), 1.0), ())
    assert {line.text for line in lines} == set(ROWS)
    assert all(line.vertical is vertical for line in lines)
