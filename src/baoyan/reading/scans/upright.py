"""Which way up a page stands: a network looks at a few pieces of text, and they vote."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from baoyan.reading.ocr.network import Run, network
from baoyan.reading.ocr.weights import weights

_SIDE = 336
"""Side of a piece, in pixels at 100 dots per inch: a dozen lines of body type."""
_INPUT = 224
_PIECES = 8
_TEXT = 0.14
"""Share of ink in a piece of body text; white, headlines and pictures have less or more."""
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_SPREAD = np.array([0.229, 0.224, 0.225], np.float32)
"""What the network was trained with: the means and deviations of ImageNet's colours."""


def turn_of(grey: np.ndarray) -> tuple[int, float]:
    """Degrees clockwise by which the picture (100 dots per inch) was turned from upright, and how sure that is, 0 to 1."""
    pieces = _pieces(grey)
    batch = np.stack([cv2.resize(p, (_INPUT, _INPUT), interpolation=cv2.INTER_AREA) for p in pieces])
    values = (batch[..., None].astype(np.float32) / 255 - _MEAN) / _SPREAD
    chances = _network()(np.ascontiguousarray(values.transpose(0, 3, 1, 2)))[0]
    votes = np.exp(np.log(chances + 1e-4).mean(axis=0))
    return int(votes.argmax()) * 90, float(votes.max() / votes.sum())


@cache
def _network() -> Run:
    return network(weights("orientation").network)


def _pieces(grey: np.ndarray) -> list[np.ndarray]:
    """Squares of the picture that look most like body text and do not overlap."""
    high, wide = grey.shape
    side = min(_SIDE, high, wide)
    ink = (grey.astype(np.int16) < cv2.blur(grey, (31, 31)).astype(np.int16) - 25).astype(np.uint8)
    sums = cv2.integral(ink)
    y, x = (m.ravel() for m in np.meshgrid(_steps(high, side), _steps(wide, side), indexing="ij"))
    shares = (sums[y + side, x + side] - sums[y, x + side] - sums[y + side, x] + sums[y, x]) / side**2
    chosen: list[tuple[int, int]] = []
    for k in np.abs(shares - _TEXT).argsort().tolist():
        place = int(y[k]), int(x[k])
        if all(abs(place[0] - a) >= side or abs(place[1] - b) >= side for a, b in chosen):
            chosen.append(place)
        if len(chosen) == _PIECES:
            break
    return [grey[a : a + side, b : b + side] for a, b in chosen]


def _steps(length: int, side: int) -> np.ndarray:
    return np.arange(0, length - side + 1, max(1, side // 2))
