"""Which heading belongs to which text: all pairs chosen at once, at the least total cost."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.assignment import NEVER, pair_or_leave, sureness
from baoyan.articles.page import Page
from baoyan.articles.pieces import Head, Segment
from baoyan.model.geometry import Box, bounding
from baoyan.model.grid import Grid
from baoyan.model.reading import Direction

ALONE = 1.8
"""What it costs a heading to have no text, or a text no heading."""
FAR = 3 + 6 * (2 * ALONE - 0.6)
"""Ems of white from which a heading is too far above a text, see `_far_above`."""
BESIDE = 5.0
"""Ems from which a heading is too far beside one."""
LABEL_ALONE = 0.5
"""What it costs the name of a column to be no text's heading: it may stand over a heading, or beside one."""


def _alone(page: Page, head: Head) -> float:
    """What it costs that a heading has no text: little for a column's name, unless it lies over text as a bar does."""
    bar = any(page.over[s.number] == head.number and head.bars(s.box) for s in page.segments)
    return LABEL_ALONE if is_label(head) and not bar else ALONE


def is_label(head: Head) -> bool:
    """Whether a head is a few words on a small panel and no more: the name of a column."""
    return head.label or (
        head.on_panel and sum(len(x.text.strip()) for x in head.headline) <= 6 and not (head.deck or head.byline)
    )


def attach(page: Page, chains: Sequence[Sequence[int]], without: set[int]) -> list[tuple[int | None, float]]:
    """For each chain of columns the number of its heading, or None; and how sure that is, 0.5 to 1. Heads in `without` are others'."""
    heads = [head for head in page.heads if not head.quote and head.number not in without]
    if not chains or not heads:
        return [(None, 1.0)] * len(chains)
    near = _Near(page, heads)
    cost = [{k: c for k in near.to(chain) if (c := head_cost(page, heads[k], chain)) < NEVER} for chain in chains]
    alone = [ALONE] * len(chains), [_alone(page, head) for head in heads]
    chosen = pair_or_leave(cost, *alone)
    sure = sureness(cost, *alone, chosen)
    return [(heads[k].number if k >= 0 else None, s) for k, s in zip(chosen, sure, strict=True)]


class _Near:
    """The heads that may be those of a text, as places in `heads`: all others cost more than both left alone."""

    def __init__(self, page: Page, heads: Sequence[Head]) -> None:
        self.page = page
        self.places: dict[int | None, int] = {head.number: k for k, head in enumerate(heads)}
        self.grid = Grid((head.box, k) for k, head in enumerate(heads))
        self.boxed: dict[int, list[int]] = {}
        for k, head in enumerate(heads):
            if head.container >= 0:
                self.boxed.setdefault(head.container, []).append(k)

    def to(self, chain: Sequence[int]) -> list[int]:
        """Those over the text's columns, those in its box, and those that stand near."""
        segments = [self.page.segments[k] for k in chain]
        hull, em = bounding(s.box for s in segments), segments[0].size
        over = [place for k in chain if (place := self.places.get(self.page.over[k])) is not None]
        high = FAR * em + self.page.spaces.most_filled
        near = self.grid.touching(hull.x0 - BESIDE * em, hull.y0 - high, hull.x1 + BESIDE * em, hull.y1 + 2 * em)
        return sorted({*over, *self.boxed.get(segments[0].container, ()), *near})


def head_cost(page: Page, head: Head, chain: Sequence[int]) -> float:
    """What it costs that a heading is that of a chain of columns; `NEVER` where it cannot be."""
    segments = [page.segments[k] for k in chain]
    hull = bounding(s.box for s in segments)
    cost = 0.0
    if head.container != segments[0].container:
        if head.container != -1 or not _right_above(head, hull, segments[0].size):
            return NEVER
        cost += 1.0
    found = _beside(page, head, segments, hull) if head.across else _over(page, head, segments, hull)
    if found >= NEVER and head.container >= 0 and head.container == segments[0].container:
        found = 1.3  # one box, one article
    return NEVER if found >= NEVER else cost + found


def _right_above(head: Head, hull: Box, em: float) -> bool:
    return -em < hull.y0 - head.box.y1 < 2.5 * em and head.box.overlap_x(hull) > 0.5 * head.box.width


def _beside(page: Page, head: Head, segments: Sequence[Segment], hull: Box) -> float:
    """A heading that runs across the text stands at its side."""
    em = segments[0].size
    near = []
    for k, s in enumerate(segments):
        if head.box.overlap_y(s.box) > 0.3 * min(head.box.height, s.box.height):
            gap = max(s.left - head.box.x1, head.box.x0 - s.right)
            if -1.5 * em < gap < BESIDE * em:
                # A horizontal heading stands over vertical columns, hardly under them.
                under = page.frame.direction is Direction.VERTICAL and head.box.x0 > s.box.cx
                near.append(0.2 + max(0.0, gap) / (8 * em) + 0.25 * min(k, 3) + (1.2 if under else 0.0))
    if not near and len(segments) > 1:
        # Words set apart in the midst of a text leave the heading at its side beside nothing but white.
        gap = max(hull.x0 - head.box.x1, head.box.x0 - hull.x1)
        if head.box.overlap_y(hull) > 0.6 * head.box.height and -1.5 * em < gap < 5 * em:
            near.append(0.5 + max(0.0, gap) / (8 * em))
    if not near:
        return NEVER
    # A vertical heading begins where its text does, or lower.
    early = max(0.0, hull.y0 - head.box.y0 - 1.5 * em) / (10 * em)
    return min(near) + min(1.0, early)


def _over(page: Page, head: Head, segments: Sequence[Segment], hull: Box) -> float:
    em = segments[0].size
    for k, s in enumerate(segments):
        if page.over[s.number] == head.number:
            if k == 0:  # the name of a column heads only what has no other heading
                return (0.0 if page.first_under_head(s) else 0.3) + (
                    0.2 if head.label and not head.bars(s.box) else 0.0
                )
            return 0.6 + 0.1 * min(k, 4)
    first = segments[0].box
    if head.box.y0 > first.y1 and head.box.overlap_x(hull) <= 0:
        return NEVER
    if head.box.overlap(hull.grown(2 * em)) > 0.97 and head.box.overlap(hull) > 0.7:
        return 1.0
    own = head.ground or head.box
    gap_x = max(first.x0 - own.x1, own.x0 - hull.x1)
    if head.box.overlap_y(first) > 0.3 * min(head.box.height, first.height) and gap_x < 4 * em:
        return 1.0 + 0.1 * max(0.0, gap_x / em) + (0.8 if page.spaces.wall(head.box, first) else 0.0)
    strip = Box(max(head.box.x0, hull.x0), head.box.y1, min(head.box.x1, hull.x1), first.y0)
    if strip.x0 < strip.x1 and strip.y0 < strip.y1:
        return _far_above(page, strip, segments, em)
    return NEVER


def _far_above(page: Page, strip: Box, segments: Sequence[Segment], em: float) -> float:
    """Between heading and text stand only pictures and the like, or space."""
    if page.spaces.texts_in(strip, {s.number for s in segments}):
        return NEVER
    free = strip.height - page.spaces.filled(strip)
    return 0.6 + max(0.0, free / em - 3) / 6 + 0.8 * page.spaces.rules_in(strip)
