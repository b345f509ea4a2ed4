"""The outline of an article on its page."""

from __future__ import annotations

from baoyan.site.outlines import outlines, path


def box(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def inside(x: float, y: float, polygon: tuple[tuple[float, float], ...]) -> bool:
    count = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            count = not count
    return count


def test_columns_grow_together_over_their_gutter() -> None:
    (found,) = outlines([[box(40, 100, 140, 300), box(150, 100, 250, 300)]], 400, 500)
    assert len(found) == 1
    assert inside(145, 200, found[0])


def test_an_article_takes_no_ground_of_another() -> None:
    left, right = outlines([[box(40, 100, 140, 300), box(150, 250, 250, 300)], [box(150, 100, 250, 245)]], 400, 500)
    assert not any(inside(200, 150, p) for p in left)
    assert any(inside(200, 150, p) for p in right)
    assert any(inside(200, 275, p) for p in left)


def test_parts_far_apart_stay_two() -> None:
    (found,) = outlines([[box(40, 40, 140, 100), box(40, 300, 140, 400)]], 400, 500)
    assert len(found) == 2


def test_nothing_and_what_is_no_polygon() -> None:
    assert outlines([[], [((1.0, 1.0), (2.0, 2.0))]], 400, 500) == [(), ()]
    assert outlines([], 400, 500) == []


def test_path() -> None:
    assert path([box(0, 0, 10.4, 5)]) == "M0 0L10 0L10 5L0 5Z"
