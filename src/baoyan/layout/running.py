"""Running heads and feet: lines that many pages of an issue have at the same place, whatever they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, FurnitureLine, PageLayout, Role
from baoyan.model.reading import Line

HEAD, FOOT, SIDE = 0.09, 0.93, 0.055
"""Parts of the page in which running lines stand: above, below, at the sides."""
HEADLINE = 1.6
"""Times the text's size from which type is a headline's, where it stands right above a text."""
LEAST_PAGES = 3
_NUMBER = re.compile(r"\d+")

Key = tuple[str, int, bool]


def mark_running(layouts: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """The layouts with lines that at least three pages share, figures aside, taken out of the blocks as furniture.

    Args:
        layouts: all pages of an issue.
    """
    count = Counter(key for layout in layouts for key in {k for line in _at_edges(layout) for k in _keys(layout, line)})
    shared = {key for key, pages in count.items() if pages >= LEAST_PAGES}
    return tuple(_without(layout, shared) for layout in layouts) if shared else tuple(layouts)


def _at_edges(layout: PageLayout) -> list[Line]:
    """The lines at a page's edges, those included that its own page knows for a running head or foot."""
    known = [found.line for found in layout.furniture if found.kind in ("page_number", "folio", "section")]
    return [*_lines(layout), *(line for line in known if _at_edge(layout, line.box))]


def _lines(layout: PageLayout) -> list[Line]:
    return [
        line
        for block in layout.blocks
        for line in block.lines
        if _at_edge(layout, line.box) and not _heads_body(layout, block, line)
    ]


def _heads_body(layout: PageLayout, block: Block, line: Line) -> bool:
    """Whether it is a headline by its place: in large type, with running text right below and no rule between."""
    if line.vertical or line.style.size < HEADLINE * layout.body_size:
        return False
    below = Box(block.box.x0, block.box.y1, block.box.x1, block.box.y1 + 1.5 * line.style.size)
    if any(_meets(rule.box, below) for rule in layout.rules if rule.horizontal):
        return False
    return any(other.role is Role.BODY and _meets(other.box, below) for other in layout.blocks)


def _meets(a: Box, b: Box) -> bool:
    return a.overlap_x(b) > 0 and a.overlap_y(b) >= 0


def _at_edge(layout: PageLayout, box: Box) -> bool:
    down, across = box.cy / layout.height, box.cx / layout.width
    return down < HEAD or down > FOOT or across < SIDE or across > 1 - SIDE


def _keys(layout: PageLayout, line: Line) -> list[Key]:
    """What a line says without its figures, and its height on the page in steps that overlap by half."""
    words = _NUMBER.sub("0", "".join(line.text.split())).lower()
    place = line.box.cx if line.vertical else line.box.cy
    return [(words, round(place / 8), line.vertical), (words, -1 - round(place / 8 + 0.5), line.vertical)]


def _without(layout: PageLayout, shared: set[Key]) -> PageLayout:
    gone = {id(line): line for line in _lines(layout) if _is_shared(layout, line, shared)}
    blocks = [_kept(block, gone) for block in layout.blocks]
    if not gone or not any(blocks):
        return layout  # a page of nothing but such lines has its text there
    found = tuple(FurnitureLine(line, _kind(layout, line), 0.9) for line in gone.values())
    return replace(layout, blocks=tuple(b for b in blocks if b is not None), furniture=layout.furniture + found)


def _is_shared(layout: PageLayout, line: Line, shared: set[Key]) -> bool:
    """Whether a line, or a longer one of which it is a piece, runs through the issue at its place."""
    return any(
        key[1:] == place and words in key[0] and (words == key[0] or len(words) >= 5)
        for words, *rest in _keys(layout, line)
        for place in [tuple(rest)]
        for key in shared
    )


def _kept(block: Block, gone: dict[int, Line]) -> Block | None:
    lines = tuple(line for line in block.lines if id(line) not in gone)
    if not lines:
        return None
    return block if len(lines) == len(block.lines) else replace(block, lines=lines, box=bounding(x.box for x in lines))


def _kind(layout: PageLayout, line: Line) -> str:
    if line.text.strip().isdigit():
        return "page_number"
    return "folio" if not line.vertical and line.box.cy / layout.height < HEAD else "mark"
