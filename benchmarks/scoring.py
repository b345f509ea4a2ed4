"""How near an edition comes to the truth of its pages (the truth.json that `tools.press` writes).

Texts are compared without white space, with quotation marks and dashes of one form. Articles of one page are paired at the
largest common text. An article is right when nine tenths of its heading and text are in one article of the edition, and no
more than a tenth of that one is another's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from baoyan.model.edition import Article, Edition, Kind, PartType

EDITORIAL = {"article", "brief", "photo-news"}
ROLES = ("kicker", "deck", "byline", "caption", "credit")
_FOLD = str.maketrans(dict.fromkeys("“”„「」『』＂", '"') | dict.fromkeys("‘’‚", "'") | dict.fromkeys("‐‑–—―", "-"))
_BULLET = re.compile(r"^\s*[□■●○◆◇▲△★☆▶•·◎]\s*")
FACTS = {
    "issue_no": "issue_number",
    "cumulative_no": "cumulative_number",
    "status": "distribution",
}
"""Names of facts in the truth that differ from those of the edition."""


def plain(text: str | None) -> str:
    """A text for comparison."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", (text or "").translate(_FOLD)).translate(_FOLD))


def letters(text: str | None) -> str:
    """A text without marks, for roles."""
    return "".join(c for c in plain(text).lower() if c.isalnum())


@dataclass
class Score:
    """Counts that figures are made of; they add up over pages and issues."""

    count: Counter[str] = field(default_factory=Counter)

    def f1(self, name: str) -> float | None:
        """Harmonic mean of precision and recall; None where there was nothing to find and nothing was found."""
        hit, true, found = (self.count[f"{name}_{k}"] for k in ("hit", "true", "found"))
        return 2 * hit / (true + found) if true + found else None

    def share(self, name: str) -> float | None:
        """How many of those there are."""
        return self.count[f"{name}_hit"] / self.count[f"{name}_true"] if self.count[f"{name}_true"] else None

    def figures(self) -> dict[str, float | None]:
        """All figures by name; `body_cer` is an error rate, the others are 1 at best."""
        roles = {f"{role}_f1": self.f1(role) for role in ROLES}
        cer = self.count["error"] / self.count["letters"] if self.count["letters"] else None
        return {
            "article_f1": self.f1("article"),
            "headline_exact": self.share("headline"),
            **roles,
            "body_cer": cer,
            "paragraph_f1": self.f1("paragraph"),
            "continuation_f1": self.f1("continuation"),
            "teaser_link_f1": self.f1("teaser"),
            "facts_exact": self.share("fact"),
        }


def score_issue(truth: Mapping[str, Any], edition: Edition, score: Score | None = None) -> Score:
    """Compare an edition with the truth of the whole issue."""
    score = score or Score()
    pairs: dict[str, str] = {}
    for page in truth["pages"]:
        own = [a for a in edition.articles if a.page == page["page"] and a.kind not in (Kind.MASTHEAD, Kind.INDEX)]
        pairs |= _score_page(page["articles"], own, score)
    _score_links(truth, edition, pairs, score)
    for name, value in truth.get("facts", {}).items():
        score.count["fact_true"] += 1
        score.count["fact_hit"] += _same_fact(value, getattr(edition.issue, FACTS.get(name, name), None))
    return score


def _same_fact(true: object, found: object) -> bool:
    a, b = plain(str(true)), plain(str(found)) if found is not None else ""
    if isinstance(true, int):
        return re.sub(r"\D", "", b) == a
    a, b = (re.sub(r"^https?://|/$|^(?:农历|農曆)", "", x) for x in (a, b))
    return bool(b) and (a == b or a.casefold() == b.casefold() or (len(a) >= 4 and (a in b or b in a)))


# Articles ----------------------------------------------------------------------------------------------------------


def _true_core(a: Mapping[str, Any]) -> list[str]:
    head = [a.get(k) or "" for k in ("kicker", "headline", "deck")]
    head += [] if a.get("byline_inline") else [a.get("byline") or ""]
    return [plain(t) for t in head + _true_body(a) if t]


def _true_body(a: Mapping[str, Any]) -> list[str]:
    body = a.get("body") or [{"text": t} for t in a.get("paragraphs") or ()]
    return [_BULLET.sub("", p["text"]) for p in body]


def _found_body(a: Article) -> list[str]:
    kinds = (PartType.PARAGRAPH, PartType.SUBHEADING, PartType.LIST)
    return [_BULLET.sub("", p.text) for p in a.body if p.type in kinds]


def _found_core(a: Article) -> list[str]:
    return [plain(t) for t in [a.kicker or "", a.headline or "", a.deck or "", a.byline or "", *_found_body(a)] if t]


def _grams(texts: Iterable[str]) -> Counter[str]:
    out: Counter[str] = Counter()
    for text in texts:
        out.update(text[k : k + 4] for k in range(max(1, len(text) - 3)))
    return out


def _score_page(true: Sequence[Mapping[str, Any]], found: Sequence[Article], score: Score) -> dict[str, str]:
    """Pair and compare the articles of one page; ids of the truth to ids of the edition."""
    a = [_grams(_true_core(t) or _true_extra(t)) for t in true]
    b = [_grams(_found_core(f) or _found_extra(f)) for f in found]
    common = np.array([[sum((x & y).values()) for y in b] for x in a]) if a and b else np.zeros((len(a), len(b)))
    rows, columns = linear_sum_assignment(-common) if common.size else ((), ())
    pairs = {int(r): int(c) for r, c in zip(rows, columns, strict=True) if common[r, c] > 0}
    outside = {pairs[k] for k in pairs if true[k]["kind"] not in EDITORIAL}
    plain_kinds = (Kind.ADVERTISEMENT, Kind.TABLE, Kind.NOTICE)
    score.count["article_found"] += sum(
        1 for k, f in enumerate(found) if k not in outside and not (f.kind in plain_kinds and k not in pairs.values())
    )
    for k, t in enumerate(true):
        if t["kind"] not in EDITORIAL:
            continue
        score.count["article_true"] += 1
        f = found[pairs[k]] if k in pairs else None
        if f is not None:
            shared, own, whole = common[k, pairs[k]], sum(a[k].values()), sum(b[pairs[k]].values())
            score.count["article_hit"] += bool(shared >= 0.88 * own and whole - shared <= 0.12 * whole)
        _score_parts(t, f, score)
    return {str(true[k]["id"]): found[c].id for k, c in pairs.items()}


def _true_extra(t: Mapping[str, Any]) -> list[str]:
    texts = [
        t.get("column_title") or "",
        *(t.get("captions") or ()),
        *(" ".join(map(str, row)) for row in t.get("table") or ()),
    ]
    return [plain(x) for x in texts if x]


def _found_extra(f: Article) -> list[str]:
    rows = [" ".join(row) for p in f.body for row in p.rows or ()]
    return [plain(x) for x in [f.column_title or "", *(p.caption or "" for p in f.pictures), *rows] if x]


def _score_parts(t: Mapping[str, Any], f: Article | None, score: Score) -> None:
    true, found = "".join(map(plain, _true_body(t))), "".join(map(plain, _found_body(f))) if f else ""
    score.count["letters"] += len(true)
    score.count["error"] += min(len(true), Levenshtein.distance(true, found))
    if t.get("headline"):
        score.count["headline_true"] += 1
        score.count["headline_hit"] += f is not None and plain(t["headline"]) == plain(f.headline)
    paragraphs = Counter(map(plain, _true_body(t))), Counter(map(plain, _found_body(f) if f else ()))
    _tally(score, "paragraph", *paragraphs)
    for role in ROLES:
        if role == "byline" and t.get("byline_inline"):
            continue
        _tally(score, role, Counter(_true_role(t, role)), Counter(_found_role(f, role) if f else ()))


def _tally(score: Score, name: str, true: Counter[str], found: Counter[str]) -> None:
    score.count[f"{name}_true"] += sum(true.values())
    score.count[f"{name}_found"] += sum(found.values())
    score.count[f"{name}_hit"] += sum((true & found).values())


def _true_role(t: Mapping[str, Any], role: str) -> list[str]:
    values = t.get(f"{role}s") or [] if role in ("caption", "credit") else [t.get(role)]
    return [letters(v) for v in values if v and letters(v)]


def _found_role(f: Article, role: str) -> list[str]:
    values = [getattr(p, role) for p in f.pictures] if role in ("caption", "credit") else [getattr(f, role)]
    body = "".join(map(letters, _found_body(f)))
    return [letters(v) for v in values if v and letters(v) and not (role == "byline" and letters(v) in body)]


def right_articles(truth: Mapping[str, Any], edition: Edition, score: Score) -> list[tuple[float, bool]]:
    """For every article of the edition that is paired with an editorial one: its confidence, and whether it is right."""
    out: list[tuple[float, bool]] = []
    by_id = {a.id: a for a in edition.articles}
    for page in truth["pages"]:
        own = [a for a in edition.articles if a.page == page["page"]]
        pairs = _score_page(page["articles"], own, score)
        for t in page["articles"]:
            if t["kind"] in EDITORIAL and str(t["id"]) in pairs:
                found = by_id[pairs[str(t["id"])]]
                whole, mine = _grams(_true_core(t) or _true_extra(t)), _grams(_found_core(found) or _found_extra(found))
                shared = sum((whole & mine).values())
                right = shared >= 0.88 * sum(whole.values()) and shared >= 0.88 * sum(mine.values())
                out.append((found.confidence, right and plain(t.get("headline")) == plain(found.headline)))
    return out


# Links -------------------------------------------------------------------------------------------------------------


def _score_links(truth: Mapping[str, Any], edition: Edition, pairs: Mapping[str, str], score: Score) -> None:
    turns, teasers = set(), set()
    for page in truth["pages"]:
        for a in page["articles"]:
            if (to := a.get("continues_to")) and to.get("article"):
                turns.add((pairs.get(a["id"], a["id"]), pairs.get(to["article"], to["article"])))
            if a["kind"] == "teaser" and (to := a.get("links_to") or {}).get("article"):
                teasers.add((plain(a["headline"]), pairs.get(to["article"], to["article"])))
    found = {(a.id, a.continued_to.article) for a in edition.articles if a.continued_to and a.continued_to.article}
    led = {(plain(t.text), t.article) for t in edition.teasers if t.article}
    for name, true, seen in (("continuation", turns, found), ("teaser", teasers, led)):
        score.count[f"{name}_true"] += len(true)
        score.count[f"{name}_found"] += len(seen)
        score.count[f"{name}_hit"] += len(true & seen)
