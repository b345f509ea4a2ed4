"""How time grows with the pieces on one page: some thousand short texts strewn over it, as on a plan or in a register."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

COUNTS = (1000, 3000, 10000)
MOST_SECONDS = 60.0
"""What a page may take, see `baoyan.config`."""
_WORDS = ("river", "market", "school", "council", "harbour", "road", "music", "winter", "garden", "bridge")


def crowded_page(count: int, path: Path) -> None:
    """A PDF of one page with so many short texts, none beside another; the page grows with them."""
    chance = random.Random(count)
    scale = (count / 500) ** 0.5
    width, height = round(840 * scale), round(1190 * scale)
    across = round((count * width / height / 3) ** 0.5)
    cell_x, cell_y = width / across, height / -(-count // across)
    texts = []
    for k in range(count):
        x, y = (
            (k % across + 0.3 * chance.random()) * cell_x,
            height - (k // across + 0.9 - 0.2 * chance.random()) * cell_y,
        )
        size, font = chance.choice((8.5, 8.5, 7.6, 6.8)), chance.choice("1112")
        texts.append(f"BT /F{font} {size} Tf {x:.2f} {y:.2f} Td ({chance.choice(_WORDS)}) Tj ET")
    content = "\n".join(texts).encode()
    face = b"<< /Type /Font /Subtype /Type1 /BaseFont /%b >>"
    fonts = b"<< /F1 %b /F2 %b >>" % (face % b"Helvetica", face % b"Times-Bold")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << /Font %b >> >>"
        % (width, height, fonts),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
    )
    # Without a table of its objects: readers find them.
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (k, text) for k, text in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF\n")


def report() -> bool:
    """Print the table; whether the largest page is read within what a page may take."""
    from baoyan import read_issue

    print("\n| short texts on a page | CPU s |\n|---|---|")
    seconds = 0.0
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            crowded_page(count, Path(folder) / "01.pdf")
            start = time.process_time()
            edition = read_issue(folder, jobs=0)
            seconds = time.process_time() - start
        assert len(edition.pages) == 1
        print(f"| {count} | {seconds:.1f} |", flush=True)
    return seconds <= MOST_SECONDS
