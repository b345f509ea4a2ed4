"""Names in addresses: short, lower-case Latin letters and digits, whatever the paper calls itself."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from baoyan.model.edition import IssueFacts

_MOST = 48
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?")
_ODD = re.compile(r"[^a-z0-9]+")
_RESERVED = frozenset({"assets", "con", "prn", "aux", "nul", "search", "index", "feed"})
"""Names that the site itself uses, or that a file system refuses."""


def slug(text: str) -> str:
    """The letters and digits of a text, joined by hyphens; empty where it has none.

    >>> slug("QING DU ZHOU BAO")
    'qing-du-zhou-bao'
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    found = _ODD.sub("-", plain).strip("-")[:_MOST].rstrip("-")
    return f"{found}-x" if found in _RESERVED else found


def paper_slug(facts: IssueFacts) -> str:
    """The paper's name in addresses: its Latin title, else its title in pinyin, else a hash of it."""
    title = facts.title or ""
    found = slug(facts.title_latin or "")
    if len(found) < 3:
        found = slug(title if title.isascii() else _pinyin(title))
    if not found and title:
        found = "p" + hashlib.sha256(title.encode()).hexdigest()[:8]
    return found or "paper"


def section_slug(section: str) -> str:
    """A section's name in addresses.

    >>> section_slug("要闻"), section_slug("City & Sport")
    ('yao-wen', 'city-sport')
    """
    return slug(section if section.isascii() else _pinyin(section)) or "x"


def issue_key(facts: IssueFacts, content: str) -> str:
    """The issue's folder: its date; without one its number; without any a hash of what its pages are."""
    if facts.date and _DATE.fullmatch(facts.date):
        return facts.date
    number = facts.cumulative_number or facts.issue_number
    return f"no-{number}" if number else f"undated-{content[:8]}"


def date_of(key: str) -> str | None:
    """The date in an issue's folder.

    >>> date_of("2026-05-22-2"), date_of("no-12")
    ('2026-05-22', None)
    """
    found = _KEY.fullmatch(key)
    return found[1] if found else None


def place_of(key: str) -> int:
    """Which of the issues of one day a folder is of, from 1."""
    found = _KEY.fullmatch(key)
    return int(found[2]) if found and found[2] else 1


def age(key: str) -> tuple[bool, str]:
    """What issues are ordered by: those without a date come before all others, those with numbers by these.

    >>> sorted(["2026-05-22", "no-12", "no-9", "undated-0a"], key=age)
    ['no-9', 'no-12', 'undated-0a', '2026-05-22']
    """
    if date_of(key) is None and not key.startswith("no-"):
        return False, key
    return date_of(key) is not None, re.sub(r"\d+", lambda m: m[0].zfill(9), key)


def page_slug(label: str | None, number: int, taken: Callable[[str], bool]) -> str:
    """A page's folder: its label, two digits at least; its place in the issue where the label is used already."""
    found = slug(label or "") or str(number)
    found = found.zfill(2) if found.isdigit() else found
    if not taken(found):
        return found
    return next(name for name in (f"{number:02}", *(f"{number:02}-{k}" for k in range(2, 999))) if not taken(name))


def _pinyin(title: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(title))
