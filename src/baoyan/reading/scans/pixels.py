"""The pixels of a page: its own where the page is one picture, else the page painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from baoyan.errors import PageDamaged
from baoyan.model.source import PageSource
from baoyan.reading.sheet import UNIT, Affine, Sheet, compose, map_box, sheet_of

PAINTED = 300
"""Dots per inch at which a page is painted that is not one picture."""
MOST = 64_000_000
"""Pixels that are worked on: a page of 594 x 841 mm at 300 dots has 70 million, one of 400 x 580 mm at 400 has 58."""
_WHOLE = 0.9
"""Share of the page from which a picture is the page."""
_DEPTH = 2
"""Forms in forms that are looked into."""
_MOST_OBJECTS = 2000
"""Objects looked at: a scan has few, a press page with more is no picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """A page's picture as received: grey (h, w) or BGR (h, w, 3), and where its pixels lie.

    `placed`: 2 x 3, from pixels to points of the trimmed page as shown. `own`: they are the page's own picture.
    """

    values: np.ndarray
    placed: np.ndarray
    own: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on a page: the object, and the transform of its unit square to points of the trimmed page."""

    thing: Any
    matrix: Affine


def pixels_of(source: PageSource) -> Pixels:
    """The pixels of a page.

    Raises:
        PageDamaged: the page cannot be opened or painted.
    """
    try:
        document = pypdfium2.PdfDocument(Path(source.path))
        try:
            page = document[source.index]
            sheet = sheet_of(page, source.clip, source.turn)
            alone = only_picture(page.raw, sheet)
            own = _own(page, alone) if alone else None
            return own or _painted(page, source, sheet)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise PageDamaged(detail=str(error)) from error


def only_picture(page: Any, sheet: Sheet) -> Placed | None:
    """The picture that covers the page, where no other picture lies on it. `page` is raw."""
    found = list(_pictures(page, sheet.to_page))
    whole = [p for p in found if _covers(p.matrix, sheet) >= _WHOLE]
    return whole[0] if len(found) == 1 and whole else None


def is_picture(page: Any, sheet: Sheet) -> bool:
    """Whether pictures (one, strips of one, or layers of one) cover the page: then it is a scan. `page` is raw.

    Costs one look at the page's objects. Text that is painted over them is not looked at.
    """
    return sum(_covers(p.matrix, sheet) for p in _pictures(page, sheet.to_page)) >= _WHOLE


def _covers(matrix: Affine, sheet: Sheet) -> float:
    """The share of the page that a picture covers."""
    return sheet.clip.overlap(map_box(matrix, 0, 0, 1, 1))


def _pictures(page: Any, to_page: Affine) -> Iterator[Placed]:
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield from _in_object(pdfium.FPDFPage_GetObject(page, index), to_page, _DEPTH)


def _in_object(thing: Any, outer: Affine, depth: int) -> Iterator[Placed]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        yield Placed(thing, compose(_matrix(thing), outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        inner = compose(_matrix(thing), outer)
        for index in range(min(pdfium.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)):
            yield from _in_object(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth - 1)


def _matrix(thing: Any) -> Affine:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _own(page: Any, picture: Placed) -> Pixels | None:
    """The picture's own pixels; None where they cannot be had, or are too few to be the page."""
    values = _jpeg(page.raw, picture.thing)
    if values is None:
        values = _decoded(picture.thing)
    if values is None:
        return None
    values = _reduced(values)
    high, wide = values.shape[:2]
    a, b, c, d, e, f = compose((1 / wide, 0, 0, -1 / high, 0, 1), picture.matrix)
    # Places of pixels are those of their middles: the first is half a pixel from the edge.
    placed = np.array([[a, c, e + (a + c) / 2], [b, d, f + (b + d) / 2]])
    return Pixels(values, placed, own=True)


def _jpeg(page: Any, thing: Any) -> np.ndarray | None:
    """A grey or RGB picture kept as JPEG, decoded here: quicker than by the engine, and reduced where it is huge."""
    if pdfium.FPDFImageObj_GetImageFilterCount(thing) != 1 or _filter(thing) != "DCTDecode":
        return None
    facts = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(thing, page, facts):
        return None
    reads = {8: cv2.IMREAD_GRAYSCALE, 24: cv2.IMREAD_COLOR}
    if facts.bits_per_pixel not in reads or facts.colorspace == pdfium.FPDF_COLORSPACE_LAB:
        return None
    shrink = _shrink(facts.width * facts.height)
    mode = reads[facts.bits_per_pixel]
    if shrink > 1:
        suffix = "GRAYSCALE" if facts.bits_per_pixel == 8 else "COLOR"
        mode = getattr(cv2, f"IMREAD_REDUCED_{suffix}_{shrink}")
    size = pdfium.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    data = (ctypes.c_ubyte * size)()
    pdfium.FPDFImageObj_GetImageDataRaw(thing, data, size)
    found: np.ndarray | None = cv2.imdecode(np.frombuffer(data, np.uint8), mode | cv2.IMREAD_IGNORE_ORIENTATION)
    return found


def _filter(thing: Any) -> str:
    size = pdfium.FPDFImageObj_GetImageFilter(thing, 0, None, 0)
    data = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageFilter(thing, 0, data, size)
    return data.value.decode("ascii", "replace")


def _decoded(thing: Any) -> np.ndarray | None:
    """A picture as the engine decodes it."""
    raw = pdfium.FPDFImageObj_GetBitmap(thing)
    if not raw:
        return None
    values = pypdfium2.PdfBitmap.from_raw(raw).to_numpy()  # freed with its wrapper
    channels = 1 if values.ndim == 2 else values.shape[2]
    return np.array(values.reshape(values.shape[:2]) if channels == 1 else values[..., :3])


def _painted(page: Any, source: PageSource, sheet: Sheet) -> Pixels:
    """The trimmed page painted."""
    clip = source.clip
    scale = min(PAINTED / 72, (MOST / max(clip.area, 1)) ** 0.5)
    left, bottom, right, top = _margins(page, source)
    bitmap = page.render(scale=scale, rotation=source.turn, crop=(left, bottom, right, top), rev_byteorder=False)
    values = bitmap.to_numpy()[..., :3].copy()
    k = clip.width / values.shape[1], clip.height / values.shape[0]
    return Pixels(values, np.array([[k[0], 0, k[0] / 2], [0, k[1], k[1] / 2]]), own=False)


def _margins(page: Any, source: PageSource) -> tuple[float, float, float, float]:
    """What lies outside the trimmed page: left, bottom, right, top, in points of the sheet as shown."""
    x0, y0, x1, y1 = page.get_bbox()
    wide, high = x1 - x0, y1 - y0
    if (int(page.get_rotation()) + source.turn) % 180:
        wide, high = high, wide
    clip = source.clip
    return (max(0, clip.x0), max(0, high - clip.y1), max(0, wide - clip.x1), max(0, clip.y0))


def _reduced(values: np.ndarray) -> np.ndarray:
    shrink = _shrink(values.shape[0] * values.shape[1])
    if shrink == 1:
        return values
    size = (max(1, values.shape[1] // shrink), max(1, values.shape[0] // shrink))
    found: np.ndarray = cv2.resize(values, size, interpolation=cv2.INTER_AREA)
    return found


def _shrink(pixels: int) -> int:
    """By which a picture of so many pixels is made smaller each way: 1, 2, 4 or 8."""
    return next((k for k in (1, 2, 4) if pixels <= MOST * k * k), 8)
