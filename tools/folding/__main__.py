"""`python -m tools.folding`: writes `src/baoyan/site/alike.txt` from the dictionaries of OpenCC (Apache-2.0).

Two lines: characters, and for each the one that stands for it. One to one, so that places in a text stay what they are.
"""

from __future__ import annotations

from pathlib import Path

OUT = Path(__file__).parents[2] / "src/baoyan/site/alike.txt"


def main() -> None:
    """Write the table."""
    OUT.write_text(table(), encoding="utf-8")


def table() -> str:
    """The file's text, out of the dictionaries."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    simple = _pairs(folder / "TSCharacters.txt")
    found = dict(simple)
    for name in ("TWVariants.txt", "HKVariants.txt"):
        for standard, regional in _pairs(folder / name).items():
            found.setdefault(regional, simple.get(standard, standard))
    whole = {c: _end(c, found) for c in found}
    kept = sorted(c for c, end in whole.items() if end != c and _plain(c) and _plain(end))
    return "".join(kept) + "\n" + "".join(whole[c] for c in kept) + "\n"


def _pairs(file: Path) -> dict[str, str]:
    """Each character with the first of those that it may become."""
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {old: new.split(" ")[0].strip() for old, new in lines}


def _plain(char: str) -> bool:
    """Whether it is one character of the kind that newspapers print: rarer ones would double the table."""
    return len(char) == 1 and ord(char) < 0x10000


def _end(char: str, table: dict[str, str]) -> str:
    """Where a character ends that is replaced until nothing replaces it."""
    seen = {char}
    while (after := table.get(char, char)) not in seen:
        seen.add(after)
        char = after
    return char


if __name__ == "__main__":
    main()
