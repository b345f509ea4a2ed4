"""How heavy type is: the width of its strokes beside that of the body's, which grow more slowly than the type does."""

from __future__ import annotations

import numpy as np

from baoyan.reading.ocr.steps import middle

GROWTH = 0.03
"""Pixels by which strokes of a plain face grow with each pixel of its em; the rest is ink that has bled, and hairlines."""
SIZE = 1.3
"""Ems of the body up to which type is text, which is plain or bold; larger type is of faces of its own."""
LARGE = 1.25
"""Strokes of larger type so many times wider than those of a plain face are bold."""
TEXT = (1.27, 1.62)
"""The same for text: somewhere between, where a page has least type."""
USUAL = 1.4
SPREAD = 0.05
PLAIN = 0.25
"""The share of text that is of the plainest face, at least: brush-like faces are a little heavier."""


def stroke(ink: np.ndarray) -> float:
    """The mean width of strokes: twice the ink by its outline."""
    outline = int((ink[1:] != ink[:-1]).sum()) + int((ink[:, 1:] != ink[:, :-1]).sum())
    return 2.0 * float(ink.sum()) / max(outline, 1)


def heavy(em: np.ndarray, weight: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Which strips are bold.

    Args:
        em: the size of each, in pixels.
        weight: how many characters each has.
        width: the width of its strokes.
    """
    if not len(em):
        return np.zeros(0, bool)
    body = middle(em, weight)
    text = np.abs(np.log(em / body)) < np.log(SIZE)
    plain = middle(width[text], weight[text], PLAIN)
    ratio = width / np.maximum(plain + GROWTH * (em - body), 0.3 * plain)
    found: np.ndarray = ratio > np.where(text, _valley(ratio[text], weight[text]), LARGE)
    return found


def _valley(ratio: np.ndarray, weight: np.ndarray) -> float:
    """Between plain and bold text, where least of it is."""
    level = np.linspace(*TEXT, 36)
    near = np.exp(-0.5 * ((level[:, None] - ratio[None, :]) / SPREAD) ** 2)
    crowd = (near * np.minimum(weight, 10.0)[None, :]).sum(axis=1)
    return float(level[(crowd + 2.0 * np.abs(level - USUAL)).argmin()])
