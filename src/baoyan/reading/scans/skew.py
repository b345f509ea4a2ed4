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
"""Edge pixels looked at."""


@dataclass(frozen=True, slots=True)
class Skew:
    """Degrees by which lines across fall to the right, and by which those down lean to the left; and how plain it is.

    `sharpness`: how much better the best direction is than a middling one: 1 says nothing.
    """

    degrees: float
    sharpness: float


def skew_of(grey: np.ndarray) -> Skew:
    """The skew of a picture of a page, 100 to 150 dots per inch, dark on light."""
    margin = _MARGIN * np.array(grey.shape)
    grey = grey[int(margin[0]) : -int(margin[0]) or None, int(margin[1]) : -int(margin[1]) or None]
    across = _edges(grey)
    down = _edges(grey.T)
    trials = np.arange(-_WIDEST, _WIDEST + 0.01, 0.2)
    found = _both(across, down, grey.shape, trials, _STRIPS)
    best = float(trials[found.argmax()])
    sharpness = float(found.max() / np.median(found))
    for strips, step in ((_STRIPS, 0.05), (_WIDE_STRIPS, 0.02)):
        near = best + np.arange(-8, 9) * step
        best = _peak(near, _both(across, down, grey.shape, near, strips))
    return Skew(best, sharpness)


def _both(across: np.ndarray, down: np.ndarray, shape: tuple[int, ...], degrees: np.ndarray, strips: int) -> np.ndarray:
    found: np.ndarray = _energy(across, shape, degrees, strips) + _energy(down, shape[::-1], -degrees, strips)
    return found


def _edges(grey: np.ndarray) -> np.ndarray:
    """Where ink begins or ends from one row to the next: rows of x, y, weight."""
    slope = cv2.Sobel(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S, 0, 1, ksize=3)
    steep = slope > max(60, float(np.percentile(slope[::4, ::4], 90)))
    y, x = np.nonzero(steep)
    if len(x) > _MOST_POINTS:
        chosen = np.random.default_rng(0).choice(len(x), _MOST_POINTS, replace=False)
        x, y = x[chosen], y[chosen]
    # Whole rows would make level lines seem sharper than all others.
    spread = np.random.default_rng(1).uniform(-0.5, 0.5, len(y))
    return np.stack([x, y + spread, np.minimum(slope[y, x], 400)]).astype(np.float64)


def _energy(points: np.ndarray, shape: tuple[int, ...], degrees: np.ndarray, strips: int) -> np.ndarray:
    """How sharp the heaps of ink are, looked at along each direction."""
    x, y, weight = points
    high, wide = shape
    strip = np.minimum(x * strips // wide, strips - 1)
    middle = (strip + 0.5) * (wide / strips)
    room = high + 2 * int(wide)
    begin = strip * room + wide / 2
    found = []
    for slope in np.tan(np.radians(degrees)):
        place = y - slope * (x - middle) + begin
        row = place.astype(np.int64)
        over = place - row
        heaps = np.bincount(row, weight * (1 - over), minlength=strips * room)
        heaps[1:] += np.bincount(row, weight * over, minlength=strips * room)[:-1]
        # Heaps of neighbours together: else a line that falls between two rows would count less.
        smooth = heaps[1:] + heaps[:-1]
        found.append(float(np.square(smooth[2:] - smooth[:-2]).sum()))
    return np.array(found)


def _peak(places: np.ndarray, heights: np.ndarray) -> float:
    """The top of a parabola through the highest point and those beside it."""
    k = int(np.clip(heights.argmax(), 1, len(heights) - 2))
    a, b, c = heights[k - 1 : k + 2]
    bend = a - 2 * b + c
    shift = 0.5 * (a - c) / bend if bend < 0 else 0.0
    return float(places[k] + np.clip(shift, -1, 1) * (places[1] - places[0]))
