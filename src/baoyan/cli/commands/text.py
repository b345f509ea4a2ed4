"""`baoyan text`: an edition's text, as a person reads it."""

from __future__ import annotations

from pathlib import Path

import click

from baoyan.cli import base
from baoyan.cli.editions import edition_at


@base.command("text")
@click.argument("path", type=click.Path(path_type=Path))
def command(path: Path) -> None:
    """Print the text of an edition file, or of pages read for the purpose."""
    from baoyan.edition import plain_text

    click.echo(plain_text(edition_at(path)), nl=False)
