"""`python -m benchmarks historic`: old vertical newspapers against their transcriptions, beside the raw engine.

Sheets are pictures (NAME.jpg) with a transcription (NAME.text.xml: paragraphs `<p>`, lines parted by `<lb/>`) in a folder
outside the repository: `$BAOYAN_CORPUS`/jingbao-1939, by default ../shared/corpus. An error is a character of the
transcription that no line has in its place, in whatever order lines come; marks are not counted, as transcribers set them
by taste. The raw engine is measured where `$BAOYAN_PEERS` names a Python with rapidocr and openvino.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.growth import read_watched
from benchmarks.machine import told
from benchmarks.mapping import Sheet
from benchmarks.recognition import raw_engine, read_lines
from benchmarks.sets import ROOT
from benchmarks.texts import Piece

FOLDER = "jingbao-1939"
GAIJI = "〓"
"""What stands for a character that has no code."""
_MARKS = re.compile(r"[\W_]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def main() -> int:
    """Print the table."""
    folder = Path(os.environ.get("BAOYAN_CORPUS") or ROOT.parent / "shared" / "corpus") / FOLDER
    sheets = sorted(folder.glob("*.text.xml"))
    if not sheets:
        print(f"Skipped: there is no {FOLDER} with transcriptions; BAOYAN_CORPUS may name the folder that holds it.")
        return 0
    print(f"{told()}\n")
    print("| sheet | characters | ours: CPU s | CER | raw engine: CPU s | CER | errors |")
    print("|---" * 7 + "|")
    for sheet in sheets:
        print(_row(sheet), flush=True)
    return 0


def _row(transcription: Path) -> str:
    name = transcription.name.removesuffix(".text.xml")
    truth = list(paragraphs(transcription.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "01.jpg"
        shutil.copyfile(transcription.with_name(f"{name}.jpg"), picture)
        seconds, _, _ = read_watched(Path(folder))
        ours, count = errors(truth, (text for (text,) in read_lines(folder)))
        python = os.environ.get("BAOYAN_PEERS")
        raw = raw_engine(python, picture) if python else None
    start = f"| {name} | {count} | {seconds:.1f} | {ours / count:.4f} |"
    if raw is None:
        return f"{start} - | - | - |"
    theirs, _ = errors(truth, raw[1])
    return f"{start} {raw[0]:.1f} | {theirs / count:.4f} | {ours / max(1, theirs):.2f} |"


def paragraphs(transcription: str) -> Iterator[str]:
    """The characters of each paragraph of a transcription, lines joined."""
    text = _COMMENT.sub("", transcription).replace("&gaiji;", GAIJI)
    for found in _PARAGRAPH.finditer(text):
        plain = letters(html.unescape(_TAG.sub("", found[1])))
        if plain:
            yield plain


def letters(text: str) -> str:
    """Letters, figures and ideographs alone."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def errors(truth: Iterable[str], lines: Iterable[str]) -> tuple[int, int]:
    """Characters of the truth that no line has, and all of them."""
    sheet = Sheet()
    for text in truth:
        sheet.add(0, Piece("body", text))
    count = sheet.taken.count(False)
    for text in sorted(map(letters, lines), key=len, reverse=True):
        if text:
            sheet.place(text, None)
    return sheet.taken.count(False), count
