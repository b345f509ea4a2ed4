"""Feeds as an outside parser reads them, maps for search engines, what is kept for reading without a network."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from baoyan.model.edition import Kind
from plugins.site_editions import HOSTILE, ISSUE, PAPER, build, edition, read

BASE = "https://paper.example/"


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_feed_is_read_by_an_outside_parser(tmp_path: Path, kind: str) -> None:
    build(tmp_path, edition(), edition("2026-05-29"), base_url=BASE)
    found = feedparser.parse((tmp_path / "qing-du" / f"feed.{kind}").read_bytes())
    assert not found.bozo
    assert found.feed.title == "青渡周报"
    assert [e.title for e in found.entries] == ["渡口换了守法", "水位"] * 2
    first = found.entries[0]
    assert first.link == f"{BASE}qing-du/2026-05-29/01/p01-a01/"
    assert first.id == first.link
    assert "船没有卖。镇里找他商量。" in first.content[0].value
    assert first.published_parsed[:3] == (2026, 5, 28)  # six in the morning in China is the evening before in UTC


def test_json_feed(tmp_path: Path) -> None:
    build(tmp_path, edition(), base_url=BASE)
    found = json.loads((tmp_path / "qing-du" / "feed.json").read_bytes())
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert [i["title"] for i in found["items"]] == ["渡口换了守法", "水位"]


def test_feeds_of_pages_and_sections(tmp_path: Path) -> None:
    build(tmp_path, edition(), base_url=BASE)
    page = feedparser.parse((tmp_path / "qing-du" / "feeds" / "page-02.atom").read_bytes())
    assert [e.title for e in page.entries] == ["水位"]
    section = feedparser.parse((tmp_path / "qing-du" / "feeds" / "section-yao-wen.rss").read_bytes())
    assert len(section.entries) == 2


def test_hostile_text_stays_text_in_feeds(tmp_path: Path) -> None:
    build(tmp_path, edition(headline=HOSTILE, body=HOSTILE))
    for kind in ("atom", "rss"):
        data = (tmp_path / "qing-du" / f"feed.{kind}").read_bytes()
        ET.fromstring(data)
        found = feedparser.parse(data)
        assert "<script" not in found.entries[0].content[0].value
        assert b"\x00" not in data


def test_maps_list_every_page(tmp_path: Path) -> None:
    build(tmp_path, edition(), base_url=BASE)
    index = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{BASE}qing-du/sitemap-2026.xml</loc>" in index
    listed = ET.fromstring((tmp_path / "qing-du" / "sitemap-2026.xml").read_bytes())
    places = [e.text or "" for e in listed.iter() if e.tag.endswith("loc")]
    assert f"{BASE}{ISSUE}/02/p02-a02/" in places
    for place in places:
        assert (tmp_path / place.removeprefix(BASE) / "index.html").is_file()
    news = (tmp_path / "qing-du" / "sitemap-news.xml").read_text(encoding="utf-8")
    assert "<news:title>渡口换了守法</news:title>" in news
    assert "Sitemap: https://paper.example/sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")


def test_without_an_address_there_is_no_map(tmp_path: Path) -> None:
    build(tmp_path, edition())
    assert not (tmp_path / "sitemap.xml").exists()
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text(encoding="utf-8")


def test_what_is_kept_offline_is_there(tmp_path: Path) -> None:
    build(tmp_path, edition(), edition("2026-05-29"))
    kept = json.loads((tmp_path / "offline.json").read_bytes())
    assert "qing-du/2026-05-29/01/p01-a01/" in kept["pages"]
    assert not any("2026-05-22" in p for p in kept["pages"])
    assert all((tmp_path / p / "index.html").is_file() for p in kept["pages"])
    assert all((tmp_path / f).is_file() for f in kept["files"])
    manifest = json.loads((tmp_path / "manifest.webmanifest").read_bytes())
    assert manifest["name"] == "青渡周报"
    assert all((tmp_path / i["src"]).is_file() for i in manifest["icons"])


def test_article_of_a_picture_alone_is_no_empty_entry(tmp_path: Path) -> None:
    given = edition()
    alone = replace(given.articles[2], kind=Kind.PHOTO_NEWS, body=(), pictures=given.articles[0].pictures)
    build(tmp_path, replace(given, articles=(*given.articles[:2], alone)))
    entry = json.loads(read(tmp_path, f"{PAPER}/feed.json"))["items"][1]
    assert (entry["summary"], entry["content_html"]) == ("船", "<figure><figcaption>船 甲 摄</figcaption></figure>")


def test_feed_of_an_issue_without_a_date_tells_none(tmp_path: Path) -> None:
    given = edition()
    build(tmp_path, replace(given, issue=replace(given.issue, date=None)))
    assert "date_published" not in read(tmp_path, f"{PAPER}/feed.json")
    assert "pubDate" not in read(tmp_path, f"{PAPER}/feed.rss")
