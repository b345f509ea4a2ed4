"""An issue of any seed: a look, pages cut into places, places filled, turns and teasers linked."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from tools.press.bank import Bank, read_bank
from tools.press.blocks import Teasers
from tools.press.canvas import WHITE
from tools.press.date import lunar, weekday
from tools.press.furniture import set_upright, set_words, spread_words, width_of
from tools.press.issue import Issue, join
from tools.press.leaves import Leaves
from tools.press.leaves_de import GermanLeaves
from tools.press.parting import Cut, Parting
from tools.press.record import Article, PageTruth
from tools.press.story import Story
from tools.press.theme import draw_theme
from tools.press.tree import OverfullError, Piece, flat, rule_between
from tools.press.typeset import Frame, Style
from tools.press.wording import WORDINGS, german_facts, german_title_block, one_of

KINDS = {
    "zh-district": ("zh", False), "zh-vertical": ("hant", True), "en-local": ("en", False), "de-local": ("de", False),
}  # fmt: skip
TRIES = 12  # a seed whose make-up cannot be filled is drawn again; more than three were never needed
TURNING = 8  # pages that stories turn from: were it all of a long issue, one of them would always find no room


class Press:
    """Makes one issue; `issue` holds it."""

    def __init__(self, kind: str, pages: int, rng: random.Random, name: str) -> None:
        lang, vertical = KINDS[kind]
        self.kind, self.count, self.rng = kind, pages, rng
        self.theme = draw_theme(lang, vertical, rng)
        self.bank = Bank(lang, rng)
        self.bank.guillemets = lang == "de" and rng.random() < 0.4
        self.wording = WORDINGS.get(lang)
        self.leaves = GermanLeaves(self.theme, self.bank, rng) if lang == "de" else Leaves(self.theme, self.bank, rng)
        self.day = dt.date(2018, 1, 1) + dt.timedelta(days=rng.randrange(3600))
        self.sections = self.bank.few("section", pages)
        self.issue = Issue(name, self.theme, {})
        self.turns: list[tuple[Article, int]] = []  # first parts that wait, with the page they go on at
        self.waiting: tuple[PageTruth, Frame] | None = None  # where teasers go when all pages are made
        self.issue.facts |= self._facts()

    def make(self) -> Issue:
        """Make all pages; raises `OverfullError` when a story that turned finds no room."""
        for number in range(1, self.count + 1):
            self._page(number)
        if self.turns:
            raise OverfullError("a story turned to a page without room for it")
        self._teasers()
        return self.issue

    # -- facts and furniture --------------------------------------------------------------------------------------

    def label(self, number: int) -> str:
        """Return a page's label as printed."""
        return self.wording.label.format(number) if self.wording else f"{number:02}"

    def _facts(self) -> dict[str, Any]:
        rng, bank = self.rng, self.bank
        town = rng.choice(read_bank(bank.lang)["town"])
        facts: dict[str, Any] = {"date": self.day.isoformat(), "page_count": self.count}
        facts["issue_no"] = str(rng.randint(1, 300))
        if bank.lang == "de":
            return german_facts(facts, bank.pick("paper").format(town=town), self.day, rng)
        if self.theme.euro:
            facts["title"] = bank.pick("paper").format(town=town)
            facts |= {
                "weekday": f"{self.day:%A}",
                "volume": str(rng.randint(12, 140)),
                "price": f"${rng.choice(['1.00', '1.50', '2.00'])}",
            }
            facts["website"] = "www." + "".join(c for c in facts["title"].lower() if c.isalpha()) + ".example"
            return facts
        pinyin = dict(p.split("=") for p in bank_pairs())
        tail, latin = rng.choice([("报", "BAO"), ("周报", "ZHOU BAO"), ("晚报", "WAN BAO"), ("社区报", "SHE QU BAO")])
        facts["title"] = bank.turn(town + tail)
        facts |= {
            "title_latin": f"{pinyin[town]} {latin}",
            "weekday": weekday(self.day),
            "lunar_date": bank.turn(lunar(self.day)),
        }
        facts["cumulative_no"] = str(rng.randint(400, 20_000))
        facts["licence"] = (
            f"CN 00-{rng.randint(1000, 9999)}"
            if rng.random() < 0.6
            else bank.turn(f"澜内部资料准印证第{rng.randint(1000, 9999)}号")
        )
        if rng.random() < 0.6:
            facts["postal_code"] = f"{rng.randint(10, 99)}-{rng.randint(10, 299)}"
        if rng.random() < 0.6:
            facts["price"] = bank.turn(f"{rng.choice(['1.00', '1.50', '2.00'])}元")
        facts["website"] = "www." + facts["title_latin"].replace(" ", "").lower() + ".example"
        facts["publisher"] = bank.turn(town + rng.choice(["融媒体中心", "日报社"]))
        return facts

    def _printed(self) -> list[tuple[str, str]]:
        """Return the masthead's lines of facts as printed."""
        f, t = self.issue.facts, self.bank.turn
        if self.bank.lang == "de":
            return german_title_block(f, self.day, self.rng)
        if self.theme.euro:
            date = f"{self.day:%A, %B} {self.day.day}, {self.day.year}"
            return [
                ("issue_no", f"Vol. {f['volume']}, No. {f['issue_no']}"), ("date", date), ("page_count", f"{self.count} pages"),
                ("website", f["website"]), ("price", f["price"]),
            ]  # fmt: skip
        date = t(f"{self.day.year}年{self.day.month}月{self.day.day}日")
        count = t(self.rng.choice(["本期{}版", "今日{}版"]).format(self.count))
        rows = [
            ("date", f"{date}　{f['weekday']}　{f['lunar_date']}"),
            ("issue_no", t(f"第{f['issue_no']}期　总第{f['cumulative_no']}期　") + count),
        ]
        licence = t("国内统一连续出版物号 ") + f["licence"] if f["licence"].startswith("CN") else f["licence"]
        f["licence"] = licence
        rows.append(("licence", licence))
        if "postal_code" in f:
            rows.append(("postal_code", t("邮发代号 ") + f["postal_code"]))
        rows += [("website", f["website"]), ("publisher", t("主办：") + f["publisher"])]
        return [*rows, ("price", t("零售价 ") + f["price"])] if "price" in f else rows

    def _plain(self, size: float, colour: Any = (0.0, 0.0, 0.0)) -> Style:
        return Style(self.theme.label.face, self.theme.label.latin, size, colour, self.theme.lang, gap=0.1)

    def _masthead(self, page: PageTruth) -> float:
        theme, rng = self.theme, self.rng
        left, top, right, _ = theme.margins
        width = theme.size[0] - left - right
        title = self.issue.facts["title"]
        face = rng.choice(theme.heads).face
        colour = rng.choice([theme.accent, (0.0, 0.0, 0.0)])
        style = Style(face, face, 10.0, colour, theme.lang)
        size = min(86.0, 10.0 * width * rng.uniform(0.45, 0.85) / width_of(title, style))
        align = rng.choice(["left", "centre", "centre"])
        set_words(page, "title", title, style.sized(size), left, top, width, align)  # type: ignore[arg-type]
        y = top + size * 1.3
        if "title_latin" in self.issue.facts:
            latin = self._plain(rng.uniform(9.0, 13.0), theme.accent)
            set_words(page, "title_latin", self.issue.facts["title_latin"], latin, left, y, width, align)  # type: ignore[arg-type]
            y += latin.size * 1.7
        return self._strips(page, left, y, width)

    def _side_masthead(self, page: PageTruth) -> Frame:
        """Set the title block of a vertical paper down the right edge; returns what is left of the page."""
        theme, rng, facts = self.theme, self.rng, self.issue.facts
        left, top, right, low = theme.margins
        wide, tall = 144.0, theme.size[1] - top - low
        x = theme.size[0] - right - wide
        face = rng.choice(theme.heads).face
        size = min(wide * 0.62, tall * 0.42 / len(facts["title"]))
        style = Style(face, face, size, rng.choice([theme.accent, (0.0, 0.0, 0.0)]), theme.lang)
        page.canvas.frame((x, top, wide, tall), 0.8, theme.accent)
        y = top + 14.0
        y += set_upright(page, "title", facts["title"], style, x + (wide - size) / 2, y) + 10.0
        lines = [("title_latin", facts["title_latin"])]
        lines += [(role, piece) for role, text in self._printed() for piece in text.split("\u3000")]
        for role, text in lines:
            size = min(9.0, 9.0 * (wide - 10.0) / width_of(text, self._plain(9.0)))
            set_words(page, role, text, self._plain(size), x + 4.0, y, wide - 8.0, "centre")
            y += 16.0
        if self.count > 1:
            self.waiting = (page, Frame(x + 6.0, y + 8.0, wide - 12.0, top + tall - y - 14.0))
        return Frame(left, top, x - theme.gutter - left, tall, vertical=True)

    def _strips(self, page: PageTruth, left: float, y: float, width: float) -> float:
        """Set the facts in one strip or several between rules."""
        theme, style = self.theme, self._plain(self.rng.uniform(7.8, 9.2))
        rows: list[list[tuple[str, str]]] = [[]]
        for part in self._printed():
            if sum(width_of(t, style) + 18.0 for _, t in [*rows[-1], part]) > width:
                rows.append([])
            rows[-1].append(part)
        page.canvas.rule(left, y, left + width, y, 1.4, theme.accent)
        for row in rows:
            spread_words(page, row, style, left, y + 5.0, width)
            y += style.size + 9.0
            page.canvas.rule(left, y, left + width, y, 0.5, theme.accent)
        return y + 12.0

    def _folio(self, page: PageTruth) -> tuple[float, float]:
        """Set the running head (or foot); returns the top of the text and what is kept free at the foot."""
        theme, how = self.theme, self.theme.traits["folio"]
        left, top, right, low = theme.margins
        width = theme.size[0] - left - right
        y = theme.size[1] - low - 12.0 if how == "bottom" else top
        ink = theme.accent
        if how == "band":
            page.canvas.fill((left, y - 3.0, width, 24.0), theme.accent)
            ink = WHITE
        big, small = self._plain(13.0, ink), self._plain(8.2, ink if how == "band" else (0.0, 0.0, 0.0))
        inner = (left + 6.0, width - 12.0) if how == "band" else (left, width)
        if self.wording:
            label = str(theme.traits.setdefault("page", one_of(self.rng, self.wording.folio))).format(page.label)
        else:
            label = page.label if self.rng.random() < 0.5 else self.bank.turn(f"第{page.label}版")
        set_words(page, "page_no", label, big, inner[0], y + 2.0)
        set_words(page, "section", page.section, big, inner[0] + 70.0, y + 2.0)
        set_words(page, "title", self.issue.facts["title"], small, inner[0], y + 5.0, inner[1], "centre")
        date = (
            self.wording.date(self.day)
            if self.wording
            else self.bank.turn(f"{self.day.year}年{self.day.month}月{self.day.day}日")
        )
        set_words(page, "date", date, small, inner[0], y + 5.0, inner[1], "right")
        if how == "bottom":
            page.canvas.rule(left, y - 4.0, left + width, y - 4.0, 0.8, theme.accent)
            return top, 26.0
        if how == "top":
            page.canvas.rule(left, y + 20.0, left + width, y + 20.0, 1.0, theme.accent)
        y += 26.0
        if not theme.euro and self.rng.random() < 0.7:
            b = self.bank
            text = b.turn(f"责任编辑：{b.name()}　美术编辑：{b.name()}　校对：{b.name()}")
            set_words(page, "editors", text, self._plain(7.6), left, y, width, "right")
            y += 13.0
        return y + 6.0, 0.0

    # -- pages ----------------------------------------------------------------------------------------------------

    def _page(self, number: int) -> None:
        page = self.issue.page(self.label(number), self.sections[(number - 1) % len(self.sections)])
        if number == 1 and self.theme.vertical and self.rng.random() < 0.6:
            area = self._side_masthead(page)
        else:
            top, foot = (self._masthead(page), 0.0) if number == 1 else self._folio(page)
            area = self.issue.area(top, foot)
        least = 150.0 if self.theme.vertical else 120.0
        parting = Parting(self.theme, area, self._columns(area), self.rng, least)
        places = parting.places
        order = sorted(range(len(places)), key=lambda i: -places[i].span * places[i].high)
        taken: dict[int, Piece] = {}
        if number == 1 and self.count > 1 and self.waiting is None:
            self._keep_teasers(page, parting, order)
        self._settle_turns(page, parting, order, taken)
        self._start_turn(number, parting, order, taken)
        for rank, i in enumerate(order):
            taken[i] = self._fill(parting.frame(places[i]), places[i].span, rank)
        for i in sorted(taken):
            taken[i].draw(page, parting.frame(places[i]))
            self._linked(page, taken[i])
        for cut in parting.cuts:
            self._rule(page, area, cut)

    def _columns(self, area: Frame) -> int:
        return max(2, self.theme.columns if area.along > 400 else self.theme.columns - 1)

    def _rule(self, page: PageTruth, area: Frame, cut: Cut) -> None:
        parting = self.theme.parting
        level = cut.v0 == cut.v1
        if parting == "rules" or (parting == "mixed" and self.rng.random() < (0.7 if level else 0.45)):
            rule_between(page, area, cut.u0, cut.v0, cut.u1, cut.v1, (0.3, 0.3, 0.3))

    def _fill(self, frame: Frame, span: int, rank: int) -> Piece:
        """Return a piece for a place: mostly articles, and always something that fits."""
        if rank == 0 or self.rng.random() < 0.62:
            story = self.leaves.article(frame, span, lead=rank == 0)
            if story is not None:
                return story
        return self.leaves.piece(frame, span) or self.leaves.advert(frame, span) or _nothing(frame)

    # -- turns and teasers ----------------------------------------------------------------------------------------

    def _turn_label(self, number: int) -> tuple[str, str]:
        """Return the labels at both ends as the paper prints them."""
        if self.wording:
            turns = self.wording.turns
            return turns[int(str(self.theme.traits["jump"])) % len(turns)]
        forms = [
            ("（下转第{}版）", "（上接第{}版）"),
            ("▶下转{}版", "▶上接{}版"),
            ("（下转{}版）", "（上接{}版）"),
            ("【下转第{}版】", "【上接第{}版】"),
        ]
        there, back = forms[int(str(self.theme.traits["jump"])) % len(forms)]
        return self.bank.turn(there), self.bank.turn(back)

    def _start_turn(self, number: int, parting: Parting, order: list[int], taken: dict[int, Piece]) -> None:
        if number == self.count or number > TURNING or self.rng.random() > (0.8 if number == 1 else 0.25):
            return
        there, _ = self._turn_label(number)
        target = self.rng.randint(number + 1, self.count)
        for i in order[:3]:
            place = parting.places[i]
            label = there.format(self._short(target))
            story = self.leaves.turning(parting.frame(place), place.span, label, target)
            if story is not None:
                taken[i] = story
                order.remove(i)
                return

    def _short(self, number: int) -> str:
        return self.label(number).lstrip("0")

    def _settle_turns(self, page: PageTruth, parting: Parting, order: list[int], taken: dict[int, Piece]) -> None:
        """Give stories that turn to this page the middling places."""
        for first, target in [t for t in self.turns if t[1] == page.number]:
            start = next(p for p in self.issue.pages if first in p.articles)
            _, back = self._turn_label(start.number)
            for i in [*order[1:], *order[:1]]:
                place = parting.places[i]
                story = self.leaves.second(
                    parting.frame(place), place.span, first, back.format(self._short(start.number))
                )
                if story is not None:
                    taken[i] = story
                    order.remove(i)
                    self.turns.remove((first, target))
                    break

    def _linked(self, page: PageTruth, piece: Piece) -> None:
        """After a piece is drawn: note a turn that waits, or join both parts of one that arrived."""
        if not isinstance(piece, Story) or not (piece.turn or piece.came):
            return
        article = next(a for a in reversed(page.articles) if a.key == piece.copy.name)
        if piece.turn:
            self.turns.append((article, piece.turn.page))
            return
        assert piece.came is not None
        start = next(p for p in self.issue.pages if piece.came in p.articles)
        there, back = (form.strip("（）【】▶()» ") for form in self._turn_label(start.number))
        join(piece.came, article, there.format(self._short(page.number)), back.format(self._short(start.number)))

    def _keep_teasers(self, page: PageTruth, parting: Parting, order: list[int]) -> None:
        """Keep a small place for teasers; they are set when all pages are known."""
        frames = {i: flat(parting.frame(parting.places[i])) for i in order[1:]}
        small = [i for i, frame in frames.items() if (180 if self.theme.euro else 110) < frame.w < 420 and frame.h > 70]
        if small:
            order.remove(small[-1])
            self.waiting = (page, frames[small[-1]])

    def _teasers(self) -> None:
        if self.waiting is None:
            return
        page, frame = self.waiting
        found = [
            (p, a) for p in self.issue.pages[1:] for a in p.articles
            if a.kind == "article" and a.values.get("headline") and not a.values.get("before") and a.key
        ]  # fmt: skip
        self.rng.shuffle(found)
        count = max(1, min(len(found), int(frame.across / 44.0), 6))
        chosen = sorted(found[:count], key=lambda pair: pair[0].number)
        items = [(self._pointer(p), a.values["headline"], p.number, a.key) for p, a in chosen]
        title = (
            self.rng.choice(self.wording.inside)
            if self.wording
            else self.bank.turn(self.rng.choice(["导读", "今日导读"]))
        )
        if items:
            looks = ["bars", "list"] if self.bank.lang != "de" else ["bars", "list", "tail"]
            Teasers(self.theme, items, title, self.rng.choice(looks)).draw(page, frame)  # type: ignore[arg-type]

    def _pointer(self, page: PageTruth) -> str:
        if not self.wording:
            return page.label.lstrip("0") + "版"
        return str(self.theme.traits.setdefault("pointer", one_of(self.rng, self.wording.pointers))).format(page.label)


class _Blank:
    """A place left white."""

    elastic = 0.0

    def measure(self, frame: Frame) -> float:
        """Return no extent."""
        return 0.0

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Draw nothing."""


def _nothing(frame: Frame) -> Piece:
    return _Blank()


def bank_pairs() -> list[str]:
    """Return the towns' names in pinyin, as `name=PINYIN` parts joined over their blanks."""
    out: list[str] = []
    for part in read_bank("zh")["pinyin"]:
        if "=" in part:
            out.append(part)
        else:
            out[-1] += " " + part
    return out


def generate(kind: str, seed: int, pages: int) -> Issue:
    """Make the issue of a seed.

    Args:
        kind: one of `KINDS`.
        seed: the same seed gives the same issue, to the byte.
        pages: how many pages.

    Raises:
        OverfullError: no make-up of this seed could be filled.
    """
    for attempt in range(TRIES):
        rng = random.Random(f"{kind}-{seed}-{attempt}")
        try:
            return Press(kind, pages, rng, f"{kind}-{seed}").make()
        except OverfullError as error:
            problem = error
    raise problem
