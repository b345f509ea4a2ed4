"""Which lines speak of a picture: captions and credits below, beside, over or above it; and text drawn upon pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from baoyan.layout.page import Page, is_body_voice, voice_of
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

BESIDE = 1.7
"""Ems of body size between a picture and a caption at its side, at most."""
_CREDIT = re.compile(r"[.。]\s*(?:Archiv|Symbol)?(?:[Ff]otos?|[Pp]hotos?|Bild(?:er)?|Pictures?):|(?:摄|攝)[)）]?$")
FEW = 3
"""Lines of a page that has nothing but pictures and what is said of them."""
SLACK = 0.45
"""Ems by which a caption may pass its picture's edges."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Lines of one picture's caption and credit, in reading order. `picture`: its place among the page's pictures."""

    picture: int
    lines: tuple[Line, ...]


def find_captions(page: Page, lines: list[Line]) -> list[Caption]:
    """The captions of all pictures; each line goes to one picture at most."""
    boxes = [picture.box for picture in page.pictures]
    claims: dict[int, list[Line]] = {}
    left = [line for line in lines if _may_caption(page, line)]
    taken: set[int] = set()
    for finder in (_over, _below, _below_row, _right_above, _beside, _beside_upright, _above):
        for number, box in sorted(enumerate(boxes), key=lambda item: item[1].y1):
            if number in claims or (
                finder is _below_row and any(boxes[n] in _row_of(page, box, boxes) for n in claims)
            ):
                continue
            found = finder(page, box, [x for x in left if id(x) not in taken], boxes)
            if found:
                claims.setdefault(number, []).extend(found)
                taken |= set(map(id, found))
    return [Caption(n, tuple(sorted(found, key=_reading_order))) for n, found in sorted(claims.items())]


def _reading_order(line: Line) -> tuple[float, float]:
    """Top to bottom, then left to right; vertical lines from the right."""
    return (-line.box.x1, line.box.y0) if line.vertical else (round(line.box.cy / 3), line.box.x0)


def _may_caption(page: Page, line: Line) -> bool:
    """Set apart from running text, no display type, and no signature."""
    if line.text.lstrip()[:1] in "—–":
        return False
    set_apart = _a_little_smaller(page, line) or not is_body_voice(page, line) or _only_words(page)
    return line.style.size <= 1.25 * page.em and set_apart


def _only_words(page: Page) -> bool:
    """Whether a page of pictures has so few lines of text that they can only be what is said of them."""
    return 0 < page.worded <= FEW


def _a_little_smaller(page: Page, line: Line) -> bool:
    """Whether a line has the face of running text and nearly its size: a caption only where few such lines stand together."""
    return is_body_voice(page, line) and voice_of(line).size < 0.97 * page.em


def _over(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Small lines on the picture itself, at its foot or head."""
    inside = [x for x in lines if box.contains(x.box, 1.0)]
    zone = max(4.5 * page.em, 0.22 * box.height)
    found = [x for x in inside if x.box.y0 > box.y1 - zone or x.box.y1 < box.y0 + zone]
    foot = sorted((x for x in found if x.box.y0 > box.y1 - zone), key=lambda x: -x.box.y0)
    for line in sorted((x for x in inside if x not in found and not x.vertical), key=lambda x: -x.box.y1):
        # A caption of many lines begins above the zone.
        if foot and len(foot) < 9 and _alike(foot[-1], line) and -2 < foot[-1].box.y0 - line.box.y1 < 0.95 * page.em:
            foot.append(line)
            found.append(line)
    return found


def _below(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Lines right under the picture, within its width, as long as they follow one another closely."""
    slack = SLACK * page.em
    column = sorted(
        (
            x
            for x in lines
            if not x.vertical and x.box.x0 > box.x0 - slack and _inked(x) < box.x1 + slack and x.box.y0 > box.y1 - slack
        ),
        key=lambda x: x.box.y0,
    )
    found: list[Line] = []
    edge, limit = box.y1, 3.0 if _only_words(page) else 1.5
    for line in column:
        gap = line.box.y0 - edge
        if gap > limit * line.style.size or len(found) >= 12:
            break
        if found and not (_alike(found[0], line) and gap < _inner_gap(found) + 0.3 * line.style.size):
            break
        found.append(line)
        edge, limit = max(edge, line.box.y1), 0.95
    if len(found) > 4 and _a_little_smaller(page, found[0]):
        return []
    return found if found and not _opens_text(page, box, found, lines) else []


def _below_row(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Lines right under a row of pictures, longer than one of them: they speak of all, and stand with the first."""
    row = _row_of(page, box, boxes)
    if len(row) < 2 or min(row, key=lambda b: b.x0) != box:
        return []
    found = _below(page, bounding(row), lines, boxes)
    return found if found and found[0].box.x1 > box.x1 + page.em else []


def _row_of(page: Page, box: Box, boxes: list[Box]) -> list[Box]:
    """A picture and those that stand beside it with level feet, each close to the next."""
    row, level = [box], [b for b in boxes if b != box and abs(b.y1 - box.y1) < 0.5 * page.em]
    while near := [b for b in level if any(-2 < -b.overlap_x(other) < 1.6 * page.em for other in row)]:
        row += near
        level = [b for b in level if b not in near]
    return row


def _inked(line: Line) -> float:
    """Where a line's ink ends: a full-width mark at its end leaves half an em white, and may stand out of the measure."""
    return line.box.x1 - (0.5 * line.style.size if line.text.endswith(tuple("，。；：、！？）”")) else 0.0)


def _inner_gap(found: list[Line]) -> float:
    """The space between the lines found so far; between the first two lines a usual one is taken."""
    gaps = [b.box.y0 - a.box.y1 for a, b in pairwise(found) if b.box.y0 > a.box.cy]
    return max(gaps) if gaps else 0.45 * found[0].style.size


def _opens_text(page: Page, box: Box, found: list[Line], lines: list[Line]) -> bool:
    """Whether the lines are nearer to the text below them than to the picture above: a byline, not a caption."""
    first, last = found[0], found[-1]
    below = [
        x.box.y0 - last.box.y1
        for x in page.text
        if x is not last and not x.vertical and x.box.y0 > last.box.y1 - 2 and x.box.overlap_x(last.box) > 0
        and is_body_voice(page, x)
    ]  # fmt: skip
    return len(found) == 1 and bool(below) and min(below) < 0.7 * (first.box.y0 - box.y1) and min(below) < 0.7 * page.em


def _alike(first: Line, line: Line) -> bool:
    """Whether a line goes on a caption: near its size (a credit may have a face of its own)."""
    return 0.8 <= line.style.size / first.style.size <= 1.2


def _beside(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Lines at one side of the picture, within its height."""
    best: list[Line] = []
    for right in (True, False):
        near = [
            x
            for x in lines
            if not x.vertical
            and x.box.y0 > box.y0 - SLACK * page.em
            and x.box.y1 < box.y1 + SLACK * page.em
            and (-1 < x.box.x0 - box.x1 < BESIDE * page.em if right else -1 < box.x0 - x.box.x1 < BESIDE * page.em)
        ]
        if len(near) > 4 and _a_little_smaller(page, near[0]):
            continue
        if near and _over_another(page, bounding(x.box for x in near), box, boxes):
            continue
        near += _tail(near, lines, box)
        if near and len(near) > len(best) and bounding(x.box for x in near).height < 14 * page.em:
            best = near
    return best


def _over_another(page: Page, found: Box, own: Box, boxes: list[Box]) -> bool:
    """Whether words at a picture's side stand at the left edge right over another picture, within its width: they are that one's."""
    return any(
        other != own and abs(found.x0 - other.x0) < 2 and found.x1 < other.x1 + 2
        and -2 < other.y0 - found.y1 < 2.4 * page.em
        for other in boxes
    )  # fmt: skip


def _tail(near: list[Line], lines: list[Line], picture: Box) -> list[Line]:
    """Lines that go on a caption at a picture's side: its end below the picture, or the credit, at the right of the column."""
    if not near:
        return []
    box = bounding(x.box for x in near)
    em = near[0].style.size
    out: list[Line] = []
    edge = box.y1
    for line in sorted(lines, key=lambda x: x.box.y0):
        within = line.box.x0 > box.x0 - 2 and line.box.x1 < box.x1 + 0.6 * em
        # A credit is set smaller; a short caption does not show how far to the right the column reaches.
        under = line.box.overlap_x(box) > (0.3 * line.box.width if line.box.y1 > picture.y1 else -12 * em)
        credit = line.style.size < 0.95 * em and line.box.x0 > box.x0 and under
        if (
            (within or credit)
            and not line.vertical
            and line not in near
            and -1 < line.box.y0 - edge < 0.8 * em
            and _alike(near[0], line)
            and len(out) < 3
        ):
            out.append(line)
            edge = line.box.y1
    return out


def _beside_upright(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Vertical lines at one side of the picture, within its height, one close to the other."""
    slack = SLACK * page.em
    level = [x for x in lines if x.vertical and x.box.y0 > box.y0 - slack and x.box.y1 < box.y1 + slack]
    best: list[Line] = []
    for right in (True, False):
        edge = box.x1 if right else box.x0
        found: list[Line] = []
        for line in sorted(level, key=lambda x: x.box.cx, reverse=not right):
            gap = line.box.x0 - edge if right else edge - line.box.x1
            if not -1 < gap < (BESIDE if not found else 1.0) * line.style.size or len(found) >= 6:
                continue
            found.append(line)
            edge = line.box.x1 if right else line.box.x0
        if len(found) > len(best):
            best = found
    return best


def _right_above(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """A whole sentence, or words with a photographer, right over the picture: that comes before lines at its side."""
    found = _above(page, box, lines, boxes)
    return found if found and _is_whole(found) else []


def _above(page: Page, box: Box, lines: list[Line], boxes: list[Box]) -> list[Line]:
    """Small lines right over the picture, within its width, the first of them no part of a head: a sentence or nearly one."""
    slack = SLACK * page.em
    column = sorted(
        (
            x
            for x in lines
            if not x.vertical and x.box.x0 > box.x0 - slack and _inked(x) < box.x1 + slack and x.box.y1 < box.y0 + slack
        ),
        key=lambda x: -x.box.y1,
    )
    found: list[Line] = []
    edge, limit = box.y0, 1.0
    for line in column:
        if edge - line.box.y1 > limit * line.style.size or len(found) > 4 or (found and not _alike(found[0], line)):
            break
        found.append(line)
        edge, limit = min(edge, line.box.y0), 0.95
    small = all(x.style.size < 0.97 * page.em for x in found)
    said = any(len(x.text) >= (30 if x.text.isascii() else 12) or x.text.endswith(("。", ".")) for x in found)
    if not found or not small or not said:
        return []
    white = box.y0 - found[0].box.y1
    return [] if _head_near(page, edge, box, white if _is_whole(found) else None) else found


def _is_whole(found: list[Line]) -> bool:
    """Whether a caption's lines, bottom first, end as one does: in a full stop, or with the photographer."""
    return found[0].text.endswith(("。", ".")) or _ends_in_credit(found) or _CREDIT.search(found[0].text) is not None


def _ends_in_credit(found: list[Line]) -> bool:
    """Whether the last of a caption's lines, bottom first, is set smaller than the rest and apart: the photographer."""
    own, rest = found[0], found[1:]
    return bool(rest) and own.style.size < 0.95 * rest[0].style.size and own.box.x0 > min(x.box.x0 for x in rest) + 2


def _head_near(page: Page, edge: float, box: Box, white: float | None) -> bool:
    """Whether larger type, or text running on, stands right over a height within a picture's width: nearer than `white`, if given."""
    return any(
        -2 < edge - x.box.y1 < (1.1 * x.style.size if white is None else 0.9 * white)
        and x.box.overlap_x(box) > 0
        and x.style.size > 0.97 * page.em
        for x in page.text
        if not x.vertical
    )
