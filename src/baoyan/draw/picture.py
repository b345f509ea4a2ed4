"""Articles, roles and reading order drawn over a painted page, with a legend beside it."""

from __future__ import annotations

import colorsys
import io
import itertools
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from baoyan.draw.fonts import chinese_face, font
from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article, Kind, PartType, Span
from baoyan.model.geometry import Box, polygon_bounds
from baoyan.model.layout import PageLayout

Colour = tuple[int, int, int]
GREY: Colour = (120, 120, 116)
INK: Colour = (34, 34, 32)
PAPER: Colour = (250, 249, 246)
LEGEND = 340
"""Width of the legend in pixels at 110 dpi."""

_WORDS = {
    "column_title": ("column title", "栏目"),
    "kicker": ("kicker", "引题"),
    "headline": ("headline", "主题"),
    "deck": ("deck", "副题"),
    "byline": ("byline", "署名"),
    "subheading": ("subheading", "小标题"),
    "note": ("note", "编者按"),
    "pull_quote": ("pull quote", "提要"),
    "table": ("table", "表格"),
    "caption": ("caption", "图说"),
    "jump": ("jump", "转版"),
    "teaser": ("teaser", "导读"),
    "furniture": ("furniture", "版面零件"),
    "untitled": ("untitled", "无题"),
    "article": ("article", "稿件"),
    "brief": ("brief", "简讯"),
    "photo_news": ("photo news", "图片新闻"),
    "notice": ("notice", "公告"),
    "advertisement": ("advertisement", "广告"),
    "poem": ("poem", "诗歌"),
    "interview": ("interview", "访谈"),
    "editorial_note": ("editors' note", "编者按"),
    "page": ("Page", "版面"),
    "lines": ("{0} articles, {1} lines", "稿件 {0} 篇，{1} 行"),
}


def word(key: str) -> str:
    """A label in Chinese or English, by the locale and by whether the machine can write Chinese."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    chinese = locale.lower().startswith("zh") and chinese_face() is not None
    return _WORDS.get(key, (key, key))[1 if chinese else 0]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A box of an article with its role; boxes of running text are numbered in reading order."""

    box: Box
    role: str
    flow: bool


def annotated(painted: bytes, layout: PageLayout, articles: PageArticles, scale: float, kind: str = "png") -> bytes:
    """The painted page with everything that was made of it.

    Args:
        painted: the page as a picture file.
        layout: the page's layout; its furniture is drawn grey.
        articles: the page's articles, in order.
        scale: pixels to a point.
        kind: the file format to write.
    """
    page = Image.open(io.BytesIO(painted)).convert("RGB")
    page = Image.blend(page, Image.new("RGB", page.size, (255, 255, 255)), 0.35)
    canvas = _Canvas(page, scale)
    for item in layout.furniture:
        canvas.frame(item.line.box, GREY, wash=26)
    for teaser in articles.teasers:
        if teaser.box:
            x, y, w, h = teaser.box
            canvas.frame(Box(x, y, x + w, y + h), (60, 120, 60), wash=40)
            canvas.tag(Box(x, y, x + w, y + h), word("teaser"), (60, 120, 60))
    turned = {jump.article: jump for jump in articles.jumps}
    for number, article in enumerate(articles.articles, 1):
        canvas.article(number, article)
    for jump in turned.values():
        if jump.box:
            canvas.frame(jump.box, (176, 0, 110), wash=70)
            canvas.tag(jump.box, f"{word('jump')} → {jump.target or '?'}", (176, 0, 110))
    whole = canvas.with_legend(layout, articles)
    held = io.BytesIO()
    formats = {"jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
    whole.save(held, formats.get(kind, "PNG"))
    return held.getvalue()


def colour_of(number: int) -> Colour:
    """A colour for the article of that number: neighbours far apart on the wheel."""
    hue = (number * 0.61803398875) % 1.0
    r, g, b = colorsys.hls_to_rgb(hue, 0.40, 0.72)
    return round(255 * r), round(255 * g), round(255 * b)


def marks_of(article: Article) -> Iterator[_Mark]:
    """Everything of an article that stands on its page, in reading order."""
    for head in article.head_spans:
        if head.span.page == article.page:
            yield _Mark(polygon_bounds(head.span.polygon), head.role, flow=head.role == "headline")
    for part in article.body:
        for span in part.spans:
            if span.page == article.page:
                role = "" if part.type is PartType.PARAGRAPH else str(part.type)
                yield _Mark(polygon_bounds(span.polygon), role, flow=part.type is not PartType.PULL_QUOTE)
    for picture in article.pictures:
        x, y, w, h = picture.box
        yield _Mark(Box(x, y, x + w, y + h), "picture", flow=False)
        for span in picture.caption_spans:
            yield _Mark(polygon_bounds(span.polygon), "caption", flow=False)


def columns_of(marks: Sequence[_Mark]) -> list[Box]:
    """The boxes of running text put together column by column, in reading order."""
    out: list[Box] = []
    for mark in (m for m in marks if m.flow):
        box = mark.box
        if out and out[-1].overlap_x(box) > 0.6 * min(out[-1].width, box.width) and -3 < box.y0 - out[-1].y1 < 24:
            out[-1] = out[-1].union(box)
        else:
            out.append(box)
    return out


class _Canvas:
    """A page picture and the pen over it. Boxes are in points."""

    def __init__(self, page: Image.Image, scale: float) -> None:
        self.page, self.scale = page, scale
        self.unit = max(1.0, scale * 72 / 110)
        self.pen = ImageDraw.Draw(page, "RGBA")

    def frame(self, box: Box, colour: Colour, wash: int = 0, width: float = 1.0) -> None:
        """A box with a line around it and a wash of its colour in it."""
        s = self.scale
        place = (box.x0 * s, box.y0 * s, max(box.x1 * s, box.x0 * s + 1), max(box.y1 * s, box.y0 * s + 1))
        self.pen.rectangle(place, fill=(*colour, wash), outline=(*colour, 210), width=max(1, round(width * self.unit)))

    def tag(self, box: Box, text: str, colour: Colour) -> None:
        """A small label at a box's upper right corner."""
        type_ = font(round(10 * self.unit))
        left, top, right, bottom = self.pen.textbbox((0, 0), text, font=type_)
        w, h = right - left + 6 * self.unit, bottom - top + 4 * self.unit
        x = min(box.x1 * self.scale - w, self.page.width - w - 1)
        y = max(0.0, box.y0 * self.scale - h)
        self.pen.rectangle((x, y, x + w, y + h), fill=(*colour, 225))
        self.pen.text((x + 3 * self.unit - left, y + 2 * self.unit - top), text, font=type_, fill=(255, 255, 255))

    def badge(self, box: Box, number: int, colour: Colour) -> None:
        """An article's number at the corner of its first box."""
        r = 12 * self.unit
        x, y = max(r, box.x0 * self.scale), max(r, box.y0 * self.scale)
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill=(*colour, 255), outline=(255, 255, 255), width=2)
        self.pen.text((x, y), str(number), font=font(round(14 * self.unit)), fill=(255, 255, 255), anchor="mm")

    def arrow(self, a: Box, b: Box, colour: Colour) -> None:
        """From the end of one column to the beginning of the next."""
        s = self.scale
        x0, y0, x1, y1 = a.cx * s, a.y1 * s - 3, b.cx * s, b.y0 * s + 3
        self.pen.line((x0, y0, x1, y1), fill=(*colour, 230), width=max(2, round(2 * self.unit)))
        angle, size = math.atan2(y1 - y0, x1 - x0), 8 * self.unit
        points = [(x1, y1)]
        points += [(x1 - size * math.cos(angle + t), y1 - size * math.sin(angle + t)) for t in (0.45, -0.45)]
        self.pen.polygon(points, fill=(*colour, 240))

    def article(self, number: int, article: Article) -> None:
        """One article: its parts, their roles, the way through its columns."""
        colour = GREY if article.kind is Kind.ADVERTISEMENT else colour_of(number)
        marks = list(marks_of(article))
        boxes = [m.box for m in marks] or [polygon_bounds(r.polygon) for r in article.regions]
        for part in article.body:
            for span in part.spans:
                self._lines(span, colour)
        columns = columns_of(marks)
        for box in columns:
            self.frame(box, colour, wash=46, width=1.5)
        for mark in marks:
            if not mark.flow or mark.role not in ("", "headline"):
                self.frame(mark.box, colour, wash=0 if mark.role == "picture" else 60)
            if mark.role and mark.role != "picture":
                self.tag(mark.box, word(mark.role), colour)
        if not marks:
            for box in boxes:
                self.frame(box, colour, wash=30)
        for a, b in itertools.pairwise(columns):
            self.arrow(a, b, colour)
        if boxes:
            self.badge(boxes[0], number, colour)

    def _lines(self, span: Span, colour: Colour) -> None:
        s = self.scale
        for line in span.lines:
            x, y, w, h = line.box
            self.pen.line((x * s, (y + h) * s, (x + w) * s, (y + h) * s), fill=(*colour, 120), width=1)

    def with_legend(self, layout: PageLayout, articles: PageArticles) -> Image.Image:
        """The page with the list of its articles at its right."""
        width = round(LEGEND * self.unit)
        whole = Image.new("RGB", (self.page.width + width, self.page.height), PAPER)
        whole.paste(self.page, (0, 0))
        pen = ImageDraw.Draw(whole, "RGBA")
        x, y = self.page.width + 16 * self.unit, 18 * self.unit
        title = f"{word('page')} {layout.number}"
        pen.text((x, y), title, font=font(round(22 * self.unit)), fill=INK)
        lines = sum(len(b.lines) for b in layout.blocks) + len(layout.furniture)
        y += 34 * self.unit
        pen.text(
            (x, y), word("lines").format(len(articles.articles), lines), font=font(round(12 * self.unit)), fill=GREY
        )
        y += 28 * self.unit
        step = min(44 * self.unit, (self.page.height - y - 10) / max(1, len(articles.articles)))
        for number, article in enumerate(articles.articles, 1):
            self._entry(pen, (x, y), number, article, width - 64 * self.unit)
            y += step
        return whole

    def _entry(
        self, pen: ImageDraw.ImageDraw, at: tuple[float, float], number: int, article: Article, room: float
    ) -> None:
        x, y = at
        r = 10 * self.unit
        colour = GREY if article.kind is Kind.ADVERTISEMENT else colour_of(number)
        pen.ellipse((x, y, x + 2 * r, y + 2 * r), fill=(*colour, 255))
        pen.text((x + r, y + r), str(number), font=font(round(12 * self.unit)), fill=(255, 255, 255), anchor="mm")
        name = (
            article.headline or article.column_title or next((p.text for p in article.body if p.text), word("untitled"))
        )
        type_ = font(round(13 * self.unit))
        pen.text((x + 2.8 * r, y - 1), _shortened(pen, name, room), font=type_, fill=INK)
        facts = [word(str(article.kind)), f"{sum(len(p.text) for p in article.body)}", f"{article.confidence:.2f}"]
        pen.text((x + 2.8 * r, y + 16 * self.unit), " · ".join(facts), font=font(round(10 * self.unit)), fill=GREY)


def _shortened(pen: ImageDraw.ImageDraw, text: str, room: float) -> str:
    """A text cut so that it takes no more than `room` pixels; characters that the type cannot show become dots."""
    type_ = font(13)
    plain = " ".join(text.split())
    if chinese_face() is None:
        plain = "".join(c if ord(c) < 0x250 else "·" for c in plain)
    while plain and pen.textlength(plain, font=type_) > room * 0.8:
        plain = plain[:-2] + "…" if len(plain) > 2 else ""
    return plain
