"""From paths to an edition: the only module that names the stages in their order.

    open_issue ─▶ (read_page ─▶ lay_out ─▶ write_page) for each page ─▶ join_issue ─▶ assemble

What happens to one page happens in a worker process that may be lost; the rest happens here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from baoyan import engines, page_work, workers
from baoyan.cache import PageCache, load
from baoyan.config import Limits
from baoyan.config import limits as limits_of_environment
from baoyan.doubles import without_doubles
from baoyan.engines import Engine
from baoyan.errors import InternalError, ReadingError, problem
from baoyan.model.articles import IssueArticles
from baoyan.model.edition import Edition
from baoyan.model.problem import Problem
from baoyan.model.source import IssueSource, PageSource
from baoyan.page_work import PageResult, decode, decoded, moved, read_one, recover_one
from baoyan.reading.recovery import USUAL, recoverable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come. `page`: the last one done.

    `stage`: "open" (files), "read" (pages), "recognise" (pages whose text layer is not enough), "join" (issue).
    """

    stage: str
    done: int
    total: int
    page: int | None = None


def read_issue(
    paths: Path | str | Sequence[Path | str],
    *,
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
    cache_dir: Path | str | None = None,
    engine: Engine | None = None,
    recogniser: str = USUAL,
) -> Edition:
    """Read one issue.

    Args:
        paths: page files, a folder of them, a PDF of many pages, a ZIP; or several of these, all of one issue.
        jobs: how many processes read pages at once; by default one for each processor. 0 reads them in this process,
            where a page that crashes takes the whole run with it.
        progress: called after each file looked at and each page read.
        limits: how much an issue may ask for; by default what the environment says.
        cache_dir: a folder in which results of pages are kept; without it nothing is kept.
        engine: reads the pages, in place of the built-in engine: the name of one offered under the entry point
            `baoyan.engines`, an object of the protocol `baoyan.reading.ReadingEngine`, or a function from `PageSource`
            to `PageReading`. Where `jobs` is not 0 it must be possible to pickle it.
        recogniser: who reads the lines of scanned pages: "ppocr", "tesseract:frk" (Tesseract with that model, where it
            is installed), or what a package offers under the entry point `baoyan.recognisers`.

    Returns:
        The edition. Pages that could not be read are missing from it, and a coded problem says so for each.

    Raises:
        NothingFound: there is nothing in `paths` that should be a page.
        SettingError: a limit in the environment is wrong, or the engine or the recogniser cannot be used.
    """
    given = [paths] if isinstance(paths, Path | str) else list(paths)
    count = workers.cores() if jobs is None else jobs
    if engine is not None:
        engines.check(engine, count)
    own = "" if engine is None else engines.name_of(engine)
    if recogniser != USUAL:
        from baoyan.reading.ocr import readers

        readers.check(recogniser)
        own = f"{own} {recogniser} {readers.version_of(recogniser)}"
    kept = _cache(cache_dir, own)
    run = _Run(limits or limits_of_environment(), progress or _silent, engine, recogniser, *kept)
    with (
        tempfile.TemporaryDirectory(prefix="baoyan-", ignore_cleanup_errors=True) as workdir,
        workers.Pool(count, run.limits.page_seconds, run.limits.page_mb) as pool,
    ):
        source, results, failures = run.pages(given, Path(workdir), pool)
    if run.cache:
        run.cache.trim()
    run.progress(Progress("join", 0, 1))
    edition = _joined(source, results, [*run.problems, *failures])
    run.progress(Progress("join", 1, 1))
    return edition


def _silent(_: Progress) -> None:
    return None


def _cache(folder: Path | str | None, readers: str) -> tuple[PageCache | None, tuple[Problem, ...]]:
    if folder is None:
        return None, ()
    found = PageCache(Path(folder), readers)
    refused = found.prepare()
    if refused is None:
        return found, ()
    return None, (problem("cache-unusable", name=str(folder), detail=refused),)


@dataclass(slots=True)
class _Run:
    """What one call of `read_issue` carries along."""

    limits: Limits
    progress: Callable[[Progress], None]
    engine: Engine | None
    recogniser: str
    cache: PageCache | None
    problems: tuple[Problem, ...]

    def pages(
        self, paths: Sequence[Path | str], workdir: Path, pool: workers.Pool
    ) -> tuple[IssueSource, list[PageResult], list[Problem]]:
        """The issue's pages, what was read from each, and a problem for each that was not."""
        source = open_in_workers(paths, workdir, pool, self.limits, self.progress)
        results, told = self._read(source.pages, pool)
        for step in (without_doubles, _in_order):
            try:
                source, results = step(source, results)
            except Exception as error:
                told.append(_step_failed(error))
        return source, results, told

    def _read(self, sources: Sequence[PageSource], pool: workers.Pool) -> tuple[list[PageResult], list[Problem]]:
        files = [self.cache.file(s) if self.cache else None for s in sources]
        found: dict[int, PageResult] = {}
        for index, file in enumerate(files):
            if file and (data := load(file)) and (kept := decoded(data)):
                found[index] = kept
        todo = [i for i in range(len(sources)) if i not in found]
        self.progress(Progress("read", len(found), len(sources)))
        calls: list[workers.Call] = [(read_one, (sources[i], self.engine, files[i])) for i in todo]
        failures = []
        for done, outcome in enumerate(pool.run(calls), len(found) + 1):
            index = todo[outcome.index]
            number = sources[index].number
            if outcome.error is None:
                found[index] = decode(outcome.value)
            else:
                failures.append(outcome.error.as_problem(number))
            self.progress(Progress("read", done, len(sources), number))
        self._recover(sources, files, found, pool.jobs)
        return [found[i] for i in sorted(found)], failures

    def _recover(
        self,
        sources: Sequence[PageSource],
        files: Sequence[Path | None],
        found: dict[int, PageResult],
        jobs: int,
    ) -> None:
        """Read pages again whose text layer was not enough; where that fails, what was read first stays and says so."""
        todo = [i for i in sorted(found) if self.engine is None and recoverable(found[i].reading.need)]
        if not todo:
            return
        self.progress(Progress("recognise", 0, len(todo)))
        calls: list[workers.Call] = [
            (recover_one, (sources[i], found[i].reading.need, self.recogniser, files[i])) for i in todo
        ]
        with workers.Pool(min(jobs, len(todo)), self.limits.ocr_seconds, self.limits.ocr_mb) as pool:
            for done, outcome in enumerate(pool.run(calls), 1):
                index = todo[outcome.index]
                if outcome.error is None:
                    found[index] = decode(outcome.value)
                else:
                    found[index] = _unrecovered(found[index], outcome.error)
                self.progress(Progress("recognise", done, len(todo), sources[index].number))


def _unrecovered(result: PageResult, why: ReadingError) -> PageResult:
    """What was read first, and why it did not get better."""
    told = problem("page-not-recognised", result.reading.number, detail=why.as_problem().message)
    return replace(result, reading=replace(result.reading, problems=(*result.reading.problems, told)))


def open_in_workers(
    paths: Sequence[Path | str],
    workdir: Path,
    pool: workers.Pool,
    limits: Limits,
    progress: Callable[[Progress], None] = _silent,
) -> IssueSource:
    """The pages of an issue, its files opened in the workers of `pool`; ZIPs are unpacked into `workdir`.

    Raises:
        NothingFound: there is nothing in `paths` that should be a page.
    """
    from baoyan.ingest import open_issue

    if pool.jobs:
        page_work.stages()  # before workers are made, so that they need not import them again
    return open_issue(paths, workdir, limits=limits, inspector=partial(_inspected, pool, progress))


def _inspected(
    pool: workers.Pool, progress: Callable[[Progress], None], files: Sequence[Any], limits: Limits, workdir: Path
) -> list[Any]:
    """Look at files in workers; a sheet that makes the engine die is found out and marked, the others stay."""
    from baoyan.ingest import inspection

    done = 0

    def run(calls: Sequence[workers.Call]) -> Iterator[workers.Outcome]:
        nonlocal done
        for outcome in pool.run(calls):
            done += 1
            progress(Progress("open", min(done, len(files)), len(files)))
            yield outcome

    return inspection.inspect_all(files, limits, run, workdir)


def _in_order(source: IssueSource, results: Sequence[PageResult]) -> tuple[IssueSource, list[PageResult]]:
    """The pages by the numbers printed on them, where the names of the files do not number them well."""
    from baoyan.edition.front import front_page
    from baoyan.edition.page_facts import page_facts
    from baoyan.ingest import PrintedPage, arranged

    layouts = [r.layout for r in results]
    front = front_page(layouts)
    printed = {x.number: PrintedPage(page_facts(x).label, x.number == front) for x in layouts}
    ordered, places = arranged(source, printed)
    labels = {p.number: p.label for p in ordered.pages}
    placed = [moved(r, places[r.layout.number], labels) for r in results]
    return ordered, sorted(placed, key=lambda r: r.layout.number)


def _step_failed(error: Exception, page: int | None = None) -> Problem:
    """A mistake of ours in what is done to the pages together: it costs that step, never the pages."""
    return problem("issue-step-failed", page, detail=workers.in_one_line(error))


def _without_running(results: Sequence[PageResult], told: list[Problem]) -> list[PageResult]:
    """Pages whose running heads and feet only the whole issue shows, written again without them.

    Where that fails a page stays as it was; `told` gets a problem for each.
    """
    from baoyan.layout import mark_running

    write_page = page_work.stages()[2]
    out = list(results)
    try:
        marked = mark_running([r.layout for r in results])
    except Exception as error:
        told.append(_step_failed(error))
        return out
    for k, layout in enumerate(marked):
        if layout is not out[k].layout:
            try:
                out[k] = replace(out[k], layout=layout, articles=write_page(layout))
            except Exception as error:
                told.append(_step_failed(error, layout.number))
    return out


def _joined(source: IssueSource, results: Sequence[PageResult], problems: Iterable[Problem]) -> Edition:
    """The edition of the pages read."""
    from baoyan.articles import join_issue
    from baoyan.edition import assemble

    told = list(problems)
    results = _without_running(results, told)
    readings = [r.reading for r in results]
    layouts = [r.layout for r in results]
    pages = [r.articles for r in results]
    try:
        articles = join_issue(pages, layouts)
    except Exception as error:
        told.append(problem("issue-join-failed", detail=f"{type(error).__name__}: {error}"))
        teasers = tuple(t for p in pages for t in p.teasers)
        articles = IssueArticles(tuple(a for p in pages for a in p.articles), teasers)
    try:
        return assemble(source, readings, layouts, articles, told)
    except Exception as error:
        raise InternalError(detail=f"{type(error).__name__}: {error}") from error
