"""Least-cost pairing: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), in numpy."""

from __future__ import annotations

import numpy as np

NEVER = 1e6
"""A cost that no pairing should pay."""


def pair(cost: np.ndarray) -> list[int]:
    """For each row the column that it is paired with, at the least total cost.

    Args:
        cost: shape (n, m), n <= m, finite.
    """
    n, m = cost.shape
    # A column more at the end stands for none: each new row begins there.
    u, v = np.zeros(n), np.zeros(m + 1)
    row_of = [-1] * (m + 1)
    for row in range(n):
        _augment(cost, u, v, row_of, row)
    out = [-1] * n
    for j, row in enumerate(row_of[:m]):
        if row >= 0:
            out[row] = j
    return out


def _augment(cost: np.ndarray, u: np.ndarray, v: np.ndarray, row_of: list[int], row: int) -> None:
    """Give `row` a column along the cheapest alternating path."""
    m = cost.shape[1]
    least, way, free = np.full(m, np.inf), np.zeros(m, dtype=np.int64), np.ones(m, dtype=bool)
    row_of[m], at = row, m
    columns, rows = [m], [row]
    while True:
        reduced = cost[rows[-1]] - u[rows[-1]]
        reduced -= v[:m]
        better = np.less(reduced, least)
        better &= free
        np.copyto(least, reduced, where=better)
        np.copyto(way, at, where=better)
        at = int(least.argmin())
        delta = least[at]
        u[rows] += delta
        v[columns] -= delta
        least -= delta
        if row_of[at] < 0:
            break
        columns.append(at)
        rows.append(row_of[at])
        least[at], free[at] = np.inf, False
    while at != m:
        before = int(way[at])
        row_of[at] = row_of[before]
        at = before


def pair_or_leave(cost: np.ndarray, leave_row: np.ndarray, leave_column: np.ndarray) -> list[int]:
    """Pair rows with columns, each of which may also stay alone at a price. -1 for a row left alone.

    Args:
        cost: shape (n, m); `NEVER` where a pair is impossible.
        leave_row: shape (n,), the price of a row left alone.
        leave_column: shape (m,), the price of a column left alone.
    """
    out = [-1] * cost.shape[0]
    # Only pairs that are cheaper than both left alone can be chosen; what they do not connect is decided apart.
    for rows, columns in _parts(cost < leave_row[:, None] + leave_column[None, :]):
        found = _pair_part(cost[np.ix_(rows, columns)], leave_row[rows], leave_column[columns])
        for row, at in zip(rows, found, strict=True):
            out[row] = columns[at] if at >= 0 else -1
    return out


def _parts(useful: np.ndarray) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that useful pairs connect, set by set."""
    n = useful.shape[0]
    seen = np.zeros(n, dtype=bool)
    out = []
    for first in range(n):
        if seen[first] or not useful[first].any():
            continue
        rows = np.zeros(n, dtype=bool)
        rows[first] = True
        while True:
            columns = useful[rows].any(axis=0)
            wider = rows | useful[:, columns].any(axis=1)
            if (wider == rows).all():
                break
            rows = wider
        seen |= rows
        out.append((np.flatnonzero(rows).tolist(), np.flatnonzero(columns).tolist()))
    return out


def _pair_part(cost: np.ndarray, leave_row: np.ndarray, leave_column: np.ndarray) -> list[int]:
    n, m = cost.shape
    square = np.full((n + m, n + m), NEVER)
    square[:n, :m] = cost
    square[:n, m:][np.arange(n), np.arange(n)] = leave_row
    square[n:, :m][np.arange(m), np.arange(m)] = leave_column
    square[n:, m:] = 0.0
    found = pair(square)
    return [j if j < m and cost[i, j] < NEVER else -1 for i, j in enumerate(found[:n])]


def sureness(cost: np.ndarray, leave_row: np.ndarray, leave_column: np.ndarray, chosen: list[int]) -> list[float]:
    """How sure each row's choice is, 0.5 to 1: by how much the next best choice of the row or of its column is worse.

    Args:
        cost: shape (n, m), as for `pair_or_leave`.
        leave_row: shape (n,).
        leave_column: shape (m,).
        chosen: for each row its column, or -1.
    """
    gain = np.maximum(leave_row[:, None] + leave_column[None, :] - cost, -9.0)
    rows, columns = np.zeros(cost.shape[0]), np.zeros(cost.shape[1])
    for row, column in enumerate(chosen):
        if column >= 0:
            rows[row] = columns[column] = gain[row, column]
    out = []
    for row, column in enumerate(chosen):
        # Another choice takes a column from its own partner, or gives this column to a row that has one already.
        across = gain[row] - columns
        down = gain[:, column] - rows if column >= 0 else np.zeros(0)
        if column >= 0:
            across, down = np.delete(across, column), np.delete(down, row)
        rival = max(0.0, across.max(initial=0.0), down.max(initial=0.0))
        out.append(float(1 / (1 + np.exp(-2.2 * max(0.0, rows[row] - rival)))) if column >= 0 else _alone(rival))
    return out


def _alone(rival: float) -> float:
    """How sure it is that a row stays alone while its best free choice would bring `rival`."""
    return float(1 / (1 + np.exp(-2.2 * max(0.0, 2.0 - rival))))
