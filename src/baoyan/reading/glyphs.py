"""Characters of a page as PDFium gives them: one row per drawn glyph, no order promised.

PDFium's own word and line making is not used: its generated spaces and line ends are left out, and everything later
works on where glyphs stand.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from baoyan.model.reading import Colour, Style
from baoyan.reading.sheet import Sheet, map_boxes

SOLID = 0x2E80
"""Codes from here on are set in em boxes, which never overhang."""
INVISIBLE = 3
"""Text rendering mode 3 of ISO 32000 9.3.6: neither filled nor stroked."""
CLIP_ONLY = 7
FILL_AND_STROKE = 2
"""Rendering mode 2: the usual way to fake a bold face."""
BOLD_WORDS = re.compile(
    r"bold|black|heavy|hei|heiti|黑|粗|dabiaosong"
    # Founder names its faces by initials: 小标宋, 大标宋, 粗宋, 黑体, 大黑, 粗黑.
    r"|fz(?:xbs|dbs|cs|cys|h|ht|dh|dht|ch|cht|zdh|zch)(?=[jkf_-]|$)"
    # Short forms stand alone: Frutiger-Bd, Avenir-Demi; W6 to W9 of Japanese faces; 600 to 900 of web fonts.
    r"|(?<![a-z])(?:bd|demi|dm|xbs|w[6-9])(?![a-z0-9])|(?<!\d)[6-9]\d0(?!\d)"
)
ITALIC_WORDS = re.compile(r"italic|oblique|kursiv|(?<![a-z])it(?![a-z])")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Parallel arrays, one entry per glyph. Boxes are em boxes in points of the page as shown, y downwards.

    `angle`: 0 upright, 90 turned clockwise, 180, 270. `style` indexes `styles`. `space` marks drawn blanks.
    `code` is the Unicode scalar, or 0 where the font names none.
    """

    code: np.ndarray
    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    base: np.ndarray
    size: np.ndarray
    angle: np.ndarray
    style: np.ndarray
    styles: tuple[Style, ...]
    hidden: int = 0

    def __len__(self) -> int:
        return len(self.code)

    def take(self, index: np.ndarray) -> Glyphs:
        """The glyphs at `index` (positions or a mask)."""
        return Glyphs(
            self.code[index],
            self.x0[index],
            self.y0[index],
            self.x1[index],
            self.y1[index],
            self.base[index],
            self.size[index],
            self.angle[index],
            self.style[index],
            self.styles,
            self.hidden,
        )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What all glyphs of one text object share. `clip`: bounds of its clip paths in user space.

    `font` is the address of its PDFium font, `stretch` the em along the line where it runs upright to the right, else 0.
    """

    style: int
    size: float
    angle: int
    clip: tuple[float, float, float, float] | None
    font: int = 0
    stretch: float = 0.0


class _Objects:
    """The text objects of one page, each looked at once."""

    def __init__(self, textpage: Any, rotation: int) -> None:
        self.textpage, self.rotation = textpage, rotation
        self.known: dict[int, int] = {}
        self.drawn: list[_Drawn | None] = []
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.handles: dict[int, Any] = {}
        self.styles: dict[Style, int] = {}

    def number(self, index: int) -> int:
        """Which text object drew glyph `index`: a place in `drawn`."""
        handle = pdfium.FPDFText_GetTextObject(self.textpage, index)
        key = ctypes.addressof(handle.contents) if handle else -1
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = len(self.drawn)
            self.drawn.append(self._facts(handle, index))
        return found

    def _font(self, handle: Any) -> tuple[str, bool, bool]:
        key = _address(handle)
        if key not in self.fonts:
            self.fonts[key] = _font_facts(handle)
            self.handles[key] = handle
        return self.fonts[key]

    def _facts(self, handle: Any, index: int) -> _Drawn | None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
        if mode in (INVISIBLE, CLIP_ONLY):
            return None
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.textpage, index, matrix)
        em = abs(pdfium.FPDFText_GetFontSize(self.textpage, index))
        size = em * (math.hypot(matrix.c, matrix.d) or 1.0)
        # PDF angles turn anticlockwise with y upwards.
        turned = round(-math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90
        font = pdfium.FPDFTextObj_GetFont(handle) if handle else None
        name, bold, italic = self._font(font)
        slanted = turned == 0 and abs(matrix.c) > 0.12 * abs(matrix.d)
        style = Style(name, round(size, 1), bold or mode == FILL_AND_STROKE, italic or slanted, _fill(handle))
        number = self.styles.setdefault(style, len(self.styles))
        stretch = em * matrix.a if turned == 0 and abs(matrix.b) < 0.01 * matrix.a else 0.0
        return _Drawn(number, size, (turned + self.rotation) % 360, clip_bounds(handle), _address(font), stretch)

    def advances(self, code: np.ndarray, which: np.ndarray) -> np.ndarray:
        """How far the pen moves for each glyph in user space; infinite where unknown. `which` draws `code`, shape (n,)."""
        font = np.array([d.font if d else 0 for d in self.drawn])[which]
        stretch = np.array([d.stretch if d else 0.0 for d in self.drawn])[which]
        ask = np.flatnonzero((code > 32) & (code < SOLID) & (font != 0) & (stretch > 0))
        pairs, back = np.unique(np.stack([font[ask], code[ask].astype(np.int64)]), axis=1, return_inverse=True)
        width = ctypes.c_float()
        widths = np.full(pairs.shape[1], np.inf)
        for k, (address, char) in enumerate(pairs.T.tolist()):
            handle = self.handles[address]
            if pdfium.FPDFFont_GetGlyphWidth(handle, char, 1.0, width) and width.value > 0:
                widths[k] = width.value
        out = np.full(len(code), np.inf)
        out[ask] = widths[back.ravel()] * stretch[ask]
        return out


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents) if handle else 0


def clip_bounds(handle: Any) -> tuple[float, float, float, float] | None:
    """Bounds of an object's clip paths in user space, or None for no clip."""
    path = pdfium.FPDFPageObj_GetClipPath(handle) if handle else None
    if not path:
        return None
    bounds: tuple[float, float, float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
        points = []
        for k in range(max(0, min(64, pdfium.FPDFClipPath_CountPathSegments(path, number)))):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, number, k)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if len(points) >= 3:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            here = (min(xs), min(ys), max(xs), max(ys))
            if bounds is not None:
                here = (
                    max(here[0], bounds[0]),
                    max(here[1], bounds[1]),
                    min(here[2], bounds[2]),
                    min(here[3], bounds[3]),
                )
            bounds = here
    return bounds


def _font_facts(handle: Any) -> tuple[str, bool, bool]:
    """Name without the subset tag, whether bold, whether italic."""
    length = pdfium.FPDFFont_GetBaseFontName(handle, None, 0) if handle else 0
    if not length:
        return "", False, False
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, length)
    name = _decoded(buffer.value)
    if len(name) > 7 and name[6] == "+":
        name = name[7:]
    angle = ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(handle, angle)
    bold, italic = named_weight(name)
    bold |= pdfium.FPDFFont_GetWeight(handle) >= 600
    return name, bold, italic or 3 < abs(angle.value) < 45


def _decoded(name: bytes) -> str:
    """A font's name: UTF-8 by the standard, GBK as Chinese press systems write it."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def named_weight(name: str) -> tuple[bool, bool]:
    """Whether a font's name says bold, and whether it says italic. Black (hei) faces count as bold beside Song."""
    lower = name.lower()
    return bool(BOLD_WORDS.search(lower)), bool(ITALIC_WORDS.search(lower))


def _fill(handle: Any) -> Colour:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not handle or not pdfium.FPDFPageObj_GetFillColor(handle, r, g, b, a):
        return (0, 0, 0)
    return (r.value, g.value, b.value)


def read_glyphs(textpage: Any, sheet: Sheet, limit: int) -> Glyphs:
    """All seen glyphs of the trimmed page.

    Args:
        textpage: raw PDFium text page handle.
        sheet: how the page is shown.
        limit: most glyphs to look at.
    """
    objects = _Objects(textpage, sheet.rotation)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    unicode_of, loose, generated = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_IsGenerated,
    )
    origin, number = pdfium.FPDFText_GetCharOrigin, objects.number
    rows: list[tuple[float, ...]] = []
    for i in range(min(pdfium.FPDFText_CountChars(textpage), limit)):
        if generated(textpage, i) == 1:
            continue
        loose(textpage, i, box_ref)
        origin(textpage, i, x_ref, y_ref)
        rows.append((unicode_of(textpage, i), number(i), box.left, box.bottom, box.right, box.top, x.value, y.value))
    return _glyphs(_part_ligatures(np.array(rows, dtype=np.float64).reshape(len(rows), 8)), objects, sheet)


def _part_ligatures(table: np.ndarray) -> np.ndarray:
    """Characters that one glyph stands for (ffi) get a slice of its box each. Rows as read, shape (n, 8)."""
    if len(table) < 2:
        return table
    same = (np.abs(np.diff(table[:, 6])) < 1e-3) & (np.abs(np.diff(table[:, 7])) < 1e-3) & (np.diff(table[:, 1]) == 0)
    same &= table[:-1, 0] != table[1:, 0]
    out = table.copy()
    for first in np.flatnonzero(same & ~np.concatenate(([False], same[:-1]))).tolist():
        last = first
        while last < len(same) and same[last]:
            last += 1
        left, right, count = out[first, 2], out[first, 4], last - first + 1
        for k in range(count):
            out[first + k, 2] = out[first + k, 6] = left + (right - left) * k / count
            out[first + k, 4] = left + (right - left) * (k + 1) / count
    return out


def _trim_overhang(table: np.ndarray, advance: np.ndarray) -> None:
    """Cut boxes to the pen's way: the overhang of an italic f or J would swallow the space beside it."""
    known = np.isfinite(advance)
    pen = table[known, 6]
    left, right = np.maximum(table[known, 2], pen), np.minimum(table[known, 4], pen + advance[known])
    table[known, 2], table[known, 4] = np.minimum(left, right), np.maximum(left, right)


def _glyphs(table: np.ndarray, objects: _Objects, sheet: Sheet) -> Glyphs:
    """Seen glyphs only, in coordinates of the trimmed page."""
    none = _Drawn(0, 0.0, 0, None)
    drawn = [d or none for d in objects.drawn] or [none]
    seen = np.array([d is not None for d in objects.drawn] or [False])
    far = 1e9
    clips = np.array([d.clip or (-far, -far, far, far) for d in drawn])
    which = table[:, 1].astype(np.int64)
    _trim_overhang(table, objects.advances(table[:, 0], which))
    cx, cy = (table[:, 2] + table[:, 4]) / 2, (table[:, 3] + table[:, 5]) / 2
    clip = clips[which]
    inside = (cx > clip[:, 0] - 1) & (cx < clip[:, 2] + 1) & (cy > clip[:, 1] - 1) & (cy < clip[:, 3] + 1)
    boxes = map_boxes(sheet.to_page, table[:, 2:6])
    points = map_boxes(sheet.to_page, table[:, [6, 7, 6, 7]])
    px, py = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside &= (px >= 0) & (px <= sheet.clip.x1) & (py >= 0) & (py <= sheet.clip.y1)
    keep = np.flatnonzero(inside & seen[which])
    which = which[keep]
    angle = np.array([d.angle for d in drawn])[which]
    base = np.where((angle == 90) | (angle == 270), points[keep, 0], points[keep, 1])
    return Glyphs(
        table[keep, 0].astype(np.int64),
        x0=boxes[keep, 0],
        y0=boxes[keep, 1],
        x1=boxes[keep, 2],
        y1=boxes[keep, 3],
        base=base,
        size=np.array([d.size for d in drawn])[which],
        angle=angle,
        style=np.array([d.style for d in drawn])[which],
        styles=tuple(objects.styles),
        hidden=len(table) - len(keep),
    )
