"""Accents drawn apart from their letters are one character with them."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.model.reading import Style
from baoyan.reading.accents import with_accents
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.lines import build_lines


def glyphs(signs: list[tuple[str, float, float, float]]) -> Glyphs:
    """Glyphs by character, where each begins and ends, and its size; raised ones by a quarter of the text's size."""
    codes = np.array([ord(c) for c, *_ in signs])
    x0, x1 = np.array([s[1] for s in signs]), np.array([s[2] for s in signs])
    size = np.array([s[3] for s in signs])
    base = np.where(size < 9, 97.6, 100.0)
    zero = np.zeros(len(signs), int)
    sure = np.ones(len(signs), bool)
    return Glyphs(codes, x0, base - size, x1, base, base, size, zero, zero, sure, (Style("Song", 10.0),))


@pytest.mark.parametrize(
    ("sign", "letter", "made"), [("ˆ", "e", "ê"), ("¸", "c", "ç"), ("¨", "u", "ü"), ("˜", "n", "ñ")]
)
def test_accent_over_its_letter(sign: str, letter: str, made: str) -> None:
    """Drawn before or after it, an accent within the letter's width is part of it."""
    word = [("a", 0.0, 5.0, 10.0), (letter, 5.0, 10.0, 10.0), (sign, 5.2, 9.6, 10.0), ("s", 10.0, 14.0, 10.0)]
    for order in (word, [word[2], *word[:2], word[3]]):
        assert [line.text for line in build_lines(glyphs(order), ())] == [f"a{made}s"]


def test_accent_without_width_after_its_letter() -> None:
    """A combining accent is told where the pen stood after its letter, which is where the next letter begins."""
    word = [("e", 0.0, 5.0, 10.0), ("\u0301", 5.0, 5.0, 10.0), ("t", 5.0, 8.0, 10.0), ("e", 8.0, 13.0, 10.0)]
    assert [line.text for line in build_lines(glyphs(word), ())] == ["éte"]


def test_sign_by_itself_stays() -> None:
    """A tilde between two figures, and an accent that no letter can bear, are left as they are."""
    apart = glyphs([("4", 0.0, 5.0, 10.0), ("˜", 5.0, 10.0, 10.0), ("5", 10.0, 15.0, 10.0)])
    assert with_accents(apart) is not None and len(with_accents(apart)) == 3
    odd = glyphs([("x", 0.0, 5.0, 10.0), ("¸", 0.5, 4.5, 10.0)])
    assert len(with_accents(odd)) == 2


def test_the_sign_of_a_note_parts_no_line() -> None:
    """After a small raised figure the text goes on at a word space of its own size."""
    letters = [(c, 5.0 * k, 5.0 * k + 5, 10.0) for k, c in enumerate("reports")]
    note = [("7", 37.0, 40.0, 6.5)]
    rest = [(c, 43.0 + 5 * k, 48.0 + 5 * k, 10.0) for k, c in enumerate("of")]
    assert [line.text for line in build_lines(glyphs([*letters, *note, *rest]), ())] == ["reports 7 of"]
