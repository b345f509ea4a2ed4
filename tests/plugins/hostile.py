"""PDFs made to harm whoever reads them: loops among objects, bombs, a million glyphs."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from plugins.pdfs import Sheet, pdf, written

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def million_glyphs() -> bytes:
    """A page of a million characters, in lines of a thousand."""
    lines = " ".join(f"1 0 0 1 10 {800 - i * 0.7:.1f} Tm ({'word ' * 200}) Tj" for i in range(1000))
    return pdf([Sheet(content=f"BT /F1 0.4 Tf {lines} ET")])


def many_paths() -> bytes:
    """A page of two hundred thousand strokes."""
    return pdf([Sheet(content="0 0 m 500 800 l S " * 200_000)])


def deep_graphics_state() -> bytes:
    """A million saved graphics states that are never restored."""
    return pdf([Sheet(content="q " * 1_000_000)])


def deep_array() -> bytes:
    """An array in an array in an array ..."""
    return pdf([Sheet(content="[" * 500_000 + "]" * 500_000 + " TJ")])


def kids_loop() -> bytes:
    """A page tree whose node is its own child."""
    return written(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 3 >>"])


def kids_ring() -> bytes:
    """Two nodes of a page tree, each the child of the other."""
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 3 /Parent 3 0 R >>",
            "<< /Type /Pages /Kids [2 0 R] /Count 3 /Parent 2 0 R >>",
        ]
    )


def parent_loop() -> bytes:
    """A page without a MediaBox whose parent is itself."""
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 3 0 R >>",
        ]
    )


def reference_to_itself() -> bytes:
    """A content that is a reference to itself."""
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            "4 0 R",
        ]
    )


def _with_form(form: str, resources: str) -> bytes:
    """A page that draws the form /X, object 5, with these resources."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page + "/Resources << /XObject << /X 5 0 R >> /Font << /F1 6 0 R >> >> >>",
            "<< /Length 5 >>\nstream\n/X Do\nendstream",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >> "
            f"/Length {len(form)} >>\nstream\n{form}\nendstream",
            _FONT,
        ]
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    return _with_form("/X Do /X Do", "/XObject << /X 5 0 R >>")


def doubling_forms() -> bytes:
    """Forty forms, each drawing the next one ten times: 10^40 letters."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
        _FONT,
    ]
    for number in range(6, 46):
        content = "/X Do " * 10 if number < 45 else "BT /F1 9 Tf 50 50 Td (boom) Tj ET"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {number + 1} 0 R >> "
            f"/Font << /F1 5 0 R >> >> /Length {len(content)} >>\nstream\n{content}\nendstream"
        )
    return written(objects)


def font_loop() -> bytes:
    """A composite font whose descendant is itself."""
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] >>"
    return _fourth(font, "BT /F1 12 Tf 60 60 Td <00410042> Tj ET")


def type3_loop() -> bytes:
    """A Type 3 font whose glyph is drawn with the font itself."""
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 65 /LastChar 65 "
        "/Widths [10] /Encoding << /Type /Encoding /Differences [65 /A] >> /CharProcs << /A 6 0 R >> "
        "/Resources << /Font << /F1 4 0 R >> >> >>"
    )
    return _fourth(font, "BT /F1 12 Tf 60 60 Td (AAAA) Tj ET", "BT /F1 1 Tf (AA) Tj ET")


def _fourth(font: str, content: str, glyph: str = "") -> bytes:
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
            font,
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< /Length {len(glyph)} >>\nstream\n{glyph}\nendstream",
        ]
    )


def deflate_bomb() -> bytes:
    """A content of a kilobyte or so that unpacks to 300 MB."""
    packer = zlib.compressobj(9)
    data = packer.compress(b" " * (300 << 20)) + packer.flush()
    text = data.decode("latin-1")
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            f"<< /Filter /FlateDecode /Length {len(data)} >>\nstream\n{text}\nendstream",
        ]
    )


def huge_count() -> bytes:
    """A page tree that claims two billion pages."""
    return pdf().replace(b"/Count 1", b"/Count 2000000000")


def xref_loop() -> bytes:
    """A cross-reference table whose previous one is itself."""
    data = pdf()
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def infinite_numbers() -> bytes:
    """Boxes and matrices of numbers beyond all measure."""
    content = "1e38 0 0 1e38 1e38 1e38 cm BT /F1 1e30 Tf (far) Tj ET 1e38 1e38 m -1e38 -1e38 l S"
    return pdf([Sheet(content=content)])


FILES: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        million_glyphs,
        many_paths,
        deep_graphics_state,
        deep_array,
        kids_loop,
        kids_ring,
        parent_loop,
        reference_to_itself,
        form_loop,
        doubling_forms,
        font_loop,
        type3_loop,
        deflate_bomb,
        huge_count,
        xref_loop,
        infinite_numbers,
    )
}
UNREADABLE = {"million_glyphs", "kids_loop", "kids_ring"}
"""Files whose page cannot be read by anyone."""
