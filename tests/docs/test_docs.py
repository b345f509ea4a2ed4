"""What the docs say is what the code does: generated parts are fresh, links lead somewhere, commands exist."""

from __future__ import annotations

import ast
import importlib
import re
import shlex
import subprocess
from pathlib import Path
from types import ModuleType

import click
import pytest
from PIL import Image

from baoyan.cli.app import app
from baoyan.codes import CODES
from baoyan.edition.corrections import ACTS, FIELDS
from plugins.pdfs import put

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
FENCE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """docs/generate.py, which stands in no package."""
    monkeypatch.syspath_prepend(DOCS)
    return importlib.import_module("generate")


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can name, as code hosts make them of headings."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ +(.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}


def commands(page: Path) -> list[str]:
    """The lines of shell examples."""
    blocks = [m[2] for m in FENCE.finditer(page.read_text(encoding="utf-8")) if m[1] in ("sh", "bash", "console")]
    lines = [re.sub(r"\s+#.*$", "", line).strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line]


def test_generated_parts_are_fresh(generator: ModuleType) -> None:
    """Files hold what docs/generate.py makes of the code (`make docs` writes them)."""
    stale = [p.name for p, text in generator.generated().items() if p.read_text(encoding="utf-8") != text]
    assert not stale, f"run make docs: {stale}"


def test_marks_are_needed(generator: ModuleType) -> None:
    """A page that lost its marks is told, not passed over."""
    with pytest.raises(ValueError, match="no marks for fields"):
        generator._put("no marks here", "fields", "text", "formats.md")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link and picture names a file of the repository, and every #place a heading."""
    for found in LINK.finditer(prose(page)):
        target, _, place = (found[1] or found[2]).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{page.name}: {target}"
        assert ROOT in file.parents, f"{page.name}: {target} leads out of the repository"
        assert not place or place in anchors(file), f"{page.name}: {target}#{place}"


def test_example_of_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the columns diagram is decided as the diagram's colours and its caption say."""
    monkeypatch.syspath_prepend(DOCS)
    found = importlib.import_module("example").example()
    assert found.after == {"a": "b", "b": "c", "c": "", "d": "e", "e": ""}
    assert found.cost["c", "d"] > found.end["c"] + found.begin["d"]


def test_every_page_is_reached() -> None:
    """From the README a reader comes to every page of the docs."""
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        for found in LINK.finditer(prose(page)):
            target = (found[1] or found[2]).partition("#")[0]
            if target.endswith(".md") and not re.match(r"[a-z]+:", target):
                todo.append((page.parent / target).resolve())
    assert set(PAGES) <= seen, f"not linked: {[p.name for p in set(PAGES) - seen]}"


def test_every_code_is_explained() -> None:
    """docs/errors.md has a heading for each code and for no other."""
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (\S+)$", text, re.MULTILINE) == list(CODES)


def test_every_act_is_told() -> None:
    """docs/formats.md names each kind of correction and each field that one can set."""
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert all(f"| `{act}` |" in text for act in ACTS)
    assert all(f"`{field}`" in text for field in FIELDS)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_of_the_command_line_are_right(page: Path) -> None:
    """Every `baoyan ...` in a shell example is a command with options that exist."""
    for line in commands(page):
        for part in re.split(r"\s*(?:\||&&|;)\s*", line):
            words = shlex.split(part) if part.startswith("baoyan ") else []
            if words:
                _check_command(words[1:], f"{page.name}: {part}")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_of_make_are_right(page: Path) -> None:
    """Every `make NAME` in a shell example is a target."""
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in commands(page):
        if line.startswith("make "):
            named = {word for word in line.split("|")[0].split()[1:] if "=" not in word}
            assert named <= targets, f"{page.name}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_in_python_are_right(page: Path) -> None:
    """Python examples compile, and every name that they import from baoyan exists."""
    blocks = [m[2] for m in FENCE.finditer(page.read_text(encoding="utf-8")) if m[1] == "python"]
    for block in (b for b in blocks if not b.startswith("baoyan.")):  # a bare signature is no program
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("baoyan"):
                module = importlib.import_module(node.module)
                assert all(hasattr(module, alias.name) for alias in node.names), f"{page.name}: {node.module}"


def test_readmes_have_the_two_commands() -> None:
    """Both READMEs begin with make demo and make test, and show how to read a folder."""
    for name in ("README.md", "README.zh.md"):
        found = commands(ROOT / name)
        assert {"make demo", "make test"} <= set(found)
        assert any(line.startswith("baoyan read ") and "--out edition.json" in line for line in found)


def test_readmes_agree() -> None:
    """The Chinese README has every example and picture of the English one, drawn pages in its own language."""
    english, chinese = ROOT / "README.md", ROOT / "README.zh.md"
    assert commands(english) == commands(chinese)
    pictures = [re.findall(r"docs/images/[\w.-]+", p.read_text(encoding="utf-8")) for p in (english, chinese)]
    assert [name.replace(".en.", ".zh.") for name in pictures[0]] == pictures[1]


def test_pictures_of_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/pictures.py draws a page once in each language, for the README."""
    monkeypatch.syspath_prepend(DOCS)
    made = importlib.import_module("pictures").make(put(tmp_path / "01.pdf"), tmp_path)
    assert [path.name for path in made] == ["page.en.png", "page.zh.png"]
    for path in made:
        with Image.open(path) as picture:
            assert (picture.format, picture.mode) == ("PNG", "P")
            assert picture.width > picture.height * 0.7


def test_what_a_text_layer_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pictures of other kinds put a page as printed beside what its text layer says, of one height."""
    monkeypatch.syspath_prepend(DOCS)
    pictures = importlib.import_module("pictures")
    page = put(tmp_path / "01.pdf")
    parts = [pictures._received(page, 900), pictures._said(page, 900)]
    assert [part.height for part in parts] == [900, 900]
    assert all(part.convert("L").getextrema()[0] < 200 for part in parts)


def test_no_page_names_a_machine() -> None:
    """No path of somebody's machine stands in a page."""
    for page in PAGES:
        assert not re.search(r"/(?:work|home|root|Users)/\w", page.read_text(encoding="utf-8")), page.name


def test_records_are_numbered() -> None:
    """Decision records count without a gap and all have the same parts."""
    records = sorted((DOCS / "adr").glob("[0-9]*.md"))
    assert [int(p.name[:4]) for p in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        parts = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert parts == ["Why it came up", "What was decided", "What was weighed", "What follows"], record.name


def _check_command(words: list[str], where: str) -> None:
    root = click.Context(app)
    assert words, where
    command = app.get_command(root, words[0])
    assert command is not None or words[0].startswith("-"), f"{where}: no command {words[0]}"
    known = {o for p in (command or app).params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
    used = {w.split("=")[0] for w in words if w.startswith("-") and w != "-"}
    assert used <= known, f"{where}: {sorted(used - known)}"


def test_docs_check_compares_what_it_writes() -> None:
    """`make docs-check` is the same comparison: it names the generator and git's diff."""
    said = subprocess.run(["make", "-n", "-C", str(ROOT), "docs-check"], capture_output=True, text=True, check=True)
    assert "docs/generate.py" in said.stdout
    assert "git diff --exit-code -- docs" in said.stdout


class TestFigures:
    """Measured tables come into the docs by a program, into the places marked for them."""

    @pytest.fixture
    def figures(self, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        """docs/put_figures.py."""
        monkeypatch.syspath_prepend(DOCS)
        return importlib.import_module("put_figures")

    def test_put(self, figures: ModuleType) -> None:
        """A part goes between its marks; a part without marks, and one that printed nothing, change nothing."""
        parts = figures.parts_of(["before\n", "## speed\n", "\n", "| a |\n", "\n", "## other\n", "x\n", "## empty\n"])
        assert parts == {"speed": "| a |", "other": "x", "empty": ""}
        page = "1 <!-- benchmarks: speed --> old <!-- end benchmarks: speed --> 2"
        assert figures.put(page, parts) == "1 <!-- benchmarks: speed -->\n\n| a |\n\n<!-- end benchmarks: speed --> 2"

    def test_marks_are_those_of_the_benchmarks(self, figures: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every marked place is filled by a benchmark of that name."""
        monkeypatch.syspath_prepend(ROOT)
        texts = [(DOCS / name).read_text(encoding="utf-8") for name in figures.PAGES]
        marks = {mark for text in texts for mark in re.findall(r"<!-- benchmarks: (\S+) -->", text)}
        benchmarks = importlib.import_module("benchmarks.__main__")
        assert marks == set(benchmarks.PARTS)
