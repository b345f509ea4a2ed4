"""What a run of characters says for or against being language: neighbours that language joins, or that it does not.

Each pair of Chinese characters, each triple of letters of one word, gets the power of ten by which language makes its last
character likelier than chance does. Text scores 0.2 to 0.6 on average, characters put in each other's places -0.6 and less.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np

from baoyan.reading.language.counts import counts, logs


class Script(StrEnum):
    """Writing whose language is known."""

    HAN = "han"
    LATIN = "latin"


HIGHEST, LOWEST = 2.0, -2.0
UNKNOWN_PAIR = -1.0
"""What a pair never seen says; two thirds of chance pairs are such, a sixth of those in text."""
MISPLACED = -1.5
"""What a capital inside a word, or a figure or sign between its letters, says."""
SAMPLE, LIKELY = 300, 5
"""Triples by which the likely languages are chosen, and how many of these."""
NAME = (2, 4)
"""Characters of a Chinese person's name."""
SURNAMES = (
    "王李张张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾"
    "彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵"
    "孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕"
    "畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂塗谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛"
    "查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊"
)
_APART = {"ß": "s", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "a", "œ": "o", "þ": "t", "ð": "d"}
_LETTERS = 0x2000
"""Letters beyond this code are not Latin, or are ligatures that reading has taken apart."""
_INNER = frozenset("'’.-‐‑/@&_:·+()")
"""Signs that stand between letters in sound text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`value` of the characters from each place `at` on, `length` of them; one row for each language, shape (languages, n)."""

    at: np.ndarray
    length: int
    value: np.ndarray

    def means(self, chosen: np.ndarray | None = None) -> tuple[int, float]:
        """How many places (of those `chosen`, a mask) there are, and their mean in the language that fits best."""
        value = self.value if chosen is None else self.value[:, chosen]
        return (value.shape[1], float(value.mean(axis=1).max())) if value.shape[1] else (0, 0.0)


def evidence(code: np.ndarray, script: Script, likely: bool = False) -> Evidence:
    """The evidence in a running text.

    Args:
        code: Unicode scalars, line ends and spaces among them; shape (n,).
        script: which characters to look at.
        likely: only in the languages that fit best on the whole, in a fifth of the time.
    """
    return _han(code) if script is Script.HAN else _latin(code, likely)


def _han(code: np.ndarray) -> Evidence:
    known = counts()
    place = _places(code)
    if len(code) < 2 or is_japanese(code):
        return Evidence(np.zeros(0, np.int64), 2, np.zeros((1, 0)))
    at = np.flatnonzero((place[:-1] >= 0) & (place[1:] >= 0))
    first, second = place[at], place[at + 1]
    chance = known.after(first, second)
    seen = np.isfinite(chance)
    value = np.where(seen, np.clip(chance - logs(known.single[second]), UNKNOWN_PAIR, HIGHEST), UNKNOWN_PAIR)
    # Who is called what is no matter of language.
    told = seen | ~_in_names(code)[at]
    return Evidence(at[told], 2, value[None, told])


def _places(code: np.ndarray) -> np.ndarray:
    """Each character's place among the counted ones, -1 for others. Shape (n,)."""
    known = counts().place
    place: np.ndarray = np.where(code < len(known), known[np.minimum(code, len(known) - 1)], -1)
    return place


def counted(code: np.ndarray) -> np.ndarray:
    """Which characters are ideographs that text uses, simplified or traditional. Shape (n,)."""
    known: np.ndarray = _places(code) >= 0
    return known


def is_japanese(code: np.ndarray) -> bool:
    """Whether there is more kana, or hangul, than a Chinese text quotes."""
    foreign = int((((code >= 0x3040) & (code < 0x3100)) | ((code >= 0xAC00) & (code < 0xD7B0))).sum())
    return foreign > 0.05 * int(((code >= 0x3400) & (code < 0xA000)).sum())


def _in_names(code: np.ndarray) -> np.ndarray:
    """Which characters stand in words set apart that may be persons' names. Shape (n,)."""
    han = (code >= 0x3400) & (code < 0xA000)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], han.astype(np.int8), [0]])))
    begin, end = edges[::2], edges[1::2]
    length = end - begin
    named = (length >= NAME[0]) & (length <= NAME[1])
    named[named] = _surnames()[code[begin[named]] - 0x3400]
    step = np.zeros(len(code) + 1, np.int64)
    np.add.at(step, begin[named], 1)
    np.add.at(step, end[named], -1)
    inside: np.ndarray = np.cumsum(step)[:-1] > 0
    return inside


@cache
def _surnames() -> np.ndarray:
    """Which ideographs, from U+3400 on, are surnames."""
    surname = np.zeros(0xA000 - 0x3400, bool)
    surname[[ord(c) - 0x3400 for c in SURNAMES]] = True
    return surname


def _latin(code: np.ndarray, likely: bool) -> Evidence:
    """Triples of letters, and places where no word goes on so."""
    low = np.where(code < _LETTERS, code, 0)
    letter, capital = _letters()[0][low], _letters()[1][low]
    if len(code) < 3:
        return Evidence(np.zeros(0, np.int64), 3, np.zeros((1, 0)))
    is_letter, solid = letter >= 0, code > 32
    a, b, c = is_letter[:-2], is_letter[1:-1], is_letter[2:]
    stray = solid & ~is_letter & ~_letters()[2][low]
    inner = a & stray[1:-1] & c & (code[1:-1] < 0x2E80)
    humped = a & b & ~capital[:-2] & capital[1:-1]
    wrong = inner | (humped & solid[2:])
    at = np.flatnonzero((a & b & c) | wrong)
    odd = wrong[at]
    usual = np.log10(np.maximum(np.bincount(letter[is_letter], minlength=26) / max(1, is_letter.sum()), 1e-3))
    x, y, z = (np.maximum(letter[at + k], 0) for k in range(3))
    value = np.clip(logs(_tables(x * 676 + y * 26 + z, likely)) - usual[z].astype(np.float32), LOWEST, HIGHEST)
    value[:, odd] = MISPLACED
    return Evidence(at, 3, value)


def _tables(triples: np.ndarray, likely: bool) -> np.ndarray:
    """The byte of each triple in each language, shape (languages, n)."""
    letters = counts().letters
    if likely and len(triples) > SAMPLE:
        sample = triples[:: len(triples) // SAMPLE]
        letters = letters[np.argsort(letters[:, sample].sum(axis=1, dtype=np.int64), kind="stable")[:LIKELY]]
    told: np.ndarray = letters[:, triples]
    return told


@cache
def _letters() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each code below `_LETTERS`: its letter (0 to 25, -1 for none), whether a capital, whether it may stand in words."""
    letter = np.full(_LETTERS, -1)
    capital = np.zeros(_LETTERS, bool)
    inner = np.zeros(_LETTERS, bool)
    for code in range(_LETTERS):
        char = chr(code).lower()
        base = _APART.get(char, unicodedata.normalize("NFD", char)[:1])
        if "a" <= base <= "z":
            letter[code] = ord(base) - 97
            capital[code] = chr(code).isupper()
        inner[code] = chr(code) in _INNER
    return letter, capital, inner
