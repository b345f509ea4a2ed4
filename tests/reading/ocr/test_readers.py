"""Readers of strips by name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint

import numpy as np
import pytest

from baoyan.errors import SettingError
from baoyan.reading.ocr import Sign, Writing, readers


class Mute:
    """A reader that sees a question mark on every strip."""

    name = "mute"

    def __init__(self, sign: str = "?") -> None:
        self.sign = sign

    def read(self, strips: Sequence[np.ndarray], squeeze: float = 1.0) -> list[Writing]:
        """The same sign for each."""
        return [Writing((Sign(self.sign, 0.5, 0.0, 1.0, ((self.sign, 0.5),)),)) for _ in strips]


def broken() -> None:
    raise RuntimeError("no licence")


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    readers.strip_reader.cache_clear()
    points = [EntryPoint(n, f"{__name__}:{v}", readers.GROUP) for n, v in (("mute", "Mute"), ("broken", "broken"))]
    monkeypatch.setattr(readers, "entry_points", lambda group: points if group == readers.GROUP else [])


def test_readers_of_other_packages() -> None:
    """By name, with what follows the colon; one for each process."""
    strip = np.zeros((9, 9), np.uint8)
    assert [w.text for w in readers.strip_reader("mute").read([strip, strip])] == ["?", "?"]
    assert readers.strip_reader("mute:!").read([strip])[0].text == "!"
    assert readers.strip_reader("mute") is readers.strip_reader("mute")


def test_the_usual_one() -> None:
    assert readers.strip_reader().name == "PP-OCRv6 small"


@pytest.mark.parametrize(("name", "said"), [("nobody", "installed are broken, mute, ppocr"), ("broken", "no licence")])
def test_what_cannot_be_had(name: str, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        readers.strip_reader(name)
