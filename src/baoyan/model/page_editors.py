# ruff: noqa: E501 - a pattern is read whole
"""The editors' line of a page: role words with the names after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baoyan.model.numerals import fold

_ROLES = [
    "责任编辑",
    "責任編輯",
    "执行编辑",
    "執行編輯",
    "值班编辑",
    "值班編輯",
    "本版编辑",
    "本版編輯",
    "特约编辑",
    "编辑",
    "編輯",
    "责编",
    "責編",
    "本版责编",
    "编审",
    "文编",
    "文字编辑",
    "图片编辑",
    "圖片編輯",
    "图编",
    "新闻编辑",
    "美术编辑",
    "美術編輯",
    "视觉编辑",
    "美编",
    "美編",
    "美术",
    "美術",
    "版面设计",
    "版式设计",
    "版面設計",
    "版式",
    "版面",
    "编排",
    "編排",
    "组版",
    "組版",
    "排版",
    "拼版",
    "照排",
    "制版",
    "校对",
    "校對",
    "责校",
    "责任校对",
    "責任校對",
    "一校",
    "二校",
    "检校",
    "校检",
    "审读",
    "审校",
    "一读",
    "二读",
    "终读",
    "值班总编",
    "值班主任",
    "值班主编",
    "值班副总编",
    "值班社长",
    "值班编委",
    "总值班",
    "总编辑",
    "總編輯",
    "副总编辑",
    "总编",
    "總編",
    "主编",
    "主編",
    "副主编",
    "社长",
    "社長",
    "总监",
    "策划",
    "統籌",
    "统筹",
    "视觉",
    "設計",
    "设计",
    "制图",
    "製圖",
    "图表",
    "插图",
    "插畫",
    "一审",
    "二审",
    "三审",
    "初审",
    "复审",
    "终审",
    "审核",
    "签发",
    "监制",
    "出版监制",
    "主任",
    "组长",
    "执行主编",
    "总策划",
]
_ROLE = "|".join(r"\s?".join(role) for role in sorted(_ROLES, key=len, reverse=True))
_STOP_WORDS = [
    "热线",
    "熱線",
    "电话",
    "電話",
    "邮箱",
    "信箱",
    "電郵",
    "电邮",
    "投稿",
    "传真",
    "傳真",
    "新闻",
    "新聞",
    "本版",
    "本报",
    "本報",
    "微信",
    "地址",
]
_STOP = "|".join(_STOP_WORDS)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_END = rf"(?=\s|$|[/、,，|;；·\-—()丨■□]|(?:{_ROLE})|(?:{_STOP})|[A-Za-z\d])"
_NAME = rf"(?:[{_HAN}]{{2,4}}?|[{_HAN}]\s{{1,2}}[{_HAN}](?:\s{{1,2}}[{_HAN}])?|[{_HAN}]{{2,4}}·[{_HAN}]{{2,6}}){_END}"
_SEPARATED = rf"(?:(?:{_ROLE})(?:\s?[/、]\s?(?:{_ROLE}))?)\s*[:/丨|\-—·]\s*"
_BARE = rf"(?:{_ROLE})(?![部室学學界者的员員师師人])\s*"
_MORE = rf"(?:[\s、,/]\s?(?!(?:{_ROLE})|(?:{_STOP}))[{_HAN}]{{2,3}}{_END}(?!\s*:))*"
_CHINESE = re.compile(rf"(?P<role>{_SEPARATED}|(?:(?<=^)|(?<=[\s/|、,;·(]))(?:{_BARE}))(?P<names>{_NAME}{_MORE})")
_FOLLOWING = re.compile(rf"(?P<role>{_BARE})(?P<names>{_NAME}{_MORE})")
_LATIN_ROLES = (
    r"Edited by|(?:(?:Page|Section|News|Copy|Managing|Night|Photo) )?[Ee]ditors?(?=\s*:|\s+[A-Z])|Layout|Page [Dd]esign|Designed by|Designer|"
    r"Redaktion|Redakteur(?:in)?|Verantwortlich(?: für diese Seite)?|Verantwortliche[r]? Redakteur(?:in)?|Produktion|Gestaltung"
)
_LATIN_NAME = r"[A-ZÄÖÜ][\w.'’\-]+(?:\s+(?:von|van|de|zu)\s|\s+)[A-ZÄÖÜ][\w.'’\-]+(?:\s+[A-ZÄÖÜ][\w.'’\-]+)?"
_LATIN = re.compile(
    rf"(?<![A-Za-z])(?P<role>{_LATIN_ROLES})\s*[:·|]?\s+(?P<names>{_LATIN_NAME}(?:\s*(?:,|/|&|and|und)\s*{_LATIN_NAME})*)"
)


@dataclass(frozen=True, slots=True)
class PrintedEditors:
    """One role word and its names in an editors' line, from `start` to `end`."""

    role: str
    names: tuple[str, ...]
    start: int
    end: int


def find_editors(text: str) -> tuple[PrintedEditors, ...]:
    """The editors named in a line: "责任编辑：姚蕾　美编：杜若" gives two; none for running text."""
    plain = fold(text)
    found: list[PrintedEditors] = []
    at = 0
    while True:
        m = _CHINESE.search(plain, at)
        if found and (glued := _FOLLOWING.match(plain, at)):  # roles and names set without any space between
            m = glued
        if m is None:
            break
        names = tuple(n for n in (re.sub(r"\s", "", name) for name in _split_names(m["names"])) if n)
        found.append(PrintedEditors(re.sub(r"[\s:|丨/\-—·]+$|\s", "", m["role"]), names, *m.span()))
        at = m.end()
    for m in _LATIN.finditer(plain):
        names = tuple(re.split(r"\s*(?:,|/|&|\band\b|\bund\b)\s*", m["names"]))
        found.append(PrintedEditors(m["role"], names, *m.span()))
    return tuple(found)


def _split_names(names: str) -> list[str]:
    parts = re.split(r"[、,/|]", names)
    out: list[str] = []
    for part in parts:
        words = part.split()
        if any(len(word) == 1 for word in words):  # a name set with a space in it: 张 明
            out.append("".join(words))
        else:
            out.extend(words)
    return out
