"""Lines of type: what may stand at a line's start or end, how a line is filled, where each glyph goes.

Everything is set in logical coordinates: `u` runs along the line, `v` from line to line. A `Frame` lays them on the page,
so that horizontal columns and vertical bands share every rule below.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from tools.press import fonts
from tools.press.canvas import BLACK, Box, Colour, Glyph, glyph_box, union
from tools.press.hyphens import split_word

OPENERS = "（《〈「『【〔“‘［｛"
CLOSERS = "）》〉」』】〕”’］｝，。、；：！？"
NO_START = set(CLOSERS + "…—～·%℃〉ー") | set(",.;:!?)]}%")
NO_END = set(OPENERS) | set("([{")
STOPS = "，。、；：！？"
WORD = re.compile(r"[A-Za-zÀ-ɏ0-9ẞ][A-Za-zÀ-ɏ0-9ẞ.,:/@&+'’_%°\-–]*|[^\sA-Za-zÀ-ɏ0-9ẞ⺀-鿿　-〿＀-￯]+")
EURO = re.compile(r"\S+")
Align = Literal["justify", "left", "centre", "right", "spread"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks."""

    face: str
    latin: str
    size: float
    colour: Colour = BLACK
    lang: str = "zh"  # zh, hant, en, de
    gap: float = 0.2  # ems between Chinese and Latin text that has no space of its own
    stretch: float = 1.0
    tracking: float = 0.0  # ems added after each glyph
    ligatures: bool = False

    @property
    def euro(self) -> bool:
        """Whether the language is written with words and hyphens."""
        return self.lang in {"en", "de"}

    def sized(self, size: float) -> Style:
        """Return the same style at another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style


@dataclass(slots=True)
class Atom:
    """What cannot be parted: one ideograph, one word, one space."""

    text: str
    style: Style
    width: float
    cells: list[tuple[str, float, float, str]]  # (char, offset along, offset across, stands | turned | flat)
    kind: Literal["han", "open", "close", "word", "space"]
    start: int  # place of its first character in the paragraph
    cut_before: float = 0.0  # blank that may be taken away before the ink
    cut_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the page that holds text in one direction."""

    x: float
    y: float
    w: float
    h: float
    vertical: bool = False

    @property
    def along(self) -> float:
        """Extent in the direction of a line."""
        return self.h if self.vertical else self.w

    @property
    def across(self) -> float:
        """Extent from line to line."""
        return self.w if self.vertical else self.h

    def box(self, u: float, v: float, du: float, dv: float) -> Box:
        """Turn a logical rectangle into a page box."""
        if self.vertical:
            return (self.x + self.w - v - dv, self.y + u, dv, du)
        return (self.x + u, self.y + v, du, dv)

    def logical(self, box: Box) -> tuple[float, float, float, float]:
        """Turn a page box into logical (u, v, du, dv)."""
        x, y, w, h = box
        if self.vertical:
            return (y - self.y, self.x + self.w - x - w, h, w)
        return (x - self.x, y - self.y, w, h)

    def sub(self, u: float, v: float, du: float, dv: float) -> Frame:
        """Return the frame of a logical rectangle inside this one."""
        return Frame(*self.box(u, v, du, dv), self.vertical)


@dataclass(slots=True)
class Line:
    """One line that has been set."""

    glyphs: list[Glyph]
    text: str
    box: Box
    column: int
    end: int  # characters of the paragraph used up to here
    slot: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Filled:
    """Atoms chosen for one line."""

    atoms: list[Atom]
    end: int
    hyphen: bool = False
    rest: list[Atom] = field(default_factory=list)


def _face_for(char: str, style: Style) -> str:
    own = ord(char) < 0x2000 or char in "–€"
    if style.euro:
        return style.latin
    return style.latin if own and char not in "·" and fonts.face(style.latin).has(char) else style.face


def char_width(char: str, style: Style) -> float:
    """Return the advance of a character in points."""
    return (fonts.face(_face_for(char, style)).width(char) * style.stretch + style.tracking) * style.size


def _word_atom(text: str, style: Style, start: int, *, vertical: bool) -> Atom:
    cells, at = [], 0.0
    for char in text:
        cells.append((char, at, 0.0, "turned" if vertical else "flat"))
        at += char_width(char, style)
    return Atom(text, style, at, cells, "word", start)


def _han_atom(char: str, style: Style, start: int, *, vertical: bool) -> Atom:
    em = style.size
    kind: Literal["open", "close", "han"] = "open" if char in OPENERS else "close" if char in CLOSERS else "han"
    width = em * (style.stretch + style.tracking) if not vertical else em * (1 + style.tracking)
    if char in "“”‘’·" and not vertical and fonts.face(style.face).width(char) < 0.9:
        narrow = char_width(char, style)
        return Atom(char, style, narrow, [(char, 0.0, 0.0, "flat")], kind, start)
    atom = Atom(char, style, width, [(char, 0.0, 0.0, "stands" if vertical else "flat")], kind, start)
    centred = style.lang == "hant" and char in STOPS
    if kind == "open":
        atom.cut_before = em * style.stretch / 2
    elif kind == "close" and not centred and not (vertical and char in "；：！？"):
        atom.cut_after = em * style.stretch / 2
    return atom


def _cell_atoms(text: str, style: Style, start: int) -> list[Atom]:
    """Digits in a vertical line: one or two share a cell, longer numbers stand digit by digit."""
    em = style.size
    if len(text) <= 2:
        wide = sum(char_width(c, style) for c in text)
        at, cells = -wide / 2, []
        for char in text:
            cells.append((char, 0.0, at, "cell"))
            at += char_width(char, style)
        return [Atom(text, style, em, cells, "han", start)]
    return [
        Atom(c, style, em * 0.82, [(c, 0.0, -char_width(c, style) / 2, "cell")], "han", start + i)
        for i, c in enumerate(text)
    ]


def atoms_of(spans: list[Span], *, vertical: bool = False) -> list[Atom]:
    """Part styled text into atoms."""
    out: list[Atom] = []
    start = 0
    for span in spans:
        text, style, at = span.text, span.style, 0
        while at < len(text):
            char = text[at]
            if char in " \u3000":
                width = style.size if char == "\u3000" else char_width(" ", style) if style.euro else style.size * 0.3
                out.append(
                    Atom(char, style, width, [(" ", 0.0, 0.0, "turned" if vertical else "flat")], "space", start + at)
                )
                at += 1
                continue
            match = (EURO if style.euro else WORD).match(text, at)
            if match and (style.euro or _face_for(char, style) == style.latin):
                word = match.group()
                while not style.euro and len(word) > 1 and word[-1] in ".,:":
                    word = word[:-1]
                if (vertical and not style.euro and word.isdigit() and len(word) <= 4) or (vertical and word == "%"):
                    out += _cell_atoms(word, style, start + at)
                else:
                    out += (
                        _euro_atoms(word, style, start + at)
                        if style.euro
                        else [_word_atom(word, style, start + at, vertical=vertical)]
                    )
                at += len(word)
                continue
            out.append(_han_atom(char, style, start + at, vertical=vertical))
            at += 1
        start += len(text)
    return out


def _euro_atoms(word: str, style: Style, start: int) -> list[Atom]:
    """Part a word after its own hyphens and dashes, where a line may end."""
    out = []
    for match in re.finditer(r"[^\-–—/]+[\-–—/]?|[\-–—/]", word):
        out.append(_word_atom(match.group(), style, start + match.start(), vertical=False))
    return out


def _gap(a: Atom, b: Atom) -> float:
    """Blank between neighbours: a little between Chinese and Latin, less than none between two signs."""
    if a.style.euro:
        return 0.0
    if {a.kind, b.kind} == {"han", "word"} and a.style.gap and a.text not in "…—·":
        return a.style.gap * a.style.size
    if a.kind == "close" and b.kind in {"open", "close"}:
        return -a.cut_after if b.kind == "close" or not b.cut_before else -min(a.cut_after, b.cut_before)
    if a.kind == "open" and b.kind == "open":
        return -b.cut_before
    return 0.0


def natural_width(atoms: list[Atom]) -> float:
    """Return the width of atoms set without stretching."""
    if not atoms:
        return 0.0
    total = sum(a.width for a in atoms) + sum(_gap(a, b) for a, b in itertools.pairwise(atoms))
    return total - (atoms[0].cut_before if atoms[0].kind == "open" else 0.0)


def _squeezable(atoms: list[Atom]) -> float:
    return sum(a.cut_after * 0.5 for a in atoms[:-1] if a.kind == "close")


def _may_break(atoms: list[Atom], i: int) -> bool:
    a, b = atoms[i - 1], atoms[i]
    if b.text[0] in NO_START or a.text[-1] in NO_END or b.kind == "close" or a.kind == "open":
        return False
    if a.style.euro and a.kind == "word" and b.kind == "word":
        return a.text[-1] in "-–—/"
    if a.text[-1] in "—…" and b.text[0] == a.text[-1]:
        return False
    return not (a.kind == "han" and b.kind == "han" and a.text.isdigit() and b.text.isdigit())


def fill_line(atoms: list[Atom], width: float, *, hyphenate: bool = True) -> Filled:
    """Choose the atoms of one line of at most `width` points; at least one atom is always taken."""
    n, i, total = len(atoms), 0, 0.0
    while i < n:
        add = atoms[i].width + (_gap(atoms[i - 1], atoms[i]) if i else -_start_cut(atoms[0]))
        slack = atoms[i].cut_after if atoms[i].kind == "close" else 0.0
        if total + add - slack > width + 0.01 and atoms[i].kind != "space":
            break
        total += add
        i += 1
    if i == n:
        return Filled(atoms, n)
    if _hangs(atoms, i, width - total):
        return Filled(atoms[: i + 1], i + 1)
    if hyphenate and atoms[i].style.euro and atoms[i].kind == "word":
        parted = _part_word(atoms[i], width - total)
        if parted:
            head, tail = parted
            return Filled([*atoms[:i], head], i, hyphen=True, rest=[tail, *atoms[i + 1 :]])
    j = i
    while j > 0 and not (atoms[j].kind == "space" or atoms[j - 1].kind == "space" or _may_break(atoms, j)):
        j -= 1
    if j == 0:
        j = max(1, i)
        if i == 0 and len(atoms[0].text) > 1:
            return _force(atoms, width)
    return Filled(atoms[:j], j)


def _hangs(atoms: list[Atom], i: int, room: float) -> bool:
    """Whether a closing sign still goes on the line when the signs before it are squeezed."""
    if atoms[i].kind != "close" or i + 1 >= len(atoms):
        return False
    return atoms[i].width / 2 - room <= _squeezable(atoms[: i + 1]) and _may_break(atoms, i + 1)


def _start_cut(atom: Atom) -> float:
    return atom.cut_before if atom.kind == "open" else 0.0


def _force(atoms: list[Atom], width: float) -> Filled:
    if atoms[0].style.lang == "de" and (parted := _part_word(atoms[0], width)):
        return Filled([parted[0]], 0, hyphen=True, rest=[parted[1], *atoms[1:]])
    word, keep = atoms[0], 1
    while keep < len(word.text) - 1 and sum(char_width(c, word.style) for c in word.text[: keep + 1]) <= width:
        keep += 1
    vertical = word.cells[0][3] == "turned"
    head = _word_atom(word.text[:keep], word.style, word.start, vertical=vertical)
    tail = _word_atom(word.text[keep:], word.style, word.start + keep, vertical=vertical)
    return Filled([head], 0, rest=[tail, *atoms[1:]])


def _part_word(atom: Atom, room: float) -> tuple[Atom, Atom] | None:
    for keep in reversed(split_word(atom.text, atom.style.lang)):
        head = _word_atom(atom.text[:keep] + "-", atom.style, atom.start, vertical=False)
        if head.width <= room:
            return head, _word_atom(atom.text[keep:], atom.style, atom.start + keep, vertical=False)
    return None


def trim(atoms: list[Atom]) -> list[Atom]:
    """Drop the spaces at both ends."""
    a, b = 0, len(atoms)
    while a < b and atoms[a].kind == "space":
        a += 1
    while b > a and atoms[b - 1].kind == "space":
        b -= 1
    return atoms[a:b]


def place_line(
    frame: Frame, u: float, v: float, width: float, atoms: list[Atom], align: Align, *, last: bool
) -> list[Glyph]:
    """Set atoms on the line that begins at (u, v) and is `width` long; returns the glyphs on the page."""
    atoms = trim(atoms)
    if not atoms:
        return []
    positions = _positions(atoms, width, align, last=last)
    size = max(a.style.size for a in atoms)
    return [g for a, at in zip(atoms, positions, strict=True) for g in _glyphs(frame, a, u + at, v, size)]


def _positions(atoms: list[Atom], width: float, align: Align, *, last: bool) -> list[float]:
    natural = natural_width(atoms)
    ink = natural - (atoms[-1].cut_after if atoms[-1].kind == "close" else 0.0)
    slack = width - natural
    full = (align == "spread" and len(atoms) > 1) or (align == "justify" and not last)
    stretch = [0.0] * len(atoms)
    if full or ink > width + 0.01:
        slack = width - (
            ink
            if slack < 0 or (align == "justify" and atoms[-1].kind == "close" and slack < atoms[-1].cut_after)
            else natural
        )
        _share(atoms, stretch, slack)
        at = 0.0
    elif align in {"centre", "right"}:
        at = max(0.0, (width - ink) * (0.5 if align == "centre" else 1.0))
    else:
        at = 0.0
    at -= _start_cut(atoms[0])
    out = []
    for i, atom in enumerate(atoms):
        if i:
            at += _gap(atoms[i - 1], atom)
        out.append(at)
        at += atom.width + stretch[i]
    return out


def _share(atoms: list[Atom], stretch: list[float], slack: float) -> None:
    """Spread `slack` over the gaps of a line (taken from signs first when there is too little room)."""
    if slack < 0:
        signs = [i for i, a in enumerate(atoms[:-1]) if a.kind == "close" and a.cut_after]
        room = sum(atoms[i].cut_after for i in signs)
        part = min(1.0, -slack / room) if room else 0.0
        for i in signs:
            stretch[i] -= part * atoms[i].cut_after
        slack += part * room
        if slack > -0.01:
            return
    euro = atoms[0].style.euro
    gaps = [i for i, a in enumerate(atoms[:-1]) if a.kind == "space"] if euro else list(range(len(atoms) - 1))
    if not gaps:
        return
    for i in gaps:
        stretch[i] += slack / len(gaps)


LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


def _glyphs(frame: Frame, atom: Atom, u: float, v: float, line_size: float) -> list[Glyph]:
    style, out = atom.style, []
    for char, du, dv, how in atom.cells:
        key = _face_for(char, style)
        face = fonts.face(key)
        name = face.name(char, upright=how == "stands")
        advance = face.width(char) * style.size * style.stretch
        g = Glyph(char, key, name, style.size, 0.0, 0.0, advance, style.colour, stretch=style.stretch)
        if char == "—" and not style.euro and how == "flat":  # two of them make one unbroken dash
            g.stretch, g.advance = (
                style.size * style.stretch / (face.width(char) * style.size),
                style.size * style.stretch,
            )
        if not frame.vertical:
            g.x, g.y = frame.x + u + du, frame.y + v + 0.88 * line_size
        else:
            centre = frame.x + frame.w - v - line_size / 2
            if how == "turned":
                g.turned, g.x, g.y, g.stretch = True, centre - 0.38 * style.size, frame.y + u + du, 1.0
            else:
                across = dv if how == "cell" else -advance / 2
                lift = 0.0 if how == "stands" else -0.06 * style.size
                g.upright, g.x, g.y = True, centre + across, frame.y + u + du + 0.88 * style.size + lift
        out.append(g)
    return _ligate(out) if style.ligatures else out


def _ligate(glyphs: list[Glyph]) -> list[Glyph]:
    out: list[Glyph] = []
    i = 0
    while i < len(glyphs):
        for letters, sign in LIGATURES.items():
            part = glyphs[i : i + len(letters)]
            face = fonts.face(glyphs[i].face)
            if "".join(g.text for g in part) == letters and face.has(sign):
                first = part[0]
                width = sum(g.advance for g in part)
                out.append(replace(first, text=letters, name=face.name(sign), advance=width))
                i += len(letters)
                break
        else:
            out.append(glyphs[i])
            i += 1
    return out


def line_text(atoms: list[Atom]) -> str:
    """Return the text of a line as printed."""
    return "".join(a.text for a in trim(atoms))


def make_line(
    frame: Frame,
    u: float,
    v: float,
    width: float,
    atoms: list[Atom],
    align: Align,
    *,
    last: bool,
    column: int = 0,
    end: int = 0,
) -> Line:
    """Set one line and measure it."""
    glyphs = place_line(frame, u, v, width, atoms, align, last=last)
    size = max((a.style.size for a in atoms), default=0.0)
    box = union([glyph_box(g) for g in glyphs if g.text.strip()] or [frame.box(u, v, 0.0, size)])
    return Line(glyphs, line_text(atoms), box, column, end, frame.box(u, v, width, size))
