"""Texts parted from their headings, found again by the turn: what goes on elsewhere under a title began here under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from baoyan.articles.joining_lines import Words, join_two
from baoyan.articles.likeness import title_likeness
from baoyan.articles.turns import OPEN_END, Turn
from baoyan.model.articles import JumpMark
from baoyan.model.edition import Article, Kind, Part, PartType

_SAME = 0.85
"""Likeness from which two headings are one title: the second part's is often cut short."""


def headed_elsewhere(turns: Sequence[Turn], articles: Mapping[str, Article]) -> dict[str, str]:
    """Texts that turn, have no heading here, and one on the page of the turn which another text here has: text to that other.

    One title does not head two texts of a page: where the columns of one were lost, the turn says whose they are.
    """
    busy = {t.first for t in turns} | {t.second for t in turns}
    out: dict[str, str] = {}
    for turn in turns:
        first, title = articles[turn.first], articles[turn.second].headline
        if first.headline or first.continued_from or not title or turn.back is None:
            continue
        same = [
            (title_likeness(a.headline, title), a.id)
            for a in articles.values()
            if a.page == first.page
            and a.id not in busy
            and a.kind in (Kind.ARTICLE, Kind.ADVERTISEMENT, Kind.PHOTO_NEWS)
        ]
        likeness, key = max(same, default=(0.0, ""))
        if likeness >= _SAME and key not in out.values():
            out[turn.first] = key
    return out


def reunited(head: Article, rest: Article) -> Article:
    """One article of a heading with what text it kept, and the text that was lost from it."""
    return replace(
        head,
        kind=Kind.ARTICLE,
        byline=head.byline or rest.byline,
        bylines=head.bylines or rest.bylines,
        dateline=head.dateline or rest.dateline,
        source=rest.source or head.source,
        body=_run_on(head.body, rest.body),
        pictures=head.pictures + rest.pictures,
        regions=head.regions + rest.regions,
        confidence=min(head.confidence, rest.confidence),
        doubts=head.doubts + rest.doubts,
    )


def _run_on(before: tuple[Part, ...], after: tuple[Part, ...]) -> tuple[Part, ...]:
    """Both bodies, a paragraph that was cut between them made whole."""
    if not before or not after or before[-1].type is not PartType.PARAGRAPH or after[0].type is not PartType.PARAGRAPH:
        return before + after
    end, start = before[-1], after[0]
    if OPEN_END.search(end.text):
        return before + after
    words = Words(part.text for part in (*before, *after))
    one = replace(end, text=join_two(end.text, start.text, words), spans=end.spans + start.spans)
    return (*before[:-1], one, *after[1:])


def moved_turn(turn: Turn, moved: Mapping[str, str]) -> Turn:
    """The turn of the article that the text has gone to."""
    return replace(turn, first=moved.get(turn.first, turn.first), second=moved.get(turn.second, turn.second))


def moved_mark(mark: JumpMark, moved: Mapping[str, str]) -> JumpMark:
    """The label of the article that the text has gone to."""
    return replace(mark, article=moved.get(mark.article, mark.article))
