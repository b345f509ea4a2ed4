"""European signs of scans: quotes, dashes and spaces as they were printed, letters that lean."""

from __future__ import annotations

import numpy as np

from baoyan.reading.ocr.punctuation import curled, dashed, has_low_quotes, spaced
from baoyan.reading.ocr.signs import Mark
from baoyan.reading.ocr.slant import leans

EM = 20.0


def marks(text: str, widths: dict[str, float] | None = None, space: float = 5.0) -> list[Mark]:
    """A line of characters 8 pixels wide with a pixel between them; `_` leaves white of which nothing is told."""
    out: list[Mark] = []
    x = 0.0
    for char in text:
        wide = (widths or {}).get(char, 8.0)
        if char == " ":
            out.append(Mark(" ", 1.0, x, 0.0, x, 14.0))
        if char in " _":
            x += space
            continue
        top = 12.0 if char == "„" else 0.0
        out.append(Mark(char, 1.0, x, top, x + wide, top + 14.0))
        x += wide + 1
    return out


def text_of(line: list[Mark]) -> str:
    """What is written on a line."""
    return "".join(m.text for m in line)


def test_what_was_seen_stays_told() -> None:
    """A sign set otherwise than it was seen says what it was; one that stays says nothing."""
    assert [(m.seen, m.text) for m in curled(marks('"so”'), False) if m.seen] == [('"', "“")]
    assert [(m.seen, m.text) for m in dashed(marks("a-b", {"-": 18.0}), EM) if m.seen] == [("-", "—")]
    assert marks("a")[0].decided("b").decided("c").seen == "a"


def test_straight_quotes_curl_by_their_place() -> None:
    assert text_of(curled(marks('"It\'s "it," he said'), False)) == "“It’s “it,” he said"
    assert text_of(curled(marks("('so')"), False)) == "(‘so’)"
    assert text_of(curled(marks("in '98"), False)) == "in ’98"


def test_german_quotes_open_at_the_foot() -> None:
    line = marks('Er sagte „gut" und ging')
    assert has_low_quotes([line], [EM])
    assert text_of(curled(line, True)) == "Er sagte „gut“ und ging"
    assert not has_low_quotes([marks('He said "so"')], [EM])


def test_dashes_are_told_by_their_length() -> None:
    widths = {"-": 18.0}
    assert text_of(dashed(marks("TOWN - It", widths), EM)) == "TOWN — It"
    assert text_of(dashed(marks("long-held", {"-": 6.0}), EM)) == "long-held"
    assert text_of(dashed(marks("1-2", {"-": 10.0}), EM)) == "1–2"


def test_white_as_wide_as_other_spaces_is_one() -> None:
    assert text_of(spaced(marks("a few of_them go"), EM)) == "a few of them go"
    assert text_of(spaced(marks("in 20_19 it was"), EM)) == "in 2019 it was"


def test_letters_that_lean_are_italic() -> None:
    ink = np.zeros((30, 220), bool)
    for u in range(20, 200, 9):
        ink[3:27, u : u + 3] = True
    assert not leans(ink)
    leaning = np.stack([np.roll(row, round((30 - v) * 0.2)) for v, row in enumerate(ink)])
    assert leans(leaning)
    assert not leans(np.zeros((20, 40), bool))
