"""Pages whose fonts name their glyphs falsely or not at all: the text comes from the glyphs' pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from baoyan.model.reading import PageReading, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.shapes import broken, repaired, trust
from baoyan.reading.shapes.ballots import Verdict
from baoyan.reading.shapes.page import Page
from reading.shapes.type import CHINESE, ENGLISH, distinct, drawn_font, needs_chinese, set_line
from reading.sheets import FULL, press_page, say, texts


def private(k: int, _: str) -> int:
    """Each glyph says a private code."""
    return 0xE000 + k


def one_for_all(_: int, __: str) -> int:
    """All glyphs say the same."""
    return 0xFFFD


def shifted(_: int, char: str) -> int:
    """Each glyph says the character beside its own."""
    return ord(char) + 1


def page_of(
    lines: Sequence[str], told: Callable[[int, str], int] | None, more: str = "", chars: str = ""
) -> PageReading:
    chars = chars or distinct(lines)
    content = "".join(set_line(line, chars, 60, 700 - 18 * k, 12) for k, line in enumerate(lines))
    data = press_page(content + more, fonts="/T3 12 0 R", extra=drawn_font(chars, told))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "01.pdf"
        path.write_bytes(data)
        return repaired(PageSource(str(path), 0, 1, FULL, "", path.name))


@needs_chinese
@pytest.mark.parametrize("told", [private, one_for_all, shifted])
def test_chinese(told: Callable[[int, str], int]) -> None:
    """Whatever the font says, each line says what it shows, marks and quotes too."""
    # A font with one name for all leaves only the pictures, and those of both quotation marks are all but the same.
    lines = [line for line in CHINESE if told is not one_for_all or "“" not in line]
    reading = page_of(lines, told)
    assert texts(reading) == lines
    assert reading.origin is TextOrigin.REPAIRED
    assert all(line.origin is TextOrigin.REPAIRED and line.confidence > 0.9 for line in reading.lines)


@pytest.mark.parametrize("told", [private, one_for_all, shifted])
def test_letters(told: Callable[[int, str], int]) -> None:
    """Letters are read in their words, and spaces stand where they stood."""
    assert texts(page_of(ENGLISH, told)) == list(ENGLISH)


def test_sound_fonts_stay() -> None:
    """A line in a font that says what it shows keeps its own text and says so."""
    reading = page_of(ENGLISH, private, more=say("Printed by the harbour press", 60, 500))
    found = {line.text: line for line in reading.lines}
    assert found["Printed by the harbour press"].origin is TextOrigin.TEXT_LAYER
    assert found[ENGLISH[0]].origin is TextOrigin.REPAIRED
    assert reading.origin is TextOrigin.MIXED


LONGER = ("Nobody had told the harbour master that the", "tide would turn an hour before the barge came.")


def test_fonts_that_speak_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a font's text is language no picture of its glyphs, however strange its letters, speaks against it."""
    monkeypatch.setattr(trust, "_false", lambda *_: 1.0)
    more = "".join(say(text, 60, 500 - 18 * k) for k, text in enumerate(LONGER))
    found = {line.text: line.origin for line in page_of(ENGLISH, private, more=more).lines}
    assert [found[text] for text in LONGER] == [TextOrigin.TEXT_LAYER] * 2
    assert found[ENGLISH[0]] is TextOrigin.REPAIRED


@pytest.mark.parametrize(("share", "origin"), [(0.2, TextOrigin.REPAIRED), (0.02, TextOrigin.TEXT_LAYER)])
def test_fonts_that_rave_need_little_more(monkeypatch: pytest.MonkeyPatch, share: float, origin: TextOrigin) -> None:
    """Where a font's text is no language, a few glyphs seen as others are enough; where none is, it is odd but sound."""
    monkeypatch.setattr(trust, "_false", lambda *_: share)
    assert page_of([*ENGLISH, *LONGER], shifted).origin is origin


def test_how_sure_each_character_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of glyph that stays a guess is told wherever it stands, and no other character is."""
    plain = broken.read_kinds

    def guessing(page: Page) -> dict[int, Verdict]:
        return {k: replace(v, confidence=0.35) if v.text == "b" else v for k, v in plain(page).items()}

    monkeypatch.setattr(broken, "read_kinds", guessing)
    lines = {line.text: line.unsure for line in page_of(ENGLISH, private).lines}
    assert set(lines) == set(ENGLISH)
    for text, unsure in lines.items():
        marked = "".join("b" if digit >= "5" else "." for digit in unsure)
        assert marked == ("".join("b" if char == "b" else "." for char in text) if "b" in text else marked)
        assert "b" in text or "b" not in marked


def test_no_private_characters() -> None:
    """A glyph that is no character (a paper's emblem) never comes out as a private code."""
    reading = page_of([*ENGLISH, "of"], private)
    assert not any(0xE000 <= ord(char) < 0xF900 for line in reading.lines for char in line.text)


@needs_chinese
def test_marks_of_german() -> None:
    """An opening quotation mark on the base line is no comma."""
    lines = ["„Ein Schild an der Wand“, sagte der Wirt,", "„das hilft niemandem, der im Regen wartet.“"]
    assert texts(page_of(lines, private)) == lines


def test_number_of_the_space() -> None:
    """Without names, the glyph of number 32 is no space, and none of it is lost after one."""
    lines = ["The grey geese go on grazing, big gangs", "of them, on green ground by the garage."]
    rest = "".join(char for char in distinct(lines) if char != "g")
    chars = (rest + "KLMNPQRSUVWXYZ0123456789")[:31] + "g"
    assert texts(page_of(lines, None, chars=chars)) == lines
