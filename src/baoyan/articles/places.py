"""Pages of an issue by the names that labels and teasers call them: number, letter and number, section, "next page"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baoyan.model.layout import FurnitureLine, PageLayout
from baoyan.model.numerals import fold, parse_number
from baoyan.model.page_names import PageName, page_name, page_name_beside
from baoyan.model.printed_facts import residue, scan

NEXT, PREVIOUS = "next", "previous"
"""Targets of labels that say no name: the next page, the one before."""
_NAMING = ("page_number", "folio", "section")
_FRONT = re.compile(r"头版|頭版|封面|front(?: page)?|titel(?:seite)?|page one", re.IGNORECASE)
_BACK = re.compile(r"封底|末版|back(?: page)?|letzte(?: seite)?|rückseite", re.IGNORECASE)


class Places:
    """Where pages are, by name. Without a folio a page has the number of its place."""

    def __init__(self, layouts: Sequence[PageLayout]) -> None:
        self.numbers = sorted(layout.number for layout in layouts)
        self.names: dict[str, int] = {}
        self.sections: dict[str, list[int]] = {}
        for layout in layouts:
            for name in filter(None, (_name_in(f) for f in layout.furniture if f.kind in _NAMING)):
                if name.label:
                    self.names.setdefault(_key(name.label), layout.number)
                if name.rest:
                    self._add_section(name.rest, layout.number)
            for found in layout.furniture:
                if found.kind == "section":
                    self._add_section(found.line.text, layout.number)
        for number in self.numbers:
            self.names.setdefault(str(number), number)
        if self.numbers[:1] == [1]:
            for letter in {key[0] for key in self.names if key[:1].isalpha()}:
                self.names.setdefault(f"{letter}1", 1)

    def _add_section(self, words: str, number: int) -> None:
        pages = self.sections.setdefault(_words(words), [])
        if number not in pages:
            pages.append(number)

    def place(self, label: str | None) -> int | None:
        """The page of this name: its number in the issue. Of a section's pages the first."""
        found = self.places(label)
        return found[0] if found else None

    def places(self, label: str | None, on: int = 0) -> tuple[int, ...]:
        """All pages that a name can mean for someone who reads page `on`; none where the issue has no such page."""
        if label is None:
            return ()
        if label in (NEXT, PREVIOUS):
            wanted = on + (1 if label == NEXT else -1)
            return (wanted,) if wanted in self.numbers else ()
        named = [self.names.get(_key(label))]
        if name := page_name(label):
            named += [self.names.get(_key(name.label)), self.names.get(str(name.number))]
        if number := parse_number(re.sub(r"[第版頁页]", "", fold(label).strip())):
            named.append(self.names.get(str(number)))
        found = next((n for n in named if n is not None), None)
        return (found,) if found is not None else self._by_words(label, on)

    def _by_words(self, label: str, on: int) -> tuple[int, ...]:
        if self.numbers and _FRONT.fullmatch(label.strip()):
            return (self.numbers[0],)
        if self.numbers and _BACK.fullmatch(label.strip()):
            return (self.numbers[-1],)
        words = _words(label)
        same = self.sections.get(words) or [
            n for key, pages in self.sections.items() if _alike(key, words) for n in pages
        ]
        return tuple(n for n in sorted(same) if n != on)

    def is_section(self, text: str) -> bool:
        """Whether words are the name of a section and nothing more."""
        return _words(text) in self.sections


def _name_in(found: FurnitureLine) -> PageName | None:
    text = found.line.text
    rest = residue(text, scan(text))
    return page_name(text) or page_name_beside(text) or page_name(rest) or page_name_beside(rest)


def _key(label: str) -> str:
    """A page name without leading zeros, bars, case: "A06" and "a-6" are "A6"."""
    plain = re.sub(r"[\s\-版頁页第]", "", fold(label)).upper()
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)


def _words(text: str) -> str:
    """A section's name without what papers add to it: "要闻版", "Sports section", "Lokalteil"."""
    plain = "".join(c for c in fold(text).lower() if c.isalnum())
    return re.sub(r"(?<=..)(?:[版刊]|section|teil)$", "", plain)


def _alike(a: str, b: str) -> bool:
    """Whether one name is the other with a word more: "综合" and "综合新闻"."""
    return min(len(a), len(b)) >= 2 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a))
