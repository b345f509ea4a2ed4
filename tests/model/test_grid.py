"""Things found by where they stand: the same as a look at all of them would find."""

from __future__ import annotations

import random

import pytest

from baoyan.model.geometry import Box
from baoyan.model.grid import Grid


def _strewn(count: int, chance: random.Random) -> list[Box]:
    """Small boxes all over a page, some of no height, and one under all of them."""
    out = [Box(-100, -100, 3000, 3000)]
    for _ in range(count):
        x, y = chance.uniform(-50, 800), chance.uniform(-50, 1200)
        out.append(Box(x, y, x + chance.uniform(0, 90), y + chance.choice((0, 8, 40))))
    return out


@pytest.mark.parametrize("count", [0, 5, 400])
def test_finds_what_a_look_at_all_finds(count: int) -> None:
    """In the order given, however many there are and however large the place asked for."""
    chance = random.Random(count)
    boxes = _strewn(count, chance)
    grid = Grid((box, k) for k, box in enumerate(boxes))
    for place in (*_strewn(50, chance), Box(0, 0, 1, 1)):
        touched = [k for k, b in enumerate(boxes) if b.overlap_x(place) >= 0 and b.overlap_y(place) >= 0]
        assert grid.around(place) == touched


def test_a_place_may_be_grown() -> None:
    """By so much along x, and by another amount along y."""
    grid = Grid([(Box(10, 10, 20, 20), "a")])
    assert grid.around(Box(23, 10, 30, 20), 3) == ["a"]
    assert grid.around(Box(23, 10, 30, 20), 3, 0) == ["a"]
    assert grid.around(Box(10, 23, 20, 30), 3, 0) == []
