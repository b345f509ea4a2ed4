"""The sample weekly: eight pages of an invented district paper, made up by hand.

Run with `python -m tools.press --sample zh --out sample/zh`. Articles are in `texts/zh-*.txt`, pictures in `scenes.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tools.press.blocks import Ad, Teasers
from tools.press.canvas import WHITE, Colour
from tools.press.date import lunar, weekday
from tools.press.furniture import set_words, spread_words, width_of
from tools.press.makeup import MakeUp
from tools.press.record import PageTruth
from tools.press.scenes import SCENES
from tools.press.story import Head, Inset, Story, Turn
from tools.press.theme import Theme
from tools.press.tree import Row, Stacked
from tools.press.typeset import Style
from tools.press.words import Part, Shot

DAY = dt.date(2026, 5, 22)
NUMBER, TOTAL = 20, 816
TITLE, LATIN = "青渡周报", "QING DU ZHOU BAO"
LICENCE, WEBSITE = "澜内部资料准印证第0142号", "www.qingdu.example"
RIVER: Colour = (0.02, 0.31, 0.42)
RED: Colour = (0.74, 0.09, 0.1)
PAPER: Colour = (0.93, 0.955, 0.955)
EM = 9.6
PAGES = ["头版", "要闻", "民生", "街镇", "人物", "副刊", "健康", "影像"]
EDITORS = ["", "方晓岚", "叶清和", "田野", "林知夏", "温书言", "丁若川", "贺平川"]


def _one(face: str, size: float = EM, colour: Colour = (0.0, 0.0, 0.0), gap: float = 0.12) -> Style:
    return Style(face, face, size, colour, "zh", gap=gap)


THEME = Theme(
    lang="zh", vertical=False, size=(690.0, 984.0), margins=(34.0, 30.0, 34.0, 34.0), columns=5, gutter=14.0,
    body=_one("song"), leading=EM * 1.56, heads=[_one("song-bold"), _one("hei-bold"), _one("kai-bold")],
    label=_one("hei", EM * 0.9), soft=_one("kai"), strong=_one("hei-bold"), accent=RIVER, tint=PAPER, parting="mixed",
    indent=2 * EM, gap=16.0,
)  # fmt: skip
LEFT, WIDTH = THEME.margins[0], THEME.size[0] - THEME.margins[0] - THEME.margins[2]


class Weekly(MakeUp):
    """Makes up the eight pages."""

    turn_words = ("下转第{label}版", "上接第{label}版")
    turn_mark = "（{}）"

    def __init__(self) -> None:
        facts: dict[str, Any] = {
            "title": TITLE, "title_latin": LATIN, "date": DAY.isoformat(), "weekday": weekday(DAY), "lunar_date": lunar(DAY),
            "issue_no": str(NUMBER), "cumulative_no": str(TOTAL), "page_count": len(PAGES), "licence": LICENCE,
            "website": WEBSITE, "publisher": "青渡区融媒体中心", "status": "内部资料 免费交流",
        }  # fmt: skip
        super().__init__("sample-zh", THEME, facts, "zh-*.txt")

    def pages(self) -> list[Callable[[], None]]:
        """Return what makes each page, in order."""
        return [
            self.front, self.second, self.third, self.fourth, self.fifth, self.sixth, self.seventh, self.eighth,
        ]  # fmt: skip

    # -- pages ----------------------------------------------------------------------------------------------------

    def page(self, section: str) -> tuple[PageTruth, float]:
        """Begin an inner page: its running head; returns the page and where its text may start."""
        number = len(self.issue.pages) + 1
        page = self.issue.page(f"{number:02}", section)
        top = THEME.margins[1]
        page.canvas.fill((LEFT, top, 40.0, 27.0), RIVER)
        set_words(page, "page_no", f"{number:02}", _one("hei-bold", 19.0, WHITE), LEFT, top + 4.0, 40.0, "centre")
        set_words(page, "section", section, _one("song-bold", 19.0), LEFT + 50.0, top + 4.0)
        set_words(page, "title", TITLE, _one("kai-bold", 15.0, RIVER), LEFT, top + 8.0, WIDTH, "centre")
        small = _one("hei", 7.8)
        when = f"{DAY.year}年{DAY.month}月{DAY.day}日　{weekday(DAY)}"
        set_words(page, "date", when, small, LEFT, top + 4.0, WIDTH, "right")
        staff = f"责任编辑：{EDITORS[number - 1]}　美术编辑：沈砚　校对：何小舟"
        set_words(page, "editors", staff, small, LEFT, top + 16.0, WIDTH, "right")
        page.canvas.rule(LEFT, top + 31.0, LEFT + WIDTH, top + 31.0, 1.6, RIVER)
        return page, top + 43.0

    def masthead(self) -> tuple[PageTruth, float]:
        """Set the title block of page 1."""
        page = self.issue.page("01", "头版")
        top = THEME.margins[1]
        set_words(page, "title", TITLE, _one("kai-bold", 76.0, RED), LEFT - 3.0, top - 4.0)
        latin = replace(_one("noto-serif", 13.0, RIVER, 0.0), tracking=0.22)
        set_words(page, "title_latin", LATIN, latin, LEFT + 6.0, top + 80.0)
        self._numbers(page, LEFT + 318.0, top)
        self._calendar(page, LEFT + 432.0, top)
        y = top + 105.0
        page.canvas.rule(LEFT, y, LEFT + WIDTH, y, 2.2, RIVER)
        page.canvas.rule(LEFT, y + 3.2, LEFT + WIDTH, y + 3.2, 0.5, RIVER)
        parts = [
            ("licence", LICENCE),
            ("website", f"《{TITLE}》数字报　{WEBSITE}"),
            ("publisher", "主办：青渡区融媒体中心"),
        ]
        spread_words(page, parts, _one("hei", 8.2), LEFT, y + 8.0, WIDTH)
        page.canvas.rule(LEFT, y + 21.0, LEFT + WIDTH, y + 21.0, 0.5, RIVER)
        return page, y + 33.0

    def _numbers(self, page: PageTruth, x: float, top: float) -> None:
        box = (x, top + 4.0, 98.0, 90.0)
        page.canvas.frame(box, 0.8, RIVER)
        lines = [
            ("page_count", "本期8版", 12.0),
            ("issue_no", f"第{NUMBER}期", 12.0),
            ("issue_total", f"（总第{TOTAL}期）", 9.6),
        ]
        y = top + 13.0
        for role, text, size in lines:
            set_words(page, role, text, _one("hei" if size < 10 else "hei-bold", size), x, y, 98.0, "centre")
            y += size + 8.0
        set_words(page, "note", "内部资料　免费交流", _one("kai", 9.4), x, y + 2.0, 98.0, "centre")

    def _calendar(self, page: PageTruth, x: float, top: float) -> None:
        wide = LEFT + WIDTH - x
        page.canvas.fill((x, top + 4.0, wide, 90.0), PAPER)
        page.canvas.fill((x, top + 4.0, 5.0, 90.0), RIVER)
        x, wide = x + 5.0, wide - 5.0
        set_words(page, "date", f"{DAY.year}年{DAY.month}月", _one("hei", 11.0), x, top + 13.0, wide, "centre")
        day, unit = _one("hei-bold", 34.0, RED), _one("hei", 11.0)
        left = x + (wide - width_of(str(DAY.day), day) - 12.0) / 2
        set_words(page, "date", str(DAY.day), day, left, top + 26.0)
        set_words(page, "date", "日", unit, left + width_of(str(DAY.day), day) + 1.0, top + 46.0)
        line = f"{weekday(DAY)}　{lunar(DAY)}"
        set_words(page, "weekday", line, _one("hei", 10.0), x, top + 69.0, wide, "centre")

    def imprint(self, page: PageTruth) -> None:
        """Set the address line at the foot of a page."""
        y = THEME.size[1] - THEME.margins[3] + 8.0
        page.canvas.rule(LEFT, y - 5.0, LEFT + WIDTH, y - 5.0, 0.5, RIVER)
        text = "地址：青渡区文昌路6号　邮编：000816　电话：0000-8160816　投稿：news@qingdu.example　印刷：澜州新光印务"
        set_words(page, "imprint", text, _one("hei", 7.4), LEFT, y, WIDTH, "centre")

    def front(self) -> None:
        """Page 1: lead, briefs under a standing heading, a feature that turns, teasers, photo news."""
        page, top = self.masthead()
        picture = Shot(SCENES["waterside"], "步道从老造船厂的龙门吊下穿过。", "本报记者 贺平川 摄", 3, 2, "top", 0.5)
        lead = self.story("lead", 5, Head((28.0, 34.0), 1), picture, elastic=0.6)
        turned = Turn("（下转第2版）", 2)
        boat = Shot(SCENES["ferry"], "吴水根在东塘渡守了四十年。", "夏一苇 摄", 2, 1, "top", 0.82, 1.0)
        ferry = self.story("ferry", 3, Head((20.0, 25.0), 1, face=2), boat, turn=turned, fixed=200.0, elastic=0.0)
        briefs = self.briefs("briefs", 1, where="side", bullet="▲", elastic=0.5)
        teasers = Teasers(
            THEME,
            [("3版", "社区公交五月二十五日开跑", 3, "bus"), ("5版", "对话剪纸艺人阮云秀", 5, "papercut"),
             ("6版", "温书言：雨在瓦上走", 6, "essay-rain"), ("7版", "一勺积水养出两百只蚊子", 7, "mosquito")],
            "今日导读", step=29.0,
        )  # fmt: skip
        photo = self.photo("seedlings", "seedlings", ratio=0.42, caption_style="beside")
        low = Row([teasers, photo], [2.0, 3.0], THEME.gutter, rules=False)
        make_up = Stacked([lead, Row([briefs, ferry], [2, 3], THEME.gutter), low], THEME.gap, colour=RIVER)
        self.fill(page, top, make_up, 8.0)
        self.imprint(page)

    def second(self) -> None:
        """Page 2: the feature's second part, the year's works with a table, an enterprise report, questions, a notice."""
        page, top = self.page("要闻")
        before = self.issue.find("ferry", page=1)
        head = Head((17.0, 20.0), 1, face=2, align="left")
        jumped = self.rest("ferry", 1, "守了四十年的渡口 换了个守法", head, elastic=0.8)
        table = Inset(self.table("works-table", [2, 1.5, 1.5, 1.5, 1.5], size=8.4), 3, 2, "bottom")
        works = self.story("works", 5, Head((22.0, 27.0), 1, face=1), inset=table, elastic=0.8)
        hall = Shot(
            SCENES["service_hall"], "厂区服务站里，九件事在同一张长桌上办。", "丁若川 摄", 1.5, 2, "middle", 0.47, 1.1
        )
        firm = self.story("enterprise", 5, Head((19.0, 22.0), 1), hall, elastic=1.0)
        ask = self.story("ask-policy", 1, Head((14.0, 16.0), 2, face=1, align="left"), box="frame", elastic=0.6)
        notice = self.story("hot-line", 1, Head((13.0, 15.0), 1, face=1), box="tint", elastic=0.3)
        body = Row([jumped, Stacked([ask, notice], 14.0, rules=False)], [3, 2], THEME.gutter)
        self.fill(page, top, Stacked([works, body, firm], THEME.gap, colour=RIVER))
        self.link(page, before)

    def third(self) -> None:
        """Page 3: buses with a table inside, a lift, school lunch, useful lines; the lead turns to page 4."""
        page, top = self.page("民生")
        bus = Shot(
            SCENES["little_bus"],
            "三条线路用的是六米长的小车，最窄的路段两边墙距不到五米。",
            "叶清和 摄",
            1,
            3,
            "top",
            0.56,
            1.0,
        )
        lead = self.story(
            "bus", 5, Head((26.0, 32.0), 1, face=1), bus, turn=Turn("（下转第4版）", 4), fixed=420.0, elastic=0.0,
        )  # fmt: skip
        lift = self.story("lift", 3, Head((19.0, 23.0), 1, face=0, align="left"), elastic=0.8, cap=2)
        lunch = self.story("school-lunch", 3, Head((18.0, 22.0), 1, face=2, align="left"), elastic=0.8)
        handy = self.briefs("handy", 1, box="tint", elastic=0.6)
        times = self.table("bus-table", [1, 2, 2.2, 1.1, 1.1], size=8.2, rules="stripes")
        advert = Ad(
            THEME, [("葛记修伞铺", 20.0, "kai-bold"), ("修伞 · 配钥匙 · 磨剪刀", 11.0, "kai"),
             ("柳湾老街31号　每日8时至18时", 8.6, "hei")],
            70.0, (0.99, 0.95, 0.86), (0.45, 0.16, 0.08), elastic=0.5,
        )  # fmt: skip
        right = Stacked([times, handy, advert], 14.0, rules=False)
        body = Row([Stacked([lift, lunch], THEME.gap), right], [3, 2], THEME.gutter)
        self.fill(page, top, Stacked([lead, body], THEME.gap, colour=RIVER))

    def fourth(self) -> None:
        """Page 4: the streets and towns, the buses' second part, a standing heading over briefs, lost papers."""
        page, top = self.page("街镇")
        night = Shot(SCENES["lanes"], "入夜后的糕饼巷。", "田野 摄", 0, 1.5, "middle", 0.6, 1.3)
        lamps = self.story("lamps", 3, Head((24.0, 29.0), 1), night, elastic=1.0)
        before = self.issue.find("bus", page=3)
        head = Head((16.0, 19.0), 1, face=1, align="left")
        jumped = self.rest("bus", 3, "家门口的公交 先数清要等几分钟", head, elastic=0.6)
        books = Shot(SCENES["kiln"], "", "", 0, 2, "top", 0.62, 1.4)
        kiln = self.story("kiln", 2, Head((20.0, 24.0), 1, face=2), books, elastic=1.0)
        lost = self.story("lost", 2, Head((13.0, 15.0), 1, face=1), box="frame", elastic=0.3)
        towns = self.briefs("town-briefs", 2, where="side", elastic=0.6)
        comment = self.story("watch-poles", 3, Head((17.0, 20.0), 1, face=1), box="tint", elastic=0.4)
        upper = Row([Stacked([lamps, comment], THEME.gap, rules=False), kiln], [3, 2], THEME.gutter)
        lower = Row([jumped, lost], [3, 2], THEME.gutter)
        self.fill(page, top, Stacked([upper, towns, lower], THEME.gap, colour=RIVER))
        self.link(page, before)

    def fifth(self) -> None:
        """Page 5: an interview with a note and a pull quote, a village stage, a week's programme."""
        page, top = self.page("人物")
        red = Shot(
            SCENES["papercut"], "阮云秀剪纸作品《满堂》。", "青渡区文化馆 供图", 0, 2, "top", 0.78, 1.0, "beside"
        )
        talk = self.story(
            "papercut", 5, Head((28.0, 34.0), 1, face=2, first=2, span=3), red, box="tint", elastic=0.8,
            flags=["headline-partial-span"],
        )  # fmt: skip
        play = Shot(SCENES["stage"], "五月十六日晚，上坪村打谷场，《采茶》开演。", "", 1, 2, "top", 0.6, 1.2, "above")
        opera = self.story("opera", 3, Head((13.0, 27.0), 1, face=0, align="left", where="side"), play, elastic=1.0)
        bridges = self.story("old-map", 2, Head((17.0, 20.0), 2, face=1), elastic=0.8)
        week = self.table("museum", [1.3, 1, 3, 1.5], size=8.2)
        flood = self.story("flood", 2, Head((17.0, 20.0), 2, face=2), elastic=0.6)
        right = Stacked([bridges, flood, week], THEME.gap, rules=False)
        self.fill(page, top, Stacked([talk, Row([opera, right], [3, 2], THEME.gutter)], THEME.gap, colour=RIVER))

    def sixth(self) -> None:
        """Page 6: essays and poems, a call for copy."""
        page, top = self.page("副刊")
        rain = Shot(SCENES["roofs"], "", "", 1.5, 1.5, "middle", 0.6, 1.2)
        essay = self.story(
            "essay-rain", 3, Head((28.0, 34.0), 1, face=2), rain, cap=2, elastic=0.9, leading=EM * 1.68,
        )  # fmt: skip
        bowl = Shot(SCENES["noodle"], "", "", 0, 1, "top", 0.7, 1.2)
        noodle = self.story("essay-noodle", 3, Head((20.0, 24.0), 1, face=0), bowl, elastic=0.8)
        boat = self.story(
            "poem-boat", 1, Head((17.0, 20.0), 1, face=2, align="left"), box="frame", elastic=0.5, leading=EM * 1.8
        )
        tea = self.story(
            "poem-tea", 1, Head((17.0, 20.0), 1, face=2, align="left"), box="tint", elastic=0.5, leading=EM * 1.8
        )
        fruit = self.story("essay-loquat", 2, Head((18.0, 22.0), 1, face=2), elastic=0.8)
        call = self.story("submissions", 1, Head((13.0, 15.0), 1, face=1), box="rules", elastic=0.3)
        left, right = Stacked([essay, noodle], THEME.gap), Stacked([boat, tea, fruit, call], 15.0, rules=False)
        self.fill(page, top, Row([left, right], [3.2, 1.8], THEME.gutter, rules=False))

    def seventh(self) -> None:
        """Page 7: health, a doctor's answers, a table, the kitchen."""
        page, top = self.page("健康")
        pots = Shot(SCENES["mosquito"], "花盆的托盘是最常见的“蚊子产房”。", "柯明远 供图", 0, 2, "top", 0.66, 1.4)
        lead = self.story("mosquito", 5, Head((24.0, 30.0), 1, face=1), pots, elastic=1.0)
        doctor = self.story("doctor", 2, Head((20.0, 24.0), 1, face=0, align="left"), box="tint", elastic=0.9)
        nap = self.story("sleep", 2, Head((15.0, 18.0), 1, face=2, align="left"), box="rules", elastic=0.3)
        kitchen = self.story("kitchen", 2, Head((18.0, 22.0), 2, face=2), elastic=0.8)
        clinic = self.table("clinic-table", [1.5, 1.2, 1.4, 1.3], size=8.4)
        advert = Ad(
            THEME, [("荷风里茶楼", 24.0, "kai-bold"), ("临水二十席　今夏首开", 12.0, "kai"),
             ("东塘镇荷塘路2号　订座0000-8162255", 8.6, "hei")],
            104.0, (0.9, 0.95, 0.9), (0.05, 0.3, 0.2), SCENES["lotus"], 0.42, elastic=0.6,
        )  # fmt: skip
        lower = Row(
            [Stacked([doctor, nap], THEME.gap, rules=False), Stacked([kitchen, clinic], THEME.gap, rules=False)],
            [2.5, 2.5],
            THEME.gutter,
            rules=False,
        )
        self.fill(page, top, Stacked([lead, lower, advert], THEME.gap, colour=RIVER))

    def eighth(self) -> None:
        """Page 8: pictures, a letter, a notice, an advertisement."""
        page, top = self.page("影像")
        boats = self.photo("boats", "dragon_boats", ratio=0.5, caption_style="over")
        words = self.story("photo-story", 1, Head((19.0, 24.0), 2, face=2, align="left"), elastic=0.4)
        flower = self.photo("lotus", "lotus", ratio=0.7)
        lamp = self.photo("reading", "reading_room", ratio=0.7)
        hills = self.photo("terraces", "terraces", ratio=0.7)
        sheaf = self.copy["readers-letter"]
        letter_copy = sheaf.copy()
        letter_copy.body = [p for p in letter_copy.body if not p.text.startswith("editor: ")]
        letter_copy.body.append(Part("p", sheaf.extra("editor")))
        letter = Story(THEME, letter_copy, 2, Head((16.0, 19.0), 1, face=0), box="frame", elastic=0.6)
        notice = self.story("water-notice", 1, Head((14.0, 17.0), 1, face=1), elastic=0.4, box="rules")
        advert = Ad(
            THEME, [("青渡龙舟赛", 34.0, "song-bold"), ("六月十九日上午九时　铁桥段开桨", 13.0, "hei"),
             ("现场观赛免费　雨天照常　问询0000-8169090", 9.6, "hei")],
            116.0, RIVER, WHITE, elastic=0.8, effect="bold",
        )  # fmt: skip
        upper = Row([boats, words], [3.6, 1.4], THEME.gutter, rules=False)
        middle = Row([flower, lamp, hills], [1, 1, 1], THEME.gutter, rules=False)
        lower = Row([letter, notice], [3, 2], THEME.gutter, rules=False)
        self.fill(page, top, Stacked([upper, middle, lower, advert], THEME.gap, rules=False), 6.0)
        self.imprint(page)
