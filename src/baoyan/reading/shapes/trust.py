"""Which glyphs' names are not to be believed: fonts that give none, and fonts whose names their pictures belie."""

from __future__ import annotations

import numpy as np

from baoyan.reading.characters import is_unnamed, meaning
from baoyan.reading.glyphs import Told
from baoyan.reading.judge import Faces
from baoyan.reading.ocr import recogniser
from baoyan.reading.shapes.cells import Cells
from baoyan.reading.shapes.looks import seen_on, side_by_side
from baoyan.reading.shapes.painting import Painting

MOSTLY = 0.2
"""Share of unnamed glyphs from which nothing that a font says is believed; below, only these are looked at."""
SAMPLE = 24
"""Glyphs of a font that are looked at to see whether it says what it shows."""
FALSE = 0.3
"""Share of these that are seen as others from which the font lies: capitals, marks and look-alikes are mistaken at times."""
DOUBTED = 0.1
"""The same of a font whose text is no language: some characters exchanged are enough to spoil that."""


def unnamed(told: Told) -> np.ndarray:
    """Which glyphs have no name, or stand in a font that names few. Shape (n,)."""
    bare: np.ndarray = is_unnamed(told.glyphs.code) | ~told.glyphs.sure
    _, face = np.unique(told.font, return_inverse=True)
    share = np.bincount(face, weights=bare, minlength=1) / np.maximum(1, np.bincount(face, minlength=1))
    found: np.ndarray = bare | (share > MOSTLY)[face]
    return found


def lying(
    told: Told, known: np.ndarray, face: np.ndarray | None, faces: Faces, cells: Cells, painting: Painting
) -> np.ndarray:
    """Which glyphs stand in fonts that say one thing and show another. Shape (n,).

    Fonts whose text is language are believed and never looked at: the recogniser errs, they do not.

    Args:
        told: the page's glyphs.
        known: which are known to be unsound; they are left out.
        face: the font of each glyph in the numbers of `faces`, where fonts are told apart.
        faces: how the fonts stand by their text.
        cells: where each glyph's picture is.
        painting: the page, painted.
    """
    out = np.zeros(len(told.code), bool)
    for font in np.unique(told.font[~known]).tolist():
        own = np.flatnonzero((told.font == font) & ~known)
        number = None if face is None else int(face[own[0]])
        if number in faces.sound:
            continue
        sample = _sample(told, own)
        most = DOUBTED if number in faces.false else FALSE
        if len(sample) and _false(told, sample, cells, painting) > most:
            out[told.font == font] = True
    return out


def _sample(told: Told, own: np.ndarray) -> list[int]:
    """Some glyphs, each of another code, in the order of the page: letters and characters rather than marks."""
    _, first = np.unique(told.code[own], return_index=True)
    telling = [k for k in own[np.sort(first)].tolist() if meaning(int(told.code[k])).isalnum()]
    return telling[:: max(1, len(telling) // SAMPLE)][:SAMPLE]


def _false(told: Told, sample: list[int], cells: Cells, painting: Painting) -> float:
    """The share of glyphs that are seen, and surely, as something else than their name."""
    look = side_by_side(sample, cells, painting)
    seen = seen_on([look], recogniser("small"), 1.0)[0]
    sure = [one for one in seen if one.confidence > 0.8]
    if len(sure) < 3:
        return 0.0
    false = sum(one.text.casefold() != meaning(int(told.code[one.glyph])).casefold() for one in sure)
    return false / len(sure)
