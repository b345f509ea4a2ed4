"""Issues whose pages have no usable text: outlined, with fonts that name wrongly, scanned; each beside its sound pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.sets import Issue, made_issue, no_press, outside, truth_in

_BENCH = (
    ("b", "outlined", ""),
    ("c", "broken names", ""),
    ("d", "scan 200 dpi", "_200"),
    ("d", "scan 300 dpi", "_300"),
)
_PRESS = {
    "outlined": ("--outline", "glyph"),
    "one path a run": ("--outline", "run"),
    "broken names": ("--naming", "permute"),
    "scan 200 dpi": ("--scan", "200"),
    "scan 300 dpi": ("--scan", "300"),
}
_PAPERS = (("zh-district", 31), ("zh-vertical", 31), ("en-local", 31), ("de-local", 31))


@dataclass(frozen=True)
class Spoilt:
    """An issue, what was done to its pages, and the same pages sound."""

    issue: Issue
    how: str
    sound: Path


def spoilt() -> Iterator[Spoilt]:
    """All at hand: first those of the folder of issues outside, then papers of the press."""
    root = outside()
    for folder in sorted(root.glob("*")) if root.is_dir() else ():
        for variant, how, part in _BENCH:
            files = sorted((folder / variant).glob(f"*{part}.*"))
            files = [f for f in files if f.suffix != ".json"]
            if files and (folder / "truth.json").is_file():
                with _linked(files) as pages:
                    issue = Issue(f"{folder.name}/{variant}{part}", pages, truth_in(folder))
                    yield Spoilt(replace(issue, truth=_only(issue.truth, files)), how, folder / "a")
    if not no_press():
        for kind, seed in _PAPERS:
            sound = made_issue(kind, seed).pages
            for how, options in _PRESS.items():
                yield Spoilt(made_issue(kind, seed, options=options), how, sound)


def _only(truth: Mapping[str, Any], files: list[Path]) -> dict[str, Any]:
    """The truth of the pages that are there."""
    numbers = {int("".join(c for c in f.stem.split("_")[0] if c.isdigit())) for f in files}
    return {**truth, "pages": [p for p in truth["pages"] if p["page"] in numbers]}


@contextmanager
def _linked(files: list[Path]) -> Iterator[Path]:
    """A folder that holds just these files."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            (Path(folder) / file.name).symlink_to(file)
        yield Path(folder)
