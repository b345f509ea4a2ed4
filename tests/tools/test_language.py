"""The program that makes the counts: what it takes from words."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("opencc")

from tools.language.chinese import BASE, SPAN, Words, characters
from tools.language.letters import plain


def test_pairs_inside_and_between_words() -> None:
    """Neighbours are counted within each word and where one word follows another; Latin words are left out."""
    words = Words(("渡船", "开", "km"), np.array([0.5, 0.3, 0.2]), np.array([0]), np.array([1]), np.array([0.1]))
    single, pairs, often = characters(words, words.words)
    assert single[ord("渡") - BASE] == pytest.approx(0.5)
    found = {
        (chr(k // SPAN + BASE), chr(k % SPAN + BASE)): n for k, n in zip(pairs.tolist(), often.tolist(), strict=True)
    }
    assert found == {("渡", "船"): pytest.approx(0.5), ("船", "开"): pytest.approx(0.1)}


def test_plain_letters() -> None:
    """Accents and joined letters count as the letters they are made of."""
    assert [plain(word) for word in ("Straße", "cœur", "Łódź", "don't")] == ["strasse", "coeur", "lodz", "dont"]
