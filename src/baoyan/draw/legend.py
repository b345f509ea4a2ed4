"""The legend beside a drawn page: its articles by number, and what each sign means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PIL import Image

from baoyan.draw.pen import Pen
from baoyan.draw.seen import ALARM, GREY, INK, JUMP, PANEL, RULE, SHEET, TEASER, Seen, colour_of, turned_to
from baoyan.draw.words import word
from baoyan.model.edition import Article
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction

_WIDTH = 360
_MARGIN = 22
_TEXT = 34
"""Where an entry's text begins, right of its number."""
_LINE = 18
_MOST = 150
"""More articles than any page holds; a page of thousands of crumbs still gets a picture that can be opened."""
_SIGN = 24
"""Height of a sign's line. All of these in pixels at 110 dpi."""

Sign = tuple[str, Callable[[Pen, Box], None]]


def with_legend(page: Image.Image, seen: Seen, *, left_out: bool) -> Image.Image:
    """The drawn page with its legend at the right; longer than the page where the legend is.

    Args:
        page: the drawn page.
        seen: what was drawn.
        left_out: whether a block is in no article.
    """
    unit = seen.unit
    probe = Pen(Image.new("RGB", (1, 1)), 1.0, unit)
    entries = [_entry(probe, a, seen) for a in seen.page.articles[:_MOST]]
    signs = list(_signs(seen, left_out=left_out))
    height = 96 + sum(_height(e) for e in entries) + 40 + _SIGN * len(signs) + 2 * _MARGIN
    whole = Image.new("RGB", (page.width + round(_WIDTH * unit), max(page.height, round(height * unit))), SHEET)
    whole.paste(page, (0, 0))
    pen = Pen(whole, 1.0, unit)
    pen.frame(Box(page.width, 0, page.width + unit, whole.height), (222, 220, 214), wash=255, line=0)
    _write(pen, page.width + _MARGIN * unit, seen, entries, signs)
    return whole


def _write(pen: Pen, x: float, seen: Seen, entries: Sequence[list[str]], signs: Sequence[Sign]) -> None:
    """Title, articles, signs, from top to bottom; the signs stand at the foot."""
    u = pen.unit
    lines = sum(len(block.lines) for block in seen.layout.blocks) + len(seen.layout.furniture)
    pen.text(x, 20 * u, _title(pen, seen.title, (_WIDTH - 2 * _MARGIN) * u), 20, INK)
    pen.text(x, 52 * u, word("counts", seen.lang, len(seen.page.articles), lines), 12, GREY)
    y = 84.0
    for number, (article, entry) in enumerate(zip(seen.page.articles, entries, strict=False), 1):
        _write_entry(pen, x, y * u, number, article, entry)
        y += _height(entry)
    if len(seen.page.articles) > _MOST:
        pen.text(x, y * u, word("more", seen.lang, len(seen.page.articles) - _MOST), 12, GREY)
    foot = pen.picture.height / u - _MARGIN - _SIGN * len(signs)
    for place, (name, draw) in enumerate(signs):
        top = (foot + place * _SIGN) * u
        draw(pen, Box(x, top + 3 * u, x + 24 * u, top + 15 * u))
        pen.text(x + _TEXT * u, top, word(name, seen.lang), 12, INK)


def _title(pen: Pen, text: str, room: float) -> str:
    title, more = pen.fitted(text, 20, room)
    return f"{title[:-1]}…" if more else title


def _entry(pen: Pen, article: Article, seen: Seen) -> list[str]:
    """An article's lines: one or two of its headline, its facts, its jumps, its doubts."""
    begun = next((p.text for p in article.body if p.text), "").lstrip("▲△●○■□◆◇★☆•▶◎ ")
    name = article.headline or " · ".join(v for v in (article.column_title, begun) if v)
    room = (_WIDTH - 2 * _MARGIN - _TEXT) * pen.unit
    first, rest = pen.fitted(name or word("untitled", seen.lang), 13.5, room)
    lines = [first]
    if rest:
        second, more = pen.fitted(rest, 13.5, room)
        lines.append(f"{second[:-1]}…" if more else second)
    letters = word("letters", seen.lang, sum(len(p.text) for p in article.body))
    lines.append(f"#{word(article.kind.value, seen.lang)} · {letters}")
    lines += [f">{turned_to(j, seen.lang)}" for j in seen.page.jumps if j.article == article.id]
    if article.doubts:
        codes = ", ".join(sorted({d.code for d in article.doubts}))
        lines.append(f"!{pen.fitted(word('doubts', seen.lang, codes), 11, room)[0]}")
    return lines


def _height(entry: Sequence[str]) -> float:
    return len(entry) * _LINE + 14


def _write_entry(pen: Pen, x: float, y: float, number: int, article: Article, entry: Sequence[str]) -> None:
    u, colour = pen.unit, colour_of(number, article)
    pen.badge(x + 11 * u, y + 9 * u, str(number), colour, 11)
    for line in entry:
        kind, text = (line[0], line[1:]) if line[0] in "#>!" else ("", line)
        at = x + _TEXT * u
        if kind == "":
            pen.text(at, y, text, 13.5, INK)
        elif kind == "#":
            pen.text(at, y + u, text, 11, GREY)
            pen.bar(pen.picture.width - (_MARGIN + 60) * u, y + 7 * u, 60 * u, article.confidence, colour)
        else:
            pen.text(at, y + u, text, 11, JUMP if kind == ">" else ALARM)
        y += _LINE * u


def _signs(seen: Seen, *, left_out: bool) -> Iterator[Sign]:
    """The signs that this page has, each with how it is drawn."""
    colour = colour_of(1, seen.page.articles[0]) if seen.page.articles else GREY
    if seen.page.articles:
        yield "line", lambda pen, box: pen.frame(box, colour, wash=38, line=130, width=0.8)
        yield "order", lambda pen, box: pen.way(_start(box), _end(box), colour, Frame(Direction.HORIZONTAL))
    if any(a.pictures for a in seen.page.articles):
        yield "picture", lambda pen, box: pen.crossed(box, colour)
    if seen.layout.rules:
        yield "rule", lambda pen, box: pen.frame(Box(box.x0, box.cy, box.x1, box.cy + pen.unit), RULE, line=255)
    if seen.layout.panels:
        yield "panel", lambda pen, box: pen.dashed(box, PANEL, line=220, dash=4)
    if seen.layout.furniture:
        yield "furniture", lambda pen, box: pen.frame(box, GREY, wash=46, line=130)
    if seen.page.teasers:
        yield "teaser", lambda pen, box: pen.rounded(box, TEASER, wash=50)
    if seen.page.jumps:
        yield "jump", lambda pen, box: pen.rounded(box, JUMP, wash=60)
    if any(a.doubts for a in seen.page.articles):
        yield "doubt", lambda pen, box: pen.dashed(box, ALARM, width=1.4, dash=3)
    if left_out:
        yield "left-out", lambda pen, box: pen.dashed(box, ALARM, width=1.5)


def _start(box: Box) -> Box:
    return Box(box.x0, box.y0, box.x0 + box.width * 0.35, box.y1)


def _end(box: Box) -> Box:
    return Box(box.x0 + box.width * 0.55, box.y0, box.x1, box.y1)
