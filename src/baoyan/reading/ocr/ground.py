"""What is printed on a scan besides text: rules, frames, tints, reversed panels, pictures.

Rules are looked for in the picture as it is; grounds and pictures on a small copy of one pixel a point, on which the
strokes of text have been closed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Panel, Picture, Rule
from baoyan.reading.graphics import join_strips
from baoyan.reading.ocr.places import Bounds
from baoyan.reading.ocr.tints import find_tints

THICK = 4.0
"""Points. A thicker bar is a panel."""
PIECE = 12.0
"""Points. Shorter dark runs are strokes of characters."""
SHORTEST = 22.0
"""Points. Shorter rules tell nothing."""
DASH = 2.4
"""Heights of a line: dashes of its text are no longer."""
DASH_GAP = 0.4
BREAK = 4.0
"""Points of white in a worn rule."""
FAINT = 28
"""Levels by which a rule is darker than the ground beside it."""
STROKE = 5
"""Points. Strokes of body type, thin rules are closed up."""
MIDDLE = 28
"""Levels below the paper's: what shows through from the back is lighter."""
DARK = 70
"""Levels below the paper's that a picture or a reversed panel has somewhere."""
PLAIN = 0.8
"""The share of a panel that is of one tone; the sky of a photograph has more than one."""
EVEN = 7
"""Levels by which one tone sways."""
SMALLEST = 14.0
"""Points. Smaller grounds and pictures are blots and marks."""
EDGE = 0.45
"""Of its width: how much ink a picture's first row holds at least."""
FULL = 0.8
"""A ground or a picture fills so much of its box."""
BAND = 3
"""Points of white from edge to edge between two pictures, at least."""
CROSSING = 0.02
"""Of its length: how much of such a band may be dark."""
CORNER = 3.0
"""Points by which the rules of a frame miss one another."""
BRINK = 4.0
"""Points from the picture's edge within which a rule is the paper's end, a shadow or the scanner's lid."""
REVERSED = 12
"""Levels by which the ground of reversed type sways."""
REVERSED_FULL = 0.9
"""The share of its rectangle that such a ground fills."""
AROUND = 3.0
"""Points beyond a reversed ground within which its edge is sharp."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a line stands, in pixels, the tone around it, whether it is light on dark, and whether its type is large."""

    bounds: Bounds
    tone: int
    light: bool = False
    large: bool = False


def find_rules(grey: np.ndarray, dpi: float, text: Sequence[Bounds]) -> list[Rule]:
    """Drawn straight lines, level and upright, in points.

    Args:
        grey: the page, uint8 (h, w).
        dpi: its pixels in an inch.
        text: where lines of text stand, in pixels: what lies within one is a stroke.
    """
    upright = [(y0, x0, y1, x1) for x0, y0, x1, y1 in text]
    level = [Rule(Box(*b), b[3] - b[1]) for b in _runs(grey, dpi, text)]
    down = [Rule(Box(b[1], b[0], b[3], b[2]), b[3] - b[1]) for b in _runs(np.ascontiguousarray(grey.T), dpi, upright)]
    high, wide = (n * 72 / dpi for n in grey.shape)
    return [r for r in level if _inside(r.box.cy, high)] + [r for r in down if _inside(r.box.cx, wide)]


def _inside(place: float, end: float) -> bool:
    """Whether a rule across a page stands so far from both its edges that it may be printed."""
    return BRINK < place < end - BRINK


def _runs(grey: np.ndarray, dpi: float, text: Sequence[Bounds]) -> Iterator[Bounds]:
    """Level rules in points: x0, y0, x1, y1."""
    point = dpi / 72
    thick = 2 * round(THICK * point / 2) + 1
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((thick + 2, 1), np.uint8))
    dark: np.ndarray = (cv2.subtract(closed, grey) > FAINT).astype(np.uint8)
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, round(PIECE * point)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    pieces = [
        (x / point, y / point, (x + w) / point, (y + h) / point)
        for x, y, w, h, _ in stats[1:].tolist()
        if h <= thick + 2 and w > 2 * h and not _stroke(x, y, w, h, text)
    ]
    for row in _rows(pieces):
        box = bounding(Box(*piece) for piece in row)
        if box.width >= SHORTEST and sum(p[2] - p[0] for p in row) > 0.6 * box.width:
            yield box.x0, box.y0, box.x1, box.y1


def _stroke(x: int, y: int, w: int, h: int, text: Sequence[Bounds]) -> bool:
    """Whether a dark run is part of a line of text."""
    middle = y + h / 2
    for x0, y0, x1, y1 in text:
        high = min(x1 - x0, y1 - y0)
        inner = 0.12 * high
        if y0 + inner < middle < y1 - inner and min(x + w, x1) - max(x, x0) > 0.6 * w:
            return True
        # a dash of two ems at a line's end
        beside = -0.5 * high < max(x0 - x - w, x - x1) < DASH_GAP * high
        if w < DASH * high and beside and abs(middle - (y0 + y1) / 2) < 0.2 * high:
            return True
    return False


def _rows(pieces: list[Bounds]) -> Iterator[list[Bounds]]:
    """Pieces that go on where others stop, at the same height."""
    rest = sorted(pieces)
    while rest:
        row = [rest.pop(0)]
        k = 0
        while k < len(rest):
            piece, last = rest[k], row[-1]
            if piece[0] - last[2] > BREAK:
                break
            if abs((piece[1] + piece[3]) / 2 - (last[1] + last[3]) / 2) < 1.0 and piece[2] > last[2]:
                row.append(rest.pop(k))
                continue
            k += 1
        yield row


def wiped(grey: np.ndarray, dpi: float, rules: Iterable[Rule]) -> np.ndarray:
    """The picture without the rules: each is painted with what lies beside it."""
    point = dpi / 72
    out = grey.copy()
    for rule in rules:
        b = rule.box.grown(0.5)
        x0, y0, x1, y1 = (round(v * point) for v in (b.x0, b.y0, b.x1, b.y1))
        x0, y0 = max(0, x0), max(0, y0)
        part = out[y0:y1, x0:x1]
        if not part.size:
            continue
        before, after = _beside(out, x0, y0, x1, y1, rule.horizontal)
        part[:] = np.maximum(before, after)
    return out


def _beside(out: np.ndarray, x0: int, y0: int, x1: int, y1: int, level: bool) -> tuple[np.ndarray, np.ndarray]:
    high, wide = out.shape
    if level:
        return out[max(0, y0 - 1), x0:x1][None], out[min(high - 1, y1), x0:x1][None]
    return out[y0:y1, max(0, x0 - 1)][:, None], out[y0:y1, min(wide - 1, x1)][:, None]


def find_grounds(
    grey: np.ndarray,
    dpi: float,
    text: Sequence[Printed],
    tones: np.ndarray | None = None,
    known: Sequence[Picture] = (),
) -> tuple[list[Panel], list[Picture]]:
    """Tints, reversed panels and pictures, in points.

    Args:
        grey: the page without its rules, uint8 (h, w).
        dpi: its pixels in an inch.
        text: where lines stand. Tints are looked for with no more than light and large ones painted over: a line
            painted over would be a tint itself where something shows through.
        tones: the page at one pixel a point with light tints as they are, where that is known.
        known: pictures that were found already.
    """
    point = dpi / 72
    size = (max(1, round(grey.shape[1] / point)), max(1, round(grey.shape[0] / point)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    bare = _without_text(small, text, point)
    paper = int(np.bincount(bare.ravel(), minlength=256)[128:].argmax()) + 128
    for picture in known:
        bare[_slice(picture.box.grown(2))] = paper
    dark = _grown(paper - bare.astype(np.int16))
    reversed_ = _reversed(bare, [t for t in text if t.light and t.tone < paper - DARK], point)
    for panel in reversed_:
        dark[_slice(panel.box.grown(2))] = False
    panels, pictures = _dark_things(bare, dark)
    panels = reversed_ + panels
    pictures += [k for k in known if not any(p.box.contains(k.box) for p in pictures)]
    taken = np.zeros(bare.shape, bool)
    for box in [p.box for p in panels] + [p.box for p in pictures]:
        taken[_slice(box.grown(2))] = True
    lines = [Box(*(v / point for v in t.bounds)) for t in text]
    return panels + find_tints(small if tones is None else tones, lines, taken), pictures


def _slice(box: Box) -> tuple[slice, slice]:
    return np.s_[max(0, round(box.y0)) : max(0, round(box.y1)), max(0, round(box.x0)) : max(0, round(box.x1))]


def _grown(depth: np.ndarray) -> np.ndarray:
    """What is much darker than the paper, with what is joined to it and darker than any tint that shows through."""
    _, labels = cv2.connectedComponents((depth > MIDDLE).astype(np.uint8), connectivity=4)
    dark = np.unique(labels[depth > DARK])
    found: np.ndarray = np.isin(labels, dark[dark > 0])
    return found


def _reversed(bare: np.ndarray, text: Iterable[Printed], point: float) -> list[Panel]:
    """The grounds of light type that are plain and have straight, sharp edges, also where they touch a picture.

    Where what lies beyond is hardly lighter or darker, the ground is a part of a picture.
    """
    found: list[Panel] = []
    for line in text:
        own = Box(*(v / point for v in line.bounds))
        at = round(own.cx), round(own.cy)
        if any(p.box.contains_point(*at) for p in found):
            continue
        box = _plain_around(bare, at, line.tone)
        # what was painted over has one tone by itself
        if box and box.contains(own.grown(1)) and _sharp(bare, box, line.tone):
            found.append(Panel(box, (line.tone, line.tone, line.tone)))
    return found


def _plain_around(bare: np.ndarray, at: tuple[int, int], tone: int) -> Box | None:
    """The rectangle of one tone around a place; None where what has that tone is no rectangle."""
    high, wide = bare.shape
    near = (np.abs(bare.astype(np.int16) - tone) < REVERSED).astype(np.uint8)
    same = cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    if not (0 <= at[0] < wide and 0 <= at[1] < high) or not same[at[1], at[0]]:
        return None
    _, labels, stats, _ = cv2.connectedComponentsWithStats(same, connectivity=4)
    k = int(labels[at[1], at[0]])
    x, y, w, h, _ = stats[k].tolist()
    own = labels[y : y + h, x : x + w] == k
    box = _trimmed(own, x, y)
    filled = float((labels[_slice(box)] == k).mean()) if box.width and box.height else 0.0
    return box if filled > REVERSED_FULL else None


def _sharp(bare: np.ndarray, box: Box, tone: int) -> bool:
    """Whether most of what lies right beyond each side of a box is of another tone; the page may end there."""
    y, x = _slice(box.grown(AROUND))
    part = np.abs(bare[y, x].astype(np.int16) - tone)
    sides = (part[0], part[-1], part[:, 0], part[:, -1])
    ends = (y.start == 0, y.stop >= bare.shape[0], x.start == 0, x.stop >= bare.shape[1])
    return all(end or float(np.median(side)) > REVERSED for side, end in zip(sides, ends, strict=True))


def _dark_things(bare: np.ndarray, dark: np.ndarray) -> tuple[list[Panel], list[Picture]]:
    """Reversed panels, which are plain, and pictures."""
    joined = cv2.morphologyEx(dark.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4)
    panels: list[Panel] = []
    pictures: list[Box] = []
    for k, (x, y, w, h, area) in enumerate(stats[1:].tolist(), 1):
        if min(w, h) < 7 or max(w, h) < SMALLEST:
            continue
        part, own = bare[y : y + h, x : x + w], labels[y : y + h, x : x + w] == k
        box = _trimmed(own, x, y)
        level = int(np.bincount(part[own], minlength=256).argmax())
        plain = float((np.abs(part[own].astype(int) - level) < EVEN).mean())
        if plain > PLAIN and area > FULL * w * h:
            panels.append(Panel(box, (level, level, level)))
        elif min(w, h) >= SMALLEST:
            pictures += _parted(dark & (labels == k), box)
    return panels, [Picture(b) for b in join_strips(pictures) if min(b.width, b.height) >= 2 * SMALLEST]


def _parted(dark: np.ndarray, box: Box) -> list[Box]:
    """One picture, or several where bands of white paper part them from edge to edge."""
    part = dark[_slice(box)]
    for axis, start in ((0, box.x0), (1, box.y0)):
        filled = part.mean(axis=axis) > CROSSING
        edges = np.flatnonzero(np.diff(np.concatenate([[0], filled.astype(int), [0]])))
        for white, end in zip(edges[2::2].tolist(), edges[1::2].tolist(), strict=False):
            if white - end < BAND:
                continue
            middle = start + (white + end) // 2
            halves = (
                (Box(box.x0, box.y0, middle, box.y1), Box(middle, box.y0, box.x1, box.y1))
                if axis == 0
                else (Box(box.x0, box.y0, box.x1, middle), Box(box.x0, middle, box.x1, box.y1))
            )
            return [b for half in halves for b in _parted(dark, _filled(dark, half))]
    return [box]


def _filled(dark: np.ndarray, box: Box) -> Box:
    """The box of what is dark within a box."""
    part = dark[_slice(box)]
    y, x = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    return Box(box.x0 + int(x[0]), box.y0 + int(y[0]), box.x0 + int(x[-1]) + 1, box.y0 + int(y[-1]) + 1)


def _trimmed(own: np.ndarray, x: int, y: int) -> Box:
    """The box of a picture without rows and columns at its edges that it hardly fills: type set close to it."""
    rows, columns = np.flatnonzero(own.mean(axis=1) > EDGE), np.flatnonzero(own.mean(axis=0) > EDGE)
    if not len(rows) or not len(columns):
        return Box(x, y, x + own.shape[1], y + own.shape[0])
    return Box(x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1)


def _without_text(small: np.ndarray, text: Iterable[Printed], point: float) -> np.ndarray:
    """The page of one pixel a point, its text painted over with the tone around it or closed up."""
    out = small.copy()
    for line in text:
        x0, y0, x1, y1 = (v / point for v in line.bounds)
        out[max(0, round(y0)) : round(y1) + 1, max(0, round(x0)) : round(x1) + 1] = line.tone
    return cv2.morphologyEx(out, cv2.MORPH_CLOSE, np.ones((STROKE, STROKE), np.uint8))


def frames(rules: Sequence[Rule], panels: Sequence[Panel]) -> list[Panel]:
    """Rectangles that four rules make; a panel may stand for one at a side or at the top: a heading on its bar.

    Rules between the top and the bottom of a rectangle whose sides run on are those of a table's rows.
    """
    level = sorted((r.box for r in rules if r.horizontal), key=lambda b: b.y0)
    down = [r.box for r in rules if not r.horizontal]
    beside = down + [p.box for p in panels]
    out: list[Panel] = []
    for top in sorted([*level, *(p.box for p in panels)], key=lambda b: b.y0):
        if any(p.box.grown(CORNER).contains(top) for p in out if p.box.width < top.width + 2 * CORNER):
            continue
        # the farthest rule that closes it: those before are rows of a table
        boxes = (_framed(top, bottom, beside if top in level else down) for bottom in reversed(level))
        if box := next((b for b in boxes if b), None):
            out.append(Panel(box, None, (0, 0, 0)))
    return out


def _framed(top: Box, bottom: Box, down: Iterable[Box]) -> Box | None:
    """The frame between two level rules, or a bar and a rule, of one width with something upright at both ends."""
    if bottom.y1 - top.y1 < SMALLEST or abs(top.x0 - bottom.x0) > CORNER or abs(top.x1 - bottom.x1) > CORNER:
        return None
    sides = [d for d in down if _spans(d, top, bottom)]
    left = [d for d in sides if min(abs(d.x0 - top.x0), abs(d.x1 - top.x0)) < CORNER]
    right = [d for d in sides if min(abs(d.x1 - top.x1), abs(d.x0 - top.x1)) < CORNER]
    if not left or not right:
        return None
    return Box(min(top.x0, *(d.x0 for d in left)), top.y0, max(top.x1, *(d.x1 for d in right)), bottom.y1)


def beside_frames(rules: Sequence[Rule], framed: Sequence[Panel]) -> list[Rule]:
    """The rules that are no side of a frame."""
    return [r for r in rules if not any(_is_side(r, p.box) for p in framed)]


def _is_side(rule: Rule, frame: Box) -> bool:
    b = rule.box
    if not frame.grown(CORNER).contains(b):
        return False
    near = (
        (abs(b.cy - y) for y in (frame.y0, frame.y1))
        if rule.horizontal
        else (abs(b.cx - x) for x in (frame.x0, frame.x1))
    )
    return min(near) < CORNER


def _spans(side: Box, top: Box, bottom: Box) -> bool:
    """Whether an upright rule or a panel at the side goes from the one level rule to the other, and not far beyond."""
    from_top, to_bottom = side.y0 < top.y1 + CORNER, side.y1 > bottom.y0 - CORNER
    return from_top and to_bottom and (side.width < THICK or side.height < bottom.y1 - top.y0 + 4 * CORNER)
