"""Put the tables that `make bench` prints between their marks in the docs: `make bench | python docs/put_figures.py`.

What comes in is passed on, so that it can be watched; each part, from its line `## name` to the next, replaces what stands
between `<!-- benchmarks: name -->` and `<!-- end benchmarks: name -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

DOCS = Path(__file__).parent
PAGES = ("accuracy.md", "performance.md")


def parts_of(lines: Iterable[str]) -> dict[str, str]:
    """Each part's text by its name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if title := re.fullmatch(r"## (\w+)\s*", line):
            name = title[1]
            found[name] = []
        elif name:
            found[name].append(line.rstrip("\n"))
    return {name: "\n".join(text).strip() for name, text in found.items()}


def put(page: str, parts: dict[str, str]) -> str:
    """The page with the parts that it has marks for."""
    for name, text in parts.items():
        begin, end = f"<!-- benchmarks: {name} -->", f"<!-- end benchmarks: {name} -->"
        if text and begin in page and end in page:
            page = f"{page.split(begin, 1)[0]}{begin}\n\n{text}\n\n{end}{page.split(end, 1)[1]}"
    return page


def main() -> None:
    """Read the benchmarks' output and write the pages."""
    lines = []
    for line in sys.stdin:
        print(line, end="", flush=True)
        lines.append(line)
    for name in PAGES:
        path = DOCS / name
        path.write_text(put(path.read_text(encoding="utf-8"), parts_of(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
