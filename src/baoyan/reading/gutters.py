"""Where a line goes on over a gap, and where a gutter parts it.

Word spaces are equal along a justified line; gutters stand over one another, with straight edges that no line crosses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baoyan.reading.neighbours import Runs, chained
from baoyan.reading.surroundings import EDGE, Evidence, Gaps, Pieces, Told, chunks, evidence

TIGHT = 0.42
"""Ems. A wider gap inside a line must be shown not to be a gutter."""
MARKED = 0.25
"""The same, before an opening full-width mark: at the head of a line its empty half hangs in the gutter."""
WIDE = 2.4
"""Ems. The widest gap that a line may hold by its own look."""
WIDEST = 7.0
"""Ems. The widest one where a line right above or below runs on: two words alone in a narrow justified column."""
WORD = 0.12
"""Ems. Narrower gaps are between letters, not words."""
BOTH_SIDES = 5
"""What `Evidence.crossed` is where lines cross the gap's place right above and right below."""
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
    opening: np.ndarray
    """Full-width marks whose ink fills the second half of their box alone."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Which glyph follows each (-1: none), and the gap to it in ems (infinite where there is none). Shape (n,)."""

    following: np.ndarray
    gap: np.ndarray


def join_pieces(strip: Strip, chain: Chain, walls: np.ndarray) -> Runs:
    """Lines as runs of glyphs: close glyphs chained, then joined over gaps that are word or clause spaces.

    Args:
        strip: the glyphs.
        chain: who follows whom.
        walls: drawn edges in line coordinates, rows of u0, v0, u1, v1.
    """
    linked = chain.gap < np.where(strip.opening[chain.following], MARKED, TIGHT)
    runs = chained(chain.following, linked)
    body = float(np.median(strip.size))
    for _ in range(TURNS):
        gaps = _open_gaps(runs, strip, chain)
        free = np.flatnonzero(gaps.level & ~_walled(gaps, walls))
        if not len(free):
            break
        joined = free[_belongs(gaps, free, evidence(gaps, free, _pieces(runs, strip), walls), walls, body)]
        if not len(joined):
            break
        linked[gaps.end[joined]] = True
        runs = chained(chain.following, linked)
    return runs


def _pieces(runs: Runs, strip: Strip) -> Pieces:
    order = np.argsort(strip.v[runs.first], kind="stable")
    first, last = runs.first[order], runs.last[order]
    return Pieces(strip.u0[first], strip.u1[last], strip.v[first], strip.size[first])


def _open_gaps(runs: Runs, strip: Strip, chain: Chain) -> Gaps:
    """The gaps at the ends of runs."""
    first = np.zeros(len(chain.gap), bool)
    first[runs.first] = True
    ends = runs.last
    starts = chain.following[ends]
    ends = ends[(starts >= 0) & (chain.gap[ends] <= WIDEST) & first[starts]]
    ends = ends[np.argsort(strip.v[ends], kind="stable")]
    starts = chain.following[ends]
    before, after = _word_spaces(runs, chain, ends)
    begin, until = strip.u0.copy(), strip.u1.copy()
    begin[runs.last] = strip.u0[runs.first]
    until[runs.first] = strip.u1[runs.last]
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
        before,
        after,
        strip.heavy[ends] == strip.heavy[starts],
        begin[ends],
        until[starts],
        strip.u0[starts] + np.where(strip.opening[starts], 0.5 * strip.size[starts], 0.0),
    )


def _word_spaces(runs: Runs, chain: Chain, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each gap after `ends` the last word space before it in its row, and the first one after it, in ems; else 0.

    Only gaps inside the runs on either side are looked at, or the open gap at a run's other end.
    """
    n = len(runs.order)
    gap = chain.gap[runs.order]
    word = gap > WORD
    word[runs.until - 1] = False
    place = np.arange(n)
    last = np.maximum.reduceat(np.where(word, place, -1), runs.begin)
    first = np.minimum.reduceat(np.where(word, place, n), runs.begin)
    run = np.empty(n, np.int64)
    run[runs.order] = np.repeat(np.arange(len(runs.begin)), runs.until - runs.begin)
    left, right = run[ends], run[chain.following[ends]]
    open_before, open_after = np.zeros(len(runs.begin)), np.zeros(len(runs.begin))
    open_before[right] = open_after[left] = chain.gap[ends]
    before = np.where(last[left] >= 0, gap[last[left]], open_before[left])
    after = np.where(first[right] < n, gap[np.minimum(first[right], n - 1)], open_after[right])
    return before, after


def _belongs(gaps: Gaps, at: np.ndarray, seen: Evidence, walls: np.ndarray, body: float) -> np.ndarray:
    """Whether the text goes on within the same line after each of the gaps `at`; shape of `at`, as `seen`."""
    framed = _between_walls(gaps, walls)
    columns = (gaps.ems[at], gaps.solid[at], framed[at], gaps.size[at] >= 1.35 * body, gaps.even[at], gaps.uneven[at])
    out = []
    # As plain numbers: a page has hundreds of gaps, and each number of an array costs as much as the question.
    each = zip(at.tolist(), *(column.tolist() for column in columns), seen.each(), strict=True)
    for gap, ems, solid, walled, large, even, uneven, told in each:
        if large:
            # A headline's clause space; large type is never in many columns.
            out.append(ems <= (1.7 if solid else 1.2) and told.rows < 3)
        elif walled:
            out.append(False)
        elif solid:
            # Chinese has no word spaces: a gap with another weight beyond it is another column.
            edges = ems > 0.6 and (told.edge >= 2 or (ems > 0.8 and not gaps.one_weight[gap]))
            alone = told.starts < 2 or told.stops < 2 or ems < 0.8
            # Two loose lines, one over the other, between lines of the same column that hold both.
            few = told.rows < 2 or (told.rows == 2 and told.crossed == BOTH_SIDES)
            out.append(few and ems <= 1.35 and not edges and alone and not _new_column(gaps, gap, told.hung))
        elif ems > WIDE:
            out.append(told.rows == 1 and (told.covered or told.held))
        elif _gutter(ems, even, uneven, told):
            out.append(False)
        elif even or told.rows <= told.crossed:
            # Lines of the same type run on right above and below: a wide word space, not a gutter.
            out.append(True)
        elif told.rows >= 3 and told.starts + told.stops >= 3 and ems > 0.6:
            out.append(False)
        else:
            out.append(ems <= (1.0 if told.starts >= 2 else 1.9))
    return np.array(out, bool)


def _gutter(ems: float, even: int, uneven: bool, told: Told) -> bool:
    """Whether straight edges, or spaces of another width, say that columns part at a gap."""
    clear = told.rows > told.crossed
    if told.twins >= 3 and (clear or (told.twins >= 8 and not told.covered)):
        return True
    if not clear:
        return False
    starts, stops, edge = told.starts, told.stops, told.edge
    if min(starts, stops) >= 2 and starts + stops >= 7 and not even:
        return True
    if min(starts, stops, edge) >= 2 and even < 2:
        return True
    # An indented line after the gutter begins where no other does, and its spaces may chance to be as wide as the gap.
    indented = even < 2 and min(edge, told.within) >= 3
    return ems > 0.9 and (uneven or indented or (edge >= 3 and not even))


def _new_column(gaps: Gaps, gap: int, starts: int) -> bool:
    """Whether so many lines begin right where a long piece of Chinese does after a gap that another column begins there."""
    size = gaps.size[gap]
    long = min(gaps.left[gap] - gaps.from_[gap], gaps.to[gap] - gaps.right[gap]) > 5 * size
    return bool(starts >= 4 and long and gaps.hung[gap] - gaps.left[gap] > 0.85 * size)


def _walled(gaps: Gaps, walls: np.ndarray) -> np.ndarray:
    """Whether something drawn stands in each gap. Shape (g,)."""
    out = np.zeros(len(gaps), bool)
    for part in chunks(len(gaps), len(walls)):
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
    for part in chunks(len(wide), len(walls)):
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
