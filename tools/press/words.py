"""What an editor hands to the press: articles as plain values, before anything is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image

PartType = Literal["p", "subhead", "question", "answer", "verse", "sign"]
Draw = Callable[[int, int], Image.Image]  # width and height in pixels


@dataclass(frozen=True)
class Part:
    """A paragraph of the body, a sub-heading, a question, an answer, a line of verse, a signature."""

    type: PartType
    text: str


@dataclass(frozen=True)
class Shot:
    """A picture with its caption and credit, and where it stands among the columns."""

    draw: Draw
    caption: str = ""
    credit: str = ""
    first: float = 0  # first column covered
    span: float = 1  # columns covered; 1.5 stands half in the next one, so that text runs round it
    at: Literal["top", "middle", "bottom"] = "top"
    ratio: float = 0.66  # height for a width of one, before stretching
    grow: float = 1.35  # how much taller it may become to fill the page
    caption_style: Literal["below", "above", "over", "beside"] = "below"
    run_on: bool = False  # the credit stands on the caption's last line


@dataclass
class Copy:
    """One article as written."""

    headline: str = ""
    body: list[Part] = field(default_factory=list)
    kind: str = "article"
    kicker: str = ""
    deck: str = ""
    column_title: str = ""
    byline: str = ""
    byline_at: Literal["head", "start", "end", "lead", "tail", ""] = "head"  # lead, tail: part of the text itself
    dateline: str = ""
    source: str = ""
    editor_note: str = ""
    note_label: str = ""
    pullquotes: list[str] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    name: str = ""  # what teasers and turns call it


def parts(text: str) -> list[Part]:
    """Read a body from plain lines: `# ` sub-heading, `? ` question, `! ` answer, `/ ` verse, `> ` signature, else a paragraph."""
    marks: dict[str, PartType] = {"# ": "subhead", "? ": "question", "! ": "answer", "/ ": "verse", "> ": "sign"}
    out = []
    for line in text.strip().splitlines():
        stripped = line.strip()
        if stripped:
            kind = marks.get(stripped[:2], "p")
            out.append(Part(kind, stripped if kind == "p" else stripped[2:]))
    return out
