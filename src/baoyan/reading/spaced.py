"""Single characters set far apart, joined into lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Direction, Line

MOST = 5000
"""More single characters than any set page has: scattered marks, not lines; they stay as they are."""


def join_spaced(lines: list[Line], barriers: Sequence[Box]) -> list[Line]:
    """Single characters set far apart (街 镇 动 态, a title down the page) joined into one line."""
    single = [line for line in lines if len(line.text) == 1]
    if len(single) > MOST:
        return lines
    rest = [line for line in lines if len(line.text) != 1]
    single.sort(key=lambda line: (line.style.font, line.style.size, line.box.y0, line.box.x0, line.text))
    scattered = _Scattered(single, [line.box for line in rest], barriers)
    groups = [scattered.group(k) for k in range(len(single)) if not scattered.used[k]]
    return rest + [_merged([single[k] for k in found], way) for found, way in groups]


class _Scattered:
    """The single characters of a page, those that a line has taken, and what stands between them."""

    def __init__(self, single: list[Line], others: list[Box], barriers: Sequence[Box]) -> None:
        looks = {look: k for k, look in enumerate(sorted({(s.style.font, s.style.size) for s in single}))}
        self.look = np.array([looks[s.style.font, s.style.size] for s in single], dtype=np.int64)
        self.size = np.array([s.style.size for s in single])
        self.at = np.array([(s.box.cx, s.box.cy) for s in single]).reshape(len(single), 2)
        self.used = np.zeros(len(single), bool)
        self.others, self.barriers = _table(others), _table(barriers)

    def group(self, first: int) -> tuple[list[int], Direction | None]:
        """The characters of the line that begins with `first`, and which way it runs."""
        self.used[first] = True
        found, way, pitch = [first], None, None
        while (step := self._next(found[-1], way, pitch)) is not None:
            following, way = step
            if pitch is None:
                pitch = float(np.abs(self.at[following] - self.at[first]).sum())
            self.used[following] = True
            found.append(following)
        return found, way

    def _next(self, last: int, way: Direction | None, pitch: float | None) -> tuple[int, Direction] | None:
        """The nearest character of the same look that stands in line with the last, at the pitch found so far."""
        size = self.size[last]
        steps = self.at - self.at[last]
        nearest: list[tuple[float, int, Direction]] = []
        for direction, along, across in (
            (Direction.HORIZONTAL, steps[:, 0], steps[:, 1]),
            (Direction.VERTICAL, steps[:, 1], steps[:, 0]),
        ):
            if way not in (None, direction):
                continue
            fits = ~self.used & (self.look == self.look[last]) & (np.abs(across) < 0.25 * size)
            fits &= (along > 0.7 * size) & (along < 4.2 * size)
            if pitch is not None:
                fits &= np.abs(along - pitch) < 0.3 * size
            nearest += [(float(along[k]), k, direction) for k in np.flatnonzero(fits).tolist()]
        for _, k, direction in sorted(nearest):
            if not self._blocked(last, k):
                return k, direction
        return None

    def _blocked(self, a: int, b: int) -> bool:
        """Whether text or something drawn stands between two characters."""
        x0, y0 = np.minimum(self.at[a], self.at[b])
        x1, y1 = np.maximum(self.at[a], self.at[b]) + 0.1
        o, w = self.others, self.barriers
        text = (o[:, 0] < x1) & (o[:, 2] > x0) & (o[:, 1] < y1) & (o[:, 3] > y0)
        drawn = (w[:, 0] <= x1) & (w[:, 2] >= x0) & (w[:, 1] <= y1) & (w[:, 3] >= y0)
        return bool(text.any() or drawn.any())


def _table(boxes: Sequence[Box]) -> np.ndarray:
    return np.array([(b.x0, b.y0, b.x1, b.y1) for b in boxes]).reshape(len(boxes), 4)


def _merged(group: list[Line], direction: Direction | None) -> Line:
    if direction is None or len(group) == 1:
        return group[0]
    across = direction is Direction.HORIZONTAL
    last = group[-1].box
    edges = [line.box.x0 if across else line.box.y0 for line in group] + [last.x1 if across else last.y1]
    return Line(
        "".join(line.text for line in group),
        bounding(line.box for line in group),
        group[0].style,
        direction,
        confidence=min(line.confidence for line in group),
        edges=tuple(round(edge, 2) for edge in edges),
    )
