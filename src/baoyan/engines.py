"""Reading engines: which one reads, found by its name or given as a value, and brought to the workers.

Anything of the protocol `baoyan.reading.ReadingEngine` reads pages. A package offers one under the entry point
`baoyan.engines`; the built-in one is offered the same way. An engine goes to the workers by its name, or pickled.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeAlias

from baoyan.errors import SettingError
from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource

if TYPE_CHECKING:
    from baoyan.reading import ReadingEngine

GROUP = "baoyan.engines"
"""The entry point under which packages offer engines: a class or function that makes one, called without arguments."""
_BUILT_IN = {"text_layer": ("baoyan.reading", "TextLayerEngine")}
"""Known also where the package's own entry points are not: in a checkout on the path."""

Read = Callable[[PageSource], PageReading]
Engine: TypeAlias = "str | ReadingEngine | Read"
"""The name of an installed engine, an engine, or a function that reads one page."""


def reader(engine: Engine) -> Read:
    """The function that reads one page.

    Raises:
        SettingError: there is no engine of that name, or it cannot be made.
    """
    if isinstance(engine, str):
        return made(engine).read
    read = getattr(engine, "read", engine)
    if not callable(read):
        raise SettingError("engine-unusable", name=name_of(engine), detail="it has no method read")
    found: Read = read
    return found


@cache
def made(name: str) -> ReadingEngine:
    """The engine of that name: one for each process, however many pages it reads.

    Raises:
        SettingError: there is none, or it cannot be made.
    """
    try:
        return maker(name)()
    except SettingError:
        raise
    except Exception as error:  # whatever a foreign package does when it is used
        raise SettingError("engine-unusable", name=name, detail=f"{type(error).__name__}: {error}") from error


def maker(name: str) -> Callable[[], ReadingEngine]:
    """The class or function that makes the engine of that name.

    Raises:
        SettingError: there is none, or its package cannot be loaded.
    """
    offered = {point.name: point for point in entry_points(group=GROUP)}
    try:
        if name in offered:
            found: Callable[[], ReadingEngine] = offered[name].load()
            return found
        module, attribute = _BUILT_IN[name]
        found = getattr(import_module(module), attribute)
    except KeyError:
        known = ", ".join(sorted({*offered, *_BUILT_IN}))
        raise SettingError("engine-unusable", name=name, detail=f"installed are {known}") from None
    except Exception as error:  # whatever a foreign package does when it is loaded
        raise SettingError("engine-unusable", name=name, detail=f"{type(error).__name__}: {error}") from error
    return found


def name_of(engine: Engine) -> str:
    """What tells an engine's results from another's: its name and version, else the name of the function."""
    found = maker(engine) if isinstance(engine, str) else engine
    kind = found if hasattr(found, "__qualname__") else type(found)
    place = f"{kind.__module__}.{getattr(kind, '__qualname__', '')}"
    parts = (place, getattr(found, "name", ""), getattr(found, "version", ""), _settings(engine))
    return " ".join(str(part) for part in parts if part)


def _settings(engine: Engine) -> str:
    """What an engine given as a value holds, in a few digits: two of one version may be set up otherwise."""
    if isinstance(engine, str) or not hasattr(engine, "read"):
        return ""
    try:
        return hashlib.sha256(pickle.dumps(engine)).hexdigest()[:12]
    except Exception:  # one that cannot be pickled is told so by `check`, or works in this process only
        return ""


def check(engine: Engine, jobs: int) -> None:
    """Find out before the work whether an engine can be used, and brought to `jobs` workers.

    Raises:
        SettingError: it cannot.
    """
    if isinstance(engine, str):
        maker(engine)  # not made here: an engine may hold a model that only the workers need
        return
    reader(engine)
    if jobs:
        try:
            pickle.dumps(engine)
        except Exception as error:  # pickle raises whatever the engine's parts do
            raise SettingError("engine-unusable", name=name_of(engine), detail=str(error)) from error
