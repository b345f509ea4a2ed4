"""Characters of a page as PDFium gives them: one row per drawn glyph, no order promised.

PDFium's own word and line making is not used: its generated spaces and line ends are left out, and everything later
works on where glyphs stand.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from baoyan.model.reading import Style
from baoyan.reading.characters import is_leftward, is_mark
from baoyan.reading.drawn import CODE_BITS, Drawn, drawn_by
from baoyan.reading.raw import address, call, codes_of, filled, over_runs
from baoyan.reading.sheet import Sheet, map_boxes

UNNAMED = 0xFFFD
"""The replacement character stands for a glyph that its font gives no name."""
OBJECT_STRIDE = 8
"""Each so-manieth glyph is asked for its text object: PDFium tells the glyphs of one object one after another, a word or
a line of them. Only where scripts run both ways does it mix them."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Parallel arrays, one entry per glyph. Boxes are em boxes in points of the page as shown, y downwards.

    `angle`: 0 upright, 90 turned clockwise, 180, 270. `style` indexes `styles`. `code` is the Unicode scalar, U+FFFD where
    the font names none; `sure` is false where the font's own code may stand for it. `face` indexes the fonts of the page's
    glyphs; none where no fonts are told apart. `down`: 1 for glyphs that were seen in a column, 0 in a level line, -1 where
    that is not known; none where nothing is.
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
    sure: np.ndarray
    styles: tuple[Style, ...]
    hidden: int = 0
    face: np.ndarray | None = None
    down: np.ndarray | None = None

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
            self.sure[index],
            self.styles,
            self.hidden,
            None if self.face is None else self.face[index],
            None if self.down is None else self.down[index],
        )


@dataclass(frozen=True, slots=True)
class Told:
    """The glyphs of a page with what PDFium itself told of each, for fonts that may not name them rightly. Shape (n,).

    `code` is the Unicode scalar told, or the number of the glyph in its font where `glyphs.sure` is false; `font` the
    address of the font's handle, valid while the page is open; `x`, `y` where the pen stood, in points of the trimmed page.
    """

    glyphs: Glyphs
    code: np.ndarray
    font: np.ndarray
    x: np.ndarray
    y: np.ndarray


def read_glyphs(textpage: Any, sheet: Sheet, limit: int, unseen: bool = False) -> Glyphs:
    """All seen glyphs of the trimmed page.

    Args:
        textpage: raw PDFium text page handle.
        sheet: how the page is shown.
        limit: most glyphs to look at.
        unseen: those too that are drawn invisibly, as over the picture of a page.
    """
    return told_glyphs(textpage, sheet, limit, unseen=unseen).glyphs


def told_glyphs(textpage: Any, sheet: Sheet, limit: int, trim: bool = True, unseen: bool = False) -> Told:
    """All seen glyphs of the trimmed page, with what was told of each.

    Args:
        textpage: raw PDFium text page handle.
        sheet: how the page is shown.
        limit: most glyphs to look at.
        trim: cut boxes to the pen's way, which the font is asked for by code: not where codes mean nothing.
        unseen: those too that are drawn invisibly.
    """
    at = address(textpage)
    count = max(0, min(call.count_chars(at), limit))
    code = codes_of(at, count)
    blank = np.flatnonzero(code <= 32).tolist()
    own = np.ones(count, bool)
    own[blank] = [call.is_generated(at, i) != 1 for i in blank]
    index = np.flatnonzero(own)
    return _glyphs(at, index, code[index], sheet, trim, unseen)


def _glyphs(at: int, index: np.ndarray, code: np.ndarray, sheet: Sheet, trim: bool, unseen: bool) -> Told:
    """Seen glyphs only (all if `unseen`), in coordinates of the trimmed page. `index`: their places in the text page, shape (n,)."""
    places = index.tolist()
    pages = [at] * len(places)
    # left, top, right, bottom with y upwards
    loose = filled(call.loose_box, pages, places, count=len(places), fields=4, kind=np.float32)
    origin = filled(call.char_origin, pages, places, count=len(places), fields=2, kind=np.float64, each=True)
    boxes = loose[:, [0, 3, 2, 1]].astype(np.float64)
    objects = over_runs(partial(_text_objects, at, index), len(index), 1 if is_leftward(code).any() else OBJECT_STRIDE)
    handles, first, which = np.unique(objects, return_index=True, return_inverse=True)
    drawn = drawn_by(at, handles, index[first], sheet.rotation)
    taken = _compose(code, which, boxes, origin)
    _part_ligatures(code, which, boxes, origin)
    if trim:
        _trim_overhang(boxes, origin[:, 0], drawn.advances(code, which))
    keep = np.flatnonzero(~taken & (drawn.seen[which] | unseen) & _inside(boxes, drawn.clip[which], 1.0))
    shown = map_boxes(sheet.to_page, boxes[keep])
    page = np.array([0.0, 0.0, sheet.clip.x1, sheet.clip.y1])
    on_page = _inside(shown, np.broadcast_to(page, shown.shape), 0.0)
    keep, shown = keep[on_page], shown[on_page]
    return _settle(
        code[keep], shown, origin[keep], which[keep], drawn, sheet, int((~taken).sum()) - len(keep), at, index[keep]
    )


def _text_objects(at: int, index: np.ndarray, which: list[int]) -> np.ndarray:
    """Addresses of the text objects that drew the glyphs `which` of `index`; 0 where PDFium names none."""
    places = index[which].tolist()
    return np.array([p or 0 for p in map(call.text_object, [at] * len(places), places)], dtype=np.uint64)


def _settle(
    code: np.ndarray,
    boxes: np.ndarray,
    origin: np.ndarray,
    which: np.ndarray,
    drawn: Drawn,
    sheet: Sheet,
    hidden: int,
    at: int,
    index: np.ndarray,
) -> Told:
    points = map_boxes(sheet.to_page, np.concatenate([origin, origin], axis=1))
    angle = drawn.angle[which]
    _, first, again = np.unique(drawn.face[which] << CODE_BITS | code, return_index=True, return_inverse=True)
    # What a font says of a code it says each time.
    sure = np.array([call.map_error(at, i) != 1 for i in index[first].tolist()], bool)[again]
    glyphs = Glyphs(
        np.where(sure | _speaks(code, drawn.face[which], sure), code, UNNAMED),
        boxes[:, 0],
        boxes[:, 1],
        boxes[:, 2],
        boxes[:, 3],
        np.where((angle == 90) | (angle == 270), points[:, 0], points[:, 1]),
        drawn.size[which],
        angle,
        drawn.style[which],
        sure,
        drawn.styles,
        hidden,
        drawn.face[which],
    )
    return Told(glyphs, code, drawn.fonts[drawn.face[which]], points[:, 0], points[:, 1])


def _speaks(code: np.ndarray, face: np.ndarray, sure: np.ndarray) -> np.ndarray:
    """Which glyphs are of faces whose unnamed codes all lie where Latin text has them. All shape (n,).

    Fonts of drawn glyphs (Type 3) name nothing and mostly keep to these codes; numbers of glyphs do not.
    """
    foreign = ~sure & ((code <= 32) | (code >= 256))
    latin: np.ndarray = ~np.isin(face, face[foreign])
    return latin


def _inside(boxes: np.ndarray, bounds: np.ndarray, slack: float) -> np.ndarray:
    """Whether the middle of each box lies within its bounds. Both (n, 4), the result (n,)."""
    cx, cy = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    across = (cx >= bounds[:, 0] - slack) & (cx <= bounds[:, 2] + slack)
    inside: np.ndarray = across & (cy >= bounds[:, 1] - slack) & (cy <= bounds[:, 3] + slack)
    return inside


def _of_one_glyph(which: np.ndarray, boxes: np.ndarray, origin: np.ndarray) -> np.ndarray:
    """Which characters one glyph stands for together with the next: both are told with its box. Shape (n - 1,).

    A glyph without width, as of a zero-width space, only begins where the next one does.
    """
    alike: np.ndarray = np.concatenate([np.diff(origin, axis=0), np.diff(boxes, axis=0)], axis=1)
    one: np.ndarray = (np.abs(alike) < 1e-3).all(axis=1) & (np.diff(which) == 0)
    return one


def _compose(code: np.ndarray, which: np.ndarray, boxes: np.ndarray, origin: np.ndarray) -> np.ndarray:
    """Make one character of a letter and the accents that its font's map names apart (e, U+0301); changes `code` and `boxes`.

    Returns:
        Which characters are taken into the letter before them, shape (n,).
    """
    taken = np.zeros(len(code), bool)
    marks = np.flatnonzero(is_mark(code[1:]) & _of_one_glyph(which, boxes, origin)) + 1
    for mark in marks.tolist():
        host = mark - 1
        while taken[host]:
            host -= 1
        made = unicodedata.normalize("NFC", chr(int(code[host])) + chr(int(code[mark])))
        if len(made) == 1:
            code[host], taken[mark] = ord(made), True
            boxes[mark, 0] = boxes[mark, 2]  # no slice of the letter's box is its
    return taken


def _part_ligatures(code: np.ndarray, which: np.ndarray, boxes: np.ndarray, origin: np.ndarray) -> None:
    """Give characters that one glyph stands for (ffi) a slice of its box each; changes `boxes` and `origin`."""
    same = _of_one_glyph(which, boxes, origin) & (code[:-1] != code[1:])
    for first in np.flatnonzero(same & ~np.concatenate(([False], same[:-1]))).tolist():
        last = first
        while last < len(same) and same[last]:
            last += 1
        left, right, count = boxes[first, 0], boxes[first, 2], last - first + 1
        for k in range(count):
            boxes[first + k, 0] = origin[first + k, 0] = left + (right - left) * k / count
            boxes[first + k, 2] = left + (right - left) * (k + 1) / count


def _trim_overhang(boxes: np.ndarray, pen: np.ndarray, advance: np.ndarray) -> None:
    """Cut boxes to the pen's way: the overhang of an italic f or J would swallow the space beside it."""
    known = np.isfinite(advance)
    left, right = np.maximum(boxes[known, 0], pen[known]), np.minimum(boxes[known, 2], (pen + advance)[known])
    boxes[known, 0], boxes[known, 2] = np.minimum(left, right), np.maximum(left, right)
