"""Columns of running text, made ready for the question which goes on in which: drop caps taken in, measures found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from baoyan.articles.ends import TERMINAL
from baoyan.articles.labels import JumpLabel, parse_jump
from baoyan.articles.names import in_latin_letters
from baoyan.articles.pieces import NOWHERE, Head, Obstacles, Segment, frame_of, is_along
from baoyan.model.geometry import Box, bounding
from baoyan.model.grid import Grid
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

FILLERS = (Role.CAPTION, Role.TABLE, Role.FIGURE, Role.ADVERTISEMENT, Role.TEASER, Role.PULL_QUOTE)
DROP = 1.6
"""Ems of body size from which a single character at a column's corner is a drop cap."""


def segments_of(layout: PageLayout, used: set[int]) -> tuple[list[Segment], set[int]]:
    """The page's columns of text that no head took, and the numbers of the blocks whose lines are drop caps of theirs.

    Args:
        layout: the page.
        used: blocks that are parts of heads.
    """
    blocks = _columns(layout, used)
    caps = _caps(layout, blocks)
    segments = [_segment(layout, k, block, *caps.get(block.id, (None, 0))) for k, block in enumerate(blocks)]
    return _measured(segments), {cap.id for cap, _ in caps.values()}


def _columns(layout: PageLayout, used: set[int]) -> list[Block]:
    """The blocks of running text that no head took."""
    marks = {id(line) for line, _ in turn_labels(layout, used)}
    return [
        b
        for b in layout.blocks
        if b.role is Role.BODY and b.id not in used and is_along(layout, b) and id(b.lines[0]) not in marks
    ]


def _caps(layout: PageLayout, columns: Sequence[Block]) -> dict[int, tuple[Block, int]]:
    """The drop caps of columns, by their blocks, each with the line at which it stands; no cap is of two columns."""
    drops = [b for b in layout.blocks if _may_drop(layout, b)]
    caps: dict[int, tuple[Block, int]] = {}
    for block in columns if drops else ():
        taken = {cap.id for cap, _ in caps.values()}
        places = ((d, _drops_into(layout, d, block)) for d in drops if d.id not in taken)
        if cap := next(((d, k) for d, k in places if k is not None), None):
            caps[block.id] = cap
    return caps


def note_segments(layout: PageLayout, numbers: Sequence[int]) -> list[Segment]:
    """The notes at the foot of columns, given by their blocks, as columns of text."""
    blocks = [next(b for b in layout.blocks if b.id == number) for number in numbers]
    return [_segment(layout, k, block, None, 0) for k, block in enumerate(blocks)]


def turn_labels(layout: PageLayout, used: set[int]) -> list[tuple[Line, JumpLabel]]:
    """Lines that stand by themselves and are nothing but a turn label, with what they say."""
    single = [b.lines[0] for b in layout.blocks if b.role is Role.BODY and b.id not in used and len(b.lines) == 1]
    return [(line, label) for line in single if (label := parse_jump(line.text)) is not None]


def drop_caps(layout: PageLayout) -> set[int]:
    """Blocks that are drop caps: heads must not take them."""
    return {cap.id for cap, _ in _caps(layout, _columns(layout, set())).values()}


def _may_drop(layout: PageLayout, block: Block) -> bool:
    line = block.lines[0]
    return (
        len(block.lines) == 1
        and len(line.text.strip("“‘「『\"'")) == 1
        and line.direction is layout.direction
        and line.style.size > DROP * layout.body_size
    )


def _drops_into(layout: PageLayout, drop: Block, block: Block) -> int | None:
    """At which line of the block the cap stands: at the line's side, with later lines below it; None where at none."""
    frame = frame_of(layout)
    cap, whole = frame.turn(drop.box), frame.turn(block.box)
    em = layout.body_size
    top = frame.turn(block.lines[0].box)
    raised = -0.3 * em < top.y0 - cap.y1 < 1.3 * em and abs(top.x0 - cap.x0) < 0.6 * em
    goes_on = len(block.lines) > 2 or (len(block.lines) == 2 and not block.lines[-1].text.endswith(TERMINAL))
    if drop.container == block.container and raised and goes_on:
        return 0  # over a column too narrow for it
    short = whole.y1 <= cap.y1 - 0.6 * em
    level = abs(top.y0 - cap.y0) < 0.4 * em and len(block.lines) > 1  # a text of fewer lines than its cap is high
    if drop.container != block.container or (short and not level):
        return None
    for k, line in enumerate(block.lines[:5]):
        first = frame.turn(line.box)
        beside = -0.5 * em < first.x0 - cap.x1 < 1.5 * em and cap.y0 - em < first.cy < cap.y1
        if beside and abs(first.y0 - cap.y0) < max(1.6 * em, 0.25 * cap.height):  # its box has room for accents
            return k
    return None


def _segment(layout: PageLayout, number: int, block: Block, drop: Block | None, at: int) -> Segment:
    frame = frame_of(layout)
    boxes = tuple(frame.turn(line.box) for line in block.lines)
    cap = _below_top(frame.turn(drop.box), boxes[at]) if drop else NOWHERE
    box = bounding([*boxes, cap] if drop else boxes)
    size = median(line.em for line in block.lines)
    line = drop.lines[0] if drop else None
    text = boxes[:-1] if len(boxes) > 2 and parse_jump(block.lines[-1].text) else boxes
    left, right = min(b.x0 for b in (*text, *([cap] if drop else []))), max(b.x1 for b in text)
    return Segment(number, block.lines, boxes, box, block.container, size, left, right, line, cap, at)


def _below_top(cap: Box, line: Box) -> Box:
    """A drop cap's box without the room for accents that its type has over the line that it stands beside."""
    return Box(cap.x0, line.y0, cap.x1, cap.y1) if cap.y0 < line.y0 < cap.y1 else cap


def _measured(segments: list[Segment]) -> list[Segment]:
    """Short segments take the measure of the longest neighbour in their column, or the usual one of columns of their size."""
    out = []
    places = Grid((s.box, s) for s in segments)
    full = [s for s in segments if len(s.lines) >= 4]
    for s in segments:
        if len(s.lines) >= 4:
            out.append(s)
            continue
        near = places.around(s.box, 2.6 * s.size, 2.2 * s.size)
        hosts = [t for t in near if t is not s and (_hosts(t, s) or _ends_with(t, s))]
        if hosts:
            host = min(hosts, key=lambda t: max(0.0, -t.box.overlap_y(s.box)) - 2.0 * min(len(t.lines), 6))
            out.append(replace(s, left=min(s.box.x0, host.box.x0), right=max(s.box.x1, host.box.x1)))
        else:
            out.append(_of_usual_measure(s, full, places))
    return out


def _of_usual_measure(s: Segment, full: Sequence[Segment], places: Grid[Segment]) -> Segment:
    """A segment alone in its column: as wide as the columns beside it, if nothing stands in that width."""
    peers = [t.box.width for t in full if t.container == s.container and abs(t.size - s.size) < 0.1 * s.size]
    if not peers:
        return s
    usual = min(peers, key=lambda w: (abs(w - s.box.width), w))
    column = Box(s.box.x0, s.box.y0, s.box.x0 + usual, s.box.y1)
    free = not any(t is not s and t.box.meets(column) for t in places.around(column))
    return replace(s, right=max(s.box.x1, column.x1)) if free and usual - s.box.width < 0.75 * usual else s


def _hosts(t: Segment, s: Segment) -> bool:
    """Whether t shows the measure of the column that s stands in."""
    em = s.size
    return (
        t.container == s.container
        and len(t.lines) > len(s.lines)
        and abs(t.size - s.size) < 0.15 * em
        and t.box.x0 < s.box.x0 + 0.4 * em
        and s.box.x0 - t.box.x0 < 2.6 * em
        and t.box.x1 > s.box.x1 - 0.7 * em
        and -t.box.overlap_y(s.box) < 2.2 * em
    )


def _ends_with(t: Segment, s: Segment) -> bool:
    """Whether s is a line at the right edge of t, under it as a signature stands, or over it where it heads the next column."""
    em = s.size
    alone = len(s.lines) == 1 and len(t.lines) >= 3 and t.container == s.container and in_latin_letters(s.lines[0].text)
    return (
        alone
        and (-0.4 * em < s.box.y0 - t.box.y1 < 1.2 * em or -0.4 * em < t.box.y0 - s.box.y1 < 1.2 * em)
        and abs(t.box.x1 - s.box.x1) < 0.3 * em < s.box.x0 - t.box.x0
    )


def obstacles_of(layout: PageLayout, quotes: Sequence[Head] = ()) -> Obstacles:
    """What stands between the page's texts: drawn rules; pictures, captions, tables, boxes, pull quotes with their rules."""
    frame = frame_of(layout)
    around = [q.box.grown(2, 3.6 * q.size) for q in quotes]
    drawn = [frame.turn(rule.box) for rule in layout.rules]
    rules = tuple(box for box in drawn if not any(_frames(box, f) for f in around))
    # A quote reaches as far as its rules, no farther: the next heading may stand close by.
    framed = [
        bounding([q.box.grown(2, 1.2 * q.size), *(r for r in drawn if r.width > r.height and _frames(r, f))])
        for q, f in zip(quotes, around, strict=True)
    ]
    fillers = [frame.turn(p.box) for p in layout.pictures]
    fillers += [frame.turn(b.box) for b in layout.blocks if b.role in FILLERS]
    fillers += [frame.turn(aside.box) for aside in layout.asides]
    fillers += [frame.turn(layout.panels[k].box) for k in sorted({b.container for b in layout.blocks}) if k >= 0]
    return Obstacles(rules, (*fillers, *framed))


def _frames(rule: Box, around: Box) -> bool:
    """Whether a rule is one of those that set a pull quote apart."""
    return rule.overlap_y(around) >= 0 and rule.overlap_x(around) > 0.5 * rule.width and rule.width < 2.2 * around.width


def text_of(lines: Iterable[Line], between: str = "") -> str:
    """Lines as one string, for matching words in them."""
    return between.join(line.text for line in lines)


def hull(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return bounding(boxes)
