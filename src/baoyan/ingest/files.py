"""Which files are pages: looks into folders and ZIPs, knows files by their first bytes, says why some are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baoyan.config import Limits
from baoyan.errors import NothingFound, problem
from baoyan.ingest.zips import unpack
from baoyan.model.problem import Problem

_JUNK = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".jp2", ".webp", ".bmp", ".gif"}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x00\x00\x00\x0cjP", "JPEG 2000"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_DEPTH = 6
"""Folders within folders that are looked into (a folder for each section is usual)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is or should be a page, under the name that a person knows. `trouble`: why it cannot be read."""

    path: Path
    name: str
    trouble: Problem | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """All pages' files, and what was said on the way."""

    files: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()


def find_files(paths: Sequence[Path], workdir: Path, limits: Limits) -> Finding:
    """The files of an issue's pages in `paths`: files, folders, ZIPs (unpacked into `workdir`).

    Raises:
        NothingFound: none of the paths exists.
    """
    files: list[Found] = []
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            problems.append(problem("input-not-found", name=str(path)))
            continue
        prefix = f"{path.name}/" if len(paths) > 1 and path.is_dir() else ""
        found = _in_folder(path, prefix, workdir, limits) if path.is_dir() else _one(path, workdir, limits)
        files += found.files
        problems += found.problems
    if len(problems) == len(paths) and not files and all(p.code == "input-not-found" for p in problems):
        raise NothingFound("input-not-found", name=", ".join(map(str, paths)), problems=problems)
    # A file that was given twice, by itself and in its folder, is one.
    once = {os.path.abspath(found.path): found for found in reversed(files)}  # noqa: PTH100 - links stay links
    return Finding(tuple(reversed(once.values())), tuple(problems))


def kind_of(path: Path) -> str:
    """What a file is by its first bytes: "PDF", "ZIP", "JPEG", ...; "" for 0 bytes, "text" or "data" for the rest.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(b"%PDF-"):
        return "PDF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head:  # readers allow up to 1024 bytes before the header
        return "PDF"
    if not head:
        return ""
    return "data" if b"\x00" in head else "text"


def is_junk(name: str) -> bool:
    """Files that systems leave behind: hidden ones, thumbnails, Office locks, resource forks."""
    last = name.rpartition("/")[2]
    return last.startswith((".", "~$")) or last.lower() in _JUNK or "__MACOSX" in name.split("/")


def _one(path: Path, workdir: Path, limits: Limits) -> Finding:
    """A single file that a person named: always a page, unless it is a ZIP."""
    try:
        if path.is_file() and kind_of(path) == "ZIP" and path.suffix.lower() != ".pdf":
            return _in_zip(path, path.name, workdir, limits)
    except OSError as error:
        return Finding((Found(path, path.name, _unreadable(path.name, error)),))
    return Finding((Found(path, path.name, _trouble(path, path.name, limits)),))


def _in_folder(folder: Path, prefix: str, workdir: Path, limits: Limits) -> Finding:
    """The pages in a folder; ZIPs in it are opened only where there is nothing else."""
    names = sorted(_walk(folder))
    pages = [n for n in names if _looks_like_page(folder / n, n)]
    stems = {n.rpartition(".")[0] for n in pages if n.lower().endswith(".pdf")}
    pages = [n for n in pages if Path(n).suffix.lower() not in _PICTURES or n.rpartition(".")[0] not in stems]
    zips = [n for n in names if n.lower().endswith(".zip") and not is_junk(n)] if not pages else []
    files = [Found(folder / n, prefix + n, _trouble(folder / n, n, limits)) for n in pages]
    problems = [problem("file-skipped", name=prefix + n) for n in names if n not in pages and n not in zips]
    for name in zips:
        found = _in_zip(folder / name, prefix + name, workdir, limits)
        files += found.files
        problems += found.problems
    return Finding(tuple(files), tuple(problems))


def _walk(folder: Path) -> Iterator[str]:
    """Names of all files below `folder`, relative to it; hidden folders are left out."""
    for base, folders, names in os.walk(folder):
        relative = Path(base).relative_to(folder)
        deep = len(relative.parts) >= _DEPTH
        folders[:] = [] if deep else sorted(f for f in folders if not f.startswith(".") and f != "__MACOSX")
        yield from ((relative / name).as_posix() for name in names)


def _looks_like_page(path: Path, name: str) -> bool:
    if is_junk(name):
        return False
    if not path.is_file():  # a named pipe would hang whoever opens it; a link to nothing is a page that is not there
        return path.is_symlink() and path.suffix.lower() == ".pdf" and not path.exists()
    suffix = path.suffix.lower()
    if suffix == ".pdf" or suffix in _PICTURES:
        return True
    try:
        return suffix not in (".zip", ".ai") and kind_of(path) == "PDF"
    except OSError:
        return False


def _in_zip(path: Path, name: str, workdir: Path, limits: Limits) -> Finding:
    """A ZIP's pages, judged like those of a folder but under the names in the ZIP."""
    unpacked = unpack(path, name, workdir, limits)
    problems = list(unpacked.problems)
    files = []
    for member, where in unpacked.files:
        if member.lower().endswith(".zip"):
            problems.append(problem("zip-nested", name=member))
        elif _looks_like_page(where, member):
            files.append(Found(where, member, _trouble(where, member, limits)))
        else:
            problems.append(problem("file-skipped", name=member))
    return Finding(tuple(files), tuple(problems))


def _trouble(path: Path, name: str, limits: Limits) -> Problem | None:
    """Why a file cannot be a page, before a PDF engine looks at it."""
    try:
        size = path.stat().st_size
        kind = kind_of(path) if path.is_file() else "device"
    except OSError as error:
        return _unreadable(name, error)
    if size == 0 and kind == "":
        return problem("file-empty", name=name)
    if size > limits.max_file_mb << 20:
        return problem("file-too-big", name=name, size=size >> 20, limit=limits.max_file_mb)
    if kind == "PDF":
        return None
    if path.suffix.lower() in _PICTURES:
        return problem("file-scan", name=name)
    return problem("file-not-pdf", name=name, kind=kind)


def _unreadable(name: str, error: OSError) -> Problem:
    return problem("file-unreadable", name=name, detail=error.strerror or str(error))
