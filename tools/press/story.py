"""One article in a rectangle: head, pictures, pull quotes and insets stand in the columns, the body flows round them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from tools.press.canvas import WHITE, Canvas, Colour
from tools.press.flow import Flow, Poured, pour
from tools.press.pictures import from_image
from tools.press.record import Article, PageTruth, rounded
from tools.press.stack import Item, Stack, fit_item
from tools.press.theme import Theme
from tools.press.tree import OverfullError, Piece
from tools.press.typeset import Align, Frame, Line, Span, Style, make_line
from tools.press.words import Copy, Part, Shot

DPI = 130.0


@dataclass
class Head:
    """How the headline stands."""

    size: tuple[float, float] = (18.0, 30.0)  # smallest and largest
    lines: int = 2
    face: int = 0
    align: Align = "centre"
    first: int = 0  # first column covered
    span: int = 0  # columns covered; 0 is all
    where: Literal["top", "side", "far-side", "none"] = "top"  # side: set across the text's direction
    drop: int = 0  # lines of text above the headline
    reverse: bool = False
    colour: Colour | None = None
    pad: float = 8.0


@dataclass
class Turn:
    """A turn to another page: the label at the end of the first part."""

    label: str  # as printed: （下转第2版）
    page: int


@dataclass
class Inset:
    """A piece that stands in a corner of an article, so that the article becomes an L."""

    piece: Piece
    first: int
    span: int
    at: Literal["top", "bottom"] = "bottom"


@dataclass
class Story:
    """An article and how it is set; `elastic` says how much spare room it takes."""

    theme: Theme
    copy: Copy
    columns: int = 3
    head: Head = field(default_factory=Head)
    weights: list[float] = field(default_factory=list)  # unequal columns
    box: Literal["", "frame", "tint", "rules"] = ""
    pad: float = 11.0
    body: Style | None = None
    leading: float = 0.0
    gutter: float = 0.0
    cap: int = 0  # lines of a drop cap
    inset: Inset | None = None
    turn: Turn | None = None
    turned_from: str = ""  # label as printed at the start of a second part: （上接第1版）
    came: Article | None = None  # the first part
    elastic: float = 1.0
    fixed: float = 0.0  # extent across that is asked for whatever the text needs (a turn cuts it)
    flags: list[str] = field(default_factory=list)
    narrowest: float = 55.0
    _least: dict[float, float] = field(default_factory=dict, repr=False)

    def measure(self, frame: Frame) -> float:
        """Return the least extent that holds the whole article at its plainest."""
        if self.fixed:
            return self.fixed
        key = round(frame.along, 2)
        if key not in self._least:
            self._least[key] = self._shortest(frame, 0.0, 1.0)
        return self._least[key]

    def _shortest(self, frame: Frame, grow: float, air: float) -> float:
        low, high = 20.0, 120.0
        while not self._try(frame, high, grow, air):
            low, high = high, high * 1.5
            if high > 20_000:
                raise OverfullError(f"{self.copy.headline!r} cannot be set {frame.along:.0f} points wide")
        while high - low > 1.5:
            half = (low + high) / 2
            low, high = (low, half) if self._try(frame, half, grow, air) else (half, high)
        return high

    def _try(self, frame: Frame, across: float, grow: float, air: float) -> bool:
        trial = frame.sub(0.0, 0.0, frame.along, across)
        return Setting(self, trial, grow, air, dry=True).run()

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the article, with pictures and leading stretched to fill the frame."""
        grow, air = 0.0, 1.0
        if not self.turn:
            grow = self._largest(lambda g: self._try(frame, frame.across, g, 1.0), 0.0, 1.0)
            air = self._largest(lambda a: self._try(frame, frame.across, grow, a), 1.0, 1.09)
        setting = Setting(self, frame, grow, air, dry=False)
        if not self.turn and not any(s.at == "bottom" for s in self.copy.shots):
            setting.bottom = min(frame.across, self._shortest(frame, grow, air))
        if not setting.run():
            raise OverfullError(f"{self.copy.headline!r} does not fit {frame.along:.0f} x {frame.across:.0f} points")
        setting.commit(page)

    @staticmethod
    def _largest(fits: Any, low: float, high: float) -> float:
        if not fits(low):
            return low
        if fits(high):
            return high
        for _ in range(6):
            half = (low + high) / 2
            low, high = (half, high) if fits(half) else (low, half)
        return low


class Setting:
    """One attempt to set a story in a frame."""

    def __init__(self, story: Story, frame: Frame, grow: float, air: float, *, dry: bool) -> None:
        self.story, self.copy, self.theme, self.dry = story, story.copy, story.theme, dry
        self.outer, self.grow = frame, grow
        pad = story.pad if story.box in {"frame", "tint"} else 0.0
        self.lift = 9.0 if story.box == "rules" else 0.0
        self.frame = frame.sub(pad, pad + self.lift, frame.along - 2 * pad, frame.across - 2 * pad - self.lift)
        self.bottom = 0.0  # outer extent used; 0 is the whole frame
        self.pad = pad
        self.style = story.body or self.theme.body
        self.leading = (story.leading or self.theme.leading) * air
        self.page = PageTruth(0, "", "", Canvas(0.0, 0.0))
        mode = "vertical" if frame.vertical else "horizontal"
        self.article = Article(self.copy.kind, {"hant": "zh-Hant"}.get(self.style.lang, self.style.lang), mode)
        self.article.flags = list(story.flags)
        self.article.key = self.copy.name
        self.photos: list[dict[str, Any]] = []
        self.quotes: list[str] = []

    def run(self) -> bool:
        """Set everything; says whether it all found room."""
        copy = self.copy
        bottom = (self.bottom or self.outer.across) - 2 * self.pad - self.lift
        left, right, top = 0.0, self.frame.along, 0.0
        if self.story.head.where in {"side", "far-side"}:
            left, right = self._side_head(bottom)
            if right - left < 4 * self.style.size:
                return False
        columns = self._columns(left, right)
        holes: list[tuple[float, float, float, float]] = []
        if copy.column_title and self.story.head.where != "none":
            top = self._column_title(columns)
        if self.story.head.where == "top" and (copy.headline or copy.byline_at == "head"):
            hole = self._head(columns, top)
            if hole[3] - 9.0 > bottom + 0.5:
                return False
            everything = hole[0] <= columns[0][0] and hole[2] >= columns[-1][1] - 0.1 and not self.story.head.drop
            if everything:
                top = hole[3]
            else:
                holes.append(hole)
        flow = Flow(self.frame, columns, self.leading, bottom, top, holes, self.story.narrowest)
        for k, shot in enumerate(copy.shots):
            if not self._shot(flow, shot, k):
                return False
        if self.story.inset and not self._inset(flow):
            return False
        for quote in copy.pullquotes:
            self._pullquote(flow, quote)
        return self._text(flow)

    def commit(self, page: PageTruth) -> None:
        """Move what was set to the real page."""
        article, copy = self.article, self.copy
        self._box(page)
        page.canvas.shapes += self.page.canvas.shapes
        page.canvas.runs += self.page.canvas.runs
        for role in ("headline", "kicker", "deck", "column_title", "editor_note", "source", "dateline"):
            text = getattr(copy, role)
            article.values[role] = text or None
        article.values["byline"] = copy.byline or None
        article.values["byline_inline"] = {"lead": "lead", "tail": "end"}.get(copy.byline_at, False)
        article.values["captions"] = [s.caption for s in copy.shots if s.caption]
        article.values["credits"] = [s.credit for s in copy.shots if s.credit]
        article.values["photos"] = self.photos
        article.values["pullquotes"] = self.quotes
        if self.story.box in {"frame", "tint"}:
            article.flags.append("boxed")
        page.articles.append(article)
        page.articles += self.page.articles

    # -- head -----------------------------------------------------------------------------------------------------

    def _columns(self, left: float, right: float) -> list[tuple[float, float]]:
        gutter = self.story.gutter or self.theme.gutter
        weights = self.story.weights or [1.0] * self.story.columns
        room = right - left - gutter * (len(weights) - 1)
        out, u = [], left
        for weight in weights:
            width = room * weight / sum(weights)
            out.append((u, u + width))
            u += width + gutter
        return out

    def _head_items(self, width: float, *, vertical: bool) -> list[Item]:
        copy, head, theme, em = self.copy, self.story.head, self.theme, self.theme.em
        colour = WHITE if head.reverse else head.colour
        items: list[Item] = []
        if copy.kicker:
            size = max(em * 1.15, head.size[1] * 0.42)
            items.append(Item("kicker", copy.kicker, theme.style("soft", size, colour), head.align))
        if copy.headline:
            style = theme.heads[head.face % len(theme.heads)]
            style = replace(style, colour=colour if colour is not None else style.colour)
            item = Item("headline", copy.headline, style, head.align, before=5.0 if items else 0.0, leading=1.22)
            items.append(fit_item(item, width, head.size, head.lines, vertical=vertical))
        if copy.deck:
            size = max(em * 1.1, items[-1].style.size * 0.5 if items else em)
            style = theme.style("soft", min(size, em * 1.6), colour)
            items.append(Item("deck", copy.deck, style, head.align, before=6.0))
        if copy.byline and copy.byline_at == "head":
            items.append(Item("byline", copy.byline, theme.style("soft", em, colour), head.align, before=7.0))
        return items

    def _head(self, columns: list[tuple[float, float]], top: float) -> tuple[float, float, float, float]:
        head = self.story.head
        span = head.span or len(columns) - head.first
        u0, u1 = columns[head.first][0], columns[head.first + span - 1][1]
        top += head.drop * self.leading
        inset = head.pad if head.reverse else 0.0
        stack = Stack(self._head_items(u1 - u0 - 2 * inset, vertical=self.frame.vertical), self.frame.vertical)
        height = stack.measure(u1 - u0 - 2 * inset) + 2 * inset
        if not self.dry:
            if head.reverse:
                self.page.canvas.fill(self.frame.box(u0, top, u1 - u0, height), self.theme.accent)
                self.article.flags.append("reversed-headline")
            if span < len(columns):
                self.article.flags.append("headline-partial-span")
            stack.draw(self.page, self.article, self.frame, u0 + inset, top + inset, u1 - u0 - 2 * inset)
        return (u0 - 1, top - (6.0 if head.drop else 0.0), u1 + 1, top + height + 9.0)

    def _side_head(self, bottom: float) -> tuple[float, float]:
        """Set the head across the direction of the text, in a strip before or after the columns."""
        head, far = self.story.head, self.story.head.where == "far-side"
        inset = head.pad if head.reverse else 0.0
        turned = not self.frame.vertical
        stack = Stack(self._head_items(bottom - 2 * inset, vertical=turned), turned)
        width = stack.measure(bottom - 2 * inset) + 2 * inset
        u0 = self.frame.along - width if far else 0.0
        if not self.dry:
            box = self.frame.box(u0, 0.0, width, bottom)
            if head.reverse:
                self.page.canvas.fill(box, self.theme.accent)
                self.article.flags.append("reversed-headline")
            self.article.flags.append("horizontal-headline" if self.frame.vertical else "vertical-headline")
            strip = Frame(*box, vertical=turned)
            stack.draw(self.page, self.article, strip, inset, inset, bottom - 2 * inset)
        gap = self.theme.gutter
        return (0.0, u0 - gap) if far else (width + gap, self.frame.along)

    def _column_title(self, columns: list[tuple[float, float]]) -> float:
        """Set the column's standing title on a small panel above the head."""
        em = self.theme.em
        style = self.theme.style("strong", em * 1.05, WHITE)
        stack = Stack([Item("column_title", self.copy.column_title, style)], self.frame.vertical)
        stack.measure(400.0)
        atoms = stack.items[0].lines[0]
        wide = sum(a.width for a in atoms) + 14.0
        if not self.dry:
            self.page.canvas.fill(self.frame.box(columns[0][0], 0.0, wide, em * 1.05 + 6.0), self.theme.accent)
            stack.draw(self.page, self.article, self.frame, columns[0][0] + 7.0, 3.0, wide)
        return em * 1.05 + 14.0

    # -- what stands in the columns -------------------------------------------------------------------------------

    def _reach(self, flow: Flow, first: float, span: float) -> tuple[float, float]:
        """Return the extent along of `span` columns from `first` on; half columns end in their middle."""
        a, b = int(first), int(first + span - 0.01)
        u0, u1 = flow.columns[a][0], flow.columns[min(b, len(flow.columns) - 1)][1]
        if first > a:
            u0 += (first - a) * (flow.columns[a][1] - u0)
        part = (first + span) - int(first + span)
        if part > 0.01 and b < len(flow.columns):
            u1 = flow.columns[b][0] + part * (flow.columns[b][1] - flow.columns[b][0])
        return u0, u1

    def _under(self, flow: Flow, u0: float, u1: float) -> float:
        """Return where the columns between two places are free: below the head that covers them."""
        return max([flow.top] + [b for a, _, e, b in flow.obstacles if a < u1 and e > u0 and b < flow.bottom * 0.7])

    def _shot(self, flow: Flow, shot: Shot, number: int) -> bool:
        u0, u1 = self._reach(flow, shot.first, shot.span)
        width = u1 - u0
        style = self.theme.style("label")
        words = Stack(self._caption_items(shot, style, number), vertical=False)
        boxed = self.frame.box(u0, 0.0, width, 10.0)
        beside = shot.caption_style == "beside"
        ratio = shot.ratio * (1 + self.grow * (shot.grow - 1))
        if self.frame.vertical:
            return self._upright_shot(flow, shot, u0, u1, ratio, words)
        inner = boxed[2] * 0.68 if beside else boxed[2]
        below = words.measure(boxed[2] - inner - 8.0 if beside else inner) if words.items else 0.0
        tall = inner * ratio
        extra = below + 5.0 if words.items and shot.caption_style in {"below", "above"} else 0.0
        start = self._under(flow, u0, u1)
        if shot.at == "bottom":
            start = flow.bottom - tall - extra
        elif shot.at == "middle":
            start = max(start, start + (flow.bottom - start - tall - extra) * 0.45)
        if start + tall + extra > flow.bottom + 0.5 or start < flow.top - 0.5:
            return False
        side = self.theme.gutter * 0.8
        flow.hole(
            u0 - (side if shot.first % 1 else 1),
            start - (9.0 if shot.at != "top" else 0.0),
            u1 + (side if (shot.first + shot.span) % 1 else 1),
            start + tall + extra + (9.0 if shot.at != "bottom" else 0.0),
        )
        if not self.dry:
            lift = extra if shot.caption_style == "above" else 0.0
            self._photo(shot, self.frame.box(u0, start + lift, inner, tall))
            self._caption(shot, words, (u0, start, inner, tall), u1, below)
        return True

    def _upright_shot(self, flow: Flow, shot: Shot, u0: float, u1: float, ratio: float, words: Stack) -> bool:
        """Place a picture in a vertical article: its caption, set horizontally, stands below it."""
        wide = (u1 - u0) * 0.86 / max(0.4, ratio)
        below = words.measure(wide) + 5.0 if words.items else 0.0
        tall = (u1 - u0) - below
        start = self._under(flow, u0, u1)
        if shot.at == "bottom":
            start = flow.bottom - wide
        if start + wide > flow.bottom + 0.5 or start < flow.top - 0.5 or tall < 30:
            return False
        flow.hole(u0 - 1, start - (9.0 if shot.at != "top" else 0.0), u1 + 1, start + wide + 9.0)
        if not self.dry:
            x, y, w, _ = self.frame.box(u0, start, u1 - u0, wide)
            self._photo(shot, (x, y, w, tall))
            words.draw(self.page, self.article, Frame(x, y + tall + 5.0, w, below), 0.0, 0.0, w)
        return True

    def _caption_items(self, shot: Shot, style: Style, number: int) -> list[Item]:
        over = shot.caption_style == "over"
        colour = WHITE if over else style.colour
        items = []
        if shot.caption:
            hand = self.theme.style("soft", style.size * 1.04, colour)
            items.append(Item("caption", shot.caption, hand, "justify", par=number, balance=False, leading=1.35))
        plain = replace(style, size=style.size * 0.92, colour=colour)
        if shot.run_on and items and shot.credit:
            items[0].spans = [Span(shot.caption + " ", hand), Span(shot.credit, plain)]
        elif shot.credit:
            before = 3.5 if items else 0.0
            items.append(Item("credit", shot.credit, plain, "right", before, par=number, balance=False))
        return items

    def _photo(self, shot: Shot, box: tuple[float, float, float, float]) -> None:
        image = shot.draw(max(16, round(box[2] * DPI / 72)), max(16, round(box[3] * DPI / 72)))
        self.page.canvas.picture(from_image(image, box, quality=68))
        values = {"bbox": rounded(box), "caption": shot.caption or None, "credit": shot.credit or None}
        self.photos.append(values | {"caption_style": shot.caption_style})

    def _caption(
        self, shot: Shot, words: Stack, place: tuple[float, float, float, float], u1: float, below: float
    ) -> None:
        u0, start, inner, tall = place
        if not words.items:
            return
        if shot.caption_style == "below":
            words.draw(self.page, self.article, self.frame, u0, start + tall + 5.0, inner)
        elif shot.caption_style == "above":
            words.draw(self.page, self.article, self.frame, u0, start, inner)
        elif shot.caption_style == "beside":
            words.draw(self.page, self.article, self.frame, u0 + inner + 8.0, start, u1 - u0 - inner - 8.0)
        else:
            high = words.measure(inner - 16.0) + 10.0
            self.page.canvas.fill(self.frame.box(u0, start + tall - high, inner, high), (0.13, 0.15, 0.18))
            words.draw(self.page, self.article, self.frame, u0 + 8.0, start + tall - high + 5.0, inner - 16.0)

    def _inset(self, flow: Flow) -> bool:
        inset = self.story.inset
        assert inset is not None
        u0, u1 = self._reach(flow, inset.first, inset.span)
        need = inset.piece.measure(self.frame.sub(u0, 0.0, u1 - u0, 10.0))
        start = self._under(flow, u0, u1) if inset.at == "top" else flow.bottom - need
        if start < flow.top - 0.5 or start + need > flow.bottom + 0.5:
            return False
        gap = 11.0
        flow.hole(u0 - 1, start - (gap if inset.at == "bottom" else 0), u1 + 1, start + need + gap)
        if not self.dry:
            self.article.flags.append("L-shape")
            inset.piece.draw(self.page, self.frame.sub(u0, start, u1 - u0, need))
        return True

    def _pullquote(self, flow: Flow, quote: str) -> None:
        """Set a pull quote between two rules in a column where nothing else stands; without such a place, leave it out."""
        style = self.theme.style("soft", self.theme.em * 1.4, self.theme.accent)
        stack = Stack([Item("pullquote", quote, style, "left", leading=1.35)], self.frame.vertical)
        place = self._free_place(flow, stack)
        if place is None:
            return
        self.quotes.append(quote)
        u0, u1, start, height = place
        flow.hole(u0 - 1, start - 7.0, u1 + 1, start + height + 7.0)
        if not self.dry:
            for v in (start, start + height - 1.5):
                self.page.canvas.fill(self.frame.box(u0, v, u1 - u0, 1.5), self.theme.accent)
            stack.draw(self.page, self.article, self.frame, u0 + 4.0, start + 9.0, u1 - u0 - 8.0)

    def _free_place(self, flow: Flow, stack: Stack) -> tuple[float, float, float, float] | None:
        """Return (u0, u1, v, height) of a free place for a stack inside a column."""
        order = sorted(range(len(flow.columns)), key=lambda c: abs(c - 1))
        for u0, u1 in (flow.columns[c] for c in order):
            height = stack.measure(u1 - u0 - 8.0) + 18.0
            top = self._under(flow, u0, u1)
            for share in (0.5, 0.3, 0.7, 0.15, 0.85):
                start = top + (flow.bottom - top - height) * share
                clear = all(
                    b <= start - 4 * self.leading or t >= start + height + 4 * self.leading or e <= u0 or a >= u1
                    for a, t, e, b in flow.obstacles
                    if b > top + 0.5
                )
                if clear and start > top + 3 * self.leading:
                    stack.measure(u1 - u0 - 8.0)
                    return u0, u1, start, height
        return None

    # -- text -----------------------------------------------------------------------------------------------------

    def _text(self, flow: Flow) -> bool:
        copy, story = self.copy, self.story
        if story.turned_from:
            self._single(flow, "continuation_label", story.turned_from, self.theme.style("label"), "left")
        if copy.editor_note and not self._editor_note(flow):
            return False
        if copy.byline and copy.byline_at == "start":
            self._single(flow, "byline", copy.byline, self.theme.style("soft", self.style.size), "left")
        done: list[Part] = []
        for number, part in enumerate(copy.body):
            poured = self._part(flow, part, number, first=number == 0 and not story.turned_from)
            if poured.whole:
                done.append(part)
                continue
            if not story.turn:
                return False
            self._cut(done, number, poured)
            break
        if story.turn and len(done) == len(copy.body):
            return False
        self.article.values.setdefault("body", [_truth(p) for p in copy.body])
        return self._tail(flow)

    def _tail(self, flow: Flow) -> bool:
        copy = self.copy
        if self.story.turn:
            return True
        if copy.byline and copy.byline_at == "end":
            style = self.theme.style("soft", self.style.size)
            if not self._single(flow, "byline", copy.byline, style, "right"):
                return False
        soft = self.theme.style("soft", self.style.size)
        return not copy.source or self._single(flow, "source", copy.source, soft, "right")

    def _single(self, flow: Flow, role: str, text: str, style: Style, align: Align) -> bool:
        poured = pour(flow, [Span(text, style)], align=align, dry=self.dry)
        if not self.dry:
            self.page.put(self.article, role, poured.lines)
        return poured.whole

    def _editor_note(self, flow: Flow) -> bool:
        soft = self.theme.style("soft", self.style.size)
        spans = [Span(self.copy.editor_note, soft)]
        if self.copy.note_label:
            spans.insert(0, Span(self.copy.note_label, self.theme.style("strong", self.style.size)))
        poured = pour(flow, spans, indent=self.theme.indent, dry=self.dry)
        if not self.dry:
            self.page.put(self.article, "editor_note", poured.lines)
        return poured.whole

    def _part(self, flow: Flow, part: Part, number: int, *, first: bool) -> Poured:
        strong = self.theme.style("strong", self.style.size)
        role = "body"
        if part.type == "subhead":
            spans, indent, align, role = [Span(part.text, strong)], 0.0, self._subhead_align(), "subhead"
            # never alone at the foot of a column, nor just before a page turn
            if not flow.keep_with_next(self.style.size) and self.story.turn:
                return Poured([], 0, False)
        elif part.type == "verse":
            spans, indent, align = [Span(part.text, self.style)], 0.0, "left"
        elif part.type == "sign":
            spans, indent, align = [Span(part.text, self.style)], 0.0, "right"
        elif part.type == "question":
            spans, indent, align = [Span(part.text, strong)], self.theme.indent, "justify"
        else:
            spans, indent, align = self._lead(part, strong, first=first), self.theme.indent, "justify"
        came = self.story.came
        if came is not None and came.values.get("cut") and number == 0:
            indent = 0.0
        lines: list[Line] = []
        if first and self._may_cap(flow, part):
            lines, spans = self._cap(flow, part)
            indent = 0.0
        turn = self.story.turn
        keep = 0.0
        if turn:
            keep = sum(0.55 if ord(c) < 0x2000 else 1.0 for c in turn.label) * self.theme.label.size + 6.0
        align_: Align = align
        poured = pour(flow, spans, indent=indent, align=align_, keep_last=keep, hyphenate=role == "body", dry=self.dry)
        if lines:
            shift = len(part.text) - sum(len(s.text) for s in spans)
            poured.end += shift
        if not self.dry:
            self.page.put(self.article, role, lines + poured.lines, number)
        return poured

    def _subhead_align(self) -> Align:
        return "left" if self.theme.euro or self.theme.traits.get("subhead") == "left" else "centre"

    def _lead(self, part: Part, strong: Style, *, first: bool) -> list[Span]:
        """Set dateline and reporter at the start of a report in the strong face."""
        copy = self.copy
        head = (copy.dateline or "") + (copy.byline if copy.byline_at == "lead" else "")
        if first and head and part.text.startswith(head):
            return [Span(head, strong), Span(part.text[len(head) :], self.style)]
        if part.type == "answer" and part.text[:1] in "答A" and part.text[1:2] in "：:":
            return [Span(part.text[:2], strong), Span(part.text[2:], self.style)]
        return [Span(part.text, self.style)]

    def _may_cap(self, flow: Flow, part: Part) -> bool:
        """Whether the first letter may be set large: it is a letter, and its rows stand in one column."""
        if not self.story.cap or part.type != "p" or not part.text[0].isalpha():
            return False
        found = flow.seek(flow.place, self.style.size)
        low = found and flow.seek((found[0], found[1] + self.leading * (self.story.cap - 1)), self.style.size)
        return bool(found and low and found[0] == low[0] and low[1] - found[1] < self.leading * self.story.cap)

    def _cap(self, flow: Flow, part: Part) -> tuple[list[Line], list[Span]]:
        """Set the first letter over several lines."""
        rows, found = self.story.cap, flow.seek(flow.place, self.style.size)
        assert found is not None
        _, v, u0, _ = found
        size = self.leading * (rows - 1) + self.style.size * (1.0 if not self.theme.euro else 1.28)
        letter = part.text[0]
        style = replace(self.theme.heads[0], size=size, colour=self.theme.accent)
        drop = 0.0 if not self.theme.euro else -0.16 * size
        line = make_line(
            self.frame, u0, v + drop, size * 2, _atoms(letter, style, self.frame.vertical), "left", last=True
        )
        wide = line.glyphs[0].advance if self.theme.euro else size
        flow.hole(u0 - 1, v - 0.5, u0 + wide + 5.0, v + self.leading * rows - 1.0)
        return [line], [Span(part.text[1:], self.style)]

    def _cut(self, done: list[Part], number: int, poured: Poured) -> None:
        """Note where the page turn cuts the body, and print the label on the last line."""
        turn, copy = self.story.turn, self.copy
        assert turn is not None
        part = copy.body[number]
        kept, rest = part.text[: poured.end].rstrip(), part.text[poured.end :].lstrip()
        body = [_truth(p) for p in done]
        if kept:
            body.append({"type": part.type, "text": kept})
        self.article.values["body"] = body
        first = Part(part.type, rest) if kept else part
        self.article.carry = [first, *copy.body[number + 1 :]]
        self.article.values["cut"] = bool(kept)
        if not self.dry:
            self._turn_label()

    def _turn_label(self) -> None:
        """Print the turn's label at the right end of the last line, or under it when that line is full."""
        turn, style = self.story.turn, self.theme.label
        assert turn is not None
        block = [b for b in self.article.blocks if b["role"] == "body"][-1]
        box = block["lines"][-1][1]
        atoms = _atoms(turn.label, style, self.frame.vertical)
        wide, end = sum(a.width for a in atoms) + 1.0, self._last_edge(box)
        u, v, du, dv = self.frame.logical((box[0], box[1], box[2], box[3]))
        if u + du > end - wide:
            v += self.leading
        v += (dv - style.size) * 0.5
        line = make_line(self.frame, end - wide, v, wide, atoms, "right", last=True)
        self.page.canvas.runs[-1].glyphs += line.glyphs
        block["lines"][-1] = [block["lines"][-1][0] + turn.label, rounded(_join(tuple(box), line.box))]

    def _last_edge(self, box: list[float]) -> float:
        """Return the right edge of the column that holds a box."""
        left = self.story.head.where == "side"
        u = self.frame.logical((box[0], box[1], box[2], box[3]))[0]
        columns = self._columns(self._side_width() if left else 0.0, self.frame.along)
        return next(b for a, b in columns if a - 1 <= u < b)

    def _side_width(self) -> float:
        bottom = self.outer.across - 2 * self.pad - self.lift
        inset = self.story.head.pad if self.story.head.reverse else 0.0
        turned = not self.frame.vertical
        stack = Stack(self._head_items(bottom - 2 * inset, vertical=turned), turned)
        return stack.measure(bottom - 2 * inset) + 2 * inset + self.theme.gutter

    def _box(self, page: PageTruth) -> None:
        box, (u, v) = self.story.box, (self.outer.along, self.outer.across)
        place = self.outer.box(0.0, 0.0, u, v)
        if box == "tint":
            page.canvas.fill(place, self.theme.tint)
        elif box == "frame":
            page.canvas.frame(place, 0.8, self.theme.accent)
        elif box == "rules":
            x, y, w, _h = place
            page.canvas.rule(x, y, x + w, y, 1.5, self.theme.accent)


def _truth(part: Part) -> dict[str, str]:
    return {"type": "p" if part.type == "sign" else part.type, "text": part.text}


def _atoms(text: str, style: Style, vertical: bool) -> list[Any]:
    from tools.press.typeset import atoms_of

    return atoms_of([Span(text, style)], vertical=vertical)


def _join(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, float, float, float]:
    x0, y0 = min(a[0], b[0]), min(a[1], b[1])
    return (x0, y0, max(a[0] + a[2], b[0] + b[2]) - x0, max(a[1] + a[3], b[1] + b[3]) - y0)
