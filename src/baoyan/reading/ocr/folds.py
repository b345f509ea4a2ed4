"""Folds of the paper, which look like rules on a scan.

A fold runs to the paper's end, where nothing is printed, and its shadow is paler than ink.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.model.reading import Rule

END = 4.0
"""Points from the paper's end at which a fold's shadow begins."""
PALE = 150
"""A fold is no darker; hairlines as pale as that are printed within margins."""
ALIKE = 40
"""Levels by which the tone of one fold sways."""
BESIDE = 3.0
"""Points by which its pieces lie off one line."""


def without_folds(rules: Sequence[Rule], grey: np.ndarray, dpi: float) -> list[Rule]:
    """The rules without those that are folds, or further pieces of one.

    Args:
        rules: straight lines of a page, in points.
        grey: the page, uint8 (h, w).
        dpi: its pixels in an inch.
    """
    point = dpi / 72
    tones = [_tone(rule, grey, point) for rule in rules]
    ends = [_at_end(rule, grey.shape[1] / point, grey.shape[0] / point) for rule in rules]
    folds = [(rule, tone) for rule, tone, end in zip(rules, tones, ends, strict=True) if end and tone > PALE]
    return [r for r, tone in zip(rules, tones, strict=True) if not any(_goes_on(r, tone, *fold) for fold in folds)]


def _tone(rule: Rule, grey: np.ndarray, point: float) -> float:
    """How dark a line is along its core, in the middle of its length."""
    x0, y0, x1, y1 = (round(v * point) for v in (rule.box.x0, rule.box.y0, rule.box.x1, rule.box.y1))
    part = grey[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]
    return float(np.median(part.min(axis=0 if rule.horizontal else 1))) if part.size else 0.0


def _at_end(rule: Rule, wide: float, high: float) -> bool:
    """Whether a line runs to the paper's end."""
    box = rule.box
    return min(box.x0, wide - box.x1) < END if rule.horizontal else min(box.y0, high - box.y1) < END


def _goes_on(rule: Rule, tone: float, fold: Rule, pale: float) -> bool:
    """Whether a line is a fold or a piece of it."""
    if rule.horizontal != fold.horizontal or tone < pale - ALIKE:
        return False
    off = rule.box.cy - fold.box.cy if rule.horizontal else rule.box.cx - fold.box.cx
    return abs(off) < BESIDE
