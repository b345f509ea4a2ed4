"""The page with everything that was made of it, and a legend beside it."""

from __future__ import annotations

import io
import itertools

from PIL import Image, ImageEnhance

from baoyan.draw.legend import with_legend
from baoyan.draw.marks import Mark, bare_regions, box_of, columns_of, frame_of, left_out, marks_of, named_lines
from baoyan.draw.paint import Painting
from baoyan.draw.pen import Pen
from baoyan.draw.seen import ALARM, GREY, JUMP, PANEL, RULE, TEASER, Seen, colour_of, turned_to
from baoyan.draw.words import word
from baoyan.model.edition import Article, Kind
from baoyan.model.reading import Direction

FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
"""Picture formats by the file's ending."""


def annotated(seen: Seen, kind: str = "png") -> bytes:
    """The page with its articles, their order and roles drawn over it, as a picture file.

    Args:
        seen: the page, painted and read.
        kind: a key of `FORMATS`.
    """
    page = _washed(seen.painting)
    pen = Pen(page, seen.painting.scale, seen.unit)
    lines = [line for block in seen.layout.blocks for line in block.lines]
    named = named_lines(seen.page.articles, [*lines, *(f.line for f in seen.layout.furniture)])
    _make_up(pen, seen)
    for number, article in enumerate(seen.page.articles, 1):
        _fill(pen, number, article, named.get(article.id, []))
    for number, article in enumerate(seen.page.articles, 1):
        _order(pen, number, article)
    for number, article in enumerate(seen.page.articles, 1):
        _labels(pen, number, article, named.get(article.id, []), seen.lang)
    rest = left_out(seen.layout, seen.page, named)
    for block in rest:
        pen.dashed(block.box, ALARM, width=1.5)
        pen.label(block.box, word("left-out", seen.lang), ALARM)
    _links(pen, seen)
    whole = with_legend(page, seen, left_out=bool(rest))
    held = io.BytesIO()
    (whole.reduce(seen.grain) if seen.grain > 1 else whole).save(held, FORMATS[kind])
    return held.getvalue()


def _washed(painting: Painting) -> Image.Image:
    """The page in pale greys with a breath of its colours, so that what is drawn over it stands out."""
    page = Image.frombytes("RGB", (painting.width, painting.height), painting.data)
    page = ImageEnhance.Color(page).enhance(0.45)
    return page.point([round(255 - (255 - v) * 0.62) for v in range(256)] * 3)


def _make_up(pen: Pen, seen: Seen) -> None:
    """What is no article: rules, frames, furniture."""
    layout = seen.layout
    whole = 0.95 * layout.width * layout.height
    for panel in layout.panels:
        if panel.box.area < whole:
            pen.dashed(panel.box, PANEL, line=200, dash=4)
    for rule in layout.rules:
        pen.frame(rule.box, RULE, wash=170, line=255)
    for item in layout.furniture:
        pen.frame(item.line.box, GREY, wash=46, line=130)


def _fill(pen: Pen, number: int, article: Article, named: list[Mark]) -> None:
    """An article's columns, lines and other pieces."""
    colour = colour_of(number, article)
    marks = marks_of(article)
    for box in bare_regions(article, (*marks, *named)):
        pen.rounded(box, colour, wash=22, width=1.6)
    for box in columns_of(marks, frame_of(article)):
        pen.rounded(box.grown(1.5), colour, wash=38, width=1.6)
    for mark in (*marks, *named):
        if mark.role == "picture":
            pen.crossed(mark.box, colour)
        elif mark.role and mark.role != "headline":
            pen.rounded(mark.box.grown(1), colour, wash=62, line=150, width=1)
        for line in mark.lines:
            pen.frame(line, colour, line=70, width=0.6)


def _order(pen: Pen, number: int, article: Article) -> None:
    """The way through an article's columns."""
    frame = frame_of(article)
    for a, b in itertools.pairwise(columns_of(marks_of(article), frame)):
        pen.way(a, b, colour_of(number, article), frame)


def _labels(pen: Pen, number: int, article: Article, named: list[Mark], lang: str) -> None:
    """An article's number, the roles of its parts, its doubts."""
    colour, frame, marks = colour_of(number, article), frame_of(article), marks_of(article)
    places = columns_of(marks, frame) if article.kind is not Kind.ADVERTISEMENT else []
    places += [*bare_regions(article, marks), *(m.box for m in marks)]
    for box in places[:1]:
        x = box.x1 if frame.direction is Direction.VERTICAL else box.x0
        pen.badge(x * pen.scale, box.y0 * pen.scale, str(number), colour)
    said = None
    for mark in (*marks, *named):
        # A sub-heading cut by the end of a column is named once.
        if mark.role and mark.role != "picture" and (mark.role, mark.box) != said:
            pen.label(mark.box, word(mark.role, lang), colour, frame)
        said = (mark.role, mark.box)
    for doubt in article.doubts:
        if doubt.box and doubt.page in (None, article.page):
            box = box_of(doubt.box)
            pen.dashed(box.grown(2), ALARM, width=1.4, dash=3)
            pen.label(box, f"{word('doubt', lang)}: {doubt.code}", ALARM)


def _links(pen: Pen, seen: Seen) -> None:
    """Turn labels and teasers, with the page that they name."""
    for jump in seen.page.jumps:
        if jump.box:
            pen.rounded(jump.box, JUMP, wash=60)
            pen.label(jump.box, turned_to(jump, seen.lang), JUMP)
    for teaser in seen.page.teasers:
        if teaser.box:
            box = box_of(teaser.box)
            target = f" → {teaser.label}" if teaser.label else ""
            pen.rounded(box.grown(1), TEASER, wash=50)
            pen.label(box, word("teaser", seen.lang) + target, TEASER)
