"""Rows of a teaser box: which lines make one teaser, told from where page names stand beside titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.pointers import is_page_label, parse_teasers
from baoyan.model.reading import Direction, Line

LONGEST = 120
"""Characters of a line that may be a teaser, or several; an index over the whole page has some hundred."""


class Form(Enum):
    """What a line of a teaser box is."""

    WORDS = "a title without a page"
    LABEL = "a page's name alone"
    LEAD = "a page's name, then a title"
    TAIL = "a title, then a page's name"
    SEVERAL = "several teasers"


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A line with its box turned so that lines run along x."""

    line: Line
    box: Box
    form: Form

    @property
    def size(self) -> float:
        """The em, in points."""
        return self.line.em


Row = tuple[Line, ...]


def spots_of(lines: Sequence[Line], vertical: bool | None = None) -> list[Spot]:
    """The lines of one direction (that of most, if not told) with their forms, in reading order, in their frame."""
    most = sum(len(x.text) for x in lines if x.vertical) * 2 > sum(len(x.text) for x in lines)
    down = most if vertical is None else vertical
    frame = Frame(Direction.VERTICAL if down else Direction.HORIZONTAL)
    spots = [Spot(x, frame.turn(x.box), form_of(x.text)) for x in lines if x.vertical is down or len(x.text) <= 4]
    return sorted(spots, key=lambda s: (s.box.cy, s.box.x0))


def form_of(text: str) -> Form:
    """What a line is by its words."""
    if len(text) > LONGEST:
        return Form.WORDS
    if is_page_label(text):
        return Form.LABEL
    found = parse_teasers(text)
    if len(found) > 1:
        return Form.SEVERAL
    label, title = found[0]
    if label is None or not title:
        return Form.WORDS
    return Form.LEAD if text.find(label) < text.find(title) else Form.TAIL


def rows_of(spots: Sequence[Spot], whole: bool) -> list[Row]:
    """The teasers that some lines make: each page's name with its title's lines, the name first where it stands apart.

    Args:
        spots: the lines, in order.
        whole: every line belongs to some teaser (a panel of nothing else); otherwise only what stands with a page's name does.
    """
    anchors = [s for s in spots if s.form is not Form.WORDS]
    rows: dict[int, list[Spot]] = {id(a): [] for a in anchors}
    free = [s for s in spots if s.form is Form.WORDS]
    for anchor in anchors:
        own = rows[id(anchor)]
        if anchor.form is Form.LABEL:
            own += _beside(anchor, free, anchors)
        _run_on(anchor, own, free, anchors)
        free = [s for s in free if s not in own]
    if anchors:
        last = max(a.box.y1 for a in anchors)
        for s in [s for s in free if whole or anchors[0].box.y0 < s.box.cy < last]:
            rows[id(_nearest(s, anchors))].append(s)
    return [_row(a, rows[id(a)]) for a in anchors if rows[id(a)] or a.form is not Form.LABEL]


def _row(anchor: Spot, titles: Iterable[Spot]) -> Row:
    if anchor.form is Form.LABEL:
        return (anchor.line, *(s.line for s in _in_order(titles)))
    return tuple(s.line for s in _in_order([anchor, *titles]))


def _in_order(spots: Iterable[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda s: (s.box.cy, s.box.x0))


def _nearest(spot: Spot, anchors: Sequence[Spot]) -> Spot:
    return min(anchors, key=lambda a: abs(a.box.cy - spot.box.cy) + 0.1 * abs(a.box.cx - spot.box.cx))


def _beside(label: Spot, free: Sequence[Spot], anchors: Sequence[Spot]) -> list[Spot]:
    """The title lines level with a page's name: at its right up to the next name, else at its left; else right under or over it."""
    level = [s for s in free if s.box.overlap_y(label.box) > 0.15 * min(s.box.height, label.box.height)]
    names = [a.box for a in anchors if a is not label and a.box.overlap_y(label.box) > 0.5 * label.box.height]
    end = min((b.x0 for b in names if b.x0 >= label.box.x1), default=float("inf"))
    begin = max((b.x1 for b in names if b.x1 <= label.box.x0), default=float("-inf"))
    right = [s for s in level if label.box.x1 - 2 <= s.box.x0 < end]
    left = [s for s in level if begin <= s.box.x1 <= label.box.x0 + 2]
    for side in (right, left):
        near = [s for s in side if max(s.box.x0 - label.box.x1, label.box.x0 - s.box.x1) < 8 * s.size]
        if near:
            first = min(near, key=lambda s: max(s.box.x0 - label.box.x1, label.box.x0 - s.box.x1))
            return [s for s in near if _like(first, s)]
    column = [s for s in free if s.box.overlap_x(label.box) > 0.5 * min(s.box.width, label.box.width)]
    under = [s for s in column if 0 <= s.box.y0 - label.box.y1 + 2 < 1.2 * s.size]
    over = [s for s in column if 0 <= label.box.y0 - s.box.y1 + 2 < 1.2 * s.size]
    return under[:1] or over[-1:]


def _run_on(anchor: Spot, own: list[Spot], free: Sequence[Spot], anchors: Sequence[Spot]) -> None:
    """Add the lines that go on from a title in its type, up to where another teaser begins."""
    grown = True
    while grown:
        grown = False
        known = own if anchor.form is Form.LABEL else [anchor, *own]
        for s in free:
            if s in own or not any(_next_to(s, t) for t in known) or not _may_turn(anchor, s):
                continue
            closer = [a for a in anchors if a is not anchor and _between(a, s, anchor)]
            if not closer:
                own.append(s)
                grown = True


def _may_turn(anchor: Spot, spot: Spot) -> bool:
    """After its page a title goes on downwards; before its page it comes from above."""
    if anchor.form is Form.LEAD:
        return spot.box.cy > anchor.box.cy
    return anchor.form is Form.LABEL or spot.box.cy < anchor.box.cy


def _between(other: Spot, spot: Spot, anchor: Spot) -> bool:
    """Whether another page's name is nearer to a line, in its column."""
    shared = other.box.overlap_x(spot.box) > 0 or other.box.overlap_x(anchor.box) > 0
    if not shared:
        return False
    if anchor.form is Form.LABEL:
        return abs(other.box.cy - spot.box.cy) < abs(anchor.box.cy - spot.box.cy)
    low, high = sorted((spot.box.cy, anchor.box.cy))
    return low < other.box.cy < high


def _next_to(a: Spot, b: Spot) -> bool:
    """Whether two lines of one type stand right over one another."""
    gap = max(a.box.y0 - b.box.y1, b.box.y0 - a.box.y1)
    shared = a.box.overlap_x(b.box) > 0.5 * min(a.box.width, b.box.width)
    return _like(a, b) and shared and -0.6 * a.size < gap < 0.9 * a.size


def _like(a: Spot, b: Spot) -> bool:
    one, other = a.line.style, b.line.style
    return abs(one.size - other.size) < 0.06 * max(one.size, other.size) and one.bold == other.bold
