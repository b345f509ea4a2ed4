"""Tables without upright rules: rows parted by level rules or tints of one width, cells told by the white between columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from baoyan.layout.page import Page
from baoyan.layout.tables import Table, edges_of
from baoyan.model.geometry import Box
from baoyan.model.reading import Line

RUNGS = 4
"""Level edges of one width that a table has at least."""
ROW = 5.0
"""Ems of body size from rung to rung, at most."""
WHITE = 0.8
"""Ems of white between two columns, at least."""


def find_row_tables(page: Page, lines: Sequence[Line]) -> list[Table]:
    """All tables of level rules alone; no line is in two."""
    out: list[Table] = []
    taken: set[int] = set()
    for box, rungs in _ladders(page):
        inside = [x for x in lines if id(x) not in taken and box.contains_point(x.box.cx, x.box.cy)]
        table = _table(page, box, rungs, inside)
        if table is not None:
            out.append(table)
            taken |= set(map(id, table.lines))
    return out


def _ladders(page: Page) -> list[tuple[Box, list[float]]]:
    """Level edges of one width, one close below the other: the box around them and their heights; longest first."""
    groups: list[list[Box]] = []
    level = sorted((e for e in edges_of(page) if e.width > 10 * page.em and e.height < 3), key=lambda e: e.x0)
    for edge in level:
        for group in reversed(groups):
            if abs(group[0].x0 - edge.x0) < 3 and abs(group[0].x1 - edge.x1) < 3:
                group.append(edge)
                break
        else:
            groups.append([edge])
    out = [run for group in groups for run in _runs(page, group)]
    return sorted(out, key=lambda item: -len(item[1]))


def _runs(page: Page, group: Sequence[Box]) -> list[tuple[Box, list[float]]]:
    heights: list[list[float]] = []
    for y in sorted(e.cy for e in group):
        if not heights or y - heights[-1][-1] > ROW * page.em:
            heights.append([y])
        elif y - heights[-1][-1] > 3:
            heights[-1].append(y)
    x0, x1 = group[0].x0, group[0].x1
    return [(Box(x0, ys[0], x1, ys[-1]), ys) for ys in heights if len(ys) >= RUNGS]


def _table(page: Page, box: Box, rungs: Sequence[float], inside: Sequence[Line]) -> Table | None:
    """The table that rungs make, if what stands between them are short texts in columns."""
    bands = [(top, foot, [x for x in inside if top <= x.box.cy < foot]) for top, foot in pairwise(rungs)]
    columns = _columns(page, [x for _, _, row in bands if len(row) >= 2 for x in row])
    if len(columns) < 2:
        return None
    rows = []
    for top, foot, row in bands:
        cells = [[x for x in row if a <= x.box.cx <= b] for a, b in columns]
        rows.append((top, foot, [sorted(cell, key=lambda x: x.box.y0) for cell in cells]))
    while rows and _filled(rows[0]) < 2:
        rows.pop(0)  # rules over the table, and its title between them
    while rows and _filled(rows[-1]) < 2:
        rows.pop()
    own = [x for _, _, cells in rows for cell in cells for x in cell]
    if len(rows) < RUNGS - 1 or not _are_cells(page, box, own, len(columns), [_filled(row) for row in rows]):
        return None
    texts = [tuple(" ".join(x.text for x in cell) for cell in cells) for _, _, cells in rows if any(cells)]
    return Table(Box(box.x0, rows[0][0], box.x1, rows[-1][1]), tuple(texts), tuple(own))


_Row = tuple[float, float, list[list[Line]]]


def _filled(row: _Row) -> int:
    return sum(map(bool, row[2]))


def _are_cells(page: Page, box: Box, lines: Sequence[Line], columns: int, filled: Sequence[int]) -> bool:
    """Whether the lines between rungs are short texts, most rows with several of them."""
    if any(x.vertical or not box.contains(x.box, 3) for x in lines):
        return False
    if columns == 2 and any(x.style.size > 1.15 * page.em for x in lines):
        return False  # a list of titles with the numbers of their pages
    full = sum(n >= 2 for n in filled)
    return full >= 0.75 * sum(map(bool, filled)) and len(lines) <= 2 * sum(filled)


def _columns(page: Page, inside: Sequence[Line]) -> list[tuple[float, float]]:
    """The ranges along x that lines cover, parted by white over the whole height."""
    out: list[tuple[float, float]] = []
    for x in sorted(inside, key=lambda x: x.box.x0):
        if out and x.box.x0 - out[-1][1] < WHITE * page.em:
            out[-1] = (out[-1][0], max(out[-1][1], x.box.x1))
        else:
            out.append((x.box.x0, x.box.x1))
    return out
