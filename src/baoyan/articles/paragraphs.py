"""Columns of lines to paragraphs, sub-headings, lists and verse: where the author began a new one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from baoyan.articles.datelines import dateline
from baoyan.articles.joining_lines import Words, joined
from baoyan.articles.pieces import BULLETS, Face, Segment, has_label, is_subheading_line, voice_of
from baoyan.model.edition import PartType, Span, SpanLine
from baoyan.model.frame import Frame
from baoyan.model.geometry import Box, bounding
from baoyan.model.reading import Line

ENDS = tuple('。！？!?.…”’」』）)：:；;—“»«"')

BRACKET = 4
"""Lines that the words in one bracket fill at most."""
_SENTENCE = re.compile("[。！？；：:!?;（(]")
_MARK = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line in an article's text. Box in the frame; `left..right`: its column's measure at its height; `text` without turn labels."""

    line: Line
    box: Box
    left: float
    right: float
    size: float
    segment: int
    text: str
    voice: Face
    first: bool
    """Whether it is the first of its column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that make one paragraph, sub-heading or verse line."""

    type: PartType
    rows: tuple[Row, ...]
    style: str | None = None
    heading: tuple[Line, ...] = ()
    """A heading's lines, where it comes from display type."""


def rows_of(segments: Sequence[Segment], body: Face) -> list[Row]:
    """The lines of an article's columns in reading order."""
    out = []
    for s in segments:
        voice = voice_of(s, body)
        for k, (line, box) in enumerate(zip(s.lines, s.boxes, strict=True)):
            left = s.left
            text = line.text.strip()
            if s.drop is not None and (k == s.drop_at or (s.drop_at < k and box.y0 < s.drop_box.y1 - 0.4 * s.size)):
                left = box.x0
                if k == s.drop_at:
                    text = s.drop.text.strip() + text
            out.append(Row(line, box, left, s.right, s.size, s.number, text, voice, k == 0))
    return _measured(out)


def _measured(rows: list[Row]) -> list[Row]:
    """Lines that stand aside from something (text set round a picture) have a measure of their own."""
    from dataclasses import replace

    out = list(rows)
    for k, row in enumerate(rows):
        deep = row.box.x0 - row.left > 2.9 * row.size
        short = row.right - row.box.x1 > 2.5 * row.size
        if not (deep or short):
            continue
        before = [r for r in rows[max(0, k - 3) : k] if r.segment == row.segment]
        after = [r for r in rows[k + 1 : k + 4] if r.segment == row.segment]
        if deep:
            near = [r.box.x0 for r in before + after if abs(r.box.x0 - row.box.x0) < 2.6 * row.size]
            if near:
                out[k] = replace(out[k], left=min(*near, row.box.x0))
        if short:
            near = [r.box.x1 for r in before[-2:] + after[:2]]
            if len(near) >= 3 and all(row.right - x > 2.0 * row.size for x in near):
                out[k] = replace(out[k], right=max(*near, row.box.x1))
    return out


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set. `leadings`: the usual white between two lines, column by column. `headings`: rows set as sub-headings."""

    latin: bool
    ragged: bool
    leadings: Mapping[int, float]
    headings: frozenset[Row]


def pieces_of(rows: Sequence[Row], latin: bool) -> list[Piece]:
    """The paragraphs and sub-headings that the rows make."""
    if _broken_early(rows) if latin else is_verse(rows):
        return [Piece(PartType.PARAGRAPH, (row,), "verse") for row in rows if row.text]
    headings = frozenset(row for row in rows if row.text and is_subheading(row)) - _in_brackets(rows)
    setting = Setting(latin, _is_ragged(rows), _leadings(rows), headings)
    groups: list[list[Row]] = []
    before: Row | None = None
    for k, row in enumerate(rows):
        if not row.text:
            continue
        if before is None or _begins(before, row, rows, k, setting):
            groups.append([])
        groups[-1].append(row)
        before = row
    return [_piece(group, headings) for group in groups]


def _piece(group: list[Row], headings: frozenset[Row]) -> Piece:
    if headings.issuperset(group) and not group[-1].text.endswith(","):  # a name over an office
        return Piece(PartType.SUBHEADING, tuple(group))
    return Piece(PartType.PARAGRAPH, tuple(group))


def is_subheading(row: Row) -> bool:
    """Whether a line is a sub-heading inside the text."""
    return is_subheading_line(row.line, row.voice, row.size) and dateline(row.text) != row.text  # Ort. (dpa), all bold


def _in_brackets(rows: Sequence[Row]) -> set[Row]:
    """Rows between one that opens a bracket and the one that closes it: in narrow columns names after a dateline fill several."""
    out: set[Row] = set()
    for k, row in enumerate(rows):
        if _open_brackets(row.text) <= 0:
            continue
        following = rows[k + 1 : k + 1 + BRACKET]
        end = next((n for n, later in enumerate(following) if _open_brackets(later.text) < 0), None)
        out.update(following[: end + 1] if end is not None else ())
    return out


def _open_brackets(text: str) -> int:
    return sum(map(text.count, "（(")) - sum(map(text.count, "）)"))


def is_verse(rows: Sequence[Row]) -> bool:
    """Whether the lines are verse: short, of unequal length, broken by the sense."""
    lines = [row for row in rows if row.text]
    if len(lines) < 4:
        return False
    if _is_unmarked_verse(lines):
        return True
    em = median(row.size for row in lines)
    edge = max(row.box.x1 for row in lines)
    letters = [len(row.text) for row in lines]
    marks = tuple("，。！？；,.;!?—…：”")
    full = [row for row in lines[:-1] if min(row.right, edge) - row.box.x1 < 0.6 * em]
    breaks = sum(1 for row in lines if row.text.endswith(marks))
    # Verse either marks the end of nearly every line or of none; prose has full stops, and in four lines one of them.
    stopless = not any(c in row.text for row in lines for c in "。！？.!?") and sum(letters) >= 5 * len(letters)
    bare = breaks <= 0.1 * len(lines) and (len(lines) >= 6 or stopless)
    # A line that fills the measure and ends in the middle of a clause was broken by the column, not by the poet.
    broken = sum(not row.text.endswith(marks) for row in full)
    if any(row.text[:1] in BULLETS for row in lines) or broken > (0.34 if bare else 0.15) * len(lines):
        return False
    return (
        max(letters) <= 26
        and max(letters) - min(letters) >= 2
        and len(full) <= 0.45 * len(lines)
        and (breaks >= 0.6 * len(lines) or bare)
        and sum(letters) / len(letters) < 16
    )


def _is_unmarked_verse(lines: Sequence[Row]) -> bool:
    """Whether Chinese lines are verse that marks no sentence's end: level at the left, broken where no measure breaks them.

    Running text of four lines has a full stop somewhere; without punctuation nothing keeps its lines from filling the measure.
    """
    whole = "".join(row.text for row in lines)
    if whole.isascii() or _SENTENCE.search(whole) or any(row.text[:1] in BULLETS for row in lines):
        return False
    em = median(row.size for row in lines)
    edge, left = max(row.box.x1 for row in lines), min(row.box.x0 for row in lines)
    short = [row for row in lines[:-1] if edge - row.box.x1 > 0.9 * em]
    unmarked = not _MARK.search(whole)
    letters = [len(row.text) for row in lines]
    return (
        len({row.segment for row in lines}) == 1
        and lines[0].box.x0 - left < 0.5 * em
        and max(letters) <= 16
        and len(short) >= (1 if unmarked else max(2, 0.3 * len(lines)))
    )


def _broken_early(rows: Sequence[Row]) -> bool:
    """Whether most lines end though the next one's first word would have fitted, and not only at a sentence's end: Latin verse."""
    lines = [row for row in rows if row.text]
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.segment == b.segment]
    if len(lines) < 4 or len(pairs) < 3 or max(len(row.text) for row in lines) > 70:
        return False
    early = [a for a, b in pairs if not _no_room(a, b)]
    inside = [a for a in early if not a.text.endswith((".", "!", "?", "”", "“", ":"))]
    if len(early) < 0.5 * len(pairs) or len(inside) < 0.3 * len(pairs):
        return False
    if any(row.text[:1] in BULLETS or is_subheading(row) for row in lines):
        return False
    # Hours, results, addresses are no verse.
    return sum(any(map(str.isdigit, row.text)) for row in lines) <= 0.15 * len(lines)


def _is_ragged(rows: Sequence[Row]) -> bool:
    """Whether lines end where their words end (flush left): a short line then says nothing."""
    inner = [row for row in rows if not row.text.endswith(ENDS)]
    loose = [row for row in inner if row.right - row.box.x1 > 1.2 * row.size]
    return len(inner) >= 4 and len(loose) > 0.4 * len(inner)


def _begins(before: Row, row: Row, rows: Sequence[Row], k: int, setting: Setting) -> bool:
    """Whether a row begins a new paragraph."""
    latin = setting.latin
    if latin and row.text[:1] in "—–" and not before.text.endswith(ENDS[:5]):
        return False  # a dateline's dash
    if latin and before.segment == row.segment and dateline(before.text) == before.text:
        return False  # a dateline that fills its line
    heading = before in setting.headings and not _cut_dateline(before, row)
    if (row in setting.headings) != heading:
        return True
    if heading:
        return _heading_breaks(before, row)
    if row.text[:1] in BULLETS:
        return True
    indent = row.box.x0 - row.left
    if indent > (0.55 if latin else 1.0) * row.size and not _hangs(before, row, rows, k):
        return True
    if before.text.endswith(ENDS) and (has_label(row.line, row.voice) or _other_size(before, row)):
        return True
    if before.segment == row.segment and row.box.y0 - before.box.y1 > 0.9 * row.size + setting.leadings[row.segment]:
        return True
    return (
        _closed(before, latin, setting.ragged) and before.text.endswith(ENDS) and not (latin and _no_room(before, row))
    )


def _other_size(before: Row, row: Row) -> bool:
    """Whether whole lines of two sizes meet: what stands under a signature, a note at the end."""
    return before.segment == row.segment and abs(before.line.em - row.line.em) > 0.12 * max(before.line.em, row.line.em)


def _cut_dateline(before: Row, row: Row) -> bool:
    """Whether bold words that look like a sub-heading are the first line of a dateline that the next one ends."""
    return before.segment == row.segment and dateline(f"{before.text} {row.text}") is not None


def _no_room(before: Row, row: Row) -> bool:
    """Whether the next line's first word would not have fitted after a short line: then the measure ended it, not the author."""
    word = row.text.split(maxsplit=1)[0]
    each = row.box.width / max(1, len(row.text))
    return before.segment == row.segment and before.right - before.box.x1 < (len(word) + 1) * min(each, 0.5 * row.size)


def _heading_breaks(before: Row, row: Row) -> bool:
    return abs(before.size - row.size) > 0.1 * row.size


def _leadings(rows: Sequence[Row]) -> dict[int, float]:
    gaps: dict[int, list[float]] = {row.segment: [] for row in rows}
    for a, b in itertools.pairwise(rows):
        if a.segment == b.segment:
            gaps[a.segment].append(b.box.y0 - a.box.y1)
    return {segment: max(0.0, median(own)) if own else 0.0 for segment, own in gaps.items()}


def _hangs(before: Row, row: Row, rows: Sequence[Row], k: int) -> bool:
    """Whether an indented row goes on a list item that hangs: its first line stands further out."""
    start = next((r for r in reversed(rows[:k]) if r.segment == row.segment and r.text[:1] in BULLETS), None)
    if start is None:
        return False
    later = [r.box.x0 for r in rows[k : k + 3] if r.segment == row.segment]
    full = before.right - before.box.x1 < 1.3 * row.size
    return start.box.x0 < row.box.x0 - 0.4 * row.size and full and all(abs(x - row.box.x0) < 2 for x in later[:1])


def _closed(row: Row, latin: bool, ragged: bool) -> bool:
    """Whether a row ends short of its column's edge as a paragraph's last line does."""
    gap = row.right - row.box.x1
    if ragged:
        return gap > 0.3 * (row.right - row.left) and row.text.endswith(ENDS)
    return gap > (1.1 if latin else 1.3) * row.size


def text_of(piece: Piece, words: Words) -> str:
    """A piece's text."""
    return joined((row.text for row in piece.rows), words)


def spans_of(rows: Sequence[Row], page: int, frame: Frame) -> tuple[Span, ...]:
    """Where rows stand, column by column."""
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or groups[-1][-1].segment != row.segment:
            groups.append([])
        groups[-1].append(row)
    return tuple(span_of([r.line for r in group], page) for group in groups)


def span_of(lines: Sequence[Line], page: int) -> Span:
    """Where lines of one column stand."""
    box = bounding(line.box for line in lines)
    return Span(page, box.polygon(), tuple(span_line(line) for line in lines))


def span_line(line: Line) -> SpanLine:
    """A printed line in the file's form."""
    b = line.box
    box = (b.x0, b.y0, b.width, b.height)
    return SpanLine(line.text, box, line.origin, line.confidence, line.unsure or None, line.seen or None)
