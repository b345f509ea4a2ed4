"""`baoyan draw`: a picture of what the machine sees on a page."""

from __future__ import annotations

from pathlib import Path

import click

from baoyan.cli import base
from baoyan.cli.words import t


@base.command("draw")
@click.argument("page_file", metavar="PAGE", type=click.Path(path_type=Path))
@base.option("--out", "-o", type=click.Path(path_type=Path), required=True, help="draw.out")
@base.option("--dpi", type=click.IntRange(20, 600), default=110, show_default=True, help="draw.dpi")
@base.option("--page", type=click.IntRange(1), default=1, show_default=True, help="draw.page")
def command(page_file: Path, out: Path, dpi: int, page: int) -> None:
    """Draw a page's lines, blocks and articles."""
    from baoyan.draw import draw

    draw(page_file, out, dpi=dpi, page=page)
    click.echo(f"{t('written')} {out}")
