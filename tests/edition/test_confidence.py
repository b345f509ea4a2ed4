"""Confidences are chances: between 0 and 1, rising, and the page's quality falls with what is unsure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baoyan.edition.confidence import CURVE, calibrated, page_quality
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line, Style

_LINE = Line("十个字的一行正文在此", Box(0, 0, 100, 10), Style("f", 10))


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_calibration_keeps_the_order(a: float, b: float) -> None:
    """A surer article never comes out less sure, and every result is a chance."""
    low, high = sorted((calibrated(a), calibrated(b)))
    assert 0 <= low <= high <= 1
    assert (calibrated(min(a, b)), calibrated(max(a, b))) == (low, high)


def test_the_curve_rises() -> None:
    """The fitted curve is a curve from 0 to 1 that never falls."""
    assert list(CURVE) == sorted(CURVE) and [y for _, y in CURVE] == sorted(y for _, y in CURVE)
    assert CURVE[0][0] == 0 and CURVE[-1][0] == 1


def test_a_page_of_sure_blocks_has_the_quality_of_its_reading() -> None:
    """Only doubts lower it; a page without layout has none."""
    sure = PageLayout(1, 100, 100, (Block(0, Role.BODY, (_LINE,), _LINE.box),))
    unsure = PageLayout(1, 100, 100, (Block(0, Role.BODY, (_LINE,), _LINE.box, 0.2),))
    assert page_quality(0.9, sure) == 0.9
    assert page_quality(0.9, unsure) < 0.9
    assert page_quality(0.9, None) == 0
    assert page_quality(1.0, PageLayout(1, 100, 100, ())) == 1.0
