"""Promises about the order of pages where file names tell it badly: the prints decide, guesses are told."""

from __future__ import annotations

import pytest

from baoyan.errors import problem
from baoyan.ingest import PrintedPage, arranged
from baoyan.model.geometry import Box
from baoyan.model.source import Gap, IssueSource, PageSource

SHEET = Box(0, 0, 595, 842)


def source(
    *names: str, labels: tuple[str | None, ...] = (), named: bool = False, gaps: tuple[Gap, ...] = ()
) -> IssueSource:
    """An issue of these files: `x.pdf#2` is the third sheet of x.pdf; a file without a name could not be opened."""
    pages, problems = [], []
    for number, name in enumerate(names, 1):
        path, _, index = name.partition("#")
        label = labels[number - 1] if labels else None
        place = number if not (named and label) else int(label)
        if name:
            pages.append(PageSource(path, int(index or 0), place, SHEET, name, path, label))
        else:
            problems.append(problem("file-empty", number, name="lost.pdf"))
    return IssueSource(tuple(pages), tuple(problems), named, gaps)


def placed(issue: IssueSource, *prints: str) -> tuple[dict[str, int], list[str]]:
    """Where each file goes, and what is told. A print is a number, "front", or "" for nothing."""
    numbers = [p.number for p in issue.pages]
    printed = {
        n: PrintedPage(None if p in ("", "front") else p, p == "front") for n, p in zip(numbers, prints, strict=True)
    }
    ordered, places = arranged(issue, printed)
    assert [p.number for p in ordered.pages] == sorted(places[n] for n in numbers)
    files = {f"{p.path}#{p.index}" if p.index else p.path: p.number for p in ordered.pages}
    return files, [p.code for p in ordered.problems]


ODD = ("scan_x.pdf", "最后版.pdf", "u.pdf", "v.pdf")


@pytest.mark.parametrize(
    ("prints", "order"),
    [
        (("3", "4", "2", "front"), (3, 4, 2, 1)),
        (("3", "4", "2", "1"), (3, 4, 2, 1)),
        (("3", "4", "2", ""), (3, 4, 2, 1)),
        (("A3", "B1", "A2", "front"), (3, 4, 2, 1)),
        (("三", "四", "二", "front"), (3, 4, 2, 1)),
        (("3", "", "2", "front"), (3, 4, 2, 1)),
    ],
)
def test_prints_order_pages_that_names_do_not(prints: tuple[str, ...], order: tuple[int, ...]) -> None:
    """The page with the masthead is the first; a single page without a number takes the single place left."""
    assert placed(source(*ODD), *prints) == (dict(zip(ODD, order, strict=True)), [])


def test_a_guess_is_told() -> None:
    """Two pages without numbers: those that print one have their places, and a warning names the others."""
    files, told = placed(source(*ODD), "4", "", "front", "")
    assert files == {"u.pdf": 1, "最后版.pdf": 2, "v.pdf": 3, "scan_x.pdf": 4}
    assert told == ["page-order-guessed"]


def test_nothing_tells_the_order() -> None:
    """No numbers at all: the files' order, with a warning."""
    files, told = placed(source(*ODD), "", "", "", "")
    assert list(files) == list(ODD)
    assert told == ["page-order-guessed"]


def test_numbers_beyond_belief_are_misread() -> None:
    """88 in a paper of four pages is no page number."""
    assert placed(source(*ODD), "front", "2", "3", "88") == (dict(zip(ODD, (1, 2, 3, 4), strict=True)), [])


def test_names_by_chance() -> None:
    """Numbers in names that leave out more than they name give way to complete prints, and their gaps with them."""
    issue = source("a7.pdf", "a40.pdf", labels=("7", "40"), gaps=(Gap(8, "8"),))
    ordered, places = arranged(issue, {1: PrintedPage("2"), 2: PrintedPage(front=True)})
    assert places == {1: 2, 2: 1}
    assert [(p.number, p.label) for p in ordered.pages] == [(1, None), (2, None)]
    assert (ordered.gaps, ordered.problems) == ((), ())


def test_names_that_count_are_followed() -> None:
    """01 to 04 stand as they are called; where the prints say otherwise, that is told once."""
    issue = source("01", "02", "03", "04", labels=("01", "02", "03", "04"), named=True)
    assert placed(issue, "front", "2", "3", "4") == ({"01": 1, "02": 2, "03": 3, "04": 4}, [])
    assert placed(issue, "4", "3", "2", "1") == ({"01": 1, "02": 2, "03": 3, "04": 4}, ["page-order-differs"])
    assert placed(issue, "front", "2", "8", "") == ({"01": 1, "02": 2, "03": 3, "04": 4}, [])


def test_a_nameless_file_fills_the_gap() -> None:
    """01, 02, 04 and a file without a number: it is page 3, and no page is missing."""
    issue = source("01", "02", "04", labels=("01", "02", "04"), named=True, gaps=(Gap(3, "03"),))
    extra = PageSource("x", 0, 5, SHEET, "x", "x")
    issue = IssueSource((*issue.pages, extra), (problem("page-missing", 3, labels="03"),), True, issue.gaps)
    for print_ in ("3", ""):
        assert placed(issue, "front", "2", "4", print_) == ({"01": 1, "02": 2, "x": 3, "04": 4}, [])


class TestOneFile:
    """The sheets of one file have an order of their own."""

    FILE = ("i", "i#1", "i#2", "i#3")

    def test_prints_confirm_it(self) -> None:
        """Sheets without a number stand beside those that have one."""
        assert placed(source(*self.FILE), "", "2", "", "4") == ({"i": 1, "i#1": 2, "i#2": 3, "i#3": 4}, [])

    def test_a_part_of_a_paper(self) -> None:
        """Pages 5 to 8 stay pages 5 to 8."""
        assert placed(source(*self.FILE), "5", "6", "", "8") == ({"i": 5, "i#1": 6, "i#2": 7, "i#3": 8}, [])

    def test_sheets_in_another_order(self) -> None:
        """Prints that number every sheet reorder them."""
        assert placed(source(*self.FILE), "4", "front", "2", "3") == ({"i": 4, "i#1": 1, "i#2": 2, "i#3": 3}, [])

    def test_one_misread_number(self) -> None:
        """A number that fits nowhere moves nothing."""
        assert placed(source(*self.FILE), "front", "2", "9", "4")[0] == {"i": 1, "i#1": 2, "i#2": 3, "i#3": 4}

    def test_a_broken_sheet_keeps_its_place(self) -> None:
        """Pages after one that cannot be opened do not move up."""
        issue = source("i", "", "i#2", "i#3")
        assert placed(issue, "front", "", "") == ({"i": 1, "i#2": 3, "i#3": 4}, ["file-empty"])
        assert placed(issue, "front", "3", "4") == ({"i": 1, "i#2": 3, "i#3": 4}, ["file-empty"])
