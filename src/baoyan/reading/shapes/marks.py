"""Squares, discs, triangles and stars: signs before briefs and bylines that no network for text knows."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

INK = 128
"""Grey level below which a pixel is ink."""
GRAIN = 40
"""Pixels of the pictures that are compared."""
LIKE = 0.88
"""Share that a sign and its model have in common of what both cover."""
LEAST = 0.28
"""Ems of the side of a sign; a smaller one is a point."""
HOLLOW = 0.25
"""Share of a sign that is empty inside from which it is an outline."""
_SIGNS = {
    "square": "■□",
    "disc": "●○",
    "diamond": "◆◇",
    "up": "▲△",
    "down": "▼▽",
    "right": "▶▷",
    "left": "◀◁",
    "star": "★☆",
}


def sign(picture: np.ndarray, em: float) -> str | None:
    """The sign on a cell's picture; None where it is none. `em`: pixels of an em."""
    dark = (picture < INK).astype(np.uint8)
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return None
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    if min(high, wide) < LEAST * em or not 0.8 < high / wide < 1.25:
        return None
    ink = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    if _diagonal(ink):
        return "／"
    full = _filled(ink)
    shape = cv2.resize(full * 255, (GRAIN, GRAIN), interpolation=cv2.INTER_AREA) > INK
    name, likeness = max(((n, _likeness(shape, m)) for n, m in _models().items()), key=lambda found: found[1])
    if likeness < LIKE:
        return None
    solid, outline = _SIGNS[name][0], _SIGNS[name][1]
    if 1 - float(ink.sum() / full.sum()) < HOLLOW:
        return solid
    inner = ink[high // 2 - high // 8 : high // 2 + high // 8 + 1, wide // 2 - wide // 8 : wide // 2 + wide // 8 + 1]
    return "◎" if name == "disc" and (inner.any() or _rings(ink) > 1) else outline


def _filled(ink: np.ndarray) -> np.ndarray:
    """A shape with its holes closed."""
    outside = np.pad(ink, 1)
    cv2.floodFill(outside, None, (0, 0), 2)
    full: np.ndarray = (outside != 2)[1:-1, 1:-1].astype(np.uint8)
    return full


def _diagonal(ink: np.ndarray) -> bool:
    """Whether it is one thin stroke from the lower left to the upper right."""
    y, x = np.nonzero(ink)
    return float(ink.mean()) < 0.25 and len(x) > 2 and float(np.corrcoef(x, -y)[0, 1]) > 0.97


def _rings(ink: np.ndarray) -> int:
    """How many parts of ink do not touch."""
    return int(cv2.connectedComponents(ink)[0]) - 1


def _likeness(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


@cache
def _models() -> dict[str, np.ndarray]:
    y, x = (np.mgrid[0:GRAIN, 0:GRAIN] + 0.5) / GRAIN
    turn = np.radians(np.arange(10) * 36 - 90)
    reach = np.where(np.arange(10) % 2, 0.382, 1.0)
    points = np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=1)
    points = (points - points.min(axis=0)) / np.ptp(points, axis=0) * (GRAIN - 1)
    star = np.zeros((GRAIN, GRAIN), np.uint8)
    cv2.fillPoly(star, [np.round(points).astype(np.int32)], 1)
    return {
        "square": np.ones((GRAIN, GRAIN), bool),
        "disc": (x - 0.5) ** 2 + (y - 0.5) ** 2 <= 0.25,
        "diamond": np.abs(x - 0.5) + np.abs(y - 0.5) <= 0.5,
        "up": np.abs(x - 0.5) <= y / 2,
        "down": np.abs(x - 0.5) <= (1 - y) / 2,
        "right": np.abs(y - 0.5) <= (1 - x) / 2,
        "left": np.abs(y - 0.5) <= x / 2,
        "star": star.astype(bool),
    }
