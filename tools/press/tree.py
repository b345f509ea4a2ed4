"""The make-up of a page: pieces in stacks and rows, measured first, then drawn so that the page is full.

Everything is logical: a stack runs from line to line (down a horizontal page, leftwards over a vertical one), a row runs
along the line. So one make-up serves both directions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from tools.press.canvas import Colour
from tools.press.record import PageTruth
from tools.press.typeset import Frame


class OverfullError(ValueError):
    """A page or a frame was given more than it can hold."""


class Piece(Protocol):
    """Anything that takes a rectangle of the page."""

    elastic: float  # its share of spare room; 0 takes none

    def measure(self, frame: Frame) -> float:
        """Return the extent across that the piece needs in a frame of this extent along."""

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the piece in a frame."""


def rule_between(page: PageTruth, frame: Frame, u0: float, v0: float, u1: float, v1: float, colour: Colour) -> None:
    """Draw a hair rule between two logical points."""
    x, y, w, h = frame.box(u0, v0, u1 - u0, v1 - v0)
    page.canvas.rule(x, y, x + w, y + h, 0.5, colour)


@dataclass
class Stacked:
    """Pieces one after another across the lines."""

    pieces: list[Piece]
    gap: float = 18.0
    rules: bool = True
    colour: Colour = (0.25, 0.25, 0.25)
    elastic: float = field(default=0.0)
    fill: bool = True

    def __post_init__(self) -> None:
        self.elastic = self.elastic or max(p.elastic for p in self.pieces)

    def measure(self, frame: Frame) -> float:
        """Return the sum of the pieces and the gaps."""
        return sum(p.measure(frame) for p in self.pieces) + self.gap * (len(self.pieces) - 1)

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Share spare room among the elastic pieces and set them all."""
        sizes = [p.measure(frame) for p in self.pieces]
        spare = frame.across - sum(sizes) - self.gap * (len(sizes) - 1)
        weights = [p.elastic * s for p, s in zip(self.pieces, sizes, strict=True)]
        total = sum(weights)
        extra = [spare * w / total if total and spare > 0 else 0.0 for w in weights]
        air = spare / max(1, len(sizes) - 1) if spare > 0 and not total else 0.0
        v = 0.0
        for i, piece in enumerate(self.pieces):
            dv = sizes[i] + extra[i]
            piece.draw(page, frame.sub(0.0, v, frame.along, dv))
            v += dv + self.gap + min(air, 14.0)
            if self.rules and i < len(sizes) - 1:
                middle = v - (self.gap + min(air, 14.0)) / 2
                rule_between(page, frame, 0.0, middle, frame.along, middle, self.colour)


@dataclass
class Row:
    """Pieces side by side along the line, in shares of the page's columns."""

    pieces: list[Piece]
    spans: list[float]
    gutter: float = 16.0
    rules: bool = True
    colour: Colour = (0.25, 0.25, 0.25)
    elastic: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.elastic = self.elastic or max(p.elastic for p in self.pieces)

    def frames(self, frame: Frame) -> list[Frame]:
        """Cut a frame; spans count grid columns, so that gutters line up over the whole page."""
        total = sum(self.spans)
        column = (frame.along - self.gutter * (total - 1)) / total
        out, u = [], 0.0
        for span in self.spans:
            width = column * span + self.gutter * (span - 1)
            out.append(frame.sub(u, 0.0, width, frame.across))
            u += width + self.gutter
        return out

    def measure(self, frame: Frame) -> float:
        """Return the extent of the tallest piece."""
        return max(p.measure(f) for p, f in zip(self.pieces, self.frames(frame), strict=True))

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set all pieces at the same height."""
        frames = self.frames(frame)
        for i, (piece, part) in enumerate(zip(self.pieces, frames, strict=True)):
            piece.draw(page, part)
            if self.rules and i:
                u = sum(f.along + self.gutter for f in frames[:i]) - self.gutter / 2
                rule_between(page, frame, u, 0.0, u, frame.across, self.colour)


@dataclass
class Space:
    """Blank room."""

    size: float
    elastic: float = 0.0

    def measure(self, frame: Frame) -> float:
        """Return the room."""
        return self.size

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Draw nothing."""


@dataclass
class Flat:
    """A piece set horizontally on a vertical page."""

    piece: Piece
    elastic: float = 0.0

    def measure(self, frame: Frame) -> float:
        """Return no extent: the piece fills its frame."""
        return 0.0

    def draw(self, page: PageTruth, frame: Frame) -> None:
        """Set the piece in the same rectangle, lines from left to right."""
        self.piece.draw(page, flat(frame))


def flat(frame: Frame) -> Frame:
    """Return the horizontal frame of the same rectangle."""
    return Frame(frame.x, frame.y, frame.w, frame.h)
