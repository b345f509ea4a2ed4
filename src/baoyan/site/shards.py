"""How the search index is parted by time, so that an update rewrites little and a query asks few parts.

    closed years in volumes ─ the months of the newest year that are over ─ its newest month

A new issue rewrites the newest month; a new month the year; a correction of an old issue its volume; nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baoyan.site.records import IssueRecord

_VOLUME = 20_000
"""Articles of a volume: closed years are put together up to here. About 20 MB of index, 10 s to make."""
_SMALL = 2_000
"""Articles up to which a year is one shard, whatever the month."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some issues of a paper that follow each other."""

    issues: tuple[IssueRecord, ...]

    @property
    def span(self) -> str:
        """From when to when, as a name."""
        first, last = (r.date[:7] if r.date else "undated" for r in (self.issues[0], self.issues[-1]))
        return first if first == last else f"{first}-{last}"


def shards(issues: Sequence[IssueRecord]) -> tuple[Shard, ...]:
    """The shards of one paper's issues, oldest first."""
    ordered = sorted(issues, key=lambda r: (r.date or "", r.key))
    newest = (ordered[-1].date or "")[:7] if ordered else ""
    old = [r for r in ordered if (r.date or "")[:4] != newest[:4]]
    year = [r for r in ordered if (r.date or "")[:4] == newest[:4]]
    parts = [year] if _size(year) <= _SMALL else [[r for r in year if _month(r) != newest], _of(year, newest)]
    return tuple(Shard(tuple(found)) for found in (*_volumes(old), *parts) if found)


def _of(issues: Sequence[IssueRecord], month: str) -> list[IssueRecord]:
    return [r for r in issues if _month(r) == month]


def _month(record: IssueRecord) -> str:
    return (record.date or "")[:7]


def _size(issues: Sequence[IssueRecord]) -> int:
    return sum(len(r.articles) for r in issues)


def _volumes(issues: Sequence[IssueRecord]) -> Iterator[list[IssueRecord]]:
    """Whole years put together as long as they stay below a volume."""
    volume: list[IssueRecord] = []
    for year in sorted({(r.date or "")[:4] for r in issues}):
        own = [r for r in issues if (r.date or "")[:4] == year]
        if volume and _size(volume) + _size(own) > _VOLUME:
            yield volume
            volume = []
        volume = volume + own
    if volume:
        yield volume
