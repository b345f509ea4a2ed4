# ruff: noqa: E501 - tables read better whole
"""What masthead and folios say, and every disagreement among them, in papers of four languages."""

from __future__ import annotations

import datetime

import pytest

from baoyan.edition.drawn_title import drawn_title, spaced_latin
from baoyan.edition.facts import issue_facts, page_facts
from baoyan.edition.language import language_of
from baoyan.edition.lunar import lunar_day
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, FurnitureLine, PageLayout, Role
from baoyan.model.problem import Severity
from baoyan.model.reading import Line, Style


def furniture(text: str, kind: str, x: float = 40, y: float = 30, size: float = 10) -> FurnitureLine:
    return FurnitureLine(Line(text, Box(x, y, x + size * len(text), y + size), Style("Song", size)), kind)


def layout(number: int, *lines: FurnitureLine, text: str = "") -> PageLayout:
    body = Line(text, Box(40, 300, 300, 310), Style("Song", 9.5))
    blocks = (Block(0, Role.BODY, (body,), body.box),) if text else ()
    return PageLayout(number, 780, 1105, blocks, lines)


def chinese_front(
    *more: FurnitureLine, weekday: str = "星期五", lunar: str = "乙巳年二月十五", pages: int = 2
) -> PageLayout:
    return layout(
        1,
        furniture("南河晨报", "title", size=70),
        furniture("NAN HE CHEN BAO", "title_latin", y=110),
        furniture("2025年3月14日", "date", y=130),
        furniture(weekday, "weekday", y=145),
        furniture(lunar, "lunar_date", y=160),
        furniture(f"第66期　总第9021期　今日{pages}版", "masthead", y=175),
        furniture(
            "国内统一连续出版物号 CN 99-0001　邮发代号 9-12　www.nanhe.example　主办：南河日报社　零售价 1.00元",
            "masthead",
            y=190,
        ),
        *more,
        text="这是一张报纸的头版，记者从各个方面报道南河的新闻。",
    )


def inner(
    number: int, *more: FurnitureLine, label: str | None = None, date: str = "2025年3月14日 星期五"
) -> PageLayout:
    return layout(
        number,
        furniture(label or f"{number:02d}", "page_number", size=20),
        furniture("综合", "section", x=90, size=18),
        furniture(date, "date", x=600),
        *more,
    )


def codes(*layouts: PageLayout) -> list[str]:
    return [problem.code for problem in issue_facts(layouts)[1]]


def test_all_facts_of_a_simplified_chinese_masthead() -> None:
    """Every fact of the strip comes out as printed, numbers as numbers, and nothing is wrong with them."""
    facts, problems = issue_facts([chinese_front(), inner(2)])
    assert problems == ()
    assert facts.title == "南河晨报"
    assert facts.title_latin == "NAN HE CHEN BAO"
    assert (facts.date, facts.weekday, facts.lunar_date) == ("2025-03-14", "星期五", "乙巳年二月十五")
    assert (facts.issue_number, facts.cumulative_number, facts.page_count) == (66, 9021, 2)
    assert facts.licence == "国内统一连续出版物号 CN 99-0001"
    assert (facts.postal_code, facts.website, facts.publisher, facts.price) == (
        "9-12",
        "www.nanhe.example",
        "南河日报社",
        "1.00元",
    )
    assert facts.language == "zh-Hans"


def test_traditional_masthead_with_republican_date() -> None:
    """A year of the Republic is 1911 later; a lunar day without its year is given the year that the date has."""
    front = layout(
        1,
        furniture("海岬日報", "title", size=60),
        furniture("（總第8123期）", "cumulative_number"),
        furniture("今日1版", "page_count"),
        furniture("中華民國一百一十四年六月九日", "date"),
        furniture("星期一", "weekday"),
        furniture("農曆五月十四", "lunar_date"),
        furniture("發行所：海岬日報社", "publisher"),
        furniture("每份十五元", "price"),
        text="這是報紙的頭版，記者從各個方面報導海岬的新聞。",
    )
    facts, problems = issue_facts([front])
    assert problems == ()
    assert (facts.date, facts.weekday, facts.lunar_date) == ("2025-06-09", "星期一", "乙巳年五月十四")
    assert (facts.cumulative_number, facts.price, facts.publisher) == (8123, "每份十五元", "海岬日報社")
    assert facts.language == "zh-Hant"


def test_english_masthead() -> None:
    """Roman volume numbers, a number with a comma, a weekday in capitals."""
    front = layout(
        1,
        furniture("THE HARBOR SENTINEL", "title", size=48),
        furniture("VOL. CXII, No. 20,208", "masthead"),
        furniture("Port Elsey, MONDAY, MAY 12, 2025", "date"),
        furniture("$1.50 | 2 pages | www.harborsentinel.example", "masthead"),
        text="the council met on the bridge and said that it was for the town",
    )
    second = layout(2, furniture("A2", "page_number"), furniture("The Harbor Sentinel Monday, May 12, 2025", "folio"))
    facts, problems = issue_facts([front, second])
    assert problems == ()
    assert (facts.title, facts.date, facts.weekday) == ("The Harbor Sentinel", "2025-05-12", "Monday")
    assert (facts.volume, facts.issue_number, facts.page_count, facts.price) == (112, 20208, 2, "$1.50")
    assert (facts.website, facts.language) == ("www.harborsentinel.example", "en")


def test_german_masthead() -> None:
    """Jahrgang is the volume, Nr. the issue, Einzelpreis the price."""
    front = layout(
        1,
        furniture("Seestädter Tageblatt", "title", size=50),
        furniture("Montag, 12. Mai 2025", "date"),
        furniture("80. Jahrgang", "volume"),
        furniture("Nr. 108", "issue_number"),
        furniture("Einzelpreis 2,20 €", "price"),
        text="der Rat hat sich mit der Brücke und dem Hafen befasst, die nicht von der Stadt ist",
    )
    facts, problems = issue_facts([front])
    assert problems == ()
    assert (facts.date, facts.weekday, facts.volume, facts.issue_number) == ("2025-05-12", "Montag", 80, 108)
    assert (facts.price, facts.language) == ("2,20 €", "de")


def test_date_over_two_lines() -> None:
    """The year on one line and the day on the next make one date; a founding year does not disturb."""
    front = layout(
        1,
        furniture("1998年创刊", "masthead", y=400),
        furniture("2025 年", "date", y=40),
        furniture("9 月 1 日", "date", y=60, size=18),
        furniture("第31期", "issue_number"),
        furniture("梧桐里报", "title", size=60),
    )
    assert issue_facts([front])[0].date == "2025-09-01"


def test_title_from_the_folios_when_the_masthead_has_none() -> None:
    """A drawn nameplate is named by two folios, by 《...》数字报, or by its pinyin and the paper's own words."""
    bare = layout(1, furniture("2025年3月14日", "date"), furniture("第3期", "issue_number"))
    named = [inner(n, furniture("湖滨周刊", "title")) for n in (2, 3)]
    assert issue_facts([bare, *named])[0].title == "湖滨周刊"
    digital = layout(
        1, furniture("《湖滨周刊》数字报 www.hubin.example", "masthead"), furniture("第3期", "issue_number")
    )
    assert issue_facts([digital])[0].title == "湖滨周刊"
    drawn = layout(
        1,
        furniture("HUBINZHOUKAN", "title_latin"),
        furniture("主办：湖滨区融媒体中心", "publisher"),
        furniture("2025年3月14日", "date"),
        text="湖滨的记者在这里，报道从湖滨发出。",
    )
    facts, problems = issue_facts([drawn])
    assert (facts.title, facts.title_latin) == ("湖滨周刊", "HU BIN ZHOU KAN")
    assert [(p.code, p.severity) for p in problems] == [("fact-title-drawn", Severity.INFO)]


def test_title_in_a_running_head_of_several_parts() -> None:
    """The part of the running heads that stays is the title, before the section's name; pages count through the year."""
    head = "Harbour Gazette / Vol. 12, No. 9 / Friday, March 14, 2025 / Notices"
    front = layout(1, furniture("Notices", "title", size=20), furniture("Friday, March 14, 2025", "date", y=60))
    rest = [
        layout(n, furniture(head, "folio"), furniture(str(41698 + n), "page_number", x=700), text="The council met.")
        for n in (2, 3)
    ]
    assert issue_facts([front, *rest])[0].title == "Harbour Gazette"
    assert [page_facts(one).label for one in rest] == ["41700", "41701"]


def test_headline_taken_for_the_title_is_overruled_by_the_folios() -> None:
    """Where two or more folios agree on another name, that is the title."""
    front = layout(
        1,
        furniture("暴雨一夜", "title", size=70),
        furniture("2025年3月14日", "date"),
        furniture("第3期", "issue_number"),
    )
    assert issue_facts([front, *(inner(n, furniture("湖滨周刊", "title")) for n in (2, 3))])[0].title == "湖滨周刊"


def test_advertising_licence_is_not_the_papers_permit() -> None:
    """广告许可证 in the imprint is no permit of the paper."""
    front = chinese_front(furniture("广告许可证：7604号　印刷：南河印务中心", "imprint", y=1070))
    assert issue_facts([front, inner(2)])[0].licence == "国内统一连续出版物号 CN 99-0001"
    bare = layout(1, furniture("第3期", "issue_number"), furniture("广告许可证：7604号", "imprint"))
    assert issue_facts([bare])[0].licence is None


@pytest.mark.parametrize(
    ("front", "rest", "code"),
    [
        (chinese_front(weekday="星期四"), [inner(2)], "fact-weekday-wrong"),
        (chinese_front(lunar="乙巳年二月十六"), [inner(2)], "fact-lunar-wrong"),
        (chinese_front(lunar="甲辰年二月十五"), [inner(2)], "fact-lunar-wrong"),
        (chinese_front(pages=8), [inner(2)], "fact-page-count"),
        (chinese_front(), [inner(2, date="2025年3月13日 星期四")], "fact-page-date"),
        (chinese_front(pages=3), [inner(2), inner(3, label="02")], "fact-label-twice"),
        (chinese_front(pages=3), [inner(2), inner(3, label="04")], "fact-label-missing"),
        (layout(1, furniture("第3期", "issue_number"), furniture("2025年3月14日", "date")), [], "fact-title-missing"),
        (layout(1, furniture("第3期", "issue_number"), furniture("湖滨周刊", "title", size=60)), [], "fact-date-missing"),
    ],
)  # fmt: skip
def test_disagreements(front: PageLayout, rest: list[PageLayout], code: str) -> None:
    """Each disagreement is told once, by its own code, and nothing else is."""
    assert codes(front, *rest) == [code]


def test_messages_name_both_sides() -> None:
    """A wrong weekday is told with what is printed and what would be right."""
    problem = issue_facts([chinese_front(weekday="星期四"), inner(2)])[1][0]
    assert "星期四" in problem.message
    assert "星期五" in problem.message
    assert problem.page == 1


def test_books_are_counted_apart() -> None:
    """A1 to A3 and B1 to B2 leave nothing out; A1, A3 leaves out A2."""
    whole = [inner(n, label=label) for n, label in enumerate(["A2", "A3", "B1", "B2"], 2)]
    assert codes(chinese_front(pages=5), *whole) == []
    assert codes(chinese_front(pages=3), inner(2, label="A3"), inner(3, label="B1")) == ["fact-label-missing"]


def test_what_is_told_already_is_not_told_again() -> None:
    """A page whose file is missing or broken explains the page count and the gap in the printed numbers."""
    pages = [chinese_front(pages=4), inner(2), inner(4)]
    assert [p.code for p in issue_facts(pages)[1]] == ["fact-page-count"]
    assert issue_facts(pages, frozenset({3}))[1] == ()
    assert [p.code for p in issue_facts([inner(2), inner(3)], frozenset({1}))[1]] == []


@pytest.mark.parametrize("pages", [[inner(5)], [inner(5), inner(6)], [inner(1, label="A6")]])
def test_inner_pages_by_themselves(pages: list[PageLayout]) -> None:
    """One file of a longer paper: that is said once, and not that title and front page are missing."""
    assert codes(*pages) == ["issue-part"]
    assert issue_facts(pages)[1][0].severity is Severity.INFO


def test_a_page_without_a_number_leaves_no_gap() -> None:
    """The third page prints no number: nothing is missing between 2 and 4."""
    third = layout(3, furniture("2025年3月14日", "date"))
    assert codes(chinese_front(pages=4), inner(2), third, inner(4)) == []


def test_pages_of_another_paper() -> None:
    """Two papers in one folder: the pages of the second are told with its title and its date."""
    other = [inner(n, furniture("湖滨周刊", "title"), label=f"{n:02}", date="2025年3月20日") for n in (3, 4)]
    first = [chinese_front(pages=4), inner(2, furniture("南河晨报", "title"))]
    problems = issue_facts([*first, *other])[1]
    told = [(p.code, p.page) for p in problems]
    assert told == [("fact-page-date", 3), ("fact-page-date", 4), ("fact-page-title", 3), ("fact-page-title", 4)]
    assert "湖滨周刊" in problems[2].message and "南河晨报" in problems[2].message


def test_mixed_issues_with_a_date_in_two_pieces() -> None:
    """Where the masthead's date is not whole, its weekday tells which of the folios' dates is the issue's."""
    front = layout(
        1, furniture("南河晨报", "title", size=70), furniture("星期五", "weekday"), furniture("第3期", "issue_number")
    )
    other = [inner(n, date="2025年3月20日") for n in (3, 4, 5)]
    assert issue_facts([front, inner(2), *other])[0].date == "2025-03-14"


def test_no_pages() -> None:
    """An issue without pages has no facts; why it has no pages is told already."""
    facts, problems = issue_facts([])
    assert facts.title is None
    assert problems == ()


EDITORS = [
    ("责任编辑：姚蕾　美术编辑：丁若凡　校对：吕敏", [("editor", "姚蕾"), ("art_editor", "丁若凡"), ("proofreader", "吕敏")]),
    ("责任编辑：姚蕾美术编辑：丁若凡校对：吕敏", [("editor", "姚蕾"), ("art_editor", "丁若凡"), ("proofreader", "吕敏")]),
    ("責編 江承宇／版面 趙文叔／校對 顏嘉木　熱線：0000-5550124", [("editor", "江承宇"), ("layout", "趙文叔"), ("proofreader", "顏嘉木")]),
    ("编辑/王小明 校对/李红、赵一", [("editor", "王小明"), ("proofreader", "李红"), ("proofreader", "赵一")]),
    ("组版:张 明 值班编辑 李四", [("layout", "张明"), ("duty_editor", "李四")]),
    ("Redaktion: Anna Müller, Jens Vogel", [("editor", "Anna Müller"), ("editor", "Jens Vogel")]),
    ("Page editor: Maria Quinn", [("editor", "Maria Quinn")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), EDITORS)
def test_editors(text: str, people: list[tuple[str, str]]) -> None:
    """Names and roles of the editors' line, with spaces between them or without."""
    facts = page_facts(layout(2, furniture(text, "editors")))
    assert [(p.role, p.name) for p in facts.editors] == people


PAGES = [
    ([("02", "page_number"), ("要闻", "section")], "02", "要闻"),
    ([("A6", "page_number"), ("Local News", "section")], "A6", "Local News"),
    ([("第二版", "page_number"), ("社 区", "section")], "二", "社区"),
    ([("05版 文化", "folio")], "05", "文化"),
    ([("KULTUR 7", "folio")], "7", "KULTUR"),
    ([("Seite 4", "page_number"), ("Sport", "section")], "4", "Sport"),
    ([("2025年3月14日 星期五 要闻 A03", "folio")], "A03", "要闻"),
    ([], None, None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "label", "section"), PAGES)
def test_page_names_and_sections(lines: list[tuple[str, str]], label: str | None, section: str | None) -> None:
    """The page's name as printed and its section, apart or in one line."""
    facts = page_facts(layout(2, *(furniture(text, kind) for text, kind in lines)))
    assert (facts.label, facts.section) == (label, section)


def test_the_papers_title_is_no_section() -> None:
    """A title in a folio is no section; another name in its place is one."""
    lines = (furniture("03", "page_number"), furniture("湖滨周刊", "title"))
    assert page_facts(layout(3, *lines), "湖滨周刊").section is None
    assert page_facts(layout(3, *lines), "南河晨报").section == "湖滨周刊"


def test_lunar_days() -> None:
    """Known days, a leap month and the last day of a lunar year."""
    assert lunar_day(datetime.date(2025, 5, 12)).text == "乙巳年四月十五"
    assert lunar_day(datetime.date(2025, 7, 25)).text == "乙巳年闰六月初一"
    assert lunar_day(datetime.date(2025, 1, 28)).text == "甲辰年腊月廿九"
    assert lunar_day(datetime.date(2025, 1, 29)).text == "乙巳年正月初一"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("记者从区里了解到这个问题", "zh-Hans"),
        ("記者從區裡了解到這個問題", "zh-Hant"),
        ("The ferry to the island is late", "en"),
        ("Die Fähre ist nicht auf der Insel", "de"),
        ("A4 纸和 WiFi 都已经准备好，记者现场体验 VR 设备 Smart City Expo", "zh-Hans"),
        ("", None),
        ("1234", None),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    """The four languages, Chinese with English words in it, and nothing from nothing."""
    assert language_of(text) == language


def test_drawn_titles_need_the_papers_own_words() -> None:
    """A title is put together only from words that the paper prints, those near the masthead first."""
    assert drawn_title("BI XI WAN BAO", ["主办：碧溪融媒体中心"], ["壁溪壁溪壁溪"]) == "碧溪晚报"
    assert drawn_title("chang shou ri bao", ["长寿区委"], []) == "长寿日报"
    assert drawn_title("nanyuzhoubao", ["南嶼日報社"], [], traditional=True) == "南嶼週報"
    assert drawn_title("BI XI WAN BAO", ["主办：南河日报社"], ["别的地方"]) is None
    assert drawn_title("", ["碧溪"], []) is None


def test_spaced_latin_titles() -> None:
    """A title in pinyin without spaces is parted by the title's syllables; any other stays as it is."""
    assert spaced_latin("XUHUIBAO", "徐汇报") == "XU HUI BAO"
    assert spaced_latin("XU HUI BAO", "徐汇报") == "XU HUI BAO"
    assert spaced_latin("RIVERSIDE", "河滨报") == "RIVERSIDE"
