"""One page's articles as values: what each head, column, picture, table says, in the contract's form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from baoyan.articles.bylines import with_byline, with_inline
from baoyan.articles.caption_texts import caption_and_credit
from baoyan.articles.columns import obstacles_of, segments_of, turn_labels
from baoyan.articles.doubts import doubts_of
from baoyan.articles.drafts import drafts_of, give_labels
from baoyan.articles.groups import Brief, briefs_of
from baoyan.articles.heads import build_heads
from baoyan.articles.heads_apart import with_heads_apart
from baoyan.articles.joining_lines import Words, joined
from baoyan.articles.kinds import as_photo_news, is_short, kind_of
from baoyan.articles.labels import split_jump
from baoyan.articles.own_lines import OwnLines, own_lines, without_signature
from baoyan.articles.page import Page
from baoyan.articles.paragraphs import pieces_of, rows_of, span_of, spans_of, text_of
from baoyan.articles.parts import parts_of
from baoyan.articles.persons import parse_byline
from baoyan.articles.pictures import give_pictures, picture_order
from baoyan.articles.pieces import Draft, Head, body_face, frame_of
from baoyan.articles.pointing_heads import pointing_head
from baoyan.articles.quotes import pull_quotes
from baoyan.articles.teaser_texts import teasers_of
from baoyan.articles.text_heads import with_text_heads
from baoyan.articles.turn_marks import parted_at_turns
from baoyan.articles.wording import Wording
from baoyan.articles.written import Written, as_one, place_of
from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import Article, ArticlePicture, BoxList, HeadSpan, Kind, Part, PartType, Region, Span, Teaser
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role

COLUMN = 36.0
"""Points by which the left edges of what stands in one column may differ."""


def write_page(layout: PageLayout) -> PageArticles:
    """The articles of one page in reading order, its teasers, its turn labels.

    Args:
        layout: the page's blocks.
    """
    words = Words(line.text for block in layout.blocks for line in block.lines)
    own, *asides = parts_of(layout)
    frame = frame_of(layout)
    places = [place_of([frame.turn(aside.box)], layout.body_size) for aside in layout.asides]
    written = [_Writer(own, words).page()]
    for part, place in zip(asides, places, strict=True):
        made = _Writer(part, words).page()
        written.append(replace(made, articles=tuple((place, article) for _, article in made.articles)))
    return as_one(layout.number, written)


class _Writer:
    """Everything known of one page while its articles are written."""

    def __init__(self, layout: PageLayout, words: Words) -> None:
        layout, plain = with_text_heads(parted_at_turns(with_heads_apart(layout)))
        self.layout = layout
        self.blocks = {b.id: b for b in layout.blocks}
        self.frame = frame_of(layout)
        quotes, quoted = pull_quotes(layout, 0)
        heads, used = build_heads(layout, quoted, plain)
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
        self.wording = Wording(layout, self.page_, self.frame, words, self.latin)
        self.captions = {b.picture: b for b in layout.blocks if b.role is Role.CAPTION}
        self.articles: list[tuple[tuple[float, float], Article]] = []
        self.at = (0.0, 0.0)
        self.jumps: list[JumpMark] = []
        self.pointers: list[Teaser] = []

    def page(self) -> Written:
        """Write all."""
        drafts = drafts_of(self.layout, self.page_)
        give_labels(self.page_, drafts, self.labels)
        give_pictures(self.layout, self.page_, drafts)
        for draft in sorted(drafts, key=self._place):
            self.at = self._place(draft)
            self._write(draft)
        teasers = tuple(t for b in self.layout.blocks if b.role is Role.TEASER for t in self._teasers(b))
        return Written(tuple(self.articles), (*teasers, *self.pointers), tuple(self.jumps))

    # Places ------------------------------------------------------------------------------------------------------

    def _boxes(self, draft: Draft) -> list[Box]:
        """Page boxes of all that a draft has."""
        turn = self.frame.back
        boxes = [turn(self.page_.segments[k].box) for k in draft.segments]
        for k in self._head_numbers(draft):
            boxes.append(bounding(line.box for line in self.page_.heads[k].lines))
        boxes += [line.box for line in draft.lines]
        boxes += [self.layout.pictures[n].box for n in draft.pictures]
        boxes += [self.captions[n].box for n in draft.pictures if n in self.captions]
        boxes += [
            self.blocks[n].box for n in draft.tables + draft.charts + draft.notes + [t.block for t in draft.set_in]
        ]
        if draft.display is not None:
            boxes.append(self.blocks[draft.display].box)
        return boxes

    def _head_numbers(self, draft: Draft) -> list[int]:
        own = [draft.head] if draft.head is not None else []
        tables = [t.head for t in draft.set_in if t.head is not None]
        return own + draft.titles + [k for k, _ in draft.inner] + draft.quotes + tables

    def _place(self, draft: Draft) -> tuple[float, float]:
        """Where an article begins, for the order on the page: top first, then along the lines."""
        boxes = [self.page_.heads[draft.head].box] if draft.head is not None else []
        boxes += [self.page_.segments[k].box for k in draft.segments[:1]]
        if not boxes:
            boxes = [self.frame.turn(b) for b in self._boxes(draft)]
        place = place_of(boxes, self.layout.body_size)
        # Where text runs column by column its articles do too.
        left = [*(box.x0 for box in boxes), *(self.page_.segments[k].left for k in draft.segments[:2])]
        return (round(min(left) / COLUMN), place[0]) if self.page_.running else place

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

    def _keep(self, draft: Draft, article: Article) -> None:
        boxes = self._boxes(draft)
        sure = min([1.0, draft.head_sure, *draft.steps]) * (0.8 if draft.segments and draft.head is None else 1.0)
        article = replace(
            article,
            confidence=round(sure, 3),
            doubts=(*article.doubts, *doubts_of(self.page_, draft, self.layout.number)),
        )
        if not article.regions:
            article = replace(article, regions=self._regions(boxes))
        self.articles.append((self.at, article))

    def _regions(self, boxes: Sequence[Box]) -> tuple[Region, ...]:
        """Where an article lies on the trimmed page: of a line that runs over its edge, what is left of it."""
        page = Box(0, 0, self.layout.width, self.layout.height)
        return tuple(Region(self.layout.number, (page.intersection(box) or box).polygon()) for box in boxes)

    def _bare(self, kind: Kind) -> Article:
        return Article(self._id(), kind, self.layout.number, direction=str(self.layout.direction))

    def _table(self, draft: Draft) -> Article:
        rows = rows_of([self.page_.segments[k] for k in draft.segments], self.page_.body)
        notes = [
            Part(PartType.PARAGRAPH, text_of(p, self.words), spans_of(p.rows, self.layout.number, self.frame))
            for p in pieces_of(rows, self.latin)
        ]
        return self.wording.headed(
            replace(self._bare(Kind.TABLE), body=(*self.wording.tables(draft.tables), *notes)), draft
        )

    def _display(self, draft: Draft) -> Article:
        block = next(b for b in self.layout.blocks if b.id == draft.display)
        lines = sorted(block.lines, key=lambda x: (x.box.y0, x.box.x0))
        largest = max(line.style.size for line in lines)
        title = [line for line in lines if line.style.size > 0.85 * largest]
        rest = [line for line in lines if line.style.size <= 0.85 * largest]
        body = tuple(Part(PartType.PARAGRAPH, line.text, (span_of([line], self.layout.number),)) for line in rest)
        return replace(self._bare(Kind.ADVERTISEMENT), headline=self.wording.line_up(title), body=body)

    def _write_text(self, draft: Draft) -> None:
        head = self.page_.heads[draft.head] if draft.head is not None else None
        title = self.wording.line_up(head.headline) if head else None
        if (entry := pointing_head(draft, head, title or "")) is not None:
            box = bounding(self._boxes(draft))
            place: BoxList = (box.x0, box.y0, box.width, box.height)
            self.pointers.append(Teaser(entry[1], self.layout.number, entry[0], box=place))
            return
        rows = rows_of([self.page_.segments[k] for k in draft.segments], self.page_.body)
        text = own_lines(rows, draft, head, self.page_.body)
        pieces = pieces_of(text.rows, self.latin)
        words = " ".join(line.text for line in head.headline) if head else ""
        group = self._group_of(draft, head, text, words)
        if group is not None:
            self._write_group(draft, group, words or None, text)
            return
        article = self._without_labels(self.wording.headed(self._bare(Kind.ARTICLE), draft))
        article = with_byline(article, head, text)
        article = replace(article, body=tuple(self.wording.parts(draft, pieces)), source=text.source)
        article = self._with_pictures(article, draft)
        article = replace(article, kind=kind_of(article, pieces, draft, head))
        if article.kind is Kind.PHOTO_NEWS:
            article = as_photo_news(article)
        self._jumps_of(article, text, head)
        self._keep(draft, with_inline(article))

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

    # Groups ------------------------------------------------------------------------------------------------------

    def _group_of(self, draft: Draft, head: Head | None, text: OwnLines, words: str) -> list[Brief] | None:
        """The briefs under one heading; None where the text is one article."""
        if not (draft.segments and (text.signed or not text.byline)):
            return None
        apart = (
            head is not None
            and not (head.kicker or head.deck or head.byline)
            and (head.on_panel or (head.across and is_short(head)))
        )
        bare = head is not None and not (head.kicker or head.deck or head.byline) and is_short(head)
        rows = [*text.rows, *text.byline] if text.signed else text.rows  # signed: the last brief's writer
        return briefs_of(pieces_of(rows, self.latin), words, apart, bare)

    def _write_group(self, draft: Draft, group: Sequence[Brief], title: str | None, text: OwnLines) -> None:
        """Each brief as an article of its own, the heading over all of them as their column title."""
        for k, brief in enumerate(group):
            rows = [row for piece in (*brief.heading, *brief.pieces) for row in piece.rows]
            kind = Kind.NOTICE if brief.notice else Kind.BRIEF
            pieces, signed = without_signature(brief.pieces, self.page_.body)
            parts = tuple(self.wording.part(p.type, p) for p in pieces)
            lines = [row.line for p in brief.heading for row in p.rows]
            spans = (HeadSpan("headline", span_of(lines, self.layout.number)),) if lines else ()
            article = replace(
                self._bare(kind),
                column_title=title,
                group=title,
                headline=self.wording.line_up(lines),
                head_spans=spans,
                body=parts,
            )
            if signed is not None:
                article = replace(article, byline=signed.text, bylines=parse_byline(signed.text))
            if k == 0:
                article = self._with_pictures(article, draft)
            boxes = [span_box for p in parts for span_box in (_span_box(s) for s in p.spans)]
            boxes += [line.box for line in lines]
            article = replace(article, regions=self._regions(boxes))
            if rows:
                self.articles.append((self.at, with_inline(article)))

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
        caption, credit = caption_and_credit(block.lines, self.words)
        return ArticlePicture(
            self.layout.number, place, caption, credit, caption_spans=(span_of(block.lines, self.layout.number),)
        )

    # Links -------------------------------------------------------------------------------------------------------

    def _jumps_of(self, article: Article, text: OwnLines, head: Head | None) -> None:
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


def _span_box(span: Span) -> Box:
    xs, ys = [p[0] for p in span.polygon], [p[1] for p in span.polygon]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_latin(layout: PageLayout) -> bool:
    """Whether most of the page's letters are Latin."""
    letters = Counter("".join(line.text for block in layout.blocks for line in block.lines))
    latin = sum(count for c, count in letters.items() if c.isalpha() and ord(c) < 0x250)
    return latin > 0.5 * sum(count for c, count in letters.items() if c.isalpha())
