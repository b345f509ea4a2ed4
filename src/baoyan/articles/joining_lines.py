"""Lines joined to running text as the author wrote it: no column breaks, no hyphens of the setting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = frozenset(
    "self non half well two three four five six seven eight nine ten twenty thirty forty fifty "
    "second third fourth fifth sixth seventh eighth ninth tenth".split()
)
"""First parts after which a hyphen at a line's end usually belongs to the word."""
_CLOSED = frozenset(
    "over under out some any every with within in on up down news week can there where here who what how him her them your "
    "our may air back break by for fore head home house life mean no not off side sun time to under way work".split()
)
"""First parts of words that are written as one though both parts are words."""


_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[!-~]*$|[\w.+-]+@[\w.-]*$")
"""A web or mail address up to the end of a line."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*$")
_PIECE = re.compile(r"[/@?&=_%#][\w]|\.[a-z]{2,4}\b")
_SHARED = re.compile(r"(?:und|oder|bzw|sowie)\b|bis (?P<to>\w)|(?:and|or|to) \w+-\w")
"""What follows a hyphen that stands for a shared part: Nord- und Südseite, zwei- bis dreimal, two- or three-day."""
_GERMAN = frozenset("der die das und ist nicht ein eine mit von im zu".split())
_ENGLISH = frozenset("the and of to is not with from for that".split())


class Words:
    """The words of a page that no line break cuts: what decides whether a hyphen at a line's end is the author's."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.count: Counter[str] = Counter()
        goes_on = False
        for line in lines:
            words = [m[0].lower() for m in _WORD.finditer(line)]
            cut = line.rstrip().endswith(("-", "\u00ad", "\u2010"))
            self.count.update(words[goes_on : len(words) - cut])
            goes_on = cut
        self.german = sum(map(self.count.__getitem__, _GERMAN)) > sum(map(self.count.__getitem__, _ENGLISH))

    def hyphen_stays(self, left: str, right: str) -> bool:
        """Whether the word written `left`-`right` over two lines has a hyphen of its own."""
        a, b = left.lower(), right.lower()
        joined, hyphened = self.count[a + b], self.count[f"{a}-{b}"]
        if joined or hyphened:
            return hyphened > joined
        if right[:1].isupper() or left.rsplit("-", 1)[-1].isupper():
            return True  # Sturm-Böen; what stands in capitals is no first syllable: PVC-frei, E-mobil
        if self.german:
            return False  # compounds are written as one word; a hyphen of their own stands before a capital
        two_words = len(a) > 2 and len(b) > 3 and self.count[a] and self._knows(b) and a not in _CLOSED
        return two_words or a.rsplit("-", 1)[-1] in _PREFIXES or "-" in left

    def _knows(self, word: str) -> bool:
        """Whether the page has the word, or the one that it is a participle of."""
        stem = re.sub(r"(?:ed|d|ing)$", "", word)
        return any(self.count[form] for form in (word, stem, stem + "s", stem + "e"))


def joined(lines: Iterable[str], words: Words) -> str:
    """The lines as one text."""
    text = ""
    for line in lines:
        text = join_two(text, line.strip(), words)
    return text


def join_two(left: str, right: str, words: Words) -> str:
    """Two lines as one text: a space between Latin words, none between Chinese characters, cut words made whole."""
    if not left or not right:
        return left or right
    if _ends_in_address(left) and _goes_on_address(left, right):
        return left + right
    if left[-1] in "\u00ad\u2010-" and right[0].isalpha() and len(left) > 1 and left[-2].isalpha():
        return _mended(left, right, words)
    if left[-1] in "\u2010-" and left[-2:-1].isdigit() and right[0].isalpha() and not _WIDE.match(right[0]):
        return f"{left} {right}" if _SHARED.match(right) else left + right  # CO2-neutral; 10- bis 12-jährig
    if left[-1] in "-–—/" and (left[-1] != "-" or right[0].isdigit()) and not left[-2:-1].isspace():
        return left + right
    if (_WIDE.match(left[-1]) and left[-1] not in "“”‘’…—") or (_WIDE.match(right[0]) and right[0] not in "“”‘’…—"):
        return left + right
    if left[-1] in "“”‘’…—" or right[0] in "“”‘’…—":
        return left + ("" if _chinese(left, right) else " ") + right
    if left[-1].isdigit() and right[0].isdigit() and _chinese(left, right):
        return left + right
    return f"{left} {right}"


def _ends_in_address(text: str) -> bool:
    """Whether a text ends in an address. Only its last word is looked at: a paragraph is long when its last line is joined."""
    word = text[text.rfind(" ") + 1 :]
    return ("@" in word or "://" in word or "www." in word) and bool(_ADDRESS.search(word))


def _goes_on_address(left: str, right: str) -> bool:
    """Whether a line cuts an address: after a sign that none ends in, or before one that no word begins with.

    A hyphen there is the address's own: who breaks an address adds none.
    """
    word = right.split(maxsplit=1)[0]
    inside = left[-1] in "@=&?_%#~+-" or (left[-1] == "/" and right[0].isascii() and right[0].isalnum())
    return inside or (left[-1] == "." and word[0].islower() and word[0].isascii()) or bool(_PIECE.match(word))


def _chinese(left: str, right: str) -> bool:
    """Whether the text around a break is Chinese: most letters before and after it are wide."""
    near = [c for c in left[-12:] + right[:12] if c.isalpha()]
    return sum(1 for c in near if _WIDE.match(c)) * 2 > len(near)


def _is_shared(first: str, right: str) -> bool:
    """Whether the hyphen after `first` stands for a part that a later word names; with "bis", words of one kind."""
    match = _SHARED.match(right)
    return match is not None and (match["to"] is None or match["to"].isupper() == first[:1].isupper())


def _mended(left: str, right: str, words: Words) -> str:
    first = _LAST_WORD.search(left, left.rfind(" ") + 1, len(left) - 1)
    second = re.match(r"[^\W\d_]+", right)
    if first is None or second is None:
        return left[:-1] + right
    if _is_shared(first[0], right) and not words.count[(first[0] + second[0]).lower()]:
        return f"{left} {right}"
    if left[-1] == "\u00ad" or not words.hyphen_stays(first[0], second[0]):
        return left[:-1] + right
    return left[:-1] + "-" + right
