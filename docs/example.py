"""The page of the columns diagram, as the articles room sees it: the figures in the docs are what the code gives for it."""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.articles.columns import obstacles_of, segments_of
from baoyan.articles.flow import Costs, chains
from baoyan.articles.heads import build_heads
from baoyan.articles.page import Page
from baoyan.articles.pieces import body_face, frame_of
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line, Picture, Style

_EM, _WIDE, _STEP = 10, 120, 15
"""Body size, width of a column and leading, in points."""
NAMES = "abcde"
"""The columns, in the order of their numbers."""


@dataclass(frozen=True)
class Example:
    """Costs by the columns' names; `after`: the column that goes on, or "" where an article ends."""

    cost: dict[tuple[str, str], float]
    end: dict[str, float]
    begin: dict[str, float]
    after: dict[str, str]


def example() -> Example:
    """The page's costs and the steps chosen."""
    layout = _layout()
    heads, used = build_heads(layout, set())
    segments, _ = segments_of(layout, used)
    page = Page(segments, heads, obstacles_of(layout, ()), False, body_face(layout), frame_of(layout))
    costs = Costs(page)
    ways = [[NAMES[k] for k in chain.columns] for chain in chains(page)]
    return Example(
        {(NAMES[a.number], NAMES[b.number]): costs.cost(a, b) for a in segments for b in segments},
        dict(zip(NAMES, costs.stops, strict=True)),
        dict(zip(NAMES, costs.prices, strict=True)),
        {name: next(iter(way[k + 1 :]), "") for way in ways for k, name in enumerate(way)},
    )


def _layout() -> PageLayout:
    """Two articles: one over three columns with a picture, one over two."""
    blocks = (
        _head(0, 40, 400, "甲稿的标题横跨三栏共享"),
        _column(1, 40, 80, 16, indented=True, open_=True),
        _column(2, 170, 80, 16, indented=False, open_=True),
        _column(3, 300, 200, 8, indented=False, open_=False),
        _head(4, 450, 240, "乙稿的标题"),
        _column(5, 450, 80, 16, indented=True, open_=True),
        _column(6, 580, 80, 16, indented=False, open_=False),
    )
    return PageLayout(1, 740, 400, blocks, pictures=(Picture(Box(300, 80, 420, 190)),), body_size=_EM)


def _head(number: int, x: float, width: float, text: str) -> Block:
    box = Box(x, 30, x + width, 56)
    return Block(number, Role.HEADLINE, (Line(text, box, Style("Hei", 26, bold=True)),), box)


def _column(number: int, x: float, y: float, count: int, *, indented: bool, open_: bool) -> Block:
    """A column of `count` lines; `open_`: its last line is full and ends in the middle of a sentence."""
    lines = []
    for k in range(count):
        text, begin, end = "字" * 12, x, x + _WIDE
        if k == 0 and indented:
            text, begin = "字" * 10, x + 2 * _EM
        if k == count - 1 and not open_:
            text, end = "字字字字。", x + 5 * _EM
        top = y + k * _STEP
        lines.append(Line(text, Box(begin, top, end, top + _EM), Style("Song", _EM)))
    return Block(number, Role.BODY, tuple(lines), Box(x, y, x + _WIDE, y + (count - 1) * _STEP + _EM))
