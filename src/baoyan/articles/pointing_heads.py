"""Headings without a text that send the reader to another page: teasers set as large as articles."""

from __future__ import annotations

from baoyan.articles.labels import split_jump
from baoyan.articles.pieces import Draft, Head
from baoyan.articles.teaser_texts import Entry
from baoyan.model.pointers import names_page, parse_teasers


def pointing_head(draft: Draft, head: Head | None, title: str) -> Entry | None:
    """The page's name and the title where a draft is nothing but a heading with a page to turn to; else None.

    Args:
        draft: the draft.
        head: its heading.
        title: the heading's words, joined.
    """
    if head is None or draft.segments or draft.pictures or draft.lines or draft.tables or draft.charts or draft.quotes:
        return None
    labels = [label for _, label in (*head.jumps, *draft.labels)]
    rest, own = split_jump(title)
    for label in (*labels, *([own] if own else [])):
        if label.forward and label.target and rest:
            return label.target, rest
    found = parse_teasers(title)
    if len(found) != 1:
        return None  # several codes under one another are rooms, seats or sizes
    page, words = found[0]
    return (page, words) if page and words and names_page(title) else None
