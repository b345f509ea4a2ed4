"""From boxes of PDF user space to boxes of the sheet as shown, and back: turned, origin top-left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from baoyan.model.geometry import Box


@dataclass(frozen=True, slots=True)
class View:
    """How a sheet is shown: its bounds in user space (x0, y0, x1, y1), and its rotation, clockwise in degrees."""

    bounds: tuple[float, float, float, float]
    rotation: int

    @staticmethod
    def of(page: Any, turn: int = 0) -> View:
        """The view of a pypdfium2 page, turned on top of its own rotation."""
        return View(page.get_bbox(), (page.get_rotation() + turn) % 360)

    @property
    def sheet(self) -> Box:
        """All of the sheet as shown."""
        return self.shown(*self.bounds)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of user space on the sheet as shown."""
        x0, y0, x1, y1 = self.bounds
        if self.rotation == 90:
            return Box(bottom - y0, left - x0, top - y0, right - x0)
        if self.rotation == 180:
            return Box(x1 - right, bottom - y0, x1 - left, top - y0)
        if self.rotation == 270:
            return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
        return Box(left - x0, y1 - top, right - x0, y1 - bottom)

    def user(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the sheet as shown in user space: left, bottom, right, top."""
        x0, y0, x1, y1 = self.bounds
        if self.rotation == 90:
            return (x0 + box.y0, y0 + box.x0, x0 + box.y1, y0 + box.x1)
        if self.rotation == 180:
            return (x1 - box.x1, y0 + box.y0, x1 - box.x0, y0 + box.y1)
        if self.rotation == 270:
            return (x1 - box.y1, y1 - box.x1, x1 - box.y0, y1 - box.x0)
        return (x0 + box.x0, y1 - box.y1, x0 + box.x1, y1 - box.y0)
