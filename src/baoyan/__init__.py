"""Baoyan 报眼: printed newspaper pages in, a digital edition out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baoyan.config import Limits
    from baoyan.errors import BaoyanError
    from baoyan.model.edition import Edition
    from baoyan.pipeline import Progress, read_issue

__version__ = "0.1.0"
__all__ = ["BaoyanError", "Edition", "Limits", "Progress", "__version__", "read_issue"]

_HOMES = {
    "BaoyanError": "baoyan.errors",
    "Edition": "baoyan.model.edition",
    "Limits": "baoyan.config",
    "Progress": "baoyan.pipeline",
    "read_issue": "baoyan.pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import baoyan` itself takes no time."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
