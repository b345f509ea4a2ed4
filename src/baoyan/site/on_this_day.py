"""What the paper printed on this day in other years: a page for each month, its days in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from baoyan.site import dates
from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer
from baoyan.site.writer import Writer

_FEW = 120
"""Issues up to which one page shows all days."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue in the list of a day. `lead`: its first headline."""

    issue: IssueRecord
    year: int
    lead: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day of the year with its issues, the newest first."""

    month: int
    day: int
    entries: tuple[Entry, ...]


def write(
    paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer, shown: Mapping[str, Any]
) -> None:
    """Write the pages of the months that have issues, and the one that leads to today's."""
    found = days(issues)
    numbers = sorted({d.month for d in found})
    common = {"numbers": numbers, **shown}
    folder = f"{paper}/on-this-day"
    every = found if len(issues) <= _FEW else ()
    front = renderer.page("on-this-day", folder, month=None, days=every, **common)
    writer.put(f"{folder}/index.html", front)
    for number in numbers:
        own = [d for d in found if d.month == number]
        at = f"{folder}/{number:02}"
        writer.put(f"{at}/index.html", renderer.page("on-this-day", at, month=number, days=own, **common))


def days(issues: Sequence[IssueRecord]) -> list[Anniversary]:
    """The days of the year that have issues, in order."""
    dated = [(d.month, d.day, d.year, r) for r in issues if (d := dates.parsed(r.date))]
    ordered = sorted(dated, key=lambda e: (e[0], e[1], -e[2]))
    return [
        Anniversary(month, day, tuple(Entry(r, year, _lead(r)) for _, _, year, r in own))
        for (month, day), own in groupby(ordered, key=lambda e: e[:2])
    ]


def _lead(issue: IssueRecord) -> str:
    return next((a.title for a in issue.articles if a.main), "")
