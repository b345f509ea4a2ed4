"""How time and memory grow with the pages of an issue: 4, 8, 16, 32 and 64 pages of one paper, read by two processes.

Memory is that of all processes of a reading together, at its highest; memory that processes share counts once.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.sets import made_issue, no_press

COUNTS = (4, 8, 16, 32, 64)
MOST_GROWTH = 1.5
"""CPU time of a page among the most pages, for one of it among the fewest: 1 is linear, 16 would be quadratic."""
MOST_MB = 600
_OFTEN = 0.05
_READ = """
import os, sys
from baoyan import read_issue
start = sum(os.times()[:4])
found = read_issue(sys.argv[1], jobs=2)
print(sum(os.times()[:4]) - start, len(found.pages))
"""


def read_watched(folder: Path) -> tuple[float, int, float]:
    """CPU seconds of reading a folder in fresh processes, pages read, highest memory of all processes in MB."""
    with subprocess.Popen([sys.executable, "-c", _READ, str(folder)], stdout=subprocess.PIPE, text=True) as running:
        most = 0.0
        while running.poll() is None:
            most = max(most, memory_of(running.pid))
            time.sleep(_OFTEN)
        assert running.stdout is not None
        seconds, pages = running.stdout.read().split()
    return float(seconds), int(pages), most


def memory_of(process: int) -> float:
    """MB of a process and all that it started; 0 where the system does not tell (it does on Linux)."""
    return sum(map(_memory, family(process))) / 1024


def family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    try:
        lists = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it has just ended
        return
    for child in " ".join(lists).split():
        yield from family(int(child))


def _memory(process: int) -> int:
    """Kilobytes of a process, what it shares with others in parts."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))


def growth() -> list[tuple[int, float, float]]:
    """Pages, CPU seconds a page, and highest memory, for each number of pages."""
    issue = made_issue("en-local", 11, max(COUNTS))
    pages = sorted(issue.pages.glob("*.pdf"))
    rows = []
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            for page in pages[:count]:
                (Path(folder) / page.name).write_bytes(page.read_bytes())
            seconds, read, most = read_watched(Path(folder))
        assert read == count, f"{read} of {count} pages were read"
        rows.append((count, seconds / count, most))
    return rows


def report() -> bool:
    """Print the table; whether growth and memory are within what we promise."""
    if missing := no_press():
        print(f"Growth with the pages was not measured: {missing}")
        return True
    print("| pages | CPU s/page | peak MB, all processes |\n|---|---|---|")
    rows = growth()
    for count, seconds, most in rows:
        print(f"| {count} | {seconds:.3f} | {most:.0f} |", flush=True)
    ratio, most = rows[-1][1] / rows[0][1], max(row[2] for row in rows)
    print(
        f"\na page among {COUNTS[-1]} costs {ratio:.2f} times one among {COUNTS[0]} (at most {MOST_GROWTH});", end=" "
    )
    print(f"most memory {most:.0f} MB (at most {MOST_MB})")
    return ratio <= MOST_GROWTH and most <= MOST_MB
