"""Pages set by hand for tests: text poured into columns, headings, rules, pictures, as a reading would see them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from baoyan.articles import write_page
from baoyan.layout import lay_out
from baoyan.model.articles import PageArticles
from baoyan.model.edition import Article
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, PageReading, Panel, Picture, Rule, Style

SONG, HEI, KAI = "Song", "Hei", "Kai"


@dataclass
class Sheet:
    """A page while it is set. Sizes in points, origin top-left."""

    width: float = 600.0
    height: float = 800.0
    number: int = 1
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def line(self, text: str, x: float, y: float, size: float = 10, font: str = SONG, bold: bool = False) -> Line:
        """One horizontal line; Latin letters take half an em."""
        width = sum(0.5 if c.isascii() else 1.0 for c in text) * size
        made = Line(text, Box(x, y, x + width, y + size), Style(font, size, bold))
        self.lines.append(made)
        return made

    def text(
        self,
        words: str,
        x: float,
        y: float,
        per_line: int,
        rows: int = 99,
        *,
        size: float = 10,
        font: str = SONG,
        indent: bool = True,
    ) -> str:
        """Chinese words in lines of `per_line` characters; the rest that does not fit into `rows` lines comes back."""
        at, row = 0, 0
        while at < len(words) and row < rows:
            first = 2 if indent and row == 0 else 0
            part = words[at : at + per_line - first]
            self.line(part, x + first * size, y + row * 1.5 * size, size, font)
            at, row = at + len(part), row + 1
        return words[at:]

    def columns(self, words: str, xs: list[float], y: float, per_line: int, rows: int, **how: object) -> None:
        """Words poured through columns of equal depth."""
        for k, x in enumerate(xs):
            words = self.text(words, x, y, per_line, rows, indent=k == 0, **how)  # type: ignore[arg-type]
        assert not words, f"{len(words)} characters are left over"

    def down(self, words: str, x: float, y: float, per_line: int, size: float = 10, font: str = SONG) -> None:
        """Vertical lines from the right edge `x` leftwards."""
        for row in range(0, len(words), per_line):
            part = words[row : row + per_line]
            right = x - (row // per_line) * 1.5 * size
            box = Box(right - size, y, right, y + len(part) * size)
            self.lines.append(Line(part, box, Style(font, size), Direction.VERTICAL))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A drawn line."""
        self.rules.append(Rule(Box(x0, y0, x1, y1), 0.5))

    def reading(self) -> PageReading:
        """The page as read."""
        return PageReading(
            self.number,
            self.width,
            self.height,
            tuple(self.lines),
            tuple(self.rules),
            tuple(self.panels),
            tuple(self.pictures),
        )

    def articles(self) -> tuple[Article, ...]:
        """What is made of it."""
        return self.written().articles

    def written(self) -> PageArticles:
        """What is made of it, with teasers and labels."""
        return write_page(lay_out(self.reading()))


def by_headline(articles: tuple[Article, ...]) -> dict[str | None, Article]:
    """Articles by their headlines."""
    return {a.headline: a for a in articles}


def texts(article: Article) -> list[str]:
    """The parts of an article's body."""
    return [p.text for p in article.body]


def scaled(reading: PageReading, k: float) -> PageReading:
    """The same page printed `k` times as large."""

    def box(b: Box) -> Box:
        return Box(b.x0 * k, b.y0 * k, b.x1 * k, b.y1 * k)

    def line(x: Line) -> Line:
        return replace(x, box=box(x.box), style=replace(x.style, size=x.style.size * k))

    return replace(
        reading,
        width=reading.width * k,
        height=reading.height * k,
        lines=tuple(map(line, reading.lines)),
        rules=tuple(replace(r, box=box(r.box), thickness=r.thickness * k) for r in reading.rules),
        panels=tuple(replace(p, box=box(p.box)) for p in reading.panels),
        pictures=tuple(replace(p, box=box(p.box)) for p in reading.pictures),
    )


PROSE = (
    "清晨的渡口还笼在雾里，摆渡人老周已经把缆绳解开。他在这条河上撑了三十一年船，送过上学的孩子，也送过赶集的菜农。"
    "今年春天，镇上修好了新桥，渡口的客人一天比一天少，他却没有把船卖掉。周末，有人专程从县城赶来坐一趟渡船，"
    "只为听他讲一讲河边的旧事。镇里于是给渡口装上了长椅和路灯，还请他每个月给学校的孩子上一堂课。"
)
"""Prose of our own for columns."""
MARKET = (
    "新菜场的摊位比老菜场宽了半米，过道铺了防滑砖，秤都换成了能打小票的电子秤。开业头一周，管理方每天早晚各检查一次秤，"
    "结果贴在门口。摊主们说，起初嫌麻烦，后来发现吵架的人少了，生意反倒好做。下个月起，这里还将试着收旧衣旧书。"
)
