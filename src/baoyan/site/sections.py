"""A paper's sections (版名): a page for each with its newest articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from baoyan.site.records import ArticleRecord, IssueRecord, PageRecord
from baoyan.site.render import Renderer
from baoyan.site.slugs import section_slug
from baoyan.site.writer import Writer

_NEWEST = 60
"""Articles of a section's page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section. `pages`: how many pages it has had."""

    name: str
    folder: str
    pages: int


def write(
    paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer, shown: Mapping[str, Any]
) -> list[Section]:
    """Write the sections' pages; tell the sections, those with most pages first."""
    found = sections_of(paper, issues)
    for section in found:
        articles = list(islice(_articles(section.name, issues), _NEWEST))
        page = renderer.page("section", section.folder, section=section, articles=articles, **shown)
        writer.put(f"{section.folder}/index.html", page)
    if found:
        folder = f"{paper}/sections"
        writer.put(f"{folder}/index.html", renderer.page("sections", folder, sections=found, **shown))
    return found


def sections_of(paper: str, issues: Sequence[IssueRecord]) -> list[Section]:
    """The sections of a paper. Of names that sound alike the oldest keeps the plain address; a hash parts the others."""
    counts = Counter(p.section for r in issues for p in r.pages if p.section)
    taken: dict[str, str] = {}
    for name in dict.fromkeys(p.section for r in issues for p in r.pages if p.section):
        plain = section_slug(name)
        taken[f"{plain}-{sha256(name.encode()).hexdigest()[:6]}" if plain in taken else plain] = name
    found = [Section(name, f"{paper}/sections/{slug}", counts[name]) for slug, name in taken.items()]
    return sorted(found, key=lambda s: -s.pages)


def _articles(name: str, issues: Sequence[IssueRecord]) -> Iterator[tuple[IssueRecord, PageRecord, ArticleRecord]]:
    """The articles of a section, the newest issue first."""
    for issue in reversed(issues):
        for page in (p for p in issue.pages if p.section == name):
            yield from ((issue, page, a) for a in issue.articles if a.main and a.page == page.slug)
