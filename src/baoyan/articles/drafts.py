"""Headings that no text claimed find their place: sub-headings, pull quotes, column titles, titles of tables and pictures."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.attach import attach, is_label
from baoyan.articles.ends import End, Start
from baoyan.articles.flow import chains
from baoyan.articles.heads import SECTION_WORDS
from baoyan.articles.labels import JumpLabel
from baoyan.articles.page import Page
from baoyan.articles.pieces import Draft, Head, Segment, frame_of
from baoyan.articles.set_in_tables import set_into_text
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

SMALL_TEXT = 1.22
"""Ems of body size up to which lines across the page's direction are text, not display."""

BEHIND = 150.0
"""Points by which a text behind a rule is farther from a label than it looks."""


def drafts_of(layout: PageLayout, page: Page) -> list[Draft]:
    """The page's articles before pictures: texts with their headings, tables, advertisements, headings by themselves."""
    found = chains(page)
    tables = [_table_draft(layout, block, page.heads) for block in layout.blocks if block.role is Role.TABLE]
    heads = attach(page, [chain.columns for chain in found], {t.head for t in tables if t.head is not None})
    drafts = [
        Draft(segments=list(chain.columns), head=head, steps=list(chain.steps), head_sure=sure)
        for chain, (head, sure) in zip(found, heads, strict=True)
    ]
    _join_round_heads(page, drafts)
    taken = {draft.head for draft in drafts}
    left = [head for head in page.heads if head.number not in taken]
    _give_notes(layout, page, drafts, tables)
    left = [head for head in left if all(head.number != t.head for t in tables)]
    left = _across_text(layout, page, drafts, left)
    for head in left:
        _place(layout, page, drafts, head)
    _give_footnotes(layout, page, drafts)
    if page.running:
        tables = [table for table in tables if not set_into_text(page, drafts, table, layout)]
    displays = [Draft(display=block.id) for block in layout.blocks if block.role is Role.ADVERTISEMENT]
    return drafts + tables + displays


def _join_round_heads(page: Page, drafts: list[Draft]) -> None:
    """A text without a heading whose last column ends at the heading of the next: that heading is set into the midst of one text."""
    headed = [d for d in drafts if d.head is not None and d.segments]
    bare = [d for d in drafts if d.segments and (d.head is None or page.heads[d.head].label)]
    for upper in [d for d in bare if page.starts[d.segments[0]] is Start.NEW]:
        lower = next((d for d in headed if d is not upper and _goes_on_below(page, upper, d)), None)
        if lower is not None and (upper.head is None or _stands_beside(page, upper, lower)):
            headed = [d for d in headed if d is not upper]
            lower.titles += [upper.head] if upper.head is not None else []
            lower.segments = upper.segments + lower.segments
            lower.steps = upper.steps + lower.steps
            drafts.remove(upper)


def _goes_on_below(page: Page, upper: Draft, lower: Draft) -> bool:
    """Whether the lower text begins in the column where the upper one ends, with nothing between but the lower one's heading."""
    if lower.head is None or not lower.segments or lower.tables or page.heads[lower.head].plain:
        return False
    last, first, head = page.segments[upper.segments[-1]], page.segments[lower.segments[0]], page.heads[lower.head]
    column = last.box.overlap_x(first.box) > 0.7 * max(last.box.width, first.box.width)
    over, under = head.box.y0 - last.box.y1, first.box.y0 - head.box.y1
    near = -3 < over < 3 * last.size and -3 < under < 3 * last.size and not head.across
    strip = Box(first.box.x0, last.box.y1, first.box.x1, first.box.y0)
    return column and near and last.container == first.container and not page.spaces.rules_in(strip)


def _stands_beside(page: Page, upper: Draft, lower: Draft) -> bool:
    """Whether columns of the upper text stand beside the lower one's heading, in one box with it."""
    head = page.heads[lower.head] if lower.head is not None else None
    texts = [page.segments[k] for k in upper.segments]
    return (
        head is not None
        and head.container >= 0
        and any(s.box.overlap_y(head.box) > 0.8 * head.box.height for s in texts)
    )


def _give_notes(layout: PageLayout, page: Page, drafts: list[Draft], tables: Sequence[Draft]) -> None:
    """Small lines right under a table are its note."""
    for table in tables:
        block = next(b for b in layout.blocks if b.id == table.tables[0])
        box = page.frame.turn(block.box)
        for draft in [d for d in drafts if d.head is None and len(d.segments) == 1]:
            s = page.segments[draft.segments[0]]
            under = -2 < s.box.y0 - box.y1 < 1.6 * s.size and s.box.overlap_x(box) > 0.9 * s.box.width
            if under and len(s.lines) <= 3 and s.size < 0.95 * layout.body_size:
                table.segments = draft.segments
                drafts.remove(draft)
                break


def _give_footnotes(layout: PageLayout, page: Page, drafts: list[Draft]) -> None:
    """Notes at the foot of a column to the text that ends right over them."""
    for block in (b for b in layout.blocks if b.role is Role.NOTE):
        box = page.frame.turn(block.box)
        near = [
            (_white_over(page.segments[k].box, box), n)
            for n, draft in enumerate(drafts)
            for k in draft.segments
            if not draft.tables
        ]
        host = drafts[min(near)[1]] if near else None
        if host is None:
            drafts.append(host := Draft())
        host.notes.append(block.id)


def _white_over(text: Box, note: Box) -> float:
    """How far a text ends above a note; one in another column is farther than any in its own."""
    aside = 0.0 if text.overlap_x(note) > 0 else BEHIND + abs(text.cx - note.cx)
    return abs(note.y0 - text.y1) + aside


def give_labels(page: Page, drafts: Sequence[Draft], labels: Sequence[tuple[Line, JumpLabel]]) -> None:
    """Each turn label that stands by itself to the text whose end, or beginning, is nearest."""
    texts = [draft for draft in drafts if draft.segments and not draft.tables]
    for line, label in labels:
        if texts:
            box = page.frame.turn(line.box)
            near = min(texts, key=lambda draft: _distance(page, draft, box, label.forward))
            near.labels.append((line, label))


def _distance(page: Page, draft: Draft, box: Box, forward: bool) -> float:
    """From a label to where a text ends (or begins); a heading counts as the beginning too."""
    segment = page.segments[draft.segments[-1 if forward else 0]]
    places = [segment.box] + ([page.heads[draft.head].box] if draft.head is not None and not forward else [])
    out = []
    for place in places:
        across = max(0.0, place.x0 - box.x1, box.x0 - place.x1)
        across += BEHIND if page.spaces.wall(place, box) else 0.0
        down = abs(box.y0 - place.y1) if forward else abs(place.y0 - box.y1)
        out.append(2 * across + min(down, abs(box.cy - place.y1) if forward else abs(place.y0 - box.cy)))
    return min(out)


def _table_draft(layout: PageLayout, block: Block, heads: Sequence[Head]) -> Draft:
    """A table with the heading right over it."""
    frame = frame_of(layout)
    box = frame.turn(block.box)
    over = [h for h in heads if h.box.overlap_x(box) > 0.6 * h.box.width and -4 < box.y0 - h.box.y1 < 3 * h.size]
    head = min(over, key=lambda h: box.y0 - h.box.y1).number if over else None
    return Draft(head=head, tables=[block.id])


def _across_text(layout: PageLayout, page: Page, drafts: list[Draft], left: list[Head]) -> list[Head]:
    """Text that runs across the page's direction, with the heading that stands over it in its own direction."""
    texts = [h for h in left if h.across and h.size < SMALL_TEXT * layout.body_size and _letters(h) >= 24]
    used: set[int] = set()
    for text in texts:
        box = _own_box(text)
        over = [
            h
            for h in left
            if h.across and h.size >= SMALL_TEXT * layout.body_size and h.number not in used
            and _own_box(h).overlap_x(box) > 0.5 * min(box.width, _own_box(h).width)
            and -4 < box.y0 - _own_box(h).y1 < 4 * h.size + _picture_between(layout, _own_box(h), box)
        ]  # fmt: skip
        head = min(over, key=lambda h: box.y0 - _own_box(h).y1).number if over else None
        drafts.append(Draft(head=head, lines=list(text.lines)))
        used |= {text.number} | ({head} if head is not None else set())
    return [h for h in left if h.number not in used]


def _letters(head: Head) -> int:
    return sum(len(line.text) for line in head.lines)


def _own_box(head: Head) -> Box:
    """A heading's page box; for vertical lines turned so that they run along x."""
    box = bounding(line.box for line in head.lines)
    return Box(box.y0, -box.x1, box.y1, -box.x0) if head.lines[0].vertical else box


def _picture_between(layout: PageLayout, a: Box, b: Box) -> float:
    """How much of the height between two boxes pictures and their captions fill."""
    gap = Box(max(a.x0, b.x0), a.y1, min(a.x1, b.x1), b.y0)
    if gap.x0 >= gap.x1 or gap.y0 >= gap.y1:
        return 0.0
    boxes = [p.box for p in layout.pictures] + [c.box for c in layout.blocks if c.role is Role.CAPTION]
    total, edge = 0.0, gap.y0
    for box in sorted((x for x in boxes if x.overlap_x(gap) > 0 and x.overlap_y(gap) > 0), key=lambda x: x.y0):
        total += max(0.0, min(box.y1, gap.y1) - max(box.y0, edge))
        edge = max(edge, box.y1)
    return total


def _place(layout: PageLayout, page: Page, drafts: list[Draft], head: Head) -> None:
    """Put one heading where it belongs."""
    if head.quote:
        host = _quoted_in(layout, page, drafts, head)
        if host is not None:
            host.quotes.append(head.number)
        else:
            drafts.append(Draft(quotes=[head.number]))
        return
    if not head.across and (spot := _inside(page, drafts, head)):
        draft, after = spot
        if _is_pull_quote(page, head, draft, after):
            draft.quotes.append(head.number)
        else:
            draft.inner.append((head.number, after))
        return
    if (draft2 := _titled(page, drafts, head)) is not None:
        draft2.titles.append(head.number)
        return
    if (host := _quoted_in(layout, page, drafts, head)) is not None:
        host.quotes.append(head.number)
        return
    drafts.append(Draft(head=head.number))


def _inside(page: Page, drafts: Sequence[Draft], head: Head) -> tuple[Draft, int] | None:
    """The text in whose column a heading stands: after which of its columns."""
    for draft in drafts:
        for a, b in zip(draft.segments, draft.segments[1:], strict=False):
            upper, lower = page.segments[a], page.segments[b]
            strip = Box(upper.left, upper.box.y1 - 2, upper.right, lower.box.y0 + 2)
            within = strip.y0 < head.box.cy < strip.y1 and head.box.overlap_x(strip) > 0.7 * head.box.width
            if upper.box.overlap_x(lower.box) > 0.5 * min(upper.box.width, lower.box.width) and within:
                return draft, a
    return None


def _is_pull_quote(page: Page, head: Head, draft: Draft, after: int) -> bool:
    """The text runs on round a pull quote in the middle of a sentence; a sub-heading stands between paragraphs."""
    follows = draft.segments[draft.segments.index(after) + 1]
    cut = page.ends[after] is End.OPEN or page.starts[follows] is Start.FLUSH
    return cut and _letters(head) >= 8


def _titled(page: Page, drafts: Sequence[Draft], head: Head) -> Draft | None:
    """The article whose heading stands right under (or beside) this one, which then is its column title."""
    best: tuple[float, Draft] | None = None
    for draft in drafts:
        other = page.heads[draft.head] if draft.head is not None else None
        if other is None or (other.across != head.across and not (is_label(head) and draft.segments)):
            continue
        # Where the heading runs down the text's side, the label stands over the text.
        box = other.box if other.across == head.across else page.segments[draft.segments[0]].box
        gap = box.y0 - head.box.y1
        # A label on a panel names what stands below, however far to the side its own words are.
        own = head.wide if head.on_panel else head.box
        shared = own.overlap_x(box) > (0.3 if head.on_panel else 0.5) * min(own.width, box.width)
        near = -2 < gap < (3.0 if head.on_panel else 2.2) * max(head.size, 9) and shared
        near = near or (head.label and bool(draft.segments) and page.over[draft.segments[0]] == head.number)
        small = head.size < 0.9 * other.size and _letters(head) <= 12
        if near and small and (best is None or gap < best[0]):
            best = (gap, draft)
    return best[1] if best else _only_in_box(page, drafts, head)


def _only_in_box(page: Page, drafts: Sequence[Draft], label: Head) -> Draft | None:
    """The one article in the box at whose head a label stands."""
    if label.container < 0 or not is_label(label):
        return None
    inside = [d for d in drafts if d.segments and page.segments[d.segments[0]].container == label.container]
    over = all(label.box.y1 < page.segments[d.segments[0]].box.y1 for d in inside)
    return inside[0] if len(inside) == 1 and over else None


def _quoted_in(layout: PageLayout, page: Page, drafts: Sequence[Draft], head: Head) -> Draft | None:
    """The text inside whose space a pull quote stands: quoted words, or lines between rules, of more than title length."""
    text = "".join(line.text for line in head.lines)
    if not head.quote and (head.size > 2.2 * layout.body_size or len(text) < 10 or SECTION_WORDS.fullmatch(text)):
        return None
    texts = [(d, bounding(page.segments[k].box for k in d.segments)) for d in drafts if d.segments]
    around = [(draft, hull) for draft, hull in texts if hull.grown(40).meets(head.box)]
    for draft, hull in around:  # where it stands tells more than words that several texts may have
        inside = hull.grown(2).contains(head.box, 3) and len(draft.segments) > 1
        if (inside or (head.quote and hull.grown(6).meets(head.box))) and _near(page, draft, head):
            return draft
    return next((d for d, _ in around if _said_in(text, [page.segments[k] for k in d.segments])), None)


def _near(page: Page, draft: Draft, head: Head) -> bool:
    """Whether the column over or under the heading is the draft's own."""
    own = set(draft.segments)
    around = [
        (max(s.box.y0 - head.box.y1, head.box.y0 - s.box.y1), s.number)
        for s in page.segments
        if s.box.overlap_x(head.box) > 0.3 * min(s.box.width, head.box.width)
    ]
    return bool(around) and min(around)[1] in own


def _said_in(text: str, segments: Sequence[Segment]) -> bool:
    """Whether the words also stand in the text."""
    plain = "".join(c for c in text if c.isalnum())
    whole = "".join(c for s in segments for line in s.lines for c in line.text if c.isalnum())
    parts = [plain[k : k + 8] for k in range(0, max(1, len(plain) - 7), 4)]
    return len(plain) >= 10 and sum(p in whole for p in parts) >= 0.6 * len(parts)
