"""Least-cost pairing against all possible pairings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baoyan.articles.assignment import NEVER, pair_or_leave, possible

COSTS = st.integers(1, 4).flatmap(
    lambda n: st.integers(n, 5).flatmap(
        lambda m: st.lists(st.lists(st.integers(0, 20), min_size=m, max_size=m), min_size=n, max_size=n)
    )
)


@given(COSTS, st.lists(st.integers(0, 12), min_size=10, max_size=10))
def test_leaving_alone(rows: list[list[int]], prices: list[int]) -> None:
    """Rows and columns may stay alone at their prices, and the total is the least there is."""
    n, m = len(rows), len(rows[0])
    leave_row, leave_column = prices[:n], prices[n : n + m]
    chosen = pair_or_leave([possible(row) for row in rows], leave_row, leave_column)
    assert len({j for j in chosen if j >= 0}) == sum(j >= 0 for j in chosen)

    def total(pairs: list[int]) -> float:
        used = {j for j in pairs if j >= 0}
        own = sum(rows[i][j] if j >= 0 else leave_row[i] for i, j in enumerate(pairs))
        return float(own + sum(leave_column[j] for j in range(m) if j not in used))

    def every(i: int, free: frozenset[int]) -> float:
        if i == n:
            return float(sum(leave_column[j] for j in free))
        best = leave_row[i] + every(i + 1, free)
        return float(min([best, *(rows[i][j] + every(i + 1, free - {j}) for j in free)]))

    assert abs(total(chosen) - every(0, frozenset(range(m)))) < 1e-6


def test_never_is_never_chosen() -> None:
    """An impossible pair stays apart though it costs much to leave both."""
    assert pair_or_leave([possible([NEVER])], [100.0], [100.0]) == [-1]
