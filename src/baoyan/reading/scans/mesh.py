"""From the pixels of a prepared picture to those of the picture as received, and back: one grid holds all that was done."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_BAND = 512
"""Rows painted at once: the places of all pixels of a page would fill the memory."""
_ROUNDS = 12
"""Steps of the search for a place's pixel; gentle grids need three."""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Nodes every `step` (whole) pixels of the prepared picture, row by row, each with its place in the picture as received.

    Turning, straightening, cropping, flattening all move nodes; between nodes places are found on straight lines.
    """

    step: float
    nodes: np.ndarray

    @staticmethod
    def of(matrix: np.ndarray, width: int, height: int, step: float = 64.0) -> Mesh:
        """The grid of a linear map: `matrix` is 2 x 3 (affine) or 3 x 3 (perspective)."""
        columns, rows = int(np.ceil(width / step)) + 1, int(np.ceil(height / step)) + 1
        x, y = np.meshgrid(np.arange(columns) * step, np.arange(rows) * step)
        return Mesh(step, moved(matrix, np.stack([x, y], axis=-1)))

    def at(self, points: np.ndarray) -> np.ndarray:
        """The places of pixels (..., 2); those beyond the grid are found by going on straight."""
        place = np.asarray(points, np.float64) / self.step
        last = np.array([self.nodes.shape[1] - 2, self.nodes.shape[0] - 2])
        cell = np.clip(np.floor(place), 0, last).astype(int)
        u, v = np.moveaxis(place - cell, -1, 0)
        x, y = np.moveaxis(cell, -1, 0)
        n = self.nodes
        upper = n[y, x] * (1 - u)[..., None] + n[y, x + 1] * u[..., None]
        lower = n[y + 1, x] * (1 - u)[..., None] + n[y + 1, x + 1] * u[..., None]
        found: np.ndarray = upper * (1 - v)[..., None] + lower * v[..., None]
        return found

    def back(self, places: np.ndarray) -> np.ndarray:
        """The pixels at given places (..., 2): `at` the other way round."""
        wanted = np.asarray(places, np.float64)
        inverse = np.linalg.inv(self._slope())
        rows, columns = self.nodes.shape[:2]
        pixels = np.zeros_like(wanted) + np.array([columns - 1, rows - 1]) * self.step / 2
        for _ in range(_ROUNDS):
            error = wanted - self.at(pixels)
            pixels = pixels + error @ inverse.T
        return pixels

    def _slope(self) -> np.ndarray:
        """How places change with pixels, over the whole grid: 2 x 2."""
        n = self.nodes
        along = (n[:, -1] - n[:, 0]).mean(axis=0) / ((n.shape[1] - 1) * self.step)
        down = (n[-1] - n[0]).mean(axis=0) / ((n.shape[0] - 1) * self.step)
        return np.stack([along, down], axis=1)

    def paint(self, picture: np.ndarray, width: int, height: int, ground: int = 255) -> np.ndarray:
        """The prepared picture: each pixel taken from its place in `picture`; `ground` where that has nothing."""
        found = np.empty((height, width, *picture.shape[2:]), np.uint8)
        nodes = self.nodes.astype(np.float32)
        for top in range(0, height, _BAND):
            rows = np.arange(top, min(top + _BAND, height))
            down = self._weights(rows, self.nodes.shape[0])
            x, y = (self._along(down @ nodes[..., k], width) for k in (0, 1))
            found[rows] = cv2.remap(
                picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(ground,) * 4
            )
        return found

    def _along(self, nodes: np.ndarray, width: int) -> np.ndarray:
        """What lies between the nodes of each row, for each of `width` pixels."""
        step = int(self.step)
        part = np.arange(step, dtype=np.float32) / step
        values = nodes[:, :-1, None] + (nodes[:, 1:] - nodes[:, :-1])[..., None] * part
        found: np.ndarray = values.reshape(len(nodes), -1)[:, :width]
        return found

    def _weights(self, places: np.ndarray, count: int) -> np.ndarray:
        """How much each of `count` nodes of a row or column has to say at pixels: the two beside each share it."""
        place = places / self.step
        cell = np.clip(np.floor(place), 0, count - 2).astype(int)
        weights = np.zeros((len(places), count), np.float32)
        weights[np.arange(len(places)), cell] = 1 - (place - cell)
        weights[np.arange(len(places)), cell + 1] = place - cell
        return weights


def moved(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Points (..., 2) through an affine (2 x 3) or perspective (3 x 3) matrix."""
    found: np.ndarray = points @ matrix[:, :2].T + matrix[:, 2]
    return found if len(matrix) == 2 else found[..., :2] / found[..., 2:]
