"""Asides: texts that run across the page's direction, as a poem in level lines does on a page of vertical columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from baoyan.layout.aside_heads import adopt_side_heads, quotes_between_rules
from baoyan.layout.page import Page, Seen, seen_lines
from baoyan.layout.segments import DISPLAY, assign_containers
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Direction, Line, Style

LETTERS = 24
"""Characters from which lines across the page are a text, not words of a heading."""
AIR = 9.0
"""Points of white around a picture or caption."""
FAR = 14.0
"""Ems between a text and its heading at its side, at most."""
LIKE_BODY, OTHER = 3, 5
"""Lines that a text has at least: in the page's own face and size, and in another, as decks have it."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The lines of one aside, headings and all. `page`: what the rules look at when it is laid out by itself."""

    lines: tuple[Line, ...]
    box: Box
    page: Page
    pictures: tuple[int, ...]


def find_asides(page: Page, lines: Sequence[Line], captions: Mapping[int, Box]) -> list[Found]:
    """The texts across the page's direction, with their headings.

    Args:
        page: the page in the frame of its own direction.
        lines: lines that no table, caption or advertisement took.
        captions: boxes of captions by their picture, with which they may stand between a heading and its text.
    """
    if all(line.direction is page.frame.direction for line in lines):
        return []
    frame = Frame(_other(page.frame.direction))
    seen = [replace(s, box=frame.turn(s.line.box)) for s in assign_containers(page, seen_lines(page, lines))]
    fillers = [frame.turn(p.box) for p in page.pictures] + [frame.turn(box) for box in captions.values()]
    across = [s for s in seen if not s.along]
    rules = [frame.turn(rule.box) for rule in page.rules]
    quotes = quotes_between_rules(page, across, rules)
    fillers += [over.union(under) for over, under in quotes]
    rules = [rule for rule in rules if not any(rule in pair for pair in quotes)]
    texts: list[list[Seen]] = []
    rest: list[list[Seen]] = []
    for group in _groups(across, fillers, rules):
        text = _text(page, group)
        own = _without_feet(group, text) if text else []
        texts += [own] if own else []
        rest += [left] if (left := [s for s in group if s not in own]) else []
    walls = [s.box for s in seen if s.along]
    for group in rest:
        _adopt(texts, group, walls, rules)
    adopt_side_heads(page, texts, [s for s in seen if s.along], rules)
    return [_found(page, frame, group, _text(page, group)[0].voice, captions) for group in texts]


def _adopt(texts: list[list[Seen]], group: list[Seen], walls: Sequence[Box], rules: Sequence[Box]) -> None:
    """Give lines that stand apart to the text with which they share a space free of the page's own text: its heading, its end."""
    box = bounding(s.box for s in group)
    if _heads_columns(group, box, walls):
        return
    near: list[tuple[float, list[Seen]]] = []
    for text in texts:
        hull = bounding(s.box for s in text)
        both = hull.union(box)
        gap = max(-hull.overlap_x(box), -hull.overlap_y(box))
        free = not any(wall.intersection(both) for wall in walls) and not any(_parts(r, box, hull) for r in rules)
        if text[0].container == group[0].container and free and gap < FAR * text[0].size:
            near.append((gap, text))
    if near:
        min(near, key=lambda item: item[0])[1].extend(group)


def _heads_columns(group: Sequence[Seen], box: Box, walls: Sequence[Box]) -> bool:
    """Whether text of the page's own direction begins right under these lines."""
    em = max(s.size for s in group)
    return any(-2 < w.y0 - box.y1 < 2.5 * em and w.overlap_x(box) > 0 for w in walls)


def _other(direction: Direction) -> Direction:
    return Direction.HORIZONTAL if direction is Direction.VERTICAL else Direction.VERTICAL


def _found(page: Page, frame: Frame, group: Sequence[Seen], body: Style, captions: Mapping[int, Box]) -> Found:
    lines = tuple(s.line for s in group)
    box = bounding(line.box for line in lines)
    told = [p.box.union(captions[n]) if n in captions else p.box for n, p in enumerate(page.pictures)]
    pictures = tuple(n for n, picture in enumerate(told) if _owns(page, box, picture))
    return Found(lines, box, replace(page, frame=frame, body=body, text=lines), pictures)


def _owns(page: Page, text: Box, picture: Box) -> bool:
    """Whether a picture stands within an aside, or as wide as it right over or under it."""
    if picture.overlap(text.grown(2)) > 0.5:
        return True
    within = picture.x0 > text.x0 - page.em and picture.x1 < text.x1 + page.em
    near = -2 < -picture.overlap_y(text) < 1.6 * page.em
    return within and near and not any(_parts(r.box, picture, text) for r in page.rules)


def _parts(rule: Box, a: Box, b: Box) -> bool:
    """Whether a rule lies in the gap between two boxes, one over the other or side by side."""
    both = a.union(b)
    if rule.width > rule.height:
        level = min(a.y1, b.y1) - 2 < rule.cy < max(a.y0, b.y0) + 2
        return level and rule.overlap_x(both) > 0.5 * min(a.width, b.width)
    upright = min(a.x1, b.x1) - 2 < rule.cx < max(a.x0, b.x0) + 2
    return upright and rule.overlap_y(both) > 0.5 * min(a.height, b.height)


def _groups(across: Sequence[Seen], fillers: Sequence[Box], rules: Sequence[Box]) -> list[list[Seen]]:
    """Lines that stand together, each group from top to bottom."""
    order = sorted(across, key=lambda s: s.box.y0)
    root = list(range(len(order)))

    def find(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    for j, b in enumerate(order):
        for i in range(j):
            if find(i) != find(j) and _together(order[i], b, fillers, rules):
                root[find(i)] = find(j)
    groups: dict[int, list[Seen]] = {}
    for k, s in enumerate(order):
        groups.setdefault(find(k), []).append(s)
    return list(groups.values())


def _together(a: Seen, b: Seen, fillers: Sequence[Box], rules: Sequence[Box]) -> bool:
    """Whether two lines, the second no higher, are of one text or of its heading."""
    if a.container != b.container:
        return False
    small, large = sorted((a.size, b.size))
    down, side = b.box.y0 - a.box.y1, -a.box.overlap_x(b.box)
    if side < 0:
        limit = max(0.9 * large, 2.6 * small)  # past a short last line to the indented one after it
        near = down < limit or down - _filled(a.box, b.box, fillers) < limit
    else:
        near = a.box.overlap_y(b.box) > 0.5 * small and side < 2.6 * small
    return near and not any(_parts(rule, a.box, b.box) for rule in rules)


def _filled(upper: Box, lower: Box, fillers: Sequence[Box]) -> float:
    """How much of the height between two lines pictures and captions fill, with the white around them."""
    strip = Box(max(upper.x0, lower.x0), upper.y1, min(upper.x1, lower.x1), lower.y0)
    return sum(
        max(0.0, min(f.y1, strip.y1) - max(f.y0, strip.y0)) + AIR
        for f in fillers
        if f.overlap_x(strip) > 0.3 * strip.width and f.overlap_y(strip) > 0
    )


def _text(page: Page, group: Sequence[Seen]) -> list[Seen]:
    """The lines of running text in a group: those of the voice that most of its small type has; none where they are no text."""
    small = [s for s in group if s.size < DISPLAY * page.em]
    count: Counter[tuple[str, float, bool]] = Counter()
    for s in small:
        count[_voice(s)] += len(s.text)
    if not count:
        return []
    voice = count.most_common(1)[0][0]
    text = [s for s in small if _voice(s) == voice]
    like = voice[0] == page.body.font and voice[2] == page.body.bold and voice[1] > 0.93 * page.em
    enough = len(text) >= (LIKE_BODY if like else OTHER) and sum(len(s.text) for s in text) >= LETTERS
    stacked = any(
        0 < b.box.cy - a.box.cy < 2.6 * a.size and b.box.overlap_x(a.box) > 0 for a, b in combinations(text, 2)
    )
    return text if enough and stacked else []


def _voice(s: Seen) -> tuple[str, float, bool]:
    return (s.voice.font, round(s.voice.size, 1), s.voice.bold)


def _without_feet(group: Sequence[Seen], text: Sequence[Seen]) -> list[Seen]:
    """The group without display type below its last line of text: the heading of what stands there."""
    foot = max(s.box.y0 for s in text)
    size = text[0].size
    return [s for s in group if s.box.y0 <= foot or s.size < DISPLAY * size]
