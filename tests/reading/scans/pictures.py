"""Pictures of pages drawn for tests: columns of words that are rows of boxes, rules, and what scanners do to them."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from baoyan.model.geometry import Box
from baoyan.model.source import PageSource

DPI = 150
WIDE, HIGH = 1240, 1754
"""Pixels of an A4 page at `DPI`."""


def page(columns: int = 4, *, vertical: bool = False, seed: int = 0) -> np.ndarray:
    """A page of text: boxes the size of characters in lines, with a rule under its head."""
    size = (HIGH, WIDE) if vertical else (WIDE, HIGH)
    found = _lines(*size, columns, np.random.default_rng(seed))
    return np.ascontiguousarray(np.rot90(found, -1)) if vertical else found


def _lines(wide: int, high: int, columns: int, random: np.random.Generator) -> np.ndarray:
    picture = np.full((high, wide), 245, np.uint8)
    picture[160:163, 80 : wide - 80] = 30
    pitch = (wide - 160) / columns
    for column in range(columns):
        left, right = 80 + column * pitch, 80 + (column + 1) * pitch - 20
        for top in range(200 + int(random.integers(0, 8)), high - 100, 26):
            x = left if random.random() > 0.15 else left + 40
            end = right if random.random() > 0.15 else left + (right - left) * random.random()
            while x < end - 14:
                _character(picture, int(x), top, random)
                x += 18
    return picture


def _character(picture: np.ndarray, x: int, y: int, random: np.random.Generator) -> None:
    """A few strokes in a square of 16 pixels."""
    for _ in range(3):
        row, column = random.integers(0, 14, 2)
        picture[y + row : y + row + 2, x : x + 16] = 40
        picture[y : y + 16, x + column : x + column + 2] = 40


def printed(columns: int = 3, *, dpi: int = DPI) -> np.ndarray:
    """A page of real words in columns, with a heading and a rule."""
    wide, high = round(8.27 * dpi), round(11.69 * dpi)
    image = Image.new("L", (wide, high), 240)
    draw = ImageDraw.Draw(image)
    type_, large = (ImageFont.load_default(size) for size in (dpi * 10 / 72, dpi * 30 / 72))
    draw.text((dpi * 0.6, dpi * 0.5), "Harbour opens again", 25, large)
    draw.rectangle((dpi * 0.6, dpi * 1.2, wide - dpi * 0.6, dpi * 1.22), 20)
    words = "the old harbour was opened again on Monday after work of two years and many people came to see it".split()
    random = np.random.default_rng(columns)
    pitch = (wide - 1.2 * dpi) / columns
    for column in range(columns):
        left = 0.6 * dpi + column * pitch
        for top in np.arange(1.4 * dpi, high - 0.7 * dpi, dpi * 13 / 72):
            line = " ".join(random.choice(words, 12))
            while draw.textlength(line, type_) > pitch - 0.2 * dpi:
                line = line.rpartition(" ")[0]
            draw.text((left, top), line, 30, type_)
    return np.asarray(image)


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    """The picture with its lines falling to the right by so many degrees."""
    high, wide = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
    found: np.ndarray = cv2.warpAffine(picture, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(245,) * 4)
    return found


def source_of(path: Path, picture: np.ndarray, dpi: float = DPI) -> PageSource:
    """A PDF that holds the picture (grey or BGR) as its only page."""
    image = Image.fromarray(picture if picture.ndim == 2 else picture[..., ::-1].copy())
    image.save(path, "PDF", resolution=dpi, quality=92)
    high, wide = picture.shape[:2]
    return PageSource(str(path), 0, 1, Box(0, 0, wide * 72 / dpi, high * 72 / dpi), "", path.name)
