"""The figures of whole issues with exact truth stay above their floors (benchmarks/floors.json; they only go up)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy import below_floor, measure  # noqa: E402
from benchmarks.sets import Issue, issues  # noqa: E402

FOUND = list(issues())


@pytest.mark.skipif(
    not FOUND, reason="no issue with truth: neither sample/*/truth.json nor ../shared/bench/issues is here"
)
@pytest.mark.parametrize("issue", FOUND, ids=lambda issue: issue.name)
def test_above_its_floor(issue: Issue) -> None:
    """No figure of the issue is worse than its floor."""
    assert not below_floor(issue.name, measure(issue))


def test_outside_issues_are_read_where_they_are() -> None:
    """Says in the report when only the samples were measured."""
    if not any("/" in issue.name for issue in FOUND):
        pytest.skip("../shared/bench/issues is not here: only the samples in the repository were measured")
