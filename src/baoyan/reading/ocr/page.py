"""A scan read: lines found, cut out, recognised, and set as the lines of any other page.

find_cores -> places -> rules -> strips -> network -> sizes -> glyphs -> build_lines
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading, Picture, Step, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading.engine import barriers
from baoyan.reading.graphics import Graphics
from baoyan.reading.lines import build_lines
from baoyan.reading.ocr.backward import forward
from baoyan.reading.ocr.bitonal import blanked, find_bitonal
from baoyan.reading.ocr.detection import find_cores
from baoyan.reading.ocr.folds import without_folds
from baoyan.reading.ocr.ground import Printed, beside_frames, find_grounds, find_rules, frames, wiped
from baoyan.reading.ocr.network import engine_name
from baoyan.reading.ocr.places import Bounds, places
from baoyan.reading.ocr.punctuation import as_printed
from baoyan.reading.ocr.setting import glyphs_of
from baoyan.reading.ocr.signs import Mark, Read, decided, read_strips
from baoyan.reading.ocr.sizes import Type, types
from baoyan.reading.ocr.strips import cut_strips
from baoyan.reading.recovery import USUAL

LARGE = 14.0
"""Points. Strokes of type larger than this are not closed up with those of body type."""
SIDE = 4.0
"""Points beyond a picture within which a rule along it is the line around it."""
IN_PICTURE = 0.85
"""How sure the network is, in the mean, of type that stands on a picture."""


class Prepared(Protocol):
    """A page's picture upright, straight and evenly lit, dark ink on light ground."""

    @property
    def grey(self) -> np.ndarray:
        """The picture, uint8 (h, w)."""
        ...

    @property
    def dpi(self) -> float:
        """Its pixels in an inch of print."""
        ...

    @property
    def tones(self) -> np.ndarray | None:
        """The page at one pixel a point with its light tints, where they are known."""
        ...


def scanned(source: PageSource, reader: str = USUAL) -> PageReading:
    """A page that is a picture, made ready and read. `reader`: the name of who reads its lines (see `strip_reader`).

    Raises:
        PageDamaged: the page cannot be opened or painted.
    """
    from baoyan.reading.scans import grid_of, prepare

    scan = prepare(source)
    reading = read_scan(scan, source, reader)
    return replace(reading, problems=(*reading.problems, *scan.problems), received=grid_of(scan))


def read_scan(scan: Prepared, source: PageSource, reader: str = USUAL) -> PageReading:
    """The page as read from its picture, in points of the straight page."""
    point = scan.dpi / 72
    cores = find_cores(scan.grey, scan.dpi)
    known = find_bitonal(scan.grey, scan.dpi, [c.bounds for c in cores])
    rules = find_rules(blanked(scan.grey, scan.dpi, known), scan.dpi, [c.bounds for c in cores])
    bare = wiped(scan.grey, scan.dpi, rules)
    rules = without_folds(rules, scan.grey, scan.dpi)
    drawn = [_pixels(r.box, point) for r in rules]
    strips = cut_strips(bare, places(cores, drawn), drawn)
    text = [Printed(s.bounds, s.ground, s.light, s.high > LARGE * point) for s in strips]
    panels, pictures = find_grounds(bare, scan.dpi, text, scan.tones, known)
    others = [p.box.grown(SIDE) for p in pictures if p not in known]
    rules = [r for r in rules if not any(b.contains(r.box) for b in others)]
    framed = frames(rules, panels)
    graphics = Graphics(tuple(beside_frames(rules, framed)), (*framed, *panels), tuple(pictures))
    reads = _without_scribble(decided(forward(read_strips(strips, reader))), pictures, point)
    kinds = types(reads)
    reads = _printed(reads, kinds)
    lines = build_lines(glyphs_of(reads, kinds, point), barriers(graphics))
    lines = tuple(_confident(lines, reads, point))
    high, wide = scan.grey.shape
    return PageReading(
        number=source.number,
        width=wide / point,
        height=high / point,
        lines=lines,
        rules=graphics.rules,
        panels=graphics.panels,
        pictures=graphics.pictures,
        origin=TextOrigin.OCR,
        quality=_quality(lines),
        label=source.label,
        sha256=source.sha256,
        steps=(Step("ocr", "1"), Step("PP-OCRv6", engine_name())),
    )


def _without_scribble(reads: Sequence[Read], pictures: Sequence[Picture], point: float) -> list[Read]:
    """The strips without those in pictures in which the network saw characters that are not sure."""
    boxes = [p.box.grown(2) for p in pictures]
    places = [Box(*(v / point for v in r.strip.bounds)) for r in reads]
    inside = [any(b.contains(p) for b in boxes) for p in places]
    return [r for r, within in zip(reads, inside, strict=True) if not within or r.confidence >= IN_PICTURE]


def _printed(reads: Sequence[Read], kinds: Sequence[Type]) -> list[Read]:
    """The strips, level ones of letters with the signs that European lines are set with."""
    own = [k for k, kind in enumerate(kinds) if not kind.han and not reads[k].strip.vertical]
    out = list(reads)
    for k, read in zip(own, as_printed([reads[k] for k in own], [kinds[k].em for k in own]), strict=True):
        out[k] = read
    return out


def _pixels(box: Box, point: float) -> Bounds:
    return box.x0 * point, box.y0 * point, box.x1 * point, box.y1 * point


def _confident(lines: Sequence[Line], reads: Sequence[Read], point: float) -> list[Line]:
    """The lines with how sure the network was of each character."""
    marks = [m for r in reads for m in r.marks if m.text.strip()]
    table = np.array([((m.x0 + m.x1) / 2 / point, (m.y0 + m.y1) / 2 / point, m.confidence) for m in marks])
    return [_told(line, marks, table.reshape(len(marks), 3)) for line in lines]


def _told(line: Line, marks: Sequence[Mark], table: np.ndarray) -> Line:
    """The line with the confidence of its characters, and what they were seen as where that was decided otherwise.

    Args:
        line: the line.
        marks: all characters of the page.
        table: their middles and confidence, shape (n, 3).
    """
    box = line.box
    x, y, sure = table.T
    inside = np.flatnonzero((x >= box.x0) & (x <= box.x1) & (y >= box.y0) & (y <= box.y1))
    if not len(inside):
        return replace(line, origin=TextOrigin.OCR, confidence=0.5)
    along = (y if line.vertical else x)[inside]
    edges = line.edges or tuple(np.linspace(along.min(), along.max(), len(line.text) + 1))
    middles = (np.array(edges[:-1]) + np.array(edges[1:])) / 2
    nearest = inside[np.abs(along[None, :] - middles[:, None]).argmin(axis=1)]
    doubt = np.where([c.isspace() for c in line.text], 0.0, 1.0 - sure[nearest])
    digits = "".join(str(min(9, int(10 * d))) for d in doubt.tolist())
    mean = round(float(sure[inside].mean()), 3)
    own = [marks[k] for k in nearest.tolist()]
    seen = "".join(m.seen or c if c == m.text else c for c, m in zip(line.text, own, strict=True))
    unsure = digits if digits.strip("0") else ""
    return replace(line, origin=TextOrigin.OCR, confidence=mean, unsure=unsure, seen=seen if seen != line.text else "")


def _quality(lines: Sequence[Line]) -> float:
    length = sum(len(line.text) for line in lines)
    return round(sum(line.confidence * len(line.text) for line in lines) / length, 4) if length else 1.0
