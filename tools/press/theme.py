"""A paper's look, drawn by seed: page, grid, faces, sizes, colours, habits."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from tools.press.canvas import BLACK, Colour
from tools.press.typeset import Style

ACCENTS: list[Colour] = [
    (0.75, 0.07, 0.1), (0.1, 0.25, 0.5), (0.08, 0.4, 0.28), (0.5, 0.1, 0.2), (0.12, 0.12, 0.12), (0.0, 0.42, 0.5),
    (0.7, 0.35, 0.05), (0.32, 0.16, 0.42), (0.85, 0.15, 0.1),
]  # fmt: skip
TINTS: list[Colour] = [
    (0.93, 0.95, 0.97), (0.97, 0.95, 0.9), (0.93, 0.93, 0.93), (0.94, 0.97, 0.93), (0.99, 0.94, 0.92), (0.9, 0.94, 0.96),
    (1.0, 0.97, 0.86),
]  # fmt: skip
SIZES = {
    "tabloid": (780.0, 1105.0), "tabloid-s": (760.0, 1080.0), "berliner": (893.0, 1332.0), "broadsheet": (1105.0, 1560.0),
    "a3": (841.9, 1190.6), "us-tabloid": (792.0, 1224.0), "us-broadsheet": (864.0, 1584.0), "rheinisch": (992.0, 1446.0),
    "compact": (680.0, 964.0),
}  # fmt: skip


@dataclass
class Theme:
    """Everything that stays the same through one issue."""

    lang: str
    vertical: bool
    size: tuple[float, float]
    margins: tuple[float, float, float, float]  # left, top, right, bottom
    columns: int
    gutter: float
    body: Style
    leading: float
    heads: list[Style]
    label: Style  # captions, folios
    soft: Style  # the kai or italic hand: bylines, decks, notes
    strong: Style  # sub-headings, lead-ins
    accent: Colour
    tint: Colour
    parting: str  # rules | space | mixed
    indent: float
    gap: float  # white space between articles
    traits: dict[str, object] = field(default_factory=dict)

    def style(self, role: str, size: float | None = None, colour: Colour | None = None) -> Style:
        """Return the style of a role: body, label, soft, strong or a head by number."""
        base: Style = getattr(self, role)
        return replace(base, size=size or base.size, colour=colour if colour is not None else base.colour)

    @property
    def euro(self) -> bool:
        """Whether the paper is written in a European language."""
        return self.lang in {"en", "de"}

    @property
    def em(self) -> float:
        """Size of the body text."""
        return self.body.size


def _style(lang: str, face: str, latin: str, size: float, gap: float) -> Style:
    return Style(face, latin, size, BLACK, lang, gap=gap)


def draw_theme(lang: str, vertical: bool, rng: random.Random) -> Theme:
    """Draw the look of a paper."""
    return _euro_theme(lang, rng) if lang in {"en", "de"} else _cjk_theme(lang, vertical, rng)


def _margins(rng: random.Random, size: tuple[float, float]) -> tuple[float, float, float, float]:
    side = rng.uniform(0.035, 0.06) * size[0]
    return (
        side,
        rng.uniform(0.025, 0.04) * size[1],
        side + rng.choice([0, 0, 0, 6]),
        rng.uniform(0.028, 0.045) * size[1],
    )


def _cjk_theme(lang: str, vertical: bool, rng: random.Random) -> Theme:
    names = ["tabloid", "tabloid", "berliner", "broadsheet", "a3", "tabloid-s", "compact"]
    size = SIZES[rng.choice(names if not vertical else ["berliner", "a3", "tabloid"])]
    margins = _margins(rng, size)
    along = size[1] - margins[1] - margins[3] - 70.0 if vertical else size[0] - margins[0] - margins[2]
    em = rng.choice([8.6, 9.0, 9.4, 9.8, 10.5])
    gutter = rng.choice([10.0, 12.0, 14.0, 16.0, 20.0])
    chars = rng.choice([11, 12, 13, 14, 16])
    columns = max(3, min(9, round((along + gutter) / (chars * em + gutter))))
    serif, sans = ("song", "hei") if lang == "zh" else ("ming", "hei-tc")
    latin = rng.choice(["own", "own", "noto-serif", "noto-sans"])
    gap = rng.choice([0.0, 0.12, 0.2, 0.25])
    body = _style(lang, serif, serif if latin == "own" else latin, em, gap)
    pool = [f"{serif}-bold", f"{sans}-bold", f"{sans}-bold", serif, sans]
    stretch = rng.choice([1.0, 1.0, 1.0, 0.92, 0.86]) if not vertical else 1.0
    heads = [replace(_style(lang, f, f, em, min(gap, 0.1)), stretch=stretch) for f in rng.sample(pool, 3)]
    label = _style(lang, sans, sans, em * 0.9, gap)
    strong = _style(lang, f"{sans}-bold", f"{sans}-bold", em, gap)
    hand = rng.choice([sans, sans, serif])
    soft = _style(lang, hand, hand, em, gap)
    return Theme(
        lang, vertical, size, margins, columns, gutter, body, em * rng.choice([1.42, 1.5, 1.55, 1.62, 1.7]), heads, label,
        soft, strong, rng.choice(ACCENTS), rng.choice(TINTS), rng.choice(["rules", "space", "mixed", "mixed"]), 2 * em,
        rng.choice([12.0, 14.0, 18.0, 22.0]), _habits(rng),
    )  # fmt: skip


def _euro_theme(lang: str, rng: random.Random) -> Theme:
    names = (
        ["us-tabloid", "us-broadsheet", "berliner", "a3"]
        if lang == "en"
        else ["rheinisch", "berliner", "a3", "broadsheet"]
    )
    size = SIZES[rng.choice(names)]
    margins = _margins(rng, size)
    width = size[0] - margins[0] - margins[2]
    em = rng.choice([8.6, 9.0, 9.4, 9.8])
    gutter = rng.choice([10.0, 12.0, 14.0, 16.0])
    columns = max(3, min(8, round((width + gutter) / (rng.choice([112, 124, 136, 150]) + gutter))))
    family = rng.choice(["noto-serif", "noto-serif", "noto-serif", "noto-sans"])
    em *= 0.94
    sans = "noto-sans"

    def one(face: str, size: float = em) -> Style:
        return Style(face, face, size, BLACK, lang)

    pool = ["noto-serif-bold", "display-bold", f"{sans}-bold", "display", "display-italic"]
    heads = [one(f) for f in rng.sample(list(dict.fromkeys(pool)), 3)]
    body = replace(one(family), ligatures=rng.random() < 0.4)
    return Theme(
        lang, False, size, margins, columns, gutter, body, em * rng.choice([1.14, 1.2, 1.26]), heads, one(sans, em * 0.88),
        one(f"{family}-italic"), one(f"{rng.choice([family, sans])}-bold"), rng.choice(ACCENTS), rng.choice(TINTS),
        rng.choice(["rules", "space", "mixed", "mixed"]), rng.choice([8.0, 10.0, 12.0]), rng.choice([12.0, 14.0, 18.0]),
        _habits(rng),
    )  # fmt: skip


def _habits(rng: random.Random) -> dict[str, object]:
    return {
        "head_align": rng.choice(["left", "left", "centre", "mixed"]),
        "folio": rng.choice(["top", "top", "top", "bottom", "band"]),
        "jump": rng.randrange(6),
        "byline": rng.randrange(8),
        "caption": rng.randrange(6),
        "bullet": rng.choice("▲●□■◆▶◎★"),
        "wide_sub": rng.random() < 0.5,
        "digital": rng.random(),
    }
