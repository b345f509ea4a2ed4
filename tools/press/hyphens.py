"""Where a European word may be parted: plain rules on vowels and consonants, enough for a newspaper's look."""

from __future__ import annotations

import re

VOWELS = set("aeiouyäöüáéíóúàèAEIOUYÄÖÜ")
BORDER = re.compile(
    "(?:haus|stadt|land|stra(?:ß|ss)en|wasser|feuer|schul|spiel|rechnungs|verkehrs|gemeinde|kreis|bau|trink|wohn|geschäfts|"
    "bürger|amts|jahres|jugend|wochen|sport|hoch|haupt|vor|aus|ein|auf|über|unter|an)(?=[a-zäöüß]{3})"
)
"""First parts of German compounds, after which a word is parted first of all."""
ONSET = re.compile("(?:sch[lmnrw]?|s[pt]r?|pf[lr]?|[bgkp][lr]|fr|fl|dr|tr|kn|qu|zw)[aeiouyäöü]")
"""More than one consonant with which a German syllable may begin."""
KEEP = (
    "sch", "ch", "sh", "th", "ph", "ck", "qu", "gh", "wh", "st", "pf", "tz", "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl",
    "gr", "pl", "pr", "sl", "tr", "ng",
)  # fmt: skip


def split_word(word: str, lang: str) -> list[int]:
    """Return the places (letters kept on the line) where `word` may be parted; empty when it may not be."""
    letters = re.match(r"[^A-Za-zÀ-ɏ]*([A-Za-zÀ-ɏ]+)[^A-Za-zÀ-ɏ]*$", word)
    if not letters or len(letters.group(1)) < (6 if lang == "en" else 5):
        return []
    core, at = letters.group(1), letters.start(1)
    if core.isupper() or (lang == "en" and core[0].isupper()):
        return []
    least = 3 if lang == "en" else 2
    if lang == "de" and (border := BORDER.match(core.lower())):
        # never right before or after the border, which would part neither by sound nor by sense
        places = [
            i for i in range(least, len(core) - 2) if abs(i - border.end()) != 1 and _may_part(core.lower(), i, lang)
        ]
        return sorted({at + i for i in [*places, border.end()] if any(c in VOWELS for c in core[i:])})
    places = [i for i in range(least, len(core) - 2) if _may_part(core.lower(), i, lang)]
    return [at + i for i in places if lang != "en" or _spoken(core.lower()[i:])]


def _spoken(tail: str) -> bool:
    """Whether an English tail has a vowel that is heard: not the e of `-ed`, `-es` or a last silent e."""
    return any(c in VOWELS for c in re.sub(r"(ed|es|e)$", "", tail))


def _may_part(word: str, i: int, lang: str) -> bool:
    if lang == "de" and ONSET.match(word, i) and any(c in VOWELS for c in word[:i]) and word[i - 1] not in "scp":
        return True
    if any(word.startswith(k, i - j) for k in KEEP for j in range(1, len(k))):
        return False
    before, after = word[i - 1], word[i]
    if not any(c in VOWELS for c in word[:i]) or not any(c in VOWELS for c in word[i:]):
        return False
    if after in VOWELS or not any(c in VOWELS for c in word[i : i + 2]):
        return False
    return before in VOWELS or word[i - 2] in VOWELS
