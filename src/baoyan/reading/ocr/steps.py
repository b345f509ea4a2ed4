"""The size of Han type by its steps: characters set solid stand an em apart, however much of it a face's ink fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from baoyan.reading.ocr.signs import Read

NEAR = 0.035
"""Strips whose ink differs less may be of one size: that of a line of six characters sways by a hundredth or two."""
ONE = 0.025
"""Sizes that differ less are one."""
LEAST = 3
"""Steps by which a strip alone tells its size."""
SET = (0.94, 1.1)
"""Ems by ink between which a step is an em: faces fill less of it than is usual, seldom more; wider ones are letter-spaced."""
SET_TEXT = 1.22
"""The same for text of many lines, whose steps agree: brush-like faces fill least of it."""
AGREE = 0.04
"""By which ink and steps of a strip that is sure of its size differ."""
OTHER = 0.06
"""By which a strip that is sure of its size differs from those of like ink that are of another."""
FEW = 5
"""Characters whose ink alone is not enough to be sure."""
LOOSE = 12
"""Strips of one size from which the justified ones among them are told."""
NATURAL = 0.25
"""The share of the text of one size that is not drawn out to fill its column, at least: last lines, full ones."""


def full(text: str) -> bool:
    """Whether a character fills its em."""
    return _character(text) and text not in "一二三四丶口日曰工"


def _character(text: str) -> bool:
    return 0x3400 <= ord(text) <= 0x9FFF


def steps(read: Read) -> np.ndarray:
    """From the middle of each Han character to that of the next."""
    shown = [m for m in read.marks if m.text.strip()]
    middles = np.array([(m.y0 + m.y1 if read.strip.vertical else m.x0 + m.x1) / 2 for m in shown])
    both = np.array([_character(a.text[0]) and _character(b.text[0]) for a, b in pairwise(shown)], bool)
    found: np.ndarray = np.diff(middles)[both] if len(shown) > 1 else np.zeros(0)
    return found


def settled_steps(ink: np.ndarray, weight: np.ndarray, found: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The em of each strip of Han characters, and which strips are sure of their own.

    Args:
        ink: the em of each by its ink.
        weight: how many characters each has.
        found: the steps of each.
    """
    step = np.array([float(np.median(s)) if len(s) >= LEAST else np.nan for s in found]).reshape(len(found))
    ratio = step / ink
    fits = (ratio > SET[0]) & (ratio < SET[1])
    em = ink.copy()
    for members in gathered(ink, weight, NEAR):
        own = members[fits[members]]
        many = members[(ratio[members] > SET[0]) & (ratio[members] < SET_TEXT)]
        if len(many) >= LOOSE and 2 * len(many) > len(members):
            em[members] = middle(step[many], weight[many], NATURAL)
            fits[many] = True
        elif len(own):
            em[members] = middle(step[own], weight[own])
        else:
            em[members] = middle(ink[members], weight[members])
    for members in gathered(em, weight, ONE):
        em[members] = middle(em[members], weight[members])
    exact = np.abs(ratio - 1) < AGREE
    # a face that fills less of its em beside a smaller one that fills more
    other = exact & (np.abs(np.log(np.where(exact, step, 1.0) / em)) > OTHER)
    em[other] = step[other]
    return em, exact | ((weight > FEW) & (fits | np.isnan(ratio)))


def gathered(sizes: np.ndarray, weight: np.ndarray, alike: float) -> Iterator[np.ndarray]:
    """Which strips are of nearly one size, those at which most characters gather first."""
    left = np.ones(len(sizes), bool)
    log = np.log(np.maximum(sizes, 1.0))
    while left.any():
        rest = np.flatnonzero(left)
        near = np.abs(log[rest][:, None] - log[rest][None, :]) < alike / 2
        best = rest[int((near * weight[rest][None, :]).sum(axis=1).argmax())]
        members = rest[np.abs(log[rest] - log[best]) < alike]
        yield members
        left[members] = False


def middle(values: np.ndarray, weight: np.ndarray, share: float = 0.5) -> float:
    """The median of values so often counted as they weigh; with `share`, the value that this share of them is below."""
    order = np.argsort(values)
    found = np.searchsorted(np.cumsum(weight[order]), weight.sum() * share)
    return float(values[order[min(int(found), len(order) - 1)]])
