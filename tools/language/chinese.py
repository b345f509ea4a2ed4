"""Frequencies of Chinese characters and of pairs of neighbours, from words and from pairs of words."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

BASE, MOST = 0x3400, 0xA000
"""Characters counted: the ideographs of the basic plane."""
SPAN = MOST - BASE


@dataclass(frozen=True, slots=True)
class Words:
    """Words and how often each is used, and pairs of words: places of both and how often they follow one another."""

    words: tuple[str, ...]
    frequency: np.ndarray
    first: np.ndarray
    second: np.ndarray
    together: np.ndarray


def dictionary(file: Path) -> Words:
    """The words of jieba's `dict.txt`: word, count, part of speech on each line."""
    rows = [line.split(" ") for line in file.read_text(encoding="utf-8").splitlines() if line]
    count = np.array([float(row[1]) for row in rows])
    none = np.zeros(0, np.int64)
    return Words(tuple(row[0] for row in rows), count / count.sum(), none, none, np.zeros(0))


def language_model(file: Path) -> Words:
    """Words and pairs of a KenLM file of three orders, quantised trie with array-compressed pointers (model type 5).

    The layout is that of kenlm/lm/trie.hh: pairs are kept under their second word, bits packed from the lowest.
    """
    data = file.read_bytes()
    counts = struct.unpack_from("<3Q", data, 0x6C)
    (known,) = struct.unpack_from("<Q", data, 0x88)
    tables = 0x88 + 8 + 8 * (known + 1) + 8
    chances = np.frombuffer(data, "<f4", 256, tables)
    single = np.frombuffer(data, [("p", "<f4"), ("b", "<f4"), ("next", "<u8")], counts[0] + 1, tables + 3 * 1024)
    high = _high_bits(counts[1] + 1, counts[2])
    pairs = tables + 3 * 1024 + 16 * (counts[0] + 2) + 8 * ((counts[2] >> (_width(counts[2]) - high)) + 2) + 7
    width = _width(counts[0]) + 16 + _width(counts[2]) - high
    place = np.arange(counts[1]) * width
    first = _bits(data, pairs, place, _width(counts[0]))
    chance = 10.0 ** chances[_bits(data, pairs, place + _width(counts[0]) + 8, 8)].astype(np.float64)
    children: np.ndarray = single["next"][1:].astype(np.int64) - single["next"][:-1].astype(np.int64)
    second = np.repeat(np.arange(counts[0]), children)
    frequency = 10.0 ** single["p"][:-1].astype(np.float64)
    names = data[data.rfind(b"<unk>") :].decode("utf-8").split("\0")
    return Words(tuple(names[: counts[0]]), frequency, first, second, frequency[first] * chance)


def _width(most: int) -> int:
    """Bits that a number up to `most` needs."""
    return int(most).bit_length()


def _high_bits(entries: int, most: int) -> int:
    """Bits of each pointer that are kept apart: as many as make the file smallest."""
    bits = _width(most)
    return min(range(bits + 1), key=lambda high: ((most >> (bits - high)) * 64 - entries * high, high))


def _bits(data: bytes, start: int, place: np.ndarray, width: int) -> np.ndarray:
    """Numbers of `width` bits that begin at each bit of `place` after the byte `start`."""
    raw = np.frombuffer(data, np.uint8)
    value = np.zeros(len(place), np.uint64)
    for k in range(5):
        value |= raw[start + place // 8 + k].astype(np.uint64) << np.uint64(8 * k)
    value >>= (place % 8).astype(np.uint64)
    return (value & np.uint64((1 << width) - 1)).astype(np.int64)


def characters(words: Words, spelt: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How often each character is used, shape (SPAN,); pairs of neighbours as first * SPAN + second, and how often each.

    Args:
        words: the words.
        spelt: their spelling, simplified or traditional.
    """
    single = np.zeros(SPAN)
    inner: dict[int, float] = {}
    for word, often in zip(spelt, words.frequency.tolist(), strict=True):
        codes = [ord(c) - BASE for c in word]
        if not all(0 <= c < SPAN for c in codes):
            continue
        for code in codes:
            single[code] += often
        for a, b in pairwise(codes):
            inner[a * SPAN + b] = inner.get(a * SPAN + b, 0.0) + often
    keys, often = np.array(list(inner), np.int64), np.array(list(inner.values()))
    last, head = _ends(spelt, -1)[words.first], _ends(spelt, 0)[words.second]
    whole = (last >= 0) & (head >= 0)
    keys = np.concatenate([keys, (last * SPAN + head)[whole]])
    often = np.concatenate([often, words.together[whole]])
    unique, which = np.unique(keys, return_inverse=True)
    return single, unique, np.bincount(which, often)


def _ends(spelt: Iterable[str], at: int) -> np.ndarray:
    """The first (0) or last (-1) character of each word; -1 where it is none that is counted."""
    code = np.array([ord(word[at]) - BASE if word else -1 for word in spelt])
    return np.where((code >= 0) & (code < SPAN), code, -1)
