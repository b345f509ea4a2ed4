"""Where a wide picture shows two pages side by side: the white river between them, and which way they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from baoyan.ingest.boxes import View
from baoyan.model.geometry import Box

_ACROSS = 1400
"""Pixels across at which a sheet is looked at: a gutter of 12 mm on one of 700 mm is 24 wide."""
_NEAR = 0.1
"""How far from the middle of what is printed, as a share of its width, the river may run: advertisements may stand in it."""
_CLEAN = 0.97
"""Share of the printed height that must be free of ink in each of the river's columns: films are scratched."""
_WIDTH = 0.016
"""Least width of a river, as a share of the sheet's: gutters have 0.018 and more, the white between columns 0.008."""
_SLOPES = np.linspace(-0.03, 0.03, 13)
"""How far rivers may lean: pages are fed askew."""
_OFF = 0.5
"""What a place without a river costs for being off the middle by the sheet's width, in shares of its height that are inky."""
_ROWS = 4
"""Rows of pixels taken together."""
_COVERED = 0.7
"""Share of a sheet covered by pictures from which it is one."""
_LEAST_INK = 0.01
"""Share of a page that is ink where anything is printed."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a sheet would be cut, in points from its left edge as shown.

    `plain`: the paper is bare there from top to bottom; `vertical`: the sheet's lines run downwards.
    """

    x: float
    plain: bool
    vertical: bool


def is_picture(page: Any, view: View) -> bool:
    """Whether pictures cover the sheet: then its text layer, if any, is a guess. Looks at its own objects only."""
    import pypdfium2.raw as pdfium

    things = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2)
    boxes = (view.shown(*thing.get_bounds()) for thing in things)
    return sum(view.sheet.overlap(box) for box in boxes) >= _COVERED


def seam_of(page: Any, view: View, clip: Box) -> Seam | None:
    """The likeliest seam of a wide sheet that is a picture; None where one half of it is empty."""
    scale = _ACROSS / max(clip.width, 1)
    bitmap = page.render(scale=scale, grayscale=True, rotation=(view.rotation - page.get_rotation()) % 360)
    grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
    left, top = int(clip.x0 * scale), int(clip.y0 * scale)
    ink = _ink(grey[top : int(clip.y1 * scale), left : int(clip.x1 * scale)])
    rows, columns = _printed(ink.sum(axis=1)), _printed(ink.sum(axis=0))
    middle = (columns.start + columns.stop) // 2
    halves = ink[rows, columns.start : middle], ink[rows, middle : columns.stop]
    if any(half.size == 0 or half.mean() < _LEAST_INK for half in halves):
        return None
    place, plain = _river(ink[rows], int(_NEAR * (columns.stop - columns.start)), middle)
    return Seam(clip.x0 + place / scale, plain, _runs_down(ink[rows, columns]))


def _ink(grey: np.ndarray) -> np.ndarray:
    """Pixels much darker than those around them; specks and large dark areas (borders, the scanner's lid) are none."""
    import cv2

    around = cv2.blur(grey, (41, 41)).astype(np.int16)
    dark = ((grey.astype(np.int16) < around - 20) & (around > 60)).astype(np.uint8)
    return cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))


def _printed(sums: np.ndarray) -> slice:
    """The range in which nearly all ink lies."""
    total = np.cumsum(sums.astype(np.int64))
    if not total.size or not total[-1]:
        return slice(0, 0)
    return slice(int(np.searchsorted(total, 0.01 * total[-1])), int(np.searchsorted(total, 0.99 * total[-1])) + 1)


def _river(ink: np.ndarray, reach: int, middle: int) -> tuple[int, bool]:
    """The middle of the widest river, or of the place with least ink, at half height; and whether it is one."""
    high = len(ink) // _ROWS * _ROWS
    bands = ink[:high].reshape(-1, _ROWS, ink.shape[1]).max(axis=1)
    rows = np.arange(len(bands))[:, None]
    window = np.arange(middle - reach, middle + reach)
    off = _OFF * np.abs(window - middle)[2:-2] / ink.shape[1]
    widest, least = (0, 0), (9.0, 0)
    for slope in _SLOPES:
        shifts = np.round(slope * _ROWS * (rows - len(bands) / 2)).astype(int)
        inky = bands[rows, np.clip(window + shifts, 0, ink.shape[1] - 1)].mean(axis=0)
        widest = max(widest, _longest(inky <= 1 - _CLEAN))
        smooth = np.convolve(inky, np.ones(5) / 5, mode="valid") + off
        least = min(least, (float(smooth.min()), int(smooth.argmin()) + 2))
    plain = widest[0] >= _WIDTH * ink.shape[1]
    return int(window[0]) + (widest[1] if plain else least[1]), plain


def _longest(flags: np.ndarray) -> tuple[int, int]:
    """Length and middle of the longest run of True."""
    ends = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    runs = [(int(b - a), int(a + b) // 2) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    return max(runs, default=(0, 0))


def _runs_down(ink: np.ndarray) -> bool:
    """Whether text runs downwards: then narrow strips of the page are more uneven along x than along y."""
    return _unevenness(ink.T) > _unevenness(ink)


def _unevenness(ink: np.ndarray) -> float:
    """How much the ink of rows differs from row to row, within strips as wide as a column."""
    strips = [s.mean(axis=1) for s in np.array_split(ink.astype(np.float32), 12, axis=1) if s.size]
    return float(np.mean([np.square(np.diff(s)).sum() / (s.sum() + 1e-9) for s in strips]))
