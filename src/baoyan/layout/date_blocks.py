"""Dates that a title block sets in pieces: year and month, a large day, "日" and the weekday, each on a line of its own."""

from __future__ import annotations

from baoyan.layout.masthead import Found
from baoyan.layout.seen_lines import SeenLine, SeenPage, gap_between
from baoyan.model.dates import date_of_pieces, date_piece, find_weekdays
from baoyan.model.geometry import bounding

_DEPTH = 0.32
"""The upper part of the page in which a title block's date stands."""
_REACH = 1.3
"""Ems of the smaller line within which the pieces of one date stand."""
_PARTICLES = frozenset("年月日号號")


def find_date_block(page: SeenPage, found: Found) -> Found:
    """The lines of a date set in pieces; nothing where they make no date.

    Args:
        page: the page.
        found: the title block's lines. Only a page that has one, or the first, has a date block.
    """
    if not found and page.reading.number != 1:
        return {}
    free = [s for s in page.lines if s.box.cy < _DEPTH * page.height and found.get(s.index, ("date",))[0] == "date"]
    for seed in free:
        piece = date_piece(seed.text)
        if piece is None or piece.year is None:
            continue
        block = _around(seed, [s for s in free if _is_part(s)])
        if len(block) > 1 and date_of_pieces(s.text for s in block):
            return {s.index: ("date", 0.9) for s in block}
    return {}


def _is_part(seen: SeenLine) -> bool:
    text = seen.text.strip()
    return text in _PARTICLES or date_piece(text) is not None or (len(text) <= 12 and bool(find_weekdays(text)))


def _around(seed: SeenLine, parts: list[SeenLine]) -> list[SeenLine]:
    """The pieces that stand close to the seed or to one another, with the seed."""
    block = [seed]
    left = [s for s in parts if s is not seed]
    while near := [s for s in left if any(_close(s, other) for other in block)]:
        block += near
        left = [s for s in left if s not in near]
    return sorted(block, key=lambda s: (s.box.cy, s.box.x0))


def _close(a: SeenLine, b: SeenLine) -> bool:
    both = bounding((a.box, b.box))
    return gap_between(a.box, b.box) < _REACH * min(a.size, b.size) and both.height < 5 * max(a.size, b.size)
