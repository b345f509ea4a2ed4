"""Teasers and indexes in the forms that papers print them: each entry is one teaser, and the articles around keep their text."""

from __future__ import annotations

import pytest
from printed_pages import CHINESE_TEXT, ENGLISH_TEXT, TRADITIONAL_TEXT, column, down, line, page, rule, upright_column

from baoyan.articles import write_page
from baoyan.layout import lay_out
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading, Panel

HEI = "Hei"


def teasers(lines: list[Line], number: int = 1, panels: tuple[Panel, ...] = ()) -> list[tuple[str | None, str]]:
    """Page names and titles of the teasers found, in order."""
    reading = page(lines, number)
    reading = PageReading(number, reading.width, reading.height, reading.lines, (), panels)
    return [(t.label, t.text) for t in write_page(lay_out(reading)).teasers]


def chinese_front() -> list[Line]:
    return [
        line("梧桐里报", 36, 36, 80),
        line("2025年9月1日 星期一 第31期", 420, 60, 11),
        line("老街修缮过半居民陆续搬回", 100, 210, 32, HEI),
        *column(CHINESE_TEXT, 40, 300),
        *column(CHINESE_TEXT, 280, 300),
        *column(CHINESE_TEXT, 520, 300),
    ]


FORMS = [
    ["02版 旧书店门口排起长队", "03版 渡口的最后一班船", "04版 三代人的修表铺"],
    ["旧书店门口排起长队……02版", "渡口的最后一班船……03版", "三代人的修表铺……04版"],
    ["旧书店门口排起长队▶02", "渡口的最后一班船▶03", "三代人的修表铺▶04"],
    ["旧书店门口排起长队（详见02版）", "渡口的最后一班船（详见03版）", "三代人的修表铺（详见04版）"],
]
FOUND = [("02", "旧书店门口排起长队"), ("03", "渡口的最后一班船"), ("04", "三代人的修表铺")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["今日看点", "导读", "本期要目"])
def test_list_under_a_heading(form: list[str], heading: str) -> None:
    """Page first or title first, the entries under an index heading are teasers; the text below them is none."""
    lines = [*chinese_front(), line(heading, 60, 540, 14, HEI)]
    lines += [line(text, 50, 566 + 20 * k, 11, HEI) for k, text in enumerate(form)]
    lines += [line("新菜场里少了争吵", 50, 660, 20, HEI), *column(CHINESE_TEXT, 40, 690)]
    assert teasers(lines) == FOUND


@pytest.mark.parametrize("form", FORMS)
def test_list_without_a_heading(form: list[str]) -> None:
    """Several entries of one type under one another are teasers though nothing says so."""
    lines = [*chinese_front(), *(line(text, 50, 566 + 20 * k, 12, HEI) for k, text in enumerate(form))]
    assert teasers(lines) == FOUND


def test_bar_across_the_page() -> None:
    """Entries side by side, each page name before its title."""
    lines = [*chinese_front()]
    for k, (label, title) in enumerate(FOUND):
        lines += [line(f"{label}版", 40 + 230 * k, 540, 12, HEI), line(title, 80 + 230 * k, 540, 12, HEI)]
    assert teasers(lines) == FOUND


def test_bar_beside_its_heading() -> None:
    """The heading stands at the left, the entries at its side; bare figures are page names there."""
    lines = [*chinese_front(), line("导读", 40, 540, 14, HEI)]
    lines += [line("旧书店门口排起长队 2", 100, 541, 12, HEI), line("渡口的最后一班船 3", 330, 541, 12, HEI)]
    assert teasers(lines) == [("2", "旧书店门口排起长队"), ("3", "渡口的最后一班船")]


def test_titles_over_two_lines() -> None:
    """A title's lines stay together, whatever their height against the page's name."""
    lines = [*chinese_front(), line("导读", 60, 540, 14, HEI)]
    for k, (label, first, second) in enumerate((("2", "旧书店门口", "排起长队"), ("3", "渡口的", "最后一班船"))):
        top = 566 + 44 * k
        lines += [line(label, 50, top + 8, 13, HEI), line(first, 80, top, 11, HEI), line(second, 80, top + 15, 11, HEI)]
    lines += [line("新菜场里少了争吵", 50, 680, 20, HEI), *column(CHINESE_TEXT, 40, 710)]
    assert teasers(lines) == [("2", "旧书店门口排起长队"), ("3", "渡口的最后一班船")]


def test_title_before_its_page_over_two_lines() -> None:
    """Where pages come last, a line without one belongs to the entry below."""
    lines = [*chinese_front(), line("导读", 60, 540, 14, HEI)]
    lines += [line("旧书店门口", 50, 566, 11, HEI), line("排起长队 02版", 50, 581, 11, HEI)]
    lines += [line("渡口的", 50, 606, 11, HEI), line("最后一班船 03版", 50, 621, 11, HEI)]
    assert teasers(lines) == [("02", "旧书店门口排起长队"), ("03", "渡口的最后一班船")]


def test_ruled_bars_are_no_table() -> None:
    """Bars that touch look like a grid of cells; under an index heading they are teasers."""
    lines = [*chinese_front(), line("导读", 60, 540, 14, HEI)]
    panels = [Panel(Box(40, 535, 300, 560), (0.5, 0.1, 0.1))]
    for k, (label, title) in enumerate(FOUND):
        top = 562 + 30 * k
        panels += [
            Panel(Box(40, top, 78, top + 30), (0.5, 0.1, 0.1)),
            Panel(Box(78, top, 300, top + 30), (0.9, 0.9, 0.9)),
        ]
        lines += [line(f"{label}版", 44, top + 9, 11, HEI), line(title, 86, top + 9, 12, HEI)]
    assert teasers(lines, panels=tuple(panels)) == FOUND


def test_list_spread_over_its_strip() -> None:
    """Entries far apart, page names right under one another and no text between, are one list under its heading."""
    lines = [*chinese_front(), line("今日导读", 60, 500, 14, HEI)]
    for k, (label, title) in enumerate(FOUND):
        top = 540 + 100 * k
        lines += [line(f"{label}版", 50, top, 11, HEI), line(title, 90, top, 11, HEI)]
    assert teasers(lines) == FOUND


def test_vertical_panel() -> None:
    """In a vertical paper the entries stand from right to left."""
    body = [*upright_column(TRADITIONAL_TEXT, 400, 60, 24), *upright_column(TRADITIONAL_TEXT, 400, 300, 24)]
    lines = [*body, down("導讀", 700, 600, 16)]
    lines += [down("二版　渡口的最後一班船", 670, 600, 12, HEI), down("三版　三代人的修錶鋪", 645, 600, 12, HEI)]
    assert teasers(lines) == [("二", "渡口的最後一班船"), ("三", "三代人的修錶鋪")]


def test_section_index() -> None:
    """An index of sections is a row of teasers, with or without leaders."""
    body = [*column(ENGLISH_TEXT, 40, 330), *column(ENGLISH_TEXT, 300, 330), *column(ENGLISH_TEXT, 540, 330)]
    lines = [line("Harbor Council Votes on Bridge", 60, 250, 30, HEI), *body, line("INDEX", 60, 560, 12, HEI)]
    lines += [line("Business.......C1", 60, 580, 9, HEI), line("Sports........B1", 60, 594, 9, HEI)]
    assert teasers(lines) == [("C1", "Business"), ("B1", "Sports")]


def test_index_in_one_line() -> None:
    """An index that runs as one line across a front page is parted into its sections."""
    body = [*column(ENGLISH_TEXT, 40, 330), *column(ENGLISH_TEXT, 300, 330), *column(ENGLISH_TEXT, 540, 330)]
    lines = [line("Harbor Council Votes on Bridge", 60, 250, 30, HEI), *body]
    lines += [line("INDEX: Business C1 | Opinion A8 | Sports B1", 60, 600, 10, HEI)]
    assert teasers(lines) == [("C1", "Business"), ("A8", "Opinion"), ("B1", "Sports")]


def test_codes_on_inner_pages_are_no_pages() -> None:
    """Letters with figures, under one another on an inner page, may be rooms, seats or sizes."""
    lines = [*column(ENGLISH_TEXT, 40, 330), *column(ENGLISH_TEXT, 300, 330)]
    lines += [line(f"Hall {c}: the quilt show", 540, 330 + 20 * k, 12, HEI) for k, c in enumerate(("A1", "B2", "B3"))]
    lines += [line(f"{c} Potters of the county", 540, 430 + 20 * k, 12, HEI) for k, c in enumerate(("A1", "B2", "B3"))]
    assert teasers(lines, number=4) == []


def test_figures_in_titles_are_no_pages() -> None:
    """Headings with figures, side by side or under one another, stay headings."""
    lines = chinese_front()
    lines += [
        line("守岛12年", 50, 560, 14, HEI),
        line("接力30棒", 50, 580, 14, HEI),
        line("登顶Top 10", 50, 600, 14, HEI),
    ]
    assert teasers(lines) == []


def test_date_in_pieces_is_no_teaser() -> None:
    """Year and month, a large day, "日" and the weekday of a title block are its date."""
    lines = [
        line("梧桐里报", 36, 36, 80),
        line("第 31 期", 400, 60, 10.5),
        line("2025年9月", 535, 43, 11),
        line("12", 537, 56, 34, HEI),
        line("日", 575, 76, 11),
        line("星期五", 540, 99, 10),
        line("旧书店门口排起长队", 100, 210, 32, HEI),
        *column(CHINESE_TEXT, 40, 300),
        *column(CHINESE_TEXT, 280, 300),
    ]
    layout = lay_out(page(lines, rules=(rule(36, 168, 744),)))
    assert {f.line.text for f in layout.furniture} >= {"2025年9月", "12", "日", "星期五"}
    written = write_page(layout)
    assert written.teasers == ()
    assert [a.headline for a in written.articles] == ["旧书店门口排起长队"]


@pytest.mark.parametrize(
    "title", ["旧书店门口排起长队（详见02版）", "旧书店门口排起长队 ▶02版", "02版 旧书店门口排起长队"]
)
def test_large_title_that_points_inside(title: str) -> None:
    """A title as large as an article's, with a page and without a text, is a teaser and no article."""
    lines = [*chinese_front(), line(title, 60, 620, 26, HEI)]
    written = write_page(lay_out(page(lines)))
    assert [(t.label, t.text) for t in written.teasers] == [("02", "旧书店门口排起长队")]
    assert [a.headline for a in written.articles] == ["老街修缮过半居民陆续搬回"]
