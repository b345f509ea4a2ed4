"""`baoyan demo`: the sample issue read and shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from baoyan.cli import base
from baoyan.cli.words import t
from baoyan.errors import InputError
from baoyan.model.edition import Edition


class SampleMissing(InputError):
    """The sample issue is not where it should be. Values: name."""

    code = "sample-missing"


@base.command("demo")
@base.option(
    "--out", "-o", type=click.Path(path_type=Path), default=Path("out/demo"), show_default=True, help="demo.out"
)
@base.option("--serve/--no-serve", default=None, help="demo.serve")
def command(out: Path, serve: bool | None) -> None:
    """Read the sample, write its edition and its site; $DEMO_SERVE=0, or no terminal, means --no-serve."""
    from baoyan.cli.report import reporter
    from baoyan.config import cache_folder
    from baoyan.edition import write_file
    from baoyan.pipeline import read_issue

    sample = sample_folder()
    pages = sorted(sample.glob("*.pdf"))
    with reporter(as_json=False, quiet=False, to_stdout=False) as report:
        edition = read_issue(pages, progress=report.progress, cache_dir=cache_folder())
    out.mkdir(parents=True, exist_ok=True)
    write_file(edition, out / "edition.json")
    report.done(edition, out / "edition.json", 0)
    _show(edition, pages, out)
    wanted = os.environ.get("DEMO_SERVE") != "0" and sys.stdout.isatty()
    if serve if serve is not None else wanted:
        _serve(out)
    else:
        click.echo(t("demo-done", file=out / "index.html"))


def sample_folder() -> Path:
    """The sample issue: in the installed package, else in the checkout.

    Raises:
        SampleMissing: it is in neither.
    """
    package = Path(__file__).parents[2]
    places = (package / "sample" / "zh", package.parents[1] / "sample" / "zh")
    for place in places:
        if any(place.glob("*.pdf")):
            return place
    raise SampleMissing(name=", ".join(map(str, places)))


def _show(edition: Edition, pages: list[Path], out: Path) -> None:
    """Write the site of the sample."""
    from baoyan.cli.site_report import progress_of
    from baoyan.site import Given, build_site

    with progress_of(as_json=False, quiet=False) as progress:
        build_site([Given(edition, tuple(pages))], out, progress=progress)


def _serve(folder: Path) -> None:
    """Show a folder at a free port of this machine alone, until stopped."""
    import webbrowser
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        click.echo(t("serving", address=address))
        if sys.stdout.isatty():
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
