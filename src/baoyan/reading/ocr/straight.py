"""Lines that lean: a page straight in the mean has columns that drift by their own width where it was bent or set askew.

A box around such a line holds parts of its neighbours. Along the line the page is shifted across, whole pixels at a time, so
that the white between lines runs straight.
"""

from __future__ import annotations

import numpy as np

LONG = 5.0
"""Heights from which a line shows its lean."""
STEEPEST = 0.04
"""Leans are looked for up to this: shift across by length."""
PARTS = 24
"""Parts of a line that are shifted as one when its lean is looked for."""
STEP = 0.5
"""Pixels by which the ends of a line shift from one lean tried to the next."""
GAIN = 1.3
"""How much sharper than straight a lean must make the white between lines: a dozen characters alone gain a tenth by chance."""


def lean_of(ink: np.ndarray) -> float:
    """The shift across, by length, at which lines in `ink`, (v, u), are most sharply parted."""
    high, wide = ink.shape
    edges = np.linspace(0, wide, min(PARTS, wide) + 1).astype(int)
    sums = np.add.reduceat(ink, edges[:-1], axis=1, dtype=np.int32).astype(float)
    away = (edges[:-1] + edges[1:]) / 2 - wide / 2
    count = max(1, round(STEEPEST * wide / 2 / STEP))
    leans = np.linspace(-STEEPEST, STEEPEST, 2 * count + 1)
    rows = np.arange(high)[:, None]
    parts = np.arange(sums.shape[1])[None]
    sharp = []
    for lean in leans.tolist():
        shifted = rows + np.round(lean * away).astype(int)[None]
        inside = (shifted >= 0) & (shifted < high)
        profile = np.where(inside, sums[np.clip(shifted, 0, high - 1), parts], 0.0).sum(axis=1)
        sharp.append(float((np.diff(profile) ** 2).sum()))
    best = int(np.argmax(sharp))
    return float(leans[best]) if sharp[best] > GAIN * sharp[count] else 0.0


def shifts(lean: float, wide: int) -> np.ndarray:
    """How far across each pixel along a line of that length is shifted, from its middle both ways."""
    found: np.ndarray = np.round(lean * (np.arange(wide) - (wide - 1) / 2)).astype(int)
    return found


def shifted(page: np.ndarray, top: int, bottom: int, left: int, right: int, lean: float) -> np.ndarray:
    """The part of a page, (v, u), that leans so; beyond the edges its edge goes on."""
    if not lean:
        return np.ascontiguousarray(page[top:bottom, left:right])
    rows = np.arange(top, bottom)[:, None] + shifts(lean, right - left)[None]
    found: np.ndarray = page[np.clip(rows, 0, page.shape[0] - 1), np.arange(left, right)[None]]
    return found
