"""The masthead's facts of an issue, read from the furniture of all its pages, and every disagreement among them."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baoyan.edition.drawn_title import drawn_title, spaced_latin
from baoyan.edition.fact_checks import Printed, disagreements
from baoyan.edition.front import MASTHEAD, bears_masthead, masthead_kinds, masthead_title, most_like_front, other_titles
from baoyan.edition.language import language_of
from baoyan.edition.lunar import lunar_day
from baoyan.edition.page_facts import PageFacts, page_facts
from baoyan.model.dates import (
    PrintedDate,
    PrintedLunar,
    PrintedWeekday,
    date_of_pieces,
    find_dates,
    find_lunar,
    find_weekdays,
)
from baoyan.model.edition import IssueFacts
from baoyan.model.layout import FurnitureLine, PageLayout
from baoyan.model.numerals import parse_number, parse_roman
from baoyan.model.printed_facts import PrintedFact, residue, scan
from baoyan.model.problem import Problem

__all__ = ["PageFacts", "issue_facts", "page_facts"]

_SECOND_MASTHEAD = 3
"""Kinds of facts that a page must print to bear a masthead of its own; a folio has one or two."""
_PUBLISHERS = (
    "主办",
    "主辦",
    "herausgeber",
    "published",
    "publisher",
    "verlag",
    "出版",
    "發行",
    "发行",
    "机关报",
    "機關報",
    "主管",
)
"""Words before or after a publisher's name, the one who makes the paper before the one who stands above it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A fact, where it stands, and the text around it."""

    fact: PrintedFact
    found: FurnitureLine
    text: str

    @property
    def whole(self) -> str:
        """The fact with its label."""
        return self.text[self.fact.start : self.fact.end]


def issue_facts(
    layouts: Sequence[PageLayout], absent: frozenset[int] = frozenset()
) -> tuple[IssueFacts, tuple[Problem, ...]]:
    """The issue's facts and what is wrong with them.

    Args:
        layouts: all pages of the issue, in order.
        absent: the places of pages that are told to be missing or unreadable.

    Returns:
        The facts, absent where not printed, and coded problems: a missing title or date, a weekday or lunar day that
        does not fit the date, a page count that does not fit the pages, pages of another date or paper, page names
        twice.
    """
    front = most_like_front(layouts)
    said = _said(front) if front else []
    language = language_of(_all_text(layouts))
    title = _title(layouts, front, said)
    drawn = None if title else _drawn_title(layouts, front, said, language)
    title = title or drawn
    pages = {layout.number: page_facts(layout, title) for layout in layouts}
    weekday, lunar = _weekday(said, layouts), _lunar(said)
    printed = Printed(
        title=title,
        date=_date_block(front) or _date(said, pages.values(), weekday, lunar),
        weekday=weekday,
        lunar=lunar,
        page_count=_number(said, "page_count"),
        pages=pages,
        front=front.number if front else None,
        drawn=drawn is not None,
        masthead=front is not None and bears_masthead(front),
        titles=other_titles(layouts, front, title),
        mastheads=frozenset(x.number for x in layouts if len(masthead_kinds(x)) >= _SECOND_MASTHEAD),
        absent=absent,
    )
    readable = any(layout.blocks or layout.furniture for layout in layouts)  # why not is told page by page
    return _facts(front, said, printed, language), tuple(disagreements(printed)) if readable else ()


def _facts(front: PageLayout | None, said: list[_Said], printed: Printed, language: str | None) -> IssueFacts:
    return IssueFacts(
        title=printed.title,
        title_latin=_latin(front, printed.title),
        date=printed.date.isoformat() if printed.date else None,
        weekday=_as_typed(printed.weekday.text) if printed.weekday else None,
        lunar_date=_lunar_text(printed),
        issue_number=_number(said, "issue_number"),
        cumulative_number=_number(said, "cumulative_number"),
        page_count=printed.page_count,
        licence=_licence(said),
        issn=_value(said, "issn"),
        postal_code=_value(said, "postal_code"),
        price=_value(said, "price"),
        publisher=_publisher(said),
        volume=_number(said, "volume"),
        website=_website(said),
        distribution=_value(said, "distribution"),
        language=language,
    )


# Where the facts stand ---------------------------------------------------------------------------------------------


def _said(front: PageLayout) -> list[_Said]:
    """All facts of the front page, those of the title block before those of the imprint."""
    lines = [f for f in front.furniture if f.kind in MASTHEAD]
    lines += [f for f in front.furniture if f.kind in ("folio", "imprint")]
    return [_Said(fact, found, found.line.text) for found in lines for fact in scan(found.line.text)]


def _all_text(layouts: Iterable[PageLayout]) -> str:
    return "\n".join(
        text
        for layout in layouts
        for text in (*(block.text for block in layout.blocks), *(found.line.text for found in layout.furniture))
    )


# Plain values ------------------------------------------------------------------------------------------------------


def _value(said: list[_Said], kind: str) -> str | None:
    return next((re.sub(r"\s+", " ", s.fact.value) for s in said if s.fact.kind == kind), None)


def _number(said: list[_Said], kind: str) -> int | None:
    text = _value(said, kind)
    return None if text is None else parse_number(text) or parse_roman(text)


def _licence(said: list[_Said]) -> str | None:
    """The paper's own permit: an advertising licence is none."""
    own = [s for s in said if s.fact.kind != "licence" or not re.search("广告|廣告", s.whole)]
    return _value(own, "licence")


def _publisher(said: list[_Said]) -> str | None:
    named = [s for s in said if s.fact.kind == "publisher"]

    def rank(s: _Said) -> int:
        label = s.whole.replace(s.fact.value, "").casefold()
        return next((i for i, word in enumerate(_PUBLISHERS) if word in label), len(_PUBLISHERS))

    return min(named, key=rank).fact.value if named else None


def _website(said: list[_Said]) -> str | None:
    address = _value(said, "website")
    return address.rstrip("./，。") if address else None


_PARTED = re.compile(r"[/|｜·•■–—]")
"""What stands between the parts of a running head."""

# The title ---------------------------------------------------------------------------------------------------------


def _title(layouts: Sequence[PageLayout], front: PageLayout | None, said: list[_Said]) -> str | None:
    """The title as the masthead sets it; where it is a picture there, as folios or the paper's own notes name it."""
    running = _running_title(layouts, front)
    named = [m[1] for s in said if (m := re.match(r"\s*《([^》]{2,14})》", s.whole))]
    printed = masthead_title(front)
    if printed is None:
        return running or next(iter(named), None)
    if running and _same(running, printed):
        return running if printed.isupper() else printed
    if running and _counted(layouts, front)[running] >= 2 and _bare(running) not in _bare(printed):
        inner = [_named(layout) for layout in layouts if layout is not front]
        # Pages that bear the masthead's title and not the other one: two papers are mixed.
        return printed if any(running not in names and _has(names, printed) for names in inner) else running
    return printed


def _counted(layouts: Sequence[PageLayout], front: PageLayout | None) -> Counter[str]:
    """How many inner pages name each title in their folio."""
    return Counter(name for layout in layouts if layout is not front for name in _named(layout))


def _named(layout: PageLayout) -> list[str]:
    """What a page's folio may name as the paper's title."""
    here = dict.fromkeys(f.line.text.strip() for f in layout.furniture if f.kind == "title")
    for found in layout.furniture:
        if found.kind == "folio" and find_dates(found.line.text):
            rest = residue(found.line.text, scan(found.line.text))
            here |= dict.fromkeys(part.strip(" ,，;；") for part in _PARTED.split(rest))
    return [name for name in here if 2 <= len(name) <= 40 and not any(char.isdigit() for char in name)]


def _has(names: Iterable[str], title: str) -> bool:
    return any(_same(name, title) for name in names)


def _running_title(layouts: Sequence[PageLayout], front: PageLayout | None) -> str | None:
    names = _counted(layouts, front)
    pages = len(layouts) - (front is not None)
    if not names:
        return None
    name, count = names.most_common(1)[0]
    return name if count * 2 > pages and (count > 1 or pages == 1) else None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _same(a: str, b: str) -> bool:
    return _bare(a) == _bare(b)


def _latin(front: PageLayout | None, title: str | None = None) -> str | None:
    lines = [f.line.text for f in front.furniture if f.kind == "title_latin"] if front else []
    latin = re.sub(r"\s+", " ", " ".join(lines)).strip()
    return (spaced_latin(latin, title) if title else latin) or None


def _drawn_title(
    layouts: Sequence[PageLayout], front: PageLayout | None, said: list[_Said], language: str | None
) -> str | None:
    """A title that no text sets, by its pinyin or the paper's web address."""
    if front is None or language not in ("zh-Hans", "zh-Hant"):
        return None
    near = [found.line.text for layout in (front, *layouts) for found in layout.furniture]
    far = [block.text for layout in layouts for block in layout.blocks]
    address = max(re.split(r"[./:]+", _website(said) or ""), key=len)
    for latin in (_latin(front), address):
        if latin and (title := drawn_title(latin, near, far, language == "zh-Hant")):
            return title
    return None


# Dates -------------------------------------------------------------------------------------------------------------


def _date(
    said: list[_Said], pages: Iterable[PageFacts], weekday: PrintedWeekday | None, lunar: PrintedLunar | None
) -> datetime.date | None:
    """The masthead's date, of several the one that folios print too; without any, the one most folios print.

    Of two that as many folios print (pages of two issues are mixed) it is the one of the masthead's days.
    """
    folios = Counter(page.date for page in pages if page.date)
    on_front = _whole_dates(said) or _pieced_dates(said)
    if on_front:
        return next((date for date in on_front if date in folios), on_front[0])

    def weight(date: datetime.date) -> tuple[bool, int]:
        fits = weekday is not None and weekday.index == date.weekday()
        return (fits or (lunar is not None and lunar_day(date).agrees(lunar))), folios[date]

    return max(folios, key=weight, default=None)


def _lines_with(said: list[_Said], kind: str) -> list[FurnitureLine]:
    return list(dict.fromkeys(s.found for s in said if s.fact.kind == kind))


def _whole_dates(said: list[_Said]) -> list[datetime.date]:
    return [d.whole for found in _lines_with(said, "date") for d in find_dates(found.line.text) if d.whole]


def _pieced_dates(said: list[_Said]) -> list[datetime.date]:
    """Dates set over two lines: the day with the year that stands nearest."""
    parts = [(d, found) for found in _lines_with(said, "date") for d in find_dates(found.line.text)]
    days = [(d, f) for d, f in parts if d.year is None]
    years = [(d, f) for d, f in parts if d.month is None]
    out = []
    for day, where in days:
        nearest = min(years, key=lambda part: _distance(part[1], where), default=None)
        if nearest and (whole := PrintedDate(nearest[0].year, day.month, day.day, 0, 0).whole):
            out.append(whole)
    return out


def _date_block(front: PageLayout | None) -> datetime.date | None:
    """The date that lines of nothing but a year, a month, a day make together."""
    lines = [f.line for f in front.furniture if f.kind == "date"] if front else []
    return date_of_pieces(line.text for line in lines)


def _distance(a: FurnitureLine, b: FurnitureLine) -> float:
    return abs(a.line.box.cx - b.line.box.cx) + abs(a.line.box.cy - b.line.box.cy)


def _weekday(said: list[_Said], layouts: Sequence[PageLayout]) -> PrintedWeekday | None:
    """The masthead's weekday, best one in the date's own line; else that of the folios."""
    front = sorted(_lines_with(said, "weekday"), key=lambda found: not find_dates(found.line.text))
    folios = [
        f for layout in layouts for f in layout.furniture if f.kind in ("date", "folio") and find_dates(f.line.text)
    ]
    for found in [*front, *folios]:
        if days := find_weekdays(found.line.text):
            return days[0]
    return None


def _as_typed(weekday: str) -> str:
    return weekday.capitalize() if weekday.isascii() and weekday.isupper() else weekday


def _lunar(said: list[_Said]) -> PrintedLunar | None:
    days = [day for found in _lines_with(said, "lunar_date") for day in find_lunar(found.line.text)]
    return next((day for day in days if day.cycle), next(iter(days), None))


def _lunar_text(printed: Printed) -> str | None:
    """The lunar day with its year, which the date gives where it is not printed."""
    if printed.lunar is None:
        return None
    if printed.lunar.cycle is None and printed.date:
        return f"{lunar_day(printed.date).cycle}年{printed.lunar.day_text}"
    return printed.lunar.text
