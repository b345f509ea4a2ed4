"""Promises about file names: the page, its section and day are found however a paper names its files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baoyan.ingest.names import natural, page_names


def labels(*names: str) -> list[str | None]:
    """The labels of files, in reading order."""
    return [p.label for p in sorted(page_names(names), key=lambda p: p.key)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["01.pdf", "10.pdf", "02.pdf"], ["01", "02", "10"]),
        (["1.pdf", "10.pdf", "2.pdf"], ["1", "2", "10"]),
        (["p01.pdf", "p02.pdf", "p12.pdf"], ["01", "02", "12"]),
        (["A01版.pdf", "B01版.pdf", "A02版.pdf"], ["A01", "A02", "B01"]),
        (["A1.pdf", "A10.pdf", "A2.pdf", "B1.pdf"], ["A1", "A2", "A10", "B1"]),
        (["20250512_02.pdf", "20250512_01.pdf"], ["01", "02"]),
        (["2025051202.pdf", "2025051201.pdf"], ["01", "02"]),
        (["2025-05-12-03.pdf", "2025-05-12-01.pdf"], ["01", "03"]),
        (["第2版.pdf", "第1版.pdf"], ["1", "2"]),
        (["第十版.pdf", "第二版.pdf", "第十二版.pdf"], ["2", "10", "12"]),
        (["头版.pdf", "二版.pdf"], ["1", "2"]),
        (["要闻-02.pdf", "体育-04.pdf", "头版-01.pdf"], ["01", "02", "04"]),
        (["01版要闻.pdf", "02版2025两会.pdf"], ["01", "02"]),
        (["县报2025年5月12日02版.pdf", "县报2025年5月12日01版.pdf"], ["01", "02"]),
        (["XB20250512A02.pdf", "XB20250512A01.pdf"], ["A01", "A02"]),
        (["xb0512-01-v2.pdf", "xb0512-02-v2.pdf", "xb0512-03-v1.pdf"], ["01", "02", "03"]),
        (["Page 10.pdf", "Page 9.pdf"], ["9", "10"]),
        (["Seite_3.pdf", "Seite_4.pdf"], ["3", "4"]),
        (["tribune_2.pdf", "tribune_1.pdf"], ["1", "2"]),
        (["A/01.pdf", "B叠/01.pdf", "A/02.pdf"], ["A01", "A02", "B01"]),
        (["0１.pdf", "０2.pdf"], ["01", "02"]),
        (["二.pdf", "三.pdf", "一.pdf"], ["1", "2", "3"]),
        (["01_v1.pdf", "02_v2.pdf", "03_final.pdf"], ["01", "02", "03"]),
        (["01定稿.pdf", "02终稿2.pdf", "03.pdf"], ["01", "02", "03"]),
        (["cover.pdf", "inside.pdf"], [None, None]),
        (["01.pdf", "02.pdf", "广告.pdf"], ["01", "02", None]),
        (["01.pdf", "02.pdf", "copy of 02.pdf", "03(1).pdf"], ["01", "02", "02", "03"]),
    ],
)
def test_labels_and_order(names: list[str], expected: list[str | None]) -> None:
    """Pages come in order, each with the label its name gives it."""
    assert labels(*names) == expected


@pytest.mark.parametrize(
    ("name", "label"),
    [("p12.pdf", "12"), ("A3.pdf", "A3"), ("20250512_03.pdf", "03"), ("issue18.pdf", None), ("no 7 of 2025.pdf", None)],
)
def test_single_file(name: str, label: str | None) -> None:
    """A file alone is a numbered page only where its name is nothing else."""
    assert labels(name) == [label]


@pytest.mark.parametrize(
    "copy",
    [
        "05-copy",
        "05 copy 2",
        "05 (1)",
        "05（2）",
        "05 - Copy (2)",
        "05 - 副本",
        "05 - 副本 (3)",
        "05的副本",
        "副本05",
        "Kopie von 05",
    ],
)
def test_copies_follow_their_originals(copy: str) -> None:
    """Whatever a system calls a copy, it is the same page, and comes after the original."""
    found = sorted(page_names([f"{copy}.pdf", "06.pdf", "05.pdf"]), key=lambda p: p.key)
    assert [(p.name, p.label, p.copy) for p in found] == [
        ("05.pdf", "05", False),
        (f"{copy}.pdf", "05", True),
        ("06.pdf", "06", False),
    ]


def test_numbers_in_brackets_number_files_of_one_name() -> None:
    """A file manager renames many files so: these are no copies."""
    assert labels("页 (2).pdf", "页 (1).pdf", "页 (3).pdf") == ["1", "2", "3"]
    assert labels("day (2).pdf", "day (1).pdf") == ["1", "2"]


def test_names_made_by_programs_say_nothing() -> None:
    """The digits of a hash or a UUID are no page."""
    names = ("5f0c9e5e-1111-4222-8333-0123456789ab.pdf", "d41d8cd98f00b204e9800998ecf8427e.pdf")
    assert labels(*names) == [None, None]


def test_days_part_issues() -> None:
    """Two days in the names are two issues, in the names or in the folders'."""
    for names in (["20250512_01.pdf", "20250519_01.pdf"], ["2025-05-12/01.pdf", "2025-05-19/01.pdf"]):
        assert [p.date for p in page_names(names)] == ["2025-05-12", "2025-05-19"]


def test_short_days_part_issues() -> None:
    """Without years too: the same pages twice, under two other numbers."""
    found = page_names(["0512-01.pdf", "0512-02.pdf", "0519-01.pdf", "0519-02.pdf"])
    assert [(p.group, p.label) for p in found] == [("0512", "01"), ("0512", "02"), ("0519", "01"), ("0519", "02")]


@pytest.mark.parametrize("style", ["{}-{}.pdf", "报{}期{}版.pdf", "no{}/{}.pdf"])
def test_issue_numbers_part_issues(style: str) -> None:
    """The same pages under two issue numbers, in the names or in those of the folders."""
    found = page_names([style.format(issue, page) for issue in (1829, 1830) for page in ("01", "02")])
    assert [p.label for p in found] == ["01", "02", "01", "02"]
    assert len({p.group for p in found}) == 2
    folders = page_names([f"第{n}叠/{page}.pdf" for n in (1, 2) for page in ("01", "02")])
    assert {p.group for p in folders} == {""}


def test_pairs() -> None:
    """Two numbers that both differ from file to file are the two pages of a sheet; a day and a page are not."""
    pairs = [p.pair for p in page_names(["08-01.pdf", "02-07.pdf"])]
    assert [(a.label, b.label) for a, b in pairs if (a, b)] == [("08", "01"), ("02", "07")]
    assert [p.pair for p in page_names(["0512-01.pdf", "0512-02.pdf"])] == [None, None]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_names_are_taken(names: list[str]) -> None:
    """Whatever files are called, each gets its answer, and they can be sorted."""
    found = page_names(names)
    assert [p.name for p in found] == names
    sorted(found, key=lambda p: p.key)


@given(st.sets(st.integers(1, 200), min_size=2, max_size=24), st.sampled_from(["{}", "p{:02}", "x_{:03}", "第{}版"]))
def test_numbers_are_kept(numbers: set[int], style: str) -> None:
    """Files numbered in one style come in the order of their numbers."""
    names = [style.format(n) + ".pdf" for n in numbers]
    assert [p.number for p in sorted(page_names(names), key=lambda p: p.key)] == sorted(numbers)


def test_natural_order() -> None:
    """9 comes before 10."""
    assert sorted(["p10", "p9", "P8"], key=natural) == ["P8", "p9", "p10"]


def test_roman_numbers() -> None:
    """Pages I to IV are in their order and named so; names that only end in such letters are none."""
    names = [f"page_{number}.pdf" for number in ("IX", "IV", "I", "II", "III", "V", "VI", "VII", "VIII")]
    assert labels(*names) == list("123456789")
    assert labels("henry VI.pdf", "henry V.pdf") == [None, None]
    assert labels("civil.pdf", "mix.pdf") == [None, None]
