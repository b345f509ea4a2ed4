"""What belongs to no issue: the root, each paper's archive by year, its search page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from baoyan.site import on_this_day, search_index, sections
from baoyan.site.calendars import Month, months, weekdays
from baoyan.site.issue_pages import Around
from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer
from baoyan.site.views import IssueView
from baoyan.site.words import Words
from baoyan.site.writer import Writer

_MANY = 60
"""Issues of a year from which its fronts are shown by month: a year's page stays below 50 KB."""
_SAID = "wait none failed all count about best new old page".split()
"""What the search page's script says."""


def write(paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer) -> None:
    """Write one paper's archive.

    Args:
        paper: its folder.
        issues: in their order.
        writer: of files that belong to no issue.
        renderer: of the paper.
    """
    shown = {"paper": paper, "site_title": issues[-1].title, "home": paper, "home_issue": issues[-1].folder}
    parts = sections.write(paper, issues, writer, renderer, shown)
    on_this_day.write(paper, issues, writer, renderer, shown)
    _years(paper, issues, writer, renderer, shown | {"sections": parts})
    search_index.write(paper, issues, writer)
    say = json.dumps(_said(renderer.t), ensure_ascii=False)
    writer.put(f"{paper}/search/index.html", renderer.page("search", f"{paper}/search", say=say, **shown))


def write_root(newest: IssueView, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer) -> None:
    """Write the site's root: the newest issue, whose paper's issues are given in their order."""
    before = [r for r in issues if r.key != newest.key]
    around = Around(before[-1].folder if before else None)
    root = renderer.page("issue", "", site_title=newest.title, home=newest.paper, issue=newest, around=around)
    writer.put("index.html", root)


def _years(
    paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer, shown: Mapping[str, Any]
) -> None:
    """The newest year under the paper's own address, and each year under its own."""
    years = list(dict.fromkeys(_year(r) for r in reversed(issues)))
    common = {"years": years, "weekdays": weekdays(renderer.t), **shown}
    for year in years:
        own = [r for r in issues if _year(r) == year]
        found = months(own, renderer.t)
        many = len(own) > _MANY
        page = {"year": year, "months": found, "many": many, "undated": [r for r in own if not r.date], **common}
        writer.put(f"{paper}/{year}/index.html", renderer.page("year", f"{paper}/{year}", front=False, **page))
        if year == years[0]:
            writer.put(f"{paper}/index.html", renderer.page("year", paper, front=True, **page))
        for month in found if many else ():
            _month(f"{paper}/{year}", month, writer, renderer, page)


def _month(folder: str, month: Month, writer: Writer, renderer: Renderer, shown: Mapping[str, Any]) -> None:
    """The fronts of one month of a paper with many issues."""
    at = f"{folder}/{month.folder}"
    writer.put(f"{at}/index.html", renderer.page("month", at, month=month, **shown))


def _said(t: Words) -> dict[str, str]:
    """Phrases of the search page's script; what stands in braces it fills in itself."""
    blank = {"count": "{count}", "label": "{label}"}
    names = {"best": "by-relevance", "new": "newest-first", "old": "oldest-first", "all": "all-years", "page": "page"}
    return {name: t(names.get(name, f"search-{name}"), **blank) for name in _SAID}


def _year(record: IssueRecord) -> str:
    return record.date[:4] if record.date else "undated"
