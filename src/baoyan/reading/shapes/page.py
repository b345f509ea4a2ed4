"""The page that glyphs are looked at on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baoyan.reading.shapes.cells import ABOVE, BELOW, HIGH, Cells
from baoyan.reading.shapes.kinds import INK, Kinds
from baoyan.reading.shapes.order import Order
from baoyan.reading.shapes.painting import Painting


@dataclass(frozen=True, slots=True)
class Page:
    """What the glyphs of one page are looked at with."""

    cells: Cells
    order: Order
    kinds: Kinds
    painting: Painting
    blank: np.ndarray
    """Which glyphs print nothing, shape (n,)."""

    def around(self, k: int, reach: int) -> list[int]:
        """Glyph `k` and so many of its run on either side, without blanks, in reading order."""
        own = self.order.around(k, reach, reach)
        found: list[int] = own[~self.blank[own]].tolist()
        return found

    def width(self, kind: int) -> float:
        """The advance of a kind, in ems."""
        k = self.kinds.members[kind][0]
        c = self.cells
        long = c.y1[k] - c.y0[k] if c.turn[k] % 2 else c.x1[k] - c.x0[k]
        return float(long / c.size[k])

    def ink(self, kind: int) -> float:
        """The width of a kind's ink, in ems."""
        picture = self.cells.picture(self.kinds.example(kind, self.cells.size), self.painting)
        columns = np.flatnonzero((picture < INK).any(axis=0))
        return float(columns[-1] - columns[0] + 1) * (ABOVE + BELOW) / HIGH if len(columns) else 0.0

    def gap(self, k: int, following: int) -> float:
        """Ems between a glyph and the next one of its line, which runs to the right."""
        c = self.cells
        return float((c.x0[following] - c.x1[k]) / c.size[k])
