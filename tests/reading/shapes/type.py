"""Type for test pages: characters as drawn shapes, and fonts made of them that say what a test wants them to say."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTCollection, TTFont
from PIL import ImageFont

from baoyan.draw.fonts import chinese_face
from reading.sheets import FIRST_EXTRA, stream

CHINESE = (
    "秋收时节，河谷里的稻田一片金黄。",
    "村民们清早下地，把新米装上卡车，",
    "“今年雨水好，收成多了一成。”",
    "记者从县农业局了解到：全县已收稻",
    "谷三万亩，机收超过八成（见右表）。",
)
ENGLISH = (
    "The harbour office said on Friday that",
    "five of the first ships would leave before",
    "dawn; the final one, a coal barge, waits",
    "for the flood tide and an official pilot.",
)


needs_chinese = pytest.mark.skipif(chinese_face() is None, reason="no Chinese face on this machine")
EM = 1000


class _Pen(BasePen):  # type: ignore[misc]
    """Path operators of a glyph, one list for each contour; `at`: scale, x, y."""

    def __init__(self, glyphs: Any, at: tuple[float, float, float]) -> None:
        super().__init__(glyphs)
        self.scale, self.x, self.y = at
        self.contours: list[list[str]] = []

    def _say(self, operator: str, *points: tuple[float, float]) -> None:
        places = [f"{self.x + self.scale * x:.3f} {self.y + self.scale * y:.3f}" for x, y in points]
        self.contours[-1].append(" ".join([*places, operator]))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self.contours.append([])
        self._say("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._say("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self._say("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._say("h")


@cache
def _face(chinese: bool) -> Any:
    if not chinese:
        # The face that Pillow carries.
        return TTFont(io.BytesIO(ImageFont.load_default(10).font_bytes))  # type: ignore[union-attr]
    path = chinese_face()
    assert path is not None
    return TTCollection(path).fonts[2] if path.suffix == ".ttc" else TTFont(path)


def _face_of(char: str) -> Any:
    """Pillow's own face, or the Chinese one for what that lacks."""
    latin = _face(False)
    return latin if ord(char) in latin.getBestCmap() else _face(True)


def contours(char: str, size: float, x: float, y: float) -> list[str]:
    """The contours of a character whose base line begins at (x, y), y upwards from the foot of the page."""
    face = _face_of(char)
    shapes = face.getGlyphSet()
    pen = _Pen(shapes, (size / face["head"].unitsPerEm, x, y))
    shapes[face.getBestCmap()[ord(char)]].draw(pen)
    return [" ".join(contour) for contour in pen.contours]


def advance(char: str) -> float:
    """How far the pen moves, in ems."""
    face = _face_of(char)
    width: float = face["hmtx"][face.getBestCmap()[ord(char)]][0] / face["head"].unitsPerEm
    return width


def drawn_font(chars: str, told: Callable[[int, str], int] | None, number: int = FIRST_EXTRA) -> list[str]:
    """The objects of a font of drawn glyphs: code k (from 1) draws character k and claims to be `told(k, character)`.

    Args:
        chars: its characters, up to 255.
        told: the Unicode scalar that its ToUnicode gives; None for a font without one.
        number: of the first of these objects.
    """
    names = " ".join(f"/g{k}" for k in range(1, len(chars) + 1))
    widths = " ".join(f"{advance(char) * EM:.0f}" for char in chars)
    procs = " ".join(f"/g{k} {number + 1 + k} 0 R" for k in range(1, len(chars) + 1))
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 900] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        f"/LastChar {len(chars)} /Widths [{widths}] /Encoding << /Differences [1 {names}] >> "
        f"/CharProcs << {procs} >> /Resources << >> {'' if told is None else f'/ToUnicode {number + 1} 0 R'} >>"
    )
    told = told or (lambda k, _: k)
    rows = "\n".join(f"<{k:02x}> <{told(k, char):04x}>" for k, char in enumerate(chars, 1))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(chars)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    )
    return [font, stream(table), *(stream(_procedure(char)) for char in chars)]


def _procedure(char: str) -> str:
    ink = "\n".join(contours(char, EM, 0, 0))
    width = f"{advance(char) * EM:.0f}"
    return f"{width} 0 0 -300 {width} 1000 d1\n{ink}\nf"


def set_line(text: str, chars: str, x: float, y: float, size: float = 10, font: str = "T3") -> str:
    """Content: a line in such a font."""
    codes = "".join(f"{chars.index(char) + 1:02x}" for char in text)
    return f"BT /{font} {size:g} Tf {x:.2f} {y:.2f} Td <{codes}> Tj ET\n"


def outlined_line(text: str, x: float, y: float, size: float = 10) -> list[list[str]]:
    """The contours of each character of a line of solid or of Latin type."""
    out = []
    for char in text:
        if not char.isspace():
            out.append(contours(char, size, x, y))
        x += (advance(char) if char != " " else 0.28) * size
    return out


def distinct(texts: Sequence[str]) -> str:
    """All characters of some lines, each once."""
    return "".join(sorted(set("".join(texts))))
