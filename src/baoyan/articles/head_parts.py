"""The lines of headings in the size of the text: which are set apart, which belong together, which of them names the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from baoyan.articles.pieces import QUESTION, Face, frame_of, is_along, is_subheading_line
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

WHITE = 0.4
"""Ems of white between two lines, above that of the text, from which they are parts by themselves."""
_NUMBERED = re.compile(
    r"[\[(（［【〔].*[\])）］】〕]|[^a-zäöüß]*\d[^a-zäöüß]*|\d.*\d|(?:vom|of|du|del)\b.*\d{4}", re.DOTALL
)
"""What identifies a document rather than names it: in brackets, by numbers, by its date."""
SECTION = re.compile(
    r"(?:§+|Art(?:ikel|icle|\.)?|Sec(?:tion|\.)|Abschnitt|Chapter|Kapitel|Teil)\s*[\dIVX]+"
    r"|第[一二三四五六七八九十百\d]+[条條章节節]"
)
"""How a part of a law or statute begins: no title of a text, but of what it consists of."""


def set_apart(layout: PageLayout, block: Block, start: int, face: Face) -> int:
    """How many lines from one on are set apart: by weight or face, or in capitals in the middle of the column."""
    column = measure_of(layout, block)
    end = start
    while end < len(block.lines) and (
        _is_apart(block.lines[end], face, layout.body_size) or _in_capitals(layout, block.lines[end], column)
    ):
        end += 1
    return end - start


def measure_of(layout: PageLayout, block: Block) -> Box:
    """The box around a block's lines, in the frame."""
    return bounding(frame_of(layout).turn(line.box) for line in block.lines)


def _in_capitals(layout: PageLayout, line: Line, column: Box) -> bool:
    """Whether a line is in capitals and in the middle of its column, or by itself."""
    letters = [c for c in line.text if c.isalpha()]
    return len(letters) >= 6 and line.text.isupper() and line.text.isascii() and _is_centred(layout, line, column)


def _is_centred(layout: PageLayout, line: Line, column: Box) -> bool:
    return abs(frame_of(layout).turn(line.box).cx - column.cx) < 0.8 * line.style.size


def stands_in_middle(layout: PageLayout, lines: Sequence[Line], column: Box) -> bool:
    """Whether all lines stand in the middle of a column, and one of them is much shorter than it."""
    short = any(line.box.width < column.width - 3 * line.style.size for line in lines)
    return short and all(_is_centred(layout, line, column) for line in lines)


def _is_apart(line: Line, face: Face, size: float) -> bool:
    """Whether a line is set apart as a whole; what runs on in the face of the text is the beginning of a paragraph."""
    if QUESTION.match(line.text):
        return False
    return is_subheading_line(line, face, size) and not line.text.rstrip().endswith((",", "，", ";", "；", "、"))


def parts_of_head(layout: PageLayout, lines: Sequence[Line], usual: float) -> tuple[tuple[Line, ...], ...]:
    """The lines of a heading, parted where white opens or the size changes; `usual` is the text's own white."""
    frame = frame_of(layout)
    parts: list[list[Line]] = []
    for line in lines:
        last = parts[-1][-1] if parts else None
        white = frame.turn(line.box).y0 - frame.turn(last.box).y1 if last else 0.0
        other = last is not None and last.style.bold != line.style.bold
        if (
            last is None
            or other
            or white > usual + WHITE * line.style.size
            or abs(last.style.size - line.style.size) > 0.4
        ):
            parts.append([])
        parts[-1].append(line)
    return tuple(map(tuple, parts))


def leading_of(layout: PageLayout) -> float:
    """The usual white between two lines of the page's text, in points."""
    frame = frame_of(layout)
    white = [
        frame.turn(b.box).y0 - frame.turn(a.box).y1
        for block in layout.blocks
        if block.role is Role.BODY and is_along(layout, block)
        for a, b in pairwise(block.lines)
    ]
    return max(0.0, median(white)) if white else 0.0


def title_of(parts: Sequence[Sequence[Line]]) -> int:
    """Which part names the text: of those in the largest type the last one of words."""
    size = max(line.style.size for part in parts for line in part)
    large = [k for k, part in enumerate(parts) if part[0].style.size > 0.96 * size]
    worded = [k for k in large if not _NUMBERED.fullmatch(" ".join(line.text.strip() for line in parts[k]))]
    return (worded or large)[-1]


def without_display(layout: PageLayout) -> bool:
    """Whether a page has no display type but drop caps: its headings are as large as its text."""
    return not any(b.role is Role.HEADLINE and len(b.text.strip()) > 1 for b in layout.blocks)


def signs_off(layout: PageLayout, line: Line, column: Box) -> bool:
    """Whether a line is set to the right of a column, as names and dates are under what they sign."""
    box = frame_of(layout).turn(line.box)
    return box.x0 - column.x0 > 0.3 * column.width and column.x1 - box.x1 < 3 * line.style.size
