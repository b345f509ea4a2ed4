"""What file names say: which page, of which section, of which day. Judged over all names of the issue together.

Papers name their files in their own ways (01.pdf, A01版.pdf, 20250512_01.pdf, xx-0512-p3-final.pdf), but within one
issue they do it alike: the page is the number that differs from file to file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from baoyan.ingest.copies import without_marks

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{2,3}(?!\d)|(?!\d))"
    r"|\s?[-_.年]\s?(0?[1-9]|1[0-2])\s?[-_.月]\s?(0?[1-9]|[12]\d|3[01])(?!\d)日?)"
)
_HAN = "〇一二三四五六七八九十"
_NAMED = re.compile(
    rf"第?\s*(?P<code>[A-Z]{{0,2}}-?\d{{1,3}}|[{_HAN}]{{1,3}})\s*[版頁页]"
    r"|(?:(?<![a-z])(?:page|pg|seite|p|s)|版)[\s_.-]*(?P<plain>\d{1,3})(?!\d)"
    r"|(?P<front>[头頭]版)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![A-Za-z])([A-Za-z]{0,2})(\d+)|(?<=[A-Za-z])()(\d+)")
_PAIR = re.compile(
    r"(?<![A-Za-z\d])([A-Z]?)(\d{1,3}|0\d{3})\s?[-_,&+、~～和—–]\s?([A-Z]?)(\d{1,3}|0\d{3})(?!\d)", re.IGNORECASE
)
_SECTION_FOLDER = re.compile(r"([A-Z])\s*(?:叠|疊|版|组|組|book|section)?", re.IGNORECASE)
_HASH = re.compile(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{16,}", re.IGNORECASE
)
"""What programs call files: its digits say nothing."""
_VERSION = re.compile(r"(?<=[\s_.\-(（])(?:version|ver|rev|v)[\s.]?\d{1,2}(?!\d)", re.IGNORECASE)
_SECTIONS = re.compile(r"[叠疊版组組辑輯册冊部]|section|book|part|teil|buch", re.IGNORECASE)
"""Words of folders that are numbered and hold parts of one issue."""
_ROMAN = re.compile(r"(?<![A-Za-z])[IVXL]+$", re.IGNORECASE)
_TENS, _ONES = ("", "X", "XX", "XXX", "XL"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = [tens + ones for tens in _TENS for ones in _ONES]
"""The first numbers as Romans wrote them, each at its place."""
_PAGE_WORDS = {"P", "S", "PG", "PP"}
_MOST = 999
_RESOLUTIONS = {"100", "150", "200", "300", "400", "600"}
"""Dots per inch stand in names of scans and part no issues."""


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a name, with the letters before it: "A" and "01" of "A01"."""

    letters: str
    digits: str

    @property
    def number(self) -> int:
        """The number."""
        return int(self.digits)

    @property
    def label(self) -> str:
        """As written: "A01"."""
        return self.letters + self.digits


@dataclass(frozen=True, slots=True)
class PageName:
    """What one file's name says.

    `pair`: the two pages of a sheet, as named; `group`: what parts mixed issues; `copy`: it calls itself a copy.
    """

    name: str
    label: str | None = None
    section: str = ""
    number: int | None = None
    date: str | None = None
    group: str = ""
    pair: tuple[Token, Token] | None = None
    copy: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """Sort key: day, section, page, originals before copies, and the name with its numbers by size."""
        unnumbered = self.number is None
        place = (unnumbered, self.section, self.number or 0)
        return (self.date or "", self.group, *place, self.copy, natural(self.name))


def page_names(names: Sequence[str]) -> tuple[PageName, ...]:
    """What each of `names` (with folders, parted by "/") says, in the order given."""
    plain = [unicodedata.normalize("NFKC", name) for name in names]
    stems = without_marks([_without_suffix(name.rpartition("/")[2]) for name in plain])
    parsed = [_Parsed.of(name, stem, copy) for name, (stem, copy) in zip(names, stems, strict=True)]
    for choose in (_named, _varying, _roman):
        chosen = choose(parsed)
        if chosen is not None:
            return tuple(_grouped(parsed, _without_page_words(parsed, chosen)))
    return tuple(PageName(p.name, date=p.date, copy=p.copy) for p in parsed)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts "p9" before "p10"."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", name).casefold())
    return tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in parts if p)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A name taken apart.

    `named`: the page where a word says so; `tokens`: what may be a page, `digits`: all numbers, but the date's.
    """

    name: str
    stem: str
    copy: bool
    date: str | None
    folder: str
    named: Token | None
    tokens: tuple[Token, ...]
    digits: tuple[str, ...]
    pair: tuple[Token, Token] | None

    @staticmethod
    def of(name: str, stem: str, copy: bool) -> _Parsed:
        folder = unicodedata.normalize("NFKC", name).rpartition("/")[0]
        date, rest = _without_date(_HASH.sub("|", stem))
        if date is None:
            date, _ = _without_date(folder)
        letter = _SECTION_FOLDER.fullmatch(folder.rpartition("/")[2].strip())
        tokens = tuple(_tokens(_VERSION.sub("|", rest))) or tuple(_tokens(rest))
        section = letter[1].upper() if letter else ""
        digits = tuple(re.findall(r"\d+", rest))
        return _Parsed(name, stem, copy, date, section, _named_page(rest), tokens, digits, _pair(rest))


def _without_suffix(name: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,4}$", "", name)


def _without_date(text: str) -> tuple[str | None, str]:
    match = _DATE.search(text)
    if match is None:
        return None, text
    year, *rest = (g for g in match.groups() if g)
    month, day = (int(g) for g in rest)
    return f"{year}-{month:02}-{day:02}", text[: match.start()] + "|" + text[match.end() :]


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _NUMBER.finditer(text):
        letters, digits = match[1] or "", match[2] or match[4]
        if len(digits) <= 4 and int(digits) <= _MOST:
            found.append(Token(letters.upper(), digits))
    return found


def _pair(text: str) -> tuple[Token, Token] | None:
    match = _PAIR.search(text)
    if match is None or int(match[2]) == int(match[4]) or match[3].upper() not in ("", match[1].upper()):
        return None
    first = match[1].upper()
    return Token(first, match[2]), Token((match[3] or first).upper(), match[4])


def _named_page(text: str) -> Token | None:
    match = _NAMED.search(text)
    if match is None:
        alone = re.fullmatch(f"[{_HAN}]{{1,3}}", text.strip())
        return Token("", str(_han(alone[0]))) if alone else None
    if match["front"]:
        return Token("", "1")
    code = (match["code"] or match["plain"]).upper().replace("-", "")
    if code[0] in _HAN:
        return Token("", str(_han(code)))
    letters = re.match(r"[A-Z]*", code)
    assert letters is not None
    return Token(letters[0], code[letters.end() :])


def _han(text: str) -> int:
    tens, sep, ones = text.rpartition("十")
    value = {c: i for i, c in enumerate(_HAN[:10])}
    if not sep:
        return int("".join(str(value[c]) for c in text))
    return (value.get(tens, 1) if tens else 1) * 10 + (value.get(ones, 0) if ones else 0)


Chosen = list[Token | None]


def _named(parsed: Sequence[_Parsed]) -> Chosen | None:
    """Pages that a word names: 第3版, A01版, page 3. Only when all names do so and they differ."""
    chosen = [p.named for p in parsed]
    distinct = len({t.label for t in chosen if t})
    return list(chosen) if None not in chosen and distinct * 2 > len(chosen) else None


def _varying(parsed: Sequence[_Parsed]) -> Chosen | None:
    """The number, counted from the end or from the start of each name, that differs most from file to file.

    Of two that differ as much it is the one that is written more alike: 02 and not 2 of 01, 02 final 2, 03.
    """
    if len(parsed) == 1:
        return _alone(parsed[0])
    longest = max((len(p.tokens) for p in parsed), default=0)
    best: Chosen | None = None
    best_score = (0, 0, 0)
    for place in [*range(-1, -longest - 1, -1), *range(longest)]:
        column: Chosen = [p.tokens[place] if -len(p.tokens) <= place < len(p.tokens) else None for p in parsed]
        present = sum(t is not None for t in column)
        distinct = len({(p.folder, t.label) for p, t in zip(parsed, column, strict=True) if t})
        alike = max(Counter((t.letters, len(t.digits)) for t in column if t).values(), default=0)
        if (distinct, present, alike) > best_score:
            best, best_score = column, (distinct, present, alike)
    return best if best_score[1] * 2 > len(parsed) else None


def _roman(parsed: Sequence[_Parsed]) -> Chosen | None:
    """Numbers as Romans wrote them at the ends of all names, from I on without a gap: else they may be words or initials."""
    ends = [match[0].upper() if (match := _ROMAN.search(p.stem)) else "" for p in parsed]
    numbers = [ROMANS.index(end) if end in ROMANS else 0 for end in ends]
    if len(parsed) < 2 or sorted(numbers) != list(range(1, len(parsed) + 1)):
        return None
    return [Token("", str(number)) for number in numbers]


def _alone(only: _Parsed) -> Chosen | None:
    """A single file: its page only where the name is nothing but a page, perhaps with a date."""
    rest = _without_date(only.stem)[1].strip("|_- ")
    if only.named or re.fullmatch(r"[A-Za-z]{0,2}\d{1,3}|\d{1,3}[-_]\d{1,3}", rest):
        return [only.named or (only.tokens[0] if only.tokens else None)]
    return None


def _without_page_words(parsed: Sequence[_Parsed], chosen: Chosen) -> Chosen:
    """Letters that every page bears are no section where they mean "page", or are more than one letter."""
    letters = {t.letters for t in chosen if t}
    common = len(letters) == 1 and (letters & _PAGE_WORDS or len(next(iter(letters))) > 1)
    folders = any(p.folder for p in parsed)

    def clean(item: _Parsed, token: Token | None) -> Token | None:
        if token is None:
            return None
        own = "" if common else token.letters
        return replace(token, letters=own or (item.folder if folders else ""))

    return [clean(p, t) for p, t in zip(parsed, chosen, strict=True)]


def _grouped(parsed: Sequence[_Parsed], chosen: Chosen) -> list[PageName]:
    group = _group_of(parsed, chosen)
    pairs = _pairs(parsed)
    found = []
    for item, token, pair in zip(parsed, chosen, pairs, strict=True):
        if token is None:
            found.append(PageName(item.name, date=item.date, copy=item.copy))
            continue
        said = (token.label, token.letters, token.number, item.date, group(item), pair, item.copy)
        found.append(PageName(item.name, *said))
    return found


def _folders_part(parsed: Sequence[_Parsed], pages: Sequence[object]) -> bool:
    """Whether folders of one name and different numbers hold each page once."""
    folders = [_folder(p) for p in parsed]
    alike = len({re.sub(r"\d+", "#", folder) for folder in folders}) == 1 and "" not in folders
    whole = len(set(zip(folders, pages, strict=True))) == len(pages)
    return alike and whole and not _SECTIONS.search(folders[0])


def _folder(item: _Parsed) -> str:
    return item.name.rpartition("/")[0]


def _pairs(parsed: Sequence[_Parsed]) -> list[tuple[Token, Token] | None]:
    """Pairs of page numbers, where both of them differ from file to file: not 0512-03, where one is the day."""
    pairs = [p.pair for p in parsed]
    if len(parsed) > 1:
        for end in (0, 1):
            values = Counter(pair[end].number for pair in pairs if pair)
            if values and max(values.values()) > 1:
                return [None] * len(pairs)
    return pairs


def _group_of(parsed: Sequence[_Parsed], chosen: Chosen) -> Callable[[_Parsed], str]:
    """What parts the files into sets with each page once: two issues in one folder (0512-01, 0519-01), or in two."""
    pages = [(p.date, t.label) for p, t in zip(parsed, chosen, strict=True) if t]
    if len(set(pages)) < len(pages) == len(parsed) and _folders_part(parsed, pages):
        return _folder
    longest = max((len(p.digits) for p in parsed), default=0)
    if len(set(pages)) < len(pages):
        for place in range(longest):
            values = [p.digits[place] if place < len(p.digits) else "" for p in parsed]
            if all(len(v) >= 3 and v not in _RESOLUTIONS for v in values) and 1 < len(set(values)) <= len(values) // 2:
                split = [(v, *page) for v, page in zip(values, pages, strict=False)]
                if len(set(split)) == len(split):
                    return lambda item: item.digits[place]
    return lambda item: ""
