"""How the making of a site is told as it goes."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from baoyan.cli.words import t

if TYPE_CHECKING:
    from baoyan.site import Step


@contextlib.contextmanager
def progress_of(*, as_json: bool, quiet: bool) -> Iterator[Callable[[Step], None]]:
    """A function to call at each step: a bar in a terminal, lines of JSON, or nothing."""
    if as_json:
        yield _json_line
    elif quiet or not sys.stderr.isatty():
        yield lambda _: None
    else:
        yield from _bars()


def _json_line(step: Step) -> None:
    found = {"event": "progress", "stage": step.stage, "done": step.done, "total": step.total}
    print(json.dumps(found), flush=True)


def _bars() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        known = {stage: bars.add_task(t(f"site-{stage}"), total=None, visible=False) for stage in ("pictures", "pages")}

        def show(step: Step) -> None:
            bars.update(known[step.stage], completed=step.done, total=step.total, visible=True)

        yield show
