"""Publications whose text runs on from page to page - gazettes, minutes, bulletins - and print no turn labels.

There a page's last text goes on in the first one of the next page even where the page ends with a sentence. A newspaper's
pages begin with headings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baoyan.articles.turns import Turn
from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article, Kind, PartType, Span

CUT = 3
"""Sentences cut by the end of a page that a publication has at least, to be one that runs on."""
COLUMN = 36.0
"""Points by which the left edges of lines in one column may differ."""
BARE = 0.66
"""The part of its pages that begin without a heading, at least."""


def turns_running_on(pages: Sequence[PageArticles], articles: Mapping[str, Article], cut: Sequence[Turn]) -> list[Turn]:
    """The steps from page to page that no cut sentence tells of, where the whole publication runs on.

    Args:
        pages: the issue's pages.
        articles: all articles, with the turns found before.
        cut: the turns over cut sentences.
    """
    texts = [own for page in pages if (own := _texts(page, articles))]
    firsts = [_first(own) for own in texts]
    bare = [_is_bare(first) for first in firsts[1:]]
    if len(cut) < CUT or sum(bare) < BARE * len(bare):
        return []
    gone, come = {turn.first for turn in cut}, {turn.second for turn in cut}
    out = []
    for own, first, is_bare in zip(texts, firsts[1:], bare, strict=False):
        last = max(own, key=_end)
        if is_bare and last.id not in gone and first.id not in come:
            out.append(Turn(last.id, first.id))
    return out


def _texts(page: PageArticles, articles: Mapping[str, Article]) -> list[Article]:
    own = [articles[a.id] for a in page.articles if a.id in articles]
    return [a for a in own if a.kind not in (Kind.ADVERTISEMENT, Kind.TABLE) and any(_spans(a))]


def _spans(article: Article) -> list[Span]:
    return [s for p in article.body if p.type in (PartType.PARAGRAPH, PartType.SUBHEADING) for s in p.spans]


def _first(texts: Sequence[Article]) -> Article:
    """The text that begins first: in the leftmost column, uppermost."""
    return min(texts, key=lambda a: min(_place(span)[0] for span in _spans(a)))


def _end(article: Article) -> tuple[float, float]:
    return max(_place(span)[1] for span in _spans(article))


def _place(span: Span) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a run of lines in one column begins and ends, to be compared column by column, then downwards."""
    xs, ys = [x for x, _ in span.polygon], [y for _, y in span.polygon]
    return (round(min(xs) / COLUMN), min(ys)), (round(min(xs) / COLUMN), max(ys))


def _is_bare(article: Article) -> bool:
    return not (article.headline or article.kicker or article.column_title or article.byline or article.continued_from)
