"""Rows of shapes: which shapes follow one another along or down the page, how large their type is and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from baoyan.reading.shapes.paths import Paths

INK = 0.95
"""Ems that the ink of a full Han character takes."""
TALL = 0.72
"""Ems that capitals, figures and letters with a stem take above the base line, or one below it with its body."""
SOLID = 0.85
"""Least step from one shape to the next, in the largest shape's side, of rows that are set solid."""
APART = 2.0
"""Largest gap within a row, in its largest shape's side."""
BACK = 0.4
"""How far a shape may begin before the end of the one before it."""
BAND = 1.3
"""Largest extent of a row across, in its largest shape's side."""
BEARING = 0.03
"""Ems of white on each side of a letter, at least."""
LONG_RULE = 60.0
"""Points. A longer upright rectangle is a rule."""
STEEP, FIRST_STEEP = 2.5, 6.0
"""Shapes so many times larger than those before them begin a row of their own; a lone one before may be a mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """Shapes in reading order. `em`: of their type; `at`: the base line, or the middle of a row that goes down."""

    shapes: tuple[int, ...]
    down: bool
    solid: bool
    em: float
    at: float


@dataclass(frozen=True, slots=True)
class Known:
    """Which shapes of a row are letters with their signs, which are figures, which are Han characters. Shape (n,)."""

    letters: np.ndarray
    figures: np.ndarray
    han: np.ndarray


def rows_of(paths: Paths) -> list[Row]:
    """The rows of a page's shapes, as they are drawn one after another."""
    rows: list[Row] = []
    for own, down in _runs(paths):
        # Rectangles alone are no text: bars, grids, codes to be scanned.
        if not paths.plain[own].all():
            rows.append(measured(paths, own, down))
    return _small_ones(paths, rows)


def _runs(paths: Paths) -> list[tuple[list[int], bool]]:
    """Shapes that follow one another, and whether they go down."""
    x0, y0, x1, y1 = (a.tolist() for a in (paths.x0, paths.y0, paths.x1, paths.y1))
    found: list[tuple[list[int], bool]] = []
    run: list[int] = []
    down: bool | None = None
    box, side = [0.0] * 4, 0.0
    for k in range(len(paths)):
        long = max(x1[k] - x0[k], y1[k] - y0[k])
        if paths.plain[k] and long > LONG_RULE:
            continue
        if run:
            j, s = run[-1], max(side, long)
            across = (
                -BACK * s < x0[k] - x1[j] < APART * s and max(box[3], y1[k]) - min(box[1], y0[k]) <= BAND * s
            ) and down is not True
            below = (
                -BACK * s < y0[k] - y1[j] < APART * s and max(box[2], x1[k]) - min(box[0], x0[k]) <= BAND * s
            ) and down is not False
            beside = bool(down) and _same_cell((y0[j], y1[j]), (y0[k], y1[k]), x0[k] - x1[j], s)
            if beside and max(box[2], x1[k]) - min(box[0], x0[k]) <= BAND * s:
                below = True
            if across and below:
                across = x0[k] + x1[k] - x0[j] - x1[j] >= y0[k] + y1[k] - y0[j] - y1[j]
            if (across or below) and long < (STEEP if len(run) > 1 else FIRST_STEEP) * side:
                down = not across
                run.append(k)
                box = [min(box[0], x0[k]), min(box[1], y0[k]), max(box[2], x1[k]), max(box[3], y1[k])]
                side = s
                continue
            found.append((run, bool(down)))
        run, down, box, side = [k], None, [x0[k], y0[k], x1[k], y1[k]], long
    if run:
        found.append((run, bool(down)))
    return found


def _same_cell(a: tuple[float, float], b: tuple[float, float], gap: float, side: float) -> bool:
    """Whether the next shape stands level beside the last of a row that goes down: figures set across it.

    `a`, `b`: where each begins and ends down the page; `gap`: between them across it.
    """
    return min(a[1], b[1]) - max(a[0], b[0]) > 0.6 * min(a[1] - a[0], b[1] - b[0]) and -0.1 * side < gap < 0.25 * side


def across_cell(paths: Paths, row: Row) -> np.ndarray:
    """Which shapes of a row that goes down share a cell with the one before or after: figures side by side. Shape (n,)."""
    k = np.array(row.shapes)
    out = np.zeros(len(k), bool)
    for i in range(len(k) - 1) if row.down else ():
        a, b = k[i], k[i + 1]
        gap = float(paths.x0[b] - paths.x1[a])
        ends = [(float(paths.y0[one]), float(paths.y1[one])) for one in (a, b)]
        if _same_cell(ends[0], ends[1], gap, row.em):
            out[i : i + 2] = True
    return out


def measured(paths: Paths, own: Sequence[int], down: bool) -> Row:
    """A row, its em guessed from its shapes alone."""
    k = np.array(own)
    wide, high = paths.x1[k] - paths.x0[k], paths.y1[k] - paths.y0[k]
    long = np.maximum(wide, high)
    largest = float(np.percentile(long, 90)) if len(k) > 3 else float(long.max())
    middle = (paths.y0[k] + paths.y1[k]) / 2 if down else (paths.x0[k] + paths.x1[k]) / 2
    step = float(np.median(np.diff(middle))) if len(k) > 1 else largest
    solid = down or step >= SOLID * largest
    if solid:
        return Row(tuple(own), down, True, largest / INK, solid_line(paths, k, down, largest))
    em = float(np.percentile(high, 90)) / TALL
    return Row(tuple(own), down, False, em, float(np.median(paths.y1[k])))


def solid_line(paths: Paths, k: np.ndarray, down: bool, largest: float) -> float:
    """Where a row of solid characters stands: their middle across, or the base line under it. `largest`: their side."""
    first, last = (paths.x0[k], paths.x1[k]) if down else (paths.y0[k], paths.y1[k])
    full = (last - first) > 0.75 * largest
    middle = (first + last) / 2
    at = float(np.median(middle[full])) if full.any() else float((first.min() + last.max()) / 2)
    return at if down else at + 0.38 * largest / INK


def _small_ones(paths: Paths, rows: Sequence[Row]) -> list[Row]:
    """Rows of few and small shapes have the em of the row before or after them that they continue."""
    out = list(rows)
    for i, row in enumerate(rows):
        if len(row.shapes) > 2:
            continue
        for j in (i - 1, i + 1):
            if not 0 <= j < len(rows) or len(rows[j].shapes) < 3:
                continue
            other = rows[j]
            if row.em < 0.8 * other.em and _beside(paths, row, other):
                out[i] = replace(row, em=other.em, solid=other.solid, down=other.down, at=_line_of(paths, row, other))
                break
    return out


def _beside(paths: Paths, row: Row, other: Row) -> bool:
    a, b = np.array(row.shapes), np.array(other.shapes)
    gap_x = max(paths.x0[a].min() - paths.x1[b].max(), paths.x0[b].min() - paths.x1[a].max())
    gap_y = max(paths.y0[a].min() - paths.y1[b].max(), paths.y0[b].min() - paths.y1[a].max())
    return bool(max(gap_x, gap_y) < 1.2 * other.em)


def _line_of(paths: Paths, row: Row, other: Row) -> float:
    """The base line of a small row beside `other`: the same, or as many lines of `other` away."""
    a = np.array(row.shapes)
    first, last = (paths.x0[a].min(), paths.x1[a].max()) if other.down else (paths.y0[a].min(), paths.y1[a].max())
    inside = other.at - 1.05 * other.em <= first and last <= other.at + 0.35 * other.em
    return other.at if inside else float((first + last) / 2 + (0.0 if other.down else 0.38 * other.em))


def cell_ends(paths: Paths, row: Row, known: Known | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Where the cells of a row's shapes begin and end along it: full characters have their em, marks the room beside them.

    `known`: what they are, once that has been recognised.
    """
    k = np.array(row.shapes)
    first, last = (paths.y0[k], paths.y1[k]) if row.down else (paths.x0[k], paths.x1[k])
    across = (paths.x1[k] - paths.x0[k]) if row.down else (paths.y1[k] - paths.y0[k])
    em = row.em
    letter = np.zeros(len(k), bool) if row.down else (last - first < 0.62 * em) & (across > 0.42 * em)
    if known and not row.down:
        letter = known.letters
    if not row.solid:
        return _letter_ends(first, last, em, known.figures if known else None)
    full = (last - first > 0.62 * em) & ~letter
    if known:
        full |= known.han
    middle = (first + last) / 2
    shared = across_cell(paths, row)
    letter = letter | shared
    full &= ~shared
    begin = np.where(full, middle - em / 2, first - np.where(letter, 0.04, 0.08) * em)
    end = np.where(full, middle + em / 2, last + np.where(letter, 0.04, 0.08) * em)
    for i in np.flatnonzero(~full & ~letter).tolist():
        before = end[i - 1] if i else -np.inf
        after = begin[i + 1] if i + 1 < len(k) else np.inf
        room = after - before
        if room <= 1.2 * em:
            begin[i], end[i] = min(before, begin[i]), max(after, end[i])
        elif middle[i] - before <= after - middle[i]:
            begin[i] = before if begin[i] - before < 0.5 * em else begin[i]
            end[i] = max(end[i], min(after, begin[i] + em))
        else:
            end[i] = after if after - end[i] < 0.5 * em else end[i]
            begin[i] = min(begin[i], max(before, end[i] - em))
    return begin, np.maximum(end, begin + 0.05 * em)


def _letter_ends(
    first: np.ndarray, last: np.ndarray, em: float, figures: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Where letters begin and end with their white; figures are all as wide as the widest, though a 1 is not."""
    begin, end = first - BEARING * em, last + BEARING * em
    if figures is not None and figures.any():
        half = max(0.25 * em, float((end - begin)[figures].max()) / 2)
        middle = (first + last) / 2
        begin[figures] = np.minimum(begin, middle - half)[figures]
        end[figures] = np.maximum(end, middle + half)[figures]
        over = np.flatnonzero(end[:-1] > begin[1:])
        meet = np.clip((end[over] + begin[over + 1]) / 2, last[over], np.maximum(first[over + 1], last[over]))
        end[over], begin[over + 1] = meet, meet
    return begin, end
