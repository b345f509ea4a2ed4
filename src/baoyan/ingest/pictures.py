"""Picture files that are pages: each is wrapped into a PDF, pixels unchanged, and JPEG and PNG data as they are.

A damaged or malicious picture can make a decoder loop, die or eat the memory: callers run `wrap` where that does no harm.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baoyan.errors import problem
from baoyan.ingest.png import png_raster
from baoyan.ingest.resolution import resolution
from baoyan.ingest.wrapping import Raster, Wrapper, deflated, orientation_of
from baoyan.model.problem import Problem

KINDS = frozenset({"JPEG", "PNG", "TIFF", "JPEG 2000", "WebP", "BMP", "GIF", "AVIF"})
"""Kinds of pictures that are read, in the words of `files.kind_of`."""
_FORMATS = ("JPEG", "PNG", "TIFF", "JPEG2000", "WEBP", "BMP", "GIF", "AVIF")
"""The same in Pillow's words: a file that calls itself otherwise is not looked at."""
_SUBFILE = 254
"""TIFF's tag that says whether a frame is a smaller copy of another."""
_FEWEST = 250_000
"""Pixels below which nothing printed can be read: a page of 400 mm at 35 dots per inch."""
_BAND = 256
"""Rows packed at once."""
_MOST_FRAMES = 1000
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    TypeError,
    KeyError,
    IndexError,
    ZeroDivisionError,
    OverflowError,
)
"""What Pillow's decoders raise on damaged files."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What became of a picture file: the hash of it as received, and what was wrong; `trouble`: there is no PDF."""

    sha256: str = ""
    problems: tuple[Problem, ...] = ()
    trouble: Problem | None = None


def wrap(path: Path, name: str, target: Path, most_mp: int) -> Wrapped:
    """Wrap a picture file into the PDF `target`; many frames are many sheets.

    Args:
        path: the file.
        name: what a person calls it, for messages.
        target: the PDF to write.
        most_mp: most million pixels of one frame.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # we look at the size ourselves, before anything is decoded
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata
            with Image.open(path, formats=_FORMATS) as image:
                if fault := _refused(image, name, most_mp):
                    return Wrapped(sha256, trouble=fault)
                told = _written(image, path, name, target, most_mp)
    except _FAULTS as error:
        return Wrapped(trouble=problem("picture-damaged", name=name, detail=_reason(error)))
    return Wrapped(sha256, told)


def _refused(image: Any, name: str, most_mp: int) -> Problem | None:
    """Why a frame cannot be a page, by its size."""
    width, height = image.size
    size = {"name": name, "width": width, "height": height}
    if width * height > most_mp * 1_000_000:
        return problem("picture-too-large", limit=most_mp, **size)
    if width * height < _FEWEST:
        return problem("picture-too-small", **size)
    return None


def _written(image: Any, path: Path, name: str, target: Path, most_mp: int) -> tuple[Problem, ...]:
    """The frames in a PDF, and what was wrong with some.

    Raises:
        OSError: none of them can be read.
    """
    told: list[Problem] = []
    last: BaseException | None = None
    with Wrapper(target) as wrapper:
        for number in _frames(image):
            try:
                image.seek(number)
                if fault := _refused(image, name, most_mp):
                    told.append(fault)
                elif not (number and image.getexif().get(_SUBFILE, 0) & 1):
                    raster, cut_off = _raster(image, path)
                    wrapper.add(raster)
                    told += [problem("picture-cut-off", name=name)] if cut_off else []
            except _FAULTS as error:
                last = error
                if number:
                    told.append(problem("picture-damaged", name=f"{name} #{number + 1}", detail=_reason(error)))
        if not wrapper.count:
            raise OSError(_reason(last) if last else "no frame")
    return tuple(told)


def _frames(image: Any) -> range:
    """The frames that are pages: those of a TIFF; others move or are smaller copies."""
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    return range(min(count, _MOST_FRAMES))


def _raster(image: Any, path: Path) -> tuple[Raster, bool]:
    """A frame as a PDF holds it, and whether a part of its data is missing."""
    if image.format in ("JPEG", "MPO") and image.mode in _JPEG:
        return _jpeg(image, path)
    if image.format == "PNG" and (found := png_raster(path, image)):
        return found, False
    cut_off = _load(image)
    pixels = _plain(image)
    width, height = pixels.size
    colours, bits, filter_ = {
        "1": ("/DeviceGray", 1, "/FlateDecode"),
        "L": ("/DeviceGray", 8, "/FlateDecode"),
        "RGB": ("/DeviceRGB", 8, "/FlateDecode"),
    }[pixels.mode]
    dpi = resolution(image, width, height)
    return Raster(width, height, colours, bits, deflated(_bands(pixels)), filter_, dpi, orientation_of(image)), cut_off


_JPEG = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


def _jpeg(image: Any, path: Path) -> tuple[Raster, bool]:
    """A JPEG's bytes as they are. Without their end mark the rest of the picture is missing."""
    data = path.read_bytes()
    end = data.find(b"\xff\xd9", max(data.rfind(b"\xff\xda"), 0))
    width, height = image.size
    # Programs of print shops write inks the other way round, and say so.
    reversed_ = " /Decode [1 0 1 0 1 0 1 0]" if image.mode == "CMYK" and "adobe" in image.info else ""
    colours, dpi = _JPEG[image.mode], resolution(image, width, height)
    raster = Raster(width, height, colours, 8, (data,), f"/DCTDecode{reversed_}", dpi, orientation_of(image))
    return raster, end < 0


def _load(image: Any) -> bool:
    """Decode a frame, also one of which a part is missing: then what is there, and True."""
    from PIL import ImageFile

    try:
        image.load()
    except _FAULTS:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return True
    return False


def _plain(image: Any) -> Any:
    """The frame in black and white, grey or RGB; what shows through is white."""
    from PIL import Image

    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image)
    if image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return image.convert("RGB")


def _eight_bits(image: Any) -> Any:
    """Grey of 16 or 32 bits in 8, from the darkest to the lightest that is there: scanners use 10, 12, 14 or 16."""
    import numpy as np
    from PIL import Image

    values = np.asarray(image)
    dark, light = np.percentile(values[::8, ::8], (0.05, 99.95)).tolist()
    scaled = np.clip((values.astype(np.float32) - dark) * (255.0 / max(light - dark, 1e-6)), 0, 255)
    return Image.fromarray(scaled.astype(np.uint8))


def _bands(image: Any) -> Iterator[bytes]:
    width, height = image.size
    for top in range(0, height, _BAND):
        yield image.crop((0, top, width, min(top + _BAND, height))).tobytes()


def _reason(error: BaseException) -> str:
    """What the decoder says, without the file's place."""
    text = str(error)
    return "no picture in it" if "cannot identify image file" in text or not text else text
