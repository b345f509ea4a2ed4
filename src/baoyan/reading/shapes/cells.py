"""Cells of type: where each glyph's picture lies on the painted page, upright and on its base line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baoyan.model.geometry import Box
from baoyan.reading.glyphs import Told
from baoyan.reading.shapes.painting import Painting

HIGH = 48
"""Pixels of a cell's height."""
ABOVE, BELOW = 1.0, 0.28
"""Ems that a cell reaches above and below the base line."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One cell for each glyph of a page. Boxes are pictures' places in points; `turn` is how often a quarter turn
    anticlockwise makes the picture upright. Shape (n,)."""

    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    turn: np.ndarray
    size: np.ndarray

    def picture(self, k: int, painting: Painting) -> np.ndarray:
        """The upright picture of cell `k`, `HIGH` pixels high."""
        turn = int(self.turn[k])
        box = Box(float(self.x0[k]), float(self.y0[k]), float(self.x1[k]), float(self.y1[k]))
        long, high = (box.height, box.width) if turn % 2 else (box.width, box.height)
        width = max(4, round(long / max(high, 0.01) * HIGH))
        return np.rot90(painting.crop(box, *((HIGH, width) if turn % 2 else (width, HIGH))), turn)


def cells_of(told: Told) -> Cells:
    """The cells of a page's glyphs."""
    g = told.glyphs
    size, turn = g.size, (g.angle // 90).astype(int)
    # Fonts of vertical writing have their pen above the middle of the cell; others on the base line.
    hung = (turn == 0) & (told.y - g.y0 < 0.2 * size)
    base = np.where(hung, (g.y0 + g.y1) / 2 + 0.38 * size, told.y)
    x0, x1, y0, y1 = g.x0.copy(), g.x1.copy(), base - ABOVE * size, base + BELOW * size
    for quarter, (first, second, sign) in {
        1: (told.x - BELOW * size, told.x + ABOVE * size, 1),
        3: (told.x - ABOVE * size, told.x + BELOW * size, -1),
    }.items():
        m = turn == quarter
        x0[m], x1[m], y0[m], y1[m] = first[m], second[m], g.y0[m], g.y1[m]
    m = turn == 2
    y0[m], y1[m] = (told.y - BELOW * size)[m], (told.y + ABOVE * size)[m]
    return Cells(x0, y0, x1, y1, turn, size)
