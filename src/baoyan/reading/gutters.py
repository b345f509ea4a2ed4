"""Where a line goes on over a gap, and where a gutter parts it.

Word spaces are equal along a justified line; gutters stand over one another, with straight edges that no line crosses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

TIGHT = 0.42
"""Ems. A wider gap inside a line must be shown not to be a gutter."""
WIDE = 2.4
"""Ems. The widest gap that a line may hold by its own look."""
WIDEST = 7.0
"""Ems. The widest one where a line right above or below runs on: two words alone in a narrow justified column."""
WORD = 0.12
"""Ems. Narrower gaps are between letters, not words."""
EDGE = 0.15
"""Ems by which the edges of one column may differ."""
FAR = 40.0
"""Ems above and below within which the very same gap again speaks for a gutter."""
NEAR = 16.0
"""Ems above and below within which column edges speak for a gutter: a dozen lines each way."""
_ACROSS = 2.0
"""Ems by which a level rule reaches past both sides of a gap that it ends."""
_SPACE = 0.8
"""Ems. Gaps up to here are as wide as a word space of a loose line."""
TURNS = 4
"""Joined lines cross the gaps of their neighbours and so help to join them: a few turns settle a page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Glyphs of one direction in line coordinates. `u0..u1` along the line, `v` across it, all shape (n,)."""

    u0: np.ndarray
    u1: np.ndarray
    v: np.ndarray
    size: np.ndarray
    solid: np.ndarray
    index: np.ndarray
    heavy: np.ndarray


@dataclass(frozen=True, slots=True)
class Chain:
    """Which glyph follows each (-1: none), and the gap to it in ems (infinite where there is none). Shape (n,)."""

    following: np.ndarray
    gap: np.ndarray


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps between pieces, in order of `v`: each from `left` to `right` along the line, at `v` across it. Shape (g,).

    `end` and `start` are the glyphs on either side, `from_` and `to` where the pieces of these begin and end; `before` and
    `after` the nearest word spaces of the same row on either side, in ems, 0 where there is none.
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
    `held`: one of them reaches over both pieces as well.
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


def join_pieces(strip: Strip, chain: Chain, walls: np.ndarray) -> list[list[int]]:
    """Lines as lists of glyphs: close glyphs chained, then joined over gaps that are word or clause spaces.

    Args:
        strip: the glyphs.
        chain: who follows whom.
        walls: drawn edges in line coordinates, rows of u0, v0, u1, v1.
    """
    linked = chain.gap < TIGHT
    pieces = chained(chain.following, linked)
    body = float(np.median(strip.size))
    for _ in range(TURNS):
        gaps = _open_gaps(pieces, strip, chain)
        if not len(gaps):
            break
        free = np.flatnonzero(gaps.level & ~_walled(gaps, walls))
        joined = free[_belongs(gaps, free, _evidence(gaps, _pieces(pieces, strip), walls), walls, body)]
        if not len(joined):
            break
        linked[gaps.end[joined]] = True
        pieces = chained(chain.following, linked)
    return pieces


def chained(following: np.ndarray, linked: np.ndarray) -> list[list[int]]:
    """Chains of glyphs joined by `linked` steps, each in order."""
    n = len(following)
    step = np.where(linked & (following >= 0), following, -1)
    has_before = np.zeros(n, bool)
    has_before[step[step >= 0]] = True
    steps = step.tolist()
    out = []
    for first in np.flatnonzero(~has_before).tolist():
        row = [first]
        at = steps[first]
        while at >= 0 and len(row) <= n:
            row.append(at)
            at = steps[at]
        out.append(row)
    return out


def _pieces(pieces: list[list[int]], strip: Strip) -> Pieces:
    first = np.array([p[0] for p in pieces])
    last = np.array([p[-1] for p in pieces])
    order = np.argsort(strip.v[first], kind="stable")
    first, last = first[order], last[order]
    return Pieces(strip.u0[first], strip.u1[last], strip.v[first], strip.size[first])


def _open_gaps(pieces: list[list[int]], strip: Strip, chain: Chain) -> Gaps:
    """The gaps at the ends of pieces."""
    first = np.zeros(len(chain.gap), bool)
    first[[p[0] for p in pieces]] = True
    ends = np.array([p[-1] for p in pieces])
    starts = chain.following[ends]
    ends = ends[(starts >= 0) & (chain.gap[ends] <= WIDEST) & first[starts]]
    ends = ends[np.argsort(strip.v[ends], kind="stable")]
    starts = chain.following[ends]
    before, after = _word_spaces(pieces, chain, ends)
    begin, until = strip.u0.copy(), strip.u1.copy()
    begin[[p[-1] for p in pieces]] = strip.u0[[p[0] for p in pieces]]
    until[[p[0] for p in pieces]] = strip.u1[[p[-1] for p in pieces]]
    return Gaps(
        ends,
        starts,
        strip.u1[ends],
        strip.u0[starts],
        strip.v[ends],
        strip.size[ends],
        chain.gap[ends],
        strip.solid[ends] | strip.solid[starts],
        np.abs(strip.v[ends] - strip.v[starts]) <= 0.12 * strip.size[ends],
        before[ends],
        after[starts],
        strip.heavy[ends] == strip.heavy[starts],
        begin[ends],
        until[starts],
    )


def _word_spaces(pieces: list[list[int]], chain: Chain, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each glyph the last word space before it in its row, and the first one after it, in ems; 0 where none is.

    Only gaps inside a piece, or the open gap right beside it, are looked at.
    """
    order = np.concatenate([np.array(p) for p in pieces])
    lengths = np.array([len(p) for p in pieces])
    begin = np.repeat(np.cumsum(lengths) - lengths, lengths)
    until = np.repeat(np.cumsum(lengths), lengths)
    place = np.arange(len(order))
    inner = (place < until - 1) & (chain.gap[order] > WORD)
    last = np.maximum.accumulate(np.where(inner, place, -1))
    last = np.concatenate(([-1], last[:-1]))
    coming = np.minimum.accumulate(np.where(inner, place, len(order))[::-1])[::-1]
    before, after = np.zeros(len(order)), np.zeros(len(order))
    open_before = np.zeros(len(order))
    open_before[chain.following[ends]] = chain.gap[ends]
    open_after = np.zeros(len(order))
    open_after[ends] = chain.gap[ends]
    gap = chain.gap[order]
    before[order] = np.where(last >= begin, gap[last], open_before[order[begin]])
    after[order] = np.where(coming < until, gap[np.minimum(coming, len(order) - 1)], open_after[order[until - 1]])
    return before, after


def _belongs(gaps: Gaps, at: np.ndarray, seen: Evidence, walls: np.ndarray, body: float) -> np.ndarray:
    """Whether the text goes on within the same line after each of the gaps `at`; shape of `at`."""
    even, uneven = gaps.even, gaps.uneven
    framed = _between_walls(gaps, walls)
    out = []
    for k in at.tolist():
        ems, solid, rows = gaps.ems[k], gaps.solid[k], seen.rows[k]
        if gaps.size[k] >= 1.35 * body:
            # A headline's clause space; large type is never in many columns.
            out.append(ems <= (1.7 if solid else 1.2) and rows < 3)
        elif framed[k]:
            out.append(False)
        elif solid:
            # Chinese has no word spaces: a gap with another weight beyond it is another column.
            edges = ems > 0.6 and (seen.edge[k] >= 2 or (ems > 0.8 and not gaps.one_weight[k]))
            alone = seen.starts[k] < 2 or seen.stops[k] < 2 or ems < 0.8
            out.append(rows < 2 and ems <= 1.35 and not edges and alone)
        elif ems > WIDE:
            out.append(rows == 1 and (seen.covered[k] or seen.held[k]))
        elif _gutter(ems, int(even[k]), bool(uneven[k]), k, seen):
            out.append(False)
        elif even[k] or rows <= seen.crossed[k]:
            # Lines of the same type run on right above and below: a wide word space, not a gutter.
            out.append(True)
        elif rows >= 3 and seen.starts[k] + seen.stops[k] >= 3 and ems > 0.6:
            out.append(False)
        else:
            out.append(ems <= (1.0 if seen.starts[k] >= 2 else 1.9))
    return np.array(out, bool)


def _gutter(ems: float, even: int, uneven: bool, k: int, seen: Evidence) -> bool:
    """Whether straight edges, or spaces of another width, say that columns part at gap `k`."""
    clear = seen.rows[k] > seen.crossed[k]
    if seen.twins[k] >= 3 and (clear or (seen.twins[k] >= 8 and not seen.covered[k])):
        return True
    if not clear:
        return False
    starts, stops, edge = int(seen.starts[k]), int(seen.stops[k]), int(seen.edge[k])
    if min(starts, stops) >= 2 and starts + stops >= 7 and not even:
        return True
    if min(starts, stops, edge) >= 2 and even < 2:
        return True
    # An indented line after the gutter begins where no other does, and its spaces may chance to be as wide as the gap.
    indented = even < 2 and min(edge, int(seen.within[k])) >= 3
    return ems > 0.9 and (uneven or indented or (edge >= 3 and not even))


def _walled(gaps: Gaps, walls: np.ndarray) -> np.ndarray:
    """Whether something drawn stands in each gap. Shape (g,)."""
    out = np.zeros(len(gaps), bool)
    for part in _chunks(len(gaps)):
        thin = _walls_near(walls, gaps, part, 1.0)
        left, right = gaps.left[part, None], gaps.right[part, None]
        v, size = gaps.v[part, None], gaps.size[part, None]
        inside = (thin[:, 0] < right) & (thin[:, 2] > left) & (thin[:, 2] - thin[:, 0] < right - left + 1)
        out[part] = (inside & (thin[:, 1] < v + 0.1 * size) & (thin[:, 3] > v - 0.75 * size)).any(axis=1)
    return out


def _between_walls(gaps: Gaps, walls: np.ndarray) -> np.ndarray:
    """Whether rules or frames end exactly where each gap begins, and where it ends. Shape (g,)."""
    out = np.zeros(len(gaps), bool)
    wide = np.flatnonzero(gaps.ems > 0.6)
    for part in _chunks(len(wide)):
        at = wide[part]
        v, size = gaps.v[at, None], gaps.size[at, None]
        local = _walls_near(walls, gaps, at, 6.0)
        near = (local[:, 1] < v + 6 * size) & (local[:, 3] > v - 6 * size)
        out[at] = True
        # A full-width comma's box goes half an em past the column's edge.
        for u, slack in (
            (gaps.left[at, None], np.where(gaps.solid[at, None], 0.55, EDGE)),
            (gaps.right[at, None], EDGE),
        ):
            touch = (np.abs(local[:, 0] - u) < slack * size) | (np.abs(local[:, 2] - u) < slack * size)
            out[at] &= (near & touch).any(axis=1)
    return out


def _walls_near(walls: np.ndarray, gaps: Gaps, part: slice | np.ndarray, reach: float) -> np.ndarray:
    """The walls that come within `reach` ems of any of the gaps `part`."""
    v, far = gaps.v[part], reach * float(gaps.size[part].max())
    local: np.ndarray = walls[(walls[:, 1] < v.max() + far) & (walls[:, 3] > v.min() - far)]
    return local


def _chunks(count: int, size: int = 64) -> Iterator[slice]:
    """Slices of so many rows that tables of each with its surroundings stay small."""
    for first in range(0, count, size):
        yield slice(first, min(first + size, count))


def _evidence(gaps: Gaps, pieces: Pieces, walls: np.ndarray) -> Evidence:
    """Count what stands around each gap, a chunk of neighbouring gaps at a time."""
    level = walls[(walls[:, 2] - walls[:, 0] > 8 * (walls[:, 3] - walls[:, 1]))]
    parts = [_Surroundings(gaps, pieces, part, level).evidence() for part in _chunks(len(gaps))]
    return Evidence(*(np.concatenate(column) for column in zip(*parts, strict=True)))


class _Surroundings:
    """Tables of some gaps (rows) with the pieces or gaps near them (columns): a gutter is a gap that lines share.

    A rule that runs across the gap's place ends its gutter: what stands beyond says nothing of it.
    """

    def __init__(self, gaps: Gaps, pieces: Pieces, part: slice, level: np.ndarray) -> None:
        self.gaps, self.all, self.part = gaps, pieces, part
        self.left, self.right = gaps.left[part, None], gaps.right[part, None]
        self.v, self.size = gaps.v[part, None], gaps.size[part, None]
        self.middle = (self.left + self.right) / 2
        self.first, self.last = self._reach(level)

    def _reach(self, level: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Between which `v` the surroundings of each gap lie: level rules (u0, v0, u1, v1) across it end them."""
        across = (level[:, 0] < self.left - _ACROSS * self.size) & (level[:, 2] > self.right + _ACROSS * self.size)
        across &= self.right - self.left < _SPACE * self.size  # the columns of a table go through its rules
        at = (level[:, 1] + level[:, 3]) / 2
        middle = self.v - 0.3 * self.size
        first = np.where(across & (at < middle), at, -np.inf).max(axis=1, initial=-np.inf)
        last = np.where(across & (at > middle), at, np.inf).min(axis=1, initial=np.inf)
        return first[:, None], last[:, None]

    def _here(self, v: np.ndarray, reach: float) -> np.ndarray:
        """Which of the rows at `v` lie within `reach` ems of each gap, on its side of all rules."""
        here: np.ndarray = (np.abs(v - self.v) <= reach * self.size) & (v > self.first) & (v < self.last)
        return here

    def _near(self, v: np.ndarray, reach: float) -> slice:
        """Which of the rows at `v` (sorted) any gap of the chunk may reach."""
        far = reach * float(self.size.max())
        lo, hi = np.searchsorted(v, (float(self.v.min()) - far, float(self.v.max()) + far))
        return slice(int(lo), int(hi))

    def evidence(self) -> tuple[np.ndarray, ...]:
        """The arrays of `Evidence` for these gaps, in the order of its fields."""
        near = self._near(self.all.v, 8.0)
        u0, u1, v = self.all.u0[near], self.all.u1[near], self.all.v[near]
        away = v - self.v
        alike = np.abs(self.all.size[near] / self.size - 1) < 0.15
        over = (u0 < self.middle - 0.3 * self.size) & (u1 > self.middle + 0.3 * self.size)
        close = self._here(v, 8.0)
        rows, crossed = self._run(away, over & close & (np.abs(away) <= 7 * self.size), alike)
        stops_here = close & alike & (np.abs(u1 - self.left) < 0.55 * self.size)
        free = ~(close & alike & over).any(axis=1)
        edge = np.where(free, stops_here.sum(axis=1) - 1, 0)
        starts_inside = close & alike & (u0 > self.left + 0.3 * self.size) & (u0 < self.right + EDGE * self.size)
        within = np.where(free, starts_inside.sum(axis=1) - 1, 0)
        slack = 0.3 * self.size
        whole = alike & (u0 < self.left + 0.3 * self.size) & (u1 > self.right - 0.3 * self.size)
        beside = whole & close & (np.abs(away) < 1.7 * self.size)
        covered = (beside & (away < -0.5 * self.size)).any(axis=1) & (beside & (away > 0.5 * self.size)).any(axis=1)
        reach = (u0 < self.gaps.from_[self.part, None] + slack) & (u1 > self.gaps.to[self.part, None] - slack)
        held = (beside & reach & (np.abs(away) > 0.5 * self.size)).any(axis=1)
        return (rows, crossed, *self._support(), edge, within, self._twins(), covered, held)

    def _support(self) -> tuple[np.ndarray, np.ndarray]:
        near = self._near(self.all.v, NEAR)
        close = self._here(self.all.v[near], NEAR)
        starts = close & (np.abs(self.all.u0[near] - self.right) < EDGE * self.size)
        stops = close & (np.abs(self.all.u1[near] - self.left) < EDGE * self.size)
        return starts.sum(axis=1) - 1, stops.sum(axis=1) - 1

    def _twins(self) -> np.ndarray:
        near = self._near(self.gaps.v, FAR)
        slack = EDGE * self.size
        same = (np.abs(self.gaps.left[near] - self.left) < slack) & (np.abs(self.gaps.right[near] - self.right) < slack)
        twins: np.ndarray = (same & self._here(self.gaps.v[near], FAR)).sum(axis=1) - 1
        return twins

    def _run(self, away: np.ndarray, over: np.ndarray, alike: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How many lines in a row have a gap at the same place, and how many of them a mere word space may have.

        Lines of the same size that cross the place right above or below the run speak against a gutter.
        """
        line = 0.5 * self.size
        top = np.where(over & (away < -line), away, -np.inf).max(axis=1, initial=-np.inf)[:, None]
        bottom = np.where(over & (away > line), away, np.inf).min(axis=1, initial=np.inf)[:, None]
        near = self._near(self.gaps.v, 5.2)
        left, right, step = self.gaps.left[near], self.gaps.right[near], self.gaps.v[near] - self.v
        common = np.minimum(right, self.right) - np.maximum(left, self.left)
        same = (common >= 0.8 * np.minimum(right - left, self.right - self.left)) & (common >= 0.4 * self.size)
        held = same & (np.abs(step) > line) & self._here(self.gaps.v[near], 5.2) & (step > top) & (step < bottom)
        first = np.where(held, step, 0.0).min(axis=1, initial=0.0)[:, None]
        last = np.where(held, step, 0.0).max(axis=1, initial=0.0)[:, None]
        crossing = over & alike
        before = (crossing & (away < first) & (away > first - 1.7 * self.size)).any(axis=1)
        after = (crossing & (away > last) & (away < last + 1.7 * self.size)).any(axis=1)
        crossed = np.where(before & after, 5, np.where(before | after, 3, 0))
        return 1 + _distinct(np.where(held, np.round(step / (0.6 * self.size)), -np.inf)), crossed


def _distinct(levels: np.ndarray) -> np.ndarray:
    """How many different finite numbers each row holds, where they come in ascending order. Shape (rows, n) to (rows,)."""
    reached = np.maximum.accumulate(levels, axis=1) if levels.shape[1] else levels
    before = np.concatenate([np.full((len(levels), 1), -np.inf), reached[:, :-1]], axis=1)
    count: np.ndarray = (levels > before).sum(axis=1) if levels.shape[1] else np.zeros(len(levels), int)
    return count
