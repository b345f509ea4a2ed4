"""Headings: which lines stand together as one head, and which of them is kicker, headline, deck, byline, column title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from baoyan.articles.columns import drop_caps
from baoyan.articles.datelines import dateline, is_editor_note, is_source
from baoyan.articles.labels import JumpLabel, parse_jump
from baoyan.articles.names import chinese_name_likeness, in_latin_letters
from baoyan.articles.persons import is_byline, is_sign
from baoyan.articles.pieces import QUESTION, Face, Head, body_face, frame_of, is_along, is_subheading_line
from baoyan.articles.text_heads import TextHead
from baoyan.model.geometry import Box, bounding
from baoyan.model.grid import Grid
from baoyan.model.layout import Block, PageLayout, Role
from baoyan.model.reading import Line

BYLINE = 0.6
SECTION_WORDS = re.compile(
    r"图片新闻|圖片新聞|光影|影像志?|定格|镜头|鏡頭|视觉|瞬间|[\u4e00-\u9fff]{0,4}(?:简讯|簡訊|快讯|快訊|速递|速遞|动态|動態|短波|短讯|"
    r"一句话新闻|一句話新聞|热线|熱線|资讯|資訊|要闻|要聞|集萃|集锦|集錦|传真|傳真|速览|速覽|一览|播报|播報|扫描|掃描|信息|看点|"
    r"链接|鏈接|提要)"
    r"|(?i:[a-z]{0,12}briefs|(?:news)?inbrief|briefly|(?:town|city|village|county|community|local|news|club)(?:notes|roundup|digest)"
    r"|aroundthe[a-z]{3,9}|policelog|policeblotter|aus(?:der|dem|den)(?:landkreis|kreis|region|stadt|umland|umgebung|nachbarschaft|vereinen|gemeinden|ortsteilen)|kurz(?:notiert|gemeldet|berichtet|undbündig)|(?:nachrichten|meldungen)?(?:inkürze|kompakt)|kurznachrichten|meldungen|polizeibericht)",
)
"""Common column titles; position and setting decide first, these words only help."""


def build_heads(
    layout: PageLayout, without: set[int], plain: Mapping[int, TextHead] = MappingProxyType({})
) -> tuple[list[Head], set[int]]:
    """The heads of a page and the numbers of the blocks that they took.

    Args:
        layout: the page.
        without: blocks that are none of theirs.
        plain: headings in the size of the text, by their blocks.
    """
    drops = drop_caps(layout) | without | set(plain)
    face = body_face(layout)
    tables = [b for b in layout.blocks if b.role is Role.TABLE]
    texts = {True: _texts(layout, True), False: _texts(layout, False)}
    pieces = [
        b
        for b in layout.blocks
        if b.id not in drops
        and (b.role is Role.HEADLINE or _small_piece(layout, b, face, tables, texts[b.lines[0].vertical]))
    ]
    groups = _groups(layout, pieces)
    heads: list[Head] = []
    used: set[int] = set()
    for group in groups:
        named = any(b.role is Role.HEADLINE or _over_table(tables, b) or is_label(layout, b) for b in group)
        if not named and not _titles_box(layout, group):
            continue
        label = len(group) == 1 and is_label(layout, group[0])
        table = all(b.role is Role.BODY for b in group) and any(_over_table(tables, b) for b in group)
        heads.append(replace(_head(layout, len(heads), group), label=label, table=table))
        used |= {b.id for b in group}
    for block in layout.blocks:
        if block.id in plain:
            heads.append(_text_head(layout, len(heads), block, plain[block.id]))
    return heads, used | set(plain)


def _text_head(layout: PageLayout, number: int, block: Block, found: TextHead) -> Head:
    """A heading in the size of the text: its title, what stands above it, what below."""
    frame = frame_of(layout)
    before = [line for part in found.parts[: found.title] for line in part]
    after = [line for part in found.parts[found.title + 1 :] for line in part]
    title = found.parts[found.title]
    return Head(
        number, frame.turn(block.box), block.container, False, title[0].style.size, headline=title,
        kicker=tuple(before), deck=tuple(after), blocks=(block.id,), plain=True,
    )  # fmt: skip


def _small_piece(layout: PageLayout, block: Block, body: Face, tables: Sequence[Block], texts: Grid[Block]) -> bool:
    """A line or three of body-sized type that may belong to a head: set apart by face, or a byline, or a turn label."""
    if block.role is not Role.BODY or len(block.lines) > 5 or not is_along(layout, block):
        return False
    if is_label(layout, block):
        return True
    text = " ".join(x.text for x in block.lines)
    if len(block.lines) == 1 and (is_byline(text) >= BYLINE or parse_jump(text)):
        return True
    label = parse_jump(block.lines[0].text)
    if label is not None and not label.forward:  # in a face of its own over a few lines of text that goes on here
        return False
    if len(block.lines) <= 3 and is_byline(one_line(x.text for x in block.lines)) >= 0.9:
        return True
    if _over_table(tables, block):
        return True
    if dateline(text) or is_source(text) or QUESTION.match(text) or text.count("（") != text.count("）"):
        return False
    if _like_subheads_below(layout, block, body, texts):
        return False
    apart = all(
        x.font != body[0] or x.bold != body[1] or x.size > 1.06 * layout.body_size
        for x in (line.style for line in block.lines)
    )
    return (
        apart
        and not text.rstrip().endswith(("。", ".", "；", ";"))
        and len(text) < (180 if _is_latin(text) else 90)
        and not _tail_is_body(block, body)
    )


def _is_latin(text: str) -> bool:
    return sum(ord(c) < 0x2000 for c in text) > 0.8 * len(text)


def is_label(layout: PageLayout, block: Block) -> bool:
    """Whether a few words stand alone on a small filled panel: the name of a column."""
    words = block.text.strip()
    if len(block.lines) != 1 or len(words) > 24 or (len(words) > 10 and not in_latin_letters(words)):
        return False
    panel = _on_panel(layout, block.lines)
    line = block.lines[0]
    if panel is None or (panel.width if line.vertical else panel.height) > 3.2 * line.style.size:
        return False
    return not any(panel.contains(other.box, 2) for other in layout.blocks if other.id != block.id)


def _titles_box(layout: PageLayout, group: Sequence[Block]) -> bool:
    """Whether a few words in the middle at the head of a box, in larger type than its text, are its title."""
    if group[0].container < 0:
        return False
    box, em, own = bounding(b.box for b in group), layout.body_size, {b.id for b in group}
    inside = [b for b in layout.blocks if b.container == group[0].container and b.id not in own]
    if not inside or any(b.box.y0 < box.y1 - em for b in inside):
        return False
    panel, lines = layout.panels[group[0].container].box, [x for b in group for x in b.lines]
    middle = all(abs(x.box.cx - panel.cx) < em for x in lines)
    return middle and len(lines) <= 3 and all(x.style.size > 1.06 * em for x in lines)


def _texts(layout: PageLayout, vertical: bool) -> Grid[Block]:
    """The page's blocks of running text along its direction, by their own boxes."""
    return Grid(
        (_own(b), b)
        for b in layout.blocks
        if b.role is Role.BODY and is_along(layout, b) and b.lines[0].vertical is vertical
    )


def _like_subheads_below(layout: PageLayout, block: Block, face: Face, texts: Grid[Block]) -> bool:
    """Whether the text right below has sub-headings set just like this line, which then is the first of them."""
    style = block.lines[0].style
    box = _own(block)
    for other in texts.touching(box.x0, box.y1 - 3, box.x1, box.y1 + 2 * style.size):
        if other.id == block.id:
            continue
        if not -3 < _own(other).y0 - box.y1 < 2 * style.size or _own(other).overlap_x(box) <= 0:
            continue
        if any(x.style == style and is_subheading_line(x, face, layout.body_size) for x in other.lines[1:]):
            return True
    return False


def _over_table(tables: Sequence[Block], block: Block) -> bool:
    """Whether one short line stands right over a table: its title."""
    if len(block.lines) != 1 or block.role not in (Role.BODY, Role.HEADLINE):
        return False
    box = block.box
    return any(
        -3 < t.box.y0 - box.y1 < 2.2 * block.lines[0].style.size
        and box.overlap_x(t.box) > 0.9 * box.width and (box.width < 0.8 * t.box.width or abs(box.cx - t.box.cx) < 6)
        for t in tables
    )  # fmt: skip


def _tail_is_body(block: Block, body: Face) -> bool:
    tail = block.lines[0].tail
    return tail is not None and (tail.font, tail.bold) == body


def _groups(layout: PageLayout, pieces: Sequence[Block]) -> list[list[Block]]:
    """Pieces that stand close together, joined."""
    root = list(range(len(pieces)))

    def find(k: int) -> int:
        while root[k] != k:
            k = root[k]
        return k

    pairs = [(gap, i, j) for i, j in _neighbours(pieces) if (gap := _near(layout, pieces[i], pieces[j])) is not None]
    for _, i, j in sorted(pairs):
        root[find(i)] = find(j)
    out: dict[int, list[Block]] = {}
    for k, block in enumerate(pieces):
        out.setdefault(find(k), []).append(block)
    return list(out.values())


def _neighbours(pieces: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs that may be near: the larger type of the two says how far."""
    found: set[tuple[int, int]] = set()
    for vertical in (False, True):
        like = [k for k, block in enumerate(pieces) if block.lines[0].vertical is vertical]
        places = Grid((_own(pieces[k]), k) for k in like)
        for k in like:
            reach = 1.25 * pieces[k].lines[0].style.size + 2
            found |= {(min(k, j), max(k, j)) for j in places.around(_own(pieces[k]), 0, reach) if j != k}
    return sorted(found)


def _own(block: Block) -> Box:
    """A block's box in its own direction: lines along x, from line to line along y."""
    b = block.box
    return Box(b.y0, -b.x1, b.y1, -b.x0) if block.lines[0].vertical else b


def _near(layout: PageLayout, a: Block, b: Block) -> float | None:
    """The gap between two pieces of one head, or None where they are not of one."""
    if a.lines[0].vertical != b.lines[0].vertical or a.container != b.container:
        return None
    first, second = sorted((_own(a), _own(b)), key=lambda box: box.y0)
    top, bottom = (a, b) if _own(a) is first or _own(a) == first else (b, a)
    large = max(x.style.size for x in (a.lines[0], b.lines[0]))
    small = min(x.style.size for x in (a.lines[0], b.lines[0]))
    gap = second.y0 - first.y1
    overlap = first.overlap_x(second) / max(1.0, min(first.width, second.width))
    stray = large > 1.15 * small and not top.lines[0].vertical and not _aligned(first, second, small)
    if stray or overlap < 0.5 or gap > 0.75 * large + 0.5 * small + 2 or gap < -0.6 * small:
        return None
    if a.role is Role.BODY and b.role is Role.BODY and gap > 1.2 * large:
        return None
    return None if _ruled_off(layout, top, bottom) and not _over_its_rule(layout, top, bottom, gap) else gap


def _aligned(a: Box, b: Box, em: float) -> bool:
    """Whether two pieces share a middle, an edge, or most of their width."""
    wide, narrow = max(a.width, b.width), min(a.width, b.width)
    middle = abs(a.cx - b.cx) < 0.2 * wide + em
    edge = abs(a.x0 - b.x0) < 1.6 * em or abs(a.x1 - b.x1) < 1.6 * em
    return middle or edge or narrow > 0.7 * wide


def _over_its_rule(layout: PageLayout, top: Block, bottom: Block, gap: float) -> bool:
    """Whether a rule underlines a kicker rather than parts articles: one short line over the middle or left edge of larger type."""
    upper, lower = _own(top), _own(bottom)
    small = len(top.lines) == 1 and upper.width < 0.8 * max(lower.width, 1.0) and len(top.text) <= 16
    larger = bottom.lines[0].style.size > 1.15 * top.lines[0].style.size
    em = top.lines[0].style.size
    placed = abs(upper.cx - lower.cx) < em or abs(upper.x0 - lower.x0) < 0.6 * em
    return small and larger and placed and gap < 1.6 * em and _clear_above(layout, top, 0.8 * em)


def _clear_above(layout: PageLayout, block: Block, distance: float) -> bool:
    """Whether no text ends right above a block."""
    own = _own(block)
    return not any(
        other.id != block.id and other.lines[0].vertical == block.lines[0].vertical
        and -2 < own.y0 - _own(other).y1 < distance and _own(other).overlap_x(own) > 0
        for other in layout.blocks
    )  # fmt: skip


def _ruled_off(layout: PageLayout, top: Block, bottom: Block) -> bool:
    """Whether a rule between the two parts articles: longer than a mere underline of the upper piece."""
    for rule in layout.rules:
        if top.lines[0].vertical:
            between = bottom.box.x1 - 2 < rule.box.cx < top.box.x0 + 2 and not rule.horizontal
            long = rule.box.height > 1.25 * max(top.box.height, bottom.box.height)
        else:
            between = top.box.y1 - 2 < rule.box.cy < bottom.box.y0 + 2 and rule.horizontal
            long = rule.box.width > 1.25 * max(top.box.width, bottom.box.width) + 30
        if between and long and rule.box.grown(1).intersection(top.box.union(bottom.box).grown(2)):
            return True
    return False


def _head(layout: PageLayout, number: int, group: list[Block]) -> Head:
    """A head with its lines' roles told apart by size, order and language."""
    frame = frame_of(layout)
    rows = sorted((line for block in group for line in block.lines), key=_row_key)
    box = bounding(frame.turn(line.box) for line in rows)
    across = rows[0].direction is not layout.direction
    size = max(line.style.size for line in rows)
    panel = _on_panel(layout, [x for x in rows if x.style.size > 0.9 * size])
    head = Head(
        number, box, _container(layout, group), across, size,
        blocks=tuple(b.id for b in group), on_panel=panel is not None, ground=None if panel is None else frame.turn(panel),
    )  # fmt: skip
    return _with_roles(layout, head, rows, size)


def _container(layout: PageLayout, group: Sequence[Block]) -> int:
    """The box that a head stands in; the open page for one on a ground that is its own, with the text outside."""
    container = max((b.container for b in group), default=-1)
    if container < 0 or layout.panels[container].fill is None:
        return container
    own = {b.id for b in group}
    ground = layout.panels[container].box
    others = [b.box for b in layout.blocks if b.id not in own] + [p.box for p in layout.pictures]
    return container if any(ground.contains_point(box.cx, box.cy) for box in others) else -1


def _row_key(line: Line) -> tuple[float, float]:
    return (-line.box.x1, line.box.y0) if line.vertical else (line.box.cy, line.box.x0)


def _on_panel(layout: PageLayout, lines: Sequence[Line]) -> Box | None:
    """The filled panel that is the ground of these lines alone, or None."""
    if not lines:
        return None
    box = bounding(x.box for x in lines)
    grounds = [
        p.box
        for p in layout.panels
        if p.fill is not None
        and p.box.contains(box, 3.0)
        and min(p.box.width, p.box.height) < 3.2 * lines[0].style.size * max(1, len(lines))
    ]
    return min(grounds, key=lambda b: b.area) if grounds else None


def _with_roles(layout: PageLayout, head: Head, rows: list[Line], size: float) -> Head:
    main = [k for k, line in enumerate(rows) if line.style.size >= 0.93 * size]
    # The headline is the first unbroken run of the largest type.
    first = last = main[0]
    for k in main[1:]:
        if k == last + 1:
            last = k
    signed = _signature(rows[last + 1 :], layout.body_size)
    found: dict[str, list[Line]] = {}
    jumps: list[tuple[Line, JumpLabel]] = []
    for k, line in enumerate(rows):
        if first <= k <= last:
            continue
        if label := parse_jump(line.text):
            jumps.append((line, label))
            continue
        role = "byline" if line in signed else _role(layout, line, rows, k < first)
        found.setdefault(role, []).append(line)
    return replace(
        head,
        headline=tuple(rows[first : last + 1]),
        column_title=tuple(found.get("column_title", ())),
        kicker=tuple(found.get("kicker", ())),
        deck=tuple(found.get("deck", ())),
        byline=tuple(found.get("byline", ())),
        note=tuple(found.get("note", ())),
        jumps=tuple(jumps),
    )


def _signature(rows: list[Line], body_size: float) -> list[Line]:
    """The lines in one face that are a byline only together: "Von unserem Redaktionsmitglied" over a name."""
    for start in range(len(rows) - 1):
        for end in range(min(len(rows), start + 4), start + 1, -1):
            run = rows[start:end]
            small = run[0].style.size < 1.3 * body_size and all(x.style == run[0].style for x in run)
            if small and is_byline(one_line(x.text for x in run)) >= 0.9:
                return run
    return []


def one_line(texts: Iterable[str]) -> str:
    """Short lines as one, words that were parted at their ends made whole."""
    joined = re.sub(r"(?<=[a-zß-ÿ])-\s(?=[a-zß-ÿ])", "", " ".join(text.strip() for text in texts))
    return re.sub(r"(?<=\w)-\s(?=[A-ZÄÖÜ])", "-", joined)


def _role(layout: PageLayout, line: Line, rows: list[Line], above: bool) -> str:
    if above:
        panel = _on_panel(layout, [line])
        others = [x for x in rows if x is not line]
        alone = panel is not None and not any(panel.contains(x.box, 2) for x in others)
        ruled = SECTION_WORDS.fullmatch(line.text.replace("\u3000", "").replace(" ", "")) is not None
        return "column_title" if alone or ruled else "kicker"
    text = line.text.strip()
    small = line.style.size < 1.3 * layout.body_size
    if small and (is_byline(text) >= BYLINE or is_sign(text)):
        return "byline"
    if small and line is rows[-1] and _signs(text):
        return "byline"
    if is_editor_note(text):
        return "note"
    return "deck"


def _signs(text: str) -> bool:
    """Whether a short last line of a head may be its author's name: a name, a pen name, somebody of somewhere."""
    if len(text) <= 8 and is_byline(text) >= 0.4:
        return True
    if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", text):
        return True
    m = re.fullmatch(r"[\u4e00-\u9fff]{2,12}[\s\u3000]+([\u4e00-\u9fff]{2,3})", text)
    return m is not None and chinese_name_likeness(m[1]) >= 0.5
