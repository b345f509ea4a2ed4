"""The page itself, painted by the PDF engine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from baoyan.errors import PageDamaged
from baoyan.model.source import PageSource

MOST_PIXELS = 30_000_000
"""A broadsheet at 280 dpi. With the copies that the pen makes, that takes half a gigabyte."""
FINE_PIXELS = 24_000_000
"""Up to this size the picture is drawn at twice its size and then reduced, which makes edges smooth."""


@dataclass(frozen=True, slots=True)
class Painting:
    """A painted page: `data` holds rows of red, green, blue. `scale`: pixels to a point."""

    width: int
    height: int
    data: bytes
    scale: float


def grain_of(source: PageSource, dpi: int) -> tuple[float, int]:
    """How finely a page is drawn: pixels to a point in the picture, and how many times finer the drawing is.

    A page too large for `dpi` gets a coarser picture, of `MOST_PIXELS`.
    """
    area = max(1.0, source.clip.area)
    scale = min(dpi / 72, math.sqrt(MOST_PIXELS / area))
    return scale, 2 if 4 * area * scale * scale <= FINE_PIXELS else 1


def paint(source: PageSource, scale: float) -> Painting:
    """The trimmed page. Runs in a worker.

    Args:
        source: the page.
        scale: pixels to a point.

    Raises:
        PageDamaged: the engine cannot open or paint the page.
    """
    import pypdfium2

    clip = source.clip
    try:
        document = pypdfium2.PdfDocument(Path(source.path))
        page = document[source.index]
        width, height = page.get_size() if source.turn % 180 == 0 else reversed(page.get_size())
        margins = (clip.x0, height - clip.y1, width - clip.x1, clip.y0)
        crop = tuple(max(0.0, m) for m in margins)
        shown = page.render(scale=scale, rotation=source.turn, crop=crop, rev_byteorder=True).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise PageDamaged(detail=str(error)) from error
    return Painting(shown.width, shown.height, shown.tobytes(), scale)


def paint_straight(source: PageSource, scale: float) -> Painting:
    """A scanned page as it was read: upright and straight, in grey. Runs in a worker with the limits of recognition."""
    from PIL import Image

    from baoyan.reading.scans import prepare

    scan = prepare(source)
    size = (max(1, round(scan.width * scale)), max(1, round(scan.height * scale)))
    shown = Image.fromarray(scan.grey).resize(size, Image.Resampling.LANCZOS).convert("RGB")
    return Painting(shown.width, shown.height, shown.tobytes(), scale)
