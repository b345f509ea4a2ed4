"""Unicode rules of reading: what a drawn glyph's code means as text, and what kind of character it is."""

from __future__ import annotations

import unicodedata

import numpy as np

VERTICAL_FORMS = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…：—–＿～（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
"""Presentation forms for vertical setting, as a reader would type them."""
LIGATURES = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
RADICALS = {
    chr(c): unicodedata.normalize("NFKC", chr(c))
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
    for c in range(first, last + 1)
}
"""Radicals and compatibility ideographs that fonts' maps name in place of the common characters."""
MEANING = {**RADICALS, **VERTICAL_FORMS, **LIGATURES, "\u00ad": "-", "\x02": "-", "\u2010": "-", "\u2011": "-"}

BLANK = frozenset(" \t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
NOTHING = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\x00\ufffe\uffff"
)
"""What prints nothing. Marks that turn the direction of what follows would turn the words of whoever shows the text."""


def meaning(code: int) -> str:
    """The text of a glyph's code; empty for what prints nothing."""
    if code <= 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd" if code == 0 else ""
    char = chr(code)
    if char in NOTHING:
        return ""
    if char in BLANK:
        return " "
    if (char < " " or "\x7f" <= char < "\xa0") and char not in MEANING:
        return "\ufffd"  # a terminal would obey it, a file of XML may not hold it
    return unicodedata.normalize("NFC", MEANING.get(char, char))


def is_han(code: np.ndarray) -> np.ndarray:
    """Which codes are Han, kana, hangul or full-width punctuation: set solid, without word spaces. Shape (n,)."""
    return (
        ((code >= 0x2E80) & (code <= 0x9FFF))
        | ((code >= 0xAC00) & (code <= 0xD7AF))
        | ((code >= 0xF900) & (code <= 0xFAFF))
        | ((code >= 0xFE30) & (code <= 0xFE4F))
        | ((code >= 0xFF00) & (code <= 0xFFEF))
        | ((code >= 0x20000) & (code <= 0x3FFFF))
    )


def is_opening(code: np.ndarray) -> np.ndarray:
    """Which codes are opening quotes and brackets: set full-width, their ink fills the second half of the box. Shape (n,)."""
    return np.isin(code, [ord(c) for c in "“‘「『（《〈【〔［｛"])


def han(char: str) -> bool:
    """Whether one character is set solid."""
    code = ord(char)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )


def is_letter(code: np.ndarray) -> np.ndarray:
    """Which codes are Latin, Greek or Cyrillic letters. Shape (n,)."""
    return ((code >= 65) & (code <= 90)) | ((code >= 97) & (code <= 122)) | ((code >= 0xC0) & (code <= 0x52F))


def is_mark(code: np.ndarray) -> np.ndarray:
    """Which codes are accents that belong to the letter before them. Shape (n,)."""
    return (code >= 0x300) & (code <= 0x36F)


def is_figure(code: np.ndarray) -> np.ndarray:
    """Which codes are the figures 0 to 9. Shape (n,)."""
    return (code >= 48) & (code <= 57)


def is_leftward(code: np.ndarray) -> np.ndarray:
    """Which codes are of scripts written from right to left: Hebrew, Arabic, Syriac and their like. Shape (n,)."""
    low = (code >= 0x0590) & (code <= 0x08FF)
    forms = ((code >= 0xFB1D) & (code <= 0xFDFF)) | ((code >= 0xFE70) & (code <= 0xFEFF))
    leftward: np.ndarray = (
        low | forms | ((code >= 0x10800) & (code <= 0x10FFF)) | ((code >= 0x1E800) & (code <= 0x1EFFF))
    )
    return leftward


def is_unnamed(code: np.ndarray) -> np.ndarray:
    """Which codes say nothing to a reader: none at all, control, private use, the replacement character. Shape (n,).

    PDFium's sign for a hyphen at a line's end (2) says what it is.
    """
    private = ((code >= 0xE000) & (code <= 0xF8FF)) | (code >= 0xF0000)
    unnamed: np.ndarray = ((code < 32) & (code != 2)) | private | (code == 0xFFFD)
    return unnamed
