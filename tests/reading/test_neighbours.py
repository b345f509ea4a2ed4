"""Which glyph follows which: the same answers as looking at every pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from baoyan.reading.neighbours import CROSS, ROW, SAME_SIZE, chained, neighbours
from baoyan.reading.raw import over_runs


def _one_by_one(u0: np.ndarray, u1: np.ndarray, v: np.ndarray, size: np.ndarray) -> list[int]:
    """The nearest glyph that begins after the middle of each, on rows within reach; -1 where sizes differ too much."""
    middle = (u0 + u1) / 2 - u0.min()
    row = np.floor(v / ROW)
    look = np.maximum(size, np.minimum(np.median(size), SAME_SIZE * size))
    out = []
    for i in range(len(u0)):
        best = -1
        for j in sorted(range(len(u0)), key=lambda j: (row[j], middle[j], j)):
            reach = abs(row[j] - row[i]) <= np.ceil(CROSS * look[i] / ROW)
            level = abs(v[j] - v[i]) <= CROSS * max(size[i], size[j])
            after = middle[j] > middle[i] + 0.02 * size[i]
            first = not any(
                middle[i] + 0.02 * size[i] < middle[k] and (middle[k], k) < (middle[j], j)
                for k in range(len(u0))
                if row[k] == row[j]
            )
            if reach and level and after and first and (best < 0 or middle[j] < middle[best]):
                best = j
        alike = best >= 0 and 1 / SAME_SIZE <= size[best] / size[i] <= SAME_SIZE
        out.append(best if alike else -1)
    return out


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 25))
def test_the_next_glyph_is_the_nearest_on_a_row_within_reach(seed: int, n: int) -> None:
    """Rows are looked up all at once; each glyph alone finds the same next one."""
    chance = np.random.default_rng(seed)
    u0, v = chance.integers(0, 60, n) * 1.0, chance.integers(0, 30, n) / 2
    size = chance.choice([8.0, 10.0, 15.0, 40.0], n)
    u1 = u0 + size / 2
    assert neighbours(u0, u1, v, size).tolist() == _one_by_one(u0, u1, v, size)


def test_runs_hold_every_glyph_in_the_order_of_its_steps() -> None:
    """Linked steps make a run, a step that is not linked begins another; runs go by their first glyph."""
    following = np.array([3, -1, 0, 1, -1])
    runs = chained(following, np.array([True, False, True, False, True]))
    rows = [runs.order[a:b].tolist() for a, b in zip(runs.begin, runs.until, strict=True)]
    assert rows == [[1], [2, 0, 3], [4]]
    assert (runs.first.tolist(), runs.last.tolist()) == ([1, 2, 4], [1, 3, 4])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 30)), max_size=12), st.integers(1, 9))
def test_asking_at_few_places_finds_all_borders(runs: list[tuple[int, int]], stride: int) -> None:
    """What is asked at each eighth place is told of all, short runs between different ones too, once each answer comes once."""
    truth = np.array([10 * k + what for k, (what, long) in enumerate(runs) for _ in range(long)], np.uint64)
    asked: list[int] = []

    def ask(places: list[int]) -> np.ndarray:
        asked.extend(places)
        return truth[places]

    assert over_runs(ask, len(truth), stride).tolist() == truth.tolist()
    assert len(asked) == len(set(asked))
