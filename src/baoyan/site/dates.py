"""Dates as readers write them."""

from __future__ import annotations

import datetime
from typing import Protocol

from baoyan.site.slugs import place_of
from baoyan.site.words import Words

_MONTHS = "January February March April May June July August September October November December".split()
_MONATE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


class Dated(Protocol):
    """An issue, or its record."""

    @property
    def date(self) -> str | None:
        """YYYY-MM-DD."""

    @property
    def key(self) -> str:
        """Its folder."""


def parsed(text: str | None) -> datetime.date | None:
    """A date, where the text is one."""
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None


def when(issue: Dated, t: Words) -> str:
    """The issue's date in full, and which it is of several of a day; without a date its number."""
    found = parsed(issue.date)
    if found is None:
        return t("issue-number", number=issue.key[3:]) if issue.key.startswith("no-") else t("undated")
    date = t("date", year=found.year, month=month(found.month, t), day=found.day)
    place = place_of(issue.key)
    return f"{date} ({place})" if place > 1 else date


def day(issue: Dated, t: Words) -> str:
    """The issue's day within a month."""
    found = parsed(issue.date)
    return str(found.day) if found else issue.key


def month(number: int, t: Words) -> str:
    """A month's name in a date."""
    names = {"en": _MONTHS, "de": _MONATE}.get(t.tag.split("-")[0])
    return names[number - 1] if names else str(number)
