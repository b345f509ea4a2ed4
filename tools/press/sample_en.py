"""The English sample: four pages of an invented harbor town's paper, made up by hand.

Run with `python -m tools.press --sample en --out sample/en`. Articles are in `texts/en-*.txt`, pictures in `scenes.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tools.press.blocks import Ad, Teasers
from tools.press.canvas import WHITE, Colour
from tools.press.furniture import set_words, spread_words
from tools.press.makeup import MakeUp
from tools.press.record import PageTruth
from tools.press.scenes import SCENES
from tools.press.story import Head, Inset, Turn
from tools.press.theme import Theme
from tools.press.tree import Row, Stacked
from tools.press.typeset import Style
from tools.press.words import Shot

DAY = dt.date(2026, 6, 18)
TITLE, WEBSITE = "The Penwick Harbor Ledger", "www.penwickledger.example"
NAVY: Colour = (0.09, 0.17, 0.33)
SAND: Colour = (0.965, 0.95, 0.915)
EM = 8.8
SECTIONS = ["Front Page", "Opinion", "Town", "Sports & Life"]


def _one(face: str, size: float = EM, colour: Colour = (0.0, 0.0, 0.0)) -> Style:
    return Style(face, face, size, colour, "en")


THEME = Theme(
    lang="en", vertical=False, size=(702.0, 1010.0), margins=(34.0, 30.0, 34.0, 32.0), columns=5, gutter=13.0,
    body=replace(_one("noto-serif"), ligatures=True), leading=EM * 1.28,
    heads=[_one("display-bold"), _one("noto-sans-bold"), _one("display-italic")], label=_one("noto-sans", EM * 0.88),
    soft=_one("noto-serif-italic"), strong=_one("noto-sans-bold"), accent=NAVY, tint=SAND, parting="mixed", indent=9.0,
    gap=16.0,
)  # fmt: skip
JUMPED = Head((15.0, 18.0), 1, face=0, align="left")
LEFT, WIDTH = THEME.margins[0], THEME.size[0] - THEME.margins[0] - THEME.margins[2]


class Ledger(MakeUp):
    """Makes up the four pages."""

    turn_words = ("Continued on Page {label}", "Continued from Page {label}")

    def __init__(self) -> None:
        facts: dict[str, Any] = {
            "title": TITLE, "date": DAY.isoformat(), "weekday": f"{DAY:%A}", "volume": "112", "issue_no": "25",
            "page_count": len(SECTIONS), "price": "$1.50", "website": WEBSITE,
        }  # fmt: skip
        super().__init__("sample-en", THEME, facts, "en-*.txt")

    def pages(self) -> list[Callable[[], None]]:
        """Return what makes each page, in order."""
        return [self.front, self.opinion, self.town, self.life]

    def page(self) -> tuple[PageTruth, float]:
        """Begin an inner page with its running head."""
        number = len(self.issue.pages) + 1
        label, section = f"A{number}", SECTIONS[number - 1]
        page = self.issue.page(label, section)
        top = THEME.margins[1]
        small = _one("noto-sans", 8.0)
        set_words(page, "page_no", label, _one("noto-sans-bold", 15.0, NAVY), LEFT, top)
        set_words(page, "date", f"{DAY:%A, %B} {DAY.day}, {DAY.year}", small, LEFT + 34.0, top + 5.0)
        set_words(page, "section", section, _one("display-bold", 19.0), LEFT, top - 2.0, WIDTH, "centre")
        set_words(page, "title", TITLE, small, LEFT, top + 5.0, WIDTH, "right")
        page.canvas.rule(LEFT, top + 22.0, LEFT + WIDTH, top + 22.0, 1.4, NAVY)
        return page, top + 33.0

    def masthead(self) -> tuple[PageTruth, float]:
        """Set the title block of page 1."""
        page = self.issue.page("A1", "Front Page")
        top = THEME.margins[1]
        set_words(page, "title", TITLE, _one("display-bold", 45.0), LEFT, top, WIDTH, "centre")
        slogan = "Set in type and salt air since 1914"
        set_words(page, "note", slogan, _one("noto-serif-italic", 9.0, NAVY), LEFT, top + 58.0, WIDTH, "centre")
        y = top + 75.0
        page.canvas.rule(LEFT, y, LEFT + WIDTH, y, 1.6, NAVY)
        parts = [
            ("issue_no", "Vol. 112, No. 25"), ("date", f"{DAY:%A, %B} {DAY.day}, {DAY.year}"),
            ("page_count", "4 pages"), ("website", WEBSITE), ("price", "$1.50"),
        ]  # fmt: skip
        spread_words(page, parts, _one("noto-sans", 8.4), LEFT, y + 4.5, WIDTH)
        page.canvas.rule(LEFT, y + 18.0, LEFT + WIDTH, y + 18.0, 0.5, NAVY)
        return page, y + 30.0

    def front(self) -> None:
        """Page 1: the lead turns, a second story turns, a feature, photo news, briefs, what is inside."""
        page, top = self.masthead()
        dock = Shot(
            SCENES["ferry"], "A boatman waits below the old stone steps, which a ramp now replaces.",
            "Sam Ostrow / The Ledger", 2, 2, "top", 0.62,
        )  # fmt: skip
        lead = self.story(
            "ferry", 4, Head((26.0, 33.0), 2, align="left"), dock, turn=Turn("Continued on Page A3", 3), fixed=396.0,
            elastic=0.0,
        )  # fmt: skip
        routes = self.story(
            "routes",
            3,
            Head((20.0, 25.0), 1, align="left"),
            turn=Turn("Continued on Page A2", 2),
            fixed=168.0,
            elastic=0.0,
        )
        clock = self.story("clock", 3, Head((20.0, 24.0), 1, face=2, align="left"), cap=3, elastic=0.8)
        briefs = self.briefs("town-briefs", 1, elastic=0.6)
        inside = Teasers(
            THEME,
            [("A2", "In praise of the long way home", 2, "column"), ("A3", "Council passes its budget", 3, "budget"),
             ("A4", "Herons rally in the ninth", 4, "game")],
            "Inside", "list", 26.0,
        )  # fmt: skip
        photo = self.photo("boats-photo", "dragon_boats", ratio=0.62)
        left = Stacked([routes, clock], THEME.gap, colour=NAVY)
        low = Row([left, Stacked([photo, inside], 12.0, rules=False)], [3, 2], THEME.gutter, colour=NAVY)
        upper = Row([lead, briefs], [4, 1], THEME.gutter)
        self.fill(page, top, Stacked([upper, low], THEME.gap, colour=NAVY))

    def opinion(self) -> None:
        """Page 2: an editorial in unequal measure, a column with a pull quote, letters, the school's second part."""
        page, top = self.page()
        view = self.story("editorial", 1, Head((19.0, 23.0), 2, align="left"), box="tint", elastic=0.6)
        road = Shot(SCENES["waterside"], "", "", 1.6, 1.4, "middle", 0.7, 1.3)
        column = self.story("column", 3, Head((24.0, 29.0), 2, face=2, align="left"), road, cap=3, elastic=0.8)
        letters = self.briefs("letters", 3, elastic=0.7)
        routes = self.rest("routes", 1, "School board trims bus routes, keeps the band", JUMPED, elastic=0.6)
        sorry = self.story("correction", 1, Head((13.0, 15.0), 1, face=1, align="left"), box="rules", elastic=0.2)
        advert = Ad(
            THEME,
            [("The Tin Kettle", 26.0, "display-bold"), ("Breakfast till the eggs run out", 11.0, "noto-serif-italic"),
             ("14 Dock Street, open at 5:30", 9.0, "noto-sans")],
            120.0, (0.95, 0.9, 0.8), (0.35, 0.14, 0.07), SCENES["noodle"], 0.4, elastic=0.8,
        )  # fmt: skip
        upper = Row([view, column], [1.6, 3.4], THEME.gutter, rules=False)
        lower = Row([routes, sorry], [3.4, 1.6], THEME.gutter)
        self.fill(page, top, Stacked([upper, letters, lower, advert], THEME.gap, colour=NAVY))
        self.link(page, self.issue.find("routes", page=1))

    def town(self) -> None:
        """Page 3: the budget with its table, the ferry's second part, five questions, the log, a death."""
        page, top = self.page()
        table = Inset(self.table("budget-table", [3.2, 1, 1, 1.1], size=7.6, rules="stripes"), 3, 2, "bottom")
        budget = self.story("budget", 5, Head((24.0, 30.0), 1, align="left"), inset=table, elastic=0.7)
        ferry = self.rest("ferry", 1, "The ferry is back, and so is the line", JUMPED, elastic=0.8)
        tide = Shot(SCENES["lighthouse"], "The gauge at low water.", "Ines Calloway", 0, 1, "top", 0.55, 1.4)
        ask = self.story("question", 2, Head((19.0, 23.0), 1, face=0, align="left"), tide, box="frame", elastic=0.8)
        log = self.briefs("log", 1, where="top", elastic=0.6)
        gone = self.story("obit", 1, Head((14.0, 17.0), 1, face=0, align="left"), box="rules", elastic=0.3)
        advert = Ad(
            THEME,
            [("Gull Island Lamp Oil", 18.0, "display-bold"), ("Also rope, twine and advice", 10.0, "noto-serif-italic"),
             ("Ferry Landing, weekdays", 8.6, "noto-sans")],
            90.0, NAVY, WHITE, elastic=0.8,
        )  # fmt: skip
        right = Stacked([log, gone, advert], 14.0, rules=False)
        left = Stacked([ferry, ask], THEME.gap, rules=False)
        self.fill(page, top, Stacked([budget, Row([left, right], [3.3, 1.7], THEME.gutter)], THEME.gap, colour=NAVY))
        self.link(page, self.issue.find("ferry", page=1))

    def life(self) -> None:
        """Page 4: a game with its table, a recipe, a poem, a garden, small advertisements."""
        page, top = self.page()
        field = Shot(
            SCENES["ballfield"],
            "Friday’s crowd stayed for the last out.",
            "Dale Ruskin / The Ledger",
            1,
            2,
            "top",
            0.56,
            1.2,
        )
        game = self.story("game", 3, Head((25.0, 31.0), 2, align="left"), field, elastic=1.0)
        league = self.table("standings", [2.4, 0.8, 0.8, 1.0], size=8.0)
        poem = self.story(
            "poem", 1, Head((17.0, 20.0), 1, face=2, align="left"), box="tint", elastic=0.4, leading=EM * 1.5
        )
        bowl = Shot(SCENES["noodle"], "", "", 0, 1, "top", 0.6, 1.3)
        galley = self.story("recipe", 3, Head((20.0, 25.0), 1, face=0, align="left"), bowl, elastic=0.8)
        bloom = Shot(SCENES["mosquito"], "Pots by a south wall.", "Ledger photo", 0, 1, "top", 0.66, 1.3, "above")
        garden = self.story("garden", 2, Head((17.0, 21.0), 2, face=1, align="left"), bloom, elastic=0.8)
        small = self.briefs("classifieds", 4, box="frame", elastic=0.4)
        advert = Ad(
            THEME,
            [("Longboat Cup", 32.0, "display-bold"), ("Saturday, 10 a.m., off the breakwater", 12.0, "noto-serif-italic"),
             ("Watch free from Cutler Street. Bring a hat.", 9.0, "noto-sans")],
            104.0, (0.86, 0.92, 0.94), NAVY, elastic=0.8, effect="shadow",
        )  # fmt: skip
        upper = Row([game, Stacked([league, poem], THEME.gap, rules=False)], [3.3, 1.7], THEME.gutter)
        middle = Row([galley, garden], [3, 2], THEME.gutter)
        self.fill(page, top, Stacked([upper, middle, small, advert], THEME.gap, colour=NAVY))
