"""From boxes of PDF user space to boxes of the sheet as shown, and back: rotation applied, origin top-left."""

from __future__ import annotations

from typing import Any

from baoyan.model.geometry import Box


def shown_box(page: Any, left: float, bottom: float, right: float, top: float) -> Box:
    """A box of PDF user space on the sheet as shown: rotation applied, origin top-left."""
    x0, y0, x1, y1 = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return Box(bottom - y0, left - x0, top - y0, right - x0)
    if rotation == 180:
        return Box(x1 - right, bottom - y0, x1 - left, top - y0)
    if rotation == 270:
        return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
    return Box(left - x0, y1 - top, right - x0, y1 - bottom)


def user_box(page: Any, box: Box) -> tuple[float, float, float, float]:
    """A box of the sheet as shown, in PDF user space: left, bottom, right, top."""
    x0, y0, x1, y1 = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return (x0 + box.y0, y0 + box.x0, x0 + box.y1, y0 + box.x1)
    if rotation == 180:
        return (x1 - box.x1, y0 + box.y0, x1 - box.x0, y0 + box.y1)
    if rotation == 270:
        return (x1 - box.y1, y1 - box.x1, x1 - box.y0, y1 - box.x0)
    return (x0 + box.x0, y1 - box.y1, x0 + box.x1, y1 - box.y0)
