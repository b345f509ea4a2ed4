"""From PDF user space to the page as shown: rotation applied, trimmed, origin top-left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from baoyan.model.geometry import Box

Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of x' = a x + c y + e, y' = b x + d y + f (the order of ISO 32000 8.3.4)."""
UNIT: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def compose(inner: Affine, outer: Affine) -> Affine:
    """The transform that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def map_box(matrix: Affine, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The upright box around a transformed rectangle."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return Box(min(xs), min(ys), max(xs), max(ys))


def map_boxes(matrix: Affine, table: np.ndarray) -> np.ndarray:
    """Rows of x0, y0, x1, y1 transformed: shape (n, 4) in and out, each row upright again."""
    a, b, c, d, e, f = matrix
    xs = np.stack([a * table[:, i] + c * table[:, j] + e for i in (0, 2) for j in (1, 3)])
    ys = np.stack([b * table[:, i] + d * table[:, j] + f for i in (0, 2) for j in (1, 3)])
    return np.stack([xs.min(0), ys.min(0), xs.max(0), ys.max(0)], axis=1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one PDF page is shown. `rotation` is clockwise, in degrees; `to_page` goes from user space to the trimmed page."""

    rotation: int
    to_page: Affine
    clip: Box


def sheet_of(page: Any, clip: Box, turn: int = 0) -> Sheet:
    """The sheet of a pypdfium2 page; `clip` is the trimmed page in points of the sheet as shown, `turn`ed clockwise."""
    rotation = (int(page.get_rotation()) + turn) % 360
    x0, y0, x1, y1 = page.get_bbox()
    shown: dict[int, Affine] = {
        0: (1, 0, 0, -1, -x0, y1),
        90: (0, 1, 1, 0, -y0, -x0),
        180: (-1, 0, 0, 1, x1, -y0),
        270: (0, -1, -1, 0, y1, x1),
    }
    shift: Affine = (1, 0, 0, 1, -clip.x0, -clip.y0)
    return Sheet(rotation, compose(shown[rotation], shift), clip.shifted(-clip.x0, -clip.y0))
