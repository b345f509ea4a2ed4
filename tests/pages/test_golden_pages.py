"""The sample papers are read as they were when somebody last looked (tests/golden; `pytest tests/pages --update-golden`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from page_text import page_text

from baoyan.model.edition import Edition
from conftest import difference

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.sets import Issue, issues


@pytest.mark.parametrize("issue", [i for i in issues() if "/" not in i.name], ids=lambda issue: issue.name)
def test_samples_are_read_as_before(
    issue: Issue, read: Callable[[Issue], Edition], golden: Callable[[str, str], None]
) -> None:
    """Every article of the paper, its roles, paragraphs and links, line by line."""
    golden(f"{issue.name}.txt", page_text(read(issue)))


def test_a_difference_is_told_line_by_line() -> None:
    """What was expected and what was made stand one above the other, and a long list is cut."""
    assert difference("a\nheadline: Old\nb", "a\nheadline: New\nb").splitlines()[3:] == [
        " a",
        "-headline: Old",
        "+headline: New",
        " b",
    ]
    assert difference("", "\n".join("x" * 200)).splitlines()[-1] == "... and 143 lines more"
