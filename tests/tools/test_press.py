"""The pages that `tools.press` makes: the same each time, inside the paper, their truth in their text layer."""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tools.press.date import lunar, weekday  # noqa: E402
from tools.press.fonts import COMMON, missing_fonts  # noqa: E402
from tools.press.hyphens import split_word  # noqa: E402
from tools.press.typeset import Frame  # noqa: E402

SAMPLES = ("zh", "en", "zh-weekly", "en-record")
ALL_FONTS = (*COMMON, "fonts-lxgw-wenkai")
needs_fonts = pytest.mark.skipif(bool(missing_fonts(COMMON)), reason=missing_fonts(COMMON) or "fonts are there")
needs_sample_fonts = pytest.mark.skipif(
    bool(missing_fonts(ALL_FONTS)), reason=missing_fonts(ALL_FONTS) or "fonts are there"
)


def read_truth(folder: Path) -> dict[str, Any]:
    """The truth that lies beside a paper's pages."""
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return found


def letters(text: str) -> Counter[str]:
    """How often each character stands in a text, without white space, ligatures parted."""
    parted = text.replace("ﬃ", "ffi").replace("ﬄ", "ffl").replace("ﬀ", "ff").replace("ﬁ", "fi").replace("ﬂ", "fl")
    # the PDF engine reads a hyphen at a line's end as a sign of its own
    return Counter("".join(parted.replace("\x02", "-").replace("\ufffe", "-").split()))


def page_lines(page: dict[str, Any]) -> list[tuple[str, list[float]]]:
    """Every line of a page's truth with its box, furniture too."""
    lines = [(t, b) for a in page["articles"] for block in a["blocks"] for t, b in block["lines"]]
    return lines + [(f["text"], f["bbox"]) for f in page["furniture"]]


def check_text(folder: Path) -> None:
    """Truth and text layer hold the same characters, each as often."""
    for page in read_truth(folder)["pages"]:
        document = pypdfium2.PdfDocument(folder / f"{page['page']:02}.pdf")
        layer = letters(document[0].get_textpage().get_text_range())
        told = letters("".join(text for text, _ in page_lines(page)))
        assert told == layer, (folder.name, page["page"], told - layer, layer - told)


def check_boxes(folder: Path) -> None:
    """No line leaves its page and none lies on another."""
    for page in read_truth(folder)["pages"]:
        width, height = page["size_pt"]
        lines = page_lines(page)
        for text, (x, y, w, h) in lines:
            assert x >= 0 and y >= 0 and x + w <= width and y + h <= height, (page["page"], text)
        lines.sort(key=lambda line: line[1][1])
        for k, (text, a) in enumerate(lines):
            for other, b in itertools.takewhile(lambda line: line[1][1] < a[1] + a[3], lines[k + 1 :]):  # noqa: B023
                wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
                high = min(a[1] + a[3], b[1] + b[3]) - b[1]
                area = wide * high if wide > 1 and high > 1 else 0.0
                assert area <= 0.25 * min(a[2] * a[3], b[2] * b[3]), (page["page"], text, other)


def check_links(truth: dict[str, Any]) -> None:
    """Turns are told at both ends, teasers point to articles that are there."""
    articles = {a["id"]: (p["page"], a) for p in truth["pages"] for a in p["articles"]}
    for page, article in articles.values():
        there = article.get("continues_to")
        if there:
            number, other = articles[there["article"]]
            assert number == there["page"]
            assert other["continued_from"]["article"] == article["id"] and other["continued_from"]["page"] == page
        if "links_to" in article:
            assert articles[article["links_to"]["article"]][0] == article["links_to"]["page"]


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_hold_their_truth(name: str) -> None:
    """The samples' text layers and boxes agree with their truth, links at both ends."""
    folder = ROOT / "sample" / name
    check_text(folder)
    check_boxes(folder)
    check_links(read_truth(folder))


def test_samples_are_small_and_dated_truly() -> None:
    """Both samples stay under 3 MB; the Chinese one's weekday and lunar date belong to its date."""
    import datetime as dt

    for name in ("zh", "en"):
        assert sum(p.stat().st_size for p in (ROOT / "sample" / name).glob("*.pdf")) < 3_000_000
    facts = read_truth(ROOT / "sample" / "zh")["facts"]
    day = dt.date.fromisoformat(facts["date"])
    assert facts["weekday"] == weekday(day) == "星期五"
    assert facts["lunar_date"] == lunar(day) == "丙午年四月初六"


@needs_sample_fonts
@pytest.mark.parametrize(("name", "first"), [("zh", "front"), ("en", "front")])
def test_sample_front_pages_are_made_again_the_same(name: str, first: str) -> None:
    """The programs still make the front pages that are kept (all pages: `python -m tools.press --sample`)."""
    from tools.press.sample_en import Ledger
    from tools.press.sample_zh import Weekly

    maker = Weekly() if name == "zh" else Ledger()
    getattr(maker, first)()
    made = [a.blocks for a in maker.issue.pages[0].articles]
    kept = read_truth(ROOT / "sample" / name)["pages"][0]["articles"]
    assert json.loads(json.dumps(made)) == [a["blocks"] for a in kept]


@needs_fonts
@pytest.mark.parametrize(
    ("kind", "pages"), [("zh-district", "1"), ("en-local", "2"), ("zh-vertical", "1"), ("de-local", "2")]
)
def test_a_seed_gives_the_same_pages_with_their_truth(kind: str, pages: str, tmp_path: Path) -> None:
    """Two runs write the same bytes; text, boxes and links hold."""
    from tools.press.__main__ import main

    for name in ("one", "two"):
        assert main(["--seed", "4", "--kind", kind, "--pages", pages, "--out", str(tmp_path / name)]) == 0
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert files == [*(f"{n:02}.pdf" for n in range(1, int(pages) + 1)), "truth.json"]
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)
    check_text(tmp_path / "one")
    check_boxes(tmp_path / "one")
    check_links(read_truth(tmp_path / "one"))


@needs_fonts
def test_seeds_differ() -> None:
    """Another seed is another paper."""
    from tools.press.generate import generate

    one, two = (generate("en-local", seed, 1).truth() for seed in (5, 6))
    assert one["facts"] != two["facts"] and one["pages"][0]["articles"] != two["pages"][0]["articles"]


@needs_fonts
def test_marks_move_the_truth_and_turned_pages_show_upright(tmp_path: Path) -> None:
    """With crop marks the truth is in the sheet's coordinates, and every line is where the engine finds its characters."""
    from tools.press.generate import generate
    from tools.press.sheets import Finish, deliver

    for rotate in (0, 90, 270):
        deliver(generate("en-local", 7, 1), tmp_path, Finish(marks=True, rotate=rotate, scatter=True, seed=7))
        page = read_truth(tmp_path)["pages"][0]
        sheet = pypdfium2.PdfDocument(tmp_path / "01.pdf")[0]
        assert sheet.get_size() == pytest.approx(page["size_pt"], abs=0.01)
        picture = sheet.render(scale=1, grayscale=True).to_numpy().squeeze()
        title = next(f for f in page["furniture"] if f["role"] == "title")
        x, y, w, h = (round(v) for v in title["bbox"])
        inside = picture[y : y + h, x : x + w]
        assert (inside < 160).mean() > 0.08, f"the title's ink is not where the truth says at {rotate}"


def test_english_words_part_where_they_are_heard() -> None:
    """No part of a word is left without a vowel, and short words and names stay whole."""
    assert split_word("century", "en") == [3]
    assert split_word("scored", "en") == []
    assert split_word("places", "en") == []
    assert split_word("Penwick", "en") == []


def test_german_words_part_between_the_words_they_are_made_of() -> None:
    """A compound's parts stay whole where the plain rule would cut into them."""
    assert 4 in split_word("Haustür", "de")
    assert 5 in split_word("Stadtsparkasse", "de")
    assert 4 not in split_word("Stadtsparkasse", "de")


def test_german_papers_quote_one_way() -> None:
    """A bank that sets guillemets sets them everywhere, and none otherwise."""
    import random

    from tools.press.bank import Bank

    for guillemets, marks in ((True, "»«"), (False, "„“")):
        bank = Bank("de", random.Random(1), guillemets=guillemets)
        text = " ".join(bank.paragraph(bank.subject()) for _ in range(40))
        assert set(marks) <= set(text)
        assert not (set("„“»«") - set(marks)) & set(text)


def test_a_vertical_frame_runs_from_the_right() -> None:
    """The first line of a vertical frame stands at its right edge."""
    frame = Frame(100.0, 50.0, 200.0, 400.0, vertical=True)
    assert frame.box(0.0, 0.0, 30.0, 10.0) == (290.0, 50.0, 10.0, 30.0)
    assert frame.logical((290.0, 50.0, 10.0, 30.0)) == (0.0, 0.0, 30.0, 10.0)


def test_missing_fonts_are_told_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the fonts learns what to install."""
    from tools.press import fonts

    monkeypatch.setattr(fonts, "FACES", {"song": ("/nowhere/NotoSerifCJK-Regular.ttc", "SC", "fonts-noto-cjk")})
    assert "apt-get install fonts-noto-cjk" in fonts.missing_fonts()
    with pytest.raises(fonts.FontsMissingError):
        fonts.require_fonts()


@needs_fonts
def test_spreads_put_two_pages_on_a_sheet(tmp_path: Path) -> None:
    """Pages 2 and 3 share a sheet twice as wide; the truth stays page by page."""
    from tools.press.__main__ import main

    words = ["--seed", "2", "--kind", "en-local", "--pages", "3", "--spreads", "--out", str(tmp_path)]
    assert main(words) == 0
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == ["01.pdf", "02-03.pdf"]
    pages = read_truth(tmp_path)["pages"]
    sheet = pypdfium2.PdfDocument(tmp_path / "02-03.pdf")[0]
    assert sheet.get_width() == pytest.approx(2 * pages[1]["size_pt"][0])
    told = letters("".join(text for page in pages[1:] for text, _ in page_lines(page)))
    assert letters(sheet.get_textpage().get_text_range()) == told
    with pytest.raises(SystemExit):
        main([*words, "--marks"])


def made(folder: Path, *words: str, kind: str = "zh-district") -> Path:
    """A page of seed 3 with the press's options."""
    from tools.press.__main__ import main

    assert main(["--seed", "3", "--kind", kind, "--pages", "1", "--out", str(folder), *words]) == 0
    return folder / "01.pdf"


def look(path: Path) -> Any:
    """The page painted, grey, as numbers."""
    import numpy as np

    return np.asarray(pypdfium2.PdfDocument(path)[0].render(scale=1).to_pil().convert("L"), dtype=float)


def boxed(image: Any, side: int = 6) -> Any:
    """The mean tone of each square."""
    high, wide = image.shape[0] // side * side, image.shape[1] // side * side
    return image[:high, :wide].reshape(high // side, side, wide // side, side).mean(axis=(1, 3))


def text_of(path: Path) -> str:
    page = pypdfium2.PdfDocument(path)[0]
    return str(page.get_textpage().get_text_range())


@needs_fonts
def test_outlines_look_as_text_does(tmp_path: Path) -> None:
    """Text as shapes: the same look, no text."""
    plain = look(made(tmp_path / "a"))
    for how in ("glyph", "contour", "run"):
        path = made(tmp_path / how, "--outline", how)
        assert text_of(path).strip() == ""
        # shapes are painted a little heavier than glyphs; a filled counter would blacken its square
        assert abs(boxed(look(path)) - boxed(plain)).max() < 90


@needs_fonts
def test_fonts_that_name_wrongly(tmp_path: Path) -> None:
    """The same look; nothing, private codes, neighbours or a mixture in the text layer."""
    sound = made(tmp_path / "a")
    for how in ("absent", "private", "shift", "permute"):
        path = made(tmp_path / how, "--naming", how)
        assert (look(path) == look(sound)).all()
        assert text_of(path) != text_of(sound)
    assert sum(0xE000 <= ord(c) < 0xF8FF for c in text_of(tmp_path / "private" / "01.pdf")) > 300
    assert letters(text_of(tmp_path / "permute" / "01.pdf")).keys() <= letters(text_of(sound)).keys()


@needs_fonts
def test_scans(tmp_path: Path) -> None:
    """A picture for each page, turned as told: a corner of the truth's page lies where the matrix says."""
    import numpy as np
    from PIL import Image

    made(tmp_path, "--scan", "100")
    (told,) = json.loads((tmp_path / "scans.json").read_text(encoding="utf-8"))
    with Image.open(tmp_path / told["file"]) as picture:
        pixels = picture.size
    size = read_truth(tmp_path)["pages"][0]["size_pt"]
    corners = np.array(told["pt_to_px"]) @ np.array([[0, 0, 1], [*size, 1]]).T
    assert (corners > 0).all()
    assert (corners < np.array([pixels]).T).all()
    assert not (tmp_path / "01.pdf").exists()
