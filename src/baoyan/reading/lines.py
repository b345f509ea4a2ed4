"""Lines from glyphs by geometry alone: which glyphs stand next to one another, in which direction, where columns part.

Both directions use one code: along a line runs `u`, from line to line `v`. Horizontal: u = x, v = y. Vertical (columns from
right to left): u = y, v = -x.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, Style
from baoyan.reading.accents import with_accents
from baoyan.reading.characters import is_figure, is_han, is_letter, is_opening, is_unnamed, meaning
from baoyan.reading.directions import down_glyphs
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.gutters import Chain, Strip, join_pieces
from baoyan.reading.neighbours import chains, neighbours, one_before
from baoyan.reading.spaced import join_spaced
from baoyan.reading.spelling import Rows, Spelling, Spelt, blanks_after, spell, usual_border


@dataclass(frozen=True, slots=True)
class Running:
    """The characters of all lines, one line after another, each with a line's end after it; the font of each. Both shape (n,)."""

    code: np.ndarray
    face: np.ndarray


def build_lines(glyphs: Glyphs, barriers: Sequence[Box], running: list[Running] | None = None) -> tuple[Line, ...]:
    """All lines of a page.

    Args:
        glyphs: the page's glyphs in any order.
        barriers: drawn rules and panel edges; no line crosses one.
        running: takes the lines' characters with their fonts, where the glyphs tell them.
    """
    codes, which = np.unique(glyphs.code, return_inverse=True)
    is_blank = np.array([meaning(code) == " " for code in codes.tolist()], bool)[which]
    spaces = glyphs.take(np.flatnonzero(is_blank))
    shown = with_accents(drop_doubles(glyphs.take(np.flatnonzero(~is_blank & (glyphs.size > 0.5)))))
    lines: list[Line] = []
    vertical = down_glyphs(shown)
    upwards = vertical & (shown.angle == 270)
    vertical = vertical & ~upwards
    if upwards.any():
        lines += _upward_lines(shown.take(np.flatnonzero(upwards)))
    for part, direction in ((~vertical & ~upwards, Direction.HORIZONTAL), (vertical, Direction.VERTICAL)):
        index = np.flatnonzero(part)
        if len(index):
            lines += _lines_of(shown, index, direction, spaces, barriers, running)
    return tuple(join_spaced(lines, barriers))


def _upward_lines(glyphs: Glyphs) -> list[Line]:
    """Lines turned to run up the page (along a margin): read in a mirror, their boxes turned back. They have no edges."""
    mirrored = replace(glyphs, y0=-glyphs.y1, y1=-glyphs.y0)
    none = glyphs.take(np.zeros(len(glyphs), bool))
    lines = _lines_of(mirrored, np.arange(len(glyphs)), Direction.VERTICAL, none, ())
    return [replace(x, box=Box(x.box.x0, -x.box.y1, x.box.x1, -x.box.y0), edges=(), runs=x.runs) for x in lines]


def drop_doubles(glyphs: Glyphs) -> Glyphs:
    """Glyphs without those drawn again at nearly the same place (fake bold, shadows, outlines): the last one stays."""
    n = len(glyphs)
    if n < 2:
        return glyphs
    cx, cy = (glyphs.x0 + glyphs.x1) / 2, (glyphs.y0 + glyphs.y1) / 2
    keep = np.ones(n, bool)
    for turn in range(2):
        # Two grids, shifted by half a cell, so that a pair on a cell's border meets in the other.
        cell = np.maximum(glyphs.size * 0.36, 0.8)
        gx, gy = np.floor(cx / cell + turn / 2).astype(np.int64), np.floor(cy / cell + turn / 2).astype(np.int64)
        key = (glyphs.code * 1_000_003 + gx) * 1_000_003 + gy
        order = np.lexsort((np.arange(n), key))
        same = key[order][1:] == key[order][:-1]
        near = (np.abs(np.diff(cx[order])) < 0.22 * glyphs.size[order][1:]) & (
            np.abs(np.diff(cy[order])) < 0.22 * glyphs.size[order][1:]
        )
        again = same & near & ~_in_ligature(glyphs, order)
        keep[order[:-1][again]] = False
    return _part_ligatures(glyphs.take(np.flatnonzero(keep)))


def _in_ligature(glyphs: Glyphs, order: np.ndarray) -> np.ndarray:
    """Where a glyph and the next in `order` are the same letter twice in one ligature (ff, ffi, tt): told in turn, in one box.

    Letters drawn a second time come after the rest of their word, or a little aside.
    """
    first, second = order[:-1], order[1:]
    joins: np.ndarray = (
        np.isin(glyphs.code[first], (ord("f"), ord("t"))) & (second - first == 1) & _one_origin(glyphs)[first]
    )
    return joins


def _one_origin(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs begin just where the next one does, in the same type."""
    same = (
        (glyphs.x0[:-1] == glyphs.x0[1:])
        & (glyphs.base[:-1] == glyphs.base[1:])
        & (glyphs.style[:-1] == glyphs.style[1:])
        & (glyphs.angle[:-1] == 0)
    )
    return np.concatenate([same, [False]])


def _part_ligatures(glyphs: Glyphs) -> Glyphs:
    """Sets the letters of a ligature, all told at its origin with their own widths, one after another."""
    shared = _one_origin(glyphs)
    if not shared.any():
        return glyphs
    shared |= _third_letters(glyphs, shared)
    start = np.flatnonzero(np.concatenate([[True], ~shared[:-1]]))
    run = np.repeat(np.arange(len(start)), np.diff(np.append(start, len(shared))))
    width = (glyphs.x1 - glyphs.x0) * _shrinking(glyphs, start)[run]
    before = np.cumsum(width) - width
    x0 = glyphs.x0[start][run] + before - before[start][run]
    return replace(glyphs, x0=x0, x1=x0 + width)


def _shrinking(glyphs: Glyphs, start: np.ndarray) -> np.ndarray:
    """By how much the letters of each run are too wide together: where each was told with the whole ligature's width."""
    total = np.add.reduceat(glyphs.x1 - glyphs.x0, start)
    room = np.full(len(start), np.inf)
    ahead = glyphs.x0[start[1:]] - glyphs.x0[start[:-1]]
    in_line = (glyphs.base[start[1:]] == glyphs.base[start[:-1]]) & (np.diff(start) > 1)
    fits = in_line & (ahead > 0.3 * glyphs.size[start[:-1]])
    room[:-1][fits] = ahead[fits]
    return np.minimum(1.0, room / np.maximum(total, 0.01))


def _third_letters(glyphs: Glyphs, shared: np.ndarray) -> np.ndarray:
    """Which glyphs are the second of a ligature whose third letter PDFium tells a little farther on, inside it still."""
    width = glyphs.x1 - glyphs.x0
    end = glyphs.x0[1:-1] + width[:-2] + width[1:-1]
    inside = (
        shared[:-2]
        & (glyphs.x0[2:] < end - 0.1 * glyphs.size[2:])
        & (glyphs.x0[2:] > glyphs.x0[1:-1])
        & (glyphs.base[2:] == glyphs.base[1:-1])
        & (glyphs.style[2:] == glyphs.style[1:-1])
    )
    return np.concatenate([[False], inside, [False]])


def _lines_of(
    glyphs: Glyphs,
    index: np.ndarray,
    direction: Direction,
    spaces: Glyphs,
    barriers: Sequence[Box],
    running: list[Running] | None = None,
) -> list[Line]:
    strip = _strip(glyphs, index, direction)
    following = neighbours(strip.u0, strip.u1, strip.v, strip.size)
    gap = (strip.u0[following] - strip.u1) / _space_sizes(strip, following, is_figure(glyphs.code[index]))
    gap = np.where(following >= 0, gap, np.inf)
    following = one_before(following, gap)
    runs = join_pieces(strip, Chain(following, gap), _walls(barriers, direction))
    border = usual_border(gap, following, strip.solid, is_letter(glyphs.code[index]) | is_figure(glyphs.code[index]))
    drawn = blanks_after(strip.u0, strip.v, strip.size, following, *_places(spaces, direction))
    order, begin = runs.order, runs.begin
    own = glyphs.take(index[order])
    spelt = spell(Rows(begin, own.code, strip.u0[order], strip.u1[order], gap[order], drawn[order]), border)
    if running is not None and own.face is not None:
        running.append(_running(spelt, own.face))
    return _written(own, begin, spelt.lines, direction)


def _space_sizes(strip: Strip, following: np.ndarray, figure: np.ndarray) -> np.ndarray:
    """The size by which each gap is measured: the smaller of both glyphs', but after the figure of a note the text's."""
    own, other = strip.size, strip.size[following]
    after_mark = figure & (other > 1.25 * own) & (other < 2.2 * own)
    measured: np.ndarray = np.where(after_mark, other, np.minimum(own, other))
    return measured


def _running(spelt: Spelt, face: np.ndarray) -> Running:
    """The lines' characters. `face`: the font of each glyph of all lines, one line after another."""
    return Running(spelt.code, np.repeat(face, np.diff(spelt.place, append=len(spelt.code))))


def _places(spaces: Glyphs, direction: Direction) -> tuple[np.ndarray, np.ndarray]:
    """Where drawn blanks begin along the line, and stand across it."""
    if direction is Direction.HORIZONTAL:
        return spaces.x0, spaces.base
    return spaces.y0, -(spaces.x0 + spaces.x1) / 2


def _walls(barriers: Sequence[Box], direction: Direction) -> np.ndarray:
    """Drawn edges in line coordinates, rows of u0, v0, u1, v1."""
    table = np.array([(b.x0, b.y0, b.x1, b.y1) for b in barriers]).reshape(len(barriers), 4)
    if direction is Direction.HORIZONTAL:
        return table
    return np.stack([table[:, 1], -table[:, 2], table[:, 3], -table[:, 0]], axis=1)


def _strip(glyphs: Glyphs, index: np.ndarray, direction: Direction) -> Strip:
    g = glyphs.take(index)
    solid = is_han(g.code)
    heavy = np.array([style.bold for style in g.styles], bool)[g.style]
    opening = is_opening(g.code)
    if direction is Direction.HORIZONTAL:
        return Strip(g.x0, g.x1, g.base, g.size, solid, index, heavy, opening & (g.x1 - g.x0 > 0.85 * g.size))
    cx = (g.x0 + g.x1) / 2
    # Two or three upright digits set across one cell of a vertical line share the cell's middle and follow one another.
    u0, u1, v = g.y0.copy(), g.y1.copy(), -cx
    across = neighbours(g.x0, g.x1, np.where(g.angle == 0, g.base, -1e4 - g.y0), g.size)
    narrow = (g.x1 - g.x0 < 0.75 * g.size) & (g.angle == 0) & ~solid
    side = (across >= 0) & narrow & narrow[across] & ((g.x0[across] - g.x1) < 0.12 * g.size)
    chain = chains(across, side, len(across))
    for end in np.unique(chain[side]):
        cell = np.flatnonzero(chain == end)
        cell = cell[np.argsort(g.x0[cell])]
        if g.x1[cell].max() - g.x0[cell].min() > 1.6 * g.size[cell[0]]:
            continue
        v[cell] = -(g.x0[cell].min() + g.x1[cell].max()) / 2
        step = (u1[cell[0]] - u0[cell[0]]) / len(cell)
        for k, c in enumerate(cell):
            u0[c], u1[c] = g.y0[cell[0]] + k * step, g.y0[cell[0]] + (k + 1) * step
    return Strip(u0, u1, v, g.size, solid, index, heavy, opening & (u1 - u0 > 0.85 * g.size))


def _written(glyphs: Glyphs, begin: np.ndarray, spelt: list[Spelling], direction: Direction) -> list[Line]:
    """The lines. `glyphs` are those of all lines, one after another; `begin` is where each begins."""
    edges = (
        np.minimum.reduceat(glyphs.x0, begin).tolist(),
        np.minimum.reduceat(glyphs.y0, begin).tolist(),
        np.maximum.reduceat(glyphs.x1, begin).tolist(),
        np.maximum.reduceat(glyphs.y1, begin).tolist(),
    )
    count = np.diff(np.append(begin, len(glyphs)))
    sure = (1.0 - np.add.reduceat(~glyphs.sure | is_unnamed(glyphs.code), begin) / count).tolist()
    one = (np.minimum.reduceat(glyphs.style, begin) == np.maximum.reduceat(glyphs.style, begin)).tolist()
    first_style = glyphs.style[begin].tolist()
    lines = []
    for k, (box, first, size) in enumerate(zip(zip(*edges, strict=True), begin.tolist(), count.tolist(), strict=True)):
        main = glyphs.styles[first_style[k]]
        runs: tuple[tuple[int, Style], ...] = ()
        if not one[k]:
            numbers = glyphs.style[first : first + size].tolist()
            main = glyphs.styles[max(dict.fromkeys(numbers), key=numbers.count)]
            runs = _runs(numbers, spelt[k].starts, glyphs.styles)
        lines.append(
            Line(
                spelt[k].text,
                Box(*box),
                main,
                direction,
                confidence=round(sure[k], 2),
                edges=spelt[k].edges,
                runs=runs,
                lead=runs[0][1] if runs and runs[0][1] != main else None,
                tail=runs[-1][1] if runs and runs[-1][1] != main else None,
            )
        )
    return lines


def _runs(numbers: list[int], starts: Sequence[int], styles: tuple[Style, ...]) -> tuple[tuple[int, Style], ...]:
    """Where the style changes along a line."""
    changes = [k for k in range(len(numbers)) if k == 0 or numbers[k] != numbers[k - 1]]
    return tuple((starts[k], styles[numbers[k]]) for k in changes) if len(changes) > 1 else ()
