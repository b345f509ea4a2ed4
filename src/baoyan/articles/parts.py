"""A page's parts: its own text, and each aside as if it were a page."""

from __future__ import annotations

from dataclasses import replace

from baoyan.model.layout import PageLayout


def parts_of(layout: PageLayout) -> list[PageLayout]:
    """The page without its asides, then each aside. The page keeps the asides' places: they part its columns."""
    parts = [_part(layout, -1)]
    for k, aside in enumerate(layout.asides):
        part = replace(_part(layout, k), direction=aside.direction, body_size=aside.body_size, asides=())
        parts.append(part)
    return parts


def _part(layout: PageLayout, number: int) -> PageLayout:
    """The blocks and pictures of one part, pictures numbered anew."""
    owner = {n: k for k, aside in enumerate(layout.asides) for n in aside.pictures}
    own = [n for n in range(len(layout.pictures)) if owner.get(n, -1) == number]
    place = {n: at for at, n in enumerate(own)}
    blocks = tuple(replace(b, picture=place.get(b.picture, -1)) for b in layout.blocks if b.aside == number)
    return replace(layout, blocks=blocks, pictures=tuple(layout.pictures[n] for n in own))
