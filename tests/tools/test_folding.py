"""The table of characters that search takes as one."""

from __future__ import annotations

from tools.folding.__main__ import OUT, table


def test_shipped_table_is_what_the_tool_makes() -> None:
    assert OUT.read_text(encoding="utf-8") == table()
