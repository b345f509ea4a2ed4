"""Where a European word may be parted: plain rules on vowels and consonants, enough for a newspaper's look."""

from __future__ import annotations

import re

VOWELS = set("aeiouyäöüáéíóúàèAEIOUYÄÖÜ")
KEEP = ("sch", "ch", "sh", "th", "ph", "ck", "qu", "gh", "wh", "st", "pf", "tz")


def split_word(word: str, lang: str) -> list[int]:
    """Return the places (letters kept on the line) where `word` may be parted; empty when it may not be."""
    letters = re.match(r"[^A-Za-zÀ-ɏ]*([A-Za-zÀ-ɏ]+)[^A-Za-zÀ-ɏ]*$", word)
    if not letters or len(letters.group(1)) < (6 if lang == "en" else 5):
        return []
    core, at = letters.group(1), letters.start(1)
    if core.isupper() or (lang == "en" and core[0].isupper()):
        return []
    return [at + i for i in range(2, len(core) - 2) if _may_part(core.lower(), i)]


def _may_part(word: str, i: int) -> bool:
    if any(word.startswith(k, i - j) for k in KEEP for j in range(1, len(k))):
        return False
    before, after = word[i - 1], word[i]
    if not any(c in VOWELS for c in word[:i]) or not any(c in VOWELS for c in word[i:]):
        return False
    if after in VOWELS or not any(c in VOWELS for c in word[i : i + 2]):
        return False
    return before in VOWELS or (before not in VOWELS and word[i - 2] in VOWELS)
