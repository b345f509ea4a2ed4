"""The counts that the package ships: how often characters are used, and which follow one another.

Made by `tools/language` (its README names the sources and their licences). Chances are kept as one byte each, in twentieths
of a power of ten; 255 stands for what was never seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "counts.npz"
STEP = 20.0
MOST = 0x10000
"""Characters beyond the basic plane are not counted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """`place` of each character among the counted ones, -1 for others, shape (MOST,); `single` their chances.

    `pairs`: first place * number of characters + second place, rising; `chances` of the second after the first.
    `letters`: for each of `languages` the chances of a letter (0 to 25) after two others, shape (languages, 26 ** 3). All
    chances are bytes, see `logs`. `traditional`: characters that simplified text does not have, `simplified`: what
    it has instead, `usual`: whether traditional text in turn has the former for the latter.
    """

    place: np.ndarray
    single: np.ndarray
    pairs: np.ndarray
    chances: np.ndarray
    languages: tuple[str, ...]
    letters: np.ndarray
    traditional: np.ndarray
    simplified: np.ndarray
    usual: np.ndarray

    def after(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """The chance of each `second` place after `first`; minus infinity for pairs never seen. All shape (n,)."""
        key = first.astype(np.int64) * len(self.single) + second
        at = np.minimum(np.searchsorted(self.pairs, key.astype(np.uint32)), len(self.pairs) - 1)
        return np.where(self.pairs[at] == key, logs(self.chances[at]), -np.inf)


@cache
def counts() -> Counts:
    """The counts, loaded once."""
    with np.load(FILE) as file:
        place = np.full(MOST, -1, np.int32)
        place[file["codes"]] = np.arange(len(file["codes"]))
        return Counts(
            place,
            file["single"],
            file["pairs"],
            file["chances"],
            tuple(file["languages"].tolist()),
            file["letters"].reshape(-1, 26**3),
            file["traditional"],
            file["simplified"],
            file["usual"],
        )


_LOGS = (np.arange(256) / -STEP).astype(np.float32)


def logs(values: np.ndarray) -> np.ndarray:
    """Bytes as powers of ten. Same shape."""
    powers: np.ndarray = _LOGS[values]
    return powers
