"""`python -m benchmarks speed`: CPU time of a whole issue against what the PDF engine alone needs for the same pages.

The engine alone: every character with its box extracted, every page painted at 150 dpi. Both in this process, one after the
other, imports left out; CPU seconds of the process. Memory is that of a fresh process that reads the issue.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.sets import issues

MOST_RATIO = 2.0


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds of a call: the least of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


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


def peak_mb(folder: Path) -> float:
    """The largest memory of a fresh process, workers included, that reads an issue with two workers."""
    script = (
        "import resource, sys; from baoyan import read_issue; read_issue(sys.argv[1], jobs=2);"
        "own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; print(own + 2 * workers)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return float(done.stdout.split()[-1]) / unit


def main() -> int:
    """Print the table; 1 where the ratio or the memory is beyond what we promise."""
    print("| issue | pages | ours, CPU s/page | engine alone, CPU s/page | ratio | peak MB |")
    print("|---|---|---|---|---|---|")
    worst, most = 0.0, 0.0
    for issue in issues():
        pages = sorted(issue.pages.glob("*.pdf"))
        ours(issue.pages)  # imports and caches
        mine, bare = cpu(lambda: ours(issue.pages)), cpu(lambda: engine_alone(pages))  # noqa: B023 - called at once
        memory = peak_mb(issue.pages)
        n = sum(1 for _ in pages)
        print(
            f"| {issue.name} | {n} | {mine / n:.3f} | {bare / n:.3f} | {mine / bare:.2f} | {memory:.0f} |", flush=True
        )
        worst, most = max(worst, mine / bare), max(most, memory)
    print(f"\nworst ratio {worst:.2f} (at most {MOST_RATIO}), most memory {most:.0f} MB (at most 600)")
    return int(worst > MOST_RATIO or most > 600)


def linear() -> str:
    """CPU seconds a page for one, two and four times the pages of the first issue: the line of growth."""
    issue = next(issues())
    pages = sorted(issue.pages.glob("*.pdf"))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 2, 4):
            for copy in range(times):
                for k, page in enumerate(pages, 1):
                    target = Path(folder) / f"{copy * len(pages) + k:03}.pdf"
                    if not target.exists():
                        target.write_bytes(page.read_bytes())
            seconds = cpu(lambda: ours(Path(folder)))
            rows.append(f"{times * len(pages)} pages: {seconds / (times * len(pages)):.3f} CPU s/page")
    return "; ".join(rows)
