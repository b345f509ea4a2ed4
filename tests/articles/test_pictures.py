"""Whose picture: at the foot of a text, over the next heading, under a heading without a text."""

from __future__ import annotations

from articles.set_pages import HEI, KAI, MARKET, PROSE, Sheet, by_headline
from baoyan.model.edition import Kind
from baoyan.model.geometry import Box
from baoyan.model.reading import Panel, Picture


def short_text(page: Sheet, x: float, words: str, title: str) -> None:
    """A heading with a column of eighteen characters."""
    page.line(title, x, 40, 20, HEI, True)
    page.text(words, x, 80, 18)


def test_picture_at_the_foot_of_a_column_is_that_texts() -> None:
    """However much white is between, with nothing else in it."""
    page = Sheet()
    short_text(page, 50, MARKET, "菜场开张")
    page.pictures.append(Picture(Box(50, 520, 230, 640)))
    page.line("摊主在新菜场里摆货。", 50, 645, 8, KAI)
    page.rule(240, 40, 240, 700)
    short_text(page, 250, PROSE + MARKET + PROSE, "渡口添了长椅")
    market = by_headline(page.articles())["菜场开张"]
    assert [p.caption for p in market.pictures] == ["摊主在新菜场里摆货。"]


def test_picture_over_a_heading_is_not_the_text_above_it() -> None:
    """A picture close over a heading opens the text under that heading."""
    page = Sheet()
    short_text(page, 50, MARKET, "菜场开张")
    page.pictures.append(Picture(Box(50, 420, 230, 540)))
    page.line("老周在渡口等客人。", 50, 544, 8, KAI)
    page.line("渡口添了长椅", 50, 562, 20, HEI, True)
    page.text(PROSE, 50, 590, 18)
    found = by_headline(page.articles())
    assert not found["菜场开张"].pictures
    assert [p.caption for p in found["渡口添了长椅"].pictures] == ["老周在渡口等客人。"]


def test_heading_without_a_text_takes_the_picture_under_it() -> None:
    """Photo news: the picture stands close to a column of another text, but under its own heading."""
    page = Sheet()
    short_text(page, 50, PROSE + MARKET, "渡口添了长椅")
    page.line("夜里的桥", 250, 40, 20, HEI, True)
    page.pictures.append(Picture(Box(250, 70, 430, 300)))
    page.line("灯火映红水面。", 250, 304, 8, KAI)
    found = by_headline(page.articles())
    assert [p.caption for p in found["夜里的桥"].pictures] == ["灯火映红水面。"]
    assert found["夜里的桥"].kind is Kind.PHOTO_NEWS
    assert not found["渡口添了长椅"].pictures


def test_picture_level_with_the_headings_is_news_by_itself() -> None:
    """Beside a text, from the height of its heading on, and speaking of nothing that it tells."""
    page = Sheet()
    short_text(page, 50, PROSE + MARKET, "渡口新添了一排长椅")
    page.pictures.append(Picture(Box(242, 40, 422, 260)))
    page.line("灯火映红水面。", 242, 264, 8, KAI)
    alone = by_headline(page.articles())[None]
    assert alone.kind is Kind.PHOTO_NEWS
    assert [p.caption for p in alone.pictures] == ["灯火映红水面。"]


def test_picture_in_the_row_under_a_row_of_columns_is_news_by_itself() -> None:
    """Columns that all end above it, and another text beside it under the same columns: the picture has a place of its own."""
    page = Sheet()
    page.line("渡口添了长椅", 200, 40, 24, HEI, True)
    page.columns(PROSE + MARKET, [40, 220, 400], 80, 17, 6)
    page.pictures.append(Picture(Box(40, 195, 210, 330)))
    page.line("灯火映红水面。", 40, 335, 8, KAI)
    page.line("旧粮仓里开书店", 230, 212, 20, HEI, True)
    page.text(MARKET, 230, 243, 30)
    found = by_headline(page.articles())
    assert not found["渡口添了长椅"].pictures


def test_picture_beside_a_text_of_another_row_does_not_carry_the_column_above_it_on() -> None:
    """A column ends with its row where the picture under it begins level with another text's beginning."""
    page = Sheet()
    page.line("渡口添了长椅", 100, 40, 24, HEI, True)
    page.columns(PROSE[:112], [40, 180, 320], 80, 12, 4)
    page.down("旧粮仓里开书店", 60, 230, 7, 20, HEI)
    page.text(MARKET[:60], 70, 170, 9, 9)
    page.pictures.append(Picture(Box(180, 170, 300, 240)))
    page.text(MARKET[60:], 180, 252, 12, indent=False)
    found = by_headline(page.articles())
    assert "".join(p.text for p in found["渡口添了长椅"].body) == PROSE[:112]
    assert "".join(p.text for p in found["旧粮仓里开书店"].body) == MARKET


def test_caption_under_a_row_of_pictures() -> None:
    """One line under two pictures side by side, longer than the first, speaks of both."""
    page = Sheet()
    short_text(page, 50, PROSE + MARKET, "渡口添了长椅")
    page.rule(245, 40, 245, 400)
    page.line("图片新闻", 380, 40, 12, HEI, True)
    for x in (260, 425):
        page.pictures.append(Picture(Box(x, 60, x + 155, 160)))
    page.line("六月十一日，城南小学的孩子们在社区学习包粽子，欢度佳节。", 260, 165, 8, KAI)
    page.line("本报记者 李江 摄", 515, 177, 8, KAI)
    news = next(a for a in page.articles() if a.kind is Kind.PHOTO_NEWS)
    assert len(news.pictures) == 2
    first = news.pictures[0]
    assert (first.caption, first.credit) == (
        "六月十一日，城南小学的孩子们在社区学习包粽子，欢度佳节。",
        "本报记者 李江 摄",
    )


def test_credit_at_the_right_under_a_short_caption_at_a_pictures_side() -> None:
    """The photographer's name, set smaller, ends the caption though it stands farther to the right."""
    page = Sheet()
    short_text(page, 50, PROSE + MARKET, "渡口添了长椅")
    page.pictures.append(Picture(Box(260, 60, 430, 200)))
    page.line("灯火映红水面。", 436, 60, 9, KAI)
    page.line("摄影/白有田", 535, 72, 8, KAI)
    news = next(a for a in page.articles() if a.kind is Kind.PHOTO_NEWS)
    assert [(p.caption, p.credit) for p in news.pictures] == [("灯火映红水面。", "摄影/白有田")]


def test_picture_in_a_box_with_one_article() -> None:
    """A box is a place of its own: its only article has the picture in its corner, far from the text as that may stand."""
    page = Sheet()
    short_text(page, 350, PROSE + MARKET, "渡口添了长椅")
    box = Box(40, 200, 290, 420)
    page.panels.append(Panel(box, (240, 246, 240)))
    page.line("旧粮仓里开书店", 50, 210, 18, HEI, True)
    page.text(MARKET[:60], 50, 240, 11)
    page.pictures.append(Picture(Box(200, 350, 280, 400)))
    page.line("山坡上的茶园。", 205, 404, 8, KAI)
    article = by_headline(page.articles())["旧粮仓里开书店"]
    assert [p.caption for p in article.pictures] == ["山坡上的茶园。"]


def test_picture_and_text_under_one_rule() -> None:
    """A rule over a text and the picture at its side that ends where they end makes one place of both."""
    page = Sheet()
    short_text(page, 40, PROSE + MARKET, "渡口添了长椅")
    page.rule(40, 400, 560, 400)
    page.down("三代人的修表铺", 60, 410, 7, 20, HEI)
    page.text(MARKET[:104], 80, 412, 22)
    page.pictures.append(Picture(Box(380, 430, 560, 550)))
    page.line("孩子们看老匠人穿竹篾。", 380, 414, 8, KAI)
    article = by_headline(page.articles())["三代人的修表铺"]
    assert [p.caption for p in article.pictures] == ["孩子们看老匠人穿竹篾。"]
