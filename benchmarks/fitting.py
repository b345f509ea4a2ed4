"""`python -m benchmarks fit`: the curve from raw confidence to the chance of being right, for `baoyan.edition.confidence`.

Papers of the press that nothing was tuned to are read, as they are and without their rules and panels. Raw values are put
into groups of like size, the shares of right articles made to rise (pool adjacent violators), and joined by straight lines.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from baoyan.edition.confidence import CURVE
from benchmarks.calibration import samples
from benchmarks.sets import made_issues, no_press

SEEDS = tuple(range(601, 609))
"""Seeds of the press for the fit; `calibration` measures with others."""
GROUP = 60
"""Articles of a group at least."""
RISE = 0.004
"""The curve rises by so much at least from point to point: a surer article stays a surer one."""


def raw_of(calibrated: float, curve: Sequence[tuple[float, float]] = CURVE) -> float:
    """The raw value that `calibrated` came from."""
    for (x0, y0), (x1, y1) in pairwise(curve):
        if y0 <= calibrated <= y1:
            return x1 if y1 == y0 else x0 + (x1 - x0) * (calibrated - y0) / (y1 - y0)
    return calibrated


def fitted(found: Sequence[tuple[float, bool]], least: int = GROUP) -> list[tuple[float, float]]:
    """The rising curve through (raw, share that is right), from 0 to 1."""
    order = list(found)
    random.Random(len(order)).shuffle(order)  # equal values in no order of their own
    order.sort(key=lambda pair: pair[0])
    groups = [order[k : k + least] for k in range(0, len(order) - least + 1, least)]
    if groups:
        groups[-1] += order[len(groups) * least :]
    pools = [(sum(raw for raw, _ in g), float(sum(right for _, right in g)), len(g)) for g in groups]
    points = [(raw / count, right / count) for raw, right, count in _pooled(pools)]
    curve = [(0.0, 0.0)]
    for raw, share in points:
        if raw - curve[-1][0] > 0.01:
            curve.append((round(raw, 3), round(max(share, curve[-1][1] + RISE), 3)))
    return [(raw, min(share, 1.0)) for raw, share in curve if raw < 1] + [(1.0, _top(points))]


def _top(points: Sequence[tuple[float, float]]) -> float:
    """The chance at a raw value of 1: the last group's share."""
    return round(points[-1][1], 3) if points else 1.0


def _pooled(groups: Sequence[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    """Neighbouring groups (sum of raw, right ones, count) made one wherever the share would fall."""
    out: list[tuple[float, float, int]] = []
    for group in groups:
        out.append(group)
        while len(out) > 1 and out[-2][1] / out[-2][2] >= out[-1][1] / out[-1][2]:
            a, b = out.pop(-2), out.pop()
            out.append((a[0] + b[0], a[1] + b[1], a[2] + b[2]))
    return out


def main() -> int:
    """Print the curve as it stands in `baoyan.edition.confidence`."""
    if missing := no_press():
        print(missing)
        return 1
    found = [(raw_of(sure), right) for sure, right in samples(made_issues(SEEDS))]
    print(f"{len(found)} articles")
    print(f"CURVE: Curve = {tuple(fitted(found))}")
    return 0
