"""What fills a place on a generated page: an article fitted to it, briefs, a table, questions, a poem, an advertisement."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tools.press import pictures
from tools.press.bank import Bank
from tools.press.blocks import Ad, Brief, Briefs, Table
from tools.press.canvas import WHITE
from tools.press.record import Article, PageTruth
from tools.press.story import Head, Inset, Story, Turn
from tools.press.theme import Theme
from tools.press.tree import Flat, OverfullError, Piece, flat
from tools.press.typeset import Align, Frame
from tools.press.wording import WORDINGS, one_of
from tools.press.words import Copy, Draw, Part, Shot

if TYPE_CHECKING:
    from PIL import Image

PARAGRAPHS = 48  # what one article has at most: more than any place holds


def scene(rng: random.Random) -> Draw:
    """Return a drawn picture that is the same at every size asked for."""
    kind, seed = rng.choice(pictures.KINDS), rng.randrange(2**31)

    def draw(w: int, h: int) -> Image.Image:
        return kind(w, h, random.Random(seed))

    return draw


class Leaves:
    """Makes pieces for places; everything is drawn from one stream of random numbers."""

    def __init__(self, theme: Theme, bank: Bank, rng: random.Random) -> None:
        self.theme, self.bank, self.rng = theme, bank, rng
        self.wording = WORDINGS.get(bank.lang)  # None where the paper is Chinese
        self.count = 0

    # -- copy -----------------------------------------------------------------------------------------------------

    def name(self) -> str:
        """Return a new article's name."""
        self.count += 1
        return f"s{self.count}"

    def copy(self) -> Copy:
        """Write a long article with whatever parts it has."""
        rng, bank = self.rng, self.bank
        about = bank.subject()
        copy = Copy(headline=bank.headline(), name=self.name())
        if rng.random() < 0.35:
            copy.kicker = bank.pick("kicker")
        if rng.random() < 0.35:
            copy.deck = bank.pick("deck")
        if rng.random() < 0.15:
            copy.column_title = bank.pick("column")
        self._body(copy, about)
        self._byline(copy)
        if bank.has("note") and rng.random() < 0.12:
            copy.editor_note = bank.pick("note")
        if bank.has("src") and copy.byline_at != "end" and rng.random() < 0.15:
            copy.source = self._source()
        if rng.random() < 0.15:
            copy.pullquotes = [bank.pick("say") + ("." if bank.euro else "。")]
        return copy

    def _source(self) -> str:
        return self.bank.pick("src").format(town=self.bank.pick("town"), org=self.bank.pick("org"))

    def _body(self, copy: Copy, about: dict[str, str]) -> None:
        rng, bank = self.rng, self.bank
        subheads = bank.few("subhead", 8) if rng.random() < 0.4 else []
        low, high = rng.choice([(1, 2), (1, 4), (2, 4)])
        for n in range(PARAGRAPHS):
            if subheads and n and n % rng.choice([3, 4, 5]) == 0:
                copy.body.append(Part("subhead", subheads.pop()))
            copy.body.append(Part("p", bank.paragraph(about, low, high)))

    def _byline(self, copy: Copy) -> None:
        rng, wording = self.rng, self.wording
        form, where = rng.choice(wording.bylines if wording else _CHINESE_BYLINES)
        if not form:
            copy.byline_at = ""
            return
        copy.byline = self._signed(form)
        copy.byline_at = where  # type: ignore[assignment]
        if where == "lead":
            copy.dateline = self.bank.turn("本报讯")
        elif wording and rng.random() < 0.4:
            town = self.bank.pick("town")
            copy.dateline = one_of(rng, wording.datelines).format(town=town, TOWN=town.upper(), i=self._sign())
        head = copy.dateline + (copy.byline if where == "lead" else "")
        if head:
            space = " " if self.bank.euro else ""
            copy.body[0] = Part("p", head + space + copy.body[0].text)

    def _signed(self, form: str) -> str:
        """Return a byline or credit with its names."""
        a, b = self.bank.name(), self.bank.name()
        return self.bank.turn(form).format(a=a, b=b, A=a.upper(), i=self._sign() if "{i}" in form else "")

    def _sign(self) -> str:
        """Draw a reporter's sign: the first letters of a name; a language without signs draws nothing."""
        return self.bank.pick("last")[: self.rng.choice([2, 3])].lower() if self.bank.lang == "de" else ""

    # -- fitting --------------------------------------------------------------------------------------------------

    def fitted(self, story: Story, frame: Frame) -> Story | None:
        """Return the story cut to the paragraphs that the frame holds, or None when it does not hold one."""
        whole = story.copy.body

        def cut(count: int) -> Story:
            body = whole[:count]
            while body and body[-1].type in ("subhead", "question"):  # neither stands without what follows
                body = body[:-1]
            if story.copy.byline_at == "tail" and body:
                body = [
                    *body[:-1],
                    Part(body[-1].type, body[-1].text + (" " if self.bank.euro else "") + story.copy.byline),
                ]
            return replace(story, copy=replace(story.copy, body=body), _least={})

        def fits(count: int) -> bool:
            trial = cut(count)
            return bool(trial.copy.body) and trial._try(frame, frame.across, 0.0, 1.0)

        if not fits(1):
            return None
        low, high = 1, len(whole) + 1
        while high - low > 1:
            half = (low + high) // 2
            low, high = (half, high) if fits(half) else (low, half)
        return cut(low)

    def article(self, frame: Frame, columns: int, *, lead: bool = False) -> Story | None:
        """Return an article that fills the frame, plainer at each attempt; None when nothing fits."""
        copy = self.copy()
        for plain in (0, 1, 2):
            story = self._dress(replace(copy), frame, columns, plain, lead=lead)
            found = self.fitted(story, frame)
            if found is not None:
                return found
        return None

    def _dress(self, copy: Copy, frame: Frame, columns: int, plain: int, *, lead: bool) -> Story:
        """Choose head, columns, pictures, box; `plain` 0 is free, 2 has a small head and nothing else."""
        rng = self.rng
        head = self._head(frame, columns, plain, lead=lead)
        weights = [1.0] * columns
        if columns > 1 and rng.random() < 0.2:
            columns = max(1, columns + rng.choice([-1, 1]))
            weights = [1.0] * columns
        if columns > 1 and rng.random() < 0.15:
            weights = [rng.choice([1.0, 1.0, 1.5, 2.0]) for _ in range(columns)]
        if plain == 2:
            copy.kicker = copy.deck = copy.column_title = copy.editor_note = ""
            copy.pullquotes = []
        if head.span >= columns or head.first + head.span > columns:
            head.first = head.span = 0
        copy.shots = self._shots(columns) if not plain and rng.random() < (0.9 if lead else 0.45) else []
        box = rng.choice(["", "", "", "", "frame", "tint", "rules"]) if plain < 2 else ""
        story = Story(self.theme, copy, columns, head, weights, box=box)  # type: ignore[arg-type]
        if not plain and self.rng.random() < 0.12:
            story.cap = rng.choice([2, 3])
        return story

    def _head(self, frame: Frame, columns: int, plain: int, *, lead: bool) -> Head:
        rng, em = self.rng, self.theme.em
        most = min(frame.along / (11 if not self.theme.euro else 16), em * 4.6 if lead else em * 3.2)
        size = (em * 1.35, max(em * 1.6, most * rng.uniform(0.75, 1.15)))
        align: Align = {"mixed": rng.choice(["left", "centre"])}.get(self._align(), self._align())  # type: ignore[assignment]
        head = Head(size, rng.choice([1, 2, 2, 3]), rng.randrange(3), align)
        if plain:
            head.size, head.lines = (em * 1.2, em * 1.8), 3
            return head
        free = rng.random()
        if free < 0.14 and frame.across > 150 and not self.theme.euro:
            head.where = "side" if frame.vertical or rng.random() < 0.7 else "far-side"
        elif free < 0.3 and columns >= 3:
            head.span = rng.randint(1 if columns < 4 else 2, columns - 1)
            head.first = rng.choice([0, columns - head.span])
            head.drop = rng.choice([0, 0, 0, 3])
        head.reverse = rng.random() < 0.07
        return head

    def _align(self) -> str:
        return str(self.theme.traits["head_align"])

    def _shots(self, columns: int) -> list[Shot]:
        rng, bank = self.rng, self.bank
        wide: float = rng.randint(1, max(1, columns - 1))
        first: float = rng.randint(0, columns - int(wide))
        if columns >= 3 and rng.random() < 0.2:
            first, wide = 0.6, rng.choice([1.0, 1.4])
        caption = bank.pick("caption") if rng.random() < 0.85 else ""
        style = rng.choice(["below", "below", "below", "above", "over", "beside" if wide >= 2 else "below"])
        credit = self._credit() if caption and rng.random() < 0.7 else ""
        at = rng.choice(["top", "top", "middle", "bottom"])
        made = Shot(scene(rng), caption, credit, first, wide, at, rng.uniform(0.5, 0.85), 1.35, style)  # type: ignore[arg-type]
        return [self._shot(made)]

    def _shot(self, shot: Shot) -> Shot:
        """Give a picture the paper's own habits."""
        return shot

    def _credit(self) -> str:
        if self.wording:
            form, name = self.rng.choice(self.wording.credits), self.bank.name()
            return form.format(a=name, A=name.upper())
        forms = ["本报记者 {} 摄", "{} 摄", "{} 供图", "（{} 摄）", "摄影/{}"]
        return self.bank.turn(self.rng.choice(forms)).format(self.bank.name())

    # -- other pieces ---------------------------------------------------------------------------------------------

    def piece(self, frame: Frame, columns: int) -> Piece | None:
        """Return something other than an article that fits the frame, or None."""
        makers = self.makers()
        if frame.vertical and self.rng.random() < 0.5:
            return self._flat(frame)
        self.rng.shuffle(makers)
        for maker in makers[:4]:
            found = maker(frame, columns)
            if found is not None:
                return found
        return None

    def makers(self) -> list[Callable[[Frame, int], Piece | None]]:
        """Return what may stand beside articles."""
        return [
            self.briefs, self.briefs, self.questions, self.poem, self.notice, self.table, self.advert, self.photo, self.elbow,
        ]  # fmt: skip

    def _flat(self, frame: Frame) -> Piece | None:
        """Return a piece set horizontally on a vertical page, or None."""
        level = flat(frame)
        columns = max(1, min(4, int(level.along / (self.theme.em * 12))))
        for maker in self.rng.sample([self.table, self.poem, self.photo, self.questions, self.article], 5):
            found = maker(level, columns)
            if found is not None:
                return Flat(found)
        return None

    def briefs(self, frame: Frame, columns: int) -> Piece | None:
        """Return short reports under one heading, as many as fit."""
        rng, bank = self.rng, self.bank
        if frame.across * frame.along < 30_000:
            return None
        items = [Brief(bank.paragraph(bank.subject(), 1, 2), head) for head in [*bank.few("briefhead", 12), *[""] * 6]]
        if rng.random() < 0.35:
            items = [Brief(i.text) for i in items]
        where = "top" if self.theme.euro or frame.across < 110 or rng.random() < 0.5 else "side"
        made = Briefs(
            self.theme, bank.pick("briefs"), items, max(1, columns - rng.choice([0, 0, 1])), where,  # type: ignore[arg-type]
            "" if items[0].headline or rng.random() < 0.4 else self._bullet(),
            rng.choice(["", "", "frame", "tint"]), group=f"group-{self.name()}",
        )  # fmt: skip
        while len(made.items) > 1 and not made.fits(frame):
            made.items = made.items[:-1]
        return made if made.fits(frame) else None

    def _bullet(self) -> str:
        return "• " if self.theme.euro else str(self.theme.traits["bullet"])

    def questions(self, frame: Frame, columns: int) -> Piece | None:
        """Return an interview."""
        bank, copy = self.bank, self.copy()
        about = bank.subject()
        ask, answer = self.wording.speakers if self.wording else (bank.turn("问："), bank.turn("答："))
        copy.body = []
        for text in bank.few("question", 7):
            copy.body += [Part("question", ask + text), Part("answer", answer + bank.paragraph(about, 1, 3))]
        copy.dateline = ""
        copy.byline_at = "head" if copy.byline_at in {"lead", "tail"} else copy.byline_at
        story = self._dress(copy, frame, columns, 1, lead=False)
        found = self.fitted(story, frame)
        return found if found and len(found.copy.body) >= 4 else None

    def poem(self, frame: Frame, columns: int) -> Piece | None:
        """Return a poem."""
        if frame.along > 330 or frame.vertical:
            return None
        bank = self.bank
        name = self.wording.poet.format(a=bank.name()) if self.wording else bank.name()
        verse = [Part("verse", line) for line in bank.few("verse", self.rng.choice([4, 6, 8, 10]))]
        copy = Copy(bank.pick("poemhead"), verse, byline=name, name=self.name())
        head = Head((self.theme.em * 1.4, self.theme.em * 2.0), 1, self.rng.randrange(3), "left")
        story = Story(self.theme, copy, 1, head, box=self.rng.choice(["", "frame", "tint"]))
        return story if story._try(frame, frame.across, 0.0, 1.0) else None

    def notice(self, frame: Frame, columns: int) -> Piece | None:
        """Return a notice."""
        body = [Part("p", self.bank.notice()) for _ in range(8)]
        copy = Copy(self.bank.pick("noticehead"), body, "notice", byline_at="", name=self.name())
        head = Head((self.theme.em * 1.2, self.theme.em * 1.7), 1, 1, "centre")
        return self.fitted(Story(self.theme, copy, max(1, columns - 1), head, box="frame"), frame)

    def table(self, frame: Frame, columns: int) -> Piece | None:
        """Return a table that fits, or None."""
        rng, bank = self.rng, self.bank
        if frame.along < 150 or frame.vertical:
            return None
        items = bank.few("td", rng.randint(4, 9))
        rows = [bank.few("th", 3)]
        rows += [
            [
                item,
                f"{rng.randint(1, 12)}/{rng.randint(1, 28)} {rng.randint(8, 20)}:{rng.choice(['00', '30'])}",
                bank.pick("place"),
            ]
            for item in items
        ]
        made = Table(
            self.theme, bank.pick("tablehead"), rows, [1.2, 1.1, 1.6], rules=rng.choice(["grid", "lines", "stripes"])
        )
        return made if made.measure(frame) <= frame.across else None

    def advert(self, frame: Frame, columns: int) -> Piece | None:
        """Return an advertisement."""
        rng, theme = self.rng, self.theme
        name, slogan = self.bank.pick("ad"), self.bank.pick("slogan")
        big = max(
            10.0,
            min(frame.box(0, 0, frame.along, frame.across)[2] / (len(name) * (0.62 if theme.euro else 1.15)), 46.0),
        )
        lines = [(name, big, theme.heads[0].face), (slogan, max(8.0, big * 0.4), theme.label.face)]
        dark = rng.random() < 0.4
        panel = theme.accent if dark else theme.tint
        ink = WHITE if dark else (0.1, 0.1, 0.1)
        effect = rng.choice(["", "", "bold", "shadow"])
        return Ad(theme, lines, 60.0, panel, ink, effect=effect, frame=rng.random() < 0.7)

    def photo(self, frame: Frame, columns: int) -> Piece | None:
        """Return photo news: picture, perhaps a headline, caption, credit."""
        if frame.vertical or frame.across < 130:
            return None
        style = self.rng.choice(["below", "below", "over", "beside" if frame.along > 260 else "below"])
        ratio = max(0.3, (frame.across - 70.0) / frame.along) * (1.3 if style == "beside" else 1.0)
        shot = Shot(
            scene(self.rng),
            self.bank.pick("caption"),
            self._credit(),
            0,
            1,
            "top",
            min(ratio, 1.1),
            1.2,
            style,  # type: ignore[arg-type]
        )
        headline = self.bank.headline() if self.rng.random() < 0.6 else ""
        copy = Copy(headline, [], "photo-news", byline_at="", shots=[shot], name=self.name())
        story = Story(self.theme, copy, 1, Head((self.theme.em * 1.3, self.theme.em * 1.8), 2, 0, "left"))
        return story if story._try(frame, frame.across, 0.0, 1.0) else None

    def elbow(self, frame: Frame, columns: int) -> Piece | None:
        """Return an article bent round a smaller piece: an L, or an L upside down."""
        if columns < 3 or frame.across < 220:
            return None
        span = self.rng.randint(1, columns - 2)
        width = (frame.along - self.theme.gutter * (columns - 1)) / columns * span + self.theme.gutter * (span - 1)
        high = frame.across * self.rng.uniform(0.3, 0.5)
        small = frame.sub(0.0, 0.0, width, high)
        inner = self.rng.choice([self.notice, self.notice if frame.vertical else self.table, self.article])(small, span)
        if inner is None:
            return None
        if isinstance(inner, Story):
            inner.fixed = high
        story = self._dress(self.copy(), frame, columns, 1, lead=False)
        if len(story.weights) != columns or len(set(story.weights)) > 1 or story.box in {"frame", "tint"}:
            story.weights, story.columns, story.box = [1.0] * columns, columns, ""
        story.inset = Inset(inner, columns - span, span, self.rng.choice(["bottom", "bottom", "top"]))
        return self.fitted(story, frame)

    # -- turns ----------------------------------------------------------------------------------------------------

    def turning(self, frame: Frame, columns: int, label: str, page: int) -> Story | None:
        """Return the first part of a story that goes on at another page."""
        copy = self.copy()
        copy.byline_at = "head" if copy.byline_at in {"end", "tail"} else copy.byline_at
        copy.source = ""
        story = self._dress(copy, frame, columns, 1, lead=True)
        found = self.fitted(story, frame)
        if found is None or len(found.copy.body) + 2 > len(copy.body):
            return None
        more = len(found.copy.body) + self.rng.randint(3, 12)
        story = replace(story, copy=replace(copy, body=copy.body[:more]), turn=Turn(label, page), _least={})
        try:
            story.draw(PageTruth(0, "", "", _blank()), frame)
        except OverfullError:
            return None
        return story

    def second(self, frame: Frame, columns: int, first: Article, label: str) -> Story | None:
        """Return the second part of a story, cut to what the frame holds."""
        title = first.values["headline"]
        if self.rng.random() < 0.3:
            title = title.split(" ")[0] if not self.theme.euro else " ".join(title.split(" ")[:3])
        copy = Copy(title, list(first.carry), byline_at="", name=first.key)
        head = Head((self.theme.em * 1.3, self.theme.em * 1.9), 2, 0, "left")
        return self.fitted(Story(self.theme, copy, columns, head, turned_from=label, came=first), frame)


def _blank() -> Any:
    from tools.press.canvas import Canvas

    return Canvas(0.0, 0.0)


_CHINESE_BYLINES = [
    ("□ 记者 {a}", "head"), ("本报记者 {a}", "head"), ("本报记者 {a} 通讯员 {b}", "head"), ("■ 本报记者 {a} 实习生 {b}", "head"),
    ("文/图 记者 {a}", "head"), ("特约撰稿 {a}", "head"), ("{a}", "head"), ("记者 {a} 摄影报道", "head"), ("（记者 {a}）", "lead"),
    ("（记者 {a} 通讯员 {b}）", "lead"), ("（通讯员 {a}）", "lead"), ("（{a}）", "tail"), ("（本报记者 {a}）", "tail"),
    ("□ {a}", "end"), ("本报记者 {a}", "start"), ("", ""),
]  # fmt: skip
