"""Plane geometry of a page: points (1/72 inch), origin top-left, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Polygon = tuple[tuple[float, float], ...]
"""Corner points in order, without the first repeated at the end."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An upright rectangle; `x0 <= x1`, `y0 <= y1`."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent along x, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent along y, in points."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """Width times height, in square points."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def cx(self) -> float:
        """The middle along x."""
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        """The middle along y."""
        return (self.y0 + self.y1) / 2

    def intersection(self, other: Box) -> Box | None:
        """The common rectangle, or None where they do not overlap."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Box(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None

    def meets(self, other: Box) -> bool:
        """Whether the two overlap: whether there is an `intersection`."""
        return max(self.x0, other.x0) < min(self.x1, other.x1) and max(self.y0, other.y0) < min(self.y1, other.y1)

    def overlap(self, other: Box) -> float:
        """Area of the common rectangle as a share of this box's own area, 0 to 1."""
        across, down = self.overlap_x(other), self.overlap_y(other)
        return across * down / self.area if across > 0 and down > 0 and self.area else 0.0

    def overlap_x(self, other: Box) -> float:
        """Length of the common range along x; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: Box) -> float:
        """Length of the common range along y; negative is the gap between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def contains(self, other: Box, slack: float = 0.0) -> bool:
        """Whether `other` lies inside this box, give or take `slack` points."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and self.x1 + slack >= other.x1
            and self.y1 + slack >= other.y1
        )

    def contains_point(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def grown(self, by: float, by_y: float | None = None) -> Box:
        """The box with `by` points added on each side (`by_y` above and below, if given)."""
        dy = by if by_y is None else by_y
        return Box(self.x0 - by, self.y0 - dy, self.x1 + by, self.y1 + dy)

    def shifted(self, dx: float, dy: float) -> Box:
        """The box moved by (dx, dy)."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def polygon(self) -> Polygon:
        """The four corners, clockwise from the top left."""
        return ((self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1))


def bounding(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`.

    Raises:
        ValueError: there are none.
    """
    rest = iter(boxes)
    first = next(rest, None)
    if first is None:
        message = "no boxes to bound"
        raise ValueError(message)
    x0, y0, x1, y1 = first.x0, first.y0, first.x1, first.y1
    for b in rest:  # asked ten thousand times for a page: four generators cost three times as much
        x0, y0 = b.x0 if b.x0 < x0 else x0, b.y0 if b.y0 < y0 else y0
        x1, y1 = b.x1 if b.x1 > x1 else x1, b.y1 if b.y1 > y1 else y1
    return Box(x0, y0, x1, y1)


def polygon_bounds(points: Sequence[Sequence[float]]) -> Box:
    """The smallest box around a polygon's corners."""
    return Box(
        min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points)
    )
