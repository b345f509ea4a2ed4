"""What the site says to its readers, in the paper's language or another: files of phrases in `words/`, or one of the user's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
        SettingError: the file is not a JSON object of texts.
    """
    main = language.split("-", maxsplit=1)[0]
    script = "Hant" if {*language.split("-")} & _TRADITIONAL else "Hans"
    tags = (language, f"{main}-{script}", main, "en")
    tag = next(t for t in tags if (_FOLDER / f"{t}.json").is_file())
    phrases = dict(_read(tag))
    if file is not None:
        phrases |= _own(file)
    return Words(phrases.get("tag", tag), phrases)


@cache
def _read(tag: str) -> Mapping[str, str]:
    found: dict[str, str] = json.loads((_FOLDER / f"{tag}.json").read_bytes())
    return found


def _own(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise SettingError(name="--words", value=str(file), wanted=f"a JSON file ({error})") from error
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise SettingError(name="--words", value=str(file), wanted="a JSON object whose values are texts")
    return found
