"""Ruled tables: grids of drawn lines with short texts in their cells."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from baoyan.layout.page import Page
from baoyan.model.geometry import Box
from baoyan.model.reading import Line

TOUCH = 1.6


@dataclass(frozen=True, slots=True)
class Table:
    """A table's place, its rows of cell texts, and the lines it took."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]


def find_tables(page: Page, lines: list[Line]) -> list[Table]:
    """All ruled tables of a page, largest first; no line is in two."""
    tables: list[Table] = []
    left = list(lines)
    for edges in _grids(page):
        table = _table(page, edges, left)
        if table is not None:
            taken = set(map(id, table.lines))
            left = [line for line in left if id(line) not in taken]
            tables.append(table)
    return tables


def edges_of(page: Page) -> list[Box]:
    """Drawn straight lines: rules and the four sides of panels."""
    out = [rule.box for rule in page.rules]
    for b in (panel.box for panel in page.panels):
        if b.height > 0.5 * page.height:
            continue
        out += [
            Box(b.x0, b.y0, b.x1, b.y0),
            Box(b.x0, b.y1, b.x1, b.y1),
            Box(b.x0, b.y0, b.x0, b.y1),
            Box(b.x1, b.y0, b.x1, b.y1),
        ]
    return out[:3000]


def _grids(page: Page) -> list[list[Box]]:
    """Groups of edges that touch one another, with at least three each way."""
    edges = edges_of(page)
    group = list(range(len(edges)))

    def root(k: int) -> int:
        while group[k] != k:
            group[k] = group[group[k]]
            k = group[k]
        return k

    order = sorted(range(len(edges)), key=lambda k: edges[k].x0)
    for at, k in enumerate(order):
        grown = edges[k].grown(TOUCH)
        for other in order[at + 1 :]:
            if edges[other].x0 > grown.x1:
                break
            if edges[other].y0 <= grown.y1 and edges[other].y1 >= grown.y0:
                group[root(k)] = root(other)
    groups: dict[int, list[Box]] = {}
    for k, edge in enumerate(edges):
        groups.setdefault(root(k), []).append(edge)
    found = [g for g in groups.values() if len(_levels(g, "y")) >= 3 and len(_levels(g, "x")) >= 3]
    return sorted(found, key=len, reverse=True)


def _levels(edges: list[Box], axis: str) -> list[float]:
    """Distinct positions of the edges across `axis`: y of horizontal ones, x of vertical ones."""
    if axis == "y":
        values = sorted(e.cy for e in edges if e.width > e.height)
    else:
        values = sorted(e.cx for e in edges if e.height >= e.width and e.height > 2)
    out: list[float] = []
    for value in values:
        if not out or value - out[-1] > 3:
            out.append(value)
    return out


def _table(page: Page, edges: list[Box], lines: list[Line]) -> Table | None:
    """The table that a grid makes, if its cells hold short texts."""
    xs, ys = _levels(edges, "x"), _levels(edges, "y")
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    inside = [line for line in lines if box.contains_point(line.box.cx, line.box.cy)]
    heights = sorted(b - a for a, b in itertools.pairwise(ys))
    if len(inside) < 4 or heights[len(heights) // 2] > 5 * page.em:
        return None
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in inside:
        row = sum(1 for y in ys[1:-1] if y < line.box.cy)
        column = sum(1 for x in xs[1:-1] if x < line.box.cx)
        if line.box.width > xs[column + 1] - xs[column] + 3:
            return None
        cells.setdefault((row, column), []).append(line)
    if len(cells) < 4 or len(inside) > 3 * len(cells):
        return None
    rows = []
    for row in range(len(ys) - 1):
        texts = [
            " ".join(x.text for x in sorted(cells.get((row, c), []), key=lambda x: x.box.y0))
            for c in range(len(xs) - 1)
        ]
        if any(texts):
            rows.append(tuple(texts))
    return Table(box, tuple(rows), tuple(inside))
