"""Light grounds under text: rectangles whose edges are straight steps in the tone of the paper.

A tint of five per cent differs from the paper by less than the light on a scan sways, but not within a point or two: so it
is its edges that are looked for. What shines through from the back has edges too; lines of text run across those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Panel

STEP = 4.0
"""Levels of an edge's step at least."""
PALEST = 5.5
"""Levels by which a tint is darker than the paper on all sides of it, in the mean: one of 5 % in yellow is seen as half of it."""
DEEPEST = 80.0
"""Levels by which a ground is darker that is no tint: a reversed panel, a picture."""
ACROSS = 3
"""Points on either side of an edge at which tones are compared."""
ALONG = 21
"""Points along an edge over which its step is averaged."""
HIDDEN = 0.2
"""The share of such a stretch that must not lie under pictures and panels."""
LEAST = 14
"""Points. The short side of a tint is no shorter."""
LONGEST = 60.0
"""Points. The long side of a tint is no shorter."""
GAP = 9
"""Points over which an edge goes on unseen."""
BAND = 40.0
"""Points of paper between two tints side by side, at most: farther ones have no common edge."""
CUT = 0.75
"""The share of a rectangle's side that such a band is seen of."""
WHOLE = 0.7
"""The share of the page that a tint covers at most: what is larger is the paper, before something darker."""
FROM_END = 0.97
"""The share of the page's width or height at which a ground ends with the paper."""
SAME = 0.9
"""Shares in one another of two rectangles that may not both be tints, together; one wholly in a larger one may be none."""
SEEN = 0.55
"""The share of a side that is seen at least: panels, folds and what shines through hide the rest."""
TOGETHER = 3.0
"""The shares of all four sides together, at least."""
CLEAR = 1.0
"""Points between text and the edges of its tint, at least; mostly there are five."""
OVER = 0.1
"""Lines that run over a tint's edge for each on it, at most."""
STROKE = 9
"""Points. Body type is closed up, larger lines are painted over."""
MOST = 120
"""Edges of each kind that are tried together; a page has some dozens."""


def find_tints(tones: np.ndarray, lines: Sequence[Box], taken: np.ndarray) -> list[Panel]:
    """The tints of a page, in points.

    Args:
        tones: the page at one pixel a point.
        lines: where text stands.
        taken: where there are pictures and reversed panels.
    """
    ground = _ground(tones, lines)
    edges = (*_edges(ground, taken), *_edges(np.ascontiguousarray(ground.T), taken.T))
    high, wide = ground.shape
    found: list[Panel] = []
    for box in sorted(_rectangles(*edges), key=lambda b: -b.area):
        if (
            box.area < WHOLE * ground.size
            and box.width < FROM_END * wide
            and box.height < FROM_END * high
            and _holds(box, lines)
            and not any(p.box.overlap(box) + box.overlap(p.box) > SAME for p in found)
        ):
            y, x = np.s_[round(box.y0) : round(box.y1)], np.s_[round(box.x0) : round(box.x1)]
            level = int(np.median(ground[y, x]))
            found.append(Panel(box, (level, level, level)))
    return found


def _ground(tones: np.ndarray, lines: Sequence[Box]) -> np.ndarray:
    """The page without its text: lines painted over with the lighter tones beside their strokes, the rest closed up."""
    out = tones.copy()
    for line in lines:
        y = np.s_[max(0, round(line.y0)) : round(line.y1) + 1]
        for x0 in range(max(0, round(line.x0)), round(line.x1) + 1, STROKE):
            part = out[y, x0 : min(x0 + STROKE, round(line.x1) + 1)]
            if part.size:
                part[:] = np.maximum(part, np.percentile(part, 80).astype(np.uint8))
    closed = cv2.morphologyEx(out, cv2.MORPH_CLOSE, np.ones((STROKE, STROKE), np.uint8))
    return np.asarray(cv2.medianBlur(closed, 5))


def _edges(ground: np.ndarray, taken: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Level edges: where the page becomes darker downwards, and where it becomes lighter. Rows of place, begin, end."""
    # what is taken says nothing of the tone beside it
    bare = (~taken).astype(np.float32)
    weight = cv2.blur(bare, (ALONG, 1))
    values = cv2.blur(ground * bare, (ALONG, 1)) / np.maximum(weight, HIDDEN)
    known = cv2.erode(weight, np.ones((2 * ACROSS, 1))) > HIDDEN
    # the mean of the rows from one on less the mean of those before it: steepest right at an edge
    after, before = (cv2.blur(values, (1, ACROSS), anchor=(0, k)) for k in (0, ACROSS - 1))
    step = np.zeros_like(values)
    step[1:] = after[1:] - before[:-1]
    step *= known
    return _steps(-step), _steps(step)


def _steps(step: np.ndarray) -> np.ndarray:
    """The runs along rows at which a step is steepest, the longest first: place, begin, end, its mean step."""
    peak = (step > STEP) & (step < DEEPEST) & (step >= cv2.dilate(step, np.ones((2 * ACROSS + 1, 1))))
    joined = cv2.dilate(peak.astype(np.uint8), np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, np.ones((1, GAP), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [(0.0, 0.0, 0.0, 0.0)]
    for k in (np.argsort(-stats[1:, cv2.CC_STAT_WIDTH])[:MOST] + 1).tolist():
        x, y, w, h, _ = stats[k].tolist()
        at = np.s_[y : y + h, x : x + w]
        own = (labels[at] == k) & peak[at]
        rows = own.sum(axis=1)
        if w >= LEAST and h <= 2 * ACROSS + 2:
            place = y + float(np.average(np.arange(h), weights=rows))
            found.append((place, x, x + w, float(step[at][own].mean())))
    return np.array(found)


def _rectangles(falls: np.ndarray, rises: np.ndarray, left: np.ndarray, right: np.ndarray) -> Iterator[Box]:
    """Rectangles that are darker inside at all four edges, each of which may be seen in parts."""
    for x0 in _places(left):
        for x1 in _places(right):
            if x1 - x0 < LEAST:
                continue
            tops = _long(falls, x0, x1)
            feet = _long(rises, x0, x1) if tops else []
            for (y0, top), (y1, foot) in ((a, b) for a in tops for b in feet):
                if y1 - y0 < LEAST or max(y1 - y0, x1 - x0) < LONGEST:
                    continue
                sides = (top, foot, _seen(left, x0, y0, y1), _seen(right, x1, y0, y1))
                if min(sides) < SEEN or sum(sides) < TOGETHER:
                    continue
                if _step(falls, y0) + _step(rises, y1) + _step(left, x0) + _step(right, x1) < 4 * PALEST:
                    continue
                if not _parted(left, right, x0, x1, y0, y1) and not _parted(falls, rises, y0, y1, x0, x1):
                    yield Box(x0, y0, x1, y1)


def _long(edges: np.ndarray, begin: float, end: float) -> list[tuple[float, float]]:
    """The places of edges that may be a side from `begin` to `end`, with the share of it that is seen."""
    seen = [(place, _seen(edges, place, begin, end)) for place in _places(edges)]
    return [(place, share) for place, share in seen if share > SEEN]


def _places(edges: np.ndarray) -> list[float]:
    """Where edges are, each place once."""
    out: list[float] = []
    for place in edges[1:, 0].tolist():
        if all(abs(place - p) > ACROSS for p in out):
            out.append(place)
    return out


def _seen(edges: np.ndarray, place: float, begin: float, end: float) -> float:
    """The share of a side that is seen as an edge. One that runs on beyond the corners is no tint's: the end of the paper."""
    own = edges[np.abs(edges[:, 0] - place) <= ACROSS]
    own = own[(own[:, 1] > begin - ALONG) & (own[:, 2] < end + ALONG)]
    parts = np.minimum(own[:, 2], end + 1) - np.maximum(own[:, 1], begin - 1)
    return min(1.0, float(parts[parts > 0].sum() / (end - begin)))


def _step(edges: np.ndarray, place: float) -> float:
    """The step at a place, in the mean of the edges there by their lengths."""
    own = edges[np.abs(edges[:, 0] - place) <= ACROSS]
    return float(np.average(own[:, 3], weights=own[:, 2] - own[:, 1]))


def _parted(begins: np.ndarray, ends: np.ndarray, low: float, high: float, *side: float) -> bool:
    """Whether a band of paper runs through a rectangle from side to side: it is two tints."""
    stops = [p for p in _places(ends) if low + LEAST / 2 < p < high - LEAST / 2 and _seen(ends, p, *side) > CUT]
    starts = [p for p in _places(begins) if low + LEAST / 2 < p < high - LEAST / 2 and _seen(begins, p, *side) > CUT]
    return any(0 < b - a < BAND for a in stops for b in starts)


def _holds(box: Box, lines: Sequence[Box]) -> bool:
    """Whether lines stand on a ground, clear of its edges, and hardly any runs over them."""
    inner = box.grown(-CLEAR)
    within = sum(inner.contains(line) for line in lines)
    over = sum(line.overlap(box) > 0.15 and not inner.contains(line) for line in lines)
    return within > 0 and over <= OVER * within
