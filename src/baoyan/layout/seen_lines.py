"""A page's lines with what their language says, and how each stands among its neighbours."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from baoyan.model.geometry import Box
from baoyan.model.printed_facts import PrintedFact, coverage, residue, scan
from baoyan.model.reading import Line, PageReading

STRONG = 0.75
"""Share of a line's characters inside facts from which the line says nothing else."""
_TRIGGER = re.compile(
    r"\d|[年月期版號号刊社报報编編责責校刊價价主出周週星]|[〇一二三四五六七八九十]元|内部|內部|免费|免費|赠阅|www|http|@|\.[A-Za-z]{2}|No|Nr|Vol|VOL|Jahrgang|day|tag\b|"
    r"[Rr]edak|Edit|edit|Lay|Design|Publish|Verlag|Heraus|Mittwoch|Sonnabend|Edition"
)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[。，！？；!?;“”「」…]|,\s|\w\.$")


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line with its place in the reading, and the facts in it. `cover`: share of its characters inside them."""

    index: int
    line: Line
    text: str
    facts: tuple[PrintedFact, ...] = ()
    cover: float = 0.0

    @property
    def box(self) -> Box:
        """The line's box."""
        return self.line.box

    @property
    def size(self) -> float:
        """The em of its characters, in points."""
        return self.line.style.size

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its facts."""
        return frozenset(fact.kind for fact in self.facts)

    @property
    def strong(self) -> bool:
        """Whether the line is made of facts and nothing else to speak of."""
        return self.cover >= STRONG

    @property
    def width_in_letters(self) -> float:
        """Its length in full-width characters: Latin letters count as half."""
        return 0.5 * (len("".join(self.text.split())) + len(_HAN.findall(self.text)))

    @property
    def sentence(self) -> bool:
        """Whether it has the punctuation of running text."""
        return bool(_SENTENCE.search(self.text))

    @property
    def sentence_outside_facts(self) -> bool:
        """Whether what stands outside its facts has the punctuation of running text."""
        return bool(re.search(r"[。，！？；!?;“”「」…]", residue(self.text, self.facts)))

    @property
    def dated(self) -> bool:
        """Whether a date with its year is in it."""
        return any(fact.kind == "date" and re.search(r"\d{4}|年", fact.value) for fact in self.facts)

    @property
    def telling(self) -> bool:
        """Whether it is made of facts, or a date with a few words beside it: "Port Elsey, Monday, May 12, 2025"."""
        if self.strong:
            return True
        if not self.dated:
            return False
        words = re.findall(r"\w", residue(self.text, self.facts))
        return not self.sentence_outside_facts and len(words) <= 40


class SeenPage:
    """All lines of a page, for the rules of furniture to look at."""

    def __init__(self, reading: PageReading) -> None:
        self.reading = reading
        self._in_text: dict[int, bool] = {}
        self.width, self.height = reading.width, reading.height
        self.lines = tuple(self._see(i, line) for i, line in enumerate(reading.lines) if line.text.strip())

    def _see(self, index: int, line: Line) -> SeenLine:
        text = line.text.strip()
        if len(text) > 160 or not self._may_be_furniture(line.box) or not _TRIGGER.search(text):
            return SeenLine(index, line, text)
        facts = scan(text)
        return SeenLine(index, line, text, facts, coverage(text, facts))

    def _may_be_furniture(self, box: Box) -> bool:
        """The upper part, the foot, the outer columns: make-up stands nowhere else, and articles need no reading."""
        across, down = box.cx / self.width, box.cy / self.height
        return down < 0.32 or down > 0.9 or across < 0.16 or across > 0.84

    @cached_property
    def body_size(self) -> float:
        """The size in which most characters are set."""
        sizes: Counter[float] = Counter()
        for seen in self.lines:
            sizes[round(seen.size * 2) / 2] += len(seen.text)
        return sizes.most_common(1)[0][0] if sizes else 9.0

    @cached_property
    def chinese(self) -> bool:
        """Whether the page is mostly Chinese."""
        text = "".join(seen.text for seen in self.lines)
        return len(_HAN.findall(text)) * 3 > len(text)

    @cached_property
    def _by_size(self) -> dict[tuple[bool, int], tuple[list[SeenLine], list[float], float]]:
        """Lines by direction and size class, in order across their direction, with their places and the highest of them."""
        classes: dict[tuple[bool, int], list[SeenLine]] = {}
        for seen in self.lines:
            classes.setdefault((seen.line.vertical, _size_class(seen.size)), []).append(seen)
        return {
            key: (group := sorted(lines, key=_place), [_place(s) for s in group], max(map(_height, group)))
            for key, lines in classes.items()
        }

    def neighbours(self, seen: SeenLine, reach: float = 0.9) -> list[SeenLine]:
        """Lines of like size and direction directly before or after this one in a run of text (within `reach` ems)."""
        around = _size_class(seen.size)
        vertical = seen.line.vertical
        # Lines are in order across their direction: only those within reach are looked at.
        place, near = _place(seen), reach * seen.size + 0.5 * _height(seen)
        found: list[SeenLine] = []
        for k in (-1, 0, 1):
            like, places, highest = self._by_size.get((vertical, around + k), ([], [], 0.0))
            far = near + 0.5 * highest
            low, high = bisect_left(places, place - far), bisect_right(places, place + far)
            found += [o for o in like[low:high] if o.index != seen.index and _runs_on(seen, o, reach)]
        return found

    def in_text(self, seen: SeenLine) -> bool:
        """Whether the line stands in a run of text: a like line with words of its own is its direct neighbour."""
        if (known := self._in_text.get(seen.index)) is None:
            found = any(not other.strong and other.width_in_letters >= 4 for other in self.neighbours(seen))
            known = self._in_text[seen.index] = found
        return known


def _place(seen: SeenLine) -> float:
    """Where a line stands across its direction: its middle."""
    return seen.box.cx if seen.line.vertical else seen.box.cy


def _height(seen: SeenLine) -> float:
    """How far a line reaches across its direction."""
    return seen.box.width if seen.line.vertical else seen.box.height


def _size_class(size: float) -> int:
    return round(math.log(max(size, 0.1)) / 0.07)


def _runs_on(a: SeenLine, b: SeenLine, reach: float) -> bool:
    if abs(a.size - b.size) > 0.06 * max(a.size, b.size):
        return False
    if a.line.vertical:
        along, gap = a.box.overlap_y(b.box), -a.box.overlap_x(b.box)
        shorter = min(a.box.height, b.box.height)
    else:
        along, gap = a.box.overlap_x(b.box), -a.box.overlap_y(b.box)
        shorter = min(a.box.width, b.box.width)
    return along > 0.5 * shorter and -0.5 * a.size < gap < reach * a.size


def gap_between(a: Box, b: Box) -> float:
    """The white between two boxes: the larger of the gaps along x and y, 0 where they touch."""
    return max(0.0, -a.overlap_x(b), -a.overlap_y(b))
