"""What a page's text layer lacks: nothing, or the reason why another way of reading should be tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Need
from baoyan.reading.graphics import Graphics
from baoyan.reading.judge.drawn_rows import stands_in_rows
from baoyan.reading.judge.fonts import Faces
from baoyan.reading.language import Script, evidence

if TYPE_CHECKING:
    import numpy as np

PICTURED = 0.8
"""Share of the page that a picture takes which is the page."""
PICTURE = 0.25
"""Share of a page without text that a picture takes which may be its text."""
STAMP = 200
"""Characters that a library prints along the edges of its scans."""
MARGIN = 0.07
"""Share of the page's width or height that is its edge."""
SHAPES = 60
"""Drawn shapes of a letter's size: fewer are signs and bullets."""
SHAPES_EACH = 10
"""Drawn shapes for each character of text, from which the text is what was left when the rest was turned to shapes."""
ENOUGH = 400
"""Pairs or triples from which a hidden text layer can be told to be free of a recogniser's mistakes."""
PURE = {Script.HAN: (-0.99, 0.17, 0.33), Script.LATIN: (-1.49, 0.007, 0.34)}
"""Evidence this low, in at most this share, and this mean over all. In sound text 0.15 and 0.003 are so low; each mistake of
a recogniser adds two pairs or three triples, most of them as low."""


def need_of(
    page: Box, lines: Sequence[Line], graphics: Graphics, faces: Faces, *, covered: bool = False, front: bool = False
) -> Need | None:
    """What the page needs.

    Args:
        page: its bounds.
        lines: what its text layer shows.
        graphics: what is drawn on it.
        faces: how its fonts stand.
        covered: whether a picture of the page lies over the text.
        front: whether it is the issue's first page, whose nameplate may be drawn.
    """
    count = sum(len(line.text) for line in lines)
    if is_pictured(page, graphics) and (covered or not lines or _stamped(page, lines, count)):
        return Need.SCAN
    if len(graphics.shapes) >= SHAPES and len(graphics.shapes) > SHAPES_EACH * count:
        return Need.OUTLINED
    if not lines and _largest(graphics) > PICTURE * page.area:
        return Need.SCAN
    if faces.false:
        return Need.REPAIR
    return Need.OUTLINED if stands_in_rows(page, graphics.shapes, lines, front) else None


def is_pictured(page: Box, graphics: Graphics) -> bool:
    """Whether a picture takes the whole page."""
    return _largest(graphics) > PICTURED * page.area


def _largest(graphics: Graphics) -> float:
    return max((picture.box.area for picture in graphics.pictures if not picture.drawn), default=0.0)


def _stamped(page: Box, lines: Sequence[Line], count: int) -> bool:
    """Whether all text stands at the page's edges: where it came from, not what is on it."""
    aside, over = MARGIN * page.width, MARGIN * page.height
    middle = Box(page.x0 + aside, page.y0 + over, page.x1 - aside, page.y1 - over)
    return count <= STAMP and not any(middle.contains_point(line.box.cx, line.box.cy) for line in lines)


def is_pure(code: np.ndarray) -> bool:
    """Whether a hidden text layer is as free of mistakes as a text that was typed. `code`: its characters, shape (n,)."""
    for script, (low, share, least) in PURE.items():
        marks = evidence(code, script)
        count, mean = marks.means()
        if count >= ENOUGH and 2 * count > (code > 32).sum():
            best = marks.value[int(marks.value.mean(axis=1).argmax())]
            return mean >= least and float((best <= low).mean()) <= share
    return False
