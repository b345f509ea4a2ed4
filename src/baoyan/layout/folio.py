"""Running heads and feet: page name, section, date, editors, in the outermost band of a page's four sides."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from baoyan.layout.masthead import Found, heads_inner_page, kind_of
from baoyan.layout.paper_names import is_running_title
from baoyan.layout.seen_lines import SeenLine, SeenPage
from baoyan.model.geometry import Box
from baoyan.model.page_names import page_name, page_name_beside
from baoyan.model.printed_facts import residue


class Side(StrEnum):
    """The side of the page along which a band runs."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


_DEPTH = {Side.TOP: 0.1, Side.BOTTOM: 0.07, Side.LEFT: 0.06, Side.RIGHT: 0.06}
"""How far from the edge a band's lines may have their middle, as a share of the page."""
HEADLINE = 1.6
"""Times the text's size from which type is a headline's, where it stands right above a text."""
_SEED_KINDS = frozenset(("date", "editors", "issue_number", "cumulative_number", "lunar_date"))
_IMPRINT = re.compile(
    r"本报|本報|本社|社址|报社|報社|印刷|承印|印务|廣告許可|广告许可|广告经营|发行|發行|订阅|訂閱|Published|Copyright|©|Impressum|Verlag|Druck|ISSN|Periodicals|POSTMASTER"
)


class _Strip(NamedTuple):
    """A range of distances from a side's edge."""

    near: float
    far: float


def find_folios(page: SeenPage, masthead: Found, taken: Found) -> Found:
    """The lines of the running head and foot and of folios down the sides, beside the page's masthead if it has one.

    Args:
        page: the page.
        masthead: its title block; empty where it has none.
        taken: other furniture, which no folio may have.
    """
    front = bool(masthead) or (page.reading.number == 1 and not heads_inner_page(page))
    found: Found = {}
    for side in Side:
        found |= _band(page, side, front, masthead | taken | found)
    return found


def find_imprint(page: SeenPage, found: Found) -> Found:
    """The paper's address, hotline, printer at the foot of a page."""
    foot = [s for s in page.lines if s.box.cy > 0.92 * page.height and s.index not in found]
    imprint = [
        s for s in foot if s.cover >= 0.55 and (_IMPRINT.search(s.text) or len(s.facts) >= 3) and not page.in_text(s)
    ]
    if not imprint:
        return {}
    lowest = max(s.box.y1 for s in imprint)
    if any(s.box.y0 > lowest and s.index not in found for s in foot):  # text runs on below: an advertisement's lines
        return {}
    return {s.index: ("imprint", 0.9) for s in imprint}


def _reach(page: SeenPage, side: Side, box: Box) -> _Strip:
    """How far from this side's edge the box begins and ends."""
    if side is Side.TOP:
        return _Strip(box.y0, box.y1)
    if side is Side.BOTTOM:
        return _Strip(page.height - box.y1, page.height - box.y0)
    if side is Side.LEFT:
        return _Strip(box.x0, box.x1)
    return _Strip(page.width - box.x1, page.width - box.x0)


def _band(page: SeenPage, side: Side, front: bool, taken: Found) -> Found:
    lines = _lines_along(page, side, taken)
    seeds = {s.index: kind for s in lines if (kind := _seed_kind(page, s, side, front))}
    seeds = _of_one_page(page, side, lines, _outermost(page, side, lines, seeds))
    if not seeds:
        return {}
    found: Found = {index: (kind, 0.95) for index, kind in seeds.items()}
    if front and side is not Side.BOTTOM:  # words beside a masthead are teasers as often as make-up
        return found
    return found | _grown(page, side, lines, found)


def _lines_along(page: SeenPage, side: Side, taken: Found) -> list[SeenLine]:
    across = side in (Side.TOP, Side.BOTTOM)
    depth = _DEPTH[side] * (page.height if across else page.width)
    out = []
    for seen in page.lines:
        strip = _reach(page, side, seen.box)
        if seen.index in taken or (strip.near + strip.far) / 2 >= depth:
            continue
        if not across and strip.far > 1.5 * depth:
            continue
        out.append(seen)
    return out


def _seed_kind(page: SeenPage, seen: SeenLine, side: Side, front: bool) -> str | None:
    """What makes this line part of a folio, by its words alone; None if nothing does."""
    if page.in_text(seen):
        return None
    if seen.strong and seen.kinds & _SEED_KINDS:
        kind = kind_of(seen)
        bare_day = "date" in seen.kinds and not seen.dated
        return None if bare_day else "folio" if kind == "masthead" else kind
    if seen.telling and seen.dated:
        return "folio"
    if seen.kinds & _SEED_KINDS and page_name(residue(seen.text, seen.facts)):
        return "folio"
    return _page_name_kind(page, seen, side, front)


def _page_name_kind(page: SeenPage, seen: SeenLine, side: Side, front: bool) -> str | None:
    """Whether the line is this page's name, alone or beside its section's."""
    alone, beside = page_name(seen.text), page_name_beside(seen.text)
    name = alone or beside
    if name is None or (front and name.number != 1):  # on a front page another page's name belongs to a teaser
        return None
    if (
        alone
    ):  # a figure in headline type is part of a headline ("12" of "12年坚守"); page names reach 3.4 times the text
        return "page_number" if seen.size <= 4.2 * page.body_size or not alone.label.isdigit() else None
    if _heads_body(page, seen):  # "Gold for Team 3": a headline that ends in a figure
        return None
    sideways = side in (Side.LEFT, Side.RIGHT)
    return None if sideways and not seen.line.vertical else "folio"


def _heads_body(page: SeenPage, seen: SeenLine) -> bool:
    """Whether it is a headline by its place: in large type, with running text right below and no rule between."""
    if seen.line.vertical or seen.size < HEADLINE * page.body_size:
        return False
    below = Box(seen.box.x0, seen.box.y1, seen.box.x1, seen.box.y1 + 1.5 * seen.size)
    if any(
        rule.horizontal and rule.box.overlap_x(below) > 0 < rule.box.overlap_y(below) for rule in page.reading.rules
    ):
        return False
    return any(
        o.size < 1.2 * page.body_size and below.y0 - 1 <= o.box.y0 < below.y1 and o.box.overlap_x(below) > 0
        for o in page.lines
        if page.in_text(o)
    )


def _outermost(page: SeenPage, side: Side, lines: list[SeenLine], seeds: dict[int, str]) -> dict[int, str]:
    """Seeds with running text between them and the edge are no folio; a bare page name needs the edge to itself."""
    if not seeds:
        return {}
    text_starts = min(
        (_reach(page, side, s.box).near for s in lines if s.index not in seeds and not _may_join(page, s)),
        default=float("inf"),
    )
    kept = {}
    for seen in lines:
        strip = _reach(page, side, seen.box)
        beyond = strip.near - text_starts
        if seen.index in seeds and (
            beyond < 0.6 * seen.box.height or (seeds[seen.index] in ("editors", "date") and beyond < 12)
        ):
            kept[seen.index] = seeds[seen.index]
    return kept


def _of_one_page(page: SeenPage, side: Side, lines: list[SeenLine], seeds: dict[int, str]) -> dict[int, str]:
    """Seeds without those that name another page than the outermost does: they tell where a text goes on, or comes from."""
    names = {s.index: name for s in lines if s.index in seeds and (name := _name_in(s)) is not None}
    if len(set(names.values())) < 2:
        return seeds
    own = min((s for s in lines if s.index in names), key=lambda s: _reach(page, side, s.box).near)
    return {k: kind for k, kind in seeds.items() if names.get(k, names[own.index]) == names[own.index]}


def _name_in(seen: SeenLine) -> int | None:
    """The number of the page that a line names, alone or beside a section."""
    name = page_name(seen.text) or page_name_beside(seen.text)
    return name.number if name else None


def _may_join(page: SeenPage, seen: SeenLine) -> bool:
    """Whether a line without facts can be a section's name, the paper's title or a slogan in a folio."""
    return seen.width_in_letters <= 18 and not seen.sentence and not page.in_text(seen)


def _grown(page: SeenPage, side: Side, lines: list[SeenLine], seeds: Found) -> Found:
    """Short words level with the seeds."""
    strips = [_reach(page, side, s.box) for s in lines if s.index in seeds]
    near, far = min(s.near for s in strips), max(s.far for s in strips)
    ruled = _rule_beyond(page, side, far)
    deepest = max(1.7 * max(s.far - s.near for s in strips), 0.028 * page.height)
    out: Found = {}
    for seen in lines:
        strip = _reach(page, side, seen.box)
        middle = (strip.near + strip.far) / 2
        level = near - deepest / 2 <= middle <= far or (ruled is not None and strip.far <= ruled + 1)
        level = level or (seen.strong and strip.near <= far + 0.5 * seen.size)  # facts directly after the band
        if seen.index in seeds or not level or strip.far - strip.near > deepest:
            continue
        if _may_join(page, seen) and not _heads_text(page, seen, side, far):
            out[seen.index] = (_joined_kind(page, seen), 0.85)
    return _one_section(lines, out)


def _rule_beyond(page: SeenPage, side: Side, far: float) -> float | None:
    """Distance from the edge of a long rule directly after the band."""
    across = side in (Side.TOP, Side.BOTTOM)
    length = page.width if across else page.height
    starts = [
        _reach(page, side, rule.box).near
        for rule in page.reading.rules
        if rule.horizontal is across and (rule.box.width if across else rule.box.height) > 0.55 * length
    ]
    return min((start for start in starts if far - 2 <= start <= far + 20), default=None)


def _heads_text(page: SeenPage, seen: SeenLine, side: Side, far: float) -> bool:
    """A heading's first line reaches from the band into the text: its next line of the same size lies outside."""
    return any(
        _reach(page, side, other.box).far > far + 2 and other.width_in_letters > 3
        for other in page.neighbours(seen, 1.2)
    )


def _joined_kind(page: SeenPage, seen: SeenLine) -> str:
    if is_running_title(seen.text):
        return "title"
    if seen.facts and seen.strong and seen.kinds != {"weekday"}:
        return kind_of(seen)
    if seen.text.isdigit():  # pages counted through the year: "47699"
        return "page_number"
    if page.chinese and seen.text.isascii():
        return "mark"
    return "section"


def _one_section(lines: list[SeenLine], joined: Found) -> Found:
    """A folio names one section, in its largest type; other words beside it are a slogan."""
    sections = [s for s in lines if joined.get(s.index, ("", 0))[0] == "section"]
    if len(sections) < 2:
        return joined
    largest = max(sections, key=lambda s: s.size)
    return joined | {s.index: ("slogan", 0.75) for s in sections if s is not largest}
