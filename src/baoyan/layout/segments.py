"""Runs of text lines in one column, and lines of display type: the blocks that articles are built of."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from baoyan.layout.grounds import is_ground_of_head
from baoyan.layout.page import Page, Seen
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

DISPLAY = 1.22
"""Ems of body size from which type is display, unless it is set in columns."""
LONE = 8.0
"""Ems of the widest space between two words that are alone in a justified line."""
ROUNDS = 4
"""Split lines in a row that are made whole, at most."""
NEAR, FAR = 2.6, 5.2
"""Ems between a split line and another that shows its column: usually, and at most."""
FEW = 2
"""Words on each side of the gap in such lines: of more there are two columns."""
SIGNS = tuple("，。、；：！？”’」』）》…")
"""Signs that are set closer than an em when they follow one another."""
LEADING = 2.0
"""Ems between the middles of two lines of one run, at most."""

LIGHT = 200
"""Of 255, what each of red, green and blue has at least in type that only a dark ground shows."""


def mend_split_lines(page: Page, seen: list[Seen]) -> list[Seen]:
    """Join pieces of one line that a wide word space parted, where a neighbouring line shows that they share a column.

    A line made whole shows its neighbours in turn: in a narrow column several lines of two words follow one another.
    """
    for k in range(ROUNDS):
        whole = _mended(page, seen, 99 if k == 0 else FEW)
        if len(whole) == len(seen):
            break
        seen = whole
    return seen


def _mended(page: Page, seen: list[Seen], words: int) -> list[Seen]:
    """One round of joining pieces of so many words at most."""
    lines = sorted((s for s in seen if s.along), key=lambda s: s.box.x0)
    by_place = sorted(lines, key=lambda s: s.box.cy)
    places = [s.box.cy for s in by_place]

    def near(s: Seen, distance: float) -> list[Seen]:
        return by_place[bisect_left(places, s.box.cy - distance) : bisect_right(places, s.box.cy + distance)]

    out: list[Seen] = [s for s in seen if not s.along]
    gone: set[int] = set()
    for first in lines:
        if id(first) in gone:
            continue
        merged = first
        while (
            after := _next_piece(merged, [s for s in near(merged, 0.3 * merged.size) if id(s) not in gone])
        ) is not None:
            few = max(len(merged.text.split()), len(after.text.split())) <= words
            if not few or not _one_line(merged, after, near(merged, FAR * merged.size)):
                break
            merged = _glued(page, merged, after)
            gone.add(id(after))
        out.append(merged)
    return out


def _next_piece(a: Seen, level: list[Seen]) -> Seen | None:
    """The nearest piece right of a, of those at its height."""
    em = a.size
    right = [
        b for b in level if b is not a and _overlap(a, b) * em < b.box.x0 - a.box.x1 < LONE * em and b.box.x1 > a.box.x1
    ]
    return min(right, key=lambda b: b.box.x0) if right else None


def _overlap(a: Seen, b: Seen) -> float:
    """How far, in ems, b may reach back into a: two signs pressed into the room of one share a box."""
    return -1.1 if a.text[-1:] in SIGNS and b.text[:1] in SIGNS else -0.3


def _one_line(a: Seen, b: Seen, around: list[Seen]) -> bool:
    em = min(a.size, b.size)
    gap = b.box.x0 - a.box.x1
    if (
        abs(a.box.cy - b.box.cy) > 0.3 * em
        or not _overlap(a, b) * em <= gap <= LONE * em
        or max(a.size, b.size) > 1.25 * em
    ):
        return False
    few = max(len(a.text.split()), len(b.text.split())) <= FEW
    if gap > 1.2 * em and ord(a.text[-1:] or " ") > 0x2E7F and ord(b.text[:1] or " ") > 0x2E7F:
        return False  # Chinese has no word spaces to be spread
    for host in around:
        covers = host.box.x0 < a.box.x1 - 0.4 * em and host.box.x1 > b.box.x0 + 0.4 * em
        if not covers or host is a or host is b:
            continue
        if (
            (abs(host.box.cy - a.box.cy) > NEAR * em and not (few and _down_to(host, a, around)))
            or (not few and _leaves_free(host.line, a.box.x1, b.box.x0))
            or abs(host.size - a.size) > 0.06 * em
            or host.line.style.font not in (a.line.style.font, b.line.style.font)
        ):
            continue
        column = host.box.x0 > a.box.x0 - 2.6 * em and host.box.x1 >= b.box.x1 - 0.6 * em
        if gap > 5 * em and abs(host.box.x1 - b.box.x1) > 0.15 * em:
            continue
        if column and host.box.x1 - b.box.x1 < 30 * em and abs(a.box.x0 - host.box.x0) < 2.6 * em:
            return True
    return False


def _down_to(host: Seen, a: Seen, around: list[Seen]) -> bool:
    """Whether all lines between two of a column begin where it does: short ones say nothing of how wide it is."""
    low, high = sorted((host.box.cy, a.box.cy))
    between = [s for s in around if low + 1 < s.box.cy < high - 1 and s.box.overlap_x(host.box) > 0]
    return all(abs(s.box.x0 - host.box.x0) < NEAR * a.size for s in between)


def _leaves_free(line: Line, x0: float, x1: float) -> bool:
    """Whether a line itself has nothing in much of a gap: then the gap is one between columns, which it bridges by mistake."""
    if not line.edges:
        return False
    ends = zip(line.text, line.edges, line.edges[1:], strict=False)
    spaces = [min(hi, x1) - max(lo, x0) for char, lo, hi in ends if char.isspace()]
    return max(spaces, default=0.0) > 0.45 * (x1 - x0)


def _glued(page: Page, a: Seen, b: Seen) -> Seen:
    latin = max(a.text[-1:], b.text[:1]) < "\u2e80" and min(a.text[-1:], b.text[:1]) < "\u0250"
    space = " " if latin and not a.text.endswith("-") else ""
    first, second = a.line, b.line
    shift = len(first.text) + len(space)
    edges = (
        (*first.edges[:-1], *(first.edges[-1:] if space else ()), *second.edges) if first.edges and second.edges else ()
    )
    runs = first.runs or ((0, first.style),)
    runs = (*runs, *((at + shift, style) for at, style in (second.runs or ((0, second.style),))))
    main = first if len(first.text) >= len(second.text) else second
    line = replace(
        main,
        text=first.text + space + second.text,
        box=first.box.union(second.box),
        edges=edges,
        runs=runs,
        lead=runs[0][1] if runs[0][1] != main.style else None,
        tail=runs[-1][1] if runs[-1][1] != main.style else None,
        unsure=_unsure(first, space, second),
        seen=f"{first.seen or first.text}{space}{second.seen or second.text}" if first.seen or second.seen else "",
    )
    return Seen(line, page.frame.turn(line.box), True, a.container)


def _unsure(first: Line, space: str, second: Line) -> str:
    """How unsure each character of two lines put together is."""
    if not first.unsure and not second.unsure:
        return ""
    return "".join(x.unsure or "0" * len(x.text) for x in (first, replace(first, text=space, unsure=""), second))


def part_flow(page: Page, seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """Lines of running text, and all others (display type, lines across the text)."""
    flow = [s for s in seen if s.along and s.size < DISPLAY * page.em]
    large = [s for s in seen if s.along and s.size >= DISPLAY * page.em]
    set_in_columns = [s for run in runs_of(page, large) if _is_running(page, run) for s in run]
    kept = set(map(id, set_in_columns))
    return flow + set_in_columns, [s for s in seen if not s.along] + [s for s in large if id(s) not in kept]


def initials(page: Page, flow: list[Seen], display: list[Seen]) -> list[Seen]:
    """Drop caps: single large characters with a line of text right at their side."""
    return [
        s
        for s in display
        if s.along and len(s.text.strip("“‘「『\"'")) == 1 and s.size > 1.6 * page.em
        and any(
            -0.5 * page.em < f.box.x0 - s.box.x1 < 1.5 * page.em and s.box.y0 < f.box.cy < s.box.y1 for f in flow
        )
    ]  # fmt: skip


def _is_running(page: Page, run: list[Seen]) -> bool:
    """Whether larger type is running text all the same: several full lines, justified."""
    wide = ord(run[0].text[-1:] or " ") > 0x2E7F
    # Two of a heading's three lines of words may chance to be as long.
    if len(run) < (3 if wide else 5) or run[0].size > 1.75 * page.em:
        return False
    right = max(s.box.x1 for s in run)
    if len(run) >= 8 and sum(s.box.width for s in run) > 9 * run[0].size * len(run):
        return True
    # Justified words end just at the edge, a heading's lines hardly two of them; Chinese marks stop half an em before it.
    slack = 0.7 if wide else 0.12
    full = [s for s in run[:-1] if right - s.box.x1 < slack * s.size]
    return len(full) >= max(2, 0.6 * (len(run) - 1)) and right - min(s.box.x0 for s in run) > 8 * run[0].size


def runs_of(page: Page, lines: Iterable[Seen]) -> list[list[Seen]]:
    """Lines chained downwards: each to the one line below it that has no other line above."""
    order = sorted(lines, key=lambda s: (s.box.cy, s.box.x0))
    reach = LEADING * max((s.size for s in order), default=0.0)
    level = sorted((r for r in (page.frame.turn(rule.box) for rule in page.rules) if r.width > r.height), key=_middle)
    below = {k: _below(page, order, k, reach) for k in range(len(order))}
    above: dict[int, list[int]] = {}
    for k, found in below.items():
        for j in found:
            above.setdefault(j, []).append(k)
    step = {
        k: found[0]
        for k, found in below.items()
        if len(found) == 1 and len(above[found[0]]) == 1 and _follows(level, order[k], order[found[0]])
    }
    started = set(step.values())
    runs = []
    for k in range(len(order)):
        if k in started:
            continue
        run, at = [order[k]], step.get(k)
        while at is not None:
            run.append(order[at])
            at = step.get(at)
        runs += _part_at_gaps(run)
    return _closed_up(runs, level)


def _closed_up(runs: list[list[Seen]], level: list[Box]) -> list[list[Seen]]:
    """Runs joined where a last line is so short that the indented one after it stands under none of its characters."""
    order = sorted(runs, key=lambda run: run[0].box.cy)
    tops = [run[0].box.cy for run in order]
    gone: set[int] = set()
    for k, run in enumerate(order):
        while k not in gone:
            foot = run[-1]
            near = range(bisect_right(tops, foot.box.cy), bisect_left(tops, foot.box.cy + LEADING * foot.size))
            column = bounding(s.box for s in run)
            free = [j for j in near if j != k and j not in gone]
            under = [j for j in free if _stands_under(foot, column, order[j])]
            under = [j for j in under if _ends_short(run, order[j])] if len(under) == 1 else []
            under = under or [j for j in free if _turns_to_edge(foot, order[j][0])]
            if len(under) != 1 or not _follows(level, foot, order[under[0]][0]):
                break
            run.extend(order[under[0]])
            gone.add(under[0])
    return [run for k, run in enumerate(order) if k not in gone]


def _stands_under(foot: Seen, column: Box, lower: list[Seen]) -> bool:
    """Whether a run begins within the width of the run above it, whose last line and box are given, at the next line's height."""
    return foot.container == lower[0].container and column.overlap_x(lower[0].box) > 0


def _turns_to_edge(foot: Seen, first: Seen) -> bool:
    """Whether an indented line goes on in one at the column's edge that is no wider than the indent, and so under none of it."""
    em = foot.size
    return (
        foot.container == first.container
        and first.box.cy - foot.box.cy > 0.7 * em
        and 1.7 * em < foot.box.x0 - first.box.x0 < 2.3 * em
        and first.box.x1 < foot.box.x0 + 0.3 * em
        and 0.94 < first.size / em < 1.06
    )


def _ends_short(upper: list[Seen], lower: list[Seen]) -> bool:
    """Whether the lower run goes on the column of the upper one, whose last line covers no quarter of it."""
    last, first = upper[-1], lower[0]
    column, rest, em = bounding(s.box for s in upper), bounding(s.box for s in lower), last.size
    steps = sorted(b.box.cy - a.box.cy for a, b in itertools.pairwise(upper)) or [1.7 * em]
    beside = last.box.overlap_x(first.box) <= 0.25 * min(last.box.width, first.box.width)
    within = rest.x0 > column.x0 - 0.5 * em and rest.x1 < column.x1 + em
    pitch = 0.7 * em < first.box.cy - last.box.cy < 1.35 * steps[len(steps) // 2]
    return beside and within and pitch and len(upper) > 1 and 0.94 < first.size / em < 1.06


def _below(page: Page, order: list[Seen], k: int, reach: float) -> list[int]:
    """The nearest lines under line k that share its width: several where a wide line stands over columns."""
    a = order[k]
    box, middle = a.box, a.box.cy
    found: list[tuple[float, int]] = []
    for j in range(k + 1, len(order)):
        b = order[j]
        distance = b.box.cy - middle
        if distance > reach:
            break
        if b.box.x0 > box.x1 or b.box.x1 < box.x0:
            continue
        if distance > LEADING * max(a.size, b.size):
            continue
        if distance < 0.5 * min(a.size, b.size) or b.container != a.container:
            continue
        if b.box.overlap_x(a.box) > 0.25 * min(a.box.width, b.box.width):
            found.append((distance, j))
    if not found:
        return []
    nearest = min(found)[0]
    return [j for distance, j in found if distance < nearest + 0.4 * a.size]


def _middle(box: Box) -> float:
    return box.cy


def _follows(level: list[Box], a: Seen, b: Seen) -> bool:
    """Whether b goes on a's run: like size, on a ground alike, none of the level rules (in order) between."""
    if not 0.84 <= a.size / b.size <= 1.19 or _is_reversed(a) is not _is_reversed(b):
        return False
    between = level[bisect_right(level, a.box.cy, key=_middle) : bisect_left(level, b.box.cy, key=_middle)]
    both = a.box.union(b.box) if between else a.box
    return not any(rule.overlap_x(both) > 0.3 * min(a.box.width, b.box.width) for rule in between)


def _is_reversed(s: Seen) -> bool:
    """Whether a line is printed light, on a dark ground: a column's name there is none of the text under it."""
    return min(s.line.style.colour) > LIGHT


def _part_at_gaps(run: list[Seen]) -> list[list[Seen]]:
    """Part a run where the leading opens clearly wider than it usually is."""
    if len(run) < 3:
        return [run]
    steps = [b.box.cy - a.box.cy for a, b in itertools.pairwise(run)]
    usual = sorted(steps)[len(steps) // 2]
    parts: list[list[Seen]] = [[run[0]]]
    for step, line in zip(steps, run[1:], strict=True):
        if step > 1.5 * usual:
            parts.append([])
        parts[-1].append(line)
    return parts


def assign_containers(page: Page, seen: list[Seen]) -> list[Seen]:
    """Each line with the innermost panel that holds running text around it."""
    holders = [(k, page.panels[k].box.grown(2)) for k in containers(page, seen)]
    out = []
    for s in seen:
        inside = [k for k, box in holders if box.contains_point(s.line.box.cx, s.line.box.cy)]
        out.append(replace(s, container=min(inside, key=lambda k: page.panels[k].box.area)) if inside else s)
    return out


def containers(page: Page, seen: list[Seen]) -> list[int]:
    """Panels that hold running text: frames and tints of whole articles, not the ground of a heading."""
    out: list[int] = []
    for k, panel in enumerate(page.panels):
        b = panel.box
        if min(b.width, b.height) < 4 * page.em or any(_same(b, p.box) for p in page.pictures):
            continue
        if any(_same(b, page.panels[j].box) for j in out):
            continue
        inside = [s for s in seen if b.contains(s.line.box, 2.0) and s.size < DISPLAY * page.em and len(s.text) >= 4]
        crossed = [s for s in seen if b.meets(s.line.box) and not b.contains(s.line.box, 3.0)]
        if len(inside) >= 2 and len(crossed) <= 1 and not is_ground_of_head(page, b):
            out.append(k)
    return out


def _same(a: Box, b: Box) -> bool:
    return abs(a.x0 - b.x0) < 4 and abs(a.x1 - b.x1) < 4 and abs(a.y0 - b.y0) < 4 and abs(a.y1 - b.y1) < 4


def box_of(lines: Iterable[Line]) -> Box:
    """The page box around lines."""
    return bounding(line.box for line in lines)
