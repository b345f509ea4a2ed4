"""Small pages to set by hand: lines with boxes as a page's text layer would give them."""

from __future__ import annotations

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, PageReading, Rule, Style

WIDTH, HEIGHT = 780.0, 1105.0
BODY = 9.5


def line(text: str, x: float, y: float, size: float = BODY, font: str = "Song") -> Line:
    """A horizontal line whose upper left corner is at (x, y): full-width characters are an em wide, others half."""
    width = sum(size if ord(char) > 0x2E00 else size * 0.5 for char in text)
    return Line(text, Box(x, y, x + width, y + size), Style(font, size))


def down(text: str, x: float, y: float, size: float = BODY, font: str = "Ming") -> Line:
    """A vertical line whose upper left corner is at (x, y)."""
    height = sum(size if ord(char) > 0x2E00 else size * 0.5 for char in text)
    return Line(text, Box(x, y, x + size, y + height), Style(font, size), Direction.VERTICAL)


def column(text: str, x: float, y: float, rows: int = 12, size: float = BODY) -> list[Line]:
    """A column of body text."""
    return [line(text, x, y + i * size * 1.5, size) for i in range(rows)]


def upright_column(text: str, x: float, y: float, rows: int = 12, size: float = BODY) -> list[Line]:
    """A block of vertical body text, first line at the right."""
    return [down(text, x - i * size * 1.5, y, size) for i in range(rows)]


def rule(x0: float, y: float, x1: float, thickness: float = 0.5) -> Rule:
    """A horizontal rule."""
    return Rule(Box(x0, y, x1, y + thickness), thickness)


def page(
    lines: list[Line], number: int = 1, rules: tuple[Rule, ...] = (), size: tuple[float, float] = (WIDTH, HEIGHT)
) -> PageReading:
    """A reading of these lines."""
    return PageReading(number, size[0], size[1], tuple(lines), rules)


CHINESE_TEXT = "记者昨天在现场看到居民们正忙着收拾"
TRADITIONAL_TEXT = "記者昨天在現場看到居民們正忙著收拾"
ENGLISH_TEXT = "the council met again on the old bridge plan and heard"
GERMAN_TEXT = "der Rat hat sich erneut mit der alten Brücke befasst und"
