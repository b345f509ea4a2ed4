"""Promises of ingest: all pages in order, and a coded problem for everything that is odd."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from baoyan.config import Limits
from baoyan.errors import NothingFound
from baoyan.ingest import open_issue
from baoyan.model.source import IssueSource
from plugins.pdfs import PNG, Sheet, crop_marks, pdf, put, running

WIDE = Sheet(media=(0, 0, 1190, 842))


def codes(issue: IssueSource) -> list[str]:
    return sorted(p.code for p in issue.problems)


def pages(issue: IssueSource) -> list[tuple[int, str | None]]:
    return [(p.number, p.label) for p in issue.pages]


def across(media: tuple[float, float, float, float]) -> str:
    """Content: a word on the very middle of a sheet, so that a wide one is no spread."""
    return f"BT /F1 40 Tf {(media[0] + media[2]) / 2 - 20} {(media[1] + media[3]) / 2} Td (MMM) Tj ET "


def folder(root: Path, *names: str) -> Path:
    """A folder of sound pages, each with a text of its own."""
    for name in names:
        put(root / name, text=name)
    return root


def test_folder_of_pages(tmp_path: Path) -> None:
    """Pages of a folder are numbered by their names, and nothing is amiss."""
    issue = open_issue([folder(tmp_path, "02.pdf", "01.pdf", "03.PDF")])
    assert pages(issue) == [(1, "01"), (2, "02"), (3, "03")]
    assert issue.problems == ()
    assert all(len(p.sha256) == 64 for p in issue.pages)


def test_sections_follow_one_another(tmp_path: Path) -> None:
    """A1 to A3, then B1 is the fourth page."""
    issue = open_issue([folder(tmp_path, "B2.pdf", "A1.pdf", "A2.pdf", "A3.pdf", "B1.pdf")])
    assert pages(issue) == [(1, "A1"), (2, "A2"), (3, "A3"), (4, "B1"), (5, "B2")]


def test_sections_with_running_numbers(tmp_path: Path) -> None:
    """Where section B goes on counting, so do the places."""
    issue = open_issue([folder(tmp_path, "A1.pdf", "A2.pdf", "B3.pdf", "B4.pdf")])
    assert pages(issue) == [(1, "A1"), (2, "A2"), (3, "B3"), (4, "B4")]


def test_many_pages_in_one_file(tmp_path: Path) -> None:
    """One PDF of many pages: in its own order, each page with a hash of its own."""
    path = put(tmp_path / "issue18.pdf", pdf([Sheet(text=f"p{i}") for i in range(20)]))
    issue = open_issue([path])
    assert [(p.number, p.index) for p in issue.pages] == [(i + 1, i) for i in range(20)]
    assert len({p.sha256 for p in issue.pages}) == 20


def test_several_paths(tmp_path: Path) -> None:
    """Files may be given one by one, in any order."""
    folder(tmp_path, "p1.pdf", "p2.pdf")
    issue = open_issue([tmp_path / "p2.pdf", tmp_path / "p1.pdf"])
    assert pages(issue) == [(1, "1"), (2, "2")]


def test_odd_files_are_skipped(tmp_path: Path) -> None:
    """What systems and people leave in folders is named and left out."""
    folder(tmp_path, "01.pdf", "02.pdf")
    for name in ("Thumbs.db", ".DS_Store", "notes.txt", "._01.pdf", "~$x.docx"):
        put(tmp_path / name, b"odd")
    put(tmp_path / ".git" / "x.pdf")
    put(tmp_path / "01.jpg", b"\xff\xd8\xff preview")
    issue = open_issue([tmp_path])
    assert pages(issue) == [(1, "01"), (2, "02")]
    assert codes(issue) == ["file-skipped"] * 6


def test_missing_page(tmp_path: Path) -> None:
    """01, 02, 04: the gap is told, and 04 keeps its place."""
    issue = open_issue([folder(tmp_path, "01.pdf", "02.pdf", "04.pdf", "09.pdf")])
    assert [p.number for p in issue.pages] == [1, 2, 4, 9]
    assert [(p.code, p.page) for p in issue.problems] == [("page-missing", 3), ("page-missing", 5)]
    assert "03" in issue.problems[0].message
    assert "05–08" in issue.problems[1].message


def test_missing_first_page(tmp_path: Path) -> None:
    """A paper that begins with page 2 lacks its first."""
    issue = open_issue([folder(tmp_path, "02.pdf", "03.pdf")])
    assert [(p.code, p.page) for p in issue.problems] == [("page-missing", 1)]


def test_copy_of_a_page(tmp_path: Path) -> None:
    """The same file twice is read once."""
    folder(tmp_path, "01.pdf", "02.pdf")
    put(tmp_path / "03.pdf", (tmp_path / "02.pdf").read_bytes())
    issue = open_issue([tmp_path])
    assert pages(issue) == [(1, "01"), (2, "02")]
    assert codes(issue) == ["page-duplicate"]
    assert "03.pdf" in issue.problems[0].message


def test_two_files_for_one_page(tmp_path: Path) -> None:
    """Two different files of the same page are both read, and told."""
    issue = open_issue([folder(tmp_path, "01.pdf", "02.pdf", "02 copy.pdf", "03.pdf")])
    assert pages(issue) == [(1, "01"), (2, "02"), (3, "03"), (4, "02")]
    assert codes(issue) == ["page-label-twice"]


@pytest.mark.parametrize("copy", ["02-copy.pdf", "02 (1).pdf", "02 - 副本.pdf", "副本02.pdf"])
def test_the_copy_is_left_out(tmp_path: Path, copy: str) -> None:
    """Of two files of the same content, the one that calls itself the original is read."""
    folder(tmp_path, "01.pdf", "02.pdf", "03.pdf")
    put(tmp_path / copy, (tmp_path / "02.pdf").read_bytes())
    issue = open_issue([tmp_path])
    assert [p.name for p in issue.pages] == ["01.pdf", "02.pdf", "03.pdf"]
    assert codes(issue) == ["page-duplicate"]
    assert issue.problems[0].message.startswith(copy)


def many(count: int, text: str) -> bytes:
    """A PDF of several pages."""
    return pdf([Sheet(text=f"{text} {i}") for i in range(count)])


@pytest.mark.parametrize("middle", ["02-05.pdf", "02.pdf", "第2-5版.pdf"])
def test_file_of_many_pages_among_single_ones(tmp_path: Path, middle: str) -> None:
    """A file of pages 2 to 5 takes their places, whether its name says both or the next file leaves room."""
    style = "第{}版.pdf" if middle.startswith("第") else "0{}.pdf"
    for number in (1, 6):
        put(tmp_path / style.format(number), text=f"single {number}")
    put(tmp_path / middle, many(4, "m"))
    issue = open_issue([tmp_path])
    assert [(p.number, p.index) for p in issue.pages] == [(1, 0), (2, 0), (3, 1), (4, 2), (5, 3), (6, 0)]
    assert [int(p.label or 0) for p in issue.pages] == [1, 2, 3, 4, 5, 6]
    assert issue.problems == ()


def test_files_of_many_pages_without_room(tmp_path: Path) -> None:
    """part1, part2 of eight pages each number files: nothing is missing, nothing is double."""
    for name in ("part1.pdf", "part2.pdf"):
        put(tmp_path / name, many(8, name))
    issue = open_issue([tmp_path])
    assert [(p.number, p.name) for p in issue.pages] == [(i, f"part{1 + (i > 8)}.pdf") for i in range(1, 17)]
    assert issue.problems == ()


def test_a_broken_sheet_keeps_its_place(tmp_path: Path) -> None:
    """Pages after a broken one in the same file do not move up."""
    folder(tmp_path, "01.pdf", "06.pdf")
    put(tmp_path / "02-05.pdf", many(4, "m").replace(b"6 0 R 8 0 R", b"99 0 R 8 0 R"))
    issue = open_issue([tmp_path])
    assert [p.number for p in issue.pages] == [1, 2, 4, 5, 6]
    assert [(p.code, p.page) for p in issue.problems] == [("page-damaged", 3)]


def test_two_issues_mixed(tmp_path: Path) -> None:
    """Names of two days: told, and every page read, day by day."""
    names = ("20250512_01.pdf", "20250512_02.pdf", "20250519_01.pdf", "20250519_02.pdf")
    issue = open_issue([folder(tmp_path, *names)])
    assert [p.name for p in issue.pages] == list(names)
    assert [p.number for p in issue.pages] == [1, 2, 3, 4]
    assert codes(issue) == ["issues-mixed"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"hello, I am text", "file-not-pdf"),
        (PNG, "picture-damaged"),
        (b"%PDF-1.7 and then nothing", "file-damaged"),
        (pdf()[:300], "file-damaged"),
        (pdf(password="secret"), "file-locked"),
        (pdf([]), "file-no-pages"),
    ],
    ids=["0 bytes", "text", "picture", "header only", "truncated", "password", "no pages"],
)
def test_bad_file_beside_good_ones(tmp_path: Path, data: bytes, code: str) -> None:
    """A bad page is told with its place and what to do; the others are read."""
    folder(tmp_path, "01.pdf", "03.pdf")
    put(tmp_path / "02.pdf", data)
    issue = open_issue([tmp_path])
    assert pages(issue) == [(1, "01"), (3, "03")]
    assert [(p.code, p.page) for p in issue.problems] == [(code, 2)]
    assert "02.pdf" in issue.problems[0].message
    assert issue.problems[0].hint


def test_file_cut_off_at_its_end(tmp_path: Path) -> None:
    """A file whose end is missing but whose pages are there is read, with a warning."""
    path = put(tmp_path / "issue.pdf", pdf([Sheet(text="a"), Sheet(text="b")]).rpartition(b"%%EOF")[0])
    issue = open_issue([path])
    assert len(issue.pages) == 2
    assert codes(issue) == ["file-repaired"]


def test_file_filled_up_with_zeros(tmp_path: Path) -> None:
    """Zeros after the end mark are no sign that anything is missing; a cut that ends in zeros is."""
    put(tmp_path / "01.pdf", pdf() + bytes(20_000))
    put(tmp_path / "02.pdf", pdf([Sheet(text="2")]).rpartition(b"startxref")[0] + bytes(20_000))
    assert codes(open_issue([tmp_path])) == ["file-repaired"]


def test_numbers_from_zero(tmp_path: Path) -> None:
    """00, 01, 02 are three pages, the first of them page 1."""
    assert [p.number for p in open_issue([folder(tmp_path, "00.pdf", "01.pdf", "02.pdf")]).pages] == [1, 2, 3]


def test_a_wide_page_that_is_not_cut_is_two(tmp_path: Path) -> None:
    """02-03 with a headline over both stays one page: 02, and 03 is not missing."""
    folder(tmp_path, "01.pdf", "04.pdf")
    put(tmp_path / "02-03.pdf", pdf([Sheet(media=WIDE.media, content=across(WIDE.media))]))
    issue = open_issue([tmp_path])
    assert pages(issue) == [(1, "01"), (2, "02"), (4, "04")]
    assert codes(issue) == ["spread-kept"]


def test_the_same_path_twice(tmp_path: Path) -> None:
    """A file given by itself and in its folder is one, and nothing is told."""
    folder(tmp_path, "01.pdf", "02.pdf")
    issue = open_issue([tmp_path / "01.pdf", tmp_path, tmp_path / "01.pdf"])
    assert [p.label for p in issue.pages] == ["01", "02"]
    assert issue.problems == ()


def test_a_link_to_nothing(tmp_path: Path) -> None:
    """A page's file that is a dead link is a page that cannot be opened."""
    (folder(tmp_path, "01.pdf") / "02.pdf").symlink_to(tmp_path / "gone.pdf")
    assert [(p.code, p.page) for p in open_issue([tmp_path]).problems] == [("file-unreadable", 2)]


def test_nothing_found(tmp_path: Path) -> None:
    """An empty folder and a path that does not exist are errors, with a code each."""
    with pytest.raises(NothingFound) as caught:
        open_issue([tmp_path])
    assert caught.value.code == "input-empty"
    with pytest.raises(NothingFound) as caught:
        open_issue([tmp_path / "nowhere"])
    assert caught.value.code == "input-not-found"


def test_one_path_of_two_is_missing(tmp_path: Path) -> None:
    """What is there is read; what is not is told."""
    issue = open_issue([folder(tmp_path, "p1.pdf") / "p1.pdf", tmp_path / "p2.pdf"])
    assert pages(issue) == [(1, "1")]
    assert codes(issue) == ["input-not-found"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_named_pipe_does_not_hang(tmp_path: Path) -> None:
    """A pipe named as a page is left out, not waited for."""
    os.mkfifo(folder(tmp_path, "01.pdf") / "02.pdf")
    issue = open_issue([tmp_path])
    assert pages(issue) == [(1, "01")]


def test_five_hundred_pages(tmp_path: Path) -> None:
    """500 pages are an issue; the limit can be set."""
    path = put(tmp_path / "big.pdf", pdf([Sheet(text=f"p{i}") for i in range(500)]))
    assert len(open_issue([path]).pages) == 500
    issue = open_issue([path], limits=Limits(max_pages=100))
    assert len(issue.pages) == 100
    assert codes(issue) == ["pages-too-many"]


def test_poster(tmp_path: Path) -> None:
    """Three metres by three are read; fifteen are refused."""
    side = 3000 / 25.4 * 72
    put(tmp_path / "01.pdf", pdf([Sheet(media=(0, 0, side, side))]))
    put(tmp_path / "02.pdf", pdf([Sheet(media=(0, 0, 5 * side, side))]))
    issue = open_issue([tmp_path])
    assert [p.clip.width for p in issue.pages] == [pytest.approx(side, abs=1)]
    assert [(p.code, p.page) for p in issue.problems] == [("page-too-large", 2)]


def test_too_big_a_file(tmp_path: Path) -> None:
    """Files beyond the limit are not opened."""
    path = put(tmp_path / "01.pdf", pdf() + b"\n" * (2 << 20))
    with_limit = open_issue([path], limits=Limits(max_file_mb=1))
    assert codes(with_limit) == ["file-too-big"]


class TestTrim:
    """The trimmed page counts, in coordinates of the sheet as shown."""

    def one(self, tmp_path: Path, sheet: Sheet) -> tuple[tuple[float, float, float, float], list[str]]:
        """The only page's clip, and the problems' codes."""
        issue = open_issue([put(tmp_path / "01.pdf", pdf([sheet]))])
        box = issue.pages[0].clip
        return tuple(round(v, 1) for v in (box.x0, box.y0, box.x1, box.y1)), codes(issue)

    def test_trim_box(self, tmp_path: Path) -> None:
        """The TrimBox, origin top-left."""
        sheet = Sheet(media=(0, 0, 700, 1000), trim=(50, 30, 640, 980))
        assert self.one(tmp_path, sheet) == ((50, 20, 640, 970), [])

    @pytest.mark.parametrize(
        ("rotate", "box"),
        [(90, (30, 50, 980, 640)), (180, (60, 30, 650, 980)), (270, (20, 60, 970, 650))],
    )
    def test_rotated(self, tmp_path: Path, rotate: int, box: tuple[float, ...]) -> None:
        """A turned sheet is measured as it is shown."""
        trim, media = (50, 30, 640, 980), (0, 0, 700, 1000)
        sheet = Sheet(media, trim=trim, rotate=rotate, content=across(media) + running(rotate))
        assert self.one(tmp_path, sheet)[0] == box

    @pytest.mark.parametrize("rotate", [0, 90, 180, 270])
    def test_text_on_its_side(self, tmp_path: Path, rotate: int) -> None:
        """A sheet whose text lies on its side is turned upright, whatever rotation it claims; it is no spread."""
        sheet = Sheet((0, 0, 1000, 700), trim=(30, 50, 980, 640), rotate=rotate, content=running(90))
        path = put(tmp_path / "01.pdf", pdf([sheet]))
        (page,) = open_issue([path]).pages
        assert (rotate + page.turn) % 360 == 90
        assert (page.clip.x0, page.clip.y0, page.clip.x1, page.clip.y1) == (50, 30, 640, 980)

    def test_crop_box(self, tmp_path: Path) -> None:
        """Without a TrimBox the CropBox counts: nothing else is shown."""
        sheet = Sheet(media=(0, 0, 700, 1000), crop=(50, 30, 640, 980))
        assert self.one(tmp_path, sheet) == ((0, 0, 590, 950), [])

    def test_origin_elsewhere(self, tmp_path: Path) -> None:
        """A MediaBox may begin anywhere."""
        sheet = Sheet(media=(-100, 200, 600, 1200), trim=(-50, 230, 540, 1180))
        assert self.one(tmp_path, sheet) == ((50, 20, 640, 970), [])

    def test_crop_marks(self, tmp_path: Path) -> None:
        """Printed marks show the page where no box does."""
        sheet = Sheet(media=(0, 0, 700, 1000), content=crop_marks(55, 40, 645, 960))
        assert self.one(tmp_path, sheet) == ((55, 40, 645, 960), ["page-trim-found"])

    def test_marks_with_bleed_marks(self, tmp_path: Path) -> None:
        """Of two sets of marks the inner one is the page's, the outer the bleed's."""
        both = crop_marks(55, 40, 645, 960) + " " + crop_marks(46, 31, 654, 969, gap=14)
        sheet = Sheet(media=(0, 0, 700, 1000), content=both, trim=(0, 0, 700, 1000))
        assert self.one(tmp_path, sheet)[0] == (55, 40, 645, 960)

    def test_marks_in_one_path(self, tmp_path: Path) -> None:
        """Marks drawn as a single path are seen too."""
        content = crop_marks(55, 40, 645, 960).replace(" S", "") + " S"
        assert self.one(tmp_path, Sheet(media=(0, 0, 700, 1000), content=content))[0] == (55, 40, 645, 960)

    def test_table_rules_are_no_marks(self, tmp_path: Path) -> None:
        """Short rules inside the page, as of a small table, do not trim it."""
        rules = "0.5 w 40 40 m 70 40 l S 40 40 m 40 70 l S 560 800 m 590 800 l S 560 770 m 560 800 l S"
        assert self.one(tmp_path, Sheet(content=rules)) == ((0, 0, 595, 842), [])

    def test_column_rules_are_no_marks(self, tmp_path: Path) -> None:
        """Long rules between columns and under the folio do not trim the page."""
        rules = " ".join(f"0.5 w {x} 60 m {x} 780 l S" for x in (150, 300, 450)) + " 40 800 m 555 800 l S"
        assert self.one(tmp_path, Sheet(content=rules)) == ((0, 0, 595, 842), [])

    def test_absurd_trim_box(self, tmp_path: Path) -> None:
        """A TrimBox of a sliver is not believed."""
        sheet = Sheet(media=(0, 0, 700, 1000), trim=(0, 0, 60, 60))
        assert self.one(tmp_path, sheet) == ((0, 0, 700, 1000), ["page-box-strange"])


class TestSpreads:
    """Two pages on one sheet are two pages."""

    def test_cut_in_the_middle(self, tmp_path: Path) -> None:
        """A sheet with an empty gutter gives its left half, then its right one."""
        issue = open_issue([put(tmp_path / "issue.pdf", pdf([WIDE]))])
        assert [(p.number, p.clip.x0, p.clip.x1) for p in issue.pages] == [(1, 0, 595), (2, 595, 1190)]
        assert codes(issue) == ["spread-cut"]
        assert issue.pages[0].sha256 != issue.pages[1].sha256

    def test_text_over_the_middle_is_kept(self, tmp_path: Path) -> None:
        """Where a headline runs over the middle, the sheet stays one page."""
        sheet = Sheet(media=WIDE.media, content="BT /F1 60 Tf 300 500 Td (A headline over both) Tj ET")
        issue = open_issue([put(tmp_path / "issue.pdf", pdf([sheet]))])
        assert len(issue.pages) == 1
        assert codes(issue) == ["spread-kept"]

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (["08-01", "02-07", "06-03", "04-05"], {"01": "right", "08": "left", "02": "left", "05": "right"}),
            (["01_08", "02_07", "03_06", "04_05"], {"01": "right", "08": "left", "03": "right", "04": "left"}),
            (["01-08", "07-02", "03-06", "05-04"], {"01": "left", "08": "right", "02": "right", "05": "left"}),
            (["01_08"], {"01": "right", "08": "left"}),
        ],
        ids=["as printed", "by number", "read from the right", "one sheet"],
    )
    def test_imposed_sheets(self, tmp_path: Path, names: list[str], expected: dict[str, str]) -> None:
        """Names with two numbers tell which page is which, and the pages come in their own order."""
        for name in names:
            put(tmp_path / f"{name}.pdf", pdf([Sheet(media=WIDE.media, text=name)]))
        issue = open_issue([tmp_path])
        sides = {p.label: "left" if p.clip.x0 == 0 else "right" for p in issue.pages}
        assert {label: sides[label] for label in expected} == expected
        assert [p.label for p in issue.pages] == sorted(sides)
        assert set(codes(issue)) <= {"spread-cut", "page-missing"}

    def test_spread_among_single_pages(self, tmp_path: Path) -> None:
        """02 among 01, 02, 04 is 02 and 03."""
        folder(tmp_path, "01.pdf", "04.pdf")
        put(tmp_path / "02.pdf", pdf([WIDE]))
        issue = open_issue([tmp_path])
        assert pages(issue) == [(1, "01"), (2, "02"), (3, "03"), (4, "04")]
        assert codes(issue) == ["spread-cut"]

    def test_sheets_numbered_as_files(self, tmp_path: Path) -> None:
        """Where names count sheets and not pages, the pages are simply counted."""
        for i in range(1, 4):
            put(tmp_path / f"{i:02}.pdf", pdf([Sheet(media=WIDE.media, text=str(i))]))
        issue = open_issue([tmp_path])
        assert pages(issue) == [(i, None) for i in range(1, 7)]


class TestZip:
    """A ZIP is a folder that is not trusted."""

    def packed(self, path: Path, files: dict[str, bytes]) -> Path:
        """A ZIP of these files."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return path

    def test_pages_in_a_zip(self, tmp_path: Path) -> None:
        """Pages under folders of the ZIP are read; junk is left out."""
        files = {"issue/02.pdf": pdf([Sheet(text="b")]), "issue/01.pdf": pdf(), "__MACOSX/._01.pdf": b"x"}
        issue = open_issue([self.packed(tmp_path / "i.zip", files)])
        assert pages(issue) == [(1, "01"), (2, "02")]
        assert codes(issue) == ["file-skipped"]

    def test_chinese_names(self, tmp_path: Path) -> None:
        """Names written by Windows in China, without saying so, are understood."""
        path = self.packed(tmp_path / "i.zip", {"XX1XX.pdf": pdf(), "XX2XX.pdf": pdf([Sheet(text="2")])})
        raw = path.read_bytes()
        for number in b"12":
            raw = raw.replace(b"XX%cXX" % number, "第".encode("gb18030") + b"%c" % number + "版".encode("gb18030"))
        path.write_bytes(raw)
        issue = open_issue([path])
        assert [(p.name, p.label) for p in issue.pages] == [("第1版.pdf", "1"), ("第2版.pdf", "2")]

    def test_names_that_lead_outside(self, tmp_path: Path) -> None:
        """Nothing is ever written outside the work folder."""
        files = {
            "../../evil.pdf": pdf(),
            "/abs.pdf": pdf(),
            "C:\\x.pdf": pdf(),
            "C:y.pdf": pdf(),
            "01.pdf": pdf([Sheet(text="ok")]),
        }
        work = tmp_path / "a" / "b" / "work"
        work.mkdir(parents=True)
        issue = open_issue([self.packed(tmp_path / "i.zip", files)], work)
        assert [p.name for p in issue.pages] == ["01.pdf"]
        assert codes(issue) == ["zip-unsafe"] * 4
        assert not list(tmp_path.rglob("evil*"))

    def test_bomb(self, tmp_path: Path) -> None:
        """A member that unpacks to more than the limit is given up, whatever it claims; the others are read."""
        path = self.packed(tmp_path / "i.zip", {"bomb.pdf": b"%PDF-" + b"\0" * (5 << 20), "01.pdf": pdf()})
        issue = open_issue([path], limits=Limits(max_file_mb=2))
        assert pages(issue) == [(1, "01")]
        assert codes(issue) == ["zip-bomb"]

    def test_locked_and_damaged_members(self, tmp_path: Path) -> None:
        """A member with a password and one with a wrong checksum are told; the others are read."""
        files = {"01.pdf": pdf(), "02.pdf": pdf([Sheet(text="2")]), "03.pdf": pdf([Sheet(text="3")])}
        with zipfile.ZipFile(tmp_path / "i.zip", "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        raw = bytearray((tmp_path / "i.zip").read_bytes())
        entry = raw.find(b"PK\x01\x02", raw.find(b"02.pdf", raw.find(b"PK\x01\x02")) - 60)
        raw[entry + 8] |= 1  # "encrypted"
        raw[raw.find(b"(3)") + 1] = ord("9")
        (tmp_path / "i.zip").write_bytes(raw)
        issue = open_issue([tmp_path / "i.zip"])
        assert pages(issue) == [(1, "01")]
        assert codes(issue) == ["zip-damaged", "zip-locked"]

    def test_no_zip_at_all(self, tmp_path: Path) -> None:
        """A file that begins as a ZIP and is none is told."""
        with pytest.raises(NothingFound) as caught:
            open_issue([put(tmp_path / "i.zip", b"PK\x03\x04 nonsense")])
        assert [p.code for p in caught.value.problems] == ["zip-damaged"]

    def test_zip_in_a_folder(self, tmp_path: Path) -> None:
        """A folder that holds nothing but a ZIP is the ZIP."""
        self.packed(tmp_path / "i.zip", {"01.pdf": pdf()})
        assert pages(open_issue([tmp_path])) == [(1, "01")]

    def test_zip_in_a_zip(self, tmp_path: Path) -> None:
        """Archives in archives are not opened."""
        inner = self.packed(tmp_path / "in.zip", {"01.pdf": pdf()}).read_bytes()
        issue = open_issue([self.packed(tmp_path / "out.zip", {"x.zip": inner, "02.pdf": pdf()})])
        assert codes(issue) == ["zip-nested"]
