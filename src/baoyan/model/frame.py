"""The frame of a text direction: along the lines runs x, from line to line y.

In it a page of vertical columns from right to left is a page of horizontal lines with columns from left to right, so that
layout and article making know one direction only.
"""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns boxes of the page into boxes of the frame and back."""

    direction: Direction

    def turn(self, box: Box) -> Box:
        """A page box in the frame."""
        return box if self.direction is Direction.HORIZONTAL else Box(box.y0, -box.x1, box.y1, -box.x0)

    def back(self, box: Box) -> Box:
        """A frame box on the page."""
        return box if self.direction is Direction.HORIZONTAL else Box(-box.y1, box.x0, -box.y0, box.x1)
