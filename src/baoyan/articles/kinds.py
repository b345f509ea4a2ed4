"""What kind of article a text is: notice, poem, interview, photo news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from baoyan.articles.heads import SECTION_WORDS
from baoyan.articles.names import in_latin_letters
from baoyan.articles.paragraphs import Piece
from baoyan.articles.pieces import Draft, Head
from baoyan.model.edition import Article, Kind

_NOTICE = re.compile(r"公告|告示|公示|启事|啟事|声明|聲明|通告|通知|招标|招聘|遗失|拍卖|Notice|NOTICE|Bekanntmachung")


def kind_of(article: Article, pieces: Sequence[Piece], draft: Draft, head: Head | None) -> Kind:
    """What kind of article this is, by what it has and how it reads."""
    if pieces and all(p.style == "verse" for p in pieces):
        return Kind.POEM
    letters = sum(len(p.text) for p in article.body)
    if article.pictures and letters < 160 and (not draft.segments or is_section(head)):
        return Kind.PHOTO_NEWS
    if _is_interview(article):
        return Kind.INTERVIEW
    if head is not None and _NOTICE.search(article.headline or "") and letters < 700:
        return Kind.NOTICE
    return Kind.ARTICLE


def as_photo_news(article: Article) -> Article:
    """A picture's heading that only names the column is its column title."""
    title = re.sub(r"[\s\u3000]", "", article.headline or "")
    if title and article.column_title is None and SECTION_WORDS.fullmatch(title):
        spans = tuple(replace(h, role="column_title") if h.role == "headline" else h for h in article.head_spans)
        return replace(article, column_title=article.headline, headline=None, head_spans=spans)
    return article


def is_section(head: Head | None) -> bool:
    """Whether a heading only names a section."""
    title = re.sub(r"[\s\u3000]", "", "".join(x.text for x in head.headline)) if head else ""
    return bool(SECTION_WORDS.fullmatch(title))


def is_short(head: Head) -> bool:
    """Whether a headline has three words, or six characters, at most."""
    text = " ".join(line.text for line in head.headline)
    return len(text.split()) <= 3 if in_latin_letters(text) else len(text.replace(" ", "")) <= 6


def _is_interview(article: Article) -> bool:
    """Whether questions and answers take turns: the same two speakers' names before colons."""
    names: dict[str, int] = {}
    for part in article.body:
        if m := re.match(r"([^：:，。]{1,8}|[A-Z][\w .]{0,24})[：:]", part.text):
            names[m[1]] = names.get(m[1], 0) + 1
    twice = [n for n in names.values() if n >= 2]
    return len(twice) >= 2 and sum(twice) >= 5
