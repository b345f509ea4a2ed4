"""`python -m benchmarks recognition`: pages without usable text, how right and how quick they are read.

Characters a second are those of the truth by the CPU time of all processes of a reading; memory is the highest of all of
them together. "as sound" is the article figure of the same pages with a sound text layer.

With rapidocr and openvino installed in an environment whose Python is `$BAOYAN_PEERS`, the raw engine reads whole painted
pages beside us: undiminished, since shrunk as by default it loses a tenth of a broadsheet page.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from baoyan.model.edition import Article, Edition, IssueFacts, Kind, Part, PartType
from benchmarks.growth import read_watched
from benchmarks.machine import told
from benchmarks.mapping import map_page
from benchmarks.scoring import score_issue
from benchmarks.sets import Issue, issues
from benchmarks.spoilt import Spoilt, spoilt
from benchmarks.texts import found_on

FIGURES = ("article_f1", "headline_exact", "body_cer", "order_in_article", "paragraph_f1", "facts_exact")
_RAW = """
import json, os, sys
from rapidocr import EngineType, RapidOCR
names = ("Det.engine_type", "Rec.engine_type", "Cls.engine_type")
params = {name: EngineType.OPENVINO for name in names} | {"Global.max_side_len": 20000, "Det.limit_side_len": 20000,
    "Det.limit_type": "max", "Global.use_cls": False}
engine = RapidOCR(params=params)
engine(sys.argv[1])
start = sum(os.times()[:4])
found = engine(sys.argv[1])
print(json.dumps([sum(os.times()[:4]) - start, list(found.txts or ())]))
"""


def main() -> int:
    """Print the tables."""
    print(f"{told()}\n")
    print("| issue | pages were | " + " | ".join(FIGURES) + " | as sound | CPU s/page | characters/s | peak MB |")
    print("|---" * (len(FIGURES) + 6) + "|")
    for item in spoilt():
        print(_row(item), flush=True)
    print()
    _beside_raw()
    return 0


def _row(item: Spoilt) -> str:
    from baoyan import read_issue

    figures = score_issue(item.issue.truth, read_issue(item.issue.pages)).figures()
    seconds, count, memory = read_watched(item.issue.pages)
    cells = ["-" if (v := figures[name]) is None else f"{v:.4f}" for name in FIGURES]
    sound = _sound(str(item.sound), json.dumps(item.issue.truth))
    rate = sum(map(characters, item.issue.truth["pages"])) / seconds
    return (
        f"| {item.issue.name} | {item.how} | "
        + " | ".join(cells)
        + f" | {sound:.4f} | {seconds / max(1, count):.2f} | {rate:.0f} | {memory:.0f} |"
    )


@cache
def _sound(pages: str, truth: str) -> float:
    """The article figure of the sound pages."""
    from baoyan import read_issue

    return score_issue(json.loads(truth), read_issue(pages)).figures()["article_f1"] or 0.0


def characters(page: Mapping[str, Any]) -> int:
    """Characters printed in the articles of a truth's page."""
    return sum(len(text) for a in page["articles"] for b in a["blocks"] for text, _ in b["lines"])


def _beside_raw() -> None:
    """Our reading of painted pages beside the raw engine's, on the fullest page of each paper."""
    python = os.environ.get("BAOYAN_PEERS")
    if not python:
        print("The raw engine was not measured: BAOYAN_PEERS names no Python with rapidocr and openvino.")
        return
    print(
        "| page, painted at 200 dpi | characters | ours: CPU s | errors | raw engine: CPU s | errors | CPU | errors |"
    )
    print("|---" * 8 + "|")
    for issue in issues():
        if issue.name.endswith("/e"):
            continue
        page = max(issue.truth["pages"], key=characters)
        with tempfile.TemporaryDirectory() as folder:
            picture = _painted(issue, issue.truth["pages"].index(page), Path(folder))
            raw = raw_engine(python, picture)
            if raw is None:
                return
            seconds, lines = raw
            mine, _, _ = read_watched(Path(folder))
            ours = _errors(page, read_lines(folder))
        theirs = _errors(page, [(text,) for text in lines])
        print(
            f"| {issue.name} page {page['page']} | {characters(page)} | {mine:.1f} | {ours} | {seconds:.1f} | {theirs} "
            f"| {mine / seconds:.2f} | {ours / max(1, theirs):.2f} |",
            flush=True,
        )


def raw_engine(python: str, picture: Path) -> tuple[float, list[str]] | None:
    """CPU seconds and lines of the raw engine, run by another Python; None, and a word, where it fails."""
    raw = subprocess.run([python, "-c", _RAW, picture], capture_output=True, text=True, check=False)
    if raw.returncode:
        print(f"The raw engine failed: {raw.stderr.strip().splitlines()[-1]}")
        return None
    seconds, lines = json.loads(raw.stdout.splitlines()[-1])
    return float(seconds), list(lines)


def _painted(issue: Issue, index: int, folder: Path) -> Path:
    import pypdfium2

    document = pypdfium2.PdfDocument(sorted(issue.pages.glob("*.pdf"))[index])
    picture = folder / "01.png"
    document[0].render(scale=200 / 72).to_pil().save(picture, dpi=(200, 200))
    document.close()
    return picture


def read_lines(folder: Path | str) -> list[tuple[str, ...]]:
    """The lines of our reading, as the edition keeps them, with the furniture."""
    from baoyan import read_issue

    edition = read_issue(folder)
    lines = [(line.text,) for a in edition.articles for p in a.body for s in p.spans for line in s.lines]
    heads = [(t,) for a in edition.articles for t in (a.kicker, a.headline, a.deck, a.byline, a.source) if t]
    notes = [(t,) for a in edition.articles for p in a.pictures for t in (p.caption, p.credit) if t]
    return [*heads, *lines, *notes, *((f.text,) for f in edition.furniture), *((t.text,) for t in edition.teasers)]


def _errors(page: Mapping[str, Any], lines: list[tuple[str, ...]]) -> int:
    """Characters of the truth's articles that no line has, in whatever order lines come."""
    body = tuple(Part(PartType.PARAGRAPH, text) for (text,) in lines)
    whole = Article("a1", Kind.ARTICLE, page["page"], body=body)
    mapped = map_page(page, found_on(Edition(IssueFacts(), articles=(whole,)), page["page"]))
    return int(mapped.sheet.taken.count(False))


if __name__ == "__main__":
    raise SystemExit(main())
