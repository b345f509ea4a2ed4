"""What search takes as the same: simplified and traditional forms, cases, accents, widths.

`static/folding.js` does the same in the browser: both must find the same terms in the same text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "alike.txt"
UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
"""Scripts that are found by pairs of characters: Han, kana, hangul."""
_LONGEST = 32
_SPACE = re.compile(f"(?<=[{UNSPACED}]) +(?=[{UNSPACED}])")
_RUN = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}\n ]+")
_GAP = "\n"
"""Stands for whatever parts words, other than white space: a name set wide ("王　莉") is still one."""


def alike() -> tuple[str, str]:
    """The table: characters, and for each the one that stands for it."""
    old, new = _TABLE.read_text(encoding="utf-8").split("\n")[:2]
    return old, new


class _Signs(dict[int, str]):
    """What becomes of each character; filled as characters come."""

    def __missing__(self, code: int) -> str:
        """Fold a character that is new."""
        found = self[code] = "".join(self._sign(c) for c in _plain(chr(code)))
        return found

    def _sign(self, char: str) -> str:
        if unicodedata.category(char)[0] in "LN":
            return _alike().get(char, char)
        return " " if char.isspace() and char != "\n" else _GAP


@cache
def _alike() -> dict[str, str]:
    return dict(zip(*alike(), strict=True))


def _plain(char: str) -> str:
    """A character without accents, case and width; hangul stays whole."""
    if "\uac00" <= char <= "\ud7af":
        return char
    low = unicodedata.normalize("NFKD", char).lower().replace("ß", "ss")
    return "".join(c for c in low if unicodedata.category(c)[0] != "M")


_SIGNS = _Signs()


def folded(text: str) -> str:
    """Text as search sees it: letters and digits, with blanks or line ends between words.

    >>> folded("臺灣 É2")
    '台湾 e2'
    """
    return _SPACE.sub("", text.translate(_SIGNS))


def terms(text: str) -> Iterator[str]:
    """What a text is found by: words; of scripts without spaces each pair of characters, and a run's last character."""
    for run in _RUN.findall(folded(text)):
        if run[0] >= "\u3005" and _UNSPACED.match(run):
            yield from map(str.__add__, run, run[1:])
            yield run[-1]
        else:
            yield run[:_LONGEST]


_UNSPACED = re.compile(f"[{UNSPACED}]")
