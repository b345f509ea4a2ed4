"""Over the issue: turned articles joined by label and by what they say; teasers linked to their articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from baoyan.articles.assignment import NEVER, pair_or_leave
from baoyan.model.articles import IssueArticles, JumpMark, PageArticles
from baoyan.model.edition import Article, Doubt, Kind, Link, Part, PartType, Teaser
from baoyan.model.layout import PageLayout
from baoyan.model.numerals import fold
from baoyan.model.page_names import page_name

LINKED = 0.45
"""Likeness of titles from which a teaser speaks of an article."""
_OPEN_END = re.compile(r"[。！？!?…”’」』）)]\s*$|[.:;]\s*$")


def join_issue(pages: Sequence[PageArticles], layouts: Sequence[PageLayout]) -> IssueArticles:
    """All articles, jumps linked both ways, teasers linked.

    Args:
        pages: the pages' articles, in the issue's order.
        layouts: their layouts; their folios give the pages' printed names.
    """
    names = _page_names(layouts)
    articles = {a.id: a for page in pages for a in page.articles}
    marks = [(page.number, mark) for page in pages for mark in page.jumps]
    for a, b, out, back in _turns(marks, articles, names):
        articles[a] = _continues(articles[a], articles[b], out)
        articles[b] = _continued(articles[b], articles[a], back)
    for a, b in _unmarked_turns(pages, articles):
        articles[a] = _doubted(_continues(articles[a], articles[b], None))
        articles[b] = _doubted(_continued(articles[b], articles[a], None))
    for number, mark in marks:
        articles[mark.article] = _told(articles[mark.article], number, mark, names)
    teasers = tuple(_linked(t, list(articles.values()), names) for page in pages for t in page.teasers)
    return IssueArticles(tuple(articles.values()), teasers)


def _page_names(layouts: Sequence[PageLayout]) -> dict[str, int]:
    """Printed page names, normal form to place in the issue. Without a folio a page has the number of its place."""
    found: dict[str, int] = {}
    for layout in layouts:
        for item in layout.furniture:
            if item.kind in ("page_number", "folio", "section") and (name := page_name(item.line.text)) and name.label:
                found.setdefault(_key(name.label), layout.number)
    for layout in layouts:
        found.setdefault(str(layout.number), layout.number)
    if layouts and layouts[0].number == 1:
        letters = {key[0] for key in found if key[:1].isalpha()}
        for letter in letters:
            found.setdefault(f"{letter}1", 1)
    return found


def _key(label: str) -> str:
    """A page name without leading zeros, bars, case: "A06" and "a-6" are "A6"."""
    plain = re.sub(r"[\s\-版頁页第]", "", fold(label)).upper()
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)


def _place(label: str | None, names: Mapping[str, int]) -> int | None:
    if label is None:
        return None
    found = names.get(_key(label))
    if found is None and (name := page_name(label)) and name.label:
        found = names.get(_key(name.label))
    return found


# Jumps -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _End:
    """A turn label with the page it stands on and the page that it names."""

    on: int
    mark: JumpMark
    to: int | None


def _turns(
    marks: Sequence[tuple[int, JumpMark]], articles: Mapping[str, Article], names: Mapping[str, int]
) -> list[tuple[str, str, str, str | None]]:
    """Pairs of articles of which the second continues the first: ids, the label out, the label back."""
    outs = [_End(n, m, _place(m.target, names)) for n, m in marks if m.forward and m.article in articles]
    backs = {m.article: _End(n, m, _place(m.target, names)) for n, m in marks if not m.forward}
    targets = [a for a in articles.values() if a.kind not in (Kind.ADVERTISEMENT, Kind.TABLE)]
    if not outs or not targets:
        return []
    cost = np.array(
        [[_turn_cost(out, a, articles[out.mark.article], backs.get(a.id)) for a in targets] for out in outs]
    )
    chosen = pair_or_leave(cost, np.full(len(outs), 3.0), np.zeros(len(targets)))
    found = []
    for out, k in zip(outs, chosen, strict=True):
        if k >= 0:
            back = backs.get(targets[k].id)
            found.append((out.mark.article, targets[k].id, out.mark.text, back.mark.text if back else None))
    return found


def _turn_cost(out: _End, target: Article, source: Article, back: _End | None) -> float:
    """What it costs that `target` continues `source`; `NEVER` where labels forbid it."""
    if target.id == source.id or (out.to is not None and target.page != out.to) or target.page == out.on:
        return NEVER
    if out.to is None and back is None:
        return NEVER
    cost = 0.0
    if back is None:
        cost += 1.5
    elif back.to is not None and back.to != out.on:
        return NEVER
    title = _title(target)
    same = _likeness(_title(source), title) if title else 0.0
    named = max((_likeness(n, title) for n in (out.mark.title,) if n and title), default=0.0)
    named = max(named, _likeness(back.mark.title, _title(source)) if back and back.mark.title else 0.0)
    cost += 1.6 * (1 - max(same, named)) if title or named else 0.8
    cost += 0.6 * (1 - _kinship(source, target))
    first = next((p for p in target.body if p.type is PartType.PARAGRAPH), None)
    last = next((p for p in reversed(source.body) if p.type is PartType.PARAGRAPH), None)
    if first and last:
        cut = not _OPEN_END.search(last.text)
        cost += 0.3 if cut == _begins_whole(first.text) else 0.0
    return cost


def _begins_whole(text: str) -> bool:
    return text[:1].isupper() or text[:1] in "“‘「『【"


def _unmarked_turns(pages: Sequence[PageArticles], articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Articles that break off in a sentence at a page's end and go on, without a label or a heading, on the next page."""
    marked = {(m.article, m.forward) for page in pages for m in page.jumps}
    out: list[tuple[str, str]] = []
    for page, after in pairwise(pages):
        if after.number != page.number + 1:
            continue
        open_ = [articles[a.id] for a in page.articles if (a.id, True) not in marked and _breaks_off(articles[a.id])]
        bare = [articles[a.id] for a in after.articles if (a.id, False) not in marked and _begins_bare(articles[a.id])]
        if open_ and bare:
            cost = np.array([[_unmarked_cost(a, b) for b in bare] for a in open_])
            chosen = pair_or_leave(cost, np.full(len(open_), 0.4), np.full(len(bare), 0.4))
            out += [(a.id, bare[k].id) for a, k in zip(open_, chosen, strict=True) if k >= 0]
    return out


def _unmarked_cost(a: Article, b: Article) -> float:
    """What it costs that `b` goes on with `a`: a word cut at its hyphen goes on anywhere, a sentence in small letters."""
    first = next(p.text for p in b.body)
    at = _last_paragraph(a.body)
    cut = at is not None and a.body[at].text.endswith(("-", "\u2010"))
    if not cut and first[0].isascii() and _begins_whole(first):
        return NEVER
    return 1.0 - _kinship(a, b)


def _breaks_off(article: Article) -> bool:
    at = _last_paragraph(article.body)
    return (
        at is not None
        and article.kind is Kind.ARTICLE
        and article.continued_to is None
        and len(article.body[at].text) > 20
        and not _OPEN_END.search(article.body[at].text)
    )


def _begins_bare(article: Article) -> bool:
    named = article.headline or article.kicker or article.column_title or article.byline
    first = next(iter(article.body), None)
    if named or article.continued_from or first is None or first.type is not PartType.PARAGRAPH:
        return False
    return len(first.text) > 20 and not first.text[0].isdigit()


def _doubted(article: Article) -> Article:
    doubt = Doubt("turn-unmarked", "joined over the page's end by what it says: no label says so", article.page)
    return replace(article, doubts=(*article.doubts, doubt), confidence=min(article.confidence, 0.6))


def _title(article: Article) -> str:
    return article.headline or ""


def _likeness(a: str | None, b: str | None) -> float:
    """How like two titles are, 0 to 1: shared character pairs, of the shorter one's where it is a part of the other."""
    x, y = _pairs(a or ""), _pairs(b or "")
    if not x or not y:
        return float(bool(a) and _plain(a or "") in _plain(b or "")) if a and b else 0.0
    shared = sum((x & y).values())
    dice = 2 * shared / (sum(x.values()) + sum(y.values()))
    part = shared / min(sum(x.values()), sum(y.values()))
    return max(dice, 0.9 * part if min(sum(x.values()), sum(y.values())) >= 3 else 0.0)


def _plain(text: str) -> str:
    return "".join(c for c in fold(text).lower() if c.isalnum())


def _pairs(text: str) -> Counter[str]:
    plain = _plain(text)
    return Counter(plain[k : k + 2] for k in range(len(plain) - 1))


def _kinship(a: Article, b: Article) -> float:
    """How much two texts speak of the same things: names and rare words, 0 to 1."""
    x, y = _rare(a), _rare(b)
    return min(1.0, len(x & y) / max(1.0, 0.12 * min(len(x), len(y)))) if x and y else 0.5


def _rare(article: Article) -> set[str]:
    text = fold(" ".join(p.text for p in article.body))
    words = {w.lower() for w in re.findall(r"[^\W\d_]{4,}", text) if w.isascii()}
    han = re.sub(r"[^\u3400-\u9fff]", " ", text)
    return words | {run[k : k + 3] for run in han.split() for k in range(len(run) - 2)}


def _continues(article: Article, target: Article, label: str | None) -> Article:
    """The first part, linked onwards; its last paragraph a fragment where the turn cuts it."""
    body = list(article.body)
    at = _last_paragraph(body)
    if at is not None and not _OPEN_END.search(body[at].text):
        body[at] = replace(body[at], fragment="start")
    return replace(article, body=tuple(body), continued_to=Link(target.page, target.id, label))


def _continued(article: Article, source: Article, label: str | None) -> Article:
    """The second part, linked back; its first paragraph a fragment where the first part broke off."""
    body = list(article.body)
    at = next((k for k, p in enumerate(body) if p.type is PartType.PARAGRAPH), None)
    if at is not None and any(p.fragment == "start" for p in source.body):
        body[at] = replace(body[at], fragment="end")
    return replace(article, body=tuple(body), continued_from=Link(source.page, source.id, label))


def _last_paragraph(body: Sequence[Part]) -> int | None:
    return next((k for k in range(len(body) - 1, -1, -1) if body[k].type is PartType.PARAGRAPH), None)


def _told(article: Article, number: int, mark: JumpMark, names: Mapping[str, int]) -> Article:
    """A label whose other end is not in the issue still says where the text goes on or comes from."""
    if mark.forward and article.continued_to is None:
        return replace(article, continued_to=Link(_place(mark.target, names), None, mark.text))
    if not mark.forward and article.continued_from is None:
        return replace(article, continued_from=Link(_place(mark.target, names), None, mark.text))
    return article


# Teasers -----------------------------------------------------------------------------------------------------------


def _linked(teaser: Teaser, articles: Sequence[Article], names: Mapping[str, int]) -> Teaser:
    """The teaser with the article that it points to: on the page that it names, the title most like its words."""
    place = _place(teaser.label, names)
    pool = [
        a
        for a in articles
        if a.page != teaser.on_page and (place is None or a.page == place) and a.kind is not Kind.ADVERTISEMENT
    ]
    best, sure = None, LINKED if place is not None else 0.75
    for article in pool:
        likeness = max(
            _likeness(teaser.text, t) for t in (article.headline, article.kicker, article.deck, article.column_title)
        )
        if likeness > sure:
            best, sure = article, likeness
    if best is None:
        return replace(teaser, page=place)
    return replace(teaser, page=best.page, article=best.id)
