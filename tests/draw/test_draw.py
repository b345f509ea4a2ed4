"""A picture of a page is made of any page that can be read, and a bad file is refused with a code."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from baoyan.draw import draw, fonts
from baoyan.draw.legend import _signs
from baoyan.draw.paint import MOST_PIXELS, Painting, grain_of, paint
from baoyan.draw.picture import annotated
from baoyan.draw.seen import Seen, colour_of
from baoyan.draw.words import WORDS, language_of_locale, word
from baoyan.errors import BaoyanError, InputError, OutputError
from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import Article, Doubt, HeadSpan, Kind, Part, PartType, Span, Teaser
from baoyan.model.geometry import Box
from baoyan.model.layout import Block, FurnitureLine, PageLayout, Role
from baoyan.model.reading import Line, Panel, Picture, Rule, Style
from baoyan.model.source import PageSource
from plugins import hostile
from plugins.pdfs import Sheet, pdf, put


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def span(x0: float, y0: float, x1: float, y1: float) -> Span:
    return Span(1, Box(x0, y0, x1, y1).polygon())


def line(text: str, box: Box) -> Line:
    return Line(text, box, Style("Song", 9))


def seen(page: PageArticles, layout: PageLayout) -> Seen:
    blank = Painting(400, 600, b"\xff" * (400 * 600 * 3), 1.0)
    return Seen(blank, layout, page, "Page 1")


def picture(value: Seen) -> Image.Image:
    return Image.open(io.BytesIO(annotated(value))).convert("RGB")


def pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


ARTICLE = Article(
    "a1",
    Kind.ARTICLE,
    1,
    headline="One",
    head_spans=(HeadSpan("headline", span(20, 20, 200, 50)),),
    body=(
        Part(PartType.PARAGRAPH, "text", (span(20, 60, 100, 300), span(110, 60, 200, 300))),
        Part(PartType.SUBHEADING, "sub", (span(110, 305, 200, 320),)),
    ),
)
LAYOUT = PageLayout(1, 400, 600, ())


class TestPages:
    """Whole files."""

    def test_page_and_legend(self, tmp_path: Path) -> None:
        """The picture has the page at the dots per inch asked for, and the legend beside it."""
        file = put(tmp_path / "01.pdf")
        draw(file, tmp_path / "page.png", dpi=72)
        width, height = size(tmp_path / "page.png")
        assert height == 842
        assert width > 595 + 200

    def test_page_of_several(self, tmp_path: Path) -> None:
        """Pages of a file are counted from 1; each is drawn in its own size."""
        file = put(tmp_path / "a.pdf", pdf([Sheet(), Sheet(media=(0, 0, 595, 1000))]))
        draw(file, tmp_path / "2.png", dpi=72, page=2)
        assert size(tmp_path / "2.png")[1] == 1000

    @pytest.mark.parametrize("name", ["page.jpg", "page.webp", "page.png"])
    def test_formats(self, tmp_path: Path, name: str) -> None:
        """The name says which format is written."""
        draw(put(tmp_path / "01.pdf"), tmp_path / name, dpi=40)
        with Image.open(tmp_path / name) as made:
            assert made.format == {"jpg": "JPEG", "webp": "WEBP", "png": "PNG"}[name[5:]]

    def test_trimmed(self, tmp_path: Path) -> None:
        """Only the trimmed page is drawn."""
        file = put(tmp_path / "01.pdf", pdf([Sheet(trim=(45, 42, 545, 742))]))
        draw(file, tmp_path / "page.png", dpi=72)
        assert size(tmp_path / "page.png") == (500 + 288, 700)

    def test_turned(self, tmp_path: Path) -> None:
        """A sheet that is read turned is painted turned, and its clip is one of the turned sheet."""
        file = put(tmp_path / "01.pdf", pdf([Sheet(content="1 0 0 rg 0 0 300 842 re f")]))
        made = paint(PageSource(str(file), 0, 1, Box(0, 0, 842, 200), "", "01.pdf", turn=90), 1.0)
        assert (made.width, made.height) == (842, 200)
        assert made.data[:3] == bytes((255, 0, 0))

    def test_huge_page_is_drawn_coarser(self) -> None:
        """A page of 3 m x 3 m gets a picture of bounded size."""
        source = PageSource("x.pdf", 0, 1, Box(0, 0, 8504, 8504), "", "x.pdf")
        scale, grain = grain_of(source, 600)
        assert (8504 * scale) ** 2 <= MOST_PIXELS * 1.001
        assert grain == 1


class TestBadInput:
    """Nothing is written of what cannot be read, and the error has a code."""

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "input-unreadable"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "input-unreadable"),
            (b"%PDF-1.4\nnothing", "input-unreadable"),
            (pdf(password="secret"), "input-unreadable"),
        ],
        ids=["empty", "not-pdf", "damaged", "locked"],
    )
    def test_unreadable(self, tmp_path: Path, data: bytes, code: str) -> None:
        """A file that is none: the error carries the file's own problem."""
        with pytest.raises(BaoyanError) as caught:
            draw(put(tmp_path / "01.pdf", data), tmp_path / "page.png")
        assert caught.value.code == code
        assert all(p.code.split("-")[0] in ("file", "picture") for p in caught.value.problems)
        assert len(caught.value.problems) == 1
        assert not (tmp_path / "page.png").exists()

    def test_no_such_page(self, tmp_path: Path) -> None:
        """A page that the file does not have is named in the message."""
        with pytest.raises(InputError, match="page 3"):
            draw(put(tmp_path / "01.pdf"), tmp_path / "page.png", page=3)

    def test_no_such_file(self, tmp_path: Path) -> None:
        """A missing file is told as missing."""
        with pytest.raises(InputError) as caught:
            draw(tmp_path / "none.pdf", tmp_path / "page.png")
        assert caught.value.code == "input-not-found"

    def test_unwritable(self, tmp_path: Path) -> None:
        """A place that cannot be written is told as such."""
        (tmp_path / "folder.png").mkdir()
        with pytest.raises(OutputError):
            draw(put(tmp_path / "01.pdf"), tmp_path / "folder.png", dpi=40)

    def test_unknown_format(self, tmp_path: Path) -> None:
        """No PNG hides under another format's name, and nothing is read before that is said."""
        with pytest.raises(OutputError, match=r"\.png, \.jpg"):
            draw(put(tmp_path / "page.pdf"), tmp_path / "page.gif")
        assert not (tmp_path / "page.gif").exists()

    def test_bounded_time(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A page made to run for ever is given up."""
        monkeypatch.setenv("BAOYAN_PAGE_SECONDS", "1")
        with pytest.raises(BaoyanError) as caught:
            draw(put(tmp_path / "01.pdf", hostile.doubling_forms()), tmp_path / "page.png")
        assert caught.value.code != "internal"


class TestPicture:
    """What is drawn over a page."""

    def test_articles_have_their_colours(self) -> None:
        """Each article's headline and columns are framed in its colour; two articles in two."""
        second = replace(
            ARTICLE, id="a2", head_spans=(), body=(Part(PartType.PARAGRAPH, "x", (span(220, 60, 300, 90),)),)
        )
        made = picture(seen(PageArticles(1, (ARTICLE, second)), LAYOUT))
        assert colour_of(1, ARTICLE) != colour_of(2, second)
        for number, box in ((1, (18, 60, 26, 300)), (2, (218, 70, 222, 90))):
            inside = pixels(made.crop(box))
            r, g, b = colour_of(number, second)
            assert min(abs(p[0] - r) + abs(p[1] - g) + abs(p[2] - b) for p in inside) < 90

    def test_advertisements_are_grey(self) -> None:
        """An advertisement takes no colour from the articles."""
        r, g, b = colour_of(1, replace(ARTICLE, kind=Kind.ADVERTISEMENT))
        assert max(r, g, b) - min(r, g, b) < 10

    def test_left_out_block_is_red(self) -> None:
        """A block in no article is framed in red; one that is in an article is not."""
        lines = (line("lost", Box(50, 500, 150, 512)),)
        block = Block(1, Role.BODY, lines, Box(50, 500, 150, 512))
        lost = picture(seen(PageArticles(1, ()), replace(LAYOUT, blocks=(block,))))
        held = replace(ARTICLE, body=(Part(PartType.PARAGRAPH, "lost", (span(50, 500, 150, 512),)),))
        kept = picture(seen(PageArticles(1, (held,)), replace(LAYOUT, blocks=(block,))))
        assert _reddest(lost) > 120 > _reddest(kept)

    def test_everything_at_once(self) -> None:
        """Rules, frames, pictures, furniture, teasers, jumps and doubts are all drawn: the legend names them."""
        layout = replace(
            LAYOUT,
            rules=(Rule(Box(20, 400, 380, 401), 1),),
            panels=(Panel(Box(200, 420, 380, 480)),),
            pictures=(Picture(Box(20, 420, 180, 480)),),
            furniture=(FurnitureLine(line("01", Box(20, 5, 40, 15)), "page_number"),),
        )
        doubted = replace(ARTICLE, doubts=(Doubt("order-unsure", "?", 1, (20, 60, 80, 20)),), confidence=0.4)
        page = PageArticles(
            1,
            (doubted,),
            (Teaser("inside", 1, "A2", box=(210, 430, 80, 10)),),
            (JumpMark("a1", forward=True, text="to 2", target="2", box=Box(110, 310, 200, 320)),),
        )
        names = [name for name, _ in _signs(seen(page, layout), left_out=False)]
        assert names == ["line", "order", "rule", "panel", "furniture", "teaser", "jump", "doubt"]
        bare = picture(seen(PageArticles(1, (ARTICLE,)), LAYOUT))
        full = picture(seen(page, layout))
        for box in (
            (20, 398, 380, 403),
            (198, 440, 202, 470),
            (20, 5, 40, 15),
            (210, 430, 290, 440),
            (110, 310, 200, 320),
        ):
            assert full.crop(box).tobytes() != bare.crop(box).tobytes()

    def test_long_legend_makes_a_longer_picture(self) -> None:
        """A page of more articles than fit beside it gets a longer picture, up to a bound."""
        many = tuple(replace(ARTICLE, id=f"a{i}") for i in range(160))
        made = picture(seen(PageArticles(1, many), LAYOUT))
        assert 3000 < made.height < 12000

    @pytest.mark.parametrize("chinese", [True, False])
    def test_labels_without_a_chinese_font(self, monkeypatch: pytest.MonkeyPatch, chinese: bool) -> None:
        """Where no font shows Chinese, the letters are dots and nothing fails."""
        monkeypatch.setattr(fonts, "chinese_face", lambda: Path("font") if chinese else None)
        assert fonts.shown("a 版\nb") == ("a 版 b" if chinese else "a · b")


class TestWords:
    """Labels speak the reader's language."""

    @pytest.mark.parametrize(
        ("environ", "lang"),
        [({"LANG": "zh_CN.UTF-8"}, "zh"), ({"BAOYAN_LANG": "en", "LANG": "zh_CN"}, "en"), ({}, "en")],
    )
    def test_locale(self, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], lang: str) -> None:
        """The program's own variable comes before the system's locale."""
        for name in ("BAOYAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        assert language_of_locale() == lang

    def test_both_languages(self) -> None:
        """Every kind of article and of part has a word in both languages, with the same places to fill."""
        assert {k.value for k in Kind} | {p.value for p in PartType} - {"paragraph"} <= set(WORDS)
        assert all(en.count("{") == zh.count("{") for en, zh in WORDS.values())
        assert word("page", "zh", 2) == "第 2 版"
        assert word("unheard-of", "en") == "unheard-of"


def _reddest(image: Image.Image) -> int:
    return max(r - max(g, b) for r, g, b in pixels(image.crop((40, 480, 170, 530))))
