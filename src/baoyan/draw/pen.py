"""A pen over a painted page. It takes places in points and draws in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from baoyan.draw.fonts import font, shown
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction

Colour = tuple[int, int, int]
Point = tuple[float, float]
WHITE: Colour = (255, 255, 255)


class Pen:
    """Draws on a picture. `scale`: pixels to a point; `unit`: pixels to a pixel at 110 dpi, for type and line widths."""

    def __init__(self, picture: Image.Image, scale: float, unit: float) -> None:
        self.picture, self.scale, self.unit = picture, scale, unit
        self._draw = ImageDraw.Draw(picture, "RGBA")
        self._labels: list[Box] = []

    def frame(self, box: Box, colour: Colour, *, wash: int = 0, line: int = 220, width: float = 1.0) -> None:
        """A rectangle: `wash` is the opacity of its inside, `line` that of its edge, 0 to 255."""
        x0, y0, x1, y1 = (v * self.scale for v in (box.x0, box.y0, box.x1, box.y1))
        thick = max(1, round(width * self.unit))
        place = (x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))
        self._draw.rectangle(place, (*colour, wash) if wash else None, (*colour, line), thick)

    def rounded(self, box: Box, colour: Colour, *, wash: int, line: int = 220, width: float = 1.5) -> None:
        """The same with round corners."""
        x0, y0, x1, y1 = (v * self.scale for v in (box.x0, box.y0, box.x1, box.y1))
        radius = min(3 * self.unit, (x1 - x0) / 3, (y1 - y0) / 3)
        place = (x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))
        self._draw.rounded_rectangle(place, radius, (*colour, wash), (*colour, line), max(1, round(width * self.unit)))

    def dashed(self, box: Box, colour: Colour, *, line: int = 220, width: float = 1.0, dash: float = 5.0) -> None:
        """A rectangle in dashes of `dash` pixels at 110 dpi."""
        x0, y0, x1, y1 = (v * self.scale for v in (box.x0, box.y0, box.x1, box.y1))
        for a, b in (
            ((x0, y0), (x1, y0)),
            ((x1, y0), (x1, y1)),
            ((x0, y1), (x1, y1)),
            ((x0, y0), (x0, y1)),
        ):
            self._dashes(a, b, (*colour, line), max(1, round(width * self.unit)), dash * self.unit)

    def _dashes(self, a: Point, b: Point, fill: tuple[int, int, int, int], width: int, dash: float) -> None:
        length = math.dist(a, b)
        count = min(4000, int(length / dash / 1.8) + 1)
        for i in range(count):
            s, e = i * 1.8 * dash / max(length, 1e-6), (i * 1.8 + 1) * dash / max(length, 1e-6)
            ends = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in (min(1, s), min(1, e))]
            self._draw.line(ends, fill, width)

    def crossed(self, box: Box, colour: Colour) -> None:
        """A frame with two diagonals, by which a make-up sheet marks a picture."""
        self.rounded(box, colour, wash=26, width=2)
        x0, y0, x1, y1 = (v * self.scale for v in (box.x0, box.y0, box.x1, box.y1))
        for diagonal in ((x0, y0, x1, y1), (x0, y1, x1, y0)):
            self._draw.line(diagonal, (*colour, 150), max(1, round(0.8 * self.unit)))

    def label(self, box: Box, text: str, colour: Colour, frame: Frame | None = None) -> None:
        """A small label at a corner of a box where it covers no other label."""
        size = max(7, round(9.5 * self.unit))
        left, top, right, bottom = self._draw.textbbox((0, 0), shown(text), font(size))
        pad = 2.5 * self.unit
        w, h = right - left + 2 * pad, bottom - top + 2 * pad
        place = self._free_place(box, w, h, frame)
        self._labels.append(place)
        self._draw.rounded_rectangle((place.x0, place.y0, place.x1, place.y1), pad, (*colour, 235))
        self._draw.text((place.x0 + pad - left, place.y0 + pad - top), shown(text), (*WHITE, 255), font(size))

    def _free_place(self, box: Box, w: float, h: float, frame: Frame | None) -> Box:
        x0, y0, x1, y1 = (v * self.scale for v in (box.x0, box.y0, box.x1, box.y1))
        corners = [(x1 - w, y0 - h), (x0, y0 - h), (x1 - w, y1), (x0, y1), (x1 - w, y0), (x1, y0)]
        if frame and frame.direction is Direction.VERTICAL:
            corners = [(x0 - w, y0), (x0, y1), (x0, y0 - h), (x1, y0), *corners]
        places = [self._inside(Box(x, y, x + w, y + h)) for x, y in corners]
        free = (p for p in places if not any(p.intersection(other) for other in self._labels))
        return next(free, places[0])

    def _inside(self, box: Box) -> Box:
        x = min(max(0.0, box.x0), max(0.0, self.picture.width - box.width - 1))
        y = min(max(0.0, box.y0), max(0.0, self.picture.height - box.height - 1))
        return Box(x, y, x + box.width, y + box.height)

    def badge(self, x: float, y: float, text: str, colour: Colour, radius: float = 12) -> None:
        """A number in a disc about a place in pixels."""
        r = radius * self.unit
        x = min(max(r, x), self.picture.width - r)
        y = min(max(r, y), self.picture.height - r)
        self._labels.append(Box(x - r, y - r, x + r, y + r))
        ring = max(1, round(1.5 * self.unit))
        self._draw.ellipse((x - r, y - r, x + r, y + r), (*colour, 255), (*WHITE, 255), ring)
        size = radius * (1.15 if len(text) < 3 else 0.9)
        self._draw.text((x, y), text, (*WHITE, 255), font(max(6, round(size * self.unit))), anchor="mm")

    def way(self, a: Box, b: Box, colour: Colour, frame: Frame) -> None:
        """An arrow from one place that a reader goes through to the next, along the gutter where there is one."""
        points = [
            _page_point(p, frame, self.scale) for p in _way(frame.turn(a), frame.turn(b), 5 * self.unit / self.scale)
        ]
        self.arrow(points, colour)

    def arrow(self, points: Sequence[Point], colour: Colour) -> None:
        """A line through places in pixels, with a head at its end and a light edge that parts it from what it crosses."""
        path = _rounded(points, 6 * self.unit)
        (x0, y0), (x1, y1) = path[-2], path[-1]
        angle, size = math.atan2(y1 - y0, x1 - x0), 9 * self.unit
        back = (x1 - 0.8 * size * math.cos(angle), y1 - 0.8 * size * math.sin(angle))
        head = [(x1, y1)]
        head += [(x1 - size * math.cos(angle + t), y1 - size * math.sin(angle + t)) for t in (0.5, -0.5)]
        shaft = [*path[:-1], back]
        self._draw.line(shaft, (*WHITE, 210), max(3, round(5 * self.unit)), joint="curve")
        self._draw.line(shaft, (*colour, 255), max(2, round(2.2 * self.unit)), joint="curve")
        self._draw.polygon(head, (*colour, 255))
        r = 3 * self.unit
        x, y = path[0]
        self._draw.ellipse((x - r, y - r, x + r, y + r), (*colour, 255), (*WHITE, 230))

    def text(self, x: float, y: float, text: str, size: float, colour: Colour) -> None:
        """A line of type at a place in pixels."""
        self._draw.text((x, y), shown(text), (*colour, 255), font(max(6, round(size * self.unit))))

    def bar(self, x: float, y: float, width: float, share: float, colour: Colour) -> None:
        """A bar of which a share is filled."""
        h = 4 * self.unit
        self._draw.rounded_rectangle((x, y, x + width, y + h), h / 2, (0, 0, 0, 28))
        if share > 0.02:
            self._draw.rounded_rectangle((x, y, x + max(h, width * share), y + h), h / 2, (*colour, 255))

    def fitted(self, text: str, size: float, room: float) -> tuple[str, str]:
        """As much of a text as `room` pixels hold, and the rest."""
        plain, type_ = shown(text), font(max(6, round(size * self.unit)))
        end = len(plain)
        while end and self._draw.textlength(plain[:end], type_) > room:
            end -= 1
        space = plain.rfind(" ", 0, end + 1)
        if end < len(plain) and space > end * 0.6:
            end = space
        return plain[:end].rstrip(), plain[end:].lstrip()


def _way(a: Box, b: Box, inset: float) -> list[Point]:
    """The way between two places of a frame, as corner points."""
    if b.y0 >= a.y1 - 2 and a.overlap_x(b) > 0:
        x = (max(a.x0, b.x0) + min(a.x1, b.x1)) / 2
        return [(x, a.y1 - inset), (x, b.y0 + inset)]
    if b.y0 >= a.y1 - 2:
        x, middle = (a.x0 + inset if b.cx < a.cx else a.x1 - inset), (a.y1 + b.y0) / 2
        return [(x, a.y1 - inset), (x, middle), (b.cx, middle), (b.cx, b.y0 + inset)]
    # Columns of one row may reach a little into the next row, round a picture.
    if b.x0 >= a.x1 - 0.3 * min(a.width, b.width):
        gutter = b.x0 - min(inset, max(0.0, b.x0 - a.x1) / 2)
        return [
            (a.x1 - inset, a.y1 - inset),
            (gutter, a.y1 - inset),
            (gutter, b.y0 + inset),
            (b.x0 + 2 * inset, b.y0 + inset),
        ]
    return [(a.cx, a.y1 - inset), (b.cx, b.y0 + inset)]


def _page_point(point: Point, frame: Frame, scale: float) -> Point:
    box = frame.back(Box(point[0], point[1], point[0], point[1]))
    return box.x0 * scale, box.y0 * scale


def _rounded(points: Sequence[Point], radius: float) -> list[Point]:
    """A polyline with its corners cut round."""
    out = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _toward(corner, before, r), _toward(corner, after, r)
        for i in range(6):
            t = i / 5
            out.append(
                (
                    (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * corner[0] + t * t * end[0],
                    (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * corner[1] + t * t * end[1],
                )
            )
    return [*out, points[-1]]


def _toward(a: Point, b: Point, length: float) -> Point:
    whole = math.dist(a, b)
    share = length / whole if whole else 0.0
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
