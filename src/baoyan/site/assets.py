"""The style sheet and the scripts, named by their content so that browsers may keep them for ever."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from baoyan.errors import SettingError
from baoyan.site.render import Assets
from baoyan.site.writer import Writer, digest

_STATIC = Path(__file__).parent / "static"
FOLDER = "assets"


def write_assets(writer: Writer, theme: Path | None) -> Assets:
    """Write what all pages use.

    Raises:
        SettingError: the paper's own style sheet cannot be read.
    """
    css = _put(writer, "reader.css", squeezed((_STATIC / "reader.css").read_text(encoding="utf-8")))
    js = _put(writer, "reader.js", (_STATIC / "reader.js").read_text(encoding="utf-8"))
    early = (_STATIC / "early.js").read_text(encoding="utf-8").strip()
    own = None
    if theme is not None:
        try:
            own = _put(writer, "theme.css", theme.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(name="--theme", value=str(theme), wanted=f"a style sheet ({error})") from error
    return Assets(css, js, Markup(early), own)


def squeezed(css: str) -> str:
    """A style sheet without comments and the white space that is for people."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", bare)).strip()


def _put(writer: Writer, name: str, text: str) -> str:
    stem, suffix = name.split(".")
    path = f"{FOLDER}/{stem}.{digest(text.encode())[:8]}.{suffix}"
    writer.put(path, text)
    return path
