"""Lines of a head that only seem to be a column's first lines: bylines and decks close over the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from statistics import median

from baoyan.articles.columns import text_of
from baoyan.articles.names import chinese_name_likeness
from baoyan.articles.persons import is_byline
from baoyan.articles.pieces import QUESTION, body_face, frame_of, is_along
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line


def with_heads_apart(layout: PageLayout) -> PageLayout:
    """The layout with lines of a head that only seem to be a column's first lines as blocks of their own.

    A byline in the middle under its heading, or a deck as narrow as the column, stands so close over the text that the run
    of lines takes it in; but it is not where that column's lines are, or not in their type.
    """
    blocks: list[Block] = []
    number = max((b.id for b in layout.blocks), default=-1) + 1
    for block in layout.blocks:
        count = (
            _strange_byline(layout, block)
            or _head_lines(layout, block)
            or _name_before_paragraph(layout, block)
            or _before_question(layout, block)
            or _over_the_row(layout, block)
        )
        parts = _by_style(block.lines[:count])
        blocks += [replace(block, id=number + k, lines=x, box=box_around(x)) for k, x in enumerate(parts)]
        number += len(parts)
        if rest := block.lines[count:]:
            blocks.append(replace(block, lines=rest, box=box_around(rest)))
    return replace(layout, blocks=tuple(blocks))


def box_around(lines: Iterable[Line]) -> Box:
    """The page box around lines."""
    return bounding(line.box for line in lines)


def _by_style(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Lines in runs of one size and face."""
    return [tuple(run) for _, run in groupby(lines, key=lambda x: (x.style.font, round(x.style.size, 1), x.style.bold))]


def _head_lines(layout: PageLayout, block: Block) -> int:
    """How many of a block's first lines are the deck, and the byline after it, of the heading above.

    Under a heading over several columns a line at the column's own place is a sub-heading.
    """
    if block.role is not Role.BODY or not is_along(layout, block):
        return 0
    size = _text_size(layout, block)
    deck = len(list(takewhile(lambda x: x.style.size > 1.06 * size and not _runs_on(x), block.lines[:5])))
    head = _headline_over(layout, block) if deck else None
    if head is None:
        return 0
    narrow = (
        frame_of(layout).turn(head.box).width < 1.3 * bounding(frame_of(layout).turn(x.box) for x in block.lines).width
    )
    rest = block.lines[deck:]
    if not (narrow or (rest and any(_out_of_column(layout, x, rest) for x in block.lines[:deck]))):
        return 0
    alike = _by_style(block.lines[deck : deck + 3])[:1]
    lines = alike[0] if alike else ()
    named = [k for k in range(1, len(lines) + 1) if is_byline(text_of(lines[:k], " ")) >= 0.7]
    return deck + max(named, default=0)


def _over_the_row(layout: PageLayout, block: Block) -> int:
    """How many of a column's first lines stand above its row: the columns beside it under the heading begin level with a later line.

    Only what is of the heading stands there: its deck, its byline. A heading over the middle column of a row alone reaches over
    no other: there the columns at both sides say where the row begins.
    """
    head = _headline_over(layout, block) if _may_have_head_lines(layout, block) else None
    if head is None:
        return 0
    frame, em = frame_of(layout), layout.body_size
    title, column = frame.turn(head.box), bounding(frame.turn(x.box) for x in block.lines)
    row = [
        box
        for other in layout.blocks
        if other is not block and other.role is Role.BODY and other.container == block.container
        and len(other.lines) >= 3 and is_along(layout, other)
        and _beside_under(title, column, box := frame.turn(other.box), em)
    ]  # fmt: skip
    under = [box for box in row if box.overlap_x(title) > 0]
    if not under and {box.x0 > column.x0 for box in row} == {True, False}:
        under = row
    rows = [frame.turn(line.box).y0 for line in block.lines[:5]]
    top = min((box.y0 for box in under), default=rows[0])
    if top - rows[0] < 0.7 * em:
        return 0
    at = next((k for k, y in enumerate(rows) if k and abs(y - top) < 0.5 * em), 0)
    return at if all(_set_apart(line, block.lines[at:]) for line in block.lines[:at]) else 0


def _may_have_head_lines(layout: PageLayout, block: Block) -> bool:
    return block.role is Role.BODY and len(block.lines) >= 3 and is_along(layout, block)


def _beside_under(title: Box, column: Box, other: Box, em: float) -> bool:
    """Whether another column stands next to a column that is under a title, and begins below that too."""
    gap = max(other.x0 - column.x1, column.x0 - other.x1)
    return -0.3 * em < gap < 3 * em and title.y1 - em < other.y0 < column.y1 and column.overlap_x(title) > 0


def _set_apart(line: Line, rest: Sequence[Line]) -> bool:
    """Whether a line is in another type than those after it, or says who wrote them."""
    voice = rest[0].tail or rest[0].style
    other = line.style.font != voice.font or abs(line.style.size / voice.size - 1) > 0.04
    return other or is_byline(line.text) >= 0.6 or chinese_name_likeness(line.text.strip()) >= 0.5


def _text_size(layout: PageLayout, block: Block) -> float:
    """The size of most of a block's lines, or the page's where the block is short."""
    return median(line.style.size for line in block.lines) if len(block.lines) >= 8 else layout.body_size


def _runs_on(line: Line) -> bool:
    """Whether a line goes on in another type than it begins in: a run-in head, then text."""
    return line.tail is not None and line.tail.size < 0.97 * line.style.size


def _headline_over(layout: PageLayout, block: Block) -> Block | None:
    """The display type right above a block, over at least half of its first line."""
    frame = frame_of(layout)
    first = frame.turn(block.lines[0].box)
    for head in layout.blocks:
        if head.role is not Role.HEADLINE or head.container != block.container or not is_along(layout, head):
            continue
        box, size = frame.turn(head.box), head.lines[0].style.size
        near = len(head.text) > 1 and -0.5 * size < first.y0 - box.y1 < 1.2 * size
        if near and box.overlap_x(first) > 0.5 * min(box.width, first.width):
            return head
    return None


def _strange_byline(layout: PageLayout, block: Block) -> int:
    """How many lines at a block's beginning are a byline that is not where the column's lines are."""
    if block.role is not Role.BODY or len(block.lines) < 2 or not is_along(layout, block):
        return 0
    first = block.lines[0]
    if len(first.text) > 40 or not _names(first, block.lines[1]):
        return 0
    return int(_out_of_column(layout, first, block.lines[1:]) or _centred_under_head(layout, block))


def _name_before_paragraph(layout: PageLayout, block: Block) -> int:
    """Whether a block's first line under a heading is a bare name, flush at the left, and a paragraph begins after it."""
    if block.role is not Role.BODY or len(block.lines) < 3 or not is_along(layout, block):
        return 0
    frame, em = frame_of(layout), layout.body_size
    first, second = (frame.turn(x.box) for x in block.lines[:2])
    left = min(frame.turn(x.box).x0 for x in block.lines)
    name = block.lines[0].text.strip()
    indented = 1.5 * em < second.x0 - left < 2.6 * em
    if not indented or first.x0 - left > 0.3 * em or chinese_name_likeness(name) < 0.5:
        return 0
    return int(_headline_over(layout, block) is not None)


def _before_question(layout: PageLayout, block: Block) -> int:
    """How many first lines of a short block stand before the first question of an interview, which begins the text."""
    if block.role is not Role.BODY or len(block.lines) > 6 or not is_along(layout, block):
        return 0
    at = next((k for k, line in enumerate(block.lines) if QUESTION.match(line.text)), 0)
    return at if all(line.style.font != body_face(layout)[0] for line in block.lines[:at]) else 0


def _centred_under_head(layout: PageLayout, block: Block) -> bool:
    """Whether a block's first line, in a face or size of its own, stands in the middle under a heading."""
    first, second = block.lines[0], block.lines[1]
    head = _headline_over(layout, block)
    if head is None or (first.style.font == second.style.font and abs(first.style.size - second.style.size) < 0.3):
        return False
    frame = frame_of(layout)
    return abs(frame.turn(first.box).cx - frame.turn(head.box).cx) < 0.8 * layout.body_size


def _out_of_column(layout: PageLayout, line: Line, rest: Sequence[Line]) -> bool:
    """Whether a line begins or ends where no line of its column would."""
    frame, em = frame_of(layout), layout.body_size
    own, column = frame.turn(line.box), bounding(frame.turn(x.box) for x in rest)
    return own.x0 < column.x0 - 0.6 * em or own.x1 > column.x1 + 0.6 * em or own.x0 > column.x0 + 2.6 * em


def _names(line: Line, following: Line) -> bool:
    """Whether a line is a byline by its words, or by two or three characters in a face of their own."""
    bare = re.fullmatch(r"[\u4e00-\u9fff]{2,3}", line.text.strip()) and line.style.font != following.style.font
    return bool(bare) or is_byline(line.text) >= (0.6 if line.style.font != following.style.font else 0.7)
