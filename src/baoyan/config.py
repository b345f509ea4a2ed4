"""Settings: the limits that keep a bad page from harming an issue, read from the environment once."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from baoyan.errors import SettingError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one issue may ask for. Each is set by the variable BAOYAN_ and the field's name in capitals."""

    max_pages: int = 1000
    """Most pages of one issue."""
    max_file_mb: int = 512
    """Largest file, also when unpacked, in MB."""
    max_zip_mb: int = 4096
    """Most that one ZIP may unpack to, in MB."""
    max_picture_mp: int = 400
    """Largest picture of a page, in million pixels: 20,000 by 20,000."""
    max_page_mm: int = 10_000
    """Longest side of a page, in mm."""
    page_seconds: float = 60.0
    """Processor time that one page may take, in seconds; by the clock up to five times as much."""
    page_mb: int = 400
    """Memory that the process reading one page may use, in MB; ordinary pages need 100."""
    ocr_seconds: float = 300.0
    """The same for a page whose characters are recognised from their shapes or from a picture."""
    ocr_mb: int = 2000
    """Memory for such a page, in MB."""


def limits(environ: Mapping[str, str] | None = None) -> Limits:
    """The limits, with what the environment says.

    Raises:
        SettingError: a variable holds no positive number.
    """
    env = os.environ if environ is None else environ
    found: dict[str, float] = {}
    for field in fields(Limits):
        name = f"BAOYAN_{field.name.upper()}"
        if name in env:
            found[field.name] = _positive(name, env[name], whole=field.type == "int")
    return replace(Limits(), **found)  # type: ignore[arg-type]


def cache_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Where results are kept between runs: $BAOYAN_CACHE, else the user's cache folder."""
    env = os.environ if environ is None else environ
    if env.get("BAOYAN_CACHE"):
        return Path(env["BAOYAN_CACHE"])
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "baoyan"
    return Path(env.get("XDG_CACHE_HOME") or home / ".cache") / "baoyan"


def _positive(name: str, text: str, *, whole: bool) -> float:
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise SettingError(name=name, value=text, wanted="a positive number")
    return value
