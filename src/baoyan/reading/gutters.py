"""Where a line goes on over a gap, and where a gutter parts it.

Word spaces are equal along a justified line; gutters stand over one another, with straight edges that no line crosses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.model.geometry import Box

TIGHT = 0.42
"""Ems. A wider gap inside a line must be shown not to be a gutter."""
WIDE = 2.4
"""Ems. The widest gap that a line may hold by its own look."""
WIDEST = 4.0
"""Ems. The widest one where lines right above and below run on: two words alone in a narrow justified column."""
WORD = 0.12
"""Ems. Narrower gaps are between letters, not words."""
EDGE = 0.15
"""Ems by which the edges of one column may differ."""
FAR = 40.0
"""Ems above and below within which the very same gap again speaks for a gutter."""
NEAR = 16.0
"""Ems above and below within which column edges speak for a gutter: a dozen lines each way."""
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


@dataclass(frozen=True, slots=True)
class Chain:
    """Which glyph follows each (-1: none), and the gap to it in ems (infinite where there is none). Shape (n,)."""

    following: np.ndarray
    gap: np.ndarray


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap between two pieces: from `left` to `right` along the line, at `v` across it.

    `before` and `after` are the nearest word spaces of the same row on either side, in ems, 0 where there is none.
    """

    piece: int
    next: int
    left: float
    right: float
    v: float
    size: float
    ems: float
    solid: bool
    level: bool
    before: float = 0.0
    after: float = 0.0

    @property
    def even(self) -> int:
        """On how many sides a word space is as wide: a justified line spreads its words evenly."""
        return 0 if self.solid else sum(map(self._alike, (self.before, self.after)))

    @property
    def uneven(self) -> bool:
        """Whether there are word spaces on both sides, and neither is as wide."""
        return min(self.before, self.after) > 0 and not self.even

    def _alike(self, word: float) -> bool:
        return word > 0 and abs(self.ems - word) <= 0.08 + 0.08 * self.ems


def join_pieces(strip: Strip, chain: Chain, walls: Sequence[Box]) -> list[list[int]]:
    """Lines as lists of glyphs: close glyphs chained, then joined over gaps that are word or clause spaces.

    Args:
        strip: the glyphs.
        chain: who follows whom.
        walls: drawn edges in line coordinates.
    """
    pieces = chained(chain.following, chain.gap < TIGHT)
    body = float(np.median(strip.size))
    fence = _Walls(walls)
    for _ in range(TURNS):
        gaps = _open_gaps(pieces, strip, chain)
        open_gaps = [g for g in gaps if g.level and not fence.stands_in(g)]
        make_up = _MakeUp(gaps, pieces, strip, fence)
        joined = {g.piece: g.next for g in open_gaps if _belongs(g, make_up, body)}
        if not joined:
            break
        pieces = _follow(pieces, joined)
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


def _follow(pieces: list[list[int]], joined: dict[int, int]) -> list[list[int]]:
    started = set(joined.values())
    rows = []
    for k in range(len(pieces)):
        if k in started:
            continue
        row, at = list(pieces[k]), joined.get(k)
        while at is not None:
            row += pieces[at]
            at = joined.get(at)
        rows.append(row)
    return rows


def _open_gaps(pieces: list[list[int]], strip: Strip, chain: Chain) -> list[Gap]:
    """The gaps at the ends of pieces."""
    first = {piece[0]: k for k, piece in enumerate(pieces)}
    ends = np.array([piece[-1] for piece in pieces])
    following, ems = chain.following[ends], chain.gap[ends]
    found: list[tuple[int, int, int, int]] = []
    for k in np.flatnonzero((following >= 0) & (ems <= WIDEST)).tolist():
        after = first.get(int(following[k]))
        if after is not None:
            found.append((k, after, int(ends[k]), int(following[k])))
    before = {after: float(chain.gap[end]) for _, after, end, _ in found}
    beyond = {k: float(chain.gap[end]) for k, _, end, _ in found}
    return [
        Gap(
            k,
            after,
            float(strip.u1[end]),
            float(strip.u0[start]),
            float(strip.v[end]),
            float(strip.size[end]),
            float(chain.gap[end]),
            bool(strip.solid[end]) or bool(strip.solid[start]),
            abs(float(strip.v[end] - strip.v[start])) <= 0.12 * float(strip.size[end]),
            _word_space(chain.gap[pieces[k][-2::-1]]) or before.get(k, 0.0),
            _word_space(chain.gap[pieces[after][:-1]]) or beyond.get(after, 0.0),
        )
        for k, after, end, start in found
    ]


def _word_space(gaps: np.ndarray) -> float:
    """The first word space among the gaps of a piece, looked at from the open gap outwards."""
    words = np.flatnonzero(gaps > WORD)
    return float(gaps[words[0]]) if len(words) else 0.0


def _belongs(g: Gap, make_up: _MakeUp, body: float) -> bool:
    """Whether the text goes on after the gap within the same line."""
    if g.size >= 1.35 * body:
        # A headline's clause space; large type is never in many columns.
        return g.ems <= (1.7 if g.solid else 1.2) and make_up.run(g)[0] < 3
    if make_up.between_walls(g):
        return False
    rows, crossed = make_up.run(g)
    starts, stops = make_up.support(g)
    if g.solid:
        edges = g.ems > 0.6 and make_up.edge(g) >= 2
        return rows < 2 and g.ems <= 1.35 and not edges and (starts < 2 or stops < 2 or g.ems < 0.8)
    if g.ems > WIDE:
        return rows == 1 and make_up.covered(g)
    if _gutter(g, rows > crossed, starts, stops, make_up):
        return False
    if g.even or rows <= crossed:
        # Lines of the same type run on right above and below: a wide word space, not a gutter.
        return True
    if rows >= 3 and starts + stops >= 3 and g.ems > 0.6:
        return False
    return g.ems <= (1.0 if starts >= 2 else 1.9)


def _gutter(g: Gap, clear: bool, starts: int, stops: int, make_up: _MakeUp) -> bool:
    """Whether straight edges, or spaces of another width, say that columns part here."""
    twins = make_up.twins(g)
    if twins >= 3 and (clear or (twins >= 8 and not make_up.covered(g))):
        return True
    if not clear:
        return False
    edge = make_up.edge(g)
    if min(starts, stops) >= 2 and starts + stops >= 7 and not g.even:
        return True
    if min(starts, stops, edge) >= 2 and g.even < 2:
        return True
    return g.ems > 0.9 and (g.uneven or (edge >= 3 and not g.even))


class _Walls:
    """Drawn edges in line coordinates."""

    def __init__(self, walls: Sequence[Box]) -> None:
        table = np.array([(w.x0, w.y0, w.x1, w.y1) for w in walls]).reshape(len(walls), 4)
        self.x0, self.y0, self.x1, self.y1 = table.T

    def stands_in(self, g: Gap) -> bool:
        """Whether something drawn stands in the gap."""
        top, bottom = g.v - 0.75 * g.size, g.v + 0.1 * g.size
        inside = (self.x0 < g.right) & (self.x1 > g.left) & (self.x1 - self.x0 < g.right - g.left + 1)
        return bool((inside & (self.y0 < bottom) & (self.y1 > top)).any())

    def touch(self, g: Gap, u: float) -> bool:
        """Whether a column's frame or the end of its rules is at `u`, near the gap's line."""
        near = (self.y0 < g.v + 6 * g.size) & (self.y1 > g.v - 6 * g.size)
        at = (np.abs(self.x0 - u) < EDGE * g.size) | (np.abs(self.x1 - u) < EDGE * g.size)
        return bool((near & at).any())


class _MakeUp:
    """Which gaps stand over one another: a gutter is a gap that many lines share and none crosses."""

    def __init__(self, gaps: list[Gap], pieces: list[list[int]], strip: Strip, walls: _Walls) -> None:
        table = np.array(sorted((g.v, g.left, g.right) for g in gaps)).reshape(len(gaps), 3)
        self.v, self.left, self.right = table.T
        first = np.array([p[0] for p in pieces])
        last = np.array([p[-1] for p in pieces])
        order = np.argsort(strip.v[first], kind="stable")
        first, last = first[order], last[order]
        self.piece_v, self.piece_size = strip.v[first], strip.size[first]
        self.piece_u0, self.piece_u1 = strip.u0[first], strip.u1[last]
        self.walls = walls

    def between_walls(self, g: Gap) -> bool:
        """Whether rules or frames end exactly where the gap begins and where it ends."""
        return g.ems > 0.6 and self.walls.touch(g, g.left) and self.walls.touch(g, g.right)

    def support(self, g: Gap) -> tuple[int, int]:
        """How many other pieces nearby begin where the gap ends, and end where it begins: column edges are shared."""
        lo, hi = np.searchsorted(self.piece_v, (g.v - NEAR * g.size, g.v + NEAR * g.size))
        slack = EDGE * g.size
        starts = int((np.abs(self.piece_u0[lo:hi] - g.right) < slack).sum()) - 1
        stops = int((np.abs(self.piece_u1[lo:hi] - g.left) < slack).sum()) - 1
        return starts, stops

    def twins(self, g: Gap) -> int:
        """How many other gaps nearby have both edges where this one has them: words never fall so, columns do."""
        lo, hi = np.searchsorted(self.v, (g.v - FAR * g.size, g.v + FAR * g.size))
        slack = EDGE * g.size
        same = (np.abs(self.left[lo:hi] - g.left) < slack) & (np.abs(self.right[lo:hi] - g.right) < slack)
        return int(same.sum()) - 1

    def _crossing(self, g: Gap, reach: float) -> tuple[np.ndarray, np.ndarray]:
        """Where lines nearby cross the gap's middle, and where those of the same type do."""
        lo, hi = np.searchsorted(self.piece_v, (g.v - reach * g.size, g.v + reach * g.size))
        middle = (g.left + g.right) / 2
        over = (self.piece_u0[lo:hi] < middle - 0.3 * g.size) & (self.piece_u1[lo:hi] > middle + 0.3 * g.size)
        alike = np.abs(self.piece_size[lo:hi] / g.size - 1) < 0.15
        return self.piece_v[lo:hi][over], self.piece_v[lo:hi][over & alike]

    def covered(self, g: Gap) -> bool:
        """Whether lines of the same type right above and right below have words over the whole gap."""
        lo, hi = np.searchsorted(self.piece_v, (g.v - 1.7 * g.size, g.v + 1.7 * g.size))
        alike = np.abs(self.piece_size[lo:hi] / g.size - 1) < 0.15
        over = alike & (self.piece_u0[lo:hi] < g.left + 0.3 * g.size) & (self.piece_u1[lo:hi] > g.right - 0.3 * g.size)
        at = self.piece_v[lo:hi][over]
        return bool((at < g.v - 0.5 * g.size).any() and (at > g.v + 0.5 * g.size).any())

    def edge(self, g: Gap) -> int:
        """How many lines right above or below end where the gap begins, while none crosses it there: a column's edge."""
        if len(self._crossing(g, 8.0)[1]):
            return 0
        lo, hi = np.searchsorted(self.piece_v, (g.v - 8 * g.size, g.v + 8 * g.size))
        alike = np.abs(self.piece_size[lo:hi] / g.size - 1) < 0.15
        return int((alike & (np.abs(self.piece_u1[lo:hi] - g.left) < 0.55 * g.size)).sum()) - 1

    def run(self, g: Gap) -> tuple[int, int]:
        """How many lines in a row, above and below, have a gap at the same place (1: only this one).

        Also how many such lines a mere word space may have: lines of the same size that cross the place right above or
        below the run speak against a gutter.
        """
        reach = 5.2 * g.size
        lo, hi = np.searchsorted(self.v, (g.v - reach, g.v + reach))
        left, right, v = self.left[lo:hi], self.right[lo:hi], self.v[lo:hi]
        common = np.minimum(right, g.right) - np.maximum(left, g.left)
        same = (common >= 0.8 * np.minimum(right - left, g.right - g.left)) & (common >= 0.4 * g.size)
        other = same & (np.abs(v - g.v) > 0.5 * g.size)
        crossing, same_type = self._crossing(g, 7.0)
        top = crossing[crossing < g.v - 0.5 * g.size].max(initial=-np.inf)
        bottom = crossing[crossing > g.v + 0.5 * g.size].min(initial=np.inf)
        held = v[other & (v > top) & (v < bottom)]
        first, last = min(g.v, held.min(initial=g.v)), max(g.v, held.max(initial=g.v))
        before = ((same_type < first) & (same_type > first - 1.7 * g.size)).any()
        after = ((same_type > last) & (same_type < last + 1.7 * g.size)).any()
        rows = 1 + len(np.unique(np.round(held / (0.6 * g.size))))
        return rows, 5 if before and after else 3 if before or after else 0
