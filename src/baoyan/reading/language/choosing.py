"""Doubtful characters decided by what stands beside them and by how the page is written.

A network that sees one line knows nothing of the page: it mixes simplified and traditional forms that differ by a stroke,
takes curly quotes for straight ones, and 人 for 入. Each rule here chooses only among what the network itself held possible,
changes nothing that it was sure of but for the page's manner, and leaves names and numbers as they were seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from baoyan.reading.characters import han
from baoyan.reading.language.counts import counts, logs
from baoyan.reading.language.evidence import HIGHEST, SURNAMES, UNKNOWN_PAIR
from baoyan.reading.language.manner import (
    LONG_IN_USE,
    OLD_FORMS,
    OPENERS,
    STRAIGHT,
    Doubtful,
    Manner,
    Spelling,
    manner_of,
    simplified_of,
    traditional_of,
)


class Why(StrEnum):
    """What decided a character."""

    SPELLING = "spelling"
    """The page is written in simplified or in traditional characters throughout."""
    QUOTES = "quotes"
    """Its quotation marks are curly; which one, by the side on which the word stands."""
    DASH = "dash"
    """A stroke between spaces is a dash."""
    WIDTH = "width"
    """Between Chinese characters marks are full-width."""
    NUMBER = "number"
    """A ring after a Chinese figure is a nought."""
    WORD = "word"
    """A figure inside a word is a letter, a letter inside a number a figure."""
    NEIGHBOURS = "neighbours"
    """The characters beside it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One character decided otherwise than it was seen. `at`: its place in the line."""

    at: int
    seen: str
    chosen: str
    why: Why


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line's characters as decided, one for each sign, and what was changed."""

    texts: tuple[str, ...]
    changes: tuple[Change, ...] = ()


POSSIBLE = 0.005
"""How sure the network must be of the other spelling: it sees both, and the page tells which is printed."""
WIDE = 0.03
DOUBT = 0.9
"""Characters that the network is surer of are not decided by their neighbours."""
LIKELY = 0.05
"""How sure the network must be of a character that its neighbours ask for."""
WEIGHT, GAIN = 0.5, 0.25
"""What the neighbours count beside the network's own sureness, and by how many powers of ten the other must be better."""
_FULL = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_ROLE = re.compile(r"(?:记者|記者|通讯员|通訊員|作者|编辑|編輯|摄影?|攝影?|摄|攝|图|圖|文|校对|主编|[□■●])[\s:：/／]*$")
_PLACES = frozenset("省市县縣区區州镇鎮乡鄉村庄莊屯寨路街巷弄桥橋河湖江海山岭嶺岗崗湾灣岛島港站里库庫")
"""What names of places end with."""
_RINGS = frozenset("○0OoD◯")
_FIGURES = frozenset("〇一二三四五六七八九十百千")
_AROUND = 4
_LETTER_FOR = {"0": "oO", "1": "lIi", "5": "sS", "8": "B"}
_FIGURE_FOR = {"o": "0", "O": "0", "l": "1", "I": "1", "|": "1"}

Rule = Callable[[Sequence[str], int, Doubtful, Manner], str | None]


def choose(lines: Sequence[Sequence[Doubtful]]) -> list[Chosen]:
    """The characters of a page's lines, decided. `lines`: the signs of each line, in the order of reading."""
    manner = manner_of(lines)
    return [choose_line(line, manner) for line in lines]


def choose_line(signs: Sequence[Doubtful], manner: Manner) -> Chosen:
    """One line's characters, decided in the manner of its page."""
    texts = [sign.text for sign in signs]
    changes = []
    for at, sign in enumerate(signs):
        if len(sign.text) != 1 or not sign.choices:
            continue
        for why, rule in _RULES:
            better = rule(texts, at, sign, manner)
            if better is not None and better != texts[at]:
                changes.append(Change(at, texts[at], better, why))
                texts[at] = better
                break
    return Chosen(tuple(texts), tuple(changes))


def _by_spelling(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    if manner.old and sign.text in OLD_FORMS:
        form = OLD_FORMS[sign.text]
        return form if dict(sign.choices).get(form, 0.0) >= POSSIBLE else None
    if manner.old and sign.text in LONG_IN_USE:
        return None
    if manner.spelling is Spelling.TRADITIONAL and sign.text in traditional_of():
        wanted = traditional_of()[sign.text]
        return next((text for text, sure in sign.choices if text in wanted and sure >= POSSIBLE), None)
    if manner.spelling is Spelling.SIMPLIFIED and sign.text in simplified_of():
        wanted_one = simplified_of()[sign.text]
        return next((text for text, sure in sign.choices if text == wanted_one and sure >= POSSIBLE), None)
    return None


def _by_quotes(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    """Straight quotes made curly by the side on which the quoted stands; Chinese pairs closed where they were opened."""
    before, after = texts[at - 1] if at else " ", texts[at + 1] if at + 1 < len(texts) else " "
    if sign.text in STRAIGHT and manner.curly and not manner.chinese:
        if before.isdigit() and not after.isalpha():  # feet and inches, minutes and seconds
            return None
        opens = before in OPENERS and after.strip() != ""
        if sign.text == "'":
            return "‘" if opens and not after.isdigit() else "’"
        if manner.low:
            return "„" if opens else "“"
        return "“" if opens else "”"
    if sign.text in "“”" and manner.chinese and dict(sign.choices).get("”" if sign.text == "“" else "“", 0.0) > 0.1:
        opened = sum(1 if t == "“" else -1 for t in texts[:at] if t in "“”") > 0
        if after in "，。、；！？" or (before in "。！？" and at):
            return "”"
        if before in "：，、" and at:
            return "“"
        return "”" if opened and sign.text == "“" else None
    return None


def _by_dash(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    if sign.text != "-" or not 0 < at < len(texts) - 1 or texts[at - 1].strip() or texts[at + 1].strip():
        return None
    dashes = [(sure, text) for text, sure in sign.choices if text and text in "–—" and sure >= POSSIBLE]
    return max(dashes)[1] if dashes else None


def _by_width(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    full = _FULL.get(sign.text)
    if full is None or not manner.chinese or dict(sign.choices).get(full, 0.0) < WIDE:
        return None
    beside = [texts[k] for k in (at - 1, at + 1) if 0 <= k < len(texts)]
    return full if any(len(t) == 1 and han(t) for t in beside) else None


def _by_number(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    if sign.text not in _RINGS or not at or texts[at - 1] not in _FIGURES:
        return None
    return "〇" if dict(sign.choices).get("〇", 0.0) >= POSSIBLE else None


def _by_word(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    if not 0 < at < len(texts) - 1 or sign.choices[0][1] > DOUBT:
        return None
    before, after = texts[at - 1], texts[at + 1]
    if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        wanted = _LETTER_FOR.get(sign.text, "")
    elif before.isdigit() and after.isdigit():
        wanted = _FIGURE_FOR.get(sign.text, "")
    else:
        return None
    return next((text for text, sure in sign.choices if text and text in wanted and sure >= LIKELY), None)


def _by_neighbours(texts: Sequence[str], at: int, sign: Doubtful, manner: Manner) -> str | None:
    sure = sign.choices[0][1]
    if sure >= DOUBT or not _ideograph(sign.text) or _named(texts, at):
        return None
    own = _joined(texts, at, sign.text)
    best, most = None, GAIN
    for text, chance in sign.choices[1:]:
        if chance < LIKELY or not _ideograph(text) or _other_spelling(text, sign.text, manner):
            continue
        gain = float(np.log10(chance / sure)) + WEIGHT * (_joined(texts, at, text) - own)
        if gain > most:
            best, most = text, gain
    return best


def _other_spelling(text: str, seen: str, manner: Manner) -> bool:
    """Whether a character is not spelt as the page is, or is what was seen in the other spelling."""
    if manner.spelling is Spelling.TRADITIONAL and text in traditional_of():
        return True
    if manner.spelling is Spelling.SIMPLIFIED and text in simplified_of():
        return True
    return simplified_of().get(text, text) == simplified_of().get(seen, seen)


def _ideograph(text: str) -> bool:
    return len(text) == 1 and "\u3400" <= text < "\ua000"


def _named(texts: Sequence[str], at: int) -> bool:
    """Whether a character may be part of a name: after a role, in a short word after a surname, before the word for a place."""
    if _ROLE.search("".join(texts[max(0, at - _AROUND - 3) : at])) or _ROLE.search(
        "".join(texts[max(0, at - 5) : max(0, at - 1)])
    ):
        return True
    if any(text in _PLACES for text in texts[at : at + 3]):
        return True
    begin, end = at, at + 1
    while begin > 0 and _ideograph(texts[begin - 1]) and at - begin < _AROUND:
        begin -= 1
    while end < len(texts) and _ideograph(texts[end]) and end - at < _AROUND:
        end += 1
    return end - begin <= _AROUND and texts[begin] in SURNAMES


def _joined(texts: Sequence[str], at: int, char: str) -> float:
    """By how many powers of ten language joins a character to those beside it rather than chance does."""
    beside = ([(texts[at - 1], char)] if at else []) + ([(char, texts[at + 1])] if at + 1 < len(texts) else [])
    pairs = [(a, b) for a, b in beside if _ideograph(a) and _ideograph(b)]
    if not pairs:
        return 0.0
    known = counts()
    first, second = (known.place[[ord(pair[k]) for pair in pairs]] for k in (0, 1))
    value = known.after(first, second) - logs(known.single[second])
    value[(first < 0) | (second < 0)] = UNKNOWN_PAIR
    return float(np.clip(value, UNKNOWN_PAIR, HIGHEST).sum())


_RULES: tuple[tuple[Why, Rule], ...] = (
    (Why.SPELLING, _by_spelling),
    (Why.QUOTES, _by_quotes),
    (Why.DASH, _by_dash),
    (Why.WIDTH, _by_width),
    (Why.NUMBER, _by_number),
    (Why.WORD, _by_word),
    (Why.NEIGHBOURS, _by_neighbours),
)
