"""Each check finds what it is for, and a sound edition passes them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from editions import BRIEF, ISSUE, LEAD, REST, editions, paragraph, region
from hypothesis import HealthCheck, given, settings

from baoyan.edition import check
from baoyan.edition.checks import sorted_problems
from baoyan.model.edition import Article, Edition, Kind, Link, Page, Teaser
from baoyan.model.problem import Problem, Severity


def _with(*articles: Article) -> Edition:
    return replace(ISSUE, articles=articles, teasers=())


def test_a_sound_edition_has_no_problems() -> None:
    """Nothing is told of an issue that is right."""
    assert check(ISSUE) == ()


CASES: dict[str, tuple[str, Callable[[], Edition]]] = {
    "two articles with one id": ("edition-duplicate-id", lambda: _with(BRIEF, BRIEF)),
    "two pages with one number": (
        "edition-duplicate-page",
        lambda: replace(ISSUE, pages=ISSUE.pages + ISSUE.pages[:1]),
    ),
    "an article on no page": ("edition-unknown-page", lambda: _with(replace(BRIEF, page=9))),
    "a jump to nowhere": ("edition-dangling-link", lambda: _with(LEAD)),
    "a teaser to nowhere": (
        "edition-dangling-link",
        lambda: replace(_with(BRIEF), teasers=(Teaser("x", 1, "2", 2, "gone"),)),
    ),
    "pages without a word": ("edition-empty", _with),
    "a jump known to one end": ("edition-one-way-link", lambda: _with(LEAD, replace(REST, continued_from=None))),
    "the other end": ("edition-one-way-link", lambda: _with(replace(LEAD, continued_to=Link(2, None)), REST)),
    "a region off the page": (
        "edition-region-off-page",
        lambda: _with(replace(BRIEF, regions=(region(2, 500, 60, 200, 100),))),
    ),
    "a region of nothing": (
        "edition-region-off-page",
        lambda: _with(replace(BRIEF, regions=(region(2, 50, 60, 0, 100),))),
    ),
    "an empty article": ("edition-empty-article", lambda: _with(Article("x", Kind.ARTICLE, 1, body=(paragraph(" "),)))),
    "a private-use character": (
        "edition-unreadable-characters",
        lambda: _with(replace(BRIEF, headline="河\ue123边")),
    ),
    "a replacement character": (
        "edition-unreadable-characters",
        lambda: _with(replace(BRIEF, body=(paragraph("河\ufffd边"),))),
    ),
    "text that is not composed": ("edition-text-not-nfc", lambda: _with(replace(BRIEF, headline="Cafe\u0301"))),
    "a page with nothing on it": (
        "edition-blank-page",
        lambda: replace(ISSUE, pages=(*ISSUE.pages, Page(3, "03", None, 1, 1))),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_found(case: str) -> None:
    """The fault put into a sound edition is told by its code, with what to do next."""
    code, make = CASES[case]
    found = [p for p in check(make()) if p.code == code]
    assert found, f"{code} not found"
    assert all(p.hint and p.message for p in found)


@given(editions)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_edition_breaks_the_checks(edition: Edition) -> None:
    """Checks never raise, however wrong the edition is."""
    assert isinstance(check(edition), tuple)


def test_problems_are_sorted_and_told_once() -> None:
    """Errors first, then the issue's own, then page by page; the same one once."""
    a = Problem("a", Severity.INFO, "m", 1)
    b = Problem("b", Severity.ERROR, "m", 1)
    c = Problem("c", Severity.WARNING, "m")
    assert sorted_problems([a, b, c, a]) == (b, c, a)
