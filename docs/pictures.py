"""Draw the docs' pictures of pages: `python docs/pictures.py [PAGE.pdf]`, the README's by default of the sample's page 1.

They are made by hand when the drawing changes, not by `make docs`: fonts and the PDF engine's version show in every pixel.
Only pages of our own go in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from baoyan.draw import draw
from baoyan.draw.fonts import font, shown

IMAGES = Path(__file__).parent / "images"
SAMPLE = Path(__file__).parents[1] / "sample" / "zh"
_DPI = 100
_GAP = 24
_KINDS_DPI, _KINDS_COLOURS = 72, 48
_TOP = 0.56
"""Share of a page that is shown of each kind."""
_COLOURS = 128
"""A palette of so many colours keeps a page under half a megabyte and shows no difference."""


def make(page: Path, folder: Path) -> list[Path]:
    """Draw a page in each language; the files written, `page.en.png` and `page.zh.png`."""
    made = []
    for lang in ("en", "zh"):
        out = folder / f"page.{lang}.png"
        with tempfile.TemporaryDirectory() as room:
            draw(page, Path(room) / "page.png", dpi=_DPI, lang=lang)
            with Image.open(Path(room) / "page.png") as whole:
                whole.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)
        made.append(out)
    return made


def make_scan(folder: Path) -> Path:
    """The sample's first page as a scan and, beside it, as read; the file written, `scan.png`."""
    from tools.press.__main__ import main as press

    out = folder / "scan.png"
    with tempfile.TemporaryDirectory() as room:
        press(["--sample", "zh", "--out", room, "--scan", "150"])
        scan = min(Path(room).glob("01.*"))
        draw(scan, Path(room) / "seen.png", dpi=_DPI, lang="en")
        with Image.open(scan) as left, Image.open(Path(room) / "seen.png") as right:
            high = right.height
            wide = round(left.width * high / left.height)
            both = Image.new("RGB", (wide + right.width + _GAP, high), "white")
            both.paste(left.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS), (0, 0))
            both.paste(right.convert("RGB"), (wide + _GAP, 0))
            both.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)
    return out


def make_kinds(folder: Path) -> list[Path]:
    """A page of each kind without usable text, as received and as read; the files written."""
    kinds = (
        ("false-fonts", "zh-district", ("--naming", "permute"), 1, True),
        ("outlined", "en-local", ("--outline", "glyph"), 1, False),
        ("vertical-scan", "zh-vertical", ("--scan", "150"), 2, False),
    )
    return [_make_kind(folder / f"{name}.png", paper, how, number, says) for name, paper, how, number, says in kinds]


def _make_kind(out: Path, paper: str, how: tuple[str, ...], number: int, says: bool) -> Path:
    """A page of the press, what its text layer says where `says`, and the page as read, side by side."""
    from tools.press.__main__ import main as press

    with tempfile.TemporaryDirectory() as room:
        press(["--seed", "812", "--kind", paper, "--pages", "2", "--out", room, *how])
        page = min(Path(room).glob(f"{number:02}.*"))
        draw(page, Path(room) / "seen.png", dpi=_KINDS_DPI, lang="en")
        with Image.open(Path(room) / "seen.png") as drawn:
            seen = drawn.convert("RGB")
        parts = [_received(page, seen.height), *([_said(page, seen.height)] if says else []), seen]
    parts = [part.crop((0, 0, part.width, round(_TOP * part.height))) for part in parts]
    row = Image.new("RGB", (sum(p.width for p in parts) + _GAP * (len(parts) - 1), parts[0].height), "white")
    x = 0
    for part in parts:
        row.paste(part, (x, 0))
        x += part.width + _GAP
    row.quantize(_KINDS_COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)
    return out


def _received(page: Path, high: int) -> Image.Image:
    """The page as anybody sees it, `high` pixels high."""
    import pypdfium2

    if page.suffix == ".pdf":
        with pypdfium2.PdfDocument(page) as document:
            sheet = document[0]
            return sheet.render(scale=high / sheet.get_height()).to_pil().convert("RGB")
    with Image.open(page) as picture:
        wide = round(picture.width * high / picture.height)
        return picture.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS)


def _said(page: Path, high: int) -> Image.Image:
    """What a PDF's text layer says, each line at its place: what copying the page gives."""
    from baoyan.ingest import open_issue
    from baoyan.reading import read_page

    reading = read_page(open_issue([page]).pages[0])
    scale = high / reading.height
    picture = Image.new("RGB", (round(reading.width * scale), high), "white")
    pen = ImageDraw.Draw(picture)
    for line in reading.lines:
        place = (line.box.x0 * scale, line.box.y0 * scale)
        if line.vertical:
            for k, char in enumerate(line.text):
                pen.text((place[0], place[1] + k * line.em * scale), shown(char), "black", font(round(line.em * scale)))
        else:
            pen.text(place, shown(line.text), "black", font(max(4, round(line.em * scale))))
    return picture


def main() -> None:
    """Write the pictures and say where they are."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    print(make_scan(IMAGES))
    for path in make_kinds(IMAGES):
        print(path)
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else min(SAMPLE.glob("*.pdf"))
    for path in make(page, IMAGES):
        print(path)


if __name__ == "__main__":
    main()
