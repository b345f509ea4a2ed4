"""Least-cost pairing: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), over the pairs that are possible.

Of a page's pairs few are possible: rows name theirs, and each search for a cheaper pairing looks at those alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

NEVER = 1e6
"""A cost that no pairing should pay."""

Row = Mapping[int, float]
"""The columns that a row may be paired with, and what each costs."""


def possible(costs: Sequence[float]) -> Row:
    """A row with a cost for each column, without those that are never paid."""
    return {column: cost for column, cost in enumerate(costs) if cost < NEVER}


def pair_or_leave(rows: Sequence[Row], leave_row: Sequence[float], leave_column: Sequence[float]) -> list[int]:
    """Pair rows with columns, each of which may also stay alone at a price. -1 for a row left alone.

    Args:
        rows: what each row may be paired with.
        leave_row: the price of each row left alone.
        leave_column: the price of each column left alone.
    """
    # A pair saves the price of its column; a row alone takes a column of its own, numbered below zero.
    saving: list[dict[int, int]] = []
    for k, (row, alone) in enumerate(zip(rows, leave_row, strict=True)):
        useful = {j: _exact(net) for j, cost in row.items() if (net := cost - leave_column[j]) < alone}
        saving.append(useful | {-1 - k: _exact(alone)})
    pairing = _Pairing(saving)
    for k in range(len(saving)):
        pairing.take_in(k)
    return [max(column, -1) for column in pairing.column_of]


def _exact(cost: float) -> int:
    """A cost in billionths: sums of whole numbers are exact, so that equal ways are seen to be equal."""
    return round(cost * 1e9)


class _Pairing:
    """The cheapest pairing of the rows taken in so far."""

    def __init__(self, rows: Sequence[Mapping[int, int]]) -> None:
        self.rows = rows
        self.column_of = [0] * len(rows)
        self.row_of: dict[int, int] = {}
        self.u = [0] * len(rows)
        """Potentials of rows and columns: no pair costs less than its two, and each chosen pair just as much."""
        self.v: dict[int, int] = {}

    def take_in(self, row: int) -> None:
        """Give `row` a column along the cheapest alternating path."""
        u, v = self.u, self.v
        least: dict[int, int] = {}
        way: dict[int, int] = {}
        settled: dict[int, int] = {}
        # Of equal ways the one that leaves alone what stands last, and of columns the first.
        waiting: list[tuple[int, int]] = []
        at, far = row, 0
        while True:
            for column, cost in self.rows[at].items():
                if column not in settled:
                    path = far + cost - u[at] - v.get(column, 0)
                    if column not in least or path < least[column]:
                        least[column], way[column] = path, at
                        heappush(waiting, (path, column))
            far, end = heappop(waiting)
            while end in settled:
                far, end = heappop(waiting)
            if end not in self.row_of:
                break
            settled[end] = far
            at = self.row_of[end]
        u[row] += far
        for column, path in settled.items():
            u[self.row_of[column]] += far - path
            v[column] = v.get(column, 0) - (far - path)
        self._turn(way, row, end)

    def _turn(self, way: Mapping[int, int], row: int, end: int) -> None:
        """Each row on the way from `row` to the free column `end` takes the column after it."""
        at = -1
        while at != row:
            at = way[end]
            before = self.column_of[at]
            self.column_of[at], self.row_of[end] = end, at
            end = before


def sureness(
    rows: Sequence[Row], leave_row: Sequence[float], leave_column: Sequence[float], chosen: Sequence[int]
) -> list[float]:
    """How sure each row's choice is, 0.5 to 1: by how much the next best choice of the row or of its column is worse.

    Args:
        rows: what each row may be paired with, as for `pair_or_leave`.
        leave_row: the price of each row left alone.
        leave_column: the price of each column left alone.
        chosen: for each row its column, or -1.
    """
    gain = [{j: leave_row[i] + leave_column[j] - cost for j, cost in row.items()} for i, row in enumerate(rows)]
    by_row = [gain[row][column] if column >= 0 else 0.0 for row, column in enumerate(chosen)]
    by_column = {column: by_row[row] for row, column in enumerate(chosen) if column >= 0}
    # Another choice takes a column from its own partner, or gives this column to a row that has one already.
    rivals: dict[int, list[tuple[float, int]]] = {}
    for row, gains in enumerate(gain):
        for column in gains.keys() & by_column.keys():
            rivals.setdefault(column, []).append((gains[column] - by_row[row], row))
    out = []
    for row, column in enumerate(chosen):
        across = [g - by_column.get(j, 0.0) for j, g in gain[row].items() if j != column]
        down = [g for g, other in rivals.get(column, ()) if other != row]
        rival = max([0.0, *across, *down])
        out.append(_logistic(max(0.0, by_row[row] - rival) if column >= 0 else max(0.0, 2.0 - rival)))
    return out


def _logistic(margin: float) -> float:
    return 1 / (1 + math.exp(-2.2 * margin))
