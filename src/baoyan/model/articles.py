"""Articles of one page, before the issue is joined over its pages."""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.model.edition import Article, Teaser
from baoyan.model.geometry import Box


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A printed turn label. `forward`: continued to (True) or continued from (False).

    `target` is the page's name as printed ("2", "A6", "要闻"); `title` is the article's name in the label, where it has one.
    """

    article: str
    forward: bool
    text: str
    target: str | None
    title: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PageArticles:
    """What the articles room makes of one page: articles in reading order, teasers not yet linked, turn labels not yet matched."""

    number: int
    articles: tuple[Article, ...]
    teasers: tuple[Teaser, ...] = ()
    jumps: tuple[JumpMark, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueArticles:
    """All articles of the issue, jumps and teasers linked."""

    articles: tuple[Article, ...]
    teasers: tuple[Teaser, ...] = ()
