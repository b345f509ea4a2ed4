"""Bullets told by their shape."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from baoyan.reading.ocr.bullets import bullet

SIDE = 24


def ink(shape: str) -> np.ndarray:
    """A bullet drawn with the pen."""
    image = Image.new("L", (SIDE + 8, SIDE + 8), 0)
    pen = ImageDraw.Draw(image)
    a, b, m = 4, 4 + SIDE, 4 + SIDE // 2
    box = (a, a, b, b)
    if shape in "■□":
        pen.rectangle(box, 255 if shape == "■" else 0, 255, 2)
    elif shape in "●○◎":
        pen.ellipse(box, 255 if shape == "●" else 0, 255, 2)
        if shape == "◎":
            pen.ellipse((m - 5, m - 5, m + 5, m + 5), 0, 255, 2)
    else:
        corners = {
            "▲": ((m, a), (b, b), (a, b)),
            "▼": ((a, a), (b, a), (m, b)),
            "◆": ((m, a), (b, m), (m, b), (a, m)),
        }
        pen.polygon(corners[shape], 255)
    return np.asarray(image) > 0


@pytest.mark.parametrize("shape", list("■□●○◎▲▼◆"))
def test_shapes(shape: str) -> None:
    assert bullet(ink(shape)) == shape


def test_a_character_is_no_bullet() -> None:
    cross = np.zeros((30, 30), bool)
    cross[14:17] = cross[:, 14:17] = True
    assert bullet(cross) is None
    assert bullet(np.zeros((30, 30), bool)) is None
    assert bullet(ink("■")[:, :9]) is None
