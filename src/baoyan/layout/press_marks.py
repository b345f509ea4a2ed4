"""What the press prints beside a page for itself: slug lines with file names and clock times, words along the margin."""

from __future__ import annotations

import re

from baoyan.layout.masthead import Found
from baoyan.layout.seen_lines import SeenLine, SeenPage
from baoyan.model.geometry import Box, bounding

_EDGE = 0.06
"""Share of the page from its upper or lower edge within which slug lines stand."""
_LISTED = 12.0
"""Ems from a time at the edge to one of the same column farther in: three rows of a table that is set wide."""
_SLUG = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b|\w\.(?:indd|qxp|qxd|sgml?|pdf|eps|ps|tiff?|job|fit)\b", re.IGNORECASE)


def find_press_marks(page: SeenPage) -> Found:
    """The lines that speak to the press alone; kind "mark"."""
    return _slugs(page) | _margins(page)


def _slugs(page: SeenPage) -> Found:
    """Rows at the upper or lower edge in which a file's name or a clock time stands, and small type all along."""
    edge = [s for s in page.lines if not _EDGE * page.height <= s.box.cy <= (1 - _EDGE) * page.height]
    edge = [s for s in edge if s.size <= page.body_size and not page.in_text(s)]
    found = [s for s in edge if _SLUG.search(s.text)]
    at_edge = {s.index for s in edge}
    listed = [s for s in page.lines if s.index not in at_edge and _SLUG.search(s.text)] if found else []
    found = [s for s in found if not any(_in_column(s, other) for other in listed)]
    rows = [s for s in edge if any(_level(s, slug) for slug in found)]
    return {s.index: ("mark", 0.9) for s in rows}


def _level(a: SeenLine, b: SeenLine) -> bool:
    return abs(a.box.cy - b.box.cy) < 0.5 * max(a.size, b.size) and abs(a.size - b.size) < 0.1 * b.size


def _in_column(a: SeenLine, b: SeenLine) -> bool:
    """Whether one time stands under the other in one column: rows of a programme that reaches down to the page's edge."""
    beside = min(abs(a.box.x0 - b.box.x0), abs(a.box.cx - b.box.cx), abs(a.box.x1 - b.box.x1)) < 0.5 * a.size
    return beside and abs(a.box.cy - b.box.cy) < _LISTED * a.size and abs(a.size - b.size) < 0.1 * b.size


def _margins(page: SeenPage) -> Found:
    """Small lines down the sides of a page of horizontal text, outside of all that the page prints."""
    text = [s for s in page.lines if not s.line.vertical and len(s.text) >= 4]
    down = [s for s in page.lines if s.line.vertical and len(s.text) >= 4]
    if len(text) <= len(down):
        return {}
    printed = bounding(s.box for s in text)
    return {s.index: ("mark", 0.85) for s in down if s.size < page.body_size and _outside(s.box, printed)}


def _outside(box: Box, printed: Box) -> bool:
    return box.x1 < printed.x0 or box.x0 > printed.x1
