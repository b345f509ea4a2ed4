"""What stands around the gaps of a page's lines: the evidence for or against a gutter.

A gutter is a gap that lines share, at which column edges stand over one another and that no line crosses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

EDGE = 0.15
"""Ems by which the edges of one column may differ."""
FAR = 40.0
"""Ems above and below within which the very same gap again speaks for a gutter."""
NEAR = 16.0
"""Ems above and below within which column edges speak for a gutter: a dozen lines each way."""
NEXT = 2.0
"""Ems from a line to the one right above or below it, at most: widely leaded columns have nearly so many."""
_ACROSS = 2.0
"""Ems by which a level rule reaches past both sides of a gap that it ends."""
_SPACE = 0.8
"""Ems. Gaps up to here are as wide as a word space of a loose line."""
TOGETHER = 16_000
"""Pairs of a gap with something near it that are looked at in one go: as many as the processor's nearest memory holds."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps between pieces, in order of `v`: each from `left` to `right` along the line, at `v` across it. Shape (g,).

    `end` and `start` are the glyphs on either side, `from_` and `to` where the pieces of these begin and end; `before` and
    `after` the nearest word spaces of the same row on either side, in ems, 0 where there is none. `hung`: where the ink after
    the gap begins: half an em after `right` where that is the box of an opening full-width mark.
    """

    end: np.ndarray
    start: np.ndarray
    left: np.ndarray
    right: np.ndarray
    v: np.ndarray
    size: np.ndarray
    ems: np.ndarray
    solid: np.ndarray
    level: np.ndarray
    before: np.ndarray
    after: np.ndarray
    one_weight: np.ndarray
    from_: np.ndarray
    to: np.ndarray
    hung: np.ndarray

    def __len__(self) -> int:
        return len(self.v)

    @property
    def even(self) -> np.ndarray:
        """On how many sides a word space is as wide: a justified line spreads its words evenly."""
        slack = 0.08 + 0.08 * self.ems
        alike = [(w > 0) & (np.abs(self.ems - w) <= slack) for w in (self.before, self.after)]
        sides: np.ndarray = np.where(self.solid, 0, alike[0].astype(int) + alike[1])
        return sides

    @property
    def uneven(self) -> np.ndarray:
        """Whether there are word spaces on both sides, and neither is as wide."""
        neither: np.ndarray = (np.minimum(self.before, self.after) > 0) & (self.even == 0)
        return neither


@dataclass(frozen=True, slots=True)
class Pieces:
    """Runs of glyphs joined so far, in order of `v`: from `u0` to `u1` along the line, at `v` across it. Shape (p,)."""

    u0: np.ndarray
    u1: np.ndarray
    v: np.ndarray
    size: np.ndarray


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the surroundings of each gap say. Shape (g,).

    `rows`: lines in a row with a gap at the same place, this one included. `crossed`: how many such lines a mere word
    space may have. `starts`, `stops`: pieces nearby that begin where the gap ends, and end where it begins. `edge`: lines
    right above or below that end there while none crosses. `within`: those that begin inside the gap while none crosses.
    `twins`: gaps with the very same two edges. `covered`: lines right above and right below have words over the whole gap.
    `held`: one of them reaches over both pieces as well. `hung`: pieces nearby that begin where the ink after the gap does.
    """

    rows: np.ndarray
    crossed: np.ndarray
    starts: np.ndarray
    stops: np.ndarray
    edge: np.ndarray
    within: np.ndarray
    twins: np.ndarray
    covered: np.ndarray
    held: np.ndarray
    hung: np.ndarray

    def each(self) -> Iterator[Told]:
        """The same gap by gap."""
        return map(Told._make, zip(*(getattr(self, name).tolist() for name in Told._fields), strict=True))


class Told(NamedTuple):
    """What the surroundings of one gap say: as in `Evidence`."""

    rows: int
    crossed: int
    starts: int
    stops: int
    edge: int
    within: int
    twins: int
    covered: bool
    held: bool
    hung: int


def chunks(count: int, around: int) -> Iterator[slice]:
    """Slices of so many rows that tables of each with all that is `around` stay small."""
    size = max(64, TOGETHER // max(1, around))
    for first in range(0, count, size):
        yield slice(first, min(first + size, count))


def evidence(gaps: Gaps, at: np.ndarray, pieces: Pieces, walls: np.ndarray) -> Evidence:
    """What stands around each of the gaps `at`; arrays in the shape of `at`."""
    level = walls[(walls[:, 2] - walls[:, 0] > 8 * (walls[:, 3] - walls[:, 1]))]
    around = _Surroundings(gaps, at, pieces, level)
    near = around.pieces_near(8.01)
    rows, crossed = around.run(near)
    edge, within = around.edges(near)
    covered, held = around.cover(near)
    starts = around.edges_at(pieces.u0, around.right)
    stops = around.edges_at(pieces.u1, around.left)
    # Only full-width marks hang: in Latin text ink begins where the box does.
    hangs = bool((gaps.hung[at] != around.right).any())
    hung = around.edges_at(pieces.u0, gaps.hung[at]) if hangs else starts
    return Evidence(rows, crossed, starts, stops, edge, within, around.twins(), covered, held, hung)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Gaps (`row`, their place in the question) and what stands near each (`column`), gap by gap. Shape (pairs,)."""

    row: np.ndarray
    column: np.ndarray

    def that(self, fits: np.ndarray) -> _Pairs:
        """The pairs that fit."""
        at = np.flatnonzero(fits)  # mostly few: taken by number they cost less than by mask
        return _Pairs(self.row[at], self.column[at])


def _pairs(places: np.ndarray, low: np.ndarray, high: np.ndarray, fits: Callable[[_Pairs], np.ndarray]) -> _Pairs:
    """Each gap with all whose `places` (sorted) lie from its `low` to its `high`, where they fit."""
    first = np.searchsorted(places, low)
    count = np.searchsorted(places, high, side="right") - first
    parts = np.flatnonzero(np.diff(np.cumsum(count) // TOGETHER, append=-1)) + 1
    found = []
    for start, stop in pairwise([0, *parts.tolist()]):
        row = np.repeat(np.arange(start, stop), count[start:stop])
        begin = np.cumsum(count[start:stop]) - count[start:stop]
        pairs = _Pairs(row, np.arange(len(row)) + np.repeat(first[start:stop] - begin, count[start:stop]))
        found.append(pairs.that(fits(pairs)))
    return _Pairs(np.concatenate([p.row for p in found]), np.concatenate([p.column for p in found]))


class _Surroundings:
    """Some gaps of a page, each with the pieces and the other gaps near it.

    A rule that runs across the gap's place ends its gutter: what stands beyond says nothing of it.
    """

    def __init__(self, gaps: Gaps, at: np.ndarray, pieces: Pieces, level: np.ndarray) -> None:
        self.gaps, self.pieces, self.count = gaps, pieces, len(at)
        self.left, self.right = gaps.left[at], gaps.right[at]
        self.v, self.size = gaps.v[at], gaps.size[at]
        self.from_, self.to = gaps.from_[at], gaps.to[at]
        self.middle = (self.left + self.right) / 2
        ends = [self._reach(level, part) for part in chunks(len(at), len(level))]
        self.first, self.last = (np.concatenate(side) for side in zip(*ends, strict=True))

    def _reach(self, level: np.ndarray, part: slice) -> tuple[np.ndarray, np.ndarray]:
        """Between which `v` the surroundings of each gap lie: level rules (u0, v0, u1, v1) across it end them."""
        left, right, size = self.left[part, None], self.right[part, None], self.size[part, None]
        across = (level[:, 0] < left - _ACROSS * size) & (level[:, 2] > right + _ACROSS * size)
        across &= right - left < _SPACE * size  # the columns of a table go through its rules
        at = (level[:, 1] + level[:, 3]) / 2
        middle = self.v[part, None] - 0.3 * size
        first = np.where(across & (at < middle), at, -np.inf).max(axis=1, initial=-np.inf)
        last = np.where(across & (at > middle), at, np.inf).min(axis=1, initial=np.inf)
        return first, last

    def _here(self, row: np.ndarray, v: np.ndarray, reach: float) -> np.ndarray:
        """Whether what stands at `v` lies within `reach` ems of the gaps `row`, on their side of all rules."""
        near = np.abs(v - self.v[row]) <= reach * self.size[row]
        here: np.ndarray = near & (v > self.first[row]) & (v < self.last[row])
        return here

    def _within(self, places: np.ndarray, reach: float, fits: Callable[[_Pairs], np.ndarray]) -> _Pairs:
        """Each gap with all that stand within `reach` ems across the line; `places` are sorted."""
        far = reach * self.size
        return _pairs(places, self.v - far, self.v + far, fits)

    def pieces_near(self, reach: float) -> _Pairs:
        """Each gap with the pieces within `reach` ems that touch it or nearly do, in order of `v`."""
        low, high = self.left - self.size, self.right + self.size

        def touches(p: _Pairs) -> np.ndarray:
            touching: np.ndarray = (self.pieces.u0[p.column] < high[p.row]) & (self.pieces.u1[p.column] > low[p.row])
            return touching

        return self._within(self.pieces.v, reach, touches)

    def edges_at(self, edges: np.ndarray, goal: np.ndarray) -> np.ndarray:
        """How many other pieces nearby have their edge at `goal`."""
        order = np.argsort(edges, kind="stable")
        places, v, slack = edges[order], self.pieces.v[order], EDGE * self.size

        def fits(p: _Pairs) -> np.ndarray:
            at_goal = np.abs(places[p.column] - goal[p.row]) < slack[p.row]
            close: np.ndarray = at_goal & self._here(p.row, v[p.column], NEAR)
            return close

        return self._counted(_pairs(places, goal - 1.01 * slack, goal + 1.01 * slack, fits)) - 1

    def twins(self) -> np.ndarray:
        """How many other gaps within `FAR` ems have the very same edges."""
        order = np.argsort(self.gaps.left, kind="stable")
        left, right, v = self.gaps.left[order], self.gaps.right[order], self.gaps.v[order]
        slack = EDGE * self.size

        def fits(p: _Pairs) -> np.ndarray:
            same = np.abs(left[p.column] - self.left[p.row]) < slack[p.row]
            same &= np.abs(right[p.column] - self.right[p.row]) < slack[p.row]
            twin: np.ndarray = same & self._here(p.row, v[p.column], FAR)
            return twin

        return self._counted(_pairs(left, self.left - 1.01 * slack, self.left + 1.01 * slack, fits)) - 1

    def edges(self, near: _Pairs) -> tuple[np.ndarray, np.ndarray]:
        """Lines right above or below that end at the gap, and those that begin inside it, while none crosses."""
        row, column, size = near.row, near.column, self.size[near.row]
        u0, u1 = self.pieces.u0[column], self.pieces.u1[column]
        close = self._alike(near) & self._here(row, self.pieces.v[column], 8.0)
        crosses = self._any(near.that(close & self._over(near)))
        stops = self._counted(near.that(close & (np.abs(u1 - self.left[row]) < 0.55 * size))) - 1
        inside = (u0 > self.left[row] + 0.3 * size) & (u0 < self.right[row] + EDGE * size)
        starts = self._counted(near.that(close & inside)) - 1
        return np.where(crosses, 0, stops), np.where(crosses, 0, starts)

    def cover(self, near: _Pairs) -> tuple[np.ndarray, np.ndarray]:
        """Whether lines right above and right below have words over the gap, and whether one reaches over both pieces."""
        row, column = near.row, near.column
        away, size = self.pieces.v[column] - self.v[row], self.size[row]
        u0, u1, slack = self.pieces.u0[column], self.pieces.u1[column], 0.3 * size
        whole = self._alike(near) & (u0 < self.left[row] + slack) & (u1 > self.right[row] - slack)
        beside = whole & self._here(row, self.pieces.v[column], NEXT) & (np.abs(away) > 0.5 * size)
        above, below = (self._any(near.that(beside & side)) for side in (away < 0, away > 0))
        held = self._any(near.that(beside & (u0 < self.from_[row] + slack) & (u1 > self.to[row] - slack)))
        return above & below, held

    def run(self, near: _Pairs) -> tuple[np.ndarray, np.ndarray]:
        """How many lines in a row have a gap at the same place, and how many of them a mere word space may have.

        Lines of the same size that cross the place right above or below the run speak against a gutter.
        """
        row, size = near.row, self.size[near.row]
        away = self.pieces.v[near.column] - self.v[row]
        over = self._over(near) & self._here(row, self.pieces.v[near.column], 7.0)
        top = self._farthest(np.maximum, -np.inf, near.row, away, over & (away < -0.5 * size))
        bottom = self._farthest(np.minimum, np.inf, near.row, away, over & (away > 0.5 * size))
        held = self._gaps_in_row(top, bottom)
        step = self.gaps.v[held.column] - self.v[held.row]
        first = self._farthest(np.minimum, 0.0, held.row, step)
        last = self._farthest(np.maximum, 0.0, held.row, step)
        crossing = over & self._alike(near)
        before = crossing & (away < first[row]) & (away > first[row] - NEXT * size)
        after = crossing & (away > last[row]) & (away < last[row] + NEXT * size)
        sides = self._any(near.that(before)).astype(int) + self._any(near.that(after))
        # Gaps come in order of `v`: those of one line one after another.
        line = np.round(step / (0.6 * self.size[held.row]))
        new = np.diff(held.row, prepend=-1).astype(bool) | (np.diff(line, prepend=np.nan) != 0)
        return 1 + self._counted(held.that(new)), np.array([0, 3, 5])[sides]

    def _gaps_in_row(self, top: np.ndarray, bottom: np.ndarray) -> _Pairs:
        """Each gap with those at the same place above and below it, as far as no line crosses."""

        def meets(p: _Pairs) -> np.ndarray:
            shares = (self.gaps.left[p.column] < self.right[p.row]) & (self.gaps.right[p.column] > self.left[p.row])
            return np.asarray(shares)

        near = self._within(self.gaps.v, 5.3, meets)
        row, column = near.row, near.column
        left, right = self.gaps.left[column], self.gaps.right[column]
        step, size = self.gaps.v[column] - self.v[row], self.size[row]
        common = np.minimum(right, self.right[row]) - np.maximum(left, self.left[row])
        shared = common >= 0.8 * np.minimum(right - left, self.right[row] - self.left[row])
        held = shared & (common >= 0.4 * size) & (np.abs(step) > 0.5 * size)
        held &= self._here(row, self.gaps.v[column], 5.2)
        return near.that(held & (step > top[row]) & (step < bottom[row]))

    def _over(self, near: _Pairs) -> np.ndarray:
        """Which pieces lie over the middle of the gap."""
        middle, ems = self.middle[near.row], 0.3 * self.size[near.row]
        over: np.ndarray = (self.pieces.u0[near.column] < middle - ems) & (self.pieces.u1[near.column] > middle + ems)
        return over

    def _alike(self, near: _Pairs) -> np.ndarray:
        """Which pieces are set in the size of the gap's line."""
        alike: np.ndarray = np.abs(self.pieces.size[near.column] / self.size[near.row] - 1) < 0.15
        return alike

    def _counted(self, pairs: _Pairs) -> np.ndarray:
        """How many pairs each gap has."""
        number: np.ndarray = np.bincount(pairs.row, minlength=self.count)
        return number

    def _any(self, pairs: _Pairs) -> np.ndarray:
        """Whether each gap has a pair."""
        there: np.ndarray = self._counted(pairs) > 0
        return there

    def _farthest(
        self, which: np.ufunc, start: float, row: np.ndarray, away: np.ndarray, fits: np.ndarray | None = None
    ) -> np.ndarray:
        """For each gap the least or the greatest (`which`) of the distances that fit, and of `start`."""
        out = np.full(self.count, start)
        which.at(out, row if fits is None else row[fits], away if fits is None else away[fits])
        return out
