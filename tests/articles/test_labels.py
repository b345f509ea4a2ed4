# ruff: noqa: E501 - tables read better whole
"""Turn labels of many papers, and running text that only looks like them."""

from __future__ import annotations

import pytest

from baoyan.articles.labels import parse_jump, split_jump

JUMPS = [
    ("下转第2版", True, "2", None),
    ("（下转第2版）", True, "2", None),
    ("下转A6版", True, "A6", None),
    ("下转2版", True, "2", None),
    ("▶下转03版", True, "03", None),
    ("下转第4版→", True, "4", None),
    ("（未完，转第3版）", True, "3", None),
    ("未完 下转第二版", True, "二", None),
    ("（下转要闻版）", True, "要闻版", None),
    ("（下转本版）", True, None, None),
    ("轉第2版", True, "2", None),
    ("（下轉第2版）", True, "2", None),
    ("文轉A3", True, "A3", None),
    ("详见第5版", True, "5", None),
    ("Continued on A6", True, "A6", None),
    ("See UNCLAIMED, A3", True, "A3", "UNCLAIMED"),
    ("See BUDGET on Page 7", True, "7", "BUDGET"),
    ("Turn to CITY HALL, Page B2", True, "B2", "CITY HALL"),
    ("Please turn to page 3", True, "3", None),
    ("Fortsetzung auf Seite 3", True, "3", None),
    ("Mehr auf Seite 5", True, "5", None),
    ("siehe Seite 4", True, "4", None),
    ("▶ Bericht Seite 4", True, "4", None),
    ("Fortsetzung auf den Seiten 4 und 5", True, "4", None),
    ("FORTSETZUNG AUF SEITE 3", True, "3", None),
    ("Kommentar auf Seite 2", True, "2", None),
    ("Lesen Sie mehr auf Seite 4", True, "4", None),
    ("(Suite page 3)", True, "3", None),
    ("Lire la suite en page 3", True, "3", None),
    ("Sigue en la página 4", True, "4", None),
    ("Pasa a la pág. 4", True, "4", None),
    ("上接第1版", False, "1", None),
    ("◀上接01版", False, "01", None),
    ("接第一版", False, "一", None),
    ("（紧接第一版）", False, "一", None),
    ("(上接1版《春天来了》)", False, "1", "春天来了"),
    ("《春天来了》上接第1版", False, "1", "春天来了"),
    ("UNCLAIMED, From A1", False, "A1", "UNCLAIMED"),
    ("UNCLAIMED | From A1", False, "A1", "UNCLAIMED"),
    ("Budget, from A1", False, "A1", "Budget"),
    ("BUDGET: Continued from 1A", False, "1A", "BUDGET"),
    ("Continued from Page A1", False, "A1", None),
    ("CONTINUED FROM PAGE ONE", False, "1", None),
    ("Fortsetzung von Seite 1", False, "1", None),
    ("下转下一版", True, "next", None),
    ("（上接前一版）", False, "previous", None),
    ("下转封底", True, "封底", None),
    ("上接头版", False, "头版", None),
    ("下转第三版·综合", True, "三", None),
    ("紧接第2版", False, "2", None),
    ("上接A1版", False, "A1", None),
    ("See FLOOD, Page A6", True, "A6", "FLOOD"),
    ("FLOOD / From A1", False, "A1", "FLOOD"),
    ("FLOOD FROM A1", False, "A1", "FLOOD"),
    ("FLOOD, CONTINUED ON A6", True, "A6", "FLOOD"),
    ("Continued, A6", True, "A6", None),
    ("Continued in Sports", True, "Sports", None),
    ("Continued on next page", True, "next", None),
    ("Continued from previous page", False, "previous", None),
    ("Fortsetzung im Lokalteil", True, "Lokalteil", None),
    ("Fortsetzung auf der nächsten Seite", True, "next", None),
    ("Fortsetzung auf Seite 3, Spalte 2", True, "3", None),
    ("Fortsetzung von der Titelseite", False, "1", None),
    ("Forts. von S. 1", False, "1", None),
    ("Suite de la page 1", False, "1", None),
    ("Viene de la página 1", False, "1", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "forward", "target", "title"), JUMPS)
def test_turn_labels(text: str, forward: bool, target: str | None, title: str | None) -> None:
    """Direction, page and article of a label on a line of its own."""
    label = parse_jump(text)
    assert label is not None
    assert (label.forward, label.target, label.title, label.text) == (forward, target, title, text)
    assert split_jump(text) == ("", label)


@pytest.mark.parametrize(
    "text",
    ["第2版", "下转移支付", "接电话", "接第一棒", "下接地气", "转第2次", "A3", "Main Street, A2", "From the city", "See you on Monday", "More than 30", "From page to stage",
     "To the editor", "Von Seite zu Seite", ""],
)  # fmt: skip
def test_no_turn_labels(text: str) -> None:
    """Page names alone and running text are no turn labels."""
    assert parse_jump(text) is None


SPLITS = [
    ("了解更多情况，他说。（下转第2版）", "了解更多情况，他说。", "2"),
    ("的资金下转第4版", "的资金", "4"),
    ("有关部门表示，　　▶下转03版", "有关部门表示，", "03"),
    ("為加快建設轉第2版", "為加快建設", "2"),
    ("council voted. See UNCLAIMED, A3", "council voted.", "A3"),
    ("Older See UNCLAIMED, A3", "Older", "A3"),
    ("the mayor said. Continued on A6", "the mayor said.", "A6"),
    ("sagte er. Fortsetzung auf Seite 3", "sagte er.", "3"),
    ("（上接第1版）他又说", "他又说", "1"),
    ("上接第1版 他又说", "他又说", "1"),
    ("（上接第1版《标题在此》）的资金", "的资金", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rest", "target"), SPLITS)
def test_labels_inside_lines(text: str, rest: str, target: str) -> None:
    """A label at the end or the start of a line of text is taken off it."""
    left, label = split_jump(text)
    assert left == rest
    assert label is not None
    assert label.target == target


@pytest.mark.parametrize(
    "text",
    ["see page 3 of the report", "and they came From A1", "他接第一个电话", "Fortsetzung von Seite 1 und so weiter", "居民们正忙着收拾院子", "政策向基层下转，效果明显", "As the map shows, see A3"],
)  # fmt: skip
def test_text_without_labels(text: str) -> None:
    """A line without a label comes back untouched."""
    assert split_jump(text) == (text, None)
