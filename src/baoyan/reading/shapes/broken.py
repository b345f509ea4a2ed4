"""Pages whose fonts do not name their glyphs, or name them falsely: the names made anew from the glyphs' pictures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource
from baoyan.reading.characters import BLANK
from baoyan.reading.engine import GLYPH_LIMIT, barriers, faces_of
from baoyan.reading.glyphs import Told, told_glyphs
from baoyan.reading.graphics import Graphics, read_graphics
from baoyan.reading.shapes.cells import Cells, cells_of, cut_to_pen
from baoyan.reading.shapes.dropped import with_dropped
from baoyan.reading.shapes.kinds import Kinds, kinds_of, without_ink
from baoyan.reading.shapes.named import Named, lined, named
from baoyan.reading.shapes.opened import Opened, opened, reading_of
from baoyan.reading.shapes.order import in_order
from baoyan.reading.shapes.page import Page
from baoyan.reading.shapes.painting import Painting, fitting_scale, paint, text_alone
from baoyan.reading.shapes.repair import read_kinds
from baoyan.reading.shapes.trust import lying, unnamed

_BLANKS = np.array(sorted(map(ord, BLANK)))


def repaired(source: PageSource) -> PageReading:
    """The page read with the names of its glyphs made anew where their fonts cannot be trusted.

    Raises:
        PageDamaged: the file or page cannot be opened.
    """
    with opened(source) as this:
        graphics = read_graphics(this.page, this.sheet)
        found = _named(this, graphics)
        lines = lined(found, barriers(graphics))
        return reading_of(this, lines, graphics, "glyph_repair")


def _named(this: Opened, graphics: Graphics) -> Named:
    """All glyphs of the page, with the names that they are to have."""
    told = cut_to_pen(told_glyphs(this.textpage, this.sheet, GLYPH_LIMIT, trim=False))
    trimmed = told_glyphs(this.textpage, this.sheet, GLYPH_LIMIT).glyphs
    faces = faces_of(trimmed, graphics)
    scale = fitting_scale(told.glyphs.size, this.sheet)
    text_alone(this.page)
    painting = paint(this.page, this.sheet, this.source.clip, this.source.turn, scale)
    told, trimmed = with_dropped(told, trimmed, painting)
    cells = cells_of(told)
    asked = unnamed(told)
    asked |= lying(told, asked, trimmed.face, faces, cells, painting)
    kinds = kinds_of(told, asked, cells, painting)
    order = in_order(told.glyphs)
    page = Page(replace(cells, close=order.down), order, kinds, painting, _blank(told, kinds, cells, painting))
    return named(told, trimmed, page, read_kinds(page))


def _blank(told: Told, kinds: Kinds, cells: Cells, painting: Painting) -> np.ndarray:
    """Which glyphs print nothing. Shape (n,)."""
    own = kinds.kind >= 0
    blank: np.ndarray = ~own & np.isin(told.glyphs.code, _BLANKS)
    blank[own] = without_ink(kinds, cells, painting)[kinds.kind[own]]
    return blank
