"""PDFium's functions bound for speed: plain addresses in, no wrapper objects made per glyph.

A page has ten thousand glyphs, and what they cost is mostly the making of Python objects around each call.
"""

from __future__ import annotations

import ctypes
import sys
from collections import deque
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(function, ctypes.c_void_p).value or 0
    # Not CFUNCTYPE: to let go of the interpreter's lock and take it again costs a tenth of such a short call.
    return ctypes.PYFUNCTYPE(result, *arguments)(place)


_HYPHEN = 0xFFFE
"""What PDFium's text has for a hyphen at a line's end; asked for the character alone, it answers otherwise."""
_UTF16, _UTF32 = (f"utf-{bits}-{'le' if sys.byteorder == 'little' else 'be'}" for bits in (16, 32))

call = SimpleNamespace(
    count_chars=_bound(pdfium.FPDFText_CountChars, _I, _P),
    unicode_of=_bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _P, _I),
    text=_bound(pdfium.FPDFText_GetText, _I, _P, _I, _I, _P),
    text_index=_bound(pdfium.FPDFText_GetTextIndexFromCharIndex, _I, _P, _I),
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
    draw_mode=_bound(pdfium.FPDFPath_GetDrawMode, _I, _P, _P, _P),
    count_segments=_bound(pdfium.FPDFPath_CountSegments, _I, _P),
    segment=_bound(pdfium.FPDFPath_GetPathSegment, _P, _P, _I),
    segment_type=_bound(pdfium.FPDFPathSegment_GetType, _I, _P),
    segment_point=_bound(pdfium.FPDFPathSegment_GetPoint, _I, _P, _P, _P),
)
"""The calls, named by what they ask. Handles are addresses, see `address`; a null pointer comes back as None."""


def address(handle: Any) -> int:
    """The address of a PDFium handle, 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0


def codes_of(page: int, count: int) -> np.ndarray:
    """The Unicode scalars of a text page's first `count` characters, shape (count,); `page` is its address."""
    if count == 0 or call.text_index(page, count - 1) != count - 1:
        # Characters that the font does not name are missing from the text.
        return np.array(list(map(call.unicode_of, [page] * count, range(count))), np.int64)
    room = np.zeros(2 * count + 1, np.uint16)
    units = room[: max(0, call.text(page, 0, count, room.ctypes.data) - 1)]
    text = units.tobytes().decode(_UTF16, "surrogatepass").encode(_UTF32, "surrogatepass")
    code = np.frombuffer(text, np.uint32).astype(np.int64)
    if len(code) != count:
        return np.array(list(map(call.unicode_of, [page] * count, range(count))), np.int64)
    other = np.flatnonzero(code == _HYPHEN).tolist()
    code[other] = [call.unicode_of(page, i) for i in other]
    return code


def over_runs(ask: Callable[[list[int]], np.ndarray], count: int, stride: int = 8) -> np.ndarray:
    """What `ask` says of each of `count` places, shape (count,), where neighbours mostly share their answer.

    Each `stride`-th place is asked; between two that say the same, all are taken to say it too, and between others the
    border is looked for.
    """
    known = np.unique(np.append(np.arange(0, count, stride), count - 1)) if count else np.arange(0)
    said = ask(known.tolist())
    while True:
        apart = np.flatnonzero((said[1:] != said[:-1]) & (np.diff(known) > 1))
        if not len(apart):
            return said[np.searchsorted(known, np.arange(count), side="right") - 1]
        middle = (known[apart] + known[apart + 1]) // 2
        said = np.insert(said, apart + 1, ask(middle.tolist()))
        known = np.insert(known, apart + 1, middle)


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
