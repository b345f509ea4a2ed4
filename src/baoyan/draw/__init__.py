"""A picture of a page as the machine sees it: articles, their order, the roles of their parts, what was left out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from baoyan import workers
from baoyan.config import Limits
from baoyan.config import limits as limits_of_environment
from baoyan.draw.paint import Painting, grain_of, paint, paint_straight
from baoyan.draw.picture import FORMATS, annotated
from baoyan.draw.seen import Seen
from baoyan.draw.words import language_of_locale, word
from baoyan.errors import InputError, NothingFound, OutputError, ReadingError, Unreadable
from baoyan.model.reading import Need
from baoyan.model.source import IssueSource, PageSource
from baoyan.page_work import PageResult, decode, read_one, recover_one
from baoyan.pipeline import open_in_workers
from baoyan.reading.recovery import USUAL, recoverable

__all__ = ["draw"]

_PAINTING = 3
"""Times the memory of reading a page: its pictures are unpacked to paint it."""


def draw(pdf_path: Path, out: Path, *, dpi: int = 110, page: int = 1, lang: str | None = None) -> None:
    """Draw what is seen on a page and write it as a picture (PNG, JPEG or WebP, by the name).

    The file is opened, read and painted in a process of its own, as `baoyan.read_issue` does.

    Args:
        pdf_path: a PDF file.
        out: the picture to write; it is written whole or not at all.
        dpi: dots per inch; a page that would get more than 30 million of them is drawn coarser.
        page: which page of the file, from 1.
        lang: "en" or "zh"; by default what the system's locale asks for. Without a Chinese font: "en".

    Raises:
        InputError: there is no such file, or it has no such page.
        Unreadable: the file is no PDF, is damaged or locked.
        ReadingError: the page cannot be read or painted.
        OutputError: the picture cannot be written.
    """
    from baoyan.draw.fonts import chinese_face
    from baoyan.edition.file import write_whole

    if pdf_path.is_dir():
        raise InputError("input-is-folder", name=str(pdf_path))
    if not pdf_path.is_file():
        raise InputError(name=str(pdf_path))
    kind = out.suffix.lower().lstrip(".") or "png"
    if kind not in FORMATS:
        raise OutputError(name=str(out), detail=f"a picture's name ends in {', '.join(f'.{k}' for k in FORMATS)}")
    language = (lang or language_of_locale()) if chinese_face() else "en"
    picture = annotated(_seen(pdf_path, dpi, page, language), kind)
    try:
        write_whole(out, picture)
    except OSError as error:
        raise OutputError(name=str(out), detail=error.strerror or str(error)) from error


def _seen(path: Path, dpi: int, number: int, lang: str) -> Seen:
    """The page, read and painted in a worker."""
    limits = limits_of_environment()
    with (
        tempfile.TemporaryDirectory(prefix="baoyan-", ignore_cleanup_errors=True) as workdir,
        workers.Pool(1, limits.page_seconds, _PAINTING * limits.page_mb) as pool,
    ):
        source = _page(open_in_workers([path], Path(workdir), pool, limits), path, number)
        scale, grain = grain_of(source, dpi)
        calls: list[workers.Call] = [(read_one, (source, None, None)), (paint, (source, scale * grain))]
        first, painting = _values(pool, calls)
        result = decode(first)
        if recoverable(result.reading.need):
            result, painting = _recovered(source, result, painting, limits)
    title = f"{word('page', lang, source.label or source.number)} · {path.name}"
    return Seen(painting, result.layout, result.articles, title, lang, grain)


def _values(pool: workers.Pool, calls: list[workers.Call]) -> list[Any]:
    """What the calls give, in their order.

    Raises:
        ReadingError: one of them failed.
    """
    done = sorted(pool.run(calls), key=lambda outcome: outcome.index)
    for outcome in done:
        if outcome.error is not None:
            raise outcome.error
    return [outcome.value for outcome in done]


def _recovered(
    source: PageSource, result: PageResult, painting: Painting, limits: Limits
) -> tuple[PageResult, Painting]:
    """The page read again in the way that it needs, a scan painted as it was read; both as they were where that fails."""
    calls: list[workers.Call] = [(recover_one, (source, result.reading.need, USUAL, None))]
    if result.reading.need is Need.SCAN:
        calls.append((paint_straight, (source, painting.scale)))
    with workers.Pool(1, limits.ocr_seconds, limits.ocr_mb) as pool:
        try:
            found, *painted = _values(pool, calls)
        except ReadingError:
            return result, painting
    return decode(found), painted[0] if painted else painting


def _page(issue: IssueSource, path: Path, number: int) -> PageSource:
    """The page of that number; without cut spreads, the sheet of that number.

    Raises:
        InputError: there is none.
        Unreadable: the file cannot be read.
    """
    pages = issue.pages
    cut = len({p.index for p in pages}) < len(pages)
    found = pages[number - 1 : number] if cut else [p for p in pages if p.index == number - 1]
    if found:
        return found[0]
    lost = any(p.page == number for p in issue.problems)
    if not pages or lost:
        raise Unreadable(name=str(path), problems=issue.problems)
    raise NothingFound("page-beyond", name=str(path), count=max(p.index for p in pages) + 1, number=number)
