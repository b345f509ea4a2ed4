"""The make-up lines of a page: masthead, folios, imprint, index headings. They stand in no article.

A line is furniture by place and language together: facts in the outermost band or in a front page's title block.
Where the two disagree it stays with the articles: a headline lost costs more than a folio kept.
"""

from __future__ import annotations

import re

from baoyan.layout.folio import find_folios, find_imprint
from baoyan.layout.masthead import Found, find_masthead
from baoyan.layout.seen_lines import SeenPage
from baoyan.model.layout import FurnitureLine
from baoyan.model.reading import Line, PageReading

_INDEX_TITLE = re.compile(
    r"(?:今日|本期|本报|本報|今天|内页|內頁|要闻|要聞|内容|內容|版面|新闻|新聞|精彩|周末)?(?:导读|導讀|看点|看點|目录|目錄|索引|速览|導覽|导览|提要索引)"
    r"|今日要目|本期要目"
    r"|inside(?: (?:today|this week|this issue|the paper|the news))?|index|today.?s index|in this issue"
    r"|what.?s inside|"
    r"in today.?s paper|heute|heute im blatt|inhalt|in dieser ausgabe|aus dem inhalt|themen des tages|auf einen blick",
    re.IGNORECASE,
)
_INDEX_EDGE = " :：|·▶►▼■□●◆-—【】[]()（）<>《》"


def find_furniture(reading: PageReading) -> tuple[tuple[FurnitureLine, ...], tuple[Line, ...]]:
    """Parts a page's lines into furniture and all others, each in the order of the reading.

    Args:
        reading: one page as read.

    Returns:
        The furniture with kinds (see `FurnitureLine`), and the remaining lines, untouched.
    """
    page = SeenPage(reading)
    found: Found = find_masthead(page)
    for rule_found in (find_folios(page, found), find_imprint(page, found), find_index_titles(page)):
        found = rule_found | found
    furniture = tuple(FurnitureLine(reading.lines[i], *found[i]) for i in sorted(found))
    return furniture, tuple(line for i, line in enumerate(reading.lines) if i not in found)


def find_index_titles(page: SeenPage) -> Found:
    """Headings over a box of teasers or an index: "今日导读", "Inside", "Heute"."""
    out: Found = {}
    for seen in page.lines:
        words = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", seen.text.strip(_INDEX_EDGE))
        if len(words) <= 24 and _INDEX_TITLE.fullmatch(words) and not page.in_text(seen):
            out[seen.index] = ("index_title", 0.9)
    return out
