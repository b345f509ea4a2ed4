"""The command line: thin skins over the functions of the other rooms."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code, one of `baoyan.errors.Exit`."""
    try:
        from baoyan.cli import app
    except KeyboardInterrupt:  # while the program was being loaded: nothing was begun, and 130 is what a shell expects
        return 130
    return app.main(arguments)
