"""Search: what counts as the same, the index and its parts in time, what is written again."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.site_search import Reader
from hypothesis import given
from hypothesis import strategies as st

from baoyan.site import build_site
from baoyan.site.folding import alike, folded, terms
from baoyan.site.postings import SIGNS, packed, unpacked
from baoyan.site.shards import shards
from baoyan.site.texts import script, value
from plugins.site_editions import HOSTILE, PAPER, build, edition, record

STATIC = Path(build_site.__code__.co_filename).parent / "static"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("臺灣 渡口", "台湾 渡口"),
        ("後來", "后来"),
        ("Café", "cafe"),
        ("ＡＢＣ１２", "abc12"),
        ("王　莉", "王莉"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_of_a_word_are_the_same(text: str, same: str) -> None:
    assert folded(text) == folded(same)


def test_terms_are_pairs_and_words() -> None:
    assert list(terms("渡口换，New York 2026年")) == ["渡口", "口换", "换", "new", "york", "2026", "年"]


def test_table_is_one_to_one_and_ends_where_it_leads() -> None:
    old, now = alike()
    assert len(old) == len(now) == len(set(old))
    assert not set(old) & set(now)


@given(st.sets(st.integers(0, 200_000)))
def test_lists_come_back(numbers: set[int]) -> None:
    text = packed(sorted(numbers))
    assert unpacked(text) == sorted(numbers)
    assert set(text) <= set(SIGNS)


@given(st.text())
def test_data_scripts_come_back(text: str) -> None:
    assert value(script([text])) == [text]


def found(out: Path, *words: str) -> list[str]:
    reader = Reader(out / PAPER)
    return [reader.texts(f)[1][1] for f in reader.find(words)]


def test_words_of_heads_texts_tables_and_captions_are_found(tmp_path: Path) -> None:
    build(tmp_path, edition())
    assert found(tmp_path, "渡口") == ["渡口换了守法"]
    assert found(tmp_path, "两人") == ["渡口换了守法"], "an article that turns is found by its second part"
    assert found(tmp_path, "水位") == ["水位"]
    assert found(tmp_path, "3") == ["水位"]
    assert found(tmp_path, "水位", "渡口") == []
    assert found(tmp_path, "没有", "渡口") == ["渡口换了守法"]


def test_new_issue_of_a_small_paper_rewrites_its_year_only(tmp_path: Path) -> None:
    build(tmp_path, edition("2025-12-26"), edition("2026-05-22"))
    before = {p.parent.name for p in (tmp_path / PAPER / "search").glob("*/head.js")}
    again = build(tmp_path, edition("2026-05-29"))
    after = {p.parent.name for p in (tmp_path / PAPER / "search").glob("*/head.js")}
    assert len(before & after) == 1 and len(after) == 2
    assert not [n for n in again.written if "/2025" in n and "/search/" in n]
    assert len(found(tmp_path, "渡口")) == 3


def test_corrected_text_is_found_and_the_old_one_is_not(tmp_path: Path) -> None:
    build(tmp_path, edition(body="船没有卖。"))
    build(tmp_path, edition(body="桥已修好。"))
    assert found(tmp_path, "修好") and not found(tmp_path, "没有")
    assert build(tmp_path, edition(body="桥已修好。")).written == ()


def test_lost_bucket_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, edition())
    lost = next((tmp_path / PAPER / "search").glob("*/0.js"))
    lost.unlink()
    build(tmp_path, edition())
    assert lost.is_file()


def test_hostile_text_stays_data(tmp_path: Path) -> None:
    build(tmp_path, edition(headline=HOSTILE, body=HOSTILE))
    for file in tmp_path.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        if text.startswith("document.currentScript"):
            assert text.count("\n") == 1
            json.loads(text[len("document.currentScript.data=") :])


def test_index_is_parted_so_that_an_update_rewrites_a_month() -> None:
    issues = [
        record(f"{y}-{m:02}-{d:02}", 160) for y in (2023, 2024, 2025, 2026) for m in range(1, 13) for d in (3, 10)
    ]
    assert [s.span for s in shards(issues)] == ["2023-01-2025-12", "2026-01-2026-11", "2026-12"]
    assert [s.span for s in shards([*issues, record("2026-12-17", 160)])][:2] == ["2023-01-2025-12", "2026-01-2026-11"]
    assert [s.span for s in shards(issues[:3])] == ["2023-01-2023-02"]
    undated = replace(issues[0], date=None, key="no-3")
    assert sum(len(s.issues) for s in shards([*issues, undated])) == len(issues) + 1
    assert shards([]) == ()


def test_browser_folds_as_the_index_does(tmp_path: Path) -> None:
    """The script's own folding and terms, run by Node where there is one."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here")
    rng = random.Random(5)
    signs = "渡口換后臺ＡbÉßﬁ㎡①½　 \n\t，。「-'3年カﾞが한국й…·〇々"
    samples = ["".join(rng.choices(signs, k=24)) for _ in range(300)]
    source = (STATIC / "find.js").read_text(encoding="utf-8")
    old, now = alike()
    stub = (
        'globalThis.self = globalThis; globalThis.location = {hash: ""}; globalThis.addEventListener = () => {};\n'
        "globalThis.document = {currentScript: {src: 'http://x/a.js'}, querySelector: () => null,"
        " createElement: () => { const s = {remove() {}}; setTimeout(() => { s.data = TABLE; s.onload(); }); return s; },"
        " head: {append() {}}};\n"
    ).replace("TABLE", json.dumps([old, now]))
    ask = (
        f"\nbaoyanFind.ready.then(() => console.log(JSON.stringify({json.dumps(samples)}"
        ".map((t) => baoyanFind.fold(t).text))));"
    )
    file = tmp_path / "run.js"
    file.write_text(stub + source + ask, encoding="utf-8")
    told = json.loads(subprocess.run([node, str(file)], capture_output=True, check=True).stdout)

    def plain(text: str) -> str:
        return re.sub(" *\n *| +", lambda m: "\n" if "\n" in m[0] else " ", text).strip(" ")

    assert [plain(t) for t in told] == [plain(folded(t)) for t in samples]
