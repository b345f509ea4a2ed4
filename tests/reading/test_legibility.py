"""Pages whose characters are guesses, or make no words, are told; clean ones are not."""

from __future__ import annotations

import pytest

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading, Style
from baoyan.reading.legibility import told
from reading.language import texts


def page(text: str, unsure: str = "", quality: float = 0.99) -> PageReading:
    lines = [Line(text, Box(0, 0, 500, 10), Style("x", 10), confidence=quality, unsure=unsure)] if text else []
    return PageReading(1, 600, 800, tuple(lines), quality=quality)


def codes(reading: PageReading) -> list[str]:
    return [p.code for p in told(reading)]


@pytest.mark.parametrize(
    "text", [texts.CHINESE, texts.TRADITIONAL, texts.ENGLISH, texts.VERSE, texts.NAMES, texts.RUSSIAN]
)
def test_pages_read_well(text: str) -> None:
    """Prose, verse, lists of names and writing without a language model, with a doubt here and there."""
    assert codes(page(text, "0" * (len(text) - 1) + "9")) == []


@pytest.mark.parametrize("text", [texts.CHINESE, texts.TRADITIONAL, texts.ENGLISH])
def test_words_that_are_none(text: str) -> None:
    """However sure the recogniser was: a mirrored page is read as something."""
    assert codes(page(texts.exchanged(text))) == ["page-hardly-read"]


def test_next_to_nothing_made_out() -> None:
    """A recogniser that doubts nearly all is right."""
    assert codes(page("1876 x", quality=0.7)) == ["page-hardly-read"]


def test_many_guesses() -> None:
    """Worn print that reads as language, with its share of guesses."""
    (found,) = told(page(texts.ENGLISH, "4" * 20 + "0" * (len(texts.ENGLISH) - 20), 0.95))
    assert found.code == "page-unsure"
    assert f"{20 / len(''.join(texts.ENGLISH.split())):.0%}" in found.message


def test_a_page_without_lines() -> None:
    """That it is blank is told by who looked at its picture."""
    assert codes(page("")) == []
