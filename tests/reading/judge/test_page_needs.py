"""What pages need: told from what is drawn on them."""

from __future__ import annotations

import pytest

from baoyan.model.reading import Need, PageReading
from reading.language import texts
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
