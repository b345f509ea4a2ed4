"""What a process has used of the machine, as far as the system tells."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

_MB = 1 << 20


def memory_mb(pid: int | None = None) -> float:
    """Memory that a process (by default this one) uses now, in MB.

    Where the system does not tell: this one's peak, and nothing of others.
    """
    try:
        pages = int(Path(f"/proc/{pid or 'self'}/statm").read_bytes().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / _MB
    except OSError:
        if pid is not None:
            return 0
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB  # bytes on macOS


def reserved_mb() -> float:
    """MB of data that this process has asked for, used or not: what the system's limit counts. Linux only."""
    pages = int(Path("/proc/self/statm").read_bytes().split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB


def processor_seconds(pid: int) -> float | None:
    """Seconds for which processors have worked for a process and the programs it has run; None where nobody tells."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        if sys.platform == "linux":
            # utime, stime and the same of ended children; the name before them may hold spaces and brackets
            ticks = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[11:15]
            return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        told = subprocess.run(
            ["ps", "-o", "time=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
            env={"LC_ALL": "C", **({"PATH": os.environ["PATH"]} if "PATH" in os.environ else {})},
        )
        return seconds_of(told.stdout)
    return None


def seconds_of(told: str) -> float | None:
    """What `ps` calls a time, [[days-]hours:]minutes:seconds, in seconds."""
    found = re.fullmatch(r"(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+(?:\.\d+)?)", told.strip())
    if not found:
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
