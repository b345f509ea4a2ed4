"""How like two titles are, and how much two texts speak of the same things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from baoyan.model.edition import Article
from baoyan.model.numerals import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def title_likeness(a: str | None, b: str | None) -> float:
    """How like two titles are, 0 to 1: shared character pairs, of the shorter one's where it is a part of the other."""
    x, y = _pairs(a or ""), _pairs(b or "")
    if not x or not y:
        return float(bool(a) and plain(a or "") in plain(b or "")) if a and b else 0.0
    shared = sum((x & y).values())
    dice = 2 * shared / (sum(x.values()) + sum(y.values()))
    part = shared / min(sum(x.values()), sum(y.values()))
    return max(dice, 0.9 * part if min(sum(x.values()), sum(y.values())) >= 3 else 0.0)


def plain(text: str) -> str:
    """Letters and figures only, in lower case."""
    return "".join(c for c in fold(text).lower() if c.isalnum())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    letters = plain(text)
    return Counter(letters[k : k + 2] for k in range(len(letters) - 1))


class Vocabulary:
    """The words of an issue: what few articles have says which of them belong together."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.running = {a.id: _text(a) for a in articles}
        self.terms = {number: terms_of(text) for number, text in self.running.items()}
        self.count = Counter(term for terms in self.terms.values() for term in terms)
        self.pairs = Counter(
            run[k : k + 2] for text in self.running.values() for run in _han(text) for k in range(len(run) - 1)
        )

    def weight(self, terms: Iterable[str]) -> float:
        """How much some terms say: the rarer in the issue, the more; a term of one article alone says nothing of two."""
        total = len(self.terms)
        return sum(log(1 + total / self.count[t]) for t in terms if self.count[t])

    def kinship(self, a: str, b: str) -> float:
        """How much two articles speak of the same things, 0 to 1."""
        x, y = self.terms[a], self.terms[b]
        if not x or not y:
            return 0.5
        return min(1.0, self.weight(x & y) / max(1e-6, 0.25 * min(self.weight(x), self.weight(y))))

    def told(self, words: str, article: str) -> float:
        """The share of a title's terms, weighed by rarity, that an article has."""
        terms = {t for t in terms_of(words) if self.count[t]}
        return self.weight(terms & self.terms[article]) / self.weight(terms) if terms else 0.0

    def goes_on(self, end: str, start: str) -> bool:
        """Whether the character that ends one text and the one that begins another stand together elsewhere in the issue."""
        return self.pairs[end[-1:] + start[:1]] > 0


def terms_of(text: str) -> set[str]:
    """Words of four letters and more; of Chinese text all runs of three characters."""
    words = {w.lower() for w in _WORD.findall(fold(text)) if w.isascii() or not _HAN.search(w)}
    return words | {run[k : k + 3] for run in _han(text) for k in range(len(run) - 2)}


def _han(text: str) -> list[str]:
    return _HAN.findall(text)


def _text(article: Article) -> str:
    return "\n".join(p.text for p in article.body)
