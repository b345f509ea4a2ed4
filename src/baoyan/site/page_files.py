"""The files made of an issue's pages: pictures in all sizes, cut-outs, PDFs. What is there already is not made again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from baoyan import sources, workers
from baoyan.config import Limits
from baoyan.errors import BaoyanError, problem
from baoyan.model.edition import Edition
from baoyan.model.problem import Problem
from baoyan.model.source import PageSource
from baoyan.pipeline import open_in_workers
from baoyan.site import pictures
from baoyan.site.options import Options, Step
from baoyan.site.pdfs import make_pdf
from baoyan.site.pictures import Cut, Made, Work
from baoyan.site.views import CutPicture, IssueView, PageImage, PageView
from baoyan.site.writer import digest, place

_MEGABYTES = 1200
"""Memory of a worker that paints a broadsheet at 2,800 pixels and encodes it."""
_SECONDS = 180.0
_WHOLE = "issue"
"""The key under which the issue's PDF is kept among what was made."""


@dataclass(slots=True)
class PageFiles:
    """Makes the files of one issue.

    Args:
        view: the issue.
        edition: it as read.
        paths: where the files of its pages may lie.
        folder: the issue's folder.
        options: of the site.
        progress: called after each page.
    """

    view: IssueView
    edition: Edition
    paths: Sequence[Path]
    folder: Path
    options: Options
    progress: Callable[[Step], None]
    problems: list[Problem] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def make(self, before: Mapping[str, Made], limits: Limits) -> dict[str, Made]:
        """What there is of each page now, by what it is made of.

        Args:
            before: what was made at the last build.
            limits: for opening the files.
        """
        keys = {p.number: key_of(self.view, p, self.edition) for p in self.view.pages}
        whole = digest("".join(keys.values()).encode())
        wanted = [*keys.values(), _WHOLE + whole]
        found = {k: before[k] for k in wanted if k in before and self._there(before[k])}
        todo = [p for p in self.view.pages if keys[p.number] not in found]
        wants_pdf = self.options.pdf and len(keys) > 1 and _WHOLE + whole not in found
        if self.paths and (todo or wants_pdf):
            with (
                tempfile.TemporaryDirectory(prefix="baoyan-", ignore_cleanup_errors=True) as workdir,
                workers.Pool(self._jobs(), _SECONDS, _MEGABYTES) as pool,
            ):
                places = self._places(Path(workdir), pool, limits)
                found |= self._pages(todo, keys, places, pool)
                if wants_pdf:
                    found |= self._whole(_WHOLE + whole, places, pool)
        self._tell_missing(keys, found)
        return found

    def _jobs(self) -> int:
        return workers.cores() if self.options.jobs is None else self.options.jobs

    def _there(self, made: Made) -> bool:
        return all((self.folder / name).is_file() for name in made.files)

    def _places(self, workdir: Path, pool: workers.Pool, limits: Limits) -> Mapping[int, PageSource]:
        """Where each page lies; none where the files cannot be opened any more."""
        try:
            issue = open_in_workers(self.paths, workdir, pool, limits)
        except BaoyanError:
            return {}
        return sources.matched(self.edition.pages, issue.pages)

    def _pages(
        self, todo: Sequence[PageView], keys: Mapping[int, str], places: Mapping[int, PageSource], pool: workers.Pool
    ) -> dict[str, Made]:
        known = [p for p in todo if p.number in places]
        calls: list[workers.Call] = [
            (pictures.make_pictures, (places[p.number], self._work(p), self.folder)) for p in known
        ]
        found = {}
        for done, outcome in enumerate(pool.run(calls), 1):
            page = known[outcome.index]
            if outcome.error is None:
                found[keys[page.number]] = outcome.value
                self.written += outcome.value.files
            else:
                self.problems.append(outcome.error.as_problem(page.number))
            self.progress(Step("pictures", done, len(known)))
        return found

    def _whole(self, key: str, places: Mapping[int, PageSource], pool: workers.Pool) -> dict[str, Made]:
        """The PDF of the whole issue, where every page's file is there."""
        own = [places[p.number] for p in self.view.pages if p.number in places]
        if len(own) < len(self.view.pages):
            return {}
        name = f"{_stem(self.view)}.pdf"
        outcome = next(iter(pool.run([(make_pdf, (own, place(self.folder, name)))])))
        if outcome.error is not None:
            return {}
        self.written.append(name)
        return {key: Made((), (), 1.0, (), (name,), name, outcome.value)}

    def _work(self, page: PageView) -> Work:
        kept = next(p for p in self.edition.pages if p.number == page.number)
        cuts = tuple(Cut(c.stem, c.box) for c in _cuts(self.view, page.number))
        pdf = f"{_stem(self.view)}-{page.slug}.pdf" if self.options.pdf else None
        return Work(page.slug, (page.width, page.height), kept.received, cuts, pdf)

    def _tell_missing(self, keys: Mapping[int, str], found: Mapping[str, Made]) -> None:
        told = {p.page for p in self.problems}
        for page in self.view.pages:
            if keys[page.number] not in found and page.number not in told:
                self.problems.append(
                    problem("site-picture-missing", page=page.number, issue=self.view.folder, label=page.label)
                )


def _cuts(view: IssueView, number: int) -> list[CutPicture]:
    """What is cut out of a page: articles' pictures, the masthead."""
    found = [c for a in view.articles for c in a.pictures if c.page == number]
    return [*found, view.masthead] if view.masthead and view.masthead.page == number else found


def key_of(view: IssueView, page: PageView, edition: Edition) -> str:
    """What a page's files are made of, in short."""
    kept = next(p for p in edition.pages if p.number == page.number)
    cuts = sorted((c.stem, c.box) for c in _cuts(view, page.number))
    parts = (pictures.VERSION, kept.sha256, kept.trim, bool(kept.received), page.slug, cuts)
    return digest(repr(parts).encode())


def with_files(view: IssueView, made: Mapping[str, Made], edition: Edition) -> IssueView:
    """The views with the pictures and PDFs that there are."""
    by_page = {p.number: made.get(key_of(view, p, edition)) for p in view.pages}
    cuts = {stem: widths for m in by_page.values() if m for stem, widths in m.cuts}
    articles = {
        a.id: replace(a, pictures=tuple(replace(c, widths=cuts.get(c.stem, ())) for c in a.pictures))
        for a in view.articles
    }
    pages = tuple(
        replace(
            p,
            articles=tuple(articles[a.id] for a in p.articles),
            image=_image(m) if (m := by_page[p.number]) else None,
            pdf=m.pdf if m else None,
            pdf_bytes=m.pdf_bytes if m else None,
        )
        for p in view.pages
    )
    whole = next((m for k, m in made.items() if k.startswith(_WHOLE)), None)
    head = view.masthead
    return replace(
        view,
        articles=tuple(articles.values()),
        pages=pages,
        pdf=whole.pdf if whole else _only_pdf(pages),
        masthead=replace(head, widths=cuts[head.stem]) if head and head.stem in cuts else None,
    )


def _only_pdf(pages: Sequence[PageView]) -> str | None:
    """An issue of one page needs no PDF of its own."""
    return f"{pages[0].slug}/{pages[0].pdf}" if len(pages) == 1 and pages[0].pdf else None


def _image(made: Made) -> PageImage:
    widest = max(*made.small, *made.large) if made.large else max(made.small)
    return PageImage(made.small, made.large, min(pictures.FALLBACK, widest), made.ratio)


def _stem(view: IssueView) -> str:
    return f"{view.paper}-{view.key}"
