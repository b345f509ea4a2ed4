"""A line's text from its glyphs: where spaces belong that no glyph drew, or that a blank glyph drew."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from baoyan.reading.characters import han, meaning

_UTF32 = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
LINE_END = 10
"""What parts the lines of a running text."""
LETTER_SPACE = 0.16
"""Ems. A wider gap between letters parts words; fonts' own spaces are 0.2 to 0.3, kerned ones 0.17."""
HAN_SPACE = 0.14
"""Ems beyond a line's usual gap. Solid characters stand on a grid: measured, no two of one word differ by more than 0.03."""
BORDER_SPACE = 0.16
"""Ems between Han and Latin. Composition programs put an eighth there by themselves, a typed space is a quarter or more."""
FULL_SPACE = 0.7
"""Ems beyond the usual gap from which the space is a full-width one."""
MARK_SPACE = 0.45
"""Ems beside full-width punctuation, whose own white is squeezed or widened when lines are justified."""
DRAWN_SPACE = 0.05
"""Ems that a drawn blank must leave to be seen as a space."""
MARKS = ("“", "”", "‘", "’", "…", "—", "·")
"""Punctuation outside the full-width blocks that Chinese lines use, with white of its own there."""


_HAN, _MARK, _LETTER = 0, 1, 2
"""Solid characters and bullets; punctuation of Chinese lines; letters, figures and their marks."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The glyphs of all lines, one line after another: shape (n,). `begin` is where each line begins, shape (lines,).

    `gap` is from each glyph to the next one of its line, in ems; `drawn` says whether a blank glyph stands there.
    """

    begin: np.ndarray
    code: np.ndarray
    u0: np.ndarray
    u1: np.ndarray
    gap: np.ndarray
    drawn: np.ndarray

    @property
    def ends(self) -> np.ndarray:
        """The place of each line's last glyph. Shape (lines,)."""
        return np.append(self.begin[1:], len(self.code)) - 1

    @property
    def line(self) -> np.ndarray:
        """The line of each glyph. Shape (n,)."""
        return np.repeat(np.arange(len(self.begin)), self.ends - self.begin + 1)


@dataclass(frozen=True, slots=True)
class Spelt:
    """The spelling of all lines. `code`: their characters, one line after another, each with a `LINE_END`.

    `place`: where in these the text of each glyph begins.
    """

    lines: list[Spelling]
    code: np.ndarray
    place: np.ndarray


@dataclass(frozen=True, slots=True)
class Spelling:
    """A line's text; an edge before each character and one after the last; where each glyph's text begins."""

    text: str
    edges: tuple[float, ...]
    starts: tuple[int, ...]


def spell(rows: Rows, border: float) -> Spelt:
    """The spelling of each line.

    Args:
        rows: the glyphs.
        border: the page's usual gap between Han and letters, in ems.
    """
    codes, which = np.unique(rows.code, return_inverse=True)
    meanings = [meaning(code) for code in codes.tolist()]
    spaces = _spaces(rows, _kinds(meanings, which, rows), border)
    lengths = np.array([len(m) for m in meanings])[which]
    extra = spaces > 0
    extra[rows.ends] = True
    place = np.cumsum(lengths + extra) - lengths - extra
    edges = _edges(rows, place, lengths, extra)
    code = _characters(meanings, which, place, lengths)
    code[(place + lengths)[spaces == 2]] = ord("\u3000")
    code[(place + lengths)[rows.ends]] = LINE_END
    text = code.astype(np.uint32).tobytes().decode(_UTF32, "surrogatepass")
    starts = (place - place[rows.begin][rows.line]).tolist()
    ranges = (place[rows.begin], (place + lengths)[rows.ends], rows.begin, rows.ends + 1)
    lines = [
        Spelling(text[first:last], tuple(edges[first : last + 1]), tuple(starts[a:b]))
        for first, last, a, b in zip(*(x.tolist() for x in ranges), strict=True)
    ]
    return Spelt(lines, code, place)


def _characters(meanings: list[str], which: np.ndarray, place: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The characters of all glyphs at their places, and a space after each where there is room for one."""
    known = np.array([ord(char) for meaning in meanings for char in meaning], np.int64)
    sizes = np.array([len(meaning) for meaning in meanings])
    begin = (np.cumsum(sizes) - sizes)[which]
    step = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    out = np.full(int(place[-1] + lengths[-1]) + 1, ord(" "))
    out[np.repeat(place, lengths) + step] = known[np.repeat(begin, lengths) + step]
    return out


def _edges(rows: Rows, place: np.ndarray, lengths: np.ndarray, extra: np.ndarray) -> list[float]:
    """Where each character begins, and where the glyph before a space or a line's end stops."""
    out = np.zeros(int((lengths + extra).sum()))
    out[place[lengths > 0]] = rows.u0[lengths > 0]
    out[(place + lengths)[extra]] = rows.u1[extra]
    for k in np.flatnonzero(lengths > 1).tolist():
        share = np.arange(lengths[k]) / lengths[k]
        out[place[k] : place[k] + lengths[k]] = rows.u0[k] + (rows.u1[k] - rows.u0[k]) * share
    edges: list[float] = np.round(out, 2).tolist()
    return edges


def _spaces(rows: Rows, kind: np.ndarray, border: float) -> np.ndarray:
    """What stands after each glyph: 0 nothing, 1 a space, 2 a full-width space. Shape (n,)."""
    after = np.append(kind[1:], _LETTER)
    inner = np.ones(len(kind), bool)
    inner[rows.ends] = False
    letters, solid = (kind == _LETTER) & (after == _LETTER), (kind == _HAN) & (after == _HAN)
    mark = (kind == _MARK) | (after == _MARK)
    line = rows.line
    # Letter-spaced capitals: the usual gap is itself wide, and only a much wider one parts words.
    loose = _usual(rows, letters & inner, 2)[line]
    grid = np.maximum(0.0, _usual(rows, solid & inner, 4))[line]
    letter_limit = np.where(loose < 0.11, LETTER_SPACE, 1.7 * loose + 0.06)
    limit = np.select([letters, mark, solid], [letter_limit, MARK_SPACE, HAN_SPACE], max(BORDER_SPACE, border + 0.05))
    gap = np.where(inner, rows.gap, -1.0) - np.where(letters, 0.0, grid)
    space = (gap > limit) | (rows.drawn & (gap > DRAWN_SPACE))
    full = (gap > FULL_SPACE) & (kind != _LETTER) & (after != _LETTER)
    return np.where(space, np.where(full, 2, 1), 0)


def _usual(rows: Rows, chosen: np.ndarray, part: int) -> np.ndarray:
    """For each line the gap that one in `part` of its chosen gaps do not exceed; 0 where there are too few."""
    lines, gaps = rows.line[chosen], rows.gap[chosen]
    order = np.lexsort((gaps, lines))
    count = np.bincount(lines, minlength=len(rows.begin))
    first = np.cumsum(count) - count
    # A lone gap between Han says nothing of the grid.
    enough = count >= (1 if part == 2 else 2)
    out = np.zeros(len(count))
    out[enough] = gaps[order][(first + (count // 2 if part == 2 else (count - 1) // 4))[enough]]
    return out


def _kinds(meanings: list[str], which: np.ndarray, rows: Rows) -> np.ndarray:
    """The kind of each glyph. Shape (n,)."""
    kind = np.array([_kind(m) for m in meanings])[which]
    marks = np.array([m[:1] in MARKS for m in meanings])[which]
    chinese = np.logical_or.reduceat(kind == _HAN, rows.begin)[rows.line]
    return np.where(marks & ~chinese, _LETTER, kind)


def _kind(text: str) -> int:
    char = text[:1]
    if char in MARKS and char:
        return _MARK
    if not char or not (han(char) or 0x2500 <= ord(char) < 0x27C0):
        return _LETTER
    return _MARK if 0x3000 <= ord(char) < 0x3040 or (ord(char) >= 0xFF00 and not char.isalnum()) else _HAN


def usual_border(gap: np.ndarray, following: np.ndarray, solid: np.ndarray, letter: np.ndarray) -> float:
    """The page's usual gap between Han and letters or figures, in ems; 0 where there are too few. All shape (n,)."""
    near = (following >= 0) & (np.abs(gap) < 0.6)
    border = gap[near & ((solid & letter[following]) | (letter & solid[following]))]
    return float(np.median(border)) if len(border) >= 8 else 0.0


def blanks_after(
    u0: np.ndarray, v: np.ndarray, size: np.ndarray, following: np.ndarray, blank_u: np.ndarray, blank_v: np.ndarray
) -> np.ndarray:
    """After which glyphs a drawn blank stands, before the next glyph of the line. Shape (n,).

    Args:
        u0: where each glyph begins along the line.
        v: where it stands across.
        size: its em.
        following: the next glyph, or -1.
        blank_u: where each blank begins.
        blank_v: where it stands across.
    """
    found = np.zeros(len(u0), bool)
    if not len(blank_u):
        return found
    order = np.lexsort((blank_u, np.round(blank_v)))
    rows, starts = np.round(blank_v)[order], blank_u[order]
    span = float(max(blank_u.max(), u0.max()) - min(blank_u.min(), u0.min())) + 10.0
    low = min(blank_u.min(), u0.min())
    keys = rows * span + (starts - low)
    has = np.flatnonzero(following >= 0)
    left, right = u0[has] - low + 0.05 * size[has], u0[following[has]] - low + 0.3 * size[has]
    for step in (-1, 0, 1):
        row = (np.round(v[has]) + step) * span
        found[has] |= np.searchsorted(keys, row + right) > np.searchsorted(keys, row + left)
    return found
