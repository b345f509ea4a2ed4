"""What an issue is made of before anything is read: files and the pages in them."""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.model.geometry import Box
from baoyan.model.problem import Problem


@dataclass(frozen=True, slots=True)
class PageSource:
    """One printed page to read: which file, which sheet in it, which part of the sheet.

    `index` is the sheet's place in the file, from 0. `clip` is the trimmed page in points of the sheet as shown
    (rotation applied, origin top-left): crop marks and slug lines lie outside. A spread gives two sources of one sheet.
    `turn`: degrees clockwise by which a sheet whose text runs sideways is turned on top of its own rotation.
    """

    path: str
    index: int
    number: int
    clip: Box
    sha256: str
    name: str
    label: str | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A page that the names of the files leave out: its place in the issue, and its label."""

    place: int
    label: str


@dataclass(frozen=True, slots=True)
class IssueSource:
    """The pages of one issue in reading order, and what was wrong with the files.

    `named`: the names of the files number the pages, as far as they do, in a way that can be believed. `gaps`: the
    pages that they leave out, of which `problems` tells.
    """

    pages: tuple[PageSource, ...]
    problems: tuple[Problem, ...] = ()
    named: bool = False
    gaps: tuple[Gap, ...] = ()
