"""Put the issue together: facts, pages, articles in order, furniture, and every problem found on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from baoyan.edition.checks import check, sorted_problems
from baoyan.edition.confidence import page_quality, with_confidence
from baoyan.errors import problem
from baoyan.model.articles import IssueArticles
from baoyan.model.edition import BoxList, Edition, Furniture, IssueFacts, Page
from baoyan.model.geometry import Box
from baoyan.model.layout import PageLayout
from baoyan.model.problem import Problem, Severity
from baoyan.model.reading import PageReading
from baoyan.model.source import IssueSource, PageSource


def assemble(
    source: IssueSource,
    readings: Sequence[PageReading],
    layouts: Sequence[PageLayout],
    articles: IssueArticles,
    problems: Sequence[Problem] = (),
) -> Edition:
    """The edition of one issue.

    Pages whose reading failed are left out (a problem says so); articles keep their reading order within a page.
    """
    layouts = sorted(layouts, key=lambda layout: layout.number)
    facts, facts_problems = _facts(layouts, _absent(source, layouts, problems))
    edition = Edition(
        issue=facts,
        pages=_pages(source, readings, layouts),
        articles=tuple(sorted(with_confidence(articles.articles), key=lambda a: a.page)),
        teasers=tuple(sorted(articles.teasers, key=lambda t: t.on_page)),
        furniture=_furniture(layouts),
    )
    told = [
        *_of_files(source, readings, layouts),
        *(p for r in readings for p in r.problems),
        *facts_problems,
        *problems,
        *check(edition),
    ]
    return replace(edition, problems=sorted_problems(told))


def _facts(layouts: Sequence[PageLayout], absent: frozenset[int]) -> tuple[IssueFacts, tuple[Problem, ...]]:
    """The issue's facts and what is wrong with them; a mistake of ours in reading them costs the facts, not the issue."""
    from baoyan.edition.facts import issue_facts

    try:
        return issue_facts(layouts, absent)
    except Exception as error:
        return IssueFacts(), (problem("issue-step-failed", detail=f"{type(error).__name__}: {error}"),)


def _of_files(
    source: IssueSource, readings: Sequence[PageReading], layouts: Sequence[PageLayout]
) -> tuple[Problem, ...]:
    """What was wrong with the files.

    A wide picture that, set upright, is a page lay on its side and is no spread; nor is one without a word.
    """
    single = {r.number for r in readings if r.height > r.width}
    single |= {x.number for x in layouts if not x.blocks and not x.furniture}
    return tuple(p for p in source.problems if p.code != "spread-kept" or p.page not in single)


def _absent(source: IssueSource, layouts: Sequence[PageLayout], problems: Sequence[Problem]) -> frozenset[int]:
    """The places of pages that are told to be missing or unreadable."""
    bad = {p.page for p in (*source.problems, *problems) if p.page and p.severity is Severity.ERROR}
    return frozenset({gap.place for gap in source.gaps} | bad) - {layout.number for layout in layouts}


def box_list(box: Box) -> BoxList:
    """The file's form of a box: x, y, width, height."""
    return (box.x0, box.y0, box.width, box.height)


def _pages(source: IssueSource, readings: Sequence[PageReading], layouts: Sequence[PageLayout]) -> tuple[Page, ...]:
    sources = {s.number: s for s in source.pages}
    laid = {layout.number: layout for layout in layouts}
    return tuple(
        _page(reading, sources.get(reading.number), laid.get(reading.number))
        for reading in sorted(readings, key=lambda reading: reading.number)
    )


def _page(reading: PageReading, source: PageSource | None, layout: PageLayout | None) -> Page:
    from baoyan.edition.facts import PageFacts, page_facts

    try:
        facts = page_facts(layout) if layout else PageFacts()
    except Exception:  # the same mistake was told of the issue's facts
        facts = PageFacts()
    return Page(
        number=reading.number,
        label=facts.label or reading.label or (source.label if source else None),
        section=facts.section,
        width=reading.width,
        height=reading.height,
        editors=facts.editors,
        text_origin=reading.origin,
        quality=page_quality(reading.quality, layout),
        sha256=reading.sha256 or (source.sha256 if source else ""),
        source=_file_name(source) if source else None,
        trim=box_list(source.clip) if source else None,
        received=reading.received,
    )


def _furniture(layouts: Sequence[PageLayout]) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(layout.number, item.line.text, box_list(item.line.box), item.kind)
        for layout in layouts
        for item in layout.furniture
    )


def _file_name(source: PageSource) -> str:
    """The name of the page's file; bytes in it that are no text cannot be written as they are."""
    return PurePath(source.name).name.encode("utf-8", "backslashreplace").decode()
