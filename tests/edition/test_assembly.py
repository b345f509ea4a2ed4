"""What the issue's files are told to be follows what their pages turn out to be."""

from __future__ import annotations

import pytest

from baoyan.edition.assembly import assemble
from baoyan.errors import problem
from baoyan.model.articles import IssueArticles
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line, PageReading, Style
from baoyan.model.source import IssueSource


@pytest.mark.parametrize(("width", "height", "kept"), [(1600, 1100, True), (1100, 1600, False)])
def test_a_page_on_its_side_is_no_spread(width: float, height: float, kept: bool) -> None:
    """A wide picture is told to stay one page; not where it lay on its side and was set upright."""
    source = IssueSource((), (problem("spread-kept", 1, name="scan.jpg"), problem("file-skipped", name="notes.txt")))
    edition = assemble(source, [PageReading(1, width, height, ())], (), IssueArticles(()))
    codes = [p.code for p in edition.problems]
    assert ("spread-kept" in codes) is kept
    assert "file-skipped" in codes


@pytest.mark.parametrize("words", [True, False])
def test_a_wide_photograph_is_no_spread(words: bool) -> None:
    """Nothing is printed over the middle of a picture without a word."""
    source = IssueSource((), (problem("spread-kept", 1, name="view.jpg"),))
    line = Line("words", Box(0, 0, 50, 10), Style("x", 10))
    layout = PageLayout(1, 1600, 1100, (Block(0, Role.BODY, (line,), line.box),) if words else ())
    edition = assemble(source, [PageReading(1, 1600, 1100, ())], [layout], IssueArticles(()))
    assert ("spread-kept" in [p.code for p in edition.problems]) is words
