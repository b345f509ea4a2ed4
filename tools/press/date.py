"""Dates as a paper prints them, the lunar one from the calendar library."""

from __future__ import annotations

import datetime as dt

import sxtwl

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
MONTHS = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"]
DAYS = [f"{a}{b}" for a in ("初", "十", "廿") for b in "一二三四五六七八九十"]
DAYS[19], DAYS[29] = "二十", "三十"
WEEKDAYS = "一二三四五六日"


def lunar(day: dt.date, *, leap: str = "闰", twelfth: str = "腊月") -> str:
    """Return the lunar date, as 乙巳年五月十八."""
    solar = sxtwl.fromSolar(day.year, day.month, day.day)
    year = solar.getYearGZ(True)
    month = MONTHS[solar.getLunarMonth() - 1].replace("腊月", twelfth)
    mark = leap if solar.isLunarLeap() else ""
    return f"{STEMS[year.tg]}{BRANCHES[year.dz]}年{mark}{month}{DAYS[solar.getLunarDay() - 1]}"


def weekday(day: dt.date) -> str:
    """Return the weekday, as 星期五."""
    return "星期" + WEEKDAYS[day.weekday()]
