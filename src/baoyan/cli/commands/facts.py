"""`baoyan facts`: the facts of the masthead and of each page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from baoyan.cli import base
from baoyan.cli.editions import edition_at
from baoyan.cli.words import language, t


@base.command("facts")
@click.argument("path", type=click.Path(path_type=Path))
def command(path: Path) -> None:
    """Print the facts of an edition file, or of pages read for the purpose."""
    from baoyan.edition import facts_table

    rows = facts_table(edition_at(path), language())
    if sys.stdout.isatty():
        _table(rows)
        return
    for row in rows:
        click.echo("\t".join(row))


def _table(rows: Sequence[tuple[str, str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(t("fact"), t("value"), t("from"), box=None, header_style="bold")
    for name, value, place in rows:
        table.add_row(Text(name, "cyan"), Text(value), Text(place, "dim"))
    Console().print(table)
