"""The pages of one issue: its contents, its pages, its articles, and what leads on from old addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from baoyan.site.addresses import Register
from baoyan.site.pictures import Made
from baoyan.site.records import FORMAT, ArticleRecord, IssueRecord, PageRecord
from baoyan.site.related import related
from baoyan.site.render import Renderer
from baoyan.site.structured import news_article
from baoyan.site.texts import LINES, TEXTS, lines_of, texts_of
from baoyan.site.views import ArticleView, IssueView, PageView
from baoyan.site.writer import Writer


@dataclass(frozen=True, slots=True)
class Around:
    """The folders of the issues before and after one, of the same paper."""

    before: str | None = None
    after: str | None = None


def write(issue: IssueView, writer: Writer, renderer: Renderer, around: Around) -> None:
    """Write all pages of an issue."""
    shared = {"site_title": issue.title, "home": issue.paper, "issue": issue, "around": around}
    writer.put(f"{issue.folder}/index.html", renderer.page("issue", issue.folder, **shared))
    for k, page in enumerate(issue.pages):
        folder = f"{issue.folder}/{page.slug}"
        before = issue.pages[k - 1] if k else None
        after = issue.pages[k + 1] if k + 1 < len(issue.pages) else None
        shown = renderer.page("page", folder, page=page, before=before, after=after, **shared)
        writer.put(f"{folder}/index.html", shown)
        writer.put(f"{folder}/{TEXTS}", texts_of(issue, page))
        writer.put(f"{folder}/{LINES}", lines_of(page))
    _articles(issue, writer, renderer, shared)
    for address, target in issue.moved:
        folder = f"{issue.folder}/{address}"
        moved = renderer.page("moved", folder, target=f"{issue.folder}/{target}", **shared)
        writer.put(f"{folder}/index.html", moved)


def _articles(issue: IssueView, writer: Writer, renderer: Renderer, shared: Mapping[str, object]) -> None:
    alike = related(issue.articles)
    pages = {p.number: p for p in issue.pages}
    main = [a for a in issue.articles if a.main]
    places = {a.id: k for k, a in enumerate(main)}
    for article in issue.articles:
        k = places.get(article.id)
        folder, picture = f"{issue.folder}/{article.address}", card(issue, article)
        shown = renderer.page(
            "article",
            folder,
            article=article,
            page=_page_of(article, pages),
            before=main[k - 1] if k else None,
            after=main[k + 1] if k is not None and k + 1 < len(main) else None,
            related=alike.get(article.id, ()),
            card=picture,
            structured=news_article(issue, article, picture, renderer),
            **shared,
        )
        writer.put(f"{folder}/index.html", shown)


def _page_of(article: ArticleView, pages: Mapping[int, PageView]) -> PageView:
    return pages.get(article.page) or next(iter(pages.values()))


def card(issue: IssueView, article: ArticleView) -> str | None:
    """The picture that stands for an article elsewhere: its own first one, else its page."""
    for picture in article.pictures:
        if picture.widths:
            return f"{issue.folder}/{picture.stem}.jpg"
    page = next((p for p in issue.pages if p.number == article.page and p.image), None)
    return f"{issue.folder}/{page.slug}/page.jpg" if page else None


def record_of(issue: IssueView, register: Register, made_of: str, made: Mapping[str, Made]) -> IssueRecord:
    """What the rest of the site needs to know of an issue."""
    slugs = {p.number: p.slug for p in issue.pages}
    return IssueRecord(
        format=FORMAT,
        paper=issue.paper,
        key=issue.key,
        title=issue.title,
        title_latin=issue.title_latin,
        date=issue.date,
        number=issue.facts.issue_number,
        cumulative=issue.facts.cumulative_number,
        language=issue.language,
        pages=tuple(
            PageRecord(p.slug, p.label, p.section, p.image.ratio if p.image else 1.4, p.image is not None, p.pdf)
            for p in issue.pages
        ),
        articles=tuple(_record(a, slugs.get(a.page, ""), card(issue, a)) for a in issue.articles),
        made_of=made_of,
        updated=datetime.now(UTC).isoformat(timespec="seconds"),
        register=register,
        pictures=dict(made),
        pdf=issue.pdf,
        website=issue.facts.website,
    )


def _record(article: ArticleView, page: str, picture: str | None) -> ArticleRecord:
    return ArticleRecord(
        address=article.address,
        page=page,
        title=article.title,
        kicker=article.kicker,
        deck=article.deck,
        byline=article.byline,
        summary=article.summary,
        kind=article.kind.value,
        main=article.main,
        picture=picture,
    )
