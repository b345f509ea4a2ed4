# ruff: noqa: E501 - a pattern is read whole
"""Who took the picture: credits on their own line or at the end of a caption."""

from __future__ import annotations

import re

from baoyan.articles.names import HAN, LATIN_NAME, chinese_name_likeness, is_latin_name
from baoyan.model.numerals import fold

_WHO = r"(?:本报|本報|本刊|新华社|新華社|中新社|中央社)?(?:全媒体|融媒体)?(?:首席|特约|特約|实习|實習|见习|摄影|攝影)?(?:记者|記者|通讯员|通訊員|摄影师|攝影師)"
_NAME = rf"[{HAN}]{{2,4}}?(?:·[{HAN}]{{2,8}})?|[{HAN}]\s{{1,2}}[{HAN}]"
_NAMES = rf"(?:{_NAME})(?:[\s、,/]+(?:{_NAME})){{0,3}}?"
_SHOT = r"(?:摄影报道|攝影報導|攝影報道|摄影|攝影|摄|攝|供图|供圖|提供|图|圖|制图|製圖|绘|繪|绘图|漫画|翻拍|航拍)"
_FILE = (
    r"(?:本报|本報|资料|資料|档案|檔案|新华社|新華社|中央社|法新社|路透社|路透|美联社|美聯社|视觉中国|图虫创意|网络|網路|受访者|受訪者|主办方|主辦方|采访对象|校方|院方|社区|街道|警方|官方|馆方|館方|翻攝自[^。]{2,12})"
    r"(?:资料|資料|档案|檔案)?(?:照片|图片|圖片|照|图|圖|供图|供圖|提供|发|發|片)"
)
_ORG = rf"[{HAN}]{{2,14}}?(?:[馆館院局委办辦部校社站厂廠所处處队隊会會司团團镇鎮村]|中心|街道|大学|大學|集团)"
_CHINESE = re.compile(
    rf"(?:(?:{_WHO})\s*(?:{_NAMES})\s*(?:{_SHOT})"
    rf"|(?:{_NAMES})\s*(?:{_SHOT})"
    rf"|(?:{_WHO})\s*(?:{_NAMES})"
    rf"|(?:图|圖|图片|圖片|摄影|攝影|摄|攝|供图|供圖|照片|绘图|漫画|插图|文、?图)\s*[/:|]\s*(?:{_WHO})?\s*(?:{_NAMES}|[{HAN}]{{2,10}})(?:\s*(?:{_SHOT}))?"
    rf"|(?:摄影|攝影|图片|圖片)\s+(?:{_NAMES})"
    rf"|{_FILE}(?:\s*\(?\s*(?:{_WHO})?\s*(?:{_NAMES})\s*(?:{_SHOT})\)?)?"
    rf"|(?:本版|均为|以上|本组)*(?:图片|照片|摄影|圖片)(?:除署名外)?(?:均)?(?:由|为)?(?:{_WHO})?\s*(?:{_NAMES})\s*(?:{_SHOT})"
    rf"|(?:{_ORG})\s*(?:供图|供圖|提供|摄|攝)"
    r"|(?:图片|圖片|图|照片)来源\s*[:/]?\s*\S{2,12})"
)
_LATIN_PAPER = r"(?:[Ss]taff(?: [Pp]hotographer| [Pp]hoto)?|STAFF|[Ff]or (?:[Tt]he )?[A-Z][\w ’'.-]*|AP|AFP|Reuters|REUTERS|Getty(?: Images)?|dpa|(?:The )?[A-Z][A-Za-z’'.&-]+(?: [A-Z][A-Za-z’'.&-]+){0,3})"
_SHOT_WORD = (
    r"(?:(?:[Aa]rchiv|[Ss]ymbol)?(?:[Ff]otos?|[Bb]ild(?:er)?)|(?:ARCHIV|SYMBOL)?(?:FOTOS?|BILD(?:ER)?)|[Gg]rafik|GRAFIK|[Ii]llustration"
    r"|[Kk]arte|[Zz]eichnung|[Rr]epro|Fotos? und Text|[Cc]rédits? photos?|[Ff]otografía|[Ii]magen)"
)
"""Words before a colon and a name: Foto, Archivbild, Crédit photo, Fotografía."""
_LATIN = re.compile(
    rf"(?:{LATIN_NAME}\s*(?:/|\||—|–|,)\s*{_LATIN_PAPER}"
    rf"|{LATIN_NAME}\s+(?:for [Tt]he|FOR THE)\s+(?:[A-Z][\w ’'.-]*|(?:news)?paper|magazine)"
    r"|(?:[Ff]ile |(?:[A-Z][\w’'.-]+ ){1,4})?(?:[Pp]hotos?|[Pp]hotographs?|PHOTOS?|[Pp]icture|[Ii]llustration|[Gg]raphic|[Mm]ap)s?(?: ?\(\d\))?\s*(?:by|BY|:|/|courtesy of|from)\s*[^.]{2,60}"
    rf"|{_SHOT_WORD}(?: ?\(\d\))?\s*(?::|von|VON|de\b|/)\s*.{{2,50}}"
    r"|(?:[Cc]ourtesy|COURTESY)(?: of)? .{2,50}|(?:[Ff]ile|FILE|[Ss]ubmitted|[Cc]ontributed|[Cc]ourtesy|Staff|Archive|[A-Z][\w’'.-]+) (?:[Pp]hoto|PHOTO)(?:graph)?|[Aa]rchivfoto|ARCHIVFOTO|[Ss]ymbol(?:foto|bild)|SYMBOL(?:FOTO|BILD)"
    r"|(?:AP|AFP|Reuters|dpa|Getty Images|picture alliance)(?:\s?/\s?.{2,40})?)"
)
_EDGES = " \u3000()[]【】|▲▼◀▶■□●◆·"
_LATIN_BREAK = re.compile(
    r"(?<=[.!?”\"’)])\s+|\s+(?=\()|\s+(?=(?:Photos?|Photograph)(?: by| ?:))"
    rf"|\s+(?=(?:[A-Z]|\([A-Z]))(?={_SHOT_WORD}(?: ?\(\d\))?\s?(?::| von)|Archivfoto$|Symbolfoto$)"
)
_SHOOTERS = re.compile(
    rf"(?:{_WHO})\s*[{HAN}]{{2,4}}\s*(?:{_SHOT})$|(?:{_FILE})$|(?:图|圖|攝影|摄影)[/:]\s*[{HAN}]{{2,4}}$"
)
_NOT_SHOT = re.compile(
    r"[版试試示视視地蓝藍宏美草意构構企配截附插左右上下此]图$|[地]圖$|(?:企|意|试|示|草|配|附|此|左|右|上|下|插|蓝|蓝|宏|构)[图圖]$|相关报道$"
)


def is_credit(text: str) -> bool:
    """Whether a line is a picture's credit: "方启明 摄", "本报资料照片", "圖／沈若遠", "Jonas Wellman/Staff", "Foto: Müller"."""
    plain = fold(text).strip().strip(_EDGES).strip()
    if not 2 <= len(plain) <= 70 or re.search(r"[。！？；“”「」]", plain):
        return False
    if re.search(rf"[{HAN}]", plain):
        return _is_chinese_credit(plain)
    plain = plain.rstrip(".")
    m = _LATIN.fullmatch(plain)
    name = re.match(rf"({LATIN_NAME})\s*(?:/|\||—|–|,|for\b|FOR\b)", plain)
    return bool(m) and (name is None or is_latin_name(name[1]))


def _is_chinese_credit(plain: str) -> bool:
    if not _CHINESE.fullmatch(plain) or _NOT_SHOT.search(plain):
        return False
    reporter = re.match(rf"(?:{_WHO})\s*", plain)
    words = plain[reporter.end() :] if reporter else plain
    named = re.fullmatch(rf"(?P<names>{_NAMES})\s*(?P<shot>{_SHOT})", words)
    if named is None or re.match(_FILE, plain):
        return reporter is None  # a reporter alone is a byline
    likely = _likeness(named["names"])
    if reporter:
        return likely > 0
    spaced = bool(re.search(rf"\s{re.escape(named['shot'])}$", plain))
    return likely >= (0.15 if spaced or named["shot"] in ("摄", "攝", "供图", "供圖") else 0.5)


def _likeness(names: str) -> float:
    """How much each of the names is like one, the least of them; letter-spaced characters are one name."""
    parts = re.split(r"[\s、,/]+", names)
    parts = parts if all(len(part) > 1 for part in parts) else ["".join(parts)]
    return min(chinese_name_likeness(part) for part in parts)


def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption without the credit at its end, and the credit as printed; the whole caption and None where it has none.

    "阁楼上的那台老缝纫机　方启明 摄" gives ("阁楼上的那台老缝纫机", "方启明 摄").
    """
    text = caption.strip()
    breaks = _chinese_breaks(text) if re.search(rf"[{HAN}]", text) else [m.span() for m in _LATIN_BREAK.finditer(text)]
    for end, start in breaks:  # the earliest break whose whole tail is a credit: names stay with their 记者
        head, tail = text[:end].strip(), text[start:].strip()
        if head and is_credit(tail):
            return head, tail
    return text, None


def _chinese_breaks(text: str) -> list[tuple[int, int]]:
    """Where a credit could begin: after spaces, after a full stop, at a bracket; by its own words where nothing parts it."""
    marks = [
        m.span() for m in re.finditer(r"[\s\u3000]+|(?<=[。！？”」])(?=.)|(?=[（(])", text) if len(text) - m.end() <= 40
    ]
    plain = fold(text)
    if m := _SHOOTERS.search(plain):
        marks.append((m.start(), m.start()))
    elif m := re.search(rf"(?P<three>[{HAN}]{{3}})\s*(?:摄影报道|攝影報導|摄|攝|供图|供圖)$", plain):
        at = m.start() if chinese_name_likeness(m["three"]) >= 0.5 else m.start() + 1
        if at >= 6:
            marks.append((at, at))
    return sorted(set(marks))
