"""The fitted curve rises, goes through the shares that were measured, and can be undone."""

from __future__ import annotations

import random

from benchmarks.calibration import distance
from benchmarks.fitting import fitted, raw_of
from hypothesis import given
from hypothesis import strategies as st

from baoyan.edition.confidence import calibrated


def test_overconfident_values_are_brought_down() -> None:
    """Where seven of ten articles with 0.9 are right, 0.9 becomes 0.7."""
    chance = random.Random(1)
    found = [(raw, chance.random() < raw**3) for raw in (chance.random() for _ in range(4000))]
    curve = fitted(found)
    assert curve == sorted(curve) and [y for _, y in curve] == sorted(y for _, y in curve)
    assert abs(calibrated(0.9, curve) - 0.9**3) < 0.06
    after = [(calibrated(raw, curve), right) for raw, right in found]
    assert distance(after) < 0.03 < distance(found)


def test_equal_values_share_one_chance() -> None:
    """Where nine of ten articles with the highest value are right, it becomes 0.9, whatever order they come in."""
    found = [(1.0, k % 10 != 0) for k in range(600)] + [(0.5, k % 2 == 0) for k in range(300)]
    curve = fitted(sorted(found))
    assert abs(calibrated(1.0, curve) - 0.9) < 0.06
    assert abs(calibrated(0.5, curve) - 0.5) < 0.06


@given(st.floats(0, 1))
def test_raw_values_come_back(raw: float) -> None:
    """A curve that rises all the way can be undone."""
    curve = ((0.0, 0.0), (0.5, 0.2), (0.9, 0.85), (1.0, 0.99))
    assert abs(raw_of(calibrated(raw, curve), curve) - raw) < 1e-6


def test_too_few_articles() -> None:
    """With less than a group the curve is a straight line."""
    assert fitted([(0.5, True)]) == [(0.0, 0.0), (1.0, 1.0)]
