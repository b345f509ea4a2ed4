"""Boxes of teasers and indexes: page names with the titles that they point to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baoyan.layout.page import Page, is_body_voice
from baoyan.model.geometry import Box
from baoyan.model.layout import FurnitureLine
from baoyan.model.page_names import page_name
from baoyan.model.reading import Line

_BOOK = re.compile(r"专刊|專刊|特刊|副刊|增刊|号外")


def find_teasers(
    page: Page, lines: Sequence[Line], furniture: Sequence[FurnitureLine], masthead: Box | None
) -> list[tuple[Line, ...]]:
    """Teasers as groups of lines: the page's name first where it stands apart, then the title's lines.

    Args:
        page: the page.
        lines: lines that are no furniture.
        furniture: the make-up lines; index headings mark a box of teasers.
        masthead: the title block, in whose ears teasers stand.
    """
    out: list[tuple[Line, ...]] = []
    taken: set[int] = set()
    for box in teaser_boxes(page, lines, furniture, masthead):
        inside = [x for x in lines if id(x) not in taken and box.contains_point(x.box.cx, x.box.cy)]
        labels = [x for x in inside if is_label(x.text)]
        if not labels and not any(page_name(x.text.split()[0]) for x in inside if x.text.split()):
            continue
        taken |= set(map(id, inside))
        out += _rows(inside, labels)
    return out


def is_label(text: str) -> bool:
    """Whether a text is nothing but the name of a page or of a book of pages."""
    found = page_name(text)
    return (found is not None and not found.rest) or (len(text) <= 4 and bool(_BOOK.fullmatch(text.strip())))


def teaser_boxes(
    page: Page, lines: Sequence[Line], furniture: Sequence[FurnitureLine], masthead: Box | None
) -> list[Box]:
    """Where teasers stand: the panel or column under an index heading; rows beside page names in the title block."""
    boxes = [_index_box(page, f.line, lines) for f in furniture if f.kind == "index_title"]
    if masthead is not None:
        zone = masthead.grown(6)
        for label in lines:
            if is_label(label.text) and zone.contains_point(label.box.cx, label.box.cy):
                beside = [
                    x
                    for x in lines
                    if x is not label
                    and x.box.overlap_y(label.box) > 0.4 * min(x.box.height, label.box.height)
                    and 0 <= x.box.x0 - label.box.x1 < 5 * label.style.size
                ]
                if beside:
                    boxes.append(label.box.union(min(beside, key=lambda x: x.box.x0).box).grown(2))
    return boxes


def _index_box(page: Page, title: Line, lines: Sequence[Line]) -> Box:
    """The space that an index heading heads."""
    around = [
        p.box
        for p in page.panels
        if p.box.grown(3).contains_point(title.box.cx, title.box.cy)
        and p.box.height > 4 * title.box.height
        and p.box.area < 0.25 * page.width * page.height
    ]
    if around:
        return min(around, key=lambda b: b.area)
    strips = [p.box for p in page.panels if p.box.grown(3).contains_point(title.box.cx, title.box.cy)]
    width = min(strips, key=lambda b: b.area) if strips else title.box.grown(6 * title.style.size, 0)
    bottom = width.y1
    for line in sorted(lines, key=lambda x: x.box.y0):
        if line.box.y0 < title.box.y1 - 2 or line.box.cx < width.x0 - 2 or line.box.cx > width.x1 + 2:
            continue
        if not is_label(line.text) and _on_own_panel(page, line, lines):
            break  # the name of another column
        gap = line.box.y0 - bottom
        if (
            gap > 5 * line.style.size
            or line.style.size > 2 * title.style.size
            or line.vertical
            or (is_body_voice(page, line) and gap > 3 * line.style.size)
        ):
            break
        bottom = line.box.y1
    return Box(width.x0 - 2, title.box.y1 - 1, width.x1 + 2, bottom + 1)


def _on_own_panel(page: Page, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line stands alone on a small filled panel, with no page name beside it."""
    grounds = [
        p.box
        for p in page.panels
        if p.fill is not None and p.box.contains(line.box, 2) and p.box.height < 3.2 * line.style.size
    ]
    alone = any(not any(ground.contains(x.box, 2) for x in lines if x is not line) for ground in grounds)
    return alone and not any(is_label(x.text) and x.box.overlap_y(line.box) > 0 for x in lines)


def _rows(inside: list[Line], labels: list[Line]) -> list[tuple[Line, ...]]:
    """Lines of a teaser box as rows: each title line goes to the nearest page name; without names each line is a row."""
    titles = [x for x in inside if x not in labels]
    if not labels:
        return [(x,) for x in sorted(titles, key=lambda x: (x.box.y0, x.box.x0))]
    rows: dict[int, list[Line]] = {k: [] for k in range(len(labels))}
    for line in sorted(titles, key=lambda x: (x.box.y0, x.box.x0)):
        own = page_name(line.text.split()[0]) if line.text.split() and len(line.text.split()) > 1 else None
        if own and not own.rest:
            rows[len(rows)] = [line]
            continue
        nearest = min(
            range(len(labels)),
            key=lambda k: abs(labels[k].box.cy - line.box.cy) + 0.1 * abs(labels[k].box.cx - line.box.cx),
        )
        rows[nearest].append(line)
    out = [((labels[k], *group) if k < len(labels) else tuple(group)) for k, group in rows.items() if group]
    return sorted(out, key=lambda group: (group[0].box.y0, group[0].box.x0))
