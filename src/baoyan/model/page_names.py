"""Names of pages as papers print them ("02", "A6", "第2版", "Seite 5", "Page A3"), alone or beside a section's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baoyan.model.numerals import CHINESE_NUMERAL, fold, parse_number

_CODE = r"[A-Z]{0,2}[-–]?\d{1,3}"
_HAN_NUMBER = rf"[{CHINESE_NUMERAL}]{{1,4}}"
_NAMED = (
    rf"(?:第\s*(?P<a>{_CODE}|{_HAN_NUMBER})\s*[版頁页张張](?:面)?"
    rf"|(?P<b>{_CODE}|{_HAN_NUMBER})\s*[版頁页](?:面)?"
    rf"|(?:Seiten?|Pages?|Páginas?|Pág\.|Pg\.|S\.|P\.)\s*(?P<c>{_CODE}))"
)
_FRAME = r"[\s\-–—·•|~～〈〉《》<>\[\]【】()（）:：]*"
_ALONE = re.compile(
    rf"{_FRAME}(?:{_NAMED}|(?P<d>\d{{1,2}}[A-H]|{_CODE})(?:\s*[-–/]\s*{_CODE})?){_FRAME}", re.IGNORECASE
)
_LEADING = re.compile(
    rf"{_FRAME}(?:{_NAMED}|(?P<d>{_CODE})(?=[\s|·•:：\-–—/]|[^\w.,])){_FRAME}(?P<rest>\D+)", re.IGNORECASE
)
_LEADING_GLUED = re.compile(rf"{_FRAME}(?P<d>[A-Z]{{0,2}}\d{{1,3}})(?P<rest>[\u4e00-\u9fff]{{2,6}})")
_TRAILING = re.compile(
    rf"(?P<rest>\D*?[^\d\s{CHINESE_NUMERAL}第])(?:(?<=\w)(?=[第A-Z\d])|{_FRAME}(?<!\w))(?:{_NAMED}|(?P<d>{_CODE})){_FRAME}",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"[转轉接续續见見]|continued|from\b|see\b|turn|jump|siehe|fortsetzung|mehr auf|weiter|bericht|inside", re.IGNORECASE
)
"""Words of a turn label or a pointer: a page's name beside them names another page."""
_FRONT_WORDS = {"头版", "頭版", "一版", "要闻一版"}


@dataclass(frozen=True, slots=True)
class PageName:
    """A page's name in a text: `label` as printed ("02", "A6", "二"), and what stands beside it (a section's name)."""

    label: str
    rest: str = ""

    @property
    def number(self) -> int | None:
        """The figure in the label: 6 for "A6", 2 for "二"."""
        return parse_number(re.sub(r"[A-Za-z\-–\s]", "", self.label))

    @property
    def letter(self) -> str:
        """The book's letter in the label: "A" for "A6", empty where none."""
        return "".join(re.findall(r"[A-Za-z]", self.label)).upper()


def page_name(text: str) -> PageName | None:
    """The page name that is the whole of `text`, or None: "02", "- 3 -", "第二版", "A2", "Seite 5"."""
    plain = fold(text).strip()
    if not plain or len(plain) > 24:
        return None
    if plain.replace(" ", "") in _FRONT_WORDS:
        return PageName("1", plain)
    m = _ALONE.fullmatch(plain)
    return PageName(_label(m)) if m else None


def page_name_beside(text: str, longest: int = 8) -> PageName | None:
    """A page name with a short section name before or after it: "02版 要闻", "要闻 A3", "4 | Politik"; None otherwise.

    `longest`: the most Chinese characters that the section's name may have (Latin letters: three times as many).
    """
    plain = fold(text).strip()
    if not plain or len(plain) > 60:
        return None
    for pattern in (_LEADING, _LEADING_GLUED, _TRAILING):
        if m := pattern.fullmatch(plain):
            rest = m["rest"].strip(" -–—·•|:：/()[]")
            wide = len(re.findall(r"[\u4e00-\u9fff]", rest))
            narrow = len(re.findall(r"[^\W\d_\u4e00-\u9fff]", rest))
            if (
                rest
                and wide + narrow / 3 <= longest
                and not re.search(r"[。，！？；!?;]", rest)
                and not _TURN.search(rest)
            ):
                return PageName(_label(m), rest)
    return None


def _label(m: re.Match[str]) -> str:
    groups = m.groupdict()
    return next(groups[key].replace(" ", "") for key in "abcd" if groups.get(key))
