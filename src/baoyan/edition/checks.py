"""Is the edition sound in itself? Each check yields coded problems; `CHECKS` lists them all."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from baoyan.errors import problem
from baoyan.model.edition import Article, ArticlePicture, Edition, Page, Region
from baoyan.model.geometry import Box, polygon_bounds
from baoyan.model.problem import Problem, Severity

_SLACK = 2.0
"""Points by which a region may pass the edge of the trimmed page: ink boxes bleed a little."""

Check = Callable[[Edition], Iterator[Problem]]


def check(edition: Edition) -> tuple[Problem, ...]:
    """Everything in the edition that contradicts itself or cannot be printed, sorted; empty when it is sound."""
    return sorted_problems(p for one in CHECKS for p in one(edition))


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: errors first, the issue's before the pages'; of a page, what was found before what was not."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

    def key(item: Problem) -> tuple[object, ...]:
        error = item.severity is Severity.ERROR
        return not error, item.page or 0, rank[item.severity], item.code.startswith("fact-"), item.code, item.message

    return tuple(sorted(dict.fromkeys(problems), key=key))


def duplicated_ids(edition: Edition) -> Iterator[Problem]:
    """Two articles with one id: links and corrections would go astray."""
    for name, count in Counter(a.id for a in edition.articles).items():
        if count > 1:
            yield problem("edition-duplicate-id", None, count=count, name=name)


def duplicated_pages(edition: Edition) -> Iterator[Problem]:
    """Two pages with one number."""
    for number, count in Counter(p.number for p in edition.pages).items():
        if count > 1:
            yield problem("edition-duplicate-page", number, count=count, name=number)


def unknown_pages(edition: Edition) -> Iterator[Problem]:
    """Something stands on a page that the edition does not have."""
    known = {p.number for p in edition.pages}
    for article in edition.articles:
        where = {article.page, *(r.page for r in article.regions), *(p.page for p in article.pictures)}
        for number in sorted(where - known):
            yield problem("edition-unknown-page", number, name=article.id, number=number)


def dangling_links(edition: Edition) -> Iterator[Problem]:
    """A jump or a teaser points at an article that is not there."""
    known = {a.id for a in edition.articles}
    for article in edition.articles:
        for link in (article.continued_to, article.continued_from):
            if link and link.article is not None and link.article not in known:
                yield problem("edition-dangling-link", article.page, name=article.id, target=link.article)
    for teaser in edition.teasers:
        if teaser.article is not None and teaser.article not in known:
            yield problem("edition-dangling-link", teaser.on_page, name=teaser.text, target=teaser.article)


def one_way_links(edition: Edition) -> Iterator[Problem]:
    """A jump that only one of its ends knows of."""
    by_id = {a.id: a for a in edition.articles}
    for article in edition.articles:
        there = by_id.get((article.continued_to and article.continued_to.article) or "")
        if there and (there.continued_from is None or there.continued_from.article != article.id):
            yield problem("edition-one-way-link", article.page, name=article.id, target=there.id)
        back = by_id.get((article.continued_from and article.continued_from.article) or "")
        if back and (back.continued_to is None or back.continued_to.article != article.id):
            yield problem("edition-one-way-link", article.page, name=article.id, target=back.id)


def off_page(edition: Edition) -> Iterator[Problem]:
    """A region or a picture that leaves the trimmed page, or has no area."""
    pages = {p.number: p for p in edition.pages}
    for article in edition.articles:
        items: tuple[Region | ArticlePicture, ...] = (*article.regions, *article.pictures)
        for item in items:
            page = pages.get(item.page)
            if page and not _fits(_box(item), page):
                yield problem("edition-region-off-page", item.page, name=article.id)
                break


def empty_articles(edition: Edition) -> Iterator[Problem]:
    """An article without headline, text or picture."""
    for article in edition.articles:
        if not any(text.strip() for _, text in texts(article)) and not article.pictures and not _rows(article):
            yield problem("edition-empty-article", article.page, name=article.id)


def unreadable_characters(edition: Edition) -> Iterator[Problem]:
    """Replacement, private-use or control characters in a text: the reading failed there."""
    for article in edition.articles:
        whole = "".join(text for _, text in texts(article))
        bad = Counter({c: whole.count(c) for c in dict.fromkeys(whole) if _unreadable(c)})
        if bad:
            some = " ".join(f"U+{ord(c):04X}" for c, _ in bad.most_common(3))
            yield problem("edition-unreadable-characters", article.page, count=bad.total(), name=article.id, some=some)


def not_normal(edition: Edition) -> Iterator[Problem]:
    """Text that is not in Unicode's composed normal form (NFC): searching it would miss."""
    for article in edition.articles:
        names = [name for name, text in texts(article) if not unicodedata.is_normalized("NFC", text)]
        if names:
            yield problem("edition-text-not-nfc", article.page, key=names[0], name=article.id)


def nothing_found(edition: Edition) -> Iterator[Problem]:
    """Pages, but nothing to print: a blank sheet was scanned, or nothing was understood."""
    if edition.pages and not edition.articles and not edition.teasers:
        yield problem("edition-empty", None)


def blank_pages(edition: Edition) -> Iterator[Problem]:
    """A page with neither article nor teaser: empty, one advertisement, or not understood."""
    used = {n for a in edition.articles for n in (a.page, *(r.page for r in a.regions))} | {
        t.on_page for t in edition.teasers
    }
    for page in edition.pages:
        if page.number not in used:
            yield problem("edition-blank-page", page.number, name=page.label or page.number)


def texts(article: Article) -> Iterator[tuple[str, str]]:
    """Every text of an article that a reader sees, each with the name of its key."""
    for name in ("column_title", "kicker", "headline", "deck", "dateline", "source", "byline"):
        if text := getattr(article, name):
            yield name, text
    for part in article.body:
        yield "body", part.text
    for picture in article.pictures:
        if picture.caption:
            yield "caption", picture.caption
        if picture.credit:
            yield "credit", picture.credit


CHECKS: tuple[Check, ...] = (
    duplicated_ids,
    duplicated_pages,
    unknown_pages,
    dangling_links,
    one_way_links,
    off_page,
    empty_articles,
    unreadable_characters,
    not_normal,
    nothing_found,
    blank_pages,
)


def _rows(article: Article) -> bool:
    return any(cell.strip() for part in article.body for row in part.rows or () for cell in row)


def _box(item: Region | ArticlePicture) -> Box:
    if isinstance(item, Region):
        return polygon_bounds(item.polygon) if item.polygon else Box(0, 0, 0, 0)
    x, y, width, height = item.box
    return Box(x, y, x + width, y + height)


def _fits(box: Box, page: Page) -> bool:
    finite = all(math.isfinite(v) for v in (box.x0, box.y0, box.x1, box.y1))
    return finite and box.area > 0 and Box(0, 0, page.width, page.height).contains(box, _SLACK)


def _unreadable(character: str) -> bool:
    if character in "\t\n":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cc", "Cs", "Cn")
