"""Where lines of text stand: the cores that the network marks, put together to lines with a direction.

One code serves both directions: along a line runs `u`, across it `v`. Horizontal: u = x, v = y. Vertical: u = y, v = x.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.reading.ocr.detection import Core

UPRIGHT = 1.3
"""A core so many times higher than wide is a line that runs down the page."""
LINE = 2.0
"""How many times longer than wide a core is that surely runs its way."""
LOOSE = 1.8
"""A core no longer than this by its width may run either way."""
SHORT = 1.3
"""A core no longer than the nearest line is thick is one character: a flat or a narrow one."""
ONE = 0.6
"""Ems between cores that stand on one line and belong to one strip."""
WIDE = 0.9
"""Ems of white before a quote of its own core."""
MARK = 0.65
"""Of a line's height: a quote or a stop is smaller."""
LEAST = 0.2
"""Of a line's height: what is lower is a line of small type beside it."""
FLAT = 0.45
"""Of a line's height: the character for one is lower, and about as long as any other."""
INSIDE = 0.15
"""Of a line's height: a core that reaches no further beyond it belongs to it."""
LEVEL = 0.2
"""Ems by which the middles of cores on one line differ."""
SAME = 1.35
"""By which the heights of cores on one line differ: marks make a core thinner."""
IN_ROW = 3
"""Single characters in a row, from which the row is a level line."""
NEXT = 0.7
"""Ems of white between characters of a row."""
Bounds = tuple[float, float, float, float]
"""x0, y0, x1, y1, in pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line in line coordinates: `u0..u1` along it, `v0..v1` across it, in pixels."""

    u0: float
    u1: float
    v0: float
    v1: float
    vertical: bool

    @property
    def high(self) -> float:
        """Across the line."""
        return self.v1 - self.v0

    @property
    def bounds(self) -> Bounds:
        """On the page: x0, y0, x1, y1."""
        return (self.v0, self.u0, self.v1, self.u1) if self.vertical else (self.u0, self.v0, self.u1, self.v1)


def places(cores: Iterable[Core], rules: Sequence[Bounds] = ()) -> list[Place]:
    """Where lines stand, cores of one line put together where no rule parts them.

    A core of one or two characters does not tell which way its line runs: it goes with the nearest longer one.

    Args:
        cores: of all lines.
        rules: drawn lines, in pixels: x0, y0, x1, y1.
    """
    found = list(cores)
    ratio = np.array([c.height / c.width for c in found]).reshape(len(found))
    upright = ratio > UPRIGHT
    sides = np.array([(c.width, c.height) for c in found]).reshape(len(found), 2)
    long = sides.max(axis=1) > np.median(sides.min(axis=1)) if found else np.zeros(0, bool)
    sure = np.flatnonzero(((ratio > LINE) | (ratio < 1 / LINE)) & long)
    if len(sure):
        middle = np.array([((c.x0 + c.x1) / 2, (c.y0 + c.y1) / 2) for c in found])
        for k in range(len(found)):
            # distance to the nearest edge of each long core
            away = np.array([_away(found[j], *middle[k]) for j in sure.tolist() if j != k])
            near = sure[sure != k][int(away.argmin())] if len(away) else k
            thick = min(found[near].width, found[near].height)
            if LOOSE >= ratio[k] >= 1 / LOOSE or max(found[k].width, found[k].height) < SHORT * thick:
                upright[k] = upright[near]
    upright &= ~_in_rows(found)
    lines = [_place(c, bool(u)) for c, u in zip(found, upright, strict=True)]
    return [
        p for way in (False, True) for p in _merged([x for x in lines if x.vertical is way], line_table(rules, way))
    ]


def _in_rows(cores: Sequence[Core]) -> np.ndarray:
    """Which cores are single characters that stand in a row longer than the column that they may stand in."""
    table = np.array([c.bounds for c in cores]).reshape(len(cores), 4)
    wide, high = table[:, 2] - table[:, 0], table[:, 3] - table[:, 1]
    single = (wide < LOOSE * high) & (high < LOOSE * wide)
    found = np.zeros(len(cores), bool)
    across, down = _chained(table[single]), _chained(table[single][:, [1, 0, 3, 2]])
    found[single] = (across >= IN_ROW) & (across > down)
    return found


def _chained(boxes: np.ndarray) -> np.ndarray:
    """How many boxes, as large and closely following one another along the first axis, each stands among."""
    n = len(boxes)
    u0, v0, u1, v1 = boxes.T
    side = np.sqrt((u1 - u0) * (v1 - v0))
    chain = np.arange(n)
    for k in np.argsort(u0).tolist():
        near = (u0 > u0[k] + 0.5 * side[k]) & (u0 - u1[k] < NEXT * side[k])
        near &= np.abs(v0 + v1 - v0[k] - v1[k]) < 2 * LEVEL * side[k]
        near &= np.maximum(side, side[k]) < SAME * np.minimum(side, side[k])
        after = np.flatnonzero(near)
        if len(after):
            chain[after[u0[after].argmin()]] = chain[k]
    _, member, count = np.unique(chain, return_inverse=True, return_counts=True)
    found: np.ndarray = count[member]
    return found


def line_table(boxes: Sequence[Bounds], vertical: bool) -> np.ndarray:
    """Boxes x0, y0, x1, y1 in line coordinates: rows of u0, u1, v0, v1."""
    table = np.array(boxes, float).reshape(len(boxes), 4)
    return table[:, [1, 3, 0, 2]] if vertical else table[:, [0, 2, 1, 3]]


def _away(core: Core, x: float, y: float) -> float:
    return max(core.x0 - x, x - core.x1, 0.0) + max(core.y0 - y, y - core.y1, 0.0)


def _place(core: Core, upright: bool) -> Place:
    x0, y0, x1, y1 = core.bounds
    return Place(y0, y1, x0, x1, True) if upright else Place(x0, x1, y0, y1, False)


def _merged(found: list[Place], rules: np.ndarray) -> list[Place]:
    """Places of one direction, those that follow one another closely on one line joined.

    `rules`: rows of u0, u1, v0, v1.
    """
    if not found:
        return []
    rest = sorted(found, key=lambda p: p.u0)
    u0, u1, v0, v1 = (np.array([getattr(p, name) for p in rest]) for name in ("u0", "u1", "v0", "v1"))
    used = np.zeros(len(rest), bool)
    out = []
    for k in range(len(rest)):
        if used[k]:
            continue
        used[k] = True
        while True:
            high, middle = v1[k] - v0[k], (v0[k] + v1[k]) / 2
            gap = u0 - u1[k]
            near = ~used & (gap < ONE * high) & (gap > -0.6 * high) & (np.abs((v0 + v1) / 2 - middle) < LEVEL * high)
            near &= (v1 - v0 < SAME * high) & (high < SAME * (v1 - v0))
            near |= ~used & _marks(u0, u1, v0, v1, k) & (gap < WIDE * high) & (gap > -0.6 * high)
            near |= ~used & _flat(u0, u1, v0, v1, k)
            if not near.any():
                break
            following = int(np.flatnonzero(near)[np.argmin(u0[near])])
            if _between(rules, (u0[k] + u1[k]) / 2, (u0[following] + u1[following]) / 2, middle):
                break
            used[following] = True
            longer = u1[following] - u0[following] > u1[k] - u0[k]
            u1[k] = max(u1[k], u1[following])
            if longer and v1[following] - v0[following] > 0.8 * high:
                v0[k], v1[k] = v0[following], v1[following]
        out.append(Place(float(u0[k]), float(u1[k]), float(v0[k]), float(v1[k]), rest[k].vertical))
    return _without_inner(out)


def _without_inner(found: list[Place]) -> list[Place]:
    """Places without those that lie within another: quotes with a cell of their own in the middle of a line."""
    u0, u1, v0, v1 = line_table([p.bounds for p in found], found[0].vertical).T
    out = []
    for k, place in enumerate(found):
        slack = INSIDE * (v1 - v0)
        around = (u0 - slack < u0[k]) & (u1 + slack > u1[k]) & (v0 - slack < v0[k]) & (v1 + slack > v1[k])
        around &= np.abs(v0 + v1 - v0[k] - v1[k]) < 2 * LEVEL * (v1 - v0)
        around &= (u1 - u0 > 2 * (u1[k] - u0[k])) & (v1 - v0 > v1[k] - v0[k])
        if not around.any():
            out.append(place)
    return out


def _flat(u0: np.ndarray, u1: np.ndarray, v0: np.ndarray, v1: np.ndarray, k: int) -> np.ndarray:
    """Which places are a flat character right after the line of place `k`, or that line's, place `k` being one."""
    high, thick = v1 - v0, np.maximum(v1 - v0, v1[k] - v0[k])
    length = np.where(high < high[k], u1 - u0, u1[k] - u0[k])
    low = np.minimum(high, high[k]) < FLAT * thick
    one = low & (length < 1.2 * thick) & (length > 0.5 * thick)
    level = np.abs((v0 + v1) - (v0[k] + v1[k])) < 2 * LEVEL * thick
    found: np.ndarray = one & level & (u0 - u1[k] < ONE * thick) & (u0 - u1[k] > -0.6 * thick)
    return found


def _marks(u0: np.ndarray, u1: np.ndarray, v0: np.ndarray, v1: np.ndarray, k: int) -> np.ndarray:
    """Which places may be a mark of the line of place `k`, small and within its height."""
    high = v1[k] - v0[k]
    within = (v0 > v0[k] - 0.1 * high) & (v1 < v1[k] + 0.1 * high)
    small: np.ndarray = within & (u1 - u0 < MARK * high) & (v1 - v0 < MARK * high) & (v1 - v0 > LEAST * high)
    return small


def _between(rules: np.ndarray, a: float, b: float, v: float) -> bool:
    """Whether a rule stands across the way from `a` to `b` at `v`."""
    return bool(((rules[:, 0] > a) & (rules[:, 1] < b) & (rules[:, 2] < v) & (rules[:, 3] > v)).any())
