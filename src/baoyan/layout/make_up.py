"""From a page as read to its layout: furniture, tables, display pieces, teasers, captions, then columns and headings."""

from __future__ import annotations

from collections.abc import Iterable

from baoyan.layout.asides import find_asides
from baoyan.layout.bridges import part_bridging_lines
from baoyan.layout.captions import find_captions
from baoyan.layout.charts import find_charts
from baoyan.layout.displays import find_displays
from baoyan.layout.footnotes import find_footnotes
from baoyan.layout.furniture import find_furniture, masthead_region
from baoyan.layout.headed_tables import find_headed_tables
from baoyan.layout.ladders import find_row_tables
from baoyan.layout.page import Page, Seen, page_of, seen_lines, with_direction
from baoyan.layout.segments import assign_containers, box_of, initials, mend_split_lines, part_flow, runs_of
from baoyan.layout.tables import find_tables
from baoyan.layout.teasers import find_teasers, find_unnamed_teasers
from baoyan.model.geometry import Box
from baoyan.model.layout import Aside, Block, PageLayout, Role
from baoyan.model.reading import Line, PageReading, Picture


class _Blocks:
    """Blocks as they are found, numbered in that order."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.taken: set[int] = set()

    def add(self, role: Role, lines: Iterable[Line], box: Box | None = None, container: int = -1, picture: int = -1,
            rows: tuple[tuple[str, ...], ...] = (), aside: int = -1) -> None:  # fmt: skip
        own = tuple(lines)
        self.taken |= set(map(id, own))
        place = box or box_of(own)
        block = Block(len(self.found), role, own, place, container=container, picture=picture, rows=rows, aside=aside)
        self.found.append(block)

    def left(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that no block has yet."""
        return [line for line in lines if id(line) not in self.taken]


def lay_out(reading: PageReading) -> PageLayout:
    """The blocks of a page with their roles.

    Args:
        reading: the page as read.
    """
    furniture, lines = find_furniture(reading)
    masthead = masthead_region(reading, furniture)
    page = page_of(reading, lines, photographs(reading, masthead))
    blocks = _Blocks()
    for teaser in find_teasers(page, blocks.left(lines), furniture, masthead):
        blocks.add(Role.TEASER, teaser)
    for finder in (find_tables, find_row_tables, find_headed_tables):
        for table in finder(page, blocks.left(lines)):
            blocks.add(Role.TABLE, table.lines, table.box, rows=table.rows)
    for notes in find_footnotes(page, blocks.left(lines)):
        blocks.add(Role.NOTE, notes)
    for chart in find_charts(page, blocks.left(lines)):
        blocks.add(Role.FIGURE, chart.lines, chart.box, rows=chart.rows)
    for teaser in find_unnamed_teasers(page, blocks.left(lines), masthead is not None or reading.number == 1):
        blocks.add(Role.TEASER, teaser)
    for display in find_displays(page, blocks.left(lines)):
        blocks.add(Role.ADVERTISEMENT, display.lines, display.box)
    captions = find_captions(page, blocks.left(lines))
    told = {id(line) for caption in captions for line in caption.lines}
    free = [line for line in blocks.left(lines) if id(line) not in told]
    asides = find_asides(page, free, {caption.picture: box_of(caption.lines) for caption in captions})
    for caption in captions:
        aside = next((k for k, a in enumerate(asides) if caption.picture in a.pictures), -1)
        blocks.add(Role.CAPTION, caption.lines, picture=caption.picture, aside=aside)
    for k, found in enumerate(asides):
        _running(found.page, blocks, list(found.lines), k)
    _running(page, blocks, blocks.left(lines))
    return PageLayout(
        reading.number,
        reading.width,
        reading.height,
        tuple(blocks.found),
        furniture=furniture,
        rules=reading.rules,
        panels=reading.panels,
        pictures=page.pictures,
        direction=page.frame.direction,
        body_size=page.em,
        asides=tuple(Aside(a.box, a.page.frame.direction, a.page.em, a.pictures) for a in asides),
    )


def _running(page: Page, blocks: _Blocks, lines: list[Line], aside: int = -1) -> None:
    """Columns of running text, and headings."""
    upright = [with_direction(line, page.frame.direction) for line in lines]
    seen = part_bridging_lines(page, assign_containers(page, seen_lines(page, upright)))
    seen = part_bridging_lines(page, mend_split_lines(page, seen))
    flow, display = part_flow(page, seen)
    caps = initials(page, flow, display)
    for cap in caps:
        blocks.add(Role.HEADLINE, (cap.line,), container=cap.container, aside=aside)
    for role, part in ((Role.BODY, flow), (Role.HEADLINE, [s for s in display if s not in caps])):
        for run in _runs(page, part):
            blocks.add(role, (s.line for s in run), container=run[0].container, aside=aside)


def _runs(page: Page, part: list[Seen]) -> list[list[Seen]]:
    """Runs of lines along the text, and lines across it by themselves."""
    return runs_of(page, [s for s in part if s.along]) + [[s] for s in part if not s.along]


def photographs(reading: PageReading, masthead: Box | None) -> tuple[Picture, ...]:
    """Pictures that articles may own: not the title block's, not a ground under the whole page."""
    whole = reading.width * reading.height
    return tuple(
        p
        for p in reading.pictures
        if p.box.area < 0.8 * whole
        and min(p.box.width, p.box.height) > 18
        and not (masthead is not None and p.box.overlap(masthead) > 0.8)
    )
