"""PDFium's functions bound for speed: plain addresses in, no wrapper objects made per glyph.

A page has ten thousand glyphs, and what they cost is mostly the making of Python objects around each call.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(place)


call = SimpleNamespace(
    count_chars=_bound(pdfium.FPDFText_CountChars, _I, _P),
    unicode_of=_bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _P, _I),
    is_generated=_bound(pdfium.FPDFText_IsGenerated, _I, _P, _I),
    map_error=_bound(pdfium.FPDFText_HasUnicodeMapError, _I, _P, _I),
    loose_box=_bound(pdfium.FPDFText_GetLooseCharBox, _I, _P, _I, _P),
    char_origin=_bound(pdfium.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P),
    text_object=_bound(pdfium.FPDFText_GetTextObject, _P, _P, _I),
    font_size=_bound(pdfium.FPDFText_GetFontSize, ctypes.c_double, _P, _I),
    matrix=_bound(pdfium.FPDFText_GetMatrix, _I, _P, _I, _P),
    render_mode=_bound(pdfium.FPDFTextObj_GetTextRenderMode, _I, _P),
    font=_bound(pdfium.FPDFTextObj_GetFont, _P, _P),
    glyph_width=_bound(pdfium.FPDFFont_GetGlyphWidth, _I, _P, ctypes.c_uint, _F, _P),
    fill=_bound(pdfium.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P),
    stroke=_bound(pdfium.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P),
    count_objects=_bound(pdfium.FPDFPage_CountObjects, _I, _P),
    object=_bound(pdfium.FPDFPage_GetObject, _P, _P, _I),
    count_inner=_bound(pdfium.FPDFFormObj_CountObjects, _I, _P),
    inner=_bound(pdfium.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong),
    kind=_bound(pdfium.FPDFPageObj_GetType, _I, _P),
    clip_path=_bound(pdfium.FPDFPageObj_GetClipPath, _P, _P),
    count_paths=_bound(pdfium.FPDFClipPath_CountPaths, _I, _P),
    count_clip_segments=_bound(pdfium.FPDFClipPath_CountPathSegments, _I, _P, _I),
    clip_segment=_bound(pdfium.FPDFClipPath_GetPathSegment, _P, _P, _I, _I),
    segment_point=_bound(pdfium.FPDFPathSegment_GetPoint, _I, _P, _P, _P),
)
"""The calls, named by what they ask. Handles are addresses, see `address`; a null pointer comes back as None."""


def address(handle: Any) -> int:
    """The address of a PDFium handle, 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def filled(
    function: Callable[..., Any],
    *arguments: Sequence[float],
    count: int,
    fields: int,
    kind: type[np.generic],
    each: bool = False,
) -> np.ndarray:
    """What a call writes behind pointers, for many rows at once: shape (count, fields). Rows of failed calls are zero.

    Args:
        function: one of `call`, whose last arguments are pointers.
        arguments: its first arguments, one sequence each.
        count: how many calls.
        fields: how many numbers each writes.
        kind: their type.
        each: whether each number has a pointer of its own; else one pointer to a structure.
    """
    out = np.zeros((count, fields), kind)
    start, row, item = out.ctypes.data, out.strides[0], out.itemsize
    end = start + row * count
    pointers = [range(start + item * k, end + item * k, row) for k in range(fields if each else 1)] if count else []
    if count:
        deque(map(function, *arguments, *pointers), maxlen=0)
    return out
