"""Glyphs in the order they are read, before their characters are known: runs along and down the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from baoyan.reading.directions import down_glyphs
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.neighbours import chained, neighbours, one_before

WIDE = 0.75
"""Ems of advance from which a glyph is taken for one that is set solid."""
FAR = 0.9
"""Ems between glyphs of one run: a word space is less."""
_HAN, _LETTER = 0x4E00, 0x61


@dataclass(frozen=True, slots=True)
class Order:
    """Where each glyph stands in its run. `glyphs`: all of them, run after run; the others have the shape (n,).

    `place` is where a glyph stands in `glyphs`, `first` and `until` are where its run begins and is over. `down`: whether
    the run goes down the page.
    """

    glyphs: np.ndarray
    place: np.ndarray
    first: np.ndarray
    until: np.ndarray
    down: np.ndarray

    def around(self, k: int, before: int, after: int) -> np.ndarray:
        """Glyph `k` with so many of its run before it and after it, in reading order."""
        at = int(self.place[k])
        return self.glyphs[max(int(self.first[k]), at - before) : min(int(self.until[k]), at + after + 1)]


def in_order(glyphs: Glyphs) -> Order:
    """The runs of a page's glyphs, told by their places and widths alone."""
    n = len(glyphs)
    wide = wide_glyphs(glyphs)
    down = down_glyphs(replace(glyphs, code=np.where(wide, _HAN, _LETTER)))
    down |= np.isin(glyphs.angle, (90, 270))
    order, place, first, until = (np.zeros(n, int) for _ in range(4))
    done = 0
    for downwards in (False, True):
        own = np.flatnonzero(down == downwards)
        if not len(own):
            continue
        u0, u1, v = _line_places(glyphs.take(own), downwards)
        following = neighbours(u0, u1, v, glyphs.size[own])
        gap = np.where(following >= 0, (u0[following] - u1) / glyphs.size[own], np.inf)
        following = one_before(following, gap)
        runs = chained(following, gap < FAR)
        count = runs.until - runs.begin
        order[done : done + len(own)] = own[runs.order]
        place[own[runs.order]] = done + np.arange(len(own))
        first[own[runs.order]] = done + np.repeat(runs.begin, count)
        until[own[runs.order]] = done + np.repeat(runs.until, count)
        done += len(own)
    return Order(order, place, first, until, down)


def wide_glyphs(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs take about an em along their line. Shape (n,)."""
    sideways = np.isin(glyphs.angle, (90, 270))
    along = np.where(sideways, glyphs.y1 - glyphs.y0, glyphs.x1 - glyphs.x0)
    wide: np.ndarray = along > WIDE * glyphs.size
    return wide


def _line_places(g: Glyphs, downwards: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where glyphs begin and end along their line, and where they stand across it."""
    if not downwards:
        return g.x0, g.x1, g.base
    up = g.angle == 270
    sideways = np.where(g.angle == 90, g.base + 0.38 * g.size, np.where(up, g.base - 0.38 * g.size, (g.x0 + g.x1) / 2))
    return np.where(up, -g.y1, g.y0), np.where(up, -g.y0, g.y1), sideways
