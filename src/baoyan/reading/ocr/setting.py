"""Characters found on a scan as glyphs with em boxes, as the pages of PDF files have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baoyan.model.reading import Style
from baoyan.reading.characters import han
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.ocr.signs import Mark, Read
from baoyan.reading.ocr.sizes import Type

BELOW = 0.12
"""Of the em: how far the box of a Han character reaches below the base line."""
CLOSE = 0.34
"""Ems. Boxes of Han characters nearer than this touch: their ink sways in them."""
CLOSE_QUOTE = 0.9
"""The same beside a quote in a column, which stands anywhere in its cell."""
BEARING = 0.05
"""Ems of white on each side of a letter."""
WORD = 0.1
"""Ems of white between the boxes of two words, at least."""
STEP = 0.24
"""Ems by which the steps between characters set solid seem to differ."""
RUN = 4
"""Characters from which their steps tell where each stands."""
WIDE = 0.2
"""Ems by which there is more white outside quotes that stand in cells of an em than inside them."""
CURLY_CLOSING = frozenset("”’")
CURLY = CURLY_CLOSING | frozenset("“‘")
TOLD = 3
"""Characters from which a strip's own direction is that of its line: it was read so, whatever stands near."""
OPENING = frozenset("“‘「『（《〈【〔［｛")
CLOSING = frozenset("，。、；：！？”’）」』》〉】〕,.;:!?)")


@dataclass(frozen=True, slots=True)
class Span:
    """One character along its line: `u0..u1` is the room it takes, in pixels."""

    mark: Mark
    u0: float
    u1: float


def glyphs_of(reads: Sequence[Read], types: Sequence[Type], point: float) -> Glyphs:
    """All characters as glyphs, in points. `point`: pixels of one."""
    wide = _wide_quotes(reads, types)
    styles: dict[Style, int] = {}
    rows: list[tuple[float, ...]] = []
    down: list[int] = []
    for read, kind in zip(reads, types, strict=True):
        style = _style(read, kind, point)
        number = styles.setdefault(style, len(styles))
        own = _rows(read, kind, wide and kind.han)
        rows += [(*row, number) for row in own]
        down += [int(read.strip.vertical) if len(own) >= TOLD else -1] * len(own)
    table = np.array(rows).reshape(len(rows), 9)
    code, x0, y0, x1, y1, base, size, angle, style_number = table.T
    return Glyphs(
        code.astype(np.int64),
        x0 / point,
        y0 / point,
        x1 / point,
        y1 / point,
        base / point,
        np.round(size / point, 1),
        angle.astype(np.int64),
        style_number.astype(np.int64),
        np.ones(len(rows), bool),
        tuple(styles),
        down=np.array(down, np.int64),
    )


def _style(read: Read, kind: Type, point: float) -> Style:
    shade = 255 if read.strip.light else 0
    return Style("", round(kind.em / point, 1), kind.bold, kind.italic, (shade, shade, shade))


def _wide_quotes(reads: Sequence[Read], types: Sequence[Type]) -> bool:
    """Whether quotes that have no width of their own stand in cells of an em among Han characters on this page."""
    outer, inner = [], []
    for read, kind in zip(reads, types, strict=True):
        shown = [m for m in read.marks if m.text.strip()] if kind.han and not read.strip.vertical else []
        for before, mark, after in zip(shown, shown[1:], shown[2:], strict=False):
            if mark.text in CURLY and _full(before) and _full(after):
                gaps = (mark.x0 - before.x1) / kind.em, (after.x0 - mark.x1) / kind.em
                outer.append(gaps[mark.text in CURLY_CLOSING])
                inner.append(gaps[mark.text not in CURLY_CLOSING])
    return not outer or float(np.median(np.array(outer) - np.array(inner))) > WIDE


def _full(mark: Mark) -> bool:
    return 0x3400 <= ord(mark.text[0]) <= 0x9FFF


def _rows(read: Read, kind: Type, wide: bool) -> list[tuple[float, ...]]:
    """Code, box, base, size and angle of each character of a strip, in pixels. `wide`: quotes have cells of their own."""
    em = kind.em
    spans = _spans(read.marks, em, read.strip.vertical, wide)
    middle = _middle(read, kind)
    out: list[tuple[float, ...]] = []
    for span in spans:
        mark = span.mark
        code = ord(mark.text[0])
        if read.strip.vertical:
            x0, x1 = (middle - em / 2, middle + em / 2) if han(mark.text[0]) or mark.lying else (mark.x0, mark.x1)
            base = span.u1 - BELOW * em
            out.append((code, x0, span.u0, x1, span.u1, base, em, 90.0 if mark.lying else 0.0))
        else:
            base = middle + (0.5 - BELOW) * em if kind.han else middle
            out.append((code, span.u0, base - (1 - BELOW) * em, span.u1, base + BELOW * em, base, em, 0.0))
    return out


def _middle(read: Read, kind: Type) -> float:
    """Across the line: the middle of Han characters; for level letters their base line."""
    shown = [m for m in read.marks if m.text.strip()]
    if not shown:
        return 0.0
    if read.strip.vertical:
        large = [m for m in shown if m.x1 - m.x0 > 0.6 * kind.em] or shown
        return float(np.median([(m.x0 + m.x1) / 2 for m in large]))
    if kind.han:
        large = [m for m in shown if han(m.text[0]) and m.y1 - m.y0 > 0.6 * kind.em] or shown
        return float(np.median([(m.y0 + m.y1) / 2 for m in large]))
    standing = [m for m in shown if m.text not in "gjpqy,;Q\"“”‘’'-–—*()[]{}|/$@·•"] or shown
    return float(np.median([m.y1 for m in standing]))


def _spans(marks: Sequence[Mark], em: float, vertical: bool, wide: bool) -> list[Span]:
    """The room of each character along the line; those of Han characters close up."""
    shown = [m for m in marks if m.text.strip()]
    cells = _cells(shown, vertical)
    first = [cell[0] for cell in cells]
    room = [_room(m, em, vertical, wide) for m in first]
    _even(room, first, em)
    for k in range(len(room) - 1):
        solid = _solid(first[k], wide) or _solid(first[k + 1], wide) or vertical
        gap = room[k + 1][0] - room[k][1]
        close = CLOSE_QUOTE if vertical and {first[k].text, first[k + 1].text} & CURLY else CLOSE
        if gap < 0 or (solid and gap < close * em):
            room[k][1] = room[k + 1][0] = _border(first[k], first[k + 1], room[k][1], room[k + 1][0], vertical)
    if len(cells) == len(shown) and not vertical:
        _part_words(room, marks, em)
    spans = [Span(m, a, max(b, a + 0.5)) for cell, (a, b) in zip(cells, room, strict=True) for m in cell]
    out: list[Span] = []
    at = 0
    for mark in marks:
        if mark.text.strip():
            out.append(spans[at])
            at += 1
        elif out and at < len(spans) and not (_solid(out[-1].mark, wide) or _solid(spans[at].mark, wide)):
            out.append(Span(mark, out[-1].u1, out[-1].u1 + 0.1))
    return out


def _part_words(room: list[list[float]], marks: Sequence[Mark], em: float) -> None:
    """Leave white where a space was read: kerned letters and italics lean into it. Changes `room`; cells are single marks."""
    at = 0
    for mark in marks:
        if mark.text.strip():
            at += 1
        elif 0 < at < len(room):
            lack = WORD * em - (room[at][0] - room[at - 1][1])
            if lack > 0:
                room[at - 1][1] -= lack / 2
                room[at][0] += lack / 2


def _even(room: list[list[float]], marks: Sequence[Mark], em: float) -> None:
    """Set Han characters that follow one another at even steps just so: ink sways in its box. Changes `room`."""
    solid = np.array([han(m.text[0]) and m.text not in CLOSING and m.text not in OPENING for m in marks], bool)
    middle = np.array([(a + b) / 2 for a, b in room])
    near = solid[:-1] & solid[1:] & (np.abs(np.diff(middle) / em - 1.04) < STEP)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], near.astype(int), [0]])))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        count = last - first + 1
        if count < RUN:
            continue
        place = np.arange(count)
        slope, start = np.polyfit(place, middle[first : last + 1], 1)
        for k in range(count):
            half = (room[first + k][1] - room[first + k][0]) / 2
            at = start + slope * k
            room[first + k][:] = [at - half, at + half]


def _cells(marks: Sequence[Mark], vertical: bool) -> list[list[Mark]]:
    """Characters that stand side by side in one cell of a column together, all others alone."""
    out: list[list[Mark]] = []
    for mark in marks:
        if vertical and out and (out[-1][-1].y0, out[-1][-1].y1) == (mark.y0, mark.y1):
            out[-1].append(mark)
        else:
            out.append([mark])
    return out


def _solid(mark: Mark, wide: bool) -> bool:
    return han(mark.text[0]) or (wide and mark.text in CURLY)


def _room(mark: Mark, em: float, vertical: bool, wide: bool) -> list[float]:
    a, b = (mark.y0, mark.y1) if vertical else (mark.x0, mark.x1)
    if not _solid(mark, wide) and not (vertical and not mark.lying):
        return [a - BEARING * em, b + BEARING * em]
    if mark.text in CLOSING and b - a < 0.6 * em:
        return [a - 0.08 * em, a + 0.92 * em]
    if mark.text in OPENING and b - a < 0.6 * em:
        return [b - 0.92 * em, b + 0.08 * em]
    middle = (a + b) / 2
    return [middle - em / 2, middle + em / 2]


def _border(before: Mark, after: Mark, end: float, start: float, vertical: bool) -> float:
    """Where two characters that touch part: between their inks, near the middle of their boxes."""
    a, b = (before.y1, after.y0) if vertical else (before.x1, after.x0)
    return (end + start) / 2 if abs(end - start) < 1.0 else float(np.clip((end + start) / 2, min(a, b), max(a, b)))
