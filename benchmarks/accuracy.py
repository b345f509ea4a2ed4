"""`python -m benchmarks accuracy`: the figures of every issue with truth, as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.scoring import Score, score_issue
from benchmarks.sets import Issue, issues

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = {"body_cer"}


def measure(issue: Issue) -> dict[str, float | None]:
    """The figures of one issue."""
    from baoyan import read_issue

    return score_issue(issue.truth, read_issue(issue.pages), Score()).figures()


def table(rows: Iterable[tuple[str, dict[str, float | None]]]) -> str:
    """Rows of figures as a Markdown table."""
    found = list(rows)
    names = list(found[0][1]) if found else []
    lines = ["| issue | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for name, figures in found:
        cells = ["-" if figures[n] is None else f"{figures[n]:.4f}" for n in names]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def below_floor(name: str, figures: dict[str, float | None]) -> list[str]:
    """What is worse than the floor kept for this kind of issue; floors only ever go up."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    own = floors["default"] | floors.get(name, {})
    out = []
    for figure, floor in own.items():
        value = figures.get(figure)
        if value is None:
            continue
        worse = value > floor if figure in LOWER_IS_BETTER else value < floor
        if worse:
            out.append(f"{name}: {figure} is {value:.4f}, its floor {floor}")
    return out


def main() -> int:
    """Print the table; 1 where a figure is below its floor."""
    rows = [(issue.name, measure(issue)) for issue in issues()]
    print(table(rows))
    told = [line for name, figures in rows for line in below_floor(name, figures)]
    for line in told:
        print(line)
    return 1 if told else 0
