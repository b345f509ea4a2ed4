"""What a glyph's code means as text: nothing that a terminal, a file or a page would obey."""

from __future__ import annotations

import pytest

from baoyan.reading.characters import meaning


@pytest.mark.parametrize("code", [*range(1, 9), 0x0B, 0x0E, 0x1B, 0x1F, 0x7F, 0x85, 0x9B])
def test_control_characters_are_no_text(code: int) -> None:
    """A font may say that a glyph is a control character; it is one without a name (2 is the engine's own hyphen)."""
    assert meaning(code) == ("-" if code == 2 else "\ufffd")


@pytest.mark.parametrize("code", [0x200B, 0x200F, 0x2028, 0x202E, 0x2066, 0x2069, 0xFEFF])
def test_marks_of_direction_are_nothing(code: int) -> None:
    """They print nothing, and would turn what follows."""
    assert meaning(code) == ""


def test_white_is_a_space() -> None:
    """Whatever a font calls its white."""
    assert {meaning(ord(char)) for char in "\t\n\r \u00a0\u3000"} == {" "}
