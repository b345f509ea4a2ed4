"""Lists of ascending numbers as short printable text: the gaps between them, small ones in one sign."""

from __future__ import annotations

from collections.abc import Iterable

SIGNS = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '"\\|<')
"""90 signs that stand in a script's string as they are."""
_LAST = 58
"""Signs that end a number; the other 32 go before. Gaps below 58 take one sign, below 1,914 two, below 61,306 three."""
_MORE = len(SIGNS) - _LAST


def packed(numbers: Iterable[int]) -> str:
    """The text of an ascending list of different numbers from 0.

    >>> packed([0, 1, 2, 60])
    '!!!^!'
    """
    found, before = [], -1
    for number in numbers:
        gap = number - before - 1
        found.append(_SHORT[gap] if gap < len(_SHORT) else _sign(gap))
        before = number
    return "".join(found)


def unpacked(text: str) -> list[int]:
    """The numbers of a text that `packed` wrote."""
    found, before, high = [], -1, 0
    for sign in text:
        digit = SIGNS.index(sign)
        if digit >= _LAST:
            high = high * _MORE + digit - _LAST + 1
        else:
            before += high * _LAST + digit + 1
            found.append(before)
            high = 0
    return found


def _sign(gap: int) -> str:
    high, low = divmod(gap, _LAST)
    found = SIGNS[low]
    while high:
        high, digit = divmod(high - 1, _MORE)
        found = SIGNS[_LAST + digit] + found
    return found


_SHORT = [_sign(gap) for gap in range(2048)]
