"""In what manner a page is written: which spelling of Chinese, which quotation marks. Told by all its signs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol

from baoyan.reading.characters import han
from baoyan.reading.language.counts import counts


class Doubtful(Protocol):
    """A character as a network saw it: `choices` are what it may be and how sure that is, the best first."""

    @property
    def text(self) -> str:
        """What it was read as."""
        ...

    @property
    def choices(self) -> tuple[tuple[str, float], ...]:
        """What it may be."""
        ...


class Spelling(StrEnum):
    """How Chinese is spelt."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


FEW = 8
"""Characters of one spelling that tell a page's spelling."""
TIMES = 5
"""How much rarer those of the other spelling are: networks mistake some, and quotations have some."""
SURE = 0.9
CURLY = 0.03
"""Mean sureness that straight quotes are curly ones, from which they are: where a page has straight ones it is next to nothing."""
OLD_FORMS = {"為": "爲", "即": "卽", "決": "决", "強": "强", "衛": "衞", "眾": "衆", "偽": "僞"}
"""Forms of type cut before the standards of the 1960s and 1970s, by those that replaced them."""
LONG_IN_USE = frozenset("决况凉减冲净却强温")
"""Simplified forms that old traditional type has as well."""
TELLING = "為即"
"""Characters common enough to tell whether a page has old forms."""
OLD = 0.04
"""Sureness of old forms among these, in the mean, from which a page has them: networks lean to what is usual, and see next to
nothing of old forms on pages of today."""
STRAIGHT = "\"'"
ROUND = "“”‘’„‚"
OPENERS = " \u3000(（[—–-"
"""After these a quotation begins."""
LOW = 0.3
"""Sureness, summed over the page, of marks that end quotations as in German."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page is written. `low`: quotations begin with low marks and end with “, as in German."""

    spelling: Spelling | None = None
    curly: bool = False
    low: bool = False
    chinese: bool = False
    old: bool = False
    """Traditional, in type of old forms."""


def manner_of(lines: Sequence[Sequence[Doubtful]]) -> Manner:
    """The manner of a page. `lines`: the signs of each."""
    signs = [sign for line in lines for sign in line if sign.choices]
    sure = [sign.text for sign in signs if sign.choices[0][1] >= SURE]
    many, few = sum(c in simplified_of() for c in sure), sum(c in traditional_of() for c in sure)
    chinese = sum(map(_solid, sure))
    return Manner(
        _spelling(many, few),
        _curly(signs),
        _low(lines),
        2 * chinese > len(sure),
        _old(signs),
    )


def _solid(text: str) -> bool:
    return len(text) == 1 and han(text)


def _spelling(traditional: int, simplified: int) -> Spelling | None:
    if traditional >= FEW and traditional > TIMES * simplified:
        return Spelling.TRADITIONAL
    if simplified >= FEW and simplified > TIMES * traditional:
        return Spelling.SIMPLIFIED
    return None


def _old(signs: Iterable[Doubtful]) -> bool:
    """Whether the type has old forms."""
    forms = [OLD_FORMS[new] for new in TELLING]
    seen = [dict(sign.choices) for sign in signs if sign.text in TELLING or sign.text in forms]
    new = sum(chances.get(form, 0.0) for chances in seen for form in TELLING)
    old = sum(chances.get(form, 0.0) for chances in seen for form in forms)
    return len(seen) >= FEW and old > OLD * (old + new)


def _curly(signs: Sequence[Doubtful]) -> bool:
    """Whether quotation marks are curly: one of them is seldom seen surely, but all together are."""
    quotes = [sign for sign in signs if sign.text in STRAIGHT or sign.text in ROUND]
    if not quotes:
        return False
    return sum(p for sign in quotes for text, p in sign.choices if text and text in ROUND) > CURLY * len(quotes)


def _low(lines: Iterable[Sequence[Doubtful]]) -> bool:
    """Whether marks after words look like the opening ones of other languages."""
    sixes, nines = 0.0, 0.0
    for line in lines:
        texts = [" ", *(sign.text for sign in line), " "]
        for at, sign in enumerate(line, 1):
            ends = texts[at - 1] not in OPENERS and not texts[at + 1].isalnum()
            if ends and sign.text and sign.text in STRAIGHT + ROUND:
                seen = dict(sign.choices)
                sixes += seen.get("“", 0.0)
                nines += seen.get("”", 0.0)
    return sixes > max(LOW, 2 * nines)


@cache
def simplified_of() -> dict[str, str]:
    """The simplified spelling of each character that is only traditional."""
    known = counts()
    return dict(zip(map(chr, known.traditional.tolist()), map(chr, known.simplified.tolist()), strict=True))


@cache
def traditional_of() -> dict[str, frozenset[str]]:
    """The traditional spellings of each character that is only simplified."""
    known = counts()
    found: dict[str, set[str]] = {}
    for old, new in zip(known.traditional[known.usual].tolist(), known.simplified[known.usual].tolist(), strict=True):
        found.setdefault(chr(new), set()).add(chr(old))
    return {new: frozenset(old) for new, old in found.items() if new not in simplified_of()}
