"""Level lines of old pages run from right to left; all of one page go the same way."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from baoyan.reading.ocr.backward import forward
from baoyan.reading.ocr.signs import Mark, Read
from baoyan.reading.ocr.strips import Strip

SENTENCE = "重要消息請看今日本市各大報紙"
BODY = "我國人民應當知道世界各國的經濟情形與政治狀況"


def _read(text: str, x: float = 0, y: float = 0, vertical: bool = False) -> Read:
    high, wide = 10, 10 * len(text)
    ink = np.ones((high, wide), bool)
    strip = Strip(
        np.zeros((high, wide), np.uint8), ink, round(y if vertical else x), round(x if vertical else y), vertical, False
    )
    places = [(x, y + 10 * k) if vertical else (x + 10 * k, y) for k in range(len(text))]
    marks = tuple(Mark(c, 1.0, a, b, a + 10, b + 10) for c, (a, b) in zip(text, places, strict=True))
    return Read(strip, marks, 1.0)


def _texts(reads: list[Read]) -> list[str]:
    return ["".join(m.text for m in r.marks) for r in reads]


PAGE = [_read(BODY, x=300 - 12 * k, y=50, vertical=True) for k in range(4)]


def test_a_headline_from_right_to_left() -> None:
    reads = forward([_read(SENTENCE[::-1], y=5), *PAGE])
    assert _texts(reads) == [SENTENCE, *[BODY] * 4]
    assert all(a.x0 < b.x0 for a, b in pairwise(reads[0].marks))


def test_pages_that_run_from_left_to_right() -> None:
    reads = [_read(SENTENCE, y=5), *PAGE]
    assert forward(reads) == reads
    level = [_read(SENTENCE[::-1], y=20 * k) for k in range(5)]
    assert forward(level) == level  # nothing runs down this page: it is no old one


def test_a_short_line_goes_as_the_page_does() -> None:
    (_, short, *_) = forward([_read(SENTENCE[::-1], y=5), _read("版三第", x=400, y=80), *PAGE])
    assert _texts([short]) == ["第三版"]


def test_figures_words_and_brackets() -> None:
    (line, *_) = forward([_read("（話電）A. L. Lee）號1939（" + SENTENCE[::-1], y=5), *PAGE])
    assert _texts([line]) == [SENTENCE + "）1939號（A. L. Lee（電話）"]


def test_strips_of_one_row_change_places() -> None:
    first, second, *_ = forward([_read(SENTENCE[7:][::-1], y=5), _read(SENTENCE[:7][::-1], x=72, y=5), *PAGE])
    assert _texts([first, second]) == [SENTENCE[7:], SENTENCE[:7]]
    assert second.strip.bounds[0] < first.strip.bounds[0]
    assert max(m.x1 for m in second.marks) <= min(m.x0 for m in first.marks)
