"""A teaser's lines as page name and title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from baoyan.model.pointers import is_page_label, page_ref, parse_teaser, parse_teasers

Entry = tuple[str | None, str]
"""A page's name as printed, and the words that point to it."""


def teasers_of(lines: Sequence[str], join: Callable[[Sequence[str]], str]) -> list[Entry]:
    """The teasers that a block's lines make, usually one.

    Args:
        lines: the lines as printed; a page's name that stands apart comes first.
        join: makes one text of a title's lines.
    """
    if len(lines) == 1:
        return [(label, title) for label, title in parse_teasers(lines[0]) if title]
    if is_page_label(lines[0]) or page_ref(lines[0]):
        return [(page_ref(lines[0]) or lines[0].strip(), join(lines[1:]))]
    label, title = parse_teaser(lines[0])
    if label:
        return [(label, join([title, *lines[1:]]))]
    label, title = parse_teaser(lines[-1])
    if label:
        return [(label, join([*lines[:-1], title]) if title else join(lines[:-1]))]
    label, title = parse_teaser(" ".join(lines))
    return [(label, title)] if label else [(None, join(lines))]
