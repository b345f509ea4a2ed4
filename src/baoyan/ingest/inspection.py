"""Looks at many PDF files at once, and finds the sheet that makes the engine die."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from baoyan.config import Limits
from baoyan.errors import ReadingError
from baoyan.ingest.files import Found
from baoyan.ingest.pictures import Wrapped, wrap
from baoyan.ingest.sheets import Inspected, Sheet, inspect
from baoyan.model.geometry import Box

_CHUNK = 16
"""Sheets of one file looked at in one call."""

Call = tuple[Callable[..., Any], tuple[Any, ...]]


class Outcome(Protocol):
    """What became of the call at `index`."""

    @property
    def index(self) -> int:
        """Place among the calls."""
        ...

    @property
    def value(self) -> Any:
        """What the call returned."""
        ...

    @property
    def error(self) -> ReadingError | None:
        """Why it returned nothing."""
        ...


Runner = Callable[[Sequence[Call]], Iterable[Outcome]]
"""Does calls somewhere, in any order."""


def inspect_all(files: Sequence[Found], limits: Limits, run: Runner, workdir: Path) -> list[Inspected]:
    """Look at files by means of `run`: pictures wrapped into PDFs in `workdir`, files of many sheets in pieces."""
    wrapped = _wrapped(files, limits, run, workdir)
    within = [wrapped.get(i, (f, Wrapped())) for i, f in enumerate(files)]
    seen = iter(_inspected([f for f, w in within if not w.trouble], limits, run))
    return [Inspected(w.sha256, trouble=w.trouble) if w.trouble else _received(f, w, next(seen)) for f, w in within]


def _wrapped(files: Sequence[Found], limits: Limits, run: Runner, workdir: Path) -> dict[int, tuple[Found, Wrapped]]:
    """Each picture's PDF, under its place among the files."""
    places = [i for i, f in enumerate(files) if f.picture]
    folder = Path(tempfile.mkdtemp(dir=workdir)) if places else workdir
    pdfs = [folder / f"{i:04}.pdf" for i in places]
    calls: list[Call] = [
        (wrap, (files[i].path, files[i].name, pdf, limits.max_picture_mp)) for i, pdf in zip(places, pdfs, strict=True)
    ]
    found: dict[int, tuple[Found, Wrapped]] = {}
    for i, pdf, outcome in zip(places, pdfs, _ordered(run, calls), strict=True):
        fate = Wrapped(trouble=outcome.as_problem()) if isinstance(outcome, ReadingError) else outcome
        found[i] = (replace(files[i], path=pdf), fate)
    return found


def _received(file: Found, wrapped: Wrapped, seen: Inspected) -> Inspected:
    """A picture goes by its own hash, and lies in the PDF that was made of it."""
    if not file.picture:
        return seen
    return replace(seen, sha256=wrapped.sha256, path=file.path, problems=wrapped.problems)


def _inspected(files: Sequence[Found], limits: Limits, run: Runner) -> list[Inspected]:
    """Look at PDF files by means of `run`; those of many sheets in pieces."""
    seen = _ordered(run, [(inspect, (f.path, f.name, None, limits.max_page_mm)) for f in files])
    found = [s if isinstance(s, Inspected) else None for s in seen]
    lost = [i for i, s in enumerate(found) if s is None]
    again = _ordered(run, [(inspect, (files[i].path, files[i].name, (), limits.max_page_mm)) for i in lost])
    for i, counted in zip(lost, again, strict=True):
        found[i] = _after_loss(counted, seen[i])
    whole = [s for s in found if s is not None]
    todo = [(i, piece) for i, s in enumerate(whole) if not s.trouble for piece in _pieces(s, limits)]
    calls = [(inspect, (files[i].path, files[i].name, piece, limits.max_page_mm)) for i, piece in todo]
    sheets: dict[int, list[Sheet]] = {}
    alone: list[tuple[int, int]] = []
    for (i, piece), more in zip(todo, _ordered(run, calls), strict=True):
        if isinstance(more, Inspected) and not more.trouble:
            sheets.setdefault(i, []).extend(more.sheets)
        else:
            alone += [(i, index) for index in piece]
    for i, sheet in _one_by_one(files, limits, alone, run):
        sheets.setdefault(i, []).append(sheet)
    return [_with(s, sheets.get(i, [])) for i, s in enumerate(whole)]


def _ordered(run: Runner, calls: Sequence[Call]) -> list[Any]:
    """What each call returned, or the `ReadingError` that it ended with."""
    found: dict[int, Any] = {}
    if calls:
        for outcome in run(calls):
            found[outcome.index] = outcome.error or outcome.value
    return [found[i] for i in range(len(calls))]


def _after_loss(counted: Inspected | ReadingError, why: Inspected | ReadingError) -> Inspected:
    """A file of which the first sheets made the engine die: how many there are, the only one being the bad one."""
    if isinstance(counted, ReadingError):
        return Inspected(trouble=counted.as_problem())
    if counted.count == 1 and isinstance(why, ReadingError):
        return replace(counted, sheets=(_lost(0, why),))
    return counted


def _pieces(seen: Inspected, limits: Limits) -> list[range]:
    """The sheets not yet looked at, in runs; one beyond the limit, so that the excess is noticed."""
    last = min(seen.count, limits.max_pages + 1)
    return [range(start, min(start + _CHUNK, last)) for start in range(len(seen.sheets), last, _CHUNK)]


def _one_by_one(
    files: Sequence[Found], limits: Limits, sheets: Sequence[tuple[int, int]], run: Runner
) -> Iterable[tuple[int, Sheet]]:
    calls = [(inspect, (files[i].path, files[i].name, (index,), limits.max_page_mm)) for i, index in sheets]
    for (i, index), seen in zip(sheets, _ordered(run, calls), strict=True):
        if isinstance(seen, ReadingError):
            yield i, _lost(index, seen)
        elif seen.trouble:
            yield i, Sheet(index, Box(0, 0, 0, 0), trouble=seen.trouble)
        else:
            yield from ((i, sheet) for sheet in seen.sheets)


def _lost(index: int, why: ReadingError) -> Sheet:
    return Sheet(index, Box(0, 0, 0, 0), trouble=why.as_problem())


def _with(seen: Inspected, more: Sequence[Sheet]) -> Inspected:
    return replace(seen, sheets=tuple(sorted((*seen.sheets, *more), key=lambda s: s.index)))
