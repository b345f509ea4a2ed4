"""What articles are made of on one page: columns of text and headings, in the frame of the page's direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from baoyan.articles.datelines import dateline
from baoyan.articles.labels import JumpLabel
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line, Style

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
Face = tuple[str, bool]
"""Font and weight."""
QUESTION = re.compile(r"\s*[问問答][：:]")
"""How a question or an answer of an interview begins."""
BULLETS = tuple("▲△●○■□◆◇★☆•▶◎")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A run of text lines in one column. Boxes in the frame; `left..right` is the column's measure."""

    number: int
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    box: Box
    container: int
    size: float
    left: float
    right: float
    drop: Line | None = None
    """A drop cap that opens the segment."""
    drop_box: Box = NOWHERE
    drop_at: int = 0
    """At which line the drop cap stands: a byline may come before it."""

    @property
    def text(self) -> str:
        """The lines, one per row."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Heading lines that stand together. `across`: they run across the page's text (a vertical heading on a horizontal page).

    Roles are lists of lines in reading order.
    """

    number: int
    box: Box
    container: int
    across: bool
    size: float
    headline: tuple[Line, ...] = ()
    kicker: tuple[Line, ...] = ()
    deck: tuple[Line, ...] = ()
    byline: tuple[Line, ...] = ()
    column_title: tuple[Line, ...] = ()
    note: tuple[Line, ...] = ()
    jumps: tuple[tuple[Line, JumpLabel], ...] = ()
    blocks: tuple[int, ...] = ()
    on_panel: bool = False
    ground: Box | None = None
    """That panel."""
    quote: bool = False
    """A pull quote, no heading."""
    label: bool = False
    """A few words on a panel of their own: the name of a column, a heading only where there is no other."""
    reach: Box | None = None
    """How far the heading reaches to both sides: up to what stands beside it."""
    sure: float = 1.0
    plain: bool = False
    """Set in the size of the text."""
    table: bool = False
    """The title of a table in the size of the text: no heading of what stands under the table."""

    @property
    def wide(self) -> Box:
        """Its box as wide as it reaches."""
        return self.reach or self.box

    def bars(self, column: Box) -> bool:
        """Whether it is a column's name on a panel clearly wider than its words and as wide as what lies below: its heading."""
        if not self.label or self.ground is None or self.ground.width - self.box.width < 2.5 * self.lines[0].em:
            return False
        return self.ground.overlap_x(column) > 0.8 * column.width

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        marks = tuple(line for line, _ in self.jumps)
        return self.column_title + self.kicker + self.headline + self.deck + self.byline + self.note + marks


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands between texts, in the frame."""

    rules: tuple[Box, ...]
    fillers: tuple[Box, ...]
    """Pictures, captions, tables, advertisements, pull quotes: an article may run round them."""


class SetIn(NamedTuple):
    """A table in the midst of a text: after which column (None: before all), under which heading, the table's block."""

    after: int | None
    head: int | None
    block: int


@dataclass(slots=True)
class Draft:
    """An article while a page is put together: numbers of its head, columns in order, pictures.

    `titles`: heads that are its column title. `inner`: sub-headings of display type, with the column after which they stand.
    `quotes`: pull quotes. `lines`: text that runs across the page's own direction. `tables`, `charts`, `display`: block numbers.
    `notes`: those of notes at the foot of its columns. `set_in`: tables in the midst of the text.
    `steps`, `head_sure`: how sure the way through the columns is, and the heading.
    """

    segments: list[int] = field(default_factory=list)
    head: int | None = None
    titles: list[int] = field(default_factory=list)
    inner: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    charts: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    set_in: list[SetIn] = field(default_factory=list)
    display: int | None = None
    labels: list[tuple[Line, JumpLabel]] = field(default_factory=list)
    """Turn labels that stand by themselves beside the text."""
    steps: list[float] = field(default_factory=list)
    head_sure: float = 1.0


def frame_of(layout: PageLayout) -> Frame:
    """The frame of the page's text."""
    return Frame(layout.direction)


def frame_box(frame: Frame, lines: tuple[Line, ...]) -> Box:
    """The frame box around lines."""
    return bounding(frame.turn(line.box) for line in lines)


def is_along(layout: PageLayout, block: Block) -> bool:
    """Whether a block runs the way of the page's text."""
    return block.lines[0].direction is layout.direction


def face_of(lines: Iterable[Line], otherwise: Face = ("", False)) -> Face:
    """Font and weight of most characters of some lines, bold run-ins left aside."""
    count: dict[Face, int] = {}
    for line in lines:
        voice = line.tail or line.style
        count[voice.font, voice.bold] = count.get((voice.font, voice.bold), 0) + len(line.text)
    return max(count, key=lambda key: count[key]) if count else otherwise


def body_face(layout: PageLayout) -> Face:
    """Font and weight of most running text on the page."""
    return face_of(line for b in layout.blocks if b.role is Role.BODY and len(b.lines) >= 3 for line in b.lines)


def voice_of(segment: Segment, body: Face) -> Face:
    """Font and weight of a segment's text; those of the page's where it is too short to tell."""
    return face_of(segment.lines) if len(segment.lines) >= 5 else body


def is_subheading_line(line: Line, voice: Face, size: float) -> bool:
    """Whether all of a line is set apart from the text around it: bolder, or in another and larger face."""
    if line.style.size > 2 * size or not all(_apart(style, voice, size) for style in main_styles(line)):
        return False
    # Neither a run-in that a bracket carries over to the next line nor a dateline is a sub-heading.
    text = line.text.strip()
    return text.count("（") + text.count("(") == text.count("）") + text.count(")") and not dateline(text)


def has_label(line: Line, voice: Face) -> bool:
    """Whether a line begins with words set apart before a colon: "DATES:", "Time:"."""
    if not line.runs or line.runs[0][0] != 0 or not line.runs[0][1].bold or voice[1]:
        return False
    end = next((at for at, style in line.runs if not style.bold), len(line.text))
    return line.text[:end].rstrip().endswith((":", "：")) and 3 < end < 48


def _apart(style: Style, voice: Face, size: float) -> bool:
    return (style.bold and not voice[1]) or (style.font != voice[0] and style.size > 1.03 * size)


def main_styles(line: Line) -> list[Style]:
    """The styles of a line's words; in Chinese text those of figures and Latin letters, which have faces of their own, are left out."""
    if not line.runs:
        return [line.style]
    ends = [at for at, _ in line.runs[1:]] + [len(line.text)]
    parts = [(line.text[at:end], style) for (at, style), end in zip(line.runs, ends, strict=True)]
    wide = [style for text, style in parts if any(ord(c) > 0x2E7F and c.isalpha() for c in text)]
    return wide or [style for text, style in parts if text.strip()] or [line.style]
