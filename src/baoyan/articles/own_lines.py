"""What stands on lines of its own at a text's beginning and end: byline, source, turn labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from baoyan.articles.datelines import is_editor_note, is_source
from baoyan.articles.heads import BYLINE, one_line
from baoyan.articles.labels import JumpLabel, parse_jump, split_jump
from baoyan.articles.paragraphs import Piece, Row
from baoyan.articles.persons import is_byline
from baoyan.articles.pieces import Draft, Face, Head
from baoyan.model.reading import Line

NOTE = 9
"""Lines after which no editors' note ends."""


@dataclass(slots=True)
class OwnLines:
    """An article's text taken apart."""

    rows: list[Row]
    byline: list[Row] = field(default_factory=list)
    signed: bool = False
    """Whether the byline stands under the text."""
    source: str | None = None
    labels: list[tuple[JumpLabel, Line]] = field(default_factory=list)


def own_lines(rows: Sequence[Row], draft: Draft, head: Head | None, face: Face) -> OwnLines:
    """The rows of an article without byline, source line and turn labels, which are kept apart."""
    text = OwnLines([], labels=[(label, line) for line, label in draft.labels])
    for k, row in enumerate(rows):
        end = k >= len(rows) - 2 or k < 2
        rest, label = split_jump(row.text) if end else (row.text, parse_jump(row.text))
        if label is not None:
            text.labels.append((label, row.line))
            rest = rest if end else ""
        rest = rest.strip()
        if rest:
            text.rows.append(row if rest == row.text else replace(row, text=rest))
    _take_source(text)  # under the writer's name or over it
    if head is None or not head.byline:
        _take_byline(text, face)
    elif len(text.rows) > 1 and _goes_on_byline(text.rows[0], text.rows[1]):
        text.byline, text.rows = text.rows[:1], text.rows[1:]
    if text.source is None:
        _take_source(text)
    return text


def _take_byline(text: OwnLines, face: Face) -> None:
    """A byline at the beginning or the end of the text, or after the editors' note, on lines of its own."""
    if text.rows and is_editor_note(text.rows[0].text):
        for k in range(1, min(NOTE, len(text.rows) - 1)):
            if is_byline(text.rows[k].text) >= 0.9 and _is_byline(text.rows[k : k + 1], text.rows[k + 1], face):
                text.byline, text.rows = text.rows[k : k + 1], text.rows[:k] + text.rows[k + 1 :]
                return
    for count in (3, 2, 1):
        first = text.rows[:count]
        if len(text.rows) > count and _is_byline(first, text.rows[count], face):
            text.byline, text.rows = first, text.rows[count:]
            return
    for k, row in enumerate(text.rows[1:-1], 1):
        marked = row.text[:1] in "□■◎●○◆" and row.first and is_byline(row.text) >= 0.8
        if marked and _is_byline([row], text.rows[k + 1], face):
            text.byline, text.rows = [row], text.rows[:k] + text.rows[k + 1 :]
            return
    last = text.rows[-1:]
    if last and last[0].text[:1] in "（(" and last[0].box.x0 - last[0].left < last[0].size:
        return  # it runs on from the line before
    if (
        len(text.rows) > 1
        and _is_byline(last, None, face, text.rows[:-1])
        and text.rows[-2].text.endswith(tuple("。！？”.!?）)…"))
    ):
        text.byline, text.rows, text.signed = last, text.rows[:-1], True


def _is_byline(rows: Sequence[Row], following: Row | None, face: Face, above: Sequence[Row] = ()) -> bool:
    if len({(row.segment, row.line.style.font) for row in rows}) > 1 or any(row.text[-1:] in "。，；" for row in rows):
        return False
    words = one_line(row.text for row in rows)
    sure = is_byline(words)
    row = rows[-1]
    style = row.line.style
    apart = (
        following is None
        or style.font != following.line.style.font
        or style.size < 0.97 * following.line.style.size
        or style.bold != following.line.style.bold
    )
    ends = row.right - row.box.x1 > 1.2 * row.size or apart
    if following is None and sure >= 0.3 and _signs_off(row, above, face):
        return True
    return sure >= (BYLINE if ends else 0.9) or (sure >= 0.45 and apart and ends and len(words) <= 12)


def _goes_on_byline(row: Row, following: Row) -> bool:
    """Whether the heading's byline goes on in the first line of the text: 通讯员 on a line of its own."""
    apart = row.line.style.font != following.line.style.font or following.box.x0 - row.left > 1.1 * row.size
    return apart and row.right - row.box.x1 > 1.5 * row.size and is_byline(row.text) >= 0.9


def _take_source(text: OwnLines) -> None:
    """A source on lines of its own at the end; in brackets it may take two or three."""
    for count in (1, 2, 3):
        last = text.rows[-count:]
        words = "".join(row.text for row in last)
        named = count == 2 and re.match(r"(?:Quellen?|Sources?):", last[0].text) is not None
        words = one_line(row.text for row in last) if named else words
        if len(text.rows) <= count or len({row.segment for row in last}) > 1:
            return
        if count > 1 and not named and not re.fullmatch(r"[（(][^（）()]+[）)]", words):
            continue
        if is_source(words) and words[0] in "（(来來据據摘转轉SQ新稿本资":
            text.source, text.rows = words, text.rows[:-count]
            return


def _signs_off(row: Row, above: Sequence[Row], face: Face) -> bool:
    """Whether a row stands at the right under others, in a face of its own: where a writer's name stands."""
    near = [x.box for x in above[-6:] if x.box.overlap_x(row.box) > 0 and x.box.y0 < row.box.y0]
    if not near or (row.line.style.font, row.line.style.bold) == face:
        return False
    left, right = min(b.x0 for b in near), max(b.x1 for b in near)
    return row.box.x1 > right - 0.5 * row.size and row.box.x0 > left + 1.5 * row.size


def without_signature(pieces: Sequence[Piece], face: Face) -> tuple[list[Piece], Row | None]:
    """A short text's pieces without its writer's name at the end, and that row; None where it has none."""
    rows = [row for piece in pieces for row in piece.rows]
    if len(rows) < 2 or not _signs_off(rows[-1], rows[:-1], face) or is_byline(rows[-1].text) < 0.3:
        return list(pieces), None
    last = replace(pieces[-1], rows=pieces[-1].rows[:-1])
    return [*pieces[:-1], *([last] if last.rows else [])], rows[-1]
