"""Turned articles: the parts before and after the turn of a page paired, by their labels and by what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baoyan.articles.assignment import NEVER, pair_or_leave, possible
from baoyan.articles.likeness import Vocabulary, title_likeness
from baoyan.articles.places import Places
from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import Article, Kind, PartType

LEAVE = 3.0
"""What it costs to leave a label without the other part."""
ASTRAY = 1.6
"""What it costs that a label names another page than the one where the other part stands: a misprint needs other proof."""
OPEN_END = re.compile(r"[。！？!?…”’」』）)]\s*$|[.:;]\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """Two articles of which the second continues the first, with the labels at both ends as printed."""

    first: str
    second: str
    out: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class _End:
    """A turn label with the page it stands on and the pages that it may mean."""

    on: int
    mark: JumpMark
    to: tuple[int, ...]


def marked_turns(
    marks: Sequence[tuple[int, JumpMark]], articles: Mapping[str, Article], places: Places, words: Vocabulary
) -> list[Turn]:
    """The turns that labels tell of, all chosen together."""
    ends = [_End(n, m, places.places(m.target, n)) for n, m in marks if m.article in articles]
    outs = [e for e in ends if e.mark.forward]
    backs = {e.mark.article: e for e in reversed(ends) if not e.mark.forward}
    targets = [a for a in articles.values() if a.kind not in (Kind.ADVERTISEMENT, Kind.TABLE)]
    if not outs or not targets:
        return []
    cost = [
        possible([_cost(out, articles[out.mark.article], a, backs.get(a.id), words) for a in targets]) for out in outs
    ]
    chosen = pair_or_leave(cost, [LEAVE] * len(outs), [0.0] * len(targets))
    found = []
    for out, k in zip(outs, chosen, strict=True):
        if k >= 0:
            back = backs.get(targets[k].id)
            found.append(Turn(out.mark.article, targets[k].id, out.mark.text, back.mark.text if back else None))
    return found


def _cost(out: _End, source: Article, target: Article, back: _End | None, words: Vocabulary) -> float:
    """What it costs that `target` continues `source`; `NEVER` where nothing speaks for it."""
    if target.page == out.on or target.id == source.id:
        return NEVER
    astray = bool(out.to) and target.page not in out.to
    lies = back is not None and bool(back.to) and out.on not in back.to
    if (astray and (lies or back is None)) or (not out.to and back is None):
        return NEVER
    cost = (1.5 if back is None else 0.0) + (ASTRAY if astray else 0.0) + (ASTRAY if lies else 0.0)
    cost += _title_cost(out, source, target, back) + 0.6 * (1 - words.kinship(source.id, target.id))
    return cost + _seam_cost(source, target, words)


def _title_cost(out: _End, source: Article, target: Article, back: _End | None) -> float:
    """Both parts have one title, or a catchword of the other's in their label; the second part may have none."""
    title, own = target.headline or "", source.headline or ""
    same = title_likeness(own, title) if title else 0.0
    named = title_likeness(out.mark.title, title) if out.mark.title and title else 0.0
    named = max(named, title_likeness(back.mark.title, own) if back and back.mark.title else 0.0)
    if out.mark.title and back and back.mark.title:
        named = max(named, title_likeness(out.mark.title, back.mark.title))
    return 1.6 * (1 - max(same, named)) if title or named else 0.8


def _seam_cost(source: Article, target: Article, words: Vocabulary) -> float:
    """A sentence that the turn cuts goes on behind it; a whole one is followed by a whole one."""
    first = next((p.text.strip() for p in target.body if p.type is PartType.PARAGRAPH), "")
    last = next((p.text.strip() for p in reversed(source.body) if p.type is PartType.PARAGRAPH), "")
    if not first or not last:
        return 0.0
    cut = not OPEN_END.search(last)
    if first[0] < "\u0250":
        return 0.4 if cut == begins_whole(first) and not (cut and first[0].isupper() and last[-1:].isupper()) else 0.0
    return 0.4 if cut and "\u3400" < last[-1] < "\u9fff" and not words.goes_on(last, first) else 0.0


def begins_whole(text: str) -> bool:
    """Whether a text begins like a sentence."""
    return text[:1].isupper() or text[:1] in "“‘「『【"


# Without labels ----------------------------------------------------------------------------------------------------


def unmarked_turns(
    pages: Sequence[PageArticles], articles: Mapping[str, Article], marked: bool, words: Vocabulary
) -> list[Turn]:
    """Articles that break off in a sentence on one page and go on, without a label or a heading, on the next.

    Args:
        pages: the issue's pages.
        articles: all articles, with the turns that labels tell of.
        marked: some turn of the issue has its label. A paper that marks its turns marks all of them: then a text that
            breaks off is one whose columns were not told right.
        words: the issue's words.
    """
    if marked:
        return []
    out: list[Turn] = []
    for here, after in pairwise(pages):
        open_ = [articles[a.id] for a in here.articles if a.id in articles and _breaks_off(articles[a.id])]
        bare = [articles[b.id] for b in after.articles if b.id in articles and _begins_bare(articles[b.id])]
        if open_ and bare:
            cost = [possible([_unmarked_cost(a, b, words) for b in bare]) for a in open_]
            chosen = pair_or_leave(cost, [0.4] * len(open_), [0.4] * len(bare))
            out += [Turn(a.id, bare[k].id) for a, k in zip(open_, chosen, strict=True) if k >= 0]
    return out


def _unmarked_cost(a: Article, b: Article, words: Vocabulary) -> float:
    """What it costs that `b` goes on with `a`: a word cut at its hyphen goes on anywhere, a sentence in small letters."""
    first = next(p.text for p in b.body)
    last = next(p.text for p in reversed(a.body) if p.type is PartType.PARAGRAPH)
    if not last.endswith(("-", "\u2010")) and first[0] < "\u0250" and begins_whole(first):
        return NEVER
    return 1.0 - words.kinship(a.id, b.id)


def _breaks_off(article: Article) -> bool:
    last = next((p for p in reversed(article.body) if p.type is PartType.PARAGRAPH), None)
    return (
        last is not None
        and article.kind is Kind.ARTICLE
        and article.continued_to is None
        and len(last.text) > 20
        and not OPEN_END.search(last.text)
    )


def _begins_bare(article: Article) -> bool:
    named = article.headline or article.kicker or article.column_title or article.byline
    first = next(iter(article.body), None)
    if named or article.continued_from or first is None or first.type is not PartType.PARAGRAPH:
        return False
    return len(first.text) > 20 and not first.text[0].isdigit()
