"""Feeds of a paper, of its pages and of its sections: Atom, RSS 2.0 and JSON Feed, with the articles' full text."""

from __future__ import annotations

import datetime
import json
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from markupsafe import Markup

from baoyan.site import dates
from baoyan.site.render import Renderer, show, tag
from baoyan.site.slugs import slug
from baoyan.site.text import clean, shortened
from baoyan.site.views import ArticleView, CutPicture, IssueView, PageView
from baoyan.site.writer import Writer

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MOST = 100
"""Articles of a feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed: its address, its page's, and the PDF of its page."""

    issue: IssueView
    article: ArticleView
    page: PageView


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `name`: its file without suffix, below the root; `home`: the folder that it is of."""

    name: str
    title: str
    home: str
    entries: tuple[Entry, ...]


def feeds_of(issues: Sequence[IssueView]) -> Iterator[Feed]:
    """The feeds of one paper: its own, one for each page of the newest issue, one for each section.

    Args:
        issues: the newest first.
    """
    newest = issues[0]
    entries = [e for issue in issues for e in _entries(issue)]
    yield Feed(f"{newest.paper}/feed", newest.title, newest.paper, tuple(entries[:_MOST]))
    for page in newest.pages:
        own = tuple(e for e in entries if e.page.slug == page.slug)[:_MOST]
        yield Feed(f"{newest.paper}/feeds/page-{page.slug}", f"{newest.title} {page.label}", newest.paper, own)
    for section in dict.fromkeys(p.section for p in newest.pages if p.section):
        own = tuple(e for e in entries if e.page.section == section)[:_MOST]
        name = slug(section) if section.isascii() else _pinyin(section)
        yield Feed(f"{newest.paper}/feeds/section-{name}", f"{newest.title} {section}", newest.paper, own)


def write(issues: Sequence[IssueView], writer: Writer, renderer: Renderer) -> None:
    """Write the feeds of one paper, the newest issue first."""
    for feed in feeds_of(issues):
        maker = _Maker(feed, renderer)
        writer.put(f"{feed.name}.atom", maker.atom())
        writer.put(f"{feed.name}.rss", maker.rss())
        writer.put(f"{feed.name}.json", maker.json())


def _entries(issue: IssueView) -> Iterator[Entry]:
    pages = {p.number: p for p in issue.pages}
    for article in issue.articles:
        if article.main and article.page in pages:
            yield Entry(issue, article, pages[article.page])


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin

    return slug(" ".join(lazy_pinyin(text))) or "x"


@dataclass(frozen=True, slots=True)
class _Maker:
    """Writes one feed in each format. Without the site's address, links lead on from the feed's own place."""

    feed: Feed
    renderer: Renderer

    def link(self, path: str) -> str:
        """The address of a page or a file."""
        absolute = self.renderer.absolute(path)
        if absolute is not None:
            return absolute
        is_file = "." in posixpath.basename(path)
        found = posixpath.relpath("/" + path, "/" + posixpath.dirname(self.feed.name))
        return found if is_file else f"{found}/"

    def ident(self, path: str) -> str:
        """A name that is for ever: the address where it is known."""
        return self.renderer.absolute(path) or f"tag:baoyan.invalid,2026:{path}"

    def atom(self) -> bytes:
        """The feed as Atom (RFC 4287)."""
        ET.register_namespace("", ATOM)
        feed = self.feed
        root = ET.Element(f"{{{ATOM}}}feed")
        _add(root, ATOM, "id", self.ident(feed.name + ".atom"))
        _add(root, ATOM, "title", feed.title)
        _add(
            root,
            ATOM,
            "updated",
            max((moment(e.issue).isoformat() for e in feed.entries), default="1970-01-01T00:00:00Z"),
        )
        _add(root, ATOM, "link", None, rel="self", type="application/atom+xml", href=self.link(feed.name + ".atom"))
        _add(root, ATOM, "link", None, rel="alternate", type="text/html", href=self.link(feed.home))
        _add(_add(root, ATOM, "author", None), ATOM, "name", feed.title)
        for entry in feed.entries:
            self._atom_entry(root, entry)
        return _xml(root)

    def _atom_entry(self, root: ET.Element, entry: Entry) -> None:
        found = _add(root, ATOM, "entry", None)
        path = f"{entry.issue.folder}/{entry.article.address}"
        _add(found, ATOM, "id", self.ident(path))
        _add(found, ATOM, "title", shortened(entry.article.title, 200))
        _add(found, ATOM, "updated", moment(entry.issue).isoformat())
        _add(found, ATOM, "published", moment(entry.issue).isoformat())
        _add(found, ATOM, "link", None, rel="alternate", type="text/html", href=self.link(path))
        if pdf := _pdf(entry):
            _add(found, ATOM, "link", None, rel="enclosure", type="application/pdf", href=self.link(pdf))
        for person in entry.article.people:
            _add(_add(found, ATOM, "author", None), ATOM, "name", clean(person.name))
        if entry.page.section:
            _add(found, ATOM, "category", None, term=entry.page.section)
        _add(found, ATOM, "summary", entry.article.summary or _caption(entry.article))
        _add(found, ATOM, "content", self.html(entry), type="html")

    def rss(self) -> bytes:
        """The feed as RSS 2.0, full text in content:encoded."""
        ET.register_namespace("atom", ATOM)
        ET.register_namespace("content", CONTENT)
        feed = self.feed
        root = ET.Element("rss", version="2.0")
        channel = ET.SubElement(root, "channel")
        _add(channel, "", "title", feed.title)
        _add(channel, "", "link", self.link(feed.home))
        _add(channel, "", "description", feed.title)
        _add(channel, "", "language", tag(feed.entries[0].issue.language) if feed.entries else "en")
        _add(channel, ATOM, "link", None, rel="self", type="application/rss+xml", href=self.link(feed.name + ".rss"))
        for entry in feed.entries:
            self._rss_item(channel, entry)
        return _xml(root)

    def _rss_item(self, channel: ET.Element, entry: Entry) -> None:
        path = f"{entry.issue.folder}/{entry.article.address}"
        item = ET.SubElement(channel, "item")
        _add(item, "", "title", shortened(entry.article.title, 200))
        _add(item, "", "link", self.link(path))
        _add(item, "", "guid", self.ident(path), isPermaLink=str(self.renderer.base_url is not None).lower())
        if entry.issue.date:
            _add(item, "", "pubDate", format_datetime(moment(entry.issue)))
        if entry.page.section:
            _add(item, "", "category", entry.page.section)
        _add(item, "", "description", entry.article.summary or _caption(entry.article))
        _add(item, CONTENT, "encoded", self.html(entry))
        if pdf := _pdf(entry):
            size = str(entry.page.pdf_bytes or 0)
            _add(item, "", "enclosure", None, url=self.link(pdf), type="application/pdf", length=size)

    def json(self) -> bytes:
        """The feed as JSON Feed 1.1."""
        feed = self.feed
        found = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": self.link(feed.home),
            "feed_url": self.link(feed.name + ".json"),
            "items": [self._json_item(e) for e in feed.entries],
        }
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def _json_item(self, entry: Entry) -> dict[str, object]:
        path = f"{entry.issue.folder}/{entry.article.address}"
        pdf = _pdf(entry)
        found: dict[str, object] = {
            "id": self.ident(path),
            "url": self.link(path),
            "title": shortened(entry.article.title, 200),
            "summary": entry.article.summary or _caption(entry.article),
            "content_html": self.html(entry),
            "language": tag(entry.article.language),
        }
        if entry.issue.date:
            found["date_published"] = moment(entry.issue).isoformat()
        if entry.article.people:
            found["authors"] = [{"name": clean(p.name)} for p in entry.article.people]
        if pdf:
            found["attachments"] = [{"url": self.link(pdf), "mime_type": "application/pdf"}]
        return found

    def html(self, entry: Entry) -> str:
        """The article as HTML: its heads below the headline, its pictures where the site's address is known, its text."""
        article = entry.article
        heads = (Markup("<p><strong>{}</strong></p>").format(h) for h in (article.kicker, article.deck) if h)
        pictures = (self._picture(entry.issue, p) for p in article.pictures)
        return "".join(map(str, (*heads, *pictures, *(show(block, self.renderer.t) for block in article.blocks))))

    def _picture(self, issue: IssueView, picture: CutPicture) -> Markup:
        url = self.renderer.absolute(f"{issue.folder}/{picture.stem}.jpg") if picture.widths else None
        image = Markup('<img src="{}" alt="{}">').format(url, picture.caption or "") if url else Markup("")
        caption = " ".join(v for v in (picture.caption, picture.credit) if v)
        if caption:
            caption = Markup("<figcaption>{}</figcaption>").format(caption)
        return Markup("<figure>{}{}</figure>").format(image, caption) if image or caption else Markup("")


def _caption(article: ArticleView) -> str:
    """What stands for the text of an article of pictures alone."""
    return next((p.caption for p in article.pictures if p.caption), article.title)


def _pdf(entry: Entry) -> str | None:
    return f"{entry.issue.folder}/{entry.page.slug}/{entry.page.pdf}" if entry.page.pdf else None


def moment(issue: IssueView) -> datetime.datetime:
    """When an issue came out: the morning of its day, in China for Chinese papers, else by UTC."""
    found = dates.parsed(issue.date) or datetime.date(1970, 1, 1)
    hours = 8 if issue.language.startswith("zh") else 0
    zone = datetime.timezone(datetime.timedelta(hours=hours))
    return datetime.datetime(found.year, found.month, found.day, 6, tzinfo=zone)


def _add(parent: ET.Element, space: str, name: str, text: str | None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, f"{{{space}}}{name}" if space else name, attributes)
    found.text = text
    return found


def _xml(root: ET.Element) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode(
        "utf-8", "replace"
    )
