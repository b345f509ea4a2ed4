"""Teasers and indexes: boxes and rows of page names with the titles that they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baoyan.layout.page import Page, is_body_voice
from baoyan.layout.teaser_rows import LONGEST, Form, Row, Spot, rows_of, spots_of
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import FurnitureLine
from baoyan.model.pointers import is_page_label, names_page
from baoyan.model.reading import Line

_PAGE_WORD = re.compile(r"[版頁页]|page|seite", re.IGNORECASE)
_STEP = 6.0
"""Ems from one page's name down to the next, the first title apart, beyond which a list has ended."""

_SPREAD = 12.0
"""The same, in ems of the names, from a name to one of its type right under it with no running text between."""


def find_teasers(
    page: Page, lines: Sequence[Line], furniture: Sequence[FurnitureLine], masthead: Box | None
) -> list[Row]:
    """Teasers as groups of lines: the page's name first where it stands apart, then the title's lines.

    Args:
        page: the page.
        lines: lines that are no furniture.
        furniture: the make-up lines; index headings mark a box of teasers.
        masthead: the title block, in whose ears teasers stand.
    """
    left = list(lines)
    return _each(left, _boxes(page, left, furniture, masthead))


def find_unnamed_teasers(page: Page, lines: Sequence[Line], front: bool) -> list[Row]:
    """Bars and lists of teasers that no heading names, as groups of lines; tables must have been told before.

    Args:
        page: the page.
        lines: lines that are in no block yet.
        front: whether the page has a title block: elsewhere only words like "Page 3" or "03版" name another page for sure.
    """
    left = list(lines)
    return _each(left, _unnamed(page, left, front))


def _each(left: list[Line], found: Iterator[list[Row]]) -> list[Row]:
    """All rows found; the lines of each find are gone from `left` before the next."""
    out: list[Row] = []
    for rows in found:
        out += rows
        taken = {id(line) for row in rows for line in row}
        left[:] = [x for x in left if id(x) not in taken]
    return out


def _boxes(
    page: Page, left: list[Line], furniture: Sequence[FurnitureLine], masthead: Box | None
) -> Iterator[list[Row]]:
    """Boxes under index headings, then ears of the title block."""
    for title in (f.line for f in furniture if f.kind == "index_title"):
        yield _under_heading(page, title, left)
    if masthead is not None:
        for box in _ears(left, masthead):
            inside = [x for x in left if box.contains_point(x.box.cx, x.box.cy)]
            yield rows_of(spots_of(inside), whole=True)


def _under_heading(page: Page, title: Line, lines: Sequence[Line]) -> list[Row]:
    """The teasers that an index heading heads: all of its panel, or the list or bar that begins at it."""
    panel = _panel_of(page, title)
    if panel is not None:
        inside = [x for x in lines if panel.contains_point(x.box.cx, x.box.cy) and not _before(x, title)]
        spots = spots_of(inside)
        listed = [s for s in spots if s.form is not Form.WORDS]
        return rows_of(spots, whole=sum(len(x.text) for x in inside) < 80 * len(listed))
    # The heading may lie over entries that stand, or stand over entries that lie.
    for down in (title.vertical, not title.vertical):
        if rows := rows_of(_list_from(page, title, lines, down), whole=False):
            return rows
    return []


def _before(line: Line, title: Line) -> bool:
    """Whether a line stands before a box's heading: over it, or at its right where the heading is vertical."""
    return line.box.x0 > title.box.x1 - 2 if title.vertical else line.box.y1 < title.box.y0 + 2


def _panel_of(page: Page, title: Line) -> Box | None:
    """The smallest panel around an index heading that has room for a list."""
    along = title.box.width if title.vertical else title.box.height
    around = [
        p.box
        for p in page.panels
        if p.box.grown(3).contains_point(title.box.cx, title.box.cy)
        and (p.box.width if title.vertical else p.box.height) > 4 * along
        and p.box.area < 0.25 * page.width * page.height
    ]
    return min(around, key=lambda b: b.area) if around else None


def _list_from(page: Page, title: Line, lines: Sequence[Line], down: bool) -> list[Spot]:
    """The lines of the list under a heading without a panel around both, or of the bar at its side."""
    spots = spots_of([title, *lines], down)
    head = next((s for s in spots if s.line is title), None)
    if head is None:
        return []
    rest = [s for s in spots if s is not head]
    bar = [s for s in rest if s.box.overlap_y(head.box) > 0.5 * min(s.box.height, head.box.height)]
    bar = [s for s in bar if s.box.x0 >= head.box.x1 - 2 and s.size < 2 * head.size]
    if any(s.form is not Form.WORDS for s in bar) and min(s.box.x0 for s in bar) - head.box.x1 < 8 * head.size:
        return bar
    width = head.box.grown(6 * head.size, 0)
    strips = [p.box for p in page.panels if p.box.grown(3).contains_point(title.box.cx, title.box.cy)]
    if strips and not title.vertical:
        strip = min(strips, key=lambda b: b.area)
        width = strip if strip.width < 0.8 * page.width else width
    below = [s for s in rest if s.box.y0 > head.box.y1 - 2 and width.x0 - 2 < s.box.x1 and s.box.x0 < width.x1 + 2]
    return _chained(page, head, below, lines)


def _chained(page: Page, head: Spot, below: Sequence[Spot], lines: Sequence[Line]) -> list[Spot]:
    """The lines from a heading down to a step under the last page's name that even steps reach."""
    edge, reach = head.box.y1, _STEP * head.size
    names: list[Spot] = []
    for s in below:
        if s.size > 2 * head.size or (s.form is Form.WORDS and _names_column(page, s.line, lines)):
            break
        if s.form is Form.WORDS:
            continue
        between = [t for t in below if edge < t.box.cy < s.box.y0 and t.form is Form.WORDS]
        wide = bool(names) and _in_column(names[-1], s) and not any(is_body_voice(page, t.line) for t in between)
        if s.box.y0 - edge > (max(reach, _SPREAD * s.size) if wide else reach) or len(between) > 5:
            break
        if names:
            reach = max(reach, 1.6 * (s.box.y0 - edge))
        names.append(s)
        edge = s.box.y1
    return [s for s in below if names and s.box.cy < edge + reach and s.size <= 2 * head.size]


def _in_column(a: Spot, b: Spot) -> bool:
    """Whether two page names are of one type, right under one another: a list that is spread over the height of its strip."""
    edge = min(abs(a.box.x0 - b.box.x0), abs(a.box.cx - b.box.cx), abs(a.box.x1 - b.box.x1))
    return a.form is b.form and abs(a.size - b.size) < 0.06 * a.size and edge < 0.5 * a.size


def _names_column(page: Page, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line stands alone on a small filled panel, with no page name beside it: the name of another column."""
    grounds = [
        p.box
        for p in page.panels
        if p.fill is not None and p.box.contains(line.box, 2) and p.box.height < 3.2 * line.style.size
    ]
    alone = any(not any(ground.contains(x.box, 2) for x in lines if x is not line) for ground in grounds)
    return alone and not any(is_page_label(x.text) and x.box.overlap_y(line.box) > 0 for x in lines)


def _ears(lines: Sequence[Line], masthead: Box) -> list[Box]:
    """Rows of a page's name and a title in the title block."""
    zone = masthead.grown(6)
    out = []
    for label in lines:
        if is_page_label(label.text) and zone.contains_point(label.box.cx, label.box.cy):
            beside = [
                x
                for x in lines
                if x is not label
                and x.box.overlap_y(label.box) > 0.4 * min(x.box.height, label.box.height)
                and 0 <= x.box.x0 - label.box.x1 < 5 * label.style.size
            ]
            if beside:
                out.append(label.box.union(min(beside, key=lambda x: x.box.x0).box).grown(2))
    return out


# Without a heading -------------------------------------------------------------------------------------------------


def _unnamed(page: Page, lines: Sequence[Line], front: bool) -> Iterator[list[Row]]:
    """Several entries in one row or column, of one type, none of it running text."""
    loose = [x for x in lines if not is_body_voice(page, x)]
    if not any(_names_other_page(x.text, front) for x in loose):
        return
    spots = spots_of(loose)
    names = [s for s in spots if s.form is not Form.WORDS and _names_other_page(s.line.text, front)]
    for group in _aligned(names):
        reach = bounding(s.box for s in group).grown(14 * group[0].size, 3 * group[0].size)
        near = [s for s in spots if s in group or (s.form is Form.WORDS and reach.contains_point(s.box.cx, s.box.cy))]
        rows = rows_of(near, whole=False)
        if len(rows) >= 2 or any(s.form is Form.SEVERAL for s in group):
            yield rows


def _names_other_page(text: str, front: bool) -> bool:
    return len(text) <= LONGEST and names_page(text) and (front or bool(_PAGE_WORD.search(text)))


def _aligned(names: Sequence[Spot]) -> list[list[Spot]]:
    """Page names of one type that stand under one another, or in one row; a line of several by itself."""
    groups: list[list[Spot]] = []
    for s in names:
        home = next((g for g in groups if any(_in_line(s, t) for t in g)), None)
        if home is None:
            groups.append([s])
        else:
            home.append(s)
    return [g for g in groups if len(g) > 1 or g[0].form is Form.SEVERAL]


def _in_line(a: Spot, b: Spot) -> bool:
    if a.form is not b.form or abs(a.size - b.size) > 0.06 * a.size:
        return False
    row = abs(a.box.cy - b.box.cy) < 0.3 * a.size
    edge = abs(a.box.x0 - b.box.x0) < 0.5 * a.size or abs(a.box.x1 - b.box.x1) < 0.5 * a.size
    return row or (edge and abs(a.box.cy - b.box.cy) < _STEP * a.size)
