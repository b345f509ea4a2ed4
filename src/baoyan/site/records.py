"""What the site remembers of each issue, in a file beside the issue's pages: the site's folder describes itself.

The front, the calendar, feeds and search of a year are made of these records alone, without the editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from baoyan.site.addresses import EMPTY, Register
from baoyan.site.pictures import Made
from baoyan.site.writer import is_plain

NAME = ".issue.json"
FORMAT = "baoyan-site/1"


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What lists say of an article. `text`: all of it, for search."""

    address: str
    page: str
    title: str
    kicker: str | None
    deck: str | None
    byline: str | None
    summary: str
    kind: str
    main: bool
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What lists say of a page."""

    slug: str
    label: str
    section: str | None
    ratio: float
    picture: bool
    pdf: str | None = None


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """What the rest of the site says of an issue, and what the next build needs to know.

    `made_of`: a digest of all that its files are made of; `files`: contents of its files by path below the site's root;
    `pictures`: what was made of each page, by a digest of what that was made of.
    """

    format: str
    paper: str
    key: str
    title: str
    title_latin: str | None
    date: str | None
    number: int | None
    cumulative: int | None
    language: str
    pages: tuple[PageRecord, ...]
    articles: tuple[ArticleRecord, ...]
    made_of: str
    updated: str
    register: Register = EMPTY
    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Made] = field(default_factory=dict)
    pdf: str | None = None
    website: str | None = None

    @property
    def folder(self) -> str:
        """Its folder below the site's root."""
        return f"{self.paper}/{self.key}"


def load(folder: Path) -> IssueRecord | None:
    """The record in an issue's folder; None where there is none that can be read."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=IssueRecord)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found.format == FORMAT and all(map(is_plain, _names(found))) else None


def _names(record: IssueRecord) -> Iterable[str]:
    """What a record names as files and folders: a record that was tampered with must lead nowhere else."""
    yield from (record.paper, record.key, *record.files, *(p.slug for p in record.pages))
    yield from (a.address for a in record.articles)
    register = record.register
    yield from (*register.pages.values(), *(h.address for h in register.articles))
    yield from (*register.moved, *register.moved.values())
    for made in record.pictures.values():
        yield from (*made.files, *(stem for stem, _ in made.cuts))


def dump(record: IssueRecord) -> bytes:
    """The record as a file."""
    return msgspec.json.encode(record)


def all_records(root: Path) -> Iterator[IssueRecord]:
    """The records of all issues of a site, by their folders."""
    for file in sorted(root.glob(f"*/*/{NAME}")):
        found = load(file.parent)
        if found and found.folder == file.parent.relative_to(root).as_posix():
            yield found
