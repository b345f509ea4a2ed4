"""The reading protocol, and the engine for pages with a sound text layer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pypdfium2

from baoyan.errors import PageDamaged, PageTooComplex, problem
from baoyan.model.geometry import Box
from baoyan.model.problem import Problem
from baoyan.model.reading import Line, Need, PageReading, Step, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.glyphs import Glyphs, read_glyphs
from baoyan.reading.graphics import Graphics, is_covered, read_graphics
from baoyan.reading.judge import Faces, is_pictured, is_pure, judge_fonts, need_of
from baoyan.reading.leftward import forward
from baoyan.reading.lines import Running, build_lines
from baoyan.reading.sheet import Sheet, sheet_of

GLYPH_LIMIT = 120_000
"""Most glyphs read from one page: ten times a dense broadsheet page."""


UNNAMED = 0.02
"""Share of characters without a name from which a page's text layer is told to be unsound."""
_NONE = np.zeros(0, np.int64)


class ReadingEngine(Protocol):
    """Whatever turns a page's source into a reading: text layer, repaired glyphs, OCR.

    An engine answers for whole pages; it SHALL give coordinates of the trimmed page, SHALL set each line's origin and
    confidence, and SHALL NOT decide what a line means.
    """

    name: str
    version: str

    def read(self, source: PageSource) -> PageReading:
        """The page as read."""
        ...


class TextLayerEngine:
    """Reads the characters that the PDF itself names, through PDFium."""

    name = "text_layer"
    version = "1"

    def read(self, source: PageSource) -> PageReading:
        """The page's lines and graphics.

        Raises:
            PageDamaged: the file or page cannot be opened.
            PageTooComplex: the page has more glyphs than any newspaper page could hold.
        """
        try:
            document = pypdfium2.PdfDocument(Path(source.path))
        except pypdfium2.PdfiumError as error:
            raise PageDamaged(detail=str(error)) from error
        try:
            page = document[source.index]
            sheet = sheet_of(page, source.clip, source.turn)
            textpage = page.get_textpage()
            graphics = read_graphics(page.raw, sheet)
            lines, need = _text(page, textpage, sheet, graphics, front=source.number == 1)
            textpage.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise PageDamaged(detail=str(error)) from error
        finally:
            document.close()
        return PageReading(
            number=source.number,
            width=sheet.clip.width,
            height=sheet.clip.height,
            lines=forward(lines),
            rules=graphics.rules,
            panels=graphics.panels,
            pictures=graphics.pictures,
            origin=TextOrigin.TEXT_LAYER,
            quality=_quality(lines),
            label=source.label,
            sha256=source.sha256,
            problems=_problems(source.number, lines),
            steps=(Step(self.name, self.version), Step("pdfium", str(pypdfium2.version.PDFIUM_INFO))),
            need=need,
        )


def _text(
    page: Any, textpage: Any, sheet: Sheet, graphics: Graphics, front: bool
) -> tuple[tuple[Line, ...], Need | None]:
    """The lines of the text layer, and whether they will do."""
    pictured = is_pictured(sheet.clip, graphics)
    if textpage.count_chars() > GLYPH_LIMIT:
        if pictured:  # a recogniser's text, laid over the picture more than once
            return (), Need.SCAN
        raise PageTooComplex(what="glyphs", limit=GLYPH_LIMIT)
    glyphs = read_glyphs(textpage.raw, sheet, GLYPH_LIMIT)
    lines, running = set_glyphs(glyphs, graphics)
    if pictured and glyphs.hidden > len(glyphs):
        unseen, own = set_glyphs(read_glyphs(textpage.raw, sheet, GLYPH_LIMIT, unseen=True), graphics)
        if is_pure(own.code):
            return unseen, None
    covered = pictured and bool(lines) and is_covered(page.raw, sheet.clip) and not is_pure(running.code)
    faces = judge_fonts(running.code, running.face)
    return lines, need_of(sheet.clip, lines, graphics, faces, covered=covered, front=front)


def set_glyphs(glyphs: Glyphs, graphics: Graphics) -> tuple[tuple[Line, ...], Running]:
    """The lines of glyphs, and their characters with their fonts."""
    running: list[Running] = []
    lines = build_lines(glyphs, barriers(graphics), running)
    code, face = ([r.code for r in running], [r.face for r in running]) if running else ([_NONE], [_NONE])
    return lines, Running(np.concatenate(code), np.concatenate(face))


def faces_of(glyphs: Glyphs, graphics: Graphics) -> Faces:
    """How the fonts of a page's glyphs stand, by what their text says."""
    running = set_glyphs(glyphs, graphics)[1]
    return judge_fonts(running.code, running.face)


def _problems(number: int, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """What an editor should know of the page's text layer."""
    if not lines:
        return (problem("page-no-text", number),)
    unnamed = 1.0 - _quality(lines)
    return (problem("page-text-unnamed", number, share=f"{unnamed:.0%}"),) if unnamed > UNNAMED else ()


def barriers(graphics: Graphics) -> list[Box]:
    """What no line of text crosses: rules, and the edges of panels and pictures as thin boxes."""
    found = [rule.box for rule in graphics.rules]
    for b in [panel.box for panel in graphics.panels] + [picture.box for picture in graphics.pictures]:
        found += [
            Box(b.x0, b.y0, b.x0, b.y1),
            Box(b.x1, b.y0, b.x1, b.y1),
            Box(b.x0, b.y0, b.x1, b.y0),
            Box(b.x0, b.y1, b.x1, b.y1),
        ]
    return found


def _quality(lines: Sequence[Line]) -> float:
    """The share of characters that are sure, 0 to 1."""
    length = sum(len(line.text) for line in lines)
    return round(sum(line.confidence * len(line.text) for line in lines) / length, 4) if length else 1.0


def read_page(source: PageSource) -> PageReading:
    """Read one page with the engine that fits it.

    Args:
        source: the page; `clip` gives the trimmed page on its sheet.
    """
    return TextLayerEngine().read(source)
