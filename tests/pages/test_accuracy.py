"""The figures of whole issues with exact truth stay above their floors (benchmarks/floors.json; they only go up)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from baoyan.model.edition import Edition

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy import below_floor  # noqa: E402
from benchmarks.scoring import score_issue  # noqa: E402
from benchmarks.sets import KINDS, SEEDS, Issue, issues, made_issue, no_press  # noqa: E402

FOUND = list(issues())
Read = Callable[[Issue], Edition]


@pytest.mark.skipif(
    not FOUND, reason="no issue with truth: neither sample/*/truth.json nor ../shared/bench/issues is here"
)
@pytest.mark.parametrize("issue", FOUND, ids=lambda issue: issue.name)
def test_above_its_floor(issue: Issue, read: Read) -> None:
    """No figure of the issue is worse than its floor."""
    told = below_floor(issue.name, score_issue(issue.truth, read(issue)).figures())
    assert not told, "\n".join(told)


@pytest.mark.skipif(bool(no_press()), reason=no_press() or "fonts are there")
@pytest.mark.parametrize("kind", KINDS)
def test_papers_of_the_press_are_above_their_floors(kind: str, read: Read) -> None:
    """A paper made by seed, one of each kind (`make bench` reads more of them)."""
    issue = made_issue(kind, SEEDS[0])
    told = below_floor(issue.name, score_issue(issue.truth, read(issue)).figures())
    assert not told, "\n".join(told)


def test_outside_issues_are_read_where_they_are() -> None:
    """Says in the report when only the samples were measured."""
    if not any("/" in issue.name for issue in FOUND):
        pytest.skip("../shared/bench/issues is not here: only the samples in the repository were measured")
