"""Whose picture is it? Where it stands, what parts it from its neighbours, and of what its caption speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baoyan.articles.page import Page
from baoyan.articles.picture_feet import at_foot, in_another_row, opens_row, under_one_rule
from baoyan.articles.pieces import Draft, frame_of
from baoyan.model.geometry import Box, bounding
from baoyan.model.layout import Block, PageLayout, Role

_LETTERS = re.compile(r"[^\W_]+")
LEAST = 0.75
"""Evidence below which a picture with a caption stands by itself."""

OPENS_ROW = 0.6
"""What closeness to a text counts for a picture that begins level with the headings: it may as well be news by itself."""
AT_FOOT = 0.85
"""What it counts that a picture stands at the foot of a text, with only white between."""
IN_ONE_PLACE = 0.8
"""What it counts that a picture and one article have a box, or the place under a rule, to themselves."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an article covers, in the frame."""

    boxes: tuple[Box, ...]
    texts: int
    """How many of `boxes`, at their beginning, are columns."""
    heads: int
    """How many of `boxes`, at their end, are headings."""
    turned: tuple[bool, ...]
    """Which of `boxes` hold lines that run across the page's text."""
    hull: Box
    container: int
    grams: Counter[str]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture with its caption, in the frame: what each article's claim to it is weighed by. `others`: all other pictures."""

    box: Box
    container: int
    grams: Counter[str]
    others: tuple[Box, ...]


def give_pictures(layout: PageLayout, page: Page, drafts: list[Draft]) -> None:
    """Give every picture to an article, or make it one of its own."""
    if not layout.pictures and all(b.role is not Role.FIGURE for b in layout.blocks):
        return
    captions = {b.picture: b for b in layout.blocks if b.role is Role.CAPTION}
    claims = [_claim(page, draft) for draft in drafts]
    spread = Counter(gram for claim in claims if claim for gram in set(claim.grams))
    displays = [b.box for b in layout.blocks if b.role in (Role.ADVERTISEMENT, Role.TABLE)]
    free = [n for n, p in enumerate(layout.pictures) if not any(p.box.overlap(box) > 0.6 for box in displays)]
    shown = {n: _shown(layout, page, n, captions.get(n)) for n in free}
    lone: list[list[int]] = []
    for group in _sets(layout, page, free, captions):
        scores = [
            sum(_evidence(page, claim, claims, shown[n], spread) for n in group) / len(group) ** 0.5 for claim in claims
        ]
        told = any(n in captions for n in group)
        best = max(range(len(scores)), key=lambda k: scores[k], default=-1)
        if best >= 0 and scores[best] >= (LEAST if told else 0.4):
            drafts[best].pictures += group
        elif told:
            lone.append(group)
    drafts += [Draft(pictures=group) for group in lone]
    _give_charts(layout, page, drafts, claims, spread)


def _give_charts(
    layout: PageLayout, page: Page, drafts: list[Draft], claims: Sequence[_Claim | None], spread: Counter[str]
) -> None:
    """Give every chart to an article as a table of its words and figures."""
    for block in (b for b in layout.blocks if b.role is Role.FIGURE):
        box, grams = page.frame.turn(block.box), _grams(block.text)
        scores = [_score(page, claim, box, grams, spread) if claim else 0.0 for claim in claims]
        best = max(range(len(scores)), key=lambda k: scores[k], default=-1)
        if best >= 0 and scores[best] >= 0.4:
            drafts[best].charts.append(block.id)
        else:
            drafts.append(Draft(tables=[block.id]))


def _shown(layout: PageLayout, page: Page, number: int, caption: Block | None) -> _Shown:
    picture = layout.pictures[number].box
    others = tuple(page.frame.turn(p.box) for k, p in enumerate(layout.pictures) if k != number)
    box = page.frame.turn(picture.union(caption.box) if caption else picture)
    return _Shown(box, _container(layout, picture), _grams(caption.text if caption else ""), others)


def _evidence(
    page: Page, claim: _Claim | None, claims: Sequence[_Claim | None], shown: _Shown, spread: Counter[str]
) -> float:
    """The evidence that one picture, with its caption, is an article's."""
    if claim is None or claim.container != shown.container:
        return 0.0
    evidence = _score(page, claim, shown.box, shown.grams, spread)
    own = at_foot(page, claim.boxes[: claim.texts], claim.boxes, shown.box, shown.others)
    together = claim.texts > 0 and _in_one_place(page, claim, claims, shown)
    return evidence + (AT_FOOT if own else 0.0) + (IN_ONE_PLACE if together else 0.0)


def _in_one_place(page: Page, claim: _Claim, claims: Sequence[_Claim | None], shown: _Shown) -> bool:
    """Whether an article is the only one in a picture's box, or alone with it under a rule as wide as both."""
    others = [other for other in claims if other is not None and other is not claim]
    if shown.container >= 0 and all(other.container != shown.container for other in others):
        return True
    boxes = [box for other in others for box in other.boxes] + list(shown.others)
    return under_one_rule(page, claim.hull, boxes, shown.box)


def _sets(layout: PageLayout, page: Page, numbers: Sequence[int], captions: Mapping[int, Block]) -> list[list[int]]:
    """Pictures that stand close together in a grid, with their captions, as one set."""
    boxes = {
        n: layout.pictures[n].box.union(captions[n].box) if n in captions else layout.pictures[n].box for n in numbers
    }
    heads = {n: _head_over(page, page.frame.turn(layout.pictures[n].box)) for n in numbers}
    root = {n: n for n in numbers}

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for a in numbers:
        for b in numbers:
            near = (
                a < b
                and (heads[a] is None or heads[b] is None or heads[a] == heads[b])
                and (
                    _in_grid(boxes[a], boxes[b], page.usual)
                    or _in_grid(layout.pictures[a].box, layout.pictures[b].box, page.usual)  # one caption under both
                )
                and _container(layout, boxes[a]) == _container(layout, boxes[b])
            )
            if near and not _parted(page, page.frame.turn(boxes[a]), page.frame.turn(boxes[b])):
                root[find(a)] = find(b)
    out: dict[int, list[int]] = {}
    for n in numbers:
        out.setdefault(find(n), []).append(n)
    return list(out.values())


def _head_over(page: Page, picture: Box) -> int | None:
    """The heading that stands right over one picture, within its width."""
    over = [
        (picture.y0 - h.box.y1, h.number)
        for h in page.heads
        if not h.across and not h.quote and -2 < picture.y0 - h.box.y1 < 2.4 * page.usual
        and h.box.overlap_x(picture) > 0.9 * h.box.width
    ]  # fmt: skip
    return min(over)[1] if over else None


def _in_grid(a: Box, b: Box, em: float) -> bool:
    """Whether two pictures stand side by side or one over the other, nearer than two articles would."""
    beside = -2 < -a.overlap_x(b) < em and a.overlap_y(b) > 0.8 * min(a.height, b.height)
    stacked = -2 < -a.overlap_y(b) < em and a.overlap_x(b) > 0.8 * min(a.width, b.width)
    return beside or stacked


def _container(layout: PageLayout, box: Box) -> int:
    used = {b.container for b in layout.blocks if b.container >= 0}
    inside = [k for k in used if layout.panels[k].box.grown(3).contains_point(box.cx, box.cy)]
    return min(inside, key=lambda k: layout.panels[k].box.area) if inside else -1


def _claim(page: Page, draft: Draft) -> _Claim | None:
    segments = [page.segments[k] for k in draft.segments]
    heads = [page.heads[k] for k in ([draft.head] if draft.head is not None else []) + draft.titles]
    boxes = [s.box for s in segments] + [h.wide for h in heads]
    turned = [False] * len(segments) + [h.across for h in heads]
    if draft.lines:
        boxes.append(bounding(page.frame.turn(line.box) for line in draft.lines))
        turned.append(True)
    if not boxes or draft.tables:
        return None
    text = (
        "".join(s.text for s in segments)
        + "".join(x.text for h in heads for x in h.lines)
        + "".join(x.text for x in draft.lines)
    )
    container = segments[0].container if segments else heads[0].container if heads else -1
    return _Claim(
        tuple(boxes),
        len(segments),
        len(heads) if not draft.lines else 0,
        tuple(turned),
        bounding(boxes),
        container,
        _grams(text),
    )


def _grams(text: str) -> Counter[str]:
    """Pairs of characters (Chinese) and words (Latin)."""
    out: Counter[str] = Counter()
    for word in _LETTERS.findall(text):
        if word.isascii():
            if len(word) > 3:
                out[word.lower()] += 1
        else:
            out.update(word[k : k + 2] for k in range(len(word) - 1))
    return out


def _score(page: Page, claim: _Claim, box: Box, grams: Counter[str], spread: Counter[str]) -> float:
    """The evidence that a picture is an article's."""
    inside = box.overlap(claim.hull)
    reached = inside > 0.5 or any(
        max(-b.overlap_x(box), -b.overlap_y(box)) < 9 * page.usual and not _parted(page, box, b) for b in claim.boxes
    )
    meaning = (1.2 * inside + _shared(claim, grams, spread)) * (1.0 if reached else 0.35)
    closeness = _closeness(page, claim, box)
    if inside < 0.5 and claim.heads < len(claim.boxes) and closeness > 0 and _in_own_row(page, claim, box):
        closeness *= OPENS_ROW
    # A heading without a text looks for a picture; one at whose side it stands is all that it can speak of.
    bare = (1.0 if closeness > 0.6 else 0.4) if claim.heads == len(claim.boxes) and closeness > 0.3 else 0.0
    return meaning + closeness + bare


def _in_own_row(page: Page, claim: _Claim, box: Box) -> bool:
    """Whether a picture opens a row of the page's make-up, or stands in the row under that of the article."""
    return opens_row(page, box) or in_another_row(page, claim.boxes[: claim.texts], claim.boxes, box)


def _closeness(page: Page, claim: _Claim, box: Box) -> float:
    """How much of the picture's sides the article adjoins: 0 to about 1.5."""
    total, em = 0.0, page.usual
    for k, other in enumerate(claim.boxes):
        above = other.overlap_x(box) / min(box.width, other.width)
        beside = other.overlap_y(box) / min(box.height, other.height)
        above, beside = (0.5 * above, beside) if claim.turned[k] else (above, 0.5 * beside)
        along, gap = max(above, beside), max(-other.overlap_x(box), -other.overlap_y(box))
        if along <= 0 or gap > 6.6 * em:
            continue
        # A rule right under a heading is the heading's own.
        over = other.x1 <= box.x0 + 2 if claim.turned[k] else other.y1 <= box.y0 + 2
        titled = k >= len(claim.boxes) - claim.heads and over and along > 0.5 and gap < 1.4 * em
        parted = not titled and _parted(page, box, other)
        total += min(1.0, along) * max(0.0, 1 - gap / (4.4 * em)) * (0.15 if parted else 1.0)
    return min(1.5, total)


def _parted(page: Page, a: Box, b: Box) -> bool:
    """Whether a rule runs between two boxes."""
    for r in page.obstacles.rules:
        if r.width > r.height:
            between = min(a.y1, b.y1) - 2 < r.cy < max(a.y0, b.y0) + 2
            if (
                between
                and r.overlap_x(a) > 0.5 * min(a.width, r.width)
                and r.overlap_x(b) > 0.3 * min(b.width, r.width)
            ):
                return True
        else:
            between = min(a.x1, b.x1) - 2 < r.cx < max(a.x0, b.x0) + 2
            if (
                between
                and r.overlap_y(a) > 0.3 * min(a.height, r.height)
                and r.overlap_y(b) > 0.3 * min(b.height, r.height)
            ):
                return True
    return False


def _shared(claim: _Claim, grams: Counter[str], spread: Counter[str]) -> float:
    """How much the caption speaks of what the article speaks of: words that few articles share count most."""
    if not grams:
        return 0.0
    # A Chinese pair of characters tells more than a Latin word, of which many are everywhere.
    weight = sum((0.4 if g.isascii() else 1.0) / spread[g] for g in grams if g in claim.grams)
    return min(1.5, 3.0 * weight / max(6, len(grams)))


def picture_order(layout: PageLayout, numbers: Sequence[int]) -> list[int]:
    """Pictures from top to bottom, then along the lines."""
    frame = frame_of(layout)
    return sorted(numbers, key=lambda n: (frame.turn(layout.pictures[n].box).y0, frame.turn(layout.pictures[n].box).x0))
