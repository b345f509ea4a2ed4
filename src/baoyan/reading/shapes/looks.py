"""Looks at type: strips of glyphs, laid side by side or cut from the page, and which character each glyph was seen as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.model.geometry import Box
from baoyan.reading.ocr import Recogniser, Sign
from baoyan.reading.shapes.cells import ABOVE, BELOW, HIGH, Cells
from baoyan.reading.shapes.painting import Painting

EDGE = 12
"""Pixels of white before and after what is on a strip."""
BETWEEN = 2
"""Pixels between glyphs laid side by side."""
STRIP = 1024
"""Pixels of width of the strips that go to the network."""
EM = HIGH / (ABOVE + BELOW)
"""Pixels of an em on a strip."""
SKIP = 0.6
"""Ems by which a sign may stand beside its glyph before the two are held for different ones."""


@dataclass(frozen=True, slots=True)
class Look:
    """One strip: the glyphs on it from left to right, and where the cell of each begins and ends, in pixels."""

    glyphs: tuple[int, ...]
    picture: np.ndarray
    start: np.ndarray
    end: np.ndarray


@dataclass(frozen=True, slots=True)
class Seen:
    """What one glyph was seen as on one look: its signs, none where nothing was seen."""

    glyph: int
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(sign.text for sign in self.signs)

    @property
    def confidence(self) -> float:
        """Of the least sure of its signs, 0 to 1."""
        return min((sign.confidence for sign in self.signs), default=0.0)


def side_by_side(glyphs: Sequence[int], cells: Cells, painting: Painting, turn: Sequence[int] = ()) -> Look:
    """Glyphs laid one after another. `turn`: glyphs shown turned a quarter anticlockwise: marks of vertical lines."""
    parts, start, end = [_white(EDGE)], [], []
    at = EDGE
    for k in glyphs:
        picture = cells.picture(k, painting)
        if k in turn:
            picture = turned(picture)
        start.append(at)
        at += picture.shape[1]
        end.append(at)
        parts += [picture, _white(BETWEEN)]
        at += BETWEEN
    return Look(tuple(glyphs), np.concatenate([*parts, _white(EDGE)], axis=1), np.array(start), np.array(end))


def turned(picture: np.ndarray) -> np.ndarray:
    """The em square of a cell's picture turned a quarter anticlockwise, in a picture as high and as wide."""
    em = round(EM)
    top = round(HIGH * (ABOVE - 0.88) / (ABOVE + BELOW))
    wide = picture.shape[1]
    square = np.full((em, em), 255, np.uint8)
    part = picture[top : top + em, max(0, (wide - em) // 2) : max(0, (wide - em) // 2) + em]
    left = (em - part.shape[1]) // 2
    square[: part.shape[0], left : left + part.shape[1]] = part
    out = np.full((HIGH, em), 255, np.uint8)
    out[top : top + em] = np.rot90(square)
    return out


def from_page(glyphs: Sequence[int], cells: Cells, painting: Painting) -> Look:
    """A part of a line as it stands on the page, running to the right."""
    own = np.array(glyphs)
    size = float(np.median(cells.size[own]))
    base = float(np.median(cells.y0[own] + ABOVE * cells.size[own]))
    x0, x1 = float(cells.x0[own].min()) - 0.1 * size, float(cells.x1[own].max()) + 0.1 * size
    box = Box(x0, base - ABOVE * size, x1, base + BELOW * size)
    grain = HIGH / ((ABOVE + BELOW) * size)
    width = max(8, round((x1 - x0) * grain))
    picture = np.concatenate([_white(EDGE), painting.crop(box, width, HIGH), _white(EDGE)], axis=1)
    start, end = (EDGE + (side[own] - x0) * grain for side in (cells.x0, cells.x1))
    return Look(tuple(glyphs), picture, start, end)


def seen_on(looks: Sequence[Look], recogniser: Recogniser, squeeze: float) -> list[list[Seen]]:
    """What each glyph on each look was seen as."""
    room = round(STRIP / squeeze)
    found = []
    for group in _packed([look.picture.shape[1] for look in looks], room):
        own = [looks[k] for k in group]
        widths = [look.picture.shape[1] for look in own]
        pictures = [look.picture for look in own]
        strip = np.concatenate([*pictures, _white(max(0, room - sum(widths)))], axis=1)
        # One by one: a strip of this width alone goes as quickly as several, and the network has one shape of input.
        signs = recogniser.read([strip], squeeze)[0].signs
        at = np.array([(sign.start + sign.end) / 2 * strip.shape[1] for sign in signs])
        ends = np.cumsum(widths)
        for look, begin, end in zip(own, ends - widths, ends, strict=True):
            inside = np.flatnonzero((at >= begin) & (at < end)).tolist()
            found.append(_seen(look, [signs[k] for k in inside], at[inside] - begin))
    return found


def _packed(widths: Sequence[int], room: int) -> list[list[int]]:
    """Which looks go onto one strip, in their order."""
    groups: list[list[int]] = []
    left = 0
    for k, width in enumerate(widths):
        if not groups or width > left:
            groups.append([])
            left = room
        groups[-1].append(k)
        left -= width
    return groups


def _seen(look: Look, signs: Sequence[Sign], at: np.ndarray) -> list[Seen]:
    shown = [k for k, sign in enumerate(signs) if sign.text.strip()]
    signs, at = [signs[k] for k in shown], at[shown] / EM
    own = matched((look.start + look.end) / 2 / EM, at)
    parts: list[list[Sign]] = [[] for _ in look.glyphs]
    for sign, k in zip(signs, own, strict=True):
        if k >= 0:
            parts[k].append(sign)
    return [Seen(glyph, tuple(part)) for glyph, part in zip(look.glyphs, parts, strict=True)]


def matched(cells: np.ndarray, signs: np.ndarray) -> list[int]:
    """To which cell each sign belongs: both in order from left to right, places in ems.

    A cell may have no sign, and more than one (a ligature); the way that moves least is taken.
    """
    n, m = len(cells), len(signs)
    if n == m and (n == 0 or float(np.abs(cells - signs).max()) < SKIP):
        return list(range(n))
    if n == 0 or m == 0:
        return [-1] * m
    away = np.abs(cells[:, None] - signs[None, :])
    # best[i][j]: the first i cells with the first j signs, the last sign in the last of these cells or before.
    best = np.full((n + 1, m + 1), np.inf)
    best[0] = SKIP * np.arange(m + 1) * 2
    step = np.zeros((n + 1, m + 1), np.int8)
    step[0] = 2
    for i in range(1, n + 1):
        row, above, cost = best[i], best[i - 1], away[i - 1]
        row[0], step[i, 0] = above[0] + SKIP, 0
        for j in range(1, m + 1):
            ways = (above[j] + SKIP, above[j - 1] + cost[j - 1], row[j - 1] + cost[j - 1] + 0.3)
            way = ways.index(min(ways))
            row[j], step[i, j] = ways[way], way
    return _way_back(step, n, m)


def _way_back(step: np.ndarray, i: int, j: int) -> list[int]:
    """The cell of each sign, from the steps: 0 a cell without a sign, 1 a sign and its cell, 2 one sign more."""
    own = [-1] * j
    while j > 0:
        way = int(step[i, j])
        if way == 0:
            i -= 1
            continue
        j -= 1
        own[j] = i - 1
        if way == 1:
            i -= 1
    return own


def _white(width: int) -> np.ndarray:
    return np.full((HIGH, width), 255, np.uint8)
