"""Small editions for the tests of the site, and the building of sites from them."""

from __future__ import annotations

from pathlib import Path

from baoyan.model.edition import (
    Article,
    ArticlePicture,
    Edition,
    IssueFacts,
    Kind,
    Link,
    Page,
    Part,
    PartType,
    Region,
    Span,
    SpanLine,
    Teaser,
)
from baoyan.site import Given, Options, SiteReport, build_site
from baoyan.site.records import FORMAT, ArticleRecord, IssueRecord, PageRecord

HOSTILE = "<script>alert(1)</script>\"'&amp;{{ 7*7 }}\u202e\x00javascript:"
BOX = ((40.0, 100.0), (200.0, 100.0), (200.0, 300.0), (40.0, 300.0))


def edition(
    date: str = "2026-05-22", headline: str = "渡口换了守法", body: str = "船没有卖。镇里找他商量。"
) -> Edition:
    line = SpanLine("船没有卖。", (40, 200, 160, 10))
    turn = SpanLine("（下转第2版）", (120, 290, 80, 10))
    first = Article(
        "p01-a01",
        Kind.ARTICLE,
        1,
        headline=headline,
        body=(Part(PartType.PARAGRAPH, body, (Span(1, BOX, (line, turn)),), fragment="start"),),
        pictures=(ArticlePicture(1, (40, 100, 100, 60), caption="船", credit="甲 摄"),),
        regions=(Region(1, BOX),),
        continued_to=Link(2, "p02-a01", "（下转第2版）"),
    )
    second = Article(
        "p02-a01",
        Kind.ARTICLE,
        2,
        headline=headline,
        body=(
            Part(
                PartType.PARAGRAPH,
                "两人说定了。",
                (Span(2, BOX, (SpanLine("两人说定了。", (40, 100, 60, 10)),)),),
                fragment="end",
            ),
        ),
        regions=(Region(2, BOX),),
        continued_from=Link(1, "p01-a01", "（上接第1版）"),
    )
    table = Article(
        "p02-a02", Kind.TABLE, 2, headline="水位", body=(Part(PartType.TABLE, "", rows=(("日", "米"), ("一", "3"))),)
    )
    pages = tuple(Page(n, f"{n:02}", "要闻", 700, 1000, sha256=f"{n}" * 64, source=f"0{n}.pdf") for n in (1, 2))
    facts = IssueFacts(title="青渡周报", title_latin="QING DU", date=date, issue_number=20, language="zh-Hans")
    return Edition(facts, pages, (first, second, table), (Teaser("看水位", 1, "2", 2, "p02-a02", (40, 500, 60, 10)),))


def build(out: Path, *editions: Edition, **options: object) -> SiteReport:
    return build_site([Given(e) for e in editions], out, Options(jobs=0, **options))  # type: ignore[arg-type]


def read(out: Path, name: str) -> str:
    return (out / name).read_text(encoding="utf-8")


ISSUE = "qing-du/2026-05-22"
PAPER = "qing-du"


def record(date: str, articles: int) -> IssueRecord:
    own = tuple(ArticleRecord(f"01/a{k}", "01", "", None, None, None, "", "article", True) for k in range(articles))
    pages = (PageRecord("01", "01", None, 1.4, False),)
    return IssueRecord(FORMAT, PAPER, date, "", None, date, 1, 1, "zh-Hans", pages, own, "", "")
