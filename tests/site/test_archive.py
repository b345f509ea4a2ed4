"""The archive: months as calendars, sections, the days of the year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from baoyan.site.calendars import months, weekdays
from baoyan.site.on_this_day import days
from baoyan.site.sections import sections_of
from baoyan.site.words import words
from plugins.site_editions import PAPER, build, edition, read, record


def test_month_is_a_grid_of_weeks() -> None:
    (may,) = months([record("2026-05-01", 1), record("2026-05-31", 1)], words("zh-Hans"))
    assert may.name == "5月"
    assert all(len(week) == 7 for week in may.weeks)
    first, last = may.weeks[0], may.weeks[-1]
    assert [d.number if d else None for d in first] == [None, None, None, None, None, 1, 2]
    assert first[5] and [r.key for r in first[5].issues] == ["2026-05-01"]
    assert last[0] and last[0].issues and last[0].number == 31
    assert weekdays(words("zh-Hans"))[0] == "日"


@pytest.mark.parametrize(("count", "fronts"), [(52, 52), (365, 12)])
def test_years_page_stays_below_50_kilobytes(tmp_path: Path, count: int, fronts: int) -> None:
    import datetime

    from baoyan.site import archive_pages
    from baoyan.site.assets import write_assets
    from baoyan.site.render import Renderer
    from baoyan.site.writer import Writer

    step = 365 // count
    dates = [datetime.date(2026, 1, 1) + datetime.timedelta(days=k * step) for k in range(count)]
    writer = Writer(tmp_path)
    renderer = Renderer(words("en"), write_assets(writer, None, None))
    archive_pages.write(PAPER, [record(d.isoformat(), 3) for d in dates], writer, renderer)
    shown = read(tmp_path, f"{PAPER}/index.html")
    assert len(shown.encode()) < 50_000
    assert len(re.findall(r"<td><a href=", shown)) == count
    assert shown.count('aria-hidden="true"') == fronts
    assert (tmp_path / PAPER / "2026/05/index.html").is_file() == (count > 60)


def test_section_has_a_page_with_its_articles(tmp_path: Path) -> None:
    build(tmp_path, edition(), edition("2026-05-29"))
    shown = read(tmp_path, f"{PAPER}/sections/yao-wen/index.html")
    assert shown.index("2026-05-29") < shown.index("2026-05-22")
    assert shown.count("渡口换了守法") == 2
    assert '"../sections/index.html"' in read(tmp_path, f"{PAPER}/2026/index.html")


def test_sections_that_sound_alike_have_addresses_of_their_own() -> None:
    from dataclasses import replace

    first, second = record("2026-05-01", 1), record("2026-05-08", 1)
    pages = [(replace(r.pages[0], section=s),) for r, s in ((first, "视界"), (second, "世界"))]
    issues = [replace(first, pages=pages[0]), replace(second, pages=pages[1])]
    folders = {s.name: s.folder for s in sections_of(PAPER, issues)}
    assert folders["视界"] == f"{PAPER}/sections/shi-jie"
    assert re.fullmatch(rf"{PAPER}/sections/shi-jie-[0-9a-f]{{6}}", folders["世界"])


def test_days_of_the_year_over_the_years(tmp_path: Path) -> None:
    found = days([record(d, 1) for d in ("2024-05-22", "2025-01-03", "2026-05-22")])
    assert [(d.month, d.day, [e.year for e in d.entries]) for d in found] == [(1, 3, [2025]), (5, 22, [2026, 2024])]
    build(tmp_path, edition("2025-05-22"), edition())
    shown = read(tmp_path, f"{PAPER}/on-this-day/05/index.html")
    assert 'data-day="05-22"' in shown
    assert shown.index("2026年") < shown.index("2025年")


def test_search_page_says_what_to_do_without_scripts(tmp_path: Path) -> None:
    build(tmp_path, edition())
    shown = read(tmp_path, f"{PAPER}/search/index.html")
    assert re.search(r'class="without">搜索要靠浏览器运行脚本.*href="\.\./index\.html"', shown)
    assert 'href="../../search/index.html"' in read(tmp_path, f"{PAPER}/2026-05-22/01/index.html")
