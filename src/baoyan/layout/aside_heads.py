"""What belongs to a text across the page's direction besides its lines: rules that set a quote apart, a heading at its side."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.layout.page import Page, Seen, is_body_voice
from baoyan.layout.segments import DISPLAY
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Direction

BESIDE = 3.0
"""Ems between a text and the heading down its side, at most."""
QUOTED = 8
"""Lines that a quote has at most."""
LARGEST = 2.2
"""Ems of body size from which words between rules are a title, no quote."""


def quotes_between_rules(page: Page, across: Sequence[Seen], rules: Sequence[Box]) -> list[tuple[Box, Box]]:
    """The pairs of rules over and under words set apart inside a text, which runs on round them."""
    level = [r for r in rules if r.width > r.height]
    return [
        (a, b)
        for a in level
        for b in level
        if a.y1 < b.y0 and abs(a.x0 - b.x0) < 3 and abs(a.x1 - b.x1) < 3 and _sets_apart(page, across, a, b)
    ]


def _sets_apart(page: Page, across: Sequence[Seen], over: Box, under: Box) -> bool:
    """Whether a few larger words, not bold, stand alone between two rules, and text of one size above and below them."""
    between = [s for s in across if over.y0 < s.box.cy < under.y1 and s.box.overlap_x(over) > 0]
    if not 0 < len(between) <= QUOTED or under.y0 - over.y1 > 3 * QUOTED * page.em:
        return False
    words = bounding(s.box for s in between)
    close = max(words.y0 - over.y1, under.y0 - words.y1) < 3.5 * between[0].size
    above = _nearest([s for s in across if s.box.y1 < over.y1], over, page.em)
    below = _nearest([s for s in across if s.box.y0 > under.y0], under, page.em)
    if not close or over.width > LARGEST * words.width or above is None or below is None:
        return False
    alike = abs(above / below - 1) < 0.06
    return alike and all(1.06 < s.size / above < LARGEST and not s.line.style.bold for s in between)


def _nearest(lines: Sequence[Seen], rule: Box, em: float) -> float | None:
    """The size of the line nearest to a rule, where one stands close to it and within its length."""
    near = [
        (max(rule.y0 - s.box.y1, s.box.y0 - rule.y1), s.size)
        for s in lines
        if s.box.overlap_x(rule) > 0.9 * s.box.width
    ]
    gap, size = min(near, default=(99 * em, 0.0))
    return size if gap < 2.6 * em else None


def adopt_side_heads(page: Page, texts: Sequence[list[Seen]], along: Sequence[Seen], rules: Sequence[Box]) -> None:
    """Give each text across the page that has no heading the one that stands down its side and has no columns of its own."""
    walls = [r for r in rules if r.height > r.width]
    for text in texts:
        lines = [s for s in text if len(s.text) > 1]
        if not lines or min(lines, key=lambda s: s.box.y0).size >= DISPLAY * page.em:
            continue
        hull = bounding(s.box for s in lines)
        titles = [s for s in along if s.size >= DISPLAY * page.em and _beside(s, hull, text[0].container)]
        for title in sorted(titles, key=lambda s: (-s.size, -s.box.height)):
            group = _whole_head(page, title, hull, along)
            box = bounding(s.box for s in group)
            near = -box.overlap_x(hull) < BESIDE * title.size and not any(_between(w, box, hull) for w in walls)
            if near and not _has_columns(page, group, along):
                text.extend(group)
                break


def _beside(head: Seen, hull: Box, container: int) -> bool:
    """Whether display type stands at a text's side, within its height for the most part."""
    level = head.box.overlap_y(hull) > 0.6 * min(head.box.height, hull.height)
    return head.container == container and level and -2 < -head.box.overlap_x(hull) < 2 * BESIDE * head.size


def _between(wall: Box, a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - 2 < wall.cx < max(a.x0, b.x0) + 2 and wall.overlap_y(a) > 0.3 * a.height


def _whole_head(page: Page, title: Seen, hull: Box, along: Sequence[Seen]) -> list[Seen]:
    """A title with the lines beside it that are of its head: those between it and the text, and its kicker or deck beyond."""
    group = [title]
    while True:
        box = bounding(s.box for s in group)
        more = [
            s
            for s in along
            if not any(s is g for g in group)
            and s.container == title.container
            and -2 < -s.box.overlap_x(box) < 1.2 * max(s.size, 0.7 * title.size)
            and s.box.overlap_y(box) > 0.6 * s.box.height
            and (_inside(s.box, title.box, hull) or not is_body_voice(page, s.line))
        ]
        if not more:
            return group
        group += more


def _inside(box: Box, title: Box, hull: Box) -> bool:
    """Whether a line stands between a title and the text at its side."""
    return min(title.x1, hull.x1) - 2 < box.cx < max(title.x0, hull.x0) + 2


def _has_columns(page: Page, group: Sequence[Seen], along: Sequence[Seen]) -> bool:
    """Whether text of the page's own direction begins where a heading's own text would: at its left, or under it."""
    box = bounding(s.box for s in group)
    after = -1.0 if page.frame.direction is Direction.VERTICAL else 1.0
    own = {id(s) for s in group}
    return any(
        id(s) not in own
        and s.box.overlap_y(box) > 0.3 * min(s.box.height, box.height)
        and -2 < (s.box.x0 - box.x1 if after > 0 else box.x0 - s.box.x1) < BESIDE * page.em
        for s in along
    )
