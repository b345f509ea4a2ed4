"""How near an edition comes to the truth of its pages (the truth.json that `tools.press` writes).

An article is right when nine tenths of its heading and text are in one article of the edition, and no more than a tenth of
that one is another's. Advertisements, notices, tables and teasers are not asked for, and do no harm where they are found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

from baoyan.model.edition import Edition
from benchmarks.links import same_fact, score_links
from benchmarks.mapping import FURNITURE, Mapped, map_page
from benchmarks.texts import BODY, EDITORIAL, PLURAL, Found, found_on, joined, letters, plain, true_body

ROLES = ("kicker", "deck", "byline", "source", "caption", "credit")
_ALIKE = 0.9
_CLOSE = 2
"""Characters by which a paragraph's end may be missed."""
LOWER_IS_BETTER = {"body_cer", "furniture_leaked"}


@dataclass
class Score:
    """Counts that figures are made of; they add up over pages and issues."""

    count: Counter[str] = field(default_factory=Counter)

    def tally(self, name: str, true: int, found: int, hit: int) -> None:
        """Add to what there was to find, what was found, and what of both agrees."""
        self.count.update({f"{name}_true": true, f"{name}_found": found, f"{name}_hit": hit})

    def f1(self, name: str) -> float | None:
        """Harmonic mean of precision and recall; None where there was nothing to find and nothing was found."""
        hit, true, found = (self.count[f"{name}_{k}"] for k in ("hit", "true", "found"))
        return 2 * hit / (true + found) if true + found else None

    def share(self, name: str) -> float | None:
        """How many of those there are."""
        return self.count[f"{name}_hit"] / self.count[f"{name}_true"] if self.count[f"{name}_true"] else None

    def figures(self) -> dict[str, float | None]:
        """All figures by name; `LOWER_IS_BETTER` names the rates of error, the others are 1 at best."""
        return {
            "article_f1": self.f1("article"),
            "headline_exact": self.share("headline"),
            **{f"{role}_f1": self.f1(role) for role in ROLES},
            "body_cer": self.share("error"),
            "order_in_article": self.share("order"),
            "paragraph_f1": self.f1("paragraph"),
            "continuation_f1": self.f1("continuation"),
            "teaser_link_f1": self.f1("teaser"),
            "facts_exact": self.share("fact"),
            "furniture_leaked": self.share("furniture"),
        }


def score_issue(truth: Mapping[str, Any], edition: Edition, score: Score | None = None) -> Score:
    """Compare an edition with the truth of the whole issue."""
    score = score or Score()
    pages = {page["page"]: map_page(page, found_on(edition, page["page"])) for page in truth["pages"]}
    for mapped in pages.values():
        _score_page(mapped, score)
    for name, tallied in score_links(pages).items():
        score.tally(name, *tallied)
    facts = truth.get("facts", {})
    score.tally("fact", len(facts), 0, sum(same_fact(name, value, edition.issue) for name, value in facts.items()))
    return score


def _score_page(m: Mapped, score: Score) -> None:
    editorial = [k for k, t in enumerate(m.true) if t["kind"] in EDITORIAL]
    hits = sum(map(m.right, editorial))
    score.tally("article", len(editorial), sum(not m.neutral(c) for c in range(len(m.found))), hits)
    score.tally("furniture", sum(o == FURNITURE and r != "" for o, r in _owned(m)), 0, sum(m.leaked))
    for k in editorial:
        found = m.found[m.pairs[k]] if k in m.pairs else None
        _score_text(m, k, found, score)
        _score_roles(m.true[k], found, score)
        ends, told = _true_ends(m.true[k]), _found_ends(m, k)
        score.tally("paragraph", len(ends), len(told), _near(ends, told))


def _owned(m: Mapped) -> zip[tuple[int, str]]:
    return zip(m.sheet.owner, m.sheet.role, strict=True)


def _score_text(m: Mapped, k: int, found: Found | None, score: Score) -> None:
    """Headline, letters of the body and their order."""
    true = "".join(p.text for p in true_body(m.true[k]))
    told = joined(found.pieces) if found else ""
    score.tally("error", len(true), 0, min(len(true), Levenshtein.distance(true, told)))
    score.tally("order", len(true), 0, _longest_rise([p for own in _body_places(m, k) for p in own]))
    if headline := plain(m.true[k].get("headline")):
        score.tally("headline", 1, 0, headline == (found and _first(found, "headline")))


def _first(found: Found, role: str) -> str:
    return next((p.text for p in found.pieces if p.role == role), "")


def _body_places(m: Mapped, k: int) -> list[list[int]]:
    """For each paragraph and sub-heading found, its characters' places in the body of its own article."""
    if k not in m.pairs:
        return []
    c, sheet = m.pairs[k], m.sheet
    paired = zip(m.found[c].pieces, m.places[c], strict=True)
    own = [places for piece, places in paired if piece.role in BODY]
    return [[p for p in places if p >= 0 and sheet.owner[p] == k and sheet.role[p] in BODY] for places in own]


def _longest_rise(places: Sequence[int]) -> int:
    """How many of the places, at most, stand in rising order."""
    lowest: list[int] = []
    for p in places:
        at = bisect_left(lowest, p)
        lowest[at : at + 1] = [p]
    return len(lowest)


# Roles -------------------------------------------------------------------------------------------------------------


def _score_roles(true: Mapping[str, Any], found: Found | None, score: Score) -> None:
    for role in ROLES:
        values = _values(true, role)
        told = [letters(p.text) for p in found.pieces if p.role == role] if found else []
        hits = _alike(values, [t for t in told if t], role)
        if _within_text(true, role):
            score.tally(role, hits, hits, hits)
        else:
            score.tally(role, len(values), sum(map(bool, told)), hits)


def _values(true: Mapping[str, Any], role: str) -> list[str]:
    values = true.get(PLURAL[role]) or () if role in PLURAL else [true.get(role)]
    return [v for v in map(letters, values) if v]


def _within_text(true: Mapping[str, Any], role: str) -> bool:
    """A byline or a source that stands in the text as well may be told or not."""
    if role == "source":
        source = plain(true.get("source"))
        return bool(source) and any(source in p.text for p in true_body(true))
    return role == "byline" and bool(true.get("byline_inline"))


def _alike(true: Sequence[str], found: Sequence[str], role: str) -> int:
    """How many of the true texts have one that is nearly the same; a caption or byline may stand in a longer one."""
    left, hits = list(found), 0
    for text in true:
        best = max(left, key=lambda t: Levenshtein.normalized_similarity(text, t), default=None)
        if best is None:
            break
        longer = role in ("caption", "byline") and len(text) > 3 and text in best and len(best) < 1.8 * len(text)
        if longer or Levenshtein.normalized_similarity(text, best) >= _ALIKE:
            hits += 1
            left.remove(best)
    return hits


# Paragraphs --------------------------------------------------------------------------------------------------------


def _true_ends(true: Mapping[str, Any]) -> list[int]:
    """Where paragraphs end, counted in characters of the body; the last one's end is no boundary."""
    ends, at = [], 0
    for piece in true_body(true):
        at += len(piece.text)
        ends.append(at - 1)
    return ends[:-1]


def _found_ends(m: Mapped, k: int) -> list[int]:
    own = [p for p, (o, r) in enumerate(_owned(m)) if o == k and r in BODY]
    rank = {p: n for n, p in enumerate(own)}
    return [rank[places[-1]] if places else -1 - 2 * _CLOSE for places in _body_places(m, k)[:-1]]


def _near(true: Sequence[int], found: Sequence[int]) -> int:
    left, hits = list(found), 0
    for end in true:
        near = [e for e in left if abs(e - end) <= _CLOSE]
        if near:
            hits += 1
            left.remove(near[0])
    return hits


def right_articles(truth: Mapping[str, Any], edition: Edition) -> list[tuple[float, bool]]:
    """For every article of the edition that is paired with an editorial one: its confidence, and whether it is right."""
    out: list[tuple[float, bool]] = []
    for page in truth["pages"]:
        m = map_page(page, found_on(edition, page["page"]))
        for k, c in m.pairs.items():
            true, found = m.true[k], m.found[c]
            if true["kind"] in EDITORIAL and not found.teaser:
                headline = plain(true.get("headline")) == _first(found, "headline")
                out.append((found.confidence, m.right(k) and headline))
    return out
