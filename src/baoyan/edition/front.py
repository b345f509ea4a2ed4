"""The page with the masthead, what a masthead is made of, and the titles that others bear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baoyan.model.layout import PageLayout

MASTHEAD = frozenset(
    (
        "title",
        "title_latin",
        "issue_number",
        "cumulative_number",
        "page_count",
        "date",
        "weekday",
        "lunar_date",
        "volume",
    )
) | {"price", "licence", "issn", "postal_code", "publisher", "website", "distribution", "masthead"}
"""Kinds of furniture of which a masthead is made."""

_IN_FOLIOS = frozenset(("weekday", "lunar_date", "website"))


def most_like_front(layouts: Sequence[PageLayout]) -> PageLayout | None:
    """The page with the masthead: usually the first; another where that is missing or wrapped in an advertisement."""

    def weight(layout: PageLayout) -> tuple[int, int]:
        return len(masthead_kinds(layout)), -layout.number

    return max(layouts, key=weight, default=None)


def front_page(layouts: Sequence[PageLayout]) -> int | None:
    """The number of the page that bears the masthead, if any does."""
    front = most_like_front(layouts)
    return front.number if front and bears_masthead(front) else None


def bears_masthead(layout: PageLayout) -> bool:
    """Whether a page prints a fact that no folio does."""
    return bool(masthead_kinds(layout) - _IN_FOLIOS)


def masthead_kinds(layout: PageLayout) -> set[str]:
    """What a page has of a masthead; the paper's title and the date stand in folios too."""
    return {f.kind for f in layout.furniture} & (MASTHEAD - {"date", "title"})


def masthead_title(front: PageLayout | None) -> str | None:
    """The title as a page sets it, in its largest type."""
    if front is None:
        return None
    lines = [f.line for f in front.furniture if f.kind == "title"]
    if not lines:
        return None
    size = max(line.style.size for line in lines)
    lines = [line for line in lines if line.style.size > 0.9 * size]
    lines.sort(key=lambda line: (round(line.box.cy / (0.6 * size)), line.box.x0))
    words = [re.sub(r"\s+", " ", line.text.strip()) for line in lines]
    if re.search(r"[\u3400-\u9fff]", "".join(words)):
        return re.sub(r"\s", "", "".join(words))
    return " ".join(words)


def other_titles(layouts: Sequence[PageLayout], front: PageLayout | None, title: str | None) -> dict[int, str]:
    """Titles of other papers, by the page that bears them; on a page without a masthead it may be a supplement's."""
    found = {}
    for layout in layouts:
        own = masthead_title(layout) if layout is not front else None
        if own and title and not _alike(own, title):
            found[layout.number] = own
    return found


def _alike(a: str, b: str) -> bool:
    a, b = (re.sub(r"\W", "", text).casefold() for text in (a, b))
    return a in b or b in a
