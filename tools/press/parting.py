"""Cut a page into places for articles: along its columns and across them, by seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tools.press.theme import Theme
from tools.press.typeset import Frame


@dataclass(frozen=True)
class Place:
    """A rectangle for one piece, in the page's columns: first column, their number, extent across."""

    first: int
    span: int
    top: float
    high: float


@dataclass(frozen=True)
class Cut:
    """A line between places, in logical units: (u0, v0) to (u1, v1)."""

    u0: float
    v0: float
    u1: float
    v1: float


class Parting:
    """Cuts one area; `places` and `cuts` hold the result."""

    def __init__(self, theme: Theme, area: Frame, columns: int, rng: random.Random, least: float = 120.0) -> None:
        self.theme, self.area, self.columns, self.rng, self.least = theme, area, columns, rng, least
        self.places: list[Place] = []
        self.cuts: list[Cut] = []
        self._part(Place(0, columns, 0.0, area.across), 0)

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.area.along - self.theme.gutter * (self.columns - 1)) / self.columns

    def start(self, column: int) -> float:
        """Return where a column begins."""
        return column * (self.column + self.theme.gutter)

    def frame(self, place: Place) -> Frame:
        """Return the frame of a place on the page."""
        wide = place.span * (self.column + self.theme.gutter) - self.theme.gutter
        return self.area.sub(self.start(place.first), place.top, wide, place.high)

    def _part(self, place: Place, depth: int) -> None:
        size = place.span * place.high / (self.columns * self.area.across)
        tall, wide = place.high >= 2 * self.least + self.theme.gap, place.span >= 2
        if not (tall or wide) or (depth >= 2 and self.rng.random() < 1.1 - 3.2 * size) or size < 0.05:
            self.places.append(place)
            return
        level = tall and (not wide or (depth == 0 and self.rng.random() < 0.75) or self.rng.random() < 0.5)
        (self._across if level else self._along)(place, depth)

    def _across(self, place: Place, depth: int) -> None:
        gap, room = self.theme.gap, place.high - self.theme.gap - 2 * self.least
        high = self.least + room * self.rng.uniform(0.1, 0.9)
        middle = place.top + high + gap / 2
        u0 = self.start(place.first)
        self.cuts.append(Cut(u0, middle, u0 + self.frame(place).along, middle))
        self._part(Place(place.first, place.span, place.top, high), depth + 1)
        self._part(Place(place.first, place.span, place.top + high + gap, place.high - high - gap), depth + 1)

    def _along(self, place: Place, depth: int) -> None:
        span = self.rng.randint(1, place.span - 1)
        if place.span >= 4 and span in {1, place.span - 1} and self.rng.random() < 0.5:
            span = place.span // 2
        u = self.start(place.first + span) - self.theme.gutter / 2
        self.cuts.append(Cut(u, place.top, u, place.top + place.high))
        self._part(Place(place.first, span, place.top, place.high), depth + 1)
        self._part(Place(place.first + span, place.span - span, place.top, place.high), depth + 1)
