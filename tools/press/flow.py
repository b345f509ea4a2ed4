"""Text poured through columns: round pictures and heads, line by line, on the page's line grid."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

from tools.press.typeset import Align, Atom, Frame, Line, Span, atoms_of, fill_line, make_line

Place = tuple[int, float]  # column, v


@dataclass
class Flow:
    """A frame's columns with what stands in their way; `place` is where the next line goes."""

    frame: Frame
    columns: list[tuple[float, float]]
    leading: float
    bottom: float
    top: float = 0.0
    obstacles: list[tuple[float, float, float, float]] = field(default_factory=list)  # u0, v0, u1, v1
    narrowest: float = 55.0
    place: Place = (0, 0.0)

    def __post_init__(self) -> None:
        self.place = (0, self.top)

    def hole(self, u0: float, v0: float, u1: float, v1: float) -> None:
        """Keep text out of a logical rectangle."""
        self.obstacles.append((u0, v0, u1, v1))

    def segment(self, column: int, v: float, height: float) -> tuple[float, float] | None:
        """Return the widest free stretch of a column for a line at `v`, or None."""
        u0, u1 = self.columns[column]
        free = [(u0, u1)]
        for a, top, b, bottom in self.obstacles:
            if top < v + height - 0.01 and bottom > v + 0.01:
                free = [piece for s, e in free for piece in ((s, min(e, a)), (max(s, b), e)) if piece[1] - piece[0] > 1]
        best = max(free, key=lambda p: p[1] - p[0], default=None)
        return best if best and best[1] - best[0] >= min(self.narrowest, (u1 - u0) * 0.98) else None

    def seek(self, place: Place, height: float) -> tuple[int, float, float, float] | None:
        """Return (column, v, u0, u1) of the first free line at or after `place`."""
        column, v = place
        while column < len(self.columns):
            while v + height <= self.bottom + 0.01:
                piece = self.segment(column, v, height)
                if piece:
                    return column, v, *piece
                v = self._after(column, v, height)
            column, v = column + 1, self.top
        return None

    def keep_with_next(self, size: float) -> bool:
        """Move to the next column when only one line is left in this one; says whether two lines follow at all."""
        here = self.seek(self.place, size)
        after = here and self.seek((here[0], here[1] + self.leading), size)
        if here and after and after[0] != here[0]:
            self.place = (after[0], after[1])
        return bool(after)

    def _after(self, column: int, v: float, height: float) -> float:
        u0, u1 = self.columns[column]
        ends = [b for a, t, e, b in self.obstacles if t < v + height - 0.01 and b > v + 0.01 and a < u1 and e > u0]
        end = max(min(ends, default=v + self.leading), v + 0.5)
        steps = math.ceil((end - self.top) / self.leading - 0.01)
        return self.top + steps * self.leading


@dataclass(slots=True)
class Poured:
    """What became of one paragraph: its lines, and how many characters found room."""

    lines: list[Line]
    end: int
    whole: bool


@lru_cache(maxsize=4096)
def _parted(spans: tuple[Span, ...], vertical: bool) -> list[Atom]:
    return atoms_of(list(spans), vertical=vertical)


def pour(
    flow: Flow,
    spans: list[Span],
    *,
    indent: float = 0.0,
    align: Align = "justify",
    keep_last: float = 0.0,
    inset: float = 0.0,
    hyphenate: bool = True,
    dry: bool = False,
) -> Poured:
    """Set a paragraph from `flow.place` on; stops where room ends.

    `keep_last` points stay free at the end of the last line of all (for a turn label); a dry run measures without
    placing glyphs.
    """
    atoms = _parted(tuple(spans), flow.frame.vertical)
    size = max(s.style.size for s in spans)
    total = sum(len(s.text) for s in spans)
    lines: list[Line] = []
    while atoms:
        found = flow.seek(flow.place, size)
        if not found:
            break
        column, v, u0, u1 = found
        shift = inset + (indent if not lines else 0.0)
        is_last_slot = bool(keep_last) and not flow.seek((column, v + flow.leading), size)
        width = u1 - u0 - shift - inset - (keep_last if is_last_slot else 0.0)
        if width < size * 2:
            break
        filled = fill_line(atoms, width, hyphenate=hyphenate and not is_last_slot)
        rest = filled.rest or atoms[filled.end :]
        while rest and rest[0].kind == "space":
            rest = rest[1:]
        end = rest[0].start if rest else total
        how: Align = "left" if is_last_slot and align == "justify" else align
        if dry:
            lines.append(Line([], "", (0.0, 0.0, 0.0, 0.0), column, end))
        else:
            last = not rest
            lines.append(
                make_line(flow.frame, u0 + shift, v, width, filled.atoms, how, last=last, column=column, end=end)
            )
        flow.place = (column, v + flow.leading)
        atoms = rest
    return Poured(lines, lines[-1].end if lines else 0, not atoms)
