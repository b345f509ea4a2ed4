"""Text that runs column by column: on a page without display type each column goes on in the next, whatever its place.

Where headings are as large as the text, or there are none, no make-up says that columns begin level under them. A table or
picture over several columns parts those above it from those below.
"""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.pieces import Segment
from baoyan.model.geometry import Box

SHARE = 0.3
"""The part of a column's width that a table or picture covers, at least, to part what is over it from what is under it."""


def runs_on(a: Segment, b: Segment, segments: Sequence[Segment], fillers: Sequence[Box]) -> bool:
    """Whether b begins the column after the one that a ends."""
    others = [t for t in segments if t.container == a.container and t.number not in (a.number, b.number)]
    if b.box.x0 > a.right - 0.5 * a.size and not _bars(a, b, fillers) and not _bars(b, a, fillers):
        return not any(_in_the_way(a, b, t, fillers) for t in others)
    return any(
        not any(_after(a, t, bar, fillers) or _before(t, b, bar, fillers) for t in others)
        for bar in _bars(a, b, fillers)
    )


def _in_the_way(a: Segment, b: Segment, t: Segment, fillers: Sequence[Box]) -> bool:
    """Whether t is below a in its column, above b in its own, or in a column between them."""
    below = _one_column(a, t) and t.box.y0 > a.box.y1 - 1
    above = _one_column(b, t) and t.box.y1 < b.box.y0 + 1
    between = a.right - 0.5 * a.size < t.box.x0 and t.box.x1 < b.box.x0 + 0.5 * a.size
    between = between and not _bars(a, t, fillers) and not _bars(t, a, fillers)
    return (below and not _bars(a, t, fillers, b)) or (above and not _bars(t, b, fillers, a)) or between


def _one_column(s: Segment, t: Segment) -> bool:
    return t.left < s.right and t.right > s.left


def _bars(upper: Segment, lower: Segment, fillers: Sequence[Box], other: Segment | None = None) -> list[Box]:
    """What stands between two parts and in the columns of both, and of a third."""
    low, high = upper.box.y1 - 2, lower.box.y0 + 2
    columns = [Box(s.left, 0, s.right, 1) for s in (upper, lower, *([other] if other else []))]
    return [f for f in fillers if low < f.y0 and f.y1 < high and all(f.overlap_x(c) > SHARE * c.width for c in columns)]


def _after(a: Segment, t: Segment, bar: Box, fillers: Sequence[Box]) -> bool:
    """Whether t stands over a bar too, later than a."""
    if t.box.y1 > bar.y0 + 2 or _bars(t, a, fillers):
        return False
    return t.box.x0 > a.right - 0.5 * a.size or (_one_column(a, t) and t.box.y0 > a.box.y1 - 1)


def _before(t: Segment, b: Segment, bar: Box, fillers: Sequence[Box]) -> bool:
    """Whether t stands under a bar too, earlier than b."""
    if t.box.y0 < bar.y1 - 2 or _bars(b, t, fillers):
        return False
    return t.right < b.box.x0 + 0.5 * b.size or (_one_column(b, t) and t.box.y1 < b.box.y0 + 1)
