"""What a PDF file holds: how many sheets, how large, where the trimmed page lies on each, and whether it can be read.

A damaged or malicious file can make the PDF engine loop or die: callers run `inspect` where that does no harm.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from baoyan.errors import problem
from baoyan.ingest.boxes import View
from baoyan.ingest.marks import trim_by_marks
from baoyan.ingest.seam import Seam, is_picture, seam_of
from baoyan.ingest.upright import text_rotation
from baoyan.model.geometry import Box
from baoyan.model.problem import Problem

_MM = 25.4 / 72
_WRONG_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_EDGE = 0.5
"""Points by which a TrimBox must be smaller than the sheet to say anything."""
_LEAST_TRIM = 0.4
"""Least share of the sheet that a trimmed page covers; a box that says less is wrong (of one advertisement)."""
_TAIL = 4096
"""Bytes at a file's end in which its end mark must stand."""
_GUTTER = 0.012
"""Half the width of the gutter between two pages, as a share of the sheet's width: real ones are 0.018 and more; half
the gap between two columns of one page is 0.006, that between two words of a headline 0.007."""
_WIDE = 1.2
"""Width to height from which a sheet may hold two pages: single ones are 0.6 to 0.8, two together 1.25 to 1.6."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file.

    `clip`: the trimmed page in points of the sheet as shown, taken from `trim`: "box", "marks" or "sheet" (all of it).
    `gutter`: whether a wide sheet has an empty strip in its middle; None if it is not wide. `seam`: where it would be
    cut, if it is a picture. `turn`: as in `PageSource`.
    """

    index: int
    clip: Box
    trim: str = "sheet"
    gutter: bool | None = None
    seam: Seam | None = None
    strange: bool = False
    turn: int = 0
    trouble: Problem | None = None


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file's sheets, or the reason why it has none. `count` may be larger than the number of sheets looked at.

    `path`: the PDF that holds the sheets, where the file itself is a picture; `problems`: what was wrong with that.
    """

    sha256: str = ""
    count: int = 0
    sheets: tuple[Sheet, ...] = ()
    cut_off: bool = False
    trouble: Problem | None = None
    path: Path | None = None
    problems: tuple[Problem, ...] = ()


def inspect(path: Path, name: str, indexes: Iterable[int] | None = None, max_mm: float = 10_000) -> Inspected:
    """Look at a PDF file and at the sheets `indexes` of it (default: the first 8).

    Args:
        path: the file.
        name: what a person calls it, for messages.
        indexes: sheets to look at, from 0; those beyond the last are passed over. Only without any is the file hashed.
        max_mm: the longest side that a page may have.
    """
    try:
        sha256, cut_off = ("", False) if indexes else _hashed(path)
        document = pypdfium2.PdfDocument(path)
    except PdfiumError as error:
        return Inspected(trouble=_refused(path, name, error))
    except OSError as error:
        return Inspected(trouble=problem("file-unreadable", name=name, detail=error.strerror or str(error)))
    try:
        count = len(document)
        wanted = range(min(8, count)) if indexes is None else indexes
        sheets = tuple(_sheet(document, index, max_mm) for index in wanted if index < count)
    finally:
        document.close()
    return Inspected(sha256, count, sheets, cut_off)


def _refused(path: Path, name: str, error: PdfiumError) -> Problem:
    # A document without pages opens; the error told of it is then an earlier file's.
    if document := pdfium.FPDF_LoadDocument(os.fsencode(path) + b"\0", None):
        pdfium.FPDF_CloseDocument(document)
        return problem("file-no-pages", name=name)
    if error.err_code == _WRONG_PASSWORD:
        return problem("file-locked", name=name)
    detail = str(error).removeprefix("Failed to load document (PDFium: ").rstrip(").")
    return problem("file-damaged", name=name, detail=detail)


def _hashed(path: Path) -> tuple[str, bool]:
    """The file's SHA-256, and whether it lacks a PDF's end mark: then the rest of it is missing."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        tail = b""
        place = file.tell()
        while not tail and place > 0:  # some programs fill files up with zeros
            place = max(0, place - _TAIL)
            file.seek(place)
            tail = file.read(_TAIL).rstrip(b"\0\r\n\t ")
        file.seek(max(0, place + len(tail) - _TAIL))
        return digest, b"%%EOF" not in file.read(_TAIL)


def _sheet(document: Any, index: int, max_mm: float) -> Sheet:
    try:
        page = document[index]
    except PdfiumError as error:
        return Sheet(index, Box(0, 0, 0, 0), trouble=problem("page-damaged", detail=str(error).rstrip(".")))
    try:
        return _measured(page, index, max_mm)
    finally:
        page.close()


def _measured(page: Any, index: int, max_mm: float) -> Sheet:
    rotation = text_rotation(page)
    turn = 0 if rotation is None else (rotation - page.get_rotation()) % 360
    view = View.of(page, turn)
    whole = view.sheet
    if max(whole.width, whole.height) * _MM > max_mm or min(whole.width, whole.height) < 1:
        values = {"width": round(whole.width * _MM), "height": round(whole.height * _MM), "limit": round(max_mm)}
        return Sheet(index, whole, trouble=problem("page-too-large", **values))
    clip, trim, strange = _trimmed(page, view)
    wide = clip.width > _WIDE * clip.height
    if not wide:
        return Sheet(index, clip, trim, None, None, strange, turn)
    if is_picture(page, view):
        return Sheet(index, clip, trim, False, seam_of(page, view, clip), strange, turn)
    return Sheet(index, clip, trim, _empty_gutter(page, view, clip), None, strange, turn)


def _trimmed(page: Any, view: View) -> tuple[Box, str, bool]:
    """The trimmed page, what it was taken from, and whether a TrimBox was there that cannot be right."""
    whole, strange = view.sheet, False
    box = page.get_trimbox(fallback_ok=False)
    if box is not None:
        left, right = sorted((box[0], box[2]))
        bottom, top = sorted((box[1], box[3]))
        common = view.shown(left, bottom, right, top).intersection(whole)
        strange = common is None or common.area < _LEAST_TRIM * whole.area
        if common and not strange and not common.contains(whole, _EDGE):
            return common, "box", False
    # Many exporters write a TrimBox as large as the sheet: that says no more than none.
    marked = trim_by_marks(page, view)
    return (marked, "marks", False) if marked else (whole, "sheet", strange)


def _empty_gutter(page: Any, view: View, clip: Box) -> bool:
    """Whether no character stands on the middle of the sheet, from top to bottom."""
    textpage = page.get_textpage()
    try:
        half = _GUTTER * clip.width
        strip = Box(clip.cx - half, clip.y0, clip.cx + half, clip.y1)
        return not textpage.get_text_bounded(*view.user(strip)).strip()
    finally:
        textpage.close()
