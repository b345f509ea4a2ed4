"""An editor's corrections (订正): small named acts, kept in an append-only log and replayed over what the machine read.

An act names its article by an `Anchor`: the id, and what stood there (page, box, first words), so that the act still
finds its article when a better machine has read the pages again and given other ids. An act that finds nothing is told,
never dropped silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

import msgspec

from baoyan.errors import problem
from baoyan.model.edition import Article, BoxList, Edition, Kind, Link, Region
from baoyan.model.geometry import Box, bounding, polygon_bounds

_SAME_PLACE = 0.5
"""Share of the anchored box that an article must cover to be taken for the one meant."""
_QUOTE = 24


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which article an act means. `box` is the bounding box of its regions on `page`, `quote` its first words."""

    article: str
    page: int
    box: BoxList | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class SetField:
    """Put `value` (None: nothing) in one of an article's texts; `FIELDS` names them."""

    anchor: Anchor
    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class SetText:
    """Put `after` in place of the body part that reads `before` (not by place: places move on re-reading)."""

    anchor: Anchor
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SetKind:
    """The article is of another kind."""

    anchor: Anchor
    kind: Kind


@dataclass(frozen=True, slots=True)
class MergeArticles:
    """`other` is a part of `anchor`: its text, pictures and regions are added at the end."""

    anchor: Anchor
    other: Anchor


Act = SetField | SetText | SetKind | MergeArticles
ACTS: dict[str, type[Act]] = {
    "set_field": SetField,
    "set_text": SetText,
    "set_kind": SetKind,
    "merge_articles": MergeArticles,
}
FIELDS = ("column_title", "kicker", "headline", "deck", "dateline", "source", "byline")


def anchor(article: Article) -> Anchor:
    """The anchor of an article as it now stands."""
    box = _bounds(article, article.page)
    where = (box.x0, box.y0, box.width, box.height) if box else None
    return Anchor(article.id, article.page, where, _quote(article))


def replay(edition: Edition, acts: Iterable[Act]) -> Edition:
    """The edition with the acts done in order; one that finds no article becomes a problem."""
    for act in acts:
        article = find(edition, act.anchor)
        done = _DO[type(act)](edition, article, act) if article else None
        edition = done if done is not None else _untold(edition, act)
    return edition


def find(edition: Edition, where: Anchor) -> Article | None:
    """The article an anchor means: same id and words, else what lies where it lay, else the same words."""
    here = [a for a in edition.articles if a.page == where.page]
    named = next((a for a in here if a.id == where.article), None)
    if named and (where.quote is None or _quote(named) == where.quote):
        return named
    lying = max(here, key=lambda a: _covers(a, where), default=None)
    if lying and _covers(lying, where) >= _SAME_PLACE:
        return lying
    quoted = [a for a in here if where.quote and _quote(a) == where.quote]
    # Its id alone is believed only when the anchor names no place: ids follow the order and move on re-reading.
    return quoted[0] if len(quoted) == 1 else (named if where.box is None else None)


def to_line(act: Act) -> bytes:
    """One line of corrections.jsonl, without the newline."""
    name = next(n for n, kind in ACTS.items() if kind is type(act))
    return msgspec.json.encode({"act": name, **asdict(act)})


def from_line(line: bytes | str) -> Act:
    """Read one line of corrections.jsonl.

    Raises:
        ValueError: it is no act that this version knows.
    """
    try:
        found = msgspec.json.decode(line, type=dict[str, Any])
        return msgspec.convert(found, ACTS[found["act"]])
    except (msgspec.MsgspecError, KeyError) as error:
        message = (
            f"not a correction of this version: {error}. Update Baoyan, or remove the line from corrections.jsonl."
        )
        raise ValueError(message) from error


def _set_field(edition: Edition, article: Article, act: SetField) -> Edition | None:
    if act.field not in FIELDS:
        return None
    changed: dict[str, Any] = {act.field: act.value}
    return _with(edition, article, replace(article, **changed))


def _set_text(edition: Edition, article: Article, act: SetText) -> Edition | None:
    at = next((i for i, part in enumerate(article.body) if part.text == act.before), None)
    if at is None:
        return None
    part = replace(article.body[at], text=act.after)
    return _with(edition, article, replace(article, body=(*article.body[:at], part, *article.body[at + 1 :])))


def _set_kind(edition: Edition, article: Article, act: SetKind) -> Edition:
    return _with(edition, article, replace(article, kind=act.kind))


def _merge(edition: Edition, article: Article, act: MergeArticles) -> Edition | None:
    other = find(edition, act.other)
    if other is None or other.id == article.id:
        return None
    one = replace(
        article,
        body=article.body + other.body,
        bylines=tuple(dict.fromkeys(article.bylines + other.bylines)),
        byline=article.byline or other.byline,
        source=article.source or other.source,
        pictures=article.pictures + other.pictures,
        regions=article.regions + other.regions,
        head_spans=article.head_spans + other.head_spans,
        continued_to=article.continued_to or other.continued_to,
        continued_from=article.continued_from or other.continued_from,
        doubts=article.doubts + other.doubts,
    )
    left = tuple(a for a in edition.articles if a.id != other.id)
    return _relinked(_with(replace(edition, articles=left), article, one), other.id, one.id)


_DO: dict[type[Act], Callable[[Edition, Article, Any], Edition | None]] = {
    SetField: _set_field,
    SetText: _set_text,
    SetKind: _set_kind,
    MergeArticles: _merge,
}


def _with(edition: Edition, old: Article, new: Article) -> Edition:
    return replace(edition, articles=tuple(new if a is old else a for a in edition.articles))


def _relinked(edition: Edition, old: str, new: str) -> Edition:
    """Jumps and teasers that pointed at `old` point at `new`."""

    def link(found: Link | None) -> Link | None:
        return replace(found, article=new) if found and found.article == old else found

    articles = tuple(
        replace(a, continued_to=link(a.continued_to), continued_from=link(a.continued_from)) for a in edition.articles
    )
    teasers = tuple(replace(t, article=new) if t.article == old else t for t in edition.teasers)
    return replace(edition, articles=articles, teasers=teasers)


def _untold(edition: Edition, act: Act) -> Edition:
    """The edition with the problem that the act could not be done."""
    name = next(n for n, kind in ACTS.items() if kind is type(act))
    words = act.anchor.quote or act.anchor.article
    told = problem("correction-not-applied", act.anchor.page, act=name, name=words)
    return replace(edition, problems=(*edition.problems, told))


def _quote(article: Article) -> str | None:
    text = article.headline or next((p.text for p in article.body if p.text), "")
    return text[:_QUOTE] or None


def _regions(article: Article, page: int) -> list[Region]:
    return [r for r in article.regions if r.page == page and r.polygon]


def _bounds(article: Article, page: int) -> Box | None:
    found = _regions(article, page)
    return bounding(polygon_bounds(r.polygon) for r in found) if found else None


def _covers(article: Article, where: Anchor) -> float:
    """How well an article's place agrees with the anchor's, 0 to 1 (common area over the area of both)."""
    box = _bounds(article, where.page)
    if box is None or where.box is None:
        return 0.0
    x, y, width, height = where.box
    meant = Box(x, y, x + width, y + height)
    common = box.intersection(meant)
    return common.area / (box.area + meant.area - common.area) if common else 0.0
