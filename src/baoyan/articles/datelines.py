# ruff: noqa: E501 - a pattern is read whole
"""Where a report comes from: datelines at its head, source lines at its end, and the editors' notes around it."""

from __future__ import annotations

import re
from functools import lru_cache

from baoyan.articles.names import HAN
from baoyan.model.numerals import CHINESE_NUMERAL, fold

_DAY = rf"(?:\d{{1,2}}|[{CHINESE_NUMERAL}]{{1,3}})"
_CHINESE_DATELINE = re.compile(
    rf"[【\[(〔]?\s*(?:(?:本报|本報|本刊|本网|本網|本台|本社|综合|綜合)(?:[{HAN}]{{2,4}})?(?:综合)?(?:讯|訊|消息|专讯|專訊|专电|專電|特讯|特訊)"
    rf"|(?:据|據)?(?:新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|美聯社|人民网|央视)[{HAN}]{{0,8}}?(?:{_DAY}月)?{_DAY}日?(?:电|電|讯|訊|消息)"
    rf"|(?:据|據)?(?:新华社|新華社|中新社|中央社)(?:电|電|讯)"
    rf"|本报[{HAN}]{{2,6}}?(?:{_DAY}月)?{_DAY}日(?:电|讯))\s*[】\])〕]?"
)
_REPORTED = re.compile(
    rf"[【\[(〔]\s*(?:本報)?(?:記者|记者|特派員)?[{HAN}]{{2,4}}\s*/?\s*[{HAN}]{{2,8}}?(?:報導|報道|訊|電|专电|综合报道)\s*[】\])〕]"
)
_LATIN_DATELINE = re.compile(
    r"(?:[A-ZÄÖÜ][A-ZÄÖÜ’'.\-]+(?:[ ,]+(?:[A-ZÄÖÜ][A-ZÄÖÜ’'.\-]+|[A-Z][a-z]{1,5}\.|D\.C\.|N\.Y\.|[A-Z]{2}))*"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:\s*\((?:[A-Z][\w.&/ ]{1,24}|dpa|red|epd|afp|kna)\))?\s*(?:—|–|--|-(?=\s))"
    r"|[A-ZÄÖÜ][A-ZÄÖÜ\-]{2,}(?:[ /][A-ZÄÖÜ][A-ZÄÖÜ\-]+)*\s?/\s?(?:dpa|afp|AFP|AP|epd|kna|red|rtr|sid|lno|lsw)(?:\s*[—–.\-])?"
    r"|[A-ZÄÖÜ][\wäöüß\-]+(?:[ /][A-ZÄÖÜ][\wäöüß\-]+){0,2}\s?(?:\((?:dpa|red|afp|AFP|AP|ap|epd|kna|sid|lno|lsw|dpa/[a-z]{2,4}|[a-zäöü]{2,4})\)|/dpa)(?:\s*[.:—–\-])?"
    r"|[A-ZÄÖÜ][\wäöüß\-]+(?:[ /][A-ZÄÖÜ][\wäöüß\-]+){0,2}\.\s?\((?:dpa|red|AFP|AP|[a-zäöü]{2,4})(?:/[a-zäöü]{2,4})?\)"
    r"|[A-ZÄÖÜ][\wäöüß\-]+(?:[ /][A-ZÄÖÜ][\wäöüß\-]+){0,2}\s–(?=\s[A-ZÄÖÜ„»“].{30})"
    r"|(?!(?:CAPT|PROF|MESSRS|GOUV|DIPL)\.)[A-ZÄÖÜ]{4,}(?:[ \-/][A-ZÄÖÜ]{2,})*\.(?=\s+[A-ZÄÖÜ„»]))"
)
_SOURCE = re.compile(
    rf"(?:(?:稿件|文章|资料|資料|信息|内容|图文)?(?:来源|來源)\s*[:/]\s*\S.{{1,30}}"
    rf"|(?:综合|綜合|摘编|摘)?(?:据|據|摘自|转自|轉自|原载|原載|转载自|选自|選自)\s*[:]?\s*(?:《[^》]{{2,16}}》.{{0,12}}|[{HAN}A-Za-z、,\s]{{1,24}}?(?:报|報|社|网|網|台|客户端|公众号|微信|杂志|周刊|部|局|委|办|中心|消息|电|电讯|《[^》]+》)(?:等)?(?:报道|報導|电|消息)?)"
    r"|(?:新华社|新華社|中新社|中新网|中央社|人民网|央视新闻|央视网)(?:电|稿|发)?"
    rf"|(?:本版|本专版|本專版|本栏|本欄|本报|本報|本期|本组|本組|本页|以上|上述|部分|以上各条|相关)?"
    rf"(?:稿件|文章|文稿|文字|图文|圖文|资料|資料|素材|信息|内容|內容|图片及文字|稿图)(?:均|全)?由[{HAN}A-Za-z·、,\s]{{2,24}}(?:提供|供稿|整理|汇编|编发)"
    r"|(?:本报|本報|本刊|本版|本网|本網)(?:(?:综合|綜合)(?:整理|编辑|各方消息|报道|報道|報導|消息)?|编辑部综合|整理|汇编)"
    r"|(?:Sources?|SOURCES?|Quellen?|Nach|Mit Material von)\s*:?\s+[A-ZÄÖÜ].{1,50}|Source: .{2,50}|Quelle: .{2,50})"
)
_NOTE = re.compile(
    r"[【\[(〔<《■□◆●▍\s]*(?:编\s*者\s*按|編\s*者\s*按|编\s*者\s*的\s*话|编者注|编者案|編者注|編\s*按|编辑手记|编\s*后\s*(?:记|语|话)|編\s*後(?:記|語)?|编后|开\s*栏\s*的\s*话|開欄的話|开栏语|栏目寄语|写在前面|引言)"
    r"(?=$|[\s】\])〕>》:：，。—])|[(\[]?\s*(?:Editor[’']?s[’']?|Editors[’']|EDITOR[’']?S) (?:[Nn]ote|NOTE)\b|[(\[]?\s*(?:Anm(?:erkung|\.) (?:der|d\.) Red(?:aktion|\.)|In eigener Sache|Hinweis der Redaktion)"
)


@lru_cache(maxsize=8192)  # several rules ask it of each line
def dateline(text: str) -> str | None:
    """The dateline at the head of a text, as printed, without the reporter after it; None where there is none.

    "本报讯（记者 X）..." gives "本报讯"; "PORT ELSEY (BND) — The ..." gives "PORT ELSEY (BND) —".
    """
    plain = fold(text)
    lead = len(plain) - len(plain.lstrip(" ■□●◆▲"))
    for pattern in (_CHINESE_DATELINE, _REPORTED, _LATIN_DATELINE):
        m = pattern.match(plain, lead)
        if m and _balanced(m[0]):
            return text[m.start() : m.end()].strip()
    return None


def _balanced(words: str) -> bool:
    opened = sum(words.count(char) for char in "【[(〔")
    return opened == sum(words.count(char) for char in "】])〕")


def is_source(text: str) -> bool:
    """Whether a line only tells where the text was taken from: "（来源：区委办）", "据新华社", "Source: ..."."""
    plain = fold(text).strip().strip(" ()[]【】■□●◆—-").rstrip("。.").strip()
    return 2 < len(plain) <= 60 and "。" not in plain and bool(_SOURCE.fullmatch(plain))


def is_editor_note(text: str) -> bool:
    """Whether a text begins as an editors' note: 编者按, 【编者按】, 开栏的话, Editor's note, Anm. d. Red."""
    return bool(_NOTE.match(fold(text)))
