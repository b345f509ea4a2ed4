"""Truth as it is made: every line that is set is written down with its role, its paragraph and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tools.press.canvas import Box, Canvas, Run, union
from tools.press.typeset import Line


def rounded(box: Box) -> list[float]:
    """Return a box as plain numbers with two places."""
    return [round(v, 2) for v in box]


@dataclass
class Article:
    """One article of the truth, filled while it is set."""

    kind: str
    lang: str
    mode: str
    values: dict[str, Any] = field(default_factory=dict)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    carry: Any = None  # what a jump takes to its next page
    key: str = ""

    def block(self, role: str, lines: list[Line], par: int | None = None) -> None:
        """Write down the lines of one block."""
        if not lines:
            return
        columns: dict[int, list[Box]] = {}
        for line in lines:
            columns.setdefault(line.column, []).append(line.box)
        segments = [{"column": c, "polygon": polygon(union(b))} for c, b in columns.items()]
        texts = [[line.text, rounded(line.box)] for line in lines]
        self.blocks.append({"role": role, "par": par, "segments": segments, "lines": texts})
        self.boxes += [line.box for line in lines]

    def truth(self) -> dict[str, Any]:
        """Return the article in the shape of truth.json (without links, which the issue adds)."""
        v = self.values
        body = v.get("body", [])
        subheads, count = [], 0
        for part in body:
            if part["type"] == "subhead":
                subheads.append({"text": part["text"], "before_paragraph": count})
            else:
                count += 1
        keys = ("column_title", "group", "kicker", "headline", "deck", "byline", "dateline", "source", "editor_note")
        out: dict[str, Any] = {"id": "", "kind": self.kind, "lang": self.lang, "writing_mode": self.mode}
        out |= {k: v.get(k) for k in keys if v.get(k) or k in {"kicker", "headline", "deck", "byline", "source"}}
        out["byline_inline"] = v.get("byline_inline", False)
        if body:
            out["body"] = body
        out["paragraphs"] = [p["text"] for p in body if p["type"] != "subhead"]
        out |= {"subheads": subheads} if subheads else {}
        out |= {"captions": v.get("captions", []), "credits": v.get("credits", [])}
        out |= {k: v[k] for k in ("photos", "pullquotes", "table", "story") if v.get(k)}
        out |= {"flags": self.flags} if self.flags else {}
        out["bbox"] = rounded(union(self.boxes)) if self.boxes else None
        out["blocks"] = self.blocks
        return out


def polygon(box: Box) -> list[list[float]]:
    """Return a box as a closed polygon."""
    x, y, w, h = (round(v, 2) for v in box)
    return [[x, y], [round(x + w, 2), y], [round(x + w, 2), round(y + h, 2)], [x, round(y + h, 2)]]


@dataclass
class PageTruth:
    """One page of the truth with its canvas."""

    number: int
    label: str
    section: str
    canvas: Canvas
    articles: list[Article] = field(default_factory=list)
    furniture: list[dict[str, Any]] = field(default_factory=list)

    def draw(self, lines: list[Line], effect: str = "") -> None:
        """Put lines on the canvas."""
        for line in lines:
            self.canvas.runs.append(Run(line.glyphs, effect))  # type: ignore[arg-type]

    def put(self, article: Article, role: str, lines: list[Line], par: int | None = None, effect: str = "") -> None:
        """Put lines on the canvas and write them down as a block of an article."""
        self.draw(lines, effect)
        article.block(role, lines, par)

    def furnish(self, role: str, lines: list[Line]) -> None:
        """Put lines on the canvas that belong to no article."""
        self.draw(lines)
        text = "".join(line.text for line in lines) if role != "editors" else "　".join(line.text for line in lines)
        box = union([line.box for line in lines])
        self.furniture.append({"role": role, "text": text, "bbox": rounded(box)})
