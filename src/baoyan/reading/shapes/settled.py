"""Rows of recognised shapes as glyphs: the size of their type from the characters that they are, and what is no text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from baoyan.model.reading import Style
from baoyan.reading.glyphs import Glyphs
from baoyan.reading.shapes.ballots import NOTHING, Verdict
from baoyan.reading.shapes.named import Named, spread
from baoyan.reading.shapes.page import Page
from baoyan.reading.shapes.paths import Paths
from baoyan.reading.shapes.rows import INK, Known, Row, across_cell, cell_ends, solid_line
from baoyan.reading.shapes.widths import fitted

READ = 0.6
"""Mean confidence of a row's shapes from which it is text and no drawing."""
LONE = 0.9
"""The same of rows of one or two shapes, whose neighbours say nothing."""
ALIKE, NEAR = 0.045, 0.08
"""Share by which measured sizes of one type differ: of rows of many characters, and of rows of few."""
_CAPITALS, _STEMS = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZ0123456789"), frozenset("bdfhkl")
_LOW = frozenset("acemnorsuvwxz")
PLAIN = 1.02
"""Sizes of types of few characters, which are mostly Hei, in what their ink would have in Song."""
_MARKS = frozenset(",.:;!?()[]{}'\"")
CAPITAL, STEM, LOW = 0.69, 0.735, 0.49
"""Ems that capitals and figures take, small letters with stems, and small letters without."""


@dataclass(frozen=True, slots=True)
class _Sized:
    """A row, its em measured by its ink; the usual step from one solid character to the next; whether it is of letters."""

    row: Row
    step: float | None
    letters: bool = False


def placed(
    paths: Paths, rows: Sequence[Row], page: Page, verdicts: Mapping[int, Verdict], weight: np.ndarray
) -> tuple[Named, np.ndarray]:
    """The glyphs of all rows that are text, and their shapes."""
    texts = {k: verdicts.get(int(page.kinds.kind[k]), NOTHING) for row in rows for k in row.shapes}
    read = [replace(row, shapes=tuple(k for k in row.shapes if texts[k].text)) for row in rows]
    kept = _one_size([_sized(paths, row, texts) for row in read if row.shapes and _is_text(paths, row, texts)])
    ends = [cell_ends(paths, row, _known(row, texts)) for row in kept]
    for row, (begin, end) in zip(kept, ends, strict=True):
        own = np.array(row.shapes)
        ink = paths.y1[own] - paths.y0[own] if row.down else paths.x1[own] - paths.x0[own]
        for k, width, dark in zip(row.shapes, (end - begin).tolist(), ink.tolist(), strict=True):
            texts[k] = replace(texts[k], text=fitted(texts[k].text, width / row.em, not row.solid, dark / row.em))
    parts = [_row_boxes(paths, row, begin, end) for row, (begin, end) in zip(kept, ends, strict=True)]
    shapes = np.array([k for row in kept for k in row.shapes], int)
    styles, style = _styles(paths, kept, page, weight)
    columns = [np.concatenate([part[c] for part in parts]) if parts else np.zeros(0) for c in range(5)]
    code = np.array([ord(texts[k].text[0]) if texts[k].text else 0xFFFD for k in shapes.tolist()], np.int64)
    trust = np.array([texts[k].confidence for k in shapes.tolist()])
    size = np.array([row.em for row in kept for _ in row.shapes])
    x0, y0, x1, y1, base = columns
    angle = np.zeros(len(shapes), np.int64)
    glyphs = Glyphs(code, x0, y0, x1, y1, base, size, angle, style, trust >= 0.5, styles)
    named = Named(glyphs, np.ones(len(shapes), bool), trust)
    return spread(named, [texts[k].text for k in shapes.tolist()]), shapes


def _is_text(paths: Paths, row: Row, texts: Mapping[int, Verdict]) -> bool:
    own = [texts[k] for k in row.shapes]
    sure = sum(v.confidence for v in own) / len(own)
    if all(paths.plain[k] for k in row.shapes):
        return False
    return sure >= (READ if len(own) > 2 else LONE)


def _sized(paths: Paths, row: Row, texts: Mapping[int, Verdict]) -> _Sized:
    """The row with its em measured from the characters it has."""
    own = np.array(row.shapes)
    wide, high = paths.x1[own] - paths.x0[own], paths.y1[own] - paths.y0[own]
    found = [texts[k].text for k in row.shapes]
    han = np.array(["\u4e00" <= text <= "\u9fff" for text in found])
    if han.any():
        long = np.maximum(wide, high)
        em = float(np.percentile(long[han], 85)) / INK
        at = solid_line(paths, own[han], row.down, em * INK)
        return _Sized(replace(row, em=em, at=at, solid=True), _step(paths, row, han, long, em))
    ems: list[float] = []
    for letters, share in ((_CAPITALS, CAPITAL), (_STEMS, STEM), (_LOW, LOW)):
        if letters is not _LOW or not ems:
            ems += [h / share for text, h in zip(found, high.tolist(), strict=True) if text in letters]
    if ems and not row.down:
        at = float(np.median(paths.y1[own]))
        return _Sized(replace(row, em=float(np.median(ems)), at=at, solid=False), None, len(ems) > 5)
    return _Sized(row, None)


def _step(paths: Paths, row: Row, han: np.ndarray, long: np.ndarray, em: float) -> float | None:
    """The usual step from one full character of a row to the next; None where there are too few."""
    own = np.array(row.shapes)
    middle = (paths.y0[own] + paths.y1[own]) / 2 if row.down else (paths.x0[own] + paths.x1[own]) / 2
    full = han & (long > 0.8 * long[han].max())
    steps = np.diff(middle)[full[1:] & full[:-1]]
    steps = steps[(steps > 0.9 * em) & (steps < 1.2 * em)]
    return float(np.median(steps)) if len(steps) >= 3 else None


def _one_size(sized: Sequence[_Sized]) -> list[Row]:
    """Rows of one type have one size: their ink tells the type, and the shortest usual step in it the size."""
    left = [one for one in sized if one.step is not None or one.letters]
    types: list[tuple[float, float]] = []
    while left:
        ems = np.array([one.row.em for one in left])
        weight = np.array([len(one.row.shapes) for one in left])
        near = np.abs(ems[:, None] / ems[None, :] - 1) <= ALIKE
        own = near[:, int((near * weight[:, None]).sum(axis=0).argmax())]
        ink = float(np.median(np.repeat(ems[own], weight[own])))
        steps = [one.step for one, same in zip(left, own.tolist(), strict=True) if same and one.step is not None]
        # Lines are spread to their measure; the last ones of paragraphs are not.
        size = float(np.clip(np.percentile(steps, 15), 0.95 * ink, 1.04 * ink)) if steps else PLAIN * ink
        types.append((ink, round(size, 2)))
        left = [one for one, same in zip(left, own.tolist(), strict=True) if not same]
    return [replace(one.row, em=_nearest(one.row.em, types)) for one in sized]


def _nearest(em: float, types: Sequence[tuple[float, float]]) -> float:
    """The size of the type whose ink is nearest; its own where none is near."""
    ink, size = min(types, key=lambda one: abs(one[0] - em), default=(em, em))
    return size if abs(ink / em - 1) <= NEAR else round(em, 2)


def _known(row: Row, texts: Mapping[int, Verdict]) -> Known:
    found = [texts[k].text for k in row.shapes]
    return Known(
        np.array([text.isascii() and text[:1] not in _MARKS for text in found], bool),
        np.array(["0" <= text <= "9" for text in found], bool),
        np.array(["\u4e00" <= text <= "\u9fff" for text in found], bool),
    )


def _row_boxes(paths: Paths, row: Row, begin: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, ...]:
    """x0, y0, x1, y1 and base line of a row's glyphs."""
    n = len(begin)
    if row.down:
        k, shared = np.array(row.shapes), across_cell(paths, row)
        left = np.where(shared, paths.x0[k] - 0.03 * row.em, row.at - row.em / 2)
        right = np.where(shared, paths.x1[k] + 0.03 * row.em, row.at + row.em / 2)
        base = np.where(shared, paths.y1[k], (begin + end) / 2 + 0.38 * row.em)
        top, foot = np.where(shared, base - 0.88 * row.em, begin), np.where(shared, base + 0.12 * row.em, end)
        return left, top, right, foot, base
    base = np.full(n, row.at)
    return begin, base - 0.88 * row.em, end, base + 0.12 * row.em, base


def _styles(paths: Paths, rows: Sequence[Row], page: Page, weight: np.ndarray) -> tuple[tuple[Style, ...], np.ndarray]:
    """One style for each row's size, weight and colour, and the style of each glyph."""
    number: dict[Style, int] = {}
    which = []
    for row in rows:
        known = weight[page.kinds.kind[np.array(row.shapes)]]
        known = known[np.isfinite(known)]
        bold = bool(len(known) and np.median(known) >= 1.0)
        for k in row.shapes:
            style = Style("", round(row.em, 1), bold, False, paths.colours[k])
            which.append(number.setdefault(style, len(number)))
    return tuple(number), np.array(which, np.int64)
