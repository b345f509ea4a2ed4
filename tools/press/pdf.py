"""Write canvases as PDF: compressed streams, embedded subset fonts with ToUnicode, pictures, page boxes."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tools.press import fonts, outlines
from tools.press.canvas import Canvas, Colour, Fill, Glyph, Picture, Run, Stroke

Naming = Literal["sound", "absent", "private", "shift", "permute"]
Outline = Literal["", "glyph", "contour", "run"]


@dataclass
class Sheet:
    """How a canvas lies on its PDF page: offset of the trimmed page, size of the sheet, extra marks, rotation."""

    canvas: Canvas
    size: tuple[float, float]
    offset: tuple[float, float] = (0.0, 0.0)
    trim: tuple[float, float, float, float] | None = None
    bleed: tuple[float, float, float, float] | None = None
    rotate: int = 0
    marks: Canvas | None = None
    second: Canvas | None = None  # a spread: this one lies at `second_offset`
    second_offset: tuple[float, float] = (0.0, 0.0)


@dataclass
class Options:
    """How text is written: the plain variant, or scattered glyph by glyph without spaces."""

    scatter: bool = False
    seed: int = 0
    vertical_mode: bool = False  # standing glyphs through Identity-V
    naming: Naming = "sound"  # what the fonts' ToUnicode says
    outline: Outline = ""  # text as drawn shapes: a path for each glyph, each contour, or each run


@dataclass
class _FontUse:
    face: str
    mode: str = "H"
    names: list[str] = field(default_factory=list)
    codes: dict[tuple[str, str], int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def code(self, glyph: Glyph) -> int:
        key = (glyph.name, glyph.text)
        if key not in self.codes:
            self.names.append(glyph.name)
            self.texts.append(glyph.text)
            self.codes[key] = len(self.names)
        return self.codes[key]


class _File:
    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def put(self, body: str | bytes, number: int = 0) -> int:
        number = number or self.reserve()
        self.objects[number - 1] = body.encode("latin-1") if isinstance(body, str) else body
        return number

    def stream(self, head: str, data: bytes, *, squeeze: bool = True) -> int:
        if squeeze:
            data, head = zlib.compress(data, 9), head + " /Filter /FlateDecode"
        return self.put(f"<< {head} /Length {len(data)} >>\nstream\n".encode("latin-1") + data + b"\nendstream")

    def bytes(self, root: int, info: int) -> bytes:
        out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % p for p in places)
        out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(places) + 1, root, info)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _num(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def _rgb(colour: Colour, *, stroke: bool = False) -> str:
    r, g, b = colour
    if r == g == b:
        return f"{_num(r)} {'G' if stroke else 'g'}"
    return " ".join(map(_num, colour)) + (" RG" if stroke else " rg")


class _Page:
    """Writes one canvas at an offset into content operators."""

    def __init__(self, canvas: Canvas, offset: tuple[float, float], sheet_height: float, writer: Writer) -> None:
        self.canvas, self.writer = canvas, writer
        self.dx, self.dy, self.top = offset[0], offset[1], sheet_height

    def _flip(self, x: float, y: float) -> tuple[float, float]:
        return x + self.dx, self.top - y - self.dy

    def shapes(self) -> list[str]:
        out = []
        for shape in self.canvas.shapes:
            if isinstance(shape, Fill):
                out.append(self._fill(shape))
            elif isinstance(shape, Stroke):
                out.append(self._stroke(shape))
            else:
                out.append(self._picture(shape))
        return out

    def _rect(self, box: tuple[float, float, float, float]) -> str:
        x, y = self._flip(box[0], box[1] + box[3])
        return f"{_num(x)} {_num(y)} {_num(box[2])} {_num(box[3])} re"

    def _fill(self, shape: Fill) -> str:
        return f"{_rgb(shape.colour)} {self._rect(shape.box)} f"

    def _stroke(self, shape: Stroke) -> str:
        x0, y0 = self._flip(shape.box[0], shape.box[1])
        x1, y1 = self._flip(shape.box[0] + shape.box[2], shape.box[1] + shape.box[3])
        dash = "[" + " ".join(map(_num, shape.dash)) + "] 0 d"
        path = self._rect(shape.box) if shape.frame else f"{_num(x0)} {_num(y0)} m {_num(x1)} {_num(y1)} l"
        return f"{_rgb(shape.colour, stroke=True)} {_num(shape.width)} w {dash} {path} S"

    def _picture(self, shape: Picture) -> str:
        out, (x, y, w, h) = [], shape.box
        for k, name in enumerate(self.writer.pictures(shape)):
            step = h / shape.strips
            px, py = self._flip(x, y + (k + 1) * step)
            out.append(f"q {_num(w)} 0 0 {_num(step)} {_num(px)} {_num(py)} cm /{name} Do Q")
        return "\n".join(out)

    def texts(self) -> list[str]:
        options = self.writer.options
        if options.scatter:
            pieces = [self._glyph(g, run) for run in self.canvas.runs for g in run.glyphs if g.text.strip()]
            random.Random(options.seed).shuffle(pieces)
            return pieces
        return [self._run(run) for run in self.canvas.runs if run.glyphs]

    def _matrix(self, g: Glyph, dx: float = 0.0, dy: float = 0.0) -> str:
        x, y = self._flip(g.x + dx, g.y + dy)
        if g.turned:
            return f"0 -1 1 0 {_num(x)} {_num(y)} Tm"
        return f"{_num(g.stretch)} 0 0 1 {_num(x)} {_num(y)} Tm"

    def _glyph(self, g: Glyph, run: Run) -> str:
        if self.writer.options.outline:
            return self._drawn([g], run)
        use, name = self.writer.use(g)
        standing = use.mode == "V"
        move = (g.size / 2, -0.88 * g.size) if standing and not g.turned else (0.0, 0.0)
        show = f"<{use.code(g):04X}> Tj"
        font = f"/{name} {_num(g.size)} Tf"
        return _effect(run, g, lambda dx, dy: f"{self._matrix(g, move[0] + dx, move[1] + dy)} {show}", font)

    def _run(self, run: Run) -> str:
        parts: list[str] = []
        chunk: list[Glyph] = []
        for g in run.glyphs:
            if chunk and not _joins(chunk[-1], g):
                parts.append(self._chunk(chunk, run))
                chunk = []
            chunk.append(g)
        parts.append(self._chunk(chunk, run))
        return "\n".join(parts)

    def _drawn(self, glyphs: list[Glyph], run: Run) -> str:
        """Glyphs as filled shapes; what is not seen in the plain variant is left out."""
        if run.effect in {"invisible", "clipped"}:
            return ""
        how = self.writer.options.outline
        each = [outlines.contours(g, self._flip(g.x, g.y)) for g in glyphs]
        if how == "contour":
            paths = [path for shape in each for path in outlines.by_ink(shape)]
        else:
            paths = [" ".join(c for shape in each for c in shape)] if how == "run" else [" ".join(c) for c in each]
        return "\n".join(f"{_rgb(glyphs[0].colour)} {path} f" for path in paths if path)

    def _chunk(self, chunk: list[Glyph], run: Run) -> str:
        if self.writer.options.outline:
            return "\n".join(self._drawn(part, run) for part in ([chunk] if chunk else []))
        first = chunk[0]
        if first.upright:
            return "\n".join(self._glyph(g, run) for g in chunk)
        use, name = self.writer.use(first)
        shown, at = ["<"], 0.0
        for g in chunk:
            here = (g.y - first.y if g.turned else g.x - first.x) / first.stretch
            gap = round(-(here - at) / g.size * 1000)
            if abs(gap) >= 1:
                shown.append(f"> {gap} <")
                at -= gap * g.size / 1000
            shown.append(f"{use.code(g):04X}")
            at += self.writer.width(g) * g.size
        shown.append(">")
        show = "[" + "".join(shown) + "] TJ"
        font = f"/{name} {_num(first.size)} Tf"
        return _effect(run, first, lambda dx, dy: f"{self._matrix(first, dx, dy)} {show}", font)


def _joins(a: Glyph, b: Glyph) -> bool:
    same = (a.face, a.size, a.colour, a.turned, a.upright, a.stretch) == (
        b.face,
        b.size,
        b.colour,
        b.turned,
        b.upright,
        b.stretch,
    )
    return same and not a.upright and (abs(a.x - b.x) < 0.01 if a.turned else abs(a.y - b.y) < 0.01)


def _effect(run: Run, g: Glyph, show, font: str) -> str:  # type: ignore[no-untyped-def]
    plain = f"BT {font} {_rgb(g.colour)} {show(0.0, 0.0)} ET"
    if run.effect == "bold":
        shift = 0.02 * g.size
        return f"{plain}\nBT {font} {_rgb(g.colour)} {show(shift, 0.0)} ET"
    if run.effect == "shadow":
        shift = 0.04 * g.size
        return f"BT {font} 0.7 g {show(shift, shift)} ET\n{plain}"
    if run.effect == "invisible":
        return f"BT {font} 3 Tr {show(0.0, 0.0)} 0 Tr ET"
    if run.effect == "clipped":
        return f"q 0 0 0.1 0.1 re W n {plain} Q"
    return plain


class Writer:
    """Collects fonts and pictures over the pages of one PDF file."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.file = _File()
        self.fonts: dict[tuple[str, str], _FontUse] = {}
        self.images: dict[int, list[tuple[str, int]]] = {}

    def use(self, g: Glyph) -> tuple[_FontUse, str]:
        """Return the font resource for a glyph and its name on the page."""
        mode = "V" if g.upright and self.options.vertical_mode and g.advance > 0.95 * g.size else "H"
        key = (g.face, mode)
        use = self.fonts.setdefault(key, _FontUse(g.face, mode))
        return use, f"F{list(self.fonts).index(key) + 1}"

    def width(self, g: Glyph) -> float:
        """Return a glyph's advance in ems."""
        source = fonts.face(g.face)
        return source.advance(g.name) / source.upem

    def pictures(self, shape: Picture) -> list[str]:
        """Embed a picture once and return the names of its strips."""
        if id(shape) not in self.images:
            space = "/DeviceGray" if shape.grey else "/DeviceRGB"
            self.images[id(shape)] = []
            for data, (w, h) in _strips(shape):
                head = f"/Type /XObject /Subtype /Image /Width {w} /Height {h} /ColorSpace {space} /BitsPerComponent 8"
                number = self.file.stream(head + " /Filter /DCTDecode", data, squeeze=False)
                count = sum(map(len, self.images.values()))
                self.images[id(shape)].append((f"I{count + 1}", number))
        return [name for name, _ in self.images[id(shape)]]

    def write(self, sheets: list[Sheet], title: str = "") -> bytes:
        """Write sheets as one PDF file."""
        pages_number = self.file.reserve()
        bodies = [self._content(s) for s in sheets]
        font_numbers = [self._font(use) for use in self.fonts.values()]
        font_list = " ".join(f"/F{i} {n} 0 R" for i, n in enumerate(font_numbers, 1))
        image_list = " ".join(f"/{name} {n} 0 R" for strip in self.images.values() for name, n in strip)
        resources = self.file.put(f"<< /Font << {font_list} >> /XObject << {image_list} >> >>")
        kids = [self._page(s, body, resources, pages_number) for s, body in zip(sheets, bodies, strict=True)]
        kid_list = " ".join(f"{k} 0 R" for k in kids)
        self.file.put(f"<< /Type /Pages /Count {len(kids)} /Kids [{kid_list}] >>", pages_number)
        root = self.file.put(f"<< /Type /Catalog /Pages {pages_number} 0 R >>")
        info = self.file.put(f"<< /Producer (tools/press) /Title <FEFF{title.encode('utf-16-be').hex().upper()}> >>")
        return self.file.bytes(root, info)

    def _content(self, sheet: Sheet) -> bytes:
        layers = [(sheet.canvas, sheet.offset)]
        if sheet.second:
            layers.append((sheet.second, sheet.second_offset))
        if sheet.marks:
            layers.append((sheet.marks, (0.0, 0.0)))
        pages = [_Page(c, at, sheet.size[1], self) for c, at in layers]
        operators = [op for p in pages for op in p.shapes()] + [op for p in pages for op in p.texts()]
        if sheet.rotate:
            operators = [f"q {_laid_down(sheet)} cm", *operators, "Q"]
        return "\n".join(operators).encode("latin-1")

    def _page(self, sheet: Sheet, body: bytes, resources: int, parent: int) -> int:
        content = self.file.stream("", body)
        w, h = sheet.size
        media = (h, w) if sheet.rotate % 180 else (w, h)
        boxes = f"/MediaBox [0 0 {_num(media[0])} {_num(media[1])}]"
        for key, box in (("TrimBox", sheet.trim), ("BleedBox", sheet.bleed)):
            if box:
                x, y, bw, bh = box
                ends = _turned((x, h - y - bh), sheet) + _turned((x + bw, h - y), sheet)
                left, right = sorted(ends[::2])
                low, high = sorted(ends[1::2])
                boxes += f" /{key} [{_num(left)} {_num(low)} {_num(right)} {_num(high)}]"
        turn = f" /Rotate {sheet.rotate}" if sheet.rotate else ""
        return self.file.put(
            f"<< /Type /Page /Parent {parent} 0 R {boxes}{turn} /Resources {resources} 0 R /Contents {content} 0 R >>"
        )

    def _font(self, use: _FontUse) -> int:
        source = fonts.face(use.face)
        program = fonts.subset(source, use.names)
        base = f"{fonts.tag(use.names)}+{fonts.ps_name(use.face)}"
        if source.is_cff:
            data = self.file.stream("/Subtype /CIDFontType0C", program)
            kind, entry, extra = "CIDFontType0", f"/FontFile3 {data} 0 R", ""
        else:
            data = self.file.stream(f"/Length1 {len(program)}", program)
            kind, entry, extra = "CIDFontType2", f"/FontFile2 {data} 0 R", " /CIDToGIDMap /Identity"
        bold = "Bold" in base or "Black" in base
        flags, stem = (4 | (1 << 18), 140) if bold else (4, 80)
        descriptor = self.file.put(
            f"<< /Type /FontDescriptor /FontName /{base} /Flags {flags} /FontBBox [-200 -250 1200 1000] /ItalicAngle 0"
            f" /Ascent 880 /Descent -120 /CapHeight 733 /StemV {stem} {entry} >>"
        )
        widths = " ".join(str(round(source.advance(n) * 1000 / source.upem)) for n in use.names)
        child = self.file.put(
            f"<< /Type /Font /Subtype /{kind} /BaseFont /{base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
            f" /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]]{extra} >>"
        )
        named = _named(use.texts, self.options.naming, f"{self.options.seed} {use.face}")
        unicode = f" /ToUnicode {self.file.stream('', _to_unicode(named).encode('ascii'))} 0 R" if named else ""
        return self.file.put(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-{use.mode}"
            f" /DescendantFonts [{child} 0 R]{unicode} >>"
        )


def _named(texts: list[str], naming: Naming, key: str) -> list[str]:
    """What ToUnicode says of the glyphs that stand for `texts`; nothing where the font is to have none."""
    if naming == "absent":
        return []
    if naming == "private":
        return [chr(0xE000 + k) for k in range(len(texts))]
    if naming == "shift":
        return [chr(ord(t[0]) + 1) for t in texts]
    if naming == "permute":
        return random.Random(key).sample(texts, len(texts))
    return texts


def _laid_down(sheet: Sheet) -> str:
    """Return the matrix that lays the page on its side, so that /Rotate sets it upright again."""
    w, h = (_num(v) for v in sheet.size)
    return {90: f"0 1 -1 0 {h} 0", 180: f"-1 0 0 -1 {w} {h}", 270: f"0 -1 1 0 0 {w}"}[sheet.rotate]


def _turned(point: tuple[float, float], sheet: Sheet) -> tuple[float, float]:
    (x, y), (w, h) = point, sheet.size
    return {0: (x, y), 90: (h - y, x), 180: (w - x, h - y), 270: (y, w - x)}[sheet.rotate]


def _strips(shape: Picture) -> list[tuple[bytes, tuple[int, int]]]:
    if shape.strips == 1:
        return [(shape.jpeg, shape.pixels)]
    from tools.press.pictures import cut

    return cut(shape.jpeg, shape.strips)


def _to_unicode(texts: list[str]) -> str:
    rows = [f"<{i:04X}> <{t.encode('utf-16-be').hex().upper()}>" for i, t in enumerate(texts, 1)]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def\n"
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )


def save(path: Path, sheets: list[Sheet], options: Options, title: str = "") -> None:
    """Write sheets to a PDF file, whole or not at all."""
    data = Writer(options).write(sheets, title)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(data)
    part.replace(path)
