"""Heads and other short pieces: a stack of items, each set in balanced lines, measured before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tools.press.canvas import Colour
from tools.press.record import Article, PageTruth
from tools.press.typeset import (
    Align,
    Atom,
    Frame,
    Line,
    Span,
    Style,
    atoms_of,
    fill_line,
    make_line,
    natural_width,
    trim,
)


@dataclass
class Item:
    """One piece of a stack."""

    role: str
    text: str
    style: Style
    align: Align = "left"
    before: float = 0.0
    leading: float = 1.25
    par: int | None = None
    balance: bool = True
    lines: list[list[Atom]] = field(default_factory=list)
    effect: str = ""
    spans: list[Span] | None = None

    def height(self) -> float:
        """Return the extent across the lines, without the space before."""
        if not self.lines:
            return 0.0
        return self.style.size * (1 + self.leading * (len(self.lines) - 1))


def break_text(atoms: list[Atom], width: float, *, hyphenate: bool = False) -> list[list[Atom]]:
    """Break atoms greedily into lines of `width`."""
    out = []
    while atoms:
        filled = fill_line(atoms, width, hyphenate=hyphenate)
        out.append(trim(filled.atoms))
        atoms = filled.rest or atoms[filled.end :]
        while atoms and atoms[0].kind == "space":
            atoms = atoms[1:]
    return out


def balanced(atoms: list[Atom], width: float) -> list[list[Atom]]:
    """Break into as few lines as fit, then even them out; a Chinese clause space is the first choice."""
    lines = break_text(atoms, width)
    if len(lines) < 2:
        return lines
    spaces = [i for i, a in enumerate(atoms) if a.kind == "space"]
    if len(lines) == 2 and spaces and not atoms[0].style.euro:
        middle = min(spaces, key=lambda i: abs(i - len(atoms) / 2))
        parts = [trim(atoms[:middle]), trim(atoms[middle:])]
        if all(p and natural_width(p) <= width for p in parts):
            return parts
    low, high = max(natural_width(atoms) / len(lines) * 0.9, 1.0), width
    for _ in range(8):
        half = (low + high) / 2
        trial = break_text(atoms, half)
        if len(trial) > len(lines) or any(natural_width(t) > half + 0.1 for t in trial):
            low = half
        else:
            high, lines = half, trial
    return lines


@dataclass
class Stack:
    """Items one under another (or, in a vertical frame, one left of another)."""

    items: list[Item]
    vertical: bool = False

    def measure(self, width: float) -> float:
        """Break every item to `width` and return the extent of the whole."""
        total = 0.0
        for item in self.items:
            atoms = atoms_of(item.spans or [Span(item.text, item.style)], vertical=self.vertical)
            item.lines = balanced(atoms, width) if item.balance else break_text(atoms, width)
            total += item.before + item.height()
        return total

    def draw(self, page: PageTruth, article: Article | None, frame: Frame, u: float, v: float, width: float) -> float:
        """Set the stack at (u, v) of a frame; returns the extent used."""
        start = v
        for item in self.items:
            v += item.before
            lines = self.set_item(item, frame, u, v, width)
            if article is None:
                page.furnish(item.role, lines)
            else:
                page.put(article, item.role, lines, item.par, item.effect)
            v += item.height()
        return v - start

    def set_item(self, item: Item, frame: Frame, u: float, v: float, width: float) -> list[Line]:
        """Set the lines of one item."""
        out = []
        for i, atoms in enumerate(item.lines):
            last = i == len(item.lines) - 1
            at = v + i * item.style.size * item.leading
            out.append(make_line(frame, u, at, width, atoms, item.align, last=last))
        return out

    def coloured(self, colour: Colour) -> Stack:
        """Return the stack in one colour (for reversed panels)."""
        items = [replace(i, style=replace(i.style, colour=colour), lines=[]) for i in self.items]
        return Stack(items, self.vertical)


def fit_item(item: Item, width: float, sizes: tuple[float, float], max_lines: int, *, vertical: bool = False) -> Item:
    """Return the item at the largest size that keeps it within `max_lines` lines of `width`."""
    low, high = sizes
    size = high
    while size > low:
        trial = replace(item, style=replace(item.style, size=size))
        atoms = atoms_of([Span(trial.text, trial.style)], vertical=vertical)
        lines = balanced(atoms, width)
        if len(lines) <= max_lines and all(natural_width(line) <= width + 0.1 for line in lines):
            return trial
        size -= max(0.5, size * 0.03)
    return replace(item, style=replace(item.style, size=low))
