"""`python -m tools.language`: makes the counts that `baoyan.reading.language` ships. See README.md beside this file."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from tools.language.chinese import BASE, SPAN, Words, characters, dictionary, language_model
from tools.language.letters import LANGUAGES, of_language, of_pinyin

CHARACTERS = 12_000
"""Characters kept: rarer ones are not judged."""
PAIRS = 420_000
"""Pairs kept of each script, simplified and traditional."""
STEP = 20.0
"""Steps to a power of ten: chances are kept as one byte, 255 for none."""
SCRIPTS = ("s2t", "s2tw")
NOTE = """Counts of characters, made by tools/language from:
- jieba 0.42.1, dict.txt (MIT, Sun Junyi);
- libime-data-language-model 1.0.16 of Debian, zh_CN.lm (LGPL-2.1-or-later, Weng Xuetian);
- OpenCC phrase tables by way of opencc-python-reimplemented (Apache-2.0) for the traditional spelling;
- lingua-language-detector 1.3.5, its letter n-grams (Apache-2.0, Peter M. Stahl);
- pypinyin (MIT) for pinyin.
This file is under LGPL-2.1-or-later as its second source is."""


def main() -> None:
    """Read the sources, write the file."""
    ask = argparse.ArgumentParser(prog="python -m tools.language", description=__doc__)
    ask.add_argument("--jieba", type=Path, required=True, help="dict.txt of the package jieba")
    ask.add_argument("--libime", type=Path, required=True, help="zh_CN.lm of libime-data-language-model")
    ask.add_argument("--lingua", type=Path, required=True, help="language-models of lingua-language-detector 1.3.5")
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    sources = (dictionary(given.jieba), language_model(given.libime))
    names, letters = _letters(given.lingua, sources[1])
    codes, single, keys, chances = _chinese(sources)
    old, new, usual = _spellings()
    np.savez(
        given.out,
        codes=codes,
        single=_bytes(single),
        pairs=keys,
        chances=_bytes(chances),
        languages=np.array(names),
        letters=_bytes(letters),
        traditional=old,
        simplified=new,
        usual=usual,
        note=np.array(NOTE),
    )


def _chinese(sources: tuple[Words, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Characters kept, their chances, pairs kept as places of both (first * CHARACTERS + second), chance of the second."""
    spellings = [_counted(sources, None), *(_counted(sources, script) for script in SCRIPTS)]
    single = np.max([s for s, _, _ in spellings], axis=0)
    kept = np.sort(np.argsort(-single)[:CHARACTERS])
    place = np.full(SPAN, -1)
    place[kept] = np.arange(len(kept))
    best: dict[int, float] = {}
    for own, keys, often in spellings:
        a, b = place[keys // SPAN], place[keys % SPAN]
        known = np.flatnonzero((a >= 0) & (b >= 0))
        known = known[np.argsort(-often[known])[:PAIRS]]
        chance = np.minimum(1.0, often[known] / own[keys[known] // SPAN])
        for key, value in zip((a[known] * CHARACTERS + b[known]).tolist(), chance.tolist(), strict=True):
            best[key] = max(best.get(key, 0.0), value)
    keys = np.array(sorted(best), np.uint32)
    chances = np.array([best[k] for k in keys.tolist()])
    return (kept + BASE).astype(np.uint16), single[kept] / single[kept].sum(), keys, chances


def _counted(sources: tuple[Words, ...], script: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Characters and pairs over all sources, each source with the same weight inside words."""
    singles, keys, often = np.zeros(SPAN), [], []
    for words in sources:
        one, two, count = characters(words, _spelt(words, script))
        weight = 1.0 / one.sum() / len(sources)
        # Only one source knows which words follow one another.
        singles += one * weight
        keys.append(two)
        often.append(count * weight)
    unique, which = np.unique(np.concatenate(keys), return_inverse=True)
    return singles, unique, np.bincount(which, np.concatenate(often))


def _spelt(words: Words, script: str | None) -> tuple[str, ...]:
    if script is None:
        return words.words
    from opencc import OpenCC

    convert = OpenCC(script).convert
    spelt = tuple(convert("\n".join(words.words)).split("\n"))
    return spelt if len(spelt) == len(words.words) else tuple(map(convert, words.words))


def _spellings() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Characters that simplified text does not have, what it has instead, and which of them traditional text has for that."""
    from opencc import OpenCC

    simpler = OpenCC("t2s").convert
    older = [OpenCC(script).convert for script in (*SCRIPTS, "s2hk")]
    pairs = [(chr(code), simpler(chr(code))) for code in range(BASE, BASE + SPAN)]
    changed = [(old, new) for old, new in pairs if new != old and len(new) == 1 and ord(new) < BASE + SPAN]
    usual = [older[0](new) != new and any(convert(new) == old for convert in older) for old, new in changed]
    codes = np.array([(ord(old), ord(new)) for old, new in changed], np.uint16)
    return codes[:, 0], codes[:, 1], np.array(usual)


def _letters(folder: Path, words: Words) -> tuple[list[str], np.ndarray]:
    names = sorted(set(LANGUAGES))
    tables = [of_language(folder / name) for name in names]
    return [*names, "pinyin"], np.array([*tables, of_pinyin(words)])


def _bytes(chances: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore"):
        steps: np.ndarray = np.clip(np.round(-np.log10(chances) * STEP), 0, 255)
    return steps.astype(np.uint8)


if __name__ == "__main__":
    main()
