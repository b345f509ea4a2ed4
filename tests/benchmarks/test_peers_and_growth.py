"""Other parsers are measured with the same rule, and memory with all that a process starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.growth import family, memory_of
from benchmarks.peers import as_edition, parsed


def test_markdown_is_an_edition() -> None:
    """A heading begins an article, an empty line a paragraph; text before the first heading is an article without one."""
    found = as_edition([(3, "Wend Post\n\n## **Bridge**\n\nIt is\nclosed.\n\nSo is the ford.\n")]).articles
    assert [(a.page, a.headline, [p.text for p in a.body]) for a in found] == [
        (3, None, ["Wend Post"]),
        (3, "Bridge", ["It is closed.", "So is the ford."]),
    ]


def test_a_parser_that_is_not_there() -> None:
    """Its row says so; a parser that is there gives text and time for each page."""
    pages = [Path("one"), Path("two")]
    assert parsed(sys.executable, "import no_such_parser", pages) is None
    assert [text for _, text in parsed(sys.executable, "text = path.upper()", pages) or ()] == ["ONE", "TWO"]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell memory so")
def test_memory_of_a_process_and_its_children() -> None:
    """A child counts with its parent."""
    with subprocess.Popen([sys.executable, "-c", "print('x', flush=True); input()"], stdin=-1, stdout=-1) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert child.pid in set(family(os.getpid()))
        assert memory_of(os.getpid()) > memory_of(child.pid) > 1
        child.communicate(b"\n")
