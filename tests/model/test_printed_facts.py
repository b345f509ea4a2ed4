# ruff: noqa: E501 - tables read better whole
"""Dates, numbers, page names and masthead facts as they are printed, with spaces and without."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baoyan.model.dates import cyclical_year, find_dates, find_lunar, find_weekdays
from baoyan.model.numerals import fold, parse_number, parse_roman
from baoyan.model.page_names import page_name, page_name_beside
from baoyan.model.printed_facts import coverage, residue, scan

DATES = [
    ("2025年5月12日", "2025-05-12"), ("2025 年 5 月 12 日", "2025-05-12"), ("二〇二五年五月十二日", "2025-05-12"), ("二○二五年十月二十三日", "2025-10-23"),
    ("中華民國114年12月13日", "2025-12-13"), ("中華民國一百一十四年十二月十三日", "2025-12-13"), ("民國廿八年四月廿一日", "1939-04-21"),
    ("Monday, May 12, 2025", "2025-05-12"), ("TUESDAY, SEPTEMBER 22, 2026", "2026-09-22"), ("Tuesday,September22,2026", "2026-09-22"), ("12 May 2025", "2025-05-12"),
    ("12th of May 2025", "2025-05-12"), ("Sept. 3, 2024", "2024-09-03"), ("Montag, 12. Mai 2025", "2025-05-12"), ("1. März 2025", "2025-03-01"), ("12.05.2025", "2025-05-12"),
    ("Samedi 12 juillet 2025", "2025-07-12"), ("1er août 2025", "2025-08-01"), ("sábado, 12 de julio de 2025", "2025-07-12"), ("3 de marzo del 2025", "2025-03-03"),
    ("2025-05-12", "2025-05-12"), ("2025.5.12", "2025-05-12"), ("2025/05/12", "2025-05-12"), ("05/12/2025", "2025-05-12"), ("25/12/2025", "2025-12-25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_dates(text: str, iso: str) -> None:
    """Every printed form gives its day."""
    (date,) = find_dates(text)
    assert date.whole == datetime.date.fromisoformat(iso)


@pytest.mark.parametrize(
    "text", ["2025年13月40日", "第2025期", "0000-1234567", "1.2.3", "2025", "May 2025", "三年五月"]
)
def test_no_whole_dates(text: str) -> None:
    """Impossible days, numbers and parts of dates are no whole dates."""
    assert not [date for date in find_dates(text) if date.whole]


@given(st.dates(datetime.date(1912, 1, 1), datetime.date(2099, 12, 31)))
def test_dates_are_read_back(day: datetime.date) -> None:
    """Any day is found again in four ways of printing it, with its weekday."""
    english = f"{day:%A}, {day:%B} {day.day}, {day.year}"
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"中華民國{day.year - 1911}年{day.month}月{day.day}日",
        english,
        day.isoformat(),
    ]
    assert [find_dates(form)[0].whole for form in forms] == [day] * 4
    assert find_weekdays(english)[0].index == day.weekday()
    assert find_weekdays(f"星期{'一二三四五六日'[day.weekday()]}")[0].index == day.weekday()


@pytest.mark.parametrize(
    ("text", "index"), [("Sonnabend, 12. Juli", 5), ("Dimanche 3 août", 6), ("miércoles, 12 de julio", 2), ("MARDI", 1)]
)
def test_weekdays_of_europe(text: str, index: int) -> None:
    """Weekdays in German, French and Spanish."""
    assert [day.index for day in find_weekdays(text)] == [index]


def test_lunar_days() -> None:
    """With the year or without, with 农历, a leap month, an animal, a long or short month."""
    texts = ["乙巳年四月十五", "农历乙巳年闰六月初三", "農曆十月廿四", "农历乙巳蛇年四月小二十", "甲辰年腊月三十"]
    found = [find_lunar(text)[0] for text in texts]
    assert [(f.cycle, f.leap, f.month, f.day) for f in found] == [
        ("乙巳", False, 4, 15),
        ("乙巳", True, 6, 3),
        (None, False, 10, 24),
        ("乙巳", False, 4, 20),
        ("甲辰", False, 12, 30),
    ]
    assert cyclical_year(2025) == "乙巳"
    assert cyclical_year(1984) == "甲子"


@pytest.mark.parametrize(
    ("text", "value"),
    [("18", 18), ("１８", 18), ("1,829", 1829), ("廿四", 24), ("二〇二五", 2025), ("一千八百二十九", 1829), ("十二", 12), ("一百零三", 103), ("五四七五", 5475), ("", None), ("版", None), ("A6", None)],
)  # fmt: skip
def test_numbers(text: str, value: int | None) -> None:
    """Figures of either width and Chinese numerals, by digits or by units."""
    assert parse_number(text) == value


def test_roman_numbers() -> None:
    """Years of publication in capitals; words are none."""
    assert [parse_roman(text) for text in ("XIV", "CLXXIV", "MCMXII", "LIX", "IIX", "CIVIC", "")] == [
        14,
        174,
        1912,
        59,
        None,
        None,
        None,
    ]


@given(st.text())
def test_folding_keeps_places(text: str) -> None:
    """Folding gives one character for each, so that places in the folded text are places in the printed one."""
    assert len(fold(text)) == len(text)


@given(st.text(max_size=80))
def test_facts_lie_in_the_text_apart(text: str) -> None:
    """Facts are inside the text, in order, without overlap, whatever the text."""
    facts = scan(text)
    places = [place for fact in facts for place in (fact.start, fact.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert 0 <= coverage(text, facts) <= 1


FACTS = [
    ("第18期（总第1829期）", {"issue_number": "18", "cumulative_number": "1829"}),
    ("第271期　总第18280期　今日8版", {"issue_number": "271", "cumulative_number": "18280", "page_count": "8"}),
    ("国内统一刊号CN99-0012邮发代号9-1", {"licence": "国内统一刊号CN99-0012", "postal_code": "9-1"}),
    ("苏内部资料准印证号（B）0099", {"licence": "苏内部资料准印证号（B）0099"}),
    ("京内资准字2019-L0012号", {"licence": "京内资准字2019-L0012号"}),
    ("ISSN 1234-567X", {"issn": "1234-567X"}),
    ("每份十元", {"price": "每份十元"}),
    ("零售价1.50元", {"price": "1.50元"}),
    ("Einzelpreis 2,20 €", {"price": "2,20 €"}),
    ("VOL. 50 . No. 258", {"volume": "50", "issue_number": "258"}),
    ("75. Jahrgang", {"volume": "75"}),
    ("VOL. XIV", {"volume": "XIV"}),
    ("Final Edition | www.harbor.example", {"masthead": "Final Edition", "website": "www.harbor.example"}),
    ("Published by The Harbor Press", {"publisher": "The Harbor Press"}),
    ("news@harbor.example", {"contact": "news@harbor.example"}),
    ("$2.00 | 4 pages | www.harbor.example", {"price": "$2.00", "page_count": "4", "website": "www.harbor.example"}),
    ("主辦：海岬日報社", {"publisher": "海岬日報社"}),
    ("中共南河区委宣传部主办", {"publisher": "中共南河区委宣传部"}),
    ("内部资料 免费交流", {"distribution": "内部资料 免费交流"}),
    ("国内统一连续出版物号CN00-6751邮发代号00-162www.nanhe.example主办：南河融媒体中心零售价1.50元",
     {"licence": "国内统一连续出版物号CN00-6751", "postal_code": "00-162", "website": "www.nanhe.example", "publisher": "南河融媒体中心", "price": "1.50元"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), FACTS)
def test_facts(text: str, values: dict[str, str]) -> None:
    """A line of facts gives each with its value as printed, and nothing is left over."""
    facts = scan(text)
    assert {fact.kind: fact.value for fact in facts} == values
    assert coverage(text, facts) == 1
    assert residue(text, facts).strip(".") == ""


@pytest.mark.parametrize(
    "text",
    [
        "记者昨天从区里了解到",
        "市图书馆推出秋季特展",
        "从设计师转行的苏思颖",
        "要求，更好统筹高质量发",
        "The council met again",
        "plot since 1996.",
        "编辑部的故事",
    ],
)
def test_running_text_has_no_facts(text: str) -> None:
    """Words of running text are taken for no fact."""
    assert coverage(text, scan(text)) < 0.5


@pytest.mark.parametrize(
    ("text", "label"),
    [("02", "02"), ("A2", "A2"), ("- 3 -", "3"), ("第二版", "二"), ("3 版", "3"), ("Seite 5", "5"), ("A02-03", "A02"), ("头版", "1"), ("2025", None), ("专刊", None), ("二", None), ("", None)],
)  # fmt: skip
def test_page_names(text: str, label: str | None) -> None:
    """A page's name alone."""
    found = page_name(text)
    assert (found.label if found else None) == label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [("02版 要闻", "02", "要闻"), ("要闻 A3", "A3", "要闻"), ("第二版：要闻", "二", "要闻"), ("4 | Politik", "4", "Politik"), ("Local News | A6", "A6", "Local News"), ("02要闻", "02", "要闻")],
)  # fmt: skip
def test_page_names_beside_sections(text: str, label: str, rest: str) -> None:
    """A page's name before or after its section's."""
    found = page_name_beside(text)
    assert found is not None
    assert (found.label, found.rest) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12 海塘历史博物馆焕新",
        "上接01版",
        "（上接第1版）",
        "UNCLAIMED | From A1",
        "See A3",
        "3D打印走进课堂的第一天",
        "Fortsetzung Seite 3",
    ],
)
def test_no_page_names_beside(text: str) -> None:
    """Teasers and turn labels name other pages."""
    assert page_name_beside(text) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("责任编辑：白云秀　美术编辑：周一鸣　校对：邵半农", ["editors"] * 3),
        ("责编：周日新 美编：张三", ["editors"] * 2),
        ("责编：白云秀 周一", ["weekday"]),
    ],
)
def test_editors_whose_names_begin_like_weekdays(text: str, kinds: list[str]) -> None:
    """周一鸣 is a name, 周一 a day."""
    found = [fact.kind for fact in scan(text)]
    assert [kind for kind in found if kind in kinds] == kinds
    assert len(kinds) == 1 or "weekday" not in found
