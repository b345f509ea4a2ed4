"""Least-cost pairing against all possible pairings."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from baoyan.articles.assignment import NEVER, pair, pair_or_leave

COSTS = st.integers(1, 4).flatmap(
    lambda n: st.integers(n, 5).flatmap(
        lambda m: st.lists(st.lists(st.integers(0, 20), min_size=m, max_size=m), min_size=n, max_size=n)
    )
)


@given(COSTS)
def test_pair_is_the_cheapest(rows: list[list[int]]) -> None:
    """No other pairing costs less."""
    cost = np.array(rows, dtype=float)
    chosen = pair(cost)
    least = min(sum(cost[i, j] for i, j in enumerate(p)) for p in permutations(range(cost.shape[1]), cost.shape[0]))
    assert len(set(chosen)) == len(chosen)
    assert sum(cost[i, j] for i, j in enumerate(chosen)) == least


@given(COSTS, st.lists(st.integers(0, 12), min_size=10, max_size=10))
def test_leaving_alone(rows: list[list[int]], prices: list[int]) -> None:
    """Rows and columns may stay alone at their prices, and the total is the least there is."""
    cost = np.array(rows, dtype=float)
    n, m = cost.shape
    leave_row, leave_column = np.array(prices[:n], float), np.array(prices[n : n + m] + [3] * max(0, n + m - 10), float)
    chosen = pair_or_leave(cost, leave_row, leave_column)

    def total(pairs: list[int]) -> float:
        used = {j for j in pairs if j >= 0}
        own = sum(cost[i, j] if j >= 0 else leave_row[i] for i, j in enumerate(pairs))
        return float(own + sum(leave_column[j] for j in range(m) if j not in used))

    def every(i: int, free: frozenset[int]) -> float:
        if i == n:
            return float(sum(leave_column[j] for j in free))
        best = leave_row[i] + every(i + 1, free)
        return float(min([best, *(cost[i, j] + every(i + 1, free - {j}) for j in free)]))

    assert abs(total(chosen) - every(0, frozenset(range(m)))) < 1e-6


def test_never_is_never_chosen() -> None:
    """An impossible pair stays apart though it costs much to leave both."""
    assert pair_or_leave(np.array([[NEVER]]), np.array([100.0]), np.array([100.0])) == [-1]
