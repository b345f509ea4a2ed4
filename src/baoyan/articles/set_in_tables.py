"""Tables in the midst of a text that runs column by column: they belong to it, at the place where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.page import Page
from baoyan.articles.pieces import Draft, SetIn
from baoyan.model.geometry import Box
from baoyan.model.layout import PageLayout


def set_into_text(page: Page, drafts: Sequence[Draft], table: Draft, layout: PageLayout) -> bool:
    """Put a table into the text that ends over it, or else that begins under it; whether there is one.

    Args:
        page: a page without display type, where no heading says that a table is a piece by itself.
        drafts: its texts.
        table: the table with its heading.
        layout: the page's blocks.
    """
    block = next(b for b in layout.blocks if b.id == table.tables[0])
    box = page.frame.turn(block.box)
    if table.segments or block.container >= 0:
        return False
    texts = [d for d in drafts if d.segments and not d.tables and page.segments[d.segments[0]].container < 0]
    over = [(page.segments[k].box, k, d) for d in texts for k in d.segments if _is_over(page.segments[k].box, box)]
    if over:
        # Of columns that end over one table the last.
        _, after, host = max(over, key=lambda item: (item[0].x0, item[0].y1))
        host.set_in.append(SetIn(after, table.head, block.id))
        return True
    under = [(page.segments[d.segments[0]].box, d) for d in texts if _is_over(box, page.segments[d.segments[0]].box)]
    if not under:
        return False
    host = min(under, key=lambda item: (item[0].x0, item[0].y0))[1]
    host.set_in.append(SetIn(None, table.head, block.id))
    return True


def _is_over(a: Box, b: Box) -> bool:
    return a.y1 < b.y0 + 3 and a.overlap_x(b) > 0.5 * min(a.width, b.width)
