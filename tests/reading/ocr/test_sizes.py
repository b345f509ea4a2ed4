"""Sizes and weights of type on a scan: measured by ink and steps, decided for all strips set alike."""

import numpy as np

from baoyan.reading.ocr.blocks import Measured, in_blocks
from baoyan.reading.ocr.steps import settled_steps
from baoyan.reading.ocr.strokes import heavy


def text(count: int, step: float, length: int = 12) -> list[np.ndarray]:
    return [np.full(length - 1, step) for _ in range(count)]


class TestSteps:
    """Sizes of Han type."""

    def test_brush_face_that_fills_little_of_its_em_has_the_size_of_its_steps(self) -> None:
        """A step is an em."""
        em, sure = settled_steps(np.full(30, 22.0), np.full(30, 12.0), text(30, 26.0))
        assert np.allclose(em, 26.0)
        assert sure.all()

    def test_lines_drawn_out_to_fill_their_column_have_the_size_of_those_that_are_not(self) -> None:
        """Full lines and last lines tell the size."""
        em, _ = settled_steps(np.full(40, 25.0), np.full(40, 12.0), text(26, 26.0) + text(14, 25.0))
        assert np.allclose(em, 25.0)

    def test_letter_spaced_headline_is_measured_by_its_ink(self) -> None:
        """Its steps are wider than type."""
        em, sure = settled_steps(np.array([40.0]), np.array([6.0]), text(1, 60.0, 6))
        assert em.tolist() == [40.0]
        assert not sure.any()

    def test_smaller_type_of_like_ink_keeps_its_own_size(self) -> None:
        """Its own steps say so."""
        ink = np.array([24.0] * 30 + [24.2])
        em, _ = settled_steps(ink, np.full(31, 12.0), [*text(30, 26.5), *text(1, 24.0)])
        assert em[:30].tolist() == [26.5] * 30
        assert em[30] == 24.0


class TestWeight:
    """Plain or bold."""

    def test_headline_of_a_bold_face_is_bold_though_its_strokes_are_thin_for_its_size(self) -> None:
        """Strokes grow more slowly than type."""
        em = np.array([25.0] * 20 + [67.0, 67.0])
        width = np.array([1.8] * 20 + [4.2, 3.0])
        assert heavy(em, np.full(22, 12.0), width)[-2:].tolist() == [True, False]

    def test_caption_of_a_plain_face_without_hairlines_is_not_bold(self) -> None:
        """It is a little heavier than the text."""
        em = np.array([25.0] * 20 + [23.0, 27.0])
        width = np.array([1.8] * 20 + [2.1, 2.9])
        assert heavy(em, np.full(22, 12.0), width)[-2:].tolist() == [False, True]


class TestBlocks:
    """Lines of one block."""

    @staticmethod
    def lines(last: float, em: float, bold: bool, width: float, sure: bool) -> Measured:
        """Three lines of body type, ten points each, then one that begins at the left and is `last` long."""
        place = np.array([(0, 200, 0, 9), (0, 200, 15, 24), (0, 200, 30, 39), (0, last, 45, 54)], float)
        return Measured(
            place,
            np.zeros(4, bool),
            np.array([10.0, 10.0, 10.0, em]),
            np.array([False, False, False, bold]),
            np.array([1.0, 1.0, 1.0, width]),
            np.array([20.0, 20.0, 20.0, last / 10]),
            np.array([True, True, True, sure]),
        )

    def test_last_line_of_two_characters_is_set_as_its_paragraph(self) -> None:
        """What two characters measure is chance."""
        em, bold = in_blocks(self.lines(20, 8.2, True, 1.4, False))
        assert em[3] == 10.0
        assert not bold[3]

    def test_sub_heading_that_is_sure_of_its_size_keeps_size_and_weight(self) -> None:
        """It knows its own."""
        em, bold = in_blocks(self.lines(50, 11.0, True, 1.7, True))
        assert em[3] == 11.0
        assert bold[3]

    def test_rest_of_a_paragraph_above_an_indented_line_is_set_as_that(self) -> None:
        """Nothing else stands in its column."""
        place = np.array([(20, 200, 15, 24), (0, 200, 30, 39), (0, 18, 0, 9)], float)
        found = Measured(
            place,
            np.zeros(3, bool),
            np.array([10.0, 10.0, 8.5]),
            np.array([False, False, True]),
            np.array([1.0, 1.0, 1.3]),
            np.array([18.0, 20.0, 2.0]),
            np.array([True, True, False]),
        )
        em, bold = in_blocks(found)
        assert em[2] == 10.0
        assert not bold[2]
