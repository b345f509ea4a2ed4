"""Editions in, a site out: only what changed is made again.

    edition ─▶ views (addresses kept) ─▶ pictures (in workers) ─▶ pages of the issue ─▶ record
    all records ─▶ front, archive, feeds, search

The folder of the site describes itself: each issue keeps its record and its edition there, so that adding one issue, or a new
look, needs nothing but the folder.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from baoyan import sources
from baoyan.config import Limits, cache_folder
from baoyan.config import limits as limits_of_environment
from baoyan.edition import from_json, to_json
from baoyan.errors import FormatError, OutputError, problem
from baoyan.model.problem import Problem
from baoyan.site import archive_pages, feeds, installed, issue_pages, maps, records
from baoyan.site.addresses import EMPTY
from baoyan.site.assets import write_assets
from baoyan.site.folders import Given, placed
from baoyan.site.options import Options, Step
from baoyan.site.page_files import PageFiles, with_files
from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer
from baoyan.site.shown import shown
from baoyan.site.slugs import age
from baoyan.site.views import IssueView
from baoyan.site.words import words
from baoyan.site.writer import Writer, alone, digest, place

VERSION = 3
"""Counted up when pages would come out differently from the same edition."""
EDITION = ".edition.json.gz"
_FED = 4
"""Issues whose articles are in the feeds."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a build did. `written`, `removed`: files below the root; `issues`: their folders; `problems`: what was wrong."""

    root: Path
    issues: tuple[str, ...]
    rebuilt: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def build_site(
    given: Iterable[Given],
    out: Path,
    options: Options | None = None,
    progress: Callable[[Step], None] | None = None,
) -> SiteReport:
    """Write the site of some editions, together with those that its folder holds already.

    Args:
        given: editions to add or to replace.
        out: the site's folder; files in it that are not the site's own are left alone.
        options: how it is made.
        progress: called after each page's pictures and each issue.

    Raises:
        SettingError: a file of phrases or a style sheet cannot be used.
        OSError: the folder cannot be written.
        OutputError: the folder holds a front page of somebody else, or a link in it leads out of it.
    """
    build = _Build(out, (options or Options()).checked(), progress or (lambda _: None))
    out.mkdir(parents=True, exist_ok=True)
    with alone(out):
        return build.run(list(given))


@dataclass(slots=True)
class _Build:
    out: Path
    options: Options
    progress: Callable[[Step], None]
    limits: Limits = field(default_factory=limits_of_environment)
    problems: list[Problem] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def run(self, given: list[Given]) -> SiteReport:
        old = {r.folder: r for r in records.all_records(self.out)}
        front = self.out / "index.html"
        if front.exists() and not old and not (self.out / SHARED).is_file():
            raise OutputError(name=str(front), detail=FOREIGN)
        fresh = placed(given, old, self.options.paper)
        fresh |= self._without_record({*old, *fresh})
        folders = sorted({*old, *fresh}, key=_order)
        shared = Writer(self.out, _shared_files(self.out))
        assets = write_assets(shared, self.options.theme, self.options.sounds)
        renderers = {
            paper: Renderer(words(language, self.options.words), assets, self.options.base_url)
            for paper, language in self._languages(folders, old, fresh).items()
        }
        rebuilt, now = [], {}
        for done, folder in enumerate(folders, 1):
            around = _around(folder, folders)
            record = self._issue(folder, fresh.get(folder), old.get(folder), renderers[_paper(folder)], around)
            if record is not None:
                now[folder] = record
                if record is not old.get(folder):
                    rebuilt.append(folder)
            self.progress(Step("pages", done, len(folders)))
        said = {paper: r.t for paper, r in renderers.items()}
        stamp = digest(repr((VERSION, said, assets, self.options.base_url, list(_stamps(now)))).encode())
        known, names = _listed(self.out)
        if known != stamp or not all((self.out / name).is_file() for name in names):
            self._shared(list(now.values()), shared, renderers)
            shared.put(SHARED, "\n".join((stamp, *sorted({*shared.now, SHARED}))))
            shared.sweep()
        return SiteReport(
            self.out,
            tuple(now),
            tuple(rebuilt),
            (*self.written, *shared.written),
            (*self.removed, *shared.removed),
            tuple(self.problems),
        )

    def _languages(
        self, folders: Sequence[str], old: Mapping[str, IssueRecord], fresh: Mapping[str, Given]
    ) -> dict[str, str]:
        """The language of each paper's interface: as asked for, else that of its newest issue."""
        newest = {_paper(f): f for f in folders}
        known = {p: fresh[f].edition.issue.language if f in fresh else old[f].language for p, f in newest.items()}
        return {p: self.options.language or found or "zh-Hans" for p, found in known.items()}

    def _shared(self, issues: list[IssueRecord], writer: Writer, renderers: Mapping[str, Renderer]) -> None:
        """What belongs to no issue: front, archives, feeds, maps, what a browser needs to install the site."""
        papers = {p: [r for r in issues if r.paper == p] for p in sorted({r.paper for r in issues})}
        newest = max(issues, key=lambda r: age(r.key), default=None)
        views = {r.folder: v for own in papers.values() for r in own[-_FED:] if (v := self._view_of(r))}
        for paper, own in papers.items():
            archive_pages.write(paper, own, writer, renderers[paper])
            if fed := [views[r.folder] for r in reversed(own[-_FED:]) if r.folder in views]:
                feeds.write(fed, writer, renderers[paper])
        if newest is None:
            return
        renderer = renderers[newest.paper]
        maps.write(papers, writer, renderer)
        if view := views.get(newest.folder):
            archive_pages.write_root(view, papers[newest.paper], writer, renderer)
            installed.write(view, writer, renderer)

    def _issue(
        self,
        folder: str,
        given: Given | None,
        old: IssueRecord | None,
        renderer: Renderer,
        around: issue_pages.Around,
    ) -> IssueRecord | None:
        """Make one issue's files again, if anything that they are made of has changed."""
        data = to_json(given.edition) if given else self._data(folder)
        if data is None:
            self._damaged(folder, EDITION)
            return old
        made_of = digest(
            b"\n".join((data, repr((VERSION, renderer.t, renderer.assets, renderer.base_url, around)).encode()))
        )
        paths = given.paths if given else ()
        sound = given is None or self._data(folder) == data
        if old and old.made_of == made_of and sound and self._whole(paths, old):
            return old
        try:
            edition = from_json(data, folder)  # as the site keeps it: numbers rounded
        except FormatError:
            self._damaged(folder, EDITION)
            return old
        return self._made(folder, Given(edition, paths), old, renderer, around, made_of, data)

    def _whole(self, paths: Sequence[Path], old: IssueRecord) -> bool:
        """Whether nothing of an issue is lost, and no picture is wanting that could be made now."""
        if not all((self.out / name).is_file() for name in old.files):
            return False
        return all(p.picture for p in old.pages) or not paths

    def _data(self, folder: str) -> bytes | None:
        """The edition that the site keeps of an issue."""
        try:
            return gzip.decompress((self.out / folder / EDITION).read_bytes())
        except (OSError, EOFError, zlib.error):
            return None

    def _without_record(self, known: Collection[str]) -> dict[str, Given]:
        """Issues whose record is lost: they are made anew from the editions that the site keeps of them."""
        found = {}
        for file in sorted(self.out.glob(f"*/*/{EDITION}")):
            folder = file.parent.relative_to(self.out).as_posix()
            if folder in known:
                continue
            self._damaged(folder, records.NAME)
            data = self._data(folder)
            try:
                edition = from_json(data, folder) if data is not None else None
            except FormatError:
                edition = None
            if edition is None:
                self._damaged(folder, EDITION)
            else:
                found[folder] = Given(edition, tuple(sources.remembered(edition, cache_folder())))
        return found

    def _damaged(self, folder: str, name: str) -> None:
        self.problems.append(problem("site-file-damaged", issue=folder, name=f"{folder}/{name}"))

    def _view_of(self, record: IssueRecord) -> IssueView | None:
        data = self._data(record.folder)
        try:
            edition = from_json(data, record.folder) if data is not None else None
        except FormatError:
            edition = None
        if edition is None:
            return None
        found = shown(edition, record.register, (record.paper, record.key)).issue
        return with_files(found, record.pictures, edition)

    def _made(
        self,
        folder: str,
        given: Given,
        old: IssueRecord | None,
        renderer: Renderer,
        around: issue_pages.Around,
        made_of: str,
        data: bytes,
    ) -> IssueRecord:
        paper, key = folder.split("/")
        found = shown(given.edition, old.register if old else EMPTY, (paper, key))
        maker = PageFiles(found.issue, given.edition, given.paths, place(self.out, folder), self.options, self.progress)
        made = maker.make(old.pictures if old else {}, self.limits)
        self.problems += maker.problems
        self.written += [f"{folder}/{name}" for name in maker.written]
        view = with_files(found.issue, made, given.edition)
        writer = Writer(self.out, dict(old.files) if old else {})
        if self._data(folder) != data:
            writer.known[f"{folder}/{EDITION}"] = ""
        for files in made.values():
            writer.keep(f"{folder}/{name}" for name in files.files)
        writer.put(f"{folder}/{EDITION}", gzip.compress(data, 6, mtime=0))
        issue_pages.write(view, writer, renderer, around)
        record = issue_pages.record_of(view, found.register, made_of, made)
        name = f"{folder}/{records.NAME}"
        writer.now[name] = ""
        writer.sweep()
        record = replace(record, files={n: m for n, m in writer.now.items() if n != name})
        writer.put(name, records.dump(record))
        self.written += writer.written
        self.removed += writer.removed
        return record


FOREIGN = "it is not of a site that Baoyan wrote; give a folder of its own"
SHARED = ".site.txt"
"""What the files that belong to no issue are made of, in short, and their names."""


def _stamps(issues: Mapping[str, IssueRecord]) -> Iterator[tuple[str, str, str]]:
    """What the files that belong to no issue are made of."""
    for folder, record in issues.items():
        yield folder, record.made_of, record.updated


def _listed(root: Path) -> tuple[str, list[str]]:
    """What the files that belong to no issue were made of, and their names."""
    try:
        stamp, *names = (root / SHARED).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return "", []
    return stamp, [n for n in names if n]


def _shared_files(root: Path) -> dict[str, str]:
    """Files of the site that belong to no issue, as last written."""
    _, names = _listed(root)
    return {n: digest((root / n).read_bytes()) for n in names if (root / n).is_file()}


def _paper(folder: str) -> str:
    return folder.split("/", maxsplit=1)[0]


def _order(folder: str) -> tuple[str, tuple[bool, str]]:
    paper, key = folder.split("/")
    return paper, age(key)


def _around(folder: str, folders: Sequence[str]) -> issue_pages.Around:
    """The issues of the same paper before and after one."""
    same = [f for f in folders if _paper(f) == _paper(folder)]
    k = same.index(folder)
    return issue_pages.Around(same[k - 1] if k else None, same[k + 1] if k + 1 < len(same) else None)
