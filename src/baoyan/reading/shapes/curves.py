"""Pages, or parts of pages, whose text was turned to drawn shapes: each shape recognised once, its rows read as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource
from baoyan.reading.engine import GLYPH_LIMIT, barriers
from baoyan.reading.glyphs import Glyphs, read_glyphs
from baoyan.reading.graphics import read_graphics
from baoyan.reading.shapes.cells import ABOVE, BELOW, Cells
from baoyan.reading.shapes.kinds import Kinds
from baoyan.reading.shapes.named import Named, lined
from baoyan.reading.shapes.opened import Opened, opened, reading_of
from baoyan.reading.shapes.order import Order
from baoyan.reading.shapes.page import Page
from baoyan.reading.shapes.painting import fitting_scale, paint, shapes_alone
from baoyan.reading.shapes.paths import Paths, read_paths
from baoyan.reading.shapes.repair import read_kinds
from baoyan.reading.shapes.rows import Row, across_cell, cell_ends, rows_of
from baoyan.reading.shapes.settled import placed
from baoyan.reading.shapes.weight import weights


def outlined(source: PageSource) -> PageReading:
    """The page read with its drawn letters, and whatever its text layer has beside them.

    Raises:
        PageDamaged: the file or page cannot be opened.
    """
    with opened(source) as this:
        written = read_glyphs(this.textpage, this.sheet, GLYPH_LIMIT)
        paths = read_paths(this.page, this.sheet)
        found, letters = _read(this, paths)
    # The page was stripped to be painted: its drawings are read from a fresh one.
    with opened(source) as this:
        again = read_paths(this.page, this.sheet)
        graphics = read_graphics(this.page, this.sheet, without=set(again.place[letters].tolist()))
        lines = lined(_with(found, written), barriers(graphics))
        return reading_of(this, lines, graphics, "shape_reading")


def _read(this: Opened, paths: Paths) -> tuple[Named, np.ndarray]:
    """The glyphs that the shapes are, and which shapes these are."""
    rows = rows_of(paths)
    sizes = np.array([row.em for row in rows for _ in row.shapes])
    shapes_alone(this.page, set(paths.place.tolist()))
    painting = paint(this.page, this.sheet, this.source.clip, this.source.turn, fitting_scale(sizes, this.sheet))
    cells = _cells(paths, rows)
    kinds = _kinds(paths, rows)
    page = Page(cells, _order(rows, len(paths)), kinds, painting, np.zeros(len(paths), bool))
    verdicts = read_kinds(page)
    return placed(paths, rows, page, verdicts, weights(page))


def _cells(paths: Paths, rows: Sequence[Row]) -> Cells:
    box = np.zeros((4, len(paths)))
    size, down = np.ones(len(paths)), np.zeros(len(paths), bool)
    for row in rows:
        k = np.array(row.shapes)
        begin, end = cell_ends(paths, row)
        size[k], down[k] = row.em, row.down
        if row.down:
            shared = across_cell(paths, row)
            middle = np.where(shared, paths.y1[k], (begin + end) / 2 + 0.38 * row.em)
            left = np.where(shared, paths.x0[k] - 0.03 * row.em, row.at - row.em / 2)
            right = np.where(shared, paths.x1[k] + 0.03 * row.em, row.at + row.em / 2)
            box[:, k] = np.stack([left, middle, right, middle])
        else:
            box[:, k] = np.stack([begin, np.full(len(k), row.at), end, np.full(len(k), row.at)])
    return Cells(box[0], box[1] - ABOVE * size, box[2], box[3] + BELOW * size, np.zeros(len(paths), int), size, down)


def _order(rows: Sequence[Row], count: int) -> Order:
    glyphs = np.array([k for row in rows for k in row.shapes], int)
    place, first, until = (np.zeros(count, int) for _ in range(3))
    down = np.zeros(count, bool)
    done = 0
    for row in rows:
        k = np.array(row.shapes)
        place[k] = done + np.arange(len(k))
        first[k], until[k], down[k] = done, done + len(k), row.down
        done += len(k)
    return Order(glyphs, place, first, until, down)


def _kinds(paths: Paths, rows: Sequence[Row]) -> Kinds:
    """Same shapes of about the same size and height in their lines are of one kind."""
    n = len(paths)
    level, ratio, latin, inside = np.zeros(n), np.zeros(n), np.zeros(n, bool), np.zeros(n, bool)
    for row in rows:
        k = np.array(row.shapes)
        wide, high = paths.x1[k] - paths.x0[k], paths.y1[k] - paths.y0[k]
        inside[k] = True
        ratio[k] = np.maximum(wide, high) / row.em
        if row.down:
            level[k] = ((paths.x0[k] + paths.x1[k]) / 2 - row.at) / row.em
            shared = across_cell(paths, row)
            level[k[shared]], latin[k[shared]] = 5.0, True
            continue
        level[k] = (row.at - (paths.y0[k] + paths.y1[k]) / 2) / row.em
        latin[k] = not row.solid
        latin[k] |= (wide < 0.62 * row.em) & (high > 0.42 * row.em)
    full = ratio > 0.62
    key = np.stack([paths.shape, np.where(full, 0, np.round(level * 3)), np.where(full, 9, np.round(ratio * 4)), latin])
    _, which = np.unique(key[:, inside], axis=1, return_inverse=True)
    kind = np.full(n, -1)
    kind[inside] = which
    count = int(which.max(initial=-1)) + 1
    flag = np.zeros(count, bool)
    flag[which] = latin[inside]
    return Kinds(kind, np.arange(count), flag, np.arange(count))


def _with(found: Named, written: Glyphs) -> Named:
    """The glyphs of the shapes together with those of the text layer."""
    g = found.glyphs
    shifted = replace(g, style=g.style + len(written.styles))
    columns = {
        name: np.concatenate([getattr(written, name), getattr(shifted, name)])
        for name in ("code", "x0", "y0", "x1", "y1", "base", "size", "angle", "style", "sure")
    }
    both = Glyphs(**columns, styles=(*written.styles, *g.styles), hidden=written.hidden)
    none = np.zeros(len(written), bool)
    return Named(both, np.concatenate([none, found.made]), np.concatenate([none + 1.0, found.trust]))
