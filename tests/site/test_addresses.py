"""Addresses stay when an issue is read again, whatever the new reading calls its articles."""

from __future__ import annotations

from dataclasses import replace

from baoyan.edition.stitching import stitched
from baoyan.model.edition import Article, Edition, IssueFacts, Kind, Link, Page, Part, PartType
from baoyan.site.addresses import EMPTY, Register, addressed, held_by, resemblance, sketch

RIVER = "清晨的河面上起了薄雾，摆渡的老人把缆绳解开，慢慢把船撑向对岸。岸边的孩子数着来往的船只，数到第十七条的时候太阳出来了。"
MARKET = (
    "菜市场今天换了新的顶棚，摊主们说雨天再也不用收摊。管理处把过道加宽了半米，轮椅和推车都能过去，老人孩子也方便多了。"
)
SCHOOL = (
    "新学期第一堂课讲的是校园里的一棵银杏，老师请学生用尺子量树围，再用影子算出树高，算得最准的小组可以给树写一块牌子。"
)


def article(ident: str, text: str, page: int = 1, **more: object) -> Article:
    return Article(ident, Kind.ARTICLE, page, body=(Part(PartType.PARAGRAPH, text),), **more)  # type: ignore[arg-type]


def edition(*articles: Article, pages: int = 1) -> Edition:
    shown = tuple(Page(n, f"{n:02}", None, 700, 1000, sha256=f"{n}" * 64) for n in range(1, pages + 1))
    return Edition(IssueFacts(title="河报", date="2026-01-05"), shown, articles)


def addresses(found: Edition, old: Register = EMPTY) -> tuple[dict[str, str], Register]:
    result = addressed(stitched(found), found, old)
    return dict(result.articles), result.register


def test_first_reading_takes_the_editions_own_names() -> None:
    found, _ = addresses(edition(article("p01-a01", RIVER), article("p01-a02", MARKET)))
    assert found == {"p01-a01": "01/p01-a01", "p01-a02": "01/p01-a02"}


def test_articles_numbered_anew_keep_their_addresses() -> None:
    _, old = addresses(edition(article("p01-a01", RIVER), article("p01-a02", MARKET)))
    again = edition(
        article("p01-a01", SCHOOL), article("p01-a02", RIVER.replace("薄雾", "大雾")), article("p01-a03", MARKET)
    )
    found, register = addresses(again, old)
    assert found["p01-a02"] == "01/p01-a01"
    assert found["p01-a03"] == "01/p01-a02"
    assert found["p01-a01"] not in ("01/p01-a01", "01/p01-a02")
    assert register.moved == {}


def test_joined_article_is_led_to_what_holds_it() -> None:
    _, old = addresses(edition(article("p01-a01", RIVER), article("p01-a02", MARKET)))
    found, register = addresses(edition(article("p01-a01", RIVER + MARKET)), old)
    kept = found["p01-a01"]
    other = {"01/p01-a01", "01/p01-a02"} - {kept}
    assert dict(register.moved) == {other.pop(): kept}


def test_vanished_article_leads_to_its_page_and_a_chain_of_moves_is_followed() -> None:
    _, first = addresses(edition(article("p01-a01", RIVER), article("p01-a02", MARKET)))
    _, second = addresses(edition(article("p01-a01", RIVER)), first)
    assert second.moved == {"01/p01-a02": "01"}
    found, third = addresses(edition(article("p01-a01", SCHOOL)), second)
    assert third.moved["01/p01-a01"] == "01"
    assert "01/p01-a02" in third.moved
    assert found["p01-a01"] not in third.moved


def test_address_given_once_is_never_given_to_another() -> None:
    _, first = addresses(edition(article("p01-a01", RIVER)))
    found, _ = addresses(edition(article("p01-a01", SCHOOL)), first)
    assert found["p01-a01"] == "01/p01-a01-2"


def test_later_part_of_a_jump_leads_to_the_whole() -> None:
    start = article("p01-a01", RIVER, continued_to=Link(2, "p02-a01", "下转第2版"))
    end = article("p02-a01", MARKET, 2, continued_from=Link(1, "p01-a01", "上接第1版"))
    found, register = addresses(edition(start, end, pages=2))
    assert found == {"p01-a01": "01/p01-a01"}
    assert register.moved == {"02/p02-a01": "01/p01-a01"}


def test_page_keeps_its_folder_when_its_label_is_corrected() -> None:
    one = edition(article("p01-a01", RIVER))
    _, old = addresses(one)
    relabelled = replace(one, pages=(replace(one.pages[0], label="A1"),))
    found = addressed(relabelled, relabelled, old)
    assert found.pages == {1: "01"}


def test_odd_names_cannot_leave_the_folder() -> None:
    found, _ = addresses(edition(article("../../etc/x", RIVER)))
    assert found["../../etc/x"] == "01/etc-x"


def test_sketches_tell_likeness() -> None:
    assert resemblance(sketch(RIVER), sketch(RIVER)) == 1.0
    assert resemblance(sketch(RIVER), sketch(MARKET)) < 0.1
    assert resemblance(sketch(""), sketch(RIVER)) == 0.0
    assert held_by(sketch(RIVER), sketch(RIVER + MARKET)) > 0.8
    assert held_by((), sketch(RIVER)) == 0.0
