"""Stages that do next to nothing, for tests of what is round them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from baoyan import page_work, workers
from baoyan.model.articles import IssueArticles, PageArticles
from baoyan.model.edition import Article, Kind
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, FurnitureLine, PageLayout, Role
from baoyan.model.reading import PageReading
from plugins import engines

if TYPE_CHECKING:
    import pytest


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put them in place of the real ones; workers are forked, so that they have them too."""
    monkeypatch.setattr(page_work, "stages", lambda: (engines.plain, lay_out, write_page))
    monkeypatch.setattr("baoyan.articles.join_issue", join_issue, raising=False)
    monkeypatch.setattr("baoyan.layout.mark_running", tuple)
    monkeypatch.setattr(workers, "safe_to_fork", lambda: True)


def lay_out(reading: PageReading) -> PageLayout:
    """One block; a line that names a page becomes the folio."""
    blocks = (Block(1, Role.BODY, reading.lines, Box(0, 0, 100, 100)),)
    folio = [FurnitureLine(line, "page_number") for line in reading.lines if line.text.startswith("第")]
    return PageLayout(reading.number, reading.width, reading.height, blocks, tuple(folio))


def write_page(layout: PageLayout) -> PageArticles:
    """One article whose headline is all lines."""
    name = f"a{layout.number}"
    article = Article(name, Kind.ARTICLE, layout.number, headline=layout.blocks[0].text)
    return PageArticles(layout.number, (article,))


def join_issue(pages: Sequence[PageArticles], layouts: Sequence[PageLayout]) -> IssueArticles:
    """All articles as they are."""
    return IssueArticles(tuple(a for p in pages for a in p.articles))
