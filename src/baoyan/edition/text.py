"""The edition as plain text: what a person reads through to see whether it is right."""

from __future__ import annotations

from collections.abc import Iterator

from baoyan.edition.stitching import stitched
from baoyan.model.edition import Article, ArticlePicture, Edition, Page, Part, PartType

_WORDS = {
    "zh": {
        "page": "第{0}版",
        "picture": "［图］",
        "from": "（上接第{0}版《{1}》）",
        "untitled": "无题",
        "more": "（转第{0}版）",
    },
    "en": {
        "page": "Page {0}",
        "picture": "[Picture] ",
        "from": "(Continued from page {0}: {1})",
        "untitled": "untitled",
        "more": "(continued on page {0})",
    },
    "de": {
        "page": "Seite {0}",
        "picture": "[Bild] ",
        "from": "(Fortsetzung von Seite {0}: {1})",
        "untitled": "ohne Titel",
        "more": "(Fortsetzung auf Seite {0})",
    },
}
_RULE = "─" * 40


def plain_text(edition: Edition) -> str:
    """The whole issue, page by page and article by article; a jumped article stands whole where it begins."""
    words = _WORDS.get((edition.issue.language or "zh").split("-")[0], _WORDS["en"])
    whole = stitched(edition)
    labels = {p.number: p.label or str(p.number) for p in edition.pages}
    sections = [_page_text(page, whole, edition, words, labels) for page in edition.pages]
    return "\n\n".join(s for s in [_title(edition), *sections] if s) + "\n"


def article_text(article: Article, language: str | None = None) -> str:
    """One article: column title, kicker, headline, deck, byline, text, captions, source."""
    words = _WORDS.get((article.language or language or "zh").split("-")[0], _WORDS["en"])
    return "\n".join(_article_lines(article, words))


def _title(edition: Edition) -> str:
    issue = edition.issue
    numbers = (
        [f"第{issue.issue_number}期" if (issue.language or "zh").startswith("zh") else f"No. {issue.issue_number}"]
        if issue.issue_number
        else []
    )
    return "  ".join([v for v in (issue.title, issue.date, issue.weekday, issue.lunar_date) if v] + numbers)


def _page_text(page: Page, whole: Edition, parts: Edition, words: dict[str, str], labels: dict[int, str]) -> str:
    name = words["page"].format(labels[page.number])
    heading = f"═══ {' · '.join(v for v in (name, page.section) if v)} ═══"
    blocks = ["\n".join(_article_lines(a, words)) for a in whole.articles if a.page == page.number]
    blocks += list(_arrivals(page.number, whole, parts, words, labels))
    return f"\n\n{_RULE}\n\n".join([heading + "\n\n" + blocks[0], *blocks[1:]]) if blocks else heading


def _arrivals(
    number: int, whole: Edition, parts: Edition, words: dict[str, str], labels: dict[int, str]
) -> Iterator[str]:
    """A line for each article that began on an earlier page and ends here."""
    ids = {a.id for a in whole.articles}
    for article in parts.articles:
        link = article.continued_from
        if article.page == number and article.id not in ids and link:
            start = next((a for a in parts.articles if a.id == link.article), None)
            label = labels.get(link.page or 0, str(link.page or "?"))
            yield words["from"].format(label, (start and start.headline) or words["untitled"])


def _article_lines(article: Article, words: dict[str, str]) -> Iterator[str]:
    if article.column_title:
        yield f"【{article.column_title}】" if words is _WORDS["zh"] else article.column_title.upper()
    heads = [t for t in (article.kicker, article.headline, article.deck) if t]
    yield from heads
    byline = article.byline if article.byline and not _in_body(article.byline, article) else None
    if byline:
        yield byline
    if heads or byline:
        yield ""
    after = [line for picture in article.pictures for line in _caption(picture, words)]
    if article.source and not _in_body(article.source, article):
        after.append(article.source)
    if article.continued_to and not article.continued_to.article and article.continued_to.page:
        after.append(words["more"].format(article.continued_to.page))
    body = list(_body(article, words))
    yield from body if after or not body or body[-1] else body[:-1]
    yield from after


def _in_body(said: str, article: Article) -> bool:
    """Whether the first or the last paragraph has a byline or source in it, so that it is not to be printed again."""
    parts = [part.text for part in article.body if part.text]
    words = "".join(said.split())
    return any(words in "".join(text.split()) for text in (*parts[:1], *parts[-1:]))


def _body(article: Article, words: dict[str, str]) -> Iterator[str]:
    wide = words is _WORDS["zh"]
    for part in article.body:
        if part.type is PartType.TABLE and part.rows:
            yield from ("\t".join(row) for row in part.rows)
        else:
            yield _paragraph(part, wide)
        if not wide:
            yield ""


def _paragraph(part: Part, wide: bool) -> str:
    if part.type is PartType.SUBHEADING:
        return f"\n{part.text}" if wide else part.text
    if part.type is PartType.PULL_QUOTE:
        return f"> {part.text}"
    if part.style == "verse" or not wide:
        return part.text
    return f"　　{part.text}"


def _caption(picture: ArticlePicture, words: dict[str, str]) -> Iterator[str]:
    text = " ".join(t for t in (picture.caption, picture.credit) if t)
    if text:
        yield f"{words['picture']}{text}"
