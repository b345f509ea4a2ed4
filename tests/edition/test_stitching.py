"""Jumped articles are shown whole: one entry, the cut paragraph joined as its author wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import ISSUE, LEAD, REST, editions, paragraph
from hypothesis import HealthCheck, given, settings

from baoyan.edition import stitched
from baoyan.edition.stitching import join_fragments
from baoyan.model.edition import Edition, Link, Teaser


def test_a_jumped_article_is_one_entry_with_the_paragraph_whole() -> None:
    """Two parts become one; the paragraph that the turn cut is joined; places and pictures of both are kept."""
    whole = stitched(ISSUE)
    assert [a.id for a in whole.articles] == ["p1-a1", "p2-a2"]
    lead = whole.articles[0]
    assert lead.body[2].text == "修缮队在墙里找到一张旧图，图上的每一扇窗都标着尺寸。工匠照图做了三百扇。"
    assert lead.body[2].fragment is None
    assert lead.body[3].text == "如今，窗里有了灯。"
    assert {r.page for r in lead.regions} == {1, 2}
    assert lead.continued_to is None
    assert lead.confidence == 0.9


def test_a_teaser_to_a_later_part_points_at_the_whole() -> None:
    """No teaser is left pointing at an entry that is gone."""
    edition = replace(ISSUE, teasers=(Teaser("灯火", 1, "02", 2, "p2-a1"),))
    assert stitched(edition).teasers[0].article == "p1-a1"


def test_a_turn_between_paragraphs_joins_nothing() -> None:
    """Where the page turned between two paragraphs they stay two."""
    first = replace(LEAD, body=(paragraph("一。"),))
    second = replace(REST, body=(paragraph("二。"),))
    assert [p.text for p in stitched(replace(ISSUE, articles=(first, second))).articles[0].body] == ["一。", "二。"]


def test_a_ring_of_links_loses_nothing() -> None:
    """Two parts that each continue the other are shown as they are."""
    a = replace(LEAD, continued_from=Link(2, "p2-a1"))
    b = replace(REST, continued_to=Link(1, "p1-a1"))
    assert {x.id for x in stitched(replace(ISSUE, articles=(a, b))).articles} == {"p1-a1", "p2-a1"}


@given(editions)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_stitching_twice_is_stitching_once(edition: Edition) -> None:
    """The view of a view is the view."""
    assert stitched(stitched(edition)) == stitched(edition)


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        ("标着尺", "寸。", "标着尺寸。"),
        ("the old", "bridge", "the old bridge"),
        ("the compre-", "hensive plan", "the comprehensive plan"),
        ("Ost-", "West", "Ost- West"),
        ("com\u00ad", "ing", "coming"),
        ("the plan,", "however", "the plan, however"),
        ("在", "AI 时代", "在AI 时代"),
        ("", "end", "end"),
    ],
)
def test_fragments_join_as_their_language_wants(start: str, end: str, whole: str) -> None:
    """No space between Chinese characters, one between words, a hyphen of the line break undone."""
    assert join_fragments(start, end) == whole
