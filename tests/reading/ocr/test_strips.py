"""Lines cut out of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.reading.ocr.strips import _bands


@pytest.mark.parametrize(("first", "last"), [(20, 40), (30, 33), (33, 50)])
def test_a_line_found_beyond_the_edge_of_its_picture(first: int, last: int) -> None:
    """As in a picture that is cut off: what is on it is read, and nothing fails."""
    ink = np.zeros((33, 60), bool)
    ink[22:31, 5:50:2] = True
    assert all(0 <= a < b <= 33 for a, b in _bands(ink, first, last))
    assert _bands(ink, 20, 40) == [(22, 31)]
