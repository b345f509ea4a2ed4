"""What a truth and an edition say, as pieces of text that can be compared: a role and its text, in reading order.

Texts are compared without white space, with full and half width, quotation marks, dashes and bullets of one form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from baoyan.model.edition import Article, Edition, Kind, Link, PartType, Teaser

EDITORIAL = {"article", "brief", "photo-news"}
BODY = {"body", "subhead"}
HEADING = {"kicker", "headline", "deck", "byline"}
PLURAL = {"pullquote": "pullquotes", "caption": "captions", "credit": "credits"}
_PRINTED = {"ad_text", "figure_text", "page_ref"}
"""Blocks of a truth whose text stands in no field of their article."""
_FORMS = {
    '"': "“”„‟「」『』﹁﹂﹃﹄〝〞＂",
    "'": "‘’‚‛＇`´",
    "-": "‐‑‒–—―−－﹣─━",
    "·": "•・‧∙●",
    "□": "■◎▲◆▶◀",
    "": "\u00ad\u200b\u2060\ufeff",
}
_FOLD = str.maketrans({sign: form for form, signs in _FORMS.items() for sign in signs})
_BULLET = re.compile(r"^\s*[□■●○◆◇▲△★☆▶•·◎]\s*")


class Piece(NamedTuple):
    """A text with its role: kicker, headline, ..., body, subhead, caption, ..."""

    role: str
    text: str


@dataclass(frozen=True)
class Found:
    """An article, or a teaser, of an edition. `links`: the other ends of its turn or of the teaser."""

    id: str
    pieces: tuple[Piece, ...]
    confidence: float = 1.0
    to: Link | None = None
    back: Link | None = None
    teaser: bool = False


def plain(text: str | None) -> str:
    """A text for comparison."""
    folded = unicodedata.normalize("NFKC", (text or "").translate(_FOLD)).translate(_FOLD)
    return "".join(folded.split()).replace("...", "…")


def letters(text: str | None) -> str:
    """A text without marks and capitals, for roles."""
    return "".join(c for c in plain(text).lower() if c.isalnum())


def true_pieces(article: Mapping[str, Any]) -> list[Piece]:
    """Everything that a truth's article has on its page."""
    out = [Piece(role, plain(article.get(role))) for role in ("column_title", "kicker", "headline", "deck")]
    inline = article.get("byline_inline")
    out += [Piece("byline", plain(article.get("byline")))] if not inline else []
    out.append(Piece("editor_note", plain(article.get("editor_note"))))
    out += true_body(article)
    out += [p for p in _beside_text(article, out) if p.text]
    for role, key in PLURAL.items():
        out += [Piece(role, plain(t)) for t in article.get(key) or ()]
    out += [Piece("table", plain(" ".join(row))) for row in article.get("table") or ()]
    labels = [(article.get(key) or {}).get("label") for key in ("continues_to", "continued_from", "links_to")]
    out += [Piece("label", plain(label)) for label in labels]
    out += _printed(article, {p.text for p in out})
    return [p for p in out if p.text]


def _beside_text(article: Mapping[str, Any], before: list[Piece]) -> Iterator[Piece]:
    """A byline at the end and a source line, where the text does not hold them."""
    byline, source = plain(article.get("byline")), plain(article.get("source"))
    if article.get("byline_inline") == "end" and not any(byline in p.text for p in before):
        yield Piece("byline", byline)
    if not any(source in p.text for p in before if p.role == "body"):
        yield Piece("source", source)


def true_body(article: Mapping[str, Any]) -> list[Piece]:
    """Paragraphs and sub-headings, without bullets."""
    parts = article.get("body") or [{"type": "p", "text": t} for t in article.get("paragraphs") or ()]
    return [Piece("subhead" if p["type"] == "subhead" else "body", plain(_BULLET.sub("", p["text"]))) for p in parts]


def _printed(article: Mapping[str, Any], told: set[str]) -> Iterator[Piece]:
    for block in article.get("blocks") or ():
        text = plain("".join(line[0] for line in block["lines"]))
        if block["role"] in _PRINTED and not any(text in t for t in told):
            yield Piece(block["role"], text)


def found_on(edition: Edition, page: int) -> list[Found]:
    """The articles of one page, then its teasers."""
    own = (Kind.MASTHEAD, Kind.INDEX)
    articles = [_article(a) for a in edition.articles if a.page == page and a.kind not in own]
    pages = {a.id: a.page for a in edition.articles}
    return articles + [_teaser(k, t, pages) for k, t in enumerate(edition.teasers) if t.on_page == page]


def _teaser(number: int, teaser: Teaser, pages: Mapping[str, int]) -> Found:
    place = pages.get(teaser.article or "", teaser.page)
    pieces = (Piece("headline", plain(teaser.text)),)
    return Found(f"teaser-{number}", pieces, to=Link(place, teaser.article), teaser=True)


def _article(a: Article) -> Found:
    out = [Piece(role, getattr(a, role) or "") for role in ("column_title", "kicker", "headline", "deck", "byline")]
    out.append(Piece("editor_note", " ".join(p.text for p in a.body if p.type is PartType.NOTE)))
    prose = (PartType.PARAGRAPH, PartType.LIST, PartType.SUBHEADING)
    for part in a.body:
        if part.type in prose:
            role = "subhead" if part.type is PartType.SUBHEADING else "body"
            out.append(Piece(role, _BULLET.sub("", part.text)))
    out.append(Piece("source", a.source or ""))
    out += [Piece("pullquote", p.text) for p in a.body if p.type is PartType.PULL_QUOTE]
    for role in ("caption", "credit"):
        out += [Piece(role, getattr(picture, role) or "") for picture in a.pictures]
    out += [Piece("table", " ".join(row)) for p in a.body for row in p.rows or ()]
    pieces = tuple(Piece(p.role, plain(p.text)) for p in out if plain(p.text))
    return Found(a.id, pieces, a.confidence, a.continued_to, a.continued_from)


def joined(pieces: Iterable[Piece], roles: Iterable[str] = BODY) -> str:
    """The text of some roles."""
    wanted = set(roles)
    return "".join(p.text for p in pieces if p.role in wanted)
