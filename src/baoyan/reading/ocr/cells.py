"""Vertical lines for a network that reads level ones: the column is cut into its characters, which are laid in a row.

Turned on its side a column loses its punctuation and every fourteenth character; upright cells in a row read as a level
line does. What stands on its side in a column anyhow (brackets, dashes) or is squeezed into one cell (two figures) is
looked at a second time, turned or widened, between its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from baoyan.reading.ocr.strips import Strip

MARK = 0.45
"""Of the column's width: ink that is smaller both ways is a mark."""
THIN = 0.62
"""Of the column's width: ink so low, or lower, may be a bracket on its side."""
NARROW = 0.3
"""Of the column's width: ink so narrow, and high, may be a dash on its side."""
DOT = 0.27
"""Of the column's width: the dots of a colon are no larger."""
LONG = 7.0
"""Characters from which a column tells its own pitch."""
HALF = 0.07
"""What a cell of half a pitch costs: a bracket or a mark set close."""
STRETCH = 1.8
"""By which a cell that may hold several figures is widened."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A vertical strip and where its characters are: `cells` are (u0, u1) along it, `side` that of the squares in a row."""

    strip: Strip
    cells: tuple[tuple[int, int], ...]
    side: int
    ground: int

    def square(self, k: int) -> np.ndarray:
        """The picture of cell `k`, upright, in the middle of a square."""
        a, b = self.cells[k]
        return _centred(self.strip.grey.T[a:b], self.side, self.ground)

    def row(self) -> np.ndarray:
        """All cells side by side."""
        return np.hstack([self.square(k) for k in range(len(self.cells))])

    def ink(self, k: int) -> tuple[int, int, int, int]:
        """The ink of cell `k` in the strip: u0, u1, v0, v1."""
        a, b = self.cells[k]
        part = self.strip.ink[:, a:b]
        u, v = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
        return a + int(u[0]), a + int(u[-1]) + 1, int(v[0]), int(v[-1]) + 1


def column_of(strip: Strip) -> Column | None:
    """The strip cut into characters; None where it has no ink."""
    cells = cut(strip.ink.T)
    if not cells:
        return None
    return Column(strip, tuple(cells), max(strip.high, *(b - a for a, b in cells)), strip.ground)


def second_looks(column: Column) -> list[tuple[int, str, np.ndarray]]:
    """Cells to be read again: the place, "turned" or "widened", and the cell so changed between its neighbours."""
    out = []
    wide = column.strip.ink.shape[0]
    for k, (a, b) in enumerate(column.cells):
        u0, u1, v0, v1 = column.ink(k)
        high, across = u1 - u0, v1 - v0
        square = column.square(k)
        if (across > MARK * wide and high < THIN * wide) or (across < NARROW * wide and high > 0.7 * wide):
            out.append((k, "turned", _between(column, k, np.rot90(square))))
        elif across > 0.5 * wide and high < 0.85 * wide and not column.strip.ink[v0:v1, a:b].any(axis=1).all():
            widened = cv2.resize(square, None, fx=STRETCH, fy=1.0, interpolation=cv2.INTER_CUBIC)
            out.append((k, "widened", _between(column, k, widened)))
    return out


def stretch(column: Column, first: int, last: int) -> np.ndarray:
    """The cells `first` to `last` of a column on their side: words and figures that run down it."""
    return np.rot90(column.strip.grey.T[column.cells[first][0] : column.cells[last][1]])


def _between(column: Column, k: int, picture: np.ndarray) -> np.ndarray:
    before = [column.square(k - 1)] if k else [np.full_like(column.square(k), column.ground)]
    after = [column.square(k + 1)] if k + 1 < len(column.cells) else [np.full_like(column.square(k), column.ground)]
    return np.hstack([*before, picture, *after])


def _centred(part: np.ndarray, side: int, ground: int) -> np.ndarray:
    picture = np.full((side, side), ground, np.uint8)
    high, wide = part.shape
    top, left = (side - high) // 2, (side - wide) // 2
    picture[top : top + high, left : left + wide] = part
    return picture


def cut(ink: np.ndarray) -> list[tuple[int, int]]:
    """Where each character of a column begins and ends: cuts through white or little ink, about one pitch apart.

    Args:
        ink: the column upright, bool (h, w).
    """
    rows = ink.sum(axis=1).astype(float)
    wide = ink.shape[1]
    total = np.concatenate([[0.0], np.cumsum(rows)])
    ends = _cheapest(rows, total, wide, _pitch(rows, wide))
    cells = [(a, b) for a, b in pairwise(ends) if total[b] > total[a]]
    return [part for cell in cells for part in _parted(ink, *cell)]


def _cheapest(rows: np.ndarray, total: np.ndarray, wide: int, pitch: float) -> Sequence[int]:
    """The cuts that cost least: through little ink, a pitch apart (or half a one), over white for nothing."""
    places = _candidates(rows, wide)
    best = [0.0] + [np.inf] * (len(places) - 1)
    before = [0] * len(places)
    for k in range(1, len(places)):
        through = rows[places[k]] / wide * 4.0 if places[k] < len(rows) else 0.0
        for j in range(k - 1, -1, -1):
            length = (places[k] - places[j]) / pitch
            blank = total[places[k]] <= total[places[j]]
            if length > 1.8 and not blank:
                break
            price = 0.0 if blank else 3.0 * min((length - 1.0) ** 2 + 0.015, (length - 0.5) ** 2 + HALF)
            if best[j] + through + price < best[k]:
                best[k], before[k] = best[j] + through + price, j
    cuts = [len(places) - 1]
    while cuts[-1]:
        cuts.append(before[cuts[-1]])
    return [places[c] for c in reversed(cuts)]


def _parted(ink: np.ndarray, a: int, b: int) -> list[tuple[int, int]]:
    """A cell, or two where it holds two marks of half a pitch, one of them small: a full stop and a bracket."""
    wide = ink.shape[1]
    filled = np.flatnonzero(ink[a:b].any(axis=1))
    step = np.diff(filled)
    if not len(step) or step.max() < max(2, 0.06 * wide):
        return [(a, b)]
    at = int(step.argmax())
    middle = a + (int(filled[at]) + int(filled[at + 1]) + 1) // 2
    parts = [(a, middle), (middle, b)]
    sizes = []
    for first, last in parts:
        part = ink[first:last]
        v, u = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        sizes.append((v[-1] - v[0] + 1, u[-1] - u[0] + 1))
    low = all(high < 0.55 * wide for high, _ in sizes)
    mark = any(max(size) < MARK * wide for size in sizes)
    colon = all(max(size) < DOT * wide for size in sizes)
    return parts if low and mark and not colon else [(a, b)]


def _candidates(rows: np.ndarray, wide: int) -> list[int]:
    """Rows at which a cut may go: ends and middles of white runs, and rows with least ink nearby."""
    n = len(rows)
    reach = max(2, wide // 5)
    low = cv2.erode(rows.reshape(-1, 1), np.ones((2 * reach + 1, 1))).ravel()
    least = np.flatnonzero((rows == low) & (rows < 0.75 * wide))
    found = {0, n}
    for run in np.split(least, np.flatnonzero(np.diff(least) > 1) + 1):
        if len(run):
            found.add(int(run[len(run) // 2]))
            if len(run) > 0.3 * wide:
                found |= {int(run[0]), int(run[-1])}
    return sorted(found)


def _pitch(rows: np.ndarray, wide: int) -> float:
    """From one character to the next: about the column's width, where white lies on white best when shifted by it."""
    low, high = round(0.88 * wide), round(1.1 * wide)
    if len(rows) < LONG * wide:
        return 0.97 * wide
    level = np.minimum(rows, 0.35 * wide)
    level = level - level.mean()
    scores = [float((level[:-s] * level[s:]).mean()) for s in range(low, high + 1)]
    return float(low + int(np.argmax(scores)))
