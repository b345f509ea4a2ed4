"""How a site is made, and how its making is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from baoyan.errors import SettingError
from baoyan.site.slugs import slug


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is made.

    `paper`: the paper's folder; by default made from its title. `base_url`: the address of the site's root, for feeds, maps
    and canonical links. `language`: of the interface; by default the newest paper's. `words`: phrases that replace ours.
    `theme`: a style sheet of the paper's own. `jobs`: processes that make pictures. `pdf`: whether there are PDFs to
    download. `sounds`: how words are said when they are read aloud (JSON).
    """

    paper: str | None = None
    base_url: str | None = None
    language: str | None = None
    words: Path | None = None
    theme: Path | None = None
    jobs: int | None = None
    pdf: bool = True
    sounds: Path | None = None

    def checked(self) -> Options:
        """Itself.

        Raises:
            SettingError: the paper's name cannot be a folder, or the base URL is no address of a folder.
        """
        if self.paper is not None and (not self.paper or slug(self.paper) != self.paper):
            raise SettingError(
                name="--paper", value=self.paper, wanted="a name of a-z, 0-9 and hyphens that is not taken"
            )
        if self.base_url is not None and not _is_folder(self.base_url):
            raise SettingError(name="--base-url", value=self.base_url, wanted="an address like https://paper.example/")
        return self


def _is_folder(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not any(c.isspace() or c in "\"'<>\\^`{|}" or not c.isprintable() for c in url)
    web = parts.scheme in ("http", "https") and parts.hostname is not None and "@" not in parts.netloc
    return plain and web and not parts.query and not parts.fragment and url.endswith("/")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build has come. `stage`: "pictures" or "pages"."""

    stage: str
    done: int
    total: int
