"""PNG in PDF: both pack rows of pixels alike, so that its data go over as they are."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from baoyan.ingest.resolution import resolution
from baoyan.ingest.wrapping import Raster, orientation_of

_COMPONENTS = {0: ("/DeviceGray", 1), 2: ("/DeviceRGB", 3), 3: ("", 1)}
"""Colour types without transparency: grey, RGB, palette."""


def png_raster(path: Path, image: Any) -> Raster | None:
    """The picture of a whole PNG; None for what a PDF cannot hold so: transparent, interlaced, 16 bits, or cut off."""
    chunks = dict(_heads(path))
    if b"IHDR" not in chunks or b"IEND" not in chunks or b"tRNS" in chunks:
        return None
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if colour not in _COMPONENTS or interlaced or bits == 16:
        return None
    space, components = _COMPONENTS[colour]
    if colour == 3:
        palette = chunks.get(b"PLTE", b"")
        if not palette:
            return None
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    rows = f"<< /Predictor 15 /Colors {components} /BitsPerComponent {bits} /Columns {width} >>"
    filter_ = f"/FlateDecode /DecodeParms {rows}"
    dpi = resolution(image, width, height)
    return Raster(width, height, space, bits, _data(path), filter_, dpi, orientation_of(image))


def _chunks(path: Path) -> Iterator[tuple[bytes, int, int]]:
    """The kind, place and length of each chunk that is whole."""
    size = path.stat().st_size
    with path.open("rb") as file:
        place = 8
        while place + 12 <= size:
            file.seek(place)
            length, kind = struct.unpack(">I4s", file.read(8))
            if place + 12 + length > size:
                return
            yield kind, place + 8, length
            place += 12 + length


def _heads(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """The chunks other than data, with what they hold."""
    with path.open("rb") as file:
        for kind, place, length in _chunks(path):
            if kind in (b"IHDR", b"PLTE", b"tRNS", b"IEND"):
                file.seek(place)
                yield kind, file.read(min(length, 1024))


def _data(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for kind, place, length in _chunks(path):
            if kind == b"IDAT":
                file.seek(place)
                yield file.read(length)
