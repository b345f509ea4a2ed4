"""Characters with their places on the page: what the network saw on strips, tied to the ink it was seen in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from baoyan.reading.characters import han
from baoyan.reading.language import choose
from baoyan.reading.ocr.bullets import bullet
from baoyan.reading.ocr.cells import Column, column_of, second_looks, stretch
from baoyan.reading.ocr.readers import StripReader, strip_reader
from baoyan.reading.ocr.recogniser import Sign, Writing, recogniser
from baoyan.reading.ocr.strips import Strip
from baoyan.reading.recovery import USUAL

SQUEEZE = 0.7
"""For lines of Han: they lose nothing by it."""
TURNED = frozenset("「」『』（）()《》〈〉【】〔〕“”‘’—…－-：︰")
"""What is set on its side in a column."""
WHITE = 0.12
"""Of a line's height: white after a bullet."""
BULLET = 0.8
"""How sure a bullet told by its shape is."""
LIKE = {"☐": "□", "☑": "□"}
"""Characters of forms for the bullets that look like them."""
DASHES = frozenset("-–—一")
LONG_DASH = 1.4
"""Of a line's height: longer dashes are the double dash of Chinese."""
SAMPLE = 12
"""Lines that tell what a page is written in."""
UNLIKE = 0.02
"""The share of Han characters of the sample that the networks read differently from which the quick one is not used."""
SURE = 0.6
"""A line with a character less sure than this is read by the better network."""
FEW = 4
NOISE = 0.6
"""How sure, at least, so few characters on a strip are in the mean."""
DOUBT = 0.8
"""A cell less sure than this may be part of a word on its side."""
LYING = 0.75
"""How sure a word on its side must be."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One character on the page: its text, how sure the network is, and its ink, in pixels."""

    text: str
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float
    lying: bool = False
    """On its side, in a column."""
    choices: tuple[tuple[str, float], ...] = ()
    """What it may be and how sure the network is of each, the best first."""
    seen: str = ""
    """What it was seen as, where it was decided otherwise."""

    def decided(self, text: str) -> Mark:
        """The mark as another character; what it was seen as stays told."""
        return self if text == self.text else replace(self, text=text, seen=self.seen or self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A strip as read: its characters in order; a space is one without ink, between two others."""

    strip: Strip
    marks: tuple[Mark, ...]
    confidence: float = field(default=0.0)


def ties(strip: Strip, writing: Writing) -> Read:
    """A level strip's characters, each tied to the ink between the middles of the white around it."""
    wide = strip.ink.shape[1]
    shown = [s for s in writing.signs if s.text.strip()]
    if not shown:
        return Read(strip, ())
    columns = strip.ink.sum(axis=0).astype(float)
    middles = [(s.start + s.end) / 2 * wide for s in shown]
    cuts = _beside_quotes(columns, _cuts(columns, middles, strip.high), [s.text for s in shown], strip.high)
    marks: list[Mark] = []
    lead = _leading(strip, middles[0])
    if lead:
        cuts[0] = lead[1]
        marks.append(_tied(strip, lead[0], 0, lead[1]))
    at = 0
    for sign in writing.signs:
        if not sign.text.strip():
            if marks and marks[-1].text != " ":
                marks.append(Mark(" ", 1.0, marks[-1].x1, marks[-1].y0, marks[-1].x1, marks[-1].y1))
            continue
        marks += _single(_tied(strip, sign, cuts[at], cuts[at + 1]))
        at += 1
    return Read(strip, tuple(marks), writing.confidence)


def _single(mark: Mark) -> list[Mark]:
    """A mark of several characters as so many, each with its share of the ink."""
    count = len(mark.text)
    step = (mark.x1 - mark.x0) / count
    return [
        replace(mark, text=char, x0=mark.x0 + k * step, x1=mark.x0 + (k + 1) * step) for k, char in enumerate(mark.text)
    ]


def _leading(strip: Strip, until: float) -> tuple[Sign, int] | None:
    """A bullet before the first character read, and where it ends."""
    filled = np.flatnonzero(strip.ink[:, : max(0, int(until))].any(axis=0))
    steps = np.flatnonzero(np.diff(filled) > WHITE * strip.high)
    if not len(steps):
        return None
    end = int(filled[steps[0]]) + 1
    found = bullet(strip.ink[:, :end]) or bullet(strip.faint[:, :end])
    return (Sign(found, BULLET, 0.0, end / strip.ink.shape[1], ((found, BULLET),)), end) if found else None


def _cuts(columns: np.ndarray, middles: Sequence[float], high: int) -> list[int]:
    """Between each two characters the column with least ink, near the middle between them."""
    out = [0]
    for a, b in pairwise(middles):
        first, last = round(a), max(round(b), round(a) + 1)
        place = np.arange(first, min(last + 1, len(columns)))
        if not len(place):
            out.append(min(first, len(columns)))
            continue
        cost = columns[place] / high + 0.8 * np.abs(place - (a + b) / 2) / max(b - a, 1.0)
        out.append(max(out[-1], int(place[cost.argmin()])))
    return [*out, len(columns)]


def _beside_quotes(columns: np.ndarray, cuts: list[int], texts: Sequence[str], high: int) -> list[int]:
    """The cuts, those at quotes in the white beside them: seen far from their ink, they take part of the next character's."""
    out = list(cuts)
    for k, text in enumerate(texts):
        if text not in "“”‘’":
            continue
        filled = out[k] + np.flatnonzero(columns[out[k] : out[k + 1]])
        if not len(filled) or filled[-1] - filled[0] < 0.5 * high:
            continue
        steps = np.diff(filled)
        reach = np.abs(filled[:-1] - filled[0]) if text in "“‘" else np.abs(filled[-1] - filled[1:])
        steps = np.where(reach < 0.6 * high, steps, 0)
        at = int(steps.argmax())
        if steps[at] > 1:
            out[k + 1 if text in "“‘" else k] = int(filled[at] + filled[at + 1] + 1) // 2
    return out


def _tied(strip: Strip, sign: Sign, a: int, b: int) -> Mark:
    part = strip.ink[:, a:b]
    u, v = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if len(u):
        u0, u1, v0, v1 = a + int(u[0]), a + int(u[-1]) + 1, int(v[0]), int(v[-1]) + 1
    else:
        u0, u1, v0, v1 = a, max(b, a + 1), 0, strip.ink.shape[0]
    text = LIKE.get(sign.text, sign.text)
    if text in DASHES and u1 - u0 > LONG_DASH * strip.high:
        text = "——"
    place = (strip.u + u0, strip.v + v0, strip.u + u1, strip.v + v1)
    return Mark(text, sign.confidence, *place, choices=sign.choices if text == sign.text else ())


def read_columns(strips: Iterable[Strip], network: StripReader) -> list[Read]:
    """Vertical strips, read cell by cell."""
    columns = [c for c in map(column_of, strips) if c]
    written = network.read([c.row() for c in columns], SQUEEZE)
    cells = [_by_cell(c, w) for c, w in zip(columns, written, strict=True)]
    _look_again(columns, cells, network)
    lying = _lying(columns, cells, network)
    return [_read_column(c, found, along) for c, found, along in zip(columns, cells, lying, strict=True)]


def _look_again(columns: Sequence[Column], cells: Sequence[list[list[Sign]]], network: StripReader) -> None:
    """Read cells that may hold brackets on their side or several figures once more; changes `cells`."""
    looks = [(k, *look) for k, c in enumerate(columns) for look in second_looks(c)]
    again = network.read([look[3] for look in looks])
    for (k, cell, how, picture), found in zip(looks, again, strict=True):
        signs = _middle(found, columns[k].side / picture.shape[1])
        if _better(signs, cells[k][cell], how):
            cells[k][cell] = signs


def _lying(
    columns: Sequence[Column], cells: Sequence[list[list[Sign]]], network: StripReader
) -> list[dict[int, tuple[int, Writing]]]:
    """For each column the stretches of words and figures on their side: from the first cell of each to its last."""
    out: list[dict[int, tuple[int, Writing]]] = [{} for _ in columns]
    runs = [(k, first, last) for k, found in enumerate(cells) for first, last in _doubtful(found)]
    again = network.read([stretch(columns[k], first, last) for k, first, last in runs])
    for (k, first, last), writing in zip(runs, again, strict=True):
        text = writing.text.replace(" ", "")
        if len(text) >= 2 and text.isascii() and any(c.isalnum() for c in text) and writing.confidence > LYING:
            out[k][first] = (last, writing)
    return out


def _doubtful(cells: Sequence[Sequence[Sign]]) -> list[tuple[int, int]]:
    """Runs of cells that say nothing sure or nothing Chinese: first and last of each."""
    odd = np.array([not signs or min(s.confidence for s in signs) < DOUBT for signs in cells], bool)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], odd.astype(int), [0]])))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _by_cell(column: Column, writing: Writing) -> list[list[Sign]]:
    """The characters of a row under the cells that they were seen in."""
    out: list[list[Sign]] = [[] for _ in column.cells]
    for sign in writing.signs:
        if sign.text.strip():
            place = (sign.start + sign.end) / 2 * len(out)
            out[min(int(place), len(out) - 1)].append(sign)
    return out


def _middle(writing: Writing, edge: float) -> list[Sign]:
    """The characters between two neighbours, each of which takes `edge` of the width."""
    return [s for s in writing.signs if s.text.strip() and edge < (s.start + s.end) / 2 < 1 - edge]


def _better(signs: Sequence[Sign], before: Sequence[Sign], how: str) -> bool:
    """Whether the second look at a cell is to be believed."""
    if not signs:
        return False
    sure = min(s.confidence for s in signs)
    if how == "turned":
        return len(signs) <= 2 and all(s.text in TURNED for s in signs) and sure > 0.4
    text = "".join(s.text for s in signs)
    return len(text) >= 2 and text.isascii() and any(c.isalnum() for c in text) and sure > 0.5


def _read_column(column: Column, cells: Sequence[Sequence[Sign]], lying: dict[int, tuple[int, Writing]]) -> Read:
    marks = []
    strip = column.strip
    k = 0
    while k < len(cells):
        if k in lying:
            marks += _lying_marks(column, k, *lying[k])
            k = lying[k][0] + 1
            continue
        u0, u1, v0, v1 = column.ink(k)
        signs = cells[k] or _bullet_in(column, k)
        share = (v1 - v0) / max(len(signs), 1)
        for n, sign in enumerate(signs):
            x0 = strip.v + v0 + n * share
            place = (x0, strip.u + u0, x0 + share, strip.u + u1)
            marks.append(Mark(sign.text, sign.confidence, *place, choices=sign.choices))
        k += 1
    mean = sum(m.confidence for m in marks) / len(marks) if marks else 0.0
    return Read(strip, tuple(marks), mean)


def _bullet_in(column: Column, k: int) -> list[Sign]:
    """The bullet in a cell in which nothing was read, if there is one."""
    a, b = column.cells[k]
    found = bullet(column.strip.ink.T[a:b]) or bullet(column.strip.faint.T[a:b])
    return [Sign(found, BULLET, 0.0, 1.0, ((found, BULLET),))] if found else []


def _lying_marks(column: Column, first: int, last: int, writing: Writing) -> list[Mark]:
    """The characters of a stretch on its side, each with its share of the way down."""
    strip = column.strip
    inks = [column.ink(k) for k in range(first, last + 1)]
    u0, u1 = inks[0][0], inks[-1][1]
    v0, v1 = strip.v + min(i[2] for i in inks), strip.v + max(i[3] for i in inks)
    shown = [s for s in writing.signs if s.text.strip()]
    step = (u1 - u0) / len(shown)
    return [
        Mark(s.text, s.confidence, v0, strip.u + u0 + n * step, v1, strip.u + u0 + (n + 1) * step, True, s.choices)
        for n, s in enumerate(shown)
    ]


def read_strips(strips: Sequence[Strip], reader: str = USUAL) -> list[Read]:
    """What is written on the strips of a page; those on which there is nothing are left out.

    Args:
        strips: the strips, in any order.
        reader: the name of who reads them, as `strip_reader` knows it.
    """
    level, down = [s for s in strips if not s.vertical], [s for s in strips if s.vertical]
    if reader == USUAL:
        found = _rows(level) + read_columns(down, recogniser("small"))
    else:
        other = strip_reader(reader)
        written = other.read([s.grey for s in level])
        found = [ties(s, w) for s, w in zip(level, written, strict=True)] + read_columns(down, other)
    return [r for r in found if any(m.text.strip() for m in r.marks) and not _noise(r)]


def decided(reads: Sequence[Read]) -> list[Read]:
    """The strips of a page with their doubtful characters decided by the whole page and by their neighbours."""
    out = []
    for read, chosen in zip(reads, choose([read.marks for read in reads]), strict=True):
        marks = list(read.marks)
        for change in chosen.changes:
            marks[change.at] = marks[change.at].decided(change.chosen)
        out.append(replace(read, marks=tuple(marks)))
    return out


def _noise(read: Read) -> bool:
    """Whether what was read is more likely grain, a blot or a part of a picture: little, and all of it doubtful."""
    shown = [m for m in read.marks if m.text.strip()]
    return len(shown) <= FEW and read.confidence < NOISE


def _rows(strips: Sequence[Strip]) -> list[Read]:
    """Level strips: by the quick network, again by the better one where that was not sure.

    What most of the longest lines are written in decides how they are looked at: letters want all their width.
    """
    quick, better = recogniser("tiny"), recogniser("small")
    longest = [s.grey for s in sorted(strips, key=lambda s: -s.grey.shape[1] / s.high)[:SAMPLE]]
    seen = "".join(w.text for w in quick.read(longest, SQUEEZE))
    squeeze = SQUEEZE if 2 * sum(map(han, seen)) > len(seen) else 1.0
    if _unlike(quick.read(longest, squeeze), better.read(longest, squeeze)):
        quick = better
    written = quick.read([s.grey for s in strips], squeeze)
    if quick is better:
        return [ties(strip, writing) for strip, writing in zip(strips, written, strict=True)]
    doubtful = [k for k, w in enumerate(written) if _doubted(w)]
    again = better.read([strips[k].grey for k in doubtful], squeeze)
    for k, writing in zip(doubtful, again, strict=True):
        written[k] = writing
    return [ties(strip, writing) for strip, writing in zip(strips, written, strict=True)]


def _unlike(quick: Sequence[Writing], better: Sequence[Writing]) -> bool:
    """Whether the quick network reads a page's Han too ill: many of traditional form it does not know."""
    pairs = [(a.text, b.text) for a, b in zip(quick, better, strict=True)]
    other = sum(sum((Counter(filter(han, b)) - Counter(filter(han, a))).values()) for a, b in pairs)
    return other > UNLIKE * sum(len(b) for _, b in pairs)


def _doubted(writing: Writing) -> bool:
    """Whether the quick network's reading of a line should not stand: it doubts, or has too little to go by."""
    return len(writing.signs) <= 3 or min(s.confidence for s in writing.signs) < SURE
