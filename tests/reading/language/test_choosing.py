"""Doubtful characters are decided by the page and by their neighbours; names, numbers and what was sure stay as seen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from baoyan.reading.language import Why, choose
from reading.language import texts


@dataclass(frozen=True)
class Seen:
    """A character with what else it may be."""

    text: str
    choices: tuple[tuple[str, float], ...]


def _line(text: str, *doubts: tuple[str, str, float]) -> list[Seen]:
    """A line seen surely but for some characters: what was seen (each once in the text), what else it may be, how surely."""
    seen = [Seen(c, ((c, 0.999),)) for c in text]
    for was, other, sure in doubts:
        seen[text.index(was)] = Seen(was, ((was, round(1 - sure, 3)), (other, sure)))
    return seen


def _decided(line: list[Seen], *page: str) -> tuple[str, list[Why]]:
    """The line as decided on a page with these other lines, and what decided its changes."""
    chosen = choose([line, *(_line(text) for text in page)])[0]
    return "".join(chosen.texts), [change.why for change in chosen.changes]


def test_spelling_of_the_page() -> None:
    """A stroke's difference is decided by how the page is spelt, in both ways."""
    line = _line("邀請村民参加", ("参", "參", 0.02))
    assert _decided(line, texts.TRADITIONAL) == ("邀請村民參加", [Why.SPELLING])
    line = _line("邀请村民參加", ("參", "参", 0.02))
    assert _decided(line, texts.CHINESE) == ("邀请村民参加", [Why.SPELLING])


def test_neighbours_never_change_the_spelling() -> None:
    """Pairs of simplified characters are the better known; on a page of traditional ones that is no reason."""
    assert _decided(_line("村民都參加", ("參", "参", 0.45)), texts.TRADITIONAL)[1] == []
    assert _decided(_line("村民都參加", ("參", "参", 0.45)))[1] == []


def test_a_page_in_two_spellings_is_left() -> None:
    """Where both spellings are printed, none is the page's."""
    line = _line("邀請村民参加", ("参", "參", 0.4))
    assert _decided(line, texts.TRADITIONAL, texts.CHINESE)[1] == []


def test_what_the_network_never_saw_is_not_chosen() -> None:
    """Papers in traditional characters print some simplified ones: seen so surely, they stay."""
    assert _decided(_line("邀請村民参加"), texts.TRADITIONAL)[1] == []


def test_curly_quotes() -> None:
    """Quotes seen as straight are curly if the page's quotes on the whole look so, each by the side of its word."""
    line = [Seen(c, ((c, 0.9), ("”", 0.08)) if c in "\"'" else ((c, 0.99),)) for c in '"It\'s time," she said.']
    assert _decided(line, texts.ENGLISH) == ("“It’s time,” she said.", [Why.QUOTES] * 3)


def test_straight_quotes_stay() -> None:
    """A page that prints straight quotes keeps them, and so do feet and inches."""
    line = [Seen(c, ((c, 0.999), ("”", 0.001)) if c in "\"'" else ((c, 0.99),)) for c in '"It\'s time," she said.']
    assert _decided(line, texts.ENGLISH)[1] == []
    line = [Seen(c, ((c, 0.9), ("”", 0.08)) if c in "\"'" else ((c, 0.99),)) for c in "a 6' 2\" man"]
    assert _decided(line, texts.ENGLISH)[1] == []


def test_german_quotes() -> None:
    """Where marks at the end of a quotation look like sixes, they are low at its beginning."""
    line = [Seen(c, ((c, 0.7), ("“", 0.3)) if c == '"' else ((c, 0.99),)) for c in '"Es ist Zeit", sagt sie. "Ja".']
    assert _decided(line, texts.GERMAN)[0] == "„Es ist Zeit“, sagt sie. „Ja“."


def test_dashes() -> None:
    """A stroke between spaces is a dash, one inside a word is a hyphen."""
    assert _decided(_line("a boat - or two", ("-", "–", 0.1)), texts.ENGLISH) == ("a boat – or two", [Why.DASH])
    assert _decided(_line("a well-known boat", ("-", "–", 0.1)), texts.ENGLISH)[1] == []


def test_full_width_marks() -> None:
    """Marks beside Chinese are full-width; those inside Latin are not."""
    assert _decided(_line("渡船(新)开航", ("(", "（", 0.4), (")", "）", 0.4)), texts.CHINESE)[0] == "渡船（新）开航"
    assert _decided(_line("f(x)", ("(", "（", 0.4)), texts.CHINESE)[1] == []


def test_letters_in_words_and_figures_in_numbers() -> None:
    """A nought in a word is an o, an l in a number a one; a code of both stays."""
    assert _decided(_line("the b0at", ("0", "o", 0.3)), texts.ENGLISH) == ("the boat", [Why.WORD])
    assert _decided(_line("in 2l4 days", ("l", "1", 0.3)), texts.ENGLISH) == ("in 214 days", [Why.WORD])
    assert _decided(_line("B07 A1", ("0", "O", 0.3)), texts.ENGLISH)[1] == []


def test_neighbours() -> None:
    """Of characters that look alike the one is taken that language joins to those beside it."""
    assert (
        _decided(_line("渡船每天准时人港", ("人", "入", 0.4)), texts.CHINESE)[0] == "渡船每天准时人港"
    )  # a place's name may end so
    assert _decided(_line("今天放人冰箱的鱼", ("人", "入", 0.4)), texts.CHINESE) == (
        "今天放入冰箱的鱼",
        [Why.NEIGHBOURS],
    )
    assert _decided(_line("他说自巳会来", ("巳", "己", 0.3)), texts.CHINESE)[0] == "他说自己会来"


@pytest.mark.parametrize(
    ("text", "was", "other"),
    [
        ("记者 王入杰", "入", "人"),
        ("王入杰 摄", "入", "人"),
        ("在青人镇", "人", "入"),
        ("电话 13570", "5", "S"),
        ("2019年", "9", "8"),
        ("他很确定地说", "确", "硝"),
    ],
)
def test_names_numbers_and_what_reads_well_stay(text: str, was: str, other: str) -> None:
    """No name, no number and nothing that language joins as it was seen is ever decided otherwise."""
    assert _decided(_line(text, (was, other, 0.45)), texts.CHINESE)[1] == []


def test_changes_are_told() -> None:
    """Each change says where it is, what was seen and what was chosen, and why."""
    (chosen, _) = choose([_line("他说自巳会来", ("巳", "己", 0.3)), _line(texts.CHINESE)])
    (change,) = chosen.changes
    assert (change.at, change.seen, change.chosen, change.why) == (3, "巳", "己", Why.NEIGHBOURS)


def test_nothing() -> None:
    """Empty lines and signs of several characters are kept."""
    assert choose([]) == []
    assert choose([[], [Seen("", ()), Seen("ab", (("ab", 0.2),))]])[1].texts == ("", "ab")


def test_old_forms() -> None:
    """A page on which the network suspects old forms of type has them throughout; one of today has none."""
    page = _line("為" * 9)
    old = [Seen("為", (("為", 0.7), ("爲", 0.2)))] * 9
    line = _line("村民為此決定強渡", ("為", "爲", 0.02), ("決", "决", 0.3), ("強", "强", 0.003))
    assert choose([line, old])[0].texts == tuple("村民爲此决定強渡")
    assert choose([line, page])[0].texts == tuple("村民為此決定強渡")


def test_simplified_forms_that_old_type_has() -> None:
    """They stay on an old page; on a traditional page of today the network took one for the other."""
    old = [Seen("為", (("為", 0.7), ("爲", 0.2)))] * 9
    line = _line("村民决定", ("决", "決", 0.02))
    assert choose([line, old, _line(texts.TRADITIONAL)])[0].texts == tuple("村民决定")
    assert _decided(line, texts.TRADITIONAL) == ("村民決定", [Why.SPELLING])


def test_rings_among_figures() -> None:
    assert _decided(_line("電話九○三", ("○", "〇", 0.1))) == ("電話九〇三", [Why.NUMBER])
    assert _decided(_line("九00三", ("0", "〇", 0.1)))[0] == "九〇0三"
    assert _decided(_line("○本報訊", ("○", "〇", 0.1)))[0] == "○本報訊"
    assert _decided(_line("九○三"))[0] == "九○三"
