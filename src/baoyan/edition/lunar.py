"""The lunar calendar: what day of it a solar date is, and how papers write that."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import sxtwl

from baoyan.model.dates import PrintedLunar, cyclical_year

_MONTHS = "正二三四五六七八九十冬腊"
_TENS = ("初", "十", "廿", "三")
_UNITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar. `year`: the solar year in which its lunar year began."""

    year: int
    month: int
    day: int
    leap: bool

    @property
    def cycle(self) -> str:
        """The cyclical name of its year: "乙巳"."""
        return cyclical_year(self.year)

    @property
    def text(self) -> str:
        """As papers write it: "乙巳年四月十五", "乙巳年闰六月初三"."""
        leap = "闰" if self.leap else ""
        return f"{self.cycle}年{leap}{_MONTHS[self.month - 1]}月{_day_text(self.day)}"

    def agrees(self, printed: PrintedLunar) -> bool:
        """Whether a printed lunar day is this one; a year or a leap mark that is not printed is no disagreement."""
        same_day = (self.month, self.day) == (printed.month, printed.day) and (self.leap or not printed.leap)
        return same_day and printed.cycle in (None, self.cycle)


def lunar_day(date: datetime.date) -> LunarDay:
    """The lunar day of a solar date."""
    day = sxtwl.fromSolar(date.year, date.month, date.day)
    return LunarDay(day.getLunarYear(), day.getLunarMonth(), day.getLunarDay(), bool(day.isLunarLeap()))


def _day_text(day: int) -> str:
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return _TENS[day // 10] + _UNITS[day % 10 - 1]
