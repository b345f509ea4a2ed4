"""Bullets (■ □ ● ○ ◎ ▲ ▼ ◆): networks that read characters pass them over; their shapes are plain enough to be told."""

from __future__ import annotations

import numpy as np

SQUARE = (0.75, 1.35)
"""Of the height: how wide bullets are."""
FULL = 0.87
"""A full square fills so much of its box; a disc four fifths, a triangle and a lozenge about half."""


def bullet(ink: np.ndarray) -> str | None:
    """The bullet whose ink this is, bool (h, w); None for anything else."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) < 6 or len(columns) < 6:
        return None
    part = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    high, wide = part.shape
    if not SQUARE[0] <= wide / high <= SQUARE[1]:
        return None
    corners = _corners(part)
    middle = float(_inner(part, 0.3).mean())
    return _hollow(part, corners) if middle < 0.6 and _ringed(part) else _filled(part, corners, middle)


def _filled(part: np.ndarray, corners: tuple[float, float, float, float], middle: float) -> str | None:
    fill = float(part.mean())
    if middle < 0.9:
        return None
    if fill > FULL and min(corners) > 0.5:
        return "■"
    if max(corners) < 0.35:
        return "●" if fill > 0.68 else "◆" if 0.4 < fill < 0.6 else None
    if 0.4 < fill < 0.66 and max(corners[:2]) < 0.2 and min(corners[2:]) > 0.4:
        return "▲"
    if 0.4 < fill < 0.66 and max(corners[2:]) < 0.2 and min(corners[:2]) > 0.4:
        return "▼"
    return None


def _hollow(part: np.ndarray, corners: tuple[float, float, float, float]) -> str | None:
    """A square or a ring: nothing inside, or a dot."""
    if min(corners) > 0.45:
        return "□" if _inner(part, 0.2).mean() < 0.12 else None
    if max(corners) < 0.35:
        return "◎" if _inner(part, 0.22).mean() > 0.05 else "○"
    return None


def _ringed(part: np.ndarray) -> bool:
    """Whether ink runs all round: each ray from the middle meets it near the edge."""
    high, wide = part.shape
    band = max(2, round(0.22 * min(high, wide)))
    level = np.stack([part[:band].any(axis=0), part[-band:].any(axis=0)])
    upright = np.stack([part[:, :band].any(axis=1), part[:, -band:].any(axis=1)])
    return bool(min(level[:, wide // 5 : -(wide // 5)].mean(), upright[:, high // 5 : -(high // 5)].mean()) > 0.95)


def _inner(part: np.ndarray, rim: float) -> np.ndarray:
    """The part without a rim of so much of each side."""
    high, wide = part.shape
    y, x = round(rim * high), round(rim * wide)
    return part[y : high - y, x : wide - x]


def _corners(part: np.ndarray) -> tuple[float, float, float, float]:
    """How full of ink the corners are: upper left, upper right, lower left, lower right."""
    high, wide = part.shape
    y, x = max(1, round(0.14 * high)), max(1, round(0.14 * wide))
    found = (part[:y, :x], part[:y, -x:], part[-y:, :x], part[-y:, -x:])
    a, b, c, d = (float(p.mean()) for p in found)
    return a, b, c, d
