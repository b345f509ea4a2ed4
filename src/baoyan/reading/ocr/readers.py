"""Who reads strips, by name: the built-in networks, Tesseract, or what another package offers.

A package offers a reader under the entry point `baoyan.recognisers`: a class or function that makes one. It is called with
what follows the colon in the name (`tesseract:frk`), or without an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Protocol

from baoyan.errors import SettingError
from baoyan.reading.ocr.recogniser import Writing, recogniser
from baoyan.reading.ocr.tesseract import TesseractReader, program_version
from baoyan.reading.recovery import USUAL

if TYPE_CHECKING:
    import numpy as np

GROUP = "baoyan.recognisers"
"""The entry point under which packages offer readers of strips."""


class StripReader(Protocol):
    """Whatever tells what is written on pictures of one line each.

    A reader SHALL give the signs of each strip from left to right with their places; it SHALL give an empty `Writing` for
    a strip that it cannot read, and SHALL NOT raise for one.
    """

    name: str

    def read(self, strips: Sequence[np.ndarray], squeeze: float = 1.0) -> list[Writing]:
        """What is written on each strip, in their order. `squeeze`: by how much strips may be narrowed to save work."""
        ...


_BUILT_IN: dict[str, Callable[..., Any]] = {USUAL: recogniser, "tesseract": TesseractReader}


def check(name: str) -> None:
    """Find out before the work whether there is a reader of that name; no network is loaded for it.

    Raises:
        SettingError: there is none, or Tesseract is not installed.
    """
    make = _maker(name, name.partition(":")[0])
    if make is TesseractReader:
        strip_reader(name)


def version_of(name: str) -> str:
    """The version of what reads under that name, as far as it tells: Tesseract's own, else that of the package offering it."""
    kind = name.partition(":")[0]
    for point in entry_points(group=GROUP):
        if point.name == kind and point.dist is not None:
            return f"{point.dist.name} {point.dist.version}"
    return program_version() if kind == "tesseract" else ""


def _maker(name: str, kind: str) -> Callable[..., Any]:
    """What makes readers of that kind."""
    offered = {point.name: point for point in entry_points(group=GROUP)}
    if kind not in offered and kind not in _BUILT_IN:
        known = ", ".join(sorted({*offered, *_BUILT_IN}))
        raise SettingError("engine-unusable", name=name, detail=f"installed are {known}")
    made: Callable[..., Any] = offered[kind].load() if kind in offered else _BUILT_IN[kind]
    return made


@cache
def strip_reader(name: str = USUAL) -> StripReader:
    """The reader of that name ("ppocr", "tesseract:frk", ...): one for each process.

    Raises:
        SettingError: there is none, or it cannot be made.
    """
    kind, _, argument = name.partition(":")
    try:
        make = _maker(name, kind)
        found: StripReader = make(argument) if argument else make()
    except SettingError:
        raise
    except Exception as error:  # whatever a foreign package does when it is loaded
        raise SettingError("engine-unusable", name=name, detail=f"{type(error).__name__}: {error}") from error
    return found
