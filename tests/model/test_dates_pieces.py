"""Dates that a title block sets in pieces."""

from __future__ import annotations

import datetime

import pytest

from baoyan.model.dates import date_of_pieces

DAY = datetime.date(2026, 5, 22)


@pytest.mark.parametrize(
    "pieces",
    [
        ("2026年5月", "22", "日", "星期五"),
        ("22", "MAY 2026"),
        ("2026", "5月", "22日"),
        ("2026.05", "22"),
        ("5/22", "2026"),
        ("二〇二六年", "五月", "二十二日"),
        ("Friday", "May 22", "2026"),
        ("民國115年5月", "22"),
    ],
)
def test_pieces_make_a_date(pieces: tuple[str, ...]) -> None:
    """Year, month and day, each said once, in any order, with other words between."""
    assert date_of_pieces(pieces) == DAY


@pytest.mark.parametrize("pieces", [("22", "23", "2026年5月"), ("2026年5月",), ("2026年2月", "30"), ("22", "日"), ()])
def test_pieces_that_make_none(pieces: tuple[str, ...]) -> None:
    """Two days, no day, a day that does not exist."""
    assert date_of_pieces(pieces) is None
