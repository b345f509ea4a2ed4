"""Headings in the size of the text: lines set apart by weight or face alone, over a text that a rule or their number shows to begin.

Official gazettes, notices and letters set no display type. A single line set apart is a sub-heading; what begins a text
stands under a rule as wide as its column, or is a stack of several: who speaks, under which number, about what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from baoyan.articles.ends import TERMINAL
from baoyan.articles.head_parts import (
    SECTION,
    leading_of,
    measure_of,
    parts_of_head,
    set_apart,
    signs_off,
    stands_in_middle,
    title_of,
    without_display,
)
from baoyan.articles.heads_apart import box_around
from baoyan.articles.pieces import Face, body_face, frame_of, is_along
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

STACK = 3
"""Parts, with white between them, that a heading without a rule over it has at least."""
CENTRED = 2
"""Parts that one has which stands in the middle of its column."""
NEAR = 2.4
"""Ems of white that a heading has over or under it, at most."""


@dataclass(frozen=True, slots=True)
class TextHead:
    """A heading in the size of the text, part by part, each its lines. `title`: which part names the text."""

    parts: tuple[tuple[Line, ...], ...]
    title: int


@dataclass(frozen=True, slots=True)
class _Lead:
    """A block's first lines as far as they are set apart. `box` in the frame."""

    block: Block
    lines: tuple[Line, ...]
    box: Box

    @property
    def whole(self) -> bool:
        """Whether the block has no other lines."""
        return len(self.lines) == len(self.block.lines)

    @property
    def em(self) -> float:
        return self.lines[0].style.size


def with_text_heads(layout: PageLayout) -> tuple[PageLayout, dict[int, TextHead]]:
    """The layout with headings in the size of the text as blocks of their own, and these by their numbers."""
    face = body_face(layout)
    usual = leading_of(layout)
    if without_display(layout):
        layout = _parted_at_centred(layout, face, usual)
    leads = _leads(layout, face)
    heads: dict[int, TextHead] = {}
    blocks = {b.id: b for b in layout.blocks}
    number = max(blocks, default=-1) + 1
    for found in _stacks(layout, leads):
        stack, parts = _before_sections(layout, found, usual)
        lines = tuple(line for lead in stack for line in lead.lines)
        if not parts or not _begins_text(layout, stack, parts):
            continue
        for lead in stack:
            rest = lead.block.lines[len(lead.lines) :]
            if rest:
                blocks[lead.block.id] = replace(lead.block, lines=rest, box=box_around(rest))
            else:
                del blocks[lead.block.id]
        box = box_around(lines)
        blocks[number] = Block(number, Role.HEADLINE, lines, box, container=stack[0].block.container)
        heads[number] = TextHead(parts, title_of(parts))
        number += 1
    return (replace(layout, blocks=tuple(blocks.values())), heads) if heads else (layout, heads)


def _leads(layout: PageLayout, face: Face) -> list[_Lead]:
    frame, out = frame_of(layout), []
    for block in layout.blocks:
        if block.role is not Role.BODY or not is_along(layout, block):
            continue
        lines = block.lines[: set_apart(layout, block, 0, face)]
        apart = len(lines)
        if lines and apart <= 12:
            out.append(_Lead(block, lines, bounding(frame.turn(line.box) for line in lines)))
    return sorted(out, key=lambda lead: lead.box.y0)


def _parted_at_centred(layout: PageLayout, face: Face, usual: float) -> PageLayout:
    """The layout with blocks parted where a stack of centred headings stands in their midst."""
    blocks: list[Block] = []
    number = max((b.id for b in layout.blocks), default=-1) + 1
    for block in layout.blocks:
        cuts = (
            _centred_stacks(layout, block, face, usual) if block.role is Role.BODY and is_along(layout, block) else []
        )
        for k, (start, end) in enumerate(pairwise([0, *cuts, len(block.lines)])):
            lines = block.lines[start:end]
            own = block.id if k == 0 else number
            blocks.append(replace(block, id=own, lines=lines, box=box_around(lines)) if cuts else block)
            number += k > 0
    return replace(layout, blocks=tuple(blocks))


def _centred_stacks(layout: PageLayout, block: Block, face: Face, usual: float) -> list[int]:
    """At which of a block's lines centred headings begin: stacks of at least two, or those under a signature."""
    out, k, column = [], 1, measure_of(layout, block)
    while k < len(block.lines):
        count = set_apart(layout, block, k, face)
        lines = block.lines[k : k + count]
        signed = signs_off(layout, block.lines[k - 1], column)
        centred = count >= 1 and k + count < len(block.lines) and stands_in_middle(layout, lines, column)
        stack = signed or len(parts_of_head(layout, lines, usual)) >= CENTRED
        if centred and stack and not SECTION.match(lines[0].text.strip()):
            out.append(k)
        k += max(1, count)
    return out


def _stacks(layout: PageLayout, leads: Sequence[_Lead]) -> list[list[_Lead]]:
    """Leads one right below the other, all but the last of them without other lines."""
    below: dict[int, _Lead] = {}
    for lead in leads:
        if not lead.whole:
            continue
        under = [x for x in leads if x.block.id != lead.block.id and _right_below(layout, lead, x)]
        if under:
            below[lead.block.id] = min(under, key=lambda x: x.box.y0)
    later = {lead.block.id for lead in below.values()}
    out = []
    for lead in leads:
        if lead.block.id in later:
            continue
        stack = [lead]
        while (after := below.get(stack[-1].block.id)) is not None:
            stack.append(after)
        out.append(stack)
    return out


def _right_below(layout: PageLayout, a: _Lead, b: _Lead) -> bool:
    white = b.box.y0 - a.box.y1
    shared = a.box.overlap_x(b.box) > 0.5 * min(a.box.width, b.box.width)
    between = Box(min(a.box.x0, b.box.x0), a.box.y1, max(a.box.x1, b.box.x1), b.box.y0)
    near = -1 < white < NEAR * a.em and shared and a.block.container == b.block.container
    return near and not _ruled(layout, between) and not _titled(layout, between)


def _titled(layout: PageLayout, between: Box) -> bool:
    """Whether display type stands between two leads: then it is the heading, and they are its kicker and its deck."""
    frame = frame_of(layout)
    return any(b.role is Role.HEADLINE and frame.turn(b.box).meets(between) for b in layout.blocks)


def _before_sections(
    layout: PageLayout, stack: list[_Lead], usual: float
) -> tuple[list[_Lead], tuple[tuple[Line, ...], ...]]:
    """A stack up to where the first section of its text begins, with its parts: "§ 1", "Article I"."""
    lines = [line for lead in stack for line in lead.lines]
    end = next((k for k, line in enumerate(lines) if SECTION.match(line.text.strip())), len(lines))
    kept: list[_Lead] = []
    for lead in stack:
        own = lead.lines[: max(0, end)]
        end -= len(lead.lines)
        if own:
            kept.append(replace(lead, lines=own, box=bounding(frame_of(layout).turn(x.box) for x in own)))
    return kept, parts_of_head(layout, [line for lead in kept for line in lead.lines], usual)


def _begins_text(layout: PageLayout, stack: Sequence[_Lead], parts: Sequence[Sequence[Line]]) -> bool:
    """Whether a stack stands over a text and under what ends another: a rule, or the end of a paragraph."""
    column = _column(layout, stack[-1])
    if column is None or _under_display(layout, stack[0]):
        return False
    lines = [line for part in parts for line in part]
    # Beside display type two lines in the middle of a column are parts of its headings.
    centred = (
        without_display(layout)
        and stands_in_middle(layout, lines, column)
        and (len(parts) >= CENTRED or _under_signature(layout, stack[0], column))
    )
    return len(parts) >= STACK or centred or _under_rule(layout, stack[0], column)


def _under_signature(layout: PageLayout, lead: _Lead, column: Box) -> bool:
    """Whether the text before ends in a line set to the right: who signs it, or when. At a column's head it is in the one before."""
    frame = frame_of(layout)
    others = [(frame.turn(b.box), b) for b in layout.blocks if b.role is Role.BODY and b.id != lead.block.id]
    over = [(box, b) for box, b in others if box.overlap_x(column) > 1 and box.y1 < lead.box.y0 + 1]
    if over:
        box, last = max(over, key=lambda item: item[0].y1)
        return lead.box.y0 - box.y1 < 2 * NEAR * lead.em and signs_off(layout, last.lines[-1], column)
    beside = [(box, b) for box, b in others if 0 < column.x0 - box.x1 + lead.em < 6 * lead.em]
    if not beside:
        return False
    _, last = max(beside, key=lambda item: item[0].y1)
    return signs_off(layout, last.lines[-1], bounding(box for box, _ in beside))


def _under_display(layout: PageLayout, lead: _Lead) -> bool:
    """Whether display type stands right above: then what is set apart here is its deck, or its byline."""
    frame = frame_of(layout)
    return any(
        b.role is Role.HEADLINE and -3 < lead.box.y0 - (box := frame.turn(b.box)).y1 < NEAR * lead.em
        and box.overlap_x(lead.box) > 0
        for b in layout.blocks
    )  # fmt: skip


def _column(layout: PageLayout, lead: _Lead) -> Box | None:
    """The text that follows a heading: the rest of its block, or the block right below; None where there is none."""
    frame = frame_of(layout)
    if not lead.whole:
        return bounding(frame.turn(line.box) for line in lead.block.lines)
    under = [
        box
        for b in layout.blocks
        if b.role is Role.BODY and b.id != lead.block.id and b.container == lead.block.container and is_along(layout, b)
        and -1 < (box := frame.turn(b.box)).y0 - lead.box.y1 < NEAR * lead.em
        and box.overlap_x(lead.box) > 0.5 * min(box.width, lead.box.width)
    ]  # fmt: skip
    return min(under, key=lambda box: box.y0).union(lead.box) if under else None


def _under_rule(layout: PageLayout, lead: _Lead, column: Box) -> bool:
    """Whether a rule as wide as the column stands right over a heading, and over the rule the end of another text."""
    frame = frame_of(layout)
    over = Box(column.x0, lead.box.y0 - NEAR * lead.em, column.x1, lead.box.y0)
    rules = [frame.turn(rule.box) for rule in layout.rules]
    wide = [
        r
        for r in rules
        if r.width > r.height and over.y0 < r.cy < over.y1
        and r.overlap_x(column) > 0.8 * column.width and r.width < 1.5 * column.width
    ]  # fmt: skip
    if not wide:
        return False
    top = min(r.cy for r in wide)
    above = [
        (frame.turn(b.box).y1, b)
        for b in layout.blocks
        if b.id != lead.block.id and frame.turn(b.box).cy < lead.box.y0 and frame.turn(b.box).overlap_x(column) > 1
    ]
    if not above:
        return False
    foot, text = max(above, key=lambda item: item[0])
    # The lower rule of a pull quote, or of a picture, ends no text.
    last = frame.turn(text.lines[-1].box)
    ended = text.text.rstrip().endswith(TERMINAL) or column.x1 - last.x1 > 2 * lead.em
    ended = ended or signs_off(layout, text.lines[-1], column)
    return text.role is Role.BODY and -1 < top - foot < NEAR * lead.em and ended


def _ruled(layout: PageLayout, strip: Box) -> bool:
    frame = frame_of(layout)
    rules = [frame.turn(rule.box) for rule in layout.rules]
    return any(r.width > r.height and strip.y0 < r.cy < strip.y1 and r.overlap_x(strip) > 0 for r in rules)
