"""Blocks of a page with their roles: the layout before articles are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, Panel, Picture, Rule


class Role(StrEnum):
    """What a block is in the make-up of the page."""

    BODY = "body"
    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    BYLINE = "byline"
    SUBHEADING = "subheading"
    COLUMN_TITLE = "column_title"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CREDIT = "credit"
    SOURCE = "source"
    NOTE = "note"
    TABLE = "table"
    FIGURE = "figure"
    JUMP = "jump"
    TEASER = "teaser"
    ADVERTISEMENT = "advertisement"
    FURNITURE = "furniture"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: one column's run of body text, one heading, one caption.

    `confidence` is that of the role, 0 to 1.
    """

    id: int
    role: Role
    lines: tuple[Line, ...]
    box: Box
    confidence: float = 1.0
    container: int = -1
    """The panel that holds the block, as a place in the layout's `panels`; -1 for the open page."""
    picture: int = -1
    """The picture that a caption or credit speaks of, as a place in the layout's `pictures`."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table's cells, row by row."""
    aside: int = -1
    """The aside that the block is part of, as a place in the layout's `asides`; -1 for the page's own text."""

    @property
    def text(self) -> str:
        """The lines, one per row, as printed."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """A line of the make-up, never part of an article.

    `kind` is one of: title, title_latin, issue_number, cumulative_number, page_count, date, weekday, lunar_date, volume, price,
    licence, issn, postal_code, publisher, website, distribution, masthead (anything else in the title block), folio (a running
    head with several facts), page_number, section, editors, imprint, index_title, slogan, mark.
    """

    line: Line
    kind: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Aside:
    """A text with its headings that runs across the page's direction: a poem in level lines on a page of vertical columns.

    It is laid out, and its articles are written, as if it were a page of its own.
    """

    box: Box
    direction: Direction
    body_size: float
    pictures: tuple[int, ...] = ()
    """Pictures within it, as places in the layout's `pictures`."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page's blocks and what is drawn between them. Blocks are in no promised order; `furniture` lines are in no block."""

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    furniture: tuple[FurnitureLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    panels: tuple[Panel, ...] = ()
    pictures: tuple[Picture, ...] = ()
    direction: Direction = Direction.HORIZONTAL
    """How most of the page's text runs."""
    body_size: float = 9.0
    """The size of most of the text, in points."""
    asides: tuple[Aside, ...] = ()
