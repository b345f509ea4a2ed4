"""What can go wrong, and how it is told.

    BaoyanError                 every error that a person can do something about
    ├── SettingError            a setting is wrong                                    exit 2
    ├── InputError
    │   ├── NothingFound        no page in what was given                             exit 3
    │   └── Unreadable          pages were found, none could be read                  exit 4
    ├── ReadingError            one page cannot be read: a problem, the issue goes on
    │   ├── PageDamaged         broken PDF structure or fonts
    │   ├── PageTooLarge        beyond the limits of size
    │   ├── PageTooComplex      beyond the limits of glyphs or drawn objects
    │   └── WorkerLost          the process that read the page is gone
    │       ├── PageTimeout     it took too long
    │       ├── PageMemory      it took too much memory
    │       └── PageCrash       it died
    ├── FormatError             an edition file that is none                          exit 5
    ├── OutputError             the result cannot be written                          exit 6
    └── InternalError           a mistake of ours                                     exit 70

Each error has a code of `baoyan.codes`; so has each `Problem` of an edition. Messages and hints come from that list and
nowhere else. Exit 0 means clean, exit 1 that the edition was written but holds problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache
from pathlib import PurePath
from typing import ClassVar

from baoyan.codes import CODES, DETAILS, Code
from baoyan.model.problem import Problem, Severity

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Exit(IntEnum):
    """Exit codes of the command line, by kind of failure."""

    CLEAN = 0
    """Everything was read and no problem is told; notes of severity `info` and doubts may be there."""
    PROBLEMS = 1
    """The edition was written, with problems of severity `warning` or `error`."""
    USAGE = 2
    """A wrong option, argument or setting; nothing was done."""
    NOTHING_FOUND = 3
    """No page was found in what was given; nothing was written."""
    UNREADABLE = 4
    """Pages were found, but none could be read; an edition without pages tells why, unless a file stood in its place."""
    FORMAT = 5
    """The edition file given is not one."""
    OUTPUT = 6
    """The result could not be written."""
    INTERNAL = 70
    """A mistake in Baoyan."""
    INTERRUPTED = 130
    """Stopped from the keyboard; a later run goes on from where it was."""


class BaoyanError(Exception):
    """An error with a code, told in the reader's language by `told`. `values` fill the code's message."""

    code: str = "internal"
    exit_code: ClassVar[Exit] = Exit.INTERNAL

    def __init__(self, code: str | None = None, /, *, problems: Iterable[Problem] = (), **values: object) -> None:
        self.code = code or type(self).code
        self.values = values
        self.problems = tuple(problems)
        super().__init__(message_of(self.code, values))

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the values when an error travels between processes."""
        return (_rebuilt, (type(self), self.code, self.problems, self.values))

    def as_problem(self, page: int | None = None) -> Problem:
        """The error as a problem of an edition."""
        return problem(self.code, page, **self.values)


class SettingError(BaoyanError):
    """A setting from the environment is wrong."""

    code = "setting-wrong"
    exit_code = Exit.USAGE


class InputError(BaoyanError):
    """What was given to read cannot be read as a whole."""

    code = "input-not-found"
    exit_code = Exit.NOTHING_FOUND


class NothingFound(InputError):
    """There is no page in what was given."""

    code = "input-empty"


class Unreadable(InputError):
    """Pages were found, but none could be read."""

    code = "input-unreadable"
    exit_code = Exit.UNREADABLE


class ReadingError(BaoyanError):
    """One page cannot be read; the issue goes on without it."""

    code = "page-damaged"
    exit_code = Exit.UNREADABLE


class PageDamaged(ReadingError):
    """The page's structure or fonts are broken. Values: detail."""


class PageTooLarge(ReadingError):
    """The page is beyond the limits of size. Values: width, height, limit, in mm."""

    code = "page-too-large"


class PageTooComplex(ReadingError):
    """The page holds too much. Values: what ("glyphs", "objects"), limit."""

    code = "page-too-complex"


class WorkerLost(ReadingError):
    """The process that read the page is gone. Values: detail."""

    code = "page-crash"


class PageTimeout(WorkerLost):
    """The page took too long. Values: seconds, measure (of work, by the clock)."""

    code = "page-timeout"


class PageMemory(WorkerLost):
    """The page took too much memory. Values: limit, in MB."""

    code = "page-memory"


class PageCrash(WorkerLost):
    """The page made the reader die. Values: detail."""


class FormatError(BaoyanError, ValueError):
    """The file is not an edition. Values: name, detail."""

    code = "edition-unreadable"
    exit_code = Exit.FORMAT


class OutputError(BaoyanError):
    """The result cannot be written. Values: name, detail."""

    code = "output-unwritable"
    exit_code = Exit.OUTPUT


class InternalError(BaoyanError):
    """A mistake of ours. Values: detail."""


def problem(code: str, page: int | None = None, **values: object) -> Problem:
    """A coded problem with its message and hint in English.

    Raises:
        KeyError: the code is not in `baoyan.codes`, or a value that its message needs is not given.
    """
    entry = CODES[code]
    return Problem(code, entry.severity, entry.en.format_map(_shown(values)), page, entry.hint_en or None)


def message_of(code: str, values: Mapping[str, object], lang: str = "en") -> str:
    """The message of a code in `lang` ("en" or "zh").

    Raises:
        KeyError: as `problem`.
    """
    entry = CODES[code]
    shown = _shown(values)
    return entry.zh.format_map(_in_chinese(shown)) if lang == "zh" else entry.en.format_map(shown)


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    """Values on one line that a file can hold: names of files may have line ends, escapes, or bytes that are no text."""
    return {k: _UNSHOWN.sub(_escape, str(v)) if isinstance(v, str | PurePath) else v for k, v in values.items()}


def _escape(match: re.Match[str]) -> str:
    """A control character, or a byte that the system could not decode, as it is written in a program."""
    code = ord(match[0])
    undecoded = 0xDC80 <= code <= 0xDCFF  # "surrogateescape"
    return f"\\x{code - 0xDC00 if undecoded else code:02x}"


def _in_chinese(values: Mapping[str, object]) -> dict[str, object]:
    """Values with what engines and systems say in English put into Chinese."""
    return {name: DETAILS.get(str(value), value) for name, value in values.items()}


def told(item: Problem | BaoyanError, lang: str = "en") -> tuple[str, str | None]:
    """The message and the hint of a problem or an error in `lang`; English where there is no translation."""
    if isinstance(item, BaoyanError):
        entry = CODES[item.code]
        hint = entry.hint_zh if lang == "zh" else entry.hint_en
        return message_of(item.code, item.values, lang), hint or None
    known = CODES.get(item.code)
    if lang != "zh" or known is None:
        return item.message, item.hint
    found = _pattern(known).fullmatch(item.message)
    return (known.zh.format_map(_in_chinese(found.groupdict())) if found else item.message), known.hint_zh or item.hint


def exit_for(problems: Iterable[Problem]) -> Exit:
    """The exit code of a written edition with these problems."""
    clean = all(p.severity is Severity.INFO for p in problems)
    return Exit.CLEAN if clean else Exit.PROBLEMS


@cache
def _pattern(entry: Code) -> re.Pattern[str]:
    """The English message as a pattern: an edition keeps messages, not values, and its reader may want Chinese."""
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    # re.escape leaves letters alone and puts a backslash before braces, "!" and ":" stay as they are
    return re.compile(re.sub(r"\\\{(\w+)(?:![rs])?(?::[^}]*)?\\\}", group, re.escape(entry.en)), re.DOTALL)


def _rebuilt(
    kind: type[BaoyanError], code: str, problems: tuple[Problem, ...], values: dict[str, object]
) -> BaoyanError:
    return kind(code, problems=problems, **values)
