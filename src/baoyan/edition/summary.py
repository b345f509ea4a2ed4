"""The masthead's facts as a table: what was read, and what is doubted about it."""

from __future__ import annotations

from dataclasses import fields

from baoyan.model.edition import Edition, IssueFacts

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


def facts_table(edition: Edition) -> tuple[Row, ...]:
    """One row per fact of the issue that is printed, then one per page: label, section, editors.

    The third column holds the furniture it was read from, or the problem that speaks against it.
    """
    rows = [_fact_row(edition, f.name) for f in fields(IssueFacts)]
    return tuple(row for row in rows if row[1] or row[2]) + tuple(_page_rows(edition))


def _fact_row(edition: Edition, name: str) -> Row:
    value = getattr(edition.issue, name)
    doubts = [p.message for p in edition.problems if any(w in p.code and f == name for w, f in SUBJECTS.items())]
    return name, "" if value is None else str(value), "; ".join(doubts) or _place(edition, name)


def _place(edition: Edition, name: str) -> str:
    """The first page whose furniture shows a line of this kind."""
    found = next((f for f in edition.furniture if f.kind == name), None)
    return f"p. {found.page}: {found.text}" if found else ""


def _page_rows(edition: Edition) -> list[Row]:
    rows = []
    for page in edition.pages:
        editors = ", ".join(f"{e.role} {e.name}" for e in page.editors)
        value = " · ".join(v for v in (page.label, page.section, editors) if v)
        doubts = "; ".join(p.message for p in edition.problems if p.page == page.number)
        rows.append((f"page {page.number}", value, doubts))
    return rows
