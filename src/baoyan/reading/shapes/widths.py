"""What a sign means in a cell of its width: marks of Chinese lines fill a cell, those of Latin lines do not."""

from __future__ import annotations

import unicodedata
from functools import cache

_WIDE = dict(zip(",.:;!?()[]{}~/", "，．：；！？（）［］｛｝～／", strict=True))
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()} | {"。": ".", "、": ",", "－": "-", "＂": '"', "＇": "'"}
_SIGNS = "℃℉№℡㎎㎏㎜㎝㎞㎡㎥㏄…‥½¼¾⅓⅔ﬀﬁﬂﬃﬄ"
_DASHES = frozenset("—-－–―")
EM_DASH, EN_DASH = 0.65, 0.42
"""Ems of ink of the longer dashes of letters; hyphens have a quarter to a third."""
FULL = 0.8
"""Ems of advance of a cell that is filled by full-width marks."""


@cache
def _whole() -> dict[str, str]:
    """Single characters that are seen as several."""
    return {unicodedata.normalize("NFKC", sign): sign for sign in _SIGNS} | {"°C": "℃", "°F": "℉"}


def fitted(text: str, width: float, latin: bool, ink: float) -> str:
    """The text of a glyph as its width has it.

    Args:
        text: what it was seen as.
        width: its advance in ems.
        latin: whether it stands in a font of letters set into words.
        ink: the width of its ink in ems.
    """
    if len(text) > 1:
        whole = _whole().get(text)
        return whole if whole and not latin else text
    if width < FULL and "０" <= text <= "ｚ":
        return unicodedata.normalize("NFKC", text)
    if latin and text in _DASHES:
        return "—" if ink >= EM_DASH else "–" if ink >= EN_DASH else "-"
    if width >= FULL and not latin:
        return _WIDE.get(text, text)
    return _NARROW.get(text, text) if latin and width < FULL else text
