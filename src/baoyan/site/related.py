"""Articles of one issue that speak of the same things: words in common, rare ones counting more (tf-idf, cosine)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from baoyan.site.views import ArticleView

_MOST = 3
_ALIKE = 0.12
_WORD = re.compile(r"[^\W\d_]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


def related(articles: Sequence[ArticleView]) -> dict[str, tuple[ArticleView, ...]]:
    """For each article the others that resemble it, the most alike first; none where nothing does."""
    main = [a for a in articles if a.main and a.length]
    counts = [_terms(a) for a in main]
    spread = Counter(term for c in counts for term in c)
    vectors = [_vector(c, spread, len(main)) for c in counts]
    found = {}
    for k, article in enumerate(main):
        rated = ((_common(vectors[k], v), i) for i, v in enumerate(vectors) if i != k)
        best = sorted((r for r in rated if r[0] >= _ALIKE), key=lambda r: (-r[0], r[1]))[:_MOST]
        found[article.id] = tuple(main[i] for _, i in best)
    return found


def _terms(article: ArticleView) -> Counter[str]:
    """Pairs of Han characters, and longer words of other scripts; the headline's count three times."""
    found: Counter[str] = Counter()
    for text, weight in ((article.headline or "", 3), *((b.text, 1) for b in article.blocks)):
        for run in _HAN.findall(text):
            for k in range(len(run) - 1):
                found[run[k : k + 2]] += weight
        for word in _WORD.findall(text.lower()):
            if not _HAN.match(word):
                found[word] += weight
    return found


def _vector(counts: Mapping[str, int], spread: Mapping[str, int], total: int) -> dict[str, float]:
    """Weights of an article's terms, of length one; terms of a single article, or of most, say nothing."""
    found = {
        term: (1 + math.log(n)) * math.log(total / spread[term])
        for term, n in counts.items()
        if 1 < spread[term] <= total / 2
    }
    length = math.sqrt(sum(v * v for v in found.values()))
    whole = math.sqrt(sum((1 + math.log(n)) ** 2 for n in counts.values())) or 1.0
    return {term: v / max(length, whole / 4) for term, v in found.items()} if length else {}


def _common(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(v * large.get(term, 0.0) for term, v in small.items())
