"""European signs as they were printed: networks give straight quotes for curly ones, a hyphen for any dash, and miss spaces.

How a quote curls follows from where it stands, what a dash is from its length, and a space is as wide as the others of its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from baoyan.reading.ocr.signs import Mark, Read

QUOTES = frozenset('"“”„‟″＂')
SINGLE = frozenset("'‘’‚‛′＇")
DASHES = frozenset("-‐–—一")
OPENING = frozenset("([{—–/«‹")
"""After these a quote opens; so it does after a space and at the beginning of a line."""
EN, EM = 0.4, 0.7
"""Ems from which a dash is an en dash, an em dash; hyphens are about 0.3."""
LIKE_SPACE = 0.5
"""Of a line's usual space: a gap so wide is one too. Measured, one gap between letters of a word in 200 is wider than 0.43."""
APART = 0.12
"""Ems by which a space is wider than the usual gap between letters."""
LONE = 0.18
"""Ems of ink to ink: the least space in a line of which no other is known."""


def as_printed(reads: Sequence[Read], ems: Sequence[float]) -> list[Read]:
    """Lines of letters with their spaces, dashes and quotes.

    Args:
        reads: lines of letters of one page.
        ems: the size of each, in pixels.
    """
    set_out = [spaced(dashed(read.marks, em), em) for read, em in zip(reads, ems, strict=True)]
    low = has_low_quotes(set_out, ems)
    return [replace(read, marks=tuple(curled(marks, low))) for read, marks in zip(reads, set_out, strict=True)]


def dashed(marks: Iterable[Mark], em: float) -> list[Mark]:
    """Dashes by their length."""
    out: list[Mark] = []
    for mark in marks:
        if mark.text not in DASHES:
            out.append(mark)
        elif out and mark.text == out[-1].text == "—" and mark.x0 - out[-1].x1 < 0.1 * em:
            out[-1] = replace(out[-1], x1=mark.x1)  # one long stroke told as two
        else:
            wide = (mark.x1 - mark.x0) / em
            out.append(mark.decided("—" if wide > EM else "–" if wide > EN else "-"))
    return out


def spaced(marks: Sequence[Mark], em: float) -> list[Mark]:
    """Spaces also where none was told but the white is as wide as that of the line's other spaces."""
    least = _least_space(marks, em)
    out: list[Mark] = []
    for before, mark in pairwise((None, *marks)):
        if before is not None and _is_space(before, mark, least):
            out.append(Mark(" ", 1.0, before.x1, before.y0, before.x1, before.y1))
        if mark is not None:
            out.append(mark)
    return out


def _is_space(before: Mark, mark: Mark | None, least: float) -> bool:
    if mark is None or not (before.text.strip() and mark.text.strip()):
        return False
    figures = before.text.isdigit() and mark.text.isdigit()
    return not figures and mark.x0 - before.x1 > least


def _least_space(marks: Sequence[Mark], em: float) -> float:
    """The width, in pixels from ink to ink, from which the white between two letters of a line is a space."""
    letters = [b.x0 - a.x1 for a, b in pairwise(marks) if a.text.isalpha() and b.text.isalpha()]
    spaces = [c.x0 - a.x1 for a, b, c in zip(marks, marks[1:], marks[2:], strict=False) if not b.text.strip()]
    close = float(np.median(letters)) if letters else 0.05 * em
    if len(spaces) >= 2:
        return max(LIKE_SPACE * float(np.median(spaces)), close + APART * em)
    return max(LONE * em, close + APART * em)


def has_low_quotes(lines: Iterable[Sequence[Mark]], ems: Iterable[float]) -> bool:
    """Whether quotes of a page open at the foot of the line, as German ones do („so“)."""
    low = high = 0
    for marks, em in zip(lines, ems, strict=True):
        for k, mark in enumerate(marks):
            if mark.text in QUOTES and opens(marks, k):
                if mark.text == "„" or _stands_low(marks, k, em):
                    low += 1
                else:
                    high += 1
    return low > high


def _stands_low(marks: Sequence[Mark], k: int, em: float) -> bool:
    """Whether a quote hangs below the middle of the letter that follows it."""
    following = next((m for m in marks[k + 1 :] if m.text.isalnum()), None)
    return following is not None and marks[k].y0 > following.y1 - 0.3 * em


def opens(marks: Sequence[Mark], k: int) -> bool:
    """Whether a quote at place `k` opens: it stands at the beginning, after a space or an opening sign, not at the end."""
    after = next((m.text for m in marks[k + 1 :] if not _quote(m)), " ")
    before = next((m.text for m in reversed(marks[:k]) if not _quote(m)), " ")
    return bool(after.strip()) and (not before.strip() or before in OPENING)


def _quote(mark: Mark) -> bool:
    return mark.text in QUOTES or mark.text in SINGLE


def curled(marks: Sequence[Mark], low: bool) -> list[Mark]:
    """Quotes that open and close; `low`: those of the page open at the foot of the line."""
    out: list[Mark] = []
    for k, mark in enumerate(marks):
        if mark.text in QUOTES:
            if out and out[-1].text in "“”„" and mark.x0 < out[-1].x1 + 1:
                continue  # told twice
            text = ("„" if low else "“") if opens(marks, k) else ("“" if low else "”")
            out.append(mark.decided(text))
        elif mark.text in SINGLE:
            figure = k + 1 < len(marks) and marks[k + 1].text.isdigit()
            text = ("‚" if low else "‘") if opens(marks, k) and not figure else "’"
            out.append(mark.decided(text))
        else:
            out.append(mark)
    return out
