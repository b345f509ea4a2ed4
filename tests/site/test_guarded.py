"""What a site does with a folder that was tampered with or damaged, and with settings and editions that cannot be right."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from baoyan.errors import OutputError, SettingError
from baoyan.model.edition import Article, Furniture, IssueFacts, Kind, Person, Region
from baoyan.site.records import NAME
from baoyan.site.words import words
from baoyan.site.writer import alone
from plugins.site_editions import ISSUE, build, edition, read

EDITION = ".edition.json.gz"
CONTENTS = {
    "no-gzip": b"junk",
    "no-edition": gzip.compress(b"{}"),
    "cut-off": gzip.compress(b"x" * 999)[:-9],
    "empty": b"",
}


def tamper(file: Path, change: Any) -> None:
    found = json.loads(file.read_bytes())
    change(found)
    file.write_text(json.dumps(found), encoding="utf-8")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder beside the site's, with a file of its own."""
    found = tmp_path / "other"
    found.mkdir()
    (found / "a.txt").write_text("keep", encoding="utf-8")
    return found


def untouched(other: Path) -> bool:
    return [f.name for f in other.iterdir()] == ["a.txt"] and (other / "a.txt").read_text(encoding="utf-8") == "keep"


@pytest.mark.parametrize("name", ["../other/a.txt", "{absolute}", "qing-du/../../other/a.txt"])
def test_records_delete_nothing_outside(tmp_path: Path, other: Path, name: str) -> None:
    out = tmp_path / "site"
    build(out, edition())
    name = name.format(absolute=other / "a.txt")
    tamper(out / ISSUE / NAME, lambda r: r["files"].update({name: "0"}))
    with (out / ".site.txt").open("a", encoding="utf-8") as listed:
        listed.write(f"\n{name}")
    build(out, edition(), edition("2026-05-29"))
    assert untouched(other)


@pytest.mark.parametrize("part", ["pages", "moved"])
def test_records_write_nothing_outside(tmp_path: Path, other: Path, part: str) -> None:
    out = tmp_path / "site"
    build(out, edition())

    def change(record: Any) -> None:
        keys = [*record["register"]["pages"], "../../../other/x"] if part == "pages" else ["../../../other/x"]
        record["register"][part] = dict.fromkeys(keys, "../../../other")

    tamper(out / ISSUE / NAME, change)
    build(out, edition(), language="en")
    assert untouched(other)
    assert "守法" in read(out, f"{ISSUE}/01/index.html")


@pytest.mark.parametrize("name", ["assets", "qing-du", ISSUE, f"{ISSUE}/01"])
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, other: Path, name: str) -> None:
    out = tmp_path / "site"
    (out / name).parent.mkdir(parents=True)
    (out / name).symlink_to(other, target_is_directory=True)
    with pytest.raises(OutputError, match="leads out"):
        build(out, edition())
    assert untouched(other)


def test_a_linked_file_is_not_written_through(tmp_path: Path, other: Path) -> None:
    out = tmp_path / "site"
    (out / ISSUE).mkdir(parents=True)
    (out / ISSUE / "index.html").symlink_to(other / "a.txt")
    with pytest.raises(OutputError, match="leads out"):
        build(out, edition())
    assert untouched(other)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real", target_is_directory=True)
    build(tmp_path / "site", edition())
    assert (tmp_path / "real" / "index.html").is_file()


def test_two_builds_at_once(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(OutputError, match="another build"):
        build(tmp_path, edition())
    build(tmp_path, edition())


def test_somebody_elses_front_page_stays(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my home", encoding="utf-8")
    with pytest.raises(OutputError, match=r"index\.html"):
        build(tmp_path, edition())
    assert [f.name for f in tmp_path.iterdir()] == ["index.html"]


def test_issue_with_half_a_record_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, edition(), edition("2026-05-29"))
    record = tmp_path / ISSUE / NAME
    record.write_bytes(record.read_bytes()[:100])
    report = build(tmp_path)
    assert ISSUE in report.issues
    assert "site-file-damaged" in [p.code for p in report.problems]
    assert "2026-05-22" in read(tmp_path, "qing-du/index.html")
    assert build(tmp_path).problems == ()


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_damaged_edition_is_told_and_the_issue_stays(tmp_path: Path, content: bytes) -> None:
    build(tmp_path, edition())
    (tmp_path / ISSUE / EDITION).write_bytes(content)
    report = build(tmp_path)
    assert report.issues == (ISSUE,)
    assert [p.code for p in report.problems] == ["site-file-damaged"]
    assert "守法" in read(tmp_path, f"{ISSUE}/01/index.html")
    assert build(tmp_path, edition()).issues == (ISSUE,)
    assert build(tmp_path).problems == ()


@pytest.mark.parametrize(
    "url",
    ["no url", "javascript:alert(1)", "//x/", "/", " /", 'https://x/"><b>/', "ftp://x/", "https://", "https://x/?a=1/"],
)
def test_wrong_base_url(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingError, match="--base-url"):
        build(tmp_path / "site", edition(), base_url=url)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".", "assets", "A B", "报"])
def test_wrong_name_of_the_paper(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match="--paper"):
        build(tmp_path / "site", edition(), paper=name)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "phrases",
    ["{", "[1]", '{"page": 5}', '{"page": "{nope}"}', '{"page": "{"}', '{"page": "{0}"}', '{"week-start": "9"}',
     '{"weekdays": ""}', '{"tag": "<script>"}', "[" * 100_000],
    ids=range(10),
)  # fmt: skip
def test_phrases_that_cannot_be_filled_in(tmp_path: Path, phrases: str) -> None:
    (tmp_path / "own.json").write_text(phrases, encoding="utf-8")
    with pytest.raises(SettingError, match="--words"):
        words("en", tmp_path / "own.json")


def test_a_language_without_script_is_found() -> None:
    assert words("zh").tag == words("zh-Hans").tag != words("en").tag


def test_facts_and_names_are_text_alone(tmp_path: Path) -> None:
    odd = "甲\u202e\x00\x1b乙"
    given = edition()
    facts = replace(given.issue, title=odd, weekday=odd, lunar_date=odd, publisher=odd)
    pages = tuple(replace(p, label=f"{p.number}{odd}", editors=(Person("editor", odd),)) for p in given.pages)
    articles = tuple(replace(a, bylines=(Person("author", odd),)) for a in given.articles)
    build(tmp_path, replace(given, issue=facts, pages=pages, articles=articles), base_url="https://paper.example/")
    for file in (f for f in tmp_path.rglob("*") if f.suffix in (".html", ".atom", ".rss", ".json", ".js")):
        if "assets" not in file.parts:
            assert not set("\u202e\x00\x1b") & set(file.read_text(encoding="utf-8")), file


def test_article_without_words_keeps_its_address(tmp_path: Path) -> None:
    bare = Article("p01-a01", Kind.ADVERTISEMENT, 1)
    given = replace(edition(), articles=(bare, replace(bare, id="p01-a02")))
    build(tmp_path, given)
    build(tmp_path, given, language="en")
    found = sorted(f.parent.name for f in (tmp_path / ISSUE / "01").glob("*/index.html"))
    assert found == ["p01-a01", "p01-a02"]


def test_issue_without_pages_has_a_contents_page(tmp_path: Path) -> None:
    build(tmp_path, replace(edition(), pages=()))
    assert (tmp_path / "index.html").is_file()


def test_long_ids_make_short_addresses(tmp_path: Path) -> None:
    given = edition()
    build(tmp_path, replace(given, articles=(replace(given.articles[2], id="i" * 5000),)))
    assert all(len(f.parent.name) < 64 for f in tmp_path.rglob("index.html"))


@pytest.mark.parametrize("size", [0.0, -700.0, 1e7, 1e300])
def test_pages_of_no_possible_size(tmp_path: Path, size: float) -> None:
    far = ((1e308, 1e308), (-1e308, 5.0), (3.0, 4.0), (1e18, -1e18))
    given = edition()
    pages = tuple(replace(p, width=size, height=size) for p in given.pages)
    articles = tuple(replace(a, regions=(Region(a.page, far),)) for a in given.articles)
    title = (Furniture(1, "报", (0, 0, 0, 0), "title"),)
    build(tmp_path, replace(given, pages=pages, articles=articles, furniture=title, issue=IssueFacts()))
    assert (tmp_path / "index.html").is_file()
