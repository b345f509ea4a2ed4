"""The smaller pieces of a page: briefs, tables, teasers, advertisements."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from tools.press.canvas import WHITE, Canvas, Colour
from tools.press.flow import Flow, pour
from tools.press.pictures import from_image
from tools.press.record import Article, PageTruth
from tools.press.stack import Item, Stack, fit_item
from tools.press.theme import Theme
from tools.press.typeset import Align, Frame, Span, Style
from tools.press.words import Draw


def new_article(theme: Theme, frame: Frame, kind: str) -> Article:
    """Return an empty article of a kind."""
    lang = "zh-Hant" if theme.lang == "hant" else theme.lang
    return Article(kind, lang, "vertical" if frame.vertical else "horizontal")


@dataclass(frozen=True)
class Brief:
    """A short report: perhaps a headline, one paragraph."""

    text: str
    headline: str = ""
    byline: str = ""


@dataclass
class Briefs:
    """Short reports under one heading, each an article of its own."""

    theme: Theme
    title: str
    items: list[Brief]
    columns: int = 1
    where: Literal["top", "side"] = "top"
    bullet: str = ""
    box: Literal["", "frame", "tint"] = ""
    kind: str = "brief"
    elastic: float = 0.6
    size: float = 0.0
    group: str = ""

    def measure(self, frame: Frame) -> float:
        """Return the least extent that holds all the briefs."""
        low, high = 20.0, 3000.0
        while high - low > 1.5:
            half = (low + high) / 2
            whole = self._set(None, frame.sub(0.0, 0.0, frame.along, half), 1.0)
            low, high = (low, half) if whole else (half, high)
        return high

    def fits(self, frame: Frame) -> bool:
        """Whether the frame holds all the briefs."""
        return self._set(None, frame, 1.0)

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the briefs, with some air when there is room."""
        air = 1.0
        for trial in (1.16, 1.13, 1.1, 1.07, 1.05, 1.03):
            if self._set(None, frame, trial):
                air = trial
                break
        self._set(page, frame, air)

    def _set(self, page: PageTruth | None, frame: Frame, air: float) -> bool:
        pad = 9.0 if self.box else 0.0
        if page and self.box == "tint":
            page.canvas.fill(frame.box(0, 0, frame.along, frame.across), self.theme.tint)
        if page and self.box == "frame":
            page.canvas.frame(frame.box(0, 0, frame.along, frame.across), 0.8, self.theme.accent)
        inner = frame.sub(pad, pad, frame.along - 2 * pad, frame.across - 2 * pad)
        articles = [new_article(self.theme, frame, self.kind) for _ in self.items]
        left, top = self._title(page, inner, articles[0])
        gutter = self.theme.gutter
        width = (inner.along - left - gutter * (self.columns - 1)) / self.columns
        columns = [(left + k * (width + gutter), left + k * (width + gutter) + width) for k in range(self.columns)]
        flow = Flow(inner, columns, self.theme.leading * air, inner.across, top)
        for article, brief in zip(articles, self.items, strict=True):
            if not self._brief(page, flow, article, brief):
                return False
        if page:
            page.articles += articles
        return True

    def _title(self, page: PageTruth | None, inner: Frame, first: Article) -> tuple[float, float]:
        em = self.theme.em
        if not self.title:
            return 0.0, 0.0
        if self.where == "top":
            stack = Stack([Item("column_title", self.title, self.theme.style("strong", em * 1.45, WHITE), "centre")])
            stack.vertical = inner.vertical
            high = stack.measure(inner.along) + 9.0
            if page:
                page.canvas.fill(inner.box(0.0, 0.0, inner.along, high), self.theme.accent)
                stack.draw(page, first, inner, 0.0, 4.5, inner.along)
            return 0.0, high + 8.0
        wide = em * 2.5
        if page:
            box = inner.box(0.0, 0.0, wide, inner.across)
            page.canvas.fill(box, self.theme.accent)
            strip = Frame(*box, vertical=not inner.vertical)
            style = replace(self.theme.heads[1], size=em * 1.6, colour=WHITE)
            stack = Stack([Item("column_title", self.title, style, "spread")], strip.vertical)
            room = min(inner.across - 24.0, len(self.title) * em * 2.9)
            stack.measure(room)
            stack.draw(page, first, strip, (inner.across - room) / 2, (wide - em * 1.6) / 2, room)
        return wide + 11.0, 0.0

    def _brief(self, page: PageTruth | None, flow: Flow, article: Article, brief: Brief) -> bool:
        body = replace(self.theme.body, size=self.size or self.theme.em)
        strong = self.theme.style("strong", body.size)
        article.values |= {"column_title": self.title or None, "headline": brief.headline or None}
        article.values |= {"group": self.group or self.title or None, "byline": brief.byline or None}
        article.values["body"] = [{"type": "p", "text": brief.text}]
        whole = True
        if brief.headline:
            flow.keep_with_next(body.size)
            poured = pour(flow, [Span(brief.headline, strong)], align="left", hyphenate=False, dry=page is None)
            whole = poured.whole
            if page:
                page.put(article, "headline", poured.lines)
        spans = [Span(self.bullet, replace(body, colour=self.theme.accent))] if self.bullet else []
        poured = pour(flow, [*spans, Span(brief.text, body)], indent=self.theme.indent, dry=page is None)
        whole = whole and poured.whole
        if page:
            page.put(article, "body", poured.lines, 0)
        if brief.byline:
            tail = pour(
                flow, [Span(brief.byline, self.theme.style("soft", body.size))], align="right", dry=page is None
            )
            whole = whole and tail.whole
            if page:
                page.put(article, "byline", tail.lines)
        return whole


@dataclass
class Table:
    """A table under a headline."""

    theme: Theme
    title: str
    rows: list[list[str]]
    widths: list[float]
    note: str = ""
    kind: str = "table"
    size: float = 0.0
    rules: Literal["grid", "lines", "stripes"] = "grid"
    elastic: float = 0.3
    align: list[Align] = field(default_factory=list)
    box: bool = False

    def measure(self, frame: Frame) -> float:
        """Return the extent of title, rows and note."""
        return self._set(None, frame, 0.0)

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the table; spare room opens the rows."""
        spare = frame.across - self._set(None, frame, 0.0)
        self._set(page, frame, max(0.0, min(spare / len(self.rows), 9.0)))

    def _set(self, page: PageTruth | None, frame: Frame, air: float) -> float:
        article = new_article(self.theme, frame, self.kind)
        article.values |= {"headline": self.title or None, "table": self.rows}
        size = self.size or self.theme.em * 0.94
        target = page or PageTruth(0, "", "", Canvas(0.0, 0.0))
        width, v = frame.along, 0.0
        if self.title:
            head = replace(self.theme.heads[1], size=self.theme.em * 1.7)
            item = fit_item(Item("headline", self.title, head, "centre"), width, (self.theme.em * 1.1, head.size), 2)
            stack = Stack([item])
            stack.measure(width)
            v += stack.draw(target, article, frame, 0.0, 0.0, width) + 8.0
        total = sum(self.widths)
        edges = [width * sum(self.widths[:i]) / total for i in range(len(self.widths) + 1)]
        top = v
        for number, row in enumerate(self.rows):
            v = self._row(target, article, frame, row, number, edges, v, size, air)
        if self.rules == "grid":
            for edge in edges[1:-1]:
                target.canvas.rule(*frame.box(edge, top, 0.0, 0.0)[:2], *frame.box(edge, v, 0.0, 0.0)[:2], 0.4)
        target.canvas.frame(frame.box(0.0, top, width, v - top), 0.7)
        if self.note:
            hand = self.theme.style("label", size * 0.92)
            stack = Stack([Item("body", self.note, hand, "left", before=5.0, par=0, balance=False, leading=1.4)])
            article.values["body"] = [{"type": "p", "text": self.note}]
            stack.measure(width)
            v += stack.draw(target, article, frame, 0.0, v, width)
        if page:
            page.articles.append(article)
        return v

    def _row(
        self, page: PageTruth, article: Article, frame: Frame, row: list[str], number: int, edges: list[float], v: float,
        size: float, air: float,
    ) -> float:  # fmt: skip
        style = self.theme.style("strong" if number == 0 else "label", size)
        stacks = []
        for k, cell in enumerate(row):
            align: Align = self.align[k] if self.align and number else "centre"
            stacks.append(Stack([Item("table_row", cell, style, align, par=number, balance=False, leading=1.3)]))
        room = [b - a - 8.0 for a, b in itertools.pairwise(edges)]
        highs = [s.measure(w) for s, w in zip(stacks, room, strict=True)]
        high = max(highs) + 7.0 + air
        if number == 0:
            page.canvas.fill(frame.box(0.0, v, frame.along, high), self.theme.tint)
        elif self.rules == "stripes" and number % 2 == 0:
            page.canvas.fill(frame.box(0.0, v, frame.along, high), (0.95, 0.95, 0.95))
        lines = []
        for stack, a, w, tall in zip(stacks, edges, room, highs, strict=False):
            put = stack.set_item(stack.items[0], frame, a + 4.0, v + (high - tall) / 2, w)
            lines += put
            page.draw(put)
        article.block("table_row", lines, number)
        if number and self.rules != "stripes":
            x, y, w_, _ = frame.box(0.0, v, frame.along, 0.0)
            page.canvas.rule(x, y, x + w_, y, 0.4)
        return v + high


@dataclass
class Teasers:
    """Lines on page 1 that point to inner pages; `items` are (label as printed, text, page number, name of the article)."""

    theme: Theme
    items: list[tuple[str, str, int | None, str]]
    title: str = ""
    look: Literal["bars", "list", "tail"] = "bars"  # tail: the page stands under the line
    step: float = 34.0
    elastic: float = 0.0

    def measure(self, frame: Frame) -> float:
        """Return the extent of the list."""
        return (26.0 if self.title else 0.0) + self.step * len(self.items)

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set label and line of each teaser."""
        v, theme = 0.0, self.theme
        if self.title:
            style = theme.style("strong", theme.em * 1.25, WHITE)
            page.canvas.fill(frame.box(0.0, 0.0, frame.along, 22.0), theme.accent)
            stack = Stack([Item("index_title", self.title, style, "centre")])
            stack.measure(frame.along)
            stack.draw(page, None, frame, 0.0, (22.0 - style.size) / 2, frame.along)
            v = 26.0
        step = (frame.across - v) / len(self.items)
        for label, text, number, name in self.items:
            self._one(page, frame, v, step, (label, text))
            page.articles[-1].values["points"] = (number, label, name)
            v += step

    def _one(self, page: PageTruth, frame: Frame, v: float, step: float, words: tuple[str, str]) -> None:
        theme, (label, text) = self.theme, words
        article = new_article(theme, frame, "teaser")
        article.values["headline"] = text
        if self.look == "tail":
            style = theme.style("strong", theme.em * 1.2)
            title = fit_item(Item("headline", text, style, "left"), frame.along - 8.0, (8, 12.5), 2)
            stack = Stack([title, Item("page_ref", label, theme.style("soft", theme.em), "right", before=1.0)])
            stack.measure(frame.along - 8.0)
            stack.draw(page, article, frame, 4.0, v, frame.along - 8.0)
            page.articles.append(article)
            return
        bars = self.look == "bars"
        wide, high = 38.0, step - (5.0 if bars else 0.0)
        if bars:
            page.canvas.fill(frame.box(0.0, v, wide, high), theme.accent)
            page.canvas.fill(frame.box(wide, v, frame.along - wide, high), theme.tint)
        colour: Colour = WHITE if bars else theme.accent
        size = theme.em * (1.25 if len(label) < 3 and bars else 1.05)
        ref = Stack([Item("page_ref", label, theme.style("strong", size, colour), "centre")])
        ref.measure(wide)
        ref.draw(page, article, frame, 0.0, v + (high - size) / 2, wide)
        room = frame.along - wide - 14.0
        line = Stack(
            [fit_item(Item("headline", text, theme.style("strong", theme.em * 1.2), "left"), room, (8, 12.5), 2)]
        )
        tall = line.measure(room)
        line.draw(page, article, frame, wide + 8.0, v + (high - tall) / 2, room)
        page.articles.append(article)


@dataclass
class Ad:
    """An advertisement: large lines on a panel or a drawing. `lines` are (text, size, face)."""

    theme: Theme
    lines: list[tuple[str, float, str]]
    least: float = 90.0
    panel: Colour | None = None
    ink: Colour = (0.1, 0.1, 0.1)
    picture: Draw | None = None
    picture_share: float = 0.0  # share of the width the drawing takes at the left; 1 lies under the text
    frame: bool = True
    elastic: float = 2.0
    effect: str = ""
    align: Align = "centre"
    mark: Callable[[PageTruth, tuple[float, float, float, float]], None] | None = None

    def measure(self, frame: Frame) -> float:
        """Return the least extent."""
        return self.least

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the advertisement in the middle of its frame."""
        box = frame.box(0.0, 0.0, frame.along, frame.across)
        flat = Frame(*box)
        article = new_article(self.theme, flat, "ad")
        if self.panel:
            page.canvas.fill(box, self.panel)
        left = 0.0
        if self.picture:
            wide = box[2] * self.picture_share
            place = (box[0], box[1], wide, box[3])
            image = self.picture(max(16, round(wide * 1.5)), max(16, round(box[3] * 1.5)))
            page.canvas.picture(from_image(image, place, quality=62))
            left = 0.0 if self.picture_share == 1 else wide
        if self.frame:
            page.canvas.frame(box, 0.8)
        room = box[2] - left - 24.0
        items = []
        for k, (text, size, face) in enumerate(self.lines):
            style = Style(face, face, size, self.ink, self.theme.lang)
            item = Item("ad_text", text, style, self.align, before=size * 0.5 if k else 0.0, par=k)
            item.effect = self.effect if k == 0 else ""
            items.append(fit_item(item, room, (6.0, size), 2))
        stack = Stack(items)
        high = stack.measure(room)
        stack.draw(page, article, flat, left + 12.0, max(4.0, (box[3] - high) / 2), room)
        article.values["body"] = [{"type": "p", "text": text} for text, _, _ in self.lines]
        if self.mark:
            self.mark(page, box)
        page.articles.append(article)
