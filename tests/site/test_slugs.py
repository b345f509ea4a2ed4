"""Names in addresses."""

from __future__ import annotations

import pytest

from baoyan.model.edition import IssueFacts
from baoyan.site.slugs import issue_key, page_slug, paper_slug, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QING DU", "qing-du"),
        ("Straßen-Bote", "strassen-bote"),
        ("Café №1", "cafe-no1"),
        ("/../", ""),
        ("con", "con-x"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (IssueFacts(title="青渡周报", title_latin="QING DU ZHOU BAO"), "qing-du-zhou-bao"),
        (IssueFacts(title="青渡周报"), "qing-du-zhou-bao"),
        (IssueFacts(title="The Ferry"), "the-ferry"),
        (IssueFacts(), "paper"),
    ],
)
def test_paper(facts: IssueFacts, expected: str) -> None:
    assert paper_slug(facts) == expected


def test_issue() -> None:
    assert issue_key(IssueFacts(date="2026-05-22"), "ab") == "2026-05-22"
    assert issue_key(IssueFacts(date="../x", cumulative_number=816), "ab") == "no-816"
    assert issue_key(IssueFacts(), "abcdef0123") == "undated-abcdef01"


def test_page() -> None:
    assert page_slug("3", 3, set().__contains__) == "03"
    assert page_slug("A6", 6, set().__contains__) == "a6"
    assert page_slug("A6", 7, {"a6"}.__contains__) == "07"
    assert page_slug("../..", 7, {"07"}.__contains__) == "07-2"
    assert page_slug(None, 12, set().__contains__) == "12"
