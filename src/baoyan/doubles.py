"""Pages that are there twice, though their files differ: the same text, or two scans of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from baoyan.errors import problem
from baoyan.model.problem import Problem
from baoyan.model.reading import TextOrigin
from baoyan.model.source import IssueSource, PageSource
from baoyan.page_work import PageResult, moved

_LEAST = 200
"""Characters from which a page can be told from others by its text."""
_GRAM, _LETTERS_GRAM = 5, 14
"""Characters that are compared together: of Chinese lines, and of lines of letters, where a language's common words and
endings make any two pages share most of their short runs."""
_SHARED, _LETTERS_SHARED = 0.6, 0.35
"""Share of the shorter text's grams in which two recognised pages agree when they are one. Two pages of one paper share
their running heads, below 0.1; two scans of one page with an error in each thirtieth character still 0.7, and 0.4 of the
longer grams."""
_REPAIRED_SHARED = 0.85
"""The same of pages whose fonts or shapes were recognised: they have hardly any errors, and papers repeat themselves."""
_WORTH = {TextOrigin.TEXT_LAYER: 3, TextOrigin.REPAIRED: 2, TextOrigin.MIXED: 1, TextOrigin.OCR: 0}


def without_doubles(source: IssueSource, results: Sequence[PageResult]) -> tuple[IssueSource, list[PageResult]]:
    """The issue with each page once: of two readings of one page the better stays, at the place of the first."""
    known = {s.number: s for s in source.pages}
    kept: list[PageResult] = []
    dropped: list[tuple[PageSource, int]] = []
    texts: list[_Text] = []
    for result in results:
        own = _Text(result)
        place = next((k for k, other in enumerate(texts) if _same(own, other)), None)
        if place is None:
            kept.append(result)
            texts.append(own)
            continue
        first = kept[place]
        number = first.layout.number
        better, worse = known[number], known.pop(result.layout.number)
        if _worth(result) > _worth(first):
            better, worse = replace(worse, number=number), better
            known[number], texts[place] = better, own
            kept[place] = moved(result, number, {number: better.label})
        dropped.append((worse, number))
    several = {s.path for s in source.pages if s.index}
    told = [_dropped(one, known[number], several) for one, number in dropped]
    # That a file left out calls itself as another does is told by then.
    problems = [p for p in source.problems if p.code != "page-label-twice" or p.page in known or p.page is None]
    pages = tuple(known[number] for number in sorted(known))
    return replace(source, pages=pages, problems=(*problems, *told)), kept


class _Text:
    """What two pages are compared by; the grams are made only where characters were recognised."""

    def __init__(self, result: PageResult) -> None:
        layout, self.origin = result.layout, result.reading.origin
        lines = [line.text for block in layout.blocks for line in block.lines]
        self.lines = sorted(lines + [item.line.text for item in layout.furniture])
        """All lines of the page in a fixed order."""
        self.bare = sum(map(len, self.lines)) < _LEAST

    @cached_property
    def grams(self) -> frozenset[str]:
        """The runs of a few characters in its lines."""
        return frozenset(
            line[k : k + size]
            for line in self.lines
            for size in (_GRAM if any("\u3040" <= char <= "\u9fff" for char in line) else _LETTERS_GRAM,)
            for k in range(max(1, len(line) - size + 1))
        )


def _same(a: _Text, b: _Text) -> bool:
    """Whether two pages are one: of exactly the same lines, or where characters were recognised nearly so.

    A page too bare to be told from another is none's double.
    """
    if a.bare or b.bare:
        return False
    if TextOrigin.TEXT_LAYER == a.origin == b.origin:
        return a.lines == b.lines
    common, least = len(a.grams & b.grams), min(len(a.grams), len(b.grams))
    if TextOrigin.OCR not in (a.origin, b.origin):
        return common >= _REPAIRED_SHARED * least
    chinese = sum(len(gram) <= _GRAM for gram in a.grams) > 0.5 * len(a.grams)
    return common >= (_SHARED if chinese else _LETTERS_SHARED) * least


def _worth(result: PageResult) -> tuple[int, float]:
    return _WORTH[result.reading.origin], result.reading.quality


def _dropped(one: PageSource, kept: PageSource, several: set[str]) -> Problem:
    """That a page is there already: of three alike, two are told beside the one that was read in the end."""
    name, original = (f"{s.name} #{s.index + 1}" if s.path in several else s.name for s in (one, kept))
    return problem("page-same-text", kept.number, name=name, original=original, other=kept.number)
