"""Single characters set far apart, joined into lines."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line


def join_spaced(lines: list[Line], barriers: Sequence[Box]) -> list[Line]:
    """Single characters set far apart (街 镇 动 态, a title down the page) joined into one line."""
    single = [line for line in lines if len(line.text) == 1]
    rest = [line for line in lines if len(line.text) != 1]
    single.sort(key=lambda line: (line.style.font, line.style.size, line.box.y0, line.box.x0))
    others = [line.box for line in rest]
    out: list[Line] = []
    while single:
        group = [single.pop(0)]
        direction: Direction | None = None
        while True:
            step = _next_spaced(group, single, direction, others, barriers)
            if step is None:
                break
            line, direction = step
            single.remove(line)
            group.append(line)
        out.append(_merged(group, direction) if len(group) > 1 and direction else group[0])
    return rest + out


def _next_spaced(
    group: list[Line], single: list[Line], direction: Direction | None, others: list[Box], barriers: Sequence[Box]
) -> tuple[Line, Direction] | None:
    last, best = group[-1], None
    step = group[1].box.cx - group[0].box.cx + group[1].box.cy - group[0].box.cy if len(group) > 1 else None
    for line in single:
        if (line.style.font, line.style.size) != (last.style.font, last.style.size):
            continue
        size = last.style.size
        for way, along, across in (
            (Direction.HORIZONTAL, line.box.cx - last.box.cx, abs(line.box.cy - last.box.cy)),
            (Direction.VERTICAL, line.box.cy - last.box.cy, abs(line.box.cx - last.box.cx)),
        ):
            regular = step is None or abs(along - step) < 0.3 * size
            if (direction in (None, way)) and across < 0.25 * size and 0.7 * size < along < 4.2 * size and regular:
                between = Box(
                    min(last.box.cx, line.box.cx),
                    min(last.box.cy, line.box.cy),
                    max(last.box.cx, line.box.cx) + 0.1,
                    max(last.box.cy, line.box.cy) + 0.1,
                )
                blocked = any(between.intersection(o) for o in others) or any(
                    b.x0 <= between.x1 and b.x1 >= between.x0 and b.y0 <= between.y1 and b.y1 >= between.y0
                    for b in barriers
                )
                if not blocked and (best is None or along < best[0]):
                    best = (along, line, way)
    return (best[1], best[2]) if best else None


def _merged(group: list[Line], direction: Direction) -> Line:
    box = group[0].box
    for line in group[1:]:
        box = box.union(line.box)
    starts = [line.box.x0 if direction is Direction.HORIZONTAL else line.box.y0 for line in group]
    end = group[-1].box.x1 if direction is Direction.HORIZONTAL else group[-1].box.y1
    edges = (*(round(s, 2) for s in starts), round(end, 2))
    return Line("".join(line.text for line in group), box, group[0].style, direction, edges=edges)
