"""One size and one weight for the lines of a block: what a line of two characters measures is chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

APART = 0.9
"""Ems of white between two lines of a block, at most."""
ALIKE = 0.075
"""By which the sizes of two lines of a block seem to differ."""
LIKELY = 0.35
"""The same where one of them has too few characters to tell its own."""
STROKE = 1.3
"""By which their strokes seem to differ."""
STROKE_LIKELY = 1.6
INDENT = 2.2
"""Ems by which the first line of a paragraph is indented."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The strips of a page as measured, one row each.

    `place`: u0, u1, v0, v1 in line coordinates that grow from line to line; `down`: vertical; `width`: of the strokes;
    `weight`: how many characters; `sure`: whether these are enough to tell the size.
    """

    place: np.ndarray
    down: np.ndarray
    em: np.ndarray
    bold: np.ndarray
    width: np.ndarray
    weight: np.ndarray
    sure: np.ndarray


def in_blocks(found: Measured) -> tuple[np.ndarray, np.ndarray]:
    """The size and the weight of each strip: where it is not sure, those of the lines around it.

    A strip that is sure has the size of its block where that is nearly its own.
    """
    em, bold = found.em.copy(), found.bold.copy()
    for k in range(len(em)):
        around = _around(found, k)
        if not len(around):
            continue
        if found.sure[k]:
            em[k] = _most(found.em, found.weight, np.append(around, k))
        else:
            best = around[found.weight[around].argmax()]
            em[k], bold[k] = found.em[best], found.bold[best]
    return em, bold


def _around(found: Measured, k: int) -> np.ndarray:
    """The strips right before and after strip `k` that are sure and may be set as it is."""
    u0, u1, v0, v1 = found.place.T
    size = found.em[k]
    near = found.sure & (found.down == found.down[k])
    near &= (v0 - v1[k] < APART * size) & (v0[k] - v1 < APART * size) & (np.abs(v0 + v1 - v0[k] - v1[k]) > size)
    sure = bool(found.sure[k])
    near &= np.abs(np.log(found.em / size)) < (ALIKE if sure else LIKELY)
    near &= np.abs(np.log(found.width / found.width[k])) < np.log(STROKE if sure else STROKE_LIKELY)
    near[k] = False
    shared = np.minimum(u1, u1[k]) - np.maximum(u0, u0[k])
    below = near & (shared > 0.5 * np.minimum(u1 - u0, u1[k] - u0[k]))
    # the rest of a paragraph at the head of a column may end where the next one's indent begins
    return np.flatnonzero(below if sure or below.any() else near & (shared > -INDENT * size))


def _most(em: np.ndarray, weight: np.ndarray, members: np.ndarray) -> float:
    """The size that most characters of some strips have."""
    sizes, place = np.unique(em[members], return_inverse=True)
    return float(sizes[np.bincount(place, weight[members]).argmax()])
