"""The scorer says of small pages what a person would say of them."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from baoyan.edition import to_json
from baoyan.model.edition import Article, ArticlePicture, Edition, IssueFacts, Kind, Link, Part, PartType, Teaser

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy import below_floor, raised  # noqa: E402
from benchmarks.scoring import right_articles, score_issue  # noqa: E402
from benchmarks.sets import Issue, issues, outside  # noqa: E402

FIRST = "The old bridge over the Wend will close for repairs on Monday, the county said."
SECOND = "Drivers are asked to use the ford at Lower Mill until the end of the month."
REST = "A ferry for walkers leaves the mill every half hour, and the school bus turns at the green."
FAIR = "The spring fair drew nine hundred people and one escaped goat to the market square."
FOLIO = "Wend Valley Post, 4 March"
CAPTION = "Masons look at the third arch from below."


def _true(name: str, kind: str, headline: str | None, *paragraphs: str, **more: Any) -> dict[str, Any]:
    body = [{"type": "p", "text": text} for text in paragraphs]
    return {"id": name, "kind": kind, "headline": headline, "body": body, **more}


TURN = _true(
    "t1", "article", "Bridge to Close", FIRST, SECOND, byline="By Ann Lee", captions=[CAPTION],
    continues_to={"page": 2, "article": "t4", "label": "2"},
)  # fmt: skip
TRUTH: dict[str, Any] = {
    "facts": {"title": "Wend Valley Post", "issue_no": "18"},
    "pages": [
        {
            "page": 1,
            "articles": [
                TURN,
                _true("t2", "article", "Fair and Goat", FAIR),
                _true("t3", "teaser", "Ferry Is Back", links_to={"page": 2, "article": "t4"}),
            ],
            "furniture": [{"role": "folio", "text": FOLIO}],
        },
        {"page": 2, "articles": [_true("t4", "article", "Bridge", REST)], "furniture": []},
    ],
}


def _body(*texts: str) -> tuple[Part, ...]:
    return tuple(Part(PartType.PARAGRAPH, text) for text in texts)


BRIDGE = Article(
    "a", Kind.ARTICLE, 1, headline="Bridge to Close", byline="By Ann Lee", body=_body(FIRST, SECOND),
    pictures=(ArticlePicture(1, (0, 0, 1, 1), CAPTION),), continued_to=Link(2, "c"), confidence=0.9,
)  # fmt: skip
GOAT = Article("b", Kind.ARTICLE, 1, headline="Fair and Goat", body=_body(FAIR), confidence=0.8)
FERRY = Article("c", Kind.ARTICLE, 2, headline="Bridge", body=_body(REST), continued_from=Link(1, "a"))
TEASER = Teaser("Ferry Is Back", 1, page=2, article="c")
FACTS = IssueFacts(title="Wend Valley Post", issue_number=18)


def figures(*articles: Article, teaser: Teaser = TEASER, truth: dict[str, Any] = TRUTH) -> dict[str, float | None]:
    """The figures of an edition with these articles."""
    return score_issue(truth, Edition(FACTS, articles=articles, teasers=(teaser,))).figures()


def test_a_right_edition_has_nothing_to_mend() -> None:
    """Every figure is at its best, or has nothing to score."""
    for name, value in figures(BRIDGE, GOAT, FERRY).items():
        assert value in (None, 0.0 if name in ("body_cer", "furniture_leaked") else 1.0), name


def test_two_articles_in_one_are_both_lost() -> None:
    """Neither nine tenths in one with a tenth foreign: the long one has too much that is another's."""
    found = figures(replace(BRIDGE, body=_body(FIRST, SECOND, FAIR)), FERRY)
    assert found["article_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert found["headline_exact"] == pytest.approx(2 / 3)


def test_folios_in_the_text_are_leaks() -> None:
    """Furniture inside an article counts by its characters, and as errors of its text."""
    found = figures(replace(BRIDGE, body=_body(FIRST, FOLIO, SECOND)), GOAT, FERRY)
    assert found["furniture_leaked"] == 1.0
    assert found["body_cer"] > 0.05 and found["order_in_article"] == 1.0


def test_columns_in_the_wrong_order() -> None:
    """Only the longest part that reads on counts as in order."""
    found = figures(replace(BRIDGE, body=_body(SECOND, FIRST)), GOAT, FERRY)
    assert found["order_in_article"] == pytest.approx(1 - 60 / 270, abs=0.05)


def test_an_order_without_fault_is_not_harmed_by_a_wrong_letter() -> None:
    """Runs are followed over single errors."""
    found = figures(
        replace(BRIDGE, body=_body(FIRST.replace("bridge", "bride"), SECOND.replace("ford", "fjord"))), GOAT, FERRY
    )
    assert found["article_f1"] == 1.0 and found["order_in_article"] > 0.98


def test_paragraphs_may_end_two_characters_off() -> None:
    """A full stop in the next paragraph is no lost paragraph; two paragraphs in one are."""
    assert figures(replace(BRIDGE, body=_body(FIRST[:-1], "." + SECOND)), GOAT, FERRY)["paragraph_f1"] == 1.0
    assert figures(replace(BRIDGE, body=_body(FIRST + SECOND)), GOAT, FERRY)["paragraph_f1"] == 0.0


def test_nearly_the_same_caption_is_the_caption() -> None:
    """A role is right at nine tenths; a byline inside the text may be told or not."""
    slip = (ArticlePicture(1, (0, 0, 1, 1), CAPTION.replace("below", "beyond")),)
    assert figures(replace(BRIDGE, pictures=slip), GOAT, FERRY)["caption_f1"] == 1.0
    other = (ArticlePicture(1, (0, 0, 1, 1), "Masons at work."),)
    assert figures(replace(BRIDGE, pictures=other), GOAT, FERRY)["caption_f1"] == 0.0
    inline = {**TURN, "byline": "the county", "byline_inline": "lead"}
    truth = {**TRUTH, "pages": [{**TRUTH["pages"][0], "articles": [inline, *TRUTH["pages"][0]["articles"][1:]]}]}
    for byline in ("the county", None):
        assert figures(replace(BRIDGE, byline=byline), GOAT, truth=truth)["byline_f1"] in (None, 1.0)


def test_what_is_no_news_does_no_harm() -> None:
    """A notice more or less is neutral; an article made of nothing on the page is not."""
    truth = {**TRUTH, "pages": [*TRUTH["pages"], {"page": 3, "articles": [_true("t5", "notice", None, SECOND)]}]}
    notice = Article("d", Kind.ARTICLE, 3, body=_body(SECOND))
    assert figures(BRIDGE, GOAT, FERRY, notice, truth=truth)["article_f1"] == 1.0
    dream = replace(notice, body=_body("Nothing of the sort was ever printed here."))
    assert figures(BRIDGE, GOAT, FERRY, dream, truth=truth)["article_f1"] == pytest.approx(6 / 7)


def test_turns_and_teasers_lead_to_the_right_article() -> None:
    """A turn told at its end alone counts; a teaser that leads elsewhere does not."""
    found = figures(replace(BRIDGE, continued_to=None), GOAT, FERRY, teaser=replace(TEASER, article="b"))
    assert found["continuation_f1"] == 1.0 and found["teaser_link_f1"] == 0.0


def test_confidences_of_right_and_wrong_articles() -> None:
    """What calibration counts: an article with a wrong headline is not right."""
    edition = Edition(FACTS, articles=(BRIDGE, replace(GOAT, headline="Fair")))
    assert sorted(right_articles(TRUTH, edition)) == [(0.8, False), (0.9, True)]


def test_floors_only_go_up() -> None:
    """A better figure raises its floor to just under it, a worse one changes nothing; new issues get floors."""
    kept = {"default": {"article_f1": 0.5, "body_cer": 0.1}, "sample-zh": {"article_f1": 0.99}}
    rows = [
        ("one/a", {"article_f1": 0.9, "body_cer": 0.2}),
        ("two/a", {"article_f1": 0.8, "body_cer": 0.0}),
        ("sample-zh", {"article_f1": 0.9, "deck_f1": None}),
        ("press-x-1", {"article_f1": 1.0, "body_cer": 0.0}),
    ]
    assert raised(kept, rows) == {
        "default": {"article_f1": 0.795, "body_cer": 0.1},
        "press-x-1": {"article_f1": 0.97, "body_cer": 0.006},
        "sample-zh": {"article_f1": 0.99},
    }


def test_a_figure_below_its_floor_is_told() -> None:
    """An issue with floors of its own is held to them, any other to the common ones."""
    worst = {"article_f1": 0.0, "body_cer": 1.0, "deck_f1": None}
    assert [line.split(" is ")[0] for line in below_floor("a paper", worst)] == [
        "a paper: article_f1",
        "a paper: body_cer",
    ]


@pytest.mark.parametrize("issue", list(issues())[:2], ids=lambda issue: issue.name)
def test_agrees_with_the_scorer_outside(
    issue: Issue, monkeypatch: pytest.MonkeyPatch, read: Callable[[Issue], Edition]
) -> None:
    """Where the issues outside have a scorer beside them, every figure is the same within a hundredth."""
    folder = outside().parent
    if not (folder / "score.py").is_file():
        pytest.skip("no other scorer is here to compare with")
    monkeypatch.syspath_prepend(folder)
    score, prediction = importlib.import_module("score"), importlib.import_module("edition_to_prediction").prediction
    edition = read(issue)
    other = score.figures(score.score_issue(issue.truth, prediction(json.loads(to_json(edition)))))
    roles = {name.removeprefix("role_f1_") + "_f1": value for name, value in other.items()}
    for name, value in score_issue(issue.truth, edition).figures().items():
        assert value == pytest.approx(other[name] if name in other else roles[name], abs=0.01), name
