"""Pages whose text layer is not enough: which way of reading recovers their characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from baoyan.model.reading import Need, PageReading, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.leftward import forward
from baoyan.reading.legibility import told

_WAYS: Mapping[Need, tuple[str, str]] = {
    Need.REPAIR: ("baoyan.reading.shapes", "repaired"),
    Need.OUTLINED: ("baoyan.reading.shapes", "outlined"),
    Need.SCAN: ("baoyan.reading.ocr.page", "scanned"),
}
"""For each need, the module and the function from `PageSource` to `PageReading`. Loaded by the first page that needs it:
networks and their runtime take a second and 200 MB, which sound pages do not pay."""


def recoverable(need: Need | None) -> bool:
    """Whether there is a way of reading that answers the need."""
    return need in _WAYS


_GOOD = 0.96
"""Share of sure characters from which a page recovered glyph by glyph is not looked at as a picture: such pages have 0.99."""
USUAL = "ppocr"
"""Who reads pictures of lines, unless another is named."""


def recover(source: PageSource, need: Need, recogniser: str = USUAL) -> PageReading:
    """The page read in the way that it needs.

    Args:
        source: the page.
        need: what its text layer lacks; `recoverable` has said yes to it.
        recogniser: who reads the lines of a scan, by name.

    Raises:
        ReadingError: the page cannot be read that way either.
    """
    reading = _read(source, need, recogniser)
    if need is not Need.SCAN and reading.quality < _GOOD and recoverable(Need.SCAN) and not _mostly_sound(reading):
        # Outlines cut into pieces, fonts of which nothing can be known: the page as a picture is what is left.
        pictured = _read(source, Need.SCAN, recogniser)
        reading = max(reading, pictured, key=lambda r: r.quality)
    if reading.origin is not TextOrigin.OCR:  # scans have turned theirs before they chose among doubtful characters
        reading = replace(reading, lines=forward(reading.lines))
    return replace(reading, need=None, problems=(*reading.problems, *told(reading)))


def _mostly_sound(reading: PageReading) -> bool:
    """Whether most of a page stands there as its text layer has it: what a recogniser sees is never better."""
    sound = sum(len(line.text) for line in reading.lines if line.origin is TextOrigin.TEXT_LAYER)
    return 2 * sound > sum(len(line.text) for line in reading.lines)


def _read(source: PageSource, need: Need, recogniser: str) -> PageReading:
    module, name = _WAYS[need]
    read: Callable[..., PageReading] = getattr(import_module(module), name)
    named = {"reader": recogniser} if need is Need.SCAN and recogniser != USUAL else {}
    return read(source, **named)
