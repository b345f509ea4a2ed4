"""What the site says to its readers, in the paper's language or another: files of phrases in `words/`, or one of the user's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from baoyan.errors import SettingError

_FOLDER = Path(__file__).parent / "words"
_TRADITIONAL = {"Hant", "TW", "HK", "MO"}
"""Parts of a Chinese language tag that mean traditional characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language. `tag`: BCP 47."""

    tag: str
    phrases: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """A phrase with its values."""
        return self.phrases[name].format(**values)


def words(language: str, file: Path | None = None) -> Words:
    """The phrases for a language tag: its own, else those of its script or main language, else English.

    Args:
        language: BCP 47.
        file: phrases that replace ours, as JSON; what it leaves out stays as it is.

    Raises:
        SettingError: the file is not a JSON object of texts, or a phrase cannot be filled in.
    """
    main = language.split("-", maxsplit=1)[0]
    script = "Hant" if {*language.split("-")} & _TRADITIONAL else "Hans"
    tags = (language, f"{main}-{script}", main, "en")
    tag = next(t for t in tags if (_FOLDER / f"{t}.json").is_file())
    phrases = dict(_read(tag))
    if file is not None:
        phrases |= _checked(_own(file), phrases)
    return Words(phrases.get("tag", tag), phrases)


@cache
def _read(tag: str) -> Mapping[str, str]:
    found: dict[str, str] = json.loads((_FOLDER / f"{tag}.json").read_bytes())
    return found


def _own(file: Path) -> dict[str, str]:
    return texts_in(file, "--words")


def texts_in(file: Path, option: str) -> dict[str, str]:
    """A JSON object of texts.

    Raises:
        SettingError: the file is none; it names the option that gave it.
    """
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise SettingError(name=option, value=str(file), wanted=f"a JSON file ({error})") from error
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise SettingError(name=option, value=str(file), wanted="a JSON object whose values are texts")
    return found


_SHAPES = {"tag": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "week-start": "[0-6]", "weekdays": ".{7}"}
"""Phrases that are not free text."""


def _checked(own: dict[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    """Phrases that can be filled in: one that cannot would only fail in the middle of a site."""
    for name, text in own.items():
        may = _blanks(ours.get(name, "")) or set()
        shape = _SHAPES.get(name, ".*")
        given = _blanks(text)
        if given is None or not given <= may or not re.fullmatch(shape, text, re.DOTALL):
            blanks = " ".join(sorted(f"{{{b}}}" for b in may)) or "none"
            wanted = f"like {ours[name]!r}" if name in _SHAPES else f"a phrase with no other blanks than: {blanks}"
            raise SettingError(name=f"--words: {name}", value=text, wanted=wanted)
    return own


def _blanks(text: str) -> set[str] | None:
    """The names in braces; None where braces do not fit."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
