"""Which way up the text of a sheet is: some press PDFs lie on their side, whatever their /Rotate says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

_SAMPLE = 64
"""Text objects looked at, spread over the page's content."""
_FEWEST = 8
"""Fewer say nothing: a folio and a sideways credit."""
_SHARE = 0.8
"""Share of them that must run the same way: sideways credits and tables are fewer."""


def text_rotation(page: Any) -> int | None:
    """The rotation, clockwise in degrees, that sets the text of a page upright; None where there is too little text."""
    angles = Counter(_angle(thing) for thing in _text_objects(page.raw))
    if angles.total() < _FEWEST:
        return None
    angle, count = angles.most_common(1)[0]
    return angle if angle is not None and count >= _SHARE * angles.total() else None


def _angle(text: Any) -> int | None:
    """The direction of a text, anticlockwise in user space: 0, 90, 180, 270, or None where it is slanted."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(text, matrix):
        return None
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    nearest = round(degrees / 90) * 90
    return int(nearest) % 360 if abs(degrees - nearest) < 2 else None


def _text_objects(page: Any) -> Iterator[Any]:
    count = pdfium.FPDFPage_CountObjects(page)
    # Drawings stand beside text: look at four times as many objects as are wanted.
    step = max(1, count // (4 * _SAMPLE))
    found = 0
    for index in range(0, count, step):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield thing
            found += 1
            if found == _SAMPLE:
                return
