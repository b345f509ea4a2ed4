"""Text turned to drawn shapes is read again; drawings stay drawings."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from baoyan.model.reading import Direction, PageReading, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.shapes import outlined
from reading.shapes.type import CHINESE, ENGLISH, needs_chinese, outlined_line
from reading.sheets import FULL, press_page, say, texts


def reading_of(content: str, resources: str = "", extra: Sequence[str] = ()) -> PageReading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "01.pdf"
        path.write_bytes(press_page(content, resources=resources, extra=extra))
        return outlined(PageSource(str(path), 0, 1, FULL, "", path.name))


def drawn(lines: Sequence[str], x: float = 60, y: float = 700, size: float = 12, leading: float = 18) -> str:
    """Content: one path for each character."""
    glyphs = [g for k, line in enumerate(lines) for g in outlined_line(line, x, y - leading * k, size)]
    return "".join("\n".join(glyph) + "\nf\n" for glyph in glyphs)


@needs_chinese
def test_chinese() -> None:
    """Lines, marks and quotes come back, with the size of the type."""
    reading = reading_of(drawn(CHINESE))
    assert texts(reading) == list(CHINESE)
    assert all(line.origin is TextOrigin.REPAIRED and abs(line.style.size - 12) < 0.5 for line in reading.lines)
    assert not reading.pictures


def test_letters() -> None:
    """Words come back with the spaces between them."""
    assert texts(reading_of(drawn(ENGLISH))) == list(ENGLISH)


@needs_chinese
def test_headline_beside_text() -> None:
    """A headline of shapes over a text that has its characters: both are read, and each says where it came from."""
    content = drawn(["稻谷丰收在望"], y=760, size=30) + say("The harbour office said on Friday", 60, 700)
    origins = {line.text: line.origin for line in reading_of(content).lines}
    assert origins["稻谷丰收在望"] is TextOrigin.REPAIRED
    assert origins["The harbour office said on Friday"] is TextOrigin.TEXT_LAYER


@needs_chinese
def test_vertical() -> None:
    """A line that goes down the page."""
    line = "村民清早下地把新米装上卡车"
    content = drawn([""]) + "".join(drawn([char], x=300, y=700 - 14 * k, size=14) for k, char in enumerate(line))
    (found,) = reading_of(content).lines
    assert (found.text, found.direction) == (line, Direction.VERTICAL)


@needs_chinese
def test_on_a_ground() -> None:
    """White letters on a dark panel, and a panel that is no letter."""
    panel = "0.2 g 50 680 250 40 re f\n1 g\n"
    reading = reading_of(panel + drawn(["河谷里的稻田"], size=20, y=690) + "0 g\n" + drawn(CHINESE, y=600))
    assert texts(reading) == ["河谷里的稻田", *CHINESE]
    assert len(reading.panels) == 1


@needs_chinese
def test_drawings_stay() -> None:
    """Curves that are no letters: a map, a chart, an emblem."""
    waves = "".join(
        f"{80 + 37 * k % 190} {300 + 53 * k % 140} m {120 + 11 * k} 350 {90 + 7 * k} 420 {150 + 5 * k} {330 + 3 * k} c f\n"
        for k in range(30)
    )
    reading = reading_of(drawn(CHINESE) + waves)
    assert texts(reading) == list(CHINESE)


@needs_chinese
def test_in_forms() -> None:
    """Each character a form of its own, placed by a matrix."""
    chars = "".join(dict.fromkeys("".join(CHINESE)))
    forms, names = [], []
    for k, char in enumerate(chars):
        ink = "\n".join(outlined_line(char, 0, 0, 100)[0])
        forms.append(
            f"<< /Type /XObject /Subtype /Form /BBox [-50 -50 150 150] /Length {len(ink) + 2} >>\nstream\n{ink}\nf\nendstream"
        )
        names.append(f"/X{k} {12 + k} 0 R")
    content = "".join(
        f"q 0.12 0 0 0.12 {60 + 12 * place:.2f} {700 - 18 * row:.2f} cm /X{chars.index(char)} Do Q\n"
        for row, line in enumerate(CHINESE)
        for place, char in enumerate(line)
        if char not in "“”"
    )
    reading = reading_of(content, f"/XObject << {' '.join(names)} >>", forms)
    bare = [line.replace("“", "").replace("”", "") for line in CHINESE]
    assert [text.strip() for text in texts(reading)] == bare
