"""Chances of a letter after two letters of the same word, in languages written with Latin letters."""

from __future__ import annotations

import json
import unicodedata
from importlib import import_module
from pathlib import Path

import numpy as np

from tools.language.chinese import Words

LANGUAGES = "en de fr es af ca cs cy da es et eu fi ga hr hu id is it la lt lv ms nb nl pl pt ro sk sl sq sv sw tl tr vi".split()
LETTERS = 26
_APART = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})


def plain(word: str) -> str:
    """The word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower().translate(_APART)) if "a" <= c <= "z")


def of_language(folder: Path) -> np.ndarray:
    """Chances of the third letter after the first two, shape (26, 26, 26), from the language's models of lingua 1.3."""
    pairs, triples = _read(folder / "bigrams.json.br"), _read(folder / "trigrams.json.br")
    singles = _read(folder / "unigrams.json.br")
    out = np.zeros((LETTERS, LETTERS, LETTERS))
    for word, chance in triples.items():
        # Frequencies are given as shares of what begins alike.
        often = singles.get(word[0], 0.0) * pairs.get(word[:2], 0.0) * chance
        _add(out, plain(word), often)
    return _chances(out)


def of_pinyin(words: Words) -> np.ndarray:
    """The same for Chinese names and headings in Latin letters, syllables written together by words."""
    from pypinyin import lazy_pinyin

    out = np.zeros((LETTERS, LETTERS, LETTERS))
    for word, often in zip(words.words, words.frequency.tolist(), strict=True):
        letters = plain("".join(lazy_pinyin(word, errors="ignore")))
        for k in range(len(letters) - 2):
            _add(out, letters[k : k + 3], often)
    return _chances(out)


def _read(file: Path) -> dict[str, float]:
    data = json.loads(import_module("brotli").decompress(file.read_bytes()))
    shares: dict[str, float] = {}
    for fraction, ngrams in data["ngrams"].items():
        part, whole = fraction.split("/")
        shares.update(dict.fromkeys(ngrams.split(" "), int(part) / int(whole)))
    return shares


def _add(table: np.ndarray, letters: str, often: float) -> None:
    if len(letters) == 3:
        table[tuple(ord(c) - 97 for c in letters)] += often


def _chances(often: np.ndarray) -> np.ndarray:
    total = often.sum(axis=2, keepdims=True)
    usual = often.sum(axis=(0, 1)) / often.sum()
    chances: np.ndarray = np.where(total > 0, often / np.maximum(total, 1e-30), usual)
    return chances
