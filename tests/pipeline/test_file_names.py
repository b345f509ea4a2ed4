"""Promises about names of files: whatever they are, the pages are read and the edition is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import baoyan
from baoyan.edition import from_json, to_json
from plugins.pdfs import put


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """Files whose names hold bytes that are no text, or line ends, are read, and the edition can be written."""
    name = os.fsdecode(b"\xff\xfe1.pdf")
    try:
        put(tmp_path / name, text="one")
        (tmp_path / "2\n.pdf").write_bytes(b"")
    except OSError:
        pytest.skip("this system takes no such names")
    edition = baoyan.read_issue(tmp_path, jobs=0)
    written = to_json(edition).decode()
    assert edition.pages[0].source == r"\udcff\udcfe1.pdf"
    assert from_json(written).pages[0].source == edition.pages[0].source
    assert r"2\x0a.pdf" in edition.problems[0].message
