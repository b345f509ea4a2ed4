"""`python -m tools.press`: make the sample papers, or pages of any seed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.press.fonts import FontsMissingError, require_fonts
from tools.press.issue import write


def main(words: list[str] | None = None) -> int:
    """Read the command line and write one issue; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.press", description=__doc__)
    parser.add_argument("--sample", choices=["zh", "en"], help="make a sample paper (sample/zh, sample/en)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pages and truth.json")
    options = parser.parse_args(words)
    try:
        require_fonts(("fonts-noto-cjk", "fonts-noto-core", "fonts-lxgw-wenkai"))
    except FontsMissingError as error:
        print(error, file=sys.stderr)
        return 1
    if options.sample == "zh":
        from tools.press.sample_zh import Weekly as Maker
    else:
        from tools.press.sample_en import Ledger as Maker  # type: ignore[assignment]
    issue = Maker().make()
    write(issue, options.out)
    print(f"{len(issue.pages)} pages in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
