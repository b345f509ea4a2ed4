# ruff: noqa: E501 - a pattern is read whole
"""The small facts that mastheads, folios and imprints print: what each is and what it says.

Recognition of language only: where on the page a text stands, and whether it is make-up at all, is for the layout room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from baoyan.model.dates import find_dates, find_lunar, find_weekdays
from baoyan.model.numerals import CHINESE_NUMERAL, fold, parse_number, parse_roman
from baoyan.model.page_editors import PrintedEditors, find_editors


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """One fact in a text. `kind` as in `FurnitureLine`, and "contact" for hotlines and addresses.

    `value` is the fact's own text as printed ("1829", "1.50元", "沪内部资料准印证号（B）0273"); `start`, `end` its place with its label.
    """

    kind: str
    value: str
    start: int
    end: int


_CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
_NUM = rf"(?:\d[\d,]*|[{CHINESE_NUMERAL}]+)"


def loose(pattern: str) -> str:
    """A regular expression that forgives spaces between Chinese characters (letter-spaced or justified settings)."""
    out, in_class = [], False
    for i, char in enumerate(pattern):
        if char == "[":
            in_class = True
        elif char == "]":
            in_class = False
        if not in_class and "\u4e00" <= char <= "\u9fff":
            following = pattern[i + 1 : i + 2]
            out.append(rf"(?:{char}\s*)" if following in ("?", "*", "+") else rf"{char}\s*")
        else:
            out.append(char)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a kind of fact is printed. `chinese`: no text without Chinese characters can hold it.

    `figured`: no text without either Chinese characters or figures can.
    """

    kind: str
    pattern: re.Pattern[str]
    chinese: bool = False
    figured: bool = True


def _rule(kind: str, pattern: str, flags: int = re.IGNORECASE) -> _Rule:
    return _Rule(kind, re.compile(loose(pattern), flags))


def _worded_rule(kind: str, pattern: str, flags: int = re.IGNORECASE) -> _Rule:
    """A rule of what words alone may say."""
    return _Rule(kind, re.compile(loose(pattern), flags), figured=False)


def _chinese_rule(kind: str, pattern: str) -> _Rule:
    return _Rule(kind, re.compile(loose(pattern), re.IGNORECASE), chinese=True)


_CONTACT_STOP = r"(?:热线|熱線|电话|電話|广告|廣告|印刷|邮编|郵編|邮政|传真|傳真|承印|发行|發行|订阅|訂閱|邮箱|E-?mail|零售|定价|定價|新闻|新聞|网址|網址|本报|报料)"
_PRICE_WORD = r"(?:零售价|零售價|定价|定價|售价|售價|订价|訂價|零售|零售每份|港币|Einzelpreis|Preis|Price)"
_MONEY = (
    r"(?:(?:US|HK|NT|RMB|A|C)?[$¥￥€£]\s?\d+(?:[.,]\d{1,2})?(?:\s?(?:元|圓))?"
    r"|\d+(?:[.,]\d{1,2})?\s?(?:€|£|Euro|EUR|Fr\.|CHF|cents|元|圓|角|分|港元|港币|港幣)|\d+¢"
    r"|(?:€|EUR|CHF|Fr\.|RMB)\s?\d+[.,]\d{2}"
    rf"|[{CHINESE_NUMERAL}]+(?:元|圓|圆|角|分|毫)(?:[{CHINESE_NUMERAL}]+(?:角|分|毫))?)"
)
_TOP_LEVEL = r"(?:com|cn|net|org|gov|edu|info|tw|hk|mo|de|at|ch|uk|us|eu|example|news|press|io|co|tv|me|online|site|fr|jp|sg|my|paper|local)"

_RULES: tuple[_Rule, ...] = (
    _worded_rule(
        "contact",
        r"(?:E-?mail|邮箱|信箱|電郵|电邮|电子邮箱|投稿邮箱)?\s*:?\s*[A-Z0-9_.+-]+@[A-Z0-9_-]+(?:\.[A-Z0-9_-]+)+",
    ),
    _chinese_rule(
        "masthead",
        r"《[^》]{2,14}》(?:数字报|數位報|电子报|電子報|官方微信|微信公众号|客户端|网络版|手机报|官方微博|官方网站)\s*:?",
    ),
    _worded_rule(
        "website",
        r"(?:网址|網址|官网|官網|网站|網站|本报网址|Online)?\s*:?\s*(?P<v>https?://[A-Z0-9_.-]+(?:/[A-Z0-9_./?=&%-]*)?"
        r"|(?:www|szb|epaper|paper)\.[A-Z0-9_-]+(?:\.[A-Z0-9_-]+)+(?:/[A-Z0-9_./-]*)?"
        rf"|(?<![A-Z0-9_@.])[A-Z][A-Z0-9_-]*\.(?:[A-Z0-9_-]+\.)*{_TOP_LEVEL}(?![A-Z0-9_.-])(?:/[A-Z0-9_./-]*)?)",
    ),
    _rule("issn", r"(?:国际标准连续出版物号|國際標準期刊號)?\s*:?\s*ISSN\s*:?\s*(?P<v>\d{4}\s?[-–—]\s?\d{3}[\dX])"),
    _chinese_rule(
        "licence",
        r"(?P<v>(?:国内统一连续出版物号|国内统一刊号|國內統一刊號|全国统一刊号|统一刊号|国内刊号|刊号|國內統一連續出版物號)\s*[:]?\s*(?:CN)?\s*\(?\w{2,3}\s?[-–—]\s?\d{4}\)?(?:\s?/\s?\w+)?"
        r"(?:\s*\([^)]{1,4}\))?)",
    ),
    _rule("licence", r"(?P<v>(?<![A-Z])CN\s*:?\s*\d{2}\s?[-–—]\s?\d{4}(?:\s?/\s?\w+)?)"),
    _chinese_rule(
        "licence",
        rf"(?P<v>[{_CJK}]{{0,6}}?(?:内部资料|內部資料|连续性内部资料|内部资料性出版物|连续性内部资料出版物|内部出版物)?(?:准印证|準印證|准印证号|登记证|登記證|准印)(?:编?号|號|第)?\s*[:]?\s*(?:\([^)]{{1,4}}\))?\s*(?:第|字第|字)?\s*(?:\d{{4}}-)?[A-Z]?\d[\d-]{{1,12}}(?:\s*号|\s*號)?)",
    ),
    _chinese_rule(
        "licence",
        rf"(?P<v>(?:\([^)]{{1,3}}\)|[{_CJK}]{{1,8}}?)(?:内资准字|新出内准字|内资字|新出准字|內版字|雜字|新聞紙類?|誌字|台誌字|版台誌字|報字|新报字|内准字)\s*(?:\([^)]{{1,6}}\))?\s*(?:第)?\s*[\w-]{{2,14}}(?:\s*[号號])(?:[{_CJK}]{{0,14}}(?:执照|執照|登記|交寄|雜誌|新聞紙)[{_CJK}]{{0,10}})?)",
    ),
    _chinese_rule(
        "licence",
        r"(?P<v>(?:广告经营许可证|广告许可证|廣告許可證)(?:号|號)?\s*[:]?\s*[\w()-]{2,20}?\s*(?:号|號)?(?=\s|$|[印热熱电電]))",
    ),
    _chinese_rule("licence", rf"(?P<v>\([{_CJK}]{{1,3}}\)\s*[{_CJK}]{{0,4}}字\s*第?\s*[A-Z]?[\d-]{{2,12}}\s*[号號])"),
    _rule(
        "postal_code",
        r"(?:国内|國內)?(?:邮发代号|郵發代號|邮发号|发行代号|Postvertriebsstück|ZKZ)\s*[:]?\s*(?P<v>[A-Z]?\d[\d\-–—]{0,8}\d)",
    ),
    _chinese_rule("masthead", r"国外(?:发行)?代号\s*[:]?\s*[A-Z]?\d+[A-Z]*"),
    _chinese_rule(
        "cumulative_number",
        rf"\(?\s*(?:总|總|累计|累計)(?:第)?(?:期号|期数)?\s*[:]?\s*(?P<v>{_NUM})\s*(?:期|號|号)?\s*\)?",
    ),
    _rule(
        "cumulative_number",
        r"(?:Whole(?: Number| No\.?)|Gesamtausgabe(?: Nr\.?)?|Issue no\. overall)\s*:?\s*(?P<v>\d[\d,.]*)",
    ),
    _chinese_rule("issue_number", rf"(?:\d{{4}}年|年度|本年|今年)?第\s*(?P<v>{_NUM})\s*(?:期|號|号)"),
    _rule(
        "issue_number",
        r"(?<![A-Za-z])(?:No|Nr|Issue|Ausgabe|Number|Nummer|Ausgabe Nr|Issue No)\s?[.:]?\s?(?P<v>\d[\d,]*)(?:\s?/\s?\d{1,2}\.?\s?(?:Woche|KW))?",
    ),
    _worded_rule("volume", r"(?<![A-Za-z])(?:Vol|Volume|Jahrgang|Jg|Band)\s?[.:]?\s?(?P<v>\d+|[IVXLCDM]+)(?![A-Za-z])"),
    _rule("volume", rf"(?P<v>\d+)\.?\s?(?:Jahrgang|Jg\.)|第\s*(?P<w>{_NUM})\s*卷"),
    _chinese_rule(
        "page_count",
        rf"(?:本期|今日|今天|今|本报|本報|每期|共|全)+(?:共|出|出版|对开|對開|四开|四開|彩印|彩色)*\s*(?P<v>{_NUM})\s*(?:个)?(?:大)?(?:版|頁|页)(?:面)?(?:\s*\([A-Z0-9 ~—–-]{{2,12}}\))?",
    ),
    _rule("page_count", r"(?<![\w-])(?P<v>\d{1,3})\s?(?:pages|Seiten|pp\.)(?![a-z])"),
    _chinese_rule("price", rf"(?P<v>(?:每份|每張|每张|每冊|每册|每期)(?:零售|售价|售價|售)?\s*[:]?\s*{_MONEY})"),
    _rule("price", rf"{_PRICE_WORD}(?:每份)?\s*[:]?\s*(?P<v>{_MONEY}(?:\s*/\s*份)?)"),
    _rule("price", rf"(?<![\d.])(?P<v>{_MONEY}(?:\s*/\s*份)?)(?![\w])"),
    _chinese_rule(
        "distribution",
        r"(?P<v>(?:内部资料|內部資料|内部刊物|内部交流|内部发行)\s*[,，、·|]?\s*(?:免费交流|免费赠阅|免費交流|免費贈閱|免费发放|注意保存|免费|仅供交流)?)",
    ),
    _chinese_rule("distribution", r"(?P<v>免费赠阅|免費贈閱|免费交流|免費索取|免费取阅|欢迎取阅|非卖品|非賣品|赠阅)"),
    _chinese_rule(
        "publisher",
        rf"(?:主管主办|主管、主办|主管/主办|主办单位|主辦單位|主办|主辦|主管单位|主管|出版单位|出版者|出版|发行人|發行人|發行所|編輯出版|编辑出版|承办|協辦|协办)\s*[:]\s*(?P<v>[{_CJK}()·、]{{2,40}}?)(?=\s|$|[|·/]|(?:主办|主辦|主管|承办|协办|出版|国内|邮发|零售|地址|电话|社长|总编|印刷))",
    ),
    _chinese_rule("publisher", r"(?:主办|主辦|出版|發行所)\s+(?P<v>[\u4e00-\u9fff]{3,24})(?=\s|$)"),
    _chinese_rule(
        "publisher",
        rf"(?P<v>[{_CJK}()·、]{{3,40}}?)\s*(?:主管主办|主管、主办|主管 主办|联合主办|主办|主辦|主管|出版|承办|编辑出版|編印|编印)(?=\s|$|[|·/,])",
    ),
    _chinese_rule("publisher", rf"(?P<v>[{_CJK}]{{3,24}}?)(?:机关报|機關報)"),
    _worded_rule(
        "publisher", r"(?:Published by|Publisher|Herausgeber(?:in)?|Verlag)\s*:?\s+(?P<v>[A-ZÄÖÜ][^|·,;]{2,50})"
    ),
    _rule(
        "contact",
        r"(?:(?:新闻|新聞|本报|本報|读者|讀者|报料|爆料|订阅|發行|发行|广告|廣告|投诉|采访|值班|服务)*(?:热线|熱線|专线|專線|电话|電話|传真|傳真)|Tel\.?|Telefon|Fax|Phone|Hotline|Newsroom|Redaktion|Abo-?Service|Anzeigen)\s*[:]?\s*[(\d+][\d\s()/\-—–]{4,20}\d",
    ),
    _chinese_rule(
        "contact",
        rf"(?:本报地址|本報地址|报社地址|社址|本社地址|地址|本报社址|社 址)\s*[:]\s*[{_CJK}\d\-—A-Za-z()]{{4,40}}?(?=\s|$|[,;。|]|{_CONTACT_STOP})",
    ),
    _chinese_rule("contact", r"(?:邮政编码|郵政編碼|邮编|郵編|郵遞區號)\s*[:]?\s*\d{3,6}"),
    _chinese_rule(
        "contact",
        rf"(?:印刷|承印|印务|印刷单位|印刷所|承印单位)(?:单位|厂)?\s*[:]\s*[{_CJK}()]{{3,24}}?(?=\s|$|[,;。|]|{_CONTACT_STOP})",
    ),
    _chinese_rule("contact", rf"[{_CJK}]{{4,20}}(?:承印|印刷)(?=\s|$)"),
    _chinese_rule(
        "masthead",
        r"(?:今日|今天|明日|明天|今晚|今明)?(?:天气|天氣)?[:]?\s*(?:天气|天氣|多云|多雲|晴|阴|陰|阵雨|陣雨|雷阵雨|雷陣雨|小雨|中雨|大雨|雪)(?:到|转|轉|间|間|有|天|时|時|局部|晴|阴|陰|雨|多云|多雲|\s|[,、])*"
        r"(?:气温|氣溫|最高|最低)?[:]?\s*-?\d+\s*(?:℃|°C|度)?\s*[~—–/-]?\s*-?\d*\s*(?:℃|°C|度)",
    ),
    _chinese_rule(
        "masthead",
        r"(?:\d{4}年(?:\d+月\d+日)?|一九[〇零一二三四五六七八九]{2}年)(?:创刊|創刊)|(?:创刊|創刊)(?:于|於)?\d{4}年",
    ),
    _worded_rule(
        "masthead",
        r"(?:Founded|Established|Est\.|Since|Gegründet|Seit)\s(?:in\s)?\d{4}|(?:Late|Final|City|Early|National|Morning|Evening|Weekend|Sunday) Edition",
        0,
    ),
)


_WITHOUT_CHINESE = tuple(rule for rule in _RULES if not rule.chinese)
_WORDED = tuple(rule for rule in _WITHOUT_CHINESE if not rule.figured)
_HAN = re.compile(f"[{_CJK}]")
_FIGURE = re.compile(r"\d")


def scan(text: str) -> tuple[PrintedFact, ...]:
    """All facts in a line of print, in the order of the text; overlapping readings are settled by the more telling one."""
    taken: list[PrintedFact] = []
    editors = find_editors(text)
    named = [PrintedFact("editors", text[e.start : e.end], e.start, e.end) for e in editors]
    for fact in [*_dates(text, editors), *named, *_plain_facts(text)]:
        if all(fact.end <= other.start or fact.start >= other.end for other in taken):
            taken.append(fact)
    return tuple(sorted(taken, key=lambda fact: fact.start))


def coverage(text: str, facts: tuple[PrintedFact, ...]) -> float:
    """The share of the text's letters and figures that lies inside its facts, 0 to 1."""
    inside = [False] * len(text)
    for fact in facts:
        inside[fact.start : fact.end] = [True] * (fact.end - fact.start)
    marks = [flag for flag, char in zip(inside, text, strict=True) if char.isalnum()]
    return sum(marks) / len(marks) if marks else 0.0


def residue(text: str, facts: tuple[PrintedFact, ...]) -> str:
    """What is left of the text outside its facts, tidied of separators at its ends."""
    out, at = [], 0
    for fact in facts:
        out.append(text[at : fact.start])
        at = fact.end
    out.append(text[at:])
    return re.sub(r"\s+", " ", " ".join(out)).strip(" |·•,，、/／:：—–-()（）[]【】")


def _dates(text: str, editors: Sequence[PrintedEditors]) -> Iterator[PrintedFact]:
    for date in find_dates(text):
        start, end = _tight(text, date.start, date.end)
        yield PrintedFact("date", text[start:end], start, end)
    for day in find_weekdays(text):
        if not any(e.start <= day.start and day.end < e.end and text[day.end].isalpha() for e in editors):  # 周一鸣
            yield PrintedFact("weekday", day.text, day.start, day.end)
    for lunar in find_lunar(text):
        if lunar.cycle or lunar.named or lunar.day_text[:1] == "正" or re.search("初|廿", lunar.day_text):
            yield PrintedFact("lunar_date", lunar.text, *_tight(text, lunar.start, lunar.end))


_CHECKS: dict[str, Callable[[str], bool]] = {
    "volume": lambda value: (parse_number(value) or parse_roman(value)) is not None,
    "issue_number": lambda value: parse_number(value) is not None,
    "cumulative_number": lambda value: parse_number(value.replace(".", "")) is not None,
    "page_count": lambda value: 0 < (parse_number(value) or 0) <= 500,
}


def _plain_facts(text: str) -> Iterator[PrintedFact]:
    plain = fold(text)
    for rule in _RULES if _HAN.search(plain) else _WITHOUT_CHINESE if _FIGURE.search(plain) else _WORDED:
        kind = rule.kind
        for m in rule.pattern.finditer(plain):
            if m.end() == m.start():
                continue
            name = next((key for key in ("v", "w") if key in m.groupdict() and m.group(key)), None)
            value = text[slice(*(m.span(name) if name else m.span()))].strip()
            if kind in _CHECKS and not _CHECKS[kind](value):
                continue
            yield PrintedFact(kind, value, *_tight(text, *m.span()))


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the spaces at its ends, so that neighbours do not seem to overlap."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
