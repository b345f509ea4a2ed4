"""Which column of text goes on in which: one decision over the whole page.

Every column end is either the end of an article or is followed by one other column's beginning. What speaks for a pair is
geometry (the next column, or below a picture), typography (size, face, indents, full lines) and what stands between (rules,
headings). All pairs are then chosen at once, at the least total cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baoyan.articles.assignment import NEVER, Row, pair_or_leave, sureness
from baoyan.articles.datelines import is_source
from baoyan.articles.ends import JOIN, STOP, End, Start
from baoyan.articles.page import Page
from baoyan.articles.pieces import BULLETS, Segment
from baoyan.articles.spaces import between
from baoyan.model.geometry import Box

MANY = 44
"""Pieces of text beyond which a page's pairs are not all weighed: small advertisements, results."""
DATED = 1.5
"""What it costs more to read on at a dateline: a report begins there."""


BELOW = 0.5
"""What another size, or a flush line under a short one, costs at most right below on such a page: nothing parts it from the text."""
RUNNING = 0.3
"""What it costs at most to read on in the next column of a page without display type."""


class Costs:
    """What each step costs on a page: to read on, to stop, to begin."""

    def __init__(self, page: Page) -> None:
        self.page, self.spaces = page, page.spaces
        self.stops = [STOP[e] for e in page.ends]
        self.tops = [page.segments[page.top(s.number)] for s in page.segments]
        self.from_right = sorted(page.segments, key=lambda s: -s.box.x0)
        self.ceilings = [self._ceiling(top) for top in self.tops]
        self.prices = [self._start_price(s) for s in page.segments]

    def cost(self, a: Segment, b: Segment) -> float:
        """What it costs to read on from a to b."""
        if a.number == b.number or a.container != b.container or b.number in self.page.begun:
            return NEVER
        if self.page.starts[b.number] is Start.SIGNATURE and not self._may_sign(a, b):
            return NEVER
        if not self.page.running and not self._comes_after(a, b):
            return NEVER
        join = JOIN[self.page.ends[a.number], self.page.starts[b.number]]
        if self.page.ends[a.number] is End.SIGNED and (self._in_one_section(a, b) or a.text.endswith(",")):
            join = 0.3  # a name with a comma goes on with the place
        if a.number in self.page.flush and (self.page.ends[a.number], self.page.starts[b.number]) == (
            End.CLOSED,
            Start.FLUSH,
        ):
            join = 0.2  # where no paragraph is indented, a flush line says nothing
        ratio = a.size / b.size
        style = 0.0 if 0.94 < ratio < 1.06 else 1.6 if 0.85 < ratio < 1.18 else 4.0
        face = 0.0 if self.page.faces[a.number] == self.page.faces[b.number] else 0.5
        if 0.8 < ratio < 1.25 and (self.page.starts[b.number] is Start.HEAD or self.page.heading[a.number]):
            style = face = 0.0  # a sub-heading has a face of its own
        if self.page.dated[b.number]:
            join += DATED
        if self.page.bulleted[a.number] != self.page.bulleted[b.number] and b.lines[0].text[:1] in BULLETS:
            join += 1.0  # briefs with bullets hardly begin in another article
        runs_on = self.page.runs_on(a, b)
        if self.page.running and self._under_plain(b):
            return NEVER
        closed = self.page.ends[a.number] in (End.TURNED, End.SIGNED)
        if self.page.running and self.page.next_below[a.number] == b.number and not closed:
            join, style, runs_on = min(join, BELOW), min(style, BELOW), True
        limit = self.stops[a.number] + self.prices[b.number] - join - style - face
        if limit < -0.4 and not runs_on:
            return NEVER  # both are better off alone, wherever they stand
        if runs_on:
            return min(join, RUNNING) + style + face
        place = self._place(a, b, limit)
        enters = self.page.side[b.number] is not None and self.page.side[a.number] != self.page.side[b.number]
        if enters and (self.page.next_below[a.number] != b.number or self.page.beside_its_ground(b)):
            place += 1.6
        return NEVER if place >= NEVER else place + style + face + join

    def _comes_after(self, a: Segment, b: Segment) -> bool:
        """Whether b begins under a's foot or at its right: elsewhere nothing goes on."""
        return b.box.y0 > a.box.y1 - 0.4 * a.size or b.box.x0 > a.box.x1 - 0.8 * a.size

    def _may_sign(self, a: Segment, b: Segment) -> bool:
        """Whether a last line stands right under a text; one that found no room there heads the next column."""
        if self.page.next_below[a.number] == b.number:
            return True
        if self.page.latin:
            return self._level(a, b) < 0.5
        return is_source(b.lines[0].text)  # that of a Chinese text is set into the room that its last column leaves

    def _under_plain(self, b: Segment) -> bool:
        """Whether a heading in the size of the text stands right over b: the text that it names begins there."""
        head = self.page.over[b.number]
        return head is not None and self.page.heads[head].plain

    def _in_one_section(self, a: Segment, b: Segment) -> bool:
        """Whether a letter, or a brief, with a heading of its own follows another under one section's bar."""
        head = self.page.over[self.tops[b.number].number]
        return (
            self.page.starts[b.number] is Start.HEAD
            and head is not None
            and self.page.heads[head].on_panel
            and self.page.over[self.tops[a.number].number] == head
        )

    def _place(self, a: Segment, b: Segment, limit: float) -> float:
        shared = a.box.overlap_x(b.box)
        if shared >= 0.5 * min(a.box.width, b.box.width):
            return self._place_below(a, b) if b.box.y0 > a.box.y1 - 0.4 * a.size else NEVER
        if b.box.x0 > a.box.x1 - 0.8 * a.size:
            far = b.box.x0 - a.box.x1 > 2.5 * max(a.box.width, b.box.width) + 6 * a.size
            return NEVER if far and not self.spaces.filled_across(a, b) else self._place_beside(a, b, limit)
        if b.box.y0 > a.box.y1 - 0.4 * a.size and limit > 0.8:
            back = 1.2 if self.spaces.wall(b.box, a.box) else 0.0
            back += self._other_measure(a, b) + min(1.0, max(0.0, 0.05 * ((b.box.y0 - a.box.y1) / a.size - 8)))
            return 1.6 + self._starts_article(b, a) + 1.2 * self._crossed(a, b) + back
        return NEVER

    def _other_measure(self, a: Segment, b: Segment) -> float:
        """A text that turns back to the left goes on in columns of the same width."""
        if len(a.lines) < 4 or len(b.lines) < 4:
            return 0.0
        narrow, wide = sorted((a.right - a.left, b.right - b.left))
        return 0.8 if wide > 1.3 * narrow else 0.0

    def _steps_in(self, wide: Segment, narrow: Segment) -> bool:
        """Whether a column is far narrower than the one right over or under it, with nothing at its side that makes it so."""
        beside = Box(wide.left, narrow.box.y0, wide.right, narrow.box.y1)
        near = [f for f in self.page.obstacles.fillers if f.meets(beside)]
        return wide.right - wide.left > 1.5 * (narrow.right - narrow.left) and not near and len(narrow.lines) > 1

    def _crossed(self, a: Segment, b: Segment) -> float:
        strip = Box(min(a.box.x0, b.box.x0), a.box.y1, max(a.box.x1, b.box.x1), b.box.y0)
        return float(self.spaces.rules_in(strip) > 0) if strip.y0 < strip.y1 else 0.0

    def _place_below(self, a: Segment, b: Segment) -> float:
        if self.page.next_below[a.number] == b.number:
            return 1.2 * (self._steps_in(a, b) or self._steps_in(b, a))
        if self.page.through.get(b.number) == a.number:
            return 0.1
        strip = between(a.box, b.box)
        if strip is None:
            return 0.2
        if self.spaces.texts_in(strip.grown(-1), {a.number, b.number}):
            return NEVER
        gap = (b.box.y0 - a.box.y1) - self.spaces.filled(strip)
        heads = self.spaces.heads_in(strip) or int(self.page.begins_row(a, strip))
        return (
            1.4 * heads
            + 1.2 * (self._steps_in(a, b) or self._steps_in(b, a))
            + 0.9 * self.spaces.rules_in(strip)
            + (0.0 if heads else max(0.0, min(2.0, 0.25 * (gap / a.size - 3))))
        )

    def _place_beside(self, a: Segment, b: Segment, limit: float) -> float:
        gap = b.box.x0 - a.box.x1
        cost = 0.45
        if b.box.y0 > a.box.y1 + 1.5 * a.size:
            cost += 0.8
        if b.box.y1 < self.ceilings[a.number] - 2 * a.size and not self._beside_own_head(a, b):
            cost += 2.0
        if self.spaces.wall(a.box, b.box):
            cost += 2.6
        if cost - 0.4 > limit:
            return NEVER
        cost += 1.3 * min(3, self.spaces.columns_between(a, b))
        if gap > 3.5 * a.size and not self.spaces.filled_across(a, b):
            cost += min(1.5, 0.2 * (gap / a.size - 3.5))
        if self.page.next_below[a.number] is not None:
            cost += 0.9
        if b.number in self.page.above and self.page.above[b.number] != a.number:
            cost += 0.9
        return cost + self._level(a, b) + self._starts_article(b, a)

    def _beside_own_head(self, a: Segment, b: Segment) -> bool:
        """Whether b begins level with the heading over a, at its right: that heading stands over the first columns only."""
        head = self.page.over[self.tops[a.number].number]
        box = self.page.heads[head].box if head is not None else None
        if box is None or abs(b.box.y0 - box.y0) > 1.6 * a.size:
            return False
        anew = self.page.starts[b.number] is not Start.FLUSH
        if anew and (self.page.beside_head(b) or self._begins_over_head(b)):
            return False  # a text that begins anew with a heading down its row's side, or in its row, is that heading's
        return -a.size < b.box.x0 - box.x1 and b.box.x0 - max(box.x1, a.box.x1) < 3.5 * a.size

    def _ceiling(self, top: Segment) -> float:
        """Where the column whose first segment is given begins: at its heading's foot, or the top of a picture at its head."""
        head = self.page.over[top.number]
        if head is not None:
            return min(top.box.y0, self.page.heads[head].box.y1)
        return self.spaces.picture_top(top)

    def _level(self, a: Segment, b: Segment) -> float:
        """Columns of one article begin level, or lower under a picture or beside a head."""
        first = self.tops[a.number].box.y0
        top = self.ceilings[a.number]
        off = b.box.y0 - top
        if (
            self._beside_own_head(a, b)
            or abs(off) < 1.6 * a.size
            or abs(b.box.y0 - first) < 1.6 * a.size
            or top < b.box.y0 < first
        ):
            return 0.0
        if off > 0:
            strip = Box(b.box.x0, top, b.box.x1, b.box.y0)
            free = (
                off
                - self.spaces.filled(strip)
                - (self.page.heads[h].box.height if (h := self.page.over[b.number]) is not None else 0)
            )
            return 0.1 if free < 3 * a.size else 0.7
        return 0.35

    def _starts_article(self, b: Segment, a: Segment) -> float:
        """Whether b stands under a head that does not reach over a, or begins a row into which one is set: another article's."""
        head, own = self.page.over[b.number], self.page.over[self.tops[a.number].number]
        if head is None:
            anew = own is not None and self.page.starts[b.number] is not Start.FLUSH
            return 2.2 if anew and self._begins_over_head(b) else 0.0
        if own == head or self.page.through.get(b.number) is not None:
            return -0.4
        if own is not None and not self._only_names(own, a):
            return 2.2
        # A Chinese text that has ended, before one that begins anew under a heading, is another: briefs have no headings there.
        parted = (
            not self.page.latin
            and self.page.ends[a.number] is End.CLOSED
            and self.page.starts[b.number] is not Start.FLUSH
        )
        if not parted and self._heads_from_aside(head, a):
            return -0.2
        box = self.page.heads[head].wide
        reaches = box.overlap_x(a.box) > 0.3 * a.box.width
        if reaches and box.y1 < a.box.y1:
            return 0.3
        return 2.2 if self.page.starts[b.number] is Start.NEW or self.page.latin else 1.4

    def _heads_from_aside(self, head: int, a: Segment) -> bool:
        """Whether a text without a heading over it begins level with one at its right, which then stands over later columns only."""
        first, box = self._bare_row(self.tops[a.number]), self.page.heads[head].box
        anew = self.page.starts[first.number] is not Start.FLUSH and first.number not in self.page.begun
        # A heading at its side is its own; under a picture a Chinese text goes on what stands beside that.
        under = not self.page.latin and self.ceilings[first.number] <= first.box.y0 - a.size
        anew = anew and not self.page.beside_head(first) and not under
        level = abs(first.box.y0 - box.y0) < 1.6 * a.size and a.box.x1 < box.x0 + a.size
        return anew and level and not self.page.heads[head].across and not self.spaces.wall(first.box, box)

    def _only_names(self, head: int, s: Segment) -> bool:
        """Whether a heading is only a column's name over the text of another heading; in Chinese it may be all there is."""
        return self.page.latin and self.page.heads[head].label and not self.page.heads[head].bars(s.box)

    def _bare_row(self, s: Segment) -> Segment:
        """The first column of the row of columns that a column without a heading stands in."""
        for t in self.from_right:
            near = t.left < s.left and -0.5 * s.size < s.left - t.right < 2.5 * s.size
            level = abs(t.box.y0 - s.box.y0) < 1.6 * s.size and t.container == s.container
            over = self.page.over[t.number]
            bare = over is None or self._only_names(over, t)
            if near and level and bare and not self.spaces.wall(t.box, s.box):
                s = t
        return s

    def _start_price(self, b: Segment) -> float:
        """What it costs that an article begins with b."""
        if b.number in self.page.begun:
            return 0.2
        if self.page.starts[b.number] is Start.SIGNATURE:
            return 2.4  # nothing begins with a last line, whatever stands over it
        flush = self.page.starts[b.number] is Start.FLUSH
        headed = self.page.over[b.number] is not None or self.page.beside_head(b)
        if headed:
            first = 0.0 if self.page.first_under_head(b) else 1.0
            return first + (0.2 if not flush or self.page.latin else 2.2)
        over_head = not flush and self._begins_over_head(b)
        if over_head or self.page.starts[b.number] is Start.BYLINE:
            return 0.5
        return 2.4 if flush else 1.3

    def _begins_over_head(self, b: Segment) -> bool:
        """Whether a heading is set into the midst of b, or of a column in the row that b begins."""
        through = self.page.through.values()
        return b.number in through or any(self._bare_row(self.page.segments[k]) is b for k in through)


@dataclass(frozen=True, slots=True)
class Chain:
    """Columns in reading order. `steps`: how sure it is that each goes on, or ends, as it does; 0.5 to 1."""

    columns: tuple[int, ...]
    steps: tuple[float, ...]


def chains(page: Page) -> list[Chain]:
    """The page's columns in reading order, article by article."""
    costs = Costs(page)
    rows = []
    for a in page.segments:
        weighed = ((k, costs.cost(a, page.segments[k])) for k in _candidates(page, a))
        rows.append({k: cost for k, cost in weighed if cost < NEVER})
    following = pair_or_leave(rows, costs.stops, costs.prices)
    sure = sureness(rows, costs.stops, costs.prices, following)
    return [Chain(tuple(c), tuple(sure[k] for k in c)) for c in _unwound(following, rows)]


def _candidates(page: Page, a: Segment) -> list[int]:
    """Columns that may follow: all on most pages, on one of very many pieces those that begin nearest."""
    if len(page.segments) <= MANY:
        return [b.number for b in page.segments]
    head = page.segments[page.top(a.number)].box.y0

    def distance(b: Segment) -> float:
        across = max(0.0, b.box.x0 - a.box.x1, a.box.x0 - b.box.x1)
        return across + 0.5 * min(abs(b.box.y0 - a.box.y1), abs(b.box.y0 - head))

    near: list[Segment] = []
    reach = 8 * a.size
    # What is nearer than `reach` begins within twice as much of the column's foot, or of its head: look farther until enough is.
    while sum(distance(b) <= reach for b in near) < MANY // 2 and len(near) < len(page.segments):
        reach *= 2
        x0, x1, far = a.box.x0 - reach, a.box.x1 + reach, 2 * reach
        feet = page.spaces.texts.touching(x0, a.box.y1 - far, x1, a.box.y1 + far)
        heads = page.spaces.texts.touching(x0, head - far, x1, head + far)
        near = sorted({b.number: b for b in (*feet, *heads)}.values(), key=_number)
    return [b.number for b in sorted(near, key=distance)[: MANY // 2]]


def _number(s: Segment) -> int:
    return s.number


def _unwound(following: list[int], rows: Sequence[Row]) -> list[list[int]]:
    """Chains from steps; a loop is cut at its dearest step."""
    n = len(following)
    for first in range(n):
        at, path = first, []
        while at != -1 and at not in path:
            path.append(at)
            at = following[at]
        if at == first:
            worst = max(path, key=lambda k: rows[k][following[k]])
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
