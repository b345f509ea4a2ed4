"""The command line: thin skins over the functions of the other rooms."""

from baoyan.cli.app import main

__all__ = ["main"]
