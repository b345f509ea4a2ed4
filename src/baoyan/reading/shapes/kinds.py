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

SAME = 0.95
"""Likeness of two pictures of one glyph, -1 to 1, the one moved by a pixel as fits best."""
COMMON = 0.72
"""Share of a glyph's ink that is in all pictures of its kind: whatever else stands in a cell, its own ink does."""
LIGHT = 32
"""Pixels of such a picture: less ink is a mark's, or what hangs over into a space."""
GRAIN = 32
"""Pixels of the pictures in which common ink is looked for."""
COARSE = 32
"""Pixels of the pictures by which glyphs of one name are told apart."""
FEW_NAMES = 5
"""A font with no more names than this, each for more than ten glyphs, says nothing by them."""
LOOKED_AT = 6
"""Places of each kind whose pictures are compared: fonts that name many glyphs alike show it at once."""
FEW = 3
"""Kinds of fewer glyphs may have the ink of others in all their cells."""
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
    name: np.ndarray
    """Kinds that have one name in their font share a number."""

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
    one_name = kind
    kind = _parted(kind, _vague(told)[own][np.unique(which, return_index=True)[1]], cells, painting)
    count = int(kind.max(initial=-1)) + 1
    _, face = np.unique(told.font, return_inverse=True)
    of = np.zeros(count, int)
    of[kind[own]] = face[own]
    wide = np.zeros(count, bool)
    wide[kind[own]] = wide_glyphs(g)[own]
    name = np.zeros(count, int)
    name[kind[own]] = one_name[own]
    total = np.bincount(of, minlength=1)
    mostly = np.bincount(of, weights=wide, minlength=1) >= 0.4 * total
    return Kinds(kind, of, ~wide | ~mostly[of], name)


def _vague(told: Told) -> np.ndarray:
    """Which glyphs have a name that their font gives to all it cannot name, or to nearly all it has. Shape (n,)."""
    fonts, face = np.unique(told.font, return_inverse=True)
    few = np.array([len(np.unique(told.code[face == k])) for k in range(len(fonts))], int)
    many = np.bincount(face, minlength=len(fonts))
    vague: np.ndarray = np.isin(told.code, (0, 0xFFFD)) | ((few <= FEW_NAMES) & (many > 10 * few))[face]
    return vague


def _parted(kind: np.ndarray, vague: np.ndarray, cells: Cells, painting: Painting) -> np.ndarray:
    """Kinds parted whose glyphs do not look alike: their font gives one name to many. `vague` kinds are suspected of it."""
    order = np.argsort(kind, kind="stable")
    begin = np.searchsorted(kind[order], np.arange(int(kind.max(initial=-1)) + 2))
    out, count = kind.copy(), len(begin) - 1
    for a, b, suspect in zip(begin[:-1].tolist(), begin[1:].tolist(), vague.tolist(), strict=True):
        own = order[a:b]
        if len(own) < 2:
            continue
        few = own[np.unique(np.linspace(0, len(own) - 1, LOOKED_AT).astype(int))]
        if not suspect and _common_ink(few, cells, painting) >= COMMON:
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
    """How far the lightest picture's ink is in all pictures, and that of half of them in it, give or take a pixel; 0 to 1."""
    ink = _ink(glyphs, cells, painting)
    total = ink.sum(axis=(1, 2), dtype=np.int64)
    if float(np.median(total)) < 255 * LIGHT:
        return 1.0
    square = np.ones((3, 3), np.uint8)
    wide = np.stack([cv2.dilate(one, square) for one in ink])
    least = int(total.argmin())
    there = np.minimum(wide.min(axis=0), ink[least]).sum() / max(1, int(total[least]))
    back = np.minimum(ink, wide[least]).sum(axis=(1, 2)) / np.maximum(1, total)
    return float(min(there, np.median(np.delete(back, least))))


def _pictures(glyphs: np.ndarray, cells: Cells, painting: Painting) -> np.ndarray:
    """Small pictures of glyphs as vectors of length 1. Shape (n, COARSE * COARSE)."""
    ink = _ink(glyphs, cells, painting)
    coarse = [cv2.resize(one, (COARSE, COARSE), interpolation=cv2.INTER_AREA) for one in ink]
    dark = np.stack(coarse).reshape(len(glyphs), -1).astype(np.float64)
    level = dark - dark.mean(axis=1, keepdims=True)
    found: np.ndarray = level / np.maximum(1e-6, np.linalg.norm(level, axis=1, keepdims=True))
    return found


def _likeness(looks: np.ndarray, one: np.ndarray) -> np.ndarray:
    """How like `one` each picture is, moved by a pixel as fits best. Shape (n,)."""
    square = one.reshape(COARSE, COARSE)
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
        seen = [
            _own_part(int(k), kinds, cells, painting) if len(own) < FEW else cells.picture(int(k), painting)
            for k in few
        ]
        dark = [cv2.erode(one[:, :width], square) for one in seen]
        side = width // 6 if len(own) < FEW else 0
        out[kind] = int(np.maximum.reduce(dark)[:, side : width - side].min(initial=255)) > INK
    return out


def _own_part(k: int, kinds: Kinds, cells: Cells, painting: Painting) -> np.ndarray:
    """The picture of a glyph's cell without what other cells take of it: those of kinds that have more glyphs."""
    picture = cells.picture(k, painting)
    if cells.turn[k]:
        return picture
    high, wide = picture.shape
    to_x, to_y = wide / max(0.01, cells.x1[k] - cells.x0[k]), high / max(0.01, cells.y1[k] - cells.y0[k])
    near = (cells.x0 < cells.x1[k]) & (cells.x1 > cells.x0[k]) & (cells.y0 < cells.y1[k]) & (cells.y1 > cells.y0[k])
    own = kinds.kind[k]
    out = picture.copy()
    for j in np.flatnonzero(near & (kinds.kind >= 0) & (kinds.kind != own)).tolist():
        if len(kinds.members[kinds.kind[j]]) > len(kinds.members[own]):
            left, right = (round(max(0.0, (x - cells.x0[k]) * to_x)) for x in (cells.x0[j], cells.x1[j]))
            top, foot = (round(max(0.0, (y - cells.y0[k]) * to_y)) for y in (cells.y0[j], cells.y1[j]))
            out[top:foot, left:right] = 255
    return out
