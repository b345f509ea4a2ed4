"""A reading engine as a package of someone else would bring it: an object of the protocol, with a state of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from baoyan.model.reading import PageReading
from baoyan.model.source import PageSource
from plugins import engines


@dataclass(frozen=True)
class Shouting:
    """Reads what the plain engine reads, in capitals; notes the process that it works in."""

    sign: str = "!"
    name: str = "shouting"
    version: str = "2"

    def read(self, source: PageSource) -> PageReading:
        """The page, louder."""
        page = engines.plain(source)
        lines = tuple(replace(line, text=f"{line.text.upper()}{self.sign} {os.getpid()}") for line in page.lines)
        return replace(page, number=99, lines=lines)


class Unportable(Shouting):
    """An engine that no other process can be given."""

    def __reduce__(self) -> tuple[object, ...]:
        message = "holds a handle"
        raise TypeError(message)
