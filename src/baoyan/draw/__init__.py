"""A picture of a page as the machine sees it: articles, their order, the roles of their parts, what was left out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from baoyan import workers
from baoyan.config import limits as limits_of_environment
from baoyan.draw.paint import paint
from baoyan.draw.picture import annotated
from baoyan.errors import InputError
from baoyan.ingest import open_issue
from baoyan.pipeline import decode, read_one

__all__ = ["draw"]


def draw(pdf_path: Path, out: Path, *, dpi: int = 110, page: int = 1) -> None:
    """Draw what is seen on a page and write it as a picture (PNG, JPEG, WebP by the name).

    Args:
        pdf_path: a PDF file.
        out: the picture to write; it is written whole or not at all.
        dpi: dots per inch.
        page: which page of the file, from 1.

    Raises:
        InputError: the file is no PDF or has no such page.
        ReadingError: the page cannot be read or painted.
    """
    from baoyan.edition.file import write_whole

    limits = limits_of_environment()
    with tempfile.TemporaryDirectory(prefix="baoyan-") as workdir, workers.Pool(1, limits.page_seconds) as pool:
        sources = open_issue([pdf_path], Path(workdir), limits=limits).pages
        source = next((s for s in sources if s.number == page), sources[page - 1] if 0 < page <= len(sources) else None)
        if source is None:
            raise InputError(name=f"{pdf_path}, page {page}")
        done = {o.index: o for o in pool.run([(read_one, (source, None, None)), (paint, (source, dpi))])}
    for outcome in done.values():
        if outcome.error is not None:
            raise outcome.error
    result = decode(done[0].value)
    kind = out.suffix.lower().lstrip(".") or "png"
    write_whole(out, annotated(done[1].value, result.layout, result.articles, dpi / 72, kind))
