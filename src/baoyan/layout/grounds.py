"""Panels that are the ground of a heading: the article's text begins right under them."""

from __future__ import annotations

from baoyan.layout.page import Page, is_body_voice
from baoyan.model.geometry import Box
from baoyan.model.reading import Line

UNDER = 2.6
"""Ems between a heading's panel and the text below, at most."""
DROP = 1.6
"""Ems of body size from which a single character is a drop cap."""


def is_ground_of_head(page: Page, panel: Box) -> bool:
    """Whether running text in columns as wide as the panel begins right under it, with an indent or a drop cap.

    An advertisement or a box stands over text only by chance: then a line that goes on stands there, or other columns.
    """
    inside = [x for x in page.text if panel.contains(x.box, 2.0)]
    if any(x.vertical or is_body_voice(page, x) for x in inside) or not any(
        x.style.size > 1.15 * page.em for x in inside
    ):
        return False
    em = page.em
    below = [x for x in page.text if panel.y1 - 2 < x.box.y0 < panel.y1 + UNDER * em and x.box.overlap_x(panel) > 0]
    text = [x for x in below if is_body_voice(page, x) and not x.vertical]
    if not text or any(x.box.x0 < panel.x0 - em or x.box.x1 > panel.x1 + em for x in text):
        return False
    edge = min(x.box.x0 for x in text)
    first = min((x for x in text if x.box.x0 < edge + 3 * em), key=lambda x: x.box.y0)
    cap = _cap_of(page, first)
    left = first.box.x0 if cap is None else cap.box.x0
    near = left < panel.x0 + 4 * em and all(x.box.y0 > first.box.y0 - em for x in text)
    return near and (cap is not None or _indented(page, first))


def _indented(page: Page, line: Line) -> bool:
    """Whether the next line of the column begins further out."""
    under = [
        x
        for x in page.text
        if 0.6 * page.em < x.box.y0 - line.box.y0 < 2.2 * page.em and x.box.overlap_x(line.box) > 0.5 * line.box.width
    ]
    return any(0.5 * page.em < line.box.x0 - x.box.x0 < 3 * page.em for x in under)


def _cap_of(page: Page, line: Line) -> Line | None:
    """The drop cap at a line's side."""
    return next(
        (
            x
            for x in page.text
            if len(x.text.strip()) == 1
            and x.style.size > DROP * page.em
            and -0.5 * page.em < line.box.x0 - x.box.x1 < 1.5 * page.em
            and x.box.y0 < line.box.cy < x.box.y1
        ),
        None,
    )
