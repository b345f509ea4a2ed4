"""What is drawn, and in which colours."""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.draw.paint import Painting
from baoyan.draw.pen import Colour
from baoyan.draw.words import word
from baoyan.model.articles import JumpMark, PageArticles
from baoyan.model.edition import Article, Kind
from baoyan.model.layout import PageLayout

INK: Colour = (38, 38, 36)
GREY: Colour = (118, 118, 114)
RULE: Colour = (214, 116, 0)
PANEL: Colour = (196, 138, 60)
TEASER: Colour = (44, 110, 62)
JUMP: Colour = (190, 24, 93)
ALARM: Colour = (208, 32, 32)
SHEET: Colour = (250, 249, 246)
_COLOURS: tuple[Colour, ...] = (
    (29, 92, 178),
    (197, 68, 22),
    (28, 126, 66),
    (120, 60, 166),
    (0, 124, 136),
    (168, 112, 0),
    (178, 38, 96),
    (66, 76, 190),
    (92, 118, 24),
    (146, 62, 48),
    (0, 104, 156),
    (112, 84, 60),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it is drawn. `title` names it; `lang` is "en" or "zh"; `grain`: how much finer it is drawn than written."""

    painting: Painting
    layout: PageLayout
    page: PageArticles
    title: str
    lang: str = "en"
    grain: int = 1

    @property
    def unit(self) -> float:
        """Pixels of the drawing to one pixel at 110 dpi; a coarse picture keeps type that can be read."""
        return max(0.8 * self.grain, self.painting.scale * 72 / 110)


def colour_of(number: int, article: Article) -> Colour:
    """The colour of the article of that number; advertisements are grey."""
    return GREY if article.kind is Kind.ADVERTISEMENT else _COLOURS[(number - 1) % len(_COLOURS)]


def turned_to(jump: JumpMark, lang: str) -> str:
    """Where a jump leads, in words."""
    return word("to" if jump.forward else "from", lang, jump.target or "?")
