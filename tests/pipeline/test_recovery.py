"""Pages whose text layer is not enough are read a second time, in the way that they need."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import baoyan
from baoyan import pipeline
from baoyan.config import Limits
from baoyan.errors import SettingError
from baoyan.model.edition import Edition
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, Need, PageReading, Style, TextOrigin
from baoyan.model.source import PageSource
from baoyan.reading import recovery
from plugins import engines, stages
from plugins.pdfs import put


def needy(source: PageSource) -> PageReading:
    """Reads plainly, and says of page 2 that its text layer is not enough."""
    return replace(engines.plain(source), need=Need.SCAN if source.number == 2 else None)


def seen(source: PageSource) -> PageReading:
    """The second way."""
    return replace(engines.plain(source), origin=TextOrigin.OCR)


def blind(source: PageSource) -> PageReading:
    """A second way that fails."""
    raise ValueError(source.name)


def issue(root: Path, *names: str) -> Path:
    for name in names:
        put(root / f"{name}.pdf", text=name)
    return root


def read(path: Path, **settings: object) -> Edition:
    return baoyan.read_issue(path, **{"jobs": 2, **settings})


@pytest.fixture(autouse=True)
def way(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.install(monkeypatch)
    monkeypatch.setattr("baoyan.page_work.stages", lambda: (needy, stages.lay_out, stages.write_page))
    monkeypatch.setattr(recovery, "_WAYS", {Need.SCAN: (__name__, "seen")})


def test_only_the_page_in_need(tmp_path: Path) -> None:
    steps: list[pipeline.Progress] = []
    edition = read(issue(tmp_path, "01", "02", "03"), progress=steps.append)
    assert [p.text_origin for p in edition.pages] == ["text_layer", "ocr", "text_layer"]
    assert [(s.done, s.total) for s in steps if s.stage == "recognise"] == [(0, 1), (1, 1)]


def test_what_was_recovered_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = issue(tmp_path / "i", "01", "02")
    read(root, cache_dir=tmp_path / "c")
    monkeypatch.setattr(recovery, "_WAYS", {Need.SCAN: (__name__, "blind")})
    edition = read(root, cache_dir=tmp_path / "c")
    assert [p.text_origin for p in edition.pages] == ["text_layer", "ocr"]


def test_where_it_fails_the_first_reading_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_WAYS", {Need.SCAN: (__name__, "blind")})
    edition = read(issue(tmp_path, "01", "02"), limits=Limits(ocr_seconds=5))
    assert [p.text_origin for p in edition.pages] == ["text_layer", "text_layer"]
    assert [(p.code, p.page) for p in edition.problems if p.code == "page-not-recognised"] == [
        ("page-not-recognised", 2)
    ]
    assert any("ValueError" in p.message for p in edition.problems)


WORDS = "".join(chr(0x4E00 + (k * 7919) % 5000) for k in range(400))


def twice(source: PageSource) -> PageReading:
    """Two scans of one page with an error here and there, the second the clearer one, and another page."""
    wrong, quality = {"p01_200.pdf": (30, 0.8), "p01_300.pdf": (50, 0.9)}.get(source.name, (50, 0.7))
    words = WORDS[::-1] if "p02" in source.name else WORDS
    text = "".join("误" if k % wrong == 0 else c for k, c in enumerate(words))
    reading = seen(source)
    return replace(reading, lines=(replace(reading.lines[0], text=text),), quality=quality)


def test_two_scans_of_one_page(tmp_path: Path) -> None:
    edition = read(issue(tmp_path, "p01_200", "p01_300", "p02_200"), engine=twice)
    assert [(p.source, p.quality) for p in edition.pages][:1] == [("p01_300.pdf", 0.9)]
    assert len(edition.pages) == 2
    (told,) = [p for p in edition.problems if p.code == "page-same-text"]
    assert told.message.startswith("p01_200.pdf")


def thrice(source: PageSource) -> PageReading:
    """Three scans of one page, each clearer than the one before it."""
    text = "".join("误" if k % 40 == source.number else c for k, c in enumerate(WORDS))
    reading = seen(source)
    return replace(reading, lines=(replace(reading.lines[0], text=text),), quality=0.7 + source.number / 20)


def test_three_scans_of_one_page(tmp_path: Path) -> None:
    """Both that were left out are told beside the one that was read in the end."""
    edition = read(issue(tmp_path, "p01_100", "p01_200", "p01_300"), engine=thrice)
    assert [p.source for p in edition.pages] == ["p01_300.pdf"]
    told = [p.message for p in edition.problems if p.code == "page-same-text"]
    assert [m.partition(" ")[0] for m in told] == ["p01_100.pdf", "p01_200.pdf"]
    assert all(m.endswith("only p01_300.pdf was read") for m in told)


def named(source: PageSource, reader: str = "ppocr") -> PageReading:
    """A second way that says who read."""
    line = replace(engines.plain(source).lines[0], text=f"read by {reader}")
    return replace(seen(source), lines=(line,))


def test_another_recogniser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name reaches the worker, and its results are kept apart."""
    monkeypatch.setattr(recovery, "_WAYS", {Need.SCAN: (__name__, "named")})
    monkeypatch.setattr("baoyan.reading.ocr.readers.check", lambda name: None)
    root = issue(tmp_path / "i", "01", "02")
    for name in ("ppocr", "mine:x"):
        edition = read(root, recogniser=name, cache_dir=tmp_path / "c")
        assert [a.headline for a in edition.articles if a.page == 2] == [f"read by {name}"]


def test_a_recogniser_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="installed are"):
        read(issue(tmp_path, "01"), recogniser="nobody")


def poor(source: PageSource) -> PageReading:
    """Glyph by glyph, mostly guesses."""
    lines = [replace(line, origin=TextOrigin.REPAIRED) for line in engines.plain(source).lines]
    return replace(engines.plain(source), lines=tuple(lines), origin=TextOrigin.REPAIRED, quality=0.7)


def partly(source: PageSource) -> PageReading:
    """A sound text with a few shapes that stay guesses."""
    text = Line("The text of the page", Box(0, 0, 100, 9), Style("F", 9))
    lines = (*poor(source).lines[:1], replace(text, text=20 * text.text))
    return replace(engines.plain(source), lines=lines, origin=TextOrigin.MIXED, quality=0.9)


def test_sound_text_is_not_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page whose text layer has most of its text keeps it, however little of the rest is sure."""
    monkeypatch.setattr(recovery, "_WAYS", {Need.OUTLINED: (__name__, "partly"), Need.SCAN: (__name__, "seen")})
    source = PageSource(str(tmp_path), 0, 1, Box(0, 0, 9, 9), "", "01.pdf")
    assert recovery.recover(source, Need.OUTLINED).origin is TextOrigin.MIXED


@pytest.mark.parametrize(("way", "origin"), [("poor", "ocr"), ("seen", "ocr")])
def test_glyphs_that_stay_guesses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str, origin: str) -> None:
    """A page that glyph by glyph gives little is looked at as a picture, and the surer reading stays."""
    monkeypatch.setattr(recovery, "_WAYS", {Need.OUTLINED: (__name__, way), Need.SCAN: (__name__, "seen")})
    (source,) = (PageSource(str(tmp_path), 0, 1, Box(0, 0, 9, 9), "", "01.pdf"),)
    found = recovery.recover(source, Need.OUTLINED)
    assert (found.origin, found.need) == (origin, None)
    monkeypatch.setattr(recovery, "_WAYS", {Need.OUTLINED: (__name__, way)})
    assert recovery.recover(source, Need.OUTLINED).quality == {"poor": 0.7, "seen": 1.0}[way]
