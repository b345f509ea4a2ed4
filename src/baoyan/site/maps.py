"""What search engines look for: robots.txt, the sitemap of each paper's years, the news sitemap of the newest issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from baoyan.site.records import IssueRecord
from baoyan.site.render import Renderer, tag
from baoyan.site.text import shortened
from baoyan.site.writer import Writer

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_MOST = 45_000
"""Addresses of one map; the protocol allows 50,000."""
_MOST_NEWS = 1000


def write(papers: Mapping[str, Sequence[IssueRecord]], writer: Writer, renderer: Renderer) -> None:
    """Write the maps; without the site's address only a robots.txt that allows everything."""
    lines = ["User-agent: *", "Allow: /"]
    if renderer.base_url:
        names = [n for paper, issues in papers.items() for n in _maps(paper, issues, writer, renderer)]
        root = ET.Element(f"{{{_MAP}}}sitemapindex")
        for name in names:
            ET.SubElement(ET.SubElement(root, f"{{{_MAP}}}sitemap"), f"{{{_MAP}}}loc").text = renderer.absolute(name)
        writer.put("sitemap.xml", _xml(root))
        lines.append(f"Sitemap: {renderer.absolute('sitemap.xml')}")
    writer.put("robots.txt", "\n".join(lines) + "\n")


def _maps(paper: str, issues: Sequence[IssueRecord], writer: Writer, renderer: Renderer) -> list[str]:
    names = []
    for year, own in groupby(issues, key=lambda r: r.date[:4] if r.date else "undated"):
        places = [p for r in own for p in _places(r)]
        for k in range(0, len(places), _MOST):
            name = f"{paper}/sitemap-{year}{f'-{k // _MOST + 1}' if k else ''}.xml"
            writer.put(name, _xml(_urls(places[k : k + _MOST], renderer)))
            names.append(name)
    dated = [r for r in issues if r.date]
    if dated:
        name = f"{paper}/sitemap-news.xml"
        writer.put(name, _xml(_news(dated[-1], renderer)))
        names.append(name)
    return names


def _places(issue: IssueRecord) -> Iterable[tuple[str, str]]:
    """The folders of an issue's pages, with the day of their last change."""
    day = issue.updated[:10]
    yield issue.folder, day
    for page in issue.pages:
        yield f"{issue.folder}/{page.slug}", day
    for article in issue.articles:
        yield f"{issue.folder}/{article.address}", day


def _urls(places: Iterable[tuple[str, str]], renderer: Renderer) -> ET.Element:
    root = ET.Element(f"{{{_MAP}}}urlset")
    for path, day in places:
        url = ET.SubElement(root, f"{{{_MAP}}}url")
        ET.SubElement(url, f"{{{_MAP}}}loc").text = renderer.absolute(path)
        ET.SubElement(url, f"{{{_MAP}}}lastmod").text = day
    return root


def _news(issue: IssueRecord, renderer: Renderer) -> ET.Element:
    root = ET.Element(f"{{{_MAP}}}urlset")
    for article in [a for a in issue.articles if a.main][:_MOST_NEWS]:
        url = ET.SubElement(root, f"{{{_MAP}}}url")
        ET.SubElement(url, f"{{{_MAP}}}loc").text = renderer.absolute(f"{issue.folder}/{article.address}")
        news = ET.SubElement(url, f"{{{_NEWS}}}news")
        publication = ET.SubElement(news, f"{{{_NEWS}}}publication")
        ET.SubElement(publication, f"{{{_NEWS}}}name").text = issue.title
        ET.SubElement(publication, f"{{{_NEWS}}}language").text = tag(issue.language).lower()
        ET.SubElement(news, f"{{{_NEWS}}}publication_date").text = issue.date
        ET.SubElement(news, f"{{{_NEWS}}}title").text = shortened(article.title, 200)
    return root


def _xml(root: ET.Element) -> bytes:
    ET.register_namespace("", _MAP)
    ET.register_namespace("news", _NEWS)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode(
        "utf-8", "replace"
    )
