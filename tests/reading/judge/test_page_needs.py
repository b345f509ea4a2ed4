"""What pages need: told from what is drawn on them."""

from __future__ import annotations

import pytest

from baoyan.model.reading import Need, PageReading
from reading.language import texts
from reading.shapes.type import needs_chinese, outlined_line
from reading.sheets import FIRST_EXTRA, HEIGHT, WIDTH, press_page, read, say, song, stream

_PIXEL = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
FULL_PICTURE = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q\n"


def _read(content: str) -> PageReading:
    resources, extra = f"/XObject << /P {FIRST_EXTRA} 0 R >>", [stream("\x80", _PIXEL)]
    return read(press_page(content, resources=resources, extra=extra))


def _need(content: str) -> Need | None:
    return _read(content).need


def _lines(text: str, top: float = 700) -> str:
    """Content: a text in lines of twenty Chinese or sixty Latin characters."""
    draw, size = (say, 60) if text.isascii() else (song, 20)
    rows = [text[k : k + size] for k in range(0, len(text), size)]
    return "".join(draw(row, 60, top - 14 * k) for k, row in enumerate(rows))


def _shapes(count: int) -> str:
    """Content: curved shapes of a letter's size."""
    at = [(60 + 9 * (k % 40), 700 - 12 * (k // 40)) for k in range(count)]
    return "".join(f"{x} {y} m {x + 7} {y} {x + 7} {y + 8} {x} {y + 8} c f\n" for x, y in at)


@pytest.mark.parametrize("text", [texts.CHINESE, texts.ENGLISH])
def test_text(text: str) -> None:
    """Sound text needs nothing, also over a picture of the whole page; false text needs repair."""
    assert _need(_lines(text)) is None
    assert _need(FULL_PICTURE + _lines(text)) is None
    assert _need(_lines(texts.exchanged(text))) is Need.REPAIR


def test_empty_page() -> None:
    """Nothing to read is nothing to read again."""
    assert _need("") is None


def test_picture_of_a_page() -> None:
    """A picture without text is a scan, so is one with a library's stamp along its edge."""
    assert _need(FULL_PICTURE) is Need.SCAN
    assert _need("q 400 0 0 600 90 120 cm /P Do Q\n") is Need.SCAN
    assert _need(FULL_PICTURE + say("From the library of Elm, page 3", 60, 20)) is Need.SCAN


def test_poster() -> None:
    """A photograph over the whole page with a headline of live text is a page with text."""
    assert _need(FULL_PICTURE + say("The ferry is back", 100, 500, 40)) is None


def test_text_under_a_picture() -> None:
    """What a recogniser left under the scan is not what is printed; exact text under it is as good as any."""
    garbled = "Tlie fcrry acro5s thc rivcr opcned agaiii on Moiiday aftcr tvvo ycars 0f rcpairs. " * 8
    assert _need(_lines(garbled) + FULL_PICTURE) is Need.SCAN


def test_invisible_text() -> None:
    """Text over the picture in the invisible mode: read where it is free of mistakes, else the picture is read."""
    hidden = FULL_PICTURE + "3 Tr\n"
    exact, wrong = (
        "".join(_lines(text, 800 - 60 * k) for k in range(9))
        for text in (texts.ENGLISH, texts.exchanged(texts.ENGLISH))
    )
    assert _need(hidden + exact) is None
    assert "Boatmen say" in " ".join(line.text for line in _read(hidden + exact).lines)
    assert _need(hidden + wrong) is Need.SCAN
    assert _need(hidden + _lines(texts.ENGLISH)) is Need.SCAN


def test_shapes() -> None:
    """Text turned to shapes, also where a page number was left as text; a few signs beside text are no text."""
    assert _need(_shapes(400)) is Need.OUTLINED
    assert _need(_shapes(400) + say("12", 500, 30)) is Need.OUTLINED
    assert _need(_shapes(30)) is None
    assert _need(_shapes(400) + _lines(texts.CHINESE)) is None


def _headline(text: str, size: float, x: float = 80, y: float = 560, down: bool = False) -> str:
    """Content: a heading of shapes, one path for each character."""
    if down:
        return "".join(_headline(char, size, x, y - 1.05 * size * k) for k, char in enumerate(text))
    return "".join("\n".join(glyph) + "\nf\n" for glyph in outlined_line(text, x, y, size))


def test_headline_of_shapes() -> None:
    """A heading turned to shapes over a text that was left is missed by the text layer: the page is read again."""
    text = _lines(texts.ENGLISH, 500)
    assert _need(text) is None
    assert _need(text + _headline("Ferry is back", 24)) is Need.OUTLINED


@needs_chinese
def test_chinese_headline_of_shapes() -> None:
    """The same along and down the page."""
    text = _lines(texts.CHINESE, 500)
    assert _need(text + _headline("渡船两年后回来了", 28)) is Need.OUTLINED
    assert _need(text + _headline("渡船两年后回来了", 28, x=540, y=650, down=True)) is Need.OUTLINED


def test_nameplate_of_shapes() -> None:
    """A title that is drawn, as most are, is no reason to read a page again; nor is a heading within its text."""
    assert _need(_lines(texts.ENGLISH, 500) + _headline("The Ferry Post", 50, y=760)) is None


def _blots(boxes: list[tuple[float, float, float, float]]) -> str:
    """Content: a curved shape in each box (x, y, width, height)."""
    return "".join(f"{x} {y} m {x + w} {y} {x + w} {y + h} {x} {y + h} c {x} {y + h} l f\n" for x, y, w, h in boxes)


def test_drawings_beside_text() -> None:
    """Ornaments that repeat one shape, icons that stand apart, waves, scattered blots: not what type looks like."""
    text = _lines(texts.ENGLISH, 500)
    border = [(60 + 11.0 * k, 560.0, 10.0, 9.0) for k in range(40)]
    icons = [(60 + 60.0 * k, 560.0, 24.0 - k, 20.0 + k) for k in range(8)]
    waves = [(60 + 30.0 * k, 560.0 + k % 3, 60.0, 12.0 - k % 4) for k in range(12)]
    blots = [(60.0 + 97 * k % 300, 530.0 + 53 * k % 140, 6.0 + k % 5, 7.0 + k % 6) for k in range(25)]
    assert [_need(text + _blots(boxes)) for boxes in (border, icons, waves, blots)] == [None] * 4
