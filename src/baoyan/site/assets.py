"""The style sheet and the scripts, named by their content so that browsers may keep them for ever."""

from __future__ import annotations

import json
import re
from pathlib import Path

from markupsafe import Markup

from baoyan.errors import SettingError
from baoyan.site.folding import alike
from baoyan.site.render import Assets
from baoyan.site.texts import script
from baoyan.site.words import texts_in
from baoyan.site.writer import Writer, digest

_STATIC = Path(__file__).parent / "static"
FOLDER = "assets"
SCRIPTS = ("reader.js", "comfort.js")


def write_assets(writer: Writer, theme: Path | None, sounds: Path | None) -> Assets:
    """Write what all pages use.

    Args:
        writer: of files that belong to no issue.
        theme: the paper's own style sheet.
        sounds: its list of pronunciations, a JSON object from words to how they are written when they are to be said.

    Raises:
        SettingError: one of them cannot be used.
    """
    more = _on_demand(writer)
    css = _put(writer, "reader.css", squeezed(_text("reader.css")))
    code = "\n".join(bare(_text(name)) for name in SCRIPTS)
    js = _put(writer, "reader.js", code.replace('"FIND"', f'"{_name(more["find.js"])}"'))
    tables = _put(writer, "script-tables.json", _text("script-tables.json"))
    early = _text("early.js").strip()
    own = None
    if theme is not None:
        try:
            own = _put(writer, "theme.css", theme.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(name="--theme", value=str(theme), wanted=f"a style sheet ({error})") from error
    return Assets(css, js, Markup(early), own, tables, _sounds(writer, sounds), more)


def _sounds(writer: Writer, file: Path | None) -> str | None:
    if file is None:
        return None
    found = texts_in(file, "--sounds")
    return _put(writer, "sounds.json", json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def _text(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def bare(script: str) -> str:
    """A script without the comments and the indentation that are for people."""
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line)


def _on_demand(writer: Writer) -> dict[str, str]:
    """What only some pages load: search, the marks of what was searched for, the archive's look."""
    han = _put(writer, "han.js", script(alike()))
    find = _put(writer, "find.js", bare(_text("find.js")).replace('"HAN"', f'"{_name(han)}"'))
    return {
        "find.js": find,
        "search.js": _put(writer, "search.js", bare(_text("search.js"))),
        "today.js": _put(writer, "today.js", bare(_text("today.js"))),
        "archive.css": _put(writer, "archive.css", squeezed(_text("archive.css"))),
    }


def _name(path: str) -> str:
    return path.rsplit("/", maxsplit=1)[-1]


def squeezed(css: str) -> str:
    """A style sheet without comments and the white space that is for people."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", bare)).strip()


def _put(writer: Writer, name: str, text: str) -> str:
    stem, suffix = name.split(".")
    path = f"{FOLDER}/{stem}.{digest(text.encode())[:8]}.{suffix}"
    writer.put(path, text)
    return path
