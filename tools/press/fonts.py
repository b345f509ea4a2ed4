"""Faces: free fonts found on this machine, their glyphs and widths, and small subsets of them for embedding.

A subset is rebuilt from outlines (never copied from tables), so a CFF collection of 26 MB and a TrueType file are
handled alike: only the glyphs that a page uses are drawn again into a new, tiny font program.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

NOTO_CJK = "/usr/share/fonts/opentype/noto"
NOTO = "/usr/share/fonts/truetype/noto"
# key -> (file, family part wanted inside a collection, Debian package)
FACES: dict[str, tuple[str, str, str]] = {
    "song": (f"{NOTO_CJK}/NotoSerifCJK-Regular.ttc", "SC", "fonts-noto-cjk"),
    "song-bold": (f"{NOTO_CJK}/NotoSerifCJK-Bold.ttc", "SC", "fonts-noto-cjk"),
    "hei": (f"{NOTO_CJK}/NotoSansCJK-Regular.ttc", "SC", "fonts-noto-cjk"),
    "hei-bold": (f"{NOTO_CJK}/NotoSansCJK-Bold.ttc", "SC", "fonts-noto-cjk"),
    "ming": (f"{NOTO_CJK}/NotoSerifCJK-Regular.ttc", "TC", "fonts-noto-cjk"),
    "ming-bold": (f"{NOTO_CJK}/NotoSerifCJK-Bold.ttc", "TC", "fonts-noto-cjk"),
    "hei-tc": (f"{NOTO_CJK}/NotoSansCJK-Regular.ttc", "TC", "fonts-noto-cjk"),
    "hei-tc-bold": (f"{NOTO_CJK}/NotoSansCJK-Bold.ttc", "TC", "fonts-noto-cjk"),
    "kai": ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "", "fonts-lxgw-wenkai"),
    "kai-bold": ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf", "", "fonts-lxgw-wenkai"),
    "noto-serif": (f"{NOTO}/NotoSerif-Regular.ttf", "", "fonts-noto-core"),
    "noto-serif-bold": (f"{NOTO}/NotoSerif-Bold.ttf", "", "fonts-noto-core"),
    "noto-serif-italic": (f"{NOTO}/NotoSerif-Italic.ttf", "", "fonts-noto-core"),
    "noto-sans": (f"{NOTO}/NotoSans-Regular.ttf", "", "fonts-noto-core"),
    "noto-sans-bold": (f"{NOTO}/NotoSans-Bold.ttf", "", "fonts-noto-core"),
    "noto-sans-italic": (f"{NOTO}/NotoSans-Italic.ttf", "", "fonts-noto-core"),
    "display": (f"{NOTO}/NotoSerifDisplay-Regular.ttf", "", "fonts-noto-core"),
    "display-bold": (f"{NOTO}/NotoSerifDisplay-Bold.ttf", "", "fonts-noto-core"),
    "display-italic": (f"{NOTO}/NotoSerifDisplay-Italic.ttf", "", "fonts-noto-core"),
}


class FontsMissingError(RuntimeError):
    """Fonts that the press needs are not installed; the message names the packages that carry them."""


# The generator sets its pages in these packages' faces alone; the kai hand is for the Chinese sample only.
COMMON = ("fonts-noto-cjk", "fonts-noto-core")


def missing_fonts(packages: tuple[str, ...] = COMMON) -> str:
    """Say which of `packages` must be installed, or return an empty string when every face is there."""
    lost = {package for path, _, package in FACES.values() if package in packages and not Path(path).exists()}
    if not lost:
        return ""
    return "The press cannot set pages: fonts are missing. On Debian or Ubuntu run:  apt-get install " + " ".join(
        sorted(lost)
    )


def require_fonts(packages: tuple[str, ...] = COMMON) -> None:
    """Raise `FontsMissingError` unless every face of `packages` is installed."""
    message = missing_fonts(packages)
    if message:
        raise FontsMissingError(message)


@dataclass(eq=False)
class Face:
    """One opened face: widths in units of one em, glyph names by character, vertical forms."""

    key: str
    font: TTFont
    cmap: dict[int, str]
    upem: int
    ascent: float
    vertical: dict[str, str]
    outlines: dict[str, Any] = field(default_factory=dict)
    widths: dict[str, float] = field(default_factory=dict)

    @property
    def is_cff(self) -> bool:
        """Whether outlines are cubic (CFF) rather than quadratic (TrueType)."""
        return "CFF " in self.font

    def has(self, char: str) -> bool:
        """Whether the face draws this character."""
        return ord(char) in self.cmap

    def name(self, char: str, *, upright: bool = False) -> str:
        """Return the glyph name of a character, its vertical form when `upright`."""
        name = self.cmap.get(ord(char), ".notdef")
        return self.vertical.get(name, name) if upright else name

    def width(self, char: str) -> float:
        """Return the advance of a character in ems."""
        if char not in self.widths:
            self.widths[char] = float(self.font["hmtx"][self.name(char)][0]) / self.upem
        return self.widths[char]

    def advance(self, name: str) -> int:
        """Return the advance of a named glyph in font units."""
        return int(self.font["hmtx"][name][0])

    def outline(self, name: str) -> Any:
        """Return a glyph ready for a new font: a Type 2 charstring or a TrueType glyph."""
        if name not in self.outlines:
            pen: Any = T2CharStringPen(self.advance(name), None) if self.is_cff else TTGlyphPen(None)
            record = DecomposingRecordingPen(self.font.getGlyphSet())
            self.font.getGlyphSet()[name].draw(record)
            record.replay(pen)
            self.outlines[name] = pen.getCharString() if self.is_cff else pen.glyph()
        return self.outlines[name]


def _open(path: str, part: str) -> TTFont:
    if not path.endswith(".ttc"):
        return TTFont(path, lazy=True)
    for font in TTCollection(path, lazy=True).fonts:
        family = str(font["name"].getDebugName(1))
        if family.endswith(" " + part) and "Mono" not in family:
            return font
    raise FontsMissingError(f"{path} holds no face for {part}; install the full fonts-noto-cjk package.")


def _vertical_forms(font: TTFont) -> dict[str, str]:
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    wanted = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "vert" for i in f.Feature.LookupListIndex}
    forms: dict[str, str] = {}
    for index in wanted:
        for sub in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}) or {})
    return forms


@cache
def face(key: str) -> Face:
    """Open a face by its key in `FACES`; raises `FontsMissingError` when its file is absent."""
    path, part, package = FACES[key]
    if not Path(path).exists():
        require_fonts((package,))
    font = _open(path, part)
    upem = int(font["head"].unitsPerEm)
    vertical = _vertical_forms(font) if part else {}
    if key.startswith("kai"):
        vertical = _vertical_forms(font)
    ascent = font["OS/2"].sTypoAscender / upem
    return Face(key, font, dict(font.getBestCmap()), upem, ascent, vertical)


def subset(source: Face, names: list[str]) -> bytes:
    """Build a font program that holds `.notdef` and `names` in this order (glyph 1 is the first name).

    Returns a bare CFF table for cubic faces, a whole TrueType file for quadratic ones.
    """
    order = [".notdef", *[f"g{i}" for i in range(1, len(names) + 1)]]
    builder = FontBuilder(source.upem, isTTF=not source.is_cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({})
    shapes = dict(zip(order, [source.outline(n) for n in [".notdef", *names]], strict=True))
    metrics = dict(zip(order, [(source.advance(n), 0) for n in [".notdef", *names]], strict=True))
    if source.is_cff:
        builder.setupCFF(ps_name(source.key), {"FullName": source.key}, shapes, {})
        return bytes(builder.font["CFF "].compile(builder.font))
    builder.setupGlyf(shapes)
    glyf = builder.font["glyf"]
    builder.setupHorizontalMetrics({n: (w, getattr(glyf[n], "xMin", 0) or 0) for n, (w, _) in metrics.items()})
    builder.setupHorizontalHeader(ascent=int(source.ascent * source.upem), descent=-int(0.25 * source.upem))
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
    builder.setupHead(unitsPerEm=source.upem, created=0, modified=0)
    out = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.font.save(out)
    return out.getvalue()


def ps_name(key: str) -> str:
    """Return the PostScript name that a real press would show for a face."""
    path, part, _ = FACES[key]
    stem = Path(path).stem
    return stem.replace("CJK", f"CJK{part.lower()}") if part else stem


def tag(names: list[str]) -> str:
    """Return the six capital letters that mark a subset."""
    digest = hashlib.sha256(" ".join(names).encode()).digest()
    return "".join(chr(65 + b % 26) for b in digest[:6])
