"""A site made of two sample pages, served here, in a real browser: Chromium where one is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.site import chromium, served

from baoyan import read_issue
from baoyan.site import Given, Options, build_site

playwright = pytest.importorskip("playwright.sync_api")

SAMPLE = Path(__file__).parents[2] / "sample" / "zh"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt install chromium)")
    out = tmp_path_factory.mktemp("site")
    pages = [SAMPLE / "01.pdf", SAMPLE / "02.pdf"]
    build_site([Given(read_issue(pages, jobs=1), tuple(pages))], out, Options(jobs=1))
    return out


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(folder) as found:
        yield found


@pytest.fixture(scope="session")
def issue(folder: Path) -> str:
    """The issue's path below the root."""
    return next(folder.glob("*/*/.issue.json")).parent.relative_to(folder).as_posix()


@pytest.fixture(scope="session")
def browser(folder: Path) -> Iterator[object]:
    """The browser."""
    with playwright.sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield found
        found.close()


@pytest.fixture
def opened(browser, address: str) -> Iterator[Callable[..., object]]:  # type: ignore[no-untyped-def]
    """Open a page of the site in a fresh profile; what the browser complains of fails the test."""
    contexts, said = [], []

    def open_page(path: str, *, before: str | None = None, wide: bool = True, **settings: object):  # type: ignore[no-untyped-def]
        size = {"width": 1280, "height": 800} if wide else {"width": 390, "height": 844}
        context = browser.new_context(**{"viewport": size, "has_touch": not wide, **settings})
        contexts.append(context)
        page = context.new_page()
        if before:
            page.add_init_script(before)
        page.on("console", lambda m: said.append(f"{m.text} {m.location.get('url')}") if m.type == "error" else None)
        page.on("pageerror", lambda e: said.append(str(e)))
        page.goto(path if "://" in path else address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
