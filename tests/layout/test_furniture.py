# ruff: noqa: E501 - tables read better whole
"""What is make-up and what is not: mastheads, folios, imprints of many papers, and texts that only look like them."""

from __future__ import annotations

import pytest
from printed_pages import (
    CHINESE_TEXT,
    ENGLISH_TEXT,
    GERMAN_TEXT,
    TRADITIONAL_TEXT,
    column,
    down,
    line,
    page,
    rule,
    upright_column,
)

from baoyan.layout.furniture import find_furniture, masthead_region
from baoyan.model.reading import Line, PageReading


def kinds(reading: PageReading) -> dict[str, str]:
    """The furniture found, by text."""
    return {found.line.text: found.kind for found in find_furniture(reading)[0]}


def assert_parts(reading: PageReading, furniture: dict[str, str]) -> None:
    """Exactly `furniture` is found, with these kinds, and everything else is left, in its order."""
    found, rest = find_furniture(reading)
    assert {f.line.text: f.kind for f in found} == furniture
    taken = {id(f.line) for f in found}
    assert rest == tuple(one for one in reading.lines if id(one) not in taken)


def chinese_body(top: float = 300) -> list[Line]:
    return [*column(CHINESE_TEXT, 40, top), *column(CHINESE_TEXT, 280, top), *column(CHINESE_TEXT, 520, top)]


def english_body(top: float = 330) -> list[Line]:
    return [*column(ENGLISH_TEXT, 40, top), *column(ENGLISH_TEXT, 300, top), *column(ENGLISH_TEXT, 540, top)]


# Front pages -------------------------------------------------------------------------------------------------------


def test_district_weekly_with_teasers_beside_its_facts() -> None:
    """The teasers at the right of the title block stay with the articles; all facts around them are furniture."""
    reading = page(
        [
            line("梧桐里报", 36, 36, 80),
            line("WU TONG LI BAO", 44, 128, 14),
            line("本期 8 版", 350, 40, 10.5),
            line("第 31 期", 350, 60, 10.5),
            line("（总第 977 期）", 340, 80, 10.5),
            line("内部资料 免费交流", 335, 100, 9.5),
            line("2025 年", 450, 40, 12.5),
            line("9 月 1 日", 440, 66, 18),
            line("星期一", 455, 96, 12),
            line("乙巳年七月初十", 440, 118, 11),
            line("专刊", 550, 44, 13),
            line("劳模先进巡礼", 586, 44, 13),
            line("05", 550, 80, 18),
            line("旧书店门口排起长队", 586, 84, 13),
            line("《梧桐里报》数字报 http://www.wutongli.example", 40, 172, 9.5),
            line("苏内部资料准印证号（B）0099", 600, 172, 9.5),
            line("老街修缮过半居民陆续搬回", 100, 210, 32),
            *chinese_body(),
        ],
        rules=(rule(36, 168, 744),),
    )
    assert_parts(
        reading,
        {
            "梧桐里报": "title",
            "WU TONG LI BAO": "title_latin",
            "本期 8 版": "page_count",
            "第 31 期": "issue_number",
            "（总第 977 期）": "cumulative_number",
            "内部资料 免费交流": "distribution",
            "2025 年": "date",
            "9 月 1 日": "date",
            "星期一": "weekday",
            "乙巳年七月初十": "lunar_date",
            "《梧桐里报》数字报 http://www.wutongli.example": "masthead",
            "苏内部资料准印证号（B）0099": "licence",
        },
    )


def test_strip_of_facts_above_the_title() -> None:
    """A strip at the very top, the title below it, the headline below that: only the headline is no furniture."""
    reading = page(
        [
            line("2025年3月14日星期五农历乙巳年二月十五", 40, 24, 9),
            line("国内统一连续出版物号CN 99-0001", 330, 24, 9),
            line("今日12版", 690, 24, 9),
            line("南河晨报", 250, 50, 70),
            line("全市春耕备耕全面展开", 120, 160, 44),
            *chinese_body(),
        ],
        rules=(rule(36, 40, 744),),
    )
    assert_parts(
        reading,
        {
            "2025年3月14日星期五农历乙巳年二月十五": "date",
            "国内统一连续出版物号CN 99-0001": "licence",
            "今日12版": "page_count",
            "南河晨报": "title",
        },
    )


def test_headline_larger_than_the_title() -> None:
    """The paper's name wins over a larger headline below the facts."""
    reading = page(
        [
            line("湖滨周刊", 40, 30, 36),
            line("2024年8月2日 星期五", 300, 40, 10),
            line("第7期", 460, 40, 10),
            line("暴雨中的一夜", 60, 110, 72),
            *chinese_body(),
        ]
    )
    assert kinds(reading)["湖滨周刊"] == "title"
    assert "暴雨中的一夜" not in kinds(reading)


def test_drawn_title_leaves_the_headline_alone() -> None:
    """Where the title is a drawing, no headline takes its place; its pinyin is known all the same."""
    reading = page(
        [
            line("QINGSHANWANBAO", 330, 120, 10),
            line("2024年8月2日 星期五", 44, 140, 10),
            line("第7期 总第700期 今日4版", 560, 140, 10),
            line("全市经济工作会议召开", 60, 190, 60),
            *chinese_body(),
        ],
        rules=(rule(36, 136, 744),),
    )
    assert_parts(
        reading,
        {"QINGSHANWANBAO": "title_latin", "2024年8月2日 星期五": "date", "第7期 总第700期 今日4版": "masthead"},
    )


def test_traditional_title_down_the_right() -> None:
    """A vertical paper: the title down the right edge, its facts in a stack below, the index heading below them."""
    reading = page(
        [
            down("海岬日報", 700, 40, 60),
            line("（總第8123期）", 690, 290, 8),
            line("今日8版", 712, 304, 8),
            line("中華民國114年6月9日", 690, 318, 8),
            line("星期一", 715, 332, 8),
            line("農曆五月十四", 705, 346, 8),
            line("每份十五元", 708, 360, 8),
            line("發行所：海岬日報社", 690, 374, 8),
            line("今日導讀", 705, 400, 13),
            line("2", 700, 425, 9),
            line("港口夜釣客", 715, 425, 9),
            down("風災後第三天漁船重新出海", 610, 40, 40),
            *upright_column(TRADITIONAL_TEXT, 560, 40),
            *upright_column(TRADITIONAL_TEXT, 560, 400),
            *upright_column(TRADITIONAL_TEXT, 300, 400),
        ]
    )
    assert_parts(
        reading,
        {
            "海岬日報": "title",
            "（總第8123期）": "cumulative_number",
            "今日8版": "page_count",
            "中華民國114年6月9日": "date",
            "星期一": "weekday",
            "農曆五月十四": "lunar_date",
            "每份十五元": "price",
            "發行所：海岬日報社": "publisher",
            "今日導讀": "index_title",
        },
    )


def test_title_in_single_characters_down_a_column() -> None:
    """A title read as four lines of one character each is four title lines."""
    letters = [line(char, 700, 40 + 70 * i, 60, "Kai") for i, char in enumerate("島嶼時報")]
    facts = [
        line("第1203號", 705, 330, 8),
        line("中華民國一百一十四年六月九日", 680, 344, 8),
        line("星期一", 715, 358, 8),
    ]
    reading = page([*letters, *facts, *upright_column(TRADITIONAL_TEXT, 600, 40, 20)])
    assert kinds(reading) == {
        **dict.fromkeys("島嶼時報", "title"),
        "第1203號": "issue_number",
        "中華民國一百一十四年六月九日": "date",
        "星期一": "weekday",
    }


def test_english_front_page_with_ears() -> None:
    """Weather and price in the ears, a slogan below the title, a strip with a town's name in it; the skybox stays."""
    reading = page(
        [
            line("Inside: how the mill was saved, A4", 40, 14, 16),
            line("The Harbor Sentinel", 180, 44, 48, "Blackletter"),
            line("Serving the coast since the first lamp", 280, 98, 9),
            line("VOL. CXII, No. 208", 40, 118, 8.5),
            line("Port Elsey, Monday, May 12, 2025", 300, 118, 8.5),
            line("Late Edition", 500, 118, 8.5),
            line("$1.50", 715, 118, 8.5),
            line("Council Votes to Rebuild the Old Bridge", 60, 150, 50),
            *english_body(),
        ],
        rules=(rule(36, 114, 744), rule(36, 130, 744)),
    )
    assert_parts(
        reading,
        {
            "The Harbor Sentinel": "title",
            "Serving the coast since the first lamp": "masthead",
            "VOL. CXII, No. 208": "masthead",
            "Port Elsey, Monday, May 12, 2025": "date",
            "Late Edition": "masthead",
            "$1.50": "price",
        },
    )


def test_english_title_on_two_lines() -> None:
    """A name set on two lines of one size is wholly the title."""
    reading = page(
        [
            line("The Millbrook", 150, 30, 52, "Old"),
            line("Examiner", 240, 86, 52, "Old"),
            line("Wednesday, June 4, 2025", 300, 150, 9),
            line("75 cents", 700, 150, 9),
            line("Ferry Stops for the Summer", 60, 180, 40),
            *english_body(),
        ],
        rules=(rule(36, 164, 744),),
    )
    found = kinds(reading)
    assert found["The Millbrook"] == found["Examiner"] == "title"
    assert "Ferry Stops for the Summer" not in found


def test_german_front_page() -> None:
    """Year of publication, number and single price are facts; the lead headline is not."""
    reading = page(
        [
            line("Seestädter Tageblatt", 160, 40, 50),
            line("Unabhängige Zeitung für Stadt und Land", 270, 96, 9),
            line("Montag, 12. Mai 2025", 40, 118, 9),
            line("80. Jahrgang", 300, 118, 9),
            line("Nr. 108", 450, 118, 9),
            line("Einzelpreis 2,20 €", 650, 118, 9),
            line("Rat streitet um die Brücke", 60, 160, 40),
            *column(GERMAN_TEXT, 40, 330),
            *column(GERMAN_TEXT, 300, 330),
            *column(GERMAN_TEXT, 540, 330),
        ],
        rules=(rule(36, 114, 744),),
    )
    found = kinds(reading)
    assert found == {
        "Seestädter Tageblatt": "title",
        "Unabhängige Zeitung für Stadt und Land": "masthead",
        "Montag, 12. Mai 2025": "date",
        "80. Jahrgang": "volume",
        "Nr. 108": "issue_number",
        "Einzelpreis 2,20 €": "price",
    }


def test_masthead_region_holds_a_drawn_title() -> None:
    """The region of a masthead across the head reaches up to the page's edge: a drawn title lies inside."""
    reading = page([line("2024年8月2日 星期五", 44, 140, 10), line("第7期 今日4版", 560, 140, 10), *chinese_body()])
    region = masthead_region(reading, find_furniture(reading)[0])
    assert region is not None
    assert (region.x0, region.y0, region.x1) == (0, 0, reading.width)
    assert region.y1 == pytest.approx(150, abs=1)
    assert masthead_region(page(chinese_body(), 2), ()) is None


# Inner pages -------------------------------------------------------------------------------------------------------

FOLIOS = [
    [("02", 40, 30, 24, "page_number"), ("要闻", 90, 30, 24, "section"), ("2025年5月12日 星期一", 640, 30, 9, "date"),
     ("责任编辑：姚蕾　美术编辑：丁若凡", 560, 46, 8, "editors")],
    [("综合新闻", 46, 31, 18, "section"), ("湖滨周刊", 357, 33, 13, "title"), ("2025年7月6日星期日", 600, 35, 9, "date"),
     ("A03", 712, 30, 19, "page_number")],
    [("第二版", 36, 28, 16, "page_number"), ("社区", 380, 26, 20, "section"), ("编辑/王小明 校对/李红 版式/赵一", 600, 32, 8, "editors")],
    [("05版 文化", 36, 28, 18, "folio"), ("2025.7.6 星期日", 640, 32, 9, "date"), ("组版:张 明 校对:李四", 640, 46, 8, "editors")],
    [("A6", 36, 30, 15, "page_number"), ("Local", 380, 30, 15, "section"),
     ("The Harbor Sentinel Monday, May 12, 2025", 90, 33, 8.5, "folio")],
    [("Seite 4", 36, 30, 12, "page_number"), ("Wirtschaft", 360, 26, 22, "section"), ("Montag, 12. Mai 2025", 660, 32, 9, "date")],
    [("KULTUR 7", 40, 28, 16, "folio"), ("Seestädter Tageblatt · Nr. 108 · Montag, 12. Mai 2025", 460, 30, 9, "folio")],
    [("專題", 36, 25, 30, "section"), ("03", 720, 25, 30, "page_number"), ("中華民國114年12月13日　星期六", 560, 28, 8.4, "date"),
     ("責編 江承宇／版面 趙文叔／校對 顏嘉木", 540, 42, 8, "editors")],
    [("Sunday", 380, 30, 15, "section"), ("B1", 720, 30, 15, "page_number"), ("Tuesday, June 3, 2025", 90, 33, 8.5, "date")],
]  # fmt: skip


@pytest.mark.parametrize("folio", FOLIOS, ids=lambda folio: folio[0][0])
def test_running_heads(folio: list[tuple[str, float, float, float, str]]) -> None:
    """Every part of a running head is furniture of its kind; the headline right below it is not."""
    head = [line(text, x, y, size) for text, x, y, size, _ in folio]
    latin = all(text.isascii() or "\xc0" <= max(text) <= "\xff" or "·" in text for text, *_ in folio)
    body = english_body(130) if latin else chinese_body(130)
    headline = line("Night Market Returns to the Quay" if latin else "夜市重开摊位翻了四倍", 40, 76, 34)
    reading = page([*head, headline, *body], number=3)
    assert_parts(reading, {text: kind for text, _, _, _, kind in folio})


def test_inner_page_given_first() -> None:
    """A page that names itself beside the date at its upper edge is no front page, though it is the first one given."""
    head = [
        line("Harbour Gazette", 40, 28, 8),
        line("Monday, May 12, 2025", 400, 28, 8),
        line("Page 5", 740, 28, 8),
    ]
    reading = page([*head, line("Night Market Returns to the Quay", 40, 76, 34), *english_body(130)], number=1)
    assert_parts(reading, {"Harbour Gazette": "title", "Monday, May 12, 2025": "date", "Page 5": "page_number"})


def test_front_page_with_a_teaser_below_its_date() -> None:
    """A page named below the date line is pointed to; the page with the title stays the front page."""
    head = [line("The Harbour Gazette", 200, 30, 44), line("Monday, May 12, 2025", 40, 90, 9)]
    reading = page(
        [*head, line("Page 5", 740, 120, 9), line("Night Market Returns", 40, 140, 34), *english_body()], number=1
    )
    assert kinds(reading)["The Harbour Gazette"] == "title"


def test_folio_above_its_rule_takes_the_slogan_too() -> None:
    """Short words above the folio's rule belong to it; a headline below the rule does not."""
    reading = page(
        [
            line("04", 36, 30, 20),
            line("城事", 90, 32, 18),
            line("新闻热线 0000-1234567", 300, 40, 9),
            line("记录身边的变化", 560, 40, 9),
            line("桥下空间变球场", 40, 66, 30),
            *chinese_body(130),
        ],
        number=4,
        rules=(rule(36, 54, 744, 1),),
    )
    found = kinds(reading)
    assert "桥下空间变球场" not in found
    assert set(found) == {"04", "城事", "新闻热线 0000-1234567", "记录身边的变化"}


@pytest.mark.parametrize("foot", ["- 3 -", "3", "第3版", "Seite 3", "A3"])
def test_page_number_at_the_foot(foot: str) -> None:
    """A page number alone below the text is a folio."""
    reading = page([*column(CHINESE_TEXT, 40, 60, 60), line(foot, 380, 1070, 10)], number=3)
    assert kinds(reading) == {foot: "page_number"}


def test_folio_down_the_side() -> None:
    """Old vertical papers print page, date and section down the outer margin."""
    reading = page(
        [
            down("第二版", 752, 40, 12),
            down("中華民國一百一十四年十二月十三日 星期六", 752, 120, 9),
            *upright_column(TRADITIONAL_TEXT, 700, 60, 30),
            *upright_column(TRADITIONAL_TEXT, 700, 400, 30),
        ],
        number=2,
    )
    assert kinds(reading) == {"第二版": "page_number", "中華民國一百一十四年十二月十三日 星期六": "date"}


def test_imprint_at_the_foot() -> None:
    """Address, hotline, printer on the last line of a page are the imprint, with spaces or without."""
    for text in (
        "本报地址：南河市柳巷15号　热线：0000-1109363　广告许可证：7604号　印刷：南河印务中心",
        "本报地址：南河市柳巷15号热线：0000-1109363广告许可证：7604号印刷：南河印务中心",
    ):
        reading = page([*chinese_body(130), line(text, 150, 1070, 7.6)], number=4)
        assert kinds(reading) == {text: "imprint"}


@pytest.mark.parametrize(
    "title",
    ["今日导读", "导 读", "本期导读", "INSIDE", "Inside today", "Heute", "Inhalt", "Im Innenteil", "■ 今日看点"],
)
def test_index_headings(title: str) -> None:
    """The heading of a teaser box is furniture wherever it stands; the teasers below it are not."""
    reading = page(
        [line(title, 620, 900, 12), line("03", 620, 925), line("老厂房的第二春", 640, 925), *chinese_body()], 1
    )
    assert kinds(reading) == {title: "index_title"}


# What only looks like furniture ------------------------------------------------------------------------------------

PLAIN = [
    [line("夜市重开首月摊位从55个到269个", 40, 40, 34), line("本报记者 林一", 40, 84)],
    [line("12", 40, 40, 60), line("年坚守换来一河清水", 120, 60, 30)],
    [line("（上接第1版）", 40, 36)],
    [line("上接01版", 40, 36)],
    [line("UNCLAIMED | From A1", 40, 36)],
    [line("A Barn of Their Own", 40, 40, 30)],
    [line("周一见", 40, 40, 30)],
    [line("第3期讲堂开讲", 40, 40, 30)],
]


@pytest.mark.parametrize("top", PLAIN, ids=lambda lines: lines[0].text)
def test_heads_of_pages_without_folio(top: list[Line]) -> None:
    """Without a folio, the topmost lines are article text, whatever figures are in them."""
    reading = page([*top, *chinese_body(130)], number=5)
    assert kinds(reading) == {}


def test_date_in_a_column_of_text() -> None:
    """A date that fills a line of a narrow column, or signs a notice, is text."""
    body = column(CHINESE_TEXT, 40, 60, 8)
    dated = line("2025年5月12日", 40, 60 + 8 * 14.25)
    reading = page([line("02", 40, 20, 20), *body, dated, *column(CHINESE_TEXT, 40, 60 + 9 * 14.25, 8)], number=2)
    assert kinds(reading) == {"02": "page_number"}


def test_advertisement_at_the_foot() -> None:
    """An advertiser's address and number are no imprint."""
    reading = page([*chinese_body(130), line("地址：晨曦家园76号　电话：0000-5550123", 200, 1060)], number=4)
    assert kinds(reading) == {}


def test_page_names_on_a_front_page_are_teasers() -> None:
    """Page names in a front page's head belong to teasers, not to a folio."""
    reading = page([line("03", 40, 30, 20), line("05", 300, 30, 20), *chinese_body()], number=1)
    assert kinds(reading) == {}


def test_slug_lines_speak_to_the_press_alone() -> None:
    """A row with a file's name or a clock time at the foot is no folio, though it is dated; nor are words up the margin."""
    reading = page(
        [
            line("Harbour Gazette / Vol. 12, No. 9 / Monday, May 12, 2025 / Notices", 60, 36, 11),
            line("41699", 720, 36, 11),
            *english_body(90),
            line("Verso 2025", 40, 1080, 6),
            line("16:21 May 11, 2025", 140, 1080, 6),
            line("PAGE07.INDD", 300, 1080, 6),
            down("jobline with NOTICES", 8, 900, 5),
        ],
        number=7,
    )
    assert_parts(
        reading,
        {
            "Harbour Gazette / Vol. 12, No. 9 / Monday, May 12, 2025 / Notices": "folio",
            "41699": "page_number",
            "Verso 2025": "mark",
            "16:21 May 11, 2025": "mark",
            "PAGE07.INDD": "mark",
            "jobline with NOTICES": "mark",
        },
    )


def test_programme_that_reaches_down_to_the_foot() -> None:
    """Times under one another are rows of a table, also where the last of them stand where slug lines would."""
    rows = [(f"{9 + k}:30", 985 + 22 * k) for k in range(5)]
    lines = [
        x for text, y in rows for x in (line("法律咨询", 40, y, 8), line(text, 300, y, 8), line("文昌路", 500, y, 8))
    ]
    reading = page([*chinese_body(), *lines], number=4)
    assert kinds(reading) == {}


def test_an_empty_page() -> None:
    """A page without lines has no furniture."""
    assert find_furniture(page([])) == ((), ())


def test_turn_label_is_no_folio() -> None:
    """A page has one name: a line under a heading that names another tells where the text comes from."""
    reading = page(
        [
            line("Seite 2", 40, 36, 12),
            line("Montag, 12. Mai 2025", 660, 36, 9),
            line("Rat verschiebt die Haltestelle", 40, 62, 20),
            line("Forts. von S. 1", 40, 88, 8),
            line("Feuerwehr rückt aus", 420, 84, 14),
            *column(GERMAN_TEXT, 40, 110),
            *column(GERMAN_TEXT, 420, 110),
        ],
        number=2,
    )
    assert_parts(reading, {"Seite 2": "page_number", "Montag, 12. Mai 2025": "date"})
