"""Lines that were read over the white between two columns, cut in two where the lines over and under them are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from baoyan.layout.page import Page, Seen
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Style

WIDE = 0.8
"""Ems of white in a line from which it may be that between two columns."""
TURNS = 6
"""Times that lines are cut, at most."""
WORDS = 3
"""Words of each half, at least: a narrow column's line of few words is as wide apart by its measure."""
INDENT = 2.6
"""Ems by which a paragraph's first line begins inside its column, at most."""
EXACT = 0.12
"""Ems within which two lines of one column begin, or end, alike."""
OPENING, CLOSING = "“‘「『《〈（【", "，。、；：！？”’」』》〉）】"
"""Signs with white before them, and after them, inside their em."""
Gap = tuple[int, float, float]
"""A wide space of a line: its place in the text, and from where to where it reaches."""
SEVERAL = frozenset(("und", "oder", "bis", "sowie", "and", "or", "to"))
"""What goes on a shared part of compounds: "Rad- und Fußweg"."""


def part_bridging_lines(page: Page, seen: Sequence[Seen]) -> list[Seen]:
    """The lines, those cut that bridge two columns by mistake: a last line whose white chanced to be a word space's.

    A line cut shows its neighbours where the columns part, so that it is done again while any is cut.
    """
    for _ in range(TURNS):
        cut = _once_parted(page, seen)
        if len(cut) == len(seen):
            break
        seen = cut
    return list(seen)


def _once_parted(page: Page, seen: Sequence[Seen]) -> list[Seen]:
    order = sorted((s for s in seen if s.along), key=lambda s: s.box.cy)
    middles = [s.box.cy for s in order]

    def rows(s: Seen, low: float, high: float) -> list[Seen]:
        return order[bisect_left(middles, s.box.cy + low * s.size) : bisect_right(middles, s.box.cy + high * s.size)]

    out: list[Seen] = []
    for s in seen:
        parts = [s]
        if s.along and not s.line.vertical:
            over, under = rows(s, -1.9, -0.7), rows(s, 0.7, 1.9)
            if (cut := next((g for g in _gaps(s) if _is_gutter(s, g, over, under)), None)) is not None:
                parts = _halves(page, s, cut)
            elif (cut := _between_signs(s, over, under)) is not None:
                parts = _halves(page, s, cut, blank=0)
        out += parts
    return out


def _between_signs(s: Seen, over: Sequence[Seen], under: Sequence[Seen]) -> Gap | None:
    """Where a line closes with one sign and opens with the next just where the rows over and under it are parted.

    The white half of a stop and that of an opening quote are an em together, as wide as many a gutter.
    """
    text, edges, half = s.text, s.line.edges, 0.5 * s.size
    if len(edges) != len(text) + 1:
        return None
    gaps = (
        (k, edges[k - 1] + half, edges[k] + half)
        for k in range(1, len(text))
        if text[k] in OPENING and text[k - 1] in CLOSING
    )
    return next((gap for gap in gaps if _is_exact(s, gap, over) and _is_exact(s, gap, under)), None)


def _is_gutter(s: Seen, gap: Gap, over: Sequence[Seen], under: Sequence[Seen]) -> bool:
    """Whether the rows next to a line are parted where its gap is, or go on to be so while the gap itself looks like it."""
    if _is_exact(s, gap, over) and _is_exact(s, gap, under):
        return True
    halves = (s.text[: gap[0]], s.text[gap[0] + 1 :])
    if any(len(x.split()) < WORDS for x in halves):
        return False
    if _is_parted(s, gap, over) and _is_parted(s, gap, under):
        return True
    twin = any(_has_twin(s, gap, row) for row in (over, under))
    if _ends_broken(*halves):
        return twin or _is_parted(s, gap, over, short=True) or _is_parted(s, gap, under, short=True)
    return _is_uneven(s, gap) and (twin or _between_ends(s, gap, [*over, *under]))


def _is_exact(s: Seen, gap: Gap, row: Sequence[Seen]) -> bool:
    """Whether the lines of a neighbouring row end and begin just where a gap does."""
    return _between_ends(s, gap, row) and _is_parted(s, gap, row)


def _between_ends(s: Seen, gap: Gap, rows: Sequence[Seen]) -> bool:
    """Whether one neighbouring line ends just where a gap begins, another begins just where it ends, and none crosses it.

    A word alone in its line ends where it may: then the neighbour ends in the gap.
    """
    at, lo, hi = gap
    end = hi - WIDE * s.size if len(s.text[:at].split()) == 1 else lo
    near, exact = [x for x in rows if x.container == s.container], EXACT * s.size
    crossed = any(x.box.x0 < lo and x.box.x1 > hi - 0.3 * s.size for x in near)
    ends = any(lo - exact < x.box.x1 < end + exact and abs(x.box.x0 - s.box.x0) < INDENT * s.size for x in near)
    return not crossed and ends and any(abs(x.box.x0 - hi) < exact for x in near)


def _ends_broken(left: str, right: str) -> bool:
    """Whether a word is broken off before a gap, as at the end of a line only."""
    after = right.split(maxsplit=1)[0]
    return left.endswith("-") and left[-2:-1].islower() and after[:1].isalpha() and after not in SEVERAL


def _has_twin(s: Seen, gap: Gap, row: Sequence[Seen]) -> bool:
    """Whether a line next to this one has a wide space just where its gap is: with both edges, or but for an indent."""
    _, lo, hi = gap
    near = EXACT * s.size
    for x in row:
        if x.container != s.container or x.box.overlap_x(s.box) <= 0:
            continue
        for _, left, right in _gaps(x):
            indented = min(right - left, hi - lo) > 1.2 * s.size and abs(right - hi) < INDENT * s.size
            if abs(left - lo) < near and (abs(right - hi) < near or indented) and _is_uneven(x, (_, left, right)):
                return True
    return False


def _is_uneven(s: Seen, gap: Gap) -> bool:
    """Whether a gap is clearly wider than the other spaces of its line, which in justified text are alike."""
    at, lo, hi = gap
    spaces = [b - a for k, (a, b) in enumerate(pairwise(s.line.edges)) if s.text[k] == " " and k != at]
    return bool(spaces) and hi - lo > 1.3 * sorted(spaces)[len(spaces) // 2]


def _gaps(s: Seen) -> Iterator[Gap]:
    """The wide spaces of a line: their places in its text, and from where to where they reach."""
    text, edges, white = s.text, s.line.edges, WIDE * s.size
    if len(edges) == len(text) + 1:
        for k, (lo, hi) in enumerate(pairwise(edges)):
            if text[k] == " " and hi - lo > white:
                yield k, lo, hi


def _is_parted(s: Seen, gap: Gap, row: Sequence[Seen], short: bool = False) -> bool:
    """Whether a neighbouring row has a column's line at each side of the gap, and none that crosses it.

    Args:
        s: a line.
        gap: a wide space in it.
        row: the lines next to it.
        short: the line at the left may end anywhere before the gap.
    """
    _, lo, hi = gap
    em = s.size
    near = [x for x in row if x.box.overlap_x(s.box) > 0 and x.container == s.container]
    if any(x.box.x0 < lo and x.box.x1 > hi - 0.3 * em for x in near):
        return False
    reach = s.box.width if short else INDENT * em
    left = any(abs(x.box.x0 - s.box.x0) < INDENT * em and x.box.x1 > lo - reach for x in near if x.box.x0 < lo)
    right = any(-0.2 * em < x.box.x0 - hi < INDENT * em for x in near)
    return left and right


def _halves(page: Page, s: Seen, gap: Gap, blank: int = 1) -> list[Seen]:
    """The parts of a line before and after a gap of so many characters."""
    at, lo, hi = gap
    b, line = s.line.box, s.line
    left = _part(line, 0, at, Box(b.x0, b.y0, lo, b.y1))
    right = _part(line, at + blank, len(line.text), Box(hi, b.y0, b.x1, b.y1))
    return [Seen(x, page.frame.turn(x.box), True, s.container) for x in (left, right)]


def _part(line: Line, start: int, end: int, box: Box) -> Line:
    """Some of a line's characters as a line."""
    runs = line.runs or ((0, line.style),)
    own: list[tuple[int, Style]] = [(max(0, at - start), style) for at, style in runs if at < end]
    kept = [run for k, run in enumerate(own) if k + 1 == len(own) or own[k + 1][0] > run[0]]
    style = line.style if any(x == line.style for _, x in kept) else kept[0][1]
    return replace(
        line,
        text=line.text[start:end],
        box=box,
        style=style,
        edges=line.edges[start : end + 1],
        runs=tuple(kept) if len(kept) > 1 else (),
        lead=kept[0][1] if kept[0][1] != style else None,
        tail=kept[-1][1] if kept[-1][1] != style else None,
    )
