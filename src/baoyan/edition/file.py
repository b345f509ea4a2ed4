"""The edition as a file: `baoyan-edition/1`, UTF-8 JSON, written whole or not at all."""

from __future__ import annotations

import json
import math
import os
import re
import tempfile
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import msgspec

from baoyan.errors import FormatError
from baoyan.model.edition import FORMAT, Edition

_LINE = 120
"""A value that fits in so many characters stands on one line, so that a file can be read and compared."""
_NAME, _VERSION = FORMAT.split("/")


class _Peek(msgspec.Struct):
    format: str = ""


def to_json(edition: Edition) -> bytes:
    """The edition as JSON: keys that do not apply are absent, numbers have at most two decimals.

    Raises:
        ValueError: a number in it is not finite.
    """
    return (_pretty(_plain(edition), "") + "\n").encode()


def from_json(data: bytes | str, name: str = "the file") -> Edition:
    """Read an edition; keys that this version does not know are passed over.

    Raises:
        FormatError: not JSON, not an edition, of a newer format, or a key holds the wrong kind of value.
    """
    try:
        wrong = _wrong_format(msgspec.json.decode(data, type=_Peek).format)
        if wrong is None:
            return msgspec.json.decode(data, type=Edition)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FormatError(name=name, detail=str(error)) from error
    raise FormatError(name=name, detail=wrong)


def read_file(path: Path) -> Edition:
    """Read an edition file.

    Raises:
        FormatError: as `from_json`, with the file's name.
        OSError: the file cannot be read.
    """
    return from_json(path.read_bytes(), path.name)


def is_edition(path: Path) -> bool:
    """Whether a file is an edition, of whatever version, so that another may take its place."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Peek).format
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return found.split("/")[0] == _NAME


def write_file(edition: Edition, path: Path) -> None:
    """Write an edition file, whole or not at all: a reader never sees half of one.

    Raises:
        OSError: the folder cannot be written; the old file, if any, is untouched.
    """
    write_whole(path, to_json(edition))


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in place of the file at `path` in one step (a new file beside it, then renamed).

    A link stays and the file that it leads to is written; a pipe or a device is written to, never replaced.

    Raises:
        OSError: it cannot be written; the old file, if any, is untouched.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(data)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's file mode mask (there is no way to ask for it without setting it)."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _wrong_format(found: str) -> str | None:
    """Why a file that calls itself `found` is not read here, or None when it is."""
    match = re.fullmatch(rf"{_NAME}/(\d+)", found)
    if match is None:
        return f'"format" is {found!r}, expected {FORMAT!r}'
    if match[1] == _VERSION:
        return None
    return f"it was written by another version of Baoyan ({found}); this one reads {FORMAT}: update Baoyan"


@cache
def _keys(kind: type) -> tuple[tuple[str, bool], ...]:
    """Field names, and whether the field may be left out when it holds nothing."""
    return tuple((f.name, f.default is not MISSING and f.default in (None, ())) for f in fields(kind))


_ALWAYS = {"pages", "articles", "teasers", "furniture", "problems"}


def _plain(value: object) -> object:
    """Dicts, lists, strings and numbers for JSON."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        whole = isinstance(value, Edition)
        found = {}
        for name, optional in _keys(type(value)):
            held = getattr(value, name)
            if not optional or held not in (None, ()) or (whole and name in _ALWAYS):
                found[name] = _plain(held)
        return {"format": found.pop("format"), **found} if whole else found
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> float | int:
    if not math.isfinite(value):
        message = f"an edition cannot hold the number {value}: a box or a confidence was computed wrongly"
        raise ValueError(message)
    short = round(value, 2)
    return int(short) if short.is_integer() else short


def _pretty(value: object, indent: str) -> str:
    """JSON with short values on one line and long ones indented."""
    if not isinstance(value, (dict, list)) or not value:
        return json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(k)}: {_pretty(v, inner)}" for k, v in value.items()]
        opening, closing = "{", "}"
    else:
        parts = [_pretty(v, inner) for v in value]
        opening, closing = "[", "]"
    if sum(map(len, parts)) + 2 * len(parts) <= _LINE and not any("\n" in p for p in parts):
        return opening + ", ".join(parts) + closing
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"
