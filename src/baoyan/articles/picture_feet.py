"""A picture at the foot of a text, with only white between; or level with the headings at its side, as a story of its own is."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.page import Page
from baoyan.model.geometry import Box, bounding


def at_foot(page: Page, texts: Sequence[Box], own: Sequence[Box], box: Box, others: Sequence[Box]) -> bool:
    """Whether a picture closes the column, or the columns, of a text: within their measure, with nothing between.

    `texts` are the columns, `own` all that the article covers, `others` the page's other pictures.
    """
    em = page.usual
    if not texts or _opens_what_follows(page, own, box) or opens_row(page, box):
        return False
    hull = bounding(texts)
    over = [t for t in texts if t.y1 < box.y0 + em and t.overlap_x(box) > 0.5 * min(t.width, box.width)]
    if not over or box.x0 < hull.x0 - em or box.x1 > hull.x1 + em:
        return False
    strip = Box(box.x0, max(t.y1 for t in over), box.x1, box.y0)
    if strip.height < 2:
        return True
    between = [s.box for s in page.segments] + [h.box for h in page.heads if not h.quote] + list(others)
    free = not any(_reaches_into(b, strip) for b in between if b not in own)
    return free and not in_another_row(page, texts, own, box) and not page.spaces.rules_in(strip)


def under_one_rule(page: Page, hull: Box, others: Sequence[Box], box: Box) -> bool:
    """Whether a rule over a text and the picture at its side reaches just over both, and nothing else stands there."""
    em, both = page.usual, hull.union(box)
    if hull.overlap_x(box) > 0 or hull.overlap_y(box) < 0.5 * box.height:
        return False
    over = any(
        r.width > r.height and -em < both.y0 - r.cy < 3 * em and max(abs(r.x0 - both.x0), abs(r.x1 - both.x1)) < 2 * em
        for r in page.obstacles.rules
    )
    return over and not any(_reaches_into(other, both) for other in others)


def in_another_row(page: Page, texts: Sequence[Box], own: Sequence[Box], box: Box) -> bool:
    """Whether a row of columns ends above a picture, and other texts stand beside it under the same row."""
    if not texts:
        return False
    em, hull = page.usual, bounding(texts)
    if hull.y1 > box.y0 + em or hull.width < box.width + 4 * em:
        return False
    row = Box(hull.x0, box.y0, hull.x1, box.y1)
    others = [s.box for s in page.segments] + [h.box for h in page.heads if not h.quote]
    return any(
        _reaches_into(b, row) and b.overlap_x(box) < 0.5 * min(b.width, box.width) and b.y0 > hull.y1 - em
        for b in others
        if b not in own
    )


def opens_row(page: Page, box: Box) -> bool:
    """Whether a picture begins level with a heading at its side: it opens a place of its own in the page's make-up."""
    em = page.usual
    return any(
        abs(h.box.y0 - box.y0) < em and h.box.overlap_x(box) < 0 and -h.wide.overlap_x(box) < 4 * em
        for h in page.heads
        if not h.quote and not h.across
    )


def _reaches_into(box: Box, strip: Box) -> bool:
    return box.overlap_x(strip) > 2 and box.overlap_y(strip) > 2


def _opens_what_follows(page: Page, own: Sequence[Box], box: Box) -> bool:
    """Whether another text's heading stands close under a picture: the picture is that text's, set over its heading."""
    return any(
        -2 < h.box.y0 - box.y1 < 2.4 * page.usual
        and h.box.overlap_x(box) > 0.5 * min(h.box.width, box.width)
        and not page.spaces.rules_in(Box(box.x0, box.y1, box.x1, h.box.y0))
        for h in page.heads
        if not h.quote and h.box not in own and h.wide not in own
    )
