"""The shape of people's names: Chinese family names, names in Latin letters."""

from __future__ import annotations

import re

_SINGLE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向"
    "柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴"
    "华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇"
    "骆艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺竹蒲谯时皮卿尧那邝"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮於蕭鄧許呂蘇盧蔣賈葉閻鐘鍾譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭陶顏嚴溫蘆魯韋畢聶叢齊莊塗時關費紀歐項陽衛鮑單寧閔"
    "華車邊饒晉鄔暢宮簡婁蓋黨談連欒計竇遲藍鞏樂應銀習鄺紅樓駱"
)
_DOUBLE = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "司徒",
        "诸葛",
        "夏侯",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "端木",
        "独孤",
        "南宫",
        "轩辕",
        "呼延",
        "闻人",
        "申屠",
        "淳于",
        "澹台",
        "公羊",
        "钟离",
        "赫连",
        "歐陽",
        "司馬",
        "諸葛",
        "東方",
        "尉遲",
        "公孫",
        "長孫",
        "獨孤",
        "南宮",
        "軒轅",
        "聞人",
        "澹臺",
        "鍾離",
        "赫連",
    ]
)
HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_NO_NAME = re.compile(
    r"[版图圖页頁讯訊完续續转轉接的了是在和与與及等将将這这那]|^(?:上|下|左|右|中)[图圖]|^(?:马路|高速|方向|安全|时间|时代|文化|文明|江山|黄河|金融|康复|明天|全国|和平|成长|原因|应该|都是|来自|单位)$"
)
_PARTICLE = r"(?:von|van|de|der|den|du|la|le|di|da|dos|del|al|bin|ibn|ter|ten|zum|zur|y|e|O’|Mc)"
_CAPITAL = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİŁŃŇŐŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"(?:[{_CAPITAL}](?:\.|[\w’'\-]*[\w])\.?|[{_CAPITAL}]\.?)"
LATIN_NAME = rf"{_WORD}(?:[ \-](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{1,4}}"
"""A person's name in Latin letters: two to five capitalised words, particles between them."""
_LATIN = re.compile(LATIN_NAME)
_CALENDAR = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|July|September|October|November|December)\b"
    r"|.\b(?:April|June|August)\b"  # first in a name, these are people
    r"|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b"
)

_NO_LATIN_NAME = re.compile(
    r"^(?:The|An?|In|On|At|Of|For|To|With|From|How|Why|What|When|Who|Der|Die|Das|Ein|Eine|Im|Am|Wie|Warum|See|By)\b|^By[A-Z]{2}"
    r"|\b(?:Its|Is|Are|Was|Has|His|Her|Their|Our|Your|My|Not|New|And|Und|Ist|Sind|Zu|To|By|Von Der)\b"
)


def in_latin_letters(text: str) -> bool:
    """Whether a text has no character of East Asian scripts: accents and umlauts are Latin as well."""
    return all(char < "\u2e80" for char in text)


def has_family_name(name: str) -> bool:
    """Whether a Chinese name begins with a family name."""
    return name[:2] in _DOUBLE or name[:1] in _SINGLE


def chinese_name_likeness(text: str) -> float:
    """How much a run of Chinese characters is like one person's name, 0 to 1: by its family name and its length."""
    joined = re.sub(r"\s", "", text)
    if re.fullmatch(rf"[{HAN}]{{2,6}}·[{HAN}]{{2,8}}", joined):
        return 0.8
    # 和 joins names only where one stands before and after it: 叶清和, 张和平 are people.
    given = re.sub("和$|(?<=^.)和(?=.$)", "", joined)
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", joined) or _NO_NAME.search(given) or _NO_NAME.fullmatch(joined):
        return 0.0
    if joined[:2] in _DOUBLE:
        return 0.8 if len(joined) >= 3 else 0.0
    if joined[0] not in _SINGLE:
        return 0.15
    return {2: 0.55, 3: 0.65}.get(len(joined), 0.2)


def split_run(run: str) -> tuple[str, ...]:
    """The names in a run of Chinese characters without spaces: "王小明李红" is two, "欧阳文静" one."""
    if len(run) <= 3 or (len(run) == 4 and run[:2] in _DOUBLE):
        return (run,)
    for length in (3, 2, 4):
        head, rest = run[:length], run[length:]
        if len(rest) == 1 or not has_family_name(head) or (rest and not has_family_name(rest)):
            continue
        if length == 4 and head[:2] not in _DOUBLE:
            continue
        return (head, *(split_run(rest) if rest else ()))
    return (run,)


def is_latin_name(text: str) -> bool:
    """Whether the text is one person's name in Latin letters, set in capitals or not."""
    return (
        bool(_LATIN.fullmatch(text))
        and not _NO_LATIN_NAME.search(text)
        and not _CALENDAR.search(text)
        and not any(char.isdigit() for char in text)
    )
