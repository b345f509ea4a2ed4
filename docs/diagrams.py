"""Draw the diagrams of the docs as SVG: plain shapes, no fonts of their own, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from example import NAMES, example

from baoyan.articles.assignment import NEVER

INK, SOFT, LINE, PAPER = "#22262b", "#5b636b", "#c9cfd6", "#ffffff"
BLUE, RED, GREEN, VIOLET, AMBER = "#1d5cb2", "#c54416", "#1c7e42", "#783ca6", "#a87000"
_FACE = "font-family='system-ui, -apple-system, Segoe UI, Noto Sans CJK SC, PingFang SC, sans-serif'"


class Drawing:
    """Shapes on a white sheet of `width` by `height` pixels."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self.width, self.height, self.title = width, height, title
        self.items: list[str] = []

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str = "none", edge: str = "none", **more: object
    ) -> None:
        """A rectangle with round corners; `more`: rx, dash, width, opacity."""
        dash = f" stroke-dasharray='{more['dash']}'" if "dash" in more else ""
        self.items.append(
            f"<rect x='{x:g}' y='{y:g}' width='{w:g}' height='{h:g}' rx='{more.get('rx', 4)}' fill='{fill}' "
            f"fill-opacity='{more.get('opacity', 1)}' stroke='{edge}' stroke-width='{more.get('width', 1.4)}'{dash}/>"
        )

    def text(self, x: float, y: float, words: str, size: float = 14, fill: str = INK, **more: object) -> None:
        """A line of text; `more`: anchor, weight."""
        self.items.append(
            f"<text x='{x:g}' y='{y:g}' font-size='{size:g}' fill='{fill}' text-anchor='{more.get('anchor', 'start')}' "
            f"font-weight='{more.get('weight', 400)}'>{escape(words)}</text>"
        )

    def arrow(self, points: Sequence[tuple[float, float]], colour: str = SOFT, **more: object) -> None:
        """A line through points with a head at its end; `more`: dash, width."""
        dash = f" stroke-dasharray='{more['dash']}'" if "dash" in more else ""
        path = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
        (x0, y0), (x1, y1) = points[-2], points[-1]
        length = max(1e-6, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        head = [(x1, y1), (x1 - 9 * ux - 4 * uy, y1 - 9 * uy + 4 * ux), (x1 - 9 * ux + 4 * uy, y1 - 9 * uy - 4 * ux)]
        shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in head)
        self.items.append(
            f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{more.get('width', 2)}' "
            f"stroke-linejoin='round'{dash}/><polygon points='{shape}' fill='{colour}'/>"
        )

    def lines_of_text(self, x: float, y: float, w: float, count: int, last: float = 1.0, first: float = 0.0) -> None:
        """Grey bars that stand for lines of text; `last`: how full the last one is, `first`: the first one's indent."""
        for k in range(count):
            begin = x + (first if k == 0 else 0)
            end = x + w * (last if k == count - 1 else 1)
            self.rect(begin, y + 12 * k, end - begin, 6, "#b9c0c8", rx=1.5)

    def svg(self) -> str:
        """The whole file."""
        head = (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {self.width} {self.height}' role='img' {_FACE}>\n"
            f"<title>{escape(self.title)}</title>\n"
            f"<rect width='{self.width}' height='{self.height}' rx='10' fill='{PAPER}'/>\n"
        )
        return head + "\n".join(self.items) + "\n</svg>\n"


def data_flow() -> Drawing:
    """The stages and the values between them."""
    d = Drawing(1040, 330, "How data flows through Baoyan")
    stages = (
        ("ingest", "finds the pages", BLUE),
        ("reading", "what is on the paper", RED),
        ("layout", "blocks and columns", GREEN),
        ("articles", "who belongs to whom", VIOLET),
        ("edition", "the issue, checked", AMBER),
    )
    d.rect(218, 52, 604, 124, "#f4f6f8", LINE, dash="6 5", rx=10)
    d.text(517, 76, "for each page, in a process with limits on time and memory", 13, SOFT, anchor="middle")
    for k, (name, says, colour) in enumerate(stages):
        x = 24 + k * 208
        d.rect(x, 96, 160, 66, colour, rx=8)
        d.text(x + 80, 124, name, 18, PAPER, anchor="middle", weight=700)
        d.text(x + 80, 146, says, 12.5, PAPER, anchor="middle")
        if k:
            d.arrow([(x - 46, 129), (x - 3, 129)])
    values = ("PageSource", "PageReading", "PageLayout", "PageArticles")
    for k, name in enumerate(values):
        x = 208 + k * 208
        d.arrow([(x, 202), (x, 136)], LINE, width=1.4)
        d.text(x, 220, name, 13.5, INK, anchor="middle", weight=600)
    says = (
        ("file, sheet,", "trimmed page"),
        ("lines, rules,", "tints, pictures"),
        ("blocks with roles,", "furniture"),
        ("articles, teasers,", "turn labels"),
    )
    for k, (one, two) in enumerate(says):
        d.text(208 + k * 208, 240, one, 12.5, SOFT, anchor="middle")
        d.text(208 + k * 208, 257, two, 12.5, SOFT, anchor="middle")
    d.text(24, 129 - 60, "files", 13.5, INK, weight=600)
    d.arrow([(60, 64), (104, 64), (104, 92)])
    d.arrow([(936, 166), (936, 262)])
    d.text(936, 284, "edition.json", 15, INK, anchor="middle", weight=700)
    d.text(936, 304, "+ corrections, replayed", 12.5, SOFT, anchor="middle")
    d.text(517, 304, "Every value is frozen. A stage takes one and returns a new one.", 13, SOFT, anchor="middle")
    return d


def columns() -> Drawing:
    """Which column goes on in which: an example with its costs."""
    d = Drawing(1040, 470, "Columns joined by one decision over the page")
    d.rect(24, 24, 556, 392, "#fcfcfb", LINE)
    d.rect(44, 44, 312, 30, BLUE, rx=2, opacity=0.85)
    d.text(200, 65, "headline over three columns", 14, PAPER, anchor="middle", weight=700)
    d.rect(380, 44, 184, 30, RED, rx=2, opacity=0.85)
    d.text(472, 65, "another headline", 14, PAPER, anchor="middle", weight=700)
    tall = 24
    places = {
        "a": (44, 92, tall),
        "b": (152, 92, tall),
        "c": (260, 236, 12),
        "d": (380, 92, tall),
        "e": (476, 92, tall),
    }
    for name, (x, y, count) in places.items():
        colour = RED if name in "de" else BLUE
        wide = 88 if name in "de" else 96
        d.rect(x - 4, y - 6, wide + 4, 12 * count + 4, colour, colour, opacity=0.07)
        d.lines_of_text(x, y, wide - 4, count, 0.45 if name in "ce" else 1.0, 16 if name in "ad" else 0)
        d.rect(x + wide / 2 - 14, y + 12 * count / 2 - 15, 28, 26, PAPER, colour, rx=13)
        d.text(x + wide / 2, y + 12 * count / 2 + 4, name, 15, colour, anchor="middle", weight=700)
    d.rect(260, 92, 92, 126, "#e6ebf0", SOFT)
    d.text(306, 160, "picture", 13, SOFT, anchor="middle")
    bottom = 92 + 12 * tall - 12
    d.arrow([(138, bottom), (144, bottom), (144, 96), (152, 96)], BLUE, width=2.6)
    d.arrow([(246, bottom), (252, bottom), (252, 240), (260, 240)], BLUE, width=2.6)
    d.arrow([(466, bottom), (471, bottom), (471, 96), (477, 96)], RED, width=2.6)
    d.arrow([(306, bottom), (366, bottom), (366, 96), (380, 96)], SOFT, dash="5 5", width=1.6)
    found = example()
    step, end, begin = _figure(found.cost["c", "d"]), f"{found.end['c']:.1f}", f"{found.begin['d']:.1f}"
    said = f"no step from c to d: {step} is dearer than an end ({end}) and a beginning ({begin})"
    d.text(302, 402, said, 12.5, SOFT, anchor="middle")
    _cost_table(d, 616, 40)
    d.text(
        520,
        440,
        "All steps are chosen at once, so that the sum over the page is least.",
        14,
        INK,
        anchor="middle",
        weight=600,
    )
    return d


def _figure(cost: float) -> str:
    """A cost as shown; nothing for a step that cannot be."""
    return f"{cost:.2f}" if cost < NEVER else ""


def _cost_table(d: Drawing, x: float, y: float) -> None:
    """Costs of the example, as the code gives them."""
    found = example()
    rows = {a: (*(_figure(found.cost[a, b]) for b in NAMES), f"{found.end[a]:.1f}") for a in NAMES}
    chosen = {(a, NAMES.index(b) if b else len(NAMES)) for a, b in found.after.items()}
    begun = set(NAMES) - set(found.after.values())
    d.text(x, y, "What it costs to read on ...", 14.5, INK, weight=700)
    for k, name in enumerate(("to a", "to b", "to c", "to d", "to e", "end")):
        d.text(x + 76 + 60 * k, y + 32, name, 13, SOFT, anchor="middle", weight=600)
    for r, (name, values) in enumerate(rows.items()):
        top = y + 44 + 36 * r
        d.text(x, top + 22, f"from {name}", 13, SOFT, weight=600)
        for k, value in enumerate(values):
            taken = (name, k) in chosen
            d.rect(x + 48 + 60 * k, top, 56, 32, GREEN if taken else "#f1f3f5", rx=3)
            d.text(x + 76 + 60 * k, top + 21, value or "–", 14, PAPER if taken else SOFT, anchor="middle", weight=600)
    top = y + 44 + 36 * 5 + 8
    d.text(x, top + 22, "begin", 13, SOFT, weight=600)
    for k, name in enumerate(NAMES):
        taken = name in begun
        d.rect(x + 48 + 60 * k, top, 56, 32, GREEN if taken else "#f1f3f5", rx=3)
        value = f"{found.begin[name]:.1f}"
        d.text(x + 76 + 60 * k, top + 21, value, 14, PAPER if taken else SOFT, anchor="middle", weight=600)
    d.text(x, top + 62, "What speaks for a step", 13.5, INK, weight=700)
    for k, line in enumerate(
        (
            "the next column, or below a picture · level beginnings",
            "a sentence that breaks off here and goes on there",
            "same size and face · no rule, no other headline between",
        )
    ):
        d.text(x, top + 84 + 20 * k, line, 12.5, SOFT)


def heads() -> Drawing:
    """How a head's lines get their roles."""
    d = Drawing(1040, 380, "Roles of the lines of a head")
    d.rect(24, 24, 470, 332, "#fcfcfb", LINE)
    d.text(259, 62, "A year on: the old wharf", 15, INK, anchor="middle")
    d.text(259, 104, "Ferries return", 34, INK, anchor="middle", weight=800)
    d.text(259, 144, "to the north bank", 34, INK, anchor="middle", weight=800)
    d.text(259, 180, "Two boats, twelve minutes, no ticket machine yet", 16, INK, anchor="middle")
    d.text(259, 208, "By Ada Lindqvist", 12, INK, anchor="middle")
    for k in range(3):
        d.lines_of_text(44 + 148 * k, 228, 134, 9, 0.5 if k == 2 else 1.0, 14 if k == 0 else 0)
    rows = (
        (57, 57, VIOLET, "kicker 引题", "above the largest type, no ground of its own"),
        (112, 112, BLUE, "headline 主题", "the first unbroken run of the largest type"),
        (175, 164, GREEN, "deck 副题", "below it, larger than the text"),
        (204, 216, AMBER, "byline 署名", "small, and reads like a name with a role"),
        (276, 272, RED, "text 正文", "the columns that this head gets"),
    )
    for y, at, colour, name, why in rows:
        d.arrow([(582, at), (548, at), (532, y), (504, y)], colour)
        d.text(592, at - 2, name, 16, colour, weight=700)
        d.text(592, at + 17, why, 12.5, SOFT)
    d.text(592, 322, "Heads and runs of columns are paired at once, at the least total cost;", 12.5, SOFT)
    d.text(592, 340, "a head or a run may stay alone at a price.", 12.5, SOFT)
    return d


def frame() -> Drawing:
    """A page of vertical lines and the same page in the frame."""
    d = Drawing(1040, 360, "One frame for both directions")
    d.rect(60, 56, 260, 250, "#fcfcfb", LINE)
    d.text(190, 36, "on the page: vertical lines, right to left", 14, INK, anchor="middle", weight=600)
    for row, y in enumerate((72, 192)):
        for k in range(9):
            x, height = 290 - 26 * k, (100 if (row, k) != (1, 8) else 44)
            d.rect(x, y, 12, height, BLUE, rx=2, opacity=0.28 + 0.05 * (8 - k))
            d.text(x + 6, y - 3, str(k + 1 + 9 * row), 9.5, SOFT, anchor="middle")
    d.rect(700, 56, 260, 250, "#fcfcfb", LINE)
    d.text(830, 36, "in the frame: horizontal lines, downwards", 14, INK, anchor="middle", weight=600)
    for row, x in enumerate((722, 842)):
        for k in range(9):
            y, width = 72 + 25 * k, (100 if (row, k) != (1, 8) else 44)
            d.rect(x, y, width, 12, BLUE, rx=2, opacity=0.28 + 0.05 * (8 - k))
            d.text(x - 4, y + 10, str(k + 1 + 9 * row), 9.5, SOFT, anchor="end")
    d.arrow([(350, 150), (670, 150)], INK)
    d.text(510, 138, "turn: (x0, y0, x1, y1) → (y0, -x1, y1, -x0)", 13.5, INK, anchor="middle")
    d.arrow([(670, 220), (350, 220)], INK)
    d.text(510, 208, "back: (x0, y0, x1, y1) → (-y1, x0, -y0, x1)", 13.5, INK, anchor="middle")
    d.text(
        520,
        340,
        "Layout and article making know one direction only; boxes of the edition are always the page's.",
        13,
        SOFT,
        anchor="middle",
    )
    return d


DIAGRAMS: dict[str, Callable[[], Drawing]] = {
    "data-flow.svg": data_flow,
    "columns.svg": columns,
    "heads.svg": heads,
    "frame.svg": frame,
}
"""Each diagram by its file in docs/images."""
