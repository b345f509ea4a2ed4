"""Marks that file managers and browsers put on copies: "05 (1)", "05 - Copy", "05 - 副本", "复件 05"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HAN = "副本|复制|複製|复件|複本|拷贝|拷貝|备份|備份"
_WORDS = rf"(?:的?(?:{_HAN})|(?<![a-z])(?:copy|copie|kopie))"
_NUMBERED = r"[(（]\s*\d{1,2}\s*[)）]"
_AFTER = re.compile(
    rf"(?<=.)(?:\s*{_NUMBERED}|[-_ ]*{_WORDS}(?:[-_ ]*\d{{1,2}})?|\s*[(（]\s*{_WORDS}\s*\d{{0,2}}\s*[)）])+$",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"^(?:copy of|kopie von|copie de|(?:{_HAN}))[-_ ]*(?:{_NUMBERED})?[-_ ]*(?=.)", re.IGNORECASE)


def without_marks(stems: Sequence[str]) -> list[tuple[str, bool]]:
    """Each of `stems` (names without their endings) without the marks of a copy, and whether it had any.

    Numbers in brackets mark copies, unless they are all that tells the files apart: then they number them, as a
    file manager does that renames many files at once, and a browser that stores pages of one name.
    """
    found = [_without(stem) for stem in stems]
    bare = {rest for rest, _ in found}
    only_brackets = all(
        re.fullmatch(rf"\s*{_NUMBERED}", s[len(r) :]) for s, (r, marked) in zip(stems, found, strict=True) if marked
    )
    if len(bare) == 1 and only_brackets and (len(stems) > 2 or (len(stems) == 2 and all(m for _, m in found))):
        return [(stem, False) for stem in stems]
    return found


def _without(stem: str) -> tuple[str, bool]:
    rest = _BEFORE.sub("", _AFTER.sub("", stem))
    return (rest, True) if rest and rest != stem else (stem, False)
