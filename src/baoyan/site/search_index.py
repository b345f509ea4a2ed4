"""The search index of a paper as static files: a browser fetches the few small ones that a query needs.

    search/shards.js                     the shards, newest last
    search/<span>.<content>/head.js      the shard's issues and pages with their counts of articles, the first term of each bucket
    search/<span>.<content>/<n>.js       a bucket: terms in order with their articles, about 11 KB

Terms lie in order, so that the beginning of a word, or a single character, is a range. A term's articles come in three lists:
all, those that name it often, and those that have it in the headline; matches of several terms are checked on the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from baoyan.site.folding import terms
from baoyan.site.postings import packed
from baoyan.site.records import IssueRecord
from baoyan.site.shards import Shard, shards
from baoyan.site.texts import TEXTS, script, value
from baoyan.site.writer import Writer, digest

VERSION = 1
_BUCKET = 11_000
"""Bytes of a bucket, before the server packs it."""
_OFTEN = 3
"""Times from which an article names a term often."""
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Lists:
    """For each term the articles that have it: all, those that name it often, those that have it in the headline."""

    every: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    often: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    headed: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: Sequence[str], number: int) -> None:
        """Put an article under its terms."""
        _, title, head, rest = article
        heading = list(terms(f"{title}\n{head}"))
        counts = Counter(heading)
        counts.update(terms(rest))
        for term in counts:
            self.every[term].append(number)
        for term, times in counts.items():
            if times >= _OFTEN:
                self.often[term].append(number)
        for term in set(heading):
            self.headed[term].append(number)

    def packed(self, term: str) -> str:
        """The articles of a term as text."""
        found = (packed(kind.get(term, ())) for kind in (self.every, self.often, self.headed))
        return "|".join(found).rstrip("|")


def named_by_content(name: str) -> bool:
    """Whether a file lies in a folder named by what is in it: one that is there need not be read to be known."""
    parts = name.split("/")
    return len(parts) == 4 and parts[1] == "search"


def write(paper: str, issues: Sequence[IssueRecord], writer: Writer) -> None:
    """Write the index of a paper; shards whose texts are the same stay."""
    found = []
    for shard in shards(issues):
        name = f"{shard.span}.{_content(shard)}"
        folder = f"{paper}/search/{name}"
        if not _kept(folder, writer):
            _write_shard(shard, folder, writer)
        found.append([name, shard.issues[0].key, shard.issues[-1].key])
    writer.put(f"{paper}/search/shards.js", script(found))


def _content(shard: Shard) -> str:
    """A digest of the texts of a shard."""
    texts = ((r.key, p.slug, r.files.get(f"{r.folder}/{p.slug}/{TEXTS}")) for r in shard.issues for p in r.pages)
    return digest(repr((VERSION, *texts)).encode())[:10]


def _kept(folder: str, writer: Writer) -> bool:
    """Keep the files of a shard, if all are there."""
    try:
        count = value((writer.folder / folder / "head.js").read_text(encoding="utf-8"))[0]
    except (OSError, ValueError, LookupError):
        return False
    names = [f"{folder}/head.js", *(f"{folder}/{k}.js" for k in range(count))]
    whole = all((writer.folder / name).is_file() for name in names)
    if whole:
        writer.keep(names)
    return whole


def _write_shard(shard: Shard, folder: str, writer: Writer) -> None:
    """Write a shard's buckets, then its head, which says that they are whole."""
    found = Lists()
    number, issues = 0, []
    for issue in shard.issues:
        counts = []
        for page in issue.pages:
            articles = _texts(writer.folder / issue.folder / page.slug / TEXTS)
            for article in articles:
                found.add(article, number)
                number += 1
            counts.append(f"{page.slug}:{len(articles)}")
        issues.append(f"{issue.key} {' '.join(counts)}")
    firsts: list[str] = []
    for first, text in _buckets(found):
        writer.put(f"{folder}/{len(firsts)}.js", script(text))
        firsts.append(first)
    writer.put(f"{folder}/head.js", script([len(firsts), issues, "\n".join(firsts)]))


def _texts(file: Path) -> list[list[str]]:
    """The articles of a page; none where its file is lost."""
    try:
        found: list[list[str]] = value(file.read_text(encoding="utf-8"))[2]
    except (OSError, ValueError, LookupError):
        return []
    return found


def _buckets(lists: Lists) -> Iterator[tuple[str, str]]:
    """Each bucket's first term, and its text: a line for each term, without what it shares with the one before."""
    rows: list[str] = []
    size, first, before = 0, "", ""
    for term in sorted(lists.every):
        if size >= _BUCKET:
            yield first, "\n".join(rows)
            rows, size = [], 0
        if not rows:
            first, before = term, ""
        shared = _shared(before, term)
        row = f"{_BASE36[shared]}{term[shared:]} {lists.packed(term)}"
        rows.append(row)
        size += len(row.encode("utf-8", "replace")) + 2
        before = term
    if rows:
        yield first, "\n".join(rows)


def _shared(a: str, b: str) -> int:
    """How many characters two terms have in common from their beginning, as far as one sign tells."""
    most = min(len(a), len(b), len(_BASE36) - 1)
    return next((k for k in range(most) if a[k] != b[k]), most)
