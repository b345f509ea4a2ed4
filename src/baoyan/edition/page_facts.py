"""What a page's folio says: its name, its section, its editors, its date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from baoyan.model.dates import find_dates
from baoyan.model.edition import Person
from baoyan.model.layout import FurnitureLine, PageLayout
from baoyan.model.page_editors import find_editors
from baoyan.model.page_names import PageName, page_name, page_name_beside
from baoyan.model.printed_facts import residue, scan

_ROLES: tuple[tuple[str, str], ...] = (
    ("art_editor", r"美|视觉|視覺|图编|圖片|图片|制图|製圖|图表|插"),
    ("proofreader", r"校|读|讀"),
    ("layout", r"版面|版式|排|组版|組版|拼版|照排|制版|Layout|Gestaltung|Produktion"),
    ("designer", r"设计|設計|[Dd]esign"),
    ("reviewer", r"审|签发|监制"),
    ("chief_editor", r"总|總|主编|主編|社长|社長|主任|Managing"),
    ("duty_editor", r"值班"),
    ("planner", r"策划|统筹|統籌"),
)
"""Patterns of printed role words, the more special first; all others are editors."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own facts, as printed. `label`: "02", "A6"; `date`: the day in its folio."""

    label: str | None = None
    section: str | None = None
    editors: tuple[Person, ...] = ()
    date: datetime.date | None = None


def page_facts(layout: PageLayout, title: str | None = None) -> PageFacts:
    """Reads a page's folio lines.

    Args:
        layout: the page.
        title: the paper's title, where known: it stands in folios too and is no section.
    """
    name = _name(layout)
    return PageFacts(
        label=name.label if name else None,
        section=_section(layout, title, name),
        editors=tuple(_editors(layout)),
        date=_date(layout),
    )


def _lines(layout: PageLayout, *kinds: str) -> list[FurnitureLine]:
    return [found for found in layout.furniture if found.kind in kinds]


def _name(layout: PageLayout) -> PageName | None:
    for found in _lines(layout, "page_number"):
        if name := page_name(found.line.text) or _through_the_year(found.line.text):
            return name
    for found in _lines(layout, "folio"):
        if name := page_name_beside(found.line.text) or page_name_beside(_rest(found)) or page_name(_rest(found)):
            return name
    return None


def _through_the_year(text: str) -> PageName | None:
    """A page's name where pages are counted on from issue to issue: "47699"."""
    return PageName(text.strip()) if re.fullmatch(r"\s*\d{4,6}\s*", text) else None


def _rest(found: FurnitureLine) -> str:
    return residue(found.line.text, scan(found.line.text))


def _section(layout: PageLayout, title: str | None, name: PageName | None) -> str | None:
    own = [found.line.text.strip() for found in _lines(layout, "section")]
    candidates = [*own, *([name.rest] if name and name.rest else [])]
    if title is not None:
        candidates += [found.line.text.strip() for found in _lines(layout, "title")]
    for words in candidates:
        if words and not re.search(r"\d", words) and _letters(words) != _letters(title or ""):
            return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", words)
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _editors(layout: PageLayout) -> Iterator[Person]:
    seen: set[tuple[str, str]] = set()
    for found in _lines(layout, "editors", "folio", "masthead", "imprint"):
        for group in find_editors(found.line.text):
            role = next((role for role, words in _ROLES if re.search(words, group.role)), "editor")
            for name in group.names:
                if (role, name) not in seen:
                    seen.add((role, name))
                    yield Person(role, name)


def _date(layout: PageLayout) -> datetime.date | None:
    for found in _lines(layout, "date", "folio", "masthead", "editors"):
        for date in find_dates(found.line.text):
            if date.whole:
                return date.whole
    return None
