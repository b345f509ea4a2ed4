"""Months as calendars show them: rows of seven days, each with the issue of that day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from baoyan.site import dates
from baoyan.site.records import IssueRecord
from baoyan.site.words import Words


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, with its issues."""

    number: int
    issues: tuple[IssueRecord, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with issues. `weeks`: rows of seven, None outside the month; `issues`: in the order of their days."""

    name: str
    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    issues: tuple[IssueRecord, ...]

    @property
    def folder(self) -> str:
        """Its own part of an address."""
        return f"{self.number:02}"


def months(issues: Sequence[IssueRecord], t: Words) -> list[Month]:
    """The months of one year that have issues; those without a date are in none."""
    dated = [(day, r) for r in issues if (day := dates.parsed(r.date))]
    return [_month([(d, r) for d, r in own], t) for _, own in groupby(dated, key=lambda pair: pair[0].month)]


def _month(own: Sequence[tuple[datetime.date, IssueRecord]], t: Words) -> Month:
    first = own[0][0]
    by_day = {n: tuple(r for _, r in same) for n, same in groupby(own, key=lambda pair: pair[0].day)}
    start = int(t("week-start"))
    rows = calendar.Calendar((start - 1) % 7).monthdayscalendar(first.year, first.month)
    weeks = tuple(tuple(Day(n, by_day.get(n, ())) if n else None for n in row) for row in rows)
    name = t("month", month=dates.month(first.month, t))
    return Month(name, first.month, weeks, tuple(r for _, r in own))


def weekdays(t: Words) -> list[str]:
    """The signs of the weekdays, in the order of a row."""
    start = int(t("week-start"))
    signs = t("weekdays")
    return [*signs[start:], *signs[:start]]
