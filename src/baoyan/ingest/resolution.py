"""How large a picture of a page is in print: what its file says, where that can be, else what pages are like."""

from __future__ import annotations

import math
from typing import Any

_MM = 25.4
_SHORT, _LONG = (90, 700), (180, 1000)
"""Least and most mm of the shorter and longer side of what may lie under a scanner: a leaflet to a sheet of two pages."""
_USUAL = 400.0
"""Longer side of a page, in mm, where nothing is known: a tabloid's; broadsheets have 560, half ones 300."""
_ACROSS = 1.2
"""Width to height from which a picture is taken to show two pages side by side."""


def resolution(image: Any, width: int, height: int) -> tuple[float, float]:
    """Pixels in an inch along x and y, of an opened Pillow image of this size."""
    said = _said(image)
    if said and _can_be(width / said[0] * _MM, height / said[1] * _MM):
        return said
    return guessed(width, height)


def guessed(width: int, height: int) -> tuple[float, float]:
    """The resolution that makes a picture as large as a page."""
    down = height if width > _ACROSS * height else max(width, height)
    dpi = max(down * _MM / _USUAL, 1.0)
    return dpi, dpi


def _can_be(wide: float, high: float) -> bool:
    short, long = sorted((wide, high))
    return _SHORT[0] <= short <= _SHORT[1] and _LONG[0] <= long <= _LONG[1]


def _said(image: Any) -> tuple[float, float] | None:
    """What the file says, if that is a resolution at all: JFIF's 1 x 1 is an aspect, 0 is nothing."""
    try:
        x, y = (float(v) for v in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    if not (math.isfinite(x) and math.isfinite(y) and min(x, y) >= 30):
        return None
    return (x, y) if 0.3 < x / y < 3.4 else None  # a fax has twice as many across as down
