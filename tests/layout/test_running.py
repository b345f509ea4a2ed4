"""Running heads are words that pages repeat at their edges; what heads a text is a headline, whatever it says."""

from __future__ import annotations

import pytest
from printed_pages import ENGLISH_TEXT, column, line, page, rule

from baoyan.layout import lay_out, mark_running
from baoyan.model.layout import PageLayout
from baoyan.model.reading import Rule

TOP = 24.0


def laid_out(heads: list[str], size: float, gap: float = 12.0, rules: tuple[Rule, ...] = ()) -> list[PageLayout]:
    """Pages with a head over three columns each."""
    pages = []
    for number, words in enumerate(heads, 1):
        below = TOP + size + gap
        text = [row for x in (50, 290, 530) for row in column(f"{number} {ENGLISH_TEXT}", x, below, 40, 9.0)]
        pages.append(page([line(words, 50, TOP, size), *text], number, rules))
    return list(mark_running([lay_out(p) for p in pages]))


def made_up(layouts: list[PageLayout]) -> list[str]:
    """What of the pages is furniture, their columns aside."""
    return [f.line.text for layout in layouts for f in layout.furniture if ENGLISH_TEXT not in f.line.text]


@pytest.mark.parametrize(
    "heads", [["Gold for Town 1", "Gold for Town 2", "Gold for Town 3"], ["Town Council Notes"] * 3]
)
def test_headlines_at_one_height(heads: list[str]) -> None:
    """Three pages begin with a headline over its text: none is a running head, though they are alike."""
    assert made_up(laid_out(heads, 22.0)) == []


@pytest.mark.parametrize(
    ("size", "gap", "rules"),
    [(9.0, 12.0, ()), (22.0, 20.0, (rule(40, TOP + 32, 740),)), (22.0, 80.0, ())],
    ids=["small", "ruled off", "far above"],
)
def test_running_heads(size: float, gap: float, rules: tuple[Rule, ...]) -> None:
    """Words that three pages repeat at their head are none of their articles'."""
    assert made_up(laid_out(["Town Council Notes"] * 3, size, gap, rules)) == ["Town Council Notes"] * 3
