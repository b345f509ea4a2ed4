"""Promises of the command line: what is written, what is said, and with which code it ends."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from baoyan import pipeline
from baoyan.cli import main
from baoyan.codes import CODES
from baoyan.edition import read_file
from plugins import engines, stages
from plugins.pdfs import put


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Simple stages, English, and a cache of the test's own."""
    stages.install(monkeypatch)
    # Without title and date every edition would have problems; these are about files and pages.
    monkeypatch.setattr("baoyan.edition.assembly.issue_facts", no_facts, raising=False)
    monkeypatch.setattr("baoyan.edition.facts.issue_facts", no_facts)
    for name in ("LC_ALL", "LC_MESSAGES", "BAOYAN_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("BAOYAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def no_facts(*_: object) -> object:
    from baoyan.model.edition import IssueFacts

    return IssueFacts(title="Test", language="en"), ()


def issue(root: Path, *names: str) -> Path:
    for name in names:
        put(root / f"{name}.pdf", text=name)
    return root


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return issue(tmp_path / "issue", "01", "02", "03")


class TestRead:
    """`baoyan read`."""

    def test_clean(self, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A sound issue: written, summed up, exit 0."""
        assert main(["read", str(pages), "--out", "x/edition.json"]) == 0
        assert len(read_file(tmp_path / "x" / "edition.json").pages) == 3
        told = capsys.readouterr()
        assert "3 pages · 3 articles" in told.out
        assert "x/edition.json" in told.out
        assert told.err == ""

    def test_problems(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A bad page: written without it, the problem told with page and hint, exit 1."""
        put(pages / "04.pdf", b"")
        assert main(["read", str(pages), "-o", "e.json"]) == 1
        edition = read_file(Path("e.json"))
        assert len(edition.pages) == 3
        assert [(p.code, p.page) for p in edition.problems] == [("file-empty", 4)]
        told = capsys.readouterr().out
        assert "error [file-empty] page 4: 04.pdf holds 0 bytes" in told
        assert CODES["file-empty"].hint_en in told

    def test_several_paths(self, pages: Path) -> None:
        """Pages may be given one by one."""
        assert main(["read", *map(str, sorted(pages.iterdir())), "-o", "e.json"]) == 0

    def test_nothing_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A wrong path, an empty folder: exit 3, nothing written."""
        assert main(["read", "nowhere", "-o", "e.json"]) == 3
        assert "nowhere" in capsys.readouterr().err
        (tmp_path / "empty").mkdir()
        put(tmp_path / "empty" / "notes.txt", b"x")
        assert main(["read", "empty", "-o", "e.json"]) == 3
        assert "notes.txt" in capsys.readouterr().err
        assert not Path("e.json").exists()

    def test_nothing_readable(self, tmp_path: Path) -> None:
        """No page can be read: exit 4; the edition holds the reasons."""
        put(tmp_path / "i" / "01.pdf", b"%PDF-1.4 broken")
        assert main(["read", "i", "-o", "e.json"]) == 4
        edition = read_file(Path("e.json"))
        assert (edition.pages, [p.code for p in edition.problems]) == ((), ["file-damaged"])

    def test_json_of_an_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A program that reads lines of JSON gets one for an error too."""
        assert main(["read", "nowhere", "--json", "-o", "e.json"]) == 3
        line = json.loads(capsys.readouterr().out)
        assert (line["event"], line["exit"], line["code"]) == ("error", 3, "input-not-found")
        assert "nowhere" in line["message"] and line["hint"]

    def test_a_file_where_the_folder_should_be(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """`--out a.txt/x/y.json`: told which part of the path is a file."""
        Path("a.txt").write_text("x")
        assert main(["read", str(pages), "-o", "a.txt/x/y.json"]) == 6
        assert "a.txt is a file, not a folder" in capsys.readouterr().err

    def test_engine_by_name(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """--engine: an installed one reads; one that is not there is told with those that are."""
        assert main(["read", str(pages), "-o", "e.json", "--engine", "text_layer"]) in (0, 1)
        assert main(["read", str(pages), "-o", "e.json", "--engine", "nobody"]) == 2
        assert "text_layer" in capsys.readouterr().err

    def test_an_earlier_edition_is_not_lost(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """When nothing can be read, an edition that was there stays."""
        main(["read", str(pages), "-o", "e.json"])
        before = Path("e.json").read_bytes()
        put(Path("bad") / "01.pdf", b"%PDF-1.4 broken")
        assert main(["read", "bad", "-o", "e.json"]) == 4
        assert Path("e.json").read_bytes() == before
        assert "not written" in capsys.readouterr().out

    def test_bad_place_is_told_before_the_work(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """An output that cannot be written: exit 6."""
        assert main(["read", str(pages), "-o", str(pages)]) == 6
        assert main(["read", str(pages), "-o", str(pages / "01.pdf" / "e.json")]) == 6
        assert "cannot be written" in capsys.readouterr().err

    def test_what_is_no_edition_is_never_replaced(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A page to read or a foreign file as the place to write to: refused before reading, untouched."""
        page = pages / "01.pdf"
        before = page.read_bytes()
        assert main(["read", str(page), "-o", str(page)]) == 6
        assert main(["read", str(pages), "-o", str(page)]) == 6
        assert page.read_bytes() == before
        Path("keep.json").write_text("keep")
        assert main(["read", str(pages), "-o", "keep.json"]) == 6
        assert Path("keep.json").read_text() == "keep"
        assert "no edition" in capsys.readouterr().err

    def test_an_earlier_edition_is_replaced(self, pages: Path) -> None:
        """Reading again to the same place is the ordinary case, and an empty file is nobody's."""
        Path("e.json").touch()
        assert main(["read", str(pages), "-o", "e.json"]) in (0, 1)
        assert main(["read", str(pages), "-o", "e.json"]) in (0, 1)

    def test_text_of_what_is_no_newspaper(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Neither pages nor an edition: told, and no word of a missing date."""
        put(Path("notes.txt"), b"only words")
        assert main(["text", "notes.txt"]) in (3, 4)
        said = capsys.readouterr()
        assert said.out == "" and "could be read" in said.err and "date" not in said.err

    def test_wrong_use(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Wrong options, a missing path, a wrong setting: exit 2, with a way on."""
        assert main(["read"]) == 2
        assert main(["read", str(pages), "--jobs", "many"]) == 2
        assert main(["reed"]) == 2
        assert "--help" in capsys.readouterr().err

    def test_wrong_setting(self, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A limit that is no number is a wrong use."""
        monkeypatch.setenv("BAOYAN_MAX_PAGES", "lots")
        assert main(["read", str(pages)]) == 2

    def test_limits_from_the_environment(self, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A limit set there holds."""
        monkeypatch.setenv("BAOYAN_MAX_PAGES", "2")
        assert main(["read", str(pages), "-o", "e.json"]) == 1
        assert len(read_file(Path("e.json")).pages) == 2

    def test_json(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Every line is JSON: progress first, the result last."""
        put(pages / "04.pdf", b"")
        assert main(["read", str(pages), "-o", "e.json", "--json"]) == 1
        told = capsys.readouterr()
        lines = [json.loads(line) for line in told.out.splitlines()]
        assert told.err == ""
        assert [x["event"] for x in lines[:-1]] == ["progress"] * (len(lines) - 1)
        result = lines[-1]
        assert {k: result[k] for k in ("event", "exit", "out", "pages", "articles", "problem_count")} == {
            "event": "result",
            "exit": 1,
            "out": "e.json",
            "pages": 3,
            "articles": 3,
            "problem_count": 1,
        }
        assert result["problems"][0]["code"] == "file-empty"

    def test_quiet(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is said of a sound issue; errors are, on standard error."""
        assert main(["read", str(pages), "-o", "e.json", "-q"]) == 0
        assert capsys.readouterr() == ("", "")
        put(pages / "04.pdf", b"")
        assert main(["read", str(pages), "-o", "e.json", "-q"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "file-empty" in told.err

    def test_to_standard_output(self, pages: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        """With --out - the edition alone is on standard output."""
        assert main(["read", str(pages), "-o", "-"]) == 0
        told = capfdbinary.readouterr()
        assert json.loads(told.out)["format"] == "baoyan-edition/1"
        assert b"3 pages" in told.err

    @pytest.mark.parametrize("how", [["--lang", "zh"], ["--lang=zh"], []])
    def test_chinese(
        self, pages: Path, how: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In Chinese by option or by the system's language: problems too."""
        if not how:
            monkeypatch.setenv("LANG", "zh_CN.UTF-8")
        put(pages / "04.pdf", b"")
        assert main(["read", str(pages), "-o", "e.json", *how]) == 1
        told = capsys.readouterr().out
        assert "错误 [file-empty] 第 4 版：04.pdf 是空文件（0 字节）" in told
        assert "3 版 · 3 篇稿件" in told
        assert read_file(Path("e.json")).problems[0].message == "04.pdf holds 0 bytes"

    def test_cache(self, pages: Path, tmp_path: Path) -> None:
        """Results are kept where it is said, or not at all."""
        main(["read", str(pages), "-o", "e.json", "--no-cache"])
        assert not (tmp_path / "cache").exists()
        main(["read", str(pages), "-o", "e.json", "--cache", "mine"])
        assert len(list(Path("mine").rglob("*.msgpack"))) == 3
        main(["read", str(pages), "-o", "e.json"])
        assert len(list((tmp_path / "cache").rglob("*.msgpack"))) == 3

    def test_jobs(self, pages: Path) -> None:
        """Any number of workers gives the same edition, byte by byte."""
        made = []
        for jobs in "013":
            main(["read", str(pages), "-o", "e.json", "--no-cache", "--jobs", jobs])
            made.append(Path("e.json").read_bytes())
        assert made[0] == made[1] == made[2]

    def test_a_mistake_of_ours(
        self, pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """An unexpected exception: exit 70, one line; with --debug the place."""
        monkeypatch.setattr(pipeline, "_joined", lambda *_: engines.lie())
        assert main(["read", str(pages), "-o", "e.json"]) == 70
        told = capsys.readouterr().err
        assert "ValueError: a mistake" in told
        assert "Traceback" not in told
        main(["read", str(pages), "-o", "e.json", "--debug"])
        assert "Traceback" in capsys.readouterr().err
        assert not Path("e.json").exists()

    def test_interrupted(self, pages: Path, tmp_path: Path) -> None:
        """Ctrl-C: exit 130, no half-written file, no process left."""
        issue(pages, "04-hang")
        program = (
            # A shell's background jobs ignore Ctrl-C, and what they start does too.
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "import sys; sys.path[:] = {!r}\n"
            "from baoyan import page_work, pipeline\n"
            "from baoyan.cli import main\n"
            "from plugins import engines, stages\n"
            "page_work.stages = lambda: (engines.faulty, stages.lay_out, stages.write_page)\n"
            "sys.exit(main(['read', {!r}, '-o', 'e.json', '--json']))\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", program.format(sys.path, str(pages))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        while '"done": 3, "total": 4' not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "goes on from here" in told
        assert not list(tmp_path.glob("*e.json*"))


class TestOthers:
    """The smaller commands."""

    def test_text(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The text of an edition file, and of pages, is the same."""
        main(["read", str(pages), "-o", "e.json", "-q"])
        assert main(["text", "e.json"]) == 0
        first = capsys.readouterr().out
        assert "02.pdf 0" in first
        assert main(["text", str(pages)]) == 0
        assert capsys.readouterr().out == first

    def test_facts(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """One fact per line, its parts apart by tabs."""
        assert main(["facts", str(pages)]) == 0
        rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
        assert ["title", "Test"] in [row[:2] for row in rows]

    @pytest.mark.parametrize("command", ["text", "facts"])
    def test_no_edition(self, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A file that is no edition: exit 5; a missing one: exit 3."""
        put(tmp_path / "x.json", b"{}")
        assert main([command, "x.json"]) == 5
        assert "x.json" in capsys.readouterr().err
        assert main([command, "nothing.json"]) == 3

    def test_problems(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A code is explained; without one all are listed; an unknown one is a wrong use."""
        assert main(["problems", "page-missing"]) == 0
        assert CODES["page-missing"].hint_en in capsys.readouterr().out
        assert main(["problems", "--lang", "zh"]) == 0
        told = capsys.readouterr().out
        assert all(code in told for code in CODES)
        assert main(["problems", "page-mising"]) == 2

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion(self, shell: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A script for each shell that calls us back."""
        assert main(["completion", shell]) == 0
        assert "_BAOYAN_COMPLETE" in capsys.readouterr().out

    def test_completion_works(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The shell's call lists commands and options."""
        env = {**os.environ, "_BAOYAN_COMPLETE": "bash_complete", "COMP_WORDS": "baoyan re", "COMP_CWORD": "1"}
        done = subprocess.run([sys.executable, "-m", "baoyan"], env=env, capture_output=True, text=True, check=False)
        assert "plain,read" in done.stdout

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The version is that of the package."""
        from baoyan import __version__

        for way in ("version", "--version"):
            assert main([way]) == 0
            assert __version__ in capsys.readouterr().out

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_help(self, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Every command explains itself and each of its options, in both languages."""
        from baoyan.cli.app import COMMANDS

        assert main(["--help", "--lang", lang]) == 0
        listed = capsys.readouterr().out
        for name in COMMANDS:
            assert name in listed
            assert main([name, "--help", "--lang", lang]) == 0
            told = capsys.readouterr().out
            assert ("显示" in told) == (lang == "zh")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["-h"],
            ["read", "-h"],
            ["reed"],
            ["read"],
            ["read", "x", "--jobs", "many"],
            ["read", "x", "--jobs", "999"],
            ["read", "--ot", "x"],
            ["draw", "x"],
            ["draw", "x", "--out"],
            ["text", "a", "b"],
            ["read", "x", "--cache", "a.txt"],
            ["completion", "foo"],
        ],
        ids=" ".join,
    )
    def test_chinese_throughout(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        """Help and wrong usage hold no English sentence in Chinese."""
        Path("a.txt").write_text("x")
        main(["--lang", "zh", *arguments])
        told = capsys.readouterr()
        english = (
            r"Usage|Options|Commands|default:|Missing|No such|Invalid|not a|not in|not one|requires|unexpected|Did you"
        )
        assert not re.search(english, told.out + told.err)

    def test_facts_in_chinese(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Names of facts and pages, and what is doubted of them."""
        put(pages / "02.pdf", b"%PDF-1.4 broken")
        main(["facts", str(pages), "--lang", "zh"])
        told = capsys.readouterr().out
        assert "报名\tTest" in told and "第 1 版" in told and "title" not in told

    def test_details_in_chinese(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """What the PDF engine says of a damaged file is Chinese too."""
        put(pages / "02.pdf", b"%PDF-1.4 broken")
        main(["read", str(pages), "-o", "e.json", "--lang", "zh"])
        told = capsys.readouterr().out
        assert "数据格式错误" in told and "format error" not in told

    def test_problem_without_placeholders(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What each case fills in is an ellipsis, in the list and alone."""
        assert main(["problems"]) == 0
        assert main(["problems", "page-missing"]) == 0
        told = capsys.readouterr().out
        assert "{" not in told and "missing among the files: page …" in told

    def test_draw_of_what_is_no_page(self, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder, and a page beyond the file's last, are told as such."""
        assert main(["draw", str(pages), "--out", "x.png"]) == 3
        assert "is a folder" in capsys.readouterr().err
        assert main(["draw", str(pages / "01.pdf"), "--page", "7", "--out", "x.png"]) == 3
        assert "01.pdf ends at page 1; it has no page 7" in capsys.readouterr().err

    def test_reader_of_our_output_goes_away(self, pages: Path) -> None:
        """`baoyan problems | head -1` ends quietly."""
        command = f"{sys.executable} -m baoyan problems | head -1"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert done.stderr == ""


def test_demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The demo writes an edition and its site."""
    from baoyan.cli.commands import demo

    sample = issue(tmp_path / "sample", "01", "02")
    monkeypatch.setattr(demo, "sample_folder", lambda: sample)
    monkeypatch.setenv("DEMO_SERVE", "0")
    assert main(["demo", "--out", "made"]) == 0
    assert Path("made/edition.json").is_file()
    assert len(list(Path("made").glob("*/*/0?/page.jpg"))) == 2
    assert "made/index.html" in capsys.readouterr().out


class TestSite:
    """`baoyan site`."""

    def test_pages_are_found_where_the_edition_was_read_from(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What `read` kept of the place is enough for the pictures; the site opens from its folder."""
        pages = issue(tmp_path / "elsewhere", "01", "02")
        assert main(["read", str(pages), "--out", "e.json", "-q", "--jobs", "1"]) in (0, 1)
        assert main(["site", "e.json", "--out", "made", "--jobs", "1"]) == 0
        assert Path("made/index.html").is_file()
        assert len(list(Path("made").glob("*/*/0?/thumb.webp"))) == 2
        assert len(list(Path("made").glob("*/*/0?/*.pdf"))) == 2
        assert "made/index.html" in capsys.readouterr().out

    def test_without_page_files_the_site_is_written_and_the_problem_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A page without a picture is a problem, and no reason to write nothing."""
        pages = issue(tmp_path / "somewhere" / "else" / "far", "01")
        main(["read", str(pages), "--out", "e.json", "-q", "--jobs", "1", "--no-cache"])
        assert main(["site", "e.json", "--out", "made"]) == 1
        assert "there is no picture of page" in capsys.readouterr().err
        assert main(["site", "e.json", "--out", "made", "--pages", str(pages), "--jobs", "1"]) == 0

    def test_what_is_no_edition(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A missing file, a folder without editions, a file that is none."""
        (tmp_path / "empty").mkdir()
        (tmp_path / "x.json").write_text("{}", encoding="utf-8")
        assert main(["site", "nothing.json", "--out", "made"]) == 3
        assert main(["site", "--out", "made"]) == 3
        assert main(["site", str(tmp_path / "empty"), "--out", "made"]) == 3
        assert main(["site", str(tmp_path / "x.json"), "--out", "made"]) == 5
        assert "edition" in capsys.readouterr().err


def test_doubts_are_told_in_the_reader_s_language() -> None:
    """Once for each article and kind, with how often; an article without a headline by its first words."""
    from baoyan.cli.report import doubts
    from baoyan.cli.words import speak
    from baoyan.model.edition import Article, Doubt, Edition, IssueFacts, Kind, Part, PartType

    twice = (Doubt("flow-unsure", "said in English", 3),) * 2
    texts = (Part(PartType.PARAGRAPH, "字" * 40),)
    articles = (
        Article("a", Kind.ARTICLE, 3, body=texts, doubts=twice),
        Article("b", Kind.ARTICLE, 4, headline="桥", doubts=(Doubt("of-an-engine", "its own words"),)),
        Article("c", Kind.ARTICLE, 4, headline="长" * 5000, doubts=(Doubt("of-an-engine", "its own words"),)),
    )
    speak("zh")
    try:
        told = doubts(Edition(IssueFacts(), (), articles))
    finally:
        speak("en")
    assert told == [
        f"存疑 第 3 版：{'字' * 32}… – 这一栏之后的文字可能属于另一篇 (×2)",
        "存疑 第 4 版：桥 – its own words",
        f"存疑 第 4 版：{'长' * 100}… – its own words",
    ]


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """As it is, not as an error's words; still wrong usage to a script."""
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("Usage: baoyan")


class _Gone(io.StringIO):
    """Standard output whose reader is gone, or whose disk is full."""

    def __init__(self, reason: int) -> None:
        super().__init__()
        self.reason = reason

    def write(self, _: str) -> int:
        """Refuse."""
        raise OSError(self.reason, os.strerror(self.reason))

    def fileno(self) -> int:
        """A file of its own, which may be put in the place of another."""
        return os.open(os.devnull, os.O_WRONLY)


@pytest.mark.parametrize(
    ("reason", "said"),
    [(errno.EPIPE, ""), (errno.ENOSPC, "baoyan: standard output cannot be written: No space left on device")],
)
def test_output_that_cannot_be_written(
    reason: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never the exit code of an edition with problems; a reader that is gone needs no message."""
    monkeypatch.setattr(sys, "stdout", _Gone(reason))
    assert main(["version"]) == 6
    assert capsys.readouterr().err.partition("\n")[0] == said
