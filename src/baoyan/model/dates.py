"""Dates as newspapers print them: Chinese, Republican (民國), English, German, French, Spanish, numeric; weekdays; lunar days.

Recognition only; whether the parts agree is checked where the issue is put together.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from baoyan.model.numerals import CHINESE_NUMERAL, fold, parse_number

_NUM = rf"(?:\d+|[{CHINESE_NUMERAL}]+)"
_MONTHS = {
    "january": 1, "jan": 1, "januar": 1, "jänner": 1, "february": 2, "feb": 2, "februar": 2, "march": 3, "mar": 3,
    "märz": 3, "april": 4, "apr": 4, "may": 5, "mai": 5, "june": 6, "jun": 6, "juni": 6, "july": 7, "jul": 7,
    "juli": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "oktober": 10,
    "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12, "dezember": 12, "dez": 12,
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10,
    "novembre": 11, "décembre": 12, "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3,
    "freitag": 4, "samstag": 5, "sonnabend": 5, "sonntag": 6,
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "lunes": 0, "martes": 1, "miércoles": 2, "jueves": 3, "viernes": 4, "sábado": 5, "domingo": 6,
}  # fmt: skip
_CHINESE_DAYS = "一二三四五六日天"
_WEEKDAY = re.compile(
    r"(?:星\s*期|禮\s*拜|礼\s*拜|[周週])\s*([一二三四五六日天])|(?<![A-Za-zÄÖÜäöüß])("
    + "|".join(_WEEKDAYS)
    + r")(?=[^a-zäöüß]|$|(?:"
    + "|".join(_MONTHS)
    + r"))",
    re.IGNORECASE,
)
_WEEKDAY_GLUED = re.compile(  # set without spaces after another word: "CourierTuesday,September22"
    r"(?<=[a-z])(" + "|".join(name.title() for name in _WEEKDAYS) + rf")(?=,?\s?(?:\d|{_MONTH}))", re.IGNORECASE
)

_ERA = r"(中\s*華\s*民\s*國|中\s*华\s*民\s*国|民\s*國|民\s*国)?"
_CHINESE = re.compile(rf"{_ERA}\s*({_NUM})\s*年\s*({_NUM})\s*月\s*({_NUM})\s*[日号號]")
_CHINESE_YEAR = re.compile(rf"{_ERA}\s*({_NUM})\s*年(?!\s*{_NUM}\s*月)")
_CHINESE_DAY = re.compile(rf"(?<!年)(?<!年 )({_NUM})\s*月\s*({_NUM})\s*[日号號]")
_YEAR_FIRST = re.compile(r"(?<![\d.])(\d{4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_MONTH_DAY = re.compile(
    rf"(?<![A-Za-z]){_MONTH}\s*(\d{{1,2}})\s*(?:st|nd|rd|th)?\s*,?\s*(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_DAY_GLUED = re.compile(rf"(?<=day){_MONTH}(\d{{1,2}}),?(\d{{4}})(?!\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:st|nd|rd|th|er|\.)?\s*(?:(?:of|de)\s)?\s*{_MONTH}\s*,?\s*(?:del?\s)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)

_YEAR_OR_MONTH = re.compile(r"\d{4}|[年月]")
"""What every date has, in whatever form."""

_STEM, _BRANCH = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LUNAR_MONTHS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {
    "正": 1, "元": 1, "冬": 11, "十一": 11, "腊": 12, "臘": 12, "臈": 12, "十二": 12,
}  # fmt: skip
_LUNAR = re.compile(
    r"(?P<name>[农農夏陰阴舊旧]\s*[历曆歷]\s*[:]?)?\s*"
    rf"(?:(?P<cycle>[{_STEM}]\s*[{_BRANCH}])\s*(?:[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬])?\s*(?:年)?\s*)?"
    r"(?P<leap>[闰閏])?\s*(?P<month>十\s*[一二]|[正一二三四五六七八九十冬腊臘])\s*月\s*[大小]?\s*"
    r"(?P<day>初\s*[一二三四五六七八九十]|[十廿]\s*[一二三四五六七八九]|二\s*十\s*[一二三四五六七八九]?|三\s*十|廿|卅)(?!\s*[日号號一二三四五六七八九十])"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, from `start` to `end`. One broken over two lines gives two: the year, and the day."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    @property
    def whole(self) -> datetime.date | None:
        """The calendar day, if all parts are there and it exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PrintedWeekday:
    """A weekday in a text; `index` 0 is Monday."""

    text: str
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedLunar:
    """A lunar day in a text. `cycle`: the cyclical year ("乙巳"), where printed; `named`: 农历 stands before it."""

    cycle: str | None
    leap: bool
    month: int
    day: int
    day_text: str
    named: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        """As a reader would write it: "乙巳年四月十五", or "四月十五" without a printed year."""
        return f"{self.cycle}年{self.day_text}" if self.cycle else self.day_text


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """All dates in `text`, whole ones first; parts of dates only where no whole date stands."""
    plain = fold(text)
    found: list[PrintedDate] = []
    if not _YEAR_OR_MONTH.search(plain):
        return ()
    for candidate in [*_chinese_dates(plain), *_western_dates(plain), *_partial_dates(plain)]:
        if all(candidate.end <= other.start or candidate.start >= other.end for other in found):
            found.append(candidate)
    return tuple(found)


def _year(era: str | None, digits: str) -> int | None:
    value = parse_number(digits)
    if value is None:
        return None
    if era:
        return value + 1911 if value < 200 else None
    return value if 1600 <= value <= 2199 else None


def _chinese_dates(plain: str) -> list[PrintedDate]:
    found = []
    for m in _CHINESE.finditer(plain):
        date = PrintedDate(_year(m[1], m[2]), parse_number(m[3]), parse_number(m[4]), *m.span())
        if date.whole:
            found.append(date)
    return found


def _western_dates(plain: str) -> list[PrintedDate]:
    found = [PrintedDate(int(m[1]), int(m[3]), int(m[4]), *m.span()) for m in _YEAR_FIRST.finditer(plain)]
    found += [PrintedDate(int(m[3]), int(m[2]), int(m[1]), *m.span()) for m in _DAY_FIRST.finditer(plain)]
    for pattern in (_MONTH_DAY, _MONTH_DAY_GLUED):
        found += [PrintedDate(int(m[3]), _MONTHS[m[1].lower()], int(m[2]), *m.span()) for m in pattern.finditer(plain)]
    found += [PrintedDate(int(m[3]), _MONTHS[m[2].lower()], int(m[1]), *m.span()) for m in _DAY_MONTH.finditer(plain)]
    for m in _SLASHED.finditer(plain):  # month first, unless that cannot be
        first, second = int(m[1]), int(m[2])
        month, day = (second, first) if first > 12 else (first, second)
        found.append(PrintedDate(int(m[3]), month, day, *m.span()))
    return [date for date in found if date.whole]


def _partial_dates(plain: str) -> list[PrintedDate]:
    found = []
    for m in _CHINESE_YEAR.finditer(plain):
        year = _year(m[1], m[2])
        if year and (m[1] or len(m[2]) == 4):
            found.append(PrintedDate(year, None, None, *m.span()))
    for m in _CHINESE_DAY.finditer(plain):
        month, day = parse_number(m[1]), parse_number(m[2])
        if month and day and month <= 12 and day <= 31:
            found.append(PrintedDate(None, month, day, *m.span()))
    return found


def find_weekdays(text: str) -> tuple[PrintedWeekday, ...]:
    """All weekdays in `text`."""
    found = []
    for m in _WEEKDAY.finditer(fold(text)):
        index = min(_CHINESE_DAYS.index(m[1]), 6) if m[1] else _WEEKDAYS[m[2].lower()]
        found.append(PrintedWeekday(re.sub(r"\s", "", text[m.start() : m.end()]), index, *m.span()))
    if not found:
        found = [PrintedWeekday(m[1], _WEEKDAYS[m[1].lower()], *m.span(1)) for m in _WEEKDAY_GLUED.finditer(fold(text))]
    return tuple(found)


def find_lunar(text: str) -> tuple[PrintedLunar, ...]:
    """All lunar days in `text`, with or without their cyclical year."""
    found: list[PrintedLunar] = []
    if "月" not in text:
        return ()
    for m in _LUNAR.finditer(fold(text)):
        month = _LUNAR_MONTHS[re.sub(r"\s", "", m["month"])]
        day = parse_number(re.sub(r"[\s初]", "", m["day"])) or 0
        text_of_day = re.sub(r"\s", "", f"{m['leap'] or ''}{m['month']}月{m['day']}")
        cycle = re.sub(r"\s", "", m["cycle"]) if m["cycle"] else None
        if 1 <= day <= 30:
            found.append(PrintedLunar(cycle, bool(m["leap"]), month, day, text_of_day, bool(m["name"]), *m.span()))
    return tuple(found)


def cyclical_year(number: int) -> str:
    """The name in the sixty-year cycle of the lunar year that begins in the given solar year: 2025 is 乙巳."""
    return _STEM[(number - 4) % 10] + _BRANCH[(number - 4) % 12]


_PIECES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<era>中\s*華\s*民\s*國|民\s*國|民\s*国)?\s*(?P<year>{_NUM})\s*年\s*(?:(?P<month>{_NUM})\s*月)?",
        rf"(?P<month>{_NUM})\s*月\s*(?:(?P<day>{_NUM})\s*[日号號]?)?",
        r"(?P<year>\d{4})\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]?",
        r"(?P<month>\d{1,2})\s*[./-]\s*(?P<day>\d{1,2})",
        r"(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})\s*(?:[日号號.]|st|nd|rd|th)?,?|(?P<han>[{CHINESE_NUMERAL}]+)\s*[日号號]",
        rf"{_MONTH.replace('(', '(?P<name>', 1)}\s*(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?)?\s*(?P<year>\d{{4}})?",
    )
)
"""What a piece of a date set in pieces may say: "2026年5月", "22", "May 2026"."""


def date_piece(text: str) -> PrintedDate | None:
    """A piece of a date that stands on a line of its own: what it says of year, month and day; None if it is none."""
    plain = fold(text).strip()
    for pattern in _PIECES if plain else ():
        if m := pattern.fullmatch(plain):
            parts = m.groupdict()
            year = _year(parts.get("era"), parts["year"]) if parts.get("year") else None
            month = _MONTHS[parts["name"].lower()] if parts.get("name") else parse_number(parts.get("month") or "")
            day = parse_number(parts.get("day") or parts.get("han") or "")
            if (parts.get("year") and year is None) or (month or 1) > 12 or (day or 1) > 31:
                continue
            return PrintedDate(year, month, day, 0, len(text))
    return None


def date_of_pieces(texts: Iterable[str]) -> datetime.date | None:
    """The date that lines of a date block make together, other words aside; None unless each part is said once."""
    said: dict[str, set[int]] = {"year": set(), "month": set(), "day": set()}
    for piece in filter(None, map(date_piece, texts)):
        for part, values in said.items():
            if (value := getattr(piece, part)) is not None:
                values.add(value)
    if any(len(values) != 1 for values in said.values()):
        return None
    year, month, day = (values.pop() for values in said.values())
    return PrintedDate(year, month, day, 0, 0).whole
