"""Pictures and PDFs made of pages."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from baoyan.model.edition import Edition, IssueFacts, Page
from baoyan.model.geometry import Box
from baoyan.model.source import PageSource
from baoyan.site import pictures
from baoyan.site.pdfs import make_pdf
from baoyan.site.pictures import Cut, Work, make_pictures
from baoyan.sources import beside, matched, remember, remembered
from plugins.pdfs import Sheet, pdf

WIDE, HIGH = 300.0, 400.0


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageSource:
    """A page with a black square at its top left, and sizes small enough for a test."""
    monkeypatch.setattr(pictures, "SMALL", (60, 120))
    monkeypatch.setattr(pictures, "LARGE", (300,))
    monkeypatch.setattr(pictures, "FALLBACK", 120)
    monkeypatch.setattr(pictures, "THUMB", 30)
    monkeypatch.setattr(pictures, "MINI", 15)
    monkeypatch.setattr(pictures, "CUTS", (40, 80))
    file = tmp_path / "01.pdf"
    square = f"0 g 0 {HIGH - 100} 100 100 re f"
    file.write_bytes(pdf([Sheet(media=(0, 0, WIDE, HIGH), text="", content=square)]))
    return PageSource(str(file), 0, 1, Box(0, 0, WIDE, HIGH), "a" * 64, "01.pdf")


def grey(file: Path) -> np.ndarray:
    """The grey values of a picture."""
    with Image.open(file) as shown:
        return np.asarray(shown.convert("L"))


def test_sizes_and_formats(source: PageSource, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = make_pictures(source, Work("01", (WIDE, HIGH), None, (), "x.pdf"), out)
    assert (made.small, made.large) == ((60, 120), (300,))
    assert made.ratio == pytest.approx(HIGH / WIDE, abs=0.01)
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*.*")) == sorted(made.files)
    sizes = {name: grey(out / name).shape[1] for name in made.files if not name.endswith(".pdf")}
    assert sizes == {
        "01/page-60.avif": 60,
        "01/page-120.avif": 120,
        "01/page-300.webp": 300,
        "01/page.jpg": 120,
        "01/thumb.webp": 30,
        "01/mini.webp": 15,
    }
    assert made.pdf_bytes == (out / "01" / "x.pdf").stat().st_size


def test_cut_out_shows_its_box(source: PageSource, tmp_path: Path) -> None:
    cuts = (Cut("01/a/picture-1", (0, 0, 100, 100)), Cut("01/a/picture-2", (150, 150, 500, 900)))
    made = make_pictures(source, Work("01", (WIDE, HIGH), None, cuts, None), tmp_path)
    assert dict(made.cuts)["01/a/picture-1"] == (40, 80)
    black, white = (grey(tmp_path / f"01/a/picture-{k}.jpg") for k in (1, 2))
    assert black.mean() < 8 and white.mean() > 247
    assert white.shape[1] == 80


def test_scan_is_set_straight(source: PageSource, tmp_path: Path) -> None:
    """What was read ten points further right and down lies at the origin."""
    grid = tuple(tuple((x + 50.0, y + 50.0) for x in (0.0, 125.0, 250.0)) for y in (0.0, 175.0, 350.0))
    make_pictures(source, Work("01", (250.0, 350.0), grid, (), None), tmp_path)
    shown = grey(tmp_path / "01/page-300.webp")
    assert shown[20, 20] < 20 and shown[20, 80] > 235 and shown[80, 20] > 235


def test_pdf_of_an_issue_holds_its_pages_trimmed(source: PageSource, tmp_path: Path) -> None:
    half = PageSource(source.path, 0, 2, Box(150, 0, 300, 400), source.sha256, "01.pdf")
    size = make_pdf([source, half], tmp_path / "whole.pdf")
    data = (tmp_path / "whole.pdf").read_bytes()
    assert size == len(data)
    found = pypdfium2.PdfDocument(io.BytesIO(data))
    assert [tuple(map(round, page.get_size())) for page in found] == [(300, 400), (150, 400)]


def test_pages_of_a_spread_are_told_apart(source: PageSource) -> None:
    left = PageSource(source.path, 0, 2, Box(0, 0, 150, 400), "s", "x.pdf")
    right = PageSource(source.path, 0, 3, Box(150, 0, 300, 400), "s", "x.pdf")
    pages = (
        Page(1, "02", None, 150, 400, sha256="s", trim=(0, 0, 150, 400)),
        Page(2, "03", None, 150, 400, sha256="s", trim=(150, 0, 150, 400)),
        Page(3, "04", None, 150, 400, sha256="t"),
    )
    assert matched(pages, [right, left]) == {1: left, 2: right}


def test_where_an_issue_was_read_from(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "01.pdf").write_bytes(b"x")
    edition = Edition(IssueFacts(), (Page(1, "01", None, 1, 1, sha256="9" * 64, source="01.pdf"),))
    assert remembered(edition, tmp_path / "cache") == []
    remember(edition, [pages], tmp_path / "cache")
    assert remembered(edition, tmp_path / "cache") == [pages]
    (pages / "01.pdf").unlink()
    pages.rmdir()
    assert remembered(edition, tmp_path / "cache") == []


def test_beside_takes_only_files_that_are_the_same(tmp_path: Path) -> None:
    import hashlib

    good, bad = tmp_path / "in" / "01.pdf", tmp_path / "01.pdf"
    good.parent.mkdir()
    good.write_bytes(b"right")
    bad.write_bytes(b"wrong")
    mark = hashlib.sha256(b"right").hexdigest()
    edition = Edition(IssueFacts(), (Page(1, "01", None, 1, 1, sha256=mark, source="01.pdf"),))
    assert beside(edition, tmp_path) == [good]
