"""Pages as a scanner takes them: skewed, yellowed, unevenly lit, shining through, noisy, a little blurred.

What a page suffers hangs on the seed and its number, so that a folder of scans can be made again. Boxes of the truth stay in
points of the page: `scans.json` tells, for each picture, the matrix from points to pixels.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2


@dataclass(frozen=True)
class Wear:
    """What happens to one page: angle in degrees, lightest tone of the paper, blur in points, noise of 255, ..."""

    skew: float
    paper: tuple[int, int, int]
    grey: bool
    bitonal: bool
    blur: float
    noise: float
    shade: float
    through: float
    fold: bool
    border: float
    quality: int


def wear_of(seed: int, number: int) -> Wear:
    """What happens to page `number` in the scans of that seed."""
    draw = random.Random(f"scan {seed} {number}")
    age = draw.random()
    return Wear(
        skew=draw.uniform(-1.5, 1.5),
        paper=(round(255 - 45 * age), round(255 - 22 * age), round(255 - 12 * age)),  # blue fades first
        grey=draw.random() < 0.5,
        bitonal=draw.random() < 0.15,
        blur=draw.uniform(0.05, 0.22),
        noise=draw.uniform(1.0, 7.0),
        shade=draw.uniform(0.0, 0.22),
        through=draw.choice([0.0, 0.0, draw.uniform(0.02, 0.1)]),
        fold=draw.random() < 0.5,
        border=draw.choice([0.0, 0.0, draw.uniform(4, 14)]),
        quality=draw.randint(40, 80),
    )


def scan_folder(folder: Path, dpi: int, seed: int) -> list[Path]:
    """Turn the page PDFs of a folder into pictures beside scans.json; the PDFs go."""
    files = sorted(folder.glob("*.pdf"))
    plain = [_painted(file, dpi) for file in files]
    done, told = [], []
    for k, (file, page) in enumerate(zip(files, plain, strict=True)):
        wear = wear_of(seed, k + 1)
        picture, matrix = scanned(page, plain[k - 1], dpi, wear, random.Random(f"dust {seed} {k}").randrange(1 << 30))
        out = file.with_suffix(".png" if wear.bitonal else ".jpg")
        cv2.imwrite(str(out), picture, [] if wear.bitonal else [cv2.IMWRITE_JPEG_QUALITY, wear.quality])
        told.append({"file": out.name, "dpi": dpi, "pt_to_px": matrix, **asdict(wear)})
        done.append(out)
        file.unlink()
    (folder / "scans.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return done


def _painted(file: Path, dpi: int) -> np.ndarray:
    document = pypdfium2.PdfDocument(file)
    try:
        found: np.ndarray = document[0].render(scale=dpi / 72).to_numpy()[:, :, :3].copy()
    finally:
        document.close()
    return found


def scanned(
    page: np.ndarray, behind: np.ndarray, dpi: int, wear: Wear, seed: int
) -> tuple[np.ndarray, Sequence[Sequence[float]]]:
    """A painted page (BGR) as the scanner sees it, and the matrix from points of the page to its pixels.

    `behind`: the page on the other side of the leaf, of which a little shines through.
    """
    random_of = np.random.default_rng(seed)
    found: Any = page.astype(np.float32)
    if wear.through and behind.shape == page.shape:
        found -= wear.through * (255 - cv2.GaussianBlur(behind[:, ::-1].astype(np.float32), (0, 0), dpi / 60))
    found = found * (np.array(wear.paper, np.float32) / 255)
    if wear.fold:
        at = round(found.shape[0] * random_of.uniform(0.4, 0.6))
        rows = np.arange(found.shape[0])
        found *= (1 - 0.25 * np.exp(-(((rows - at) / (dpi / 40)) ** 2)))[:, None, None]
    found, matrix = _laid(found, dpi, wear)
    found = cv2.GaussianBlur(found, (0, 0), max(0.3, wear.blur * dpi / 72))
    wide = found.shape[1]
    light = 1 - wear.shade * np.linspace(random_of.uniform(0, 1), random_of.uniform(0, 1), wide)[None, :, None]
    found = found * light + random_of.normal(0, wear.noise, found.shape)
    picture: Any = np.clip(found, 0, 255).astype(np.uint8)
    if wear.grey or wear.bitonal:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if wear.bitonal:
        size = max(15, round(dpi / 6) | 1)
        picture = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, size, 18)
    return picture, matrix


def _laid(page: np.ndarray, dpi: int, wear: Wear) -> tuple[np.ndarray, list[list[float]]]:
    """The page on the scanner's glass: turned a little, some dark lid round it."""
    high, wide = page.shape[:2]
    room = round(wear.border * dpi / 72 + max(high, wide) * abs(np.sin(np.radians(wear.skew))) / 2)
    matrix: Any = cv2.getRotationMatrix2D((wide / 2, high / 2), wear.skew, 1.0)
    matrix[:, 2] += room
    lid = (30, 30, 30) if wear.border else tuple(wear.paper)
    size = (wide + 2 * room, high + 2 * room)
    found = cv2.warpAffine(page, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=lid)
    points = matrix.copy()
    points[:, :2] *= dpi / 72
    return found, [[round(float(v), 5) for v in row] for row in points]
