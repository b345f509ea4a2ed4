"""What all glyphs of one text object share: style, size, direction, clip, and whether the object is seen at all."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from baoyan.model.reading import Style
from baoyan.reading.raw import call, filled

INVISIBLE = (3, 7)
"""Text rendering modes of ISO 32000 9.3.6: neither filled nor stroked; only added to the clip."""
STROKED = (1, 5)
FILL_AND_STROKE = 2
"""Rendering mode 2: the usual way to fake a bold face."""
FAINT = 8
"""Of 255. Less opaque text is not seen."""
LETTERS = (33, 0x2E80)
"""Codes whose boxes may overhang; solid characters have em boxes."""
CODE_BITS = 21
"""Unicode scalars need 21 bits; a face's number stands above them where both make one key."""
EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)
MAX_CLIP_SEGMENTS = 64
BOLD_WORDS = re.compile(
    r"bold|black|heavy|hei|heiti|黑|粗|dabiaosong"
    # Founder names its faces by initials: 小标宋, 大标宋, 粗宋, 黑体, 大黑, 粗黑.
    r"|fz(?:xbs|dbs|cs|cys|h|ht|dh|dht|ch|cht|zdh|zch)(?=[jkf_-]|$)"
    # Short forms stand alone: Frutiger-Bd, Avenir-Demi; W6 to W9 of Japanese faces; 600 to 900 of web fonts.
    r"|(?<![a-z])(?:bd|demi|dm|xbs|w[6-9])(?![a-z0-9])|(?<!\d)[6-9]\d0(?!\d)"
)
ITALIC_WORDS = re.compile(r"italic|oblique|kursiv|(?<![a-z])it(?![a-z])")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Parallel arrays, one entry per text object; `style` indexes `styles`. `clip`: bounds in user space, shape (m, 4).

    `face` indexes `fonts`, which are addresses; `stretch` is the em along the line where it runs upright to the right,
    else 0.
    """

    seen: np.ndarray
    size: np.ndarray
    angle: np.ndarray
    style: np.ndarray
    clip: np.ndarray
    face: np.ndarray
    fonts: np.ndarray
    stretch: np.ndarray
    styles: tuple[Style, ...]

    def advances(self, code: np.ndarray, which: np.ndarray) -> np.ndarray:
        """How far the pen moves for each glyph in user space; infinite where unknown. `which` drew `code`, shape (n,)."""
        face, stretch = self.face[which], self.stretch[which]
        ask = np.flatnonzero((code >= LETTERS[0]) & (code < LETTERS[1]) & (stretch > 0))
        unique, back = np.unique(face[ask] << CODE_BITS | code[ask], return_inverse=True)
        fonts, codes = self.fonts[unique >> CODE_BITS].tolist(), (unique & ((1 << CODE_BITS) - 1)).tolist()
        width = filled(call.glyph_width, fonts, codes, [1.0] * len(fonts), count=len(fonts), fields=1, kind=np.float32)
        out = np.full(len(code), np.inf)
        out[ask] = np.where(width[:, 0] > 0, width[:, 0], np.inf)[back] * stretch[ask]
        return out


def drawn_by(page: int, handles: np.ndarray, first: np.ndarray, rotation: int) -> Drawn:
    """What each text object is like.

    Args:
        page: address of the text page.
        handles: addresses of the text objects, 0 where PDFium names none; shape (m,).
        first: a glyph of each: its place in the text page.
        rotation: of the sheet, clockwise, in degrees.
    """
    own, places = handles.tolist(), first.tolist()
    count = len(own)
    pages = [page] * count
    mode = np.array([call.render_mode(h) if h else 0 for h in own], dtype=np.int64)
    matrix = filled(call.matrix, pages, places, count=count, fields=6, kind=np.float32).astype(np.float64)
    em = np.abs(np.array(list(map(call.font_size, pages, places))))
    fonts, face = np.unique(
        np.array([(call.font(h) or 0) if h else 0 for h in own], dtype=np.uint64), return_inverse=True
    )
    colour = _colours(own, mode)
    a, b, c, d = matrix[:, 0], matrix[:, 1], matrix[:, 2], matrix[:, 3]
    high = np.hypot(c, d)
    size = em * np.where(high > 0, high, 1.0)
    # PDF angles turn anticlockwise with y upwards.
    turned = np.round(-np.degrees(np.arctan2(b, a)) / 90).astype(np.int64) * 90
    slanted = (turned == 0) & (np.abs(c) > 0.12 * np.abs(d))
    style, styles = _styles(fonts, face, size, mode == FILL_AND_STROKE, slanted, colour[:, :3])
    return Drawn(
        ~np.isin(mode, INVISIBLE) & (colour[:, 3] >= FAINT),
        size,
        (turned + rotation) % 360,
        style,
        _clips(own),
        face,
        fonts,
        np.where((turned == 0) & (np.abs(b) < 0.01 * a) & (fonts[face] != 0), em * a, 0.0),
        styles,
    )


def _colours(handles: list[int], mode: np.ndarray) -> np.ndarray:
    """Red, green, blue, alpha of each object's ink, shape (m, 4); black where PDFium names none."""
    ink = filled(call.fill, handles, count=len(handles), fields=4, kind=np.uint32, each=True).astype(np.int64)
    ink[[h == 0 for h in handles]] = (0, 0, 0, 255)
    outlined = np.flatnonzero(np.isin(mode, STROKED))
    own = [handles[k] for k in outlined.tolist()]
    ink[outlined] = filled(call.stroke, own, count=len(own), fields=4, kind=np.uint32, each=True)
    return ink


def _clips(handles: list[int]) -> np.ndarray:
    """Bounds of each object's clip in user space, shape (m, 4)."""
    out = np.array([EVERYWHERE] * len(handles)).reshape(len(handles), 4)
    for k, handle in enumerate(handles):
        path = call.clip_path(handle) if handle else None
        if path and call.count_paths(path) > 0:
            out[k] = clip_bounds(handle) or EVERYWHERE
    return out


def _styles(
    fonts: np.ndarray, face: np.ndarray, size: np.ndarray, thick: np.ndarray, slanted: np.ndarray, colour: np.ndarray
) -> tuple[np.ndarray, tuple[Style, ...]]:
    """A style number for each object, and the styles in an order that does not hang on addresses or drawing order."""
    ink = colour[:, 0] << 16 | colour[:, 1] << 8 | colour[:, 2]
    look = np.minimum(np.round(size * 10), 1 << 20).astype(np.int64) << 2 | thick << 1 | slanted
    _, looks = np.unique(look << 24 | ink, return_inverse=True)
    _, first, which = np.unique(face * (len(face) + 1) + looks, return_index=True, return_inverse=True)
    found = []
    for k in first.tolist():
        name, bold, italic = font_facts(int(fonts[face[k]]))
        r, g, b = colour[k].tolist()
        found.append(
            Style(name, round(float(size[k]), 1), bold or bool(thick[k]), italic or bool(slanted[k]), (r, g, b))
        )
    styles = sorted(set(found), key=lambda s: (s.font, s.size, s.bold, s.italic, s.colour))
    number = {style: k for k, style in enumerate(styles)}
    return np.array([number[style] for style in found], dtype=np.int64)[which], tuple(styles)


def clip_bounds(handle: int) -> tuple[float, float, float, float] | None:
    """Bounds of an object's clip paths in user space, or None for no clip. `handle` is its address."""
    path = call.clip_path(handle) if handle else None
    count = call.count_paths(path) if path else 0
    if count <= 0:
        return None
    bounds: tuple[float, float, float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
    for number in range(count):
        points = []
        for k in range(max(0, min(MAX_CLIP_SEGMENTS, call.count_clip_segments(path, number)))):
            segment = call.clip_segment(path, number, k)
            if segment and call.segment_point(segment, to_x, to_y):
                points.append((x.value, y.value))
        if len(points) >= 3:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            bounds = _within(bounds, (min(xs), min(ys), max(xs), max(ys)))
    return bounds


def _within(
    a: tuple[float, float, float, float] | None, b: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return b if a is None else (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))


def font_facts(font: int) -> tuple[str, bool, bool]:
    """Name without the subset tag, whether bold, whether italic. `font` is its address."""
    handle = ctypes.cast(font, pdfium.FPDF_FONT) if font else None
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
