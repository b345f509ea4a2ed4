"""`python -m benchmarks calibration`: is an article with confidence 0.9 right nine times in ten?

Articles of all issues with truth, grouped by their confidence; how many of each group are right as a whole. Each issue is read
three times: as it is, with its drawn rules taken away, with its panels taken away, so that there is enough that is hard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource
from baoyan.reading import read_page
from benchmarks.scoring import right_articles
from benchmarks.sets import issues

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)


def without_rules(source: PageSource) -> PageReading:
    """A page whose drawn rules are gone: white space alone parts its articles."""
    return replace(read_page(source), rules=())


def without_panels(source: PageSource) -> PageReading:
    """A page whose frames and tints are gone."""
    return replace(read_page(source), panels=())


def samples() -> list[tuple[float, bool]]:
    """Confidence and whether it was right, for every editorial article."""
    from baoyan import read_issue

    out: list[tuple[float, bool]] = []
    for issue in issues():
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
    for low, high, share, count in groups(samples()):
        print(f"| {low:.2f} to {min(high, 1.0):.2f} | {count} | {share:.3f} |")
    return 0
