# ruff: noqa: E501 - tables read better whole
"""Bylines, credits, sources, datelines and editors' notes in their many forms, and texts that only look like them."""

from __future__ import annotations

import pytest

from baoyan.articles.persons import (
    dateline,
    inline_byline,
    is_byline,
    is_credit,
    is_editor_note,
    is_source,
    parse_byline,
    split_credit,
)

BYLINES = [
    ("□ 记者 王永娟", [("reporter", "王永娟", None)]),
    ("□记者王永娟", [("reporter", "王永娟", None)]),
    ("本报记者 孟佳禾 通讯员 白启文", [("reporter", "孟佳禾", None), ("correspondent", "白启文", None)]),
    ("本报记者程南扬通讯员左一朗", [("reporter", "程南扬", None), ("correspondent", "左一朗", None)]),
    ("（记者 乔岳 通讯员 白启文）", [("reporter", "乔岳", None), ("correspondent", "白启文", None)]),
    ("■ 本报记者 孟佳禾 文/图", [("reporter", "孟佳禾", None), ("photo", "孟佳禾", None)]),
    ("首席记者 张三丰", [("reporter", "张三丰", None)]),
    ("特约记者 李四", [("reporter", "李四", None)]),
    ("见习记者 陈 思", [("reporter", "陈思", None)]),
    ("本报记者 王小明李红", [("reporter", "王小明", None), ("reporter", "李红", None)]),
    ("□ 本报记者 欧阳文静", [("reporter", "欧阳文静", None)]),
    ("人民日报记者 李四", [("reporter", "李四", "人民日报")]),
    ("新华社记者 张三", [("reporter", "张三", "新华社")]),
    ("作者：王五", [("author", "王五", None)]),
    ("王小明（市作协会员）", [("author", "王小明", "市作协会员")]),
    ("文/宋晓 图/贺慕珂", [("text", "宋晓", None), ("photo", "贺慕珂", None)]),
    ("◎文/吴承图/马思扬", [("text", "吴承", None), ("photo", "马思扬", None)]),
    ("文／王五 圖／李六", [("text", "王五", None), ("photo", "李六", None)]),
    ("采写：记者 王五 摄影：李四", [("reporter", "王五", None), ("photographer", "李四", None)]),
    ("陈思 编译", [("translator", "陈思", None)]),
    ("何宣 摄影报道", [("author", "何宣", None), ("photo", "何宣", None)]),
    ("記者林念柏／南嶼報導", [("reporter", "林念柏", None)]),
    ("【記者陳文／台北報導】", [("reporter", "陳文", None)]),
    ("本報記者樊南", [("reporter", "樊南", None)]),
    ("□ 通讯员 马静怡", [("correspondent", "马静怡", None)]),
    ("特约评论员 王石", [("commentator", "王石", None)]),
    ("本报评论员", [("commentator", "本报评论员", None)]),
    ("◎叶清遥", [("author", "叶清遥", None)]),
    ("By BASIL MERRIDEW | Staff Writer", [("reporter", "BASIL MERRIDEW", None)]),
    ("ByJOAN THACKERAY | StaffWriter", [("reporter", "JOAN THACKERAY", None)]),
    ("By Clara Thorn | The Alliance Bureau", [("author", "Clara Thorn", "The Alliance Bureau")]),
    ("Miles Kowalski, Special to the Courier", [("correspondent", "Miles Kowalski", "Courier")]),
    ("By Maria O’Neill, Staff Writer", [("reporter", "Maria O’Neill", None)]),
    ("By Jane Doe and John Q. Public", [("author", "Jane Doe", None), ("author", "John Q. Public", None)]),
    ("By Jane Doe of The Times", [("author", "Jane Doe", "The Times")]),
    ("Story and photos by Jane Doe", [("author", "Jane Doe", None), ("photo", "Jane Doe", None)]),
    ("Von Anna Müller", [("author", "Anna Müller", None)]),
    ("VON ANNA MÜLLER", [("author", "ANNA MÜLLER", None)]),
    ("Von Karl-Heinz von der Heide und Eva Lang", [("author", "Karl-Heinz von der Heide", None), ("author", "Eva Lang", None)]),
    ("Von unserem Redakteur Jens Vogel", [("reporter", "Jens Vogel", None)]),
    ("Text: Jens Vogel / Fotos: Eva Lang", [("text", "Jens Vogel", None), ("photo", "Eva Lang", None)]),
    ("Von Jens Vogel (Text) und Eva Lang (Fotos)", [("text", "Jens Vogel", None), ("photo", "Eva Lang", None)]),
    ("Von unserem Redaktionsmitglied Jens Vogel", [("reporter", "Jens Vogel", None)]),
    ("Ein Kommentar von Jens Vogel", [("author", "Jens Vogel", None)]),
    ("Das Gespräch führte Eva Lang", [("author", "Eva Lang", None)]),
    ("Par Jeanne Morel et Luc Petit", [("author", "Jeanne Morel", None), ("author", "Luc Petit", None)]),
    ("Por Ana Ruiz y Luis Vega", [("author", "Ana Ruiz", None), ("author", "Luis Vega", None)]),
    ("Por José Ruiz y Vega", [("author", "José Ruiz y Vega", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), BYLINES)
def test_bylines(text: str, people: list[tuple[str, str, str | None]]) -> None:
    """A byline is surely one, and names its people with roles and organisations."""
    assert is_byline(text) >= 0.75
    assert [(p.role, p.name, p.organisation) for p in parse_byline(text)] == people


@pytest.mark.parametrize("text", ["宋知川", "许南窗", "樊千航", "邵启明", "姚安", "欧阳修文"])
def test_bare_names_are_possible_bylines(text: str) -> None:
    """A name alone scores about a half: its place decides."""
    assert 0.5 <= is_byline(text) <= 0.85
    assert [p.name for p in parse_byline(text)] == [text]


@pytest.mark.parametrize("text", ["By BASIL MERRIDEW |", "EDGAR THORN, Special to the", "Staff Writer"])
def test_pieces_of_a_broken_byline(text: str) -> None:
    """A byline broken over two lines is known by its first line, a job title by itself."""
    assert is_byline(text) >= 0.6


NO_BYLINES = [
    "归途", "寻雪", "慢时光", "今天天气很好。", "早市面观察", "街镇动态", "社区传真", "简讯", "专访卢之远：老物件会说话", "记者从区委获悉", "记者在现场看到",
    "文化活动周启动", "图书馆开放", "摄影展开幕", "记者节快乐", "作者手记", "编辑部的故事", "本报讯（记者 秦远帆）下课", "秋分读书日", "本报今起推出专栏",
    "By the time she arrived", "By Friday", "By May 2025", "A view of the county", "Mill Lane Counts Its Pennies", "A Barn of Their Own",
    "Von Berlin nach Hamburg", "Von Hand gemacht", "Ein Kommentar von gestern", "Par hasard", "Por fin llega el agua", "Von Tag zu Tag", "In the County", "Focus", "Das neue Rathaus", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_BYLINES)
def test_no_bylines(text: str) -> None:
    """Headlines, titles and running text are no bylines."""
    assert is_byline(text) < 0.5


CREDITS = [
    "方启明 摄", "方启明摄", "本报资料照片", "本報資料照片", "何宣 摄影报道", "记者 许之舟 摄影报道", "本报记者 宋修远 摄", "圖／沈若遠", "图/崔千宁", "記者陳若攝",
    "（江知琳 供图）", "摄影：王五", "新华社发（王五 摄）", "受访者供图", "图片来源：视觉中国", "Jonas Wellman/Staff", "Photograph by Peter Garland",
    "Lena Ortiz for the Paper", "Photos by Jane Doe", "Courtesy of the Harbor Museum", "File photo", "Foto: Eva Lang", "Fotos (2): Jens Vogel", "Foto: dpa",
    "FOTO: EVA LANG", "Foto: Eva Lang/dpa", "Archivfoto: Eva Lang", "Archivfoto", "Symbolbild: dpa", "Foto: privat", "Crédit photo : Luc Petit", "Fotografía: Ana Ruiz",
]  # fmt: skip
NO_CREDITS = [
    "阁楼上的那台老缝纫机", "示意图", "版图", "企图", "王小明 李红", "本报记者 宋修远", "秋夜的河面倒映着灯火", "地图", "A view of the county.", "Button, the library dog",
    "Bild der Woche", "Will Close for Repairs", "Summer beans in a test", "Older See UNCLAIMED, A3", "ByJOAN THACKERAY | StaffWriter", "□记者沈知远文/图", "（来源：区委办）", "归途", "记者在拍摄",
]  # fmt: skip


@pytest.mark.parametrize("text", CREDITS)
def test_credits(text: str) -> None:
    """Credits of photographers, agencies and archives."""
    assert is_credit(text)


@pytest.mark.parametrize("text", NO_CREDITS)
def test_no_credits(text: str) -> None:
    """Captions, headlines and bylines are no credits."""
    assert not is_credit(text)


SPLITS = [
    ("阁楼上的那台老缝纫机　方启明 摄", "阁楼上的那台老缝纫机", "方启明 摄"),
    ("阁楼上的那台老缝纫机方启明摄", "阁楼上的那台老缝纫机", "方启明摄"),
    ("试验田里豆苗长势喜人　本报资料照片", "试验田里豆苗长势喜人", "本报资料照片"),
    ("暮色笼罩的老车站本报记者龚明扬摄", "暮色笼罩的老车站", "本报记者龚明扬摄"),
    ("去处　记者 沈予舟 摄影报道", "去处", "记者 沈予舟 摄影报道"),
    ("图为龙华街道展台，游客打卡留影。何宣 摄影报道", "图为龙华街道展台，游客打卡留影。", "何宣 摄影报道"),
    ("海边滩涂上的芒草（江知琳 供图）", "海边滩涂上的芒草", "（江知琳 供图）"),
    ("雨後，葉片上掛滿水珠　圖/沈若遠", "雨後，葉片上掛滿水珠", "圖/沈若遠"),
    ("Storm clouds over the bypass. Jonas Wellman/Staff", "Storm clouds over the bypass.", "Jonas Wellman/Staff"),
    ("Button, the library dog. Lena Ortiz for the Paper", "Button, the library dog.", "Lena Ortiz for the Paper"),
    ("Die neue Brücke am Abend. Foto: Eva Lang", "Die neue Brücke am Abend.", "Foto: Eva Lang"),
    ("Die neue Brücke (Foto: dpa)", "Die neue Brücke", "(Foto: dpa)"),
    ("Die neue Brücke am Abend. Archivfoto: Eva Lang", "Die neue Brücke am Abend.", "Archivfoto: Eva Lang"),
    ("Die neue Brücke am Abend FOTO: EVA LANG", "Die neue Brücke am Abend", "FOTO: EVA LANG"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "caption", "credit"), SPLITS)
def test_credits_at_the_end_of_captions(text: str, caption: str, credit: str) -> None:
    """The credit is parted from the caption, with spaces between or without."""
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "text", ["秋夜的河面倒映着灯火", "①山间小路曲折清幽", "A view of the valley, photographed last year.", "图为活动现场。", "市民在拍摄"]
)  # fmt: skip
def test_captions_without_credit(text: str) -> None:
    """A caption without a credit stays whole."""
    assert split_credit(text) == (text, None)


@pytest.mark.parametrize(
    "text",
    ["（来源：区委办）", "（本報綜合）", "（本版稿件由區教育局提供）", "来源：融媒体中心", "（據南嶼日報）", "据新华社", "（据新华社电）", "转自《人民日报》", "Source: County Clerk", "Quelle: Statistisches Landesamt"],
)  # fmt: skip
def test_sources(text: str) -> None:
    """Lines that only say where the text is from."""
    assert is_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "据了解",
        "据介绍，活动持续到月底。",
        "来源于生活",
        "（下转第2版）",
        "Sources said on Monday that the",
        "据记者观察",
    ],
)
def test_no_sources(text: str) -> None:
    """Phrases of running text are no source lines."""
    assert not is_source(text)


DATELINES = [
    ("本报讯 昨天上午，", "本报讯"),
    ("本报讯（记者 王五）昨天", "本报讯"),
    ("本報訊　昨日", "本報訊"),
    ("【本報訊】昨日", "【本報訊】"),
    ("新华社北京5月6日电 国务院", "新华社北京5月6日电"),
    ("据新华社上海5月6日电（记者 王五）", "据新华社上海5月6日电"),
    ("中新社南宁十二月三日电 记者", "中新社南宁十二月三日电"),
    ("PORT ELSEY (BND) — The council", "PORT ELSEY (BND) —"),
    ("WEXCOMBE — A ferry", "WEXCOMBE —"),
    ("NEW YORK — Stocks", "NEW YORK —"),
    ("BERLIN/dpa – Der Rat", "BERLIN/dpa –"),
    ("Hamburg (dpa). Der Hafen", "Hamburg (dpa)."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_datelines(text: str, expected: str) -> None:
    """The dateline alone, without the reporter behind it."""
    assert dateline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本报今起推出专栏",
        "The council — all seven — met",
        "昨天上午，",
        "Der Rat (7 Mitglieder) tagt",
        "A — B",
        "I — that is",
    ],
)
def test_no_datelines(text: str) -> None:
    """Running text has no dateline."""
    assert dateline(text) is None


INLINE = [
    ("本报讯（记者 贺云瑶）昨天上午，返乡青年开箱取蜜。", "（记者 贺云瑶）"),
    ("本报讯（记者乔岳 通讯员白启文）老楼加装了电梯。", "（记者乔岳 通讯员白启文）"),
    ("活动持续到月底，市民可免费参加。（陈思）", "（陈思）"),
    ("活动持续到月底，市民可免费参加。(记者 陈思)", "(记者 陈思)"),
    ("活动持续到月底。（来源：区委办）", None),
    ("活动持续到月底。（下转第2版）", None),
    ("他说，今年收成好（见左图）。", None),
    ("全年接待游客三万人次（含团队）。", None),
    ("昨天上午，返乡青年开箱取蜜。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_bylines_inside_paragraphs(text: str, expected: str | None) -> None:
    """The reporter after 本报讯 or at the paragraph's end, as printed; other brackets are no bylines."""
    assert inline_byline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编者按 城市的温度，藏在细节里。", True),
        ("【编者按】城市的温度", True),
        ("編按：本文原載", True),
        ("编后", True),
        ("开栏的话", True),
        ("Editor’s note: This is the first", True),
        ("Anm. d. Red.: Der Text", True),
        ("编者按语写得很好", False),
        ("编后台程序的人", False),
        ("The editor noted that", False),
    ],
)  # fmt: skip
def test_editors_notes(text: str, expected: bool) -> None:
    """Notes are known by their first words, where these stand apart."""
    assert is_editor_note(text) is expected


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Die Straße bleibt gesperrt. (mei)", "(mei)"),
        ("„Wir warten“, sagte er. (dpa)", "(dpa)"),
        ("Es gilt ab Montag. (red/epd)", "(red/epd)"),
        ("Das Dorf liegt höher (rund)", None),
        ("Er sah den Plan (siehe Karte).", None),
    ],
)
def test_signs_of_reporters_and_agencies(text: str, signs: str | None) -> None:
    """A few small letters in brackets after the last sentence are a byline; other brackets are not."""
    assert inline_byline(text) == signs


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Neudorf. (dpa) Der Rat hat entschieden.", "Neudorf. (dpa)"),
        ("Neudorf (mei). Der Rat hat entschieden.", "Neudorf (mei)."),
        ("Bad Neudorf – Der Rat hat am Montagabend entschieden.", "Bad Neudorf –"),
        ("Geduld – das war am Ende der Rat, den er uns gab.", None),
    ],
)
def test_german_datelines(text: str, line: str | None) -> None:
    """A place with an agency, a sign or a dash."""
    assert dateline(text) == line
