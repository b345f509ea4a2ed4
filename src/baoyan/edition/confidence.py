"""How sure an article is: its own confidence and what is doubted about it, in one number that means something.

The number is the chance that the article is right as a whole: all its text, nothing else's, its headline as printed.
`benchmarks/calibration.py` measures that: of the articles with 0.9, nine in ten should be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from baoyan.model.edition import Article
from baoyan.model.layout import PageLayout

Curve = Sequence[tuple[float, float]]
"""Rising points (raw, calibrated); straight lines between them."""

CURVE: Curve = ((0.0, 0.0), (0.631, 0.4), (0.833, 0.433), (0.945, 0.867), (0.981, 0.967), (0.992, 0.972), (1.0, 0.972))
"""Raw to calibrated, as `python -m benchmarks fit` measured it on papers of the press that no rule was tuned to."""


def calibrated(raw: float, curve: Curve = CURVE) -> float:
    """The chance of being right that `raw` stands for, 0 to 1."""
    raw = min(1.0, max(0.0, raw))
    for (x0, y0), (x1, y1) in pairwise(curve):
        if x0 <= raw <= x1:
            return y1 if x1 == x0 else y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
    return curve[-1][1]


def page_quality(reading_quality: float, layout: PageLayout | None) -> float:
    """How well a page was read, 0 to 1: the reading's own quality, lowered where roles are unsure."""
    if layout is None:
        return 0.0
    total = sum(len(line.text) for block in layout.blocks for line in block.lines)
    lost = sum(len(line.text) * (1 - block.confidence) for block in layout.blocks for line in block.lines)
    return round(reading_quality * (1 - 0.5 * lost / total), 3) if total else reading_quality


def with_confidence(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles with calibrated confidences."""
    return tuple(replace(a, confidence=round(calibrated(a.confidence), 3)) for a in articles)
