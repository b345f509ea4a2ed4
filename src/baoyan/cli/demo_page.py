"""One plain page that shows an edition beside drawings of its pages; the demo's index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from baoyan.cli.words import language, t
from baoyan.errors import told
from baoyan.model.edition import Article, Edition, Page, Part, PartType

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1b; --paper: #fbfaf7; --line: #d8d4ca; --soft: #6b675e; --red: #a3201d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #191816; --line: #3a3833; --soft: #a29d92; --red: #f0857f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
body { font: 17px/1.75 "Noto Serif CJK SC", "Songti SC", Georgia, serif; }
header, section { max-width: 80rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem); }
header { border-bottom: 3px double var(--line); }
h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.2; margin: 0; color: var(--red); }
h2 { font-size: 1.1rem; color: var(--soft); border-bottom: 1px solid var(--line); }
.page { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 60rem) {
  .page { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); }
  .page > figure { position: sticky; top: 1rem; align-self: start; }
}
figure { margin: 0; } img { width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
article { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
summary { cursor: pointer; font-weight: 700; font-size: 1.15rem; padding: 0.5rem 1.6em 0.5rem 0; position: relative; }
summary { list-style: none; } summary::-webkit-details-marker { display: none; }
summary::after { content: "+"; position: absolute; right: 0.2em; top: 0.5rem; color: var(--soft); font-weight: 400; }
[open] > summary::after { content: "–"; }
summary small { display: block; font-weight: 400; color: var(--soft); }
article p { margin: 0.4em 0; text-indent: 2em; } html[lang=en] article p { text-indent: 0; }
article .by, article .more { text-indent: 0; } .by, .more, li { color: var(--soft); font-size: 0.95rem; } h4 { margin: 1em 0 0.2em; }
table { border-collapse: collapse; } td { border: 1px solid var(--line); padding: 0.2em 0.6em; }
a { color: var(--red); } nav a { display: inline-block; padding: 0.4rem 0.7rem; min-width: 2.6rem; text-align: center; }
"""
_SHORT = 200
"""Articles on the first page up to this many characters stand open."""
_FIRST_WORDS = 40
"""Characters that stand for a headline where there is none."""


def demo_page(edition: Edition, drawings: Sequence[str]) -> str:
    """The page as HTML. `drawings`: for each page of the edition the name of its picture."""
    tag = edition.issue.language or language()
    title = edition.issue.title or "Baoyan"
    body = "\n".join(_page(edition, page, image) for page, image in zip(edition.pages, drawings, strict=True))
    links = "".join(f'<a href="#p{p.number}">{escape(p.label or str(p.number))}</a>' for p in edition.pages)
    facts = (edition.issue.date, edition.issue.weekday, edition.issue.lunar_date)
    line = " · ".join(escape(v) for v in facts if v)
    return (
        f'<!doctype html>\n<html lang="{escape(tag)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(title)}</h1><p>{line}</p><nav>{links}</nav></header>\n"
        f"<main>\n{body}\n{_problems(edition)}</main>\n</body>\n</html>\n"
    )


def _page(edition: Edition, page: Page, image: str) -> str:
    name = t("page", number=page.label or page.number) + (f" {page.section}" if page.section else "")
    articles = "\n".join(_article(a) for a in edition.articles if a.page == page.number and a.kind != "masthead")
    return (
        f'<section id="p{page.number}"><h2>{escape(name)}</h2><div class="page">'
        f'<figure><a href="{escape(image)}">'
        f'<img src="{escape(image)}" alt="{escape(name)}" loading="lazy"></a></figure>'
        f"<div>\n{articles}\n</div></div></section>"
    )


def _article(article: Article) -> str:
    small = " ".join(v for v in (article.column_title, article.kicker) if v)
    first = next((p.text for p in article.body if p.text), "") or next((p.caption or "" for p in article.pictures), "")
    begun = first if len(first) <= _FIRST_WORDS else f"{first[:_FIRST_WORDS].rstrip()}…"
    head = escape(article.headline or begun or "—")
    short = article.page == 1 and sum(len(p.text) for p in article.body) < _SHORT
    opened = " open" if short and article.headline else ""
    inner = "\n".join(_inside(article))
    return (
        f'<article id="{escape(article.id)}"><details{opened}><summary>'
        f"{f'<small>{escape(small)}</small>' if small else ''}{head}"
        f"{f'<small>{escape(article.deck)}</small>' if article.deck else ''}</summary>\n{inner}</details></article>"
    )


def _inside(article: Article) -> Iterator[str]:
    if article.byline:
        yield f'<p class="by">{escape(article.byline)}</p>'
    yield from _jump(article, forward=False)
    for part in article.body:
        yield _part(part)
    yield from _jump(article, forward=True)
    for picture in article.pictures:
        text = " ".join(v for v in (picture.caption, picture.credit) if v)
        if text:
            yield f'<p class="by">▣ {escape(text)}</p>'


def _jump(article: Article, *, forward: bool) -> Iterator[str]:
    link = article.continued_to if forward else article.continued_from
    if link and link.article:
        text = link.text or ("→" if forward else "←")
        yield f'<p class="more"><a href="#{escape(link.article)}">{escape(text)}</a></p>'


def _part(part: Part) -> str:
    if part.rows:
        rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in part.rows)
        return f"<table>{rows}</table>"
    text = escape(part.text).replace("\n", "<br>")
    return f"<h4>{text}</h4>" if part.type is PartType.SUBHEADING else f"<p>{text}</p>"


def _problems(edition: Edition) -> str:
    if not edition.problems:
        return ""
    lines = "".join(f"<li>{escape(told(p, language())[0])}</li>" for p in edition.problems)
    return f"<section><h2>{escape(t('problems-found'))}</h2><ul>{lines}</ul></section>\n"
