"""Advertisements and other display pieces: panels and pictures that carry a few large words and no running text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from baoyan.layout.grounds import is_ground_of_head
from baoyan.layout.page import Page, is_body_voice
from baoyan.model.geometry import Box
from baoyan.model.reading import Line

LOOSE = 3.2
"""Square ems of panel to each character: text set in columns has about 1.5."""
TOLD = 40
"""Letters of running text, on five lines or more, from which a space tells something rather than displays it."""


@dataclass(frozen=True, slots=True)
class Display:
    """A display piece: its place and lines."""

    box: Box
    lines: tuple[Line, ...]


def find_displays(page: Page, lines: list[Line]) -> list[Display]:
    """Pieces that advertise, outermost first; no line is in two."""
    out: list[Display] = []
    taken: set[int] = set()
    spaces = [p.box for p in page.pictures] + [p.box for p in page.panels]
    least, most = 4 * page.em, 0.7 * page.width * page.height
    middles = [(x.box.cx, x.box.cy, x) for x in lines]
    for box in sorted(spaces, key=lambda b: -b.area):
        if min(box.width, box.height) < least or box.area > most:
            continue
        inside = [x for cx, cy, x in middles if box.contains_point(cx, cy) and id(x) not in taken]
        if inside and is_display(page, box, inside):
            out.append(Display(box, tuple(inside)))
            taken |= set(map(id, inside))
    return out


def is_display(page: Page, box: Box, inside: list[Line]) -> bool:
    """Whether a space with these lines is a display piece and neither an article nor a heading's panel."""
    em = page.em
    if any(not box.contains(x.box, 4.0) for x in inside):
        return False
    letters = sum(len(x.text) for x in inside)
    running = [x for x in inside if is_body_voice(page, x) and len(x.text) >= 8]
    largest = max(x.style.size for x in inside)
    ink = sum(x.box.area for x in inside)
    if largest < 1.3 * em or len(running) > 4 or letters > 160:
        return False
    voiced = [x for x in inside if is_body_voice(page, x) and not x.vertical]
    told = len(voiced) > 4 and sum(len(x.text) for x in voiced) >= TOLD
    if told or _is_paragraph(voiced) or _is_set_in_lines(inside) or is_ground_of_head(page, box):
        return False
    # A heading's panel is filled by its heading; an advertisement leaves most of its space free.
    return ink < 0.4 * box.area and box.area / max(1, letters) > LOOSE * em * em and _thickness(box, inside) > 2.4


def _thickness(box: Box, lines: list[Line]) -> float:
    """How often the lines, one under another, would fill the space across them."""
    if all(x.vertical for x in lines):
        return box.width / sum(x.style.size for x in lines)
    rows: dict[int, float] = {}
    for line in lines:
        row = round(line.box.cy / max(4.0, 0.5 * line.style.size))
        rows[row] = max(rows.get(row, 0.0), line.style.size)
    return box.height / max(rows.values())


def _is_paragraph(lines: list[Line]) -> bool:
    """Whether lines of running text begin with an indent and wrap at one measure: a boxed notice, however short."""
    order = sorted(lines, key=lambda x: x.box.y0)
    if len(order) < 2:
        return False
    left, right = min(x.box.x0 for x in order), max(x.box.x1 for x in order)
    for a, b in itertools.pairwise(order):
        em = a.style.size
        indented = 1.5 * em < a.box.x0 - left < 2.6 * em and abs(b.box.x0 - left) < 0.3 * em
        wrapped = right - a.box.x1 < 0.9 * em and 0 < b.box.cy - a.box.cy < 2.2 * em
        if indented and wrapped and right - left > 6 * em:
            return True
    return False


def _is_set_in_lines(lines: list[Line]) -> bool:
    """Whether four or more lines of one size begin at one edge with even leading: text or verse, not display."""
    order = sorted((x for x in lines if not x.vertical), key=lambda x: x.box.y0)
    for k in range(len(order) - 3):
        four = order[k : k + 4]
        steps = [b.box.cy - a.box.cy for a, b in itertools.pairwise(four)]
        level = max(x.box.x0 for x in four) - min(x.box.x0 for x in four) < 2
        even = max(steps) - min(steps) < 2 and max(steps) < 2.6 * four[0].style.size
        if level and even and max(x.style.size for x in four) - min(x.style.size for x in four) < 0.5:
            return True
    return False
