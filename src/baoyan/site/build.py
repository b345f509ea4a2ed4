"""Editions in, a site out: only what changed is made again.

    edition ─▶ views (addresses kept) ─▶ pictures (in workers) ─▶ pages of the issue ─▶ record
    all records ─▶ front, archive, feeds, search

The folder of the site describes itself: each issue keeps its record and its edition there, so that adding one issue, or a new
look, needs nothing but the folder.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from baoyan import sources, workers
from baoyan.config import Limits
from baoyan.config import limits as limits_of_environment
from baoyan.edition import from_json, to_json
from baoyan.errors import BaoyanError, FormatError, problem
from baoyan.model.edition import Edition
from baoyan.model.problem import Problem
from baoyan.model.source import PageSource
from baoyan.pipeline import open_in_workers
from baoyan.site import archive_pages, issue_pages, pictures, records
from baoyan.site.addresses import EMPTY
from baoyan.site.assets import write_assets
from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer
from baoyan.site.shown import key_of, shown
from baoyan.site.views import IssueView, PageImage, PageView
from baoyan.site.words import words
from baoyan.site.writer import Writer, digest

VERSION = 1
"""Counted up when pages would come out differently from the same edition."""
EDITION = ".edition.json.gz"
_PAINTING_MB = 1200
"""Memory of a worker that paints a broadsheet at 2,800 pixels and encodes it."""
_PAINTING_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Given:
    """An edition to show, and where its pages may lie: files, folders, a ZIP, as they were read."""

    edition: Edition
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is made.

    `paper`: the paper's folder; by default made from its title. `base_url`: the address of the site's root, for feeds, maps
    and canonical links. `language`: of the interface; by default the newest paper's. `words`: phrases that replace ours.
    `theme`: a style sheet of the paper's own. `jobs`: processes that make pictures.
    """

    paper: str | None = None
    base_url: str | None = None
    language: str | None = None
    words: Path | None = None
    theme: Path | None = None
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build has come. `stage`: "pictures" or "pages"."""

    stage: str
    done: int
    total: int


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
    """
    build = _Build(out, options or Options(), progress or (lambda _: None))
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
        self.out.mkdir(parents=True, exist_ok=True)
        old = {r.folder: r for r in records.all_records(self.out)}
        fresh = {"/".join(key_of(g.edition, self.options.paper)): g for g in given}
        folders = sorted({*old, *fresh}, key=_order)
        language = self.options.language or _language(folders, old, fresh)
        shared = Writer(self.out, _shared_files(self.out))
        renderer = Renderer(
            words(language, self.options.words), write_assets(shared, self.options.theme), self.options.base_url
        )
        rebuilt, now = [], {}
        for done, folder in enumerate(folders, 1):
            around = _around(folder, folders)
            record = self._issue(folder, fresh.get(folder), old.get(folder), renderer, around)
            if record is not None:
                now[folder] = record
                if record is not old.get(folder):
                    rebuilt.append(folder)
            self.progress(Step("pages", done, len(folders)))
        archive_pages.write(list(now.values()), shared, renderer, self._view_of)
        shared.put(SHARED, "\n".join(sorted({*shared.now, SHARED})))
        shared.sweep()
        return SiteReport(
            self.out,
            tuple(now),
            tuple(rebuilt),
            (*self.written, *shared.written),
            (*self.removed, *shared.removed),
            tuple(self.problems),
        )

    def _issue(
        self,
        folder: str,
        given: Given | None,
        old: IssueRecord | None,
        renderer: Renderer,
        around: issue_pages.Around,
    ) -> IssueRecord | None:
        """Make one issue's files again, if anything that they are made of has changed."""
        given = given or self._kept(folder)
        if given is None:
            return old
        data = to_json(given.edition)
        made_of = digest(
            b"\n".join((data, repr((VERSION, renderer.t, renderer.assets, renderer.base_url, around)).encode()))
        )
        if old and old.made_of == made_of and self._whole(given, old):
            return old
        return self._made(folder, given, old, renderer, around, made_of, data)

    def _whole(self, given: Given, old: IssueRecord) -> bool:
        """Whether nothing of an issue is lost, and no picture is wanting that could be made now."""
        if not all((self.out / name).is_file() for name in old.files):
            return False
        return all(p.picture for p in old.pages) or not given.paths

    def _kept(self, folder: str) -> Given | None:
        """The edition that the site keeps of an issue."""
        try:
            return Given(from_json(gzip.decompress((self.out / folder / EDITION).read_bytes()), folder))
        except (OSError, EOFError, FormatError):
            return None

    def _view_of(self, record: IssueRecord) -> IssueView | None:
        given = self._kept(record.folder)
        if given is None:
            return None
        found = shown(given.edition, record.register, (record.paper, record.key)).issue
        return _with_pictures(found, record.pictures, given.edition)

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
        made = self._pictures(found.issue, given, old)
        view = _with_pictures(found.issue, made, given.edition)
        writer = Writer(self.out, dict(old.files) if old else {})
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

    def _pictures(self, view: IssueView, given: Given, old: IssueRecord | None) -> dict[str, pictures.Made]:
        """The pictures of an issue's pages: those that are there already, and those that can be made."""
        folder = self.out / view.folder
        keys = {p.number: _picture_key(p, given.edition) for p in view.pages}
        before = old.pictures if old else {}
        found = {
            k: before[k]
            for k in keys.values()
            if k in before and all((folder / name).is_file() for name in before[k].files)
        }
        todo = [p for p in view.pages if keys[p.number] not in found]
        if not todo or not given.paths:
            for page in todo:
                self.problems.append(
                    problem("site-picture-missing", page=page.number, issue=view.folder, label=page.label)
                )
            return found
        jobs = workers.cores() if self.options.jobs is None else self.options.jobs
        with (
            tempfile.TemporaryDirectory(prefix="baoyan-", ignore_cleanup_errors=True) as workdir,
            workers.Pool(jobs, _PAINTING_SECONDS, _PAINTING_MB) as pool,
        ):
            places = self._sources(given, Path(workdir), pool)
            calls = [_call(page, view, given.edition, places, folder) for page in todo]
            known = [(page, call) for page, call in zip(todo, calls, strict=True) if call]
            for page, call in zip(todo, calls, strict=True):
                if call is None:
                    self.problems.append(
                        problem("site-picture-missing", page=page.number, issue=view.folder, label=page.label)
                    )
            for done, outcome in enumerate(pool.run([call for _, call in known]), 1):
                page = known[outcome.index][0]
                if outcome.error is None:
                    found[keys[page.number]] = outcome.value
                    self.written += [f"{view.folder}/{name}" for name in outcome.value.files]
                else:
                    self.problems.append(outcome.error.as_problem(page.number))
                self.progress(Step("pictures", done, len(known)))
        return found

    def _sources(self, given: Given, workdir: Path, pool: workers.Pool) -> Mapping[int, PageSource]:
        try:
            issue = open_in_workers(given.paths, workdir, pool, self.limits)
        except BaoyanError:
            return {}
        return sources.matched(given.edition.pages, issue.pages)


SHARED = ".site.txt"
"""The names of files that belong to no issue."""


def _shared_files(root: Path) -> dict[str, str]:
    """Files of the site that belong to no issue, as last written."""
    try:
        names = (root / SHARED).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    return {n: digest((root / n).read_bytes()) for n in names if n and (root / n).is_file()}


def _order(folder: str) -> tuple[str, str]:
    paper, key = folder.split("/")
    return paper, key


def _around(folder: str, folders: Sequence[str]) -> issue_pages.Around:
    """The issues of the same paper before and after one."""
    same = [f for f in folders if f.split("/")[0] == folder.split("/", maxsplit=1)[0]]
    k = same.index(folder)
    return issue_pages.Around(same[k - 1] if k else None, same[k + 1] if k + 1 < len(same) else None)


def _language(folders: Sequence[str], old: Mapping[str, IssueRecord], fresh: Mapping[str, Given]) -> str:
    if not folders:
        return "en"
    last = max(folders, key=lambda f: f.split("/")[1])
    found = fresh[last].edition.issue.language if last in fresh else old[last].language
    return found or "zh-Hans"


def _picture_key(page: PageView, edition: Edition) -> str:
    """What a page's pictures are made of."""
    kept = next(p for p in edition.pages if p.number == page.number)
    cuts = [(c.stem, c.box) for a in page.articles for c in a.pictures if c.page == page.number]
    return digest(
        repr((pictures.VERSION, kept.sha256, kept.trim, bool(kept.received), page.slug, sorted(cuts))).encode()
    )


def _call(
    page: PageView, view: IssueView, edition: Edition, places: Mapping[int, PageSource], folder: Path
) -> workers.Call | None:
    if page.number not in places:
        return None
    kept = next(p for p in edition.pages if p.number == page.number)
    cuts = [pictures.Cut(c.stem, c.box) for a in view.articles for c in a.pictures if c.page == page.number]
    return pictures.make_pictures, (
        places[page.number],
        kept.received,
        (page.width, page.height),
        cuts,
        folder,
        page.slug,
    )


def _with_pictures(view: IssueView, made: Mapping[str, pictures.Made], edition: Edition) -> IssueView:
    """The views with the pictures that there are."""
    by_page = {p.number: made.get(_picture_key(p, edition)) for p in view.pages}
    cuts = {stem: widths for m in by_page.values() if m for stem, widths in m.cuts}
    articles = {
        a.id: replace(a, pictures=tuple(replace(c, widths=cuts.get(c.stem, ())) for c in a.pictures))
        for a in view.articles
    }
    pages = tuple(
        replace(p, articles=tuple(articles[a.id] for a in p.articles), image=_image(by_page[p.number]))
        for p in view.pages
    )
    return replace(view, articles=tuple(articles.values()), pages=pages)


def _image(made: pictures.Made | None) -> PageImage | None:
    if made is None:
        return None
    widest = max(*made.small, *made.large) if made.large else max(made.small)
    return PageImage(made.small, made.large, min(pictures.FALLBACK, widest), made.ratio)
