# ruff: noqa: E501 - a pattern is read whole
"""Turn labels: the words by which a paper sends the reader of an article on to another page, or back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from baoyan.model.numerals import CHINESE_NUMERAL, fold

_MARK = r"[\s▶►▷→➤➔»›☞◆■●▲△▼◀◄◁←«‹☜\-–—_…·.|]*"
_CODE = r"[A-Za-z]{0,2}-?\d{1,3}"
_HAN_NUMBER = rf"[{CHINESE_NUMERAL}]{{1,4}}"
_PAGE = (
    rf"(?:(?:本报|本報|今日)?第?\s*(?P<page>{_CODE}|{_HAN_NUMBER})\s*(?:[、,和及至~–-]\s*第?\s*(?:{_CODE}|{_HAN_NUMBER})\s*)*(?:[版頁页张張](?!本|权|權|画|畫|纳|圖|图)(?:面)?(?:中缝)?)"
    rf"|(?P<code>[A-Za-z]{{1,2}}-?\d{{1,3}}|0\d)|(?:本版)(?=$|[）)\s])|(?P<next>(?:下|次|后|後)(?:一|个|個)?[版页頁]|背面)|(?P<previous>(?:上|前)(?:一|个|個)?[版页頁])"
    rf"|(?P<named>[\u4e00-\u9fff]{{2,6}}[版刊]|[头頭末]版|封底|封面)(?=$|[）)】\]\s▶►→·|]))(?:\s*[·|]\s*[\u4e00-\u9fff]{{2,4}}(?=$|[）)】\]\s]))?"
)
_TITLE = r"(?:[《〈「『“](?P<title>[^》〉」』”]{2,40})[》〉」』”](?:一文)?)?"
_FORWARD = r"(?:文\s*)?(?:紧\s*)?(?:下\s*[转轉接]|未完\s*[,，、]?\s*(?:下\s*)?[转轉]?|[转轉]\s*(?:接|入)?|续见|續見|后续见|全文见|全文見|(?:详|詳)(?:细)?(?:内容)?(?:情)?(?:请)?[见見]|更多[^，。]{0,6}见)"
_BACKWARD = r"(?:紧\s*)?(?:上\s*[接承]|[接承]\s*(?:上)?|续\s*(?:上)?)"
_BRACKET = r"[（(【\[〔〈<]?\s*"
_CLOSE = r"\s*[）)】\]〕〉>]?"
_CHINESE = re.compile(
    rf"{_MARK}(?:[《〈「](?P<first>[^》〉」]{{2,40}})[》〉」]\s*)?{_BRACKET}{_MARK}(?P<how>(?P<forward>{_FORWARD})|(?P<backward>{_BACKWARD}))\s*[:：]?\s*"
    rf"(?P<before>[《〈「『“](?P<lead>[^》〉」』”]{{2,40}})[》〉」』”]\s*)?{_PAGE}\s*[:：]?\s*{_TITLE}{_MARK}{_CLOSE}{_MARK}"
)
_NOUN = r"(?:[Pp]age|PAGE|[Pp]g?\.|[Ss]eiten?|SEITEN?|S\.|[Pp]áginas?|PÁGINAS?|[Pp]ág\.)"
_MORE = r"(?:\s*(?:,|&|und|and|bis|to|et|y|[–-])\s*\d{1,3})*"
_LATIN_PAGE = (
    rf"(?:(?:{_NOUN}\s*)(?P<page>\d{{1,2}}[A-H]|{_CODE}){_MORE}|(?P<code>[A-Z]{{1,2}}-?\d{{1,3}}|\d{{1,2}}[A-H]))"
)
_WORD = r"[A-ZÄÖÜ][A-ZÄÖÜß’'&\-]+(?: [A-ZÄÖÜ’'&\-]+){0,4}"
_LATIN_FORWARD = (
    r"(?:(?:Story |Article |To be )?[Cc]ontinued(?= (?:on|to|in))|CONTINUED(?= (?:ON|TO))|Cont(?:inue)?[’'.]?d?(?= on)|(?:Please |PLEASE )?(?:[Tt]urn|TURN)(?= to| TO)|[Jj]ump(?:s)?(?= to)|See|SEE|Please see|More|MORE|Read more|To|TO"
    r"|[Ff]ortsetzung(?= auf| (?:S\.|Seite))|FORTSETZUNG(?= AUF| SEITE)|(?:[Ww]eiterer )?(?:[Kk]ommentar|[Ii]nterview|[Bb]ericht|[Rr]eportage|[Tt]hema|[Hh]intergrund)(?= (?:auf |auf den )?(?:Seite|S\.))"
    r"|(?:[Ll]ire (?:la )?)?[Ss]uite(?= (?:en |à |sur |[Pp]age|p\.))|[Ll]ire(?: aussi| également)?(?= (?:en |[Pp]age|p\.))|[Ss]igue(?= en)|[Pp]asa(?= a)|[Cc]ontinúa(?= en)|[Ff]orts\.(?= (?:auf|S\.))|[Ss]iehe(?: auch)?|[Mm]ehr(?= (?:dazu|auf|auf S))|[Ww]eiter(?= auf)|[Bb]ericht(?= (?:auf|Seite|S\.))|[Ll]esen Sie(?: mehr| weiter| auch)?(?: dazu)?|[Ff]ull story)"
)
_LATIN_BACKWARD = r"(?:(?:[Cc]ontinued|CONTINUED|Cont[’'.]?d?)(?= (?:from|FROM))|[Ff]ortsetzung(?= von)|[Ff]orts\.(?= von)|[Ff]rom|FROM|[Jj]ump(?=ed from| from)|[VvAa](?:on|us)(?= Seite)|FORTSETZUNG(?= VON)|[Ss]uite(?= de)|[Vv]iene(?= de)|[Cc]ontinúa(?= de))"
_LINK = r"(?:on|to|from|in|ON|TO|FROM|auf|von|dazu auf|mehr auf|ed from|(?:dazu )?auf den|AUF|VON|von der|(?:en|a|de|à|sur)(?: la| las| les)?)"
_FORWARD_LATIN = re.compile(
    rf"{_MARK}[(\[]?(?P<forward>{_LATIN_FORWARD})(?:\s+{_LINK})?(?:\s+(?P<title>{_WORD})\s*(?:,|/|\||:|[Oo]n|ON)?)?\s*(?:{_LINK}\s+)?{_LATIN_PAGE}(?:, Spalte \d)?[)\]]?{_MARK}"
)
_BACKWARD_LATIN = re.compile(
    rf"{_MARK}[(\[]?(?:(?P<lead>{_WORD}|[A-ZÄÖÜ][\w’'\-]+(?: [\w’'\-]+){{0,4}}?)\s*(?:,|:|/|\||—|–)\s*|(?!CONTINUED|PLEASE|JUMP)(?P<first>{_WORD})\s+)?(?P<backward>{_LATIN_BACKWARD})(?:\s+{_LINK})?\s+(?:{_LATIN_PAGE}|(?P<front>[Pp]age [Oo]ne|PAGE ONE|[Ff]ront [Pp]age|Titelseite|Seite [Ee]ins|[Uu]ne|[Pp]ortada))[)\]]?{_MARK}"
)
_TITLE_FIRST_LATIN = re.compile(rf"{_MARK}(?P<lead>{_WORD})\s*(?:,|:|/|\||—|–)\s*{_LATIN_PAGE}{_MARK}")
_SECTION = r"(?P<named>[A-ZÄÖÜ][\w&’'\-]+(?: (?:& |and |und )?[A-ZÄÖÜ][\w’'\-]+){0,2})"
_NAMED_LATIN = re.compile(
    rf"{_MARK}[(\[]?(?:(?P<lead>{_WORD})\s*(?:,|:|/|\||—|–)?\s*)?(?:"
    rf"(?P<forward>[Cc]ontinued (?:on|to|in)|CONTINUED (?:ON|TO|IN)|[Ff]ortsetzung|[Ff]orts\.|FORTSETZUNG)"
    rf"|(?P<backward>[Cc]ontinued from|CONTINUED FROM|[Ff]ortsetzung (?:von|aus)(?: der| dem)?|[Ff]ortsetzung vom))\s+"
    rf"(?:(?:the |THE |auf der |auf |der |von der )?(?:(?P<next>[Nn]ext|NEXT|[Ff]ollowing|nächste[rn]?|folgende[rn]?)|(?P<previous>[Pp]revious|PREVIOUS|[Pp]receding|vorige[rn]?|vorherige[rn]?)) (?:[Pp]age|PAGE|Seite)"
    rf"|(?P<front>[Tt]itelseite|[Ff]ront [Pp]age|FRONT PAGE)|(?:the |im |in |auf |dem )?{_SECTION}(?: section| Section)?)[)\]]?{_MARK}"
)
"""Turns to a section or the next page: "Continued in Sports", "Fortsetzung im Lokalteil", "Continued on next page"."""
_MISSING_LINK = re.compile(
    rf"{_MARK}[(\[]?(?:(?P<lead>{_WORD})\s*(?:,|:|/|\||—|–)?\s+)?(?P<forward>(?:[Cc]ontinued|CONTINUED|[Ss]tory)(?:,| on| ON)?|[Cc]ontinues on)\s+{_LATIN_PAGE}[)\]]?{_MARK}"
)
_WEAK = re.compile(
    r"^(?:See|SEE|More|MORE|To|TO|From|FROM|[转轉]|[接承]|续|Bericht|bericht|Kommentar|Interview|Reportage|Thema|Hintergrund|Lire|Sigue|Pasa|von|Von)",
    re.IGNORECASE,
)
_FIGURE_OR_TURN = re.compile(r"[\d转轉接承续續见見完]")
_WORDS_OF_TURNS = re.compile(
    r"ontinued|CONTINUED|ortsetzung|FORTSETZUNG|orts\.|Page|page|PAGE|Titelseite|Seite|Une|une|Portada|portada"
)
"""What every turn label has, one or the other: a text without needs no closer look."""
_LONGEST = 48
"""The longest turn label seen, with an article's title in it, has some forty characters."""


@dataclass(frozen=True, slots=True)
class JumpLabel:
    """A printed turn label.

    `forward`: the text goes on there (True) or comes from there (False). `target`: the page's name as printed ("2", "A6",
    "03", "要闻版", "Sports", "next", "previous"), None for "this page". `title`: the article's name or catchword in it. `text`: the label as printed.
    """

    forward: bool
    target: str | None
    title: str | None
    text: str


@lru_cache(maxsize=8192)  # the ends and beginnings of columns are asked again and again
def parse_jump(text: str) -> JumpLabel | None:
    """The turn label that is the whole of `text` ("（下转第2版）", "UNCLAIMED | From A1"), or None."""
    plain = fold(text).strip()
    if not 2 <= len(plain) <= _LONGEST or not _may_turn(plain):
        return None
    for pattern in (_CHINESE, _FORWARD_LATIN, _BACKWARD_LATIN, _MISSING_LINK, _NAMED_LATIN):
        if m := pattern.fullmatch(plain):
            return _label(m, text.strip())
    return None


def _may_turn(text: str) -> bool:
    return bool(_FIGURE_OR_TURN.search(text) or _WORDS_OF_TURNS.search(text))


@lru_cache(maxsize=8192)
def split_jump(line_text: str) -> tuple[str, JumpLabel | None]:
    """A line of text without the turn label at its end or start, and the label.

    Words that also occur in running text ("See A3", "接第1版") count inside a line only where brackets, an arrow or a wide
    space part them from it.
    """
    text = line_text.strip()
    if not _may_turn(fold(text)):
        return line_text, None
    if label := parse_jump(text):
        return "", label
    for start in _starts(text):
        label = parse_jump(text[start:])
        if label and (label.forward or text[start] in "(（[【▶►→") and _parted(text, start, label):
            return text[:start].rstrip(" \u3000|"), label
    for end in _ends(text) if _bracketed(text) else ():
        label = parse_jump(text[:end])
        if label and not label.forward and _bracketed(text[:end]):
            return text[end:].lstrip(" \u3000|"), label
    return line_text, None


def _label(m: re.Match[str], printed: str) -> JumpLabel:
    groups = m.groupdict()
    target = next((groups[key] for key in ("page", "code", "named") if groups.get(key)), None)
    if groups.get("front"):
        target = "1"
    if groups.get("next") or groups.get("previous"):
        target = "next" if groups.get("next") else "previous"
    title = next((groups[key].strip() for key in ("title", "lead", "first") if groups.get(key)), None)
    return JumpLabel(bool(groups.get("forward")), target, title, printed)


def _starts(text: str) -> list[int]:
    """Where a label at the line's end could begin: the longest first."""
    first = max(0, len(text) - _LONGEST)
    return [m.start() for m in _SPOTS.finditer(text, first)]


_SPOTS = re.compile(
    r"[（(【\[▶►▷→☞]|下\s?[转轉接]|未完|文?[转轉](?=\s*(?:第|[A-Z]\d|\d))|(?:详|詳)[见見]|全文[见見]|(?:紧|续)?上\s?[接承]|"
    r"(?<![\w])(?:Continued|CONTINUED|Cont|Please|See|SEE|Turn|TURN|Fortsetzung|Forts|FORTSETZUNG|Siehe|siehe|Mehr|Weiter|Weiterer|Lesen|Bericht|Kommentar|Interview|Reportage|Thema|Hintergrund|Suite|suite|Lire|Sigue|Pasa|Continúa|Story|Jump|More|From|FROM|Full)\b"
)


def _ends(text: str) -> list[int]:
    """Where a label at the line's start could end: the longest first."""
    return [m.end() for m in re.finditer(r"[）)】\]]|[版页頁]|\d", text[:_LONGEST])][::-1]


def _bracketed(label: str) -> bool:
    return bool(re.match(r"\s*[（(【\[◀◄←▲]", label)) or bool(re.match(r"\s*上\s?[接承]", label))


def _parted(text: str, start: int, label: JumpLabel) -> bool:
    """Whether the label stands apart from the words before it, or is of words that occur nowhere else."""
    words = re.sub(r"^[\s（(【\[▶►▷→☞◀◄←▲]+", "", label.text)
    if label.title and label.title.isupper() and len(label.title) >= 4:  # See UNCLAIMED, A3
        return True
    if not _WEAK.match(words) or re.match(r"[转轉]\s*入?第.{1,4}[版頁页]", words):
        return True
    before = text[:start]
    return text[start] in "（(【[▶►▷→☞" or bool(
        re.search(r"[\s\u3000]{2,}$|[\u3000。！？”.!?…]\s*$|[|▶►→]\s*$", before)
    )
