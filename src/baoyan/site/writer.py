"""Writes the site's files: only those that changed, and takes away its own that are no longer wanted."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from baoyan.edition.file import write_whole


def digest(data: bytes) -> str:
    """A short name for a content."""
    return hashlib.sha256(data).hexdigest()[:16]


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
        """
        content = data.encode("utf-8", "replace") if isinstance(data, str) else data
        self.now[name] = mark = digest(content)
        path = self.folder / name
        if self.known.get(name) == mark and path.is_file():
            return
        write_whole(path, content)
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
            path = self.folder / name
            with contextlib.suppress(OSError):
                path.unlink()
                self.removed.append(name)
            for above in path.parents:
                if above == self.folder:
                    break
                with contextlib.suppress(OSError):
                    above.rmdir()
