"""Search of a static site at 50,000 articles: time and size of the index, what an update rewrites, what a query fetches.

Articles are of 829 characters, one half sentences of our press copy (its few words are common), the other half a walk over the
pairs of characters that Chinese has (so that there are as many rare terms as in a real paper).
"""

from __future__ import annotations

import datetime
import gzip
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from baoyan.site import search_index
from baoyan.site.folding import folded
from baoyan.site.postings import unpacked
from baoyan.site.records import FORMAT, ArticleRecord, IssueRecord, PageRecord
from baoyan.site.texts import TEXTS, script, value
from baoyan.site.writer import Writer, digest

ARTICLES = 50_000
LENGTH = 829
PAGES, PER_PAGE = 16, 10
FIRST = datetime.date(2020, 1, 3)
PAPER = "paper"
MOST_SECONDS = 120.0
"""To build all; an update of one issue takes a fiftieth."""
ENOUGH = 20
"""Articles of a shard that are few enough to be checked on their texts."""
MOST_FETCHED = 400_000
"""Packed bytes of a first query, ten results shown."""


@dataclass
class Reader:
    """Finds as `static/search.js` does, and counts what it fetches."""

    folder: Path
    asked: dict[str, bytes] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """The value of a data script below the paper's folder."""
        if name not in self.asked:
            self.asked[name] = (self.folder / name).read_bytes()
        return value(self.asked[name].decode())

    def shards(self) -> list[str]:
        """The names of the shards."""
        return [name for name, _, _ in self.value("search/shards.js")]

    def find(self, terms: Sequence[str], open_ended: bool = False) -> list[tuple[str, int]]:
        """Shard and number of each article that has all terms."""
        found = []
        for shard in self.shards():
            own = self._numbers(shard, terms[0], open_ended)
            for k, term in enumerate(terms[1:], 1):
                if k > 1 and len(own) <= ENOUGH:
                    break
                own &= self._numbers(shard, term, open_ended)
            found += [(shard, n) for n in sorted(own)]
        return found

    def texts(self, found: tuple[str, int]) -> tuple[str, list[str]]:
        """The file of an article's page, and the article."""
        shard, number = found
        _, issues, _ = self.value(f"search/{shard}/head.js")
        start = 0
        for line in issues:
            key, *counts = line.split(" ")
            for page, count in (c.rsplit(":", 1) for c in counts):
                if number < start + int(count):
                    name = f"{key}/{page}/{TEXTS}"
                    return name, self.value(name)[2][number - start]
                start += int(count)
        raise LookupError(number)

    def _numbers(self, shard: str, term: str, open_ended: bool) -> set[int]:
        _, _, firsts = self.value(f"search/{shard}/head.js")
        names = firsts.split("\n")
        k = max(0, max((i for i, first in enumerate(names) if first <= term), default=0))
        last = k
        while open_ended and last + 1 < len(names) and names[last + 1].startswith(term):
            last += 1
        rows = (row for n in range(k, last + 1) for row in self._rows(f"search/{shard}/{n}.js"))
        return {n for own, packed in rows if own == term or (open_ended and own.startswith(term)) for n in packed}

    def _rows(self, name: str) -> Iterator[tuple[str, list[int]]]:
        before = ""
        for line in self.value(name).split("\n"):
            head, packed = line.split(" ", 1)
            before = before[: int(head[0], 36)] + head[1:]
            yield before, unpacked(packed.split("|")[0])


def main() -> int:
    """Build, update and ask; exit code 1 where a limit is passed."""
    with tempfile.TemporaryDirectory(prefix="baoyan-bench-") as folder:
        return _measured(Path(folder), ARTICLES)


def _measured(root: Path, count: int) -> int:
    texts = made_texts(count)
    issues = list(_issues(root, texts))
    writer, seconds = _indexed(root, issues[:-1])
    files = [root / n for n in writer.now]
    print(f"- {len(texts):,} articles, {sum(map(len, texts)) / len(texts):.0f} characters each, {len(issues)} issues")
    print(f"- index: {seconds:.1f} CPU s, {_megabytes(files):.1f} MB in {len(files):,} files")
    more, update = _indexed(root, issues, writer)
    print(f"- one issue more: {update:.2f} CPU s, {_megabytes([root / n for n in more.written]):.2f} MB written")
    again, nothing = _indexed(root, issues, more)
    print(f"- nothing new: {nothing:.2f} CPU s, {len(again.written)} files written\n")
    print("| query | articles | right | files | KB | KB packed |\n|---|---|---|---|---|---|")
    worst = max(_asked(root / PAPER, texts, name, word) for name, word in _queries(texts))
    return int(seconds > MOST_SECONDS or worst > MOST_FETCHED or bool(again.written))


def _indexed(root: Path, issues: Sequence[IssueRecord], before: Writer | None = None) -> tuple[Writer, float]:
    writer = Writer(root, dict(before.now) if before else {})
    start = time.process_time()
    search_index.write(PAPER, issues, writer)
    writer.sweep()
    return writer, time.process_time() - start


def _asked(folder: Path, texts: Sequence[str], name: str, word: str) -> int:
    """Ask for a word as the first query of a visit, ten results shown; the packed bytes fetched."""
    reader = Reader(folder)
    plain = folded(word)
    pairs = [plain[k : k + 2] for k in range(len(plain) - 1)] or [plain]
    pairs = [*pairs[::2], *pairs[1::2]]
    found = reader.find(pairs, len(plain) == 1)
    shown = [reader.texts(f)[1] for f in found[-10:]]
    right = sum(plain in folded("\n".join(a)) for a in shown)
    wanted = sum(plain in folded(t) for t in texts)
    packed = sum(len(gzip.compress(v, 6)) for v in reader.asked.values())
    whole = sum(map(len, reader.asked.values()))
    print(
        f"| {name} | {len(found)} (in the texts {wanted}) | {right} of {len(shown)} | {len(reader.asked)} | "
        f"{whole / 1000:.0f} | {packed / 1000:.0f} |"
    )
    return packed if len(found) >= wanted else sys.maxsize


def _queries(texts: Sequence[str]) -> list[tuple[str, str]]:
    middle = texts[len(texts) // 3]
    return [
        ("common word", "居民"),
        ("a pair from an article", middle[-200:-198]),
        ("three characters", middle[-160:-157]),
        ("eight characters", middle[-120:-112]),
        ("one character", middle[-80]),
    ]


def made_texts(count: int, seed: int = 7) -> list[str]:
    """Texts of articles, the same for the same seed."""
    from tools.press.bank import Bank

    rng = random.Random(seed)
    bank = Bank("hans", rng)
    sentences = [bank.sentence(bank.subject()) for _ in range(5_000)]
    walks = _walks(count, LENGTH // 2, seed)
    return [_article(rng, sentences, walk) for walk in walks]


def _article(rng: random.Random, sentences: Sequence[str], walk: str) -> str:
    found = ""
    while len(found) < LENGTH - len(walk) - 15:
        found += rng.choice(sentences)
    return f"{found}\n{walk}"


def _walks(count: int, length: int, seed: int) -> Iterator[str]:
    """Random walks over the pairs of characters of Chinese, each as likely as the language has it."""
    from baoyan.reading.language.counts import counts, logs

    found = counts()
    size = len(found.single)
    first, second = found.pairs // size, found.pairs % size
    weights = np.cumsum(10.0 ** logs(found.chances).astype(float))
    starts = np.searchsorted(first, np.arange(size))
    ends = np.searchsorted(first, np.arange(size), side="right")
    below = np.concatenate(([0.0], weights))
    rng = np.random.default_rng(seed)
    codes = np.flatnonzero(found.place >= 0)
    letters = np.array([chr(c) for c in codes[np.argsort(found.place[codes])]])
    now = rng.integers(0, 3000, count)
    rows = [now]
    for _ in range(length - 1):
        low, high = below[starts[now]], below[ends[now]]
        at = np.searchsorted(weights, low + rng.random(count) * (high - low))
        now = np.where(high > low, second[np.minimum(at, len(second) - 1)], rng.integers(0, 3000, count))
        rows.append(now)
    for walk in np.array(rows).T:
        yield "".join(letters[walk])


def _issues(root: Path, texts: Sequence[str]) -> Iterator[IssueRecord]:
    """A weekly's issues with the texts as their articles, their text files written."""
    size = PAGES * PER_PAGE
    for week in range(0, len(texts), size):
        day = FIRST + datetime.timedelta(weeks=week // size)
        yield _issue(root, day.isoformat(), texts[week : week + size])


def _issue(root: Path, key: str, texts: Sequence[str]) -> IssueRecord:
    pages, files, articles = [], {}, []
    for k in range(0, len(texts), PER_PAGE):
        slug = f"{k // PER_PAGE + 1:02}"
        own = [[f"{slug}/a{n}", t[:16], "", t] for n, t in enumerate(texts[k : k + PER_PAGE], 1)]
        text = script([slug, "", own])
        file = root / PAPER / key / slug / TEXTS
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        files[f"{PAPER}/{key}/{slug}/{TEXTS}"] = digest(text.encode())
        pages.append(PageRecord(slug, slug, None, 1.4, False))
        articles += [ArticleRecord(a, slug, t, None, None, None, "", "article", True) for a, t, _, _ in own]
    record = IssueRecord(FORMAT, PAPER, key, "", None, key, 1, 1, "zh-Hans", tuple(pages), tuple(articles), "", "")
    return replace(record, files=files)


def _megabytes(files: Sequence[Path]) -> float:
    return sum(f.stat().st_size for f in files if f.is_file()) / 1e6
