"""The title block of a front page: its facts, its title, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from baoyan.layout.paper_names import is_paper_name, is_title_latin, squeezed
from baoyan.layout.seen_lines import SeenLine, SeenPage, gap_between
from baoyan.model.geometry import Box, bounding
from baoyan.model.page_names import page_name, page_name_beside

Found = dict[int, tuple[str, float]]
"""What has been found: line index to kind and confidence."""

_CORE = frozenset(
    ("date", "issue_number", "cumulative_number", "page_count", "licence", "postal_code", "volume", "issn")
) | {"distribution", "publisher", "lunar_date"}
_WEAK = frozenset(("price", "website", "weekday", "masthead", "contact"))
_TOP = 0.26
"""Share of the page's height in which a masthead across the head lies (two title lines and a strip: 0.22)."""
_REACH = 0.045
"""Share of the page's height within which facts of one masthead stand together."""


def find_masthead(page: SeenPage) -> Found:
    """The lines of the front page's title block; nothing on a page that has none."""
    cluster = _fact_cluster(page)
    if not cluster:
        return {}
    found: Found = {seen.index: (kind_of(seen), 0.95) for seen in cluster}
    title = _title(page, cluster)
    for seen in title:
        found[seen.index] = ("title", 0.95 if is_paper_name(seen.text) else 0.8)
    found |= _latin_title(page, title, found)
    found |= _fillers(page, cluster, title, found)
    return found


def kind_of(seen: SeenLine) -> str:
    """The furniture kind of a line of facts: the only kind it has, its leading one, or a mixture's name."""
    kinds = {"imprint" if kind == "contact" else kind for kind in seen.kinds}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds <= {"date", "weekday", "lunar_date"}:
        return "date"
    if "editors" in kinds:
        return "editors"
    return "masthead"


def _fact_cluster(page: SeenPage) -> list[SeenLine]:
    """The lines of facts that stand together as this page's masthead."""
    facts = [s for s in page.lines if s.facts and s.telling and s.kinds & (_CORE | _WEAK) and not _in_text(page, s)]
    facts = [s for s in facts if s.box.cy < 0.9 * page.height]
    best = max(_groups(page, facts), key=_weight, default=[])
    if not _is_masthead(page, best):
        return []
    return best


def _in_text(page: SeenPage, seen: SeenLine) -> bool:
    """Whether a fact stands in running text; a stack of facts, or one right under a title of another weight, does not."""
    if not seen.strong:
        return page.in_text(seen)
    beside = page.neighbours(seen)
    stacked = any(other.strong and other.kinds for other in beside)
    titled = all(other.line.style.bold != seen.line.style.bold and not other.sentence for other in beside)
    return page.in_text(seen) and not stacked and not (titled and len(seen.kinds & _CORE) >= 2)


def _groups(page: SeenPage, facts: list[SeenLine]) -> list[list[SeenLine]]:
    """Facts in the head of the page are one group; elsewhere those within reach of one another are."""
    groups: list[list[SeenLine]] = []
    for seen in sorted(facts, key=lambda s: (s.box.y0, s.box.x0)):
        near = [g for g in groups if any(_belong(page, seen, other) for other in g)]
        groups = [g for g in groups if g not in near] + [[seen, *(s for g in near for s in g)]]
    return [g for g in groups if any(s.kinds & _CORE for s in g)]


def _belong(page: SeenPage, a: SeenLine, b: SeenLine) -> bool:
    head = _TOP * page.height
    if a.box.cy < head and b.box.cy < head:
        if a.kinds & _CORE and b.kinds & _CORE:
            return True
        same_row = a.box.overlap_y(b.box) > 0.5 * min(a.box.height, b.box.height)
        return same_row or gap_between(a.box, b.box) < 0.06 * page.height
    return gap_between(a.box, b.box) < _REACH * page.height


def _weight(group: list[SeenLine]) -> tuple[int, int]:
    kinds = {kind for seen in group for kind in seen.kinds}
    return len(kinds & _CORE), len(kinds)


def _is_masthead(page: SeenPage, group: list[SeenLine]) -> bool:
    """The first page of an issue has one with a single fact; any other page must show the marks of a front page."""
    kinds = {kind for seen in group for kind in seen.kinds}
    own = kinds & (_CORE | {"price"}) - {"date", "lunar_date"}
    if page.reading.number == 1:
        return (bool(own) or _has_year(group)) and not heads_inner_page(page)
    return len(own) >= 2 and not _is_running_head(page, group)


def heads_inner_page(page: SeenPage) -> bool:
    """Whether the uppermost row gives the date and names a page that is not the first.

    The first page given may be page 5 of a paper. A front page names others in teasers, never beside the date at its
    upper edge.
    """
    dates = [s for s in page.lines if s.strong and s.dated and s.box.cy < 0.1 * page.height]
    row = [s for d in dates for s in page.lines if abs(s.box.cy - d.box.cy) < 0.5 * d.size]
    named = [name.number for s in row if (name := page_name(s.text))]
    return any(number not in (None, 1) for number in named) and _is_running_head(page, row)


def _is_running_head(page: SeenPage, group: list[SeenLine]) -> bool:
    """Facts in one row with nothing above it: a title block has its title there."""
    row = bounding(seen.box for seen in group)
    level = row.height < 2 * max(seen.size for seen in group)
    return level and not any(s.box.y1 <= row.y0 + 1 for s in page.lines)


def _has_year(group: Iterable[SeenLine]) -> bool:
    return any(fact.kind == "date" and re.search(r"\d{4}|[年]", fact.value) for seen in group for fact in seen.facts)


# The title ---------------------------------------------------------------------------------------------------------


def _title(page: SeenPage, cluster: list[SeenLine]) -> list[SeenLine]:
    """The lines of the paper's title: the largest type by the facts, and the most like a paper's name."""
    taken = {seen.index for seen in cluster}
    where = bounding(seen.box for seen in cluster)
    candidates = [
        s for s in page.lines
        if s.index not in taken and s.size >= 1.7 * page.body_size and _near_title_place(page, s, where)
    ]  # fmt: skip
    groups = _title_groups(candidates)
    if not groups:
        return []
    largest = max(group[0].size for group in groups)
    hints = squeezed(
        " ".join(fact.value for s in cluster for fact in s.facts if fact.kind in ("website", "masthead", "publisher"))
    )
    scored = [(_title_score(group, groups, where, largest, hints), i) for i, group in enumerate(groups)]
    score, at = max(scored)
    # 3.4: the largest line of all (2) that stands first (1) and not below the facts (1) passes by half a point.
    return groups[at] if score >= 3.4 else []


def _near_title_place(page: SeenPage, seen: SeenLine, facts: Box) -> bool:
    if seen.line.vertical or len(seen.text) == 1:
        beside = seen.box.overlap_x(facts) > 0.3 * min(seen.box.width, facts.width)
        level = seen.box.overlap_y(facts) > 0
        close = gap_between(seen.box, facts) < 0.06 * page.height
        if (beside or level) and (close or len(seen.text) == 1):
            return True
    return seen.box.cy < _TOP * page.height


def _title_groups(candidates: list[SeenLine]) -> list[list[SeenLine]]:
    """Candidates with their pieces: a title set as single characters, or over two lines of one size."""
    groups: list[list[SeenLine]] = []
    for seen in sorted(candidates, key=lambda s: (s.box.y0, s.box.x0)):
        home = next((g for g in groups if _joins(seen, g)), None)
        if home is None:
            groups.append([seen])
        else:
            home.append(seen)
    return groups


def _joins(seen: SeenLine, group: list[SeenLine]) -> bool:
    """Whether a line is a further piece of a title that is not yet whole."""
    single = len(seen.text) <= 2 and all(len(other.text) <= 2 for other in group)
    return any(_piece_of(seen, other) for other in group) and (single or not is_paper_name(title_text(group)))


def _piece_of(a: SeenLine, b: SeenLine) -> bool:
    """Whether two lines of one size and font stand directly below or beside one another."""
    if abs(a.size - b.size) > 0.04 * max(a.size, b.size) or a.line.style.font != b.line.style.font:
        return False
    if gap_between(a.box, b.box) > 1.2 * a.size:
        return False
    stacked = a.box.overlap_x(b.box) > 0.6 * min(a.box.width, b.box.width)
    return stacked or abs(a.box.cy - b.box.cy) < 0.3 * a.size


def title_text(lines: list[SeenLine]) -> str:
    """The title that the pieces make, in reading order."""
    ordered = sorted(lines, key=lambda s: (round(s.box.cy / max(1.0, 0.6 * s.size)), s.box.x0))
    latin = any(re.search(r"[A-Za-z]{2}", s.text) for s in lines)
    return (" " if latin else "").join(s.text for s in ordered)


def _title_score(group: list[SeenLine], groups: list[list[SeenLine]], facts: Box, largest: float, hints: str) -> float:
    text = title_text(group)
    box = bounding(s.box for s in group)
    length = sum(s.width_in_letters for s in group)
    name = squeezed(text)
    score = 2 * group[0].size / largest
    score += 3 if is_paper_name(text) else 0
    score += 3 if len(name) >= 3 and name in hints else 0
    score += 1 if all(g is group or g[0].box.y0 >= box.y0 - 2 for g in groups) else 0
    score += 1 if box.cy < facts.y1 else 0
    score -= 3 if length > 12 else 0
    score -= 3 if any(s.sentence for s in group) or re.search(r"[：:]", text) else 0
    score -= 3 if page_name(text) or page_name_beside(text) else 0
    return score


def _latin_title(page: SeenPage, title: list[SeenLine], found: Found) -> Found:
    """The title in Latin letters, beside a Chinese title, or in capitals among the facts where that is drawn."""
    if not page.chinese:
        return {}
    if title:
        size = max(s.size for s in title)
        around = bounding(s.box for s in title).grown(0.6 * size)
        candidates = [s for s in page.lines if s.size < 0.8 * size]
    else:
        facts = [s.box.y1 for s in page.lines if s.index in found]
        around = Box(0, 0, page.width, min(max(facts), _TOP * page.height))
        candidates = [s for s in page.lines if s.text.isupper() and not page.in_text(s)]
    near = [s for s in candidates if s.index not in found and around.contains_point(s.box.cx, s.box.cy)]
    return {s.index: ("title_latin", 0.9) for s in near if is_title_latin(s.text)}


# What stands among the facts ---------------------------------------------------------------------------------------


def _fillers(page: SeenPage, cluster: list[SeenLine], title: list[SeenLine], found: Found) -> Found:
    """Words among the facts that are no fact themselves: a slogan, a town's name, "Final Edition"."""
    out: Found = {}
    for seen in page.lines:
        if seen.index in found or seen.size > 2.2 * page.body_size or seen.width_in_letters > 30:
            continue
        among = _in_fact_row(page, seen, cluster) or _between_facts(seen, cluster) or _over_facts(seen, cluster)
        among = among or _under_title(seen, title, cluster)
        if not among or page_name(seen.text) or page_name_beside(seen.text, 30):
            continue
        if not page.in_text(seen) or _over_facts(seen, cluster):
            out[seen.index] = ("masthead", 0.7)
    return out


def _in_fact_row(page: SeenPage, seen: SeenLine, cluster: list[SeenLine]) -> bool:
    """In one row with facts, in a strip along a rule or between two of them."""
    row = [
        s
        for s in cluster
        if abs(s.box.cy - seen.box.cy) < 0.4 * s.box.height and abs(s.size - seen.size) < 0.3 * s.size
    ]
    if not row or seen.line.vertical:
        return False
    left = any(s.box.x1 <= seen.box.x0 for s in row)
    right = any(s.box.x0 >= seen.box.x1 for s in row)
    across = bounding(s.box for s in cluster).width > 0.5 * page.width
    return (left and right) or (across and _along_rule(page, seen.box))


def _along_rule(page: SeenPage, box: Box) -> bool:
    reach = 1.5 * box.height
    return any(
        rule.horizontal and rule.box.width > 0.6 * page.width and abs(rule.box.cy - box.cy) < box.height / 2 + reach
        for rule in page.reading.rules
    )


def _between_facts(seen: SeenLine, cluster: list[SeenLine]) -> bool:
    """In a stack of facts, with one directly above and one directly below."""
    stack = [s for s in cluster if abs(s.box.cx - seen.box.cx) < seen.size or abs(s.box.x0 - seen.box.x0) < 2]
    reach = 1.5 * seen.size
    above = any(0 <= seen.box.y0 - s.box.y1 + 2 < reach for s in stack)
    below = any(0 <= s.box.y0 - seen.box.y1 + 2 < reach for s in stack)
    return above and below


def _over_facts(seen: SeenLine, cluster: list[SeenLine]) -> bool:
    """The head of a stack of facts, in their size but another weight: the paper's name over volume and number."""
    return any(
        abs(s.box.x0 - seen.box.x0) < 2 and 0 <= s.box.y0 - seen.box.y1 + 2 < 1.5 * seen.size
        and abs(s.size - seen.size) < 0.15 * s.size and s.line.style.bold != seen.line.style.bold
        and len(s.kinds & _CORE) >= 2
        for s in cluster
    )  # fmt: skip


def _under_title(seen: SeenLine, title: list[SeenLine], cluster: list[SeenLine]) -> bool:
    """A slogan between the title and the strip of facts below it."""
    if not title or seen.line.vertical or seen.size > 0.5 * title[0].size:
        return False
    name = bounding(s.box for s in title)
    strip = [s.box.y0 for s in cluster if s.box.y0 >= name.y1 - 2]
    inside = name.x0 - 2 <= seen.box.cx <= name.x1 + 2
    return bool(strip) and inside and name.y1 - 0.3 * name.height <= seen.box.cy <= min(strip)
