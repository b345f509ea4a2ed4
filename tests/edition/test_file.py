"""The edition file: what goes in comes out, old and new files are told apart, no file is ever half written."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from editions import ISSUE, editions
from hypothesis import HealthCheck, given, settings

from baoyan.edition import from_json, read_file, to_json, write_file
from baoyan.edition.file import write_whole
from baoyan.errors import FormatError
from baoyan.model.edition import Edition, IssueFacts


@given(editions)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_edition_comes_back_from_json_as_it_was(edition: Edition) -> None:
    """Nothing is lost or changed between an edition and its file."""
    assert from_json(to_json(edition)) == edition


def test_the_file_looks_as_it_always_did(golden) -> None:
    """The file of a small issue is the golden one, to the byte."""
    golden("edition.json", to_json(ISSUE).decode())


def test_keys_that_do_not_apply_are_absent() -> None:
    """No nulls and no empty lists inside articles; the five lists of the issue are always there."""
    found = json.loads(to_json(ISSUE))
    brief = found["articles"][2]
    assert "kicker" not in brief and "pictures" not in brief and "deck" not in brief
    empty = json.loads(to_json(Edition(IssueFacts())))
    assert [empty[k] for k in ("pages", "articles", "teasers", "furniture", "problems")] == [[]] * 5


def test_numbers_have_two_decimals() -> None:
    """Coordinates are rounded to a hundredth of a point, which is finer than any press."""
    data = to_json(from_json(to_json(ISSUE).replace(b"300, 200, 180, 120", b"300.123456, 200, 180, 120")))
    assert b"300.12," in data


def test_unknown_keys_are_passed_over() -> None:
    """A file of a later version of the same format, with more keys, opens."""
    found = json.loads(to_json(ISSUE))
    found["later"] = found["articles"][0]["later"] = {"a": 1}
    assert from_json(json.dumps(found)) == ISSUE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"format": "baoyan-edition/2", "issue": {}}', "update Baoyan"),
        (b'{"format": "something"}', "expected 'baoyan-edition/1'"),
        (b"{}", "expected 'baoyan-edition/1'"),
        (b"[1, 2]", "not an edition that can be read"),
        (b"%PDF-1.7", "not an edition that can be read"),
        (b"", "not an edition that can be read"),
        (b"\xff\xfe\x00", "not an edition that can be read"),
        (b'{"format": "baoyan-edition/1", "issue": {"title": 5}}', r"\$.issue.title"),
    ],
)
def test_another_file_is_refused_in_words(data: bytes, words: str) -> None:
    """What is no edition, or a newer one, is refused with what was found and what to do."""
    with pytest.raises(FormatError, match=words):
        from_json(data)


def test_the_error_names_the_file(tmp_path: Path) -> None:
    """Reading a wrong file says which one it was."""
    path = tmp_path / "wrong.json"
    path.write_bytes(b"{}")
    with pytest.raises(FormatError, match=r"wrong\.json"):
        read_file(path)


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    """Folders are made as needed, and nothing is left beside the file."""
    path = tmp_path / "new" / "edition.json"
    write_file(ISSUE, path)
    assert read_file(path) == ISSUE
    assert [p.name for p in path.parent.iterdir()] == ["edition.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk gives up in the middle, the old file is whole and no rubbish stays."""
    path = tmp_path / "edition.json"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        message = "no space left"
        raise OSError(message)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["edition.json"]


def test_a_number_that_is_none_is_refused() -> None:
    """NaN would make a file that no JSON reader opens."""
    with pytest.raises(ValueError, match="nan"):
        to_json(Edition(IssueFacts(), teasers=(), furniture=(), pages=(), articles=(_nan_article(),)))


def _nan_article():
    from dataclasses import replace

    return replace(ISSUE.articles[0], confidence=float("nan"))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that a link leads to is written."""
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """What is no plain file is never replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        write_whole(pipe, b"an edition")
        assert read.result(5) == b"an edition"
    assert pipe.is_fifo()
