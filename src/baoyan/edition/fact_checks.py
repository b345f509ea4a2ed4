"""Whether an issue's printed facts agree with one another, with the calendar, and with the pages that are there."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from baoyan.edition.lunar import lunar_day
from baoyan.edition.page_facts import PageFacts
from baoyan.errors import problem
from baoyan.model.dates import PrintedLunar, PrintedWeekday
from baoyan.model.page_names import PageName
from baoyan.model.problem import Problem

_CHINESE_DAYS = "一二三四五六日"
_MOST_GAPS = 40
"""Numbers left out beyond this were misread."""
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed, before it is checked. `pages`: by their place in the issue; `front`: the masthead's page."""

    title: str | None = None
    date: datetime.date | None = None
    weekday: PrintedWeekday | None = None
    lunar: PrintedLunar | None = None
    page_count: int | None = None
    pages: Mapping[int, PageFacts] | None = None
    front: int | None = None
    drawn: bool = False
    """The title was put together from its pinyin."""
    masthead: bool = True
    """The front page bears a masthead: else it is only the page most like one."""
    titles: Mapping[int, str] = field(default_factory=dict)
    """Titles of other papers, by the page that bears them."""
    mastheads: frozenset[int] = frozenset()
    """Pages that bear the parts of a masthead."""
    absent: frozenset[int] = frozenset()
    """Places of pages that are told to be missing or unreadable."""

    @property
    def part(self) -> bool:
        """Whether these are inner pages only, and nobody tells that the first is missing."""
        pages = self.pages or {}
        if self.masthead or not pages or 1 in self.absent:
            return False
        first = min(pages)
        name = PageName(pages[first].label or str(first))
        # A page by itself whose folio has a date but no number is an inner one too: front pages have a masthead.
        alone = len(pages) == 1 and pages[first].date is not None and not self.title
        return name.letter > "A" or (name.number or first) > 1 or alone


Check = Callable[[Printed], Iterator[Problem]]


def disagreements(printed: Printed) -> Iterator[Problem]:
    """Every disagreement as a coded problem, check by check."""
    for check in CHECKS:
        yield from check(printed)


def title_missing(printed: Printed) -> Iterator[Problem]:
    """No title was found in masthead or folios."""
    if not printed.title and not printed.part and 1 not in printed.absent:
        yield problem("fact-title-missing", printed.front)


def title_drawn(printed: Printed) -> Iterator[Problem]:
    """The title is no text on the page: it was put together from its pinyin."""
    if printed.drawn and printed.title:
        yield problem("fact-title-drawn", printed.front, title=printed.title)


def date_missing(printed: Printed) -> Iterator[Problem]:
    """No date was found in masthead or folios."""
    if printed.date is None and not printed.part and 1 not in printed.absent:
        yield problem("fact-date-missing", printed.front)


def weekday_wrong(printed: Printed) -> Iterator[Problem]:
    """The printed weekday is not the date's."""
    if printed.date and printed.weekday and printed.weekday.index != printed.date.weekday():
        chinese = not printed.weekday.text.isascii()
        right = f"星期{_CHINESE_DAYS[printed.date.weekday()]}" if chinese else _ENGLISH_DAYS[printed.date.weekday()]
        values = {"printed": printed.weekday.text, "date": printed.date.isoformat(), "right": right}
        yield problem("fact-weekday-wrong", printed.front, **values)


def lunar_wrong(printed: Printed) -> Iterator[Problem]:
    """The printed lunar day or its cyclical year is not the date's."""
    if printed.date and printed.lunar:
        day = lunar_day(printed.date)
        if not day.agrees(printed.lunar):
            values = {"printed": printed.lunar.text, "date": printed.date.isoformat(), "right": day.text}
            yield problem("fact-lunar-wrong", printed.front, **values)


def page_count_wrong(printed: Printed) -> Iterator[Problem]:
    """The masthead announces another number of pages than there are."""
    found = len(printed.pages or ())
    if printed.page_count is not None and printed.page_count not in (found, found + len(printed.absent)):
        yield problem("fact-page-count", printed.front, printed=printed.page_count, found=found)


def dates_differ(printed: Printed) -> Iterator[Problem]:
    """A page's folio bears another date than the issue: pages of two issues are mixed."""
    for number, page in sorted((printed.pages or {}).items()):
        if printed.date and page.date and page.date != printed.date:
            values = {"printed": page.date.isoformat(), "date": printed.date.isoformat()}
            yield problem("fact-page-date", number, **values)


def titles_differ(printed: Printed) -> Iterator[Problem]:
    """A page bears another paper's title, and its date or a second masthead says that it is one."""
    for number, title in sorted(printed.titles.items()):
        date = (printed.pages or {})[number].date
        if number in printed.mastheads or (date and printed.date and date != printed.date):
            yield problem("fact-page-title", number, printed=title, title=printed.title)


def part_of_issue(printed: Printed) -> Iterator[Problem]:
    """Inner pages read by themselves: that is said once, and that the front page's facts are missing is not."""
    if printed.part:
        labels = [page.label or str(number) for number, page in sorted((printed.pages or {}).items())]
        yield problem("issue-part", None, labels="–".join(dict.fromkeys((labels[0], labels[-1]))))


def labels_twice(printed: Printed) -> Iterator[Problem]:
    """Two pages print the same name."""
    pages = printed.pages or {}
    counts = Counter(_key(page.label) for page in pages.values() if page.label)
    for key, count in counts.items():
        if count > 1:
            same = [number for number, page in sorted(pages.items()) if page.label and _key(page.label) == key]
            label = pages[same[0]].label
            yield problem("fact-label-twice", same[1], label=label, places=", ".join(map(str, same)))


def labels_missing(printed: Printed) -> Iterator[Problem]:
    """The printed page names leave gaps: told only where neither a page count nor the files' names say it already."""
    pages = printed.pages or {}
    if printed.page_count is not None and printed.page_count != len(pages):
        return
    books: dict[str, list[int]] = {}
    for page in pages.values():
        name = PageName(page.label) if page.label else None
        if name and name.number:
            books.setdefault(name.letter, []).append(name.number)
    gaps = [f"{letter}{n}" for letter, numbers in sorted(books.items()) for n in _left_out(numbers, printed)]
    nameless = sum(page.label is None and number != printed.front for number, page in pages.items())
    if len(printed.absent) + nameless < len(gaps) <= _MOST_GAPS:
        yield problem("fact-label-missing", None, labels=", ".join(gaps))


def _left_out(numbers: list[int], printed: Printed) -> list[int]:
    """Numbers that a book leaves out; its front page prints none."""
    first = 2 if 1 not in numbers and printed.masthead and printed.front is not None else min(numbers)
    return sorted(set(range(first, max(numbers))) - set(numbers))


def _key(label: str) -> tuple[str, int | None]:
    name = PageName(label)
    return name.letter, name.number


CHECKS: tuple[Check, ...] = (
    title_missing,
    title_drawn,
    date_missing,
    weekday_wrong,
    lunar_wrong,
    page_count_wrong,
    dates_differ,
    titles_differ,
    part_of_issue,
    labels_twice,
    labels_missing,
)
"""All checks, in the order of their telling."""
