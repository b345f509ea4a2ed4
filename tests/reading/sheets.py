"""Small press pages written by hand and read: text in every way of drawing it, rules, panels, pictures, forms."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading
from baoyan.model.source import PageSource
from baoyan.reading import read_page
from plugins.pdfs import written

WIDTH, HEIGHT = 595, 842
FULL = Box(0, 0, WIDTH, HEIGHT)
FIRST_EXTRA = 12
"""The number of the first of the extra objects."""
_FONTS = "/F1 5 0 R /B1 6 0 R /I1 7 0 R /H1 8 0 R /V1 10 0 R"
_TYPE1 = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
_SONG = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-{} /DescendantFonts [9 0 R] >>"
_CID = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 11 0 R >>"
)
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)
WIDTHS = dict(zip("abcdefghijklmnopqrstuvwxyz ", (
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 278,
), strict=True))  # fmt: skip
"""Advance widths of Helvetica, thousandths of an em."""


def press_page(
    content: str,
    *,
    media: Sequence[float] = (0, 0, WIDTH, HEIGHT),
    entries: str = "",
    fonts: str = "",
    resources: str = "",
    extra: Sequence[str] = (),
) -> bytes:
    """One page with this content.

    Args:
        content: its content stream.
        media: its media box.
        entries: more entries of the page.
        fonts: more entries of its font resources.
        resources: more entries of its resources.
        extra: more objects, numbered from FIRST_EXTRA.
    """
    box = " ".join(f"{v:g}" for v in media)
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {entries} /Contents 4 0 R "
            f"/Resources << /Font << {_FONTS} {fonts} >> {resources} >> >>",
            stream(content),
            _TYPE1.format("Helvetica"),
            _TYPE1.format("Helvetica-Bold"),
            _TYPE1.format("Helvetica-Oblique"),
            _SONG.format("H"),
            _CID,
            _SONG.format("V"),
            _DESCRIPTOR,
            *extra,
        ]
    )


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def read(data: bytes, clip: Box = FULL, turn: int = 0) -> PageReading:
    """The reading of a file's first page; `clip` is the trimmed page on the sheet as shown."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "01.pdf"
        path.write_bytes(data)
        return read_page(PageSource(str(path), 0, 1, clip, "", path.name, turn=turn))


def texts(reading: PageReading) -> list[str]:
    """The lines' texts from top to bottom, left to right."""
    return [line.text for line in in_order(reading.lines)]


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, left to right."""
    return sorted(lines, key=lambda line: (round(line.box.y0), line.box.x0))


def say(text: str, x: float, y: float, size: float = 10, font: str = "F1", matrix: str = "1 0 0 1") -> str:
    """Content: Latin text whose base line begins at (x, y), y upwards from the foot of the page."""
    safe = text.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size:g} Tf {matrix} {x:.3f} {y:.3f} Tm ({safe}) Tj ET\n"


def song(text: str, x: float, y: float, size: float = 10, font: str = "H1", matrix: str = "1 0 0 1") -> str:
    """Content: Chinese text, each character one em wide."""
    return f"BT /{font} {size:g} Tf {matrix} {x:.3f} {y:.3f} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def width(text: str, size: float = 10) -> float:
    """How wide Helvetica sets a text of small letters."""
    return sum(WIDTHS[char] for char in text) * size / 1000


def letter_by_letter(text: str, x: float, y: float, size: float = 10, word_space: float | None = None) -> list[str]:
    """Content of each letter on its own, none for the spaces between words, which are `word_space` points wide."""
    out = []
    for char in text:
        if char != " ":
            out.append(say(char, x, y, size))
        x += word_space if char == " " and word_space is not None else width(char, size)
    return out


def justified(text: str, x: float, y: float, measure: float, size: float = 10) -> str:
    """Content: a line whose words are spread over the measure."""
    words = text.split()
    space = (measure - sum(width(word, size) for word in words)) / max(1, len(words) - 1)
    return "".join(letter_by_letter(text, x, y, size, word_space=space))
