"""`python -m benchmarks accuracy`: the figures of every issue with truth, as a table.

`python -m benchmarks floors` measures the same and raises the floors to just under it; it lowers none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.scoring import LOWER_IS_BETTER, score_issue
from benchmarks.sets import Issue, issues, made_issues, no_press

FLOORS = Path(__file__).with_name("floors.json")
_SLACK, _PRESS_SLACK = 0.005, 0.03
"""How far under what is measured a floor lies; a fifth of it for a rate of error. Other versions of the fonts move the lines
of pages that the press makes."""
Figures = Mapping[str, float | None]
Floors = dict[str, dict[str, float]]


def measure(issue: Issue) -> dict[str, float | None]:
    """The figures of one issue."""
    from baoyan import read_issue

    return score_issue(issue.truth, read_issue(issue.pages)).figures()


def everything() -> Iterator[Issue]:
    """Samples, issues outside, papers of the press."""
    yield from issues()
    if missing := no_press():
        print(f"No pages were made by the press: {missing}\n")
    else:
        yield from made_issues()


def table(rows: Iterable[tuple[str, Figures]]) -> str:
    """Rows of figures as a Markdown table."""
    found = list(rows)
    names = list(found[0][1]) if found else []
    lines = ["| issue | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for name, figures in found:
        cells = ["-" if (value := figures[n]) is None else f"{value:.4f}" for n in names]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def kept_floors() -> Floors:
    """The floors by issue; "default" holds for those that are not named."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def below_floor(name: str, figures: Figures) -> list[str]:
    """What is worse than the floor kept for this issue; floors only ever go up."""
    floors = kept_floors()
    out = []
    for figure, floor in floors.get(name, floors["default"]).items():
        value = figures.get(figure)
        if value is not None and _worse(figure, value, floor):
            out.append(f"{name}: {figure} is {value:.4f}, its floor {floor}")
    return out


def raised(floors: Floors, rows: Iterable[tuple[str, Figures]]) -> Floors:
    """Floors just under what is measured, never worse than they were; issues outside the repository share one set."""
    measured: Floors = {}
    for name, figures in rows:
        own = measured.setdefault("default" if "/" in name else name, {})
        for figure, value in figures.items():
            if value is not None:
                floor = _just_under(figure, value, _PRESS_SLACK if name.startswith("press-") else _SLACK)
                own[figure] = own[figure] if figure in own and _worse(figure, own[figure], floor) else floor
    out = {name: dict(own) for name, own in floors.items()}
    for name, own in measured.items():
        kept = out.setdefault(name, {})
        better = {f: v for f, v in own.items() if f not in kept or _worse(f, kept[f], v)}
        kept.update(better)
    return dict(sorted(out.items()))


def _worse(figure: str, a: float, b: float) -> bool:
    return a > b if figure in LOWER_IS_BETTER else a < b


def _just_under(figure: str, value: float, slack: float) -> float:
    if figure in LOWER_IS_BETTER:
        return math.ceil(round((value + slack / 5) * 1000, 6)) / 1000
    return max(0.0, math.floor(round((value - slack) * 1000, 6)) / 1000)


def main() -> int:
    """Print the table; 1 where a figure is below its floor."""
    rows = [(issue.name, measure(issue)) for issue in everything()]
    print(table(rows))
    told = [line for name, figures in rows for line in below_floor(name, figures)]
    for line in told:
        print(line)
    return 1 if told else 0


def raise_floors() -> int:
    """Measure everything and write the floors anew."""
    floors = raised(kept_floors(), ((issue.name, measure(issue)) for issue in everything()))
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"floors of {len(floors)} sets are in {FLOORS.name}")
    return 0
