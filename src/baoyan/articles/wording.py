"""The words of an article, put together from a page's lines: its heading, its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from baoyan.articles.columns import note_segments
from baoyan.articles.joining_lines import Words, joined
from baoyan.articles.kinds import is_short
from baoyan.articles.notes import editor_notes
from baoyan.articles.page import Page
from baoyan.articles.paragraphs import Piece, pieces_of, rows_of, span_of, spans_of, text_of
from baoyan.articles.pieces import Draft
from baoyan.model.edition import Article, HeadSpan, Part, PartType
from baoyan.model.frame import Frame
from baoyan.model.layout import PageLayout
from baoyan.model.reading import Line


@dataclass(frozen=True, slots=True)
class Wording:
    """A page, and how its lines become texts."""

    layout: PageLayout
    page: Page
    frame: Frame
    words: Words
    latin: bool

    def part(self, kind: PartType, piece: Piece) -> Part:
        """A paragraph, or what is like one."""
        spans = spans_of(piece.rows, self.layout.number, self.frame)
        return Part(kind, text_of(piece, self.words), spans, style=piece.style)

    def line_up(self, lines: Sequence[Line]) -> str | None:
        """Heading lines as one text: a space where a line ends."""
        texts = [re.sub(r"\s+", " ", line.text).strip() for line in lines]
        if not self.latin:
            return " ".join(t for t in texts if t) or None
        return joined(texts, self.words) or None

    def headed(self, article: Article, draft: Draft) -> Article:
        """The article with the words of its heading."""
        head = self.page.heads[draft.head] if draft.head is not None else None
        titles = [line for k in draft.titles for line in self.page.heads[k].lines]
        if head is None:
            return replace(article, column_title=self.line_up(titles))
        roles = {
            "column_title": [*titles, *head.column_title],
            "kicker": list(head.kicker),
            "headline": list(head.headline),
            "deck": list(head.deck),
        }
        if head.on_panel and is_short(head) and head.size < 1.5 * self.layout.body_size and not roles["column_title"]:
            roles |= {"column_title": roles["headline"], "headline": []}
        spans = [
            HeadSpan(role, span_of(lines, self.layout.number))
            for role, lines in (*roles.items(), ("byline", list(head.byline)))
            if lines
        ]
        return replace(
            article,
            head_spans=tuple(spans),
            column_title=self.line_up(roles["column_title"]),
            kicker=self.line_up(roles["kicker"]),
            headline=self.line_up(roles["headline"]),
            deck=self.line_up(roles["deck"]),
        )

    def parts(self, draft: Draft, pieces: Sequence[Piece]) -> list[Part]:
        """Body parts in order, with sub-headings and pull quotes of display type where they stand."""
        inner: dict[int, list[int]] = {}
        for head, after in draft.inner:
            inner.setdefault(after, []).append(head)
        parts = self._set_in(draft, None)
        note = editor_notes(pieces, self.page.body)
        ends = {row.segment: k for k, piece in enumerate(pieces) for row in piece.rows}
        for k, piece in enumerate(pieces):
            if k and piece.rows[0].segment != pieces[k - 1].rows[-1].segment:
                parts += [
                    self._display_part(PartType.SUBHEADING, n) for n in inner.pop(pieces[k - 1].rows[-1].segment, [])
                ]
            kind = PartType.NOTE if k in note else piece.type
            if self.page.running and 0 < k == len(pieces) - 1 and kind is PartType.SUBHEADING:
                kind = PartType.PARAGRAPH  # nothing stands under it
            parts.append(self.part(kind, piece))
            for segment in [n for n, last in ends.items() if last == k]:
                parts += self._set_in(draft, segment)
        parts += [self._display_part(PartType.SUBHEADING, n) for rest in inner.values() for n in rest]
        parts += [self._display_part(PartType.PULL_QUOTE, n) for n in draft.quotes]
        return parts + self._across(draft) + self.tables(draft.charts) + self._footnotes(draft)

    def _footnotes(self, draft: Draft) -> list[Part]:
        """The notes at the foot of the text's columns, each as one note."""
        rows = rows_of(note_segments(self.layout, draft.notes), self.page.body)
        return [self.part(PartType.NOTE, piece) for piece in pieces_of(rows, self.latin)]

    def _set_in(self, draft: Draft, after: int | None) -> list[Part]:
        """The tables that stand in the text after a column, each under its heading."""
        parts: list[Part] = []
        for table in (t for t in draft.set_in if t.after == after):
            heads = [] if table.head is None else [self._display_part(PartType.SUBHEADING, table.head)]
            parts += heads + self.tables([table.block])
        return parts

    def _across(self, draft: Draft) -> list[Part]:
        """Text that runs across the page's direction, as one paragraph."""
        if not draft.lines:
            return []
        lines = sorted(draft.lines, key=lambda x: (-x.box.x1, x.box.y0) if x.vertical else (x.box.y0, x.box.x0))
        return [
            Part(PartType.PARAGRAPH, joined((x.text for x in lines), self.words), (span_of(lines, self.layout.number),))
        ]

    def tables(self, numbers: Sequence[int]) -> list[Part]:
        """Tables and charts as parts with their rows."""
        blocks = [b for b in self.layout.blocks if b.id in numbers]
        return [
            Part(
                PartType.TABLE,
                "\n".join("\t".join(row) for row in block.rows),
                (span_of(block.lines, self.layout.number),),
                rows=block.rows,
            )
            for block in blocks
        ]

    def _display_part(self, kind: PartType, number: int) -> Part:
        lines = self.page.heads[number].lines
        return Part(kind, joined((x.text for x in lines), self.words), (span_of(lines, self.layout.number),))
