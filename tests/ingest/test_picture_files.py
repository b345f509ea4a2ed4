"""Promises of picture files: every kind that scanners and phones make is a page, its pixels unchanged."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from baoyan.config import Limits
from baoyan.ingest import open_issue
from baoyan.model.source import IssueSource, PageSource
from plugins.pdfs import put

WIDE, HIGH = 600, 800


def drawing(mode: str = "RGB", size: tuple[int, int] = (WIDE, HIGH)) -> Image.Image:
    """A page that is dark in its upper left quarter and light elsewhere, with a few lines."""
    values = np.full((size[1], size[0]), 230, np.uint8)
    values[: size[1] // 2, : size[0] // 2] = 40
    values[size[1] // 2 :: 40] = 20
    return Image.fromarray(values).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def painted(page: PageSource) -> np.ndarray:
    """The page in grey, a pixel a point."""
    document = pypdfium2.PdfDocument(page.path)
    values = np.array(document[page.index].render(scale=1, grayscale=True).to_numpy())
    document.close()
    return values.reshape(values.shape[:2])


def quarters(page: PageSource) -> str:
    """Which quarters of the page are dark: "#" or ".", row by row."""
    values = painted(page)
    middle, across = values.shape[0] // 2, values.shape[1] // 2
    parts = [values[:middle, :across], values[:middle, across:], values[middle:, :across], values[middle:, across:]]
    return "".join("#" if part.mean() < 120 else "." for part in parts)


def opened(path: Path, **limits: int) -> IssueSource:
    return open_issue([path], limits=Limits(**limits))  # type: ignore[arg-type]


SIXTEEN = Image.fromarray(np.asarray(drawing("L")).astype(np.uint16) * 12 + 100)
CLEAR = Image.merge("RGBA", [*drawing("RGB").split(), drawing("L").point(lambda v: 255 if v < 100 else 0)])
KINDS = [
    ("grey.jpg", saved(drawing("L"), "JPEG")),
    ("rgb.jpg", saved(drawing(), "JPEG", progressive=True)),
    ("cmyk.jpg", saved(drawing("CMYK"), "JPEG")),
    ("rgb.png", saved(drawing(), "PNG")),
    ("grey.png", saved(drawing("L"), "PNG")),
    ("bilevel.png", saved(drawing("1"), "PNG")),
    ("palette.png", saved(drawing("P"), "PNG")),
    ("clear.png", saved(CLEAR, "PNG")),
    ("16bit.png", saved(SIXTEEN, "PNG")),
    ("rgb.tif", saved(drawing(), "TIFF")),
    ("lzw.tif", saved(drawing(), "TIFF", compression="tiff_lzw")),
    ("g4.tif", saved(drawing("1"), "TIFF", compression="group4")),
    ("cmyk.tif", saved(drawing("CMYK"), "TIFF")),
    ("16bit.tif", saved(SIXTEEN, "TIFF")),
    ("float.tif", saved(drawing("F"), "TIFF")),
    ("x.jp2", saved(drawing(), "JPEG2000")),
    ("x.webp", saved(drawing(), "WEBP")),
    ("x.bmp", saved(drawing(), "BMP")),
    ("x.gif", saved(drawing(), "GIF")),
]


@pytest.mark.parametrize(("name", "data"), KINDS, ids=[name for name, _ in KINDS])
def test_every_kind(tmp_path: Path, name: str, data: bytes) -> None:
    """A picture is a page that looks as it did."""
    issue = opened(put(tmp_path / name, data))
    assert issue.problems == ()
    (page,) = issue.pages
    assert quarters(page) == "#..."
    assert page.name == name
    assert page.path != str(tmp_path / name)


@pytest.mark.parametrize(("name", "data"), [KINDS[1], KINDS[3]], ids=["jpeg", "png"])
def test_data_as_they_are(tmp_path: Path, name: str, data: bytes) -> None:
    """JPEGs and plain PNGs are not packed anew."""
    (page,) = opened(put(tmp_path / name, data)).pages
    part = data if name.endswith("jpg") else data[data.index(b"IDAT") + 4 : data.index(b"IDAT") + 100]
    assert part in Path(page.path).read_bytes()


@pytest.mark.parametrize(
    ("orientation", "dark"), [(1, "#..."), (2, ".#.."), (3, "...#"), (4, "..#."), (6, ".#.."), (8, "..#.")]
)
def test_orientation_of_the_camera(tmp_path: Path, orientation: int, dark: str) -> None:
    """A photograph stands as its camera says."""
    exif = Image.Exif()
    exif[274] = orientation
    (page,) = opened(put(tmp_path / "x.jpg", saved(drawing(), "JPEG", exif=exif))).pages
    assert quarters(page) == dark
    assert (page.clip.width > page.clip.height) == (orientation >= 5)


@pytest.mark.parametrize(
    ("dpi", "width"),
    [(None, 850.4), ((72, 72), 850.4), ((1, 1), 850.4), ((75, 75), 576), ((40, 40), 1080)],
    ids=["none", "of a screen", "an aspect", "plausible", "coarse"],
)
def test_resolution(tmp_path: Path, dpi: tuple[int, int] | None, width: float) -> None:
    """What the file says of its size is believed where a page can be so large; else it is as high as a tabloid."""
    size = (4000, 5000) if dpi == (72, 72) else (WIDE, HIGH)
    options = {} if dpi is None else {"dpi": dpi}
    (page,) = opened(put(tmp_path / "x.jpg", saved(drawing("L", size), "JPEG", **options))).pages
    expected = 400 * 72 / 25.4 * size[0] / size[1] if width == 850.4 else width
    assert page.clip.width == pytest.approx(expected, rel=0.01)


def test_many_frames(tmp_path: Path) -> None:
    """A TIFF of many frames is an issue of as many pages, each with a hash of its own."""
    frames = [drawing("1").rotate(180 * (k % 2)).transpose(k // 2) for k in range(3)]
    options = {"save_all": True, "append_images": frames[1:], "compression": "group4"}
    issue = opened(put(tmp_path / "paper.tif", saved(frames[0], "TIFF", **options)))
    assert [(p.number, p.index) for p in issue.pages] == [(1, 0), (2, 1), (3, 2)]
    assert len({p.sha256 for p in issue.pages}) == 3


def test_names_and_hashes(tmp_path: Path) -> None:
    """Pictures are ordered by their names as PDFs are, and known by their own hashes."""
    for number, name in enumerate(["p02_300.png", "p01_200.jpg", "p03_200.tif"]):
        put(
            tmp_path / name, saved(drawing("L", (WIDE + number, HIGH)), {"p": "PNG", "j": "JPEG", "t": "TIFF"}[name[8]])
        )
    issue = open_issue([tmp_path])
    assert [(p.number, p.label, p.name) for p in issue.pages] == [
        (1, "01", "p01_200.jpg"),
        (2, "02", "p02_300.png"),
        (3, "03", "p03_200.tif"),
    ]
    put(tmp_path / "p04_200.jpg", (tmp_path / "p01_200.jpg").read_bytes())
    assert [p.code for p in open_issue([tmp_path]).problems] == ["page-duplicate"]


WHOLE = saved(drawing("L", (1200, 1600)), "JPEG", quality=95)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 200


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("02.jpg", b"", "file-empty"),
        ("02.jpg", WHOLE[:300], "picture-damaged"),
        ("02.jpg", b"no picture at all", "file-not-pdf"),
        ("02.heic", HEIC, "picture-unsupported"),
        ("02.jpg", HEIC, "picture-unsupported"),
        ("02.png", saved(drawing("1", (20_100, 20_000)), "PNG"), "picture-too-large"),
        ("02.gif", saved(drawing("L", (80, 60)), "GIF"), "picture-too-small"),
        ("02.tif", saved(drawing(), "TIFF", compression="tiff_lzw")[:900], "picture-damaged"),
    ],
)
def test_bad_pictures(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """A bad picture is told with its place, and the others are read."""
    put(tmp_path / "01.jpg", WHOLE)
    put(tmp_path / name, data)
    issue = open_issue([tmp_path])
    assert [p.number for p in issue.pages] == [1]
    assert [(p.code, p.page) for p in issue.problems] == [(code, 2)]
    assert issue.problems[0].hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.jpg", WHOLE[: len(WHOLE) * 2 // 3]),
        ("x.png", saved(drawing("L", (1200, 1600)).effect_spread(9), "PNG")[:-5000]),
    ],
    ids=["jpeg", "png"],
)
def test_cut_off(tmp_path: Path, name: str, data: bytes) -> None:
    """What is left of a picture is read, and it is told that the rest is missing."""
    issue = opened(put(tmp_path / name, data))
    assert [(p.code, p.page) for p in issue.problems] == [("picture-cut-off", 1)]
    assert painted(issue.pages[0])[:100, :100].mean() < 120


def test_renamed(tmp_path: Path) -> None:
    """A picture is one whatever its name."""
    assert len(opened(put(tmp_path / "01.pdf", WHOLE)).pages) == 1


def printed(width: int, columns: int, gutter: int = 0) -> np.ndarray:
    """A page of columns of words, some 120 pixels wide, with a white gutter in its middle."""
    random = np.random.default_rng(columns)
    page = np.full((1000, width), 240, np.uint8)
    for column in range(columns):
        left = 40 + column * (width - 80 - gutter) // columns + (gutter if column >= columns / 2 else 0)
        right = left + (width - 80 - gutter) // columns - 16
        for top in range(60 + int(random.integers(0, 8)), 940, 16):
            x = left
            while x < right - 20:
                word = int(random.integers(6, 20))
                page[top + random.integers(0, 4) : top + 9, x : x + word] = 30
                x += word + 4
    page[50:54, 40:-40] = 20
    page[50:54, (width - gutter) // 2 : (width + gutter) // 2] = 240 if gutter else 20
    return page


def test_two_pages_on_a_picture(tmp_path: Path) -> None:
    """A wide picture is cut in the white between its two pages."""
    put(tmp_path / "x.png", saved(Image.fromarray(printed(1440, 6, 60)), "PNG", dpi=(75, 75)))
    issue = open_issue([tmp_path])
    assert [p.code for p in issue.problems] == ["spread-cut"]
    left, right = issue.pages
    assert left.clip.x1 == right.clip.x0 == pytest.approx(720 * 72 / 75, abs=15)


def test_one_wide_page_on_a_picture(tmp_path: Path) -> None:
    """Without white in the middle a wide picture is one page."""
    put(tmp_path / "x.png", saved(Image.fromarray(printed(1440, 7)), "PNG", dpi=(75, 75)))
    issue = open_issue([tmp_path])
    assert [p.code for p in issue.problems] == ["spread-kept"]
    assert len(issue.pages) == 1


def test_page_on_its_side(tmp_path: Path) -> None:
    """A page on its side is one page, though the white between two rows of articles runs over its middle."""
    page = printed(900, 5)
    page[480:520] = 240
    put(tmp_path / "x.png", saved(Image.fromarray(np.rot90(page).copy()), "PNG", dpi=(75, 75)))
    assert len(open_issue([tmp_path]).pages) == 1


def test_two_vertical_pages_by_their_name(tmp_path: Path) -> None:
    """Where lines run downwards the name tells two pages; in papers read from the right the odd one is on the left."""
    page = np.rot90(printed(1000, 6)).copy()
    sheet = np.hstack([page, np.full((1000, 60), 240, np.uint8), page[::-1]])
    for name in ("0001+0004.png", "0002+0003.png"):
        put(tmp_path / name, saved(Image.fromarray(np.roll(sheet, int(name[3]))), "PNG", dpi=(75, 75)))
    issue = open_issue([tmp_path])
    assert [(p.label, p.name[:4], p.clip.x0 > 0) for p in issue.pages] == [
        ("0001", "0001", False),
        ("0002", "0002", True),
        ("0003", "0002", False),
        ("0004", "0001", True),
    ]
