"""The masthead's facts as a table: what was read, and what is doubted about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from baoyan.errors import told
from baoyan.model.dates import find_dates
from baoyan.model.edition import Edition, IssueFacts
from baoyan.model.numerals import parse_number
from baoyan.model.printed_facts import scan
from baoyan.model.problem import Problem

Row = tuple[str, str, str]
"""Name (the JSON key), value, and where it comes from or what is doubted."""

SUBJECTS = {
    "date": "date",
    "weekday": "weekday",
    "lunar": "lunar_date",
    "page-count": "page_count",
    "issue-number": "issue_number",
    "cumulative": "cumulative_number",
    "title": "title",
}
"""A word in a problem's code, and the fact that the problem is about."""


_CHINESE = {
    "title": "报名",
    "title_latin": "报名（拉丁字母）",
    "date": "日期",
    "weekday": "星期",
    "lunar_date": "农历",
    "issue_number": "期号",
    "cumulative_number": "总期号",
    "page_count": "版数",
    "licence": "刊号",
    "issn": "ISSN",
    "postal_code": "邮发代号",
    "price": "定价",
    "publisher": "出版单位",
    "volume": "卷（年度）",
    "website": "网址",
    "distribution": "发行",
    "language": "语言",
    "editor": "编辑",
    "art_editor": "美术编辑",
    "proofreader": "校对",
    "layout": "版式",
    "designer": "设计",
    "reviewer": "审核",
    "chief_editor": "主编",
    "duty_editor": "值班编辑",
    "planner": "策划",
}
"""Facts and editors' roles, as a Chinese editor calls them."""


def facts_table(edition: Edition, lang: str = "en") -> tuple[Row, ...]:
    """One row per fact of the issue that is printed, then one per page: label, section, editors.

    The third column holds the furniture it was read from, or the problem that speaks against it.

    Args:
        edition: the issue.
        lang: the language of names and problems, "en" or "zh".
    """
    rows = [_fact_row(edition, f.name, lang) for f in fields(IssueFacts)]
    return tuple(row for row in rows if row[1] or row[2]) + tuple(_page_rows(edition, lang))


def _fact_row(edition: Edition, name: str, lang: str) -> Row:
    value = getattr(edition.issue, name)
    doubts = [p for p in edition.problems if any(w in p.code and f == name for w, f in SUBJECTS.items())]
    return _named(name, lang), "" if value is None else str(value), _told(doubts, lang) or _place(edition, name, lang)


def _named(name: str, lang: str) -> str:
    return _CHINESE.get(name, name) if lang == "zh" else name


def _told(problems: Iterable[Problem], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(told(p, lang)[0] for p in problems)


def _place(edition: Edition, name: str, lang: str) -> str:
    """The first furniture line in which the fact stands: by its own words, or by its kind and figures."""
    value = getattr(edition.issue, name)
    if value is None or name == "language":
        return ""
    says = [f for f in edition.furniture if _says(f.text, name, value)]
    kind = [f for f in edition.furniture if f.kind == name]
    found = next((f for f in says if f in kind), None) or next(iter(says), None) or next(iter(kind), None)
    if found is None:
        return ""
    return f"第 {found.page} 版：{found.text}" if lang == "zh" else f"p. {found.page}: {found.text}"


def _says(text: str, name: str, value: str | int) -> bool:
    """Whether a line prints the fact."""
    if name == "date":
        return any(day.whole is not None and day.whole.isoformat() == value for day in find_dates(text))
    if isinstance(value, int):
        return any(fact.kind == name and parse_number(fact.value) == value for fact in scan(text))
    return _plain(str(value)) in _plain(text)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _page_rows(edition: Edition, lang: str) -> list[Row]:
    rows = []
    for page in edition.pages:
        editors = ", ".join(f"{_named(e.role, lang)} {e.name}" for e in page.editors)
        value = " · ".join(v for v in (page.label, page.section, editors) if v)
        doubts = _told((p for p in edition.problems if p.page == page.number), lang)
        rows.append((f"第 {page.number} 版" if lang == "zh" else f"page {page.number}", value, doubts))
    return rows
