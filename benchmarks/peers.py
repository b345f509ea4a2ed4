"""`python -m benchmarks peers`: the same pages through public document parsers, scored the same way.

The parsers are no dependency of ours (some have licences that we do not take in). Put those that you want to compare into an
environment of their own and name its Python in `$BAOYAN_PEERS`:

    python3 -m venv peers
    peers/bin/pip install kreuzberg==4.10.4 pdf-oxide==0.3.78 pdfminer.six pdfplumber pymupdf
    BAOYAN_PEERS=peers/bin/python python -m benchmarks peers

What they give is Markdown or plain text: a heading begins an article, empty lines part paragraphs. That is all that can be
asked of them: none of them says what an article, a byline or a jump is.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from baoyan.model.edition import Article, Edition, IssueFacts, Kind, Part, PartType
from benchmarks.machine import told
from benchmarks.scoring import Score, score_issue
from benchmarks.sets import Issue, issues


@dataclass(frozen=True)
class Parser:
    """A parser: how it is called with `path` to give `text`, its package (or program), its licence."""

    name: str
    code: str
    package: str
    licence: str


PARSERS = (
    Parser(
        "pymupdf4llm",
        "import pymupdf4llm; text = pymupdf4llm.to_markdown(path, show_progress=False)",
        "pymupdf4llm",
        "AGPL",
    ),
    Parser(
        "PyMuPDF, blocks",
        "import pymupdf; found = [b[4] for p in pymupdf.open(path) for b in p.get_text('blocks')]\n"
        "    text = '\\n\\n'.join(b.replace('\\n', ' ') for b in found)",
        "pymupdf",
        "AGPL",
    ),
    Parser(
        "kreuzberg",
        "import kreuzberg as k; how = k.ExtractionConfig(output_format='markdown')\n"
        "    text = k.extract_file_sync(path, config=how).content",
        "kreuzberg",
        "MIT",
    ),
    Parser(
        "pdf-oxide",
        "import pdf_oxide; text = pdf_oxide.PdfDocument(path).to_markdown(0)",
        "pdf-oxide",
        "MIT or Apache-2.0",
    ),
    Parser(
        "pdfplumber", "import pdfplumber; text = pdfplumber.open(path).pages[0].extract_text()", "pdfplumber", "MIT"
    ),
    Parser(
        "pdfminer.six", "from pdfminer.high_level import extract_text; text = extract_text(path)", "pdfminer.six", "MIT"
    ),
    Parser(
        "pdftotext",
        "import subprocess; text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout",
        "",
        "GPL",
    ),
)
FIGURES = (
    "article_f1", "headline_exact", "body_cer", "order_in_article", "paragraph_f1", "furniture_leaked",
)  # fmt: skip
_SCRIPT = """
import json, os, sys
from importlib.metadata import version
def parse(path):
    {code}
    return text
parse(sys.argv[1])
out = []
for path in sys.argv[1:]:
    start = sum(os.times()[:4])
    text = parse(path)
    out.append((sum(os.times()[:4]) - start, text))
print()
print(json.dumps(out))
"""


def parsed(python: str, code: str, pages: Sequence[Path]) -> list[tuple[float, str]] | None:
    """CPU seconds and text of each page, its programs' included; None where the parser is not installed or fails."""
    done = subprocess.run(
        [python, "-c", _SCRIPT.format(code=code), *map(str, pages)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return None
    found: list[tuple[float, str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def as_edition(pages: Sequence[tuple[int, str]]) -> Edition:
    """Markdown as an edition: page numbers with their text."""
    articles = [a for number, text in pages for a in _articles(number, text)]
    return Edition(IssueFacts(), articles=tuple(articles))


def _articles(number: int, text: str) -> list[Article]:
    found: list[Article] = []
    headline: str | None = None
    for piece in re.split(r"(?m)^(#+ .*)$", text):
        if piece.startswith("#"):
            headline = piece.lstrip("# ").strip("* ")
            continue
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", piece) if p.strip()]
        if paragraphs or headline:
            body = tuple(Part(PartType.PARAGRAPH, p) for p in paragraphs)
            found.append(Article(f"{number}-{len(found)}", Kind.ARTICLE, number, headline=headline, body=body))
        headline = None
    return found


@dataclass
class Row:
    """What one parser makes of all issues."""

    title: str
    seconds: float = 0.0
    pages: int = 0

    def __post_init__(self) -> None:
        self.score = Score()

    def add(self, issue: Issue, edition: Edition, seconds: float) -> None:
        """Count an issue."""
        score_issue(issue.truth, edition, self.score)
        self.seconds += seconds
        self.pages += len(issue.truth["pages"])

    def line(self) -> str:
        """The row of the table."""
        figures = self.score.figures()
        cells = ["-" if (value := figures[name]) is None else f"{value:.3f}" for name in FIGURES]
        return f"| {self.title} | {self.seconds / max(1, self.pages):.3f} | " + " | ".join(cells) + " |"


def ours(chosen: Sequence[Issue]) -> Row:
    """Our own row: reading and joining, in one process, as the others are measured."""
    from baoyan import read_issue

    row = Row("**baoyan** (Apache-2.0)")
    read_issue(chosen[0].pages, jobs=0)  # imports and caches
    for issue in chosen:
        start = time.process_time()
        edition = read_issue(issue.pages, jobs=0)
        row.add(issue, edition, time.process_time() - start)
    return row


def theirs(python: str, parser: Parser, chosen: Sequence[Issue]) -> Row | None:
    """A parser's row; None where it is not installed or fails."""
    row = Row(f"{parser.name} {_version(python, parser)} ({parser.licence})")
    for issue in chosen:
        found = parsed(python, parser.code, sorted(issue.pages.glob("*.pdf")))
        if found is None:
            return None
        numbers = [p["page"] for p in issue.truth["pages"]]
        edition = as_edition([(n, text) for n, (_, text) in zip(numbers, found, strict=False)])
        row.add(issue, edition, sum(s for s, _ in found))
    return row


def _version(python: str, parser: Parser) -> str:
    if not parser.package:
        said = subprocess.run([parser.name, "-v"], capture_output=True, text=True, check=False).stderr.split()
        return next((word for word in said if word[0].isdigit()), "")
    ask = f"from importlib.metadata import version; print(version({parser.package!r}))"
    return subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False).stdout.strip()


def main() -> int:
    """Print one row for us and one for each parser that is there."""
    python = os.environ.get("BAOYAN_PEERS")
    if not python:
        print("Name a Python with the parsers in $BAOYAN_PEERS; see benchmarks/peers.py for how to make one.")
        return 2
    chosen = [i for i in issues() if not i.name.endswith("/e")]
    pages = sum(len(i.truth["pages"]) for i in chosen)
    print(f"{told()} {len(chosen)} issues of {pages} born-digital pages; CPU time without imports, one process.\n")
    print("| parser (licence) | CPU s/page | " + " | ".join(FIGURES) + " |\n" + "|---" * (len(FIGURES) + 2) + "|")
    print(ours(chosen).line(), flush=True)
    for parser in PARSERS:
        row = theirs(python, parser, chosen)
        nothing = f"| {parser.name} ({parser.licence}) | not installed or failed |" + " |" * len(FIGURES)
        print(row.line() if row else nothing, flush=True)
    return 0
