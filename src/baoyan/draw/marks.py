"""What there is to draw of a page, before any pen moves: pieces of articles, columns in order, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article, BoxList, PartType, Span
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding, polygon_bounds
from baoyan.model.layout import Block, PageLayout
from baoyan.model.reading import Direction, Line

_NEAR = 24.0
"""Two pieces of one column stand no farther apart than this, in points: a paragraph's space, a sub-heading's."""
_NAMED = ("byline", "source", "dateline", "deck", "kicker", "column_title")
"""Parts that an article holds as text; the page's lines say where they stand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of an article. `role` is "" for running text, else a name of `baoyan.draw.words`.

    `flow`: part of the way that a reader goes; captions and pull quotes stand beside it.
    """

    box: Box
    role: str
    flow: bool
    lines: tuple[Box, ...] = ()


def box_of(values: BoxList) -> Box:
    """An edition's box [x, y, width, height] as corners."""
    x, y, width, height = values
    return Box(x, y, x + width, y + height)


def frame_of(article: Article) -> Frame:
    """The frame of the article's text direction."""
    return Frame(Direction.VERTICAL if article.direction == Direction.VERTICAL else Direction.HORIZONTAL)


def marks_of(article: Article) -> list[Mark]:
    """All pieces of an article on its own page, in reading order."""
    return list(_marks(article))


def _marks(article: Article) -> Iterator[Mark]:
    for head in article.head_spans:
        if head.span.page == article.page:
            yield _mark(head.span, head.role, flow=head.role == "headline")
    for part in article.body:
        for span in part.spans:
            if span.page == article.page:
                role = "" if part.type is PartType.PARAGRAPH else part.type.value
                yield _mark(span, role, flow=part.type is not PartType.PULL_QUOTE)
    for picture in article.pictures:
        if picture.page == article.page:
            yield Mark(box_of(picture.box), "picture", flow=False)
        for span in picture.caption_spans:
            if span.page == article.page:
                yield _mark(span, "caption", flow=False)


def _mark(span: Span, role: str, *, flow: bool) -> Mark:
    return Mark(polygon_bounds(span.polygon), role, flow, tuple(box_of(line.box) for line in span.lines))


def columns_of(marks: Sequence[Mark], frame: Frame) -> list[Box]:
    """The places that a reader goes through, in order: the headline, then column after column."""
    out: list[Box] = []
    open_column = False
    for mark in (m for m in marks if m.flow):
        box, head = frame.turn(mark.box), mark.role == "headline"
        if open_column and not head and _continues(out[-1], box):
            out[-1] = out[-1].union(box)
        else:
            out.append(box)
        open_column = not head
    return [frame.back(box) for box in out]


def _continues(above: Box, box: Box) -> bool:
    """Whether a piece stands right below another, in the frame."""
    return above.overlap_x(box) > 0.6 * min(above.width, box.width) and -3 < box.y0 - above.y1 < _NEAR


def named_lines(articles: Sequence[Article], lines: Sequence[Line]) -> dict[str, list[Mark]]:
    """Lines that print a byline, a source, ... of an article, by the article's id.

    Of equal lines the nearest is meant. A heading that several briefs share is the first one's.
    """
    found: dict[str, list[Mark]] = {}
    taken: set[Box] = set()
    letters = [(_letters(line.text), line.box) for line in lines]
    for article in articles:
        marks = marks_of(article)
        drawn = {m.role for m in marks}
        for role in _NAMED:
            text = _letters(getattr(article, role) or "")
            if role in drawn or not text or not marks:
                continue
            places = _printed(text, letters)
            place = min(places, key=lambda run: min(_apart(bounding(run), m.box) for m in marks), default=())
            if place and not taken & set(place):
                taken |= set(place)
                found.setdefault(article.id, []).append(Mark(bounding(place), role, flow=False, lines=place))
    return found


def _printed(text: str, lines: Sequence[tuple[str, Box]]) -> list[tuple[Box, ...]]:
    """Where a text of these letters is printed: a line, or up to three that follow one another."""
    return [
        tuple(box for _, box in lines[first : first + count])
        for first, (begun, _) in enumerate(lines)
        if begun and text.startswith(begun)
        for count in (1, 2, 3)
        if "".join(letters for letters, _ in lines[first : first + count]) == text
    ]


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _apart(a: Box, b: Box) -> float:
    return max(0.0, -a.overlap_x(b)) + max(0.0, -a.overlap_y(b))


def left_out(layout: PageLayout, page: PageArticles, named: dict[str, list[Mark]]) -> list[Block]:
    """Blocks of which most lines are in no article, teaser or turn label.

    A drop cap stands in no line of its article's text; it is held where the article's region covers it.
    """
    taken = [box for marks in named.values() for mark in marks for box in mark.lines]
    for article in page.articles:
        for mark in marks_of(article):
            taken += mark.lines or (mark.box,)
    taken += [box_of(t.box) for t in page.teasers if t.box]
    taken += [j.box for j in page.jumps if j.box]
    regions = [polygon_bounds(r.polygon) for a in page.articles for r in a.regions if r.page == a.page]
    lost = [b for b in layout.blocks if b.lines and sum(_held(ln.box, taken) for ln in b.lines) * 2 < len(b.lines)]
    return [b for b in lost if len(_letters(b.text)) > 1 or not _held(b.box, regions)]


def bare_regions(article: Article, marks: Sequence[Mark]) -> list[Box]:
    """What an article covers of its page beyond its pieces: the ground of an advertisement."""
    regions = [polygon_bounds(r.polygon) for r in article.regions if r.page == article.page]
    return [box for box in regions if sum(box.overlap(m.box) for m in marks) < 0.5]


def _held(box: Box, places: Sequence[Box]) -> bool:
    return any(place.contains_point(box.cx, box.cy) for place in places)
