"""`python -m benchmarks site`: how quickly a site is built, how large it is, how soon a page of it can be read.

A year is 52 issues of the sample's text with dates of their own, without page files: its pages have no pictures, so that
what is timed is the making of pages. With Chromium installed the first view is measured as on a phone: 1.6 Mbit/s, 150 ms, a
processor four times slower. With Lighthouse installed (`$BAOYAN_LIGHTHOUSE`, its command) its four marks are told.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from baoyan.model.edition import Edition
from benchmarks.machine import told

SAMPLE = Path(__file__).parents[1] / "sample" / "zh"
MOST_OF_ENCODING = 1.3
MOST_CODE = 15 * 1024
MOST_HTML = 50 * 1024
MOST_SECONDS = 2.0
WEEKS = (13, 26, 52)
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_CHILD = """
import os, sys
from pathlib import Path
from benchmarks import site
start = sum(os.times()[:4])
getattr(site, sys.argv[1])(*map(Path, sys.argv[2:]))
print(sum(os.times()[:4]) - start)
"""


def main() -> int:
    """Print the tables; 1 where a limit is not held."""
    print(f"{told()}\n\n| what | measured | limit |\n|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="baoyan-bench-") as place:
        root = Path(place)
        read_sample(root / "sample.json")
        kept = [*_building(root), *_year(root), *_viewing(root / "site")]
    return 0 if all(kept) else 1


def _row(what: str, measured: str, limit: str = "", *, kept: bool = True) -> bool:
    print(f"| {what} | {measured}{'' if kept else ' **(not held)**'} | {limit} |", flush=True)
    return kept


def read_sample(file: Path) -> None:
    """Read the sample and keep its edition."""
    from baoyan import read_issue
    from baoyan.edition import write_file

    write_file(read_issue(SAMPLE), file)


def _building(root: Path) -> Iterator[bool]:
    """One issue: whole, again, with one article corrected."""
    pages = len(list(SAMPLE.glob("*.pdf")))
    raw = _seconds("encode", root / "raw")
    whole = _seconds("build", root / "sample.json", root / "site")
    yield _row("painting and encoding alone, CPU s/page", f"{raw / pages:.2f}")
    ratio = whole / raw
    yield _row("whole build beside it", f"{ratio:.2f}x", f"{MOST_OF_ENCODING}x", kept=ratio <= MOST_OF_ENCODING)
    again = _seconds("build", root / "sample.json", root / "site")
    yield _row("second build, nothing changed, CPU s", f"{again:.2f}", "1 an issue", kept=again <= 1.0)
    before = {p: p.stat().st_mtime_ns for p in (root / "site").rglob("*") if p.is_file()}
    _correct(root / "sample.json", root / "corrected.json")
    one = _seconds("build", root / "corrected.json", root / "site")
    changed = [p for p in (root / "site").rglob("*") if p.is_file() and before.get(p) != p.stat().st_mtime_ns]
    yield _row("one article corrected: CPU s, files written", f"{one:.2f}, {len(changed)} of {len(before)}")
    code = sum(len(gzip.compress(p.read_bytes(), 9)) for p in (root / "site" / "assets").glob("reader.*"))
    yield _row("scripts and styles, gzip bytes", str(code), str(MOST_CODE), kept=code <= MOST_CODE)


def encode(out: Path) -> None:
    """Paint and encode the sample's pages as a site has them, and nothing else."""
    import tempfile as temp

    from baoyan import workers
    from baoyan.config import limits
    from baoyan.pipeline import open_in_workers
    from baoyan.site.pictures import Work, make_pictures

    with temp.TemporaryDirectory() as workdir, workers.Pool(1, 300, 1200) as pool:
        for source in open_in_workers([SAMPLE], Path(workdir), pool, limits()).pages:
            make_pictures(
                source, Work(f"{source.number:02}", (source.clip.width, source.clip.height), None, (), None), out
            )


def build(edition: Path, out: Path) -> None:
    """Build the site of an edition of the sample."""
    from baoyan.edition import read_file
    from baoyan.site import Given, Options, build_site

    build_site([Given(read_file(edition), (SAMPLE,))], out, Options(jobs=1))


def build_year(edition: Path, out: Path, weeks: Path) -> None:
    """Build the site of so many weeks, one issue each, without pictures."""
    from baoyan.edition import read_file
    from baoyan.site import Given, Options, build_site

    one = read_file(edition)
    build_site([Given(_dated(one, k)) for k in range(int(weeks.name))], out, Options(jobs=0))


def _dated(edition: Edition, week: int) -> Edition:
    day = (date(2026, 1, 2) + timedelta(weeks=week)).isoformat()
    return replace(edition, issue=replace(edition.issue, date=day, issue_number=week + 1))


def _correct(old: Path, new: Path) -> None:
    """One word of one article."""
    text = old.read_text(encoding="utf-8")
    found = json.loads(text)
    article = next(a for a in found["articles"] if a["kind"] == "article" and len(a.get("body", ())) > 3)
    article["body"][3]["text"] += "。"
    new.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _seconds(what: str, *paths: Path) -> float:
    """CPU seconds of a function of this file in a process of its own, its workers' included."""
    command = [sys.executable, "-c", _CHILD, what, *map(str, paths)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1])


def _year(root: Path) -> Iterator[bool]:
    """How time and size grow with the issues."""
    rates = []
    for weeks in WEEKS:
        out = root / f"year-{weeks}"
        seconds = _seconds("build_year", root / "sample.json", out, Path(str(weeks)))
        size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
        rates.append(seconds / weeks)
        yield _row(f"{weeks} issues: CPU s and KB an issue", f"{seconds / weeks:.2f}, {size / weeks / 1024:.0f}")
    growth = rates[-1] / rates[0]
    yield _row("CPU an issue, 52 beside 13", f"{growth:.2f}x", "1.3x", kept=growth <= 1.3)
    paper = next(p for p in out.iterdir() if p.is_dir() and (p / "index.html").is_file() and p.name != "assets")
    for name in ("", f"{paper.name}/", f"{paper.name}/2026/"):
        size = (out / name / "index.html").stat().st_size
        yield _row(
            f"HTML of /{name.replace(paper.name, '<paper>')}, bytes", str(size), str(MOST_HTML), kept=size <= MOST_HTML
        )


def _viewing(site: Path) -> Iterator[bool]:
    """The first view of a page on a slow phone, and Lighthouse's marks."""
    found = chromium()
    if found is None:
        _row("first view on a phone", "not measured: no Chromium")
        return
    issue = next(site.glob("*/*/.issue.json")).parent.relative_to(site).as_posix()
    with served(site) as address:
        for name, path in (("page", f"{issue}/01/"), ("article", f"{issue}/01/p01-a01/")):
            seconds, size = _first_view(found, address + path)
            shown = f"{seconds:.2f} s, {size / 1024:.0f} KB"
            yield _row(f"first view on a phone: {name}", shown, f"{MOST_SECONDS} s", kept=seconds <= MOST_SECONDS)
            yield from _lighthouse(name, address + path, found)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def chromium() -> str | None:
    """A Chromium: $BAOYAN_CHROMIUM, or one on the path."""
    return os.environ.get("BAOYAN_CHROMIUM") or next((f for n in _CHROMIUM if (f := shutil.which(n))), None)


def _first_view(program: str, address: str) -> tuple[float, int]:
    """Seconds until the largest picture or text is painted, the median of three, and the bytes that came."""
    from playwright.sync_api import sync_playwright

    seen = []
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(3):
            context = browser.new_context(
                viewport={"width": 412, "height": 823},
                device_scale_factor=2.625,
                is_mobile=True,
                service_workers="block",
            )
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            rates = {"downloadThroughput": 200_000, "uploadThroughput": 90_000, "latency": 150, "offline": False}
            session.send("Network.emulateNetworkConditions", rates)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            size = [0]
            session.on(
                "Network.loadingFinished", lambda e, n=size: n.__setitem__(0, n[0] + int(e["encodedDataLength"]))
            )
            page.add_init_script(
                "window.seen = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.seen = e.startTime })"
                ".observe({type: 'largest-contentful-paint', buffered: true})"
            )
            page.goto(address)
            page.wait_for_timeout(1500)
            seen.append((page.evaluate("window.seen") / 1000, size[0]))
            context.close()
        browser.close()
    return sorted(seen)[1]


def _lighthouse(name: str, address: str, program: str) -> Iterator[bool]:
    command = os.environ.get("BAOYAN_LIGHTHOUSE")
    if not command:
        return
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu"
    found = subprocess.run(
        [*command.split(), address, "--quiet", flags, "--output=json", "--output-path=stdout"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": program},
    )
    if found.returncode:
        _row(f"Lighthouse, {name}", f"failed: {found.stderr.strip()[-120:]}")
        return
    marks = {k: v["score"] for k, v in json.loads(found.stdout)["categories"].items()}
    kept = (marks.get("performance") or 0) >= 0.95 and all(v == 1 for k, v in marks.items() if k != "performance")
    yield _row(f"Lighthouse, {name}", ", ".join(f"{k} {v}" for k, v in marks.items()), ".95, 1, 1, 1", kept=kept)
