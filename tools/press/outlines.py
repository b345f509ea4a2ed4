"""Glyphs as drawn shapes: what a press program writes when text is turned to curves."""

from __future__ import annotations

from typing import Any

from fontTools.pens.basePen import BasePen

from tools.press import fonts
from tools.press.canvas import Glyph


class _Pen(BasePen):  # type: ignore[misc]
    """Writes a glyph's contours as path operators; quadratic curves become cubic ones."""

    def __init__(self, glyphs: Any, matrix: tuple[float, float, float, float, float, float]) -> None:
        super().__init__(glyphs)
        self.matrix = matrix
        self.done: list[str] = []
        self.parts: list[str] = []

    def _at(self, point: tuple[float, float]) -> str:
        a, b, c, d, e, f = self.matrix
        x, y = point
        return f"{a * x + c * y + e:.3f} {b * x + d * y + f:.3f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self.parts = [f"{self._at(pt)} m"]

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.parts.append(f"{self._at(pt)} l")

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self.parts.append(f"{self._at(pt1)} {self._at(pt2)} {self._at(pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.done.append(" ".join([*self.parts, "h"]))

    _endPath = _closePath  # noqa: N815


def contours(glyph: Glyph, origin: tuple[float, float]) -> list[str]:
    """The path operators of each contour of a glyph. `origin`: its pen position in the coordinates of the PDF page."""
    face = fonts.face(glyph.face)
    scale = glyph.size / face.upem
    a, b, c, d = (0.0, -scale, scale, 0.0) if glyph.turned else (scale * glyph.stretch, 0.0, 0.0, scale)
    matrix = (a, b, c, d, *origin)
    shapes = face.font.getGlyphSet()
    pen = _Pen(shapes, matrix)
    shapes[glyph.name].draw(pen)
    return pen.done


def by_ink(parts: list[str]) -> list[str]:
    """Contours of one glyph put together so that counters stay open: each path is one piece of ink with its holes.

    Holes run the other way round than ink does, and the widest contour is ink.
    """
    if not parts:
        return []
    points = [_points(part) for part in parts]
    areas = [_area(p) for p in points]
    ink_sign = max(areas, key=abs) > 0
    ink = [k for k, area in enumerate(areas) if (area > 0) == ink_sign]
    groups = {k: [parts[k]] for k in ink}
    for k, area in enumerate(areas):
        if (area > 0) != ink_sign:
            around = [j for j in ink if _within(_box(points[k]), _box(points[j]))]
            groups[min(around or ink, key=lambda j: abs(areas[j]))].append(parts[k])
    return [" ".join(group) for group in groups.values()]


Point = tuple[float, float]


def _points(part: str) -> list[Point]:
    values = [float(word) for word in part.split() if word not in {"m", "l", "c", "h"}]
    return list(zip(values[::2], values[1::2], strict=True))


def _area(points: list[Point]) -> float:
    """Twice the signed area of the polygon through all points, those that steer curves included."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True))


def _box(points: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _within(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return b[0] <= a[0] and b[1] <= a[1] and b[2] >= a[2] and b[3] >= a[3] and a != b
