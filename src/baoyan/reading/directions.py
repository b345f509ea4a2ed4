"""Which glyphs run across the page and which run down it."""

from __future__ import annotations

import numpy as np

from baoyan.reading.characters import is_han
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.neighbours import chains, neighbours


def down_glyphs(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs stand in vertical lines. Shape (n,).

    Each glyph leans to the direction in which its neighbours are nearer; chains of near neighbours then decide together.
    """
    n = len(glyphs)
    cx = (glyphs.x0 + glyphs.x1) / 2
    upright = glyphs.angle == 0
    may: np.ndarray = is_han(glyphs.code) | ~upright
    if not may.any():
        return may
    across = neighbours(glyphs.x0, glyphs.x1, np.where(upright, glyphs.base, -1e4 - glyphs.y0), glyphs.size)
    down = neighbours(glyphs.y0, glyphs.y1, cx, glyphs.size)
    gap_across, gap_down = (
        _gaps(glyphs.x0, glyphs.x1, glyphs.size, across),
        _gaps(glyphs.y0, glyphs.y1, glyphs.size, down),
    )
    lean = np.clip(
        np.minimum(_both_sides(gap_down, down), 4.0) - np.minimum(_both_sides(gap_across, across), 4.0), -1.0, 1.0
    )
    lean[~may] += 0.5
    lean[~upright] = -2.0
    votes = lean.copy()
    for following, gap in ((across, gap_across), (down, gap_down)):
        chain = chains(following, gap < 0.35, n)
        total = np.bincount(chain, weights=lean, minlength=n) / np.maximum(1, np.bincount(chain, minlength=n))
        votes += total[chain]
    # Letters and figures lie across unless a vertical line takes them in.
    found = _settled((votes < 0) & may, glyphs, down, gap_down, across, gap_across)
    return found if glyphs.down is None else np.where(glyphs.down < 0, found, glyphs.down == 1)


def _settled(
    vertical: np.ndarray,
    glyphs: Glyphs,
    down: np.ndarray,
    gap_down: np.ndarray,
    across: np.ndarray,
    gap_across: np.ndarray,
) -> np.ndarray:
    """Short runs follow the line that they end: the last character of a line, two digits set across a vertical one."""
    out = vertical.copy()
    if not out.any():
        return out
    n = len(out)
    # Narrow glyphs across one cell: their run is short, and a vertical line stands right above or below.
    cx = (glyphs.x0 + glyphs.x1) / 2
    chain = chains(across, gap_across < 0.3, n)
    run = np.bincount(chain, minlength=n)[chain]
    left, right = np.full(n, np.inf), np.full(n, -np.inf)
    np.minimum.at(left, chain, glyphs.x0)
    np.maximum.at(right, chain, glyphs.x1)
    width, middle = right[chain] - left[chain], (left[chain] + right[chain]) / 2
    small = np.flatnonzero(
        ~out & (run <= 3) & (width < 1.35 * glyphs.size) & ~is_han(glyphs.code) & (glyphs.angle == 0)
    )
    for _ in range(4):
        columns = np.flatnonzero(out)
        before = len(columns)
        for i in small[~out[small]].tolist():
            size = glyphs.size[i]
            stacked = columns[np.abs(cx[columns] - middle[i]) < 0.3 * size]
            gap = np.minimum(np.abs(glyphs.y0[stacked] - glyphs.y1[i]), np.abs(glyphs.y0[i] - glyphs.y1[stacked]))
            # In close leading the next column stands near; it does not go on a line across.
            lone = gap_across[i] > 0.5 or run[i] > 1 or out[across[i]]
            out[i] = bool(lone and len(stacked) and gap.min() < 0.5 * size)
        if int(out.sum()) == before:
            break
    near = np.flatnonzero((down >= 0) & (gap_down < 0.9))
    beside = np.zeros(n, bool)
    beside[near] |= out[down[near]]
    np.logical_or.at(beside, down[near], out[near])
    out[out & ~beside & is_han(glyphs.code) & (glyphs.angle == 0)] = False
    return out


def _gaps(u0: np.ndarray, u1: np.ndarray, size: np.ndarray, following: np.ndarray) -> np.ndarray:
    """Ems from each glyph to its next one; infinite where there is none."""
    gap = (u0[following] - u1) / np.maximum(size, 0.1)
    return np.where(following >= 0, gap, np.inf)


def _both_sides(gap: np.ndarray, following: np.ndarray) -> np.ndarray:
    """The smaller of the gaps before and after each glyph."""
    before = np.full(len(gap), np.inf)
    has = following >= 0
    np.minimum.at(before, following[has], gap[has])
    nearer: np.ndarray = np.minimum(gap, before)
    return nearer
