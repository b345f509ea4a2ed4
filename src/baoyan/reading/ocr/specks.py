"""What lies at the sides of columns on worn pages: specks, the tips of neighbours, parted from the type by next to white.

On a clean page the thin outermost pixels of a column are its own type; whether a page is worn, its columns tell together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

TELLING = 3.5
"""Heights from which a column shows where its type begins and ends across it."""
THIN = 0.12
"""Of the ink in most rows along a column: less is no part of its type."""
SIDE = 0.3
"""Of a column's width, on each side, in which its type may end."""
WORN = 0.06
"""Of its width: how much would be trimmed of half the columns of a worn page, at least; a clean one loses a pixel."""

Band = tuple[int, int]


def trimmed(columns: Sequence[tuple[np.ndarray, Sequence[Band]]]) -> list[list[Band]]:
    """Where the type of each column begins and ends across it: as it was found, on a worn page without what lies beside it.

    Args:
        columns: the ink along each column's core, (v, u), and where its type seems to begin and end.
    """
    found = [list(bands) for _, bands in columns]
    narrow = [[_trimmed(ink, *band) for band in bands] for ink, bands in columns]
    shares = [
        1 - (n[1] - n[0]) / (b[1] - b[0])
        for (ink, _), bands, others in zip(columns, found, narrow, strict=True)
        for b, n in zip(bands, others, strict=True)
        if _tells(ink, *b)
    ]
    return narrow if shares and float(np.median(shares)) > WORN else found


def _tells(ink: np.ndarray, first: int, last: int) -> bool:
    return bool(ink.shape[1] >= TELLING * (last - first))


def _trimmed(ink: np.ndarray, first: int, last: int) -> Band:
    """Without what lies at a column's sides beyond next to white."""
    if not _tells(ink, first, last):
        return first, last
    rows = ink[first:last].mean(axis=1)
    rows = np.convolve(np.pad(rows, 1, mode="edge"), np.ones(3) / 3, mode="valid")
    n = len(rows)
    thin = np.flatnonzero(rows < THIN * np.percentile(rows, 75))
    before, after = thin[thin < SIDE * n], thin[thin >= (1 - SIDE) * n]
    return first + (int(before[-1]) + 1 if len(before) else 0), first + (int(after[0]) if len(after) else n)
