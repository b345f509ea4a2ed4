"""Writes the site's files: only those that changed, and takes away its own that are no longer wanted."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from baoyan.edition.file import write_whole
from baoyan.errors import OutputError


def digest(data: bytes) -> str:
    """A short name for a content."""
    return hashlib.sha256(data).hexdigest()[:16]


def is_plain(name: str) -> bool:
    """Whether a path below a folder goes down only.

    >>> is_plain("a/b.html"), is_plain("a/../../b"), is_plain("/a")
    (True, False, False)
    """
    return not any(part in ("", ".", "..") for part in name.split("/")) and not any(sign in name for sign in "\\\0:")


def place(root: Path, name: str) -> Path:
    """Where a file of a folder lies.

    Raises:
        OutputError: not within the folder: the name, or a link on the way, leads out of it.
    """
    path = root / name
    if not is_plain(name) or not path.resolve().is_relative_to(root.resolve()):
        raise OutputError(name=str(path), detail=LEADS_OUT)
    return path


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other builds out of a folder: each would write the archive without the other's issue.

    Raises:
        OutputError: another build is at work in it.
    """
    handle = os.open(root, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network drives know no locks
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise OutputError(name=str(root), detail=AT_WORK) from error
        yield
    finally:
        os.close(handle)


AT_WORK = "another build is at work in it; wait until that has ended"
LEADS_OUT = "it leads out of the site's folder"


@dataclass(slots=True)
class Writer:
    """A folder that is written. `known`: contents of its files as last written, by path below the folder."""

    folder: Path
    known: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def put(self, name: str, data: bytes | str) -> None:
        """Write a file, if it does not say this already.

        Raises:
            OSError: it cannot be written; an old file is untouched.
            OutputError: it would lie outside the folder.
        """
        content = data.encode("utf-8", "replace") if isinstance(data, str) else data
        self.now[name] = mark = digest(content)
        path = self.folder / name
        if self.known.get(name) == mark and path.is_file():
            return
        write_whole(place(self.folder, name), content)
        self.written.append(name)

    def keep(self, names: Iterable[str]) -> None:
        """Files written before that are still wanted as they are."""
        for name in names:
            self.now[name] = self.known.get(name, "")

    def made(self, names: Iterable[str]) -> None:
        """Files that somebody else has written just now."""
        for name in names:
            self.now[name] = ""
            self.written.append(name)

    def sweep(self) -> None:
        """Delete what was written before and was not written or kept this time; never anything else."""
        for name in self.known.keys() - self.now.keys():
            if not is_plain(name):
                continue
            path = self.folder / name
            if not path.parent.resolve().is_relative_to(self.folder.resolve()):
                continue
            with contextlib.suppress(OSError):
                path.unlink()
                self.removed.append(name)
            for above in path.parents:
                if above == self.folder:
                    break
                with contextlib.suppress(OSError):
                    above.rmdir()
