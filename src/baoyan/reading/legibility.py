"""How far a page whose characters were recognised can be relied on: told where many are guesses, or none make words."""

from __future__ import annotations

from baoyan.errors import problem
from baoyan.model.problem import Problem
from baoyan.model.reading import PageReading
from baoyan.reading.language import Script, is_language

GUESS = "3"
"""The digit of `Line.unsure` from which a character is rather a guess."""
MANY = 0.02
"""Share of guesses that an editor should know of: clean print has .003, print of a hundred years ago .02 to .1."""
FEW = 10
"""Guesses that are no share of a page: a small one has one or two."""
HARDLY = 0.85
"""Mean sureness of a page of which next to nothing was made out: a mirrored one has .73, worn print .97."""


def told(reading: PageReading) -> tuple[Problem, ...]:
    """What an editor should know of a page recognised: at most one problem."""
    text = "\n".join(line.text for line in reading.lines)
    count = len("".join(text.split()))
    if not count:
        return ()
    said = {is_language(text, script) for script in Script}
    if reading.quality < HARDLY or (False in said and True not in said):
        return (problem("page-hardly-read", reading.number),)
    guesses = sum(digit >= GUESS for line in reading.lines for digit in line.unsure)
    share = guesses / count
    some = guesses >= FEW and share >= MANY
    return (problem("page-unsure", reading.number, share=f"{share:.0%}"),) if some else ()
