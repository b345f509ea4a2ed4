"""Draw the README's pictures, one for each language: `python docs/pictures.py [PAGE.pdf]`, by default the sample's page 1.

They are made by hand when the drawing changes, not by `make docs`: fonts and the PDF engine's version show in every pixel.
Only pages of our own go in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from baoyan.draw import draw

IMAGES = Path(__file__).parent / "images"
SAMPLE = Path(__file__).parents[1] / "sample" / "zh"
_DPI = 100
_GAP = 24
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


def main() -> None:
    """Write the pictures and say where they are."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    print(make_scan(IMAGES))
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else min(SAMPLE.glob("*.pdf"))
    for path in make(page, IMAGES):
        print(path)


if __name__ == "__main__":
    main()
