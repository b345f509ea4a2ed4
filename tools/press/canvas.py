"""What lies on a page before it becomes PDF: glyphs, rules, fills, pictures, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
Box = tuple[float, float, float, float]  # x, y, width, height


@dataclass(slots=True)
class Glyph:
    """One drawn character: its text, its face, and where its origin stands."""

    text: str
    face: str
    name: str
    size: float
    x: float
    y: float
    advance: float
    colour: Colour = BLACK
    turned: bool = False  # a quarter turn clockwise (Latin words in vertical lines)
    upright: bool = False  # set in a vertical line, standing
    stretch: float = 1.0


@dataclass(slots=True)
class Run:
    """Glyphs of one line, in reading order, drawn together in the plain variant."""

    glyphs: list[Glyph]
    effect: Literal["", "bold", "shadow", "invisible", "clipped"] = ""


@dataclass(slots=True)
class Fill:
    """A filled rectangle."""

    box: Box
    colour: Colour


@dataclass(slots=True)
class Stroke:
    """A straight rule or, with `frame`, the outline of a box."""

    box: Box
    width: float = 0.5
    colour: Colour = BLACK
    dash: tuple[float, ...] = ()
    frame: bool = False


@dataclass(slots=True)
class Picture:
    """An embedded picture: JPEG or PNG-like pixels, drawn into a box, in strips when `strips` is more than one."""

    box: Box
    jpeg: bytes
    pixels: tuple[int, int]
    grey: bool = False
    strips: int = 1


@dataclass
class Canvas:
    """One page being made."""

    width: float
    height: float
    shapes: list[Fill | Stroke | Picture] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def fill(self, box: Box, colour: Colour) -> None:
        """Lay down a tint or a solid panel."""
        self.shapes.append(Fill(box, colour))

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: Colour = BLACK) -> None:
        """Draw a horizontal or vertical rule."""
        self.shapes.append(Stroke((x0, y0, x1 - x0, y1 - y0), width, colour))

    def frame(self, box: Box, width: float = 0.6, colour: Colour = BLACK) -> None:
        """Draw the outline of a box."""
        self.shapes.append(Stroke(box, width, colour, frame=True))

    def picture(self, picture: Picture) -> None:
        """Place a picture."""
        self.shapes.append(picture)


def glyph_box(glyph: Glyph) -> Box:
    """Return the em box that a glyph takes on the page."""
    size, advance = glyph.size, glyph.advance
    if glyph.turned:
        return (glyph.x - 0.12 * size, glyph.y, size, advance)
    return (glyph.x, glyph.y - 0.88 * size, advance, size)


def union(boxes: list[Box]) -> Box:
    """Return the smallest box round all boxes."""
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, y1 = max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes)
    return (x0, y0, x1 - x0, y1 - y0)
