"""One page's articles as values: what each head, column, picture, table says, in the contract's form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from baoyan.articles.columns import obstacles_of, segments_of, turn_labels, with_heads_apart
from baoyan.articles.credits import is_credit, split_credit
from baoyan.articles.datelines import dateline, is_editor_note, is_source
from baoyan.articles.drafts import drafts_of, give_labels
from baoyan.articles.groups import Brief, briefs_of
from baoyan.articles.heads import SECTION_WORDS, build_heads, one_line
from baoyan.articles.joining_lines import Words, joined
from baoyan.articles.labels import JumpLabel, parse_jump, split_jump
from baoyan.articles.page import Page
from baoyan.articles.paragraphs import Piece, Row, pieces_of, rows_of, span_of, spans_of, text_of
from baoyan.articles.parts import parts_of
from baoyan.articles.persons import inline_byline, is_byline, parse_byline
from baoyan.articles.pictures import give_pictures, picture_order
from baoyan.articles.pieces import Draft, Face, Head, body_face, face_of, frame_of
from baoyan.articles.pointing_heads import pointing_head
from baoyan.articles.quotes import pull_quotes
from baoyan.articles.teaser_texts import teasers_of
from baoyan.articles.turn_marks import parted_at_turns
from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import (
    Article,
    ArticlePicture,
    BoxList,
    Doubt,
    HeadSpan,
    Kind,
    Part,
    PartType,
    Region,
    Span,
    Teaser,
)
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

BYLINE = 0.6
DOUBT = 0.72
"""Sureness below which an editor should look."""


def write_page(layout: PageLayout) -> PageArticles:
    """The articles of one page in reading order, its teasers, its turn labels.

    Args:
        layout: the page's blocks.
    """
    words = Words(line.text for block in layout.blocks for line in block.lines)
    own, *asides = parts_of(layout)
    frame = frame_of(layout)
    places = [_place_of([frame.turn(aside.box)], layout.body_size) for aside in layout.asides]
    written = [_Writer(own, words).page()]
    for part, place in zip(asides, places, strict=True):
        made = _Writer(part, words).page()
        written.append(replace(made, articles=tuple((place, article) for _, article in made.articles)))
    return _as_one(layout.number, written)


@dataclass(frozen=True, slots=True)
class _Written:
    """What one part of a page says; each article with its place on the page."""

    articles: tuple[tuple[tuple[float, float], Article], ...]
    teasers: tuple[Teaser, ...]
    jumps: tuple[JumpMark, ...]


def _as_one(number: int, parts: Sequence[_Written]) -> PageArticles:
    """The parts' articles in the order of their places, numbered."""
    order = sorted(
        ((place, k, article) for k, part in enumerate(parts) for place, article in part.articles),
        key=lambda item: item[0],
    )
    names = {(k, article.id): f"p{number:02}-a{at:02}" for at, (_, k, article) in enumerate(order, 1)}
    articles = tuple(replace(article, id=names[k, article.id]) for _, k, article in order)
    jumps = tuple(replace(jump, article=names[k, jump.article]) for k, part in enumerate(parts) for jump in part.jumps)
    return PageArticles(number, articles, tuple(t for part in parts for t in part.teasers), jumps)


def _place_of(boxes: Sequence[Box], em: float) -> tuple[float, float]:
    """A place in the order of the page: top first, then along the lines. Boxes in the frame."""
    return (round(min(b.y0 for b in boxes) / (3 * em)), min(b.x0 for b in boxes))


@dataclass(slots=True)
class _Text:
    """An article's text taken apart."""

    rows: list[Row]
    byline: list[Row] = field(default_factory=list)
    signed: bool = False
    """Whether the byline stands under the text."""
    source: str | None = None
    labels: list[tuple[JumpLabel, Line]] = field(default_factory=list)


class _Writer:
    """Everything known of one page while its articles are written."""

    def __init__(self, layout: PageLayout, words: Words) -> None:
        layout = parted_at_turns(with_heads_apart(layout))
        self.layout = layout
        self.frame = frame_of(layout)
        quotes, quoted = pull_quotes(layout, 0)
        heads, used = build_heads(layout, quoted)
        quotes = [replace(quote, number=len(heads) + k) for k, quote in enumerate(quotes)]
        segments, _ = segments_of(layout, used | quoted)
        self.labels = turn_labels(layout, used | quoted)
        self.latin = _is_latin(layout)
        self.page_ = Page(
            segments,
            heads + quotes,
            obstacles_of(layout, quotes),
            self.latin,
            body_face(layout),
            self.frame,
            self.labels,
        )
        self.words = words
        self.captions = {b.picture: b for b in layout.blocks if b.role is Role.CAPTION}
        self.articles: list[tuple[tuple[float, float], Article]] = []
        self.at = (0.0, 0.0)
        self.jumps: list[JumpMark] = []
        self.pointers: list[Teaser] = []

    def page(self) -> _Written:
        """Write all."""
        drafts = drafts_of(self.layout, self.page_)
        give_labels(self.page_, drafts, self.labels)
        give_pictures(self.layout, self.page_, drafts)
        for draft in sorted(drafts, key=self._place):
            self.at = self._place(draft)
            self._write(draft)
        teasers = tuple(t for b in self.layout.blocks if b.role is Role.TEASER for t in self._teasers(b))
        return _Written(tuple(self.articles), (*teasers, *self.pointers), tuple(self.jumps))

    # Places ------------------------------------------------------------------------------------------------------

    def _boxes(self, draft: Draft) -> list[Box]:
        """Page boxes of all that a draft has."""
        blocks = {b.id: b for b in self.layout.blocks}
        turn = self.frame.back
        boxes = [turn(self.page_.segments[k].box) for k in draft.segments]
        for k in self._head_numbers(draft):
            boxes.append(bounding(line.box for line in self.page_.heads[k].lines))
        boxes += [line.box for line in draft.lines]
        boxes += [self.layout.pictures[n].box for n in draft.pictures]
        boxes += [self.captions[n].box for n in draft.pictures if n in self.captions]
        boxes += [blocks[n].box for n in draft.tables + draft.charts]
        if draft.display is not None:
            boxes.append(blocks[draft.display].box)
        return boxes

    def _head_numbers(self, draft: Draft) -> list[int]:
        own = [draft.head] if draft.head is not None else []
        return own + draft.titles + [k for k, _ in draft.inner] + draft.quotes

    def _place(self, draft: Draft) -> tuple[float, float]:
        """Where an article begins, for the order on the page: top first, then along the lines."""
        boxes = [self.page_.heads[draft.head].box] if draft.head is not None else []
        boxes += [self.page_.segments[k].box for k in draft.segments[:1]]
        if not boxes:
            boxes = [self.frame.turn(b) for b in self._boxes(draft)]
        return _place_of(boxes, self.layout.body_size)

    # Articles ----------------------------------------------------------------------------------------------------

    def _write(self, draft: Draft) -> None:
        if draft.display is not None:
            self._keep(draft, self._display(draft))
        elif draft.tables:
            self._keep(draft, self._table(draft))
        else:
            self._write_text(draft)

    def _id(self) -> str:
        return f"p{self.layout.number:02}-a{len(self.articles) + 1:02}"

    def _doubts(self, draft: Draft) -> tuple[Doubt, ...]:
        """What an editor should look at: where the text may go on elsewhere, a heading that may be another's, none at all."""
        out = []
        for k, sure in zip(draft.segments, draft.steps, strict=False):
            if sure < DOUBT:
                line = self.page_.segments[k].lines[-1]
                out.append(self._doubt("flow-unsure", "the text after this column may be another", line.box))
        first = self.page_.segments[draft.segments[0]].lines[0] if draft.segments else None
        if first is not None and draft.head is not None and draft.head_sure < DOUBT:
            box = self.page_.heads[draft.head].lines[0].box
            out.append(self._doubt("heading-unsure", "this heading may be that of another text", box))
        if first is not None and draft.head is None and len(draft.segments) > 1:
            out.append(self._doubt("heading-none", "no heading was found for this text", first.box))
        return tuple(out)

    def _doubt(self, code: str, message: str, box: Box) -> Doubt:
        return Doubt(code, message, self.layout.number, (box.x0, box.y0, box.width, box.height))

    def _keep(self, draft: Draft, article: Article) -> None:
        boxes = self._boxes(draft)
        sure = min([1.0, draft.head_sure, *draft.steps]) * (0.8 if draft.segments and draft.head is None else 1.0)
        article = replace(article, confidence=round(sure, 3), doubts=(*article.doubts, *self._doubts(draft)))
        if not article.regions:
            article = replace(article, regions=self._regions(boxes))
        self.articles.append((self.at, article))

    def _regions(self, boxes: Sequence[Box]) -> tuple[Region, ...]:
        return tuple(Region(self.layout.number, box.polygon()) for box in boxes)

    def _bare(self, kind: Kind) -> Article:
        return Article(self._id(), kind, self.layout.number, direction=str(self.layout.direction))

    def _table(self, draft: Draft) -> Article:
        rows = rows_of([self.page_.segments[k] for k in draft.segments], self.page_.body)
        notes = [
            Part(PartType.PARAGRAPH, text_of(p, self.words), spans_of(p.rows, self.layout.number, self.frame))
            for p in pieces_of(rows, self.latin)
        ]
        return self._headed(replace(self._bare(Kind.TABLE), body=(*self._tables(draft.tables), *notes)), draft)

    def _tables(self, numbers: Sequence[int]) -> list[Part]:
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

    def _display(self, draft: Draft) -> Article:
        block = next(b for b in self.layout.blocks if b.id == draft.display)
        lines = sorted(block.lines, key=lambda x: (x.box.y0, x.box.x0))
        largest = max(line.style.size for line in lines)
        title = [line for line in lines if line.style.size > 0.85 * largest]
        rest = [line for line in lines if line.style.size <= 0.85 * largest]
        body = tuple(Part(PartType.PARAGRAPH, line.text, (span_of([line], self.layout.number),)) for line in rest)
        return replace(self._bare(Kind.ADVERTISEMENT), headline=self._line_up(title), body=body)

    def _write_text(self, draft: Draft) -> None:
        head = self.page_.heads[draft.head] if draft.head is not None else None
        title = self._line_up(head.headline) if head else None
        if (entry := pointing_head(draft, head, title or "")) is not None:
            box = bounding(self._boxes(draft))
            place: BoxList = (box.x0, box.y0, box.width, box.height)
            self.pointers.append(Teaser(entry[1], self.layout.number, entry[0], box=place))
            return
        text = self._text(draft, head)
        pieces = pieces_of(text.rows, self.latin)
        words = " ".join(line.text for line in head.headline) if head else ""
        apart = (
            head is not None
            and not (head.kicker or head.deck or head.byline)
            and (head.on_panel or (head.across and _short(head)))
        )
        bare = head is not None and not (head.kicker or head.deck or head.byline) and _short(head)
        whole = pieces_of([*text.rows, *text.byline], self.latin) if text.signed else pieces  # the last brief's writer
        group = briefs_of(whole, words, apart, bare) if draft.segments and (text.signed or not text.byline) else None
        if group is not None:
            self._write_group(draft, group, words or None, text)
            return
        article = self._without_labels(self._headed(self._bare(Kind.ARTICLE), draft))
        article = self._with_byline(article, head, text)
        article = replace(article, body=tuple(self._parts(draft, pieces)), source=text.source)
        article = self._with_pictures(article, draft)
        article = replace(article, kind=self._kind(article, pieces, draft, head))
        if article.kind is Kind.PHOTO_NEWS:
            article = _as_photo_news(article)
        self._jumps_of(article, text, head)
        self._keep(draft, self._inline(article))

    def _headed(self, article: Article, draft: Draft) -> Article:
        """The article with the words of its heading."""
        head = self.page_.heads[draft.head] if draft.head is not None else None
        titles = [line for k in draft.titles for line in self.page_.heads[k].lines]
        if head is None:
            return replace(article, column_title=self._line_up(titles))
        roles = {
            "column_title": [*titles, *head.column_title],
            "kicker": list(head.kicker),
            "headline": list(head.headline),
            "deck": list(head.deck),
        }
        if head.on_panel and _short(head) and head.size < 1.5 * self.layout.body_size and not roles["column_title"]:
            roles |= {"column_title": roles["headline"], "headline": []}
        spans = [
            HeadSpan(role, span_of(lines, self.layout.number))
            for role, lines in (*roles.items(), ("byline", list(head.byline)))
            if lines
        ]
        return replace(
            article,
            head_spans=tuple(spans),
            column_title=self._line_up(roles["column_title"]),
            kicker=self._line_up(roles["kicker"]),
            headline=self._line_up(roles["headline"]),
            deck=self._line_up(roles["deck"]),
        )

    def _without_labels(self, article: Article) -> Article:
        """The article with turn labels at the end of its headings taken off their words."""
        for words in filter(None, (article.kicker, article.headline, article.deck)):
            rest, label = split_jump(words)
            if label is None or not rest:
                continue
            kicker, headline, deck = (
                rest if w == words else w for w in (article.kicker, article.headline, article.deck)
            )
            article = replace(article, kicker=kicker, headline=headline, deck=deck)
            self.jumps.append(JumpMark(article.id, label.forward, label.text, label.target, label.title))
        return article

    def _line_up(self, lines: Sequence[Line]) -> str | None:
        """Heading lines as one text: a space where a line ends."""
        texts = [re.sub(r"\s+", " ", line.text).strip() for line in lines]
        if not self.latin:
            return " ".join(t for t in texts if t) or None
        return joined(texts, self.words) or None

    def _with_byline(self, article: Article, head: Head | None, text: _Text) -> Article:
        words = [line.text.strip() for line in head.byline] if head else []
        words += [row.text for row in text.byline]
        if not words:
            return article
        whole = one_line(words)
        return replace(article, byline=whole, bylines=parse_byline(whole))

    def _inline(self, article: Article) -> Article:
        """Byline, dateline and source that stand inside the text."""
        first = next((p for p in article.body if p.type is PartType.PARAGRAPH and p.style != "verse"), None)
        if first is None:
            return article
        line = dateline(first.text)
        found = None
        if article.byline is None and article.kind not in (Kind.BRIEF, Kind.NOTICE):
            last = next(p for p in reversed(article.body) if p.type is PartType.PARAGRAPH)
            found = inline_byline(first.text) or (inline_byline(last.text) if last is not first else None)
        if found:
            article = replace(article, byline=found, bylines=parse_byline(found))
        closing = re.search(r"[（(][^（）()]{3,40}[）)]$", article.body[-1].text)
        if article.source is None and closing and is_source(closing[0]):
            article = replace(article, source=closing[0])
        return replace(article, dateline=line or article.dateline)

    # Text --------------------------------------------------------------------------------------------------------

    def _text(self, draft: Draft, head: Head | None) -> _Text:
        """The rows of an article without byline, source line and turn labels, which are kept apart."""
        segments = [self.page_.segments[k] for k in draft.segments]
        rows = rows_of(segments, self.page_.body)
        text = _Text([], labels=[(label, line) for line, label in draft.labels])
        for k, row in enumerate(rows):
            end = k >= len(rows) - 2 or k < 2
            rest, label = split_jump(row.text) if end else (row.text, parse_jump(row.text))
            if label is not None:
                text.labels.append((label, row.line))
                rest = rest if end else ""
            text.rows.append(replace(row, text=rest.strip()))
        text.rows = [row for row in text.rows if row.text]
        if head is None or not head.byline:
            self._take_byline(text)
        elif len(text.rows) > 1 and self._goes_on_byline(text.rows[0], text.rows[1]):
            text.byline, text.rows = text.rows[:1], text.rows[1:]
        self._take_source(text)
        return text

    def _take_byline(self, text: _Text) -> None:
        """A byline at the beginning or the end of the text, on lines of its own."""
        for count in (3, 2, 1):
            first = text.rows[:count]
            if len(text.rows) > count and self._is_byline(first, text.rows[count]):
                text.byline, text.rows = first, text.rows[count:]
                return
        for k, row in enumerate(text.rows[1:-1], 1):
            marked = row.text[:1] in "□■◎●○◆" and row.first and is_byline(row.text) >= 0.8
            if marked and self._is_byline([row], text.rows[k + 1]):
                text.byline, text.rows = [row], text.rows[:k] + text.rows[k + 1 :]
                return
        last = text.rows[-1:]
        if last and last[0].text[:1] in "（(" and last[0].box.x0 - last[0].left < last[0].size:
            return  # it runs on from the line before
        if (
            len(text.rows) > 1
            and self._is_byline(last, None, text.rows[:-1])
            and text.rows[-2].text.endswith(tuple("。！？”.!?）)…"))
        ):
            text.byline, text.rows, text.signed = last, text.rows[:-1], True

    def _is_byline(self, rows: Sequence[Row], following: Row | None, above: Sequence[Row] = ()) -> bool:
        if len({row.segment for row in rows}) > 1 or any(row.text[-1:] in "。，；" for row in rows):
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
        if following is None and sure >= 0.3 and _signs_off(row, above, self.page_.body):
            return True
        return sure >= (BYLINE if ends else 0.9) or (sure >= 0.45 and apart and ends and len(words) <= 12)

    def _goes_on_byline(self, row: Row, following: Row) -> bool:
        """Whether the heading's byline goes on in the first line of the text: 通讯员 on a line of its own."""
        apart = row.line.style.font != following.line.style.font or following.box.x0 - row.left > 1.1 * row.size
        return apart and row.right - row.box.x1 > 1.5 * row.size and is_byline(row.text) >= 0.9

    def _take_source(self, text: _Text) -> None:
        """A source on lines of its own at the end; in brackets it may take two or three."""
        for count in (1, 2, 3):
            last = text.rows[-count:]
            words = "".join(row.text for row in last)
            if len(text.rows) <= count or len({row.segment for row in last}) > 1:
                return
            if count > 1 and not re.fullmatch(r"[（(][^（）()]+[）)]", words):
                continue
            if is_source(words) and words[0] in "（(来來据據摘转轉SQ新稿本资":
                text.source, text.rows = words, text.rows[:-count]
                return

    def _parts(self, draft: Draft, pieces: Sequence[Piece]) -> list[Part]:
        """Body parts in order, with sub-headings and pull quotes of display type where they stand."""
        inner: dict[int, list[int]] = {}
        for head, after in draft.inner:
            inner.setdefault(after, []).append(head)
        parts: list[Part] = []
        note = self._notes(pieces)
        for k, piece in enumerate(pieces):
            if k and piece.rows[0].segment != pieces[k - 1].rows[-1].segment:
                parts += [
                    self._display_part(PartType.SUBHEADING, n) for n in inner.pop(pieces[k - 1].rows[-1].segment, [])
                ]
            kind = PartType.NOTE if k in note else piece.type
            spans = spans_of(piece.rows, self.layout.number, self.frame)
            parts.append(Part(kind, text_of(piece, self.words), spans, style=piece.style))
        parts += [self._display_part(PartType.SUBHEADING, n) for rest in inner.values() for n in rest]
        parts += [self._display_part(PartType.PULL_QUOTE, n) for n in draft.quotes]
        return parts + self._across(draft) + self._tables(draft.charts)

    def _across(self, draft: Draft) -> list[Part]:
        """Text that runs across the page's direction, as one paragraph."""
        if not draft.lines:
            return []
        lines = sorted(draft.lines, key=lambda x: (-x.box.x1, x.box.y0) if x.vertical else (x.box.y0, x.box.x0))
        return [
            Part(PartType.PARAGRAPH, joined((x.text for x in lines), self.words), (span_of(lines, self.layout.number),))
        ]

    def _notes(self, pieces: Sequence[Piece]) -> set[int]:
        """Which pieces are the editors' note at the head: it may go on in its own face, and need not say what it is."""
        if not pieces:
            return set()
        if not (is_editor_note(pieces[0].rows[0].text) or is_editor_note(_run_in(pieces[0].rows[0].line))):
            return {0} if self._is_introduction(pieces) else set()
        found = {0}
        face = pieces[0].rows[-1].line.style.font
        for k, piece in enumerate(pieces[1:], 1):
            if piece.rows[0].line.style.font != face or face == self.page_.body[0]:
                break
            found.add(k)
        return found if len(found) < len(pieces) else {0}

    def _is_introduction(self, pieces: Sequence[Piece]) -> bool:
        """Whether the first paragraph has a face that is neither the page's nor that of any other paragraph of the text."""
        faces = [face_of(row.line for row in p.rows) for p in pieces if p.type is PartType.PARAGRAPH]
        first = pieces[0]
        return (
            first.type is PartType.PARAGRAPH
            and first.style is None
            and len(first.rows) >= 2
            and len(faces) >= 3
            and not faces[0][1]
            and faces[0][0] not in {face[0] for face in faces[1:]} | {self.page_.body[0]}
        )

    def _display_part(self, kind: PartType, number: int) -> Part:
        lines = self.page_.heads[number].lines
        return Part(kind, joined((x.text for x in lines), self.words), (span_of(lines, self.layout.number),))

    def _kind(self, article: Article, pieces: Sequence[Piece], draft: Draft, head: Head | None) -> Kind:
        if pieces and all(p.style == "verse" for p in pieces):
            return Kind.POEM
        letters = sum(len(p.text) for p in article.body)
        if article.pictures and letters < 160 and (not draft.segments or _is_section(head)):
            return Kind.PHOTO_NEWS
        if _is_interview(article):
            return Kind.INTERVIEW
        if head is not None and _NOTICE.search(article.headline or "") and letters < 700:
            return Kind.NOTICE
        return Kind.ARTICLE

    # Groups ------------------------------------------------------------------------------------------------------

    def _write_group(self, draft: Draft, group: Sequence[Brief], title: str | None, text: _Text) -> None:
        """Each brief as an article of its own, the heading over all of them as their column title."""
        for k, brief in enumerate(group):
            rows = [row for piece in (*brief.heading, *brief.pieces) for row in piece.rows]
            kind = Kind.NOTICE if brief.notice else Kind.BRIEF
            pieces, signed = _without_signature(brief.pieces, self.page_.body)
            parts = tuple(
                Part(p.type, text_of(p, self.words), spans_of(p.rows, self.layout.number, self.frame), style=p.style)
                for p in pieces
            )
            heading = self._line_up([row.line for p in brief.heading for row in p.rows])
            article = replace(self._bare(kind), column_title=title, group=title, headline=heading, body=parts)
            if signed is not None:
                article = replace(article, byline=signed.text, bylines=parse_byline(signed.text))
            if k == 0:
                article = self._with_pictures(article, draft)
            boxes = [span_box for p in parts for span_box in (_span_box(s) for s in p.spans)]
            boxes += [row.line.box for p in brief.heading for row in p.rows]
            article = replace(article, regions=self._regions(boxes))
            if rows:
                self.articles.append((self.at, self._inline(article)))

    # Pictures ----------------------------------------------------------------------------------------------------

    def _with_pictures(self, article: Article, draft: Draft) -> Article:
        numbers = picture_order(self.layout, draft.pictures)
        return replace(article, pictures=tuple(self._picture(n) for n in numbers)) if numbers else article

    def _picture(self, number: int) -> ArticlePicture:
        box = self.layout.pictures[number].box
        place: BoxList = (box.x0, box.y0, box.width, box.height)
        block = self.captions.get(number)
        if block is None:
            return ArticlePicture(self.layout.number, place)
        caption, credit = self._caption(block)
        return ArticlePicture(
            self.layout.number, place, caption, credit, caption_spans=(span_of(block.lines, self.layout.number),)
        )

    def _caption(self, block: Block) -> tuple[str | None, str | None]:
        """A caption and its credit: a line of its own, or the end of the caption."""
        lines = list(block.lines)
        whole = joined((x.text for x in lines), self.words)
        if is_credit(whole):
            return None, whole
        if (cut := credit_by_style(lines)) is not None:
            return joined(cut[0], self.words) or None, joined(cut[1], self.words)
        caption, credit = split_credit(whole)
        if credit is not None:
            return caption, credit
        credits = [line for line in lines if is_credit(line.text)]
        rest = [line for line in lines if line not in credits]
        return joined((x.text for x in rest), self.words) or None, " ".join(x.text.strip() for x in credits) or None

    # Links -------------------------------------------------------------------------------------------------------

    def _jumps_of(self, article: Article, text: _Text, head: Head | None) -> None:
        found = list(text.labels) + ([(label, line) for line, label in head.jumps] if head else [])
        for label, line in found:
            self.jumps.append(JumpMark(article.id, label.forward, label.text, label.target, label.title, line.box))

    def _teasers(self, block: Block) -> list[Teaser]:
        """The teasers of a block: the page's name where it stands apart, and the title; or several on one line."""
        box = block.box
        place: BoxList = (box.x0, box.y0, box.width, box.height)
        return [
            Teaser(text, self.layout.number, label, box=place)
            for label, text in teasers_of([line.text.strip() for line in block.lines], self._joined_title)
        ]

    def _joined_title(self, lines: Sequence[str]) -> str:
        return joined(lines, self.words) if self.latin else "".join(lines)


_NOTICE = re.compile(r"公告|告示|公示|启事|啟事|声明|聲明|通告|通知|招标|招聘|遗失|拍卖|Notice|NOTICE|Bekanntmachung")


def _signs_off(row: Row, above: Sequence[Row], face: Face) -> bool:
    """Whether a row stands at the right under others, in a face of its own: where a writer's name stands."""
    near = [x.box for x in above[-6:] if x.box.overlap_x(row.box) > 0 and x.box.y0 < row.box.y0]
    if not near or (row.line.style.font, row.line.style.bold) == face:
        return False
    left, right = min(b.x0 for b in near), max(b.x1 for b in near)
    return row.box.x1 > right - 0.5 * row.size and row.box.x0 > left + 1.5 * row.size


def _without_signature(pieces: Sequence[Piece], face: Face) -> tuple[list[Piece], Row | None]:
    """A short text's pieces without its writer's name at the end, and that row; None where it has none."""
    rows = [row for piece in pieces for row in piece.rows]
    if len(rows) < 2 or not _signs_off(rows[-1], rows[:-1], face) or is_byline(rows[-1].text) < 0.3:
        return list(pieces), None
    last = replace(pieces[-1], rows=pieces[-1].rows[:-1])
    return [*pieces[:-1], *([last] if last.rows else [])], rows[-1]


def _run_in(line: Line) -> str:
    """The words at a line's head that are set apart from the rest of it."""
    return line.text[: line.runs[1][0]].strip() if len(line.runs) > 1 else ""


def credit_by_style(lines: Sequence[Line]) -> tuple[list[str], list[str]] | None:
    """Caption lines and credit lines where the credit is what is set in another face at the end; None where it is not."""
    parts: list[tuple[int, str, str]] = []
    for k, line in enumerate(lines):
        runs = line.runs or ((0, line.style),)
        ends = [at for at, _ in runs[1:]] + [len(line.text)]
        for (at, style), end in zip(runs, ends, strict=True):
            words = line.text[at:end]
            told = any(ord(c) > 0x2E7F and c.isalpha() for c in words) or (
                words.isascii() and any(map(str.isalpha, words))
            )
            # Figures and marks have faces of their own: they go with what stands before them.
            font = style.font if told or not parts else parts[-1][1]
            parts.append((k, font, words))
    if parts and not any(map(str.isalpha, parts[0][2])) and len(parts) > 1:
        parts[0] = (parts[0][0], parts[1][1], parts[0][2])
    if len(parts) < 2 or parts[-1][1] == parts[0][1]:
        return None
    cut = len(parts)
    while cut and parts[cut - 1][1] == parts[-1][1]:
        cut -= 1
    tail = "".join(text for _, _, text in parts[cut:])
    if not is_credit(tail) or any(font == parts[-1][1] for _, font, _ in parts[:cut]):
        return None
    return _by_line(parts[:cut]), _by_line(parts[cut:])


def _by_line(parts: Sequence[tuple[int, str, str]]) -> list[str]:
    rows: dict[int, str] = {}
    for k, _, text in parts:
        rows[k] = rows.get(k, "") + text
    return [text.strip() for text in rows.values()]


def _as_photo_news(article: Article) -> Article:
    """A picture's heading that only names the column is its column title."""
    title = re.sub(r"[\s\u3000]", "", article.headline or "")
    if title and article.column_title is None and SECTION_WORDS.fullmatch(title):
        spans = tuple(replace(h, role="column_title") if h.role == "headline" else h for h in article.head_spans)
        return replace(article, column_title=article.headline, headline=None, head_spans=spans)
    return article


def _is_section(head: Head | None) -> bool:
    title = re.sub(r"[\s\u3000]", "", "".join(x.text for x in head.headline)) if head else ""
    return bool(SECTION_WORDS.fullmatch(title))


def _short(head: Head) -> bool:
    """Whether a headline has three words, or six characters, at most."""
    text = " ".join(line.text for line in head.headline)
    return len(text.split()) <= 3 if text.isascii() else len(text.replace(" ", "")) <= 6


def _is_interview(article: Article) -> bool:
    """Whether questions and answers take turns: the same two speakers' names before colons."""
    names: dict[str, int] = {}
    for part in article.body:
        if m := re.match(r"([^：:，。]{1,8}|[A-Z][\w .]{0,24})[：:]", part.text):
            names[m[1]] = names.get(m[1], 0) + 1
    twice = [n for n in names.values() if n >= 2]
    return len(twice) >= 2 and sum(twice) >= 5


def _span_box(span: Span) -> Box:
    xs, ys = [p[0] for p in span.polygon], [p[1] for p in span.polygon]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_latin(layout: PageLayout) -> bool:
    """Whether most of the page's letters are Latin."""
    text = "".join(line.text for block in layout.blocks for line in block.lines)
    letters = [c for c in text if c.isalpha()]
    return sum(1 for c in letters if ord(c) < 0x250) > 0.5 * len(letters)
