"""The page itself, painted by the PDF engine."""

from __future__ import annotations

import io
from pathlib import Path

from baoyan.errors import PageDamaged, PageTooLarge
from baoyan.model.source import PageSource

MOST_PIXELS = 60_000_000
"""More than a broadsheet at 400 dpi; a picture beyond helps nobody and takes a gigabyte."""


def paint(source: PageSource, dpi: int) -> bytes:
    """The trimmed page as PNG. Runs in a worker.

    Raises:
        PageTooLarge: the picture would have more than `MOST_PIXELS`.
        PageDamaged: the engine cannot open or paint the page.
    """
    import pypdfium2

    scale = dpi / 72
    clip = source.clip
    if clip.width * clip.height * scale * scale > MOST_PIXELS:
        raise PageTooLarge(width=round(clip.width), height=round(clip.height))
    try:
        document = pypdfium2.PdfDocument(Path(source.path))
        page = document[source.index]
        shown = page.render(scale=scale, rotation=source.turn).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise PageDamaged(detail=str(error)) from error
    box = (round(clip.x0 * scale), round(clip.y0 * scale), round(clip.x1 * scale), round(clip.y1 * scale))
    held = io.BytesIO()
    shown.crop(box).save(held, "PNG", compress_level=1)
    return held.getvalue()
