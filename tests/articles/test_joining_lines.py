"""Lines to running text."""

from __future__ import annotations

import pytest

from baoyan.articles.joining_lines import Words, joined


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["河水慢慢地", "流过石桥"], "河水慢慢地流过石桥"),
        (["The ferry left at", "dawn."], "The ferry left at dawn."),
        (["The ferry left the har-", "bor at dawn."], "The ferry left the harbor at dawn."),
        (["a self-", "made man"], "a self-made man"),
        (["die Fähre Müller-", "Lüdenscheidt"], "die Fähre Müller-Lüdenscheidt"),
        (["from 1990-", "2000"], "from 1990-2000"),
        (["he said—", "and left"], "he said—and left"),
        (["他说：“走", "吧。”"], "他说：“走吧。”"),
        (["全长12", "公里"], "全长12公里"),
        (["总投资20", "25万元"], "总投资2025万元"),
        (["用 Windows", "Server 做"], "用 Windows Server 做"),
        (["die Nord-", "und Südseite ist nicht"], "die Nord- und Südseite ist nicht"),
        (["zwei-", "bis dreimal"], "zwei- bis dreimal"),
        (["der Kür-", "bis auf dem Feld"], "der Kürbis auf dem Feld"),
        (["a two-", "or three-day trip"], "a two- or three-day trip"),
        (["the may-", "or of the town"], "the mayor of the town"),
        (
            ["die Stadt und der Sturm, die Stadt-", "verwaltung ist die Verwaltung"],
            "die Stadt und der Sturm, die Stadtverwaltung ist die Verwaltung",
        ),
        (["a wel\u00ad", "come guest"], "a welcome guest"),
        (["Warnung vor Sturm-", "Böen ist nicht"], "Warnung vor Sturm-Böen ist nicht"),
        (["das CO2-", "neutrale Netz"], "das CO2-neutrale Netz"),
        (["für 10-", "bis 12-Jährige"], "für 10- bis 12-Jährige"),
        (["ein PVC-", "freier Boden ist nicht teuer"], "ein PVC-freier Boden ist nicht teuer"),
        (["die Haus-", "und Hofdienste der Stadt"], "die Haus- und Hofdienste der Stadt"),
        (["der E-Bike-Fah-", "rer ist nicht von hier"], "der E-Bike-Fahrer ist nicht von hier"),
        (["the 19-", "year-old"], "the 19-year-old"),
    ],
)
def test_joined(lines: list[str], whole: str) -> None:
    """Spaces, hyphens and Chinese as an author would type them."""
    assert joined(lines, Words(lines)) == whole


def test_the_page_knows_the_word() -> None:
    """A compound that the page writes with its hyphen keeps it; a word that it writes as one loses it."""
    page = [
        "light winds at the light-",
        "house by the sea",
        "the long-delayed bridge",
        "a newspaper stand",
        "the long-",
        "delayed line and a news-",
        "paper",
    ]
    words = Words(page)
    assert joined(["a light-", "house"], words) == "a lighthouse"
    assert joined(["the long-", "delayed line"], words) == "the long-delayed line"
    assert joined(["a news-", "paper"], words) == "a newspaper"


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("Write to harbour-office@", "mill.example by Friday.", "Write to harbour-office@mill.example by Friday."),
        ("email: repairs@river-", "boats.example;", "email: repairs@river-boats.example;"),
        ("see https://", "www.mill.example/plans", "see https://www.mill.example/plans"),
        ("at https://mill.example/find?mode=", "plan&year=2 and", "at https://mill.example/find?mode=plan&year=2 and"),
        ("(https://mill.example/2018%20-", "%20plan)", "(https://mill.example/2018%20-%20plan)"),
        ("under www.mill.", "example at noon", "under www.mill.example at noon"),
        ("under www.mill.example.", "The gates open", "under www.mill.example. The gates open"),
        ("see www.mill.example", "for the plans", "see www.mill.example for the plans"),
    ],
)
def test_addresses_are_not_cut(left: str, right: str, whole: str) -> None:
    """An address broken over two lines has no space inside, and keeps its hyphens; what follows one is parted from it."""
    assert joined([left, right], Words([])) == whole


def test_an_address_ends_a_long_paragraph() -> None:
    """Only the last word decides whether an address is cut, however long the text before it is."""
    before = ["Readers find the plans at the office of the harbour, as before."] * 40
    text = joined([*before, "They are at www.harbor.example/", "plans for a month."], Words(before))
    assert text.endswith("They are at www.harbor.example/plans for a month.")
