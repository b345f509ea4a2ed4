"""Filled paths of the size of type: where each is, and which of them are the same shape."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from baoyan.model.reading import Colour
from baoyan.reading.drawn import clip_bounds
from baoyan.reading.graphics import page_objects
from baoyan.reading.raw import address, call, filled
from baoyan.reading.sheet import Affine, Sheet, compose, map_box

LARGEST, SMALLEST = 200.0, 0.3
"""Points of the longer side of a shape that may be a character."""
MOST_SEGMENTS = 3000
"""A character has some hundred; a drawing may have more than this."""
MOST_PATHS = 150_000
SAME = 0.02
"""How far the points of one shape may lie apart in two places, in its larger side: files round to a hundredth of a point."""
BLOCK = 10.0
"""Points of the shorter side of a rectangle that is no stroke and no bullet."""
HELD = 3
"""Shapes within another, itself counted, from which it is the ground that they stand on."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Parallel arrays, one entry per shape, in drawing order. Boxes are those of the ink, in points of the trimmed page.

    `place`: the address of the path; `shape`: equal for equal shapes, whatever their size.
    """

    place: np.ndarray
    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    shape: np.ndarray
    plain: np.ndarray
    """Whether it is one upright rectangle: as rules and dashes are, and the strokes of some characters."""
    colours: tuple[Colour, ...]

    def __len__(self) -> int:
        return len(self.place)

    def take(self, index: np.ndarray) -> Paths:
        """The shapes at `index`."""
        return Paths(
            self.place[index],
            self.x0[index],
            self.y0[index],
            self.x1[index],
            self.y1[index],
            self.shape[index],
            self.plain[index],
            tuple(self.colours[k] for k in index.tolist()),
        )


@dataclass(frozen=True, slots=True)
class _Path:
    place: int
    points: np.ndarray
    kinds: bytes
    colour: Colour


def read_paths(page: Any, sheet: Sheet) -> Paths:
    """All shapes of a page that may be characters.

    Args:
        page: raw PDFium page handle.
        sheet: how the page is shown.
    """
    found = []
    for handle, kind, matrix in page_objects(page, MOST_PATHS):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            one = _path(handle, compose(matrix, sheet.to_page), sheet)
            if one is not None:
                found.append(one)
    boxes = np.array([[*p.points.min(axis=0), *p.points.max(axis=0)] for p in found]).reshape(len(found), 4)
    ground = _grounds(boxes, np.array([_plain(p) for p in found], bool))
    found, boxes = [p for p, under in zip(found, ground.tolist(), strict=True) if not under], boxes[~ground]
    return Paths(
        np.array([p.place for p in found], np.uint64),
        boxes[:, 0],
        boxes[:, 1],
        boxes[:, 2],
        boxes[:, 3],
        _same_shapes(found, boxes),
        np.array([_plain(p) for p in found], bool),
        tuple(p.colour for p in found),
    )


def _grounds(boxes: np.ndarray, plain: np.ndarray) -> np.ndarray:
    """Which shapes are grounds that others stand on: panels, discs, frames. Shape (n,)."""
    cx, cy = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    short = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    out: np.ndarray = plain & (short > BLOCK)
    for k in np.flatnonzero(short > BLOCK).tolist():
        x0, y0, x1, y1 = boxes[k]
        out[k] |= int(((cx > x0) & (cx < x1) & (cy > y0) & (cy < y1) & ~plain).sum()) > HELD
    return out


def _path(handle: Any, to_page: Affine, sheet: Sheet) -> _Path | None:
    """A path that is filled, seen and as large as a character; else None."""
    place = address(handle)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    call.draw_mode(place, ctypes.addressof(mode), ctypes.addressof(stroked))
    count = call.count_segments(place)
    if not mode.value or not 3 <= count <= MOST_SEGMENTS:
        return None
    box = _bounds(handle, to_page)
    long = max(box[2] - box[0], box[3] - box[1])
    cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not SMALLEST <= long <= LARGEST or not sheet.clip.contains_point(cx, cy) or _clipped(place, to_page, cx, cy):
        return None
    ink = (ctypes.c_uint * 4)()
    step, start = ctypes.sizeof(ctypes.c_uint), ctypes.addressof(ink)
    if call.fill(place, *(start + k * step for k in range(4))) and ink[3] <= 8:
        return None
    segments = list(map(call.segment, [place] * count, range(count)))
    raw = filled(call.segment_point, segments, count=count, fields=2, kind=np.float32, each=True).astype(np.float64)
    a, b, c, d, e, f = compose(_matrix(handle), to_page)
    points = np.stack([a * raw[:, 0] + c * raw[:, 1] + e, b * raw[:, 0] + d * raw[:, 1] + f], axis=1)
    return _Path(place, points, bytes(map(call.segment_type, segments)), (ink[0], ink[1], ink[2]))


def _matrix(handle: Any) -> Affine:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, m):
        return (1, 0, 0, 1, 0, 0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _bounds(handle: Any, to_page: Affine) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return (0, 0, 0, 0)
    box = map_box(to_page, left.value, bottom.value, right.value, top.value)
    return (box.x0, box.y0, box.x1, box.y1)


def _clipped(place: int, to_page: Affine, x: float, y: float) -> bool:
    """Whether the middle of a path lies outside its clip."""
    clip = clip_bounds(place)
    return clip is not None and not map_box(to_page, *clip).grown(1.0).contains_point(x, y)


def _plain(path: _Path) -> bool:
    steps = np.abs(np.diff(path.points, axis=0))
    curved = pdfium.FPDF_SEGMENT_BEZIERTO in path.kinds
    return not curved and len(path.points) <= 6 and bool((steps.min(axis=1) < 0.05).all())


def _same_shapes(paths: Sequence[_Path], boxes: np.ndarray) -> np.ndarray:
    """A number for each path, the same for the same shapes. Shape (n,)."""
    long = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) if len(paths) else np.zeros(0)
    groups: dict[bytes, list[int]] = {}
    for k, path in enumerate(paths):
        groups.setdefault(path.kinds, []).append(k)
    out, count = np.zeros(len(paths), int), 0
    for own in groups.values():
        points = np.stack([(paths[k].points - boxes[k, :2]) / max(long[k], 1e-3) for k in own])
        left = np.arange(len(own))
        while len(left):
            away = np.abs(points[left] - points[left[0]]).max(axis=(1, 2))
            same = away <= np.maximum(SAME, 0.03 / long[np.array(own)[left]])
            out[np.array(own)[left[same]]] = count
            count += 1
            left = left[~same]
    return out
