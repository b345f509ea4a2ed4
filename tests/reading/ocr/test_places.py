"""Cores of a page put together to lines."""

from baoyan.reading.ocr.detection import Core
from baoyan.reading.ocr.places import places


def core(x0: float, y0: float, x1: float, y1: float) -> Core:
    return Core(x0, y0, x1, y1, 0.0)


BODY = [core(300, y, 700, y + 20) for y in range(0, 200, 30)]
"""Level lines beside what is looked at."""


def test_flat_character_with_a_core_of_its_own_begins_its_line() -> None:
    """The character for one is a stroke in the middle of its cell."""
    found = places([core(2, 306, 24, 314), core(32, 290, 260, 330), *BODY])
    assert [(p.u0, p.u1) for p in found if p.v0 > 250] == [(2, 260)]


def test_quote_with_a_core_of_its_own_within_a_column_is_part_of_it() -> None:
    """A wide quote stands in a column as it does in a line."""
    found = places([core(100, 0, 140, 160), core(112, 150, 134, 190), core(100, 180, 140, 300), *BODY])
    assert [(p.u0, p.u1) for p in found if p.vertical] == [(0, 300)]


def test_line_under_a_large_title_is_no_part_of_it() -> None:
    """The text of a title seems to reach beyond its ink."""
    found = places([core(0, 300, 400, 430), core(20, 420, 180, 438), *BODY])
    assert sum(p.v0 > 250 for p in found) == 2
