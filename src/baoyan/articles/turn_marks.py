"""Where texts end or begin at the turn of a page: no column runs through a turn label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from baoyan.articles.labels import JumpLabel, split_jump
from baoyan.articles.pieces import Head, Segment
from baoyan.model.frame import Frame
from baoyan.model.geometry import bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

_NEAR = 2.5
"""Ems over a column within which a label on a line of its own speaks of it."""


def parted_at_turns(layout: PageLayout) -> PageLayout:
    """The layout with columns cut before every "continued from" and after every "continued on"."""
    blocks: list[Block] = []
    number = max((b.id for b in layout.blocks), default=-1) + 1
    for block in layout.blocks:
        parts = list(_parts(block)) if block.role is Role.BODY else [block.lines]
        for k, lines in enumerate(parts):
            own = block.id if k == 0 else number
            number += k > 0
            box = bounding(x.box for x in lines)
            whole = len(parts) == 1 and box == block.box
            blocks.append(block if whole else replace(block, id=own, lines=lines, box=box))
    return replace(layout, blocks=tuple(blocks))


def _parts(block: Block) -> Iterator[tuple[Line, ...]]:
    part: list[Line] = []
    for k, line in enumerate(block.lines):
        rest, label = split_jump(line.text)
        if label is not None and not label.forward and part:
            yield tuple(part)
            part = []
        part.append(line)
        alone = (
            label is not None and label.forward and not rest and len(part) == 1
        )  # a label over a text is not its end
        if label is not None and label.forward and not alone and k + 1 < len(block.lines):
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def begun_by_turn(
    segments: Sequence[Segment],
    heads: Sequence[Head],
    over: Sequence[int | None],
    labels: Sequence[tuple[Line, JumpLabel]],
    frame: Frame,
) -> set[int]:
    """The columns with which a text that comes from another page goes on here.

    Args:
        segments: the page's columns.
        heads: its headings, which may have such a label.
        over: for each column the heading right over it.
        labels: turn labels on lines of their own.
        frame: that of the page's text.
    """
    out = {s.number for s in segments if _comes_from(s.lines[0])}
    for head in heads:
        if any(not label.forward for _, label in head.jumps):
            under = [s for s in segments if over[s.number] == head.number]
            out |= {s.number for s in sorted(under, key=lambda s: (round(s.box.x0 / s.size), s.box.y0))[:1]}
    for line, label in labels:
        box = frame.turn(line.box)
        near = [
            s for s in segments
            if -2 < s.box.y0 - box.y1 < _NEAR * s.size and s.box.overlap_x(box) > 0.5 * min(box.width, s.box.width)
        ]  # fmt: skip
        if near and not label.forward:
            out.add(min(near, key=lambda s: s.box.y0).number)
    return out


def _comes_from(line: Line) -> bool:
    label = split_jump(line.text)[1]
    return label is not None and not label.forward
