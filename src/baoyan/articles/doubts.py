"""What an editor should look at in a text that was put together from columns and a heading."""

from __future__ import annotations

from baoyan.articles.page import Page
from baoyan.articles.pieces import Draft
from baoyan.model.edition import Doubt
from baoyan.model.geometry import Box

DOUBT = 0.72
"""Sureness below which an editor should look."""
GUESS = "5"
"""How unsure a character is (`Line.unsure`) from which an editor should look."""
MOST_LINES = 8
"""Lines of one article that are told; of an article with more, every line wants reading."""


def doubts_of(page: Page, draft: Draft, number: int) -> tuple[Doubt, ...]:
    """What an editor should look at: where the text may go on elsewhere, a heading that may be another's, none at all."""
    out = []
    for k, sure in zip(draft.segments, draft.steps, strict=False):
        if sure < DOUBT:
            line = page.segments[k].lines[-1]
            out.append(_doubt("flow-unsure", "the text after this column may be another", number, line.box))
    first = page.segments[draft.segments[0]].lines[0] if draft.segments else None
    if first is not None and draft.head is not None and draft.head_sure < DOUBT:
        box = page.heads[draft.head].lines[0].box
        out.append(_doubt("heading-unsure", "this heading may be that of another text", number, box))
    if first is not None and draft.head is None and len(draft.segments) > 1:
        out.append(_doubt("heading-none", "no heading was found for this text", number, first.box))
    return (*out, *_unsure_lines(page, draft, number))


def _unsure_lines(page: Page, draft: Draft, number: int) -> list[Doubt]:
    """The lines of which a character is more likely wrong than right, the worst first."""
    lines = [line for k in draft.segments for line in page.segments[k].lines]
    lines += page.heads[draft.head].lines if draft.head is not None else ()
    worst = sorted((x for x in lines if max(x.unsure, default="0") >= GUESS), key=lambda x: x.confidence)
    return [_doubt("text-unsure", "characters of this line are not sure", number, x.box) for x in worst[:MOST_LINES]]


def _doubt(code: str, message: str, number: int, box: Box) -> Doubt:
    return Doubt(code, message, number, (box.x0, box.y0, box.width, box.height))
