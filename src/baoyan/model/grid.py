"""Things of a page found by where they stand, without a look at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from baoyan.model.geometry import Box

T = TypeVar("T")

_CELL = 48.0
"""Points: a few lines of text."""
_FEW = 60
"""Things up to which a look at all is as quick as one into the cells: what a common page has."""
_MANY = 400
"""Cells beyond which a thing, or a place asked for, is not spread over them."""
_Row = tuple[float, float, float, float, int]


class Grid(Generic[T]):
    """Things with a box each, sorted into the cells that their boxes touch."""

    def __init__(self, things: Iterable[tuple[Box, T]]) -> None:
        found = list(things)
        self._things = [thing for _, thing in found]
        self._rows: list[_Row] = [(b.x0, b.y0, b.x1, b.y1, k) for k, (b, _) in enumerate(found)]
        self._large: list[int] = []
        self._cells: dict[tuple[int, int], list[int]] = {}
        for x0, y0, x1, y1, k in self._rows if len(found) > _FEW else ():
            cells = _cells_of(x0, y0, x1, y1)
            if cells is None:
                self._large.append(k)
            for cell in cells or ():
                self._cells.setdefault(cell, []).append(k)

    def touching(self, x0: float, y0: float, x1: float, y1: float) -> list[T]:
        """What touches the place from (x0, y0) to (x1, y1), edges included, in the order given at first."""
        rows = self._rows
        if len(rows) > _FEW:
            cells = _cells_of(x0, y0, x1, y1)
            if cells is not None:
                near = {k for cell in cells for k in self._cells.get(cell, ())}
                rows = [rows[k] for k in sorted((*near, *self._large))]
        things = self._things
        return [things[k] for a0, b0, a1, b1, k in rows if b0 <= y1 and b1 >= y0 and a0 <= x1 and a1 >= x0]

    def around(self, box: Box, by: float = 0.0, by_y: float | None = None) -> list[T]:
        """What touches a box grown by so much on each side (`by_y` above and below, if given)."""
        dy = by if by_y is None else by_y
        return self.touching(box.x0 - by, box.y0 - dy, box.x1 + by, box.y1 + dy)


def _cells_of(x0: float, y0: float, x1: float, y1: float) -> list[tuple[int, int]] | None:
    """The cells that a place touches; None for one that is too large for cells."""
    left, right = sorted((int(x0 // _CELL), int(x1 // _CELL)))
    top, bottom = sorted((int(y0 // _CELL), int(y1 // _CELL)))
    if (right - left + 1) * (bottom - top + 1) > _MANY:
        return None
    return [(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)]
