"""The plain text and the table of facts hold what a person wants to check."""

from __future__ import annotations

from dataclasses import replace

from editions import ISSUE, paragraph

from baoyan.edition import facts_table, plain_text
from baoyan.edition.text import article_text
from baoyan.model.edition import Article, IssueFacts, Kind, Part, PartType
from baoyan.model.problem import Problem, Severity


def test_the_text_of_an_issue_is_the_golden_one(golden) -> None:
    """Title, pages, articles with all their heads, the jumped article whole, a note where it ended."""
    golden("edition.txt", plain_text(ISSUE))


def test_a_jumped_paragraph_is_whole_in_the_text() -> None:
    """Nobody reads half a sentence."""
    assert "尺寸。" in plain_text(ISSUE)


def test_an_english_issue_has_english_words() -> None:
    """Page names and notes follow the issue's language; paragraphs are parted by blank lines."""
    article = Article(
        "a", Kind.ARTICLE, 1, headline="Bridge", column_title="Town", body=(paragraph("A."), paragraph("B."))
    )
    text = plain_text(replace(ISSUE, issue=IssueFacts(title="Post", language="en"), articles=(article, article)))
    assert "Page 01" in text and "TOWN\nBridge\n\nA.\n\nB." in text and "版" not in text
    assert "\n\n\n" not in text


def test_what_the_body_says_is_not_said_again() -> None:
    """A byline in front of the text and a source behind it stand there once; others have lines of their own."""
    body = (paragraph("By Ann Lee The bridge is closed."), paragraph("It will open soon. (Town News)"))
    article = Article("a", Kind.ARTICLE, 1, headline="Bridge", byline="By Ann Lee", source="(Town News)", body=body)
    told = article_text(article, "en")
    assert (told.count("Ann Lee"), told.count("Town News")) == (1, 1)
    told = article_text(replace(article, byline="By Bo Ray", source="(Agency)"), "en")
    assert (told.count("Bo Ray"), told.count("Agency")) == (1, 1)


def test_tables_and_verses_are_shown_as_set() -> None:
    """A table is rows of cells; verse has no indents."""
    body = (
        Part(PartType.TABLE, "", rows=(("日期", "线路"), ("5月", "12路"))),
        Part(PartType.PARAGRAPH, "春风又到石桥头", style="verse"),
    )
    assert article_text(Article("a", Kind.POEM, 1, body=body)) == "日期\t线路\n5月\t12路\n春风又到石桥头"


def test_facts_say_where_they_come_from_and_what_is_doubted() -> None:
    """A fact stands with the line it was read from, or with the problem that speaks against it."""
    rows = {r[0]: r for r in facts_table(ISSUE)}
    assert rows["date"] == ("date", "2025-05-12", "p. 1: 2025年5月12日 星期一")
    assert rows["weekday"][2] == rows["date"][2], "a weekday is printed in the date's line"
    assert "price" not in rows
    assert "何一" in rows["page 1"][1]
    wrong = replace(ISSUE, problems=(Problem("facts-weekday-wrong", Severity.WARNING, "2025-05-12 was a Monday"),))
    assert {r[0]: r for r in facts_table(wrong)}["weekday"][2] == "2025-05-12 was a Monday"
