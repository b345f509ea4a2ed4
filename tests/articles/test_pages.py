"""Whole pages, set by hand, and what is made of them."""

from __future__ import annotations

import random

import pytest

from articles.set_pages import HEI, KAI, MARKET, PROSE, Sheet, by_headline, scaled, texts
from baoyan.articles import join_issue, write_page
from baoyan.layout import lay_out
from baoyan.model.edition import Kind, PartType
from baoyan.model.geometry import Box
from baoyan.model.reading import Panel, Picture


def two_articles() -> Sheet:
    """One article over three columns, another below a rule."""
    page = Sheet()
    page.line("老渡口迎来新客人", 150, 40, 28, HEI, True)
    page.line("本报记者 林溪", 250, 80, 9, HEI)
    page.columns(PROSE, [40, 220, 400], 100, 16, 4)
    page.rule(40, 180, 560, 180)
    page.line("新菜场里少了争吵", 150, 200, 24, HEI, True)
    page.columns(MARKET, [40, 220, 400], 240, 16, 3)
    return page


def test_columns_follow_their_headings() -> None:
    """Each text is whole, with its heading and byline."""
    found = by_headline(two_articles().articles())
    assert set(found) == {"老渡口迎来新客人", "新菜场里少了争吵"}
    ferry = found["老渡口迎来新客人"]
    assert texts(ferry) == [PROSE]
    assert ferry.byline == "本报记者 林溪"
    assert [(p.role, p.name) for p in ferry.bylines] == [("reporter", "林溪")]
    assert texts(found["新菜场里少了争吵"]) == [MARKET]


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.3, 2.5])
def test_scale_is_nothing(factor: float) -> None:
    """A page printed larger or smaller has the same articles."""
    reading = two_articles().reading()
    same = write_page(lay_out(scaled(reading, factor))).articles
    assert [(a.headline, texts(a)) for a in same] == [
        (a.headline, texts(a)) for a in write_page(lay_out(reading)).articles
    ]


@pytest.mark.parametrize("seed", range(5))
def test_drawing_order_is_nothing(seed: int) -> None:
    """Lines in any order give the same articles."""
    page = two_articles()
    before = [(a.headline, texts(a)) for a in page.articles()]
    random.Random(seed).shuffle(page.lines)
    assert [(a.headline, texts(a)) for a in page.articles()] == before


def test_neighbours_without_a_rule() -> None:
    """Two articles side by side, white space alone between them."""
    page = Sheet()
    page.line("老渡口的新客人", 40, 40, 20, HEI, True)
    page.columns(PROSE, [40, 165], 80, 11, 8)
    page.line("新菜场少了争吵", 310, 40, 20, HEI, True)
    page.columns(MARKET, [310, 435], 80, 11, 7)
    found = by_headline(page.articles())
    assert texts(found["老渡口的新客人"]) == [PROSE]
    assert texts(found["新菜场少了争吵"]) == [MARKET]


def test_heading_in_the_midst_of_its_text() -> None:
    """Text over and under a heading between two rules reads column by column."""
    page = Sheet()
    rest = page.text(PROSE, 40, 40, 16, 3)
    over = page.text(rest, 40, 152, 16, 2, indent=False)
    rest = page.text(over, 220, 40, 16, 3, indent=False)
    rest = page.text(rest, 220, 152, 16, 4, indent=False)
    assert not rest
    page.rule(40, 92, 380, 92)
    page.line("老渡口迎来新客人", 110, 104, 24, HEI, True)
    page.rule(40, 140, 380, 140)
    (article,) = page.articles()
    assert article.headline == "老渡口迎来新客人"
    assert texts(article) == [PROSE]


def test_kicker_deck_and_subheading() -> None:
    """Small type over and under the headline, and a bold line inside the text."""
    page = Sheet()
    page.line("探访河边的人和事", 220, 40, 13, KAI)
    page.line("老渡口迎来新客人", 150, 62, 28, HEI, True)
    page.line("摆渡人每月给孩子上一堂课", 215, 98, 13, KAI)
    page.text(PROSE[:56], 40, 130, 24)
    page.line("一堂课", 40, 175, 10, HEI, True)
    page.text(PROSE[56:], 40, 190, 24)
    page.text(MARKET, 320, 130, 24)
    found = by_headline(page.articles())["老渡口迎来新客人"]
    assert (found.kicker, found.deck) == ("探访河边的人和事", "摆渡人每月给孩子上一堂课")
    assert [p.text for p in found.body if p.type is PartType.SUBHEADING] == ["一堂课"]
    assert texts(found) == [PROSE[:56], "一堂课", PROSE[56:], MARKET]


def test_briefs_under_one_heading() -> None:
    """Bulleted news under a heading on a tint: each is an article of its own."""
    page = Sheet()
    page.panels.append(Panel(Box(40, 40, 300, 62), fill=(230, 230, 230)))
    page.line("街镇动态", 140, 44, 14, HEI, True)
    items = [
        "▲河西街道周六办旧书集市，三百人来换书。",
        "▲南门社区装好二十盏路灯，夜里不再摸黑走路了。",
        "▲青石镇的早班车提前一刻钟。",
    ]
    y = 75.0
    for item in items:
        page.text(item, 40, y, 20)
        y += 15 * (1 + (len(item) + 1) // 20)
    page.line("老渡口迎来新客人", 330, 40, 20, HEI, True)
    page.text(PROSE, 330, 75, 24)
    briefs = [a for a in page.articles() if a.kind is Kind.BRIEF]
    assert [texts(a) for a in briefs] == [[item] for item in items]
    assert {a.column_title for a in briefs} == {"街镇动态"}


def test_drop_cap() -> None:
    """A large first character belongs to the text."""
    page = Sheet()
    page.line("老渡口迎来新客人", 60, 40, 28, HEI, True)
    page.line(PROSE[0], 40, 90, 25, HEI, True)
    page.line(PROSE[1:14], 70, 91, 10)
    page.line(PROSE[14:27], 70, 106, 10)
    page.text(PROSE[27:], 40, 121, 16, indent=False)
    (article,) = page.articles()
    assert texts(article) == [PROSE]


def test_pull_quote_does_not_cut_the_text() -> None:
    """Words set large between rules stand apart; the text runs on round them."""
    page = Sheet()
    page.line("老渡口迎来新客人", 40, 30, 20, HEI, True)
    rest = page.text(PROSE, 40, 70, 16, 5)
    page.rule(40, 150, 200, 150)
    page.line("他却没有把船卖掉", 50, 162, 14, KAI)
    page.rule(40, 188, 200, 188)
    page.text(rest, 40, 200, 16, indent=False)
    page.text(MARKET, 300, 70, 24)
    article = by_headline(page.articles())["老渡口迎来新客人"]
    assert [p.text for p in article.body if p.type is PartType.PULL_QUOTE] == ["他却没有把船卖掉"]
    assert PROSE in texts(article)


def test_picture_goes_to_its_article() -> None:
    """A picture between an article's columns, with caption and credit."""
    page = two_articles()
    page.lines = [line for line in page.lines if line.box.y0 < 100 or line.box.y0 > 180]
    page.pictures.append(Picture(Box(220, 100, 380, 160)))
    page.line("晨雾里的渡船 林溪 摄", 220, 163, 8, KAI)
    page.columns(PROSE, [40, 400], 100, 16, 9)
    found = by_headline(page.articles())
    (picture,) = found["老渡口迎来新客人"].pictures
    assert (picture.caption, picture.credit) == ("晨雾里的渡船", "林溪 摄")
    assert not found["新菜场里少了争吵"].pictures


def test_picture_by_itself_is_photo_news() -> None:
    """A picture under a column's title, with a caption, far from any text."""
    page = two_articles()
    page.rule(40, 320, 560, 320)
    page.line("图片新闻", 40, 335, 14, HEI, True)
    page.pictures.append(Picture(Box(40, 360, 300, 560)))
    page.line("孩子们在河堤上放风筝 陈禾 摄", 40, 566, 8, KAI)
    (news,) = [a for a in page.articles() if a.kind is Kind.PHOTO_NEWS]
    assert news.column_title == "图片新闻"
    assert news.pictures[0].caption == "孩子们在河堤上放风筝"


def test_vertical_page() -> None:
    """Columns from right to left, their heading down the right side."""
    page = Sheet(width=500, height=600)
    page.down("老渡口迎來新客人", 480, 40, 8, 26, HEI)
    page.down(PROSE[:112], 430, 40, 28)
    page.down(PROSE[112:], 430, 340, 28)
    (article,) = page.articles()
    assert article.headline == "老渡口迎來新客人"
    assert "".join(texts(article)) == PROSE


def test_verse_keeps_its_lines() -> None:
    """Short lines of unequal length are verse."""
    page = Sheet()
    lines = [
        "河水慢慢地流，",
        "船也慢慢地走，",
        "岸上有人招手，",
        "说声明天见，",
        "一句话走了三十年。",
        "雾散的时候，",
        "只剩下一盏灯。",
    ]
    page.line("渡口", 60, 40, 24, HEI, True)
    for k, text in enumerate(lines):
        page.line(text, 60, 90 + 16 * k, 10, KAI)
    page.text(MARKET + PROSE, 300, 60, 24)
    poem = by_headline(page.articles())["渡口"]
    assert poem.kind is Kind.POEM
    assert texts(poem) == lines
    assert {p.style for p in poem.body} == {"verse"}


def turning() -> tuple[Sheet, Sheet]:
    """An article that turns to page 2, and a teaser's target there."""
    first, second = two_articles(), Sheet(number=2)
    first.lines = [line for line in first.lines if not (180 > line.box.y0 >= 100)]
    rest = PROSE
    for k, x in enumerate((40, 220, 400)):
        rest = first.text(rest, x, 100, 16, 3, indent=k == 0)
    last = first.lines[-1]
    first.lines.append(first.line("（下转第2版）", last.box.x0 + 60, 145, 10))
    second.line("（上接第1版）", 40, 30, 10)
    second.line("老渡口迎来新客人", 40, 45, 20, HEI, True)
    second.text(rest, 40, 80, 16, indent=False)
    second.line("本报记者说河", 320, 45, 20, HEI, True)
    second.text(MARKET, 320, 80, 22)
    return first, second


def test_turn_is_joined() -> None:
    """The two parts are linked both ways, the paragraph cut by the turn marked in each."""
    first, second = turning()
    layouts = [lay_out(first.reading()), lay_out(second.reading())]
    issue = join_issue([write_page(x) for x in layouts], layouts)
    begin = next(a for a in issue.articles if a.page == 1 and a.headline == "老渡口迎来新客人")
    end = next(a for a in issue.articles if a.page == 2 and a.headline == "老渡口迎来新客人")
    assert begin.continued_to and begin.continued_to.article == end.id
    assert end.continued_from and end.continued_from.article == begin.id
    assert begin.body[-1].fragment == "start"
    assert end.body[0].fragment == "end"
    assert begin.body[-1].text + end.body[0].text == PROSE


def test_deck_and_byline_above_the_row_of_columns() -> None:
    """Lines over one of the columns under a heading, where the other columns begin lower, are the heading's deck and byline."""
    page = Sheet()
    page.line("老渡口迎来新客人", 45, 40, 24, HEI, True)
    page.line("从无人问津到一座难求", 40, 72, 11, HEI)
    page.line("□ 记者 王永娟", 40, 88, 10)
    rest = page.text(PROSE + MARKET, 40, 105, 14, 8)
    rest = page.text(rest, 190, 105, 14, 8, indent=False)
    page.text(rest, 340, 105, 14, 8, indent=False)
    found = by_headline(page.articles())["老渡口迎来新客人"]
    assert (found.deck, found.byline) == ("从无人问津到一座难求", "□ 记者 王永娟")
    assert texts(found) == [PROSE + MARKET]


def test_sub_heading_at_the_head_of_a_column() -> None:
    """A line in a type of its own at the head of a column that begins level with the others is a sub-heading."""
    page = Sheet()
    page.line("老渡口迎来新客人", 60, 40, 24, HEI, True)
    page.columns(PROSE[:100], [40], 80, 14, 9)
    page.line("接下来怎么办", 220, 80, 11, HEI, True)
    page.text(MARKET, 190, 97, 14)
    found = by_headline(page.articles())["老渡口迎来新客人"]
    assert (found.deck, texts(found)) == (None, [PROSE[:100], "接下来怎么办", MARKET])


def test_drop_cap_of_more_lines_than_its_text() -> None:
    """A cap three lines high at the side of a text of two lines is that text's first character."""
    page = with_second_article()
    page.line("旧粮仓里开书店", 40, 40, 24, HEI, True)
    page.line("入", 40, 80, 40, HEI)
    page.text(MARKET[:30], 84, 80, 18, indent=False)
    assert texts(by_headline(page.articles())["旧粮仓里开书店"]) == ["入" + MARKET[:30]]


def test_reversed_heading_over_a_wide_drop_cap() -> None:
    """A panel with a heading over a text that a wide drop cap opens is that text's heading, no advertisement."""
    page = with_second_article()
    page.panels.append(Panel(Box(40, 40, 160, 104), fill=(120, 30, 50)))
    page.line("社区里的人", 75, 46, 11, HEI)
    page.line("旧粮仓里", 68, 61, 16, HEI, True)
    page.line("开书店", 76, 80, 16, HEI, True)
    page.line(MARKET[0], 40, 112, 41, HEI)
    page.text(MARKET[1:22], 84, 112, 7, 3, indent=False)
    page.text(MARKET[22:], 40, 157, 12, indent=False)
    found = next(a for a in page.articles() if a.headline and "旧粮仓" in a.headline)
    assert "".join(texts(found)) == MARKET


def with_second_article() -> Sheet:
    """A page with an article at its right."""
    page = Sheet()
    page.line("老渡口迎来新客人", 330, 40, 20, HEI, True)
    page.text(PROSE + MARKET, 330, 75, 24)
    return page


def test_an_article_ends_at_the_edge_of_its_page() -> None:
    """Of a line that runs over the page's edge the region holds what is on the page."""
    page = two_articles()
    page.line("一行字伸到了版面之外", 500, 150, 12)
    reading = page.reading()
    edges = [p for a in write_page(lay_out(reading)).articles for r in a.regions for p in r.polygon]
    assert max(x for x, _ in edges) == reading.width
