"""Advertisements and other display pieces: panels and pictures that carry a few large words and no running text."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from baoyan.layout.grounds import is_ground_of_head
from baoyan.layout.page import Page, is_body_voice
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

_BYLINE = re.compile(r"[□■◎●○◆]?\s*(?:本报|本報)?(?:记者|記者|通讯员|通訊員|特约撰稿|特約撰稿)|By [A-Z]|Von [A-Z]")
"""An author's name: a heading reversed on its panel has it, an advertisement hardly."""
LEADING = 2.6
"""Ems between the middles of two lines of one paragraph, at most."""
LOOSE = 3.2
"""Square ems of panel to each character: text set in columns has about 1.5."""
TOLD = 40
"""Letters of running text, on five lines or more, from which a space tells something rather than displays it."""


LARGE = 36
"""Points of type that fill a page by themselves: a heading of a page with little text is hardly as large."""


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
    return out or _whole_page(page, lines)


def _whole_page(page: Page, lines: list[Line]) -> list[Display]:
    """A page of a few large words and nothing else is one advertisement."""
    letters, sizes = sum(len(x.text) for x in lines), sorted(x.style.size for x in lines)
    if page.pictures or len(lines) < 2 or not 8 <= letters <= 200 or sizes[-1] < 2.5 * sizes[0]:
        return []
    if any(_BYLINE.match(x.text) for x in lines) or _is_set_in_lines(lines) or _is_paragraph(page, lines):
        return []
    box = bounding(x.box for x in lines)
    spread = max(box.width / page.width, box.height / page.height) > 0.4
    return [Display(box, tuple(lines))] if spread and sizes[-1] > LARGE else []


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
    told = [x for x in inside if is_body_voice(page, x) and x.direction is page.frame.direction]
    if any(_BYLINE.match(x.text) for x in inside) or is_ground_of_head(page, box):
        return False
    if len(told) > 4 and sum(len(x.text) for x in told) >= TOLD:
        return False
    if _is_set_in_lines(inside) or _is_paragraph(page, inside) or _has_initial(page, inside):
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


def _is_paragraph(page: Page, lines: list[Line]) -> bool:
    """Whether a full line, indented, and a flush one after it are set like the page's running text: a paragraph's beginning."""
    voiced = [(frame.turn(x.box), x) for x in lines if is_body_voice(page, x) for frame in (Frame(x.direction),)]
    for box, line in voiced:
        em = line.style.size
        for other, after in voiced:
            follows = after.direction is line.direction and 0.8 * em < other.cy - box.cy < LEADING * em
            indented = 1.4 * em < box.x0 - other.x0 < 2.6 * em and box.x1 > other.x1 - 0.6 * em
            if follows and indented and len(line.text) >= 8:
                return True
    return False


def _has_initial(page: Page, lines: list[Line]) -> bool:
    """Whether a large first character has two lines or more of running text set into its side: a text begins so."""
    voiced = [x for x in lines if is_body_voice(page, x) and len(x.text) >= 4]
    for cap in (x for x in lines if len(x.text.strip()) == 1 and x.style.size > 1.6 * page.em):
        aside = [
            frame.turn(x.box)
            for x in voiced
            for frame in (Frame(x.direction),)
            if -0.5 * page.em < frame.turn(x.box).x0 - frame.turn(cap.box).x1 < 1.5 * page.em
            and frame.turn(cap.box).y0 < frame.turn(x.box).cy < frame.turn(cap.box).y1
        ]
        if len(aside) >= 2:
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
