"""Addresses that never change: a register of what stood where, and the matching of a new reading to it.

A re-reading may cut, join or number articles anew. Each article is therefore known by a sketch of its text (the smallest
hashes of its runs of four characters; Broder 1997): a new article that resembles an old one takes over its address, an old
address that no article takes over leads to the article that holds most of its text now, else to its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from baoyan.model.edition import Article, Edition, Page
from baoyan.site.slugs import page_slug

_RUN = 4
_SIZE = 48
"""Hashes of a sketch."""
_MOST = 48
"""Characters of an article's own part of its address."""
_ALIKE = 0.3
"""Resemblance from which a text is the same article, read anew."""
_HOLDS = 0.1
"""Share of an old text that a new one must hold for its address to lead there."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that has an address. `address`: page's folder and article's. `sketch`: of its text."""

    address: str
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The addresses of one issue. `pages`: folder of each page by its file's hash and place; `moved`: old ones."""

    pages: Mapping[str, str]
    articles: tuple[Held, ...]
    moved: Mapping[str, str]


EMPTY = Register({}, (), {})


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a reading: of pages by number, of articles by the edition's id, and the register to keep."""

    pages: Mapping[int, str]
    articles: Mapping[str, str]
    register: Register


def addressed(edition: Edition, parts: Edition, old: Register) -> Addresses:
    """Give every page and article its address.

    Args:
        edition: the issue with jumped articles as one entry each.
        parts: the issue as read, where a later part of an article has an id of its own; that address leads to the whole.
        old: what stood where before.
    """
    pages = _page_slugs(edition.pages, old.pages)
    sketches = {a.id: sketch(text_of(a)) for a in edition.articles}
    kept = _matched(sketches, {h.address: h.sketch for h in old.articles})
    kept |= _wordless([a for a in edition.articles if not sketches[a.id]], pages, old)
    taken = {*kept.values(), *(h.address for h in old.articles), *old.moved}
    found = {a.id: kept.get(a.id) or _fresh(a, pages, taken) for a in edition.articles}
    moved = _moved(found, sketches, old)
    for part, whole in _later_parts(edition, parts):
        own = f"{pages.get(part.page, '01')}/{part.id}"
        if own not in found.values():
            moved.setdefault(own, found[whole])
    held = tuple(Held(found[a.id], sketches[a.id]) for a in edition.articles)
    keys = {_page_key(p): pages[p.number] for p in edition.pages}
    return Addresses(pages, found, Register({**old.pages, **keys}, held, moved))


def text_of(article: Article) -> str:
    """What an article is known by: its headline and text, or its captions."""
    words = [article.headline or "", *(p.text for p in article.body)]
    return "".join(words) or "".join(p.caption or "" for p in article.pictures)


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's runs of four characters, in order; short texts have few."""
    plain = re.sub(r"[\W_]+", "", text)
    runs = {plain[k : k + _RUN] for k in range(max(1, len(plain) - _RUN + 1))} if plain else set()
    return tuple(sorted({crc32(r.encode("utf-8", "replace")) for r in runs})[:_SIZE])


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """How much of two texts is common, 0 to 1, as their sketches tell."""
    both = sorted({*a, *b})[:_SIZE]
    common = set(a) & set(b)
    return sum(h in common for h in both) / len(both) if both else 0.0


def held_by(a: Sequence[int], b: Sequence[int]) -> float:
    """How much of the first text the second holds, as far as sketches tell: of the hashes that could be in both."""
    if not a or not b:
        return 0.0
    reach = b[-1] if len(b) == _SIZE else a[-1]
    seen = [h for h in a if h <= reach]
    return len(set(seen) & set(b)) / len(seen) if seen else 0.0


def _matched(new: Mapping[str, Sequence[int]], old: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The old address of each new article that resembles its text: the most alike first, each only once."""
    rated = [(resemblance(s, o), i, address) for i, s in new.items() for address, o in old.items()]
    rated = sorted((r for r in rated if r[0] >= _ALIKE), key=lambda r: (-r[0], r[1], r[2]))
    found: dict[str, str] = {}
    for _, article, address in rated:
        if article not in found and address not in found.values():
            found[article] = address
    return found


def _fresh(article: Article, pages: Mapping[int, str], taken: set[str]) -> str:
    """An address that was never used: the edition's own id where it is free."""
    found = next(name for name in _names(article, pages) if name not in taken)
    taken.add(found)
    return found


def _wordless(articles: Iterable[Article], pages: Mapping[int, str], old: Register) -> dict[str, str]:
    """The old addresses of articles without a word, as of pictures: by id, there being nothing to compare."""
    left = {h.address for h in old.articles if not h.sketch}
    found: dict[str, str] = {}
    for article in articles:
        name = next((n for n in _names(article, pages) if n in left), None)
        if name is not None:
            found[article.id] = name
            left.remove(name)
    return found


def _names(article: Article, pages: Mapping[int, str]) -> Iterator[str]:
    """The addresses that an article may have, the best first."""
    folder = pages.get(article.page, "01")
    safe = re.sub(r"[^A-Za-z0-9-]+", "-", article.id).strip("-")[:_MOST].rstrip("-") or "a"
    yield f"{folder}/{safe}"
    yield from (f"{folder}/{safe}-{k}" for k in range(2, 10_000))


def _moved(found: Mapping[str, str], sketches: Mapping[str, Sequence[int]], old: Register) -> dict[str, str]:
    """Where old addresses lead that no article has now; those that had moved before are led on."""
    now = set(found.values())
    lost = {h.address: _heir(h, found, sketches) for h in old.articles if h.address not in now}
    onward = {address: lost.get(target, target) for address, target in old.moved.items() if address not in now}
    return {**onward, **lost}


def _heir(held: Held, found: Mapping[str, str], sketches: Mapping[str, Sequence[int]]) -> str:
    """The address of the article that holds most of a text; its page's where none does."""
    shares = {i: max(held_by(held.sketch, s), held_by(s, held.sketch)) for i, s in sketches.items()}
    best = max(shares, key=lambda i: shares[i], default=None)
    return found[best] if best is not None and shares[best] >= _HOLDS else held.address.split("/")[0]


def _later_parts(edition: Edition, parts: Edition) -> list[tuple[Article, str]]:
    """Later parts of jumped articles, each with the id of the whole."""
    own = {a.id for a in edition.articles}
    by_id = {a.id: a for a in parts.articles}
    found = []
    for part in parts.articles:
        if part.id in own:
            continue
        first, seen = part, {part.id}
        while first.continued_from and (before := by_id.get(first.continued_from.article or "")):
            if before.id in seen:
                break
            first = before
            seen.add(first.id)
        if first.id in own:
            found.append((part, first.id))
    return found


def _page_slugs(pages: Iterable[Page], old: Mapping[str, str]) -> dict[int, str]:
    """A folder for each page; a page that had one keeps it."""
    found: dict[int, str] = {}
    kept = {p.number: old[_page_key(p)] for p in pages if _page_key(p) in old}
    for page in pages:
        used = {*kept.values(), *found.values()}
        found[page.number] = kept.get(page.number) or page_slug(page.label, page.number, used.__contains__)
    return found


def _page_key(page: Page) -> str:
    """What a page is known by when it is read again: its file and where it lies in it."""
    trim = ",".join(f"{v:.0f}" for v in page.trim or ())
    return f"{page_hash(page.sha256)}:{trim}:{page.number}"


def page_hash(key: str) -> str:
    """What a page's file is known by, of its hash or of the key that the register has of it."""
    return key.split(":", maxsplit=1)[0][:16]
