"""Quotation marks of letters: networks read them all as straight ones; their shapes and places say which they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import cv2
import numpy as np

from baoyan.reading.shapes.ballots import SURE, Verdict
from baoyan.reading.shapes.cells import ABOVE
from baoyan.reading.shapes.looks import EM
from baoyan.reading.shapes.page import Page

_DOUBLE, _SINGLE = '“”"〝〞＂', "‘’'`´＇"
INK = 128
"""Grey level below which a pixel is ink."""
STRAIGHT = 0.9
"""How far a straight mark's ink lies in its own mirror image; curled and slanted ones have less."""
HEAVY = 0.03
"""How far from the middle of a mark, in its heights, the weight of its ink is where it has a head and a tail."""
ASIDE = 0.12
"""Ems beside the middle of its cell at which such a mark of a vertical line stands, at least."""
APART = 0.12
"""Ems to the next ink from which a mark stands at the edge of a word."""
_PLACES = 40
_LOW_TOP = round(EM * (ABOVE - 0.25))
"""Row of a cell's picture below which marks on the base line stand."""
_TOP, _FOOT = round(EM * (ABOVE - 0.9)), round(EM * (ABOVE - 0.38))
"""Rows of a cell's picture between which such marks stand."""


def settled_quotes(page: Page, verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Verdicts with the quotation marks in fonts of letters told apart."""
    low = {kind for kind, verdict in verdicts.items() if _is_low(verdict.text) and _opens_low(page, kind, verdict.text)}
    out = {kind: replace(v, text="„") if kind in low else v for kind, v in verdicts.items()}
    for kind, verdict in verdicts.items():
        if (not page.kinds.latin[kind] and not verdict.sure) or verdict.text in _DOUBLE:
            mark = _corner_mark(page, kind)
            if mark:
                out[kind] = Verdict(mark, max(verdict.confidence, SURE))
                continue
        marks = next((marks for marks in (_DOUBLE, _SINGLE) if verdict.text and verdict.text in marks), None)
        if marks and page.kinds.latin[kind]:
            out[kind] = replace(verdict, text=_mark(page, kind, marks, bool(low)))
    return out


def _corner_mark(page: Page, kind: int) -> str | None:
    """The double quotation mark of lines that go down: two strokes in the right half of a cell open, in the left they close."""
    own = page.kinds.members[kind]
    if page.order.down[own].mean() < 0.5 or page.cells.turn[own].any():
        return None
    dark = (page.cells.picture(page.kinds.example(kind, page.cells.size), page.painting) < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    if count != 3:  # the ground is one
        return None
    a, b = sorted(stats[1:].tolist())
    level = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]) > 0.5 * max(a[3], b[3])
    left, right = a[0], b[0] + b[2]
    if not level or right - left > 0.5 * EM or max(a[3], b[3]) > 0.5 * EM:
        return None
    aside = ((left + right) / 2 - dark.shape[1] / 2) / EM
    return None if abs(aside) < ASIDE else "“" if aside > 0 else "”"


def _is_low(text: str) -> bool:
    return bool(text) and not text.strip(",„.，‚¸ ")


def _opens_low(page: Page, kind: int, text: str) -> bool:
    return "„" in text or (bool(page.kinds.latin[kind]) and _two_low(page, kind))


def _two_low(page: Page, kind: int) -> bool:
    """Whether a mark on the base line is two strokes side by side: the opening quotation mark of German."""
    picture = page.cells.picture(page.kinds.example(kind, page.cells.size), page.painting)
    low = (picture[_LOW_TOP:] < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(low)
    tall = [row for row in stats[1:].tolist() if row[3] > 0.1 * EM]
    return count >= 3 and len(tall) == 2 and abs(tall[0][1] - tall[1][1]) < 0.1 * EM


def _mark(page: Page, kind: int, marks: str, german: bool) -> str:
    """`marks`: the opening, closing and straight one; where low marks open, German closes with the opening one."""
    ink = _ink(page, kind)
    if not ink.size or float((ink & ink[:, ::-1]).sum() / ink.sum()) >= STRAIGHT:
        return marks[2]
    rows = ink.sum(axis=1)
    weight = float((rows * (np.arange(len(rows)) + 0.5)).sum() / rows.sum() / len(rows)) - 0.5
    if abs(weight) > HEAVY:
        # The head of a closing mark is above its tail.
        return marks[0] if weight > 0 else marks[1]
    return marks[0] if german or _opens(page, kind) else marks[1]


def _ink(page: Page, kind: int) -> np.ndarray:
    """Where the mark itself has ink, cut to it: above the small letters, and in all of some places. Shape (h, w)."""
    size = page.cells.size
    own = page.kinds.members[kind]
    few = own[size[own] > 0.8 * size[own].max()][:5].tolist()
    pictures = [page.cells.picture(k, page.painting)[_TOP:_FOOT] for k in few]
    width = min(picture.shape[1] for picture in pictures)
    dark = np.maximum.reduce([picture[:, :width] for picture in pictures]) < INK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return np.zeros((0, 0), bool)
    ink: np.ndarray = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return ink


def _opens(page: Page, kind: int) -> bool:
    """Whether the mark mostly stands before words."""
    score = 0
    for k in page.kinds.members[kind][:_PLACES].tolist():
        around = page.around(k, 1)
        at = around.index(k)
        before = at == 0 or page.gap(around[at - 1], k) > APART
        after = at == len(around) - 1 or page.gap(k, around[at + 1]) > APART
        score += before - after
    return score > 0
