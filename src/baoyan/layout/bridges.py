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
WORDS = 3
"""Words of each half, at least: a narrow column's line of few words is as wide apart by its measure."""
INDENT = 2.6
"""Ems by which a paragraph's first line begins inside its column, at most."""


def part_bridging_lines(page: Page, seen: Sequence[Seen]) -> list[Seen]:
    """The lines, those cut that bridge two columns by mistake: a last line whose white chanced to be a word space's."""
    order = sorted((s for s in seen if s.along), key=lambda s: s.box.cy)
    middles = [s.box.cy for s in order]

    def rows(s: Seen, low: float, high: float) -> list[Seen]:
        return order[bisect_left(middles, s.box.cy + low * s.size) : bisect_right(middles, s.box.cy + high * s.size)]

    out: list[Seen] = []
    for s in seen:
        cut = None
        if s.along and not s.line.vertical:
            over, under = rows(s, -1.9, -0.7), rows(s, 0.7, 1.9)
            cut = next((g for g in _gaps(s) if _is_parted(s, g, over) and _is_parted(s, g, under)), None)
        out += [s] if cut is None else _halves(page, s, cut)
    return out


def _gaps(s: Seen) -> Iterator[tuple[int, float, float]]:
    """The wide spaces of a line: their places in its text, and from where to where they reach."""
    text, edges, white = s.text, s.line.edges, WIDE * s.size
    if len(edges) == len(text) + 1:
        for k, (lo, hi) in enumerate(pairwise(edges)):
            if (
                text[k] == " "
                and hi - lo > white
                and all(len(half.split()) >= WORDS for half in (text[:k], text[k + 1 :]))
            ):
                yield k, lo, hi


def _is_parted(s: Seen, gap: tuple[int, float, float], row: Sequence[Seen]) -> bool:
    """Whether a neighbouring row has a column's line at each side of the gap, and none that crosses it."""
    _, lo, hi = gap
    em = s.size
    near = [x for x in row if x.box.overlap_x(s.box) > 0 and x.container == s.container]
    if any(x.box.x0 < lo and x.box.x1 > hi - 0.3 * em for x in near):
        return False
    left = any(abs(x.box.x0 - s.box.x0) < INDENT * em and x.box.x1 > lo - INDENT * em for x in near if x.box.x0 < lo)
    right = any(-0.2 * em < x.box.x0 - hi < INDENT * em for x in near)
    return left and right


def _halves(page: Page, s: Seen, gap: tuple[int, float, float]) -> list[Seen]:
    at, lo, hi = gap
    b, line = s.line.box, s.line
    left = _part(line, 0, at, Box(b.x0, b.y0, lo, b.y1))
    right = _part(line, at + 1, len(line.text), Box(hi, b.y0, b.x1, b.y1))
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
