"""Issues with exact truth: the samples in the repository, pages made by `tools.press`, a folder of issues outside."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Issue:
    """One issue: its name, its pages, its truth."""

    name: str
    pages: Path
    truth: dict[str, Any]


def issues() -> Iterator[Issue]:
    """All issues at hand: the samples first, then those of `$BAOYAN_BENCH`, by default ../shared/bench/issues."""
    for folder in sorted((ROOT / "sample").glob("*")):
        if (folder / "truth.json").is_file():
            yield Issue(f"sample-{folder.name}", folder, _truth(folder))
    outside = Path(os.environ.get("BAOYAN_BENCH") or ROOT.parent / "shared" / "bench" / "issues")
    for folder in sorted(outside.glob("*")) if outside.is_dir() else ():
        for variant in ("a", "e"):
            if (folder / variant).is_dir() and (folder / "truth.json").is_file():
                yield Issue(f"{folder.name}/{variant}", folder / variant, _truth(folder))


def _truth(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return truth
