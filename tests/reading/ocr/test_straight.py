"""Lines that lean, and lines with specks beside them, are cut out as narrow as they are."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.reading.ocr.places import Place
from baoyan.reading.ocr.straight import lean_of
from baoyan.reading.ocr.strips import cut_strips

LENGTH, SIDE, PITCH = 800, 20, 30


def _lines(lean: float) -> np.ndarray:
    """Five lines of blocks, level, along which the page shifts across."""
    page = np.full((220, LENGTH + 40), 250, np.uint8)
    for line in range(5):
        for u in range(20, LENGTH, SIDE + 4):
            v = round(40 + line * PITCH + lean * (u - LENGTH / 2))
            page[v : v + SIDE, u : u + SIDE // 2] = 30
    return page


@pytest.mark.parametrize("lean", [0.02, -0.012])
def test_a_line_that_leans(lean: float) -> None:
    page = _lines(lean)
    assert lean_of(page < 128) == pytest.approx(lean, abs=0.002)
    drift = abs(lean) * LENGTH / 2
    place = Place(20, 20 + LENGTH, 100 - drift, 120 + drift, True)
    (strip,) = cut_strips(np.ascontiguousarray(page.T), [place])
    assert strip.ink.any(axis=1).sum() <= SIDE + 2


def test_a_straight_line() -> None:
    assert lean_of(_lines(0.0) < 128) == 0.0


def test_specks_beside_a_column() -> None:
    page = np.full((80, 400), 250, np.uint8)
    page[30:50, 20:380:3] = 30
    page[24:26, 100:106] = page[54:57, 200:204] = 30
    (strip,) = cut_strips(np.ascontiguousarray(page.T), [Place(20, 380, 22, 58, True)])
    assert strip.ink.any(axis=1).sum() == 20
