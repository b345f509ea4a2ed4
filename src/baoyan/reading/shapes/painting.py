"""A page painted for looking at its type: text alone in black on white, or all that is drawn."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium

from baoyan.model.geometry import Box
from baoyan.reading.raw import address, call
from baoyan.reading.sheet import Sheet

EM = 38.0
"""Pixels of the body's em: what the recogniser's strips have."""
FINEST, COARSEST = 6.0, 1.5
"""Pixels to a point."""
MOST_PIXELS = 60_000_000
MAX_DEPTH = 6
"""Forms inside one another."""
BLACK = (0, 0, 0, 255)


@dataclass(frozen=True, slots=True)
class Painting:
    """Grey levels of the trimmed page, 0 black, shape (h, w). `scale`: pixels to a point."""

    grey: np.ndarray
    scale: float

    def crop(self, box: Box, width: int, height: int) -> np.ndarray:
        """What is in a box given in points, brought to this size; white beyond the page."""
        x0, y0 = round(box.x0 * self.scale), round(box.y0 * self.scale)
        x1 = max(x0 + 1, round(box.x1 * self.scale))
        y1 = max(y0 + 1, round(box.y1 * self.scale))
        high, wide = self.grey.shape
        part = self.grey[max(0, y0) : max(0, min(high, y1)), max(0, x0) : max(0, min(wide, x1))]
        if part.shape != (y1 - y0, x1 - x0):
            full = np.full((y1 - y0, x1 - x0), 255, np.uint8)
            if part.size:
                top, left = max(0, -y0), max(0, -x0)
                full[top : top + part.shape[0], left : left + part.shape[1]] = part
            part = full
        shrinks = part.shape[0] > height
        return cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)


def fitting_scale(sizes: np.ndarray, sheet: Sheet) -> float:
    """Pixels to a point at which most of the type is as large as the recogniser wants it. `sizes`: ems, in points."""
    body = float(np.median(sizes)) if len(sizes) else 10.0
    wanted = min(FINEST, max(COARSEST, EM / max(body, 1.0)))
    return min(wanted, math.sqrt(MOST_PIXELS / max(1.0, sheet.clip.area)))


def text_alone(page: Any) -> None:
    """Take all that is no text off a page, and make the text black. The page is to be painted, not read any more."""
    _alone(page, None, 0, None)


def shapes_alone(page: Any, kept: Set[int]) -> None:
    """Take all off a page but the paths `kept` (addresses), and make these black."""
    _alone(page, None, 0, kept)


def _alone(page: Any, form: Any, depth: int, kept: Set[int] | None) -> None:
    holder, count, ask = (
        (page, call.count_objects, call.object) if form is None else (form, call.count_inner, call.inner)
    )
    at = address(holder)
    for k in reversed(range(max(0, count(at)))):
        place = ask(at, k)
        if not place:
            continue
        kind, handle = call.kind(place), ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT if kept is None else place in kept:
            pdfium.FPDFPageObj_SetFillColor(handle, *BLACK)
            pdfium.FPDFPageObj_SetStrokeColor(handle, *BLACK)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            _alone(page, handle, depth + 1, kept)
        elif (
            pdfium.FPDFPage_RemoveObject(page, handle)
            if form is None
            else pdfium.FPDFFormObj_RemoveObject(form, handle)
        ):
            pdfium.FPDFPageObj_Destroy(handle)


def paint(page: Any, sheet: Sheet, box: Box, turn: int, scale: float) -> Painting:
    """The trimmed page as it is now.

    Args:
        page: raw PDFium page handle.
        sheet: how the page is shown.
        box: the trimmed page on the sheet as shown.
        turn: degrees clockwise by which the sheet is turned on top of its own rotation.
        scale: pixels to a point.
    """
    width, height = math.ceil(sheet.clip.width * scale), math.ceil(sheet.clip.height * scale)
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if turn % 180:
        wide, high = high, wide
    grey = np.full((height, (width + 3) // 4 * 4), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        width, height, pdfium.FPDFBitmap_Gray, grey.ctypes.data_as(ctypes.c_void_p), grey.shape[1]
    )
    # Whole pixels for the whole sheet: the trimmed page is a window on it.
    start = -round(box.x0 * scale), -round(box.y0 * scale)
    size = round(wide * scale), round(high * scale)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, *start, *size, turn // 90, pdfium.FPDF_ANNOT)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Painting(grey[:, :width], scale)
