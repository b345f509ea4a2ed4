"""Pull quotes: words of the text set large inside it, between rules or on white, with the text running on round them."""

from __future__ import annotations

import re

from baoyan.articles.persons import is_byline
from baoyan.articles.pieces import Face, Head, body_face, frame_box, frame_of, is_along
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, PageLayout, Role

_NO_LETTERS = re.compile(r"[\W_]+")
LARGER = 1.12
"""Ems of body size from which words may be a pull quote."""


def pull_quotes(layout: PageLayout, first_number: int) -> tuple[list[Head], set[int]]:
    """The page's pull quotes as heads numbered from `first_number`, and their blocks."""
    face = body_face(layout)
    large = {b.id for b in layout.blocks if _may_be(layout, b, face)}
    text = (b for b in layout.blocks if b.role is Role.BODY and not _larger(layout, b, face))
    body = "".join(map(_letters, text)) if large else ""
    found = [
        b
        for b in layout.blocks
        if (b.id in large and _said(b, body) and not _is_of_head(layout, b, face))
        or ((_of_other_face(layout, b, face) or _is_sentence(layout, b)) and _between_rules(layout, b))
    ]
    heads = [_as_head(layout, b, first_number + k) for k, b in enumerate(found)]
    return heads, {b.id for b in found}


def _as_head(layout: PageLayout, block: Block, number: int) -> Head:
    box = frame_box(frame_of(layout), block.lines)
    across = not is_along(layout, block)
    return Head(
        number, box, block.container, across, block.lines[0].style.size, block.lines, blocks=(block.id,), quote=True
    )


def _larger(layout: PageLayout, block: Block, face: Face) -> bool:
    style = block.lines[0].style
    return style.size >= LARGER * layout.body_size and (style.font, style.bold) != face


def _may_be(layout: PageLayout, block: Block, face: Face) -> bool:
    if block.role not in (Role.BODY, Role.HEADLINE) or len(block.lines) > 8:
        return False
    return (
        _larger(layout, block, face)
        and block.lines[0].style.size < 2.2 * layout.body_size
        and len(_letters(block)) >= 8
    )


def _is_of_head(layout: PageLayout, block: Block, face: Face) -> bool:
    """Whether words that the text has too are a heading all the same, or a part of one."""
    return _opens_box(layout, block) or _heads_text(layout, block) or _in_a_head(layout, block, face)


def _opens_box(layout: PageLayout, block: Block) -> bool:
    """Whether nothing in its box stands over words across the text: no text that could run on round them."""
    if block.container < 0 or not is_along(layout, block):
        return False
    frame = frame_of(layout)
    box, panel = frame.turn(block.box), frame.turn(layout.panels[block.container].box)
    boxes = [b.box for b in layout.blocks if b.id != block.id] + [p.box for p in layout.pictures]
    inside = [b for b in map(frame.turn, boxes) if panel.contains_point(b.cx, b.cy)]
    return all(b.y0 > box.y0 - 2 for b in inside)


def _heads_text(layout: PageLayout, block: Block) -> bool:
    """Whether words are a heading, or its deck, though the text has them too: larger type, or a mere rule, stands over them.

    Over a pull quote stands the text that runs on round it.
    """
    frame = Frame(block.lines[0].direction)
    box, size = frame.turn(block.box), block.lines[0].style.size
    over = [b for b in layout.blocks if b.id != block.id and _right_over(frame.turn(b.box), box, 1.3 * size)]
    if any(b.role is Role.HEADLINE and b.lines[0].style.size > 1.15 * size for b in over):
        return True
    rules = [r for r in (frame.turn(rule.box) for rule in layout.rules) if r.width > r.height]
    ruled = any(_spans(r, box) and 0 <= box.y0 - r.y1 < 3.5 * size for r in rules)
    return ruled and not any(_spans(r, box) and 0 <= r.y0 - box.y1 < 3.5 * size for r in rules)


def _right_over(upper: Box, lower: Box, distance: float) -> bool:
    return -2 < lower.y0 - upper.y1 < distance and upper.overlap_x(lower) > 0.5 * min(upper.width, lower.width)


def _in_a_head(layout: PageLayout, block: Block, face: Face) -> bool:
    """Whether the words are part of a head, which often says what the text says too.

    They stand over a byline, over larger type, or under smaller type that is not the text's.
    """
    box, size = block.box, block.lines[0].style.size
    lines = [
        line
        for other in layout.blocks
        if other.id != block.id and other.role in (Role.BODY, Role.HEADLINE)
        for line in other.lines
        if not line.vertical and line.box.overlap_x(box) > 0 and line.text.lstrip()[:1] not in "—–-"
    ]
    under = [x for x in lines if -2 < x.box.y0 - box.y1 < 1.6 * x.style.size]
    over = [x for x in lines if -2 < box.y0 - x.box.y1 < 1.2 * x.style.size]
    return (
        any(is_byline(x.text) >= 0.6 for x in under)
        or any(x.style.size > 1.15 * size and x.style.size >= 1.3 * layout.body_size for x in under)
        or any(x.style.size < 0.9 * size and (x.style.font, x.style.bold) != face for x in over)
    )


def _of_other_face(layout: PageLayout, block: Block, face: Face) -> bool:
    """A few lines of larger type or in another face: between rules they are a pull quote at any size."""
    style = block.lines[0].style
    size = style.size / layout.body_size
    other = ((style.font, style.bold) != face or size >= LARGER) and not style.bold
    return (
        other
        and block.role in (Role.BODY, Role.HEADLINE)
        and len(block.lines) <= 8
        and 0.97 < size < 2.2
        and len(_letters(block)) >= 8
    )


def _is_sentence(layout: PageLayout, block: Block) -> bool:
    """Larger lines, not bold, that end as a sentence does and no heading: a pull quote in the face of the text."""
    style, size = block.lines[0].style, layout.body_size
    larger = LARGER < style.size / size < 2.2 and not style.bold and block.role in (Role.BODY, Role.HEADLINE)
    ends = block.text.rstrip().endswith(tuple("。！”"))
    return larger and ends and 2 <= len(block.lines) <= 8 and len(_letters(block)) >= 8


def _letters(block: Block) -> str:
    return _NO_LETTERS.sub("", "".join(line.text for line in block.lines))


def _said(block: Block, body: str) -> bool:
    """Whether the same words stand in the page's text: by pieces of eight letters."""
    text = _letters(block)
    parts = [text[k : k + 8] for k in range(0, max(1, len(text) - 7), 4)]
    return len(text) >= 10 and sum(part in body for part in parts) >= 0.6 * len(parts)


def _between_rules(layout: PageLayout, block: Block) -> bool:
    """Whether two rules of one length stand close over and under the words, no longer than a column."""
    frame = frame_of(layout)
    box = frame.turn(block.box)
    size = block.lines[0].style.size
    across = [
        r for r in (frame.turn(rule.box) for rule in layout.rules) if r.width > r.height and r.width < 2.2 * box.width
    ]
    over = [r for r in across if _spans(r, box) and 0 <= box.y0 - r.y1 < 3.5 * size]
    under = [r for r in across if _spans(r, box) and 0 <= r.y0 - box.y1 < 3.5 * size]
    return any(abs(a.x0 - b.x0) < 3 and abs(a.x1 - b.x1) < 3 for a in over for b in under)


def _spans(rule: Box, box: Box) -> bool:
    return rule.overlap_x(box) > 0.8 * box.width
