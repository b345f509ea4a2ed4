"""Which folder an issue has, and what is the newest where some have no date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from baoyan.model.edition import Edition
from plugins.site_editions import ISSUE, PAPER, build, edition, read

MORNING = "清早的渡口已经排起了队，船工老何把缆绳又紧了一道，说今天风大，过江的人都坐稳了，别往船舷外探身子。"
EVENING = "傍晚停航的消息传来，对岸的摊贩收了伞，电影队改在祠堂里放映，孩子们搬着长凳，从雨里一路小跑过去占位子。"


def _of(body: str, mark: str, **facts: object) -> Edition:
    """An edition with pages of its own."""
    found = edition(body=body, headline=body[:8])
    pages = tuple(replace(p, sha256=f"{mark}{p.number}" * 32) for p in found.pages)
    return replace(found, pages=pages, issue=replace(found.issue, **facts))  # type: ignore[arg-type]


def test_second_issue_of_a_day_has_a_folder_of_its_own(tmp_path: Path) -> None:
    morning, evening = _of(MORNING, "a"), _of(EVENING, "b")
    build(tmp_path, morning)
    assert build(tmp_path, evening).issues == (ISSUE, f"{ISSUE}-2")
    assert "(2)" in read(tmp_path, f"{ISSUE}-2/index.html")
    calendar = read(tmp_path, f"{PAPER}/index.html")
    assert all(f'href="{day}/index.html"' in calendar for day in ("2026-05-22", "2026-05-22-2"))
    assert build(tmp_path, evening).written == ()


def test_reading_from_better_files_is_the_same_issue(tmp_path: Path) -> None:
    build(tmp_path, _of(MORNING, "a"))
    assert build(tmp_path, _of(MORNING.replace("风大", "凤大"), "b")).issues == (ISSUE,)


def test_correction_that_leaves_no_text_is_the_same_issue(tmp_path: Path) -> None:
    build(tmp_path, _of(MORNING, "a"))
    assert build(tmp_path, _of(EVENING, "a")).issues == (ISSUE,)


def test_issue_without_a_date_is_not_the_newest(tmp_path: Path) -> None:
    build(tmp_path, _of(MORNING, "a"), _of(EVENING, "b", date=None, issue_number=None))
    assert "2026年5月22日" in read(tmp_path, "index.html")
    archive = read(tmp_path, f"{PAPER}/index.html")
    assert "2026年5月" in archive
    assert "无日期" in archive


def test_each_paper_speaks_its_own_language(tmp_path: Path) -> None:
    english = _of("The ferry will not be sold.", "c", title="Ferry Post", title_latin=None, language="en")
    build(tmp_path, _of(MORNING, "a"), english)
    assert "标题导航" in read(tmp_path, f"{ISSUE}/01/index.html")
    assert "Headlines" in read(tmp_path, "ferry-post/2026-05-22/01/index.html")
