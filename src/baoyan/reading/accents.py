"""Accents drawn as glyphs of their own, over or under the letter that they belong to: one character, as a reader would type it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import numpy as np

from baoyan.reading.characters import is_letter
from baoyan.reading.glyphs import Glyphs

ACCENTS = {
    ord(sign): mark
    for sign, mark in zip(
        "`´ˆ˜¨¯˘˙˚¸˛ˇ˝",
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u0327\u0328\u030c\u030b",
        strict=True,
    )
} | {code: chr(code) for code in range(0x300, 0x370)}
"""Signs that stand by themselves, and what makes the same accent of the letter before it."""


def with_accents(glyphs: Glyphs) -> Glyphs:
    """The glyphs with accents taken into the letters that they are drawn upon; a sign beside all letters stays what it is."""
    signs = np.flatnonzero(np.isin(glyphs.code, list(ACCENTS)))
    if not len(signs):
        return glyphs
    letters = np.flatnonzero(is_letter(glyphs.code) & ~np.isin(glyphs.code, list(ACCENTS)))
    code, keep = glyphs.code.copy(), np.ones(len(glyphs), bool)
    for sign in signs.tolist():
        host = _under(glyphs, sign, letters)
        made = unicodedata.normalize("NFC", chr(int(code[host])) + ACCENTS[int(code[sign])]) if host >= 0 else ""
        if len(made) == 1:
            code[host], keep[sign] = ord(made), False
    return replace(glyphs, code=code).take(np.flatnonzero(keep))


def _under(glyphs: Glyphs, sign: int, letters: np.ndarray) -> int:
    """The letter whose width holds the middle of a sign, on the same line and in the same size; -1 for none."""
    middle, size = (glyphs.x0[sign] + glyphs.x1[sign]) / 2, glyphs.size[sign]
    level = np.abs(glyphs.base[letters] - glyphs.base[sign]) < 0.4 * size
    alike = np.abs(glyphs.size[letters] - size) < 0.2 * size
    # Accents without width are told where the pen stood: at the end of their letter.
    end = glyphs.x1[letters] + (0.1 * size if glyphs.x0[sign] == glyphs.x1[sign] else 0.0)
    holds = (glyphs.x0[letters] < middle - 1e-3) & (middle < end)
    found = letters[level & alike & holds]
    return int(found[np.argmax(glyphs.x0[found])]) if len(found) else -1
