"""The real gazette beside the repository is read as a whole: its documents, told by hashes of their headings."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from baoyan import Edition, read_issue
from baoyan.model.edition import Article, PartType

FILE = Path(__file__).parents[3] / "shared/corpus/born-digital/federal-register-2020-17221.pdf"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared/corpus/born-digital is not here")

MARKS = [
    ("e3b0c44298fc", "e3b0c44298fc"),
    ("f1864fa3cce5", "3266a4718762"),
    ("e7e0b7c74202", "fa6c3f89d803"),
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The edition of the gazette."""
    return read_issue(FILE)


def mark(text: str | None) -> str:
    """A short name of a text that does not say it."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:12]


def document(edition: Edition, first: Article) -> list[Article]:
    """The parts of a document, page by page."""
    known = {a.id: a for a in edition.articles}
    parts = [first]
    while (link := parts[-1].continued_to) is not None and link.article:
        parts.append(known[link.article])
    return parts


def test_two_documents_with_their_headings(edition: Edition) -> None:
    """The section's note, a rule over all pages, and the beginning of the next: each heading, and who speaks in it."""
    begun = [a for a in edition.articles if a.continued_from is None]
    assert [(mark(a.kicker), mark(a.headline)) for a in begun] == MARKS
    assert [len(document(edition, a)) for a in begun] == [1, 14, 1]


def test_notes_tables_and_sub_headings_have_their_places(edition: Edition) -> None:
    """Fifteen notes, each numbered, two tables of five columns, none of them an article by itself."""
    parts = [p for a in edition.articles for p in a.body]
    notes = [p.text.split()[0] for p in parts if p.type is PartType.NOTE]
    assert notes == [str(k) for k in range(1, 16)]
    assert [(len(p.rows), {len(row) for row in p.rows}) for p in parts if p.rows] == [(4, {5}), (3, {5})]
    assert not any(a.body and a.body[-1].type is PartType.SUBHEADING for a in edition.articles)


def test_facts_and_addresses(edition: Edition) -> None:
    """Volume and number are facts, and no address has a space inside."""
    assert (edition.issue.volume, edition.issue.issue_number, edition.issue.date) == (85, 152, "2020-08-06")
    text = "\n".join(p.text for a in edition.articles for p in a.body)
    assert "@ " not in text and "https:// " not in text
    assert "Vol. 85" not in text
