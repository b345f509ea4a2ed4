"""`python -m benchmarks peers`: the same pages through public document parsers, scored the same way.

The parsers are no dependency of ours (some have licences that we do not take in). Put those that you want to compare into an
environment of their own and name its Python in `$BAOYAN_PEERS`:

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install kreuzberg==4.10.4 pdf-oxide==0.3.78 pymupdf4llm pdfminer.six
    BAOYAN_PEERS=/tmp/peers/bin/python python -m benchmarks peers

What they give is Markdown: a heading begins an article, empty lines part paragraphs.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

from baoyan.model.edition import Article, Edition, IssueFacts, Kind, Part, PartType
from benchmarks.scoring import score_issue
from benchmarks.sets import Issue, issues

PARSERS = {
    "pymupdf4llm": "import pymupdf4llm; text = pymupdf4llm.to_markdown(path, show_progress=False)",
    "pymupdf blocks": (
        "import pymupdf; text = '\\n\\n'.join(b[4].replace('\\n', ' ') for p in pymupdf.open(path) for b in p.get_text('blocks'))"
    ),
    "kreuzberg": "import kreuzberg; text = kreuzberg.extract_file_sync(path).content",
    "pdf-oxide": "import pdf_oxide; d = pdf_oxide.PdfDocument(path); text = d.to_markdown(0)",
    "pdfminer.six": "from pdfminer.high_level import extract_text; text = extract_text(path)",
    "pdftotext": "import subprocess; text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout",
}
_SCRIPT = """
import json, os, sys
out = []
for path in sys.argv[1:]:
    start = sum(os.times()[:4])
    {code}
    out.append((sum(os.times()[:4]) - start, text))
print(json.dumps(out))
"""


def parsed(python: str, code: str, pages: list[Path]) -> list[tuple[float, str]] | None:
    """CPU seconds and Markdown of each page; None where the parser is not installed or fails."""
    done = subprocess.run(
        [python, "-c", _SCRIPT.format(code=code), *map(str, pages)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return None
    found: list[tuple[float, str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def as_edition(pages: list[tuple[int, str]]) -> Edition:
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


def _row(name: str, rows: list[tuple[Issue, float, dict[str, float | None]]]) -> str:
    pages = sum(len(issue.truth["pages"]) for issue, _, _ in rows)
    seconds = sum(s for _, s, _ in rows) / max(1, pages)
    cells = []
    for figure in ("article_f1", "headline_exact", "paragraph_f1", "body_cer"):
        values = [f[figure] for _, _, f in rows if f[figure] is not None]
        cells.append(f"{sum(v for v in values if v is not None) / len(values):.3f}" if values else "-")
    return f"| {name} | {seconds:.3f} | " + " | ".join(cells) + " |"


def main() -> int:
    """Print one row for us and one for each parser that is there."""
    from benchmarks.speed import cpu, ours

    python = os.environ.get("BAOYAN_PEERS")
    if not python:
        print("Name a Python with the parsers in $BAOYAN_PEERS; see benchmarks/peers.py for how to make one.")
        return 2
    from baoyan import read_issue

    chosen = [i for i in issues() if not i.name.endswith("/e")]
    print("| parser | CPU s/page | article_f1 | headline_exact | paragraph_f1 | body_cer |\n|---|---|---|---|---|---|")
    mine = [(i, cpu(lambda: ours(i.pages)), score_issue(i.truth, read_issue(i.pages)).figures()) for i in chosen]  # noqa: B023
    print(_row("**baoyan**", mine), flush=True)
    for name, code in PARSERS.items():
        rows = []
        for issue in chosen:
            pages = sorted(issue.pages.glob("*.pdf"))
            found = parsed(python, code, pages)
            if found is None:
                break
            numbers = [p["page"] for p in issue.truth["pages"]]
            edition = as_edition([(n, text) for n, (_, text) in zip(numbers, found, strict=False)])
            rows.append((issue, sum(s for s, _ in found), score_issue(issue.truth, edition).figures()))
        if len(rows) == len(chosen):
            print(_row(name, rows), flush=True)
        else:
            print(f"| {name} | not installed or failed | | | | |", flush=True)
    return 0
