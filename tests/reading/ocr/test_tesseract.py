"""Strips read by Tesseract, where it is installed; without it a clear word."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from baoyan.errors import SettingError
from baoyan.reading.ocr.tesseract import TesseractReader, _written

HOCR = """ id='page_1' title='image "x"; bbox 0 0 116 56'>
<span class='ocrx_word' id='word_1_1' title='bbox 8 8 30 40; x_wconf 77'>
 <span class='ocrx_cinfo' title='x_bboxes 8 8 18 40; x_conf 96.5'>D</span>
 <span class='ocrx_cinfo' title='x_bboxes 18 8 28 40; x_conf 50'>&amp;</span></span>
<span class='ocrx_word' id='word_1_2' title='bbox 58 8 108 40; x_wconf 77'>
 <span class='ocrx_cinfo' title='x_bboxes 58 8 108 40; x_conf -3'>n</span></span>"""


def test_hocr() -> None:
    """Words are parted by a space, entities resolved, places told in the strip's own width."""
    found = _written(HOCR, 116)
    assert found.text == "D& n"
    assert [(s.start, s.end, s.confidence) for s in found.signs] == [
        (0.0, 0.1, 0.965), (0.1, 0.2, 0.5), (0.2, 0.5, 1.0), (0.5, 1.0, 0.0),
    ]  # fmt: skip


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SettingError, match="tesseract-ocr"):
        TesseractReader("eng")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_reads_and_refuses_unknown_models() -> None:
    with pytest.raises(SettingError, match="klingon"):
        TesseractReader("klingon")
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout.split()
    if "eng" not in known:
        pytest.skip("Tesseract's English model is not installed here")
    image = Image.new("L", (400, 60), 255)
    ImageDraw.Draw(image).text((10, 8), "Harbour notes", 0, ImageFont.load_default(40))
    grey = np.asarray(image)
    found = TesseractReader("eng").read([grey, np.zeros((0, 9), np.uint8), 255 - grey])
    assert [w.text.replace("‘", "") for w in found] == ["Harbour notes", "", "Harbour notes"]
