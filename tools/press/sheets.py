"""How pages reach the PDF: as they are, with bleed and crop marks, turned, their glyphs scattered; the truth follows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.press.canvas import Canvas, Glyph, Run
from tools.press.issue import Issue, write_truth
from tools.press.pdf import Naming, Options, Outline, Sheet, save
from tools.press.record import PageTruth

BLEED = 8.5  # points beyond the trim that ink may reach: 3 mm
SLUG = 28.0  # room for marks and the slug line on every side


@dataclass(frozen=True)
class Finish:
    """What is done to every page of an issue."""

    marks: bool = False  # bleed, crop marks and a slug line outside the trimmed page
    rotate: int = 0  # the page lies on its side in the file and is turned when shown
    scatter: bool = False  # every glyph on its own, in any order, no spaces
    spreads: bool = False  # pages 2 and 3, 4 and 5, ... share a sheet
    identity_v: bool = False  # standing glyphs through a vertical encoding
    seed: int = 0
    naming: Naming = "sound"  # what the fonts say of their glyphs
    outline: Outline = ""  # text turned to drawn shapes


def deliver(issue: Issue, folder: Path, finish: Finish, names: str = "{}.pdf") -> None:
    """Write one PDF a sheet and truth.json, in the coordinates of the sheets (of the pages, where they are spreads)."""
    folder.mkdir(parents=True, exist_ok=True)
    options = Options(finish.scatter, finish.seed, finish.identity_v, finish.naming, finish.outline)
    for pages in _sheets(issue.pages, finish):
        title = " ".join([issue.facts["title"], *(p.label for p in pages)])
        made = spread(pages) if len(pages) == 2 else sheet(pages[0].canvas, finish, title)
        save(folder / names.format("-".join(f"{p.number:02}" for p in pages)), [made], options, title)
    truth = issue.truth()
    if finish.marks:
        for values in truth["pages"]:
            move_page(values)
    write_truth(truth, folder)


def _sheets(pages: list[PageTruth], finish: Finish) -> list[list[PageTruth]]:
    if not finish.spreads:
        return [[p] for p in pages]
    return [pages[:1], *(pages[i : i + 2] for i in range(1, len(pages), 2))]


def spread(pages: list[PageTruth]) -> Sheet:
    """Lay two pages side by side on one sheet."""
    left, right = (p.canvas for p in pages)
    return Sheet(left, (left.width + right.width, left.height), second=right, second_offset=(left.width, 0.0))


def sheet(canvas: Canvas, finish: Finish, title: str) -> Sheet:
    """Lay a page on its sheet."""
    w, h = canvas.width, canvas.height
    if not finish.marks:
        return Sheet(canvas, (w, h), rotate=finish.rotate)
    size = (w + 2 * SLUG, h + 2 * SLUG)
    trim = (SLUG, SLUG, w, h)
    bleed = (SLUG - BLEED, SLUG - BLEED, w + 2 * BLEED, h + 2 * BLEED)
    return Sheet(canvas, size, (SLUG, SLUG), trim, bleed, finish.rotate, marks(size, trim, title))


def marks(size: tuple[float, float], trim: tuple[float, float, float, float], title: str) -> Canvas:
    """Draw crop marks at the trim's corners and the slug line below it."""
    canvas = Canvas(*size)
    x, y, w, h = trim
    for cx in (x, x + w):
        for a, b in ((0.0, y - BLEED - 2), (y + h + BLEED + 2, size[1])):
            canvas.rule(cx, a, cx, b, 0.25)
    for cy in (y, y + h):
        for a, b in ((0.0, x - BLEED - 2), (x + w + BLEED + 2, size[0])):
            canvas.rule(a, cy, b, cy, 0.25)
    from tools.press import fonts

    face = fonts.face("noto-sans")
    glyphs, at = [], x + 20.0
    for char in "".join(c for c in f"{title}  CMYK 150 lpi" if face.has(c)):
        glyphs.append(Glyph(char, "noto-sans", face.name(char), 6.0, at, y + h + 18.0, face.width(char) * 6.0))
        at += face.width(char) * 6.0
    canvas.runs.append(Run(glyphs))
    return canvas


def move_page(values: dict[str, Any]) -> None:
    """Move a page's truth from the trimmed page to its sheet."""
    w, h = values["size_pt"]
    values |= {"size_pt": [round(w + 2 * SLUG, 2), round(h + 2 * SLUG, 2)], "trim": [SLUG, SLUG, w, h]}
    for part in values["furniture"]:
        part["bbox"] = _moved(part["bbox"])
    for article in values["articles"]:
        if article.get("bbox"):
            article["bbox"] = _moved(article["bbox"])
        for photo in article.get("photos", []):
            photo["bbox"] = _moved(photo["bbox"])
        for block in article["blocks"]:
            block["lines"] = [[text, _moved(box)] for text, box in block["lines"]]
            for segment in block["segments"]:
                segment["polygon"] = [[round(x + SLUG, 2), round(y + SLUG, 2)] for x, y in segment["polygon"]]


def _moved(box: list[float]) -> list[float]:
    return [round(box[0] + SLUG, 2), round(box[1] + SLUG, 2), box[2], box[3]]
