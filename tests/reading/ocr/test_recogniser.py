"""Reading strips: characters, where they stand, and what else they may be."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from baoyan.reading.ocr import recogniser
from baoyan.reading.ocr.network import _best, engine_name, network
from baoyan.reading.ocr.weights import weights


def strip(text: str, size: int = 40) -> np.ndarray:
    """The words set in Pillow's own face, dark on light, uint8 (h, w, 3)."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("RGB", (int(right - left) + 16, int(bottom - top) + 16), "white")
    ImageDraw.Draw(image).text((8 - left, 8 - top), text, "black", font)
    return np.asarray(image)


@pytest.mark.parametrize("size", ["tiny", "small"])
def test_reads(size: str) -> None:
    found = recogniser(size).read(
        [strip("Harbour notes"), strip("1907", 24), strip("The long line of a whole column, 26")]
    )
    assert [x.text.replace(" ", "") for x in found] == ["Harbournotes", "1907", "Thelonglineofawholecolumn,26"]
    assert all(x.confidence > 0.8 for x in found)


def test_places() -> None:
    """Characters stand in order, each where its ink is."""
    (found,) = recogniser("small").read([strip("HOHOHO")])
    middles = [(s.start + s.end) / 2 for s in found.signs]
    assert found.text == "HOHOHO"
    assert np.allclose(middles, (np.arange(6) + 0.5) / 6, atol=0.07)
    assert all(s.choices[0] == (s.text, s.confidence) for s in found.signs)


def test_grey_light_on_dark_and_empty() -> None:
    grey = strip("Market day")[:, :, 0]
    found = recogniser("small").read([grey, 255 - grey, np.zeros((0, 0), np.uint8)])
    assert [x.text.replace(" ", "") for x in found] == ["Marketday", "Marketday", ""]
    assert found[2].confidence == 0


def test_best_scores_of_the_other_runtime() -> None:
    scores = np.random.default_rng(1).random((2, 3, 50)).astype(np.float32)
    value, place = _best(scores, 4)
    assert (place[..., 0] == scores.argmax(-1)).all()
    assert (np.diff(value, axis=-1) <= 0).all()


def test_runtimes_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = np.random.default_rng(2).random((1, 3, 48, 64)).astype(np.float32)
    file = weights("recognise-tiny").network
    here = network(file, best=1)(batch)[1]
    monkeypatch.setattr("baoyan.reading.ocr.network._openvino", lambda: None)
    assert engine_name().startswith("onnxruntime")
    assert (network(file, best=1)(batch)[1] == here).mean() > 0.8


def test_nothing_is_told_to_anyone() -> None:
    """The module that would report the use of OpenVINO cannot be loaded."""
    network(weights("recognise-tiny").network)
    assert sys.modules.get("openvino_telemetry") is None
