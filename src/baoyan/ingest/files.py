"""Which files are pages: looks into folders and ZIPs, knows files by their first bytes, says why some are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baoyan.config import Limits
from baoyan.errors import NothingFound, problem
from baoyan.ingest import pictures
from baoyan.ingest.zips import unpack
from baoyan.model.problem import Problem

_JUNK = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_PICTURES = {
    *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".webp", ".bmp", ".gif"),
    *(".jp2", ".j2k", ".jpx", ".jpf", ".heic", ".heif", ".avif", ".jxl", ".djvu", ".psd"),
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"\x00\x00\x00\x0cjP", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"AT&TFORM", "DjVu"),
    (b"8BPS", "Photoshop"),
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
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"
)
"""Pictures in the boxes of a film, by what the first box says."""
_UNREAD = frozenset({"HEIC", "JPEG XL", "DjVu", "Photoshop"})
"""Kinds of pictures that nothing here can decode."""
_DEPTH = 6
"""Folders within folders that are looked into (a folder for each section is usual)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is or should be a page, under the name that a person knows.

    `trouble`: why it cannot be read; `picture`: it is one, and not a PDF.
    """

    path: Path
    name: str
    trouble: Problem | None = None
    picture: bool = False


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
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return _BRANDS[head[8:12]]
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
    return Finding((_found(path, path.name, limits),))


def _in_folder(folder: Path, prefix: str, workdir: Path, limits: Limits) -> Finding:
    """The pages in a folder; ZIPs in it are opened only where there is nothing else."""
    names = sorted(_walk(folder))
    pages = [n for n in names if _looks_like_page(folder / n, n)]
    stems = {n.rpartition(".")[0] for n in pages if n.lower().endswith(".pdf")}
    pages = [n for n in pages if Path(n).suffix.lower() not in _PICTURES or n.rpartition(".")[0] not in stems]
    zips = [n for n in names if n.lower().endswith(".zip") and not is_junk(n)] if not pages else []
    files = [_found(folder / n, prefix + n, limits, n) for n in pages]
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
            files.append(_found(where, member, limits))
        else:
            problems.append(problem("file-skipped", name=member))
    return Finding(tuple(files), tuple(problems))


def _found(path: Path, name: str, limits: Limits, told: str = "") -> Found:
    """A file, and why it cannot be a page, before anything looks into it. `told`: its name in messages."""
    told = told or name
    try:
        size = path.stat().st_size
        kind = kind_of(path) if path.is_file() else "device"
    except OSError as error:
        return Found(path, name, _unreadable(told, error))
    if size == 0 and kind == "":
        return Found(path, name, problem("file-empty", name=told))
    if size > limits.max_file_mb << 20:
        return Found(path, name, problem("file-too-big", name=told, size=size >> 20, limit=limits.max_file_mb))
    if kind == "PDF" or kind in pictures.KINDS:
        return Found(path, name, picture=kind != "PDF")
    code = "picture-unsupported" if kind in _UNREAD else "file-not-pdf"
    return Found(path, name, problem(code, name=told, kind=kind))


def _unreadable(name: str, error: OSError) -> Problem:
    return problem("file-unreadable", name=name, detail=error.strerror or str(error))
