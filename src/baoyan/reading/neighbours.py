"""Which glyph stands next along a line, and which glyphs make a chain."""

from __future__ import annotations

import numpy as np

CROSS = 0.33
"""Ems by which neighbours on one line may differ across it (mixed faces, small raised signs)."""
SAME_SIZE = 1.75
"""Neighbours whose sizes differ more are not of one line (a drop cap beside its paragraph)."""
ROW = 1.0


def neighbours(u0: np.ndarray, u1: np.ndarray, v: np.ndarray, size: np.ndarray) -> np.ndarray:
    """For each glyph the next one along its line, or -1. Shape (n,)."""
    n = len(u0)
    best = np.full(n, -1)
    best_u = np.full(n, np.inf)
    if n == 0:
        return best
    row = np.floor(v / ROW).astype(np.int64)
    row -= row.min() - 64
    span = float(u1.max() - u0.min()) + 1000.0
    # Middles keep their order where squeezed punctuation overlaps the em box before it.
    start = (u0 + u1) / 2 - u0.min()
    middle = start + 0.02 * size
    key = row * span + start
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    reach = np.ceil(CROSS * size / ROW).astype(int)
    for k in range(-int(reach.max()), int(reach.max()) + 1):
        who = np.flatnonzero(reach >= abs(k))
        at = np.searchsorted(sorted_key, (row[who] + k) * span + middle[who], side="right")
        ok = at < n
        who, at = who[ok], at[ok]
        other = order[at]
        good = (row[other] == row[who] + k) & (np.abs(v[other] - v[who]) <= CROSS * np.maximum(size[who], size[other]))
        good &= (start[other] < best_u[who]) & (other != who)
        best[who[good]], best_u[who[good]] = other[good], start[other[good]]
    ratio = np.where(best >= 0, size[best] / size, 1.0)
    best[(ratio > SAME_SIZE) | (ratio < 1 / SAME_SIZE)] = -1
    return best


def chains(following: np.ndarray, linked: np.ndarray, n: int) -> np.ndarray:
    """A chain number for each glyph: glyphs joined by `linked` steps share one. Shape (n,)."""
    step = np.where(linked & (following >= 0), following, np.arange(n))
    for _ in range(14):
        # Pointer doubling: each glyph takes the end of its chain; loops cannot arise as steps go forward.
        following_end = step[step]
        if np.array_equal(following_end, step):
            break
        step = following_end
    return step


def one_before(following: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """Keep, of several glyphs that claim the same next one, the nearest."""
    out = following.copy()
    order = np.lexsort((gap, following))
    claimed = following[order]
    again = np.flatnonzero((claimed[1:] == claimed[:-1]) & (claimed[1:] >= 0)) + 1
    out[order[again]] = -1
    return out
