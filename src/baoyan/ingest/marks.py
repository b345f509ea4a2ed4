"""Crop marks: the thin short lines that a press prints outside the corners of a page to show where it is cut."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from baoyan.ingest.boxes import View
from baoyan.model.geometry import Box

_THIN = 1.5
"""Thickest crop mark, in points; usual are 0.25 and 0.5."""
_SHORT, _LONG = 5.0, 60.0
"""Shortest and longest crop mark, in points; usual are 12 to 30."""
_ALIKE = 0.75
"""Two marks stand on one line when they are this near, in points."""
_MARGIN = 0.2
"""The marks' lines are looked for in this outer share of the sheet: bleed and slug are never wider."""
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 64
"""A path with more segments is a drawing; marks drawn as one path have 16 to 48."""

Segment = tuple[float, float, float, float]
"""x0, y0, x1, y1, in PDF user space."""


def trim_by_marks(page: Any, view: View) -> Box | None:
    """The trimmed page by its crop marks, in points of the sheet as shown; None where there are none.

    Each edge of the page must be shown by a mark, six of the eight marks must be there, and they must lie outside the
    page that they describe.
    """
    sheet = view.sheet
    marks = [_shown(view, s) for s in _segments(page.raw)]
    upright = [m for m in marks if m.width <= _THIN and _SHORT <= m.height <= _LONG]
    flat = [m for m in marks if m.height <= _THIN and _SHORT <= m.width <= _LONG]
    if len(upright) < 2 or len(flat) < 2:
        return None
    xs = _edges([(m.cx, m.y0, m.y1) for m in upright], sheet.width, sheet.height)
    ys = _edges([(m.cy, m.x0, m.x1) for m in flat], sheet.height, sheet.width)
    if xs is None or ys is None:
        return None
    trimmed = Box(xs[0], ys[0], xs[1], ys[1])
    seen = _beside(upright, flat, trimmed)
    return trimmed if seen >= 6 else None


def _edges(marks: Sequence[tuple[float, float, float]], across: float, along: float) -> tuple[float, float] | None:
    """The innermost low and high lines on which marks stand (bleed marks stand further out)."""
    margin = _MARGIN * across
    outer = [at for at, start, end in marks if end < _MARGIN * along or start > (1 - _MARGIN) * along]
    low = [at for at in outer if at < margin]
    high = [at for at in outer if at > across - margin]
    return (max(low), min(high)) if low and high else None


def _beside(upright: Sequence[Box], flat: Sequence[Box], page: Box) -> int:
    """How many of the eight places beside the corners bear a mark that lies outside the page."""
    places = set()
    for m in upright:
        side = 0 if abs(m.cx - page.x0) < _ALIKE else 1 if abs(m.cx - page.x1) < _ALIKE else None
        if side is not None and (m.y1 <= page.y0 + 1 or m.y0 >= page.y1 - 1):
            places.add(("x", side, m.y1 <= page.y0 + 1))
    for m in flat:
        side = 0 if abs(m.cy - page.y0) < _ALIKE else 1 if abs(m.cy - page.y1) < _ALIKE else None
        if side is not None and (m.x1 <= page.x0 + 1 or m.x0 >= page.x1 - 1):
            places.add(("y", side, m.x1 <= page.x0 + 1))
    return len(places)


def _shown(view: View, segment: Segment) -> Box:
    x0, y0, x1, y1 = segment
    return view.shown(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _segments(page: Any) -> Iterator[Segment]:
    """Thin short strokes and bars of the page, and the straight lines of paths that reach over all of it."""
    bounds = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _of_path(thing, bounds)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _of_form(thing)


def _of_path(thing: Any, bounds: list[ctypes.c_float]) -> Iterator[Segment]:
    if not pdfium.FPDFPageObj_GetBounds(thing, *bounds):
        return
    left, bottom, right, top = (b.value for b in bounds)
    width, height = right - left, top - bottom
    if min(width, height) <= _THIN + 1:  # bounds of a stroke include its thickness and caps
        if max(width, height) <= _LONG + 2:
            yield (left, bottom, right, top)
    elif pdfium.FPDFPath_CountSegments(thing) <= _MOST_SEGMENTS and min(width, height) > _LONG:
        yield from _lines_of(thing, _matrix(thing))


def _of_form(form: Any) -> Iterator[Segment]:
    """Marks wrapped in a form: printers' marks are often one."""
    a, b, c, d, e, f = _matrix(form)
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), 256)):
        thing = pdfium.FPDFFormObj_GetObject(form, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in _lines_of(thing, _matrix(thing)):
                yield (a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f)


def _lines_of(path: Any, matrix: tuple[float, ...]) -> Iterator[Segment]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield (*last, *at)
        last = at


def _matrix(thing: Any) -> tuple[float, float, float, float, float, float]:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found.a, found.b, found.c, found.d, found.e, found.f)
