"""What the site shows, made from editions: frozen values that templates read and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.model.edition import BoxList, IssueFacts, Kind, Person
from baoyan.model.geometry import Polygon


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's body.

    `kind`: "paragraph", "subheading", "quote", "note", "table", "item", "verse", "question", "answer" or "turn"; a turn is
    the mark where the print goes on to another page, and `text` is that page's label. `cut`: how many characters of a
    paragraph stand before the turn within it, with the page's label in `turn`.
    """

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    cut: int | None = None
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class CutPicture:
    """A picture cut out of its page. `stem`: its files' name without width and suffix; `widths`: those made, in pixels."""

    page: int
    box: BoxList
    stem: str
    caption: str | None = None
    credit: str | None = None
    widths: tuple[int, ...] = ()
    ratio: float = 1.0
    """Height by width."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an article covers of one page: polygons in points of that page."""

    page: int
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, whole over all its pages.

    `address`: its folder below the issue's, for ever the same. `title`: the headline, else how the text begins.
    `parts`: where it stands, page by page in reading order.
    """

    id: str
    address: str
    kind: Kind
    page: int
    title: str
    headline: str | None
    kicker: str | None
    deck: str | None
    column_title: str | None
    byline: str | None
    people: tuple[Person, ...]
    dateline: str | None
    source: str | None
    blocks: tuple[Block, ...]
    pictures: tuple[CutPicture, ...]
    parts: tuple[Place, ...]
    language: str
    vertical: bool
    summary: str
    length: int
    unsure: bool

    @property
    def main(self) -> bool:
        """Whether it belongs into lists of what there is to read: not an advertisement, an index or the masthead."""
        return self.kind not in (Kind.ADVERTISEMENT, Kind.MASTHEAD, Kind.INDEX)


@dataclass(frozen=True, slots=True)
class RegionView:
    """An article's place on a page as something to click: the address it leads to, its name, an SVG path in points."""

    article: str
    address: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class PointerView:
    """A line of the page that points elsewhere: a teaser or the label of a turn."""

    address: str
    text: str
    box: BoxList


@dataclass(frozen=True, slots=True)
class LinesView:
    """The printed lines of an article on a page, each with its box."""

    article: str
    lines: tuple[tuple[str, BoxList], ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """The pictures of a page: widths in pixels, of each format; `ratio`: height by width."""

    small: tuple[int, ...]
    """AVIF."""
    large: tuple[int, ...]
    """WebP."""
    fallback: int
    """The one JPEG."""
    ratio: float


@dataclass(frozen=True, slots=True)
class PageView:
    """One page. `slug`: its folder below the issue's."""

    number: int
    slug: str
    label: str
    section: str | None
    width: float
    height: float
    editors: tuple[Person, ...]
    articles: tuple[ArticleView, ...]
    regions: tuple[RegionView, ...]
    pointers: tuple[PointerView, ...]
    image: PageImage | None
    pdf: str | None = None
    """The page's PDF to download, a name in its folder."""
    pdf_bytes: int | None = None
    lines: tuple[LinesView, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue. `paper`, `key`: its folders below the root. `date`: YYYY-MM-DD where it is known."""

    paper: str
    key: str
    title: str
    title_latin: str | None
    date: str | None
    facts: IssueFacts
    language: str
    pages: tuple[PageView, ...]
    articles: tuple[ArticleView, ...]
    moved: tuple[tuple[str, str], ...] = ()
    """Addresses that led to articles once, each with the one that it leads to now."""
    pdf: str | None = None
    """The whole issue's PDF."""
    masthead: CutPicture | None = None
    """The paper's name as it stands in print."""

    @property
    def folder(self) -> str:
        """Its folder below the site's root."""
        return f"{self.paper}/{self.key}"
