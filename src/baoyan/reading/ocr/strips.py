"""Strips: the pictures of single lines, cut from a page where its text stands, with the bounds of their ink.

Vertical lines are looked at transposed, so that one code serves both directions (`places`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from baoyan.reading.ocr.places import Bounds, Place, line_table
from baoyan.reading.ocr.specks import Band, trimmed
from baoyan.reading.ocr.straight import LONG, gains, leans, shifted

GAP = 0.42
"""Ems of white that the ink of a line may leave beyond its core: before a bracket, after a comma."""
GAP_DOWN = 0.85
"""The same in a column, where a stop or a flat character stands in the middle of its cell."""
FAINT = 0.25
"""Of the darkest ink: the least of a thin stroke."""
WHOLE = 0.9
"""Of a line's length: a row of ink so long is no stroke of its type."""
BAR = 1.8
"""How many times longer than high a line is told by such rows: a single character may have some."""
MARGIN = 0.15
"""Of a line's height: white before and after it."""
CONTRAST = 22
"""Levels between ink and ground: less is grain."""
REACH = 1.3
"""Ems beyond its core that a line is looked for."""
SOLID = 0.93
"""Of a line's height: no column of a character outside its core is so full of ink."""
TWO = 1.5
"""How long, in heights of both together, two lines grown together are at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A line's picture, along the line first: `grey` and `ink` are (v, u); `u`, `v` is where they begin on the page."""

    grey: np.ndarray
    ink: np.ndarray
    u: int
    v: int
    vertical: bool
    light: bool
    """Light ink on dark ground."""

    @property
    def ground(self) -> int:
        """The tone around the ink."""
        white = self.grey[~self.ink]
        return int(np.median(white)) if len(white) else 255

    @property
    def faint(self) -> np.ndarray:
        """Ink with its thin and worn parts: whatever stands out from the ground."""
        return _above(np.abs(self.grey.astype(np.int16) - self.ground))

    @property
    def high(self) -> int:
        """Across the line, in pixels."""
        return int(self.ink.shape[0])

    @property
    def bounds(self) -> Bounds:
        """On the page: x0, y0, x1, y1."""
        high, wide = self.ink.shape
        if self.vertical:
            return self.v, self.u, self.v + high, self.u + wide
        return self.u, self.v, self.u + wide, self.v + high


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """The part of a page around one place, (v, u), from `left`, `top` on; its core from `begin` to `end` along it.

    `bands`: where its type begins and ends across it; mostly one, two where lines have grown together.
    """

    part: np.ndarray
    ink: np.ndarray
    light: bool
    begin: int
    end: int
    left: int
    top: int
    bands: tuple[Band, ...]


def cut_strips(grey: np.ndarray, found: Sequence[Place], rules: Sequence[Bounds] = ()) -> list[Strip]:
    """The strip of each place, with the bounds of its ink.

    Args:
        grey: the page without its rules, uint8 (h, w).
        found: where lines stand.
        rules: drawn lines, in pixels: x0, y0, x1, y1.
    """
    out: list[Strip] = []
    for way in (False, True):
        walls = np.concatenate([line_table([p.bounds for p in found], way), line_table(rules, way)])
        page = grey.T if way else grey
        own = [(place, *_room(walls, k)) for k, place in enumerate(found) if place.vertical is way]
        cuts = [_cut(page, *line, lean) for line, lean in zip(own, _leans(page, own), strict=True)]
        out += _finished([cut for cut in cuts if cut], way)
    return out


def _finished(cuts: Sequence[_Cut], vertical: bool) -> Iterator[Strip]:
    """The strips of lines of one direction."""
    bands = [list(cut.bands) for cut in cuts]
    if vertical:
        bands = trimmed([(cut.ink[:, cut.begin : cut.end], own) for cut, own in zip(cuts, bands, strict=True)])
    for cut, own in zip(cuts, bands, strict=True):
        for first, last in own:
            begin, end = _extent(
                cut.ink[first:last], cut.begin, cut.end, (GAP_DOWN if vertical else GAP) * (last - first)
            )
            if end - begin >= 2:
                # a little white around the ink, as the network is used to
                e = max(1, round(0.06 * (last - first)))
                over, before = max(0, first - e), max(0, begin - e)
                at = np.s_[over : last + e, before : end + e]
                strip = Strip(cut.part[at], cut.ink[at], cut.left + before, cut.top + over, vertical, cut.light)
                yield strip if vertical else _with_margins(strip, round(MARGIN * (last - first)))


def _leans(page: np.ndarray, own: Sequence[tuple[Place, float, float]]) -> list[float]:
    """How each line leans, by its length; short ones and most lines of a straight page do not."""
    out = [0.0] * len(own)
    told = {}
    for k, (place, low, far) in enumerate(own):
        if place.u1 - place.u0 > LONG * place.high:
            part, (a, b, c, d), _, _ = _around(page, place, low, far, 0.0)
            if part.shape[0] >= 4 and d - c >= 3 and b - a >= 3:
                told[k] = gains(_ink(part, part[c:d, a:b])[0][:, a:b])
    if told:
        middles = np.array([((p.u0 + p.u1) / 2, (p.v0 + p.v1) / 2) for p, _, _ in (own[k] for k in told)])
        for k, lean in zip(told, leans(np.array(list(told.values())), middles).tolist(), strict=True):
            out[k] = lean
    return out


def _room(walls: np.ndarray, k: int) -> tuple[float, float]:
    """How far place `k` may reach along its direction: half-way to what stands next on its level.

    `walls`: places, then rules; rows of u0, u1, v0, v1.
    """
    u0, u1, v0, v1 = walls.T
    own = walls[k]
    high = own[3] - own[2]
    level = np.minimum(v1, own[3]) - np.maximum(v0, own[2]) > 0.3 * np.minimum(v1 - v0, high)
    level[k] = False
    before, after = u1[level & (u1 <= own[0] + 0.5 * high)], u0[level & (u0 >= own[1] - 0.5 * high)]
    low = (float(before.max()) + own[0]) / 2 if len(before) else -np.inf
    far = (float(after.min()) + own[1]) / 2 if len(after) else np.inf
    return low, far


def _cut(page: np.ndarray, place: Place, low: float, far: float, lean: float) -> _Cut | None:
    """What stands at one place, between `low` and `far`."""
    part, (a, b, c, d), left, top = _around(page, place, low, far, lean)
    if part.shape[0] < 4 or b - a < 3 or d - c < 3:
        return None
    ink, light = _ink(part, part[c:d, a:b])
    if not _contrasts(part, ink):
        return None
    _wipe(part, ink, _edges_of_panels(ink))
    _wipe(part, ink, _foreign(ink, c, d))
    return _Cut(part, ink, light, a, b, left, top, tuple(_bands(ink[:, a:b], c, d)))


def _around(
    page: np.ndarray, place: Place, low: float, far: float, lean: float
) -> tuple[np.ndarray, tuple[int, int, int, int], int, int]:
    """A place with what is around it, straight; where its line stands in it (u0, u1, v0, v1); where it begins (u, v)."""
    high = place.high
    u0, u1 = max(0, low, place.u0 - REACH * high), min(page.shape[1], far, place.u1 + REACH * high)
    v0, v1 = max(0, place.v0 - 0.35 * high), min(page.shape[0], place.v1 + 0.35 * high)
    left, right, top, bottom = round(u0), round(u1), round(v0), round(v1)
    a, b = max(0, round(place.u0) - left), max(0, round(place.u1) - left)
    c, d = max(0, round(place.v0) - top), max(0, round(place.v1) - top)
    if lean:
        narrower = min(abs(lean) * (b - a), 0.5 * high) / 2
        c, d = round(c + narrower), round(d - narrower)
    return shifted(page, top, bottom, left, right, lean), (a, b, c, d), left, top


def _ink(part: np.ndarray, core: np.ndarray) -> tuple[np.ndarray, bool]:
    """Which pixels are ink, and whether it is light on dark: the ground is what runs along the edges of the line."""
    level, dark = cv2.threshold(core, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    edge = max(1, core.shape[0] // 12)
    rim = np.concatenate([dark[:edge].ravel(), dark[-edge:].ravel()])
    light = bool((rim > 0).mean() > 0.5) or _within_bar(dark > 0)
    return (part > level) if light else (part <= level), light


def _within_bar(dark: np.ndarray) -> bool:
    """Whether a line's core reaches beyond the bar it is reversed on: the dark goes from end to end above and below it."""
    high, wide = dark.shape
    full = dark.mean(axis=1) > WHOLE
    return wide > BAR * high and bool(full[: high // 3].any() and full[-(high // 3) :].any())


def _with_margins(strip: Strip, wide: int) -> Strip:
    """The strip with so much white before and after: the network misses marks that stand at an end."""
    grey = np.pad(strip.grey, ((0, 0), (wide, wide)), constant_values=strip.ground)
    return replace(strip, grey=grey, ink=np.pad(strip.ink, ((0, 0), (wide, wide))), u=strip.u - wide)


def _above(away: np.ndarray) -> np.ndarray:
    return np.asarray(np.greater(away, FAINT * float(np.percentile(away, 99))))


def _contrasts(part: np.ndarray, ink: np.ndarray) -> bool:
    """Whether the ink is more than the grain of the paper."""
    if ink.all() or not ink.any():
        return False
    return abs(float(part[~ink].mean()) - float(part[ink].mean())) >= CONTRAST


def _edges_of_panels(ink: np.ndarray) -> np.ndarray:
    """Ink that fills whole columns or rows, above and below the line too: what lies beyond the edge of a panel, a rule."""
    found = ink.copy()
    found[np.ix_(ink.mean(axis=1) <= WHOLE, ink.mean(axis=0) <= WHOLE)] = False
    return found


def _foreign(ink: np.ndarray, c: int, d: int) -> np.ndarray:
    """The ink of the lines above and below rows `c..d`: their tails would be read as marks."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    top, high = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_HEIGHT]
    inside = np.minimum(top + high, d) - np.maximum(top, c)
    foreign = inside < 0.5 * high
    foreign[0] = False
    found: np.ndarray = foreign[labels]
    return found


def _wipe(part: np.ndarray, ink: np.ndarray, gone: np.ndarray) -> None:
    """Take ink away, with its grey rims. Changes `part` and `ink`."""
    if not gone.any():
        return
    white = part[~ink]
    ink[gone] = False
    rims = cv2.dilate(gone.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool) & ~ink
    part[rims] = int(np.median(white)) if len(white) else 255


def _bands(ink: np.ndarray, c: int, d: int) -> list[tuple[int, int]]:
    """Across the line, where its ink begins and ends: rows `c..d` give or take; more than one where white rows part it."""
    rows = ink.mean(axis=1)
    c, d = min(c, len(rows)), min(d, len(rows))  # a line may be found to reach beyond the picture's edge
    high = d - c
    empty = rows <= 0.004
    # beyond the edge of a reversed panel, along a rule, all is ink
    outside = np.ones(len(rows), bool)
    outside[c + high // 5 : d - high // 5] = False
    empty |= outside & (rows > SOLID)
    first, last = c, d
    # outwards to white, or inwards past it
    while first > 0 and not empty[first - 1] and c - first < 0.16 * high:
        first -= 1
    while first < d and empty[first]:
        first += 1
    while last < len(rows) and not empty[last] and last - d < 0.16 * high:
        last += 1
    while last > first and empty[last - 1]:
        last -= 1
    if last - first < 3:
        return []
    part = _white_row(empty[first:last]) if ink.shape[1] > TWO * (last - first) else 0
    if not part:
        return [(first, last)]
    # the network marks the middle two fifths of a line: what has none of it is a neighbour's
    middle = range(c + round(0.32 * high), d - round(0.32 * high))
    bands = [(first, first + part), (first + part, last)]
    return [b for b in bands if len(range(max(b[0], middle.start), min(b[1], middle.stop))) > 0.1 * high]


def _white_row(empty: np.ndarray) -> int:
    """Where white rows part two lines of like height; 0 where none do."""
    n = len(empty)
    inner = np.flatnonzero(empty[round(0.3 * n) : round(0.7 * n)])
    return round(0.3 * n) + int(inner[len(inner) // 2]) if len(inner) else 0


def _extent(ink: np.ndarray, a: int, b: int, gap: float) -> tuple[int, int]:
    """Along the line, where its ink begins and ends: from the core `a..b` outwards over white of no more than `gap`."""
    share = ink.mean(axis=0)
    # solid ink beside light text is the paper beyond its panel; a flat character of a column is thinner
    solid = (share > SOLID).astype(np.uint8).reshape(1, -1)
    beyond = np.flatnonzero(cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((1, max(3, len(ink) // 4)), np.uint8)))
    left, right = max([0, *(beyond[beyond < a] + 1)]), min([len(share), *beyond[beyond >= b]])
    columns = np.flatnonzero(ink.any(axis=0))
    columns = columns[(columns >= left) & (columns < right)]
    if not len(columns):
        return a, a
    inside = columns[(columns >= a) & (columns < b)]
    if not len(inside):
        return a, a
    first, last = int(inside[0]), int(inside[-1])
    for column in columns[columns < first][::-1].tolist():
        if first - column > gap:
            break
        first = column
    for column in columns[columns > last].tolist():
        if column - last > gap:
            break
        last = column
    return first, last + 1
