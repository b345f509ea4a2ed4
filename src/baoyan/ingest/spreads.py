"""Sheets that hold two pages: which they are, and which of the two comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from baoyan.ingest.names import PageName, Token
from baoyan.ingest.sheets import Sheet
from baoyan.model.geometry import Box


def is_spread(sheet: Sheet) -> bool:
    """Whether a wide sheet has an empty gutter in its middle: printed pages are never wider than high."""
    return sheet.trouble is None and sheet.gutter is True


def is_kept(sheet: Sheet) -> bool:
    """Whether a wide sheet stays one page, because text runs over its middle."""
    return sheet.trouble is None and sheet.gutter is False


def seen(sheet: Sheet, name: PageName) -> Sheet:
    """A wide picture, judged by what is seen of it and what its name says: two pages, or one.

    Lines that run downwards are those of a page on its side, if not of a vertical paper: only a name with two page
    numbers tells. A name without, over lines that run across, needs bare paper in the middle.
    """
    if sheet.seam is None:
        return sheet
    return replace(sheet, gutter=name.pair is not None or (sheet.seam.plain and not sheet.seam.vertical))


def halves(sheet: Sheet) -> tuple[Box, Box]:
    """The left and the right page of a spread."""
    clip = sheet.clip
    middle = sheet.seam.x if sheet.seam else clip.cx
    return (Box(clip.x0, clip.y0, middle, clip.y1), Box(middle, clip.y0, clip.x1, clip.y1))


def as_printed(pairs: Sequence[tuple[Token, Token]], odd_left: bool = False) -> list[tuple[Token, Token]]:
    """Each pair of page names, left page first. `odd_left`: the paper is read from the right.

    In papers read from the left, even pages are left ones; in those read from the right, odd ones. Names that put the
    same kind first on every sheet (08-01, 02-07, 06-03) are in the order of the print; names that go by the lower
    number (01-08, 02-07, 03-06) are not: then the even page is the left one, or the odd one in papers read from the right.
    """
    mixed = [p for p in pairs if p[0].number % 2 != p[1].number % 2]
    first_odd = [p[0].number % 2 for p in mixed]
    visual = not mixed or not any(first_odd) or (all(first_odd) and len(mixed) > 1)
    if visual:
        return list(pairs)
    return [(p[1], p[0]) if p in mixed and (p[0].number % 2 == 1) is not odd_left else p for p in pairs]


def labels_of_halves(
    names: Sequence[PageName], cut: Sequence[bool], odd_left: bool = False
) -> list[tuple[Token | None, Token | None]]:
    """What the left and the right page of each sheet are called; (None, None) where the names do not say.

    `names` of all sheets, and for each whether it is `cut`; `odd_left`: the paper is read from the right. A sheet
    named 02 among 01, 02, 04 holds 02 and 03.
    """
    found: list[tuple[Token | None, Token | None]] = [(None, None)] * len(names)
    paired = [i for i, name in enumerate(names) if cut[i] and name.pair]
    for i, pair in zip(paired, as_printed([p for i in paired if (p := names[i].pair)], odd_left), strict=True):
        found[i] = pair
    taken = {(n.group, n.date, n.section, n.number) for n in names}
    single = [i for i in range(len(names)) if cut[i] and i not in paired]
    if all(_has_room(names[i], taken) for i in single):
        for i in single:
            number, label = names[i].number, names[i].label
            if number is not None and label:
                digits = label[len(names[i].section) :]
                first = Token(names[i].section, digits)
                found[i] = (first, Token(names[i].section, f"{number + 1:0{len(digits)}}"))
    return found


def _has_room(name: PageName, taken: set[tuple[str, str | None, str, int | None]]) -> bool:
    if name.number is None:
        return False
    return (name.group, name.date, name.section, name.number + 1) not in taken
