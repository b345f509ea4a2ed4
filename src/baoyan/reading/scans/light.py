"""Light and paper: uneven light evened, yellowed paper made white, grey made so that coloured type stays readable."""

from __future__ import annotations

import cv2
import numpy as np

_BLOCK = 16
"""Pixels of a block in which the colour that shows the type best is looked for."""
_COLOURED = 24
"""By how much the channels of a pixel differ where it is coloured."""
_BETTER = 1.5
"""How much more contrast one channel must show than brightness does."""
_SEEN = 8
"""Least contrast of type in a block, in the mean of its pixels: paper has 2 to 4."""
_WHITE = 0.92
"""Share of the paper's brightness that is made white: print of the other side is mostly lighter than that."""

PAPER = 240
"""The tone of bare paper where all tones are kept."""
CREASE = 30
"""Points on either side of a fold beyond which it throws no shadow."""
MARGIN = 95
"""Per cent: the lightest twentieth of a row is its margins, even where a tint takes all between them."""
SHADOW = 0.01
"""Least share of the light that a fold takes away."""


def grey_of(colours: np.ndarray) -> np.ndarray:
    """BGR in grey: brightness, but in coloured places the channel in which type stands out most.

    White on yellow, or yellow on white, is there in blue only; red on black in red only.
    """
    grey = cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY)
    high, wide = grey.shape
    size = (max(1, wide // _BLOCK), max(1, high // _BLOCK))
    thumb = cv2.resize(colours, (max(1, wide // 2), max(1, high // 2)), interpolation=cv2.INTER_AREA)
    white = np.percentile(thumb[::8, ::8].reshape(-1, 3), 90, axis=0).clip(64)
    blue, green, red = (
        cv2.convertScaleAbs(p, alpha=float(235 / w)) for p, w in zip(cv2.split(thumb), white, strict=True)
    )
    apart = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    coloured = cv2.resize(apart, size, interpolation=cv2.INTER_AREA) > _COLOURED
    if coloured.mean() < 0.002:
        return grey
    planes = [cv2.cvtColor(cv2.merge([blue, green, red]), cv2.COLOR_BGR2GRAY), blue, green, red]
    contrasts = np.stack([_contrast(plane, size) for plane in planes])
    best = np.where(coloured, contrasts.argmax(axis=0), 0).astype(np.uint8)
    best[(contrasts.max(axis=0) < _BETTER * contrasts[0]) | (contrasts.max(axis=0) < _SEEN)] = 0
    for channel in range(3):
        share = cv2.dilate(cv2.medianBlur((best == channel + 1).astype(np.uint8), 3), np.ones((3, 3), np.uint8))
        count, _, parts, _ = cv2.connectedComponentsWithStats(share)
        for x, y, w, h, _ in parts[1:count]:
            rows = slice(y * high // size[1], -(-(y + h) * high // size[1]))
            columns = slice(x * wide // size[0], -(-(x + w) * wide // size[0]))
            part = grey[rows, columns]
            mask = cv2.resize(share[y : y + h, x : x + w] * 255, part.shape[::-1], interpolation=cv2.INTER_LINEAR) > 127
            part[mask] = colours[rows, columns, channel][mask]
    return grey


def _contrast(plane: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """How far values in each block differ from those around them, in the mean."""
    fine = cv2.absdiff(plane, cv2.blur(plane, (9, 9)))
    return cv2.resize(fine, size, interpolation=cv2.INTER_AREA).astype(np.float32)


def paper_of(grey: np.ndarray) -> np.ndarray:
    """The brightness of the bare paper at each place of a small picture: a gentle surface through its lightest parts."""
    high, wide = grey.shape
    blocks = cv2.resize(cv2.dilate(grey, np.ones((3, 3), np.uint8)), (48, 64), interpolation=cv2.INTER_AREA)
    y, x = np.meshgrid(np.linspace(-1, 1, 64), np.linspace(-1, 1, 48), indexing="ij")
    terms = np.stack([x**i * y**j for i in range(5) for j in range(5) if i + j <= 4], axis=-1).reshape(64 * 48, -1)
    values = blocks.astype(np.float64).ravel()
    light = values >= np.percentile(values, 40)
    fit: np.ndarray = np.zeros(terms.shape[1])
    for _ in range(6):
        chosen = terms[light]
        fit = np.linalg.solve(chosen.T @ chosen + 1e-6 * np.eye(terms.shape[1]), chosen.T @ values[light])
        off = values - terms @ fit
        # Type, pictures and tints are darker than paper; nothing is much lighter.
        light = (off > -0.06 * values.max()) & (off < 0.12 * values.max())
        if light.mean() < 0.1:
            return np.full(grey.shape, np.percentile(grey, 90), np.float32)
    surface = np.clip((terms @ fit).reshape(64, 48), 0.35 * values.max(), 255).astype(np.float32)
    found: np.ndarray = cv2.resize(surface, (wide, high), interpolation=cv2.INTER_LINEAR)
    return found


def tones_of(grey: np.ndarray, paper: np.ndarray, dpi: float) -> np.ndarray:
    """The picture at one pixel a point with all its tones: paper is `PAPER`, and light tints are not made white."""
    wide, high = (max(1, round(n * 72 / dpi)) for n in grey.shape[::-1])
    small = cv2.resize(grey, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32)
    light = cv2.resize(np.maximum(paper, 1.0), (wide, high), interpolation=cv2.INTER_LINEAR)
    share = small / light
    share -= np.minimum(_creases(share), 0.0)[:, None]
    share -= np.minimum(_creases(share.T), 0.0)
    return np.asarray(np.clip(share * PAPER, 0, 255).astype(np.uint8))


def _creases(share: np.ndarray) -> np.ndarray:
    """How much darker each row is than those around it, out to the margins where nothing is printed: a fold's shadow."""
    rows = np.percentile(share, MARGIN, axis=1).astype(np.float32)
    reach = min(CREASE, len(rows) // 2)
    around = np.pad(rows, reach, mode="edge")
    usual = np.median(np.lib.stride_tricks.sliding_window_view(around, 2 * reach + 1), axis=1)
    off: np.ndarray = rows - usual
    return np.where(off < -SHADOW, off, 0.0)


def evened(grey: np.ndarray, paper: np.ndarray) -> np.ndarray:
    """The picture with its paper white and its ink black; `paper` is a small picture of the paper's brightness."""
    high, wide = grey.shape
    paper = np.maximum(paper, 1.0)  # a black page reflects nothing
    sample = grey[::8, ::8].astype(np.float32) / cv2.resize(paper, (grey[::8, ::8].shape[1], grey[::8, ::8].shape[0]))
    dark = float(np.clip(np.percentile(sample, 1), 0, 0.6))
    found = np.empty_like(grey)
    band = 512
    for top in range(0, high, band):
        rows = slice(top, min(top + band, high))
        part = np.linspace(rows.start, rows.stop - 1, rows.stop - rows.start, dtype=np.float32) * len(paper) / high
        maps = np.meshgrid(np.arange(wide, dtype=np.float32) * paper.shape[1] / wide, part)
        light = cv2.remap(paper, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        values = (grey[rows] / light - dark) * (255 / (_WHITE - dark))
        found[rows] = np.clip(values, 0, 255).astype(np.uint8)
    return found


def is_negative(grey: np.ndarray) -> bool:
    """Whether a picture is light type on a dark page, as on a film: most of it dark, some of it light all over."""
    middle = grey[grey.shape[0] // 8 : -grey.shape[0] // 8, grey.shape[1] // 8 : -grey.shape[1] // 8]
    if not middle.size or np.median(middle) > 90 or np.percentile(middle, 99) < 140:
        return False
    blocks = cv2.resize((middle > 120).astype(np.float32), (12, 16), interpolation=cv2.INTER_AREA)
    return bool(0.02 < blocks.mean() < 0.4 and np.mean((blocks > 0.01) & (blocks < 0.6)) > 0.7)
