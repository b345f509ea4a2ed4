"""The digital edition of one issue: `baoyan-edition/1`, the file that everything downstream starts from.

Field names are the JSON keys. Coordinates are points of the trimmed page, origin top-left. Keys may be added, never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baoyan.model.geometry import Polygon
from baoyan.model.problem import Problem
from baoyan.model.reading import Grid, TextOrigin

FORMAT = "baoyan-edition/1"
BoxList = tuple[float, float, float, float]
"""x, y, width, height, in points."""


class Kind(StrEnum):
    """What an article is."""

    ARTICLE = "article"
    BRIEF = "brief"
    PHOTO_NEWS = "photo_news"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    TABLE = "table"
    POEM = "poem"
    INTERVIEW = "interview"
    EDITORIAL_NOTE = "editorial_note"
    MASTHEAD = "masthead"
    INDEX = "index"


class PartType(StrEnum):
    """What a part of an article's body is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    PULL_QUOTE = "pull_quote"
    NOTE = "note"
    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a byline or among a page's editors. `role`: reporter, correspondent, photographer, editor, ..."""

    role: str
    name: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A printed line, with its box [x, y, width, height]."""

    text: str
    box: BoxList
    origin: TextOrigin = TextOrigin.TEXT_LAYER
    confidence: float = 1.0
    unsure: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a text that stands in one column of one page."""

    page: int
    polygon: Polygon
    lines: tuple[SpanLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, sub-heading, note or table of an article's body. `fragment`: "start" or "end" of a paragraph cut by a page turn."""

    type: PartType
    text: str
    spans: tuple[Span, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None
    fragment: str | None = None
    style: str | None = None
    """"verse", "question", "answer", "list_item" where the print sets it so."""


@dataclass(frozen=True, slots=True)
class ArticlePicture:
    """A picture that belongs to an article."""

    page: int
    box: BoxList
    caption: str | None = None
    credit: str | None = None
    file: str | None = None
    caption_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of the page that an article covers."""

    page: int
    polygon: Polygon


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a jump: the other page (its place in the issue) and article, and the label as printed."""

    page: int | None
    article: str | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that an editor should look at."""

    code: str
    message: str
    page: int | None = None
    box: BoxList | None = None


@dataclass(frozen=True, slots=True)
class HeadSpan:
    """Where a headline, kicker, deck, byline, ... stands on the page."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article's part on one page. A jump makes two entries, linked both ways."""

    id: str
    kind: Kind
    page: int
    column_title: str | None = None
    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    dateline: str | None = None
    source: str | None = None
    byline: str | None = None
    bylines: tuple[Person, ...] = ()
    body: tuple[Part, ...] = ()
    pictures: tuple[ArticlePicture, ...] = ()
    regions: tuple[Region, ...] = ()
    continued_to: Link | None = None
    continued_from: Link | None = None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    head_spans: tuple[HeadSpan, ...] = ()
    language: str | None = None
    direction: str | None = None
    group: str | None = None
    """Briefs under one heading share the heading's text here (also their `column_title`)."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A line on one page that points to an article inside. `page` is a place in the issue; `label` as printed."""

    text: str
    on_page: int
    label: str | None = None
    page: int | None = None
    article: str | None = None
    box: BoxList | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of the make-up: folio, page number, masthead, editors' names. `kind` says which."""

    page: int
    text: str
    box: BoxList
    kind: str


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """The masthead's facts, as read. Absent when not printed."""

    title: str | None = None
    title_latin: str | None = None
    date: str | None = None
    weekday: str | None = None
    lunar_date: str | None = None
    issue_number: int | None = None
    cumulative_number: int | None = None
    page_count: int | None = None
    licence: str | None = None
    issn: str | None = None
    postal_code: str | None = None
    price: str | None = None
    publisher: str | None = None
    volume: int | None = None
    website: str | None = None
    distribution: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the issue. `trim`: where the trimmed page lies on the sheet, [x, y, width, height].

    `received`: where an even grid over a page that was set straight lies on the page as received (see `PageReading`).
    """

    number: int
    label: str | None
    section: str | None
    width: float
    height: float
    editors: tuple[Person, ...] = ()
    text_origin: TextOrigin = TextOrigin.TEXT_LAYER
    quality: float = 1.0
    sha256: str = ""
    source: str | None = None
    trim: BoxList | None = None
    received: Grid | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole issue."""

    issue: IssueFacts
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    problems: tuple[Problem, ...] = ()
    format: str = FORMAT
