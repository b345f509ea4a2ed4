"""Which glyph stands next along a line, and which glyphs make a chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

CROSS = 0.33
"""Ems by which neighbours on one line may differ across it (mixed faces, small raised signs)."""
SAME_SIZE = 1.75
"""Neighbours whose sizes differ more are not of one line (a drop cap beside its paragraph)."""
ROW = 1.0
"""Points. Glyphs are sorted into rows so high."""
TOGETHER = 200_000
"""Looks of a glyph at a row that are taken at one time: more than a page of text has."""


def neighbours(u0: np.ndarray, u1: np.ndarray, v: np.ndarray, size: np.ndarray) -> np.ndarray:
    """For each glyph the next one along its line, or -1. Shape (n,)."""
    if len(u0) == 0:
        return np.full(0, -1)
    row = np.floor(v / ROW).astype(np.int64)
    row -= row.min() - 64
    span = float(u1.max() - u0.min()) + 1000.0
    # Middles keep their order where squeezed punctuation overlaps the em box before it.
    start = (u0 + u1) / 2 - u0.min()
    # Row by row, so that glyphs that follow one another are looked up in places that do: several times as quick.
    order = np.argsort(row * span + start, kind="stable")
    best = np.full(len(order), -1)
    best[order] = _next_in_rows(row[order], start[order], v[order], size[order], span)
    best[best >= 0] = order[best[best >= 0]]
    ratio = np.where(best >= 0, size[best] / size, 1.0)
    best[(ratio > SAME_SIZE) | (ratio < 1 / SAME_SIZE)] = -1
    return best


def _next_in_rows(row: np.ndarray, start: np.ndarray, v: np.ndarray, size: np.ndarray, span: float) -> np.ndarray:
    """For each glyph the next one in its own row and those near it, or -1; glyphs in order of row and start."""
    best, best_start = np.full(len(row), -1), np.full(len(row), np.inf)
    key, middle = row * span + start, start + 0.02 * size
    # The sign of a note looks as far as the text that goes on after it does.
    look = np.maximum(size, np.minimum(np.median(size), SAME_SIZE * size))
    reach = np.minimum(np.ceil(CROSS * look / ROW), row[-1] - row[0]).astype(int)
    for lookers, goals in _looks(row, reach):
        places = np.searchsorted(key, goals * span + middle[lookers], side="right")
        inside = np.flatnonzero(places < len(row))
        who, other = lookers[inside], places[inside]
        good = (row[other] == goals[inside]) & (start[other] < best_start[who]) & (other != who)
        good &= np.abs(v[other] - v[who]) <= CROSS * np.maximum(size[who], size[other])
        who, other = who[good], other[good]
        np.minimum.at(best_start, who, start[other])
        nearest = start[other] == best_start[who]
        # Of equals the one of the first row stays: it is written last.
        best[who[nearest][::-1]] = other[nearest][::-1]
    return best


def _looks(row: np.ndarray, reach: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Glyphs and the rows, none empty, in which each looks: its own and `reach` on either side; a bounded part at a time."""
    farthest = int(reach.max())
    low = int(row[0]) - farthest
    filled = np.zeros(int(row[-1]) + farthest + 1 - low, bool)
    filled[row - low] = True
    whose, goals, count = [], [], 0
    for step in range(-farthest, farthest + 1):
        who = np.flatnonzero(reach >= abs(step))
        goal = row[who] + step
        there = filled[goal - low]
        whose.append(who[there])
        goals.append(goal[there])
        count += len(whose[-1])
        if count > TOGETHER or step == farthest:
            yield np.concatenate(whose), np.concatenate(goals)
            whose, goals, count = [], [], 0


def chains(following: np.ndarray, linked: np.ndarray, n: int) -> np.ndarray:
    """A chain number for each glyph: glyphs joined by `linked` steps share one. Shape (n,)."""
    step = np.where(linked & (following >= 0), following, np.arange(n))
    for _ in range(14):
        # Pointer doubling: each glyph takes the end of its chain; loops cannot arise as steps go forward.
        following_end = step[step]
        if np.array_equal(following_end, step):
            break
        step = following_end
    return step


@dataclass(frozen=True, slots=True)
class Runs:
    """Glyphs that follow one another: `order` has all glyphs, run after run, each from its first to its last.

    `begin` is where in `order` each run begins, shape (runs,).
    """

    order: np.ndarray
    begin: np.ndarray

    @property
    def until(self) -> np.ndarray:
        """Where in `order` each run is over. Shape (runs,)."""
        return np.append(self.begin[1:], len(self.order))

    @property
    def first(self) -> np.ndarray:
        """The first glyph of each run. Shape (runs,)."""
        found: np.ndarray = self.order[self.begin]
        return found

    @property
    def last(self) -> np.ndarray:
        """The last glyph of each run. Shape (runs,)."""
        found: np.ndarray = self.order[self.until - 1]
        return found


def chained(following: np.ndarray, linked: np.ndarray) -> Runs:
    """Runs of glyphs joined by `linked` steps. Steps go forward along the line, and no two to the same glyph."""
    n = len(following)
    step = np.flatnonzero(linked & (following >= 0))
    head = np.arange(n)
    head[following[step]] = step
    place = (head != np.arange(n)).astype(np.int64)
    while True:
        # Pointer doubling: how far each glyph is from the head it knows, until all know the head of their run.
        farther = head[head]
        if np.array_equal(farther, head):
            break
        place += place[head]
        head = farther
    count = np.bincount(head, minlength=n)
    begin = np.cumsum(count) - count
    order = np.zeros(n, np.int64)
    order[begin[head] + place] = np.arange(n)
    return Runs(order, begin[count > 0])


def one_before(following: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """Keep, of several glyphs that claim the same next one, the nearest."""
    out = following.copy()
    order = np.lexsort((gap, following))
    claimed = following[order]
    again = np.flatnonzero((claimed[1:] == claimed[:-1]) & (claimed[1:] >= 0)) + 1
    out[order[again]] = -1
    return out
