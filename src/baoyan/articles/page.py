"""A page of columns and headings: what stands over, under and beside each, how each ends and begins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.articles.datelines import dateline
from baoyan.articles.ends import TERMINAL, End, Start, end_of, is_ragged, start_of
from baoyan.articles.labels import JumpLabel
from baoyan.articles.pieces import BULLETS, Face, Head, Obstacles, Segment, is_subheading_line, voice_of
from baoyan.articles.running_columns import runs_on
from baoyan.articles.spaces import Spaces, between
from baoyan.articles.turn_marks import begun_by_turn
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding
from baoyan.model.grid import Grid
from baoyan.model.reading import Direction, Line

DISPLAY = 1.22
"""Ems of the text's size from which type is display."""

SHIFT = 1.1
"""Ems by which both edges of a piece may stand beside those of the piece above it in its column."""
MANY = 150
"""Pieces of text beyond which a page without display type is one of small advertisements or results, not of columns of text."""


def _is_shifted(s: Segment, t: Segment) -> bool:
    """Whether a piece below another begins and ends further to one side than it does: it is of another grid of columns."""
    left, right = t.left - s.left, t.right - s.right
    return left * right > 0 and min(abs(left), abs(right)) > SHIFT * s.size


class Page:
    """Segments, heads and obstacles of a page, and the questions that the costs ask."""

    def __init__(
        self,
        segments: Sequence[Segment],
        heads: Sequence[Head],
        obstacles: Obstacles,
        latin: bool,
        body: Face,
        frame: Frame,
        labels: Sequence[tuple[Line, JumpLabel]] = (),
    ) -> None:
        self.segments, self.obstacles, self.latin = segments, obstacles, latin
        self.spaces = Spaces(segments, heads, obstacles)
        self.heads = self.spaces.heads
        self.frame, self.body = frame, body
        self.usual = float(np.median([s.size for s in segments])) if segments else 9.0
        self._look_at_each()
        large = any(h.size >= DISPLAY * self.usual for h in self.heads)
        self.running = not large and len(segments) <= MANY
        self._wide_heads = Grid((Box(h.wide.x0, h.box.y0, h.wide.x1, h.box.y1), h) for h in self.heads)
        self._across = [h for h in self.heads if h.across and not h.quote]
        self.over = [self._head_over(s) for s in segments]
        self._under_head: dict[int | None, list[Segment]] = {}
        for s, head in zip(segments, self.over, strict=True):
            self._under_head.setdefault(head, []).append(s)
        self._find_verse()
        self._find_last_lines()
        self.begun = begun_by_turn(segments, self.heads, self.over, labels, frame)
        self.next_below = {s.number: self._next_below(s) for s in segments}
        self.above = {b: a for a, b in self.next_below.items() if b is not None}
        self.through = self._through_heads()
        self.upwards = self.through | self.above
        self.side = [self._head_beside(s) for s in segments]
        self.flush = self._flush_texts()

    def _look_at_each(self) -> None:
        """What each segment says by itself: how it ends and begins, its face, its bullets, its dateline."""
        segments, latin, body = self.segments, self.latin, self.body
        told = [is_ragged(s) for s in segments if len(s.lines) >= 5]
        usual = sum(told) * 2 > len(told)
        ragged = [is_ragged(s) if len(s.lines) >= 5 else usual for s in segments]
        self.ends = [end_of(s, latin, body, r) for s, r in zip(segments, ragged, strict=True)]
        self.starts = [start_of(s, latin, body) for s in segments]
        self.bulleted = [any(line.text[:1] in BULLETS for line in s.lines) for s in segments]
        self.dated = [dateline(s.lines[0].text) is not None for s in segments]
        self.faces = [voice_of(s, body) for s in segments]
        self.heading = [
            all(is_subheading_line(line, body, min(s.size, self.usual)) for line in s.lines) for s in segments
        ]

    def _head_over(self, s: Segment) -> int | None:
        """The head right over a segment (a picture may stand between)."""
        best: tuple[float, int] | None = None
        for head in self._wide_heads.touching(
            s.left, s.box.y0 - 5 * s.size - self.spaces.most_filled, s.right, s.box.y0 + s.size
        ):
            if head.across or head.quote or head.table or (head.container not in (s.container, -1)):
                continue
            foot = self._foot_over(head, s)
            gap = s.box.y0 - foot
            if gap < -0.6 * s.size or head.wide.overlap_x(Box(s.left, 0, s.right, 1)) < 0.5 * s.box.width:
                continue
            strip = Box(s.box.x0, foot, s.box.x1, s.box.y0) if gap > 0 else None
            free = gap - self.spaces.filled(strip) if strip else 0.0
            room = 4.8 if strip and free < gap - 1 else 3.2
            if free > room * s.size or (strip and self.spaces.texts_in(strip, {s.number})):
                continue
            # A title right over the column comes before one that only reaches over it.
            own = head.ground if head.ground is not None and head.bars(s.box) else head.box
            real = own.overlap_x(Box(s.left, 0, s.right, 1)) > 0.3 * min(s.box.width, own.width)
            if not real and not _leads(head, s) and self.starts[s.number] is Start.FLUSH:
                continue  # text goes on at the left of a title that stands over columns at its right
            rank = gap + (0.0 if real else 1.5 * s.size + _lag(head, s))
            if head.label:  # the name of a column is the heading of what stands under its words, hardly of more
                rank += 0.4 * s.size if real else 4.8 * s.size
            if best is None or rank < best[0]:
                best = (rank, head.number)
        return best[1] if best else None

    def _foot_over(self, head: Head, s: Segment) -> float:
        """Where a head ends over a column: a byline over the first column ends lower than the title over those beside it."""
        if s.box.y0 - head.box.y1 >= -0.6 * s.size:
            return head.box.y1
        lines = [self.frame.turn(line.box) for line in head.lines]
        over = [box.y1 for box in lines if box.overlap_x(Box(s.left, 0, s.right, 1)) > 0]
        return max(over, default=head.box.y1)

    def _find_verse(self) -> None:
        """Verse under a heading has no indent, and its lines end where the words do: it begins anew all the same."""
        for s in self.segments:
            flush = self.starts[s.number] is Start.FLUSH
            if flush and not self.latin and self.over[s.number] is not None and is_ragged(s):
                self.starts[s.number] = Start.NEW

    def _find_last_lines(self) -> None:
        """A line set apart right over another text's heading in the size of the text is the end of its own text, no sub-heading."""
        for s in self.segments:
            if self.ends[s.number] is End.HEAD and any(self._right_over(s, h) for h in self.heads if h.plain):
                self.ends[s.number] = End.CLOSED

    def _right_over(self, s: Segment, head: Head) -> bool:
        strip = between(s.box, head.box)
        near = head.container == s.container and -1 < head.box.y0 - s.box.y1 < 5 * s.size
        return near and strip is not None and not self.spaces.texts_in(strip, {s.number})

    def _next_below(self, s: Segment) -> int | None:
        """The segment that goes on in the same column with nothing but fillers between."""
        best: tuple[float, int] | None = None
        reach = 5 * s.size + self.spaces.most_filled
        for t in self.spaces.texts.touching(s.box.x0, s.box.y1 - s.size, s.box.x1, s.box.y1 + reach):
            if t.number == s.number or t.container != s.container or t.box.y0 < s.box.y1 - 0.4 * s.size:
                continue
            if t.box.overlap_x(s.box) < 0.5 * min(t.box.width, s.box.width):
                continue
            if best is None or t.box.y0 < best[0]:
                best = (t.box.y0, t.number)
        if best is None or _is_shifted(s, self.segments[best[1]]):
            return None
        t = self.segments[best[1]]
        strip = between(s.box, t.box)
        if strip and (self.spaces.heads_in(strip) or self.spaces.rules_in(strip)):
            return None
        gap = (t.box.y0 - s.box.y1) - self.spaces.filled(strip)
        filled = gap < t.box.y0 - s.box.y1 - 1
        if filled and strip and self.begins_row(s, strip):
            return None
        return t.number if gap < (5.0 if filled else 1.7) * s.size else None

    def begins_row(self, s: Segment, strip: Box) -> bool:
        """Whether the picture under a column stands in a row that begins below it: another text begins level with it at its side."""
        em = s.size
        under = [f for f in self.obstacles.fillers if f.overlap_x(strip) > 0.3 * strip.width and f.overlap_y(strip) > 0]
        if not under:
            return False
        whole = bounding(under)
        return whole.y0 > s.box.y1 and any(
            abs(t.box.y0 - whole.y0) < 1.2 * em and t.box.y1 > whole.y1 and t.container == s.container
            and -0.5 * em < max(t.box.x0 - whole.x1, whole.x0 - t.box.x1) < 2.5 * em
            and self.starts[t.number] in (Start.NEW, Start.BYLINE, Start.HEAD)
            for t in self.segments
        )  # fmt: skip

    def _head_beside(self, s: Segment) -> int | None:
        """The heading across the text in whose height a segment begins, with no rule between."""
        if self.over[s.number] is not None:
            return None
        near = [
            (max(0.0, s.box.x0 - h.box.x1, h.box.x0 - s.box.x1), h.number)
            for h in self._across
            if h.container == s.container and not self._under(h, s)
            and (h.ground or h.box).y0 - 2 * s.size < s.box.y0 < h.box.y1 and not self.spaces.wall(h.box, s.box)
        ]  # fmt: skip
        return min(near)[1] if near else None

    def beside_its_ground(self, b: Segment) -> bool:
        """Whether a segment begins level with the panel of the heading at its side: what the heading names begins there."""
        side = self.side[b.number]
        ground = self.heads[side].ground if side is not None else None
        return ground is not None and abs(ground.y0 - b.box.y0) < 1.5 * b.size

    def _under(self, head: Head, s: Segment) -> bool:
        """Whether a level heading stands under vertical text, which it cannot head."""
        return self.frame.direction is Direction.VERTICAL and head.box.cx > s.box.x1 - s.size

    def _through_heads(self) -> dict[int, int]:
        """Segments that go on a column below a heading set into the midst of it: to the segment over the heading."""
        out: dict[int, int] = {}
        for s in self.segments:
            head = self.over[s.number]
            if head is None or self.starts[s.number] is not Start.FLUSH or s.number in self.above:
                continue
            box = self.heads[head].box
            under = self._under_head[head]
            if self.starts[min(under, key=lambda t: t.box.x0).number] is not Start.FLUSH:
                continue
            over = [
                t
                for t in self.spaces.texts.touching(s.box.x0, box.y0 - 3 * s.size, s.box.x1, box.y0 + 3)
                if t.container == s.container and t.box.overlap_x(s.box) > 0.7 * min(t.box.width, s.box.width)
                and -3 < box.y0 - t.box.y1 < 3 * s.size and not self.spaces.rules_in(Box(s.box.x0, t.box.y1, s.box.x1, box.y0))
                and self.ends[t.number] in (End.OPEN, End.MAYBE)
            ]  # fmt: skip
            if over:
                out[s.number] = max(over, key=lambda t: t.box.y1).number
        return out

    def _flush_texts(self) -> set[int]:
        """Segments of texts whose paragraphs begin without an indent: several end short, none is indented."""
        texts: dict[tuple[int, int | None], list[Segment]] = {}
        for s in self.segments:
            texts.setdefault((s.container, self.over[self.top(s.number)]), []).append(s)
        out: set[int] = set()
        for text in texts.values():
            shapes = [self._paragraph_shapes(s) for s in text]
            if sum(closed for closed, _ in shapes) >= 2 and not any(indented for _, indented in shapes):
                out |= {s.number for s in text}
        return out

    def _paragraph_shapes(self, s: Segment) -> tuple[int, int]:
        """How many lines of a segment end a sentence short of the measure, and how many are indented."""
        closed = sum(
            s.right - box.x1 > 1.3 * s.size and line.text.rstrip().endswith(TERMINAL)
            for line, box in zip(s.lines, s.boxes, strict=True)
        )
        indented = sum(box.x0 - s.left > (0.6 if self.latin else 1.1) * s.size for box in s.boxes)
        return closed, indented

    def top(self, number: int) -> int:
        """The first segment of the column that a segment stands in."""
        seen = set()
        while number in self.upwards and number not in seen:
            if self._breaks(self.upwards[number], number):
                break
            seen.add(number)
            number = self.upwards[number]
        return number

    def _breaks(self, upper: int, lower: int) -> bool:
        """Whether the lower of two pieces begins another text: the upper turns, or stops in a sentence that it does not go on."""
        ends, starts = self.ends[upper], self.starts[lower]
        return ends is End.TURNED or (ends is End.OPEN and starts is Start.NEW and not self.latin)

    def runs_on(self, a: Segment, b: Segment) -> bool:
        """Whether b begins the column after the one that a ends, on a page where text runs column by column."""
        if not self.running or self.over[b.number] is not None or self.ends[a.number] is End.TURNED:
            return False
        return runs_on(a, b, self.segments, self.obstacles.fillers)

    def first_under_head(self, b: Segment) -> bool:
        """Whether no other column under the same heading stands before it."""
        head = self.over[b.number]
        return head is None or not any(t.box.x1 < b.box.x0 + b.size for t in self._under_head[head])

    def beside_head(self, b: Segment) -> bool:
        """Whether a heading that runs across the text stands at the segment's side, or at the end of its row of columns."""
        row = self._row_from(b) if self._across else []
        return any(
            not self._under(h, b) and any(
                h.box.overlap_y(s.box) > 0.3 * min(h.box.height, s.box.height)
                and -3 < max(s.left - h.box.x1, h.box.x0 - s.right) < 3 * s.size
                for s in (row if h.box.x0 > b.box.x0 else [b])
            )
            for h in self._across
        )  # fmt: skip

    def _row_from(self, b: Segment) -> list[Segment]:
        """The columns that begin level with b at its right, or under a picture that does, each close to the last."""

        def near(s: Segment, t: Segment) -> bool:
            return (
                t.container == s.container
                and t.left > s.left
                and -0.5 * s.size < t.left - s.right < 2.5 * s.size
                and min(abs(y - s.box.y0) for y in (t.box.y0, self.spaces.picture_top(t))) < 1.6 * s.size
                and not self.spaces.wall(s.box, t.box)
            )

        row = [b]
        if any(near(t, b) for t in self.segments if t.number != b.number):
            return row
        while (after := next((t for t in self.segments if near(row[-1], t)), None)) is not None:
            row.append(after)
        return row


def _lag(head: Head, s: Segment) -> float:
    """How much later than one before the column comes a heading that begins beside it.

    One in the middle of its reach comes little later, and one in the very middle over that column and all after it not at all.
    """
    middle = abs(head.box.cx - (s.left + head.wide.x1) / 2) < 1.2 * s.size
    if head.box.x0 < s.right or middle:
        return 0.0
    return (1.2 if _leads(head, s) else 4.8) * s.size


def _leads(head: Head, s: Segment) -> bool:
    """Whether a heading that reaches over a column stands before it, or in the middle of all that it reaches over."""
    return head.box.x0 < s.right or abs(head.box.cx - head.wide.cx) < 0.15 * head.wide.width
