"""The pages' order by what is printed on them, where the names of their files tell it badly or not at all.

A page claims a place by its number: that in its file's name where the names number the pages, else the one printed on
it; the page with the masthead claims the first. Pages without a claim fill the places that are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from baoyan.errors import problem
from baoyan.ingest.order import gaps_told, offsets
from baoyan.model.page_names import PageName
from baoyan.model.problem import Problem, Severity
from baoyan.model.source import IssueSource, PageSource

_MOST_NAMED = 4
"""Files that a message names; the rest is an ellipsis."""
_JUMP = 16
"""More places in a row left out than this (or than there are pages), and a number was misread."""

Claim = tuple[str, int]
"""A section ("" where there are none) and a number in it."""
Places = dict[int, int]
"""Where each page goes: old place to new one."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What a page prints of its place: its number, as "02" or "A6", and whether it bears the masthead."""

    label: str | None = None
    front: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """A page to be placed; one that could not be opened has no `source`, one that could not be read prints nothing."""

    number: int
    source: PageSource | None
    named: Claim | None
    printed: Claim | None
    front: bool
    read: bool

    @property
    def follows(self) -> tuple[str, int] | None:
        """The sheet before this one in its file."""
        return (self.source.path, self.source.index - 1) if self.source else None


def arranged(source: IssueSource, printed: Mapping[int, PrintedPage]) -> tuple[IssueSource, Places]:
    """The issue with its pages in their order, and the place that each old place has become.

    Args:
        source: the pages as their files' names order them.
        printed: what the pages that could be read print, by their places in `source`.
    """
    lost = _lost(source)
    items = _items(source, printed, () if source.named else lost)
    stay = {item.number: item.number for item in items}
    if not items or (source.named and all(item.named for item in items)):
        return _contradicted(source, items), stay
    places, loose = _placed(items, [_printed(items, item) for item in items])
    told_by_prints = not loose and (not source.named or (not lost and max(places.values()) <= len(items)))
    if source.named and not told_by_prints:
        places, loose = _placed(items, _claims_of_both(items), stay, lost)
    elif len({p.path for p in source.pages}) == 1:
        places, loose = (places if told_by_prints and _credible(items, places) else stay), []
    elif any(item.named for item in items) and not told_by_prints:
        places, loose = stay, []  # names that number badly are better than prints that do not tell all
    return _moved(source, places, loose, anew=told_by_prints and places != stay), places


def _lost(source: IssueSource) -> frozenset[int]:
    """The places of pages that could not be opened: problems name them."""
    places = {p.page for p in source.problems if p.page and p.severity is Severity.ERROR}
    return frozenset(places - {p.number for p in source.pages})


def _items(source: IssueSource, printed: Mapping[int, PrintedPage], lost: Iterable[int]) -> list[_Item]:
    known = {p.number: p for p in source.pages}
    items = []
    for number in sorted({*known, *lost}):
        page, print_ = known.get(number), printed.get(number, PrintedPage())
        named = _claim(page.label if page else None)
        items.append(_Item(number, page, named, _claim(print_.label), print_.front, number in printed))
    return items


def _claim(label: str | None) -> Claim | None:
    name = PageName(label) if label else None
    return (name.letter, name.number) if name and name.number else None


def _printed(items: Sequence[_Item], item: _Item) -> Claim | None:
    """What a page claims by its print: its number, or the first place."""
    if item.printed or not item.front:
        return item.printed
    return min((i.printed[0] for i in items if i.printed), default=""), 1


def _claims_of_both(items: Sequence[_Item]) -> list[Claim | None]:
    """The names' claims, and those of the prints where these count as the names do."""
    both = [i for i in items if i.named and i.printed]
    alike = sum(i.named == i.printed for i in both) * 2 >= len(both)
    return [item.named or (_printed(items, item) if alike else None) for item in items]


def _placed(
    items: Sequence[_Item],
    claims: Sequence[Claim | None],
    stay: Places | None = None,
    taken: frozenset[int] = frozenset(),
) -> tuple[Places, list[_Item]]:
    """A place for each page, and the pages whose place is a guess.

    Args:
        items: the pages.
        claims: which place each claims.
        stay: where guessed ones remain; without it they fill what is left, in their order.
        taken: places that other pages have.
    """
    places = _claimed(items, claims)
    _beside_sheets(items, places)
    loose = [item for item in items if item.number not in places]
    full = {*places.values(), *taken}
    top = max(len(items) + len(taken), *full) if full else len(items)
    holes = [place for place in range(1, top + 1) if place not in full]
    if stay and loose and (len(loose) > 1 or len(holes) > 1):
        return {**{i.number: stay[i.number] for i in loose}, **places}, loose
    places.update({item.number: hole for item, hole in zip(loose, holes, strict=False)})
    return places, loose if len(loose) > 1 or len(holes) > 1 else []


def _claimed(items: Sequence[_Item], claims: Sequence[Claim | None]) -> Places:
    """The claims as places; of two pages that claim one place, the front page has it, else the earlier one."""
    first = offsets(claim for claim in claims if claim)
    claimed = {i.number: first[claim[0]] + claim[1] for i, claim in zip(items, claims, strict=True) if claim}
    ordered = sorted(set(claimed.values()))
    widest = max(_JUMP, len(items))
    end = next((before for before, after in pairwise(ordered) if after - before > widest), max(ordered, default=0))
    places: Places = {}
    for item in sorted(items, key=lambda i: (not i.front, i.number)):
        place = claimed.get(item.number, 0)
        if 0 < place <= end and place not in places.values():
            places[item.number] = place
    return places


def _beside_sheets(items: Sequence[_Item], places: Places) -> None:
    """Sheets without a claim beside one that has its place, in the same file, where the place beside is free."""
    before = {i.number: other.number for i in items for other in items if other.source and i.follows == _sheet(other)}
    for number, other in sorted(before.items()):
        if number not in places and other in places and places[other] + 1 not in places.values():
            places[number] = places[other] + 1
    for number, other in sorted(before.items(), reverse=True):
        if other not in places and places.get(number, 1) > 1 and places[number] - 1 not in places.values():
            places[other] = places[number] - 1


def _sheet(item: _Item) -> tuple[str, int] | None:
    return (item.source.path, item.source.index) if item.source else None


def _credible(items: Sequence[_Item], places: Places) -> bool:
    """Whether prints that move the pages of one file are right: they keep its order, or number all of its pages."""
    in_file = [places[item.number] for item in items]
    claims = sum(1 for item in items if item.printed)
    keeps = all(a < b for a, b in pairwise(in_file)) and claims * 3 >= 2 * len(items)
    return keeps or max(in_file) == len(items)


def _moved(source: IssueSource, places: Places, loose: Sequence[_Item], anew: bool) -> IssueSource:
    """The issue with its pages at `places`. `anew`: where names say otherwise, they do not hold."""
    pages = [
        replace(p, number=places[p.number], label=None if anew and places[p.number] != p.number else p.label)
        for p in source.pages
    ]
    gaps = () if anew else tuple(gap for gap in source.gaps if gap.place not in places.values())
    kept = [p for p in source.problems if p.code != "page-missing" and not (anew and p.code == "page-label-twice")]
    told: list[Problem] = [replace(p, page=places.get(p.page, p.page) if p.page else None) for p in kept]
    told += gaps_told(gaps)
    named = [item.source.name for item in loose if item.source and item.read]
    if named:
        told.append(problem("page-order-guessed", names=_listed(named)))
    return replace(source, pages=tuple(sorted(pages, key=lambda p: p.number)), problems=tuple(told), gaps=gaps)


def _contradicted(source: IssueSource, items: Sequence[_Item]) -> IssueSource:
    """The issue in its files' order, with a warning where the prints of most pages give another order."""
    places = _claimed(items, [_printed(items, item) for item in items])
    claimed = [item for item in items if item.number in places]
    kept = _longest_rise([places[item.number] for item in claimed])
    # One page that disagrees among many that print nothing may be misread.
    wrong = [item for item in claimed if item.source and places[item.number] not in kept]
    if 3 * len(claimed) < 2 * len(items) or len(wrong) < (1 if len(claimed) == len(items) else 2):
        return source
    names = _listed([f"{item.source.name} ({item.printed[1] if item.printed else 1})" for item in wrong if item.source])
    return replace(source, problems=(*source.problems, problem("page-order-differs", names=names)))


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The numbers of the longest run that only rises, leaving some out."""
    best: list[tuple[int, ...]] = [()]
    for number in numbers:
        _, before = max((len(run), run) for run in best if not run or run[-1] < number)
        best.append((*before, number))
    return set(max((len(run), run) for run in best)[1])


def _listed(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))
    return ", ".join(shown[:_MOST_NAMED]) + (", …" if len(shown) > _MOST_NAMED else "")
