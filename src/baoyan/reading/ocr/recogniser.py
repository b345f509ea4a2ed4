"""What is written on strips: pictures of one line each, upright, read from left to right.

A strip is brought to the network's height, strips of nearly one width go through it together, and its answers are decoded
with the place of each character kept: lines, glyphs and words are found again by where their characters stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from baoyan.reading.ocr.network import network
from baoyan.reading.ocr.weights import alphabet, weights

HEIGHT = 48
"""Pixels the network wants a strip high."""
STEP = 8
"""Pixels of width for which the network gives one answer."""
CHOICES = 4
"""Characters considered for each place: the first is the network's answer."""
_WIDTHS = (64, 96, 128, 192, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048, 2560, 3072, 4096)
"""Widths that strips are filled up to: few, since a network is prepared anew for each shape of its input."""
_AT_ONCE = 3072
"""Pixels of width that go through together: more gains nothing and costs memory."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One character found on a strip.

    `start`, `end`: the part of the strip's width it was seen in, 0 to 1 (narrower than its ink). `choices`: characters
    that it may be and how sure the network is of each, 0 to 1, the best first.
    """

    text: str
    confidence: float
    start: float
    end: float
    choices: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written on one strip, from left to right."""

    signs: tuple[Sign, ...] = ()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(sign.text for sign in self.signs)

    @property
    def confidence(self) -> float:
        """The mean over its characters, 0 to 1; 0 for nothing."""
        return sum(sign.confidence for sign in self.signs) / len(self.signs) if self.signs else 0.0


class Recogniser:
    """A network that reads strips.

    Args:
        size: "small" (18,700 characters) or "tiny" (four times as quick, for a first look).
        threads: processor threads it may use.
    """

    def __init__(self, size: str = "small", threads: int = 1) -> None:
        source = weights(f"recognise-{size}")
        self.name = f"PP-OCRv6 {size}"
        self._alphabet = alphabet(source)
        self._run = network(source.network, threads, best=CHOICES)

    @property
    def characters(self) -> frozenset[str]:
        """All characters it can tell."""
        return frozenset(self._alphabet)

    def read(self, strips: Sequence[np.ndarray], squeeze: float = 1.0) -> list[Writing]:
        """What is written on each strip.

        Args:
            strips: pictures, grey (h, w) or BGR (h, w, 3), uint8, dark on light or the reverse; any size.
            squeeze: by which strips are made narrower: 0.7 halves the work and does no harm to Han characters.
        """
        found = [Writing() for _ in strips]
        for width, members in _by_width([_width(strip, squeeze) for strip in strips]).items():
            at_once = max(1, _AT_ONCE // width)
            for begin in range(0, len(members), at_once):
                part = members[begin : begin + at_once]
                batch = np.zeros((len(part), 3, HEIGHT, width), np.float32)
                for row, k in enumerate(part):
                    _lay(batch[row], strips[k], _width(strips[k], squeeze))
                scores, classes = self._run(batch)
                for row, k in enumerate(part):
                    found[k] = self._decode(scores[row], classes[row], width / _width(strips[k], squeeze))
        return found

    def _decode(self, scores: np.ndarray, classes: np.ndarray, filled: float) -> Writing:
        """CTC: runs of one class are one character, class 0 parts them. Both (steps, CHOICES).

        `filled`: the width that went through the network in widths of the strip.
        """
        first = classes[:, 0]
        begin = np.flatnonzero(np.concatenate([[True], first[1:] != first[:-1]]))
        end = np.append(begin[1:], len(first))
        steps = len(first)
        signs = []
        for a, b in zip(begin.tolist(), end.tolist(), strict=True):
            if first[a] == 0 or a * filled >= steps:  # beyond the strip only filling was seen
                continue
            peak = a + int(scores[a:b, 0].argmax())
            choices = tuple(
                (self._alphabet[c], round(s, 4))
                for c, s in zip(classes[peak].tolist(), scores[peak].tolist(), strict=True)
            )
            place = (a / steps * filled, min(b / steps * filled, 1.0))
            signs.append(Sign(choices[0][0], choices[0][1], *place, choices))
        return Writing(tuple(signs))


@cache
def recogniser(size: str = "small", threads: int = 1) -> Recogniser:
    """The recogniser of that size: one for each process, since it takes a second to prepare."""
    return Recogniser(size, threads)


def _width(strip: np.ndarray, squeeze: float) -> int:
    """How wide a strip becomes at the network's height."""
    high, wide = strip.shape[:2]
    return int(np.clip(round(wide * HEIGHT / max(high, 1) * squeeze), STEP, _WIDTHS[-1]))


def _by_width(widths: Iterable[int]) -> dict[int, list[int]]:
    """Places of strips under the width that each is filled up to."""
    found: dict[int, list[int]] = defaultdict(list)
    for k, width in enumerate(widths):
        found[next(w for w in _WIDTHS if w >= width)].append(k)
    return found


def _lay(into: np.ndarray, strip: np.ndarray, width: int) -> None:
    """Lay a strip into its place in a batch, (3, HEIGHT, any); values from -1 to 1."""
    if not strip.size:
        return
    shrunk = strip.shape[0] > HEIGHT
    sized = cv2.resize(strip, (width, HEIGHT), interpolation=cv2.INTER_AREA if shrunk else cv2.INTER_CUBIC)
    values = sized.astype(np.float32) / 127.5 - 1.0
    into[:, :, :width] = values.transpose(2, 0, 1) if values.ndim == 3 else values[None]
