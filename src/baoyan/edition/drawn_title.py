"""A title that is drawn and not set: put together from its Latin form and the paper's own words.

Many Chinese nameplates are calligraphy, outlines without text. Where the pinyin of the title or a web address stands
beside it, the words of the page that sound so are its title: BI XI WAN BAO, and 碧溪 in the publisher's name, make
碧溪晚报.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

_SIMPLIFIED = (
    "社区报",
    "都市报",
    "青年报",
    "开发区报",
    "新区报",
    "教育报",
    "工人报",
    "农民报",
    "法制报",
    "法治报",
    "商报",
    "日报",
    "晚报",
    "早报",
    "晨报",
    "时报",
    "周报",
    "导报",
    "信报",
    "快报",
    "学报",
    "校报",
    "新报",
    "周刊",
    "周末",
    "新闻",
    "报",
)
_TRADITIONAL = (
    "社區報",
    "都市報",
    "青年報",
    "教育報",
    "商報",
    "日報",
    "晚報",
    "早報",
    "晨報",
    "時報",
    "週報",
    "周報",
    "導報",
    "快報",
    "新報",
    "週刊",
    "新聞",
    "報",
)
_KINDS = _SIMPLIFIED + _TRADITIONAL
"""What sort of paper a title ends with, the longer before the shorter."""
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


def drawn_title(latin: str, near: Sequence[str], far: Sequence[str], traditional: bool = False) -> str | None:
    """The title whose pinyin is `latin`, in the words of the paper; None where they do not have it.

    Args:
        latin: the title in pinyin ("BI XI WAN BAO"), or a web address's middle part.
        near: texts of masthead and imprint, believed first.
        far: all other texts of the issue.
        traditional: whether the paper is set in traditional characters.
    """
    sound = re.sub(r"[^a-z]", "", latin.lower())
    if len(sound) < 5:
        return None
    for texts in (near, far):
        if whole := _most(name for name in _words_that_sound(texts, sound) if name.endswith(tuple(_KINDS))):
            return whole
    for texts in (near, far):
        for kind in _TRADITIONAL if traditional else _SIMPLIFIED:
            ending = next((e for e in _sounds_of(kind) if sound.endswith(e) and len(sound) > len(e) + 1), None)
            if ending is None:
                continue
            if place := _most(_words_that_sound(texts, sound[: -len(ending)])):
                return place + kind
    return None


def spaced_latin(latin: str, title: str) -> str:
    """The Latin title with a space between its syllables, where it is the pinyin of `title`; otherwise as it is."""
    sound = re.sub(r"[^a-z]", "", latin.lower())
    syllables = _syllables(title, sound)
    if syllables is None or " " in latin.strip():
        return latin
    out, at = [], 0
    letters = re.sub(r"[^A-Za-z]", "", latin)
    for syllable in syllables:
        out.append(letters[at : at + len(syllable)])
        at += len(syllable)
    return " ".join(out)


def _most(words: Iterator[str]) -> str | None:
    counted = Counter(words).most_common(1)
    return counted[0][0] if counted else None


def _words_that_sound(texts: Sequence[str], sound: str) -> Iterator[str]:
    """Every run of two to eight characters in `texts` whose pinyin is `sound`."""
    for text in texts:
        for run in _HAN_RUN.findall(text):
            for start in range(len(run) - 1):
                for length in range(2, min(8, len(run) - start) + 1):
                    word = run[start : start + length]
                    if not any(sound.startswith(reading) for reading in _readings(word[0])):
                        break
                    if _syllables(word, sound) is not None:
                        yield word


def _syllables(word: str, sound: str) -> list[str] | None:
    """The syllables of `sound`, one for each character of `word`, or None where they do not fit."""
    if not word:
        return [] if not sound else None
    for reading in _readings(word[0]):
        if sound.startswith(reading):
            rest = _syllables(word[1:], sound[len(reading) :])
            if rest is not None:
                return [reading, *rest]
    return None


def _sounds_of(word: str) -> list[str]:
    sounds = [""]
    for char in word:
        sounds = [sound + reading for sound in sounds for reading in _readings(char)]
    return sounds


@cache
def _readings(char: str) -> tuple[str, ...]:
    """How a character is read, in plain letters: 长 is chang and zhang; 女 is nv and nü's other spelling, nu."""
    from pypinyin import Style, pinyin

    if not "\u4e00" <= char <= "\u9fff":
        return ()
    found = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(spelling for reading in found for spelling in (reading, reading.replace("v", "u"))))
