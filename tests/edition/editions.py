"""Editions for the tests: one small issue by hand, and Hypothesis strategies for any edition."""

from __future__ import annotations

from hypothesis import strategies as st

from baoyan.model import edition as m
from baoyan.model.problem import Problem, Severity
from baoyan.model.reading import TextOrigin


def region(page: int, x: float, y: float, width: float, height: float) -> m.Region:
    """A rectangle on a page."""
    return m.Region(page, ((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def paragraph(text: str, fragment: str | None = None) -> m.Part:
    """A paragraph without its place."""
    return m.Part(m.PartType.PARAGRAPH, text, fragment=fragment)


LEAD = m.Article(
    id="p1-a1",
    kind=m.Kind.ARTICLE,
    page=1,
    column_title="沿河新事",
    kicker="从一座旧仓库说起",
    headline="老街醒来 灯火可亲",
    deck="三年修缮，两百户人家回到河边",
    byline="□ 记者 林望舒",
    bylines=(m.Person("reporter", "林望舒"),),
    body=(
        paragraph("清晨六点，石桥头的豆浆铺先亮了灯。"),
        m.Part(m.PartType.SUBHEADING, "修旧如旧"),
        paragraph("修缮队在墙里找到一张旧图，图上的每一扇窗都标着尺", "start"),
    ),
    pictures=(m.ArticlePicture(1, (300.0, 200.0, 180.0, 120.0), "石桥头的清晨。", "许远 摄"),),
    regions=(region(1, 40, 100, 440, 300),),
    continued_to=m.Link(2, "p2-a1", "下转第2版"),
    confidence=0.97,
)
REST = m.Article(
    id="p2-a1",
    kind=m.Kind.ARTICLE,
    page=2,
    headline="老街醒来 灯火可亲",
    body=(paragraph("寸。工匠照图做了三百扇。", "end"), paragraph("如今，窗里有了灯。")),
    regions=(region(2, 40, 60, 200, 200),),
    continued_from=m.Link(1, "p1-a1", "上接第1版"),
    confidence=0.9,
)
BRIEF = m.Article(
    id="p2-a2",
    kind=m.Kind.BRIEF,
    page=2,
    headline="河边图书馆周六开馆",
    body=(paragraph("本报讯 河边图书馆将于周六开馆。"),),
    regions=(region(2, 260, 60, 200, 100),),
)
ISSUE = m.Edition(
    issue=m.IssueFacts(
        title="河湾报",
        date="2025-05-12",
        weekday="星期一",
        lunar_date="乙巳年四月十五",
        issue_number=18,
        language="zh-Hans",
    ),
    pages=(
        m.Page(1, "01", "要闻", 520.0, 720.0, (m.Person("editor", "何一"),), sha256="a" * 64),
        m.Page(2, "02", "综合", 520.0, 720.0, sha256="b" * 64),
    ),
    articles=(LEAD, REST, BRIEF),
    teasers=(m.Teaser("河边图书馆周六开馆", 1, "02", 2, "p2-a2", (40.0, 20.0, 100.0, 12.0)),),
    furniture=(m.Furniture(1, "2025年5月12日 星期一", (300.0, 20.0, 100.0, 10.0), "date"),),
)

_number = st.floats(-3000, 3000, allow_nan=False).map(lambda v: round(v, 2))
_unit = st.floats(0, 1, allow_nan=False).map(lambda v: round(v, 2))
_text = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=20)
_page = st.integers(1, 500)
_box = st.tuples(_number, _number, _number, _number)
_polygon = st.lists(st.tuples(_number, _number), max_size=5).map(tuple)


def _many(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3).map(tuple)


def _maybe(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | of


_line = st.builds(m.SpanLine, _text, _box, st.sampled_from(TextOrigin), _unit)
_span = st.builds(m.Span, _page, _polygon, _many(_line))
_rows = _maybe(_many(_many(_text)).filter(bool))
_part = st.builds(m.Part, st.sampled_from(m.PartType), _text, _many(_span), _rows, _maybe(_text), _maybe(_text))
_link = st.builds(m.Link, _maybe(_page), _maybe(_text), _maybe(_text))
_picture = st.builds(m.ArticlePicture, _page, _box, _maybe(_text), _maybe(_text), _maybe(_text), _many(_span))
_person = st.builds(m.Person, _text, _text, _maybe(_text))
_article = st.builds(
    m.Article,
    id=_text,
    kind=st.sampled_from(m.Kind),
    page=_page,
    kicker=_maybe(_text),
    headline=_maybe(_text),
    byline=_maybe(_text),
    bylines=_many(_person),
    body=_many(_part),
    pictures=_many(_picture),
    regions=_many(st.builds(m.Region, _page, _polygon)),
    continued_to=_maybe(_link),
    continued_from=_maybe(_link),
    confidence=_unit,
    doubts=_many(st.builds(m.Doubt, _text, _text, _maybe(_page), _maybe(_box))),
    head_spans=_many(st.builds(m.HeadSpan, _text, _span)),
    group=_maybe(_text),
)
_facts = st.builds(m.IssueFacts, title=_maybe(_text), date=_maybe(_text), issue_number=_maybe(st.integers(0, 99999)))
_pages = st.builds(m.Page, _page, _maybe(_text), _maybe(_text), _number, _number, _many(_person), quality=_unit)
_problem = st.builds(Problem, _text, st.sampled_from(Severity), _text, _maybe(_page), _maybe(_text))
editions = st.builds(
    m.Edition,
    issue=_facts,
    pages=_many(_pages),
    articles=_many(_article),
    teasers=_many(st.builds(m.Teaser, _text, _page, _maybe(_text), _maybe(_page), _maybe(_text), _maybe(_box))),
    furniture=_many(st.builds(m.Furniture, _page, _text, _box, _text)),
    problems=_many(_problem),
)
