"""Is the edition sound in itself? Each check yields coded problems; `CHECKS` lists them all."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

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
    """Each problem once, those of the whole issue first, then page by page, the worst first."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.page or 0, rank[p.severity], p.code, p.message)))


def duplicated_ids(edition: Edition) -> Iterator[Problem]:
    """Two articles with one id: links and corrections would go astray."""
    for name, count in Counter(a.id for a in edition.articles).items():
        if count > 1:
            message = f"{count} articles share the id {name!r}"
            yield Problem("edition-duplicate-id", Severity.ERROR, message, None, _RE_READ)


def duplicated_pages(edition: Edition) -> Iterator[Problem]:
    """Two pages with one number."""
    for number, count in Counter(p.number for p in edition.pages).items():
        if count > 1:
            message = f"{count} pages share the number {number}"
            yield Problem("edition-duplicate-page", Severity.ERROR, message, number, _RE_READ)


def unknown_pages(edition: Edition) -> Iterator[Problem]:
    """Something stands on a page that the edition does not have."""
    known = {p.number for p in edition.pages}
    for article in edition.articles:
        where = {article.page, *(r.page for r in article.regions), *(p.page for p in article.pictures)}
        for number in sorted(where - known):
            message = f"article {article.id!r} stands on page {number}, which the edition does not have"
            yield Problem("edition-unknown-page", Severity.ERROR, message, number, _RE_READ)


def dangling_links(edition: Edition) -> Iterator[Problem]:
    """A jump or a teaser points at an article that is not there."""
    known = {a.id for a in edition.articles}
    for article in edition.articles:
        for link in (article.continued_to, article.continued_from):
            if link and link.article is not None and link.article not in known:
                message = f"article {article.id!r} is linked to {link.article!r}, which is not in the edition"
                yield Problem("edition-dangling-link", Severity.ERROR, message, article.page, _RE_READ)
    for teaser in edition.teasers:
        if teaser.article is not None and teaser.article not in known:
            message = f"the teaser “{teaser.text}” points at {teaser.article!r}, which is not in the edition"
            yield Problem("edition-dangling-link", Severity.ERROR, message, teaser.on_page, _RE_READ)


def one_way_links(edition: Edition) -> Iterator[Problem]:
    """A jump that only one of its ends knows of."""
    by_id = {a.id: a for a in edition.articles}
    for article in edition.articles:
        there = by_id.get((article.continued_to and article.continued_to.article) or "")
        if there and (there.continued_from is None or there.continued_from.article != article.id):
            message = f"{article.id!r} continues in {there.id!r}, which does not say that it comes from there"
            yield Problem("edition-one-way-link", Severity.ERROR, message, article.page, _RE_READ)
        back = by_id.get((article.continued_from and article.continued_from.article) or "")
        if back and (back.continued_to is None or back.continued_to.article != article.id):
            message = f"{article.id!r} comes from {back.id!r}, which does not say that it continues there"
            yield Problem("edition-one-way-link", Severity.ERROR, message, article.page, _RE_READ)


def off_page(edition: Edition) -> Iterator[Problem]:
    """A region or a picture that leaves the trimmed page, or has no area."""
    pages = {p.number: p for p in edition.pages}
    for article in edition.articles:
        items: tuple[Region | ArticlePicture, ...] = (*article.regions, *article.pictures)
        for item in items:
            page = pages.get(item.page)
            if page and not _fits(_box(item), page):
                message = f"article {article.id!r} has a region that is empty or leaves the page"
                yield Problem("edition-region-off-page", Severity.WARNING, message, item.page, _LOOK)
                break


def empty_articles(edition: Edition) -> Iterator[Problem]:
    """An article without headline, text or picture."""
    for article in edition.articles:
        if not any(text.strip() for _, text in texts(article)) and not article.pictures and not _rows(article):
            message = f"article {article.id!r} has neither headline, text nor picture"
            yield Problem("edition-empty-article", Severity.WARNING, message, article.page, _LOOK)


def unreadable_characters(edition: Edition) -> Iterator[Problem]:
    """Replacement, private-use or control characters in a text: the reading failed there."""
    for article in edition.articles:
        bad = Counter(c for _, text in texts(article) for c in text if _unreadable(c))
        if bad:
            some = " ".join(f"U+{ord(c):04X}" for c, _ in bad.most_common(3))
            message = f"{bad.total()} characters of article {article.id!r} could not be read ({some})"
            yield Problem("edition-unreadable-characters", Severity.WARNING, message, article.page, _LOOK)


def not_normal(edition: Edition) -> Iterator[Problem]:
    """Text that is not in Unicode's composed normal form (NFC): searching it would miss."""
    for article in edition.articles:
        names = [name for name, text in texts(article) if not unicodedata.is_normalized("NFC", text)]
        if names:
            message = f"{names[0]} of article {article.id!r} is not in Unicode normal form C"
            yield Problem("edition-text-not-nfc", Severity.WARNING, message, article.page, _RE_READ)


def blank_pages(edition: Edition) -> Iterator[Problem]:
    """A page with neither article nor teaser: empty, one advertisement, or not understood."""
    used = {n for a in edition.articles for n in (a.page, *(r.page for r in a.regions))} | {
        t.on_page for t in edition.teasers
    }
    for page in edition.pages:
        if page.number not in used:
            yield Problem(
                "edition-blank-page",
                Severity.INFO,
                f"nothing was found on page {page.label or page.number}",
                page.number,
                _LOOK,
            )


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
    blank_pages,
)

_RE_READ = "Read the pages again; if it stays, report it with the page."
_LOOK = "Look at the page with `baoyan draw`."


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
