"""PDFs to download: a page, or a whole issue, as printed, shown without what lies outside the trimmed page. Runs in workers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from baoyan.edition.file import write_whole
from baoyan.errors import PageDamaged
from baoyan.model.source import PageSource


def make_pdf(sources: Sequence[PageSource], file: Path) -> int:
    """Put pages together into one PDF; its size in bytes.

    Raises:
        PageDamaged: the engine cannot take a page over.
    """
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    try:
        for source in sources:
            document = pypdfium2.PdfDocument(Path(source.path))
            whole.import_pages(document, [source.index])
            document.close()
            _trim(whole[len(whole) - 1], source)
        out = io.BytesIO()
        whole.save(out)
    except pypdfium2.PdfiumError as error:
        raise PageDamaged(detail=str(error)) from error
    write_whole(file, out.getvalue())
    return len(out.getvalue())


def _trim(page: Any, source: PageSource) -> None:
    """Show the trimmed page alone; a page that is turned stays as it is, its boxes being those of the paper unturned."""
    if source.turn or page.get_rotation():
        if source.turn:
            page.set_rotation((page.get_rotation() + source.turn) % 360)
        return
    left, low, right, top = page.get_cropbox() if page.get_cropbox() else page.get_mediabox()
    clip = source.clip
    page.set_cropbox(
        max(left, left + clip.x0), max(low, top - clip.y1), min(right, left + clip.x1), min(top, top - clip.y0)
    )
