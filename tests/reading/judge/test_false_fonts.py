"""Which fonts of a page are called false: those whose text is nonsense, and never one whose text is sound."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.reading.judge import Faces, judge_fonts
from reading.language import texts


def _judged(*fonts: str) -> Faces:
    """Fonts 0, 1, ... with these texts, each on lines of its own."""
    code = [ord(char) for text in fonts for char in text + "\n"]
    face = [k for k, text in enumerate(fonts) for _ in text + "\n"]
    return judge_fonts(np.array(code), np.array(face))


@pytest.mark.parametrize("text", texts.SOUND)
def test_sound_text(text: str) -> None:
    """No kind of text, language or script is called false."""
    assert _judged(text).false == frozenset()


@pytest.mark.parametrize("text", [texts.CHINESE, texts.TRADITIONAL, texts.ENGLISH, texts.GERMAN])
@pytest.mark.parametrize(
    "spoilt",
    [
        texts.exchanged,
        texts.shifted,
        lambda text: texts.shifted(text, -5),
        lambda text: texts.shifted(text, 31),
        lambda text: "".join(c if c == " " else chr(0xE000 + ord(c) % 0x1000) for c in text),
        lambda text: "".join(c if c == " " else "\ufffd" for c in text),
        lambda text: "".join(c if c == " " else "a" for c in text),
        lambda text: "".join(c if c == " " else chr(1 + ord(c) % 8) for c in text),
    ],
    ids="exchanged shifted back far private nameless one control".split(),
)
def test_false_maps(text: str, spoilt: object) -> None:
    """However a font lies, it is found, and the sound font beside it is not blamed."""
    faces = _judged(spoilt(text), text)  # type: ignore[operator]
    assert faces.false == {0}
    assert faces.sound == {1}
    assert faces.suspect == {0}


def test_small_fonts_beside_a_false_one() -> None:
    """Figures alone tell nothing; they are doubted where another font of the page lies, and only there."""
    figures = "2024 18 07:30 1200 45"
    assert _judged(figures, texts.CHINESE).suspect == frozenset()
    assert _judged(figures, texts.exchanged(texts.CHINESE), texts.ENGLISH).suspect == {0, 1}


def test_words_set_in_two_fonts() -> None:
    """A face cut into fonts of few characters: each is judged by what stands beside its characters."""
    code = np.array([ord(c) for c in texts.CHINESE])
    face = (code % 2).astype(np.int64)
    assert judge_fonts(code, face).false == frozenset()
    wrong = texts.exchanged("".join(chr(c) for c in code[face == 1]))
    code[face == 1] = [ord(c) for c in wrong]
    assert 1 in judge_fonts(code, face).false


def test_bullets_and_ornaments() -> None:
    """Signs without names that stand alone, and rows of one sign, are no text."""
    bullets = "".join(f"\uf06e{line}\n" for line in texts.CHINESE.split("，"))
    code = np.array([ord(c) for c in bullets])
    face = (code == 0xF06E).astype(np.int64)
    assert judge_fonts(code, face).false == frozenset()
    assert _judged("\uf0a7" * 20, "n\n" * 20, texts.ENGLISH).false == frozenset()


def test_tables_and_sports_results() -> None:
    """Abbreviations, codes and figures are not language, and not called a lie."""
    rows = "FC Aue 2:1 TSV\nSG Elm 0:0 VfL\nB07 17.40 -0.2%\nA12 9.95 +1.1%\nPLZ 01067 Tel. 0351/48 20\nwww.a-b.example/x1\n"
    assert _judged(rows * 3).false == frozenset()


def test_nothing() -> None:
    """An empty page has no fonts."""
    assert _judged("") == Faces()


def test_numbers_of_glyphs() -> None:
    """Where the numbers of glyphs are taken for characters, signs follow signs; prices and results do not read so."""
    order = sorted(set(texts.ENGLISH))
    assert _judged("".join(chr(33 + order.index(c)) for c in texts.ENGLISH)).false == {0}
    prices = '$4.99 (+0.2%), $12.50 (-3%); 50% off! "Now?" (p. 4/5) 10:30 -- www.a-b.example/x?y=1 "Yes," ...\n'
    assert _judged(prices * 4).false == frozenset()
