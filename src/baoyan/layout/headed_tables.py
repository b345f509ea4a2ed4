"""Tables of which only the head is ruled: two level rules with the columns' names between, columns by upright rules or by white.

Rows are told by their first column: a row begins where that has a line at its left edge; indented lines go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from baoyan.layout.page import Page
from baoyan.layout.tables import Table
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

HEAD = (1.2, 6.0)
"""Ems of body size between the two rules."""
WHITE = 0.8
"""Ems of white between two columns without a rule, at least."""
LEAST = 3
"""Columns that a table without upright rules has at least."""
MOST = 200
"""Level rules of a page beyond which they are no heads of tables: forms, charts."""
_LEADERS = re.compile(r"(?:\s+\.(?:\s?\.)+|\s*\.{4,}|\s*…{2,}|\s*_{3,})\s*$")


def find_headed_tables(page: Page, lines: Sequence[Line]) -> list[Table]:
    """All tables with a ruled head; no line is in two."""
    out: list[Table] = []
    taken: set[int] = set()
    level = [x for x in lines if not x.vertical]
    for top, foot, end in _heads(page):
        free = [x for x in level if id(x) not in taken] if taken else level
        table = _table(page, top, foot, end, free)
        if table is not None:
            out.append(table)
            taken |= set(map(id, table.lines))
    return out


def _heads(page: Page) -> list[tuple[Box, Box, float]]:
    """Pairs of level rules of one extent with room for a row of names between, and where the table under them ends."""
    level = sorted((r.box for r in page.rules if r.horizontal and r.box.width > 10 * page.em), key=lambda b: b.cy)
    if len(level) > MOST:
        return []
    out = []
    for k, top in enumerate(level):
        alike = [b for b in level[k + 1 :] if abs(b.x0 - top.x0) < 3 and abs(b.x1 - top.x1) < 3 and b.cy - top.cy > 2]
        if not alike or not HEAD[0] * page.em < alike[0].cy - top.cy < HEAD[1] * page.em:
            continue
        end = alike[1].cy if len(alike) > 1 else 0.0
        end = max([end, *(b.y1 for b in _uprights(page, top, alike[0], end))])
        if end > alike[0].cy + page.em:
            out.append((top, alike[0], end))
    return out


def _uprights(page: Page, top: Box, foot: Box, end: float) -> list[Box]:
    """Upright rules within a table's width, from its head downwards without a break of more than two lines."""
    inside = [r.box for r in page.rules if not r.horizontal and top.x0 + 3 < r.box.cx < top.x1 - 3]
    reach, out = foot.cy, []
    for box in sorted(inside, key=lambda b: b.y0):
        if top.cy - 3 < box.y0 < max(reach, end) + 2 * page.em and box.y1 > top.cy:
            out.append(box)
            reach = max(reach, box.y1)
    return out


def _table(page: Page, top: Box, foot: Box, end: float, lines: Sequence[Line]) -> Table | None:
    box = Box(top.x0, top.cy, top.x1, end + 0.5 * page.em)
    inside = [x for x in lines if box.contains_point(x.box.cx, x.box.cy)]
    names = [x for x in inside if x.box.cy < foot.cy]
    body = [x for x in inside if x.box.cy >= foot.cy]
    columns = _columns(page, top, foot, end, inside)
    if len(columns) < 2 or not body or len(body) > 400:
        return None
    named = {_column_of(columns, x) for x in names}
    if -1 in named or any(_column_of(columns, x) < 0 for x in body) or len(named) < max(2, len(columns) - 1):
        return None
    head = _cells(columns, names)
    rows = _rows(columns, body)
    full = sum(sum(map(bool, row)) >= 2 for row in rows)
    if full < 0.5 * len(rows) or max(len(cell) for row in rows for cell in row) > 240:
        return None
    around = bounding([*(x.box for x in inside), top, foot])
    return Table(around, (head, *rows), tuple(inside))


def _columns(page: Page, top: Box, foot: Box, end: float, inside: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns' ranges: between upright rules through the head, else what white parts over the whole height."""
    through = [
        b.cx
        for b in _uprights(page, top, foot, end)
        if b.overlap_y(Box(0, top.cy, 1, foot.cy)) > 0.6 * (foot.cy - top.cy)
    ]
    edges = [top.x0]
    for upright in sorted(through):
        if upright - edges[-1] > page.em:
            edges.append(upright)
    if len(edges) >= 2:
        return list(pairwise([*edges, top.x1]))
    out: list[tuple[float, float]] = []
    for x in sorted(inside, key=lambda x: x.box.x0):
        if out and x.box.x0 - out[-1][1] < WHITE * page.em:
            out[-1] = (out[-1][0], max(out[-1][1], x.box.x1))
        else:
            out.append((x.box.x0, x.box.x1))
    return out if len(out) >= LEAST else []


def _column_of(columns: Sequence[tuple[float, float]], line: Line) -> int:
    """The column that holds a line whole; -1 where none does."""
    return next((k for k, (x0, x1) in enumerate(columns) if x0 - 3 <= line.box.x0 and line.box.x1 <= x1 + 3), -1)


def _cells(columns: Sequence[tuple[float, float]], lines: Sequence[Line]) -> tuple[str, ...]:
    """The lines' texts column by column, without the dots that lead from one to the next."""
    cells: list[list[str]] = [[] for _ in columns]
    for line in sorted(lines, key=lambda x: (round(x.box.cy), x.box.x0)):
        cells[_column_of(columns, line)].append(_LEADERS.sub("", line.text.strip()))
    return tuple(" ".join(text for text in cell if text) for cell in cells)


def _rows(columns: Sequence[tuple[float, float]], body: Sequence[Line]) -> list[tuple[str, ...]]:
    """The rows: from one line at the left edge of the first column to the next."""
    left = min((x.box.x0 for x in body if _column_of(columns, x) == 0), default=columns[0][0])
    rows: list[list[Line]] = []
    for level in _levels(body):
        begins = any(_column_of(columns, x) == 0 and x.box.x0 - left < 0.8 * x.style.size for x in level)
        if begins or not rows:
            rows.append([])
        rows[-1] += level
    return [_cells(columns, row) for row in rows]


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that stand at one height, from above."""
    out: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.box.cy):
        if out and line.box.cy - out[-1][0].box.cy < 0.5 * line.style.size:
            out[-1].append(line)
        else:
            out.append([line])
    return out
