"""Lines from glyphs by geometry alone: which glyphs stand next to one another, in which direction, where columns part.

Both directions use one code: along a line runs `u`, from line to line `v`. Horizontal: u = x, v = y. Vertical (columns from
right to left): u = y, v = -x.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, Style
from baoyan.reading.characters import han, is_han, meaning
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.gutters import Chain, Strip, join_pieces

CROSS = 0.33
"""Ems by which neighbours on one line may differ across it (mixed faces, small raised signs)."""
SAME_SIZE = 1.75
"""Neighbours whose sizes differ more are not of one line (a drop cap beside its paragraph)."""
ROW = 1.0


def build_lines(glyphs: Glyphs, barriers: Sequence[Box]) -> tuple[Line, ...]:
    """All lines of a page.

    Args:
        glyphs: the page's glyphs in any order.
        barriers: drawn rules and panel edges; no line crosses one.
    """
    blank = np.array([meaning(c) == " " for c in np.unique(glyphs.code)])
    blank_codes = np.unique(glyphs.code)[blank]
    is_blank = np.isin(glyphs.code, blank_codes)
    spaces = glyphs.take(np.flatnonzero(is_blank))
    shown = drop_doubles(glyphs.take(np.flatnonzero(~is_blank & (glyphs.size > 0.5))))
    lines: list[Line] = []
    vertical = down_glyphs(shown)
    for part, direction in ((~vertical, Direction.HORIZONTAL), (vertical, Direction.VERTICAL)):
        index = np.flatnonzero(part)
        if len(index):
            own = spaces if direction is Direction.HORIZONTAL else spaces.take(np.zeros(len(spaces), bool))
            lines += _lines_of(shown, index, direction, own, barriers)
    return tuple(join_spaced(lines, barriers))


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
        keep[order[:-1][same & near]] = False
    return glyphs.take(np.flatnonzero(keep))


def _neighbours(u0: np.ndarray, u1: np.ndarray, v: np.ndarray, size: np.ndarray) -> np.ndarray:
    """For each glyph the next one along its line, or -1. Shape (n,)."""
    n = len(u0)
    best = np.full(n, -1)
    best_u = np.full(n, np.inf)
    if n == 0:
        return best
    row = np.floor(v / ROW).astype(np.int64)
    row -= row.min() - 64
    span = float(u1.max() - u0.min()) + 1000.0
    # Middles keep their order where squeezed punctuation overlaps the em box before it.
    start = (u0 + u1) / 2 - u0.min()
    middle = start + 0.02 * size
    key = row * span + start
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    reach = np.ceil(CROSS * size / ROW).astype(int)
    for k in range(-int(reach.max()), int(reach.max()) + 1):
        who = np.flatnonzero(reach >= abs(k))
        at = np.searchsorted(sorted_key, (row[who] + k) * span + middle[who], side="right")
        ok = at < n
        who, at = who[ok], at[ok]
        other = order[at]
        good = (row[other] == row[who] + k) & (np.abs(v[other] - v[who]) <= CROSS * np.maximum(size[who], size[other]))
        good &= (start[other] < best_u[who]) & (other != who)
        best[who[good]], best_u[who[good]] = other[good], start[other[good]]
    ratio = np.where(best >= 0, size[best] / size, 1.0)
    best[(ratio > SAME_SIZE) | (ratio < 1 / SAME_SIZE)] = -1
    return best


def _gaps(u0: np.ndarray, u1: np.ndarray, size: np.ndarray, following: np.ndarray) -> np.ndarray:
    """Ems from each glyph to its next one; infinite where there is none."""
    gap = (u0[following] - u1) / np.maximum(size, 0.1)
    return np.where(following >= 0, gap, np.inf)


def _both_sides(gap: np.ndarray, following: np.ndarray) -> np.ndarray:
    """The smaller of the gaps before and after each glyph."""
    before = np.full(len(gap), np.inf)
    has = following >= 0
    np.minimum.at(before, following[has], gap[has])
    nearer: np.ndarray = np.minimum(gap, before)
    return nearer


def down_glyphs(glyphs: Glyphs) -> np.ndarray:
    """Which glyphs stand in vertical lines. Shape (n,).

    Each glyph leans to the direction in which its neighbours are nearer; chains of near neighbours then decide together.
    """
    n = len(glyphs)
    cx = (glyphs.x0 + glyphs.x1) / 2
    upright = glyphs.angle == 0
    across = _neighbours(glyphs.x0, glyphs.x1, np.where(upright, glyphs.base, -1e4 - glyphs.y0), glyphs.size)
    down = _neighbours(glyphs.y0, glyphs.y1, cx, glyphs.size)
    gap_across, gap_down = (
        _gaps(glyphs.x0, glyphs.x1, glyphs.size, across),
        _gaps(glyphs.y0, glyphs.y1, glyphs.size, down),
    )
    lean = np.clip(
        np.minimum(_both_sides(gap_down, down), 4.0) - np.minimum(_both_sides(gap_across, across), 4.0), -1.0, 1.0
    )
    lean[~is_han(glyphs.code) & upright] += 0.5
    lean[~upright] = -2.0
    votes = lean.copy()
    for following, gap in ((across, gap_across), (down, gap_down)):
        chain = _chains(following, gap < 0.35, n)
        total = np.bincount(chain, weights=lean, minlength=n) / np.maximum(1, np.bincount(chain, minlength=n))
        votes += total[chain]
    tight_run = np.bincount(_chains(across, gap_across < 0.3, n), minlength=n)[_chains(across, gap_across < 0.3, n)]
    # Letters and figures lie across unless a vertical line takes them in.
    return _settled(
        (votes < 0) & (is_han(glyphs.code) | ~upright), glyphs, down, gap_down, across, gap_across, tight_run
    )


def _settled(
    vertical: np.ndarray,
    glyphs: Glyphs,
    down: np.ndarray,
    gap_down: np.ndarray,
    across: np.ndarray,
    gap_across: np.ndarray,
    run: np.ndarray,
) -> np.ndarray:
    """Short runs follow the line that they end: the last character of a line, two digits set across a vertical one."""
    out = vertical.copy()
    n = len(out)
    # Narrow glyphs across one cell: their run is short, and a vertical line stands right above or below.
    cx = (glyphs.x0 + glyphs.x1) / 2
    chain = _chains(across, gap_across < 0.3, n)
    left, right = np.full(n, np.inf), np.full(n, -np.inf)
    np.minimum.at(left, chain, glyphs.x0)
    np.maximum.at(right, chain, glyphs.x1)
    width, middle = right[chain] - left[chain], (left[chain] + right[chain]) / 2
    small = np.flatnonzero(
        ~out & (run <= 3) & (width < 1.35 * glyphs.size) & ~is_han(glyphs.code) & (glyphs.angle == 0)
    )
    for _ in range(4 if out.any() else 0):
        columns = np.flatnonzero(out)
        before = len(columns)
        for i in small[~out[small]].tolist():
            size = glyphs.size[i]
            stacked = columns[np.abs(cx[columns] - middle[i]) < 0.3 * size]
            gap = np.minimum(np.abs(glyphs.y0[stacked] - glyphs.y1[i]), np.abs(glyphs.y0[i] - glyphs.y1[stacked]))
            lone = gap_across[i] > 0.5 or run[i] > 1
            out[i] = bool(lone and len(stacked) and gap.min() < 0.5 * size)
        if int(out.sum()) == before:
            break
    near = np.flatnonzero((down >= 0) & (gap_down < 0.9))
    beside = np.zeros(n, bool)
    beside[near] |= out[down[near]]
    np.logical_or.at(beside, down[near], out[near])
    out[out & ~beside & is_han(glyphs.code) & (glyphs.angle == 0)] = False
    return out


def _chains(following: np.ndarray, linked: np.ndarray, n: int) -> np.ndarray:
    """A chain number for each glyph: glyphs joined by `linked` steps share one. Shape (n,)."""
    np.arange(n)
    step = np.where(linked & (following >= 0), following, np.arange(n))
    for _ in range(14):
        # Pointer doubling: each glyph takes the end of its chain; loops cannot arise as steps go forward.
        following_end = step[step]
        if np.array_equal(following_end, step):
            break
        step = following_end
    return step


def _lines_of(
    glyphs: Glyphs, index: np.ndarray, direction: Direction, spaces: Glyphs, barriers: Sequence[Box]
) -> list[Line]:
    strip = _strip(glyphs, index, direction)
    following = _neighbours(strip.u0, strip.u1, strip.v, strip.size)
    gap = (strip.u0[following] - strip.u1) / np.minimum(strip.size, strip.size[following])
    gap = np.where(following >= 0, gap, np.inf)
    following = _one_before(following, gap)
    rows = join_pieces(strip, Chain(following, gap), [_turn(b, direction) for b in barriers])
    return [_line(glyphs, strip, row, direction, spaces) for row in rows]


def _turn(box: Box, direction: Direction) -> Box:
    """A box in line coordinates: u as x, v as y."""
    return box if direction is Direction.HORIZONTAL else Box(box.y0, -box.x1, box.y1, -box.x0)


def _strip(glyphs: Glyphs, index: np.ndarray, direction: Direction) -> Strip:
    g = glyphs.take(index)
    solid = is_han(g.code)
    if direction is Direction.HORIZONTAL:
        return Strip(g.x0, g.x1, g.base, g.size, solid, index)
    cx = (g.x0 + g.x1) / 2
    # Two or three upright digits set across one cell of a vertical line share the cell's middle and follow one another.
    u0, u1, v = g.y0.copy(), g.y1.copy(), -cx
    across = _neighbours(g.x0, g.x1, np.where(g.angle == 0, g.base, -1e4 - g.y0), g.size)
    narrow = (g.x1 - g.x0 < 0.75 * g.size) & (g.angle == 0) & ~solid
    side = (across >= 0) & narrow & narrow[across] & ((g.x0[across] - g.x1) < 0.12 * g.size)
    chain = _chains(across, side, len(across))
    for end in np.unique(chain[side]):
        cell = np.flatnonzero(chain == end)
        cell = cell[np.argsort(g.x0[cell])]
        if g.x1[cell].max() - g.x0[cell].min() > 1.6 * g.size[cell[0]]:
            continue
        v[cell] = -(g.x0[cell].min() + g.x1[cell].max()) / 2
        step = (u1[cell[0]] - u0[cell[0]]) / len(cell)
        for k, c in enumerate(cell):
            u0[c], u1[c] = g.y0[cell[0]] + k * step, g.y0[cell[0]] + (k + 1) * step
    return Strip(u0, u1, v, g.size, solid, index)


def _one_before(following: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """Keep, of several glyphs that claim the same next one, the nearest."""
    out = following.copy()
    order = np.lexsort((gap, following))
    claimed = following[order]
    again = np.flatnonzero((claimed[1:] == claimed[:-1]) & (claimed[1:] >= 0)) + 1
    out[order[again]] = -1
    return out


def _line(glyphs: Glyphs, strip: Strip, row: list[int], direction: Direction, spaces: Glyphs) -> Line:
    """One line from its glyphs in order, with spaces where gaps or drawn blanks say so."""
    index = strip.index[row]
    u0, u1 = strip.u0[row], strip.u1[row]
    texts = [meaning(int(c)) for c in glyphs.code[index]]
    text, edges, starts = _spell(texts, u0.tolist(), u1.tolist(), strip.size[row].tolist())
    box = Box(
        float(glyphs.x0[index].min()),
        float(glyphs.y0[index].min()),
        float(glyphs.x1[index].max()),
        float(glyphs.y1[index].max()),
    )
    numbers = glyphs.style[index].tolist()
    main = glyphs.styles[max(set(numbers), key=numbers.count)]
    runs = _runs(numbers, starts, glyphs.styles)
    return Line(
        text,
        box,
        main,
        direction,
        edges=tuple(edges),
        runs=runs,
        lead=runs[0][1] if runs and runs[0][1] != main else None,
        tail=runs[-1][1] if runs and runs[-1][1] != main else None,
    )


def _runs(numbers: list[int], starts: list[int], styles: tuple[Style, ...]) -> tuple[tuple[int, Style], ...]:
    """Where the style changes along a line."""
    changes = [k for k in range(len(numbers)) if k == 0 or numbers[k] != numbers[k - 1]]
    return tuple((starts[k], styles[numbers[k]]) for k in changes) if len(changes) > 1 else ()


def _spell(texts: list[str], u0: list[float], u1: list[float], size: list[float]) -> tuple[str, list[float], list[int]]:
    """Text with spaces put in, an edge before each character and one after the last, and where each glyph's text begins."""
    gaps = [(u0[k] - u1[k - 1]) / min(size[k], size[k - 1]) for k in range(1, len(texts))]
    loose = sorted(g for k, g in enumerate(gaps) if not _solid(texts[k]) and not _solid(texts[k + 1]))
    usual = loose[len(loose) // 2] if loose else 0.0
    # Letter-spaced capitals: the usual gap is itself wide, and only a much wider one parts words.
    part = 0.16 if usual < 0.11 else 1.7 * usual + 0.06
    out: list[str] = []
    edges: list[float] = []
    starts: list[int] = []
    for k, piece in enumerate(texts):
        if k and gaps[k - 1] > (part if not _solid(texts[k - 1]) and not _solid(piece) else 0.6):
            both = _solid(texts[k - 1]) and _solid(piece)
            out.append("\u3000" if both and gaps[k - 1] > 0.75 else " ")
            edges.append(u1[k - 1])
        starts.append(len(edges))
        for j, char in enumerate(piece):
            out.append(char)
            edges.append(u0[k] + (u1[k] - u0[k]) * j / len(piece))
    edges.append(u1[-1])
    return "".join(out), [round(e, 2) for e in edges], starts


def _solid(text: str) -> bool:
    return bool(text) and han(text[0])


def join_spaced(lines: list[Line], barriers: Sequence[Box]) -> list[Line]:
    """Single characters set far apart (街 镇 动 态, a title down the page) joined into one line."""
    single = [line for line in lines if len(line.text) == 1]
    rest = [line for line in lines if len(line.text) != 1]
    single.sort(key=lambda line: (line.style.font, line.style.size, line.box.y0, line.box.x0))
    others = [line.box for line in rest]
    out: list[Line] = []
    while single:
        group = [single.pop(0)]
        direction: Direction | None = None
        while True:
            step = _next_spaced(group, single, direction, others, barriers)
            if step is None:
                break
            line, direction = step
            single.remove(line)
            group.append(line)
        out.append(_merged(group, direction) if len(group) > 1 and direction else group[0])
    return rest + out


def _next_spaced(
    group: list[Line], single: list[Line], direction: Direction | None, others: list[Box], barriers: Sequence[Box]
) -> tuple[Line, Direction] | None:
    last, best = group[-1], None
    step = group[1].box.cx - group[0].box.cx + group[1].box.cy - group[0].box.cy if len(group) > 1 else None
    for line in single:
        if (line.style.font, line.style.size) != (last.style.font, last.style.size):
            continue
        size = last.style.size
        for way, along, across in (
            (Direction.HORIZONTAL, line.box.cx - last.box.cx, abs(line.box.cy - last.box.cy)),
            (Direction.VERTICAL, line.box.cy - last.box.cy, abs(line.box.cx - last.box.cx)),
        ):
            regular = step is None or abs(along - step) < 0.3 * size
            if (direction in (None, way)) and across < 0.25 * size and 0.7 * size < along < 4.2 * size and regular:
                between = Box(
                    min(last.box.cx, line.box.cx),
                    min(last.box.cy, line.box.cy),
                    max(last.box.cx, line.box.cx) + 0.1,
                    max(last.box.cy, line.box.cy) + 0.1,
                )
                blocked = any(between.intersection(o) for o in others) or any(
                    b.x0 <= between.x1 and b.x1 >= between.x0 and b.y0 <= between.y1 and b.y1 >= between.y0
                    for b in barriers
                )
                if not blocked and (best is None or along < best[0]):
                    best = (along, line, way)
    return (best[1], best[2]) if best else None


def _merged(group: list[Line], direction: Direction) -> Line:
    box = group[0].box
    for line in group[1:]:
        box = box.union(line.box)
    starts = [line.box.x0 if direction is Direction.HORIZONTAL else line.box.y0 for line in group]
    end = group[-1].box.x1 if direction is Direction.HORIZONTAL else group[-1].box.y1
    edges = (*(round(s, 2) for s in starts), round(end, 2))
    return Line("".join(line.text for line in group), box, group[0].style, direction, edges=edges)
