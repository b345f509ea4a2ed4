"""A page's picture made ready to be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.problem import Problem
from baoyan.model.reading import Grid
from baoyan.reading.scans.mesh import Mesh, moved


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """A page upright, straight, cropped to its paper, evenly lit: dark ink on light ground.

    Lines and columns are judged on the straight page, whose points are pixels by 72 / `dpi`, from its top left corner
    (`straight`). Where a box lies on the page as it was received, in points of the trimmed page, `on_page` tells.

    Attributes:
        grey: the picture, (height, width) of uint8.
        dpi: its pixels in an inch of print.
        mesh: where its pixels lie in the picture as received.
        placed: from pixels of that picture to points of the trimmed page, 2 x 3.
        turn: degrees clockwise by which the picture as received was turned to stand upright.
        skew: degrees by which the lines of the picture as received fell to the right, before it was straightened.
        problems: what an editor should know of the picture.
        tones: the page at one pixel a point with light tints as they are: `grey` has them white, as what shines through.
    """

    grey: np.ndarray
    dpi: float
    mesh: Mesh
    placed: np.ndarray
    turn: int = 0
    skew: float = 0.0
    problems: tuple[Problem, ...] = ()
    tones: np.ndarray | None = None

    @property
    def width(self) -> float:
        """Of the straight page, in points."""
        return float(self.grey.shape[1]) * 72 / self.dpi

    @property
    def height(self) -> float:
        """Of the straight page, in points."""
        return float(self.grey.shape[0]) * 72 / self.dpi

    def straight(self, box: Box) -> Box:
        """A box of pixels in points of the straight page."""
        k = 72 / self.dpi
        return Box(box.x0 * k, box.y0 * k, box.x1 * k, box.y1 * k)

    def to_page(self, pixels: np.ndarray) -> np.ndarray:
        """Pixels (..., 2) in points of the trimmed page as received."""
        return moved(self.placed, self.mesh.at(pixels))

    def from_page(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 2) of the trimmed page as received in pixels: `to_page` the other way round."""
        inverse = np.linalg.inv(self.placed[:, :2])
        return self.mesh.back((np.asarray(points, np.float64) - self.placed[:, 2]) @ inverse.T)

    def on_page(self, box: Box) -> Box:
        """The upright box, in points of the trimmed page as received, around a box of pixels."""
        found = self.to_page(np.array(box.polygon()))
        (x0, y0), (x1, y1) = found.min(axis=0).tolist(), found.max(axis=0).tolist()
        return Box(x0, y0, x1, y1)


_FINE = (13, 9)
"""Rows and columns of the grid over a page that was bent."""
_EXACT = 0.2
"""Points by which a grid of the corners alone may miss."""


def grid_of(scan: Scan) -> Grid:
    """Where an even grid over the straight page lies on the page as received: its corners, or more where it was bent."""
    corners, fine = _grid(scan, 2, 2), _grid(scan, *_FINE)
    down, along = (np.linspace(0.0, 1.0, count) for count in _FINE)
    left = corners[0, 0] + down[:, None] * (corners[1, 0] - corners[0, 0])
    right = corners[0, 1] + down[:, None] * (corners[1, 1] - corners[0, 1])
    flat = left[:, None] + along[None, :, None] * (right - left)[:, None]
    chosen = corners if np.abs(flat - fine).max() < _EXACT else fine
    return tuple(tuple((round(x, 2), round(y, 2)) for x, y in row) for row in chosen.tolist())


def _grid(scan: Scan, rows: int, columns: int) -> np.ndarray:
    """Points (rows, columns, 2) of the page as received."""
    high, wide = scan.grey.shape
    x, y = np.meshgrid(np.linspace(0, wide, columns), np.linspace(0, high, rows))
    return scan.to_page(np.stack([x, y], axis=-1))
