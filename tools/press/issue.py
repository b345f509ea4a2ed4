"""An issue as a whole: pages in order, links between articles, truth.json, PDF files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.press.canvas import Canvas
from tools.press.pdf import Options, Sheet, save
from tools.press.record import Article, PageTruth, rounded
from tools.press.theme import Theme
from tools.press.typeset import Frame


@dataclass
class Issue:
    """The pages made so far and what is known of the paper."""

    name: str
    theme: Theme
    facts: dict[str, Any]
    pages: list[PageTruth] = field(default_factory=list)

    def page(self, label: str, section: str) -> PageTruth:
        """Begin the next page."""
        page = PageTruth(len(self.pages) + 1, label, section, Canvas(*self.theme.size))
        self.pages.append(page)
        return page

    @property
    def width(self) -> float:
        """Room between the left and right margins."""
        left, _, right, _ = self.theme.margins
        return self.theme.size[0] - left - right

    def area(self, top: float, bottom: float = 0.0) -> Frame:
        """Return the frame between the margins from `top` down, leaving `bottom` points above the lower margin."""
        left, _, _, low = self.theme.margins
        return Frame(left, top, self.width, self.theme.size[1] - low - bottom - top, self.theme.vertical)

    def find(self, name: str, *, page: int | None = None) -> Article:
        """Return an article by the name its copy has."""
        for p in self.pages:
            for a in p.articles:
                if a.key == name and (page is None or p.number == page):
                    return a
        raise KeyError(name)

    def truth(self) -> dict[str, Any]:
        """Return the whole truth in the shape that the scorer reads."""
        pages = []
        places: dict[int, tuple[PageTruth, str]] = {}
        for page in self.pages:
            for k, article in enumerate(page.articles, 1):
                places[id(article)] = (page, f"p{page.number:02}-a{k:02}")
        for page in self.pages:
            w, h = page.canvas.width, page.canvas.height
            articles = [self._article(a, places) for a in page.articles]
            pages.append(
                {
                    "page": page.number, "label": page.label, "section": page.section, "size_pt": [w, h],
                    "trim": [0.0, 0.0, w, h], "articles": articles, "furniture": page.furniture,
                }
            )  # fmt: skip
        language = {"zh": "zh-Hans", "hant": "zh-Hant"}.get(self.theme.lang, self.theme.lang)
        stories = [s for p in self.pages for a in p.articles if (s := self._story(a, places))]
        return {"issue": self.name, "language": language, "facts": self.facts, "pages": pages, "stories": stories}

    def _article(self, article: Article, places: dict[int, tuple[PageTruth, str]]) -> dict[str, Any]:
        out = article.truth()
        out["id"] = places[id(article)][1]
        out = {"id": out.pop("id"), **out}
        nxt, before = article.values.get("next"), article.values.get("before")
        for key, other, label in (
            ("continues_to", nxt, article.values.get("next_label")),
            ("continued_from", before, article.values.get("before_label")),
        ):
            if other is not None:
                page, name = places[id(other)]
                out[key] = {"page": page.number, "label": label, "article": name}
        if before is not None:
            out["continued_from"]["mid_paragraph"] = bool(before.values.get("cut"))
        if nxt is not None or before is not None:
            out["story"] = article.key
        if "points" in article.values:
            number, label, name = article.values["points"]
            out["links_to"] = {"page": number, "label": label} if number else {"label": label}
            if name:
                page, found = places[id(self.find(name))]
                out["links_to"] |= {"page": page.number, "article": found}
        return out

    def _story(self, first: Article, places: dict[int, tuple[PageTruth, str]]) -> dict[str, Any] | None:
        if first.values.get("next") is None or first.values.get("before") is not None:
            return None
        chain, whole = [first], [p["text"] for p in first.values.get("body", ()) if p["type"] != "subhead"]
        while (nxt := chain[-1].values.get("next")) is not None:
            texts = [p["text"] for p in nxt.values.get("body", ()) if p["type"] != "subhead"]
            if chain[-1].values.get("cut"):
                space = " " if self.theme.euro else ""
                whole[-1] += space + texts.pop(0)
            whole += texts
            chain.append(nxt)
        return {"story": first.key, "parts": [places[id(a)][1] for a in chain], "paragraphs": whole}


def join(first: Article, second: Article, label: str, back: str) -> None:
    """Link the two parts of a story that turns a page."""
    first.values |= {"next": second, "next_label": label}
    second.values |= {"before": first, "before_label": back}


def write(issue: Issue, folder: Path, options: Options | None = None, names: str = "{:02}.pdf") -> None:
    """Write one PDF a page and truth.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in issue.pages:
        sheet = Sheet(page.canvas, (page.canvas.width, page.canvas.height))
        title = f"{issue.facts['title']} {page.label}"
        save(folder / names.format(page.number), [sheet], options or Options(), title)
    write_truth(issue.truth(), folder)


def write_truth(truth: dict[str, Any], folder: Path) -> None:
    """Write truth.json."""
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


def furnish_box(page: PageTruth, role: str, text: str, box: tuple[float, float, float, float]) -> None:
    """Write down furniture that is drawn as a picture or a shape."""
    page.furniture.append({"role": role, "text": text, "bbox": rounded(box)})
