"""Charts: bars drawn in a panel, with short words and figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baoyan.layout.page import Page
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

LEAST_BARS = 3


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's place, its labels as rows from top to bottom, and the lines it took."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]


def find_charts(page: Page, lines: Sequence[Line]) -> list[Chart]:
    """The charts of a page; no line is in two."""
    out: list[Chart] = []
    taken: set[int] = set()
    for panel in sorted((p.box for p in page.panels), key=lambda b: -b.area):
        if panel.area > 0.4 * page.width * page.height or any(c.box.contains(panel, 2) for c in out):
            continue
        bars = _bars(page, panel)
        if len(bars) < LEAST_BARS:
            continue
        inside = [x for x in lines if id(x) not in taken and panel.contains_point(x.box.cx, x.box.cy)]
        if not inside or sum(len(x.text) for x in inside) > 14 * (len(bars) + 2):
            continue
        if any(bar.contains(x.box, 1) and len(x.text) > 6 for x in inside for bar in bars):
            continue
        taken |= set(map(id, inside))
        out.append(Chart(panel, _rows(inside), tuple(inside)))
    return out


def _bars(page: Page, panel: Box) -> list[Box]:
    """Filled rectangles inside a panel that begin at one line and are of one thickness."""
    inside = [
        p.box
        for p in page.panels
        if p.fill is not None and panel.contains(p.box, 1) and p.box.area < 0.3 * panel.area and p.box.area > 30
    ]
    best: list[Box] = []
    for first in inside:
        level = [b for b in inside if abs(b.x0 - first.x0) < 1.5 and abs(b.height - first.height) < 1.5]
        upright = [b for b in inside if abs(b.y1 - first.y1) < 1.5 and abs(b.width - first.width) < 1.5]
        best = max((best, level, upright), key=len)
    return best if best and bounding(best).area > 0.1 * panel.area else []


def _rows(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Words and figures that stand at one height, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.box.cy):
        if rows and abs(rows[-1][0].box.cy - line.box.cy) < 0.6 * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(tuple(x.text.strip() for x in sorted(row, key=lambda x: x.box.x0)) for row in rows)
