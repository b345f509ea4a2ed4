"""`baoyan site`: editions in, a web site out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baoyan.cli import base
from baoyan.cli.report import plain
from baoyan.cli.words import t
from baoyan.config import cache_folder
from baoyan.errors import InputError, exit_for

if TYPE_CHECKING:
    from baoyan.site import Given, SiteReport


@base.command("site")
@click.argument("editions", metavar="EDITION...", nargs=-1, type=click.Path(path_type=Path))
@base.option("--out", "-o", type=click.Path(path_type=Path, file_okay=False), required=True, help="site.out")
@base.option(
    "--archive", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), help="site.archive"
)
@base.option("--pages", multiple=True, type=click.Path(path_type=Path, exists=True), help="site.pages")
@base.option("--paper", metavar="NAME", help="site.paper")
@base.option("--base-url", metavar="URL", help="site.base-url")
@base.option("--language", metavar="TAG", help="site.language")
@base.option("--words", type=click.Path(path_type=Path, dir_okay=False), help="site.words")
@base.option("--theme", type=click.Path(path_type=Path, dir_okay=False), help="site.theme")
@base.option("--sounds", type=click.Path(path_type=Path, dir_okay=False), help="site.sounds")
@base.option("--pdf/--no-pdf", default=True, show_default=True, help="site.pdf")
@base.option("--jobs", "-j", type=click.IntRange(0, 256), help="site.jobs")
@base.option("--json", "as_json", is_flag=True, help="read.json")
@base.option("--quiet", "-q", is_flag=True, help="read.quiet")
def command(
    *,
    editions: tuple[Path, ...],
    out: Path,
    archive: tuple[Path, ...],
    pages: tuple[Path, ...],
    paper: str | None,
    base_url: str | None,
    language: str | None,
    words: Path | None,
    theme: Path | None,
    sounds: Path | None,
    pdf: bool,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Write a site."""
    from baoyan.cli.site_report import progress_of
    from baoyan.site import Options, build_site
    from baoyan.site.records import NAME

    url = f"{base_url.rstrip('/')}/" if base_url is not None else None
    options = Options(paper, url, language, words, theme, jobs, pdf, sounds)
    given = [_given(file, pages) for file in _files((*editions, *archive))]
    if not given and not any(out.glob(f"*/*/{NAME}")):
        raise InputError("site-no-edition", name=str(out))
    with progress_of(as_json=as_json, quiet=quiet) as progress:
        report = build_site(given, out, options, progress)
    _tell(report, as_json=as_json, quiet=quiet)
    return exit_for(report.problems)


def _files(editions: tuple[Path, ...]) -> Iterator[Path]:
    """The edition files that were named; of a folder, those in it and its folders.

    Raises:
        InputError: there is no such file, or a folder without editions.
    """
    from baoyan.edition import is_edition

    for path in editions:
        if path.is_dir():
            found = [f for f in sorted(path.rglob("*.json")) if is_edition(f)]
            if not found:
                raise InputError("site-no-edition", name=str(path))
            yield from found
        elif path.is_file():
            yield path
        else:
            raise InputError(name=str(path))


def _given(file: Path, pages: tuple[Path, ...]) -> Given:
    """An edition, with the places where its pages may lie."""
    from baoyan import sources
    from baoyan.edition import read_file
    from baoyan.site import Given

    edition = read_file(file)
    places = pages or sources.remembered(edition, cache_folder()) or sources.beside(edition, file.parent)
    return Given(edition, tuple(places))


def _tell(report: SiteReport, *, as_json: bool, quiet: bool) -> None:
    for item in report.problems:
        click.echo(plain(item), err=True)
    if as_json:
        counts = {"written": len(report.written), "removed": len(report.removed)}
        found = {
            "event": "result",
            "out": str(report.root),
            "issues": report.issues,
            "rebuilt": report.rebuilt,
            **counts,
        }
        click.echo(json.dumps(found, ensure_ascii=False))
    elif not quiet:
        click.echo(
            t(
                "site-done",
                issues=len(report.issues),
                written=len(report.written),
                removed=len(report.removed),
                file=report.root / "index.html",
            )
        )
    sys.stdout.flush()
