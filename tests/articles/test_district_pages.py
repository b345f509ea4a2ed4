"""Pages as district weeklies make them up: briefs, boxed notices, poems, photo rows, interviews, labels of columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.set_pages import HEI, KAI, MARKET, PROSE, SONG, Sheet, by_headline, texts
from baoyan.articles.persons import is_byline, is_credit, is_source, parse_byline, split_credit
from baoyan.model.edition import Kind, PartType
from baoyan.model.geometry import Box
from baoyan.model.reading import Panel, Picture, Style


def with_text_beside(x: float = 330) -> Sheet:
    """A page with an article at its right, so that the page has running text."""
    page = Sheet()
    page.line("老渡口迎来新客人", x, 40, 20, HEI, True)
    page.text(PROSE + MARKET, x, 75, 24)
    return page


@pytest.mark.parametrize(
    "lines",
    [
        ["石桥下的水清了", "洗衣的人回来", "把木盆放在旧石阶上", "谁也不说话"],
        ["船系在柳树上", "像一句没有说完的话，停着", "风来的时候", "它自己转一个身", "岸上有人看见", "又走开了"],
    ],
)
def test_short_poem_without_stops(lines: list[str]) -> None:
    """A few lines without full stops, none as long as a measure would let it be, are verse."""
    page = with_text_beside()
    page.line("渡口", 60, 40, 18, HEI, True)
    for k, line in enumerate(lines):
        page.line(line, 60, 80 + 16 * k)
    poem = by_headline(page.articles())["渡口"]
    assert (poem.kind, texts(poem)) == (Kind.POEM, lines)


def test_source_on_two_lines() -> None:
    """A source in brackets that a narrow column breaks is the source all the same."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.text(MARKET[:70], 40, 75, 12)
    y = max(line.box.y0 for line in page.lines if line.box.x0 < 300) + 15
    page.line("（本版稿件由区总工", 70, y)
    page.line("会提供）", 120, y + 15)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert (found.source, texts(found)) == ("（本版稿件由区总工会提供）", [MARKET[:70]])


@pytest.mark.parametrize(
    ("text", "expected"), [("（本报综合）", True), ("（据河西街道消息）", True), ("（由大家一起完成）", False)]
)
def test_sources(text: str, expected: bool) -> None:
    """Where a text comes from, in the words of local papers."""
    assert is_source(text) is expected


def test_briefs_without_heads() -> None:
    """Under a section's name on a bar every paragraph is a brief, and so are those after briefs with heads of their own."""
    items = [
        "南门社区装好二十盏路灯，夜里不再摸黑走路了。",
        "青石镇的早班车提前一刻钟发车。",
        "河西街道周六办旧书集市。",
    ]
    page = with_text_beside()
    page.panels += [
        Panel(Box(40, 40, 300, 62), fill=(90, 110, 120)),
        Panel(Box(40, 400, 300, 422), fill=(90, 110, 120)),
    ]
    page.line("一周要闻", 140, 44, 14, HEI, True)
    page.line("街镇传真", 140, 404, 14, HEI, True)
    y = 75.0
    for item in items:
        page.text(item, 40, y, 20)
        y += 15 * (1 + (len(item) + 1) // 20)
    y = 435.0
    for k, name in enumerate(["路灯亮了", "早班提前", "旧书换新", "古树登记", "闸门检修"]):
        page.line(name, 40, y, 10, HEI, True)
        page.text(items[k % 3], 40, y + 15, 20)
        y += 15 * (2 + (len(items[k % 3]) + 1) // 20)
    for item in items:
        page.text(item, 40, y, 20)
        y += 15 * (1 + (len(item) + 1) // 20)
    briefs = [a for a in page.articles() if a.kind is Kind.BRIEF]
    assert [texts(a) for a in briefs if a.column_title == "一周要闻"] == [[item] for item in items]
    assert [a.headline for a in briefs if a.column_title == "街镇传真"] == [
        "路灯亮了", "早班提前", "旧书换新", "古树登记", "闸门检修", None, None, None,
    ]  # fmt: skip
    placed = [[(h.role, h.span.lines[0].text) for h in a.head_spans] for a in briefs if a.headline]
    assert placed == [[("headline", a.headline)] for a in briefs if a.headline]


def test_boxed_notice_is_no_advertisement() -> None:
    """A notice of a few lines in a roomy box is a text: its paragraph has an indent and wraps."""
    page = with_text_beside()
    page.panels.append(Panel(Box(40, 40, 300, 240)))
    page.line("注销公告", 130, 60, 18, HEI)
    page.text("罗青山遗失营业执照副本一份，编号末四位为二四七一，声明作废。", 60, 100, 20)
    found = by_headline(page.articles())["注销公告"]
    assert found.kind is Kind.NOTICE
    assert texts(found) == ["罗青山遗失营业执照副本一份，编号末四位为二四七一，声明作废。"]


def test_label_leaves_the_heading_to_the_text() -> None:
    """A column's name over a text whose heading runs down its side is the column title, not the headline."""
    page = with_text_beside()
    page.panels.append(Panel(Box(90, 40, 130, 56), fill=(90, 110, 120)))
    page.line("农事", 100, 43, 10, HEI, True)
    page.down("井盖不响了", 70, 62, 8, 22, HEI)
    page.text(MARKET[:100], 90, 64, 14)
    found = by_headline(page.articles())["井盖不响了"]
    assert (found.column_title, texts(found)) == ("农事", [MARKET[:100]])


def test_caption_between_heading_and_picture() -> None:
    """Small lines right over a picture, a sentence and its photographer, are its caption even under a heading."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.line("孩子们围着老匠人看竹篾穿梭。", 40, 72, 9, SONG)
    page.line("程念慈 摄", 215, 84, 8, HEI)
    page.pictures.append(Picture(Box(40, 96, 260, 200)))
    page.text(MARKET[:110], 40, 210, 22)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    (picture,) = found.pictures
    assert (picture.caption, picture.credit) == ("孩子们围着老匠人看竹篾穿梭。", "程念慈 摄")
    assert texts(found) == [MARKET[:110]]


def test_row_of_pictures_with_their_own_headings() -> None:
    """Pictures side by side, each under a heading of its own, are as many articles."""
    page = Sheet()
    page.line("老渡口迎来新客人", 40, 300, 20, HEI, True)
    page.text(PROSE, 40, 335, 50)
    for k, (title, name) in enumerate([("第一枝", "陈禾"), ("灯下", "林溪"), ("云上茶山", "叶舟")]):
        x = 40 + 175 * k
        page.line(title, x, 40, 16, KAI, True)
        page.pictures.append(Picture(Box(x, 62, x + 168, 180)))
        page.line("今年开放的第一枝荷花在东塘，", x, 185, 9, KAI)
        page.line(f"{name} 摄", x + 130, 197, 8, HEI)
    news = by_headline(page.articles())
    assert [len(news[title].pictures) for title in ("第一枝", "灯下", "云上茶山")] == [1, 1, 1]
    assert news["灯下"].pictures[0].credit == "林溪 摄"


def test_interview_with_introduction_beside_its_heading() -> None:
    """The editors' introduction in its own face is a note; a question cut by the column's end goes on under the heading."""
    page = Sheet()
    page.panels.append(Panel(Box(30, 30, 560, 330), fill=(240, 240, 240)))
    page.line("纸剪开，光就进来了", 230, 45, 28, KAI, True)
    page.text("阮青山，今年七十岁，剪纸四十年，记者在她的家里做了这次采访。", 40, 80, 16, font=KAI)
    page.line("问：您还记得第一把剪刀吗？", 60, 130, 10, HEI, True)
    page.text("答：" + MARKET[:100], 40, 145, 16)
    page.line("问：青渡剪纸和别处", 60, 265, 10, HEI, True)
    page.line("有什么不同？", 230, 90, 10, HEI, True)
    page.text("答：" + PROSE[:100], 230, 105, 16)
    page.line("问：学生多吗？", 250, 225, 10, HEI, True)
    page.text("答：" + PROSE[100:150], 230, 240, 16)
    page.text(MARKET, 40, 400, 50)
    (found,) = [a for a in page.articles() if a.headline]
    assert found.body[0].type is PartType.NOTE
    assert [p.text for p in found.body if p.type is PartType.SUBHEADING] == [
        "问：您还记得第一把剪刀吗？", "问：青渡剪纸和别处有什么不同？", "问：学生多吗？",
    ]  # fmt: skip


def test_name_over_the_first_paragraph() -> None:
    """A bare name flush at the left under a heading, before an indented paragraph, is the byline."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.line("顾清和", 40, 68)
    page.text(MARKET, 40, 83, 22)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert (found.byline, texts(found)) == ("顾清和", [MARKET])


def test_pull_quote_in_the_face_of_the_text() -> None:
    """Larger lines between two rules at a column's head that end as a sentence are a quote, no other text's heading."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    rest = page.text(MARKET, 40, 75, 12, 3)
    page.rule(175, 72, 295, 72)
    page.line("东西旧了可以修，", 179, 82, 14)
    page.line("人心散了就难了。", 179, 102, 14)
    page.rule(175, 124, 295, 124)
    page.text(rest, 175, 134, 12, indent=False)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert [p.text for p in found.body if p.type is PartType.PULL_QUOTE] == ["东西旧了可以修，人心散了就难了。"]
    assert MARKET in texts(found)


def test_heading_on_a_panel_over_its_text() -> None:
    """A roomy panel right over text of its own width is the ground of the heading, no advertisement."""
    page = with_text_beside()
    page.panels.append(Panel(Box(40, 40, 280, 130), fill=(90, 110, 120)))
    page.line("旧粮仓里开书店", 50, 55, 20, HEI)
    page.line("文/图 记者 程念慈", 50, 85, 10, HEI)
    page.text(MARKET, 40, 140, 24)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert (found.kind, found.byline, texts(found)) == (Kind.ARTICLE, "文/图 记者 程念慈", [MARKET])


def test_text_begins_under_its_picture() -> None:
    """A column under a picture and its caption goes on in the next one, which begins level with the picture."""
    page = Sheet()
    page.line("老渡口迎来新客人", 40, 30, 20, HEI, True)
    page.columns(PROSE, [40, 220, 400], 60, 16, 4)
    page.pictures.append(Picture(Box(40, 160, 200, 240)))
    at = MARKET.index("。") + 1
    page.line("孩子们围着老匠人看竹篾穿梭。", 40, 245, 9, KAI)
    page.text(MARKET[:at], 40, 265, 16)
    page.text(MARKET[at:], 220, 160, 16)
    page.down("新菜场里少了争吵", 430, 160, 8, 20, HEI)
    found = by_headline(page.articles())
    assert texts(found["新菜场里少了争吵"]) == [MARKET[:at], MARKET[at:]]
    assert [p.caption for p in found["新菜场里少了争吵"].pictures] == ["孩子们围着老匠人看竹篾穿梭。"]


def test_speakers_with_their_house() -> None:
    """Who speaks, and where he works."""
    (person,) = parse_byline("主讲：区中医院骨科　骆云山")
    assert (person.name, person.organisation) == ("骆云山", "区中医院骨科")
    assert is_byline("主讲：区中医院骨科　骆云山") >= 0.9


def test_house_as_photographer() -> None:
    """An institution gives a picture: its whole name belongs to the credit."""
    assert is_credit("青渡区文化馆 供图")
    assert split_credit("剪纸作品《满堂》。青渡区文化馆 供图") == ("剪纸作品《满堂》。", "青渡区文化馆 供图")


def test_verse_beside_a_finished_text() -> None:
    """A poem under its heading begins anew, though its lines have no indent and the column over it has ended."""
    page = Sheet()
    page.line("老渡口迎来新客人", 40, 40, 20, HEI, True)
    page.columns((PROSE + MARKET)[:262], [40, 230], 75, 17, 8)
    page.line("石桥", 40, 225, 18, HEI, True)
    verse = ["石桥下的水清了", "洗衣的人回来", "把木盆放在旧石阶上", "谁也不说话", "船从桥洞里过去", "带走一点光"]
    for k, line in enumerate(verse):
        page.line(line, 40, 255 + 14 * k)
    assert texts(by_headline(page.articles())["石桥"]) == verse


def test_heading_in_the_middle_of_its_own_column() -> None:
    """A heading in the middle over one column heads that column, not the last one of the text at its left as well."""
    page = Sheet()
    page.line("老渡口迎来新客人", 40, 40, 20, HEI, True)
    page.columns(PROSE[:128] + "记" * 28, [40, 215], 75, 16, 5)
    page.line("井盖不响了", 415, 42, 20, HEI, True)
    page.text(MARKET[:76], 390, 75, 16)
    found = by_headline(page.articles())
    assert "".join(texts(found["井盖不响了"])) == MARKET[:76]
    assert "".join(texts(found["老渡口迎来新客人"])) == PROSE[:128] + "记" * 28


def test_briefs_beside_the_panel_with_their_name() -> None:
    """What begins level with a panel that names a column is not the end of the text over it."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.text(MARKET[:95], 40, 75, 20)
    foot = max(line.box.y1 for line in page.lines if line.box.x0 < 300)
    page.panels.append(Panel(Box(40, foot + 24, 60, foot + 204), fill=(90, 110, 120)))
    page.down("文化动态", 57, foot + 90, 4, 14, HEI)
    briefs = ["◆" + MARKET[:44] + "。", "◆" + PROSE[:39] + "。", "◆" + MARKET[50:90] + "。"]
    y = foot + 24
    for brief in briefs:
        page.text(brief, 75, y, 16)
        y = max(line.box.y1 for line in page.lines if 70 < line.box.x0 < 300) + 5
    found = page.articles()
    assert texts(by_headline(found)["旧粮仓里开书店"]) == [MARKET[:95]]
    assert sum(article.kind is Kind.BRIEF for article in found) == 3


def test_first_line_that_ends_in_figures_is_no_caption() -> None:
    """Figures have a font of their own: a line of text under a picture that ends in some is text all the same."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.pictures.append(Picture(Box(40, 70, 240, 160)))
    page.text(MARKET[:15], 40, 165, 17)
    first = page.lines.pop()
    figures = Style("Sans", 10.0)
    box = Box(first.box.x0, first.box.y0, first.box.x1 + 15, first.box.y1)
    runs = ((0, first.style), (len(first.text), figures))
    page.lines.append(replace(first, text=first.text + "284", box=box, runs=runs, tail=figures))
    page.text("户居民" + MARKET[20:90], 40, 180, 20, indent=False)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert texts(found) == [MARKET[:15] + "284户居民" + MARKET[20:90]]
    assert not found.pictures[0].caption


def test_caption_over_its_picture_beside_another() -> None:
    """Words at the edge right over a picture speak of it, though another picture stands at their side."""
    page = Sheet()
    for x, title, words in ((40, "旧粮仓里开书店", PROSE), (280, "井盖不响了", MARKET)):
        page.line(title, x, 40, 20, HEI, True)
        page.text(words[:150], x, 230, 23)
    page.pictures.append(Picture(Box(40, 75, 270, 215)))
    page.line("修缮一新的老桥等着春天。", 280, 85, 9, HEI)
    page.line("罗禾 供图", 460, 97, 8, HEI)
    page.pictures.append(Picture(Box(280, 108, 510, 218)))
    found = by_headline(page.articles())
    assert found["井盖不响了"].pictures[0].caption == "修缮一新的老桥等着春天。"
    assert not found["旧粮仓里开书店"].pictures[0].caption


def test_last_word_beside_the_next_column_under_a_byline() -> None:
    """A byline over the middle of two columns makes no one line of a column's first line and its neighbour's last word."""
    page = Sheet()
    words = PROSE[:118]
    page.line("旧粮仓里开书店", 100, 40, 24, HEI, True)
    page.line("□ 记者 方若川 摄影报道", 115, 74, 10, KAI)
    page.text(words, 60, 90, 10, 12)
    page.line("路。", 171, 90)
    page.text(MARKET[:84], 171, 105, 10)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert texts(found) == [words + "路。", MARKET[:84]]


def test_source_at_the_right_is_no_writer() -> None:
    """A source in brackets on the last line at the right is no signature, though it stands where one would."""
    page = with_text_beside()
    page.line("旧粮仓里开书店", 40, 40, 20, HEI, True)
    page.text(MARKET[:-2] + "书。（谈清和）", 40, 75, 18)
    foot = max(line.box.y1 for line in page.lines if line.box.x0 < 300)
    page.line("（本报综合）", 160, foot + 5, 10, KAI)
    found = by_headline(page.articles())["旧粮仓里开书店"]
    assert found.source == "（本报综合）"
    assert texts(found)[-1].endswith("（谈清和）")


def test_text_with_a_vertical_heading_beside_a_level_one() -> None:
    """Columns that have their heading at their side do not go on under a heading that begins level with them at their right."""
    page = Sheet()
    page.down("新菜场", 60, 70, 3, 24, HEI)
    words = MARKET[:55]
    page.columns(words, [75, 205], 60, 12, 3)
    page.line("老渡口迎来新客人", 340, 60, 24, HEI, True)
    page.text(PROSE, 340, 95, 18)
    found = by_headline(page.articles())
    assert texts(found["老渡口迎来新客人"]) == [PROSE]
    assert found["新菜场"]


def test_text_beside_a_heading_and_led_by_one_down_its_other_side() -> None:
    """Columns that begin anew level with a heading are no rest of its text where another heading stands down their far side."""
    page = Sheet()
    page.line("一碗汤", 60, 60, 20, HEI, True)
    page.text(PROSE[:22] + "。", 60, 90, 8)
    page.text(MARKET[:98], 157, 60, 8, rows=14)
    page.pictures.append(Picture(Box(255, 60, 335, 130)))
    page.text(MARKET[98:], 255, 136, 8, indent=False)
    page.down("旧粮仓里开书店", 372, 60, 7, 24, HEI)
    found = by_headline(page.articles())
    assert texts(found["一碗汤"]) == [PROSE[:22] + "。"]
    assert "".join(texts(found["旧粮仓里开书店"])) == MARKET


def test_text_that_ends_before_a_level_heading() -> None:
    """A text without a heading that has ended does not go on where another begins anew under a heading at its right."""
    page = Sheet()
    page.text(MARKET[:61] + "。", 60, 60, 12)
    page.line("老渡口迎来", 205, 60, 22, HEI, True)
    page.text(PROSE, 205, 92, 18)
    assert texts(by_headline(page.articles())["老渡口迎来"]) == [PROSE]


def test_name_over_the_first_column_with_the_others_level_with_it() -> None:
    """A writer's name over the first column does not part the title from the columns that begin level with the name."""
    page = Sheet()
    page.line("新桥今天上午通车街坊都来看", 60, 8, 22, HEI, True)
    page.pictures.append(Picture(Box(60, 33, 360, 54)))
    page.line("旧粮仓里开书店街坊都来", 60, 60, 24, HEI, True)
    page.line("本报记者 白有田", 60, 92, 9, KAI)
    page.text(MARKET[:50], 60, 110, 9, rows=6)
    page.text(PROSE[:54], 165, 92, 9, rows=6, indent=False)
    page.text(MARKET[50:], 270, 92, 9, indent=False)
    found = by_headline(page.articles())
    assert "".join(texts(found["旧粮仓里开书店街坊都来"])) == MARKET[:50] + PROSE[:54] + MARKET[50:]


def test_columns_of_another_grid_below_are_another_text() -> None:
    """A text does not go on in a piece below that begins and ends further to one side: that is of another row of columns."""
    page = Sheet()
    page.line("渡口的长椅", 40, 40, 22, HEI, True)
    upper = "".join(chr(c) for c in range(0x5000, 0x5000 + 120))
    page.columns(upper, [40, 180, 320], 80, 12, 4)
    page.line("菜场换秤", 40, 151, 16, HEI, True)
    lower = "".join(chr(c) for c in range(0x5200, 0x5200 + 96))
    rest = page.text(lower, 40, 175, 8, 6)
    for x in (160, 300):
        rest = page.text(rest, x, 151, 12, 3, indent=False)
    first = by_headline(page.articles())["渡口的长椅"]
    assert "".join(texts(first)) == upper


def test_heading_set_into_the_later_columns_of_a_text() -> None:
    """A text that begins level with another's heading, and has one set into its later columns, is no other text's end."""
    page = Sheet()
    page.line("渡口的长椅", 40, 40, 22, HEI, True)
    page.columns(PROSE[:107], [40, 170], 80, 12, 5)
    words = MARKET + PROSE[:72]
    rest = page.text(words, 300, 40, 8, 16)
    rest = page.text(rest, 390, 40, 8, 2, indent=False)
    page.line("菜场换秤", 390, 80, 18, HEI, True)
    rest = page.text(rest, 390, 110, 8, 12, indent=False)
    found = by_headline(page.articles())
    assert "".join(texts(found["渡口的长椅"])) == PROSE[:107]
    assert "".join(texts(found["菜场换秤"])) == words


@pytest.mark.parametrize("name", ["本报记者 钟望舒", "骆远山"])
def test_byline_over_the_middle_column_of_a_row(name: str) -> None:
    """Between a heading over the middle column and that column stands who wrote the text: the columns at both sides begin lower."""
    page = Sheet()
    words = (PROSE + MARKET)[:232]
    page.line("渡口的长椅", 208, 40, 18, HEI, True)
    page.line(name, 212, 64)
    page.columns(words, [40, 190, 340], 83, 13, 6)
    article = by_headline(page.articles())["渡口的长椅"]
    assert (article.byline, "".join(texts(article))) == (name, words)


def test_names_after_a_dateline_fill_several_bold_lines() -> None:
    """In a narrow column the names in a dateline's bracket fill lines of their own; none of them is a sub-heading."""
    page = with_text_beside()
    page.line("渡口的长椅", 40, 40, 18, HEI, True)
    page.line("本报讯（记者", 60, 75, 10, HEI, True)
    page.line("钟海青 通讯员", 40, 90, 10, HEI, True)
    mixed = page.line("程静波）清晨的渡", 40, 105)
    bold, plain = Style(HEI, 10, True), mixed.style
    page.lines[-1] = replace(mixed, runs=((0, bold), (4, plain)), lead=bold)
    page.text(PROSE[5:60], 40, 120, 8, indent=False)
    article = by_headline(page.articles())["渡口的长椅"]
    assert [p.type for p in article.body] == [PartType.PARAGRAPH]


def test_columns_up_to_where_the_next_heading_begins() -> None:
    """Columns between two headings of one height are those of the one before them, though the next reaches as far to its right."""
    page = Sheet(width=800)
    page.line("渡口的长椅", 40, 40, 18, HEI, True)
    page.line("菜场换秤", 330, 42, 20, HEI, True)
    words = (PROSE + MARKET)[:214]
    rest = page.text(words, 40, 75, 12, 9)
    page.text(rest, 185, 75, 12, 9, indent=False)
    report = "本报讯（记者 钟海青）" + (MARKET + PROSE)[:285]
    page.columns(report, [330, 475, 620], 75, 12, 9)
    found = by_headline(page.articles())
    assert "".join(texts(found["渡口的长椅"])) == words


def test_text_with_an_initial_in_a_frame_is_no_advertisement() -> None:
    """A few lines set at the side of a large first letter are a text, however much of its frame a picture fills."""
    page = with_text_beside()
    page.panels.append(Panel(Box(40, 40, 220, 330), None, (0, 0, 0)))
    page.line("走了三遍的路", 55, 55, 20, HEI, True)
    page.pictures.append(Picture(Box(50, 85, 210, 230)))
    page.line("据", 50, 250, 34, HEI, True)
    for k, words in enumerate(["介绍，半山村一带共有", "三百多户居民，其中十", "户率先参与，空置率降"]):
        page.line(words, 90, 250 + 15 * k)
    page.line("到了百分之四以下。", 50, 295)
    article = by_headline(page.articles())["走了三遍的路"]
    assert article.kind is Kind.ARTICLE


def test_name_of_a_column_at_the_head_of_its_text() -> None:
    """A column's name printed light on a small panel is none of the lines of text under it."""
    page = with_text_beside()
    page.panels.append(Panel(Box(60, 40, 96, 56), (20, 60, 120)))
    name = page.line("市井", 66, 43, 10, HEI, True)
    page.lines[-1] = replace(name, style=Style(HEI, 10, True, colour=(255, 255, 255)))
    page.text(PROSE[:100], 60, 60, 12)
    assert all("市井" not in text for a in page.articles() for text in texts(a))


def test_last_line_no_wider_than_the_indent() -> None:
    """Two characters that end a paragraph of two lines stand under none of its first line, and are of it all the same."""
    page = with_text_beside()
    page.line("更正", 60, 30, 16, HEI, True)
    for k in range(3):
        page.line("上期本报一文的人名有误，特此更正并致", 80, 60 + 30 * k)
        page.line("歉。", 60, 75 + 30 * k)
    notice = by_headline(page.articles())["更正"]
    assert texts(notice) == ["上期本报一文的人名有误，特此更正并致歉。"] * 3


def test_display_heading_between_its_kicker_and_deck() -> None:
    """A column's name, a kicker and a deck are no heading of their own where display type stands between them."""
    page = with_text_beside()
    page.panels.append(Panel(Box(38, 37, 86, 53), (20, 60, 120)))
    name = page.line("读者来信", 42, 40, 10, HEI, True)
    page.lines[-1] = replace(name, style=Style(HEI, 10, True, colour=(255, 255, 255)))
    page.line("渡口人家", 40, 60, 11, KAI)
    page.line("老手艺不老", 40, 74, 17, HEI, True)
    page.line("三个月走访，一份答卷", 40, 94, 11, KAI)
    page.text(MARKET[:90], 40, 112, 16)
    found = by_headline(page.articles())
    assert "老手艺不老" in found
    assert found["老手艺不老"].kicker == "渡口人家"
