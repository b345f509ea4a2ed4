"""Kinds of glyph on a page: what is drawn by one font under one number, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from baoyan.reading.glyphs import Told
from baoyan.reading.shapes.cells import HIGH, Cells
from baoyan.reading.shapes.order import wide_glyphs
from baoyan.reading.shapes.painting import Painting

SAME = 0.72
"""Likeness of two pictures of one glyph, -1 to 1, the one moved by a pixel as fits best."""
COMMON = 0.4
"""Share of a glyph's ink that is in all pictures of its kind: whatever else stands in a cell, its own ink does."""
LIGHT = 8
"""Pixels of such a picture: less ink is a mark's, or what hangs over into a space."""
GRAIN = 16
"""Pixels of the pictures that are compared."""
LOOKED_AT = 6
"""Places of each kind whose pictures are compared: fonts that name many glyphs alike show it at once."""
INK = 170
"""Grey level below which a pixel is ink."""


@dataclass(frozen=True)
class Kinds:
    """Which kind each of a page's glyphs is. `kind` has the shape (n,), -1 for glyphs that need no reading; the others (kinds,).

    `face`: the font of each kind, counted from 0. `latin`: set with its neighbours into words, not one to a cell.
    """

    kind: np.ndarray
    face: np.ndarray
    latin: np.ndarray

    def __len__(self) -> int:
        return len(self.face)

    @cached_property
    def members(self) -> list[np.ndarray]:
        """The glyphs of each kind, in the order in which they are drawn."""
        order = np.argsort(self.kind, kind="stable")
        begin = np.searchsorted(self.kind[order], np.arange(len(self) + 1))
        return [order[a:b] for a, b in zip(begin[:-1].tolist(), begin[1:].tolist(), strict=True)]

    def example(self, kind: int, size: np.ndarray) -> int:
        """The first of the largest glyphs of a kind."""
        own = self.members[kind]
        return int(own[int(np.argmax(size[own]))])


def kinds_of(told: Told, asked: np.ndarray, cells: Cells, painting: Painting) -> Kinds:
    """The kinds of the glyphs `asked` for, a mask."""
    g = told.glyphs
    own = np.flatnonzero(asked)
    width = np.round((g.x1 - g.x0) / g.size * 10).astype(np.int64)
    key = np.stack([told.font[own].astype(np.int64), told.code[own], np.where(g.angle[own] % 180 == 0, width[own], 0)])
    _, which = np.unique(key, axis=1, return_inverse=True)
    kind = np.full(len(g), -1)
    kind[own] = which
    kind = _parted(kind, cells, painting)
    count = int(kind.max(initial=-1)) + 1
    _, face = np.unique(told.font, return_inverse=True)
    of = np.zeros(count, int)
    of[kind[own]] = face[own]
    wide = np.zeros(count, bool)
    wide[kind[own]] = wide_glyphs(g)[own]
    total = np.bincount(of, minlength=1)
    mostly = np.bincount(of, weights=wide, minlength=1) >= 0.4 * total
    return Kinds(kind, of, ~wide | ~mostly[of])


def _parted(kind: np.ndarray, cells: Cells, painting: Painting) -> np.ndarray:
    """Kinds parted whose glyphs do not look alike: their font gives one name to many."""
    order = np.argsort(kind, kind="stable")
    begin = np.searchsorted(kind[order], np.arange(int(kind.max(initial=-1)) + 2))
    out, count = kind.copy(), len(begin) - 1
    for a, b in zip(begin[:-1].tolist(), begin[1:].tolist(), strict=True):
        own = order[a:b]
        if len(own) < 2:
            continue
        few = own[np.unique(np.linspace(0, len(own) - 1, LOOKED_AT).astype(int))]
        if _common_ink(few, cells, painting) >= COMMON:
            continue
        groups = alike(_pictures(own, cells, painting))
        out[own] = np.where(groups == 0, kind[own], count + groups - 1)
        count += int(groups.max())
    return out


def _ink(glyphs: np.ndarray, cells: Cells, painting: Painting) -> np.ndarray:
    """How dark small pictures of glyphs are. Shape (n, GRAIN, GRAIN)."""
    out = np.zeros((len(glyphs), GRAIN, GRAIN), np.uint8)
    for row, k in enumerate(glyphs.tolist()):
        picture = cells.picture(k, painting)
        width = min(GRAIN, max(1, round(picture.shape[1] * GRAIN / HIGH)))
        out[row, :, :width] = 255 - cv2.resize(picture, (width, GRAIN), interpolation=cv2.INTER_AREA)
    return out


def _common_ink(glyphs: np.ndarray, cells: Cells, painting: Painting) -> float:
    """The share of the lightest picture's ink that is in all pictures, give or take a pixel."""
    ink = _ink(glyphs, cells, painting)
    if float(np.median(ink.sum(axis=(1, 2)))) < 255 * LIGHT:
        return 1.0
    square = np.ones((3, 3), np.uint8)
    common = np.minimum.reduce([cv2.dilate(one, square) for one in ink])
    least = ink[int(ink.sum(axis=(1, 2)).argmin())]
    return float(np.minimum(common, least).sum() / max(1, int(least.sum())))


def _pictures(glyphs: np.ndarray, cells: Cells, painting: Painting) -> np.ndarray:
    """Small pictures of glyphs as vectors of length 1. Shape (n, GRAIN * GRAIN)."""
    dark = _ink(glyphs, cells, painting).reshape(len(glyphs), -1).astype(np.float64)
    level = dark - dark.mean(axis=1, keepdims=True)
    found: np.ndarray = level / np.maximum(1e-6, np.linalg.norm(level, axis=1, keepdims=True))
    return found


def _likeness(looks: np.ndarray, one: np.ndarray) -> np.ndarray:
    """How like `one` each picture is, moved by a pixel as fits best. Shape (n,)."""
    square = one.reshape(GRAIN, GRAIN)
    moved = np.stack([np.roll(square, (dy, dx), (0, 1)).ravel() for dy in (-1, 0, 1) for dx in (-1, 0, 1)])
    best: np.ndarray = (looks @ moved.T).max(axis=1)
    return best


def alike(looks: np.ndarray) -> np.ndarray:
    """Groups of pictures that look alike, counted from 0 in order of their first. Shape (n,)."""
    leaders = looks[:1]
    out = np.zeros(len(looks), int)
    for k in range(1, len(looks)):
        likeness = _likeness(leaders, looks[k])
        best = int(likeness.argmax())
        if likeness[best] < SAME:
            best = len(leaders)
            leaders = np.concatenate([leaders, looks[k : k + 1]])
        out[k] = best
    return out


def without_ink(kinds: Kinds, cells: Cells, painting: Painting) -> np.ndarray:
    """Which kinds print nothing: spaces. Shape (kinds,)."""
    out = np.zeros(len(kinds), bool)
    square = np.ones((3, 3), np.uint8)
    for kind, own in enumerate(kinds.members):
        few = own[np.unique(np.linspace(0, len(own) - 1, LOOKED_AT).astype(int))]
        width = min(cells.picture(int(k), painting).shape[1] for k in few)
        # What hangs over from neighbours is not in all of its places.
        dark = [cv2.erode(cells.picture(int(k), painting)[:, :width], square) for k in few]
        side = width // 6 if len(few) < 3 else 0
        out[kind] = int(np.maximum.reduce(dark)[:, side : width - side].min(initial=255)) > INK
    return out
