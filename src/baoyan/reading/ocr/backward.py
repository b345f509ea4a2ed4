"""Level lines that run from right to left, as on old Chinese pages: headlines over columns, folios, advertisements.

All level lines of such a page go the same way. Which one, the language of all of them together tells; figures and Latin
words keep their own order. A line read backwards is mirrored, so that it runs from left to right from here on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baoyan.reading.characters import han
from baoyan.reading.language.backwards import AGAINST, SURE, TURNED, gains, units
from baoyan.reading.ocr.signs import Mark, Read

APART = 3.0
"""Heights of white between two strips of one row."""
LEVEL = 0.35
"""Of the height: by which the middles of such strips differ."""
ALIKE = 1.35
"""By which their heights differ."""


def forward(reads: Sequence[Read]) -> list[Read]:
    """The strips of a page, level ones that run from right to left turned round."""
    level = [k for k, r in enumerate(reads) if not r.strip.vertical and any(han(m.text[0]) for m in r.marks)]
    down = sum(len(r.marks) for r in reads if r.strip.vertical)
    if not level or down < sum(len(reads[k].marks) for k in level):
        return list(reads)
    rows = [[level[k] for k in row] for row in _rows([reads[k] for k in level])]
    likelier = gains([[m.text for k in row for m in reads[k].marks] for row in rows])
    if sum(likelier) < SURE:
        return list(reads)
    out = list(reads)
    for row, gain in zip(rows, likelier, strict=True):
        if gain > -AGAINST:
            for k, read in zip(row, mirrored([reads[k] for k in row]), strict=True):
                out[k] = read
    return out


def _rows(reads: Sequence[Read]) -> list[list[int]]:
    """Strips that stand in one row, from left to right."""
    rest = sorted(range(len(reads)), key=lambda k: reads[k].strip.bounds[0])
    rows: list[list[int]] = []
    for k in rest:
        row = next((row for row in rows if _follows(reads[row[-1]], reads[k])), None)
        if row:
            row.append(k)
        else:
            rows.append([k])
    return rows


def _follows(before: Read, read: Read) -> bool:
    (_, y0, x1, y1), (x0, t0, _, t1) = before.strip.bounds, read.strip.bounds
    high, other = y1 - y0, t1 - t0
    near = abs(y0 + y1 - t0 - t1) / 2 < LEVEL * max(high, other) and max(high, other) < ALIKE * min(high, other)
    return near and -0.5 * high < x0 - x1 < APART * high


def mirrored(row: Sequence[Read]) -> list[Read]:
    """The strips of a row with their characters on the other side of its middle."""
    left, right = min(r.strip.bounds[0] for r in row), max(r.strip.bounds[2] for r in row)
    out = []
    for read in row:
        marks: list[Mark] = []
        for places in reversed(units([m.text for m in read.marks])):
            token = [read.marks[k] for k in places]
            start, end = min(m.x0 for m in token), max(m.x1 for m in token)
            away = left + right - end - start
            marks += [replace(m, text=m.text.translate(TURNED), x0=m.x0 + away, x1=m.x1 + away) for m in token]
        end = read.strip.bounds[2]
        out.append(replace(read, strip=replace(read.strip, u=round(left + right - end)), marks=tuple(marks)))
    return out
