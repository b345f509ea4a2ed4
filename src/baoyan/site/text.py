"""Text of a page as something to show."""

from __future__ import annotations

import unicodedata

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")
_NOT_TEXT = frozenset({"Cc", "Cs", "Co", "Cn"})


def clean(text: str | None) -> str:
    """Text without what is not text: control characters, and marks that turn the direction of what follows."""
    if not text or (text.isprintable() and text.isascii()):
        return text or ""
    return "".join(c for c in text if _shown(c))


def shortened(text: str, most: int) -> str:
    """Text on one line, cut with an ellipsis where it is longer than `most` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _shown(sign: str) -> bool:
    return sign in "\n\t" or (sign not in _TURNING and unicodedata.category(sign) not in _NOT_TEXT)
