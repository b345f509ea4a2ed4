"""The make-up lines of a page: masthead, folios, imprint, index headings. They stand in no article.

A line is furniture by place and language together: facts in the outermost band or in a front page's title block.
Where the two disagree it stays with the articles: a headline lost costs more than a folio kept.
"""

from __future__ import annotations

import re

from baoyan.layout.date_blocks import find_date_block
from baoyan.layout.folio import find_folios, find_imprint
from baoyan.layout.masthead import Found, find_masthead
from baoyan.layout.press_marks import find_press_marks
from baoyan.layout.seen_lines import SeenPage
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import FurnitureLine
from baoyan.model.reading import Line, PageReading

_INDEX_TITLE = re.compile(
    r"(?:今日|本期|本报|本報|今天|内页|內頁|要闻|要聞|内容|內容|版面|新闻|新聞|精彩|周末)?(?:导读|導讀|看点|看點|目录|目錄|索引|速览|導覽|导览|提要索引)"
    r"|今日要目|本期要目"
    r"|inside(?: (?:today|this week|this issue|the paper|the news))?|index|today.?s index|in this issue"
    r"|what.?s inside|"
    r"in today.?s paper|"
    r"heute|heute im blatt|im innenteil|im innern|im blatt|weitere themen|inhalt|"
    r"in dieser ausgabe|aus dem inhalt|themen des tages|auf einen blick",
    re.IGNORECASE,
)
MASTHEAD_KINDS = frozenset(
    ("title", "title_latin", "issue_number", "cumulative_number", "page_count", "lunar_date", "volume", "price")
) | {"licence", "issn", "postal_code", "publisher", "website", "distribution", "masthead", "date", "weekday"}
"""The kinds that stand in a title block; "date" and "weekday" stand in folios too."""
_INDEX_EDGE = " :：|·▶►▼■□●◆-—【】[]()（）<>《》"


def find_furniture(reading: PageReading) -> tuple[tuple[FurnitureLine, ...], tuple[Line, ...]]:
    """Parts a page's lines into furniture and all others, each in the order of the reading.

    Args:
        reading: one page as read.

    Returns:
        The furniture with kinds (see `FurnitureLine`), and the remaining lines, untouched.
    """
    page = SeenPage(reading)
    masthead, marks = find_masthead(page), find_press_marks(page)
    masthead = find_date_block(page, masthead) | masthead
    found: Found = masthead | marks
    for rule_found in (find_folios(page, masthead, marks), find_imprint(page, found), find_index_titles(page)):
        found = rule_found | found
    furniture = tuple(FurnitureLine(reading.lines[i], *found[i]) for i in sorted(found))
    return furniture, tuple(line for i, line in enumerate(reading.lines) if i not in found)


def masthead_region(reading: PageReading, furniture: tuple[FurnitureLine, ...]) -> Box | None:
    """Where the title block stands on a page, for the pictures in it (a drawn title, a code to scan); None without one.

    A masthead across the head reaches from the page's upper edge to its lowest fact; one in a corner or down a side is
    the box around its facts and title.
    """
    lines = [found.line for found in furniture if found.kind in MASTHEAD_KINDS]
    boxes = [line.box for line in lines if line.box.cy < 0.9 * reading.height]
    if len(boxes) < 2 or not any(found.kind in MASTHEAD_KINDS - {"title", "date"} for found in furniture):
        return None
    around = bounding(boxes)
    if around.width > 0.4 * reading.width and around.y1 < 0.3 * reading.height:
        return Box(0, 0, reading.width, around.y1)
    return around


def find_index_titles(page: SeenPage) -> Found:
    """Headings over a box of teasers or an index: "今日导读", "Inside", "Heute"."""
    out: Found = {}
    for seen in page.lines:
        words = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", seen.text.strip(_INDEX_EDGE))
        if len(words) <= 24 and _INDEX_TITLE.fullmatch(words) and not page.in_text(seen):
            out[seen.index] = ("index_title", 0.9)
    return out
