"""What untrusted fonts' glyphs are: each kind looked at once, the doubtful ones again among their neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from baoyan.reading.ocr import Recogniser, recogniser
from baoyan.reading.shapes.ballots import NOTHING, SURE, Verdict, better, verdicts
from baoyan.reading.shapes.kinds import Kinds
from baoyan.reading.shapes.looks import EM, Look, Seen, from_page, seen_on, side_by_side
from baoyan.reading.shapes.marks import sign
from baoyan.reading.shapes.page import Page
from baoyan.reading.shapes.quotes import settled_quotes

ON_STRIP = 11
"""Glyphs side by side: three such rows fill a strip."""
SQUEEZE = 0.7
"""Han characters lose nothing when strips are made narrower by this."""
AROUND = 4
"""Solid characters on either side that give a doubtful one its context."""
AROUND_LETTER = 14
"""Letters on either side: some words."""
PLACES = 3
"""Places at which a doubtful kind is looked at again, and every letter."""
TRIAL = 4
"""Strips by which it is found out whether the quick network knows the page's characters."""
DIFFERENT = 0.04
"""Share of glyphs on these that both networks are sure of and disagree on, from which the quick one is not used."""
ALIKE = frozenset("己已巳日曰一—－-–―口囗O0〇○oIl1|丨．・·.•,'`ー丶丿")
"""Characters that look like others: context decides, unless the first look is all but certain."""
CERTAIN = 0.98
MOST = 0.6
"""Share of the glyphs of one name that says what the others are."""
ROUND = frozenset("O0o〇Q")
STROKES = frozenset("一—－ー―")
MARKS = frozenset("「」『』（）《》〈〉【】〔〕［］｛｝—…～：；！？()-–―·、，。．")
"""What stands turned in vertical lines."""


def read_kinds(page: Page) -> dict[int, Verdict]:
    """What each kind of glyph is: text, and how sure."""
    blank = np.array([bool(page.blank[own[0]]) for own in page.kinds.members], bool)
    solid = np.flatnonzero(~blank & ~page.kinds.latin).tolist()
    letters = np.flatnonzero(~blank & page.kinds.latin).tolist()
    bare = {kind: replace(v, text=_without_marks(v.text)) for kind, v in _letters(page, letters).items()}
    found = _solid(page, solid) | bare
    found = settled_quotes(page, _dashes(page, _signs(page, _one_mark(page.kinds, found))))
    return found | {kind: Verdict(" ", 1.0) for kind in np.flatnonzero(blank).tolist()}


def _without_marks(text: str) -> str:
    """A ligature of letters; a mark that was seen with a letter is the neighbour's."""
    bare = "".join(char for char in text if char.isalnum())
    return bare if len(text) > 1 and bare else text


def _one_mark(kinds: Kinds, found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Marks of one name that were parted, for what stood in their cells, are what most of them were seen as."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for kind, verdict in found.items():
        votes[int(kinds.name[kind])][verdict.text] += len(kinds.members[kind])
    out = dict(found)
    for kind, verdict in found.items():
        own = votes[int(kinds.name[kind])]
        text, count = own.most_common(1)[0]
        if verdict.text != text and text in MARKS and count > MOST * own.total():
            out[kind] = Verdict(text, max(verdict.confidence, SURE))
    return out


def _signs(page: Page, found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Verdicts with those in doubt that are plain geometry named by it."""
    out = dict(found)
    for kind, verdict in found.items():
        if not verdict.sure and not page.kinds.latin[kind] and verdict.text not in ROUND:
            example = page.kinds.example(kind, page.cells.size)
            text = sign(page.cells.picture(example, page.painting), EM)
            if text:
                out[kind] = Verdict(text, SURE)
    return out


def _dashes(page: Page, found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Verdicts with strokes that mostly stand two by two named as the dash that they make: the number one does not."""
    out = dict(found)
    order = page.order
    for one, verdict in found.items():
        if verdict.text in STROKES and not page.kinds.latin[one]:
            place = order.place[page.kinds.members[one]]
            pairs = np.isin(place + 1, place) | np.isin(place - 1, place)
            if pairs.mean() > 0.5:
                out[one] = replace(verdict, text="—")
    return out


def _solid(page: Page, kinds: Sequence[int]) -> dict[int, Verdict]:
    """Kinds set one to a cell: each once on strips of many; those in doubt again among their neighbours."""
    kinds = sorted(kinds, key=lambda kind: int(page.order.place[page.kinds.example(kind, page.cells.size)]))
    looks = _strips(page, kinds)
    quick, good = recogniser("tiny"), recogniser("small")
    found = _of_kinds(page, seen_on(looks, _fit(looks, quick, good), SQUEEZE))
    found = _one_mark(page.kinds, found)
    doubtful = [kind for kind in kinds if _doubtful(found[kind])] + _doubles(page.kinds, found)
    same = _same(page.kinds, found, doubtful)
    again = _again(page, sorted(same), good)
    return better(found, {kind: again[first] for first, own in same.items() if first in again for kind in own})


def _same(kinds: Kinds, found: dict[int, Verdict], doubtful: Iterable[int]) -> dict[int, list[int]]:
    """Doubtful kinds of one name that were seen as the same, under the one of them that has most glyphs."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for kind in sorted(set(doubtful)):
        groups[int(kinds.name[kind]), found[kind].text].append(kind)
    return {max(own, key=lambda kind: len(kinds.members[kind])): own for own in groups.values()}


def _strips(page: Page, kinds: Sequence[int]) -> list[Look]:
    examples = [page.kinds.example(kind, page.cells.size) for kind in kinds]
    return [
        side_by_side(examples[a : a + ON_STRIP], page.cells, page.painting) for a in range(0, len(examples), ON_STRIP)
    ]


def _fit(looks: Sequence[Look], quick: Recogniser, good: Recogniser) -> Recogniser:
    """The quick network where it knows the page's characters; it takes traditional ones for others, and is sure of it."""
    trial = looks[:: max(1, len(looks) // TRIAL)][:TRIAL]
    both = [[one for look in seen_on(trial, network, SQUEEZE) for one in look] for network in (quick, good)]
    apart = sum(a.text != b.text and b.confidence > 0.9 for a, b in zip(*both, strict=True))
    return good if apart > DIFFERENT * max(1, len(both[0])) else quick


def _of_kinds(page: Page, seen: Iterable[Sequence[Seen]]) -> dict[int, Verdict]:
    kind = page.kinds.kind
    return verdicts((int(kind[one.glyph]), one, 1.0) for look in seen for one in look if kind[one.glyph] >= 0)


def _doubtful(verdict: Verdict) -> bool:
    certain = verdict.confidence >= CERTAIN
    return not verdict.sure or len(verdict.text) != 1 or (verdict.text in ALIKE and not certain)


def _doubles(kinds: Kinds, found: dict[int, Verdict]) -> list[int]:
    """Kinds of one font that were taken for the same character, and not all with certainty."""
    named = defaultdict(list)
    for kind, verdict in found.items():
        named[int(kinds.face[kind]), verdict.text].append(kind)
    return [
        kind
        for same in named.values()
        if len({int(kinds.name[kind]) for kind in same}) > 1 and min(found[kind].confidence for kind in same) < CERTAIN
        for kind in same
    ]


def _places(page: Page, kind: int, count: int) -> list[int]:
    """Glyphs of a kind, far from one another, where most stands around them."""
    own = page.kinds.members[kind]
    few = own[np.unique(np.linspace(0, len(own) - 1, 4 * count).astype(int))]
    around = np.minimum(page.order.until[few] - page.order.first[few], 12) + 3 * (page.cells.turn[few] == 0)
    found: list[int] = few[np.argsort(-around, kind="stable")][:count].tolist()
    return found


def _again(page: Page, kinds: Sequence[int], network: Recogniser) -> dict[int, Verdict]:
    """A second look at doubtful kinds, each among its neighbours; marks of vertical lines are turned as well."""
    asked = [(kind, k) for kind in kinds for k in _places(page, kind, PLACES)]
    plain = [_among(page, k) for _, k in asked]
    found = _of_asked(asked, seen_on(plain, network, 1.0))
    down = [(kind, k) for kind, k in asked if page.order.down[k] and page.cells.turn[k] == 0 and not _han(found[kind])]
    looks = [side_by_side(page.around(k, AROUND), page.cells, page.painting, (k,)) for _, k in down]
    marks = {kind: v for kind, v in _of_asked(down, seen_on(looks, network, 1.0)).items() if v.text in MARKS}
    return better(found, marks)


def _han(verdict: Verdict) -> bool:
    return verdict.sure and "\u4e00" < verdict.text <= "\u9fff"


def _among(page: Page, k: int) -> Look:
    """A glyph with those around it: cut from the page, or laid side by side where the line goes down."""
    around = page.around(k, AROUND)
    if page.order.down[k] or page.cells.turn[k]:
        return side_by_side(around, page.cells, page.painting)
    return from_page(around, page.cells, page.painting)


def _of_asked(asked: Sequence[tuple[int, int]], seen: Sequence[Sequence[Seen]]) -> dict[int, Verdict]:
    """Verdicts on the kinds asked for, one look for each glyph asked for."""
    return verdicts(
        (kind, one, 1.0) for (kind, k), look in zip(asked, seen, strict=True) for one in look if one.glyph == k
    )


def _letters(page: Page, kinds: Sequence[int]) -> dict[int, Verdict]:
    """Kinds set into words: read in words, and what most looks say of each."""
    found: dict[int, Verdict] = {}
    for network in (recogniser("tiny"), recogniser("small")):
        left = [kind for kind in kinds if not found.get(kind, NOTHING).sure]
        seen = seen_on(_words(page, left), network, 1.0)
        found = better(found, {kind: v for kind, v in _of_words(page, seen).items() if kind in left})
    return found


def _words(page: Page, kinds: Sequence[int]) -> list[Look]:
    """Parts of lines in which each of the kinds stands some times."""
    wanted = {kind: min(PLACES, len(page.kinds.members[kind])) for kind in kinds}
    looks = []
    for kind in sorted(kinds, key=lambda kind: len(page.kinds.members[kind])):
        for k in _places(page, kind, PLACES):
            if wanted[kind] <= 0:
                break
            around = page.around(k, AROUND_LETTER)
            for other in page.kinds.kind[around].tolist():
                if other in wanted:
                    wanted[other] -= 1
            upright = not page.cells.turn[k] and not page.order.down[k]
            lay = from_page if upright else side_by_side
            looks.append(lay(around, page.cells, page.painting))
    return looks


def _of_words(page: Page, seen: Sequence[Sequence[Seen]]) -> dict[int, Verdict]:
    kind = page.kinds.kind

    def votes() -> Iterable[tuple[int, Seen, float]]:
        for look in seen:
            for place, one in enumerate(look):
                if kind[one.glyph] >= 0:
                    # What stands at the ends of a part may be cut.
                    yield int(kind[one.glyph]), one, 0.4 if place in (0, len(look) - 1) else 1.0

    return verdicts(votes())
