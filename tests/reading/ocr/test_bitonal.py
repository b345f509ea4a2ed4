"""Photographs on pages scanned in black and white alone; and what is black there without being one."""

from __future__ import annotations

import numpy as np

from baoyan.model.geometry import Box
from baoyan.reading.ocr.bitonal import blanked, find_bitonal, is_bitonal
from baoyan.reading.ocr.ground import find_rules
from baoyan.reading.ocr.places import Bounds
from reading.ocr.pages import DPI, POINT, Sheet

LINES = tuple(range(30, 110, 14))


def bitonal(sheet: Sheet, at: int = 128) -> np.ndarray:
    """The page as a scanner set to black and white gives it."""
    return np.where(sheet.grey < at, 0, 255).astype(np.uint8)


def lines(sheet: Sheet, x0: float, x1: float) -> list[Bounds]:
    """Lines of strokes, and where they stand in pixels."""
    for y in LINES:
        for x in range(round(x0), round(x1), 4):
            sheet.box(x, y, x + 1.5, y + 9, 20)
    return [(x0 * POINT, y * POINT, x1 * POINT, (y + 9) * POINT) for y in LINES]


def framed(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """A hairline around a place."""
    for box in ((x0, y0, x1, y0 + 0.6), (x0, y1 - 0.6, x1, y1), (x0, y0, x0 + 0.6, y1), (x1 - 0.6, y0, x1, y1)):
        sheet.box(*box, 20)


def near(box: Box, *sides: float) -> bool:
    """Whether a box has these sides, give or take two points."""
    return max(abs(a - b) for a, b in zip((box.x0, box.y0, box.x1, box.y1), sides, strict=True)) < 2


def test_a_photograph_without_greys_is_one_picture_to_its_outline() -> None:
    sheet = Sheet(300, 200)
    text = lines(sheet, 20, 120)
    sheet.photograph(150, 20, 280, 120)
    framed(sheet, 150, 20, 280, 120)
    (picture,) = find_bitonal(bitonal(sheet, 90), DPI, text)
    assert near(picture.box, 150, 20, 280, 120)


def test_contours_in_it_are_no_rules_and_a_rule_beside_it_stays() -> None:
    sheet = Sheet(300, 200)
    sheet.photograph(150, 20, 280, 120)
    framed(sheet, 150, 20, 280, 120)
    for y in range(30, 110, 9):
        sheet.box(152, y, 278, y + 1.5, 20)
    sheet.box(146, 20, 146.6, 120, 20)
    page = bitonal(sheet, 90)
    pictures = find_bitonal(page, DPI, [])
    (rule,) = find_rules(blanked(page, DPI, pictures), DPI, [])
    assert not rule.horizontal
    assert near(rule.box, 146, 20, 146.6, 120)


def test_a_framed_text_and_a_reversed_heading_are_none() -> None:
    sheet = Sheet(300, 200)
    text = lines(sheet, 30, 120)
    framed(sheet, 20, 20, 280, 120)
    sheet.box(20, 140, 280, 180, 20)
    for x in range(40, 90, 5):
        sheet.box(x, 152, x + 2, 168, 246)
    heading = (40 * POINT, 152 * POINT, 90 * POINT, 168 * POINT)
    assert find_bitonal(bitonal(sheet), DPI, [*text, heading]) == []


def test_a_page_with_greys_is_left_to_its_tones() -> None:
    sheet = Sheet(300, 200)
    sheet.photograph(20, 20, 280, 180)
    assert not is_bitonal(sheet.grey)
    assert find_bitonal(sheet.grey, DPI, []) == []
    assert is_bitonal(bitonal(sheet))
