"""An article's body as pieces to show: where the print turned to another page stays marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from baoyan.model.edition import Article, Part, PartType
from baoyan.site.text import clean
from baoyan.site.views import Block

_KINDS = {
    PartType.SUBHEADING: "subheading",
    PartType.PULL_QUOTE: "quote",
    PartType.NOTE: "note",
    PartType.TABLE: "table",
    PartType.LIST: "item",
}
_STYLES = {"verse": "verse", "question": "question", "answer": "answer", "list_item": "item"}


def blocks_of(article: Article, labels: Mapping[int, str]) -> tuple[Block, ...]:
    """The body of a whole article.

    Args:
        article: with its parts of all pages.
        labels: of the issue's pages, by number.
    """
    return tuple(_all(article, labels))


def _all(article: Article, labels: Mapping[int, str]) -> Iterator[Block]:
    page = article.page
    for part in article.body:
        pages = [n for n, _ in groupby(s.page for s in part.spans)]
        if pages and pages[0] != page:
            page = pages[0]
            yield Block("turn", labels.get(page, str(page)))
        block = _block(part)
        if len(pages) > 1:
            page = pages[-1]
            block = _turned(block, part, pages[0], labels.get(page, str(page)))
        yield block


def _block(part: Part) -> Block:
    kind = _STYLES.get(part.style or "") or _KINDS.get(part.type, "paragraph")
    rows = tuple(tuple(clean(c) for c in row) for row in part.rows or ())
    return Block("table" if rows else kind if kind != "table" else "paragraph", clean(part.text), rows)


_LOOK = 6
"""Characters by which the first line after a turn is found in its paragraph."""
_NEAR = 40
"""Characters that the lines before a turn may count more than the paragraph: its label, hyphens."""


def _turned(block: Block, part: Part, first: int, label: str) -> Block:
    """A paragraph that goes on on another page, with the place where the first line there begins."""
    before = sum(len(line.text) for s in part.spans if s.page == first for line in s.lines)
    after = next((line.text for s in part.spans if s.page != first for line in s.lines), "")
    at = block.text.find(clean(after).strip()[:_LOOK], max(0, before - _NEAR)) if after.strip() else -1
    return Block(block.kind, block.text, block.rows, at, label) if at > 0 else block
