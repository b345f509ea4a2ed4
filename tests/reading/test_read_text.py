"""Text as press systems draw it: in any order, glyph by glyph, twice, hidden, turned, in every kind of font."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baoyan.model.geometry import Box
from baoyan.model.reading import Direction
from reading.sheets import (
    FIRST_EXTRA,
    HEIGHT,
    WIDTH,
    in_order,
    justified,
    letter_by_letter,
    press_page,
    read,
    say,
    song,
    stream,
    texts,
    width,
)

NEWS = ["the council met again on monday", "to hear about the old bridge and", "what it would cost to mend it"]


def _paragraph(x: float = 60, y: float = 700, lines: list[str] = NEWS) -> list[str]:
    return [piece for i, text in enumerate(lines) for piece in letter_by_letter(text, x, y - 12 * i)]


class TestDrawingOrder:
    """No trust in the order of the stream."""

    def test_glyph_by_glyph_without_spaces(self) -> None:
        """Words are parted by the white between them where no space was drawn."""
        assert texts(read(press_page("".join(_paragraph())))) == NEWS

    @settings(max_examples=25, deadline=None)
    @given(st.randoms(use_true_random=False))
    def test_shuffled_drawing_order_changes_nothing(self, chance: random.Random) -> None:
        """The stream may draw two columns and a headline in any order; lines, boxes and styles stay the same."""
        pieces = _paragraph() + _paragraph(x=260) + [say("a", 60 + 9 * i, 740, 16, "B1") for i in range(12)]
        pieces += [song(char, 60 + 10 * i, 600) for i, char in enumerate("报眼把印好的报纸变成数字版")]
        pieces += [song(char, 500, 700 - 10 * i) for i, char in enumerate("竖排的文字从上往下念")]
        expected = in_order(read(press_page("".join(pieces))).lines)
        chance.shuffle(pieces)
        assert in_order(read(press_page("".join(pieces))).lines) == expected

    def test_lines_of_two_columns_stay_apart(self) -> None:
        """A gutter of one em parts lines that stand at the same height."""
        left, right = [justified(text, 60, 700 - 12 * i, 150) for i, text in enumerate(NEWS)], []
        right = [justified(text, 220, 700 - 12 * i, 150) for i, text in enumerate(NEWS)]
        assert texts(read(press_page("".join(left + right)))) == [text for text in NEWS for _ in range(2)]

    def test_two_loose_lines_in_a_narrow_column(self) -> None:
        """Two lines of few characters spread over a narrow column are no two columns: full lines stand over and under them."""
        rows = ["居民说好", "有73户", "中37户", "来的人多"]
        content = ""
        for i, row in enumerate(rows):
            y = 700 - 18.5 * i
            if "户" in row:
                content += song(row[0], 60, y) + say(row[1:3], 76.5, y) + song(row[3], 94, y)
            else:
                content += "".join(song(char, 60 + 11.3 * k, y) for k, char in enumerate(row))
        assert [text.replace(" ", "") for text in texts(read(press_page(content)))] == rows

    def test_a_gutter_ends_at_a_rule_across_it(self) -> None:
        """A running head over the rule has a word space where the columns below have their gutter."""
        rows = [justified(text, x, 700 - 12 * i, 150) for i, text in enumerate(NEWS) for x in (60, 216)]
        start = 210 - width("the", 10) - width("market", 10) - width("road", 10) - 12
        first = letter_by_letter("the market road", start, 740, word_space=6)
        first += letter_by_letter("is open again", 216, 740, word_space=6)
        rule = "0.5 w 60 730 m 366 730 l S\n"
        assert texts(read(press_page("".join([*rows, *first, rule]))))[0] == "the market road is open again"

    def test_one_row_of_chinese_over_a_gutter(self) -> None:
        """A column's only line stands beside the last line of the next column: many lines begin right after the gap."""
        right = ["河口码头的渡船每天开六班", "船工说早班的人最多夏天要", "加开一班冬天水浅就停两班", "居民希望码头边有个雨棚子",
                 "镇里答应秋天以前把它修好"]  # fmt: skip
        page = [song(text, 170, 700 - 14 * i) for i, text in enumerate(right)]
        page.append(song("夜里十点灯还亮着呢", 70, 700 - 14 * 4))
        assert sorted(texts(read(press_page("".join(page))))) == sorted([*right, "夜里十点灯还亮着呢"])

    def test_opening_quote_that_hangs_in_the_gutter(self) -> None:
        """The empty half of a quote at a line's head stands in the gutter; the ink after it begins where the column does."""
        right = ["河口码头的渡船每天开六班", "船工说早班的人最多夏天要", "加开一班冬天水浅就停两班", "居民希望码头边有个雨棚子",
                 "镇里答应秋天以前把它修好"]  # fmt: skip
        page = [song(text, 170, 700 - 14 * i) for i, text in enumerate(right)]
        page += [song("早上的集市开到九点半", 61, 700 - 14 * 5), song("「人来得早走得也早」", 165, 700 - 14 * 5)]
        found = texts(read(press_page("".join(page))))
        assert sorted(found) == sorted([*right, "早上的集市开到九点半", "「人来得早走得也早」"])

    def test_indented_line_with_wide_spaces_after_a_gutter(self) -> None:
        """An indent widens the gutter to the width of the spaces beside it: the edges of the lines around part it still."""
        left = ["the river keeps", "better notes of", "small pit ada", "we do now said", "the owner of it"]
        right = ["old mills ground", "the corn of all", "the old mill is", "between here and", "the hills beyond"]
        page = [justified(text, 60, 700 - 11 * i, 90) for i, text in enumerate(left)]
        page += [
            justified(text, 162 + (8 if i == 2 else 0), 700 - 11 * i, 90 - (8 if i == 2 else 0))
            for i, text in enumerate(right)
        ]
        assert texts(read(press_page("".join(page)))) == [
            words for pair in zip(left, right, strict=True) for words in pair
        ]


class TestWordSpaces:
    """Spaces as an author typed them."""

    def test_wide_word_spaces_of_a_narrow_column(self) -> None:
        """Two words spread over a narrow measure are one line: the lines above and below show the column."""
        column = ["the river keeps", "better notes", "than we do now", "said the owner"]
        page = "".join(justified(text, 60, 700 - 11 * i, 90) for i, text in enumerate(column))
        assert texts(read(press_page(page + say("by the bridge", 60, 645)))) == [*column, "by the bridge"]

    def test_two_words_at_the_ends_of_a_narrow_column(self) -> None:
        """A line of two words goes on over a very wide space where the next line shows the column; at its head too."""
        column = ["die stadtverwaltung", "the river keeps notes", "than we do about it"]
        page = "".join(justified(text, 60, 700 - 11 * i, 142) for i, text in enumerate(column))
        assert texts(read(press_page(page))) == column

    def test_two_short_columns_stay_apart_over_a_line_that_spans_them(self) -> None:
        """The same wide space in line after line is a gutter, whatever stands below."""
        rows = [say(text, x, 700 - 11 * i) for i, text in enumerate(["north", "south"]) for x in (60, 150)]
        below = justified("the river keeps better notes", 60, 678, 130)
        assert texts(read(press_page("".join([*rows, below]))))[:4] == ["north", "north", "south", "south"]

    def test_drawn_space_counts_even_where_it_is_narrow(self) -> None:
        """A kerned space that the text layer draws is a space."""
        page = f"BT /F1 10 Tf 60 700 Td [(By) ( ) 200 (Jonah said so)] TJ ET {say('and more of it', 60, 688)}"
        assert texts(read(press_page(page))) == ["By Jonah said so", "and more of it"]

    def test_italic_overhang_does_not_swallow_the_space(self) -> None:
        """An oblique f leans over the space after it; the pen's way counts."""
        page = say("of half if of it", 60, 700, font="I1")
        assert texts(read(press_page(page))) == ["of half if of it"]

    def test_letter_spaced_words(self) -> None:
        """Letters set apart for display make words, not single letters."""
        page = f"BT /F1 14 Tf 3 Tc 60 700 Td (special report) Tj ET {say('of the year', 60, 680)}"
        assert texts(read(press_page(page))) == ["special report", "of the year"]

    def test_space_between_chinese_names(self) -> None:
        """A quarter of an em between Han is a space; none is put where the line is set solid."""
        page = song("本报记者", 60, 700) + song("周一帆", 102.5, 700) + song("报道的全文在这里", 60, 685)
        assert texts(read(press_page(page))) == ["本报记者 周一帆", "报道的全文在这里"]

    def test_automatic_white_between_chinese_and_figures_is_no_space(self) -> None:
        """An eighth of an em beside figures is the composition program's, not the author's."""
        page = song("共有", 60, 700) + say("120", 81.2, 700) + song("人参加", 81.2 + 16.7 + 1.2, 700)
        assert texts(read(press_page(page))) == ["共有120人参加"]

    def test_full_space_between_clauses(self) -> None:
        """The clause space of a headline is kept as a full-width space."""
        page = song("老街新生", 60, 700, 20) + song("灯火可亲", 160, 700, 20) + song("正文" * 12, 60, 660)
        assert texts(read(press_page(page)))[0] == "老街新生\u3000灯火可亲"


class TestChineseColumns:
    """Lines set solid."""

    LEFT = ("居民把难题写在纸上一个一个", "地念出来大家一起想办法来解", "难题不是一天攒下的")
    RIGHT = ("社区请来了木匠和电工还有退", "休的老师傅手把手教年轻人修", "请居民自己商量")

    def test_last_lines_of_two_columns_stay_apart(self) -> None:
        """Short last lines beside one another belong to their columns, as the lines above show."""
        page = "".join(song(t, 60, 700 - 14 * i) for i, t in enumerate(self.LEFT))
        page += "".join(song(t, 60 + 130 + 12, 700 - 14 * i) for i, t in enumerate(self.RIGHT))
        assert sorted(texts(read(press_page(page)))) == sorted(self.LEFT + self.RIGHT)

    def test_squeezed_punctuation_keeps_its_place(self) -> None:
        """A closing quote drawn over the half em before it stays inside its line, in order."""
        page = (
            song("他说", 60, 700) + song("“", 75, 700) + song("好", 85, 700) + song("”", 95, 700) + song("，", 100, 700)
        )
        page += song("然后走了", 110, 700)
        assert texts(read(press_page(page))) == ["他说“好”，然后走了"]


class TestDrawnTwice:
    """One letter drawn several times."""

    def test_fake_bold(self) -> None:
        """Text drawn again a hair aside is one line."""
        assert texts(read(press_page(say("bridge", 60, 700, 20) + say("bridge", 60.3, 700, 20)))) == ["bridge"]

    def test_shadow(self) -> None:
        """A shadow and its text are one line."""
        page = "0.7 g " + say("bridge", 61, 699, 20) + "1 0 0 rg " + say("bridge", 60, 700, 20)
        assert texts(read(press_page(page))) == ["bridge"]

    def test_double_letters_stay(self) -> None:
        """Two like letters side by side are two letters."""
        assert texts(read(press_page(say("will bookkeeper", 60, 700)))) == ["will bookkeeper"]

    def test_stroked_fill_is_bold(self) -> None:
        """Filling and stroking is how faces without a bold cut are made bold."""
        [line] = read(press_page("2 Tr " + say("bridge", 60, 700))).lines
        assert line.style.bold

    def test_outlined_text_has_the_colour_of_its_outline(self) -> None:
        """Text that is only stroked shows its stroke."""
        [line] = read(press_page("1 Tr 0 0 1 RG " + say("bridge", 60, 700))).lines
        assert line.style.colour == (0, 0, 255)


class TestHidden:
    """What is not on the paper."""

    @pytest.mark.parametrize("state", ["3 Tr", "7 Tr", "/G0 gs"])
    def test_unseen_text_is_not_read(self, state: str) -> None:
        """Invisible, clipping and fully transparent text is not on the paper."""
        page = say("seen words", 60, 700) + f"q {state} {say('unseen', 60, 650)} Q"
        data = press_page(page, resources="/ExtGState << /G0 << /ca 0 >> >>")
        assert texts(read(data)) == ["seen words"]

    def test_clipped_text_is_not_read(self) -> None:
        """Text outside its clip is not on the paper; text inside is."""
        page = "q 50 600 200 60 re W n " + say("inside", 60, 640) + say("outside", 60, 500) + "Q"
        assert texts(read(press_page(page))) == ["inside"]

    def test_text_outside_the_trim_is_not_read(self) -> None:
        """Slug lines beyond the trimmed page belong to the press, and coordinates are of the trimmed page."""
        page = say("words of the page", 120, 700) + say("01 cyan 2025", 10, 830)
        [line] = read(press_page(page), Box(100, 50, 500, 800)).lines
        assert line.text == "words of the page"
        assert (line.box.x0, line.box.y1) == pytest.approx((20, HEIGHT - 700 - 50), abs=3)


class TestFonts:
    """Kinds of font, and what each says of its glyphs."""

    def test_style(self) -> None:
        """Size as printed, weight and slant by the font, colour by the ink."""
        page = "0 0.5 0 rg " + say("bridge", 60, 700, 10, "B1", matrix="2 0 0 2") + say("river", 60, 600, 10, "I1")
        bold, slanted = in_order(read(press_page(page)).lines)
        assert (bold.style.size, bold.style.bold, bold.style.colour) == (20.0, True, (0, 128, 0))
        assert (slanted.style.size, slanted.style.bold, slanted.style.italic) == (10.0, False, True)

    def test_slanted_by_matrix_is_italic(self) -> None:
        """A sheared text matrix is how faces without an italic are slanted."""
        [line] = read(press_page(say("bridge", 60, 700, matrix="1 0 0.3 1"))).lines
        assert line.style.italic

    def test_type_3(self) -> None:
        """Glyphs drawn by procedures are read by their codes, and doubted."""
        font = (
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/CharProcs << /a {FIRST_EXTRA + 1} 0 R /b {FIRST_EXTRA + 1} 0 R >> /FirstChar 97 /LastChar 98 "
            "/Widths [600 600] /Encoding << /Type /Encoding /Differences [97 /a /b] >> /Resources << >> >>"
        )
        square = stream("600 0 0 0 500 700 d1 0 0 500 700 re f")
        data = press_page(say("abba", 60, 700, 10, "T3"), fonts=f"/T3 {FIRST_EXTRA} 0 R", extra=[font, square])
        [line] = read(data).lines
        assert line.text == "abba"
        assert line.box.width == pytest.approx(24, abs=2)
        assert line.confidence < 1.0

    def test_cid_font_with_map(self) -> None:
        """Glyph numbers are read through the font's own map."""
        cmap = "1 beginbfchar <0001> <62A5> endbfchar 1 beginbfchar <0002> <773C> endbfchar"
        data = press_page("BT /C1 10 Tf 60 700 Td <00010002> Tj ET", fonts=_cid_font(), extra=_cid_objects(cmap))
        assert texts(read(data)) == ["报眼"]

    def test_ligatures(self) -> None:
        """One glyph that stands for several letters gives them all, each with its slice of the box."""
        cmap = "1 beginbfchar <0001> <006600660069> endbfchar 1 beginbfchar <0002> <FB01> endbfchar"
        data = press_page("BT /C1 10 Tf 60 700 Td <00010002> Tj ET", fonts=_cid_font(), extra=_cid_objects(cmap))
        [line] = read(data).lines
        assert line.text == "ffifi"
        assert list(line.edges) == sorted(line.edges)
        assert len(line.edges) == len(line.text) + 1

    def test_font_that_names_nothing(self) -> None:
        """Glyphs without a name are kept, and the line says how little of it is sure."""
        data = press_page(
            "BT /C1 10 Tf 60 700 Td <00010002> Tj ET" + say("sound words", 60, 600),
            fonts=_cid_font(),
            extra=_cid_objects(None),
        )
        poor, sound = in_order(read(data).lines)
        assert poor.text == "\ufffd\ufffd"
        assert (poor.confidence, sound.confidence) == (0.0, 1.0)
        assert read(data).quality < 1.0

    def test_private_use_is_kept_and_doubted(self) -> None:
        """A private code stays in the text with low confidence."""
        cmap = "1 beginbfchar <0001> <E001> endbfchar 1 beginbfchar <0002> <773C> endbfchar"
        data = press_page("BT /C1 10 Tf 60 700 Td <00010002> Tj ET", fonts=_cid_font(), extra=_cid_objects(cmap))
        [line] = read(data).lines
        assert (line.text, line.confidence) == ("\ue001眼", 0.5)


def _cid_font() -> str:
    return f"/C1 {FIRST_EXTRA} 0 R"


def _cid_objects(cmap: str | None) -> list[str]:
    """A font of glyph numbers with a map to Unicode, or with none."""
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    to_unicode = f"/ToUnicode {FIRST_EXTRA + 2} 0 R" if cmap else ""
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Press /Encoding /Identity-H {to_unicode} "
        f"/DescendantFonts [{FIRST_EXTRA + 1} 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Press /DW 1000 /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R >>",
        stream(f"{head} {cmap} endcmap end end"),
    ]


class TestDirections:
    """Turned sheets, turned lines, vertical lines."""

    @pytest.mark.parametrize(("rotate", "matrix", "at"), [
        (90, "0 1 -1 0", (100, 60)),
        (180, "-1 0 0 -1", (400, 700)),
        (270, "0 -1 1 0", (400, 700)),
    ])  # fmt: skip
    def test_rotated_page(self, rotate: int, matrix: str, at: tuple[int, int]) -> None:
        """Text upright on a turned sheet is a horizontal line."""
        data = press_page(say("bridge and river", *at, matrix=matrix), entries=f"/Rotate {rotate}")
        clip = Box(0, 0, HEIGHT, WIDTH) if rotate in (90, 270) else Box(0, 0, WIDTH, HEIGHT)
        [line] = read(data, clip).lines
        assert (line.text, line.direction) == ("bridge and river", Direction.HORIZONTAL)
        assert line.box.width == pytest.approx(width("bridge and river"), abs=1)

    @pytest.mark.parametrize("matrix", ["0 -1 1 0", "0 1 -1 0"])
    def test_text_on_its_side(self, matrix: str) -> None:
        """Text turned either way along a margin is one line that reads in its own direction."""
        page = say("photo by the paper", 500, 400, 7, matrix=matrix) + "".join(_paragraph())
        reading = read(press_page(page))
        [side] = [line for line in reading.lines if line.vertical]
        assert side.text == "photo by the paper"
        assert side.box.height > 6 * side.box.width

    def test_vertical_chinese(self) -> None:
        """Vertical columns are lines that run down, with their punctuation as a reader types it."""
        column = "他说：「好，走吧。」大家就走了"
        page = "".join(song(column, 500 - 16 * i, 700, font="V1") for i in range(4))
        lines = read(press_page(page)).lines
        assert {line.text for line in lines} == {column}
        assert all(line.vertical for line in lines)

    def test_vertical_without_a_vertical_font(self) -> None:
        """Characters placed one under another make vertical lines, closely set columns and all."""
        columns = ["竖排的文字从上往下念一行", "接着一行从右往左排满全版", "读报的人都知道这个规矩啊"]
        page = "".join(
            song(char, 500 - 15 * i, 700 - 10 * k) for i, text in enumerate(columns) for k, char in enumerate(text)
        )
        assert sorted(line.text for line in read(press_page(page)).lines) == sorted(columns)

    def test_figures_across_a_vertical_line(self) -> None:
        """Two upright figures in one cell of a vertical line stay in it, in order."""
        page = "".join(song(c, 500, 700 - 10 * k) for k, c in enumerate("五月"))
        page += say("12", 499.5, 680) + "".join(song(c, 500, 670 - 10 * k) for k, c in enumerate("日开工了"))
        assert texts(read(press_page(page))) == ["五月12日开工了"]

    def test_title_set_far_apart(self) -> None:
        """Characters of a section title set ems apart are one line."""
        page = "".join(song(c, 60 + 60 * k, 700, 24) for k, c in enumerate("街镇动态")) + song("正文" * 10, 60, 600)
        assert texts(read(press_page(page)))[0] == "街镇动态"

    def test_crop_box_moves_the_origin(self) -> None:
        """Coordinates count from the corner of the sheet that is shown."""
        data = press_page(say("bridge", 160, 700), entries="/CropBox [100 100 500 800]")
        [line] = read(data, Box(0, 0, 400, 700)).lines
        assert line.box.x0 == pytest.approx(60, abs=1)
        assert line.box.y1 == pytest.approx(800 - 700, abs=3)


class TestForms:
    """Form XObjects."""

    def test_text_in_a_form_with_a_matrix(self) -> None:
        """Text of a form stands where the form's matrix and the page's put it, in the size that shows."""
        form = stream(
            say("bridge", 10, 10), "/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Matrix [2 0 0 2 0 0]" + _OWN
        )
        page = "q 1 0 0 1 100 500 cm /X1 Do Q"
        [line] = read(press_page(page, resources=f"/XObject << /X1 {FIRST_EXTRA} 0 R >>", extra=[form])).lines
        assert (line.text, line.style.size) == ("bridge", 20.0)
        assert (line.box.x0, line.box.y1) == pytest.approx((120, HEIGHT - 520), abs=5)

    def test_text_outside_the_box_of_its_form_is_not_read(self) -> None:
        """A form's box clips what the form draws."""
        inside = say("bridge", 10, 10) + say("unseen", 10, 300)
        form = stream(inside, "/Type /XObject /Subtype /Form /BBox [0 0 200 50]" + _OWN)
        page = "q 2 0 0 2 100 500 cm /X1 Do Q"
        assert texts(read(press_page(page, resources=f"/XObject << /X1 {FIRST_EXTRA} 0 R >>", extra=[form]))) == [
            "bridge"
        ]

    def test_clip_inside_a_form_with_a_matrix(self) -> None:
        """A clip drawn in a form moves with the form."""
        inside = "q 0 0 100 30 re W n " + say("bridge", 10, 10) + say("unseen", 10, 60) + " Q"
        form = stream(inside, "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Matrix [1 0 0 1 50 50]" + _OWN)
        page = "q 2 0 0 2 100 300 cm /X1 Do Q"
        assert texts(read(press_page(page, resources=f"/XObject << /X1 {FIRST_EXTRA} 0 R >>", extra=[form]))) == [
            "bridge"
        ]


_OWN = " /Resources << /Font << /F1 5 0 R >> >>"
