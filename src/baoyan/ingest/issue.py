"""From paths to the pages of one issue."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from baoyan.config import Limits
from baoyan.errors import NothingFound, problem
from baoyan.ingest import order, runs, spreads
from baoyan.ingest.files import Found, find_files
from baoyan.ingest.inspection import Call, inspect_all
from baoyan.ingest.names import PageName, Token, page_names
from baoyan.ingest.order import Slot
from baoyan.ingest.sheets import Inspected, Sheet
from baoyan.model.geometry import Box
from baoyan.model.problem import Problem
from baoyan.model.source import IssueSource, PageSource

Inspector = Callable[[Sequence[Found], Limits, Path], Sequence[Inspected]]
"""Looks at files, with a folder for what is made of them; the pipeline gives one that does so in processes of their own."""

_MM = 25.4 / 72
_kept: list[tempfile.TemporaryDirectory[str]] = []


@dataclass(frozen=True, slots=True)
class _File:
    found: Found
    inspected: Inspected

    @property
    def path(self) -> str:
        """The PDF that holds its sheets."""
        return str(self.inspected.path or self.found.path)


def open_issue(
    paths: Sequence[Path | str],
    workdir: Path | None = None,
    *,
    limits: Limits | None = None,
    inspector: Inspector | None = None,
) -> IssueSource:
    """The pages of one issue, in order.

    Args:
        paths: page files (PDFs, pictures), folders of them, PDFs and TIFFs of many pages, ZIPs; all of one issue.
        workdir: where ZIPs are unpacked and pictures wrapped into PDFs; by default a folder that lives as long as the process.
        limits: how much to accept.
        inspector: how files are looked at; by default in this process.

    Returns:
        The pages that can be read, and a coded problem for each file and page that cannot.

    Raises:
        NothingFound: there is no file at all that should be a page. Its `problems` say what was there.
    """
    limits = limits or Limits()
    workdir = workdir or _own_workdir()
    finding = find_files([Path(p) for p in paths], workdir, limits)
    if not finding.files:
        raise NothingFound(name=", ".join(str(p) for p in paths), problems=finding.problems)
    sound = [f for f in finding.files if f.trouble is None]
    looked_at = dict(zip(sound, (inspector or inspect_here)(sound, limits, workdir), strict=True))
    files = _judged([_File(f, looked_at.get(f) or Inspected(trouble=f.trouble)) for f in finding.files])
    files, doubles = _without_doubles(files)
    slots = order.numbered(_slots(files))
    kept, too_many = slots[: limits.max_pages], slots[limits.max_pages :]
    problems = [*finding.problems, *doubles, *_told(files, kept)]
    if too_many:
        problems.append(problem("pages-too-many", count=len(slots), limit=limits.max_pages))
    pages = tuple(_source(s) for s in kept if s.trouble is None)
    return IssueSource(pages, tuple(problems), order.trusted(kept), order.gaps(kept))


def inspect_here(files: Sequence[Found], limits: Limits, workdir: Path) -> list[Inspected]:
    """Look at files in this process, one after the other."""
    return inspect_all(files, limits, _run_here, workdir)


@dataclass(frozen=True, slots=True)
class _Outcome:
    index: int
    value: Inspected
    error: None = None


def _run_here(calls: Sequence[Call]) -> Iterator[_Outcome]:
    return (_Outcome(index, function(*arguments)) for index, (function, arguments) in enumerate(calls))


def _own_workdir() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="baoyan-")
    _kept.append(folder)
    return Path(folder.name)


def _judged(files: Sequence[_File]) -> list[_File]:
    """The files with their wide pictures told to be one page or two."""
    names = page_names([f.found.name for f in files])
    sheets = [tuple(spreads.seen(s, name) for s in f.inspected.sheets) for f, name in zip(files, names, strict=True)]
    return [replace(f, inspected=replace(f.inspected, sheets=s)) for f, s in zip(files, sheets, strict=True)]


def _without_doubles(files: Sequence[_File]) -> tuple[list[_File], list[Problem]]:
    """Each file's content once, with a problem for each copy."""
    names = page_names([f.found.name for f in files])
    first: dict[str, _File] = {}
    problems = []
    for _, file in sorted(zip(names, files, strict=True), key=lambda pair: pair[0].key):
        sha256 = file.inspected.sha256
        other = first.setdefault(sha256, file) if sha256 else file
        if other is not file:
            problems.append(problem("page-duplicate", name=file.found.name, other=other.found.name))
    return [f for f in files if first.get(f.inspected.sha256, f) is f], problems


def _slots(files: Sequence[_File]) -> Iterator[Slot]:
    """The pages of all files, cut and named but not yet numbered."""
    names = page_names([f.found.name for f in files])
    cut = [len(f.inspected.sheets) == 1 and spreads.is_spread(f.inspected.sheets[0]) for f in files]
    vertical = [s.seam.vertical for c, f in zip(cut, files, strict=True) if c for s in f.inspected.sheets if s.seam]
    halves = spreads.labels_of_halves(names, cut, odd_left=2 * sum(vertical) > len(vertical))
    held = runs.labels_of_runs(names, [0 if c else _pages(f) for f, c in zip(files, cut, strict=True)])
    # A file of several pages, or a cut one, of which the names say nothing: they number files and not pages.
    unsure = any(cut[i] and halves[i] == (None, None) for i in range(len(files)))
    unsure = unsure or any(name.number and run == () for name, run in zip(names, held, strict=True))
    for file, name, ends, run in zip(files, names, halves, held, strict=True):
        if file.inspected.trouble:
            yield _slot(file, name, Sheet(0, Box(0, 0, 0, 0), trouble=file.inspected.trouble))
            continue
        several = len(file.inspected.sheets) > 1
        own = replace(name, label=None, section="", number=None) if several or unsure else _first_of_pair(name)
        labels = iter(run if run and not unsure else ends)
        for sheet in file.inspected.sheets:
            yield from _of_sheet(file, own, sheet, labels)


def _first_of_pair(name: PageName) -> PageName:
    """A sheet that is called 02-03 and stays one page is the second: the third's place stays free."""
    if name.pair and name.pair[1].number == name.pair[0].number + 1:
        return _labelled(name, name.pair[0])
    return name


def _pages(file: _File) -> int:
    """How many pages a file holds; the two of a spread are two."""
    return sum(1 + spreads.is_spread(sheet) for sheet in file.inspected.sheets)


def _of_sheet(file: _File, name: PageName, sheet: Sheet, labels: Iterator[Token | None]) -> Iterator[Slot]:
    """The one or two pages of a sheet; each takes its label from `labels`, where there are any left."""
    if not spreads.is_spread(sheet):
        yield _slot(file, _labelled(name, next(labels, None)), sheet)
        return
    for half, clip in enumerate(spreads.halves(sheet)):
        yield _slot(file, _labelled(name, next(labels, None)), replace(sheet, clip=clip), half)


def _labelled(name: PageName, token: Token | None) -> PageName:
    if token is None:
        return name
    return replace(name, label=token.label, section=token.letters or name.section, number=token.number)


def _slot(file: _File, page: PageName, sheet: Sheet, half: int | None = None) -> Slot:
    sha256 = file.inspected.sha256
    if len(file.inspected.sheets) > 1 or half is not None:
        sha256 = hashlib.sha256(f"{sha256}:{sheet.index}:{half}".encode()).hexdigest()
    path, name = file.path, file.found.name
    return Slot(path, name, sheet.index, sheet.clip, sha256, page, half, sheet.turn, sheet.trouble)


def _told(files: Sequence[_File], slots: Sequence[Slot]) -> Iterator[Problem]:
    """All problems of the pages together, and of each."""
    yield from order.mixed_issues(slots)
    yield from order.labels_twice(slots)
    yield from order.gaps_told(order.gaps(slots))
    for slot in slots:
        if slot.trouble is not None:
            yield replace(slot.trouble, page=slot.number)
    places = {(s.path, s.index): s.number for s in reversed(slots)}
    for file in files:
        yield from _of_file(file, places)


def _of_file(file: _File, places: dict[tuple[str, int], int]) -> Iterator[Problem]:
    name, path = file.found.name, file.path
    yield from (replace(p, page=places.get((path, 0))) for p in file.inspected.problems)
    sheets = [s for s in file.inspected.sheets if s.trouble is None]
    if file.inspected.cut_off and sheets:
        yield problem("file-repaired", places.get((path, 0)), name=name, pages=len(sheets))
    for sheet in sheets:
        page = places.get((path, sheet.index))
        if spreads.is_spread(sheet):
            yield problem("spread-cut", page, name=name)
        elif spreads.is_kept(sheet):
            yield problem("spread-kept", page, name=name)
        if sheet.strange:
            yield problem("page-box-strange", page)
        if sheet.trim == "marks":
            size = {"width": round(sheet.clip.width * _MM), "height": round(sheet.clip.height * _MM)}
            yield problem("page-trim-found", page, **size)


def _source(slot: Slot) -> PageSource:
    return PageSource(slot.path, slot.index, slot.number, slot.clip, slot.sha256, slot.name, slot.page.label, slot.turn)
