"""A page opened to be read by the shapes of its type, and the reading that comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from baoyan.errors import PageDamaged
from baoyan.model.reading import Line, PageReading, Step, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.graphics import Graphics
from baoyan.reading.sheet import Sheet, sheet_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of an open document. `page` is PDFium's handle."""

    source: PageSource
    page: Any
    textpage: Any
    sheet: Sheet


@contextmanager
def opened(source: PageSource) -> Iterator[Opened]:
    """The page, open.

    Raises:
        PageDamaged: the file or page cannot be opened.
    """
    try:
        document = pypdfium2.PdfDocument(Path(source.path))
    except pypdfium2.PdfiumError as error:
        raise PageDamaged(detail=str(error)) from error
    try:
        page = document[source.index]
        textpage = page.get_textpage()
        yield Opened(source, page.raw, textpage.raw, sheet_of(page, source.clip, source.turn))
        textpage.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise PageDamaged(detail=str(error)) from error
    finally:
        document.close()


def reading_of(this: Opened, lines: tuple[Line, ...], graphics: Graphics, step: str) -> PageReading:
    """The reading of an opened page. `step` names how its text was made."""
    length = sum(len(line.text) for line in lines)
    sure = sum(line.confidence * len(line.text) for line in lines)
    origins = {line.origin for line in lines}
    return PageReading(
        number=this.source.number,
        width=this.sheet.clip.width,
        height=this.sheet.clip.height,
        lines=lines,
        rules=graphics.rules,
        panels=graphics.panels,
        pictures=graphics.pictures,
        origin=origins.pop() if len(origins) == 1 else TextOrigin.MIXED if origins else TextOrigin.REPAIRED,
        quality=round(sure / length, 4) if length else 1.0,
        label=this.source.label,
        sha256=this.source.sha256,
        steps=(Step(step, "1"), Step("pdfium", str(pypdfium2.version.PDFIUM_INFO))),
    )
