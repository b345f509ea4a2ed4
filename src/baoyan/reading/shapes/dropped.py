"""Glyphs that PDFium leaves out: where a font gives no names, it takes the glyph of number 32 for a space, and tells one of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

from baoyan.reading.glyphs import Glyphs, Told
from baoyan.reading.shapes.cells import Cells, cells_of
from baoyan.reading.shapes.painting import Painting

SPACE = 32
LIKE = 0.8
"""Likeness of a place's picture to the glyph's own from which the glyph stands there."""
INK = 128
EDGE = 2
"""Pixels by which the two pictures may be moved."""


def with_dropped(told: Told, trimmed: Glyphs, painting: Painting) -> tuple[Told, Glyphs]:
    """The glyphs with those that were left out; `trimmed` are the same ones, and get the same."""
    unnamed = (told.code == SPACE) & ~told.glyphs.sure & (told.glyphs.angle == 0)
    cells = cells_of(told)
    found: list[tuple[int, float, int]] = []
    for font in np.unique(told.font[unnamed]).tolist():
        own = np.flatnonzero((told.font == font) & (told.glyphs.angle == 0))
        found += _of_font(told, own, cells, painting)
    if not found:
        return told, trimmed
    like = np.array([k for k, _, _ in found])
    at, beside = np.array([x for _, x, _ in found]), np.array([k for _, _, k in found])
    g = told.glyphs
    wide = (g.x1 - g.x0)[like] / g.size[like] * g.size[beside]
    place = {"x0": at, "y0": g.y0[beside], "x1": at + wide, "y1": g.y1[beside], "base": g.base[beside]}
    index = np.concatenate([np.arange(len(g)), beside])

    def grown(glyphs: Glyphs) -> Glyphs:
        out = glyphs.take(index)
        x0, y0, x1, y1, base = (np.concatenate([getattr(glyphs, name), value]) for name, value in place.items())
        sure = np.concatenate([glyphs.sure, np.zeros(len(at), bool)])
        return replace(out, x0=x0, y0=y0, x1=x1, y1=y1, base=base, sure=sure)

    more = Told(
        grown(g),
        np.concatenate([told.code, np.full(len(at), SPACE)]),
        told.font[index],
        np.concatenate([told.x, at]),
        told.y[index],
    )
    return more, grown(trimmed)


def _of_font(told: Told, own: np.ndarray, cells: Cells, painting: Painting) -> Iterator[tuple[int, float, int]]:
    """Places of a font's left-out glyphs: one like it, where it begins, and a glyph beside it."""
    g = told.glyphs
    spaces = own[told.code[own] == SPACE]
    example = int(spaces[int(np.argmax(g.size[spaces]))])
    model = cells.picture(example, painting)
    if int(model[:, EDGE:-EDGE].min(initial=255)) > INK:
        return
    width = float((g.x1 - g.x0)[example] / g.size[example])
    taken: dict[int, list[tuple[float, float]]] = {}
    for k in own.tolist():
        taken.setdefault(round(float(told.y[k]) * 10), []).append((float(g.x0[k]), float(g.x1[k])))
    for k in own.tolist():
        size = float(g.size[k])
        row = taken[round(float(told.y[k]) * 10)]
        slack = 0.1 * size
        for x in (float(g.x1[k]), float(g.x0[k]) - width * size):
            free = all(end <= x + slack or start >= x + width * size - slack for start, end in row)
            if free and _shows(k, x, width * size, cells, painting, model):
                row.append((x, x + width * size))
                yield example, x, k


def _shows(k: int, x: float, wide: float, cells: Cells, painting: Painting, model: np.ndarray) -> bool:
    """Whether the picture at a place beside glyph `k` is the model's."""
    there = np.array([x]), cells.y0[k : k + 1], np.array([x + wide]), cells.y1[k : k + 1]
    one = Cells(*there, cells.turn[k : k + 1], cells.size[k : k + 1], cells.close[k : k + 1])
    picture = one.picture(0, painting)
    picture = cv2.resize(picture, (model.shape[1], model.shape[0]), interpolation=cv2.INTER_AREA)
    inner = model[EDGE:-EDGE, EDGE:-EDGE]
    if not inner.size or float(picture.std()) < 1:
        return False
    return float(cv2.matchTemplate(picture, inner, cv2.TM_CCOEFF_NORMED).max()) >= LIKE
