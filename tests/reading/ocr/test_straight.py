"""Lines that lean, and lines with specks beside them, are cut out as narrow as they are."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.reading.ocr.places import Place
from baoyan.reading.ocr.straight import LEANS, gains, leans
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
    assert LEANS[gains(page < 128).argmax()] == pytest.approx(lean, abs=0.002)
    drift = abs(lean) * LENGTH / 2
    place = Place(20, 20 + LENGTH, 100 - drift, 120 + drift, True)
    (strip,) = cut_strips(np.ascontiguousarray(page.T), [place])
    assert strip.ink.any(axis=1).sum() <= SIDE + 2


def test_a_straight_line() -> None:
    assert LEANS[gains(_lines(0.0) < 128).argmax()] == pytest.approx(0.0, abs=0.002)


def _told(lean: float, gain: float) -> np.ndarray:
    """The gains of a line that seems to lean so."""
    return np.where(np.abs(LEANS - lean) < 0.0005, np.log(gain), 0.0)


def test_a_line_that_seems_to_lean_among_straight_ones() -> None:
    """Chance makes a short line sharper askew; those beside it do not agree."""
    found = np.array([_told(0.02, 1.5), *([_told(0.0, 1.0)] * 11)])
    assert not leans(found, np.arange(24.0).reshape(12, 2)).any()


def test_lines_that_lean_a_little_together() -> None:
    """None would be believed alone; the far side of a bent page leans the other way."""
    found = np.array([_told(0.01, 1.15)] * 12 + [_told(-0.02, 1.15)] * 12)
    middles = np.array([(100.0, 30.0 * k) for k in range(12)] + [(5000.0, 30.0 * k) for k in range(12)])
    told = leans(found, middles)
    assert told[:12] == pytest.approx(0.01)
    assert told[12:] == pytest.approx(-0.02)
    assert not leans(found[:1], middles[:1]).any()


def test_specks_beside_a_column() -> None:
    page = np.full((80, 400), 250, np.uint8)
    page[30:50, 20:380:3] = 30
    page[24:26, 100:106] = page[54:57, 200:204] = 30
    (strip,) = cut_strips(np.ascontiguousarray(page.T), [Place(20, 380, 22, 58, True)])
    assert strip.ink.any(axis=1).sum() == 20


def test_the_thin_edge_of_columns_of_a_clean_page() -> None:
    """A column's outermost pixels, thin as they are, are its own, also where one column has a speck beside it."""
    page = np.full((260, 400), 250, np.uint8)
    places = []
    for top in range(30, 200, 40):
        page[top : top + 20, 20:380:3] = 30
        page[top - 1, 20:380:40] = page[top + 20, 20:380:40] = 30
        places.append(Place(20, 380, top - 2, top + 22, True))
    page[24:26, 100:106] = 30
    strips = cut_strips(np.ascontiguousarray(page.T), places)
    assert [s.ink.any(axis=1).sum() for s in strips[1:]] == [22] * 4
