"""Where each character of an edition's page stands in the page's truth.

Every character is mapped once, to a character that no other is mapped to: long texts first, by runs of four characters that
agree, followed over single errors. From these places come overlaps, order, paragraph ends and leaked furniture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.texts import BODY, EDITORIAL, HEADING, Found, Piece, joined, letters, plain, true_pieces

RUN = 4
FURNITURE = -1
_END = "\x00"
_COMMON = 60
"""A run of characters that stands in more places than this says nothing about which."""
_ERRORS = 3
"""Errors in succession after which a run ends."""
_SKIPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2))
"""Characters passed over in the text and in the truth at an error: replaced, added, lost."""
_INLINE = ("byline", "source", "credit")


@dataclass
class Sheet:
    """A page's truth as one string, with the article and role of each character."""

    text: str = ""
    owner: list[int] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    taken: list[bool] = field(default_factory=list)
    runs: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, owner: int, piece: Piece) -> None:
        """Write a piece behind the others."""
        start, count = len(self.text), len(piece.text) + 1
        self.text += piece.text + _END
        self.owner += [owner] * count
        self.role += [piece.role] * (count - 1) + [""]
        self.taken += [False] * (count - 1) + [True]
        self.wholes[piece.text].append(start)
        for k in range(len(piece.text) - RUN + 1):
            self.runs[piece.text[k : k + RUN]].append(start + k)

    def places(self, run: str) -> Sequence[int]:
        """Where a run of characters stands."""
        return self.runs.get(run, ())[:_COMMON]

    def place(self, text: str, favourite: int | None) -> list[int]:
        """The place of each character, -1 where it has none; the places are taken."""
        out = [-1] * len(text)
        k, last = 0, -RUN
        while k < len(text):
            found = self._whole(text, favourite) if k == 0 else []
            found = found or self._best(text, k, favourite, last)
            for at, there in found:
                out[at], self.taken[there] = there, True
            k, last = (found[-1][0] + 1, found[-1][1]) if found else (k + 1, last)
        return out

    def _whole(self, text: str, favourite: int | None) -> list[tuple[int, int]]:
        """A piece of the truth that says just this."""
        free = [p for p in self.wholes.get(text, ()) if not any(self.taken[p : p + len(text)])]
        free.sort(key=lambda p: self.owner[p] != favourite)
        return [(k, free[0] + k) for k in range(len(text))] if free else []

    def _best(self, text: str, k: int, favourite: int | None, last: int) -> list[tuple[int, int]]:
        """The longest way on from a character; the favourite article's, or one just behind the last, wins over others."""
        best: list[tuple[int, int]] = []
        most = 0.0
        for p in self.places(text[k : k + RUN]):
            way = self._follow(text, k, p)
            worth = len(way) * (1.5 if self.owner[p] == favourite else 1.0) + (2 * RUN if 0 < p - last <= RUN else 0)
            if len(way) >= RUN and worth > most:
                best, most = way, worth
        return best

    def _follow(self, text: str, k: int, p: int) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        errors = 0
        while k < len(text) and self._agree(text, k, p, 1):
            out.append((k, p))
            k, p, errors = k + 1, p + 1, 0
            while errors < _ERRORS and k < len(text) and not self._agree(text, k, p, 1):
                skip = next(((i, j) for i, j in _SKIPS if self._agree(text, k + i, p + j, 2)), None)
                if skip is None or _END in self.text[p : p + skip[1]]:
                    break
                k, p, errors = k + skip[0], p + skip[1], errors + 1
        return out

    def _agree(self, text: str, k: int, p: int, count: int) -> bool:
        """Whether the next characters are the same and still free."""
        there = self.text[p : p + count]
        return len(there) == count and text[k : k + count] == there and not any(self.taken[p : p + count])


@dataclass(frozen=True)
class Mapped:
    """A page of an edition over its truth. Rows are the truth's articles, columns those found."""

    true: Sequence[Mapping[str, Any]]
    found: Sequence[Found]
    sheet: Sheet
    places: Sequence[Sequence[Sequence[int]]]
    core: np.ndarray[Any, np.dtype[np.int64]]
    """Characters of heading and text in common."""
    shared: np.ndarray[Any, np.dtype[np.int64]]
    """All characters in common."""
    leaked: Sequence[int]
    lengths: Sequence[int]
    sizes: Sequence[int]
    """Characters of heading and text of each article of the truth; all its characters where it has neither."""
    pairs: Mapping[int, int]

    def neutral(self, c: int) -> bool:
        """Whether a found article is mostly what is not scored: notices, advertisements, teasers, tables, furniture."""
        other = sum(int(self.shared[k, c]) for k, t in enumerate(self.true) if t["kind"] not in EDITORIAL)
        return other + self.leaked[c] > 0.5 * self.lengths[c] > 0

    def right(self, k: int) -> bool:
        """Whether an article is found whole: nine tenths of it in one that is a tenth another's at most."""
        if k not in self.pairs:
            return False
        c = self.pairs[k]
        foreign = self.lengths[c] - int(self.shared[k, c])
        return bool(self.core[k, c] >= 0.9 * self.sizes[k] and foreign <= 0.1 * self.lengths[c])


def map_page(page: Mapping[str, Any], found: Sequence[Found]) -> Mapped:
    """Lay what was found over the truth, and pair articles at the largest text in common."""
    found = [f for f in found if f.pieces]
    sheet = sheet_of(page)
    places = _place_all(sheet, found)
    true = page["articles"]
    sizes = [
        sum(1 for o, r in zip(sheet.owner, sheet.role, strict=True) if o == k and _core(r)) for k in range(len(true))
    ]
    whole = Counter(o for o, r in zip(sheet.owner, sheet.role, strict=True) if r)
    core, shared = (np.zeros((len(true), len(found)), dtype=np.int64) for _ in range(2))
    leaked = [0] * len(found)
    for c, own in enumerate(places):
        for p in (p for piece in own for p in piece if p >= 0):
            k = sheet.owner[p]
            if k == FURNITURE:
                leaked[c] += 1
                continue
            shared[k, c] += 1
            core[k, c] += _core(sheet.role[p]) or not sizes[k]
    rows, columns = linear_sum_assignment(-shared) if shared.size else ((), ())
    pairs = {int(r): int(c) for r, c in zip(rows, columns, strict=True) if shared[r, c]}
    lengths = [sum(map(len, own)) for own in places]
    return Mapped(
        true,
        found,
        sheet,
        places,
        core,
        shared,
        leaked,
        lengths,
        [s or max(1, whole[k]) for k, s in enumerate(sizes)],
        pairs,
    )


def _core(role: str) -> bool:
    return role in HEADING or role in BODY


def sheet_of(page: Mapping[str, Any]) -> Sheet:
    """The truth of a page: its articles, then its furniture."""
    sheet = Sheet()
    for k, article in enumerate(page["articles"]):
        for piece in true_pieces(article):
            sheet.add(k, piece)
    for text in (plain(f["text"]) for f in page.get("furniture", ())):
        if text:
            sheet.add(FURNITURE, Piece("furniture", text))
    return sheet


def _place_all(sheet: Sheet, found: Sequence[Found]) -> list[list[list[int]]]:
    """Long texts first, so that a short one does not take a place that belongs to a long one."""
    favourites = [_favourite(sheet, f) for f in found]
    texts = [[_own_text(f, p) for p in f.pieces] for f in found]
    places: list[list[list[int]]] = [[[] for _ in own] for own in texts]
    order = [(c, u) for c, own in enumerate(texts) for u in range(len(own))]
    for c, u in sorted(order, key=lambda cu: -len(found[cu[0]].pieces[cu[1]].text)):
        places[c][u] = sheet.place(texts[c][u], favourites[c])
    return places


def _own_text(f: Found, piece: Piece) -> str:
    """A piece's text; none where the article's text holds it as well, as with a byline within a paragraph."""
    inline = piece.role in _INLINE and letters(piece.text)
    return "" if inline and inline in letters(joined(f.pieces, ("body", "caption"))) else piece.text


def _favourite(sheet: Sheet, f: Found) -> int | None:
    """The article of the truth that shares most runs with a found one."""
    votes: Counter[int] = Counter()
    for piece in f.pieces:
        for k in range(0, len(piece.text) - RUN + 1, 2):
            owners = {sheet.owner[p] for p in sheet.places(piece.text[k : k + RUN])}
            if len(owners) == 1:
                votes.update(owners)
    return votes.most_common(1)[0][0] if votes else None
