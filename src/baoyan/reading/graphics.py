"""What is drawn on a page besides text: rules, frames, tints, pictures, vector art."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Colour, Panel, Picture, Rule
from baoyan.reading.drawn import clip_bounds
from baoyan.reading.raw import address, call
from baoyan.reading.sheet import UNIT, Affine, Sheet, compose, map_box

RULE_THICKNESS = 4.0
"""Points. Newspaper rules are 0.25 to 3 pt; a thicker bar is a tint."""
RULE_LENGTH = 10.0
DASH = 2.0
"""A dash is at least so many times longer than thick."""
DASHES = 6
"""Fewer strokes in a row are marks, not a rule."""
SMALL = 9.0
"""Points. Smaller pictures are bullets and marks."""
MAX_DEPTH = 6
"""Form XObjects inside one another; a loop of forms ends here."""
MAX_SEGMENTS = 4000
MOST_PICTURES = 8000
"""Strips of one page that are joined; a page has hundreds at most."""
MOST_SHAPES = 4000
NEAR = 4.0
"""Points between the shapes of one drawing."""
TOUCH = 1.5
"""Points between the strips of one picture."""
LETTER = (2.0, 80.0)
"""Points between which the longer side of a letter's shape is."""
WHITE = 250


@dataclass(frozen=True, slots=True)
class Graphics:
    """Everything drawn on the trimmed page, in its coordinates. `shapes`: where drawn shapes of a letter's size are."""

    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    shapes: tuple[Box, ...] = ()


def read_graphics(page: Any, sheet: Sheet, limit: int = 200_000, without: Container[int] = ()) -> Graphics:
    """Rules, panels, pictures of a page.

    Args:
        page: raw PDFium page handle.
        sheet: how the page is shown.
        limit: most page objects to look at.
        without: addresses of paths that are something else: letters turned to shapes.
    """
    rules: list[Rule] = []
    panels: list[Panel] = []
    pictures: list[Box] = []
    art: list[Box] = []
    for handle, kind, matrix in page_objects(page, limit):
        to_page = compose(matrix, sheet.to_page)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if address(handle) in without:
                continue
            for shape in _shapes(handle, to_page):
                _sort_shape(shape, rules, panels, art)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            box = _seen_box(handle, to_page, sheet.clip)
            if box is not None:
                pictures.append(box)
    page_box = sheet.clip
    return Graphics(
        tuple(_on_page(join_dashes(rules), page_box)),
        tuple(p for p in _on_page(panels, page_box) if p.box.overlap(page_box) > 0 and page_box.overlap(p.box) < 0.9),
        tuple(Picture(box) for box in join_strips(pictures) if min(box.width, box.height) >= SMALL) + art_pictures(art),
        tuple(box for box in art if LETTER[0] < max(box.width, box.height) < LETTER[1]),
    )


def is_covered(page: Any, clip: Box, limit: int = 200_000) -> bool:
    """Whether a picture as large as the page is drawn after its text.

    Args:
        page: raw PDFium page handle.
        clip: the page's bounds; its size is what counts.
        limit: most page objects to look at.
    """
    over = False
    for place, kind in itertools.islice(_children(address(page), False), limit):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            over = False
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not pdfium.FPDFPageObj_HasTransparency(_handle(place)):
            box = _seen_box(_handle(place), UNIT, Box(-1e6, -1e6, 1e6, 1e6))
            over |= box is not None and box.area > 0.8 * clip.area
    return over


def _on_page(things: Iterable[Any], page: Box) -> Iterator[Any]:
    for thing in things:
        if page.contains_point(thing.box.cx, thing.box.cy):
            yield thing


def page_objects(page: Any, limit: int) -> Iterator[tuple[Any, int, Affine]]:
    """Page objects that are no text, with their type and the matrix of the forms around them, in drawing order."""
    left = limit
    stack: list[tuple[Iterator[tuple[int, int]], Affine, int]] = [(_children(address(page), False), UNIT, 0)]
    while stack and left > 0:
        children, matrix, depth = stack[-1]
        for place, kind in children:
            left -= 1
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < MAX_DEPTH:
                    inner = compose(_matrix(_handle(place)), matrix)
                    stack.append((_children(place, True), inner, depth + 1))
                    break
            elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
                yield _handle(place), kind, matrix
            if left <= 0:
                return
        else:
            stack.pop()


def _children(holder: int, is_form: bool) -> Iterator[tuple[int, int]]:
    """Address and type of each object of a page or a form."""
    count, ask = (call.count_inner, call.inner) if is_form else (call.count_objects, call.object)
    places = filter(None, map(ask, itertools.repeat(holder), range(max(0, count(holder)))))
    return ((place, call.kind(place)) for place in places)


def _handle(place: int) -> Any:
    return ctypes.cast(place, pdfium.FPDF_PAGEOBJECT)


def _matrix(handle: Any) -> Affine:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, m):
        return UNIT
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _seen_box(handle: Any, to_page: Affine, page: Box) -> Box | None:
    """Where a picture shows: its bounds within its clip and the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    clip = clip_bounds(address(handle))
    if clip is not None:
        x0, y0, x1, y1 = max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
    if x0 >= x1 or y0 >= y1:
        return None
    return map_box(to_page, x0, y0, x1, y1).intersection(page)


@dataclass(frozen=True, slots=True)
class _Shape:
    """One sub-path. `plain`: made of straight upright edges only."""

    box: Box
    plain: bool
    fill: Colour | None
    stroke: Colour | None
    width: float
    corners: int


def _shapes(handle: Any, to_page: Affine) -> Iterator[_Shape]:
    """The sub-paths of a path object, seen ones only."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroked)
    fill = _colour(handle, pdfium.FPDFPageObj_GetFillColor) if mode.value else None
    stroke = _colour(handle, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None
    if fill is None and stroke is None:
        return
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(handle, width)
    matrix = compose(_matrix(handle), to_page)
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 or 1.0
    for points, curved in _subpaths(handle, matrix):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        plain = not curved and all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 0.6 for a, b in itertools.pairwise(points))
        box = Box(min(xs), min(ys), max(xs), max(ys))
        yield _Shape(box, plain, fill, stroke, width.value * scale if stroke else 0.0, len(points))


def _subpaths(handle: Any, matrix: Affine) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for k in range(min(MAX_SEGMENTS, max(0, pdfium.FPDFPath_CountSegments(handle)))):
        segment = pdfium.FPDFPath_GetPathSegment(handle, k)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _colour(handle: Any, ask: Any) -> Colour | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not ask(handle, r, g, b, a):
        return (0, 0, 0)
    return (r.value, g.value, b.value) if a.value > 8 else None


def _sort_shape(shape: _Shape, rules: list[Rule], panels: list[Panel], art: list[Box]) -> None:
    """Put a shape where it belongs: rule, panel or art."""
    box = shape.box
    thin, long = min(box.width, box.height), max(box.width, box.height)
    thickness = thin + shape.width if shape.fill is None else max(thin, shape.width)
    colour = shape.stroke or shape.fill or (0, 0, 0)
    white = min(colour) >= WHITE and (shape.fill is None or min(shape.fill) >= WHITE)
    if thickness <= RULE_THICKNESS:
        if long >= min(RULE_LENGTH, DASH * thickness) and not white:
            rules.append(Rule(box, max(0.1, thickness), colour))
    elif shape.plain and thin > RULE_THICKNESS:
        panels.append(Panel(box, shape.fill, shape.stroke))
    else:
        art.append(box)


def join_dashes(rules: Sequence[Rule]) -> list[Rule]:
    """Rules drawn dash by dash put together; dashes that make no rule are left out."""
    long = [rule for rule in rules if max(rule.box.width, rule.box.height) >= RULE_LENGTH]
    short = [rule for rule in rules if max(rule.box.width, rule.box.height) < RULE_LENGTH]
    short.sort(key=lambda r: (r.horizontal, round(r.box.cy if r.horizontal else r.box.cx, 1), *_along(r)))
    row: list[Rule] = []
    for rule in [*short, None]:
        if row and (rule is None or not _next_dash(row[-1], rule)):
            if len(row) >= DASHES:
                long.append(Rule(bounding(r.box for r in row), row[0].thickness, row[0].colour))
            row = []
        if rule is not None:
            row.append(rule)
    return long


def _along(rule: Rule) -> tuple[float, float]:
    """Where a rule begins and ends along its own direction."""
    box = rule.box
    return (box.x0, box.x1) if rule.horizontal else (box.y0, box.y1)


def _next_dash(a: Rule, b: Rule) -> bool:
    """Whether the dash `b` goes on where `a` stops, with no more white than a dash or two."""
    level = abs(a.box.cy - b.box.cy) if a.horizontal else abs(a.box.cx - b.box.cx)
    gap = _along(b)[0] - _along(a)[1]
    return a.horizontal is b.horizontal and level < 0.3 and -0.5 < gap < 2 * RULE_LENGTH / 3


def join_strips(boxes: Sequence[Box]) -> list[Box]:
    """Pictures whose strips or tiles touch along a whole edge, or that lie in one another, joined into one."""
    left = sorted(boxes, key=lambda b: (b.y0, b.x0))[:MOST_PICTURES]
    while True:
        joined = _joined(left, _same_picture)
        if len(joined) == len(left):
            return joined
        left = joined


def art_pictures(shapes: Sequence[Box]) -> tuple[Picture, ...]:
    """Vector art: clusters of many overlapping shapes, large enough to be a drawing and not a letter or a bullet."""
    left = [b for b in shapes if b.area > 0][:MOST_SHAPES]
    counts = np.ones(len(left))
    clusters = _joined(left, _overlap, counts)
    large = [b for b, n in zip(clusters, counts.tolist(), strict=False) if min(b.width, b.height) > 24 and n >= 2]
    return tuple(Picture(b, drawn=True) for b in large)


def _joined(boxes: Sequence[Box], same: Callable[..., np.ndarray], counts: np.ndarray | None = None) -> list[Box]:
    """Each box joined in turn with all that are the same thing as it; `counts` becomes how many each result holds."""
    table = np.zeros((len(boxes), 4))
    tally = np.zeros(len(boxes)) if counts is None else counts
    size = 0
    for box in boxes:
        row, count = np.array((box.x0, box.y0, box.x1, box.y1)), 1.0
        alike = same(row, table[:size])
        if alike.any():
            own = table[:size][alike]
            row = np.array([*np.minimum(row[:2], own[:, :2].min(axis=0)), *np.maximum(row[2:], own[:, 2:].max(axis=0))])
            count += float(tally[:size][alike].sum())
            kept = int((~alike).sum())
            table[:kept], tally[:kept] = table[:size][~alike], tally[:size][~alike]
            size = kept
        table[size], tally[size] = row, count
        size += 1
    return [Box(*row) for row in table[:size].tolist()]


def _overlap(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Which of the boxes `b`, shape (n, 4), overlap the box `a`, give or take some points."""
    near: np.ndarray = (
        (b[:, 0] < a[2] + NEAR) & (b[:, 2] > a[0] - NEAR) & (b[:, 1] < a[3] + NEAR) & (b[:, 3] > a[1] - NEAR)
    )
    return near


def _same_picture(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Which of the boxes `b`, shape (n, 4), are parts of one picture with the box `a`."""
    low, high = np.maximum(a[:2], b[:, :2]), np.minimum(a[2:], b[:, 2:])
    in_a = (b[:, :2] >= a[:2] - TOUCH).all(axis=1) & (b[:, 2:] <= a[2:] + TOUCH).all(axis=1)
    in_b = (a[:2] >= b[:, :2] - TOUCH).all(axis=1) & (a[2:] <= b[:, 2:] + TOUCH).all(axis=1)
    level = (np.abs(a[:2] - b[:, :2]) < TOUCH) & (np.abs(a[2:] - b[:, 2:]) < TOUCH)
    meet = high - low > -TOUCH
    parts: np.ndarray = in_a | in_b | (level[:, 0] & meet[:, 1]) | (level[:, 1] & meet[:, 0])
    return parts
