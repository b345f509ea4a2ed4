"""The written parts of a page, put together in the order of their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import Article, Teaser
from baoyan.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Written:
    """What one part of a page says; each article with its place on the page."""

    articles: tuple[tuple[tuple[float, float], Article], ...]
    teasers: tuple[Teaser, ...]
    jumps: tuple[JumpMark, ...]


def as_one(number: int, parts: Sequence[Written]) -> PageArticles:
    """The parts' articles in the order of their places, numbered."""
    order = sorted(
        ((place, k, article) for k, part in enumerate(parts) for place, article in part.articles),
        key=lambda item: item[0],
    )
    names = {(k, article.id): f"p{number:02}-a{at:02}" for at, (_, k, article) in enumerate(order, 1)}
    articles = tuple(replace(article, id=names[k, article.id]) for _, k, article in order)
    jumps = tuple(replace(jump, article=names[k, jump.article]) for k, part in enumerate(parts) for jump in part.jumps)
    return PageArticles(number, articles, tuple(t for part in parts for t in part.teasers), jumps)


def place_of(boxes: Sequence[Box], em: float) -> tuple[float, float]:
    """A place in the order of the page: top first, then along the lines. Boxes in the frame."""
    return (round(min(b.y0 for b in boxes) / (3 * em)), min(b.x0 for b in boxes))
