"""Numbers as newspapers print them: digits of either width, Chinese numerals, Roman numerals."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "兩": 2, "两": 2, "元": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000, "萬": 10000, "万": 10000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,4}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})", re.IGNORECASE)

CHINESE_NUMERAL = "〇○零一二三四五六七八九十百千廿卅"
"""The characters that a Chinese numeral may be made of."""


_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    code: " " for code in range(0x3001) if chr(code).isspace()
}


@lru_cache(maxsize=8192)  # each line of a page is asked for by many rules
def fold(text: str) -> str:
    """The text with full-width ASCII and spaces made plain, one character for one: positions stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_FOLDED)


def parse_number(text: str) -> int | None:
    """The value of a printed whole number ("18", "１８", "1,829", "廿四", "二〇二五", "一千八百二十九"), or None."""
    plain = re.sub(r"[\s,]", "", fold(text))
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if any(char in _TENS for char in plain):
        return _with_units(plain)
    if plain and all(char in _DIGITS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    return None


def _with_units(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in ("廿", "卅"):
            total += _TENS[char]
            digit = None
        elif char in _TENS:
            total += _TENS[char] * (1 if digit is None else digit)
            digit = None
        else:
            return None
    return total + (digit or 0)


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral ("CLXXIV" is 174); None if it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[char] for char in text.upper()]
    return sum(-v if v < nxt else v for v, nxt in zip(values, [*values[1:], 0], strict=True))
