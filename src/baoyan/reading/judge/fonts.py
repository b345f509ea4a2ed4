"""Which fonts of a page name their characters falsely: told by what their text says, font by font.

A font that names nothing is easily seen. One that names wrongly (its map is shifted, or exchanges characters) prints a page
that looks right and reads as nonsense: its neighbours in lines are such as language does not join. What stands on the page
in fonts that speak well of themselves is never doubted.

What cannot be told: fonts of figures only, fonts of a word or two, and scripts whose language is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.reading.characters import is_unnamed
from baoyan.reading.language import Evidence, Script, counted, evidence, is_japanese, speaks
from baoyan.reading.spelling import LINE_END

UNNAMED_PAIRS = 3
"""Places where a font's unnamed characters stand side by side. Bullets and signs of symbol fonts stand alone."""
STRANGE = 0.3
"""Share of a font's ideographs that text hardly ever uses, from which it is not Chinese. Sound fonts have none."""
FEW = 10
"""Fewer characters are not counted so."""
SOUP = 0.12
"""Share of pairs of two different signs, from which a font's text is none: prose has 0.01, tables of prices 0.05."""
SAMPLE, BLOCK = 800, 64
"""Characters of a font that are looked at first, in blocks of so many."""
REPEATED = 8
"""Places where a font has the same letter twice, and no other letter at all."""


@dataclass(frozen=True, slots=True)
class Faces:
    """How the fonts of a page stand. Numbers are those of the running text's `face`.

    `false`: their characters are no language, or have no names. `sound`: they are language. `untold`: too little text.
    """

    false: frozenset[int] = frozenset()
    sound: frozenset[int] = frozenset()
    untold: frozenset[int] = frozenset()

    @property
    def suspect(self) -> frozenset[int]:
        """Fonts not to be believed. Where one program has written some fonts falsely, its small ones are no better."""
        return self.false | self.untold if self.false else frozenset()


@dataclass(frozen=True, slots=True)
class _Marks:
    """Evidence in one script with the fonts of its characters, shape (length, n); `one`: all of one font."""

    script: Script
    evidence: Evidence
    faces: np.ndarray
    one: np.ndarray


def judge_fonts(code: np.ndarray, face: np.ndarray) -> Faces:
    """How the fonts of a page stand.

    Args:
        code: the characters of its lines with line ends between them, shape (n,).
        face: the font of each, shape (n,).
    """
    everyone = _often(face[code > 32], 1)
    some = _sampled(code, face)
    false = _nameless(code, face) | _one_letter(code, face) | _strange(code, face) | _soup(code, face)
    marks = [_marks(evidence(some[0], script, likely=True), some[1], script) for script in Script]
    thorough = False
    while True:
        told = {one: _speaks(one, marks, false) for one in sorted(everyone - false)}
        wrong = [(mean, one) for one, (said, mean) in told.items() if said is False]
        if not wrong:
            break
        if thorough:
            # The worst first: a font beside it in the same words may look bad only for its sake.
            false |= {min(wrong)[1]}
        else:
            thorough, marks = True, [_marks(evidence(code, script), face, script) for script in Script]
    sound = frozenset(one for one, (said, _) in told.items() if said)
    return Faces(false, sound, everyone - false - sound)


def _sampled(code: np.ndarray, face: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The text with only so much of each font as tells of it: blocks of characters, each ended as a line is."""
    count = np.bincount(face, minlength=1)
    if count.max() < 2 * SAMPLE:
        return code, face
    place = np.arange(len(code))
    chosen = place // BLOCK % np.maximum(1, count // SAMPLE)[face] == 0
    return np.where(place % BLOCK == BLOCK - 1, LINE_END, code)[chosen], face[chosen]


def _marks(ev: Evidence, face: np.ndarray, script: Script) -> _Marks:
    faces = np.stack([face[ev.at + k] for k in range(ev.length)])
    return _Marks(script, ev, faces, (faces == faces[0]).all(axis=0))


def _speaks(one: int, marks: Sequence[_Marks], false: frozenset[int]) -> tuple[bool | None, float]:
    """Whether a font's text is language, and how well it reads."""
    said = [_in_script(one, m, false) for m in marks]
    count, mean, verdict = max(said, key=lambda t: t[0])
    if any(v is False and 3 * n >= count for n, _, v in said):
        return False, min(m for _, m, v in said if v is False)
    return verdict, mean


def _in_script(one: int, marks: _Marks, false: frozenset[int]) -> tuple[int, float, bool | None]:
    """How much evidence there is of a font in a script, its mean, whether it is language."""
    mine = marks.faces[0] == one
    count, mean = marks.evidence.means(mine & marks.one)
    verdict = speaks(count, mean, marks.script)
    if verdict is not None or marks.one.all():
        return count, mean, verdict
    # Words set in several fonts: programs that cut one face into many of 256 characters do so.
    mixed = (marks.faces == one).any(axis=0) & ~np.isin(marks.faces, list(false)).any(axis=0)
    count, mean = marks.evidence.means(mixed)
    return count, mean, speaks(count, mean, marks.script)


def _nameless(code: np.ndarray, face: np.ndarray) -> frozenset[int]:
    """Fonts whose characters stand side by side without names."""
    unnamed = is_unnamed(code) & (code != 10) | ((code >= 0x7F) & (code < 0xA0))
    # A row of one sign is an ornament; nothing is known of signs without any code.
    pair = unnamed[:-1] & unnamed[1:] & (face[:-1] == face[1:]) & ((code[:-1] != code[1:]) | (code[1:] == 0xFFFD))
    return _often(face[1:][pair], UNNAMED_PAIRS)


def _one_letter(code: np.ndarray, face: np.ndarray) -> frozenset[int]:
    """Fonts that name all their glyphs with one letter, figure or ideograph."""
    named = (
        ((code >= 48) & (code < 58))
        | ((code >= 65) & (code < 91))
        | ((code >= 97) & (code < 123))
        | ((code > 0x3400) & (code < 0xA000))
    )
    found = _often(face[1:][named[1:] & (code[1:] == code[:-1]) & (face[1:] == face[:-1])], REPEATED)
    return frozenset(one for one in found if len(np.unique(code[(face == one) & (code > 32)])) == 1)


def _strange(code: np.ndarray, face: np.ndarray) -> frozenset[int]:
    """Fonts of ideographs that no text uses."""
    han = (code >= 0x3400) & (code < 0xA000)
    if not han.any() or is_japanese(code):
        return frozenset()
    total = np.bincount(face[han], minlength=1)
    strange = np.bincount(face[han & ~counted(code)], minlength=len(total))
    return frozenset(np.flatnonzero((total >= FEW) & (strange > STRANGE * total)).tolist())


def _soup(code: np.ndarray, face: np.ndarray) -> frozenset[int]:
    """Fonts whose text is signs one after another, as where numbers of glyphs are taken for characters."""
    ascii_, letter = (code > 32) & (code < 0xC0), (code >= 0x41) & (code < 0x7B) & ((code | 32) >= 0x61)
    sign = ascii_ & ~letter & ~((code >= 48) & (code < 58))
    same = ascii_[:-1] & ascii_[1:] & (face[:-1] == face[1:])
    pair = same & sign[:-1] & sign[1:] & (code[:-1] != code[1:])
    total = np.bincount(face[1:][same], minlength=1)
    signs = np.bincount(face[1:][pair], minlength=len(total))
    found = np.flatnonzero((signs >= FEW) & (signs > SOUP * total)).tolist()
    kinds = {
        one: len(np.unique(code[:-1][pair & (face[1:] == one)] << 8 | code[1:][pair & (face[1:] == one)]))
        for one in found
    }
    return frozenset(one for one in found if kinds[one] >= FEW)


def _often(face: np.ndarray, least: int) -> frozenset[int]:
    return frozenset(np.flatnonzero(np.bincount(face, minlength=1) >= least).tolist())
