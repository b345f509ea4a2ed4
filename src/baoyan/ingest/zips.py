"""ZIPs, unpacked with care: names never lead outside, sizes are counted while unpacking and not believed."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from baoyan.config import Limits
from baoyan.errors import problem
from baoyan.model.problem import Problem

_UTF8 = 0x800
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_MOST_MEMBERS = 5000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises on damaged members; RuntimeError and NotImplementedError are its words for unknown methods."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A ZIP's files as (name in the ZIP, where it lies now), and what could not be unpacked."""

    files: tuple[tuple[str, Path], ...]
    problems: tuple[Problem, ...] = ()


def unpack(path: Path, name: str, workdir: Path, limits: Limits) -> Unpacked:
    """Unpack a ZIP into a new folder in `workdir`; each member under a plain name of ours."""
    files: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    target = Path(tempfile.mkdtemp(dir=workdir))
    room = limits.max_zip_mb << 20
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if len(members) > _MOST_MEMBERS:
                return Unpacked((), (problem("zip-damaged", name=name, detail=f"{len(members)} files"),))
            for number, member in enumerate(members):
                shown = member_name(member)
                fault = _refused(member, shown)
                where = target / f"{number:04}{PurePosixPath(shown).suffix.lower()[:8]}"
                if fault is None:
                    fault, used = _copy(archive, member, where, min(room, limits.max_file_mb << 20))
                    room -= used
                if fault is None:
                    files.append((shown, where))
                elif fault:
                    problems.append(_told(fault, shown, limits, name))
    except (*_BROKEN, OSError) as error:
        problems.append(problem("zip-damaged", name=name, detail=str(error) or type(error).__name__))
    return Unpacked(tuple(files), tuple(problems))


def member_name(member: zipfile.ZipInfo) -> str:
    """A member's name as its maker wrote it: Windows in China writes GB18030 (and some UTF-8) without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")  # how zipfile decodes names that do not say they are UTF-8
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _refused(member: zipfile.ZipInfo, name: str) -> str | None:
    """The code of the reason not to unpack a member, or None."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or PureWindowsPath(name).drive:
        return "zip-unsafe"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "zip-unsafe"
    return "zip-locked" if member.flag_bits & _ENCRYPTED else None


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: Path, most: int) -> tuple[str | None, int]:
    """Unpack one member; the code of what went wrong, and the bytes used."""
    used = 0
    try:
        with archive.open(member) as source, where.open("wb") as file:
            while chunk := source.read(_CHUNK):
                used += len(chunk)
                if used > most:
                    where.unlink()
                    return "zip-bomb", used
                file.write(chunk)
    except _BROKEN:
        where.unlink(missing_ok=True)
        return "zip-damaged", used
    return None, used


def _told(code: str, shown: str, limits: Limits, archive: str) -> Problem:
    if code == "zip-bomb":
        return problem(code, name=shown, limit=limits.max_file_mb)
    if code == "zip-damaged":
        return problem(code, name=archive, detail=shown)
    return problem(code, name=shown)
