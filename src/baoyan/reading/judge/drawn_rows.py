"""Whether drawn shapes stand in rows as type does: a heading turned to curves over a text that was left as text.

Drawings have shapes of many sizes in all places, ornaments repeat one shape, icons stand far apart. Type fills a strip: close
together, most of it as high as the strip is, each piece another shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Line

CLOSE = 0.6
"""Of a strip's height: white between the pieces of one strip. Letters have a tenth of it, but some are missing between them:
those of straight strokes alone pass for rules."""
LEAST = 6
"""Pieces of a strip. Four characters or six letters have as many."""
LONG = 2.5
"""Times as long as high: a strip is no blot."""
LOW = 6.0
"""Points. Lower strips are hatching and dots."""
HIGH_PIECE, HIGH_PIECES = 0.45, 3
"""Of a strip's height: what small letters have of a line's; and how many pieces, at least, are so high."""
LONG_PIECE = 1.4
"""Of a strip's height: longer pieces are waves and branches, not letters."""
VARIETY = 4
"""Different sizes of piece, to a twentieth of the strip's height; borders and bars have one or two."""
MOST = 3000
"""Shapes looked at: a page with more of them beside its text has maps, not headings."""
TOP, TITLE = 0.15, 0.75
"""Of the front page's height: where its nameplate stands. Of its largest text: how high that is at least. It is drawn in
most papers and found by other means: to read it would cost each of them a second."""


def stands_in_rows(page: Box, shapes: Sequence[Box], lines: Sequence[Line], front: bool) -> bool:
    """Whether some of the shapes are likely a row of type, along the page or down it; a nameplate alone does not count.

    Args:
        page: its bounds.
        shapes: the drawn shapes of a letter's size.
        lines: its text: shapes within are its own accents and marks.
        front: whether it is the issue's first page.
    """
    if not LEAST <= len(shapes) <= MOST:
        return False
    table = _outside(np.array([(b.x0, b.y0, b.x1, b.y1) for b in shapes]), [line.box for line in lines])
    largest = max((line.em for line in lines), default=0.0)
    level = [s for s in _strips(table) if _is_type(s) and not (front and _is_nameplate(s, page, largest))]
    return bool(level) or any(map(_is_type, _strips(table[:, [1, 0, 3, 2]])))


def _is_nameplate(strip: np.ndarray, page: Box, largest: float) -> bool:
    """Whether a level strip may be the paper's title: at the page's head, and about as large as the largest text."""
    top, foot = strip[:, 1].min(), strip[:, 3].max()
    return bool(foot - top > TITLE * largest and top < page.y0 + TOP * page.height)


def _outside(table: np.ndarray, lines: Sequence[Box]) -> np.ndarray:
    """The shapes whose middle is in no line. Shape (m, 4)."""
    cx, cy = (table[:, 0] + table[:, 2]) / 2, (table[:, 1] + table[:, 3]) / 2
    free = np.ones(len(table), bool)
    for b in lines:
        free &= (cx < b.x0) | (cx > b.x1) | (cy < b.y0) | (cy > b.y1)
    return table[free]


def _strips(table: np.ndarray) -> list[np.ndarray]:
    """Shapes that follow one another along x, close and side by side. Each of shape (k, 4)."""
    done: list[np.ndarray] = []
    open_: list[tuple[np.ndarray, list[np.ndarray]]] = []
    for row in table[np.argsort(table[:, 0], kind="stable")]:
        box, own, others = row.copy(), [row], []
        for bounds, parts in open_:
            high = max(bounds[3] - bounds[1], row[3] - row[1])
            if row[0] - bounds[2] > CLOSE * high:
                # Strips far behind are done with; what comes later is farther still.
                (done.append(np.array(parts)) if row[0] - bounds[2] > 40 * CLOSE else others.append((bounds, parts)))
            elif min(bounds[3], box[3]) > max(bounds[1], box[1]):
                box = np.array([*np.minimum(box[:2], bounds[:2]), *np.maximum(box[2:], bounds[2:])])
                own = parts + own
            else:
                others.append((bounds, parts))
        open_ = [*others, (box, own)]
    return [*done, *(np.array(parts) for _, parts in open_)]


def _is_type(strip: np.ndarray) -> bool:
    """Whether the shapes of a strip are as those of type."""
    if len(strip) < LEAST:
        return False
    along, across = strip[:, 2] - strip[:, 0], strip[:, 3] - strip[:, 1]
    length = strip[:, 2].max() - strip[:, 0].min()
    height = strip[:, 3].max() - strip[:, 1].min()
    if height < LOW or length < LONG * height or along.max() > LONG_PIECE * height:
        return False
    sizes = np.unique(np.round(np.stack([along, across]) / height * 20), axis=1).shape[1]
    return bool((across >= HIGH_PIECE * height).sum() >= HIGH_PIECES and sizes >= VARIETY)
