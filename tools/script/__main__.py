"""`python -m tools.script`: writes `src/baoyan/site/static/script-tables.json` from OpenCC's dictionaries (Apache-2.0).

A table holds the characters that change, and of the phrases only those that come out otherwise than character by character.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).parents[2] / "src" / "baoyan" / "site" / "static" / "script-tables.json"
LONGEST = 5
"""Characters of the longest phrases that are kept."""


def main() -> None:
    """Write the tables."""
    found = {"hant": table("STCharacters", "STPhrases"), "hans": table("TSCharacters", "TSPhrases")}
    OUT.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


def table(characters: str, phrases: str) -> dict[str, object]:
    """One direction: characters and phrases, each with what it becomes."""
    taiwan = _entries("TWVariants") if characters.startswith("ST") else {}

    def usual(text: str) -> str:
        return "".join(taiwan.get(c, c) for c in text)

    signs = {a: usual(b) for a, b in _entries(characters).items() if a != usual(b) and len(a) == 1 and a < "\U00010000"}
    kept = {}
    for phrase, other in _entries(phrases).items():
        turned = usual(other)
        plain = "".join(signs.get(c, c) for c in phrase)
        if plain != turned and len(phrase) == len(turned) and 1 < len(phrase) <= LONGEST:
            kept[phrase] = turned
    found = {p: t for p, t in kept.items() if not _covered(p, t, kept, signs)}
    return {"longest": max(map(len, found), default=1), "phrases": found, "signs": signs}


def _covered(phrase: str, turned: str, kept: dict[str, str], signs: dict[str, str]) -> bool:
    """Whether shorter phrases within it give the same."""
    out, at = "", 0
    while at < len(phrase):
        size = next(
            (
                n
                for n in range(min(LONGEST, len(phrase) - at), 1, -1)
                if n < len(phrase) and phrase[at : at + n] in kept
            ),
            1,
        )
        piece = phrase[at : at + size]
        out += kept[piece] if size > 1 else signs.get(piece, piece)
        at += size
    return out == turned


def _entries(name: str) -> dict[str, str]:
    text = (files("opencc") / "dictionary" / f"{name}.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return {a: b.split(" ")[0] for a, b in pairs}


if __name__ == "__main__":
    main()
