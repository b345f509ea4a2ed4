"""What the rules of the layout room look at: a page's lines in the frame of its text, and what is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, PageReading, Panel, Picture, Rule, Style


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A line with its box in the frame. `along`: it runs the way of the page's text. `voice`: the style it ends in."""

    line: Line
    box: Box
    along: bool
    container: int = -1
    size: float = field(init=False)
    """The em, in points."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.line.em)

    @property
    def voice(self) -> Style:
        """The style of the text after a bold run-in."""
        return voice_of(self.line)

    @property
    def text(self) -> str:
        """The characters."""
        return self.line.text


@dataclass(frozen=True, slots=True)
class Page:
    """One page during layout. Boxes of `rules`, `panels`, `pictures` are page boxes; `frame` turns them."""

    frame: Frame
    width: float
    height: float
    body: Style
    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    text: tuple[Line, ...] = ()
    """All lines that are no furniture."""
    worded: int = field(init=False)
    """How many of them have more than three characters."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "worded", sum(len(line.text) > 3 for line in self.text))

    @property
    def em(self) -> float:
        """Body size in points."""
        return self.body.size


def main_direction(lines: Iterable[Line]) -> Direction:
    """Which way most characters of running text go."""
    count: Counter[Direction] = Counter()
    for line in lines:
        if len(line.text) >= 5:
            count[line.direction] += len(line.text)
    return count.most_common(1)[0][0] if count else Direction.HORIZONTAL


def body_style(lines: Iterable[Line], direction: Direction) -> Style:
    """The style of most running text: of lines that stand in columns, counted by the space that their characters fill."""
    count: Counter[tuple[str, float, bool, bool]] = Counter()
    rows: Counter[tuple[str, float, bool, bool]] = Counter()
    for line in lines:
        if line.direction is direction and len(line.text) >= 6:
            voice = voice_of(line)
            key = (voice.font, round(voice.size, 1), voice.bold, voice.italic)
            count[key] += round(len(line.text) * voice.size**2)
            rows[key] += 1
    if not count:
        return Style("", 9.0)
    # Running text has several lines; on a page of little else a headline fills as much space.
    count = Counter({key: space for key, space in count.items() if rows[key] >= 3}) or count
    font, size, bold, italic = count.most_common(1)[0][0]
    return Style(font, size, bold, italic)


def page_of(reading: PageReading, lines: tuple[Line, ...], pictures: tuple[Picture, ...]) -> Page:
    """The page as the rules see it."""
    direction = main_direction(lines)
    return Page(
        Frame(direction),
        reading.width,
        reading.height,
        body_style(lines, direction),
        reading.rules,
        reading.panels,
        pictures,
        lines,
    )


def seen_lines(page: Page, lines: Iterable[Line]) -> list[Seen]:
    """The lines in the frame."""
    return [Seen(line, page.frame.turn(line.box), line.direction is page.frame.direction) for line in lines]


def with_direction(line: Line, direction: Direction) -> Line:
    """The line; one of a single character, which has no direction of its own, in the one given: a drop cap goes with its text."""
    if len(line.text.strip()) != 1 or line.direction is direction:
        return line
    box = line.box
    edges = (box.y0, box.y1) if direction is Direction.VERTICAL else (box.x0, box.x1)
    at = len(line.text) - len(line.text.lstrip())
    unsure, seen = line.unsure[at : at + 1], line.seen[at : at + 1]
    return replace(line, text=line.text.strip(), direction=direction, edges=edges, unsure=unsure, seen=seen)


def is_body_voice(page: Page, line: Line) -> bool:
    """Whether the line is set like the page's running text."""
    voice = voice_of(line)
    same_face = voice.font == page.body.font and voice.italic == page.body.italic and voice.bold == page.body.bold
    return same_face and abs(voice.size - page.body.size) <= 0.06 * page.body.size


def voice_of(line: Line) -> Style:
    """The style that a line ends in: that of the text after a bold run-in.

    Figures and Latin words have a font of their own in Chinese papers: at a line's end they say nothing of its text.
    """
    if line.tail is None or not line.runs:
        return line.tail or line.style
    last = line.text[line.runs[-1][0] :]
    foreign = line.text[:1] > "\u2e7f" and all(char < "\u2e80" for char in last)
    return line.style if foreign and line.tail.bold == line.style.bold else line.tail
