"""`python -m benchmarks [NAME ...]`: accuracy, speed and calibration by default; COMMANDS holds all names."""

from __future__ import annotations

import sys

from benchmarks import accuracy, calibration, fitting, historic, peers, recognition, site, site_search, speed

PARTS = {
    "accuracy": accuracy.main,
    "speed": speed.main,
    "calibration": calibration.main,
    "peers": peers.main,
    "recognition": recognition.main,
    "historic": historic.main,
    "site": site.main,
}
"""What prints a part of the docs."""
COMMANDS = PARTS | {"floors": accuracy.raise_floors, "fit": fitting.main, "site-search": site_search.main}


def main(names: list[str]) -> int:
    """Run the named parts; the worst of their exit codes."""
    worst = 0
    for name in names or ["accuracy", "speed", "calibration"]:
        if name not in COMMANDS:
            print(f"there is no benchmark {name!r}: choose among {', '.join(COMMANDS)}", file=sys.stderr)
            return 2
        print(f"## {name}\n", flush=True)
        worst = max(worst, COMMANDS[name]())
        print(flush=True)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
