# ruff: noqa: E501 - tables read better whole
"""Teasers, entries of an index and page references of many papers, and texts that only look like them."""

from __future__ import annotations

import pytest

from baoyan.model.pointers import names_page, page_ref, parse_teaser, parse_teasers

TEASERS = [
    ("03版 专访卢之远：老物件会说话", "03", "专访卢之远：老物件会说话"),
    ("03版专访卢之远", "03", "专访卢之远"),
    ("12 海塘历史博物馆焕新", "12", "海塘历史博物馆焕新"),
    ("专访卢之远 03版", "03", "专访卢之远"),
    ("春天来了……3版", "3", "春天来了"),
    ("春天来了（详见第5版）", "5", "春天来了"),
    ("第05版·小店主的一本账", "05", "小店主的一本账"),
    ("小店主的一本账▶05", "05", "小店主的一本账"),
    ("66岁的骑士 02", "02", "66岁的骑士"),
    ("A2 66岁的骑士", "A2", "66岁的骑士"),
    ("专刊 劳模先进巡礼", "专刊", "劳模先进巡礼"),
    ("A2 On Ninth Quay, a Yard Learns", "A2", "On Ninth Quay, a Yard Learns"),
    ("Ferry Returns, A3", "A3", "Ferry Returns"),
    ("Weather Page A3", "A3", "Weather"),
    ("Seite 4: Wahl in Berlin", "4", "Wahl in Berlin"),
    ("Wahl in Berlin ... Seite 4", "4", "Wahl in Berlin"),
    ("春天来了……▶02", "02", "春天来了"),
    ("春天来了 >>02版", "02", "春天来了"),
    ("春天来了［２版］", "2", "春天来了"),
    ("春天来了 A2-A3版", "A2", "春天来了"),
    ("副刊 7版", "7", "副刊"),
    ("Sport ............ 12", "12", "Sport"),
    ("Sport Seite 12", "12", "Sport"),
    ("Sports B1", "B1", "Sports"),
    ("Ferry wins again | A3", "A3", "Ferry wins again"),
    ("Markets, pages 4 and 5", "4", "Markets"),
    ("详见第5版", "5", ""),
    ("【上接第2版】", None, "【上接第2版】"),
    ("下转第3版", None, "下转第3版"),
    ("FLOOD, From A1", None, "FLOOD, From A1"),
    ("Continued on Page A4", None, "Continued on Page A4"),
    ("See FLOOD, Page A6", None, "See FLOOD, Page A6"),
    ("接力跑过三座桥 3版", "3", "接力跑过三座桥"),
    ("3D打印走进课堂", None, "3D打印走进课堂"),
    ("66岁的骑士", None, "66岁的骑士"),
    ("2025年的春天", None, "2025年的春天"),
    ("On Ninth Quay, a Yard Learns", None, "On Ninth Quay, a Yard Learns"),
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


SEVERAL = [
    ("Business C1, Classified D4, Comics E6", [("C1", "Business"), ("D4", "Classified"), ("E6", "Comics")]),
    ("INDEX: Business C1 | Opinion A8", [("C1", "Business"), ("A8", "Opinion")]),
    ("Sport 12 | Kultur 14", [("12", "Sport"), ("14", "Kultur")]),
    ("Sport Seite 12  Kultur Seite 14", [("12", "Sport"), ("14", "Kultur")]),
    ("02版·民生　03版·副刊", [("02", "民生"), ("03", "副刊")]),
    ("要闻/02版 民生/03版", [("02", "要闻"), ("03", "民生")]),
    ("▶02 老街新生 ▶03 渡口故事", [("02", "老街新生"), ("03", "渡口故事")]),
    ("老街新生 02版", [("02", "老街新生")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SEVERAL)
def test_several_teasers_on_a_line(text: str, found: list[tuple[str, str]]) -> None:
    """A bar or an index set as one line is parted into its entries."""
    assert list(parse_teasers(text)) == found


@pytest.mark.parametrize("text", ["3版", "第十版", "A3", "02", "……12", "老街2版", "Seite 5", "news on page 7"])
def test_page_names_that_are_nothing_else(text: str) -> None:
    """These name pages wherever they stand."""
    assert names_page(text)


@pytest.mark.parametrize("text", ["12 岁", "版权", "出版", "2.05", "12", "Top 10", "1995年", "3:02", "8:05"])
def test_figures_that_need_not_be_pages(text: str) -> None:
    """A figure alone is a page's name only in a teaser's box."""
    assert not names_page(text)
