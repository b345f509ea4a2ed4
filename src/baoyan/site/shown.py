"""From an edition to what the site shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from baoyan.edition.stitching import stitched
from baoyan.model.edition import Article, ArticlePicture, BoxList, Edition, IssueFacts, Kind, Link, Page, Person, Teaser
from baoyan.model.reading import Direction
from baoyan.site.addresses import Addresses, Register, addressed
from baoyan.site.blocks import blocks_of
from baoyan.site.outlines import outlines, path
from baoyan.site.slugs import date_of, issue_key, paper_slug
from baoyan.site.text import clean, shortened
from baoyan.site.views import ArticleView, CutPicture, IssueView, LinesView, PageView, Place, PointerView, RegionView

_FIRST_WORDS = 28
"""Characters that stand for a headline where there is none."""
_SUMMARY = 120
_UNSURE = 0.6
"""Confidence below which an article is shown with a word of warning."""
_NAME_WIDTH, _NAME_HEIGHT = 0.18, 0.03
"""Share of the page from which a title is the paper's lettering and not a line in a folio."""
_UNSPACED = ("zh", "ja")
"""Languages that set no space between sentences."""
_QUIET = {Kind.MASTHEAD}
"""Kinds that are nothing to click."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue as the site shows it, and the register of its addresses to keep."""

    issue: IssueView
    register: Register


def key_of(edition: Edition, paper: str | None = None) -> tuple[str, str]:
    """The folders of an edition: its paper's and its own."""
    content = "".join(p.sha256 for p in edition.pages)
    return paper or paper_slug(edition.issue), issue_key(edition.issue, content)


def shown(edition: Edition, old: Register, folders: tuple[str, str]) -> Shown:
    """Make the views of an issue.

    Args:
        edition: the issue as read, corrections applied.
        old: what stood at which address before.
        folders: the paper's and the issue's (see `key_of`).
    """
    whole = stitched(edition)
    addresses = addressed(whole, edition, old)
    language = edition.issue.language or "zh-Hans"
    labels = {p.number: clean(p.label) or str(p.number) for p in edition.pages}
    articles = tuple(
        _article(a, addresses, labels, language, _pages_of(a, edition))
        for a in whole.articles
        if labels and a.kind not in _QUIET
    )
    pages = tuple(
        _page(p, articles, whole, addresses, _pointers(edition, whole, addresses, p.number)) for p in edition.pages
    )
    paper, key = folders
    facts = _facts(edition.issue)
    issue = IssueView(
        paper=paper,
        key=key,
        title=facts.title or facts.title_latin or paper,
        title_latin=facts.title_latin,
        date=date_of(key),
        facts=facts,
        language=language,
        pages=pages,
        articles=articles,
        moved=tuple(sorted(addresses.register.moved.items())),
        masthead=_masthead(edition),
    )
    return Shown(issue, addresses.register)


def _facts(facts: IssueFacts) -> IssueFacts:
    """The issue's facts as text to show."""
    texts: dict[str, Any] = {
        f.name: clean(v).strip() or None for f in fields(facts) if isinstance(v := getattr(facts, f.name), str)
    }
    return replace(facts, **texts)


def _people(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(replace(p, name=clean(p.name)) for p in people)


def _masthead(edition: Edition) -> CutPicture | None:
    """The paper's name as the front page shows it, where that is large enough to be its own lettering."""
    page = next((p for p in edition.pages if p.number == 1), None)
    titles = [f for f in edition.furniture if f.kind == "title" and f.page == 1]
    if page is None or len(titles) != 1:
        return None
    x, y, w, h = titles[0].box
    if w <= 0 or h <= 0 or w < _NAME_WIDTH * page.width or h < _NAME_HEIGHT * page.height or h > w:
        return None
    edge = 0.04 * h
    box = (x - edge, y - edge, w + 2 * edge, h + 2 * edge)
    return CutPicture(1, box, "masthead", ratio=round(box[3] / box[2], 4))


def _article(
    article: Article, addresses: Addresses, labels: Mapping[int, str], language: str, pages: Sequence[int]
) -> ArticleView:
    blocks = blocks_of(article, labels)
    tongue = article.language or language
    between = "" if tongue.startswith(_UNSPACED) else " "
    text = between.join(b.text for b in blocks if b.kind not in ("turn", "subheading"))
    address = addresses.articles[article.id]
    headline = clean(article.headline).replace("\n", " ") or None
    return ArticleView(
        id=article.id,
        address=address,
        kind=article.kind,
        page=article.page,
        title=headline or _begun(article, text),
        headline=headline,
        kicker=clean(article.kicker) or None,
        deck=clean(article.deck) or None,
        column_title=clean(article.column_title) or None,
        byline=clean(article.byline) or None,
        people=_people(article.bylines),
        dateline=clean(article.dateline) or None,
        source=clean(article.source) or None,
        blocks=blocks,
        pictures=tuple(_picture(p, address, k) for k, p in enumerate(article.pictures, 1)),
        parts=tuple(Place(n, tuple(r.polygon for r in article.regions if r.page == n)) for n in pages),
        language=tongue,
        vertical=article.direction == Direction.VERTICAL.value,
        summary=shortened(text or clean(article.deck), _SUMMARY),
        length=len(text),
        unsure=article.confidence < _UNSURE,
    )


def _begun(article: Article, text: str) -> str:
    """What stands for a headline: how the text begins, else a caption."""
    first = text or next((p.caption for p in article.pictures if p.caption), "") or article.column_title or ""
    return shortened(clean(first), _FIRST_WORDS) or "…"


def _pages_of(article: Article, edition: Edition) -> list[int]:
    """The pages that an article stands on, its beginning first."""
    known = {p.number for p in edition.pages}
    found = dict.fromkeys([article.page, *(r.page for r in article.regions)])
    return [n for n in found if n in known]


def _picture(picture: ArticlePicture, address: str, number: int) -> CutPicture:
    width, height = picture.box[2:]
    return CutPicture(
        page=picture.page,
        box=picture.box,
        stem=f"{address}/picture-{number}",
        caption=clean(picture.caption) or None,
        credit=clean(picture.credit) or None,
        ratio=round(height / width, 4) if width > 0 else 1.0,
    )


def _page(
    page: Page,
    articles: Sequence[ArticleView],
    whole: Edition,
    addresses: Addresses,
    pointers: tuple[PointerView, ...],
) -> PageView:
    here = [(a, p) for a in articles for p in a.parts if p.page == page.number]
    drawn = outlines([p.polygons for _, p in here], page.width, page.height)
    regions = [RegionView(a.id, a.address, a.title, path(o)) for (a, _), o in zip(here, drawn, strict=True) if o]
    return PageView(
        number=page.number,
        slug=addresses.pages[page.number],
        label=clean(page.label) or str(page.number),
        section=clean(page.section) or None,
        width=page.width,
        height=page.height,
        editors=_people(page.editors),
        articles=tuple(a for a, _ in here),
        regions=tuple(regions),
        pointers=pointers,
        image=None,
        lines=tuple(found for a in whole.articles if (found := _lines(a, page.number)).lines),
    )


def _lines(article: Article, number: int) -> LinesView:
    """The lines of an article on a page: of its heads, then of its text."""
    spans = (*(h.span for h in article.head_spans), *(s for part in article.body for s in part.spans))
    here = (line for s in spans if s.page == number for line in s.lines)
    return LinesView(article.id, tuple((clean(line.text), line.box) for line in here))


def _pointers(edition: Edition, whole: Edition, addresses: Addresses, number: int) -> tuple[PointerView, ...]:
    """What points elsewhere from a page: teasers, and the labels of turns."""
    teasers = (_teaser(t, whole, addresses) for t in edition.teasers if t.on_page == number)
    turns = (p for a in edition.articles if a.page == number for p in _turns(a, addresses))
    return tuple(p for p in (*teasers, *turns) if p is not None)


def _teaser(teaser: Teaser, whole: Edition, addresses: Addresses) -> PointerView | None:
    by_id = {t.text: t for t in whole.teasers}
    target = (by_id.get(teaser.text) or teaser).article
    address = addresses.articles.get(target or "") or addresses.pages.get(teaser.page or -1)
    return PointerView(address, clean(teaser.text), teaser.box) if address and teaser.box else None


def _turns(article: Article, addresses: Addresses) -> Iterator[PointerView]:
    """The printed labels of an article's turns, where they stand: each leads to the page that it names."""
    for link, forward in ((article.continued_to, True), (article.continued_from, False)):
        if link and link.text and (address := addresses.pages.get(link.page or -1)):
            box = _where(article, link, forward)
            if box:
                yield PointerView(address, clean(link.text), box)


def _where(article: Article, link: Link, forward: bool) -> BoxList | None:
    """The box of a turn's label: the end, or the beginning, of the line that it stands in."""
    lines = [line for part in article.body for span in part.spans for line in span.lines]
    for line in reversed(lines) if forward else lines:
        at = line.text.rfind(link.text or "") if forward else line.text.find(link.text or "")
        if at >= 0:
            x, y, w, h = line.box
            start, share = at / len(line.text), len(link.text or "") / len(line.text)
            return (x + w * start, y, w * share, h) if w >= h else (x, y + h * start, w, h * share)
    return None
