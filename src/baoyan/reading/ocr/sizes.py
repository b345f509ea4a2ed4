"""How type is set, from its ink: its size, its weight, whether it leans.

The size of a strip is measured by its ink and, where Han characters stand solid, by their steps; then one size is found for
all strips set alike, and for the lines of one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.reading.characters import han
from baoyan.reading.ocr.blocks import Measured, in_blocks
from baoyan.reading.ocr.signs import Read
from baoyan.reading.ocr.slant import leans
from baoyan.reading.ocr.steps import full, gathered, middle, settled_steps, steps
from baoyan.reading.ocr.strokes import heavy, stroke

HAN_INK = 0.92
"""Of the em: what the larger characters of a Han face fill."""
CAPITAL = 0.8
"""Of the em: the height of capitals, figures and ascenders, with the bleeding of the ink: 0.79 to 0.88 measured."""
FIGURE = 0.7
"""Of the em: the height of capitals and figures in faces made for Chinese."""
LOW = 0.53
"""Of the em: the height of letters without ascenders."""
ALIKE = 0.07
"""Lines of letters whose sizes differ less may be of one size."""
TALL = frozenset("bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
SHORT = frozenset("acemnorsuvwxz")
FEW_LETTERS = 16
"""Letters that do not tell their size for sure."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a strip is set: the em in pixels, whether its strokes are heavy, whether it is Han, whether it leans."""

    em: float
    bold: bool
    han: bool
    italic: bool = False


def types(reads: Sequence[Read]) -> list[Type]:
    """The type of each strip."""
    solid = np.array([_is_han(r) for r in reads], bool)
    share = _low_share([r for r, s in zip(reads, solid, strict=True) if not s])
    capital = FIGURE if 2 * solid.sum() > len(reads) else CAPITAL
    ink = np.array([_han_em(r) if s else _latin_em(r, share, capital) for r, s in zip(reads, solid, strict=True)])
    weight = np.array([len(r.marks) for r in reads], float)
    em = ink.copy()
    sure = weight > FEW_LETTERS
    own, letters = np.flatnonzero(solid), np.flatnonzero(~solid)
    if len(own):
        em[own], sure[own] = settled_steps(ink[own], weight[own], [steps(reads[k]) for k in own.tolist()])
    if len(letters):
        em[letters] = _settled(ink[letters], weight[letters])
    width = np.array([stroke(r.strip.ink) for r in reads])
    bold = heavy(em, weight, width)
    place = np.array([_in_lines(r) for r in reads]).reshape(len(reads), 4)
    down = np.array([r.strip.vertical for r in reads], bool)
    em, bold = in_blocks(Measured(place, down, em, bold, width, weight, sure))
    return [
        Type(float(e), bool(b), bool(h), not (h or r.strip.vertical) and leans(r.strip.ink))
        for r, e, b, h in zip(reads, em, bold, solid, strict=True)
    ]


def _in_lines(read: Read) -> tuple[float, float, float, float]:
    """Where a strip stands, in line coordinates that grow from line to line: u0, u1, v0, v1."""
    x0, y0, x1, y1 = read.strip.bounds
    return (y0, y1, -x1, -x0) if read.strip.vertical else (x0, x1, y0, y1)


def _is_han(read: Read) -> bool:
    """Whether the line is measured by Han characters: two of them tell its size, however many figures stand beside."""
    shown = [m.text[0] for m in read.marks if m.text.strip()]
    return 2 * sum(map(han, shown)) >= len(shown) or sum(map(full, shown)) >= 2


def _extent(read: Read) -> float:
    return read.strip.high / 1.12


def _han_em(read: Read) -> float:
    """By the ink across the line: along it two characters may have been taken for one."""
    sides = [m.x1 - m.x0 if read.strip.vertical else m.y1 - m.y0 for m in read.marks if full(m.text[0])]
    return float(np.percentile(sides, 80)) / HAN_INK if sides else _extent(read) / HAN_INK


def _latin_em(read: Read, share: float, capital: float) -> float:
    """By its capitals, `capital` of the em high, and its low letters, `share` of the height of these."""
    tall, low = _heights(read)
    if not len(tall) and not len(low):
        return _extent(read)
    # a letter tied to its neighbour's ink is too low, seldom too tall
    by_tall = float(np.percentile(tall, 70)) if len(tall) else 0.0
    by_low = float(np.median(low)) / share if len(low) else 0.0
    return (by_tall * len(tall) + by_low * len(low)) / (len(tall) + len(low)) / capital


def _heights(read: Read) -> tuple[np.ndarray, np.ndarray]:
    """Of capitals, figures and letters with ascenders; of letters without."""
    tall = np.array([m.y1 - m.y0 for m in read.marks if m.text in TALL])
    low = np.array([m.y1 - m.y0 for m in read.marks if m.text in SHORT])
    return tall, low


def _low_share(reads: Sequence[Read]) -> float:
    """Of a capital's height, that of letters without ascenders on this page."""
    pairs = [(tall, low) for tall, low in map(_heights, reads) if len(tall) >= 4 and len(low) >= 6]
    found = [float(np.median(low) / np.percentile(tall, 70)) for tall, low in pairs]
    return float(np.median(found)) if found else LOW / CAPITAL


def _settled(ink: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Sizes of letters by ink brought to the sizes of the page: those at which most letters gather."""
    rest = ink.copy()
    for members in gathered(ink, weight, ALIKE):
        rest[members] = middle(ink[members], weight[members])
    return rest
