"""The recogniser in the docs works."""

from __future__ import annotations

import re
import sys
import types
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from baoyan.reading.ocr import readers

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[2] / "docs" / "any-page.md"


def test_the_recogniser_of_the_docs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example, offered as a package offers it, is found by name and reads strips."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    package = types.ModuleType("my_package")
    exec(compile(code, "any-page.md", "exec"), package.__dict__)
    monkeypatch.setitem(sys.modules, "my_package", package)
    point = EntryPoint("counting", "my_package:Counting", readers.GROUP)
    monkeypatch.setattr(readers, "entry_points", lambda group: [point] if group == readers.GROUP else [])
    readers.strip_reader.cache_clear()
    found = readers.strip_reader("counting:!").read([np.zeros((20, 100), np.uint8), np.zeros((20, 41, 3), np.uint8)])
    assert [w.text for w in found] == ["!!!!!", "!!"]
    assert [s.start for s in found[1].signs] == [0.0, 0.5]
    readers.strip_reader.cache_clear()


def test_every_kind_has_a_picture() -> None:
    """The page shows each kind of page without usable text, and each picture is there."""
    shown = re.findall(r"\((images/[\w.-]+)\)", PAGE.read_text(encoding="utf-8"))
    assert set(shown) == {f"images/{kind}.png" for kind in ("false-fonts", "outlined", "scan", "vertical-scan")}
    assert all((PAGE.parent / name).is_file() for name in shown)
