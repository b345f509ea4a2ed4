"""Editions for commands that take either an edition file or pages."""

from __future__ import annotations

from pathlib import Path

from baoyan.config import cache_folder
from baoyan.errors import FormatError, InputError, Unreadable
from baoyan.model.edition import Edition


def edition_at(path: Path) -> Edition:
    """The edition in a file; anything else is read as an issue's pages.

    Raises:
        InputError: there is nothing there.
        FormatError: the file is no edition.
        Unreadable: there are no pages in it, or none can be read.
    """
    if not path.exists():
        raise InputError(name=str(path))
    if path.is_file() and path.suffix.lower() == ".json":
        from baoyan.edition import read_file

        try:
            return read_file(path)
        except OSError as error:
            raise FormatError(name=str(path), detail=error.strerror or str(error)) from error
    from baoyan.pipeline import read_issue

    edition = read_issue(path, cache_dir=cache_folder())
    if not edition.pages:
        raise Unreadable(name=str(path), problems=edition.problems)
    return edition
