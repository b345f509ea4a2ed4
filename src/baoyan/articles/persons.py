# ruff: noqa: E501 - a pattern is read whole
"""Who wrote it: bylines in their many printed forms.

Credits of pictures are in `credits`, datelines and sources in `datelines`; their functions are given out here as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from baoyan.articles.credits import is_credit, split_credit
from baoyan.articles.datelines import dateline, is_editor_note, is_source
from baoyan.articles.names import HAN, LATIN_NAME, chinese_name_likeness, is_latin_name, split_run
from baoyan.model.edition import Person
from baoyan.model.numerals import fold

__all__ = [
    "dateline",
    "inline_byline",
    "is_byline",
    "is_credit",
    "is_editor_note",
    "is_source",
    "parse_byline",
    "split_credit",
]

_BULLETS = "□■◎●○◆◇▲△★☆◉▍▎▌|·•—-–*※ \u3000"
_WRAPPERS = (("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕"), ("<", ">"), ("〖", "〗"))

_ROLES: tuple[tuple[str, str], ...] = (
    ("photographer", "摄影记者|攝影記者|摄影报道|攝影報導|摄影|攝影|图片摄影|摄|攝"),
    ("reporter", "首席记者|首席記者|特约记者|特約記者|特派记者|特派記者|见习记者|見習記者|实习记者|實習記者|全媒体记者|融媒体记者|融媒记者|资深记者|記者|记者|主笔"),
    ("correspondent", "特约通讯员|特約通訊員|通讯员|通訊員|报道员|特约撰稿人|特约撰稿|特約撰述|實習生|实习生|驻[\u4e00-\u9fff]{1,6}记者"),
    ("commentator", "特约评论员|本报评论员|评论员|評論員"),
    ("translator", "编译|編譯|翻译|翻譯|译者|譯者"),
    ("editor", "责任编辑|編輯|编辑|整理|采编|统筹|策划"),
    ("author", "作者|撰文|撰稿|執筆|执笔|采写|採寫|采访|採訪|主讲人|主讲|主講|讲述人|讲述|講述|口述|原作|文字|编剧"),
    ("photo", "图片|圖片|供图|供圖|配图|插图|插畫|插画|绘图|繪圖|漫画|漫畫|制图|製圖|图|圖"),
    ("text", "文"),
)  # fmt: skip
_ROLE_OF = {word: role for role, words in _ROLES for word in words.split("|")}
_ROLE_WORDS = "|".join(sorted((w for _, words in _ROLES for w in words.split("|")), key=len, reverse=True))
_LONG_ROLES = "|".join(word for word in _ROLE_WORDS.split("|") if len(word) > 1)
_BEFORE = (
    rf"(?:本报|本報|本刊|本社|本台|新华社|新華社|中新社|中央社|[{HAN}]{{1,6}}?(?:日报|日報|晚报|晚報|晨报|晨報|报社|報社|早报|社|网|台|中心|学院|大学|报))?"
    r"(?:\s*[·]\s*)?(?:全媒体|全媒體|融媒体|融媒體)?"
)
_ROLE = re.compile(rf"(?P<org>{_BEFORE})\s*(?P<role>{_ROLE_WORDS})(?P<sep>\s*[:/]\s*|\s+|(?=[{HAN}])|$)")
_BOTH = re.compile(
    r"(?:文\s*[/、及和·]?\s*[图圖摄攝]影?|[图圖]\s*[/、]?\s*文|文并摄|摄影报道|攝影報導|图文|圖文|文图|文圖)"
)
_NAME = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}}·[{HAN}]{{2,8}}|[{HAN}]\s{{1,2}}[{HAN}](?![{HAN}])|[{HAN}]{{2,9}}?)"
    rf"(?:\((?P<org>[^()]{{2,24}})\))?(?=$|[\s/、,;:|·()]|(?:本报|本報)?(?:{_LONG_ROLES})(?!$)|[文图圖摄攝]\s*[/:]|[摄攝图圖]$)"
)
_PLACE = re.compile(
    rf"(?P<org>[{HAN}]{{3,14}}[院科校室所处處局社队隊部办委会會系站厂廠馆館村镇鎮街心司团團网网]|[{HAN}]{{2,12}}(?:大学|大學|医院|醫院))[\s·]+(?=[{HAN}]{{2,4}}(?:$|[\s、,/]))"
)
"""Where somebody works, before the name: 区中医院骨科 骆云山."""
_REPORT = re.compile(
    rf"[/\s]*(?:[{HAN}]{{2,8}}?)?(?:综合报道|綜合報導|專訪|专访|报道|報導|報道|电|電|專題報導|特稿|撰)\s*$"
)
_COLLECTIVE = re.compile(
    r"(?:本报|本報|本刊|新华社|新華社)?(?:特约)?(?:评论员|評論員|编辑部|編輯部)|(?:本报|本報)(?:综合|綜合)(?:报道|報導)?"
)
_PERSON = {"reporter", "correspondent", "commentator", "author", "translator"}

_LATIN_LEAD = re.compile(
    r"(?P<lead>(?:[Ss]tory|[Ii]nterview|[Tt]ext|[Ww]ords|[Rr]eporting|[Ww]ritten|STORY|TEXT)(?: and (?:[Pp]hotos|[Pp]hotographs|[Pp]ictures))? by|By|BY|by"
    r"|Von unser(?:em|er) (?:Redakteur(?:in)?|Redaktionsmitglied|Reporter(?:in)?|Mitarbeiter(?:in)?|Korrespondent(?:in|en)?)|Von|VON|von"
    r"|(?:Eine?|Une?) [A-ZÄÖÜ][\wäöüß]+ von|(?:Kommentar|Bericht|Reportage|Porträt|Analyse|Gastbeitrag) von|Das (?:Gespräch|Interview) führten?|Die Fragen stellten?"
    r"|Par|PAR|Por|POR|Propos recueillis par|Textes?(?: et photos?)? ?:|Textos?(?: y fotos?)?:"
    r"|Aus [A-ZÄÖÜ][\wäöüß]+ berichtet|Text(?: und (?:Fotos?|Bilder))?:|Interview:|Aufgezeichnet von|Protokoll:|(?:Es )?[Bb]erichtet(?: von)?|Translated by|Übersetzt von"
    r"|Edited by|Bearbeitet von|Compiled by)(?:\s+|(?<=By)(?=[A-ZÄÖÜ][A-ZÄÖÜa-zäöü])|(?<=Von)(?=[A-ZÄÖÜ]))"
)
_LATIN_PHOTO = re.compile(
    r"(?:[/|,;]|\band\b|\bund\b)?\s*(?:[Pp]hotos?|[Pp]hotographs|[Ff]otos?|[Bb]ild(?:er)?|FOTOS?)(?: by|:| von)\s+(?P<names>.+)$"
)
_TITLES = (
    r"(?:[Ss]taff ?[Ww]riters?|[Ss]taff ?[Rr]eporters?|[Ss]taff|[Cc]orrespondent|[Rr]eporter|[Cc]ontributing [Ww]riter|[Cc]ontributor|[Cc]olumnist|[Ee]ditor|"
    r"(?:[A-Z]\w+ )?(?:Editor|Writer|Reporter|Columnist|Correspondent)|Redakteur(?:in)?|STAFF ?WRITERS?|STAFF ?REPORTERS?)"
)
_AFFILIATION = rf"(?:{_TITLES}|[Ss]pecial to (?:[Tt]he )?\w[\w ’'.-]*|[Ff]or (?:[Tt]he )?[A-Z][\w ’'.-]*|of (?:[Tt]he )?[A-Z][\w ’'.-]*|(?:The )?[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){{0,4}}|dpa|AFP|AP|epd|KNA)"
_NAMES = (
    rf"{LATIN_NAME}(?:(?:\s*,\s*(?!{_TITLES}|[Ss]pecial to)|\s*&\s*|,?\s+(?:and|und|with|mit|et|y)\s+){LATIN_NAME})*"
)
_LATIN_BYLINE = re.compile(
    rf"(?P<names>{_NAMES})(?:\s*(?:[|,·/]|—|–|\s-\s|\(|(?=\s(?:of|for) [Tt]he\s))\s*(?P<after>{_AFFILIATION})?\)?(?:\s*[|,]\s*(?P<more>{_AFFILIATION}))?)?\s*\|?"
)
_LATIN_SHARED = re.compile(
    rf"(?:Von|VON|By|BY|Par|Por)?\s*(?P<writers>{_NAMES})\s*\((?:[Tt]exte?|TEXT|[Tt]exto|[Ww]ords)\)\s*(?:und|UND|and|et|y|,|/)\s*"
    rf"(?P<shooters>{_NAMES})\s*\((?:[Ff]otos?|FOTOS?|[Bb]ild(?:er)?|[Pp]hotos?)\)"
)
_SIGN = r"(?:[a-zäöüß]{2,5}|AFP|AP|KNA)"
_SIGNS = re.compile(rf"(?:[.!?…:]|[“”»«\"])\s*(?P<signs>\({_SIGN}(?:[/,]\s?{_SIGN}){{0,2}}\))$")
"""A reporter's sign or an agency in brackets after the last sentence: (mei), (dpa), (red/epd)."""
_SIGN_LINE = re.compile(rf"\({_SIGN}(?:[/,]\s?{_SIGN}){{0,2}}\)")
_ALONE = re.compile(rf"(?:{_TITLES}|[Ss]pecial to (?:[Tt]he )?\w[\w ’'.-]*|STAFF WRITER)")


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A byline taken apart. `left`: characters that no rule could place; `marked`: role words stand in it."""

    persons: tuple[Person, ...]
    left: int
    marked: bool
    bullet: bool
    set_apart: bool = False
    """A role word has a space, a stroke or a colon after it: 记者 X, 文/X."""


def parse_byline(text: str) -> tuple[Person, ...]:
    """The people named in a byline with their roles and organisations; empty when it names none.

    Roles: reporter, correspondent, photographer, author, translator, editor, commentator, text, photo. A name with
    nothing that says its role is an author. "文/图" gives its person a second entry with the role photo.
    """
    plain = _unwrapped(text)
    if re.search(rf"[{HAN}]", plain):
        collective = _COLLECTIVE.fullmatch(plain)
        return (
            (Person("commentator" if "论" in plain or "論" in plain else "editor", plain),)
            if collective
            else _chinese(text).persons
        )
    if re.fullmatch(rf"{_SIGN}(?:[/,]\s?{_SIGN}){{0,2}}", plain):
        return tuple(Person("author", sign.strip()) for sign in re.split("[/,]", plain))
    return _latin(plain)[0]


def is_byline(text: str) -> float:
    """How surely a line is a byline by its words alone, 0 to 1.

    A bare name scores about a half: whether it is one depends on where it stands.
    """
    plain = _unwrapped(text)
    if dateline(text) not in (None, text.strip()):
        return 0.0
    if not plain or len(plain) > 90 or re.search(r"[。！？；“”「」…]", plain):
        return 0.0
    if re.search(rf"[{HAN}]", plain):
        return _chinese_likeness(text)
    persons, sureness = _latin(plain)
    if persons and text.lstrip()[:1] in "—–":
        sureness = max(sureness, 0.75)  # a signature under the text
    return sureness if persons or _ALONE.fullmatch(plain) else 0.0


def is_sign(text: str) -> bool:
    """Whether a line by itself is a reporter's or an agency's sign in brackets: (mei), (dpa), (red/epd)."""
    return _SIGN_LINE.fullmatch(fold(text).strip()) is not None


def is_signed(text: str) -> bool:
    """Whether a text ends in such a sign, after its last sentence."""
    return _SIGNS.search(fold(text).rstrip()) is not None


def inline_byline(paragraph: str) -> str | None:
    """The byline inside a paragraph, as printed: "（记者 X）" after 本报讯 at its head, or "（X）" at its end."""
    text = paragraph.strip()
    start = dateline(text)
    at = len(start) if start else 0
    head = re.match(r"\s*([（(【\[][^（）()【】\[\]]{2,40}[）)】\]])", text[at:])
    if head and _names_someone(head[1], 0.7):
        return head[1]
    tail = re.search(r"([（(][^（）()]{2,40}[）)])[。]?\s*$", text)
    if tail and tail.start() > 4 and _names_someone(tail[1], 0.5):
        return tail[1]
    signed = _SIGNS.search(text)
    return signed["signs"] if signed else None


def _names_someone(bracketed: str, least: float) -> bool:
    return not is_source(bracketed) and not is_credit(bracketed) and is_byline(bracketed) >= least


def _unwrapped(text: str) -> str:
    plain = fold(text).strip().strip(_BULLETS).strip()
    for opening, closing in _WRAPPERS:
        if plain.startswith(opening) and plain.endswith(closing) and opening not in plain[1:]:
            return plain[1:-1].strip()
    return plain


# Chinese -----------------------------------------------------------------------------------------------------------


def _chinese(text: str) -> _Parsed:
    bullet = bool(re.match(r"\s*[□■◎●○◆◇▲△★☆◉▍▎]", text))
    plain = _unwrapped(text)
    both = bool(_BOTH.search(plain))
    stripped = _BOTH.sub(" ", _REPORT.sub("", plain)) if both else _REPORT.sub("", plain)
    persons: list[Person] = []
    role, marked, left, at = "author", bool(both or stripped != plain), 0, 0
    set_apart, organisation = marked, None
    while at < len(stripped):
        if stripped[at] in " /、,;:|·()-—":
            at += 1
            continue
        m = _ROLE.match(stripped, at)
        if (
            m
            and (m["org"] or m["sep"] or m["role"] not in ("文", "摄", "攝", "图", "圖"))
            and not _is_name(stripped, at, m)
        ):
            role, marked, at = _role_of(m["role"]), True, m.end()
            set_apart = set_apart or bool(m["sep"])
            organisation = _paper(m["org"])
            if (
                m["role"] in ("摄", "攝", "摄影", "攝影", "供图", "供圖", "整理", "编译", "翻译")
                and persons
                and at >= len(stripped)
            ):
                persons[-1] = Person(role, persons[-1].name, persons[-1].organisation)
            continue
        if (p := _PLACE.match(stripped, at)) and marked:
            organisation, at = p["org"], p.end()
            continue
        n = _NAME.match(stripped, at)
        if not n:
            left, at = left + 1, at + 1
            continue
        names = split_run(re.sub(r"\s", "", n["name"]))
        persons += [Person(role, name, n["org"] if name is names[-1] and n["org"] else organisation) for name in names]
        at = n.end()
    if both:
        persons += [Person("photo", p.name) for p in persons if p.role in _PERSON]
    return _Parsed(tuple(persons), left, marked, bullet, set_apart)


def _paper(words: str) -> str | None:
    """The paper or agency that stands before a role; "our paper" is none."""
    name = re.sub(r"(?:本报|本報|本刊|本社|本台|全媒体|全媒體|融媒体|融媒體|[\s·])", "", words)
    return name or None


def _is_name(text: str, at: int, role: re.Match[str]) -> bool:
    """文 and 图 without a mark after them can begin a name: 文小明."""
    return role["role"] == "文" and not role["org"] and "/" not in role["sep"] and ":" not in role["sep"]


def _role_of(word: str) -> str:
    return _ROLE_OF.get(word, "correspondent")


def _chinese_likeness(text: str) -> float:
    if _COLLECTIVE.fullmatch(_unwrapped(text)):
        return 0.8
    parsed = _chinese(text)
    strange = any(len(p.name) > 4 and "·" not in p.name for p in parsed.persons)
    if not 1 <= len(parsed.persons) <= 8 or parsed.left or strange:
        return 0.0
    likeness = min(chinese_name_likeness(p.name) for p in parsed.persons)
    if parsed.marked:
        unlikely = 0.75 if parsed.set_apart or parsed.bullet else 0.25
        return 0.95 if likeness >= 0.5 else unlikely if likeness > 0 else 0.0
    if parsed.bullet:
        return 0.9 if likeness >= 0.5 else 0.5 if likeness > 0 else 0.0
    return _bare_likeness(text, parsed, likeness)


def _bare_likeness(text: str, parsed: _Parsed, likeness: float) -> float:
    """The sureness of names without bullet or role word."""
    if len(parsed.persons) > len(re.split(r"[\s、,/;|]+", _unwrapped(text))):  # names found in a run of other words
        return 0.2
    wrapped = fold(text).strip()[:1] in "([【"
    organised = any(p.organisation for p in parsed.persons)
    return min(0.85, likeness + 0.15 * organised + 0.1 * wrapped)


# Latin letters -----------------------------------------------------------------------------------------------------


def _latin(plain: str) -> tuple[tuple[Person, ...], float]:
    """The people of a byline in Latin letters, and how surely it is one."""
    if re.search(r"\d", plain):
        return (), 0.0
    if _ALONE.fullmatch(plain):
        return (), 0.6
    if shared := _LATIN_SHARED.fullmatch(plain):
        return _shared_work(shared)
    lead = _LATIN_LEAD.match(plain)
    rest = plain[lead.end() :] if lead else plain
    photos: tuple[Person, ...] = ()
    if photo := _LATIN_PHOTO.search(rest):
        photos = tuple(Person("photo", name) for name in _names(photo["names"]))
        rest = rest[: photo.start()].strip(" ,/|")
    m = _LATIN_BYLINE.fullmatch(rest.strip())
    if not m or not all(is_latin_name(name) for name in _names(m["names"])):
        return photos if lead is None and not rest else (), 0.8 if photos and not rest else 0.0
    titled = bool(m["after"] and re.match(rf"{_TITLES}$|[Ss]pecial to|[Ff]or ", m["after"]))
    if not lead and not titled:
        persons = tuple(Person("author", name) for name in _names(m["names"]))
        short = all(len(p.name.split()) <= 3 for p in persons)
        return persons, (0.3 if m["after"] else 0.4) if short else 0.1
    role = _latin_role(lead["lead"] if lead else "", m["after"] or "")
    organisation = _organisation(m["after"], m["more"])
    persons = tuple(Person(role, name, organisation) for name in _names(m["names"]))
    both = persons if lead and re.search("photo|Foto|Bild", lead["lead"], re.IGNORECASE) else ()
    loose = bool(re.search(r"\s(?:for|of) the\s", rest)) and not re.search(r"[,|/—–]", rest)
    return (*persons, *photos, *(Person("photo", p.name) for p in both)), 0.95 if lead else 0.6 if loose else 0.85


def _shared_work(m: re.Match[str]) -> tuple[tuple[Person, ...], float]:
    """Who wrote and who photographed, each with the role in brackets."""
    writers = [Person("text", name) for name in _names(m["writers"])]
    return (*writers, *(Person("photo", name) for name in _names(m["shooters"]))), 0.95


def _names(text: str) -> list[str]:
    return [
        n.strip(" .,)")
        for n in re.split(r"\s*(?:,|&|\band\b|\bund\b|\bwith\b|\bmit\b|\bet\b|\s[ye](?=\s\S+ \S))\s*", text)
        if n.strip(" .,)")
    ]


def _latin_role(lead: str, after: str) -> str:
    if re.match("Translated|Übersetzt", lead):
        return "translator"
    if re.match("Edited|Bearbeitet|Compiled", lead):
        return "editor"
    if re.match(r"[Ss]pecial to|[Ff]or |.*[Cc]orrespondent|.*[Cc]ontribut", after):
        return "correspondent"
    if re.match(_TITLES, after) or "unser" in lead:
        return "reporter"
    return "text" if lead.lower().startswith("text") else "author"


def _organisation(*after: str | None) -> str | None:
    """The paper or agency after the name; a job title is none."""
    for words in after:
        if words and not re.fullmatch(_TITLES, words):
            name = re.sub(r"^(?:[Ss]pecial to|[Ff]or|of)\s*(?:the\b\s*)?", "", words).strip(" |")
            if name:
                return name
    return None
