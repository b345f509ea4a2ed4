"""Words of a page that belong to no article, set where they are told: mastheads, folios, imprints."""

from __future__ import annotations

from tools.press.record import PageTruth
from tools.press.stack import Item, Stack
from tools.press.typeset import Align, Frame, Line, Span, Style, atoms_of, natural_width


def width_of(text: str, style: Style) -> float:
    """Return the width of a text on one line."""
    return natural_width(atoms_of([Span(text, style)]))


def set_words(
    page: PageTruth, role: str, text: str, style: Style, x: float, y: float, width: float = 0.0, align: Align = "left"
) -> Line:
    """Set one line with its top at `y`, between `x` and `x + width`, and write it down as furniture."""
    item = Item(role, text, style, align)
    room = width or width_of(text, style) + 1.0
    Stack([item]).measure(room)
    if len(item.lines) > 1:
        raise ValueError(f"{text!r} is too long for one line of {room:.0f} points")
    line = Stack([item]).set_item(item, Frame(x, y, room, style.size), 0.0, 0.0, room)[0]
    page.furnish(role, [line])
    return line


def spread_words(page: PageTruth, parts: list[tuple[str, str]], style: Style, x: float, y: float, width: float) -> None:
    """Set several (role, text) on one line, the first flush left, the last flush right, even gaps between."""
    wide = [width_of(text, style) for _, text in parts]
    gap = (width - sum(wide)) / max(1, len(parts) - 1)
    at = x
    for (role, text), w in zip(parts, wide, strict=True):
        set_words(page, role, text, style, at, y)
        at += w + gap


def set_upright(page: PageTruth, role: str, text: str, style: Style, x: float, y: float) -> float:
    """Set one vertical line with its top left corner at (x, y), as furniture; returns its length."""
    item = Item(role, text, style, "left")
    length = natural_width(atoms_of([Span(text, style)], vertical=True)) + 1.0
    stack = Stack([item], vertical=True)
    stack.measure(length)
    page.furnish(role, stack.set_item(item, Frame(x, y, style.size, length, vertical=True), 0.0, 0.0, length))
    return length
