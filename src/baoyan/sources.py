"""Where the pages of an edition lie: an edition names its files by content, not by place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from baoyan.edition.file import write_whole
from baoyan.model.edition import Edition, Page
from baoyan.model.source import PageSource

_FOLDER = "sources"


def remember(edition: Edition, paths: Iterable[Path], cache: Path) -> None:
    """Keep where an issue was read from, in the user's cache folder; what cannot be kept is only asked for again."""
    found = [str(p.resolve()) for p in paths]
    try:
        write_whole(_file(edition, cache), json.dumps(found).encode())
    except OSError:
        return


def remembered(edition: Edition, cache: Path) -> list[Path]:
    """Where an issue was read from, if that is still there."""
    try:
        found = [Path(p) for p in json.loads(_file(edition, cache).read_bytes())]
    except (OSError, ValueError, TypeError):
        return []
    return found if all(p.exists() for p in found) else []


def beside(edition: Edition, folder: Path) -> list[Path]:
    """The page files of an edition among the files of a folder and of the folders in it, by name and content."""
    wanted = {(p.source, p.sha256) for p in edition.pages if p.source}
    names = {name for name, _ in wanted}
    near = (f for pattern in ("*", "*/*") for f in sorted(folder.glob(pattern)) if f.name in names and f.is_file())
    return [f for f in near if (f.name, hashlib.sha256(f.read_bytes()).hexdigest()) in wanted]


def matched(pages: Sequence[Page], sources: Sequence[PageSource]) -> dict[int, PageSource]:
    """The source of each page: the same file, and the same part of the sheet."""
    found: dict[int, PageSource] = {}
    left = list(sources)
    for page in pages:
        same = [s for s in left if s.sha256 == page.sha256]
        best = min(same, key=lambda s: _apart(page, s), default=None)
        if best is not None:
            found[page.number] = best
            left.remove(best)
    return found


def _apart(page: Page, source: PageSource) -> float:
    """How little a source's place on its sheet, and in its issue, fits a page."""
    x, y, w, h = page.trim or (0.0, 0.0, page.width, page.height)
    clip = source.clip
    return (
        abs(clip.x0 - x)
        + abs(clip.y0 - y)
        + abs(clip.width - w)
        + abs(clip.height - h)
        + abs(source.number - page.number)
    )


def _file(edition: Edition, cache: Path) -> Path:
    key = hashlib.sha256("\n".join(p.sha256 for p in edition.pages).encode()).hexdigest()
    return cache / _FOLDER / f"{key[:32]}.json"
