"""Strips read by Tesseract, where it is asked for and installed: Fraktur and old Latin prints, scripts of its own models.

It is a program of its own (Debian: `tesseract-ocr`, and a package for each language); all strips of a page go through one
call of it.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from re import DOTALL, compile

import cv2
import numpy as np

from baoyan.errors import ReadingError, SettingError
from baoyan.reading.ocr.recogniser import Sign, Writing

PROGRAM = "tesseract"
_LINE = "7"
"""Page segmentation mode: the picture is a single line of text."""
_HEIGHT = 40
"""Pixels that a strip is brought to: its models were trained on lines 36 to 48 high."""
_EDGE = 8
"""Pixels of paper round a strip, which its models expect."""
_SECONDS = 240
_WORD = compile(r"class='ocrx_word'(.*?)(?=class='ocrx_word'|$)", DOTALL)
_SIGN = compile(r"class='ocrx_cinfo' title='x_bboxes (-?\d+) -?\d+ (-?\d+) -?\d+; x_conf ([-\d.]+)'>([^<]*)<")


def program_version() -> str:
    """What the installed program says of itself; nothing where there is none."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return next(iter((told.stdout or told.stderr).splitlines()), "")


class TesseractReader:
    """Reads strips with a model of Tesseract.

    Args:
        language: its name for the model: "frk", "Fraktur", "deu+frk", "eng", ...

    Raises:
        SettingError: Tesseract or the model is not installed.
    """

    def __init__(self, language: str = "Fraktur") -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            raise SettingError("engine-unusable", name="tesseract", detail="install the package tesseract-ocr")
        self._program, self._language = program, language
        self.name = f"tesseract {language}"
        known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
        missing = [part for part in language.split("+") if part not in known]
        if missing:
            detail = f"Tesseract has no model {missing[0]!r}; Debian's packages are called tesseract-ocr-..."
            raise SettingError("engine-unusable", name=self.name, detail=detail)

    def read(self, strips: Sequence[np.ndarray], squeeze: float = 1.0) -> list[Writing]:
        """What is written on each strip; see `Recogniser.read`. `squeeze` is passed over."""
        del squeeze
        whole = [k for k, strip in enumerate(strips) if strip.size and min(strip.shape[:2]) > 1]
        found = [Writing() for _ in strips]
        if whole:
            for k, writing in zip(whole, self._pages([_ready(strips[k]) for k in whole]), strict=True):
                found[k] = writing
        return found

    def _pages(self, pictures: Sequence[np.ndarray]) -> list[Writing]:
        with tempfile.TemporaryDirectory(prefix="baoyan-") as folder:
            files = [str(Path(folder) / f"{k:05}.png") for k in range(len(pictures))]
            for file, picture in zip(files, pictures, strict=True):
                cv2.imwrite(file, picture)
            names = Path(folder) / "strips.txt"
            names.write_text("\n".join(files) + "\n", encoding="utf-8")
            how = ["-l", self._language, "--psm", _LINE, "-c", "hocr_char_boxes=1", "hocr"]
            call = [self._program, str(names), str(Path(folder) / "out"), *how]
            try:
                done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=_SECONDS)
            except subprocess.TimeoutExpired as error:
                raise ReadingError("page-timeout", seconds=_SECONDS) from error
            if done.returncode:
                raise ReadingError("page-damaged", detail=f"tesseract: {done.stderr.strip()[-200:]}")
            told = (Path(folder) / "out.hocr").read_text(encoding="utf-8").split("<div class='ocr_page'")[1:]
        return [_written(page, p.shape[1]) for page, p in zip(told, pictures, strict=True)]


def _ready(strip: np.ndarray) -> np.ndarray:
    """A strip in grey, dark on light, of the height the models know, with paper round it."""
    grey = strip if strip.ndim == 2 else cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
    if np.median(grey) < 110:
        grey = 255 - grey
    high, wide = grey.shape
    size = (max(1, round(wide * _HEIGHT / high)), _HEIGHT)
    sized = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if high > _HEIGHT else cv2.INTER_CUBIC)
    paper = int(np.percentile(sized, 90))
    edged: np.ndarray = cv2.copyMakeBorder(sized, _EDGE, _EDGE, _EDGE, _EDGE, cv2.BORDER_CONSTANT, value=paper)
    return edged


def _written(page: str, width: int) -> Writing:
    """The signs of one strip's hOCR; a space between words. `width`: of the picture, its edges included."""
    signs: list[Sign] = []

    def place(x: str) -> float:
        return min(1.0, max(0.0, (int(x) - _EDGE) / max(1, width - 2 * _EDGE)))

    for word in _WORD.findall(page):
        own = _SIGN.findall(word)
        if own and signs:
            gap = (signs[-1].end, max(signs[-1].end, place(own[0][0])))
            signs.append(Sign(" ", 1.0, *gap, ((" ", 1.0),)))
        for left, right, sure, text in own:
            confidence = min(1.0, max(0.0, float(sure) / 100))
            character = unescape(text)
            signs.append(Sign(character, confidence, place(left), place(right), ((character, confidence),)))
    return Writing(tuple(signs))
