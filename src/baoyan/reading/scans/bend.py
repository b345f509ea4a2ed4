"""How a page is bent: at the gutter of a bound volume, by a lens, by paper that does not lie flat.

Each part of the page tells how far its lines are from level; one gentle surface is laid through what they say. Lines across
tell how rows bend, column rules and lines that run down how columns do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baoyan.reading.scans.skew import Edges, energy, peak

_STRIPS, _BANDS = 10, 6
"""Parts of the page that are asked."""
_WIDEST = 3.0
"""Degrees by which a part's lines may be off those of the page."""
_PLAIN = 1.5
"""Sharpness from which a part's own direction is believed."""
_FEWEST = 18
"""Parts that must tell before a page is taken to be bent."""
_WORTH = 0.22
"""Degrees, in the mean, below which a page is flat: parts of flat pages differ by 0.1."""
_GAIN = 0.52
"""Share of what the parts say that the surface must explain; else they say nothing in common."""
_ROUNDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """How far places of the flat page lie from where they would: rows by `rows`, columns by `columns`.

    Both are weights of the terms x^i y^j in shares of the page's size from its middle, -1 to 1.
    """

    rows: np.ndarray
    columns: np.ndarray
    width: float
    height: float

    def moved(self, points: np.ndarray) -> np.ndarray:
        """Places (..., 2) of the flat page in the bent one."""
        x = points[..., 0] / self.width * 2 - 1
        y = points[..., 1] / self.height * 2 - 1
        down = _terms(x, y) @ self.rows * self.width / 2
        across = _terms(y, x) @ self.columns * self.height / 2
        found: np.ndarray = points + np.stack([across, down], axis=-1)
        return found


def bend_of(grey: np.ndarray) -> Bend | None:
    """The bend of a straightened picture, 100 to 150 dots per inch; None where it is flat or does not tell."""
    high, wide = grey.shape
    rows = _fitted(Edges.across(grey))
    columns = _fitted(Edges.across(grey.T))
    if rows is None and columns is None:
        return None
    nothing = np.zeros(len(_POWERS))
    return Bend(nothing if rows is None else rows, nothing if columns is None else columns, wide, high)


_POWERS = [(i, j) for i in range(1, 5) for j in range(3) if i + j <= 4]
"""Powers of x and y: every term rises with x, since slopes tell nothing of what does not."""


def _terms(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.stack([x**i * y**j for i, j in _POWERS], axis=-1)


def _fitted(edges: Edges) -> np.ndarray | None:
    """The surface whose slopes along x are those of the lines of each part."""
    trials = np.arange(-_WIDEST, _WIDEST + 0.01, 0.15)
    found = energy(edges, trials, _STRIPS, _BANDS)
    usual = np.median(found, axis=0)
    plain = (found.max(axis=0) > _PLAIN * usual) & (usual > 0)
    inside = (found.argmax(axis=0) > 0) & (found.argmax(axis=0) < len(trials) - 1)
    parts = np.flatnonzero(plain & inside)
    if len(parts) < _FEWEST:
        return None
    slopes = np.array([np.tan(np.radians(peak(trials, found[:, k]))) for k in parts])
    x = (parts % _STRIPS + 0.5) / _STRIPS * 2 - 1
    y = (parts // _STRIPS + 0.5) / _BANDS * 2 - 1
    weights = np.minimum(found.max(axis=0)[parts] / usual[parts], 4) - 1
    terms = np.stack([i * x ** (i - 1) * y**j for i, j in _POWERS], axis=-1)
    fit, trust = _robust(terms, slopes, weights)
    said, rest = _size(slopes, trust), _size(slopes - terms @ fit, trust)
    if said < np.tan(np.radians(_WORTH)) or rest > (1 - _GAIN) * said or trust.sum() < 0.5 * weights.sum():
        return None
    return fit


def _robust(terms: np.ndarray, slopes: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted least squares, parts far off counting less from round to round; and how much each counts in the end."""
    powers = np.array([i + j for i, j in _POWERS], np.float64)
    held = np.diag(0.02 * powers**2)  # higher terms must earn their place
    trust = weights.copy()
    fit = np.zeros(terms.shape[1])
    for _ in range(_ROUNDS):
        scaled = terms * trust[:, None] / trust.mean()
        fit = np.linalg.solve(scaled.T @ terms + held, scaled.T @ slopes)
        off = slopes - terms @ fit
        scale = 2 * np.median(np.abs(off)) + np.tan(np.radians(0.1))
        trust = weights / (1 + np.square(off / scale))
    return fit, trust


def _size(values: np.ndarray, weights: np.ndarray) -> float:
    return float(np.sqrt((weights * np.square(values)).sum() / weights.sum()))
