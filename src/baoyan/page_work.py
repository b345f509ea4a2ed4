"""What is done to one page, in a worker: read it, lay it out, write its articles; the results as bytes.

A page whose text layer is not enough (`PageReading.need`) is read again by what recovers its characters: that takes more
time and memory, so it is a call of its own with limits of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from baoyan import engines
from baoyan.cache import keep
from baoyan.engines import Engine, Read
from baoyan.model.articles import PageArticles
from baoyan.model.layout import PageLayout
from baoyan.model.reading import Need, PageReading
from baoyan.model.source import PageSource


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a worker hands back. The reading's lines and drawings stay behind: the layout has them."""

    reading: PageReading
    layout: PageLayout
    articles: PageArticles


def read_one(source: PageSource, engine: Engine | None, file: Path | None) -> bytes:
    """Read one page, lay it out, write its articles; a `PageResult` in bytes, also kept in `file`.

    Raises:
        ReadingError: the page cannot be read.
    """
    read_page = stages()[0] if engine is None else engines.reader(engine)
    return _finished(source, read_page(source), file)


def recover_one(source: PageSource, need: Need, recogniser: str, file: Path | None) -> bytes:
    """Read one page in the way that it needs; a `PageResult` in bytes, also kept in `file`.

    Raises:
        ReadingError: the page cannot be read.
    """
    from baoyan.reading.recovery import recover

    return _finished(source, recover(source, need, recogniser), file)


def _finished(source: PageSource, reading: PageReading, file: Path | None) -> bytes:
    """Lay out and write what was read."""
    _, lay_out, write_page = stages()
    if reading.number != source.number:  # an engine knows its page, not always its place
        reading = replace(reading, number=source.number)
    layout = lay_out(reading)
    articles = write_page(layout)
    bare = replace(reading, lines=(), rules=(), panels=(), pictures=())
    data: bytes = _encoder().encode(PageResult(bare, layout, articles))
    if file is not None:
        keep(file, data)
    return data


@cache
def stages() -> tuple[Read, Callable[[PageReading], PageLayout], Callable[[PageLayout], PageArticles]]:
    """The stages of one page, imported when they are needed: `import baoyan` stays quick."""
    from baoyan.articles import write_page
    from baoyan.layout import lay_out
    from baoyan.reading import read_page

    return read_page, lay_out, write_page


@cache
def _encoder() -> Any:
    import msgspec

    return msgspec.msgpack.Encoder()


@cache
def _decoder() -> Any:
    """Bytes to values three times as fast as pickle, and safe to use on a file that somebody else wrote."""
    import msgspec

    return msgspec.msgpack.Decoder(PageResult)


def decode(data: bytes) -> PageResult:
    """What `read_one` handed back."""
    result: PageResult = _decoder().decode(data)
    return result


def decoded(data: bytes) -> PageResult | None:
    """A kept result, or None where the file is damaged."""
    import msgspec

    try:
        result: PageResult = _decoder().decode(data)
    except (msgspec.DecodeError, ValueError):
        return None
    return result


def moved(result: PageResult, number: int, labels: Mapping[int, str | None]) -> PageResult:
    """The page at its place in the issue, called as its file calls it."""
    if number == result.layout.number and labels[number] == result.reading.label:
        return result
    write_page = stages()[2]
    layout = replace(result.layout, number=number)
    problems = tuple(replace(p, page=number) for p in result.reading.problems)
    reading = replace(result.reading, number=number, label=labels[number], problems=problems)
    return PageResult(reading, layout, write_page(layout))
