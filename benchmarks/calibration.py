"""`python -m benchmarks calibration`: is an article with confidence 0.9 right nine times in ten?

Articles of all issues with truth and of papers that the press makes anew, grouped by their confidence; how many of each group
are right as a whole. Each issue is read three times: as it is, with its drawn rules taken away, with its panels taken away, so
that there is enough that is hard. `fitting.py` fits the curve, on other papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource
from baoyan.reading import read_page
from benchmarks.scoring import right_articles
from benchmarks.sets import Issue, issues, made_issues, no_press

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)


def without_rules(source: PageSource) -> PageReading:
    """A page whose drawn rules are gone: white space alone parts its articles."""
    return replace(read_page(source), rules=())


def without_panels(source: PageSource) -> PageReading:
    """A page whose frames and tints are gone."""
    return replace(read_page(source), panels=())


def samples(papers: Iterable[Issue]) -> list[tuple[float, bool]]:
    """Confidence and whether it was right, for every editorial article."""
    from baoyan import read_issue

    out: list[tuple[float, bool]] = []
    for issue in papers:
        for engine in (None, without_rules, without_panels):
            out += right_articles(issue.truth, read_issue(issue.pages, engine=engine))
    return out


def groups(found: Sequence[tuple[float, bool]]) -> list[tuple[float, float, float, int]]:
    """From, to, share that is right, how many; empty groups left out."""
    out = []
    for low, high in pairwise(EDGES):
        own = [right for sure, right in found if low <= sure < high]
        if own:
            out.append((low, high, sum(own) / len(own), len(own)))
    return out


def main() -> int:
    """Print the table."""
    print("| confidence | articles | right |")
    print("|---|---|---|")
    made = () if no_press() else made_issues()
    found = samples([*issues(), *made])
    for low, high, share, count in groups(found):
        print(f"| {low:.2f} to {min(high, 1.0):.2f} | {count} | {share:.3f} |")
    print(f"\nMean distance between confidence and share, by articles: {distance(found):.3f}")
    return 0


def distance(found: Sequence[tuple[float, bool]]) -> float:
    """How far confidences lie from the shares that are right, group by group (the expected calibration error)."""
    far = 0.0
    for low, high in pairwise(EDGES):
        own = [(sure, right) for sure, right in found if low <= sure < high]
        far += abs(sum(sure for sure, _ in own) - sum(right for _, right in own))
    return far / len(found) if found else 0.0
