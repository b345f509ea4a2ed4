"""How heavy type is, measured from its pictures: names of fonts may say nothing of it."""

from __future__ import annotations

import cv2
import numpy as np

from baoyan.reading.shapes.page import Page

INK = 128
"""Grey level below which a pixel is ink."""
LEAST = 30
"""Pixels of ink from which a stroke can be measured."""
SOLID, LETTER = 1.7, 2.0
"""Ink to its edge, in pixels of cells, from which type is bold: measured, Song and Kai have 1.1 to 1.4, regular Hei 1.6, bold
Song 1.8, bold Hei 2.2; letters 1.4 to 1.7 and 2.1 to 3."""
_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)


def heaviness(picture: np.ndarray) -> float | None:
    """How much ink a cell's picture has for each pixel of its edge: half the thickness of its strokes; None for a mark."""
    ink = (picture < INK).astype(np.uint8)
    area = int(ink.sum())
    edge = area - int(cv2.erode(ink, _CROSS, borderValue=0).sum())
    return area / edge if area >= LEAST and edge else None


def weights(page: Page) -> np.ndarray:
    """How much heavier than the border of bold each kind is, 1 at the border; not a number for marks. Shape (kinds,)."""
    out = np.full(len(page.kinds), np.nan)
    for kind in range(len(page.kinds)):
        found = heaviness(page.cells.picture(page.kinds.example(kind, page.cells.size), page.painting))
        if found is not None:
            out[kind] = found / (LETTER if page.kinds.latin[kind] else SOLID)
    return out
