"""Small PDFs written by hand: sound ones, and every way in which one can be bad."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@dataclass(frozen=True)
class Sheet:
    """One sheet. Boxes are left, bottom, right, top in user space."""

    media: tuple[float, float, float, float] = (0, 0, 595, 842)
    text: str = "page"
    content: str = ""
    trim: tuple[float, float, float, float] | None = None
    crop: tuple[float, float, float, float] | None = None
    rotate: int = 0
    extra: str = ""


def pdf(sheets: Sequence[Sheet] = (Sheet(),), *, extra_objects: Sequence[str] = (), password: str = "") -> bytes:
    """A PDF of these sheets; `extra_objects` are numbered from 4 + 2 * sheets."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(sheets)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, sheet in enumerate(sheets):
        objects += [_page(sheet, 5 + 2 * i), _stream(_content(sheet))]
    return written([*objects, *extra_objects], password)


def written(objects: Sequence[str], password: str = "") -> bytes:
    """Objects, numbered from 1, as a file whose first object is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    lock = _lock(password) if password else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def crop_marks(x0: float, y0: float, x1: float, y1: float, gap: float = 6, length: float = 18) -> str:
    """Content that draws the eight marks of a page with these corners."""
    lines = []
    for x in (x0, x1):
        lines += [(x, y0 - gap - length, x, y0 - gap), (x, y1 + gap, x, y1 + gap + length)]
    for y in (y0, y1):
        lines += [(x0 - gap - length, y, x0 - gap, y), (x1 + gap, y, x1 + gap + length, y)]
    return "0.25 w " + " ".join(f"{a} {b} m {c} {d} l S" for a, b, c, d in lines)


def running(angle: int, lines: int = 12) -> str:
    """Content: lines of text that run in a direction, anticlockwise in degrees, about the middle of a sheet."""
    a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    return " ".join(
        f"BT /F1 9 Tf {a} {b} {-b} {a} {300 + 12 * i} {400 + 12 * i} Tm (words) Tj ET" for i in range(lines)
    )


def put(path: Path, data: bytes | None = None, text: str = "page") -> Path:
    """Write a file, by default a sound page of A4 with `text` on it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf([Sheet(text=text)]) if data is None else data)
    return path


def _page(sheet: Sheet, content: int) -> str:
    boxes = [f"/MediaBox [{_numbers(sheet.media)}]"]
    if sheet.trim:
        boxes.append(f"/TrimBox [{_numbers(sheet.trim)}]")
    if sheet.crop:
        boxes.append(f"/CropBox [{_numbers(sheet.crop)}]")
    return (
        f"<< /Type /Page /Parent 2 0 R {' '.join(boxes)} /Rotate {sheet.rotate} /Contents {content} 0 R "
        f"/Resources << /Font << /F1 3 0 R >> {sheet.extra} >> >>"
    )


def _content(sheet: Sheet) -> str:
    x, y = sheet.media[0] + 60, sheet.media[1] + 60
    return f"{sheet.content} BT /F1 12 Tf {x} {y} Td ({sheet.text}) Tj ET"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{v:g}" for v in values)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _lock(password: str) -> str:
    """The /Encrypt entry of a file with a user password: ISO 32000-1, 7.6.3.3, revision 2."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    identity = b"0123456789abcdef"
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + identity).digest()[:5]
    user = _rc4(key, _PAD)
    return (
        f"/ID [<{identity.hex()}> <{identity.hex()}>] "
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4 >>"
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
