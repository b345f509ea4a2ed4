"""From a page's picture as received to one that can be read: what was done is kept as one mesh.

    pixels ─▶ sheet found on a photograph ─▶ turned upright ─▶ straightened ─▶ cropped to the paper ─▶ flattened ─▶ lit evenly

All is judged on a small copy; the picture itself is painted once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from baoyan.errors import problem
from baoyan.model.problem import Problem
from baoyan.model.source import PageSource
from baoyan.reading.scans.bend import Bend, bend_of
from baoyan.reading.scans.border import paper_box, sheet_corners
from baoyan.reading.scans.light import evened, grey_of, is_negative, paper_of, tones_of
from baoyan.reading.scans.mesh import Mesh, moved
from baoyan.reading.scans.pixels import Pixels, pixels_of
from baoyan.reading.scans.scan import Scan
from baoyan.reading.scans.skew import skew_of
from baoyan.reading.scans.upright import turn_of

_FINEST = 440
"""Dots per inch from which a picture is made smaller: more shows paper and no more of the type."""
_SMALL = 150
"""Most dots per inch of the small copy; it has half of that at least, where the picture has."""
_STEP = 32
"""Pixels of the small copy between nodes of the mesh."""
_FLAT = 30
"""Difference between the lightest and the darkest values of a picture with nothing on it."""
_LINES = 1.3
"""Sharpness of a page's direction below which no lines of text are seen: those of pages are 2 and more."""
_STROKES = 5.0
"""Sharpness beyond which lines are edges of things rather than of text."""
_SURE = 0.55
"""How sure the network must be of a turn, or that there is text where lines are not plain."""


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """The small copy at some stage, the way (3 x 3) from its pixels to those of the small picture, and that picture."""

    grey: np.ndarray
    way: np.ndarray
    received: np.ndarray

    @staticmethod
    def of(received: np.ndarray, way: np.ndarray, width: int, height: int, ground: int = 255) -> _View:
        """The picture seen that way; `ground` beyond its edges."""
        return _View(Mesh.of(way, width, height, _STEP).paint(received, width, height, ground), way, received)

    def through(self, matrix: np.ndarray, width: float, height: float, ground: int = 255) -> _View:
        """The next stage: `matrix` leads from its pixels to those of this one."""
        return _View.of(self.received, self.way @ matrix, max(1, int(width)), max(1, int(height)), ground)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.grey.shape[1], self.grey.shape[0]


def prepare(source: PageSource) -> Scan:
    """A page's picture, ready to be read; one without text is white all over, and its problems say why.

    Raises:
        PageDamaged: the page cannot be opened or painted.
    """
    received = _smaller(_grey(pixels_of(source)), _FINEST)
    small = _smaller(received, _SMALL)
    if is_negative(small.values):
        received, small = (replace(p, values=255 - p.values) for p in (received, small))
    view = _shown(small, source.clip.width, source.clip.height)
    if fault := _nothing(view.grey, source.number):
        return _blank(received, small, view, fault)
    view = _sheet(view)
    turn, sure = turn_of(view.grey)
    turn = turn if sure >= _SURE else 0
    view = _turned(view, turn)
    skew = skew_of(view.grey)
    if sure < _SURE and not _LINES <= skew.sharpness <= _STROKES:
        return _blank(received, small, view, problem("scan-no-text", source.number))
    view = _cropped(_levelled(view, skew.degrees))
    scan = _painted(received, small, view, bend_of(view.grey))
    return replace(scan, turn=turn, skew=skew.degrees)


def _grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.values.ndim == 2 else replace(pixels, values=grey_of(pixels.values))


def dpi_of(pixels: Pixels) -> float:
    """Pixels in an inch; those of the finer direction."""
    return float(72 / np.linalg.norm(pixels.placed[:, :2], axis=0).min())


def _smaller(pixels: Pixels, most: float) -> Pixels:
    """The picture at no more than `most` dots per inch, made smaller by a whole number: other ones leave patterns."""
    k = int(np.ceil(dpi_of(pixels) / most - 0.05))  # 300.01 is 300
    if k < 2:
        return pixels
    high, wide = (max(1, n // k) for n in pixels.values.shape[:2])
    values = cv2.resize(pixels.values[: high * k, : wide * k], (wide, high), interpolation=cv2.INTER_AREA)
    linear = pixels.placed[:, :2]
    shift = pixels.placed[:, 2] + linear @ np.full(2, (k - 1) / 2)
    return Pixels(values, np.column_stack([linear * k, shift]), pixels.own)


def _shown(small: Pixels, wide: float, high: float) -> _View:
    """The picture as the page shows it; `wide` and `high` in points."""
    scale = 72 / dpi_of(small)
    inverse = np.linalg.inv(small.placed[:, :2])
    way = np.eye(3)
    way[:2, :2] = inverse * scale
    way[:2, 2] = inverse @ (np.full(2, scale / 2) - small.placed[:, 2])
    return _View.of(small.values, way, max(1, round(wide / scale)), max(1, round(high / scale)))


def _nothing(grey: np.ndarray, number: int) -> Problem | None:
    """A picture with nothing on it: white paper, or black."""
    dark, light = np.percentile(grey, (0.2, 99.8))
    if light - dark >= _FLAT:
        return None
    return problem("scan-black" if light < 100 else "scan-blank", number)


def _blank(received: Pixels, small: Pixels, view: _View, why: Problem) -> Scan:
    """A page of which nothing can be read."""
    scan = _painted(received, small, view, None)
    return replace(scan, grey=np.full_like(scan.grey, 255), problems=(why,))


def _sheet(view: _View) -> _View:
    """A sheet on a photograph by itself, its corners square."""
    corners = sheet_corners(view.grey)
    if corners is None:
        return view
    a, b, c, d = corners
    width = float(max(np.linalg.norm(b - a), np.linalg.norm(c - d)))
    height = float(max(np.linalg.norm(d - a), np.linalg.norm(c - b)))
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return view.through(cv2.getPerspectiveTransform(square, corners.astype(np.float32)), width, height)


def _turned(view: _View, turn: int) -> _View:
    """Turned back by so many degrees clockwise."""
    wide, high = view.size
    to = {
        0: ((1, 0, 0), (0, 1, 0)),
        90: ((0, -1, wide - 1), (1, 0, 0)),
        180: ((-1, 0, wide - 1), (0, -1, high - 1)),
        270: ((0, 1, 0), (-1, 0, high - 1)),
    }[turn]
    if not turn:
        return view
    return view.through(np.array([*to, (0, 0, 1)], np.float64), *(view.size if turn == 180 else view.size[::-1]))


def _levelled(view: _View, skew: float) -> _View:
    """Turned by its skew about its middle, large enough for its corners; black beyond them, as a scanner's lid is."""
    cos, sin = np.cos(np.radians(skew)), np.sin(np.radians(skew))
    wide, high = view.size
    size = np.ceil([wide * cos + high * abs(sin), wide * abs(sin) + high * cos])
    way = np.eye(3)
    way[:2, :2] = [[cos, -sin], [sin, cos]]
    way[:2, 2] = (np.array([wide, high]) - 1) / 2 - way[:2, :2] @ (size - 1) / 2
    return view.through(way, float(size[0]), float(size[1]), ground=0)


def _cropped(view: _View) -> _View:
    """Without what is black at its edges."""
    left, top, right, bottom = paper_box(view.grey)
    way = np.eye(3)
    way[:2, 2] = left, top
    return view.through(way, right - left, bottom - top)


def _painted(received: Pixels, small: Pixels, view: _View, bend: Bend | None) -> Scan:
    """The picture itself, as the small copy stands in the end."""
    k = round(dpi_of(received) / dpi_of(small))
    wide, high = (n * k for n in view.size)
    plain = Mesh.of(np.array([[1.0, 0, 0], [0, 1.0, 0]]), wide, high, _STEP * k)
    places = (plain.nodes + 0.5) / k - 0.5
    places = moved(view.way, places if bend is None else bend.moved(places))
    mesh = Mesh(plain.step, (places + 0.5) * k - 0.5)
    painted, paper = mesh.paint(received.values, wide, high), paper_of(view.grey)
    tones = tones_of(painted, paper, dpi_of(received))
    return Scan(evened(painted, paper), dpi_of(received), mesh, received.placed, tones=tones)
