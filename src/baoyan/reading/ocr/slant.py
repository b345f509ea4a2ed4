"""Whether type leans: sheared back, italic letters stand in sharper columns."""

from __future__ import annotations

import numpy as np

LEANS = (0.1, 0.2, 0.3)
"""How far letters may lean to the right, in widths for each height; italics lean by about a fifth."""
SHARPER = 1.1
"""How many times sharper columns of italic letters are sheared back than as they stand: measured, at least 1.13 times;
upright ones are at most 0.9 times as sharp."""


def leans(ink: np.ndarray) -> bool:
    """Whether the letters of a level strip are italic; `ink` is bool (h, w)."""
    upright = _sharpness(ink, 0.0)
    return upright > 0 and max(_sharpness(ink, lean) for lean in LEANS) > SHARPER * upright


def _sharpness(ink: np.ndarray, lean: float) -> float:
    """How much the ink of each column differs from that of the next, the rows shifted by `lean` of their height."""
    high, wide = ink.shape
    shift = np.round((np.arange(high)) * lean).astype(np.int64)
    v, u = np.nonzero(ink)
    columns = np.bincount(u + shift[v], minlength=wide + int(shift[-1]) + 1)
    return float((np.diff(columns, prepend=0, append=0) ** 2).sum())
