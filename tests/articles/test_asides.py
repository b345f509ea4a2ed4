"""Texts across the page's direction, and what else stands on pages of vertical columns."""

from __future__ import annotations

from set_pages import HEI, KAI, MARKET, PROSE, Sheet, by_headline, texts

from baoyan.model.edition import Kind, PartType
from baoyan.model.geometry import Box
from baoyan.model.reading import Direction, Line, Panel, Picture, Style

WHITE = (255, 255, 255)


def vertical_page() -> Sheet:
    """An article of vertical columns at the right half of a page, under a vertical heading."""
    sheet = Sheet()
    sheet.down("渡口來了新船", 560, 120, 6, 24, HEI)
    sheet.down(PROSE, 520, 100, 14)
    return sheet


def test_level_text_on_a_vertical_page() -> None:
    """A level text with its heading and byline is an article of its own, and the columns beside it stay whole."""
    sheet = vertical_page()
    sheet.line("菜場換了新秤", 60, 110, 18, HEI)
    sheet.line("□ 記者 王永娟", 60, 136, 10, HEI)
    sheet.text(MARKET, 60, 156, 18)
    found = by_headline(sheet.articles())
    assert texts(found["渡口來了新船"]) == [PROSE]
    level = found["菜場換了新秤"]
    assert texts(level) == [MARKET]
    assert level.byline == "□ 記者 王永娟"
    assert level.direction == "horizontal-lr"
    assert [a.id for a in sheet.articles()] == ["p01-a01", "p01-a02"]


def test_level_text_in_two_columns() -> None:
    """A level text in two short columns under one heading is read column by column."""
    sheet = vertical_page()
    sheet.line("菜場換了新秤", 90, 110, 18, HEI)
    words = MARKET[:58]
    sheet.columns(words, [60, 200], 140, 12, 3)
    assert texts(by_headline(sheet.articles())["菜場換了新秤"]) == [words]


def test_level_poem_on_a_vertical_page() -> None:
    """A poem in short level lines is a poem."""
    sheet = vertical_page()
    sheet.line("小滿", 60, 110, 18, HEI)
    for k, verse in enumerate(("風來的時候，它拉一拉", "山輕了，雲重了", "燈下的人不說話", "最深的那一條是清明")):
        sheet.line(verse, 60, 140 + 15 * k)
    poem = by_headline(sheet.articles())["小滿"]
    assert poem.kind is Kind.POEM
    assert "山輕了，雲重了" in "".join(texts(poem))


def test_vertical_poem_on_a_level_page() -> None:
    """The reverse: vertical lines on a page of level columns."""
    sheet = Sheet()
    sheet.line("渡口来了新船", 40, 100, 24, HEI)
    sheet.columns(PROSE, [40, 180], 140, 13, 7)
    sheet.down("小滿", 480, 140, 2, 18, HEI)
    for k, verse in enumerate(("风来的时候，它拉一拉", "山轻了，云重了", "灯下的人不说话", "最深的那一条是清明")):
        sheet.down(verse, 450 - 15 * k, 140, 12)
    found = by_headline(sheet.articles())
    assert found["小滿"].kind is Kind.POEM
    assert texts(found["渡口来了新船"]) == [PROSE]


def test_level_heading_over_vertical_text() -> None:
    """A level heading over vertical columns is theirs, not an aside."""
    sheet = Sheet()
    sheet.line("渡口來了新船", 300, 70, 24, HEI)
    sheet.down(PROSE, 520, 104, 14)
    assert texts(by_headline(sheet.articles())["渡口來了新船"]) == [PROSE]


def test_vertical_drop_cap_of_either_direction() -> None:
    """A drop cap has no direction of its own: it opens the column that it stands in."""
    sheet = Sheet()
    sheet.down("渡口來了新船", 560, 120, 6, 24, HEI)
    sheet.lines.append(Line(PROSE[0], Box(497, 100, 520, 123), Style(HEI, 23), Direction.HORIZONTAL))
    sheet.down(PROSE[1:23], 520, 128, 11)
    sheet.down(PROSE[23:], 490, 100, 14)
    assert texts(by_headline(sheet.articles())["渡口來了新船"]) == [PROSE]


def test_name_of_a_column_on_its_panel() -> None:
    """A few words on a panel at a vertical heading are the column's name, and take no text away from the heading."""
    sheet = vertical_page()
    sheet.panels.append(Panel(Box(566, 96, 582, 146), fill=(120, 30, 30)))
    box = Box(569, 101, 579, 141)
    sheet.lines.append(Line("街巷新事", box, Style(HEI, 10, colour=WHITE), Direction.VERTICAL))
    found = by_headline(sheet.articles())["渡口來了新船"]
    assert found.column_title == "街巷新事"
    assert texts(found) == [PROSE]


def test_table_of_level_rules() -> None:
    """Rows parted by level rules alone make a table."""
    sheet = vertical_page()
    rows = [("項目", "時間", "地點"), ("夜讀會", "3/19 15:30", "北塘公園"), ("義診", "6/10 9:00", "三號橋頭")]
    rows += [("皮影戲", "11/2 20:00", "大塘鎮"), ("理髮", "2/27 10:30", "文昌路")]
    for k, row in enumerate(rows):
        sheet.rule(40, 100 + 22 * k, 300, 100 + 22 * k)
        for x, cell in zip((60, 140, 230), row, strict=True):
            sheet.line(cell, x, 106 + 22 * k, 9, HEI)
    sheet.rule(40, 210, 300, 210)
    table = next(a for a in sheet.articles() if a.kind is Kind.TABLE)
    assert table.body[0].rows == tuple(rows)
    assert len(sheet.articles()) == 2


def test_short_article_in_a_box_is_no_advertisement() -> None:
    """A heading with two lines of text in a wide box is an article: its lines are set as a paragraph."""
    sheet = vertical_page()
    sheet.panels.append(Panel(Box(40, 90, 330, 260), stroke=(0, 0, 0)))
    sheet.down("菜場換了新秤", 300, 120, 6, 20, HEI)
    words = "先把小事做好，大事自然就順了。"
    sheet.down(words[:10], 270, 120, 10)
    sheet.down(words[10:], 255, 100, 12)
    article = by_headline(sheet.articles())["菜場換了新秤"]
    assert article.kind is not Kind.ADVERTISEMENT
    assert [p.type for p in article.body] == [PartType.PARAGRAPH]


def test_heading_set_into_the_midst_of_vertical_text() -> None:
    """A text that begins beside its heading and goes on under it, after a short last line, is one article."""
    sheet = Sheet()
    sheet.down(PROSE[:12], 560, 120, 12)
    sheet.down(PROSE[12:50] + "。", 545, 100, 14)
    sheet.down("渡口來了新船", 496, 110, 6, 24, HEI)
    sheet.down(MARKET[:12], 456, 120, 12)
    sheet.down(MARKET[12:], 441, 100, 14)
    found = sheet.articles()
    assert len(found) == 1
    assert found[0].headline == "渡口來了新船"
    assert texts(found[0])[0].startswith(PROSE[:20])
    assert "".join(texts(found[0])).endswith(MARKET[-20:])


def test_short_last_line_before_an_indented_one() -> None:
    """An indented line under a last line of two characters goes on the same column."""
    sheet = Sheet()
    sheet.line("渡口来了新船", 40, 100, 24, HEI)
    sheet.line(PROSE[:12], 60, 140)
    sheet.line(PROSE[12:26], 40, 155)
    sheet.line("船。", 40, 170)
    sheet.line(MARKET[:11], 62, 185)
    sheet.line(MARKET[11:25], 40, 200)
    sheet.columns(MARKET + PROSE, [300, 440], 140, 12, 12)
    article = by_headline(sheet.articles())["渡口来了新船"]
    assert texts(article)[1] == MARKET[:25]


def test_heading_reversed_on_its_panel_heads_the_text_outside() -> None:
    """A heading with kicker and byline on a ground of its own is that of the text beside the ground."""
    sheet = Sheet()
    sheet.panels.append(Panel(Box(480, 90, 570, 250), fill=(120, 30, 30)))
    sheet.down("街巷新事一則", 560, 100, 6, 10, HEI)
    sheet.down("渡口來了新船", 540, 100, 6, 20, HEI)
    sheet.down("本報記者 王永娟", 510, 100, 8, 10, HEI)
    sheet.down(PROSE, 470, 100, 14)
    article = by_headline(sheet.articles())["渡口來了新船"]
    assert texts(article) == [PROSE]
    assert article.byline == "本報記者 王永娟"
    assert article.kicker == "街巷新事一則"


def test_initial_over_a_narrow_column() -> None:
    """A large initial over a column too narrow to have it in its side opens the text all the same."""
    sheet = Sheet()
    sheet.line("渡口来了新船", 40, 100, 24, HEI)
    sheet.line(PROSE[0], 40, 140, 40, HEI)
    sheet.text(PROSE[1:], 40, 186, 10, indent=False)
    assert texts(by_headline(sheet.articles())["渡口来了新船"]) == [PROSE]


def test_source_over_two_lines() -> None:
    """A source in brackets that runs over two lines at a text's end is the source."""
    sheet = Sheet()
    sheet.line("渡口来了新船", 40, 100, 24, HEI)
    sheet.text(PROSE, 40, 140, 16)
    sheet.line("（本版稿件由街道办事处提", 80, 290)
    sheet.line("供）", 40, 305)
    article = by_headline(sheet.articles())["渡口来了新船"]
    assert article.source == "（本版稿件由街道办事处提供）"
    assert texts(article) == [PROSE]


def with_quote(sheet: Sheet, x: float, y: float) -> None:
    """A level text with words set apart between two rules in its midst."""
    sheet.text(MARKET[:34], x, y, 18)
    sheet.rule(x, y + 44, x + 180, y + 44)
    sheet.line("秤準了，吵架的人就少了", x + 15, y + 56, 13, HEI)
    sheet.rule(x, y + 82, x + 180, y + 82)
    sheet.text(MARKET[34:], x, y + 98, 18, indent=False)


def test_quote_between_rules_in_a_level_text() -> None:
    """A level text runs on round words set apart between two rules."""
    sheet = vertical_page()
    sheet.line("菜場換了新秤", 60, 110, 18, HEI)
    with_quote(sheet, 60, 140)
    found = by_headline(sheet.articles())["菜場換了新秤"]
    assert [p.text for p in found.body if p.type is PartType.PARAGRAPH] == [MARKET]
    assert [p.text for p in found.body if p.type is PartType.PULL_QUOTE] == ["秤準了，吵架的人就少了"]


def test_heading_down_the_side_of_a_level_text() -> None:
    """A vertical heading with a level text at its side, and no columns of its own, is that text's; its picture too."""
    for left, picture, side in ((60, 60, 265), (90, 90, 75)):
        sheet = vertical_page()
        with_quote(sheet, left, 234)
        sheet.down("菜場換了新秤", side, 250, 6, 20, HEI)
        sheet.pictures.append(Picture(Box(picture, 120, picture + 180, 210)))
        sheet.line("新菜場的秤。", picture, 214, 8, KAI)
        found = by_headline(sheet.articles())
        assert set(found) == {"渡口來了新船", "菜場換了新秤"}
        assert [p.caption for p in found["菜場換了新秤"].pictures] == ["新菜場的秤。"]


def test_heading_beside_a_level_text_with_columns_of_its_own() -> None:
    """A vertical heading whose own columns stand at its left heads no level text at its right."""
    sheet = vertical_page()
    sheet.down("菜場換了新秤", 200, 140, 6, 20, HEI)
    sheet.down(MARKET[:12], 170, 150, 12)
    sheet.down(MARKET[12:], 155, 130, 14)
    sheet.text(PROSE[:96], 215, 130, 13)
    found = by_headline(sheet.articles())
    assert texts(found["菜場換了新秤"]) == [MARKET]


def test_boxed_vertical_text_is_no_advertisement() -> None:
    """Five lines of running text in a box are an article, whichever way they run."""
    sheet = vertical_page()
    sheet.panels.append(Panel(Box(60, 90, 330, 260), fill=(240, 240, 245)))
    sheet.down("菜場換了新秤", 310, 120, 6, 24, HEI)
    sheet.down(MARKET[:48], 270, 110, 10)
    found = by_headline(sheet.articles())
    assert found["菜場換了新秤"].kind is Kind.ARTICLE


def test_heading_near_a_quote_of_the_text_before() -> None:
    """A heading reaches over its columns though a quote of the text before stands close by, between its rules."""
    sheet = Sheet()
    sheet.down("渡口來了新船", 580, 160, 6, 20, HEI)
    for k in range(3):
        sheet.down(PROSE[54 * k : 54 * k + 54], 545, 60 + 130 * k, 11)
    sheet.down(MARKET[:33], 545, 450, 11)
    sheet.lines = [x for x in sheet.lines if not (x.box.y0 == 190 and x.box.x0 < 530)]
    for x in (520, 470):
        sheet.rule(x, 190, x, 300)
    sheet.down("先把小事做好，大事就順了", 510, 195, 6, 14, KAI)
    sheet.down("菜場換了新秤", 440, 290, 6, 20, HEI)
    sheet.down(MARKET[:9], 405, 80, 9)
    sheet.down(MARKET[9:42], 390, 60, 11)
    sheet.down(MARKET[42:75], 405, 190, 11)
    sheet.down(MARKET[75:], 405, 320, 11)
    assert texts(by_headline(sheet.articles())["菜場換了新秤"]) == [MARKET]
