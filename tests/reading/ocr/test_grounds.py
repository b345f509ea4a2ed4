"""What is printed under and around text: light tints, reversed bars, frames; and what only seems to be."""

from __future__ import annotations

import numpy as np
import pytest

from baoyan.model.geometry import Box
from baoyan.model.reading import Panel, Rule
from baoyan.reading.ocr.folds import without_folds
from baoyan.reading.ocr.ground import Printed, find_grounds, find_rules, frames
from baoyan.reading.ocr.places import Place
from baoyan.reading.ocr.strips import cut_strips
from baoyan.reading.ocr.tints import find_tints
from reading.ocr.pages import DPI, POINT, Sheet

LINES = tuple(Box(60, y, 150, y + 9) for y in range(60, 160, 14))
NOTHING = np.zeros((300, 300), bool)


def tinted(*boxes: tuple[int, int, int, int], depth: int = 12) -> np.ndarray:
    """Paper under a light that sways more than the tints differ from it, with lines of text."""
    tones = 240.0 - np.linspace(0, 25, 300)[None, :].repeat(300, axis=0)
    for x0, y0, x1, y1 in boxes:
        tones[y0:y1, x0:x1] -= depth
    for line in LINES:
        tones[round(line.y0) : round(line.y1), round(line.x0) : round(line.x1) : 4] = 60
    grain = np.random.default_rng(4).normal(0, 1.5, tones.shape)
    return np.clip(tones + grain, 0, 255).astype(np.uint8)


def near(box: Box, *sides: float) -> bool:
    """Whether a box has these sides, give or take two points."""
    return (box.x0, box.y0, box.x1, box.y1) == pytest.approx(sides, abs=2)


def test_a_light_tint_under_uneven_light() -> None:
    (tint,) = find_tints(tinted((50, 50, 160, 170)), LINES, NOTHING)
    assert near(tint.box, 50, 50, 160, 170)
    assert find_tints(tinted(), LINES, NOTHING) == []


def test_what_lines_run_across_shines_through_from_the_back() -> None:
    assert find_tints(tinted((100, 50, 240, 170)), LINES, NOTHING) == []


def test_what_ends_right_at_the_text_shines_through_from_the_back() -> None:
    """The pages on both sides have one grid: what is printed on the back may end where a column does."""
    assert find_tints(tinted((60, 60, 150, 153)), LINES, NOTHING) == []


def test_tints_beside_one_another_are_two() -> None:
    beside = tuple(Box(b.x0 + 110, b.y0, b.x1 + 110, b.y1) for b in LINES)
    found = find_tints(tinted((50, 50, 156, 170), (168, 50, 270, 170)), (*LINES, *beside), NOTHING)
    assert sorted(round(p.box.x0, -1) for p in found) == [50, 170]


def bar_on(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> Printed:
    """A dark bar with a line of light strokes, and that line."""
    sheet.box(x0, y0, x1, y1, 60)
    for k in range(10):
        sheet.box(x0 + 8 + 6 * k, y0 + 4, x0 + 10 + 6 * k, y1 - 4, 246)
    bounds = ((x0 + 7) * POINT, (y0 + 4) * POINT, (x0 + 68) * POINT, (y1 - 4) * POINT)
    return Printed(bounds, 60, light=True)


def test_a_bar_right_under_a_picture_is_no_part_of_it() -> None:
    sheet = Sheet(240, 200)
    sheet.photograph(20, 20, 200, 100)
    line = bar_on(sheet, 20, 100, 200, 118)
    panels, pictures = find_grounds(sheet.grey, DPI, [line])
    assert [near(p.box, 20, 100, 200, 118) for p in panels] == [True]
    assert [near(p.box, 20, 20, 200, 100) for p in pictures] == [True]


def test_type_on_a_bar_that_is_lower_than_its_core_is_light() -> None:
    """A core reaches beyond a bar close about its type: what runs along its edges is paper, and the bar is no ink."""
    page = np.full((60, 300), 250, np.uint8)
    page[22:40, 30:200] = 70
    page[26:36, 40:190:6] = 245
    (strip,) = cut_strips(page, [Place(28, 202, 19, 43, False)])
    assert strip.light


def test_the_end_of_the_paper_is_no_rule() -> None:
    sheet = Sheet(240, 200)
    sheet.box(0, 0, 240, 1, 30)
    sheet.box(238, 0, 239, 200, 30)
    sheet.box(20, 60, 200, 60.7, 30)
    assert [round(r.box.cy) for r in find_rules(sheet.grey, DPI, [])] == [60]


def test_a_fold_from_end_to_end_of_the_paper_is_no_rule() -> None:
    sheet = Sheet(240, 200)
    sheet.box(0, 90, 100, 92, 196)
    sheet.box(120, 91, 160, 92.5, 200)
    sheet.box(180, 90, 240, 92, 190)
    sheet.box(20, 60, 200, 60.7, 150)
    sheet.box(20, 91.5, 60, 92.2, 30)
    found = find_rules(sheet.grey, DPI, [])
    kept = without_folds([*found, rule(20, 91.5, 60, 92.2)], sheet.grey, DPI)
    assert len(found) > 2
    assert [round(r.box.cy) for r in kept] == [60, 92]


def test_a_black_rule_to_the_end_of_the_paper_is_printed() -> None:
    sheet = Sheet(240, 200)
    sheet.box(0, 90, 240, 91, 30)
    assert len(without_folds(find_rules(sheet.grey, DPI, []), sheet.grey, DPI)) == 1


def rule(x0: float, y0: float, x1: float, y1: float) -> Rule:
    """A hairline."""
    return Rule(Box(x0, y0, x1, y1), 0.5)


def test_rows_of_a_table_are_one_frame() -> None:
    rows = [rule(20, y, 200, y + 0.5) for y in range(20, 120, 20)]
    (frame,) = frames([*rows, rule(20, 20, 20.5, 100), rule(199.5, 20, 200, 100)], [])
    assert near(frame.box, 20, 20, 200, 100)


def test_a_bar_is_the_top_of_its_frame() -> None:
    sides = [rule(20, 38, 20.5, 100), rule(199.5, 38, 200, 100), rule(20, 100, 200, 100.5)]
    (frame,) = frames(sides, [Panel(Box(20, 20, 200, 38), (40, 40, 40))])
    assert near(frame.box, 20, 20, 200, 100)
