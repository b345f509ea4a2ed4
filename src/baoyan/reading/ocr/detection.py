"""Where a page has text: a network's map of line cores, and the lines that the cores stand for.

The network marks the middle of each line of text, whatever its size, ground and direction, and leaves pictures,
rules and what shows through from the back alone. It is asked at a reduced scale, at which body type is a dozen pixels high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from baoyan.reading.ocr.network import Run, network
from baoyan.reading.ocr.weights import weights

SCALE_DPI = 110.0
"""Dots per inch at which the network looks: 8 point type is 12 pixels high."""
BAND = 1536
"""Rows of pixels that go through the network together: its memory grows with them."""
OVERLAP = 192
"""Rows that two bands share: each row is taken from the band in which it lies deeper."""
SURE = 77
"""Of 255: from here on the map says text."""
STEPS = (77, 128, 178, 217)
"""Levels at which a core that is no single line is cut again."""
FULL = 0.55
"""A core fills so much of its box at least; lines that have grown together do not."""
GROWTH = 1.5
"""How far the text reaches beyond its core, in shares of the core's area by its outline: the network was taught so."""
_MEAN = (0.485, 0.456, 0.406)
_DEVIATION = (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True)
class Core:
    """The middle of one line of text, in pixels of the picture: `x0, y0, x1, y1`; `grow`: how far the text reaches beyond."""

    x0: float
    y0: float
    x1: float
    y1: float
    grow: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Of the text."""
        return self.x0 - self.grow, self.y0 - self.grow, self.x1 + self.grow, self.y1 + self.grow

    @property
    def width(self) -> float:
        """Of the text, along x."""
        return self.x1 - self.x0 + 2 * self.grow

    @property
    def height(self) -> float:
        """Of the text, along y."""
        return self.y1 - self.y0 + 2 * self.grow


def find_cores(grey: np.ndarray, dpi: float) -> list[Core]:
    """The cores of all lines of text on a picture, uint8 (h, w), in no promised order."""
    high, wide = grey.shape
    scale = min(1.0, SCALE_DPI / dpi)
    size = (max(32, round(wide * scale / 32) * 32), max(32, round(high * scale / 32) * 32))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    sx, sy = wide / size[0], high / size[1]
    return [
        Core(x0 * sx, y0 * sy, x1 * sx, y1 * sy, grow * (sx + sy) / 2)
        for x0, y0, x1, y1, grow in _cores(text_map(small))
    ]


def text_map(grey: np.ndarray) -> np.ndarray:
    """How sure the network is of a line's middle at each pixel, 0 to 255: uint8 (h, w), both in steps of 32."""
    high = grey.shape[0]
    found = np.zeros(grey.shape, np.uint8)
    top = 0
    while True:
        bottom = min(top + BAND, high)
        first = top + OVERLAP // 2 if top else 0
        found[first:bottom] = _looked(grey[top:bottom])[first - top :]
        if bottom == high:
            return found
        top = bottom - OVERLAP


@cache
def _network() -> Run:
    return network(weights("detect-tiny").network)


def _looked(grey: np.ndarray) -> np.ndarray:
    batch = np.empty((1, 3, *grey.shape), np.float32)
    for k, (mean, deviation) in enumerate(zip(_MEAN, _DEVIATION, strict=True)):
        np.multiply(grey, 1 / 255 / deviation, out=batch[0, k])
        batch[0, k] -= mean / deviation
    answer: np.ndarray = (_network()(batch)[0][0, 0] * 255).astype(np.uint8)
    return answer


def _cores(found: np.ndarray) -> Iterator[tuple[float, float, float, float, float]]:
    """Boxes of the map's cores with how far their text reaches beyond them."""
    yield from _cut(found, 0, 0, 0)


def _cut(found: np.ndarray, left: int, top: int, step: int) -> Iterator[tuple[float, float, float, float, float]]:
    """The cores of a part of the map that begins at (left, top); one that is no single line is cut at a higher level."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((found >= STEPS[step]).astype(np.uint8), connectivity=4)
    for k, (x, y, w, h, area) in enumerate(stats[1:].tolist(), 1):
        if min(w, h) < 2 or area < 6:
            continue
        if step + 1 < len(STEPS) and area < FULL * w * h and min(w, h) > 6:
            part = np.where(labels[y : y + h, x : x + w] == k, found[y : y + h, x : x + w], 0).astype(np.uint8)
            inner = list(_cut(part, left + x, top + y, step + 1))
            if inner:
                yield from inner
                continue
        grow = GROWTH * area / (2 * (w + h))
        yield left + x, top + y, left + x + w, top + y + h, grow
