"""Teasers linked to their articles: by the page that they name, by titles, by what the articles say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baoyan.articles.likeness import Vocabulary, plain, title_likeness
from baoyan.articles.places import Places
from baoyan.model.edition import Article, Kind, Teaser

LINKED = 0.45
"""Likeness from which a teaser speaks of an article on the page that it names."""
ELSEWHERE = 0.75
"""Likeness from which it speaks of one on another page: its label names none, or one that has nothing like it."""
_AGAIN = 0.25
"""How much less like a teaser an article is that another teaser points to with better right."""


def linked_teasers(
    teasers: Sequence[Teaser], articles: Sequence[Article], places: Places, words: Vocabulary
) -> tuple[Teaser, ...]:
    """The teasers with pages and articles; the likest pairs first, so that two of like words part two articles between them."""
    pages = [places.place(t.label) for t in teasers]
    scored = [
        (likeness, k, a)
        for k, teaser in enumerate(teasers)
        if not places.is_section(teaser.text)
        for a in articles
        if a.page != teaser.on_page
        and (likeness := _likeness(teaser, a, pages[k], words)) > 0
    ]  # fmt: skip
    found: dict[int, Article] = {}
    taken: set[str] = set()
    for again in (0.0, _AGAIN):
        for likeness, k, article in sorted(scored, key=lambda x: -x[0]):
            if k not in found and (again or article.id not in taken) and likeness - again > 0:
                found[k] = article
                taken.add(article.id)
    return tuple(_linked(t, pages[k], found.get(k), places) for k, t in enumerate(teasers))


def _linked(teaser: Teaser, page: int | None, article: Article | None, places: Places) -> Teaser:
    if article is not None:
        return replace(teaser, page=article.page, article=article.id)
    if page is None and places.is_section(teaser.text):
        page = next((n for n in places.places(teaser.text, teaser.on_page)), None)
    return replace(teaser, page=page)


def _likeness(teaser: Teaser, article: Article, page: int | None, words: Vocabulary) -> float:
    """How much a teaser speaks of an article, over what the pages ask for; below zero where it does not."""
    if article.kind is Kind.ADVERTISEMENT:  # a paper announces none; one of the very title is an article set as display
        return title_likeness(teaser.text, article.headline) - 0.95
    titles = (article.headline, article.kicker, article.deck, article.column_title)
    like = max(title_likeness(teaser.text, t) for t in titles)
    here = page is not None and article.page == page
    if here:
        like = max(like, _in_text(teaser.text, article), 0.8 * words.told(teaser.text, article.id))
    later = 0.02 if article.continued_from is not None else 0.0  # of two parts of one title the first is meant
    return like - later - (LINKED if here else ELSEWHERE)


def _in_text(text: str, article: Article) -> float:
    """A title that stands in the text whole: its heading was taken for a part of it."""
    title = plain(text)
    if len(title) < 5:
        return 0.0
    return max(
        (0.85 if plain(p.text).startswith(title) else 0.7 for p in article.body if title in plain(p.text)), default=0.0
    )
