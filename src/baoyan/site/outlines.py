"""The outline of an article on its page: its columns grown together over the gaps between them, nobody else's ground taken."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from baoyan.model.geometry import Polygon

_GRAIN = 1.0
"""Cells to a point."""
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
    size = max(1, round(height * _GRAIN)), max(1, round(width * _GRAIN))
    masks = [_filled(polygons, size) for polygons in articles]
    taken = functools.reduce(operator.add, ((m > 0).astype(np.uint16) for m in masks), np.zeros(size, np.uint16))
    return [_traced(mask, taken - (mask > 0)) if mask.any() else () for mask in masks]


def path(polygons: Iterable[Polygon]) -> str:
    """Polygons as an SVG path, whole points.

    >>> path([((0.2, 0.0), (10.0, 0.0), (10.0, 5.4))])
    'M0 0L10 0L10 5Z'
    """
    return "".join("M" + "L".join(f"{round(x)} {round(y)}" for x, y in p) + "Z" for p in polygons)


def _filled(polygons: Sequence[Polygon], size: tuple[int, int]) -> Mask:
    import cv2

    mask = np.zeros(size, np.uint8)
    for polygon in polygons:
        if len(polygon) > 2:
            cv2.fillPoly(mask, [np.round(np.array(polygon) * _GRAIN).astype(np.int32)], 1)
    return mask


def _traced(mask: Mask, others: NDArray[np.uint16]) -> tuple[Polygon, ...]:
    """The outline of one article, grown together, and grown a little where no other stands."""
    import cv2

    gap, margin = (int(v * _GRAIN) | 1 for v in (_GAP, 2 * _MARGIN))
    free = (others == 0).astype(np.uint8)
    closed = mask
    for shape in ((gap, 1), (1, gap)):
        closed = cv2.morphologyEx(closed, cv2.MORPH_CLOSE, np.ones(shape[::-1], np.uint8), borderValue=0) & free | mask
    grown = cv2.dilate(closed, np.ones((margin, margin), np.uint8)) & free | mask
    contours, _ = cv2.findContours(grown, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [cv2.approxPolyDP(c, 1.5, True).reshape(-1, 2) / _GRAIN for c in contours]
    return tuple(tuple((float(x), float(y)) for x, y in c) for c in sorted(found, key=lambda c: -len(c)) if len(c) > 2)
