"""An edition as lines of text that a person can compare: every article with its roles, no places, no confidences.

Places and confidences are left out: they differ by a hair from machine to machine, and the figures of whole issues hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from baoyan.model.edition import Article, Edition, Link, Part, PartType

_ROLES = ("column_title", "kicker", "headline", "deck", "byline", "dateline", "source", "group")
_SIGNS = {PartType.PARAGRAPH: "¶", PartType.SUBHEADING: "##", PartType.PULL_QUOTE: "»", PartType.NOTE: "note:"}


def page_text(edition: Edition) -> str:
    """Facts, pages with their articles, teasers and furniture, problems."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: Edition) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in asdict(edition.issue).items() if value is not None)
    names = {a.id: f"p{a.page} {a.headline or a.column_title or a.kind.value}" for a in edition.articles}
    for page in edition.pages:
        yield f"\n==== page {page.number} · {page.label or '-'} · {page.section or '-'}"
        yield from (f"editor: {who.role} {who.name}" for who in page.editors)
        for article in edition.articles:
            if article.page == page.number:
                yield from _article(article, names)
        yield ""
        for t in edition.teasers:
            if t.on_page == page.number:
                yield f"teaser: {t.text} -> {names.get(t.article or '', t.page)}"
        yield from (f"{f.kind}: {f.text}" for f in edition.furniture if f.page == page.number)
    yield ""
    yield from (f"problem: {p.code}{f' on page {p.page}' if p.page else ''}" for p in edition.problems)


def _article(article: Article, names: dict[str, str]) -> Iterator[str]:
    yield f"\n[{article.kind}]"
    yield from (f"{role}: {value}" for role in _ROLES if (value := getattr(article, role)))
    yield from (f"person: {who.role} {who.name} {who.organisation or ''}".rstrip() for who in article.bylines)
    yield from _link("from", article.continued_from, names)
    for part in article.body:
        yield from _part(part)
    for picture in article.pictures:
        yield f"picture: {picture.caption or '-'} | {picture.credit or '-'}"
    yield from _link("to", article.continued_to, names)
    yield from (f"doubt: {doubt.code}" for doubt in article.doubts)


def _link(way: str, link: Link | None, names: dict[str, str]) -> Iterator[str]:
    if link:
        yield f"continued {way}: {names.get(link.article or '', link.page)} ({link.text or '-'})"


def _part(part: Part) -> Iterator[str]:
    if part.rows:
        yield from ("| " + " | ".join(row) for row in part.rows)
        return
    more = ", ".join(word for word in (part.style, part.fragment) if word)
    yield " ".join(word for word in (_SIGNS.get(part.type, part.type.value), more and f"({more})", part.text) if word)
