"""Lines that lean: a page straight in the mean has columns that drift by their own width where it was bent or set askew.

A box around such a line holds parts of its neighbours. Along the line the page is shifted across, whole pixels at a time, so
that the white between lines runs straight.
"""

from __future__ import annotations

import numpy as np

LONG = 5.0
"""Heights from which a line shows its lean."""
LEANS = np.linspace(-0.04, 0.04, 81)
"""Leans that are looked for: shift across by length. The middle one is none."""
PARTS = 24
"""Parts of a line that are shifted as one when its lean is looked for."""
NEIGHBOURS = 12
"""Lines that decide together how each of them leans."""
GAIN = 1.3
"""How much sharper than straight a lean must make the white beside a line that stands alone: a dozen characters gain as
much by chance. What chance gains in the mean of several falls with the root of their number."""


def gains(ink: np.ndarray) -> np.ndarray:
    """By how much each of `LEANS` parts the lines in `ink`, (v, u), more sharply than none: natural logarithms."""
    high, wide = ink.shape
    edges = np.linspace(0, wide, min(PARTS, wide) + 1).astype(int)
    sums = np.add.reduceat(ink, edges[:-1], axis=1, dtype=np.int32).astype(float)
    away = (edges[:-1] + edges[1:]) / 2 - wide / 2
    rows = np.arange(high)[:, None]
    parts = np.arange(sums.shape[1])[None]
    sharp = np.ones(len(LEANS))
    for k, lean in enumerate(LEANS.tolist()):
        shifted = rows + np.round(lean * away).astype(int)[None]
        inside = (shifted >= 0) & (shifted < high)
        profile = np.where(inside, sums[np.clip(shifted, 0, high - 1), parts], 0.0).sum(axis=1)
        sharp[k] += float((np.diff(profile) ** 2).sum())
    found: np.ndarray = np.log(sharp / sharp[len(LEANS) // 2])
    return found


def leans(found: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """How each line leans: as it and those next to it agree.

    Args:
        found: the gains of each line, shape (n, leans).
        middles: where each stands, shape (n, 2).
    """
    out = np.zeros(len(found))
    for k, middle in enumerate(middles):
        near = np.argsort(((middles - middle) ** 2).sum(axis=1), kind="stable")[:NEIGHBOURS]
        mean = found[near].mean(axis=0)
        best = int(mean.argmax())
        if mean[best] > np.log(GAIN) / len(near) ** 0.5:
            out[k] = LEANS[best]
    return out


def shifts(lean: float, wide: int) -> np.ndarray:
    """How far across each pixel along a line of that length is shifted, from its middle both ways."""
    found: np.ndarray = np.round(lean * (np.arange(wide) - (wide - 1) / 2)).astype(int)
    return found


def shifted(page: np.ndarray, top: int, bottom: int, left: int, right: int, lean: float) -> np.ndarray:
    """The part of a page, (v, u), that leans so; beyond the edges its edge goes on."""
    if not lean:
        return page[top:bottom, left:right].copy()
    rows = np.arange(top, bottom)[:, None] + shifts(lean, right - left)[None]
    found: np.ndarray = page[np.clip(rows, 0, page.shape[0] - 1), np.arange(left, right)[None]]
    return found
