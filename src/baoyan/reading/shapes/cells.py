"""Cells of type: where each glyph's picture lies on the painted page, upright and on its base line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from baoyan.model.geometry import Box
from baoyan.reading.glyphs import Told
from baoyan.reading.shapes.painting import Painting

HIGH = 48
"""Pixels of a cell's height."""
ABOVE, BELOW = 1.0, 0.28
"""Ems that a cell reaches above and below the base line."""
_FIRST, _LAST = (round(HIGH * (ABOVE + side) / (ABOVE + BELOW)) for side in (-0.91, 0.15))
"""Rows of a picture that the em square takes, and a little more."""
LETTERS = 0.75
"""Ems that the pen mostly goes in fonts of letters, at most; solid characters are squeezed at their marks alone."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One cell for each glyph of a page: where its picture is, in points. Shape (n,).

    `turn` is how often a quarter turn anticlockwise makes the picture upright.
    """

    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    turn: np.ndarray
    size: np.ndarray
    close: np.ndarray
    """Which are parts of lines that go down: their neighbours stand above and below their em."""

    def picture(self, k: int, painting: Painting) -> np.ndarray:
        """The upright picture of cell `k`, `HIGH` pixels high."""
        turn = int(self.turn[k])
        box = Box(float(self.x0[k]), float(self.y0[k]), float(self.x1[k]), float(self.y1[k]))
        long, high = (box.height, box.width) if turn % 2 else (box.width, box.height)
        width = max(4, round(long / max(high, 0.01) * HIGH))
        picture = np.rot90(painting.crop(box, *((HIGH, width) if turn % 2 else (width, HIGH))), turn)
        if self.close[k] and not turn:
            picture[:_FIRST], picture[_LAST:] = 255, 255
        return picture


def cut_to_pen(told: Told) -> Told:
    """Glyphs whose boxes end where the pen goes on: letters overhang, and drawn glyphs' boxes are what their font claims.

    How far the pen goes is what it mostly does from one glyph of a line to the next, at most the box.
    """
    g = told.glyphs
    upright = (g.angle == 0) & (told.y > g.y0 + 0.2 * g.size)
    full = g.x1 - told.x
    way = np.append(np.diff(told.x), np.inf)
    goes_on = np.append((np.diff(told.y) == 0) & (np.diff(g.style) == 0), False) & upright
    usual = goes_on & (way > 0.08 * g.size) & (way < full + 0.02 * g.size)
    ems = way / g.size
    faces, face = np.unique(told.font, return_inverse=True)
    for k in range(len(faces)):
        own = usual & (face == k)
        if not own.any() or np.median(ems[own]) > LETTERS:
            upright &= face != k
    # Glyphs of one name may be different ones.
    key = np.stack([told.font.astype(np.int64), told.code, np.round(full / g.size * 50).astype(np.int64)])
    _, which = np.unique(key, axis=1, return_inverse=True)
    x0, x1 = g.x0.copy(), g.x1.copy()
    order = np.argsort(which, kind="stable")
    begin = np.searchsorted(which[order], np.arange(int(which.max(initial=-1)) + 2))
    for a, b in zip(begin[:-1].tolist(), begin[1:].tolist(), strict=True):
        own = order[a:b]
        known = ems[own[usual[own]]]
        if len(known):
            own = own[upright[own]]
            x0[own] = np.maximum(x0[own], told.x[own])
            x1[own] = np.minimum(x1[own], told.x[own] + float(np.median(known)) * g.size[own])
    return replace(told, glyphs=replace(g, x0=x0, x1=np.maximum(x0, x1)))


def cells_of(told: Told) -> Cells:
    """The cells of a page's glyphs."""
    g = told.glyphs
    size, turn = g.size, (g.angle // 90).astype(int)
    # Fonts of vertical writing have their pen above the middle of the cell; others on the base line.
    hung = (turn == 0) & (told.y - g.y0 < 0.2 * size)
    base = np.where(hung, (g.y0 + g.y1) / 2 + 0.38 * size, told.y)
    x0, x1, y0, y1 = g.x0.copy(), g.x1.copy(), base - ABOVE * size, base + BELOW * size
    for quarter, (first, second) in {
        1: (told.x - BELOW * size, told.x + ABOVE * size),
        3: (told.x - ABOVE * size, told.x + BELOW * size),
    }.items():
        m = turn == quarter
        x0[m], x1[m], y0[m], y1[m] = first[m], second[m], g.y0[m], g.y1[m]
    m = turn == 2
    y0[m], y1[m] = (told.y - BELOW * size)[m], (told.y + ABOVE * size)[m]
    return Cells(x0, y0, x1, y1, turn, size, np.zeros(len(size), bool))
