"""Turns over an issue: parts joined by label and content, whatever the label calls the page; texts begin where they come from."""

from __future__ import annotations

import pytest

from articles.set_pages import HEI, MARKET, PROSE, Sheet, texts
from baoyan.articles import join_issue
from baoyan.model.articles import IssueArticles, JumpMark, PageArticles
from baoyan.model.edition import Article, Kind, Part, PartType, Teaser
from baoyan.model.geometry import Box
from baoyan.model.layout import FurnitureLine, PageLayout
from baoyan.model.reading import Line, Style

FERRY = (
    "摆渡人老周撑了三十一年船，送过上学的孩子，也送过赶集的菜农，今年春天镇上修好了新",
    "桥，渡口的客人一天比一天少，老周却没有把船卖掉。",
)
STALLS = (
    "新菜场的摊位比老菜场宽了半米，过道铺了防滑砖，摊主们说秤都换成了电子",
    "秤，吵架的人少了，菜场的生意反倒好做。",
)


def article(key: str, page: int, text: str, headline: str | None = None) -> Article:
    return Article(key, Kind.ARTICLE, page, headline=headline, body=(Part(PartType.PARAGRAPH, text),))


def mark(key: str, forward: bool, target: str | None, title: str | None = None) -> JumpMark:
    return JumpMark(key, forward, "label", target, title)


def layout(number: int, label: str, section: str = "") -> PageLayout:
    words = [(label, "page_number"), (section, "section")]
    lines = [FurnitureLine(Line(t, Box(0, 0, 9, 9), Style("Song", 9)), kind) for t, kind in words if t]
    return PageLayout(number, 600, 800, (), tuple(lines))


def joined(pages: list[PageArticles], layouts: list[PageLayout]) -> dict[str, str]:
    """Which part goes on in which."""
    issue: IssueArticles = join_issue(pages, layouts)
    return {a.id: a.continued_to.article for a in issue.articles if a.continued_to and a.continued_to.article}


LAYOUTS = [layout(1, "A1", "要闻"), layout(2, "A2", "综合"), layout(3, "B1", "Sports")]


@pytest.mark.parametrize("target", ["B1", "b-1", "Sports", "Sports section"])
@pytest.mark.parametrize("back", ["A1", "要闻版", "头版", "1"])
def test_pages_by_any_name(target: str, back: str) -> None:
    """A page may be called by its letter and number, its section, or as the front page."""
    pages = [
        PageArticles(1, (article("a", 1, FERRY[0], "老渡口"),), jumps=(mark("a", True, target),)),
        PageArticles(2, (article("x", 2, MARKET, "新菜场"),)),
        PageArticles(3, (article("b", 3, FERRY[1]),), jumps=(mark("b", False, back),)),
    ]
    assert joined(pages, LAYOUTS) == {"a": "b"}


def test_next_page() -> None:
    """The labels "Continued on next page" and "from previous page" need no name."""
    pages = [
        PageArticles(1, (article("a", 1, FERRY[0], "老渡口"),), jumps=(mark("a", True, "next"),)),
        PageArticles(2, (article("b", 2, FERRY[1]),), jumps=(mark("b", False, "previous"),)),
    ]
    assert joined(pages, LAYOUTS[:2]) == {"a": "b"}


def test_two_turns_to_one_page_part_by_content() -> None:
    """Two headless texts that come from one page: each goes on with the text that shares its words and its cut sentence."""
    first = (article("a", 1, FERRY[0], "老渡口"), article("b", 1, STALLS[0], "新菜场"))
    second = (article("c", 2, STALLS[1]), article("d", 2, FERRY[1]))
    pages = [
        PageArticles(1, first, jumps=(mark("a", True, "A2"), mark("b", True, "A2"))),
        PageArticles(2, second, jumps=(mark("c", False, "A1"), mark("d", False, "A1"))),
    ]
    assert joined(pages, LAYOUTS[:2]) == {"a": "d", "b": "c"}


def test_a_label_that_names_the_wrong_page() -> None:
    """The other end's label, its title and its words outweigh a misprinted page."""
    pages = [
        PageArticles(1, (article("a", 1, FERRY[0], "老渡口迎来新客人"),), jumps=(mark("a", True, "A2"),)),
        PageArticles(2, (article("x", 2, MARKET, "新菜场"),)),
        PageArticles(3, (article("b", 3, FERRY[1], "老渡口迎来新客人"),), jumps=(mark("b", False, "A1"),)),
    ]
    assert joined(pages, LAYOUTS) == {"a": "b"}


def test_catchwords_join() -> None:
    """The label "See FLOOD, A2" meets "FLOOD / From A1" though neither is in a title."""
    pages = [
        PageArticles(
            1,
            (article("a", 1, "The river rose and the", "Water in the streets"),),
            jumps=(mark("a", True, "A2", "FLOOD"),),
        ),
        PageArticles(
            2,
            (
                article("b", 2, "council met again.", "Elsewhere"),
                article("c", 2, "mill had to close.", "After the storm"),
            ),
            jumps=(mark("b", False, "A1", "BUDGET"), mark("c", False, "A1", "FLOOD")),
        ),
    ]
    assert joined(pages, LAYOUTS[:2]) == {"a": "c"}


def test_a_paper_that_marks_its_turns_marks_all() -> None:
    """Beside turns with labels, a text that merely breaks off is joined to nothing."""
    pages = [
        PageArticles(
            1,
            (article("a", 1, FERRY[0], "老渡口"), article("b", 1, STALLS[0], "新菜场")),
            jumps=(mark("a", True, "A2"),),
        ),
        PageArticles(2, (article("c", 2, FERRY[1]), article("d", 2, STALLS[1])), jumps=(mark("c", False, "A1"),)),
    ]
    assert joined(pages, LAYOUTS[:2]) == {"a": "c"}


def test_a_text_that_lost_its_heading_finds_it() -> None:
    """The title over the second part is that of the first: the text that turns belongs to the heading of that title."""
    first = (
        article("a", 1, STALLS[0], "新菜场里少了争吵"),
        article("b", 1, "秤，吵架的人少了。"),
        article("x", 1, PROSE, "老渡口"),
    )
    pages = [
        PageArticles(1, first, jumps=(mark("b", True, "A2"),)),
        PageArticles(2, (article("c", 2, MARKET, "新菜场里少了争吵"),), jumps=(mark("c", False, "A1"),)),
    ]
    issue = join_issue(pages, LAYOUTS[:2])
    assert [a.id for a in issue.articles] == ["a", "x", "c"]
    whole = issue.articles[0]
    assert texts(whole) == [STALLS[0] + "秤，吵架的人少了。"]
    assert whole.continued_to and whole.continued_to.article == "c"


def test_continuations_without_headings_stay_apart() -> None:
    """Several texts that come from another page stand under one another: each label begins a text."""
    page = Sheet(number=2)
    page.line("（上接第1版）", 40, 40, 10)
    page.text(PROSE, 40, 55, 16, indent=False)
    page.line("（上接第1版）", 40, 220, 10)
    page.text(MARKET, 40, 235, 16, indent=False)
    written = page.written()
    assert [texts(a) for a in written.articles] == [[PROSE], [MARKET]]
    assert [(m.article, m.forward) for m in written.jumps] == [(a.id, False) for a in written.articles]


def test_text_under_a_turn_is_another() -> None:
    """What stands in the column under "continued on" is no part of the text that goes on elsewhere."""
    page = Sheet()
    page.line("老渡口", 60, 40, 22, HEI, True)
    page.text(PROSE[:62] + "（下转第2版）", 40, 80, 16)
    page.text(MARKET, 40, 155, 16, indent=False)
    first, second = page.written().articles
    assert texts(first) == [PROSE[:62]]
    assert texts(second) == [MARKET]


# Teasers -----------------------------------------------------------------------------------------------------------


def linked(
    teasers: list[Teaser], articles: list[Article], layouts: list[PageLayout] = LAYOUTS
) -> list[tuple[int | None, str | None]]:
    by_page = [PageArticles(x.number, tuple(a for a in articles if a.page == x.number)) for x in layouts]
    issue = join_issue([PageArticles(1, by_page[0].articles, tuple(teasers)), *by_page[1:]], layouts)
    return [(t.page, t.article) for t in issue.teasers]


def test_teasers_of_like_words_share_the_articles() -> None:
    """Of two titles of which one is the beginning of the other each finds its own."""
    articles = [article("a", 2, MARKET, "老渡口迎来新客人 一本账算得清"), article("b", 2, PROSE, "老渡口迎来新客人")]
    teasers = [Teaser("老渡口迎来新客人", 1, "A2"), Teaser("老渡口迎来新客人一本账算得清", 1, "A2")]
    assert linked(teasers, articles) == [(2, "b"), (2, "a")]


def test_teaser_in_other_words() -> None:
    """A teaser that repeats no title is told by what the article says."""
    articles = [article("a", 2, MARKET, "清晨的变化"), article("b", 2, PROSE, "守着一条河")]
    assert linked([Teaser("摆渡人老周的缆绳", 1, "A2")], articles) == [(2, "b")]


def test_section_pointer() -> None:
    """A section's name points to its page and to no article, though a title there has the word."""
    articles = [article("a", 3, MARKET, "Sports club opens its doors")]
    assert linked([Teaser("Sports", 1, "B1"), Teaser("Sports", 1, None)], articles) == [(3, None), (3, None)]


def test_teaser_with_a_wrong_page() -> None:
    """The very title on another page than the one named is what the teaser means."""
    articles = [article("a", 2, MARKET, "新菜场里少了争吵"), article("b", 3, PROSE, "老渡口迎来新客人")]
    assert linked([Teaser("老渡口迎来新客人", 1, "A2")], articles) == [(3, "b")]


def test_what_a_teaser_announces_is_no_advertisement() -> None:
    """A title set as display, which a teaser repeats, is an article's."""
    shown = Article("a", Kind.ADVERTISEMENT, 2, headline="老渡口迎来新客人")
    pages = [PageArticles(1, (), (Teaser("老渡口迎来新客人", 1, "A2"),)), PageArticles(2, (shown,))]
    issue = join_issue(pages, LAYOUTS[:2])
    assert [(a.id, a.kind) for a in issue.articles] == [("a", Kind.ARTICLE)]
    assert issue.teasers[0].article == "a"


@pytest.mark.parametrize(("target", "forward"), [("A9", True), ("A1", True), ("A9", False)])
def test_a_label_that_leads_nowhere_is_doubted(target: str, forward: bool) -> None:
    """To a page that is not there, or to its own: the text stays as it is, and an editor is told."""
    pages = [
        PageArticles(1, (article("a", 1, FERRY[0], "老渡口"),), jumps=(mark("a", forward, target),)),
        PageArticles(2, (article("x", 2, MARKET, "新菜场"),)),
    ]
    found = {a.id: a for a in join_issue(pages, LAYOUTS[:2]).articles}
    assert [d.code for d in found["a"].doubts] == ["turn-open"]
    assert not found["x"].doubts
    link = found["a"].continued_to if forward else found["a"].continued_from
    assert link is not None and link.article is None
