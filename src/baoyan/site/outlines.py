"""The outline of an article on its page: its columns grown together over the gaps between them, nobody else's ground taken."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from baoyan.model.geometry import Polygon

_GRAIN = 1.0
"""Cells to a point, at most."""
_MOST = 16_000_000
"""Cells of a page: eight broadsheets; a page that says that it is larger is drawn more coarsely."""
_LONGEST = 30_000
"""Cells of a side."""
_COARSEST = 1e-3
"""Cells to a point below which a page's size is a mistake, and nothing is drawn."""
_GAP = 16.0
"""Points between two columns of one article over which they grow together: a gutter, the space under a headline."""
_MARGIN = 3.0
"""Points by which an outline stands off from its text."""

Mask = NDArray[np.uint8]


def outlines(articles: Sequence[Sequence[Polygon]], width: float, height: float) -> list[tuple[Polygon, ...]]:
    """The outlines of the articles of one page, in points.

    Args:
        articles: for each article the polygons that it covers.
        width: of the page, in points.
        height: of the page, in points.
    """
    grain = min(_GRAIN, (_MOST / max(1.0, width) / max(1.0, height)) ** 0.5, _LONGEST / max(width, height, 1.0))
    if grain < _COARSEST:
        return [()] * len(articles)
    size = max(1, round(height * grain)), max(1, round(width * grain))
    masks = [_filled(polygons, size, grain) for polygons in articles]
    taken = functools.reduce(operator.add, ((m > 0).astype(np.uint16) for m in masks), np.zeros(size, np.uint16))
    return [_traced(mask, taken - (mask > 0), grain) if mask.any() else () for mask in masks]


def path(polygons: Iterable[Polygon]) -> str:
    """Polygons as an SVG path, whole points.

    >>> path([((0.2, 0.0), (10.0, 0.0), (10.0, 5.4))])
    'M0 0L10 0L10 5Z'
    """
    return "".join("M" + "L".join(f"{round(x)} {round(y)}" for x, y in p) + "Z" for p in polygons)


def _filled(polygons: Sequence[Polygon], size: tuple[int, int], grain: float) -> Mask:
    import cv2

    mask = np.zeros(size, np.uint8)
    for polygon in polygons:
        if len(polygon) > 2:
            # Corners far outside the page are wrong, and would cost minutes to fill up to.
            corners = np.clip(np.array(polygon) * grain, -1, (size[1], size[0]))
            cv2.fillPoly(mask, [np.round(corners).astype(np.int32)], 1)
    return mask


def _traced(mask: Mask, others: NDArray[np.uint16], grain: float) -> tuple[Polygon, ...]:
    """The outline of one article, grown together, and grown a little where no other stands."""
    import cv2

    gap, margin = (int(v * grain) | 1 for v in (_GAP, 2 * _MARGIN))
    free = (others == 0).astype(np.uint8)
    closed = mask
    for shape in ((gap, 1), (1, gap)):
        closed = cv2.morphologyEx(closed, cv2.MORPH_CLOSE, np.ones(shape[::-1], np.uint8), borderValue=0) & free | mask
    grown = cv2.dilate(closed, np.ones((margin, margin), np.uint8)) & free | mask
    contours, _ = cv2.findContours(grown, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [cv2.approxPolyDP(c, 1.5, True).reshape(-1, 2) / grain for c in contours]
    return tuple(tuple((float(x), float(y)) for x, y in c) for c in sorted(found, key=lambda c: -len(c)) if len(c) > 2)
