"""A PDF around pictures: each a sheet of its own, its data as they are, so that all that follows knows sheets only."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""Where the unit square goes for each orientation of EXIF (the camera was held so), in PDF's order."""


_ORIENTATION = 274
"""The tag of EXIF that says how the camera was held."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as a PDF holds it.

    Attributes:
        width: in pixels, as stored; so is `height`.
        colours: the colour space, in PDF's words.
        bits: of one component of a pixel.
        data: the stream's bytes, in pieces.
        filter: the filter that they went through, with more entries of the stream behind it.
        dpi: pixels in an inch, along x and y, as stored.
        orientation: as EXIF counts it, 1 to 8.
    """

    width: int
    height: int
    colours: str
    bits: int
    data: Iterable[bytes]
    filter: str
    dpi: tuple[float, float]
    orientation: int = 1

    @property
    def points(self) -> tuple[float, float]:
        """Width and height of the sheet, in points, as shown."""
        wide, high = self.width * 72 / self.dpi[0], self.height * 72 / self.dpi[1]
        return (high, wide) if self.orientation >= 5 else (wide, high)


def orientation_of(image: Any) -> int:
    """How the camera was held, of an opened Pillow image; Pillow turns a TIFF by itself."""
    if image.format == "TIFF" or "exif" not in image.info:  # without, Pillow decodes all of a PNG to look for it
        return 1
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Plain pixels in pieces, packed quickly."""
    packer = zlib.compressobj(1)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


class Wrapper:
    """Writes a PDF sheet by sheet. Use as a context manager: its end writes what a PDF ends with."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._places: dict[int, int] = {}
        self._next = 3
        self._pages: list[int] = []
        self._file.write(b"%PDF-1.5\n")

    def __enter__(self) -> Wrapper:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._finish()
        self._file.close()

    @property
    def count(self) -> int:
        """Sheets written."""
        return len(self._pages)

    def add(self, raster: Raster) -> None:
        """One sheet of this picture."""
        page, content, picture, length = range(self._next, self._next + 4)
        wide, high = raster.points
        self._open(picture)
        entries = (
            f"/Type /XObject /Subtype /Image /Width {raster.width} /Height {raster.height} /ColorSpace {raster.colours} "
            f"/BitsPerComponent {raster.bits} /Filter {raster.filter} /Length {length} 0 R"
        )
        self._write(f"<< {entries} >>\nstream\n")
        begin = self._file.tell()
        for piece in raster.data:
            self._file.write(piece)
        size = self._file.tell() - begin
        self._write("\nendstream\nendobj\n")
        self._object(length, str(size))
        a, b, c, d, e, f = _TURNS.get(raster.orientation, _TURNS[1])
        matrix = " ".join(f"{v:.4f}" for v in (a * wide, b * high, c * wide, d * high, e * wide, f * high))
        drawn = f"q {matrix} cm /P Do Q"
        self._object(content, f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        box = f"/MediaBox [0 0 {wide:.4f} {high:.4f}] /Resources << /XObject << /P {picture} 0 R >> >>"
        self._object(page, f"<< /Type /Page /Parent 2 0 R {box} /Contents {content} 0 R >>")
        self._pages.append(page)
        self._next += 4

    def _finish(self) -> None:
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._object(2, f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>")
        self._object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        start = self._file.tell()
        self._write(f"xref\n0 {self._next}\n0000000000 65535 f \n")
        for number in range(1, self._next):
            self._write(f"{self._places[number]:010} 00000 n \n")
        self._write(f"trailer\n<< /Size {self._next} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")

    def _object(self, number: int, body: str) -> None:
        self._open(number)
        self._write(f"{body}\nendobj\n")

    def _open(self, number: int) -> None:
        self._places[number] = self._file.tell()
        self._write(f"{number} 0 obj\n")

    def _write(self, text: str) -> None:
        self._file.write(text.encode("ascii"))
