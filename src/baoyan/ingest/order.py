"""Pages in order: their numbers in the issue, and what is missing, double or mixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from baoyan.errors import problem
from baoyan.ingest.names import PageName, natural
from baoyan.model.geometry import Box
from baoyan.model.problem import Problem
from baoyan.model.source import Gap

_WIDEST_GAP = 64
"""More missing pages in a row than this, and the numbers in the names are no page numbers."""
_NEAR_FRONT = 4
"""Files that begin at this page or before lack the pages before it; those that begin later are a part of a paper."""


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
    first = offsets((s.page.section, s.page.number) for s in ordered if s.page.number)
    places: dict[int, Slot] = {}
    rest: list[Slot] = []
    for slot in ordered:
        place = first.get(slot.page.section, 0) + (slot.page.number or 0)
        if slot.page.number is None or place in places:
            rest.append(slot)
        else:
            places[place] = replace(slot, number=place)
    last = max(places)
    return [*(places[k] for k in sorted(places)), *(replace(s, number=last + i) for i, s in enumerate(rest, 1))]


def _by_name(slots: Sequence[Slot]) -> bool:
    """Whether the names' numbers can be the places: most have one, of one issue, from 1, without wide gaps."""
    numbers = [s.page.number for s in slots if s.page.number]
    if len(numbers) * 2 <= len(slots) or len(groups(slots)) > 1 or any(s.page.number == 0 for s in slots):
        return False
    per_section: dict[str, list[int]] = {}
    for slot in slots:
        if slot.page.number:
            per_section.setdefault(slot.page.section, []).append(slot.page.number)
    return all(b - a <= _WIDEST_GAP for ns in per_section.values() for a, b in pairwise(sorted([0, *ns])))


def offsets(pages: Iterable[tuple[str, int]]) -> dict[str, int]:
    """What to add to a section's page numbers: nothing where they go on from those of the section before.

    Args:
        pages: section and number of each page.
    """
    sections: dict[str, list[int]] = {}
    for section, number in pages:
        sections.setdefault(section, []).append(number)
    found: dict[str, int] = {}
    last = 0
    for section, numbers in sorted(sections.items()):
        found[section] = 0 if min(numbers) > last else last
        last = max(last, found[section] + max(numbers))
    return found


def trusted(slots: Sequence[Slot]) -> bool:
    """Whether the names' numbers can be believed to be those of pages: they leave out fewer than they name."""
    per_section: dict[str, set[int]] = {}
    for slot in slots:
        if slot.page.number:
            per_section.setdefault(slot.page.section, set()).add(slot.page.number)
    span = sum(max(numbers) - min(numbers) + 1 for numbers in per_section.values())
    return _by_name(slots) and 2 * sum(map(len, per_section.values())) >= span


def groups(slots: Iterable[Slot]) -> list[str]:
    """The issues that the names tell apart: days, or issue numbers; a name without a day parts nothing."""
    return sorted({found for s in slots if (found := s.page.date or s.page.group)})


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


def gaps(slots: Sequence[Slot]) -> tuple[Gap, ...]:
    """Pages left out in the numbers of a section: 03 of 01, 02, 04."""
    sections: dict[tuple[str, str], list[Slot]] = {}
    for slot in slots:
        if slot.page.number is not None and slot.page.label:
            sections.setdefault((slot.page.date or slot.page.group, slot.page.section), []).append(slot)
    if sum(map(len, sections.values())) < 2 or not _plausible(sections.values()):
        return ()
    return tuple(gap for members in sections.values() for gap in _gaps(members))


def gaps_told(missing: Sequence[Gap]) -> Iterator[Problem]:
    """A problem for each run of missing pages."""
    runs: list[list[Gap]] = []
    for gap in missing:
        if runs and gap.place == runs[-1][-1].place + 1:
            runs[-1].append(gap)
        else:
            runs.append([gap])
    for run in runs:
        labels = "–".join(dict.fromkeys((run[0].label, run[-1].label)))
        yield problem("page-missing", run[0].place, labels=labels)


def _plausible(sections: Iterable[Sequence[Slot]]) -> bool:
    return all(
        b - a <= _WIDEST_GAP for members in sections for a, b in pairwise(sorted({s.page.number or 0 for s in members}))
    )


def _gaps(members: Sequence[Slot]) -> Iterator[Gap]:
    by_number = {s.page.number or 0: s for s in members}
    numbers = sorted(by_number)
    in_pairs = {end.number for s in members for end in s.page.pair or ()}  # a sheet called 02-03 and not cut
    leading = [0] if numbers[0] <= _NEAR_FRONT else []  # a section may begin at any page, a paper at 1
    for before, after in pairwise([*leading, *numbers]):
        beside = by_number[after]
        width = len((beside.page.label or "")[len(beside.page.section) :])
        for number in sorted(set(range(before + 1, after)) - in_pairs):
            yield Gap(max(1, beside.number - (after - number)), f"{beside.page.section}{number:0{width}}")
