"""What is on the paper: lines of characters, drawn rules, tints, pictures. No meaning yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baoyan.model.geometry import Box
from baoyan.model.problem import Problem

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""


class Direction(StrEnum):
    """Which way a line runs and where the next line stands."""

    HORIZONTAL = "horizontal-lr"
    """Left to right, next line below."""
    VERTICAL = "vertical-rl"
    """Top to bottom, next line to the left."""


class TextOrigin(StrEnum):
    """Where characters came from."""

    TEXT_LAYER = "text_layer"
    REPAIRED = "repaired"
    OCR = "ocr"
    MIXED = "mixed"


class Need(StrEnum):
    """What a page's text layer lacks: its page is read again in another way."""

    REPAIR = "repair"
    """There is text, but fonts of it do not say, or say wrongly, what their glyphs mean."""
    OUTLINED = "outlined"
    """Text was turned into drawn shapes."""
    SCAN = "scan"
    """The page is a picture; text laid over it unseen is not to be trusted."""


@dataclass(frozen=True, slots=True)
class Style:
    """How characters are set. `size` is the em in points as printed (page scale applied)."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: Colour = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of characters inside one column, in reading order.

    `edges` has one number more than `text`: where along the line each character begins (x for horizontal lines, y for
    vertical ones), and the end of the last. A space that no glyph drew is in `text` where the gap says so.
    `lead` is the style of the first character where it differs from `style` (a bold run-in, a drop cap's first line).
    """

    text: str
    box: Box
    style: Style
    direction: Direction = Direction.HORIZONTAL
    origin: TextOrigin = TextOrigin.TEXT_LAYER
    confidence: float = 1.0
    edges: tuple[float, ...] = ()
    lead: Style | None = None
    tail: Style | None = None
    runs: tuple[tuple[int, Style], ...] = ()
    """Where the style changes: place in `text` and the style from there on; empty for a line of one style."""
    unsure: str = ""
    """One digit for each character of `text`, from 0 (sure) to 9 (a guess), as in ALTO's CC; empty where all are sure."""
    seen: str = ""
    """What a recogniser saw, character for character, where language or the page's manner decided otherwise; else empty."""

    @property
    def em(self) -> float:
        """The size of its largest type, in points: a run-in of small capitals does not make the line smaller."""
        if not self.runs:
            return self.style.size
        ends = [at for at, _ in self.runs[1:]] + [len(self.text)]
        sizes = [s.size for (at, s), end in zip(self.runs, ends, strict=True) if len(self.text[at:end].strip()) >= 2]
        return max(sizes, default=self.style.size)

    @property
    def vertical(self) -> bool:
        """Whether the line runs downwards."""
        return self.direction is Direction.VERTICAL


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line. `box` is its ink; `thickness` in points."""

    box: Box
    thickness: float
    colour: Colour = (0, 0, 0)

    @property
    def horizontal(self) -> bool:
        """Whether it is wider than it is high."""
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn rectangle: a frame (stroked), a tint (filled), or both."""

    box: Box
    fill: Colour | None = None
    stroke: Colour | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as seen on the page (strips and masked parts already joined). `drawn`: vector art or shading, not pixels."""

    box: Box
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step that made this reading: an engine and its version."""

    name: str
    version: str


Grid = tuple[tuple[tuple[float, float], ...], ...]
"""Rows of points [x, y]."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as read. Lines are in no promised order. `need`: why another way of reading should be tried.

    `received`: for a scan that was set straight, where an even grid over the page lies on the page as it was received, in
    points; between its points straight lines are straight. Rows from the top, each from the left.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    panels: tuple[Panel, ...] = ()
    pictures: tuple[Picture, ...] = ()
    origin: TextOrigin = TextOrigin.TEXT_LAYER
    quality: float = 1.0
    label: str | None = None
    sha256: str = ""
    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()
    need: Need | None = None
    received: Grid | None = None
