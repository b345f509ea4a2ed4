"""Notes at the foot of a column: small lines under a short rule at its left edge, down to where the column ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from baoyan.layout.page import Page, Seen, seen_lines
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

SMALL = 0.95
"""Ems of body size up to which type is that of notes."""
SHORT = 0.62
"""The part of its column that the rule over notes covers, at most."""
_MARK = re.compile(r"\s*(?:[\[(（]?\d{1,3}[\])）]?[.)]?|[*†‡§¹²³⁰-⁹①-⑳]+|[a-z]\)|注|註|Note|Anm\.)")


def find_footnotes(page: Page, lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The notes of each column, from left to right; no line is in two."""
    seen = sorted((s for s in seen_lines(page, lines) if s.along), key=lambda s: s.box.cy)
    out: list[tuple[Box, tuple[Line, ...]]] = []
    taken: set[int] = set()
    marked = False
    small = [s.box for s in seen if s.size <= SMALL * page.em]
    rules = [box for box in map(page.frame.turn, (rule.box for rule in page.rules)) if _begins_over(page, box, small)]
    middles = [s.box.cy for s in seen]
    for rule in sorted(rules, key=lambda r: r.x0):
        below = seen[bisect_left(middles, rule.cy) :]
        notes = _under(page, rule, [s for s in below if id(s.line) not in taken])
        if notes and _at_foot(page, rule, notes, seen):
            taken |= {id(s.line) for s in notes}
            marked = marked or _MARK.match(notes[0].text) is not None
            out.append((rule, tuple(s.line for s in notes)))
    # A note may go on at the foot of the next column; where none begins with a mark, small lines are something else.
    return [own for _, own in out] if marked else []


def _begins_over(page: Page, rule: Box, small: Sequence[Box]) -> bool:
    """Whether a level rule has small lines right under it, where it begins."""
    level = rule.height <= 3 and rule.width > 1.5 * page.em
    return level and any(
        0 < b.cy - rule.cy < 3 * page.em and -0.6 * page.em < b.x0 - rule.x0 < 3 * page.em for b in small
    )


def _under(page: Page, rule: Box, seen: Sequence[Seen]) -> list[Seen]:
    """The run of small lines right under a rule that begins where their column does; of the lines below it, from above."""
    notes: list[Seen] = []
    column = rule
    for s in seen:
        foot = notes[-1].box.y1 if notes else rule.cy
        if s.box.overlap_x(column) <= 0:
            continue
        alike = s.size <= SMALL * page.em and (not notes or abs(s.size - notes[0].size) < 0.06 * notes[0].size)
        if not alike or s.box.y0 - foot > (2.5 if notes else 1.6) * page.em or s.box.x0 < rule.x0 - 0.6 * page.em:
            break
        notes.append(s)
        column = column.union(s.box)
    return notes if notes and abs(bounding(s.box for s in notes).x0 - rule.x0) < 0.6 * page.em else []


def _at_foot(page: Page, rule: Box, notes: Sequence[Seen], seen: Sequence[Seen]) -> bool:
    """Whether text of the page's size stands over the rule, and none under the notes."""
    own = {id(s.line) for s in notes}
    column = bounding(s.box for s in notes)
    others = [
        s for s in seen if id(s.line) not in own and s.box.overlap_x(column) > 0.3 * min(s.box.width, column.width)
    ]
    over = [s.box for s in others if s.box.y1 < rule.cy + 1 and s.size > SMALL * page.em]
    short = rule.width < SHORT * max((b.width for b in (*over, column)), default=0.0)
    return bool(over) and short and not any(s.box.y0 > column.y1 - 1 for s in others)
