"""Issues with exact truth: the samples in the repository, pages made by `tools.press`, a folder of issues outside."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KINDS = ("zh-district", "zh-vertical", "en-local", "de-local")
SEEDS = (11, 12, 13)
_PRESS = ROOT / "tools" / "press"
_PAGES = 2


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
            yield Issue(f"sample-{folder.name}", folder, truth_in(folder))
    for folder in sorted(outside().glob("*")) if outside().is_dir() else ():
        for variant in ("a", "e"):
            if (folder / variant).is_dir() and (folder / "truth.json").is_file():
                yield Issue(f"{folder.name}/{variant}", folder / variant, truth_in(folder))


def outside() -> Path:
    """The folder of the issues that are not in the repository."""
    return Path(os.environ.get("BAOYAN_BENCH") or ROOT.parent / "shared" / "bench" / "issues")


def no_press() -> str:
    """Why pages cannot be made here; an empty string where they can."""
    from tools.press.fonts import missing_fonts

    return missing_fonts()


def made_issues(seeds: Sequence[int] = SEEDS) -> Iterator[Issue]:
    """Papers that the press makes anew: layouts that nobody has looked at. The caller has asked `no_press` before."""
    for kind in KINDS:
        for seed in seeds:
            yield made_issue(kind, seed)


def made_issue(kind: str, seed: int, pages: int = _PAGES, options: Sequence[str] = ()) -> Issue:
    """One paper of the press; `options` as its command line has them."""
    folder = _made(kind, seed, pages, options)
    return Issue("-".join(["press", kind, str(seed), *options[1::2]]), folder, truth_in(folder))


def _made(kind: str, seed: int, pages: int, options: Sequence[str]) -> Path:
    """The folder of an issue of the press as it is now, made where it is not there yet."""
    name = "-".join([kind, str(seed), str(pages), *(o.strip("-") for o in options)])
    folder = ROOT / "out" / "press" / _fingerprint() / name
    if folder.is_dir():
        return folder
    from tools.press.__main__ import main

    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(dir=folder.parent))
    with contextlib.redirect_stdout(io.StringIO()):
        main(["--kind", kind, "--seed", str(seed), "--pages", str(pages), "--out", str(half), *options])
    try:
        half.rename(folder)
    except OSError:  # another process was quicker
        shutil.rmtree(half)
    return folder


def _fingerprint() -> str:
    """Changes with every file of the press."""
    digest = hashlib.sha256()
    for path in sorted(p for p in _PRESS.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def truth_in(folder: Path) -> dict[str, Any]:
    """The truth that lies in a folder."""
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return truth
