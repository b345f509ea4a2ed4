"""Level lines of a text layer that run from right to left, as papers in the manner of old ones set headlines and folios.

A text layer names each character where it stands, so such a line reads backwards. Which way lines run, language tells: all of
a page whose columns run down together, single ones elsewhere. Figures and Latin words keep their own order. A line read
backwards is mirrored, so that it runs from left to right from here on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Style
from baoyan.reading.characters import han
from baoyan.reading.language.backwards import AGAINST, SURE, TURNED, backwards, gains
from baoyan.reading.language.manner import FEW, simplified_of

ALONE = 5.0
"""As `SURE`, for a single traditional line on a page without columns that run down, or whose other lines run to the right."""
APART = 3.0
"""Ems of white between two lines of one row."""


def forward(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, level ones that run from right to left turned round."""
    level = [k for k, line in enumerate(lines) if not line.vertical and sum(map(han, line.text)) > 1]
    if level and not _in_old_manner(lines):
        level = [k for k in level if any(c in simplified_of() for c in lines[k].text)]
    if not level:
        return tuple(lines)
    rows = [[level[k] for k in row] for row in _rows([lines[k] for k in level])]
    likelier = gains(["".join(lines[k].text for k in row) for row in rows])
    down = sum(len(line.text) for line in lines if line.vertical)
    together = down > sum(len(lines[k].text) for k in level) and sum(likelier) > SURE
    out = list(lines)
    for row, gain in zip(rows, likelier, strict=True):
        if gain > (-AGAINST if together else ALONE):
            for k, line in zip(row, mirrored([lines[k] for k in row]), strict=True):
                out[k] = line
    return tuple(out)


def _in_old_manner(lines: Sequence[Line]) -> bool:
    """Whether columns run down, or characters are traditional."""
    text = "".join(line.text for line in lines)
    down = sum(len(line.text) for line in lines if line.vertical)
    return 4 * down > len(text) or sum(c in simplified_of() for c in text) >= max(FEW, len(text) / 20)


def _rows(lines: Sequence[Line]) -> list[list[int]]:
    """Lines of one type that stand in one row, from left to right."""
    rows: list[list[int]] = []
    for k in sorted(range(len(lines)), key=lambda k: lines[k].box.x0):
        row = next((row for row in rows if _follows(lines[row[-1]], lines[k])), None)
        if row:
            row.append(k)
        else:
            rows.append([k])
    return rows


def _follows(before: Line, line: Line) -> bool:
    em = max(before.em, line.em)
    level = abs(before.box.cy - line.box.cy) < 0.2 * em and abs(before.em - line.em) < 0.1 * em
    return level and -0.1 * em < line.box.x0 - before.box.x1 < APART * em


def mirrored(row: Sequence[Line]) -> list[Line]:
    """The lines of a row with their characters on the other side of its middle."""
    both = min(line.box.x0 for line in row) + max(line.box.x1 for line in row)
    return [_mirrored(line, both) for line in row]


def _mirrored(line: Line, both: float) -> Line:
    order = backwards(line.text)
    text = "".join(line.text[k] for k in order).translate(TURNED)
    box = Box(both - line.box.x1, line.box.y0, both - line.box.x0, line.box.y1)
    widths = np.diff(line.edges)[order] if line.edges else np.zeros(0)
    edges = tuple((both - line.edges[-1] + np.concatenate([[0.0], np.cumsum(widths)])).tolist()) if line.edges else ()
    runs = _runs(_styles(line), order) if line.runs else ()
    unsure, seen = ("".join(told[k] for k in order) if told else "" for told in (line.unsure, line.seen))
    return replace(
        line,
        text=text,
        box=box,
        edges=edges,
        runs=runs,
        lead=line.tail,
        tail=line.lead,
        unsure=unsure,
        seen=seen,
    )


def _styles(line: Line) -> list[Style]:
    """The style of each character."""
    ends = [at for at, _ in line.runs[1:]] + [len(line.text)]
    return [style for (at, style), end in zip(line.runs, ends, strict=True) for _ in range(at, end)]


def _runs(styles: Sequence[Style], order: Sequence[int]) -> tuple[tuple[int, Style], ...]:
    """Where the style changes along the line set in that order."""
    found = [styles[k] for k in order]
    changes = [k for k in range(len(found)) if k == 0 or found[k] != found[k - 1]]
    return tuple((k, found[k]) for k in changes) if len(changes) > 1 else ()
