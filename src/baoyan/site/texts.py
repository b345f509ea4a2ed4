"""The text of a page's articles, and where their lines stand, as small files that search and marking read in the browser.

They are scripts that hand over a value, not JSON: a browser reads those from a folder on disk as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from baoyan.site.views import ArticleView, IssueView, PageView

TEXTS = "text.js"
LINES = "lines.js"
_OPENING = "document.currentScript.data="


def script(value: Any) -> str:
    """A value as a script that gives it to whoever put the script into the page."""
    return _OPENING + json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def value(text: str) -> Any:
    """The value of such a script.

    Raises:
        ValueError: it is none.
    """
    if not text.startswith(_OPENING):
        raise ValueError("not a data script")
    return json.loads(text[len(_OPENING) :])


def texts_of(issue: IssueView, page: PageView) -> str:
    """The articles that begin on a page: address, title, what stands over and under it, the rest."""
    own = [a for a in issue.articles if a.page == page.number]
    return script([page.label, page.section or "", [[a.address, a.title, _head(a), _rest(a)] for a in own]])


def lines_of(page: PageView) -> str:
    """The lines of a page by article, each with its box in points."""
    found = [[o.article, [[t, *(round(v) for v in box)] for t, box in o.lines]] for o in page.lines]
    return script(found)


def _head(article: ArticleView) -> str:
    return "\n".join(t for t in (article.column_title, article.kicker, article.deck) if t)


def _rest(article: ArticleView) -> str:
    return "\n".join(t for t in _pieces(article) if t)


def _pieces(article: ArticleView) -> Iterator[str]:
    yield article.byline or ""
    for block in article.blocks:
        if block.kind != "turn":
            yield "\n".join("\n".join(row) for row in block.rows) or block.text
    for picture in article.pictures:
        yield picture.caption or ""
        yield picture.credit or ""
    yield article.source or ""
