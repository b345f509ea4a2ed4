"""Photographs on a page scanned in black and white without greys.

Their light parts are as white as the paper and their dark ones as black as type, so that tones do not tell them: what
hangs together there, is much larger than a character, and holds ink all over but no lines of text, is a picture. That is
found before rules are: contours in it are straight and long.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Picture
from baoyan.reading.ocr.places import Bounds

COARSE = 100
"""Dots per inch at which ink that almost touches hangs together."""
BLACK = 128
GREYS = (60, 200)
"""What lies between them is neither ink nor paper."""
FEW = 0.5
"""So many greys for each pixel of ink are those of the edges of strokes that were turned; greys themselves make more."""
LEAST = 28.0
"""Points. Smaller things may be characters."""
TEXT = 0.12
"""The share of a picture in which text is seen, at most."""
FRAME = 4.0
"""Points at its edges in which a line around it may run."""
CELL = 6.0
"""Points. A picture has ink in so many places (`SPREAD`); a frame, or a table, only along its lines."""
INKED = 0.06
SPREAD = 0.3
SOLID = 0.9
"""The share of its box that the ink and the text of a reversed panel fill."""


def find_bitonal(grey: np.ndarray, dpi: float, text: Sequence[Bounds]) -> list[Picture]:
    """The pictures of a page without greys, in points; none where the page has greys.

    Args:
        grey: the page, uint8 (h, w).
        dpi: its pixels in an inch.
        text: where lines of text stand, in pixels.
    """
    if not is_bitonal(grey):
        return []
    k = max(1, round(dpi / COARSE))
    unit = dpi / 72 / k
    high, wide = (n // k * k for n in grey.shape)
    ink = (cv2.erode(grey, np.ones((k, k), np.uint8), anchor=(0, 0))[:high:k, :wide:k] < BLACK).astype(np.uint8)
    taken = np.zeros(ink.shape, bool)
    for bounds in text:
        x0, y0, x1, y1 = (round(v / k) for v in bounds)
        taken[max(0, y0 - 1) : y1 + 2, max(0, x0 - 1) : x1 + 2] = True
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found: list[Box] = []
    for n, (x, y, w, h, _) in enumerate(stats[1:].tolist(), 1):
        if min(w, h) < LEAST * unit:
            continue
        part = np.s_[y : y + h, x : x + w]
        if _is_picture(labels[part] == n, ink[part] > 0, taken[part], unit):
            found.append(Box(x / unit, y / unit, (x + w) / unit, (y + h) / unit))
    return [Picture(b) for b in _united(found)]


def blanked(grey: np.ndarray, dpi: float, pictures: Sequence[Picture]) -> np.ndarray:
    """The page with white in place of its pictures: a rule close beside one stands free."""
    if not pictures:
        return grey
    out = grey.copy()
    for picture in pictures:
        box = picture.box.grown(1)
        x0, y0, x1, y1 = (max(0, round(v * dpi / 72)) for v in (box.x0, box.y0, box.x1, box.y1))
        out[y0:y1, x0:x1] = 255
    return out


def is_bitonal(grey: np.ndarray) -> bool:
    """Whether a page has no greys but those of the edges of its strokes."""
    counts = np.bincount(grey.ravel(), minlength=256)
    return bool(counts[GREYS[0] : GREYS[1]].sum() < FEW * counts[:BLACK].sum())


def _is_picture(own: np.ndarray, ink: np.ndarray, text: np.ndarray, unit: float) -> bool:
    """Whether what hangs together is a picture. Arrays are those of its box.

    Args:
        own: its ink.
        ink: all ink.
        text: where lines of text stand.
        unit: pixels in a point.
    """
    share = float(text.mean())
    if share > TEXT or (share > 0.02 and float((own | text).mean()) > SOLID):
        return False
    edge, cell = round(FRAME * unit), round(CELL * unit)
    free = (ink & ~text)[edge:-edge, edge:-edge]
    rows, columns = (n // cell for n in free.shape)
    if not rows or not columns:
        return False
    cells = free[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell).mean(axis=(1, 3))
    return float((cells > INKED).mean()) > SPREAD


def _united(boxes: Sequence[Box]) -> list[Box]:
    """Pieces of one picture lie across one another: the boxes around those."""
    out: list[Box] = []
    for box in boxes:
        whole = box
        while across := [b for b in out if (common := b.intersection(whole)) is not None and common.area > 0]:
            out = [b for b in out if b not in across]
            whole = bounding([whole, *across])
        out.append(whole)
    return out
