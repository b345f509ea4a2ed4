"""Which column of text goes on in which: one decision over the whole page.

Every column end is either the end of an article or is followed by one other column's beginning. What speaks for a pair is
geometry (the next column, or below a picture), typography (size, face, indents, full lines) and what stands between (rules,
headings). All pairs are then chosen at once, at the least total cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from baoyan.articles.assignment import NEVER, pair_or_leave, sureness
from baoyan.articles.datelines import dateline, is_source
from baoyan.articles.labels import JumpLabel, parse_jump, split_jump
from baoyan.articles.persons import is_byline
from baoyan.articles.pieces import BULLETS, Face, Head, Obstacles, Segment, is_subheading_line, voice_of
from baoyan.articles.turn_marks import begun_by_turn
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line

MANY = 44
"""Pieces of text beyond which a page's pairs are not all weighed: small advertisements, results."""
TERMINAL = tuple('。！？!?.…”’」』）)》:：;；“»«"')


DATED = 1.5
"""What it costs more to read on at a dateline: a report begins there."""
SIGNATURE = 0.7
"""How likely a last line set to the end of the measure must be a byline to close the article."""


class End(Enum):
    """How a column ends."""

    OPEN = "in the middle of a sentence"
    MAYBE = "a full line that may end a paragraph"
    CLOSED = "a short last line"
    TURNED = "a turn label"
    HEAD = "a sub-heading, cut or not"
    SIGNED = "the author's name at the end of the measure, or in brackets as the source is"


class Start(Enum):
    """How a column begins."""

    NEW = "an indented line, a bullet, a drop cap or a sub-heading"
    FLUSH = "a line that goes on"
    HEAD = "a sub-heading, whole or the rest of one"
    BYLINE = "a byline on a line of its own"
    SIGNATURE = "the author's name under the text, set to the right"


JOIN = {
    (End.OPEN, Start.FLUSH): 0.0, (End.OPEN, Start.NEW): 2.6, (End.OPEN, Start.HEAD): 2.6,
    (End.MAYBE, Start.FLUSH): 0.3, (End.MAYBE, Start.NEW): 0.1, (End.MAYBE, Start.HEAD): 0.1,
    (End.CLOSED, Start.FLUSH): 2.2, (End.CLOSED, Start.NEW): 0.0, (End.CLOSED, Start.HEAD): 0.0,
    (End.TURNED, Start.FLUSH): 5.0, (End.TURNED, Start.NEW): 5.0, (End.TURNED, Start.HEAD): 5.0,
    (End.HEAD, Start.FLUSH): 1.2, (End.HEAD, Start.NEW): 0.1, (End.HEAD, Start.HEAD): 0.0,
    (End.OPEN, Start.BYLINE): 2.6, (End.MAYBE, Start.BYLINE): 2.4, (End.CLOSED, Start.BYLINE): 2.2,
    (End.TURNED, Start.BYLINE): 5.0, (End.HEAD, Start.BYLINE): 2.6,
    (End.SIGNED, Start.FLUSH): 2.4, (End.SIGNED, Start.NEW): 2.0, (End.SIGNED, Start.HEAD): 2.0,
    (End.SIGNED, Start.BYLINE): 3.0,
    (End.OPEN, Start.SIGNATURE): 2.0, (End.MAYBE, Start.SIGNATURE): 0.0, (End.CLOSED, Start.SIGNATURE): 0.0,
    (End.TURNED, Start.SIGNATURE): 5.0, (End.HEAD, Start.SIGNATURE): 2.6, (End.SIGNED, Start.SIGNATURE): 3.0,
}  # fmt: skip
"""What it costs to join an end to a beginning."""
STOP = {End.OPEN: 3.0, End.MAYBE: 1.0, End.CLOSED: 0.9, End.TURNED: 0.0, End.HEAD: 3.0, End.SIGNED: 0.2}
"""What it costs to end an article there."""


def is_ragged(segment: Segment) -> bool:
    """Whether a column's lines end where their words end: then a short line says nothing."""
    inner = [
        (line, box) for line, box in zip(segment.lines, segment.boxes, strict=True) if not line.text.endswith(TERMINAL)
    ]
    loose = [1 for _, box in inner if segment.right - box.x1 > 1.1 * segment.size]
    return len(inner) >= 4 and len(loose) > 0.35 * len(inner)


def end_of(segment: Segment, latin: bool, body: Face, ragged: bool = False) -> End:
    """How a segment ends. `ragged`: its lines are not set to full measure."""
    line, box = segment.lines[-1], segment.boxes[-1]
    text = line.text.rstrip()
    _, jump = split_jump(text)
    if jump is not None and jump.forward:
        return End.TURNED
    if is_subheading_line(line, voice_of(segment, body), segment.size):
        return End.HEAD
    if len(segment.lines) > 1 and _signs(segment, line.text, box):
        return End.SIGNED
    closing = re.search(r"[（(][^（）()]{2,40}[）)]$", "".join(x.text.strip() for x in segment.lines[-2:]))
    if closing and (is_source(closing[0]) or is_byline(closing[0]) >= 0.6):
        return End.SIGNED
    white = segment.right - box.x1
    apart = box.x0 - segment.left > 0.4 * (segment.right - segment.left) and white < 1.5 * segment.size
    if apart and is_byline(text) >= SIGNATURE:
        return End.SIGNED
    if ragged:
        short = text.endswith(TERMINAL) and white > 0.3 * (segment.right - segment.left)
    else:
        short = white > (1.1 if latin else 1.3) * segment.size
        if latin and not text.endswith(TERMINAL) and white < 3 * segment.size:
            short = False  # the next word did not fit
    if short:
        return End.CLOSED
    return End.MAYBE if text.endswith(TERMINAL) else End.OPEN


def _signs(segment: Segment, text: str, box: Box) -> bool:
    """Whether a line is the author's name under the text: after a dash, or at the column's right edge."""
    if re.match(r"(?:By|BY|Von|VON)\b", text.strip()):
        return False  # that stands over a text
    right = box.x0 - segment.left > 2 * segment.size and segment.right - box.x1 < 0.5 * segment.size
    # Two or three Chinese characters are too often like a name.
    least = 0.3 if text.isascii() else 0.6
    return is_byline(text) >= (least if right else 0.6 if text.strip()[:1] in "—–" else 2.0)


def start_of(segment: Segment, latin: bool, body: Face) -> Start:
    """How a segment begins."""
    line, box = segment.lines[0], segment.boxes[0]
    jump = parse_jump(line.text)
    if (segment.drop is not None and segment.drop_at == 0) or (jump is not None and not jump.forward):
        return Start.NEW
    if _opens_with_byline(segment):
        return Start.BYLINE
    if len(segment.lines) == 1 and _signs(segment, line.text, box):
        return Start.SIGNATURE
    if line.text[:1] in BULLETS:
        return Start.NEW
    if is_subheading_line(line, voice_of(segment, body), segment.size):
        return Start.HEAD
    indent = box.x0 - segment.left
    return Start.NEW if indent > (0.6 if latin else 1.1) * segment.size else Start.FLUSH


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


def _framing(heads: Sequence[Head], rules: Sequence[Box]) -> set[int]:
    """Rules over and under one heading, of one length: they set it apart in the midst of its text."""
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
                if abs(a.x0 - b.x0) < 4 and abs(a.x1 - b.x1) < 4:
                    out |= {k, j}
    return out


def _opens_with_byline(segment: Segment) -> bool:
    """Whether the first line names the author and no more."""
    line, box = segment.lines[0], segment.boxes[0]
    ends = segment.right - box.x1 > 1.5 * segment.size
    return len(segment.lines) > 1 and len(line.text) <= 40 and is_byline(line.text) >= (0.7 if ends else 0.9)


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
        self.heads = [replace(head, reach=_reach(head, heads, segments, obstacles)) for head in heads]
        self.frame, self.body = frame, body
        self.usual = float(np.median([s.size for s in segments])) if segments else 9.0
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
        self.upright = [r for r in obstacles.rules if r.height > r.width]
        framing = _framing(self.heads, obstacles.rules)
        self.level = [r for k, r in enumerate(obstacles.rules) if r.width > r.height and k not in framing]
        self.over = [self._head_over(s) for s in segments]
        self.begun = begun_by_turn(segments, self.heads, self.over, labels, frame)
        self.next_below = {s.number: self._next_below(s) for s in segments}
        self.above = {b: a for a, b in self.next_below.items() if b is not None}
        self.through = self._through_heads()
        self.upwards = self.through | self.above
        self.stops = [STOP[e] for e in self.ends]
        self.side = [self._head_beside(s) for s in segments]
        self.prices = [self.start_price(s) for s in segments]
        self.flush = self._flush_texts()

    def _between(self, a: Box, b: Box) -> Box | None:
        """The strip between an upper and a lower box, as wide as what they share."""
        x0, x1 = max(a.x0, b.x0), min(a.x1, b.x1)
        return Box(x0, a.y1, x1, b.y0) if x0 < x1 and a.y1 < b.y0 else None

    def _head_over(self, s: Segment) -> int | None:
        """The head right over a segment (a picture may stand between)."""
        best: tuple[float, int] | None = None
        for head in self.heads:
            if head.across or head.quote or (head.container not in (s.container, -1)):
                continue
            gap = s.box.y0 - head.box.y1
            if gap < -0.6 * s.size or head.wide.overlap_x(Box(s.left, 0, s.right, 1)) < 0.5 * s.box.width:
                continue
            strip = Box(s.box.x0, head.box.y1, s.box.x1, s.box.y0) if gap > 0 else None
            free = gap - self.filled(strip) if strip else 0.0
            room = 4.8 if strip and free < gap - 1 else 3.2
            if free > room * s.size or (strip and self.texts_in(strip, {s.number})):
                continue
            # A title right over the column comes before one that only reaches over it.
            real = head.box.overlap_x(Box(s.left, 0, s.right, 1)) > 0.3 * min(s.box.width, head.box.width)
            rank = gap + (0.0 if real else 1.5 * s.size)
            if head.label:  # the name of a column is the heading of what stands under its words, hardly of more
                rank += 0.4 * s.size if real else 4.8 * s.size
            if best is None or rank < best[0]:
                best = (rank, head.number)
        return best[1] if best else None

    def filled(self, strip: Box | None) -> float:
        """How much of a strip's height pictures and the like fill."""
        if strip is None:
            return 0.0
        spans = sorted(
            (max(f.y0, strip.y0), min(f.y1, strip.y1))
            for f in self.obstacles.fillers
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
            for t in self.segments
        )

    def heads_in(self, strip: Box) -> int:
        """Headings within a strip; one on a panel reaches as far as nothing stands beside it."""
        return sum(
            1
            for h in self.heads
            if not h.quote
            and (own := h.wide if h.on_panel else h.box).overlap_x(strip) > 0.3 * min(own.width, strip.width)
            and strip.y0 - 3 < h.box.cy < strip.y1 + 3
        )

    def rules_in(self, strip: Box) -> int:
        """Rules that cross a strip from side to side, those of a heading aside."""
        return sum(
            1 for r in self.level if strip.y0 - 2 < r.cy < strip.y1 + 2 and r.overlap_x(strip) > 0.6 * strip.width
        )

    def wall(self, a: Box, b: Box) -> bool:
        """Whether a rule stands between two boxes side by side."""
        lo, hi = min(a.x1, b.x1), max(a.x0, b.x0)
        y0, y1 = min(a.y0, b.y0), max(a.y1, b.y1)
        need = 0.35 * min(a.height, b.height)
        return any(
            lo - 3 < r.cx < hi + 3 and min(r.y1, y1) - max(r.y0, y0) > need
            and r.overlap_y(b) > 0.3 * min(b.height, r.height)
            for r in self.upright
        )  # fmt: skip

    def _next_below(self, s: Segment) -> int | None:
        """The segment that goes on in the same column with nothing but fillers between."""
        best: tuple[float, int] | None = None
        for t in self.segments:
            if t.number == s.number or t.container != s.container or t.box.y0 < s.box.y1 - 0.4 * s.size:
                continue
            if t.box.overlap_x(s.box) < 0.5 * min(t.box.width, s.box.width):
                continue
            if best is None or t.box.y0 < best[0]:
                best = (t.box.y0, t.number)
        if best is None:
            return None
        t = self.segments[best[1]]
        strip = self._between(s.box, t.box)
        if strip and (self.heads_in(strip) or self.rules_in(strip)):
            return None
        gap = (t.box.y0 - s.box.y1) - self.filled(strip)
        filled = gap < t.box.y0 - s.box.y1 - 1
        return t.number if gap < (5.0 if filled else 1.7) * s.size else None

    def _head_beside(self, s: Segment) -> int | None:
        """The heading across the text in whose height a segment begins, with no rule between."""
        if self.over[s.number] is not None:
            return None
        near = [
            (max(0.0, s.box.x0 - h.box.x1, h.box.x0 - s.box.x1), h.number)
            for h in self.heads
            if h.across and not h.quote and h.container == s.container and not self._under(h, s)
            and h.box.y0 - 2 * s.size < s.box.y0 < h.box.y1 and not self.wall(h.box, s.box)
        ]  # fmt: skip
        return min(near)[1] if near else None

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
            under = [t for t in self.segments if self.over[t.number] == head]
            if self.starts[min(under, key=lambda t: t.box.x0).number] is not Start.FLUSH:
                continue
            over = [
                t
                for t in self.segments
                if t.container == s.container and t.box.overlap_x(s.box) > 0.7 * min(t.box.width, s.box.width)
                and -3 < box.y0 - t.box.y1 < 3 * s.size and self.ends[t.number] in (End.OPEN, End.MAYBE)
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

    def cost(self, a: Segment, b: Segment) -> float:
        """What it costs to read on from a to b."""
        if a.number == b.number or a.container != b.container or b.number in self.begun:
            return NEVER
        if self.starts[b.number] is Start.SIGNATURE and self.next_below[a.number] != b.number:
            return NEVER
        join = JOIN[self.ends[a.number], self.starts[b.number]]
        if self.ends[a.number] is End.SIGNED and self._in_one_section(a, b):
            join = 0.3
        if a.number in self.flush and (self.ends[a.number], self.starts[b.number]) == (End.CLOSED, Start.FLUSH):
            join = 0.2  # where no paragraph is indented, a flush line says nothing
        ratio = a.size / b.size
        style = 0.0 if 0.94 < ratio < 1.06 else 1.6 if 0.85 < ratio < 1.18 else 4.0
        face = 0.0 if self.faces[a.number] == self.faces[b.number] else 0.5
        if 0.8 < ratio < 1.25 and (self.starts[b.number] is Start.HEAD or self.heading[a.number]):
            style = face = 0.0  # a sub-heading has a face of its own
        if self.dated[b.number]:
            join += DATED
        if self.bulleted[a.number] != self.bulleted[b.number] and b.lines[0].text[:1] in BULLETS:
            join += 1.0  # briefs with bullets hardly begin in another article
        limit = self.stops[a.number] + self.prices[b.number] - join - style - face
        if limit < -0.4:
            return NEVER  # both are better off alone, wherever they stand
        place = self._place(a, b, limit)
        enters = self.side[b.number] is not None and self.side[a.number] != self.side[b.number]
        if enters and self.next_below[a.number] != b.number:
            place += 1.6
        return NEVER if place >= NEVER else place + style + face + join

    def _in_one_section(self, a: Segment, b: Segment) -> bool:
        """Whether a letter, or a brief, with a heading of its own follows another under one section's bar."""
        head = self.over[b.number]
        return (
            self.starts[b.number] is Start.HEAD
            and head is not None
            and self.heads[head].on_panel
            and self.over[self.top(a.number)] == head
        )

    def _place(self, a: Segment, b: Segment, limit: float) -> float:
        shared = a.box.overlap_x(b.box)
        if shared >= 0.5 * min(a.box.width, b.box.width):
            return self._place_below(a, b) if b.box.y0 > a.box.y1 - 0.4 * a.size else NEVER
        if b.box.x0 > a.box.x1 - 0.8 * a.size:
            far = b.box.x0 - a.box.x1 > 2.5 * max(a.box.width, b.box.width) + 6 * a.size
            return NEVER if far and not self._filled_across(a, b) else self._place_beside(a, b, limit)
        if b.box.y0 > a.box.y1 - 0.4 * a.size and limit > 0.8:
            back = 1.2 if self.wall(b.box, a.box) else 0.0
            back += self._other_measure(a, b) + min(1.0, max(0.0, 0.05 * ((b.box.y0 - a.box.y1) / a.size - 8)))
            return 1.6 + self._starts_article(b, a) + 1.2 * self._crossed(a, b) + back
        return NEVER

    def _other_measure(self, a: Segment, b: Segment) -> float:
        """A text that turns back to the left goes on in columns of the same width."""
        if len(a.lines) < 4 or len(b.lines) < 4:
            return 0.0
        narrow, wide = sorted((a.right - a.left, b.right - b.left))
        return 0.8 if wide > 1.3 * narrow else 0.0

    def _crossed(self, a: Segment, b: Segment) -> float:
        strip = Box(min(a.box.x0, b.box.x0), a.box.y1, max(a.box.x1, b.box.x1), b.box.y0)
        return float(self.rules_in(strip) > 0) if strip.y0 < strip.y1 else 0.0

    def _place_below(self, a: Segment, b: Segment) -> float:
        if self.next_below[a.number] == b.number:
            return 0.0
        if self.through.get(b.number) == a.number:
            return 0.1
        strip = self._between(a.box, b.box)
        if strip is None:
            return 0.2
        if self.texts_in(strip.grown(-1), {a.number, b.number}):
            return NEVER
        gap = (b.box.y0 - a.box.y1) - self.filled(strip)
        heads = self.heads_in(strip)
        return (
            1.4 * heads + 0.9 * self.rules_in(strip) + (0.0 if heads else max(0.0, min(2.0, 0.25 * (gap / a.size - 3))))
        )

    def _place_beside(self, a: Segment, b: Segment, limit: float) -> float:
        gap = b.box.x0 - a.box.x1
        cost = 0.45
        if b.box.y0 > a.box.y1 + 1.5 * a.size:
            cost += 0.8
        if b.box.y1 < self._ceiling(a) - 2 * a.size:
            cost += 2.0
        if self.wall(a.box, b.box):
            cost += 2.6
        if cost - 0.4 > limit:
            return NEVER
        cost += 1.3 * min(3, self._columns_between(a, b))
        if gap > 3.5 * a.size and not self._filled_across(a, b):
            cost += min(1.5, 0.2 * (gap / a.size - 3.5))
        if self.next_below[a.number] is not None:
            cost += 0.9
        if b.number in self.above and self.above[b.number] != a.number:
            cost += 0.9
        return cost + self._level(a, b) + self._starts_article(b, a)

    def _ceiling(self, a: Segment) -> float:
        """Where the column that a segment stands in begins: its heading's foot, or the top of a picture at its head."""
        top = self.segments[self.top(a.number)]
        head = self.over[top.number]
        if head is not None:
            return min(top.box.y0, self.heads[head].box.y1)
        edge, room = top.box.y0, 3 * a.size
        while True:  # a caption, and the picture over it
            near = [
                f.y0
                for f in self.obstacles.fillers
                if -2 < edge - f.y1 < room and f.y0 < edge - 1 and f.overlap_x(top.box) > 0.5 * top.box.width
            ]
            if not near:
                return edge
            edge, room = min(near), a.size

    def _columns_between(self, a: Segment, b: Segment) -> int:
        return sum(
            1
            for t in self.segments
            if t.number not in (a.number, b.number) and t.container == a.container
            and t.box.x0 > a.box.x1 - 0.5 * a.size and t.box.x1 < b.box.x0 + 0.5 * b.size
            and t.box.overlap_y(b.box) > 0.5 * min(b.box.height, t.box.height)
        )  # fmt: skip

    def _filled_across(self, a: Segment, b: Segment) -> bool:
        return any(
            f.x0 < b.box.x0 and f.x1 > a.box.x1 and f.overlap_y(b.box.union(a.box)) > 0 for f in self.obstacles.fillers
        )

    def _level(self, a: Segment, b: Segment) -> float:
        """Columns of one article begin level, or lower under a picture or beside a head."""
        first = self.segments[self.top(a.number)].box.y0
        top = self._ceiling(a)
        off = b.box.y0 - top
        if abs(off) < 1.6 * a.size or abs(b.box.y0 - first) < 1.6 * a.size or top < b.box.y0 < first:
            return 0.0
        if off > 0:
            strip = Box(b.box.x0, top, b.box.x1, b.box.y0)
            free = (
                off - self.filled(strip) - (self.heads[h].box.height if (h := self.over[b.number]) is not None else 0)
            )
            return 0.1 if free < 3 * a.size else 0.7
        return 0.35

    def _starts_article(self, b: Segment, a: Segment) -> float:
        """Whether b stands under a head that does not reach over a: then another article begins there."""
        head = self.over[b.number]
        if head is None:
            return 0.0
        own = self.over[self.top(a.number)]
        if own == head or self.through.get(b.number) is not None:
            return -0.4
        if own is not None:
            return 2.2
        box = self.heads[head].wide
        reaches = box.overlap_x(a.box) > 0.3 * a.box.width
        if reaches and box.y1 < a.box.y1:
            return 0.3
        return 2.2 if self.starts[b.number] is Start.NEW or self.latin else 1.4

    def start_price(self, b: Segment) -> float:
        """What it costs that an article begins with b."""
        if b.number in self.begun:
            return 0.2
        flush = self.starts[b.number] in (Start.FLUSH, Start.SIGNATURE)
        headed = self.over[b.number] is not None or self._beside_head(b)
        if headed:
            first = 0.0 if self.first_under_head(b) else 1.0
            return first + (0.2 if not flush or self.latin else 2.2)
        if self.starts[b.number] is Start.BYLINE:
            return 0.5
        return 2.4 if flush else 1.3

    def first_under_head(self, b: Segment) -> bool:
        """Whether no other column under the same heading stands before it."""
        head = self.over[b.number]
        return head is None or not any(
            self.over[t.number] == head and t.box.x1 < b.box.x0 + b.size for t in self.segments
        )

    def _beside_head(self, b: Segment) -> bool:
        """Whether a heading that runs across the text stands at the segment's side, or at the end of its row of columns."""
        row = self._row_from(b)
        return any(
            h.across and not h.quote and not self._under(h, b) and any(
                h.box.overlap_y(s.box) > 0.3 * min(h.box.height, s.box.height)
                and -3 < max(s.left - h.box.x1, h.box.x0 - s.right) < 3 * s.size
                for s in (row if h.box.x0 > b.box.x0 else [b])
            )
            for h in self.heads
        )  # fmt: skip

    def _row_from(self, b: Segment) -> list[Segment]:
        """The columns that begin level with b at its right, each close to the one before, b being the row's first."""

        def near(s: Segment, t: Segment) -> bool:
            return (
                t.container == s.container
                and abs(t.box.y0 - s.box.y0) < 1.6 * s.size
                and t.left > s.left
                and -0.5 * s.size < t.left - s.right < 2.5 * s.size
                and not self.wall(s.box, t.box)
            )

        row = [b]
        if any(near(t, b) for t in self.segments if t.number != b.number):
            return row
        while (after := next((t for t in self.segments if near(row[-1], t)), None)) is not None:
            row.append(after)
        return row


@dataclass(frozen=True, slots=True)
class Chain:
    """Columns in reading order. `steps`: how sure it is that each goes on, or ends, as it does; 0.5 to 1."""

    columns: tuple[int, ...]
    steps: tuple[float, ...]


def chains(page: Page) -> list[Chain]:
    """The page's columns in reading order, article by article."""
    n = len(page.segments)
    if n == 0:
        return []
    cost = np.full((n, n), NEVER)
    for a in page.segments:
        for k in _candidates(page, a):
            cost[a.number, k] = page.cost(a, page.segments[k])
    stop, start = np.array(page.stops), np.array(page.prices)
    following = pair_or_leave(cost, stop, start)
    sure = sureness(cost, stop, start, following)
    return [Chain(tuple(c), tuple(sure[k] for k in c)) for c in _unwound(following, cost)]


def _candidates(page: Page, a: Segment) -> list[int]:
    """Columns that may follow: all on most pages, on one of very many pieces those that begin nearest."""
    if len(page.segments) <= MANY:
        return [b.number for b in page.segments]
    head = page.segments[page.top(a.number)].box.y0

    def distance(b: Segment) -> float:
        across = max(0.0, b.box.x0 - a.box.x1, a.box.x0 - b.box.x1)
        return across + 0.5 * min(abs(b.box.y0 - a.box.y1), abs(b.box.y0 - head))

    return [b.number for b in sorted(page.segments, key=distance)[: MANY // 2]]


def _unwound(following: list[int], cost: np.ndarray) -> list[list[int]]:
    """Chains from steps; a loop is cut at its dearest step."""
    n = len(following)
    for first in range(n):
        at, path = first, []
        while at != -1 and at not in path:
            path.append(at)
            at = following[at]
        if at == first:
            worst = max(path, key=lambda k: cost[k, following[k]])
            following[worst] = -1
    started = {j for j in following if j != -1}
    out = []
    for k in range(n):
        if k in started:
            continue
        chain, at = [k], following[k]
        while at != -1:
            chain.append(at)
            at = following[at]
        out.append(chain)
    return out
