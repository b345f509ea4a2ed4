"""What belongs to no issue: the root, each paper's archive by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from baoyan.site import dates
from baoyan.site.issue_pages import Around
from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer
from baoyan.site.views import IssueView
from baoyan.site.writer import Writer


@dataclass(frozen=True, slots=True)
class Month:
    """The issues of a month."""

    name: str
    issues: tuple[IssueRecord, ...]


def write(
    papers: Mapping[str, Sequence[IssueRecord]], writer: Writer, renderer: Renderer, newest: IssueView | None
) -> None:
    """Write the root and the archives.

    Args:
        papers: the issues of each paper in their order.
        writer: of files that belong to no issue.
        renderer: of the site.
        newest: the issue that the root shows.
    """
    for paper, issues in papers.items():
        _paper(paper, issues, writer, renderer)
    if newest:
        before = [r for r in papers[newest.paper] if r.key < newest.key]
        around = Around(before[-1].folder if before else None)
        shown = renderer.page("issue", "", site_title=newest.title, home=newest.paper, issue=newest, around=around)
        writer.put("index.html", shown)


def _paper(paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer) -> None:
    """The newest year under the paper's own address, and each year under its own."""
    years = sorted({_year(r) for r in issues}, reverse=True)
    for year in years:
        own = [r for r in issues if _year(r) == year]
        shown = {"paper": paper, "years": years, "calendar": [(year, _months(own, renderer))]}
        shown |= {"site_title": issues[-1].title, "home": paper}
        writer.put(f"{paper}/{year}/index.html", renderer.page("paper", f"{paper}/{year}", year=year, **shown))
        if year == years[0]:
            writer.put(f"{paper}/index.html", renderer.page("paper", paper, year=None, **shown))


def _year(record: IssueRecord) -> str:
    return record.date[:4] if record.date else "undated"


def _months(issues: Sequence[IssueRecord], renderer: Renderer) -> list[Month]:
    found = []
    for name, own in groupby(issues, key=lambda r: r.date[5:7] if r.date else ""):
        number = int(name) if name else 0
        shown = renderer.t("month", month=dates.month(number, renderer.t)) if number else "–"
        found.append(Month(shown, tuple(own)))
    return found[::-1]
