"""Over the issue: turned articles joined, teasers linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baoyan.articles.likeness import Vocabulary
from baoyan.articles.places import Places
from baoyan.articles.reunion import headed_elsewhere, moved_mark, moved_turn, reunited
from baoyan.articles.running_on import turns_running_on
from baoyan.articles.teaser_links import linked_teasers
from baoyan.articles.turns import OPEN_END, marked_turns, unmarked_turns
from baoyan.model.articles import IssueArticles, JumpMark, PageArticles
from baoyan.model.edition import Article, Doubt, HeadSpan, Kind, Link, Part, PartType
from baoyan.model.layout import PageLayout

LONGEST = 160
"""Letters that a heading in the size of the text has, at most."""


def join_issue(pages: Sequence[PageArticles], layouts: Sequence[PageLayout]) -> IssueArticles:
    """All articles, jumps linked both ways, teasers linked.

    Args:
        pages: the pages' articles, in the issue's order.
        layouts: their layouts; their folios give the pages' printed names.
    """
    places = Places(layouts)
    articles = {a.id: a for page in pages for a in page.articles}
    words = Vocabulary(articles.values())
    marks = [(page.number, mark) for page in pages for mark in page.jumps]
    turns = marked_turns(marks, articles, places, words)
    moved = headed_elsewhere(turns, articles)
    for text, head in moved.items():
        articles[head] = reunited(articles[head], articles.pop(text))
    turns = [moved_turn(turn, moved) for turn in turns]
    marks = [(number, moved_mark(mark, moved)) for number, mark in marks]
    words = Vocabulary(articles.values()) if moved else words
    for turn in turns:
        articles[turn.first] = _continues(articles[turn.first], articles[turn.second], turn.out)
        articles[turn.second] = _continued(articles[turn.second], articles[turn.first], turn.back)
    unmarked = unmarked_turns(pages, articles, bool(turns), words)
    for turn in [*unmarked, *turns_running_on(pages, articles, unmarked)]:
        articles[turn.first] = _doubted(_continues(articles[turn.first], articles[turn.second], None))
        articles[turn.second] = _doubted(_continued(articles[turn.second], articles[turn.first], None))
    for number, mark in marks:
        articles[mark.article] = _told(articles[mark.article], number, mark, places)
    articles = {key: headed_by_itself(a) for key, a in articles.items()}
    found = [t for page in pages for t in page.teasers]
    teasers = linked_teasers(found, list(articles.values()), places, words)
    pointed = {t.article for t in teasers}
    return IssueArticles(tuple(_announced(a) if a.id in pointed else a for a in articles.values()), teasers)


def headed_by_itself(article: Article) -> Article:
    """A text without a heading that begins with a sub-heading, and goes on from nowhere: that is its heading."""
    named = article.headline or article.kicker or article.column_title or article.continued_from
    first = article.body[0] if len(article.body) > 1 else None
    if named or article.kind is not Kind.ARTICLE or first is None or first.type is not PartType.SUBHEADING:
        return article
    if article.body[1].type is not PartType.PARAGRAPH or len(first.text) > LONGEST:
        return article
    return replace(
        article,
        headline=first.text,
        head_spans=(*article.head_spans, *(HeadSpan("headline", span) for span in first.spans)),
        body=article.body[1:],
        doubts=tuple(d for d in article.doubts if d.code != "heading-none"),
    )


def _announced(article: Article) -> Article:
    """What a teaser announces is no advertisement, however it is set."""
    return replace(article, kind=Kind.ARTICLE) if article.kind is Kind.ADVERTISEMENT else article


def _doubted(article: Article) -> Article:
    doubt = Doubt("turn-unmarked", "joined over the page's end by what it says: no label says so", article.page)
    return replace(article, doubts=(*article.doubts, doubt), confidence=min(article.confidence, 0.6))


def _continues(article: Article, target: Article, label: str | None) -> Article:
    """The first part, linked onwards; its last paragraph a fragment where the turn cuts it."""
    body = list(article.body)
    at = _last_paragraph(body)
    if at is not None and not OPEN_END.search(body[at].text):
        body[at] = replace(body[at], fragment="start")
    return replace(article, body=tuple(body), continued_to=Link(target.page, target.id, label))


def _continued(article: Article, source: Article, label: str | None) -> Article:
    """The second part, linked back; its first paragraph a fragment where the first part broke off."""
    body = list(article.body)
    at = next((k for k, p in enumerate(body) if p.type is PartType.PARAGRAPH), None)
    if at is not None and any(p.fragment == "start" for p in source.body):
        body[at] = replace(body[at], fragment="end")
    return replace(article, body=tuple(body), continued_from=Link(source.page, source.id, label))


def _last_paragraph(body: Sequence[Part]) -> int | None:
    return next((k for k in range(len(body) - 1, -1, -1) if body[k].type is PartType.PARAGRAPH), None)


def _told(article: Article, number: int, mark: JumpMark, places: Places) -> Article:
    """A label whose other end is not in the issue still says where the text goes on or comes from; an editor may find it."""
    page = next(iter(places.places(mark.target, number)), None)
    doubts = (
        *article.doubts,
        Doubt("turn-open", "the other part of this text, named by a label, was not found", number),
    )
    if mark.forward and article.continued_to is None:
        return replace(article, continued_to=Link(page, None, mark.text), doubts=doubts)
    if not mark.forward and article.continued_from is None:
        return replace(article, continued_from=Link(page, None, mark.text), doubts=doubts)
    return article
