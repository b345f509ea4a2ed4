"""Articles that turn to another page, shown as the one article that their author wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from baoyan.model.edition import Article, Edition, Part, Teaser

_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u30ff“”‘’…—]")


def stitched(edition: Edition) -> Edition:
    """The edition with every jumped article as one entry, its cut paragraph whole.

    The entry keeps the id, page and headline of the part where the article begins, with the regions of all parts.
    Teasers that pointed at a later part point at the whole.
    """
    by_id = {a.id: a for a in edition.articles}
    chains = [_chain(a, by_id) for a in edition.articles if not _continues(a, by_id)]
    begins = {part.id: chain[0].id for chain in chains for part in chain}
    wholes = tuple(_whole(chain) for chain in chains)
    # A ring of links (each part "continues" another) has no beginning: its parts stay as they are rather than vanish.
    rings = tuple(a for a in edition.articles if a.id not in begins)
    teasers = tuple(_redirected(t, begins) for t in edition.teasers)
    return replace(edition, articles=wholes + rings, teasers=teasers)


def join_fragments(start: str, end: str) -> str:
    """The paragraph whose beginning is `start` and whose end, after the turn of the page, is `end`."""
    head, tail = start.rstrip(), end.lstrip()
    if not head or not tail:
        return head or tail
    if head[-1] == "\u00ad" or (re.search(r"[^\W\d_]-$", head) and tail[0].islower()):
        return head[:-1] + tail
    if _WIDE.match(head[-1]) or _WIDE.match(tail[0]):
        return head + tail
    return f"{head} {tail}"


def _continues(article: Article, by_id: Mapping[str, Article]) -> bool:
    """Whether it is a later part of another article that is here and says so too."""
    link = article.continued_from
    before = by_id.get(link.article) if link and link.article else None
    return bool(before and before.continued_to and before.continued_to.article == article.id)


def _chain(first: Article, by_id: Mapping[str, Article]) -> tuple[Article, ...]:
    chain, seen = [first], {first.id}
    while (link := chain[-1].continued_to) and link.article:
        after = by_id.get(link.article)
        if after is None or after.id in seen or not _continues(after, by_id):
            break
        chain.append(after)
        seen.add(after.id)
    return tuple(chain)


def _whole(chain: tuple[Article, ...]) -> Article:
    first = chain[0]
    if len(chain) == 1:
        return first
    body: tuple[Part, ...] = ()
    for part in chain:
        body = _joined(body, part.body)
    return replace(
        first,
        body=body,
        byline=next((a.byline for a in chain if a.byline), None),
        bylines=tuple(dict.fromkeys(p for a in chain for p in a.bylines)),
        source=next((a.source for a in chain if a.source), None),
        pictures=tuple(p for a in chain for p in a.pictures),
        regions=tuple(r for a in chain for r in a.regions),
        continued_to=chain[-1].continued_to if chain[-1].continued_to and not chain[-1].continued_to.article else None,
        confidence=min(a.confidence for a in chain),
        doubts=tuple(d for a in chain for d in a.doubts),
        head_spans=tuple(s for a in chain for s in a.head_spans),
    )


def _joined(before: tuple[Part, ...], after: tuple[Part, ...]) -> tuple[Part, ...]:
    """Both bodies, the paragraph that the turn cut made whole."""
    cut = next((i for i in range(len(before) - 1, -1, -1) if before[i].fragment == "start"), None)
    rest = next((i for i, p in enumerate(after) if p.fragment == "end"), None)
    if cut is None or rest is None:
        return before + after
    start, end = before[cut], after[rest]
    one = replace(start, text=join_fragments(start.text, end.text), spans=start.spans + end.spans, fragment=None)
    return (*before[:cut], one, *before[cut + 1 :], *after[:rest], *after[rest + 1 :])


def _redirected(teaser: Teaser, begins: Mapping[str, str]) -> Teaser:
    target = begins.get(teaser.article) if teaser.article else None
    return replace(teaser, article=target) if target and target != teaser.article else teaser
