"""What the makers of both sample papers share: pieces from copy, a page filled and checked, turns linked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tools.press.blocks import Brief, Briefs, Table
from tools.press.copyfile import Sheaf, read_copy
from tools.press.issue import Issue, join
from tools.press.record import Article, PageTruth
from tools.press.scenes import SCENES
from tools.press.story import Head, Story
from tools.press.theme import Theme
from tools.press.tree import OverfullError, Piece
from tools.press.typeset import Align
from tools.press.words import Copy, Shot


class MakeUp:
    """Holds the issue while its pages are made up by hand."""

    turn_words = ("", "")  # how truth names both ends of a turn: {label} is the other page's
    turn_mark = "{}"  # what is printed about them

    def __init__(self, name: str, theme: Theme, facts: dict[str, Any], copy: str) -> None:
        self.theme = theme
        self.copy: dict[str, Sheaf] = read_copy(copy)
        self.issue = Issue(name, theme, facts)

    def pages(self) -> list[Callable[[], None]]:
        """Return what makes each page, in order."""
        raise NotImplementedError

    def make(self) -> Issue:
        """Make the whole issue."""
        for page in self.pages():
            page()
        return self.issue

    def words(self, name: str, *shots: Shot) -> Copy:
        """Return an article's copy with its pictures."""
        sheaf = self.copy[name]
        copy = sheaf.copy()
        caption, credit = sheaf.extra("caption"), sheaf.extra("credit")
        copy.shots = [replace(s, caption=s.caption or caption, credit=s.credit or credit) for s in shots]
        return copy

    def story(self, name: str, columns: int, head: Head, *shots: Shot, **more: Any) -> Story:
        """Return an article ready to be placed."""
        return Story(self.theme, self.words(name, *shots), columns, head, **more)

    def table(self, name: str, widths: list[float], **more: Any) -> Table:
        """Return a table."""
        sheaf = self.copy[name]
        note = sheaf.fields.get("note", "")
        return Table(self.theme, sheaf.fields["headline"], sheaf.rows(), widths, note, **more)

    def briefs(self, name: str, columns: int, **more: Any) -> Briefs:
        """Return the briefs of an entry."""
        sheaf = self.copy[name]
        items = [Brief(text, head, sign) for head, text, sign in sheaf.briefs()]
        return Briefs(self.theme, sheaf.fields["title"], items, columns, kind=sheaf.fields.get("kind", "brief"), **more)

    def photo(self, name: str, scene: str, lines: int = 1, **more: Any) -> Story:
        """Return photo news: a picture with headline, caption and credit."""
        copy = self.words(name, Shot(SCENES[scene], **more))
        return Story(self.theme, copy, 1, Head((13.0, 17.0), lines, face=2, align="left"), elastic=1.2)

    def rest(self, name: str, page: int, headline: str, head: Head, **more: Any) -> Story:
        """Return the second part, over three columns, of a story that turned on another page."""
        before = self.issue.find(name, page=page)
        _, back = self.turn_words
        copy = Copy(headline=headline, body=before.carry, name=name, byline_at="")
        label = self.turn_mark.format(back.format(label=self.issue.pages[page - 1].label.lstrip("0")))
        return Story(self.theme, copy, 3, head, turned_from=label, came=before, **more)

    def fill(self, page: PageTruth, top: float, piece: Piece, bottom: float = 0.0) -> None:
        """Set a make-up between the margins; raises `OverfullError` when it is too tall for them."""
        area = self.issue.area(top, bottom)
        over = piece.measure(area) - area.across
        if over > 1.0:
            raise OverfullError(f"page {page.number} is {over:.0f} points too tall: cut copy or make pictures smaller")
        piece.draw(page, area)

    def link(self, page: PageTruth, before: Article) -> None:
        """Link the first part of a story to its second one on `page`."""
        after = self.issue.find(before.key, page=page.number)
        first = next(p for p in self.issue.pages if before in p.articles)
        there, back = self.turn_words
        join(before, after, there.format(label=page.label.lstrip("0")), back.format(label=first.label.lstrip("0")))


def plain_story(
    theme: Theme,
    copy: Copy,
    columns: int,
    size: tuple[float, float],
    *,
    em: float,
    lead: float,
    align: Align,
    **how: Any,
) -> Story:
    """A story by the size of its headline and text, with `lead` times the text's size from line to line."""
    head = Head(size=size, align=align, **{k[5:]: how.pop(k) for k in list(how) if k.startswith("head_")})
    own: dict[str, Any] = {"body": replace(theme.body, size=em), "leading": em * lead}
    return Story(theme, copy, columns, head, **own | how)
