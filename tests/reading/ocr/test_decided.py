"""A page's strips are decided together: its spelling and its quotes, each change told, places and sureness kept."""

from __future__ import annotations

from typing import cast

from baoyan.reading.ocr.signs import Mark, Read, decided
from baoyan.reading.ocr.strips import Strip
from reading.language import texts


def _read(text: str, seen: str = "", other: str = "") -> Read:
    """A strip on which one character may be another."""
    choices = {seen: ((seen, 0.9), (other, 0.1))}
    marks = [
        Mark(c, 0.9, 10.0 * k, 0, 10.0 * k + 9, 12, choices=choices.get(c, ((c, 0.99),))) for k, c in enumerate(text)
    ]
    return Read(cast("Strip", None), tuple(marks), 0.9)


def test_the_page_decides() -> None:
    """A simplified form on a page of traditional ones."""
    line, other = decided([_read("邀請村民参加", "参", "參"), _read(texts.TRADITIONAL)])
    assert "".join(m.text for m in line.marks) == "邀請村民參加"
    assert [(k, m.seen, m.text) for k, m in enumerate(line.marks) if m.seen] == [(4, "参", "參")]
    assert (line.marks[4].x0, line.marks[4].confidence) == (40.0, 0.9)
    assert not any(m.seen for m in other.marks)


def test_nothing_to_decide() -> None:
    """Strips read surely are as they were; no strips are no strips."""
    assert decided([]) == []
    (read,) = decided([_read(texts.ENGLISH)])
    assert "".join(m.text for m in read.marks) == texts.ENGLISH
