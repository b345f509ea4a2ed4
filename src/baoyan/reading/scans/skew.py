"""How far the lines of a page are from level: by the direction in which rows of ink are sharpest.

Lines of text and rules make narrow heaps of ink where one looks along them. All strips of the page are asked together, both
ways (lines across, lines and column rules down), so that pictures, which have no direction, cannot say anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_STRIPS = 8
"""Strips into which a page is cut: lines of one column are level with one another, those of two need not be."""
_WIDE_STRIPS = 4
"""Strips for the last look: the wider, the finer; columns side by side need not share lines."""
_WIDEST = 6.0
"""Degrees beyond which no page is fed into a scanner."""
_MARGIN = 0.03
"""Share of each side that is left out: the edge of the paper and of the scanner's glass stand there."""
_MOST_POINTS = 120_000
"""Edge pixels looked at; for the first, coarse look a quarter of them."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Where ink begins from one row to the next: columns `x`, rows `y`, `weight`; in a picture of `width` and `height`."""

    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray
    width: int
    height: int

    @staticmethod
    def across(grey: np.ndarray) -> Edges:
        """Those of lines that run across; of lines that run down for a transposed picture."""
        slope = cv2.Sobel(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S, 0, 1, ksize=3)
        steep = slope > np.clip(np.percentile(slope[::4, ::4], 90), 60, 150)
        margins = [int(_MARGIN * n) for n in grey.shape]
        steep[: margins[0]] = steep[grey.shape[0] - margins[0] :] = False
        steep[:, : margins[1]] = steep[:, grey.shape[1] - margins[1] :] = False
        y, x = np.nonzero(steep)
        random = np.random.default_rng(1)
        if len(x) > _MOST_POINTS:
            chosen = random.integers(0, len(x), _MOST_POINTS)
            x, y = x[chosen], y[chosen]
        # Whole rows would make level lines seem sharper than all others.
        spread = random.uniform(-0.5, 0.5, len(y))
        weight = np.minimum(slope[y, x], 400).astype(np.float64)
        return Edges(x.astype(np.float64), y + spread, weight, grey.shape[1], grey.shape[0])

    def some(self, part: int) -> Edges:
        """Every `part`th of them."""
        return Edges(self.x[::part], self.y[::part], self.weight[::part], self.width, self.height)


@dataclass(frozen=True, slots=True)
class Skew:
    """Degrees by which lines across fall to the right, and those down lean to the left; and how plain it is.

    `sharpness`: how much better the best direction is than a middling one; pictures without lines have 1.
    """

    degrees: float
    sharpness: float


def skew_of(grey: np.ndarray) -> Skew:
    """The skew of a picture of a page, 100 to 150 dots per inch, dark on light."""
    across, down = Edges.across(grey), Edges.across(grey.T)
    if min(len(across.x), len(down.x)) < 100:
        return Skew(0.0, 1.0)
    trials = np.arange(-_WIDEST, _WIDEST + 0.01, 0.2)
    found = _both(across.some(4), down.some(4), trials, _STRIPS)
    best = float(trials[found.argmax()])
    sharpness = float(found.max() / np.median(found))
    for strips, step in ((_STRIPS, 0.06), (_WIDE_STRIPS, 0.03)):
        near = best + np.arange(-6, 7) * step
        best = peak(near, _both(across, down, near, strips))
    return Skew(best, sharpness)


def _both(across: Edges, down: Edges, degrees: np.ndarray, strips: int) -> np.ndarray:
    found: np.ndarray = energy(across, degrees, strips).sum(axis=1) + energy(down, -degrees, strips).sum(axis=1)
    return found


def energy(edges: Edges, degrees: np.ndarray, strips: int, bands: int = 1) -> np.ndarray:
    """How sharp the heaps of ink are, looked at along each direction, in each part: (directions, bands * strips).

    The picture is cut into `strips` side by side, and those into `bands` one over the other.
    """
    strip = np.minimum((edges.x * strips / edges.width).astype(np.int64), strips - 1)
    band = np.clip((edges.y * bands / edges.height).astype(np.int64), 0, bands - 1)
    middle = (strip + 0.5) * (edges.width / strips)
    reach = int(edges.width / strips) + 4
    room = edges.height // bands + 2 * reach
    begin = (band * strips + strip) * room + reach - band * (edges.height / bands)
    found = []
    for slope in np.tan(np.radians(degrees)):
        place = edges.y - slope * (edges.x - middle) + begin
        row = place.astype(np.int64)
        over = place - row
        heaps = np.bincount(row, edges.weight * (1 - over), minlength=strips * bands * room + 1)
        heaps[1:] += np.bincount(row, edges.weight * over, minlength=len(heaps))[:-1]
        heaps = heaps[: strips * bands * room].reshape(strips * bands, room)
        # Heaps of neighbours together: else a line that falls between two rows would count less.
        smooth = heaps[:, 1:] + heaps[:, :-1]
        found.append(np.square(smooth[:, 2:] - smooth[:, :-2]).sum(axis=1))
    return np.array(found)


def peak(places: np.ndarray, heights: np.ndarray) -> float:
    """The top of a parabola through the highest point and those beside it."""
    k = int(np.clip(heights.argmax(), 1, len(heights) - 2))
    a, b, c = heights[k - 1 : k + 2]
    bend = a - 2 * b + c
    shift = 0.5 * (a - c) / bend if bend < 0 else 0.0
    return float(places[k] + np.clip(shift, -1, 1) * (places[1] - places[0]))
