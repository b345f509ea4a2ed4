"""Glyphs with the names that were made for them, and the lines they make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Style, TextOrigin
from baoyan.reading.glyphs import UNNAMED, Glyphs, Told
from baoyan.reading.lines import build_lines
from baoyan.reading.shapes.ballots import NOTHING, Verdict
from baoyan.reading.shapes.page import Page
from baoyan.reading.shapes.weight import weights
from baoyan.reading.shapes.widths import fitted

_TELLING = re.compile("[a-z]{4}|[^\\x00-\\x7f]{2}")
"""Names of fonts that are words; others are made up by the program that wrote the file: F1, TT2, CIDFont+F3 without its +."""
POOR = 0.5
"""Confidence below which a name is a guess."""


@dataclass(frozen=True, slots=True)
class Named:
    """Glyphs with names. `made`: names that were made by looking; `trust`: how sure they are, 0 to 1. Shape (n,)."""

    glyphs: Glyphs
    made: np.ndarray
    trust: np.ndarray


def named(told: Told, trimmed: Glyphs, page: Page, verdicts: Mapping[int, Verdict]) -> Named:
    """The page's glyphs: those of no kind as `trimmed` has them, the others as they were seen."""
    kind = page.kinds.kind
    made = kind >= 0
    g = told.glyphs
    found = [verdicts.get(k, NOTHING) for k in range(len(page.kinds))]
    texts = [_fitted(page, k, v.text) or chr(UNNAMED) for k, v in enumerate(found)]
    code = np.where(made, np.array([ord(t[0]) for t in texts] or [0])[kind], trimmed.code)
    trust = np.where(made, np.array([v.confidence for v in found] or [0.0])[kind], 1.0)
    style, styles = _styles(g, page)
    both = replace(
        trimmed,
        style=style,
        styles=styles,
        code=code,
        x0=np.where(made, g.x0, trimmed.x0),
        x1=np.where(made, g.x1, trimmed.x1),
        y0=np.where(made, g.y0, trimmed.y0),
        y1=np.where(made, g.y1, trimmed.y1),
        sure=np.where(made, trust >= POOR, trimmed.sure),
    )
    return spread(Named(both, made, trust), [texts[k] if k >= 0 else "" for k in kind.tolist()])


def _styles(g: Glyphs, page: Page) -> tuple[np.ndarray, tuple[Style, ...]]:
    """The style of each glyph, and the styles: bold by their pictures where the font's name says nothing."""
    heavy = weights(page)
    kind = page.kinds.kind
    found = list(g.styles)
    for number, style in enumerate(g.styles):
        own = np.unique(kind[(g.style == number) & (kind >= 0)])
        known = heavy[own][np.isfinite(heavy[own])]
        if len(known) and not style.bold and not _TELLING.search(style.font):
            found[number] = replace(style, bold=bool(np.median(known) >= 1.0))
    return g.style, tuple(found)


def _fitted(page: Page, kind: int, text: str) -> str:
    return fitted(text, page.width(kind), bool(page.kinds.latin[kind]), page.ink(kind))


def spread(one: Named, texts: Sequence[str]) -> Named:
    """Glyphs that stand for several characters become as many, each with its part of the box."""
    many = [k for k, text in enumerate(texts) if len(text) > 1]
    if not many:
        return one
    count = np.ones(len(texts), int)
    count[many] = [len(texts[k]) for k in many]
    index = np.repeat(np.arange(len(texts)), count)
    part = np.arange(len(index)) - np.repeat(np.cumsum(count) - count, count)
    g = one.glyphs.take(index)
    share, whole = part / count[index], count[index]
    flat = g.angle % 180 == 0
    wide, high = (g.x1 - g.x0) / whole, (g.y1 - g.y0) / whole
    code = np.array([ord(texts[k][p]) if texts[k] else 0 for k, p in zip(index.tolist(), part.tolist(), strict=True)])
    glyphs = replace(
        g,
        code=np.where(one.made[index], code, g.code),
        x0=np.where(flat, g.x0 + (g.x1 - g.x0) * share, g.x0),
        x1=np.where(flat, g.x0 + (g.x1 - g.x0) * share + wide, g.x1),
        y0=np.where(flat, g.y0, g.y0 + (g.y1 - g.y0) * share),
        y1=np.where(flat, g.y1, g.y0 + (g.y1 - g.y0) * share + high),
    )
    return Named(glyphs, one.made[index], one.trust[index])


def lined(one: Named, barriers: Sequence[Box]) -> tuple[Line, ...]:
    """The lines that the glyphs make, each with where it came from and how sure it is."""
    g = one.glyphs
    cx, cy = (g.x0 + g.x1) / 2, (g.y0 + g.y1) / 2
    order = np.argsort(cy)
    rows = cy[order]
    return tuple(_judged(line, one, cx, cy, order, rows) for line in build_lines(g, barriers))


def _judged(line: Line, one: Named, cx: np.ndarray, cy: np.ndarray, order: np.ndarray, rows: np.ndarray) -> Line:
    box = line.box
    near = order[np.searchsorted(rows, box.y0) : np.searchsorted(rows, box.y1, side="right")]
    own = near[(cx[near] >= box.x0) & (cx[near] <= box.x1)]
    if not len(own) or not one.made[own].any():
        return line
    sure = round(float(one.trust[own].mean()), 3)
    return replace(line, origin=TextOrigin.REPAIRED, confidence=sure, unsure=_unsure(line, one, own, cx, cy))


def _unsure(line: Line, one: Named, own: np.ndarray, cx: np.ndarray, cy: np.ndarray) -> str:
    """How unsure each character of a line is (`Line.unsure`); `own`: the glyphs in its box."""
    if len(line.edges) != len(line.text) + 1:
        return ""
    along = (cy if line.vertical else cx)[own]
    edges = np.array(line.edges)
    middles = (edges[:-1] + edges[1:]) / 2
    nearest = own[np.abs(along[None, :] - middles[:, None]).argmin(axis=1)]
    doubt = np.where([c.isspace() for c in line.text], 0.0, 1.0 - one.trust[nearest])
    digits = "".join(str(min(9, int(10 * d))) for d in doubt.tolist())
    return digits if digits.strip("0") else ""
