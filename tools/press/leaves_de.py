"""What stands in a German local paper besides articles: letters, the league's table, weather, deaths, a comment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from tools.press.blocks import Ad, Brief, Briefs, Table
from tools.press.leaves import Leaves
from tools.press.story import Head, Story
from tools.press.tree import Piece
from tools.press.typeset import Frame
from tools.press.words import Copy, Part, Shot


class GermanLeaves(Leaves):
    """Pieces of a German local paper."""

    def makers(self) -> list[Callable[[Frame, int], Piece | None]]:
        """Return what may stand beside articles."""
        return [*super().makers(), self.letters, self.league, self.weather, self.comment, self.obituary]

    def _shot(self, shot: Shot) -> Shot:
        """In some papers the credit runs on after the caption."""
        habit = self.theme.traits.setdefault("run_on", self.rng.random() < 0.4)
        return replace(shot, run_on=bool(habit))

    def letters(self, frame: Frame, columns: int) -> Piece | None:
        """Return readers' letters, each with its headline and its writer's name and town."""
        bank = self.bank
        items = [
            Brief(" ".join(bank.few("letter", self.rng.choice([2, 3]))), head, f"{bank.name()}, {bank.pick('town')}")
            for head in bank.few("letterhead", 6)
        ]
        made = Briefs(self.theme, "Leserbriefe", items, max(1, columns - 1), group=f"group-{self.name()}")
        while len(made.items) > 1 and not made.fits(frame):
            made.items = made.items[:-1]
        return made if len(made.items) > 1 and made.fits(frame) else None

    def league(self, frame: Frame, columns: int) -> Piece | None:
        """Return the league's table: place, club, matches, goals, points."""
        rng = self.rng
        if frame.along < 170:
            return None
        clubs, points = self.bank.few("club", 8), 46
        rows = [["", "Verein", "Sp.", "Tore", "Pkt."]]
        for place, club in enumerate(clubs, 1):
            points -= rng.randint(0, 6)
            goals = f"{rng.randint(12, 58)}:{rng.randint(12, 58)}"
            rows.append([f"{place}.", club, str(rng.choice([17, 18])), goals, str(points)])
        style: Literal["grid", "lines", "stripes"] = rng.choice(["grid", "lines", "stripes"])
        made = Table(
            self.theme, self.bank.pick("leaguehead"), rows, [0.4, 2.6, 0.6, 0.9, 0.7], rules=style,
            align=["right", "left", "centre", "centre", "centre"],
        )  # fmt: skip
        return made if made.measure(frame) <= frame.across else None

    def weather(self, frame: Frame, columns: int) -> Piece | None:
        """Return the weather in a box of its own."""
        copy = Copy("Das Wetter", [Part("p", t) for t in self.bank.few("weather", 3)], byline_at="", name=self.name())
        head = Head((self.theme.em * 1.2, self.theme.em * 1.7), 1, 1, "left")
        return self.fitted(Story(self.theme, copy, max(1, columns - 1), head, box="tint"), frame)

    def comment(self, frame: Frame, columns: int) -> Piece | None:
        """Return a comment: its writer's name stands under it."""
        copy = self.copy()
        copy.column_title, copy.kicker, copy.deck, copy.dateline = "Kommentar", "", "", ""
        body = [Part("p", self.bank.paragraph(self.bank.subject(), 2, 4)) for _ in range(12)]
        copy.body, copy.byline, copy.byline_at = body, self.bank.name(), "end"
        copy.source = copy.editor_note = ""
        story = self._dress(copy, frame, max(1, columns - 1), 1, lead=False)
        return self.fitted(story, frame)

    def obituary(self, frame: Frame, columns: int) -> Piece | None:
        """Return a death notice between black edges."""
        rng, bank, em = self.rng, self.bank, self.theme.em
        if frame.along < 130 or frame.across < 130:
            return None
        lines = [
            (bank.pick("obit"), em * 1.1, self.theme.soft.face),
            (bank.name(), em * 1.9, self.theme.heads[0].face),
            (f"* {rng.randint(1, 28)}. {rng.randint(1, 12)}. {rng.randint(1930, 1960)}", em, self.theme.label.face),
            ("In stiller Trauer: die Angehörigen", em, self.theme.label.face),
        ]
        return Ad(self.theme, lines, 110.0, None, (0.1, 0.1, 0.1))
