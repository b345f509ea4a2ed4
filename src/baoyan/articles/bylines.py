"""An article with the byline, dateline and source that its heading and its text say."""

from __future__ import annotations

import re
from dataclasses import replace

from baoyan.articles.datelines import dateline, is_source
from baoyan.articles.heads import one_line
from baoyan.articles.own_lines import OwnLines
from baoyan.articles.persons import inline_byline, parse_byline
from baoyan.articles.pieces import Head
from baoyan.model.edition import Article, Kind, PartType


def with_byline(article: Article, head: Head | None, text: OwnLines) -> Article:
    """The article with the byline of its heading and that of its text."""
    words = [line.text.strip() for line in head.byline] if head else []
    words += [row.text for row in text.byline]
    if not words:
        return article
    whole = one_line(words)
    return replace(article, byline=whole, bylines=parse_byline(whole))


def with_inline(article: Article) -> Article:
    """Byline, dateline and source that stand inside the text."""
    first = next((p for p in article.body if p.type is PartType.PARAGRAPH and p.style != "verse"), None)
    if first is None:
        return article
    line = dateline(first.text)
    found = None
    if article.byline is None and article.kind not in (Kind.BRIEF, Kind.NOTICE):
        last = next(p for p in reversed(article.body) if p.type is PartType.PARAGRAPH)
        found = inline_byline(first.text) or (inline_byline(last.text) if last is not first else None)
    if found:
        article = replace(article, byline=found, bylines=parse_byline(found))
    closing = re.search(r"[（(][^（）()]{3,40}[）)]$", article.body[-1].text)
    if article.source is None and closing and is_source(closing[0]):
        article = replace(article, source=closing[0])
    return replace(article, dateline=line or article.dateline)
