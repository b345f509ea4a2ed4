"""Lines read over the white between two columns."""

from __future__ import annotations

from dataclasses import replace

from baoyan.layout import lay_out
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading, Style

LEFT = [
    "老周把缆绳解开他在河上",
    "撑了三十一年船送过学生",
    "也送过赶集的人。今天，",
    "渡口装上了长椅还有路灯",
    "摆渡的人每个月上一堂课",
]
RIGHT = [
    "从县城来的客人坐一趟船",
    "听他讲一讲河边旧事情了",
    "“他没有把船卖掉的意思",
    "镇里的人都说这样做最好",
    "孩子们跑到岸边来看热闹",
]


def printed(text: str, x: float, y: float) -> Line:
    """A line of characters ten points wide."""
    edges = tuple(x + 10 * k for k in range(len(text) + 1))
    return Line(text, Box(x, y, edges[-1], y + 10), Style("Song", 10), edges=edges)


def test_stop_before_a_gutter_and_quote_after_it() -> None:
    """The white halves of a stop and of an opening quote are as wide as the gutter between them: the rows around tell it."""
    lines = []
    for k, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        a, b = printed(left, 40, 40 + 15 * k), printed(right, 160, 40 + 15 * k)
        if right[0] == "“":  # the stop hangs over its column's edge, the quote stands before its own
            a, b = printed(left, 45, 40 + 15 * k), printed(right, 155, 40 + 15 * k)
            lines.append(replace(a, text=left + right, box=a.box.union(b.box), edges=(*a.edges[:-1], *b.edges)))
        else:
            lines += [a, b]
    blocks = lay_out(PageReading(1, 400, 400, tuple(lines))).blocks
    assert {tuple(line.text for line in block.lines) for block in blocks} == {tuple(LEFT), tuple(RIGHT)}
