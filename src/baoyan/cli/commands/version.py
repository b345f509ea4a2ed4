"""`baoyan version`."""

from __future__ import annotations

import click

from baoyan import __version__
from baoyan.cli import base


@base.command("version")
def command() -> None:
    """Print the version."""
    click.echo(f"baoyan {__version__}")
