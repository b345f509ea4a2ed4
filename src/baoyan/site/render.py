"""Templates filled with views. Whatever comes from a page is text: it is escaped everywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from baoyan.site import dates
from baoyan.site.text import shortened
from baoyan.site.views import ArticleView, Block, IssueView, PageImage, PageView
from baoyan.site.words import Words

_HERE = Path(__file__).parent
_TAGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh": "zh-CN"}


@dataclass(frozen=True, slots=True)
class Assets:
    """Files that pages use, as paths below the site's root.

    `early`: the script within the head; `tables`: between simplified and traditional; `sounds`: how words are said aloud;
    `more`: what only some pages load, by name.
    """

    css: str
    js: str
    early: Markup
    theme: str | None = None
    tables: str | None = None
    sounds: str | None = None
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Renderer:
    """Fills templates for one site.

    Args:
        t: the interface's phrases.
        assets: what pages link to.
        base_url: the address of the site's root, ending in "/", where it is known.
    """

    t: Words
    assets: Assets
    base_url: str | None = None

    def page(self, template: str, folder: str, **values: Any) -> str:
        """A page of the site.

        Args:
            template: its name without suffix.
            folder: where the page lies below the root; links are made relative to it.
            values: what the template shows; `site_title` and `home` among them.
        """
        here = folder.strip("/")
        return self._environment.get_template(f"{template}.html").render(
            lang=self.t.tag,
            to=lambda path, fragment="": link(here, path, fragment),
            file=lambda path: relative(here, path),
            canonical=self.absolute(here),
            social=lambda *given: self._social(here, values.get("issue"), *given),
            **values,
        )

    def absolute(self, path: str) -> str | None:
        """The full address of a folder, or of a file, of the site."""
        if self.base_url is None:
            return None
        is_file = "." in posixpath.basename(path)
        return self.base_url + (path if is_file or not path else f"{path}/")

    @cached_property
    def spoken(self) -> str:
        """The phrases that scripts say."""
        found = {name.removeprefix("js-"): text for name, text in self.t.phrases.items() if name.startswith("js-")}
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def policy(self) -> str:
        """The Content-Security-Policy of every page: nothing from elsewhere, no script of a page's text.

        Not "default-src 'none'": Firefox fetches the next page ahead, and knows no other rule that allows it.
        """
        seal = base64.b64encode(hashlib.sha256(self.assets.early.encode()).digest()).decode()
        return (
            "default-src 'self'; object-src 'none'; frame-src 'none'; img-src 'self' data:; style-src 'self'; "
            f"script-src 'self' 'sha256-{seal}'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            "base-uri 'none'; form-action 'self'"
        )

    @cached_property
    def _environment(self) -> Environment:
        found = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        found.globals.update(
            t=self.t,
            assets=self.assets,
            spoken=self.spoken,
            policy=self.policy,
            when=lambda issue: dates.when(issue, self.t),
            day_of=lambda issue: dates.day(issue, self.t),
            month_of=lambda number: dates.month(number, self.t),
            month_name=lambda number: self.t("month", month=dates.month(number, self.t)),
            facts_line=lambda issue: facts_line(issue, self.t),
            show=lambda block: show(block, self.t),
        )
        found.filters.update(
            short=shortened, parted=parted, largest=largest, page_of=page_of, region_path=region_path, tag=tag
        )
        return found

    def _social(
        self,
        here: str,
        issue: IssueView | None,
        title: str,
        text: str,
        picture: str | None = None,
        article: ArticleView | None = None,
    ) -> Markup:
        """What other sites show when a page is shared."""
        pairs = [("og:title", title), ("og:description", text), ("og:type", "article" if article else "website")]
        if issue:
            pairs.append(("og:site_name", issue.title))
        if article and issue:
            pairs += [
                ("article:published_time", issue.date or ""),
                ("og:locale", tag(article.language).replace("-", "_")),
            ]
        if url := self.absolute(here):
            pairs.append(("og:url", url))
        lines = [Markup('<meta name="description" content="{}">').format(text)] if text else []
        if picture and (url := self.absolute(picture)):
            pairs.append(("og:image", url))
            lines.append(Markup('<meta name="twitter:card" content="summary_large_image">'))
        lines += [Markup('<meta property="{}" content="{}">').format(name, value) for name, value in pairs if value]
        return Markup("\n").join(lines) + Markup("\n")


def relative(here: str, path: str) -> str:
    """The way from a folder to a file, both below the root.

    >>> relative("a/b", "assets/x.css")
    '../../assets/x.css'
    """
    return posixpath.relpath("/" + path, "/" + here)


def link(here: str, path: str, fragment: str = "") -> str:
    """The way from a folder to a page (or file): a page's file is named, so that it is found from disk as well.

    >>> link("a/b", "a/c"), link("a", "", "x")
    ('../c/index.html', '../index.html#x')
    """
    is_file = "." in posixpath.basename(path)
    found = relative(here, path if is_file else posixpath.join(path, "index.html"))
    return f"{found}#{fragment}" if fragment else found


def data(value: Mapping[str, Any]) -> Markup:
    """Structured data as a script element that holds no markup, whatever the text says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(sign, code)
    return Markup('<script type="application/ld+json">') + Markup(text) + Markup("</script>\n")


def parted(page: PageView) -> tuple[list[ArticleView], list[ArticleView]]:
    """The articles of a page, and what else stands on it; later parts of articles from other pages last."""
    begun = sorted(page.articles, key=lambda a: a.page != page.number)
    return [a for a in begun if a.main], [a for a in begun if not a.main]


def page_of(issue: IssueView, number: int) -> PageView:
    """The page with a number."""
    return next(p for p in issue.pages if p.number == number)


def region_path(page: PageView, article: str) -> str:
    """The outline of an article on a page."""
    return next((r.path for r in page.regions if r.article == article), "")


def largest(image: PageImage) -> str:
    """The file of the largest picture of a page."""
    return f"page-{image.large[-1]}.webp" if image.large else "page.jpg"


def tag(language: str) -> str:
    """The language tag that makes browsers take the right glyphs."""
    return _TAGS.get(language, language)


def facts_line(issue: IssueView, t: Words) -> str:
    """Date, weekday, lunar date, numbers and page count, as far as they are known."""
    facts = issue.facts
    numbers = [
        t("issue-number", number=facts.issue_number) if facts.issue_number else None,
        t("cumulative", number=facts.cumulative_number) if facts.cumulative_number else None,
        t("page-count", number=len(issue.pages)),
    ]
    found = [dates.when(issue, t), facts.weekday, facts.lunar_date, *numbers]
    return " · ".join(dict.fromkeys(v for v in found if v))


def show(block: Block, t: Words) -> Markup:
    """A piece of an article's body as HTML."""
    if block.kind == "turn":
        return Markup('<p class="turn"><span>{}</span></p>').format(t("turned", label=block.text))
    if block.kind == "table":
        return _table(block.rows)
    element, kind = _ELEMENTS.get(block.kind, ("p", ""))
    opening = Markup('<{} class="{}">').format(element, kind) if kind else Markup("<{}>").format(element)
    return opening + _text(block, t) + Markup("</{}>").format(element)


_ELEMENTS = {
    "subheading": ("h2", ""),
    "quote": ("blockquote", ""),
    "note": ("p", "note"),
    "item": ("p", "item"),
    "verse": ("p", "verse"),
    "question": ("p", "question"),
    "answer": ("p", "answer"),
}


def _text(block: Block, t: Words) -> Markup:
    """Text with its line breaks, and the mark of a turn within it."""
    if block.cut is None or block.turn is None:
        return _lines(block.text)
    mark = Markup('<span class="turned" title="{}">⤵</span>').format(t("turned-title", label=block.turn))
    return _lines(block.text[: block.cut]) + mark + _lines(block.text[block.cut :])


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _table(rows: Sequence[Sequence[str]]) -> Markup:
    cells = (Markup("").join(Markup("<td>{}</td>").format(_lines(c)) for c in row) for row in rows)
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(row) for row in cells)
    return Markup('<div class="wide" tabindex="0" role="group"><table>\n{}\n</table></div>').format(body)
