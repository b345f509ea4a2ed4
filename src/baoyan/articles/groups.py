"""Briefs under one heading: one text of many, told apart by bullets, by small headings, or by being one sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baoyan.articles.heads import SECTION_WORDS
from baoyan.articles.paragraphs import Piece
from baoyan.articles.pieces import BULLETS
from baoyan.model.edition import PartType

_LEAD = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ’'\-]{2,}(?: [A-ZÄÖÜ’'&\-]{2,}){0,4}\s*[:—–.]")
"""Capitals and a colon at the head of a small advertisement."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One of a group: its small heading, if any, and its paragraphs."""

    heading: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    notice: bool = False


def briefs_of(pieces: Sequence[Piece], title: str, set_apart: bool, bare: bool) -> list[Brief] | None:
    """The briefs that a text under `title` consists of, or None where it is one article.

    Args:
        pieces: paragraphs and sub-headings in order.
        title: the heading over all of them; "" where there is none.
        set_apart: whether the heading stands on a panel or at the text's side.
        bare: whether the heading is a headline of a few words and no more.
    """
    if not pieces:
        return None
    bulleted = [p.rows[0].text[:1] in BULLETS if p.rows else False for p in pieces]
    named = bool(SECTION_WORDS.fullmatch(re.sub(r"[\s\u3000]", "", title)))
    section = named or set_apart
    if bulleted[0] and (section or (bare and sum(bulleted) >= 2) or (not title and sum(bulleted) == len(pieces) > 2)):
        return _parted(pieces, bulleted)
    heads = [p.type is PartType.SUBHEADING for p in pieces]
    if heads[0] and section and not heads[-1] and (named or sum(heads) >= 2):
        begins = [h and not (k and heads[k - 1]) for k, h in enumerate(heads)]
        return _parted(pieces, _without_heads(begins, heads) if named else begins)
    if _small_ads(pieces):
        return [Brief((), (p,), True) for p in pieces]
    if named and not any(heads) and all(_short(p) for p in pieces):
        return [Brief((), (p,)) for p in pieces]
    return None


def _without_heads(begins: Sequence[bool], heads: Sequence[bool]) -> list[bool]:
    """Where briefs begin, those at the end that have no heading too: after many of one paragraph, four are hardly one brief."""
    starts = [k for k, begin in enumerate(begins) if begin]
    counts = [sum(not h for h in heads[a:b]) for a, b in zip(starts, [*starts[1:], len(heads)], strict=True)]
    if len(counts) < 5 or set(counts[:-1]) != {1} or counts[-1] < 4:
        return list(begins)
    first = next(k for k in range(starts[-1], len(heads)) if not heads[k])
    return [begin or k > first for k, begin in enumerate(begins)]


def _short(piece: Piece) -> bool:
    """Whether a paragraph is no longer than a brief: a Latin word has as many letters as three or four characters say."""
    text = "".join(row.text for row in piece.rows)
    return len(text) < (450 if _mostly_latin(text) else 130)


def _mostly_latin(text: str) -> bool:
    return sum(ord(c) < 0x250 for c in text) > 0.8 * len(text)


def _parted(pieces: Sequence[Piece], begins: Sequence[bool]) -> list[Brief]:
    groups: list[list[Piece]] = []
    for piece, new in zip(pieces, begins, strict=True):
        if new or not groups:
            groups.append([])
        groups[-1].append(piece)
    out = []
    for group in groups:
        at = next((k for k, p in enumerate(group) if p.type is not PartType.SUBHEADING), len(group))
        out.append(Brief(tuple(group[:at]), tuple(group[at:])))
    return out


def _small_ads(pieces: Sequence[Piece]) -> bool:
    """Whether every paragraph opens with capitals and a colon: small advertisements."""
    led = [bool(_LEAD.match(p.rows[0].text)) for p in pieces if p.rows]
    return len(led) >= 3 and sum(led) >= 0.8 * len(led)
