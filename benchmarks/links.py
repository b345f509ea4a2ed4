"""Turns and teasers that lead to the right article, and masthead facts that are as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from baoyan.model.edition import IssueFacts, Link
from benchmarks.mapping import Mapped
from benchmarks.texts import plain

Way = tuple[str, int | None, str | None]
"""From an article of the truth to a page and an article there."""
_KEYS = {"issue_no": "issue_number", "cumulative_no": "cumulative_number", "status": "distribution"}
"""Names of facts in the truth that differ from those of the edition."""
_NUMBERS = {"issue_no", "cumulative_no", "page_count", "volume"}
_LONGER = {"licence", "postal_code", "publisher", "price", "status"}
"""Facts that may be told with a little more or a little less beside them."""


def score_links(pages: Mapping[int, Mapped]) -> dict[str, tuple[int, int, int]]:
    """Turns and teasers: how many there are, how many were found, how many lead from and to the right article."""
    true = {"continuation": set(_true_ways(pages, "continues_to")), "teaser": set(_true_ways(pages, "links_to"))}
    told = {"continuation": _turns(pages), "teaser": set(_ways(pages, teaser=True))}
    return {name: (len(true[name]), len(told[name]), len(true[name] & told[name])) for name in true}


def _true_ways(pages: Mapping[int, Mapped], key: str) -> Iterator[Way]:
    for m in pages.values():
        for article in m.true:
            to = article.get(key) or {}
            if to.get("article") and (key != "links_to" or article["kind"] == "teaser"):
                yield article["id"], to["page"], to["article"]


def _names(pages: Mapping[int, Mapped]) -> dict[str, str]:
    """The truth's name of each found article that has one."""
    return {m.found[c].id: str(m.true[k]["id"]) for m in pages.values() for k, c in m.pairs.items()}


def _ways(pages: Mapping[int, Mapped], *, teaser: bool) -> Iterator[Way]:
    names = _names(pages)
    for m in pages.values():
        for f in m.found:
            if f.teaser == teaser and _leads(f.to):
                assert f.to is not None
                yield names.get(f.id, f"?{f.id}"), f.to.page, names.get(f.to.article or "")


def _turns(pages: Mapping[int, Mapped]) -> set[Way]:
    """Turns told at their beginning, and those told only at their end."""
    names = _names(pages)
    out = set(_ways(pages, teaser=False))
    for number, m in pages.items():
        for f in m.found:
            start = names.get(f.back.article or "") if f.back and _leads(f.back) else None
            if start and all(start != way[0] for way in out):
                out.add((start, number, names.get(f.id)))
    return out


def _leads(link: Link | None) -> bool:
    return link is not None and link.page is not None


def same_fact(name: str, true: object, issue: IssueFacts) -> bool:
    """Whether a fact of the masthead is told as it is printed."""
    told = getattr(issue, _KEYS.get(name, name), None)
    if told is None:
        return False
    a, b = plain(str(true)), plain(str(told))
    if name in _NUMBERS:
        return re.sub(r"\D", "", a) == re.sub(r"\D", "", b)
    if name == "website":
        a, b = (re.sub(r"^https?://|/$", "", x) for x in (a, b))
    if name == "title_latin":
        a, b = a.lower(), b.lower()
    if name == "lunar_date":
        return _same_day(a, b)
    return a == b or (name in _LONGER and _holds(a, b))


def _same_day(true: str, told: str) -> bool:
    """A lunar date with or without its year."""
    told = re.sub("农历|農曆", "", told)
    return told.endswith(true[-4:]) and Levenshtein.normalized_similarity(true, told) > 0.6


def _holds(true: str, told: str) -> bool:
    return (true in told and len(told) < 2 * len(true) + 4) or (len(told) >= 6 and told in true)
