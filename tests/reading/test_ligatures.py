"""Letters of one ligature are told in one box; each keeps its place in the word."""

from __future__ import annotations

import dataclasses

import numpy as np

from baoyan.model.reading import Style
from baoyan.reading.glyphs import Glyphs, _compose, _part_ligatures
from baoyan.reading.lines import drop_doubles

STYLE = Style(*[None for _ in dataclasses.fields(Style)])  # type: ignore[arg-type]


def _glyphs(letters: str, boxes: list[tuple[float, float]]) -> Glyphs:
    n = len(letters)
    x0, x1 = np.array([b[0] for b in boxes]), np.array([b[1] for b in boxes])
    flat = np.full(n, 100.0)
    zero = np.zeros(n, int)
    codes = np.array([ord(c) for c in letters])
    return Glyphs(codes, x0, flat - 8, x1, flat + 2, flat, np.full(n, 10.0), zero, zero, np.ones(n, bool), (STYLE,))


def _text(glyphs: Glyphs) -> str:
    return "".join(map(chr, glyphs.code[np.argsort(glyphs.x0, kind="stable")]))


def test_both_letters_of_a_ligature_stay() -> None:
    """With ff in "coffee" and ffi in "office" nothing is lost and letters follow each other."""
    coffee = drop_doubles(_glyphs("coffee", [(0, 5), (5, 10), (10, 13), (10, 13), (16, 21), (21, 26)]))
    assert _text(coffee) == "coffee"
    assert coffee.x0.tolist() == [0, 5, 10, 13, 16, 21]
    office = drop_doubles(_glyphs("office", [(0, 5), (5, 8), (5, 8), (9, 11), (13, 18), (18, 23)]))
    assert _text(office) == "office"
    assert office.x0.tolist() == [0, 5, 8, 11, 13, 18]


def test_a_word_drawn_again_is_read_once() -> None:
    """Fake bold by a second drawing, at the same place or a little aside."""
    word = [(0.0, 5.0), (5.0, 8.0), (8.0, 11.0)]
    for aside in (0.0, 0.3):
        twice = _glyphs("offoff", word + [(a + aside, b + aside) for a, b in word])
        assert _text(drop_doubles(twice)) == "off"


def _one_glyph_told_twice(text: str, boxes: list[tuple[float, float]]) -> tuple[str, list[float]]:
    code = np.array([ord(c) for c in text])
    told = np.array([[a, 90.0, b, 100.0] for a, b in boxes])
    origin = np.array([[a, 98.0] for a, _ in boxes])
    which = np.zeros(len(text), int)
    taken = _compose(code, which, told, origin)
    _part_ligatures(code, which, told, origin)
    return "".join(chr(c) for c in code[~taken]), told[~taken, 2].tolist()


def test_a_space_without_width_takes_nothing_from_the_next_letter() -> None:
    """It begins where the next letter does, and is no ligature with it."""
    boxes = [(0.0, 5.0), (5.0, 5.0), (5.0, 12.0), (12.0, 17.0)]
    assert _one_glyph_told_twice("o\u200bwn", boxes) == ("o\u200bwn", [5.0, 5.0, 12.0, 17.0])


def test_letter_and_accent_of_one_glyph_are_one_character() -> None:
    """Maps of fonts may name é as e and its accent, and Vietnamese letters as three."""
    assert _one_glyph_told_twice("fe\u0301e", [(0, 3), (3, 8), (3, 8), (8, 13)]) == ("fée", [3.0, 8.0, 13.0])
    assert _one_glyph_told_twice("e\u0323\u0302", [(3, 8)] * 3) == ("ệ", [8.0])
