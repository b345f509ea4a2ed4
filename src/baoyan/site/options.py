"""How a site is made, and how its making is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build has come. `stage`: "pictures" or "pages"."""

    stage: str
    done: int
    total: int
