# ruff: noqa: E501 - a pattern is read whole
"""Pointers to pages: teasers, entries of an index, page references, as papers print them."""

from __future__ import annotations

import re
from itertools import pairwise

from baoyan.model.numerals import CHINESE_NUMERAL, fold
from baoyan.model.page_names import page_name

_CODE = r"[A-Za-z]{0,2}-?\d{1,3}"
_HAN_NUMBER = rf"[{CHINESE_NUMERAL}]{{1,4}}"
_NOUN = r"(?:[Pp]ages?|PAGES?|[Pp]{1,2}g?\.|[Ss]eiten?|SEITEN?|S\.)"
_BOOK = r"(?:专刊|專刊|特刊|副刊|增刊|号外|[\u4e00-\u9fff]{2}(?:专版|專版|特刊|副刊))"
_MEASURE = (
    r"(?![岁歲年月日号號个個名人家条條项項万萬亿億元次天小时時分秒米公里吨岁届屆位座套种種棵只隻头头场場所間间周週])"
)
_FURTHER = rf"(?:\s*(?:[-–—~至、,/&]|und|and)\s*第?\s*(?:{_CODE}|{_HAN_NUMBER})(?![\d%]))?"
"""A second page: "A2-A3版", "2、3版", "pages 4 and 5"."""
_ANY_PAGE = rf"(?:第\s*(?P<page>{_CODE}|{_HAN_NUMBER}){_FURTHER}\s*[版頁页]|(?P<named>{_CODE}|{_HAN_NUMBER}){_FURTHER}\s*[版頁页]|(?:{_NOUN})\s*(?P<code>{_CODE}){_FURTHER}|(?P<bare>{_CODE}))"
_POINT = r"(?:(?:详|詳)?(?:细)?(?:情)?(?:请|請)?(?:[见見]|刊(?=\s*[于於今本]))\s*(?:于|於)?(?:今日|本报)?|[Ss]ee|SEE|[Ss]iehe|[Mm]ehr auf|[Ss]tory|[Bb]ericht)?"
_BETWEEN = r"[\s|:·•.…⋯▶►▸→>»/\-–—,]"
_TEASER_LEAD = re.compile(rf"[\[(【〔]?\s*{_ANY_PAGE}\s*(?:[\])】〕]{_BETWEEN}*|{_BETWEEN}+)(?P<title>\S.*)")
_TEASER_GLUED = re.compile(
    rf"(?:第?(?P<page>{_CODE}|{_HAN_NUMBER})[版頁页]|(?P<bare>[A-Z]{{1,2}}\d{{1,2}}|\d\d){_MEASURE})(?P<title>[\u4e00-\u9fff“「《‘『].*)"
)
_TEASER_BOOK = re.compile(rf"(?P<page>{_BOOK})[\s|:·]+(?P<title>\S.{{2,}})")
_TEASER_TAIL = re.compile(
    rf"(?P<title>.*?(?:[^\W\dA-Za-z_]|[A-Za-z][a-z]|[”’?!》」』]))(?:{_BETWEEN}+|{_BETWEEN}*[\[(【〔]|(?<=[\u4e00-\u9fff”》」』?!]))\s*"
    rf"{_POINT}\s*{_ANY_PAGE}\s*[\])】〕▶►→>]*"
)


_PAGE_MARK = re.compile(
    rf"第\s*(?:{_CODE}|{_HAN_NUMBER}){_FURTHER}\s*[版頁页]|(?<![{CHINESE_NUMERAL}\w])(?:{_CODE}|{_HAN_NUMBER}){_FURTHER}\s*[版頁页](?![权權本画畫面图圖])"
    rf"|(?<![\u4e00-\u9fff]{{3}})(?<=[\u4e00-\u9fff])(?:[A-H]?\d{{1,2}})\s*[版頁页](?![权權本画畫面图圖])"
    rf"|(?<![A-Za-z]){_NOUN}\s*{_CODE}{_FURTHER}(?!\w)|(?<![\w.-])[A-H]-?\d{{1,2}}(?![\w.])|(?<![\d.,:/-])0\d(?![\d.,:/-])"
)
"""A page's name that no other figure looks like."""
_LEADER = re.compile(r"(?:[.…⋯·]{2,}|[▶►▸→»])\s*\d{1,3}\s*$")
_APART = re.compile(r"\s*[|｜│•·●■◆]\s*|\s{3,}|\u3000+|\s*;\s*")
_INDEX_WORD = re.compile(
    r"(?:INDEX|Index|INSIDE|Inside|In this issue|Inhalt|Heute|今日导读|本期导读|导读|導讀|要目|看点)\s*[::|>▶►]\s*"
)
_TURNS = re.compile(
    r"(?:[紧緊]?[上下]?\s*[接轉转承续續]\s*[自至入到]?\s*第?|未完.*"
    r"|(?:.{0,40}[\s,/|:—–-])?(?:(?:[Tt]o be )?[Cc]ontinued|CONTINUED|[Cc]ont|[Ff]rom|FROM|[Ff]ortsetzung|[Ff]orts|[Jj]ump)(?: (?:on|to|from|in|ON|TO|FROM|auf|von))?"
    r"|(?:[Pp]lease )?(?:[Tt]urn to|TURN TO|[Ss]ee|SEE)(?: [A-ZÄÖÜ’' -]+(?:, ?(?:[Pp]age|PAGE)?)?)?|[Vv]on|[Aa]us)"
)
"""What stands before the page in a turn label: such words are no teaser's title."""
_BOOK_NAME = re.compile(r"专刊|專刊|特刊|副刊|增刊|号外")
_SENTENCE = re.compile(r"[。！？;]|[.!?]\s+[A-ZÄÖÜ]\w+ \w+ ")
_FIGURE_OR_BOOK = re.compile(rf"[\d{CHINESE_NUMERAL}]|[版刊外]")
"""What every page's name has: without it a line needs no closer look."""


def is_page_label(text: str) -> bool:
    """Whether a text is nothing but the name of a page or of a book of pages."""
    found = page_name(text)
    return (found is not None and not found.rest) or (len(text) <= 4 and bool(_BOOK_NAME.fullmatch(text.strip())))


def names_page(text: str) -> bool:
    """Whether a text names a page in a way that no other figure has: "02版", "Page 3", "A6", "……12"; a bare "12" does not."""
    plain = fold(text)
    return bool(_PAGE_MARK.search(plain) or _LEADER.search(plain))


def parse_teasers(text: str) -> tuple[tuple[str | None, str], ...]:
    """All teasers on a line, each as page name and title: "Business C1, Sports B1", "02版 民生　03版 副刊"."""
    lead = _INDEX_WORD.match(fold(text))
    whole = text[lead.end() :] if lead else text
    if not _FIGURE_OR_BOOK.search(whole):
        return ((None, whole.strip()),)
    for parts in (_at_separators(whole), _at_pages(whole)):
        found = tuple(parse_teaser(part) for part in parts)
        if len(found) > 1 and all(
            label and 2 <= len(title) <= 60 and not _SENTENCE.search(title) for label, title in found
        ):
            return found
    return (parse_teaser(whole),)


def _at_separators(text: str) -> list[str]:
    return [part for part in _APART.split(text.strip()) if part]


def _at_pages(text: str) -> list[str]:
    """A text cut before each page's name, or after each, as it begins with one or not."""
    marks = list(_PAGE_MARK.finditer(fold(text)))
    if not marks:
        return [text]
    if not any(c.isalpha() for c in text[: marks[0].start()]):
        edges = [0, *(m.start() for m in marks[1:]), len(text)]
    else:
        edges = [0, *(m.end() for m in marks[:-1]), len(text)]
    return [text[a:b].strip(" ,;|/·、，；") for a, b in pairwise(edges)]


def parse_teaser(text: str) -> tuple[str | None, str]:
    """A teaser line as page name and title: "03版 专访卢之远" gives ("03", "专访卢之远"); (None, text) without a page name."""
    if not _FIGURE_OR_BOOK.search(text):
        return None, text.strip()
    whole = text.strip(" \u3000·•|▶►→■●◆□▲")
    if label := page_ref(whole):
        return label, ""
    for pattern in (_TEASER_LEAD, _TEASER_GLUED, _TEASER_BOOK, _TEASER_TAIL):
        if m := pattern.fullmatch(fold(whole)):
            title = whole[m.start("title") : m.end("title")].strip(" \u3000·•|:：,，-–—.…⋯▶►▸→>»/")
            label = next((m[key] for key in ("page", "named", "code", "bare") if m.groupdict().get(key)), None)
            if title and label and not _TURNS.fullmatch(title.strip(" [【(（〔〈<")):
                return label, title
    return None, text.strip()


def page_ref(text: str) -> str | None:
    """The page name that is the whole of `text`, as a label ("03" for "03版", "A2", "5" for "详见第5版"); None otherwise."""
    plain = fold(text).strip(" \u3000▶►→>》|·•…()[]【】-–—")
    plain = re.sub(
        r"^(?:详|詳)?(?:情)?(?:请|請)?(?:[见見]|看|刊)(?:于|於|今日|本报)*\s*|^(?:[Ss]ee|SEE|[Ss]iehe|[Mm]ehr auf|[Bb]ericht)\s+",
        "",
        plain,
    )
    found = page_name(plain)
    if found is None or found.rest:
        return None
    return found.label
