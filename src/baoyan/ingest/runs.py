"""Files of several pages among files of one: which pages of the issue they hold."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.ingest.names import PageName, Token

Run = tuple[Token, ...]


def labels_of_runs(names: Sequence[PageName], counts: Sequence[int]) -> list[Run | None]:
    """What the pages of each file are called that holds several; None for files of one page or none.

    A name says it with two numbers (02-05), or with the first page's where the next file's leaves room for the rest
    (01, 02, 06). A run without room gives an empty tuple: then the names number files and not pages.

    Args:
        names: what the names of all files say.
        counts: how many pages each file holds.
    """
    several = [i for i, count in enumerate(counts) if count > 1]
    if len(names) == 1 or not several:
        return [None] * len(names)
    taken = {_place(name, name.number) for i, name in enumerate(names) if i not in several and name.number}
    found: list[Run | None] = [None] * len(names)
    for i in several:
        found[i] = run = _run(names[i], counts[i], taken)
        taken |= {_place(names[i], token.number) for token in run}
    return found


def _run(name: PageName, count: int, taken: set[tuple[object, ...]]) -> Run:
    first = _first(name, count)
    if first is None:
        return ()
    width = len(first.digits)
    run = tuple(Token(first.letters, f"{n:0{width}}") for n in range(first.number, first.number + count))
    return () if any(_place(name, token.number) in taken for token in run) else run


def _first(name: PageName, count: int) -> Token | None:
    if name.pair:
        start, end = name.pair
        return start if end.number - start.number + 1 == count else None
    if not name.number or not name.label:
        return None
    return Token(name.section, name.label[len(name.section) :])


def _place(name: PageName, number: int | None) -> tuple[object, ...]:
    return (name.date, name.group, name.pair[0].letters if name.pair else name.section, number)
