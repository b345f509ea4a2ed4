"""`baoyan read`: pages in, an edition out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from baoyan.cli import base
from baoyan.cli.report import reporter
from baoyan.cli.words import t
from baoyan.config import cache_folder
from baoyan.errors import BaoyanError, Exit, OutputError, exit_for
from baoyan.model.edition import Edition


@base.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@base.option("--out", "-o", type=click.Path(path_type=Path), default="edition.json", show_default=True, help="read.out")
@base.option("--json", "as_json", is_flag=True, help="read.json")
@base.option("--quiet", "-q", is_flag=True, help="read.quiet")
@base.option("--jobs", "-j", type=click.IntRange(0, 256), help="read.jobs")
@base.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="read.cache")
@base.option("--engine", metavar="NAME", help="read.engine")
@base.option("--recogniser", metavar="NAME", default="ppocr", show_default=True, help="read.recogniser")
@base.option("--no-cache", is_flag=True, help="read.no-cache")
def command(
    *,
    paths: tuple[Path, ...],
    out: Path,
    as_json: bool,
    quiet: bool,
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    engine: str | None,
    recogniser: str,
) -> int:
    """Read one issue."""
    from baoyan.pipeline import read_issue
    from baoyan.sources import remember

    report = reporter(as_json=as_json, quiet=quiet, to_stdout=str(out) == "-")
    kept = None if no_cache else cache or cache_folder()
    try:
        _check_writable(out, paths)
        with report:
            edition = read_issue(
                paths,
                jobs=jobs,
                progress=report.progress,
                cache_dir=kept,
                engine=engine,
                recogniser=recogniser,
            )
        written = _write(edition, out)
        if not no_cache:
            remember(edition, paths, cache_folder())
    except BaoyanError as error:
        report.failed(error)
        raise
    code = exit_for(edition.problems) if edition.pages else Exit.UNREADABLE
    report.done(edition, out if written else None, code)
    if not written:
        report.say(t("not-written", file=out))
    return code


def _check_writable(out: Path, paths: tuple[Path, ...]) -> None:
    """Find out before minutes of work that the result cannot be written, or would take the place of something else.

    Raises:
        OutputError: the place is a folder, a page to read or a file that is no edition, or its folder cannot be made.
    """
    from baoyan.edition import is_edition

    if str(out) == "-":
        return
    if out.is_dir():
        raise OutputError(name=str(out), detail=t("out-folder"))
    if out.is_file() and any(p.exists() and p.samefile(out) for p in paths):
        raise OutputError(name=str(out), detail=t("out-page"))
    if out.is_file() and out.stat().st_size and not is_edition(out):
        raise OutputError(name=str(out), detail=t("out-foreign"))
    if above := next((p for p in out.parents if p.exists() and not p.is_dir()), None):
        raise OutputError(name=str(out), detail=t("out-in-file", file=above))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(name=str(out), detail=error.strerror or str(error)) from error


def _write(edition: Edition, out: Path) -> bool:
    """Write the edition, whole or not at all. One without pages never takes the place of an earlier one.

    Raises:
        OutputError: it cannot be written.
    """
    from baoyan.edition import to_json, write_file

    if str(out) == "-":
        sys.stdout.buffer.write(to_json(edition))
        return True
    if not edition.pages and out.exists():
        return False
    try:
        write_file(edition, out)
    except OSError as error:
        raise OutputError(name=str(out), detail=error.strerror or str(error)) from error
    return True
