"""From a page's picture as received to one that can be read: what was done is kept as one mesh."""

from __future__ import annotations

import cv2
import numpy as np

from baoyan.model.source import PageSource
from baoyan.reading.scans.mesh import Mesh
from baoyan.reading.scans.pixels import Pixels, pixels_of
from baoyan.reading.scans.scan import Scan
from baoyan.reading.scans.skew import skew_of

_FINEST = 400
"""Dots per inch from which a picture is made smaller: more shows paper and no more of the type."""
_SMALL = 100
"""Dots per inch of the picture that is looked at as a whole."""


def prepare(source: PageSource) -> Scan:
    """A page's picture, upright and straight.

    Raises:
        PageDamaged: the page cannot be opened or painted.
    """
    received = _smaller(_grey(pixels_of(source)), _FINEST * 1.1)
    wide, high = source.clip.width, source.clip.height
    small = _smaller(received, _SMALL * 1.5)
    skew = skew_of(_shown(small, wide, high)).degrees
    return _straight(received, wide, high, skew)


def _grey(pixels: Pixels) -> Pixels:
    if pixels.values.ndim == 2:
        return pixels
    return Pixels(cv2.cvtColor(pixels.values, cv2.COLOR_BGR2GRAY), pixels.placed, pixels.own)


def dpi_of(pixels: Pixels) -> float:
    """Pixels in an inch; those of the finer direction."""
    return float(72 / np.linalg.norm(pixels.placed[:, :2], axis=0).min())


def _smaller(pixels: Pixels, most: float) -> Pixels:
    """The picture at no more than `most` dots per inch, made smaller by a whole number: other ones leave patterns."""
    k = int(np.ceil(dpi_of(pixels) / most))
    if k < 2:
        return pixels
    high, wide = (max(1, n // k) for n in pixels.values.shape[:2])
    values = cv2.resize(pixels.values[: high * k, : wide * k], (wide, high), interpolation=cv2.INTER_AREA)
    linear = pixels.placed[:, :2]
    shift = pixels.placed[:, 2] + linear @ np.full(2, (k - 1) / 2)
    return Pixels(values, np.column_stack([linear * k, shift]), pixels.own)


def _shown(pixels: Pixels, wide: float, high: float) -> np.ndarray:
    """The picture as the page shows it: pixels in rows from the top left, `wide` and `high` in points."""
    scale = 72 / dpi_of(pixels)
    size = max(1, round(wide / scale)), max(1, round(high / scale))
    matrix = np.array([[scale, 0, scale / 2], [0, scale, scale / 2]])
    return Mesh.of(_through(matrix, pixels.placed), *size).paint(pixels.values, *size)


def _through(matrix: np.ndarray, placed: np.ndarray) -> np.ndarray:
    """`matrix` (pixels to points of the page), then from there to pixels of the picture."""
    inverse = np.linalg.inv(placed[:, :2])
    return np.column_stack([inverse @ matrix[:, :2], inverse @ (matrix[:, 2] - placed[:, 2])])


def _straight(pixels: Pixels, wide: float, high: float, skew: float) -> Scan:
    """The page turned by its skew about its middle, large enough for its corners."""
    dpi = dpi_of(pixels)
    scale = 72 / dpi
    cos, sin = np.cos(np.radians(skew)), np.sin(np.radians(skew))
    size = np.ceil(np.array([wide * cos + high * abs(sin), wide * abs(sin) + high * cos]) / scale)
    turn = np.array([[cos, -sin], [sin, cos]]) * scale
    middle = np.array([wide, high]) / 2
    matrix = np.column_stack([turn, middle - turn @ (size - 1) / 2])
    mesh = Mesh.of(_through(matrix, pixels.placed), int(size[0]), int(size[1]))
    grey = mesh.paint(pixels.values, int(size[0]), int(size[1]))
    return Scan(grey, dpi, mesh, pixels.placed, skew=skew)
