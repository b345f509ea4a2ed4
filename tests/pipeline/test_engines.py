"""Promises of the seam for reading engines: any object of the protocol reads, in workers too, by value or by name."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import baoyan
from baoyan import engines, workers
from baoyan.config import Limits
from baoyan.errors import SettingError
from plugins import stages
from plugins.own_engine import Shouting, Unportable
from plugins.pdfs import put

LIMITS = Limits(page_seconds=20)


@pytest.fixture(autouse=True)
def simple_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.install(monkeypatch)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("01", "02", "03"):
        put(tmp_path / "issue" / f"{name}.pdf", text=name)
    return tmp_path / "issue"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that offer engines: a good one, and one that cannot be loaded."""
    points = [
        EntryPoint("shouting", "plugins.own_engine:Shouting", engines.GROUP),
        EntryPoint("broken", "plugins.nowhere:Engine", engines.GROUP),
    ]
    monkeypatch.setattr(engines, "entry_points", lambda group: points if group == engines.GROUP else [])
    engines.made.cache_clear()


def headlines(pages: Path, **settings: object) -> list[tuple[int, str]]:
    edition = baoyan.read_issue(pages, **{"limits": LIMITS, "jobs": 2, **settings})
    return [(a.page, a.headline or "") for a in edition.articles]


@pytest.mark.parametrize("jobs", [0, 2])
def test_an_engine_object(pages: Path, jobs: int) -> None:
    """An object of the protocol reads every page, with its settings, and the pages keep their places."""
    found = headlines(pages, engine=Shouting("?"), jobs=jobs)
    assert [(n, text.rpartition(" ")[0]) for n, text in found] == [(i, f"0{i}.PDF 0?") for i in (1, 2, 3)]
    here = {text.endswith(f" {os.getpid()}") for _, text in found}
    assert here == {jobs == 0}


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize("jobs", [0, 2])
def test_an_engine_by_name(pages: Path, jobs: int) -> None:
    """An engine that a package offers is named."""
    found = headlines(pages, engine="shouting", jobs=jobs)
    assert [text.rpartition(" ")[0] for _, text in found] == [f"0{i}.PDF 0!" for i in (1, 2, 3)]


def test_spawned_workers_have_it_too(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker with an interpreter of its own gets the engine pickled, and the real stages."""
    monkeypatch.setattr(workers, "safe_to_fork", lambda: False)
    edition = baoyan.read_issue(pages, limits=LIMITS, jobs=1, engine=Shouting())
    assert [p.number for p in edition.pages] == [1, 2, 3]


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize("engine", ["nobody", "broken", Unportable(), object()])
def test_an_engine_that_cannot_be_used(pages: Path, engine: object) -> None:
    """Told before any page is read."""
    with pytest.raises(SettingError) as caught:
        headlines(pages, engine=engine)
    assert caught.value.code == "engine-unusable"


def test_what_one_engine_kept_another_does_not_use(pages: Path, tmp_path: Path) -> None:
    """The cache tells engines apart, by name, version and settings."""
    first = headlines(pages, engine=Shouting(), cache_dir=tmp_path / "c")
    assert headlines(pages, engine=Shouting(), cache_dir=tmp_path / "c") == first
    assert headlines(pages, engine=Shouting(version="3"), cache_dir=tmp_path / "c") != first
    assert headlines(pages, engine=Shouting("?"), cache_dir=tmp_path / "c")[0][1].startswith("01.PDF 0?")
    assert headlines(pages, cache_dir=tmp_path / "c")[0][1] == "01.pdf 0"


def test_the_built_in_engine_has_a_name() -> None:
    """The text layer's engine is offered as those of others are."""
    assert engines.made("text_layer").name == "text_layer"
