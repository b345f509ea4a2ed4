"""Texts that may run from right to left: how they read backwards, and by how much that is likelier.

Figures and Latin words keep their own order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.reading.language.evidence import Script, evidence

SURE = 4.0
"""Powers of ten by which a page's level lines are likelier backwards, from which they run so."""
AGAINST = 3.0
"""The same, for a single line that goes the other way than its page."""
TURNED = str.maketrans("（）()「」『』《》〈〉【】〔〕“”‘’◀▶◄►←→", "）（)(」「』『》《〉〈】【〕〔”“’‘▶◀►◄→←")
"""Marks that point the other way when a line is turned round."""


def units(signs: Sequence[str]) -> list[list[int]]:
    """The places of characters one by one, but of words and figures together."""
    out: list[list[int]] = []
    own = False
    for k, sign in enumerate(signs):
        latin = sign.isascii() and (sign.isalnum() or (own and sign in ".,-'/:& "))
        if latin and own:
            out[-1].append(k)
        else:
            out.append([k])
        own = latin
    return out


def backwards(signs: Sequence[str]) -> list[int]:
    """The places of characters from the end to the beginning, words and figures whole."""
    return [k for unit in reversed(units(signs)) for k in unit]


def gains(rows: Sequence[Sequence[str]]) -> list[float]:
    """By how many powers of ten each row of characters is likelier backwards."""
    ahead = _sums(["".join(row) for row in rows])
    behind = _sums(["".join(row[k] for k in backwards(row)) for row in rows])
    return [float(gain) for gain in behind - ahead]


def _sums(texts: Sequence[str]) -> np.ndarray:
    """The evidence for each text, summed; shape (len(texts),)."""
    found = evidence(np.array([ord(c) for c in "\n".join(texts)], np.int64), Script.HAN)
    ends = np.cumsum([len(text) + 1 for text in texts])
    return np.bincount(np.searchsorted(ends, found.at, side="right"), found.value[0], minlength=len(texts))
