"""The language model: text is told from characters put in its places, in every script that it knows."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from baoyan.reading.language import Script, counts, evidence, is_language
from reading.language import texts


def _script(text: str) -> Script:
    return Script.LATIN if text[0].isascii() else Script.HAN


def _mean(text: str, script: Script) -> float:
    return evidence(np.array([ord(char) for char in text], np.int64), script).means()[1]


@pytest.mark.parametrize("text", [texts.CHINESE, texts.TRADITIONAL, texts.ENGLISH, texts.GERMAN, texts.POLISH])
def test_prose_is_language(text: str) -> None:
    """A paragraph is language; with its characters exchanged or shifted it is not."""
    script = _script(text)
    assert is_language(text, script) is True
    assert is_language(texts.exchanged(text), script) is False
    assert is_language(texts.shifted(text), script) is False
    assert _mean(text, script) > 0.2 > -0.5 > _mean(texts.exchanged(text), script)


def test_verse_and_names_are_never_called_nonsense() -> None:
    """Old verse joins characters as prose does not, and names join any."""
    assert is_language(texts.VERSE, Script.HAN) is not False
    assert is_language(texts.NAMES, Script.HAN) is not False


@pytest.mark.parametrize("text", [texts.JAPANESE, texts.RUSSIAN, texts.UIGHUR, texts.TIBETAN, "", "报", "1 2 3", "a"])
def test_no_word_on_what_it_does_not_know(text: str) -> None:
    """Other scripts, and next to no text, are not judged."""
    assert [is_language(text, script) for script in Script] == [None, None]


def test_capitals_and_accents() -> None:
    """Headlines in capitals and letters with accents count as their plain letters."""
    assert is_language(texts.ENGLISH.upper(), Script.LATIN) is True
    assert _mean("über müde Füße", Script.LATIN) == pytest.approx(_mean("uber mude Fuse", Script.LATIN))


def test_small_and_quick() -> None:
    """The file is under 5 MB and loaded in well under a second of processor time."""
    assert counts.FILE.stat().st_size < 5_000_000
    counts.counts.cache_clear()
    start = time.process_time()
    counts.counts()
    assert time.process_time() - start < 0.5


def test_its_sources_are_written_in_it() -> None:
    """The data file names where it comes from and under which licences."""
    import numpy as np

    with np.load(Path(counts.FILE)) as file:
        note = str(file["note"])
    assert all(word in note for word in ("jieba", "libime", "LGPL-2.1", "lingua", "Apache-2.0", "MIT"))
