# ruff: noqa: E501 - tables read better whole
"""Turn labels, teasers and page references of many papers, and running text that only looks like them."""

from __future__ import annotations

import pytest

from baoyan.articles.labels import page_ref, parse_jump, parse_teaser, split_jump

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
    ("See FORGOTTEN, A3", True, "A3", "FORGOTTEN"),
    ("See BUDGET on Page 7", True, "7", "BUDGET"),
    ("Turn to CITY HALL, Page B2", True, "B2", "CITY HALL"),
    ("Please turn to page 3", True, "3", None),
    ("Fortsetzung auf Seite 3", True, "3", None),
    ("Mehr auf Seite 5", True, "5", None),
    ("siehe Seite 4", True, "4", None),
    ("▶ Bericht Seite 4", True, "4", None),
    ("上接第1版", False, "1", None),
    ("◀上接01版", False, "01", None),
    ("接第一版", False, "一", None),
    ("（紧接第一版）", False, "一", None),
    ("(上接1版《春天来了》)", False, "1", "春天来了"),
    ("《春天来了》上接第1版", False, "1", "春天来了"),
    ("FORGOTTEN, From A1", False, "A1", "FORGOTTEN"),
    ("FORGOTTEN | From A1", False, "A1", "FORGOTTEN"),
    ("Budget, from A1", False, "A1", "Budget"),
    ("BUDGET: Continued from 1A", False, "1A", "BUDGET"),
    ("Continued from Page A1", False, "A1", None),
    ("CONTINUED FROM PAGE ONE", False, "1", None),
    ("Fortsetzung von Seite 1", False, "1", None),
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
    ("council voted. See FORGOTTEN, A3", "council voted.", "A3"),
    ("Older See FORGOTTEN, A3", "Older", "A3"),
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


TEASERS = [
    ("03版 专访苏之衡：旧东西会说话", "03", "专访苏之衡：旧东西会说话"),
    ("03版专访苏之衡", "03", "专访苏之衡"),
    ("12 钱学森博物馆焕新开放", "12", "钱学森博物馆焕新开放"),
    ("专访苏之衡 03版", "03", "专访苏之衡"),
    ("春天来了……3版", "3", "春天来了"),
    ("春天来了（详见第5版）", "5", "春天来了"),
    ("第05版·个体户的一本账", "05", "个体户的一本账"),
    ("个体户的一本账▶05", "05", "个体户的一本账"),
    ("66岁的骑士 02", "02", "66岁的骑士"),
    ("A2 66岁的骑士", "A2", "66岁的骑士"),
    ("专刊 劳模先进巡礼", "专刊", "劳模先进巡礼"),
    ("A2 On Fifth Ward, a Block Learns", "A2", "On Fifth Ward, a Block Learns"),
    ("Ferry Returns, A3", "A3", "Ferry Returns"),
    ("Weather Page A3", "A3", "Weather"),
    ("Seite 4: Wahl in Berlin", "4", "Wahl in Berlin"),
    ("Wahl in Berlin ... Seite 4", "4", "Wahl in Berlin"),
    ("详见第5版", "5", ""),
    ("3D打印走进课堂", None, "3D打印走进课堂"),
    ("66岁的骑士", None, "66岁的骑士"),
    ("2025年的春天", None, "2025年的春天"),
    ("On Fifth Ward, a Block Learns", None, "On Fifth Ward, a Block Learns"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "title"), TEASERS)
def test_teasers(text: str, label: str | None, title: str) -> None:
    """Page and title of a teaser line, in either order; a title without a page stays whole."""
    assert parse_teaser(text) == (label, title)


@pytest.mark.parametrize(
    ("text", "label"),
    [("03版", "03"), ("A2", "A2"), ("12", "12"), ("3 版", "3"), ("第2版", "2"), ("三版", "三"), ("→ 05版", "05"), ("Seite 5", "5"), ("Page A3", "A3"), ("p. 3", "3"),
     ("详见第5版", "5"), ("见A3版", "A3"), ("专刊", None), ("2025", None), ("1,000", None), ("263.", None), (".367", None), ("二", None), ("要闻", None), ("", None)],
)  # fmt: skip
def test_page_references(text: str, label: str | None) -> None:
    """Only a page's name and nothing else."""
    assert page_ref(text) == label
