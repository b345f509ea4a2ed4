"""`python -m tools.press`: newspaper pages of any seed with their exact truth, or the sample papers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tools.press.fonts import COMMON, FontsMissingError, require_fonts
from tools.press.issue import Issue, write
from tools.press.sheets import Finish, deliver

KINDS = ["zh-district", "en-local", "zh-vertical", "de-local"]
SAMPLES = ["zh", "en", "zh-weekly", "en-record"]


def sample(name: str) -> Issue:
    """Make a sample paper."""
    from tools.press import record_en, weekly
    from tools.press.sample_en import Ledger
    from tools.press.sample_zh import Weekly

    makers: dict[str, Callable[[], Issue]] = {
        "zh": lambda: Weekly().make(), "en": lambda: Ledger().make(), "zh-weekly": weekly.build, "en-record": record_en.build,
    }  # fmt: skip
    return makers[name]()


def parser() -> argparse.ArgumentParser:
    """Return the command line's reader."""
    out = argparse.ArgumentParser(prog="python -m tools.press", description=__doc__)
    what = out.add_mutually_exclusive_group(required=True)
    what.add_argument("--seed", type=int, help="number of the issue: the same seed gives the same issue")
    what.add_argument("--sample", choices=SAMPLES, help="make a sample paper instead (sample/NAME)")
    out.add_argument("--kind", choices=KINDS, default=KINDS[0], help="kind of paper (default: %(default)s)")
    out.add_argument("--pages", type=int, default=4, help="number of pages (default: %(default)s)")
    out.add_argument("--out", type=Path, required=True, help="folder for 01.pdf, 02.pdf, ... and truth.json")
    out.add_argument("--marks", action="store_true", help="bleed, crop marks and a slug line round the page")
    out.add_argument(
        "--rotate", type=int, choices=[0, 90, 180, 270], default=0, help="lay the page on its side in the file"
    )
    out.add_argument("--scatter", action="store_true", help="draw glyph by glyph in any order, without spaces")
    out.add_argument("--spreads", action="store_true", help="two pages on a sheet: 01.pdf, 02-03.pdf, ...")
    out.add_argument("--identity-v", action="store_true", help="standing glyphs through a vertical encoding")
    out.add_argument(
        "--naming",
        choices=["sound", "absent", "private", "shift", "permute"],
        default="sound",
        help="what the fonts say of their glyphs: the characters, nothing, private codes, neighbours, each other's",
    )
    out.add_argument(
        "--outline", choices=["glyph", "contour", "run"], default="", help="text as shapes: a path for each"
    )
    out.add_argument("--scan", type=int, metavar="DPI", help="pictures of the pages as a scanner takes them, no PDFs")
    return out


def main(words: list[str] | None = None) -> int:
    """Read the command line and write one issue; returns the exit status."""
    reader = parser()
    options = reader.parse_args(words)
    if options.spreads and (options.marks or options.rotate):
        reader.error("--spreads goes with neither --marks nor --rotate")
    try:
        require_fonts((*COMMON, "fonts-lxgw-wenkai") if options.sample else COMMON)
    except FontsMissingError as error:
        print(error, file=sys.stderr)
        return 1
    if options.sample:
        issue = sample(options.sample)
        write(issue, options.out)
    else:
        from tools.press.generate import generate

        issue = generate(options.kind, options.seed, options.pages)
        finish = Finish(
            options.marks,
            options.rotate,
            options.scatter,
            options.spreads,
            options.identity_v,
            options.seed,
            options.naming,
            options.outline,
        )
        deliver(issue, options.out, finish)
    if options.scan:
        from tools.press.scan import scan_folder

        scan_folder(options.out, options.scan, options.seed or 0)
    print(f"{len(issue.pages)} pages in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
