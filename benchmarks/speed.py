"""`python -m benchmarks speed`: CPU time of a whole issue against what the PDF engine alone needs for the same pages.

The engine alone: every character with its box extracted, every page painted at 150 dpi. Both in this process, one after the
other, imports left out; CPU seconds of the process. Memory is that of all processes of
a reading by two workers together.
"""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import crowded
from benchmarks.growth import MOST_MB, read_watched, report
from benchmarks.machine import told
from benchmarks.sets import issues

MOST_RATIO = 2.0


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds of a call: the least of three runs, each with nothing remembered of the last."""
    best = float("inf")
    for _ in range(3):
        forget()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def forget() -> None:
    """Empty what our functions remember of texts that they have seen: a reader meets each page for the first time."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("baoyan") else ():
            if isinstance(value, functools._lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def engine_alone(pages: list[Path]) -> None:
    """Characters with boxes through the engine's own calls, then every page painted at 150 dpi."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    for path in pages:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            text = page.get_textpage()
            for i in range(raw.FPDFText_CountChars(text.raw)):
                raw.FPDFText_GetUnicode(text.raw, i)
                raw.FPDFText_GetLooseCharBox(text.raw, i, place)
            page.render(scale=150 / 72)


def ours(folder: Path) -> None:
    """The whole way from files to edition, in this process."""
    from baoyan import read_issue

    read_issue(folder, jobs=0)


def main() -> int:
    """Print the table; 1 where the ratio or the memory is beyond what we promise."""
    print(f"{told()}\n")
    print("| issue | pages | ours, CPU s/page | engine alone, CPU s/page | ratio | peak MB |")
    print("|---|---|---|---|---|---|")
    worst, most = 0.0, 0.0
    for issue in issues():
        pages = sorted(issue.pages.glob("*.pdf"))
        ours(issue.pages)  # imports and caches
        mine, bare = cpu(lambda: ours(issue.pages)), cpu(lambda: engine_alone(pages))  # noqa: B023 - called at once
        _, _, memory = read_watched(issue.pages)
        n = sum(1 for _ in pages)
        print(
            f"| {issue.name} | {n} | {mine / n:.3f} | {bare / n:.3f} | {mine / bare:.2f} | {memory:.0f} |", flush=True
        )
        worst, most = max(worst, mine / bare), max(most, memory)
    print(f"\nworst ratio {worst:.2f} (at most {MOST_RATIO}), most memory {most:.0f} MB (at most {MOST_MB})")
    print()
    return int(not report() or not crowded.report() or worst > MOST_RATIO or most > MOST_MB)
