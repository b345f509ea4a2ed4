"""Pages in order: their numbers in the issue, and what is missing, double or mixed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from baoyan.errors import problem
from baoyan.ingest.names import PageName, natural
from baoyan.model.geometry import Box
from baoyan.model.problem import Problem

_WIDEST_GAP = 64
"""More missing pages in a row than this, and the numbers in the names are no page numbers."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One page to be: where it is and what its name says. `half`: 0 left, 1 right page of a spread."""

    path: str
    name: str
    index: int
    clip: Box
    sha256: str
    page: PageName
    half: int | None = None
    turn: int = 0
    trouble: Problem | None = None
    number: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """Sort key: by what the names say, then by place in the file."""
        return (*self.page.key, natural(self.name), self.index, self.half or 0)


def numbered(slots: Iterable[Slot]) -> list[Slot]:
    """The slots in reading order, each with its place in the issue.

    Where names number the pages, the place follows them, so that a missing page leaves its place empty: 01, 02, 12 are
    pages 1, 2 and 12. Sections follow one another: A1 to A8, then B1 is page 9.
    """
    ordered = sorted(slots, key=lambda s: s.key)
    if not _by_name(ordered):
        return [replace(slot, number=place) for place, slot in enumerate(ordered, 1)]
    offsets = _offsets(ordered)
    places: dict[int, Slot] = {}
    rest: list[Slot] = []
    for slot in ordered:
        place = offsets[slot.page.section] + (slot.page.number or 0)
        if slot.page.number is None or place in places:
            rest.append(slot)
        else:
            places[place] = replace(slot, number=place)
    last = max(places)
    return [*(places[k] for k in sorted(places)), *(replace(s, number=last + i) for i, s in enumerate(rest, 1))]


def _by_name(slots: Sequence[Slot]) -> bool:
    """Whether the names' numbers can be the places: most have one, of one issue, without wide gaps."""
    numbers = [s.page.number for s in slots if s.page.number]
    if len(numbers) * 2 <= len(slots) or len(groups(slots)) > 1:
        return False
    per_section: dict[str, list[int]] = {}
    for slot in slots:
        if slot.page.number:
            per_section.setdefault(slot.page.section, []).append(slot.page.number)
    return all(b - a <= _WIDEST_GAP for ns in per_section.values() for a, b in pairwise(sorted([0, *ns])))


def _offsets(slots: Sequence[Slot]) -> dict[str, int]:
    """What to add to a section's page numbers: nothing where they go on from those of the section before."""
    offsets: dict[str, int] = {}
    last = 0
    for section in sorted({s.page.section for s in slots}):
        numbers = [s.page.number for s in slots if s.page.section == section and s.page.number]
        offsets[section] = 0 if not numbers or min(numbers) > last else last
        last = max(last, *(offsets[section] + n for n in numbers)) if numbers else last
    return offsets


def groups(slots: Iterable[Slot]) -> list[str]:
    """The issues that the names tell apart: days, or issue numbers; a name without a day parts nothing."""
    return sorted({found for s in slots if (found := s.page.date or s.page.group)})


def places_by_labels(labels: Sequence[str | None]) -> list[int] | None:
    """The pages' places in the issue by the labels printed on them, or None where these do not number all of them."""
    parsed = [re.fullmatch(r"([A-Z]{0,2})[-–]?(\d{1,3})", label.strip().upper()) if label else None for label in labels]
    names = [PageName("", m[0], m[1], int(m[2])) for m in parsed if m]
    if len(names) < len(labels) or len({(n.section, n.number) for n in names}) < len(names):
        return None
    slots = [Slot("", "", i, Box(0, 0, 0, 0), "", name) for i, name in enumerate(names)]
    if not _by_name(slots):
        return None
    offsets = _offsets(slots)
    places = [offsets[n.section] + (n.number or 0) for n in names]
    return places if len(set(places)) == len(places) and min(places) > 0 else None


def mixed_issues(slots: Sequence[Slot]) -> Iterator[Problem]:
    """Names of more than one day, or two sets of the same pages."""
    found = groups(slots)
    if len(found) > 1:
        yield problem("issues-mixed", count=len(found), dates=", ".join(found))


def labels_twice(slots: Sequence[Slot]) -> Iterator[Problem]:
    """Two files that call themselves the same page."""
    first: dict[tuple[object, ...], Slot] = {}
    for slot in slots:
        if slot.page.number is None or slot.page.label is None:
            continue
        key = (slot.page.date, slot.page.group, slot.page.section, slot.page.number)
        if (other := first.setdefault(key, slot)) is not slot:
            values = {"name": slot.name, "other": other.name, "label": slot.page.label}
            yield problem("page-label-twice", slot.number, **values)


def missing(slots: Sequence[Slot]) -> Iterator[Problem]:
    """Gaps in the numbers of a section: 01, 02, 04."""
    sections: dict[tuple[str, str], list[Slot]] = {}
    for slot in slots:
        if slot.page.number is not None and slot.page.label:
            sections.setdefault((slot.page.date or slot.page.group, slot.page.section), []).append(slot)
    if sum(map(len, sections.values())) < 2 or not _plausible(sections.values()):
        return
    for members in sections.values():
        yield from _gaps(members)


def _plausible(sections: Iterable[Sequence[Slot]]) -> bool:
    return all(
        b - a <= _WIDEST_GAP for members in sections for a, b in pairwise(sorted({s.page.number or 0 for s in members}))
    )


def _gaps(members: Sequence[Slot]) -> Iterator[Problem]:
    by_number = {s.page.number or 0: s for s in members}
    numbers = sorted(by_number)
    leading = [0] if numbers[0] <= 4 else []  # a section may begin at any page, a paper at 1
    for before, after in pairwise([*leading, *numbers]):
        if after > before + 1:
            beside = by_number[after]
            width = len((beside.page.label or "")[len(beside.page.section) :])
            ends = [f"{beside.page.section}{n:0{width}}" for n in (before + 1, after - 1)]
            place = beside.number - (after - before - 1)
            yield problem("page-missing", max(1, place), labels="–".join(dict.fromkeys(ends)))


def order_guessed(slots: Sequence[Slot]) -> Iterator[Problem]:
    """Several files, and nothing in their names that numbers them."""
    files = Counter(s.path for s in slots)
    if len(files) > 1 and all(s.page.number is None for s in slots):
        yield problem("page-order-guessed")
