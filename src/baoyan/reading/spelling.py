"""A line's text from its glyphs: where spaces belong that no glyph drew, or that a blank glyph drew."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from baoyan.reading.characters import han

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
MARKS = frozenset("“”‘’…—·")
"""Punctuation outside the full-width blocks that Chinese lines use, with white of its own there."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A line's text; an edge before each character and one after the last; where each glyph's text begins."""

    text: str
    edges: tuple[float, ...]
    starts: tuple[int, ...]

    @staticmethod
    def of(
        texts: list[str], u0: list[float], u1: list[float], size: list[float], blank: list[bool], border: float
    ) -> Spelling:
        """The spelling of glyphs in order.

        Args:
            texts: what each glyph stands for.
            u0: where each begins along the line.
            u1: where each ends.
            size: their ems.
            blank: whether a drawn blank follows each glyph.
            border: the page's usual gap between Han and letters, in ems.
        """
        gaps = [(u0[k] - u1[k - 1]) / min(size[k], size[k - 1]) for k in range(1, len(texts))]
        kinds = [_kind(text) for text in texts]
        if "H" not in kinds:
            kinds = ["a" if text[:1] in MARKS else kind for text, kind in zip(texts, kinds, strict=True)]
        limits = _Limits.of(gaps, kinds, border)
        out: list[str] = []
        edges: list[float] = []
        starts: list[int] = []
        for k, piece in enumerate(texts):
            if k:
                space = limits.space(gaps[k - 1], kinds[k - 1] + kinds[k], blank[k - 1])
                if space:
                    out.append(space)
                    edges.append(u1[k - 1])
            starts.append(len(edges))
            for j, char in enumerate(piece):
                out.append(char)
                edges.append(u0[k] + (u1[k] - u0[k]) * j / len(piece))
        edges.append(u1[-1])
        return Spelling("".join(out), tuple(round(e, 2) for e in edges), tuple(starts))


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a line's own gaps say. `solid` and `loose`: the usual gap between Han, and between letters, in ems."""

    solid: float
    loose: float
    border: float

    @staticmethod
    def of(gaps: list[float], kinds: list[str], border: float) -> _Limits:
        pairs = [a + b for a, b in itertools.pairwise(kinds)]
        solid = sorted(gap for gap, pair in zip(gaps, pairs, strict=True) if pair == "HH")
        loose = sorted(gap for gap, pair in zip(gaps, pairs, strict=True) if pair == "aa")
        return _Limits(
            solid[(len(solid) - 1) // 4] if len(solid) > 1 else 0.0,
            loose[len(loose) // 2] if loose else 0.0,
            max(BORDER_SPACE, border + 0.05),
        )

    def space(self, gap: float, pair: str, drawn: bool) -> str:
        """The space that stands in a gap between two kinds of character, or nothing."""
        if pair == "aa":
            # Letter-spaced capitals: the usual gap is itself wide, and only a much wider one parts words.
            limit = LETTER_SPACE if self.loose < 0.11 else 1.7 * self.loose + 0.06
            spread = 0.0
        elif "P" in pair:
            limit, spread = MARK_SPACE, max(0.0, self.solid)
        else:
            limit, spread = HAN_SPACE if pair == "HH" else self.border, max(0.0, self.solid)
        gap -= spread
        if gap > limit or (drawn and gap > DRAWN_SPACE):
            return "\u3000" if gap > FULL_SPACE and "a" not in pair else " "
        return ""


def _kind(text: str) -> str:
    """H: solid characters and bullets; P: punctuation of Chinese lines; a: letters, figures and their marks."""
    char = text[:1]
    if char in MARKS:
        return "P"
    if not char or not (han(char) or 0x2500 <= ord(char) < 0x27C0):
        return "a"
    return "P" if 0x3000 <= ord(char) < 0x3040 or (ord(char) >= 0xFF00 and not char.isalnum()) else "H"


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
