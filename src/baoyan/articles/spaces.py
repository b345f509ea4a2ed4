"""What stands between the columns of a page: pictures, rules, headings, other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baoyan.articles.pieces import Head, Obstacles, Segment
from baoyan.model.geometry import Box
from baoyan.model.grid import Grid


class Spaces:
    """Segments, heads and obstacles of a page, and what a strip between two of them holds."""

    def __init__(self, segments: Sequence[Segment], heads: Sequence[Head], obstacles: Obstacles) -> None:
        self.heads = [replace(head, reach=_reach(head, heads, segments, obstacles)) for head in heads]
        framing = _framing(self.heads, obstacles.rules, segments)
        level = [r for k, r in enumerate(obstacles.rules) if r.width > r.height and k not in framing]
        self.texts = Grid((s.box, s) for s in segments)
        self._fillers = Grid((f, f) for f in obstacles.fillers)
        self._upright = Grid((Box(r.cx, r.y0, r.cx, r.y1), r) for r in obstacles.rules if r.height > r.width)
        self._level = Grid((Box(r.x0, r.cy, r.x1, r.cy), r) for r in level)
        self._titles = Grid((_middle_of(own := _extent(h)), own) for h in self.heads if not h.quote)
        self.most_filled = sum(f.height for f in obstacles.fillers)
        """More than any strip can be filled."""

    def filled(self, strip: Box | None) -> float:
        """How much of a strip's height pictures and the like fill."""
        if strip is None:
            return 0.0
        spans = sorted(
            (max(f.y0, strip.y0), min(f.y1, strip.y1))
            for f in self._fillers.around(strip)
            if f.overlap_x(strip) > 0.3 * min(strip.width, f.width) and f.overlap_y(strip) > 0
        )
        total, edge = 0.0, strip.y0
        for y0, y1 in spans:
            total += max(0.0, y1 - max(y0, edge))
            edge = max(edge, y1)
        return total

    def texts_in(self, strip: Box, without: set[int]) -> bool:
        """Whether other columns of text reach into a strip."""
        return any(
            t.number not in without
            and t.box.overlap_x(strip) > 0.3 * min(t.box.width, strip.width)
            and t.box.overlap_y(strip) > 2
            for t in self.texts.around(strip)
        )

    def heads_in(self, strip: Box) -> int:
        """Headings within a strip; one on a panel reaches as far as nothing stands beside it."""
        return sum(
            1
            for own in self._titles.around(strip, 0, 3)
            if own.overlap_x(strip) > 0.3 * min(own.width, strip.width) and strip.y0 - 3 < own.cy < strip.y1 + 3
        )

    def rules_in(self, strip: Box) -> int:
        """Rules that cross a strip from side to side, those of a heading aside."""
        return sum(
            1
            for r in self._level.around(strip, 0, 2)
            if strip.y0 - 2 < r.cy < strip.y1 + 2 and r.overlap_x(strip) > 0.6 * strip.width
        )

    def picture_top(self, s: Segment) -> float:
        """Where a segment's column begins: the top of the picture over it, with no rule between, or its own."""
        edge, room = s.box.y0, 3 * s.size
        while True:  # a caption, and the picture over it
            near = [
                f.y0
                for f in self._fillers.touching(s.box.x0, edge - room, s.box.x1, edge + 2)
                if -2 < edge - f.y1 < room
                and f.y0 < edge - 1
                and f.overlap_x(s.box) > 0.5 * s.box.width
                and not (edge > f.y1 and self.rules_in(Box(s.box.x0, f.y1, s.box.x1, edge)))
            ]
            if not near:
                return edge
            edge, room = min(near), s.size

    def wall(self, a: Box, b: Box) -> bool:
        """Whether a rule stands between two boxes side by side."""
        lo, hi = min(a.x1, b.x1), max(a.x0, b.x0)
        y0, y1 = min(a.y0, b.y0), max(a.y1, b.y1)
        need = 0.35 * min(a.height, b.height)
        return any(
            lo - 3 < r.cx < hi + 3 and min(r.y1, y1) - max(r.y0, y0) > need
            and r.overlap_y(b) > 0.3 * min(b.height, r.height)
            for r in self._upright.touching(lo - 3, y0, hi + 3, y1)
        )  # fmt: skip

    def columns_between(self, a: Segment, b: Segment) -> int:
        """How many columns stand between two others, level with the second."""
        return sum(
            1
            for t in self.texts.touching(a.box.x1 - 0.5 * a.size, b.box.y0, b.box.x0 + 0.5 * b.size, b.box.y1)
            if t.number not in (a.number, b.number) and t.container == a.container
            and t.box.x0 > a.box.x1 - 0.5 * a.size and t.box.x1 < b.box.x0 + 0.5 * b.size
            and t.box.overlap_y(b.box) > 0.5 * min(b.box.height, t.box.height)
        )  # fmt: skip

    def filled_across(self, a: Segment, b: Segment) -> bool:
        """Whether a picture or the like reaches from one column to the other."""
        both = b.box.union(a.box)
        return any(
            f.x0 < b.box.x0 and f.x1 > a.box.x1 and f.overlap_y(both) > 0
            for f in self._fillers.touching(a.box.x1, both.y0, b.box.x0, both.y1)
        )


def _extent(head: Head) -> Box:
    """How far a heading reaches at its height: one on a panel as far as nothing stands beside it."""
    return Box(head.wide.x0, head.box.y0, head.wide.x1, head.box.y1) if head.on_panel else head.box


def _middle_of(box: Box) -> Box:
    """The level line through the middle of a box."""
    return Box(box.x0, box.cy, box.x1, box.cy)


def between(a: Box, b: Box) -> Box | None:
    """The strip between an upper and a lower box, as wide as what they share."""
    x0, x1 = max(a.x0, b.x0), min(a.x1, b.x1)
    return Box(x0, a.y1, x1, b.y0) if x0 < x1 and a.y1 < b.y0 else None


def _reach(head: Head, heads: Sequence[Head], segments: Sequence[Segment], obstacles: Obstacles) -> Box:
    """A heading as wide as the free band at its height: a title set in the middle heads the columns at both sides too."""
    box = head.box
    if head.across:
        return box
    band = Box(box.x0, box.y0 + 0.15 * box.height, box.x1, box.y1 - 0.15 * box.height)
    walls = [s.box for s in segments] + [h.box for h in heads if h is not head] + list(obstacles.fillers)
    walls += [r for r in obstacles.rules if r.height > r.width]
    beside = [w for w in walls if w.overlap_y(band) > 0 and not w.contains(box, 2)]
    left = max((w.x1 for w in beside if w.x1 <= box.x0 + 2), default=None)
    right = min((w.x0 for w in beside if w.x0 >= box.x1 - 2), default=None)
    sides = [s.box for s in segments if s.container == head.container] + [box]
    x0 = left if left is not None else min(b.x0 for b in sides)
    x1 = right if right is not None else max(b.x1 for b in sides)
    return Box(min(x0, box.x0), box.y0, max(x1, box.x1), box.y1)


def _framing(heads: Sequence[Head], rules: Sequence[Box], segments: Sequence[Segment]) -> set[int]:
    """Rules over and under one heading, of one length, with no text between: they set it apart in the midst of its text."""
    out: set[int] = set()
    for head in heads:
        box = head.box
        if head.across:
            continue
        long = [
            (k, r)
            for k, r in enumerate(rules)
            if r.width > r.height and r.overlap_x(box) > 0.9 * box.width and r.width < 2.6 * box.width
        ]
        over = [(k, r) for k, r in long if -3 < box.y0 - r.y1 < 1.6 * head.size]
        under = [(k, r) for k, r in long if -3 < r.y0 - box.y1 < 1.6 * head.size]
        for k, a in over:
            for j, b in under:
                inside = any(s.box.meets(Box(a.x0, a.y1, a.x1, b.y0)) for s in segments)
                if abs(a.x0 - b.x0) < 4 and abs(a.x1 - b.x1) < 4 and not inside:
                    out |= {k, j}
    return out
