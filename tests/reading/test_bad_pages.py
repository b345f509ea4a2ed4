"""Bad pages: each is read as far as it goes, or given up with a code, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baoyan.errors import BaoyanError, PageDamaged, PageTooComplex
from baoyan.model.geometry import Box
from plugins import hostile
from reading.sheets import FIRST_EXTRA, press_page, read, say, song, stream, texts

PATIENCE = 20.0
"""CPU seconds that no page of these may need on a slow machine; the worker's own limit is the last resort."""


class TestEmpty:
    """Pages with little or nothing on them."""

    def test_nothing(self) -> None:
        """An empty page is read as empty and told as a page without text."""
        reading = read(press_page(""))
        assert (reading.lines, reading.rules, reading.pictures) == ((), (), ())
        assert [p.code for p in reading.problems] == ["page-no-text"]

    def test_picture_only(self) -> None:
        """A scan without a text layer has its picture, and the problem says so."""
        pixel = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        data = press_page(
            "q 500 0 0 700 40 60 cm /P Do Q",
            resources=f"/XObject << /P {FIRST_EXTRA} 0 R >>",
            extra=[stream("\x00", pixel)],
        )
        reading = read(data)
        assert len(reading.pictures) == 1
        assert [p.code for p in reading.problems] == ["page-no-text"]

    def test_one_glyph(self) -> None:
        """The smallest text there is."""
        assert texts(read(press_page(song("报", 60, 700)))) == ["报"]

    def test_only_spaces(self) -> None:
        """Drawn blanks alone are no text."""
        assert read(press_page(say("     ", 60, 700))).lines == ()


class TestDamaged:
    """Content that breaks off or makes no sense."""

    @pytest.mark.parametrize(
        "garbage",
        [
            "BT /F1 (",
            "q q q Q Q Q Q Q",
            "<< /A",
            "1 0 0 1 cm",
            "BT /Nothing 10 Tf (x) Tj ET",
            "/None Do",
            "\x00\xff\xfe",
        ],
    )
    def test_what_came_before_is_read(self, garbage: str) -> None:
        """Words before the damage are kept."""
        assert "sound words" in texts(read(press_page(say("sound words", 60, 700) + garbage)))

    def test_no_such_page(self) -> None:
        """A file that cannot be opened is a damaged page."""
        with pytest.raises(PageDamaged):
            read(b"%PDF-1.4\nnothing")

    @pytest.mark.parametrize("matrix", ["0 0 0 0", "1e30 0 0 1e30", "1 0 0 0", "-1e-20 0 0 1e-20"])
    def test_matrices_without_sense(self, matrix: str) -> None:
        """Text of no size or of a size beyond all bounds does not harm the rest."""
        assert "sound words" in texts(
            read(press_page(say("sound words", 60, 700) + say("odd", 60, 600, matrix=matrix)))
        )

    def test_numbers_beyond_all_bounds(self) -> None:
        """Shapes that reach to the moon are left out or cut, and text is read."""
        page = (
            say("sound words", 60, 700)
            + "0 0 m 1e38 1e38 l S -1e30 -1e30 2e30 2e30 re S 1e9 0 0 1e9 0 0 cm 0 0 1 1 re f"
        )
        assert texts(read(press_page(page))) == ["sound words"]

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(
        ["q", "Q", "BT", "ET", "W n", "S", "f", "/F1 9 Tf", "(abc) Tj", "1 0 0 1 50 60 Tm", "0 0 50 60 re", "5 0 m", "h",
         "90 90 l", "3 Tr", "0 Tr", "-2 0 0 2 300 300 cm", "0 1 -1 0 200 0 cm", "1 2 3 4 5 6 c", "12 TL", "T*", "/H1 8 Tf",
         "<62a5773c> Tj", "[(a) 500 (b)] TJ", "200 Tz", "-5 Tc", "30 Tw", "4 Ts"]
    ), max_size=60))  # fmt: skip
    def test_any_content(self, operators: list[str]) -> None:
        """Operators in any order make a reading, or an error with a code, and nothing else."""
        try:
            reading = read(press_page("\n".join(operators)))
        except BaoyanError as error:
            assert error.code
        else:
            assert all(len(line.edges) in (0, len(line.text) + 1) for line in reading.lines)


class TestHuge:
    """Pages made large on purpose."""

    def test_three_metres(self) -> None:
        """A sheet of three metres is read like any other."""
        side = 8504
        page = say("sound words", 4000, 4000) + song("报眼", 60, 60)
        reading = read(press_page(page, media=(0, 0, side, side)), Box(0, 0, side, side))
        assert texts(reading) == ["sound words", "报眼"]

    def test_million_glyphs(self) -> None:
        """More glyphs than any page has: given up with a code."""
        with pytest.raises(PageTooComplex):
            read(hostile.million_glyphs())

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("0 0 m 500 800 l S " * 40_000, id="strokes"),
            pytest.param(
                " ".join(f"{k % 590} {k // 590 * 11} 4 0.4 re f" for k in range(15_000)), id="scattered dashes"
            ),
            pytest.param(
                " ".join(f"{k % 58 * 10} {k // 58 * 7} m {k % 58 * 10 + 9} {k // 58 * 7} l {k % 58 * 10} {k // 58 * 7 + 6} l f"
                         for k in range(6_000)), id="triangles"),
            pytest.param(
                "BT /F1 1.5 Tf " + " ".join(f"1 0 0 1 {k % 190 * 3} {k // 190 * 4} Tm (x) Tj" for k in range(12_000)) + " ET",
                id="scattered letters",
            ),
            pytest.param(
                "BT /H1 2 Tf " + " ".join(f"1 0 0 1 {k % 95 * 6} {k // 95 * 6} Tm <62a5> Tj" for k in range(12_000)) + " ET",
                id="scattered characters",
            ),
            pytest.param("".join(say("the word " * 20, 10, 10 + 0.08 * k, 9) for k in range(500)), id="lines on lines"),
        ],
    )  # fmt: skip
    def test_bounded(self, content: str) -> None:
        """Much of anything is read in bounded time."""
        before = time.process_time()
        read(press_page(content))
        assert time.process_time() - before < PATIENCE

    @pytest.mark.parametrize("make", [
        hostile.font_loop, hostile.type3_loop, hostile.deep_graphics_state,
        hostile.infinite_numbers, hostile.parent_loop, hostile.reference_to_itself,
    ])  # fmt: skip
    def test_loops(self, make: object) -> None:
        """Loops among objects end in a reading or in an error with a code.

        Forms that draw themselves are not here: PDFium unfolds them as it opens the page, and only the worker's limit
        of time ends that (tests of the pipeline).
        """
        before = time.process_time()
        try:
            read(make())  # type: ignore[operator]
        except BaoyanError as error:
            assert error.code
        assert time.process_time() - before < PATIENCE

    def test_deep_forms(self) -> None:
        """Forms nested deeper than any page has: what lies deep may be lost, what lies above is read."""
        forms = [
            stream(
                f"q 1 0 0 1 1 1 cm /X Do Q {say('sound words', 60, 700) if k == 0 else ''}",
                f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                f"/Resources << /Font << /F1 5 0 R >> /XObject << /X {FIRST_EXTRA + k + 1} 0 R >> >>",
            )
            for k in range(60)
        ]
        resources = f"/XObject << /X {FIRST_EXTRA} 0 R >>"
        assert texts(read(press_page("/X Do", resources=resources, extra=forms))) == ["sound words"]
