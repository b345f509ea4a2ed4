"""Pictures of pages and cut-outs, in the sizes and formats that screens need. Runs in workers.

Sizes lie just above common widths of phones times their density. AVIF for the first view, WebP to zoom, one JPEG for the rest:
at equal likeness AVIF saves a fifth on newsprint, but costs ten times the work.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from baoyan.edition.file import write_whole
from baoyan.model.edition import BoxList
from baoyan.model.reading import Grid
from baoyan.model.source import PageSource
from baoyan.site.pdfs import make_pdf
from baoyan.site.writer import place

if TYPE_CHECKING:
    from PIL import Image

SMALL = (480, 800, 1240)
LARGE = (2000, 2800)
FALLBACK = 1240
THUMB = 240
MINI = 96
"""The face of a page in the strip of pages: a dozen of them must not weigh more than the page."""
CARD = (1200, 630)
"""The picture that stands for an article elsewhere (OpenGraph)."""
CUTS = (480, 960, 1600)
"""Widths of a cut-out."""
VERSION = 4
"""Counted up when pictures would come out differently."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut-out to make: `stem`: path of its files below the issue's folder, without width and suffix."""

    stem: str
    box: BoxList


@dataclass(frozen=True, slots=True)
class Work:
    """What to make of a page.

    `slug`: the page's folder in the issue's; `size`: its width and height in points; `received`: of a scan that was set
    straight for reading, where its even grid lies on the page as received; `pdf`: the name of its PDF, if one is wanted.
    """

    slug: str
    size: tuple[float, float]
    received: Grid | None
    cuts: tuple[Cut, ...]
    pdf: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a page: widths by format, its ratio, widths of each cut-out by stem, all files below the issue's folder."""

    small: tuple[int, ...]
    large: tuple[int, ...]
    ratio: float
    cuts: tuple[tuple[str, tuple[int, ...]], ...]
    files: tuple[str, ...]
    pdf: str | None = None
    pdf_bytes: int | None = None


def make_pictures(source: PageSource, work: Work, folder: Path) -> Made:
    """Paint a page and write its files below the issue's folder.

    Args:
        source: the page.
        work: what is wanted.
        folder: the issue's.

    Raises:
        PageDamaged: the page cannot be painted, or taken over into a PDF.
    """
    whole = _painted(source, work.received, work.size)
    small = _widths(SMALL, whole.width)
    large = tuple(w for w in LARGE if w <= whole.width)
    files = [*_page_files(whole, small, large, work.slug)]
    made = []
    for cut in work.cuts:
        piece = _cut_out(whole, cut.box, work.size[0])
        widths = _widths(CUTS, piece.width)
        made.append((cut.stem, widths))
        files += [(f"{cut.stem}-{w}.webp", _webp(_scaled(piece, w), 75)) for w in widths]
        files.append((f"{cut.stem}.jpg", _jpeg(_scaled(piece, min(piece.width, CUTS[-1])), 82)))
    for name, data in files:
        write_whole(place(folder, name), data)
    names = [name for name, _ in files]
    size = None
    if work.pdf:
        names.append(f"{work.slug}/{work.pdf}")
        size = make_pdf([source], place(folder, names[-1]))
    return Made(small, large, whole.height / whole.width, tuple(made), tuple(names), work.pdf, size)


def _painted(source: PageSource, received: Grid | None, size: tuple[float, float]) -> Image.Image:
    from PIL import Image

    from baoyan.draw.paint import MOST_PIXELS, paint

    scale = min(LARGE[-1] / size[0], (MOST_PIXELS / max(1.0, size[0] * size[1])) ** 0.5)
    painting = paint(source, scale)
    found = Image.frombytes("RGB", (painting.width, painting.height), painting.data)
    return _straight(found, received, size, scale) if received else found


def _straight(found: Image.Image, received: Grid, size: tuple[float, float], scale: float) -> Image.Image:
    """A scan set straight as it was when read, so that boxes fit it."""
    import cv2
    import numpy as np
    from PIL import Image

    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    grid = np.array(received, np.float32) * scale
    down, across = (
        np.linspace(0, n - 1, m, dtype=np.float32) for n, m in zip(grid.shape, (height, width), strict=False)
    )
    xs, ys = np.meshgrid(across, down)
    field = cv2.remap(grid, xs, ys, cv2.INTER_LINEAR)
    shown = cv2.remap(np.asarray(found), field[..., 0], field[..., 1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return Image.fromarray(shown)


def _page_files(
    whole: Image.Image, small: Sequence[int], large: Sequence[int], page: str
) -> Iterator[tuple[str, bytes]]:
    """Each size is made of the next larger one, which is quicker and as good."""
    shown = whole
    for width in sorted({*large, *small, min(FALLBACK, whole.width), THUMB, MINI}, reverse=True):
        shown = _scaled(shown, width)
        if width in large:
            yield f"{page}/page-{width}.webp", _webp(shown, 60)
        if width in small:
            yield f"{page}/page-{width}.avif", _avif(shown)
        if width == min(FALLBACK, whole.width):
            yield f"{page}/page.jpg", _jpeg(shown, 70)
        if width == THUMB:
            yield f"{page}/thumb.webp", _webp(shown, 60)
        if width == MINI:
            yield f"{page}/mini.webp", _webp(shown, 40)


def _widths(wanted: Sequence[int], most: int) -> tuple[int, ...]:
    """The widths that a picture has pixels for; its own where it is smaller than all."""
    return tuple(w for w in wanted if w <= most) or (most,)


def _scaled(shown: Image.Image, width: int) -> Image.Image:
    from PIL import Image

    if width == shown.width:
        return shown
    return shown.resize((width, max(1, round(shown.height * width / shown.width))), Image.Resampling.LANCZOS)


def _cut_out(whole: Image.Image, box: BoxList, width: float) -> Image.Image:
    scale = whole.width / width
    x, y, w, h = (v * scale for v in box)
    left, top = min(max(0, round(x)), whole.width - 1), min(max(0, round(y)), whole.height - 1)
    right, low = max(left + 1, min(whole.width, round(x + w))), max(top + 1, min(whole.height, round(y + h)))
    return whole.crop((left, top, right, low))


def _avif(shown: Image.Image) -> bytes:
    """At speed 8 a file is a twentieth larger than at 6, and made four times as quickly."""
    return _saved(shown, "AVIF", quality=50, speed=8)


def _webp(shown: Image.Image, quality: int) -> bytes:
    return _saved(shown, "WEBP", quality=quality, method=4)


def _jpeg(shown: Image.Image, quality: int) -> bytes:
    return _saved(shown, "JPEG", quality=quality, progressive=True, optimize=True)


def _saved(shown: Image.Image, kind: str, **settings: int) -> bytes:
    out = io.BytesIO()
    shown.save(out, kind, **settings)
    return out.getvalue()
