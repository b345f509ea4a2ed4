"""How large type is, from its ink: one size for all lines set alike, since ink alone sways by a tenth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from baoyan.reading.characters import han
from baoyan.reading.ocr.signs import Read
from baoyan.reading.ocr.slant import leans

HAN_INK = 0.92
"""Of the em: what the larger characters of a Han face fill."""
CAPITAL = 0.8
"""Of the em: the height of capitals, figures and ascenders, with the bleeding of the ink: 0.79 to 0.88 measured."""
FIGURE = 0.7
"""Of the em: the height of capitals and figures in faces made for Chinese."""
LOW = 0.53
"""Of the em: the height of letters without ascenders."""
ALIKE = 0.07
"""Lines whose sizes differ less may be of one size."""
TALL = frozenset("bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
SHORT = frozenset("acemnorsuvwxz")
FEW = 5
FEW_LETTERS = 16
"""Letters tell less of their size than Han characters do."""
LIKELY = 0.17
"""By which the size of so few characters may be wrong."""
BOLD = 1.22
"""Strokes so many times wider than those of the body are bold."""


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
    for kind in (True, False):
        own = np.flatnonzero(solid == kind)
        if len(own):
            em[own] = _settled(ink[own], weight[own], [reads[k] for k in own.tolist()], kind)
    stroke = np.array([_stroke(r) for r in reads]) / np.maximum(em, 1.0)
    normal = _body_stroke(em, weight, stroke)
    bold = stroke > BOLD * normal
    _last_lines(reads, em, bold, np.where(solid, FEW, FEW_LETTERS))
    return [
        Type(float(e), bool(b), bool(h), not (h or r.strip.vertical) and leans(r.strip.ink))
        for r, e, b, h in zip(reads, em, bold, solid, strict=True)
    ]


def _last_lines(reads: Sequence[Read], em: np.ndarray, bold: np.ndarray, few: np.ndarray) -> None:
    """Lines of a few characters have the size of the longer line before them, where theirs may be it. Changes `em`.

    `few`: how many are too few to tell a size, for each line.
    """
    table = np.array([_in_lines(r) for r in reads]).reshape(len(reads), 4)
    down = np.array([r.strip.vertical for r in reads], bool)
    length = np.array([len(r.marks) for r in reads])
    for k in np.flatnonzero(length <= few).tolist():
        u0, u1, v0, v1 = table.T
        near = (down == down[k]) & (bold == bold[k]) & (length > few)
        near &= (v1 <= v0[k] + 0.5 * em[k]) & (v0[k] - v1 < em[k]) & (u0 < u1[k]) & (u1 > u0[k])
        near &= np.abs(np.log(em / em[k])) < LIKELY
        if near.any():
            before = np.flatnonzero(near)
            em[k] = em[before[v1[before].argmax()]]


def _in_lines(read: Read) -> tuple[float, float, float, float]:
    """Where a strip stands, in line coordinates that grow from line to line: u0, u1, v0, v1."""
    x0, y0, x1, y1 = read.strip.bounds
    return (y0, y1, -x1, -x0) if read.strip.vertical else (x0, x1, y0, y1)


def _is_han(read: Read) -> bool:
    """Whether the line is measured by Han characters: two of them tell its size, however many figures stand beside."""
    shown = [m.text[0] for m in read.marks if m.text.strip()]
    return 2 * sum(map(han, shown)) >= len(shown) or sum(map(_large, shown)) >= 2


def _extent(read: Read) -> float:
    return read.strip.high / 1.12


def _han_em(read: Read) -> float:
    """By the ink across the line: along it two characters may have been taken for one."""
    sides = [m.x1 - m.x0 if read.strip.vertical else m.y1 - m.y0 for m in read.marks if _large(m.text[0])]
    return float(np.percentile(sides, 80)) / HAN_INK if sides else _extent(read) / HAN_INK


def _large(text: str) -> bool:
    return 0x3400 <= ord(text) <= 0x9FFF and text not in "一二三四丶口日曰工"


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


def _settled(ink: np.ndarray, weight: np.ndarray, reads: Sequence[Read], solid: bool) -> np.ndarray:
    """Sizes by ink brought to the sizes of the page: those at which most characters gather."""
    rest = ink.copy()
    left = weight > 0
    for _ in range(60):
        if not left.any():
            break
        # the size around which most characters that have none yet stand
        sizes = np.log(np.maximum(ink, 1.0))
        near = np.abs(sizes[left][:, None] - sizes[left][None, :]) < ALIKE / 2
        best = int((near * weight[left][None, :]).sum(axis=1).argmax())
        members = np.flatnonzero(left)[np.abs(sizes[left] - sizes[left][best]) < ALIKE]
        rest[members] = _one_size(ink[members], weight[members], [reads[k] for k in members.tolist()], solid)
        left[members] = False
    return rest


def _one_size(ink: np.ndarray, weight: np.ndarray, reads: Sequence[Read], solid: bool) -> float:
    """The em of lines set alike: Han characters set solid stand an em apart."""
    order = np.argsort(ink)
    half = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    size = float(ink[order[min(int(half), len(order) - 1)]])
    if not solid:
        return size
    steps = np.concatenate([_steps(r) for r in reads])
    steps = steps[(steps > 0.93 * size) & (steps < 1.16 * size)]
    return float(np.percentile(steps, 30)) if len(steps) >= 12 else size


def _steps(read: Read) -> np.ndarray:
    """From the middle of each Han character to that of the next."""
    large = [m for m in read.marks if m.text.strip()]
    middles = np.array([(m.y0 + m.y1 if read.strip.vertical else m.x0 + m.x1) / 2 for m in large])
    both = np.array([_large(a.text[0]) and _large(b.text[0]) for a, b in pairwise(large)], bool)
    found: np.ndarray = np.diff(middles)[both] if len(large) > 1 else np.zeros(0)
    return found


def _stroke(read: Read) -> float:
    """The mean width of strokes: twice the ink by its outline."""
    ink = read.strip.ink
    outline = int((ink[1:] != ink[:-1]).sum()) + int((ink[:, 1:] != ink[:, :-1]).sum())
    return 2.0 * float(ink.sum()) / max(outline, 1)


def _body_stroke(em: np.ndarray, weight: np.ndarray, stroke: np.ndarray) -> float:
    """The stroke, in ems, of most of the text."""
    if not len(em):
        return 1.0
    order = np.argsort(stroke)
    half = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    return float(stroke[order[min(int(half), len(order) - 1)]])
