"""Which folder an issue has: its paper's and its day's, and one of its own where a day has several issues.

A new reading of an issue replaces the old one, whatever became of its numbers; another issue of the same day, a morning's and
an evening's paper, must not. Two readings are of the same issue where they have pages in common, else where enough of their
texts are alike (a page may come in a better file, or be recognised anew).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from baoyan.model.edition import Edition
from baoyan.site.addresses import Register, page_hash, resemblance, sketch, text_of
from baoyan.site.records import IssueRecord
from baoyan.site.shown import key_of

_LONG = 20
"""Hashes of a sketch from which its text says something of the issue."""
_ALIKE = 0.3
_SHARE = 0.25
"""Share of the texts of the shorter reading that both must have: two issues of a day share notices and some news."""


@dataclass(frozen=True, slots=True)
class Given:
    """An edition to show, and where its pages may lie: files, folders, a ZIP, as they were read."""

    edition: Edition
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What an issue is told by."""

    pages: frozenset[str]
    texts: tuple[tuple[int, ...], ...]


def placed(given: Iterable[Given], old: Mapping[str, IssueRecord], paper: str | None) -> dict[str, Given]:
    """Editions by the folders that they belong into; of two readings of one issue the later counts.

    Args:
        given: editions to add or to replace.
        old: what the site holds, by folder.
        paper: the paper's folder, where it is not made from the title.
    """
    found: dict[str, Given] = {}
    known = {folder: _of_register(record.register) for folder, record in old.items()}
    for one in given:
        own = _of_edition(one.edition)
        first = "/".join(key_of(one.edition, paper))
        names = [first, *(f"{first}-{k}" for k in range(2, len(known) + 2))]
        same = (name for name in names if name in known and _same(own, known[name]))
        folder = next(same, None) or next(name for name in names if name not in known)
        known[folder] = own
        found[folder] = one
    return found


def _same(a: _Known, b: _Known) -> bool:
    if a.pages & b.pages:
        return True
    few, many = sorted((a.texts, b.texts), key=len)
    if not few:
        return True
    alike = sum(any(resemblance(t, other) >= _ALIKE for other in many) for t in few)
    return alike >= _SHARE * len(few)


def _of_register(register: Register) -> _Known:
    return _Known(frozenset(page_hash(key) for key in register.pages), _long(h.sketch for h in register.articles))


def _of_edition(edition: Edition) -> _Known:
    hashes = frozenset(page_hash(p.sha256) for p in edition.pages)
    return _Known(hashes, _long(sketch(text_of(a)) for a in edition.articles))


def _long(sketches: Iterable[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(s) for s in sketches if len(s) >= _LONG)
