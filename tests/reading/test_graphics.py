"""What is drawn besides text: rules, frames, tints, reversed panels, pictures in strips and behind masks."""

from __future__ import annotations

import pytest

from baoyan.model.geometry import Box
from baoyan.model.reading import PageReading, Panel
from reading.sheets import FIRST_EXTRA, HEIGHT, press_page, read, say, stream, texts


def _read(content: str, **more: object) -> PageReading:
    return read(press_page(content, **more))  # type: ignore[arg-type]


def _near(box: Box, x0: float, y0: float, x1: float, y1: float, slack: float = 1.0) -> bool:
    """Whether a box is where user space has these corners (y upwards)."""
    wanted = (x0, HEIGHT - y1, x1, HEIGHT - y0)
    return (box.x0, box.y0, box.x1, box.y1) == pytest.approx(wanted, abs=slack)


class TestRules:
    """Straight lines, however they are drawn."""

    @pytest.mark.parametrize(
        "drawing",
        [
            "0.5 w 50 600 m 250 600 l S",
            "50 599.75 200 0.5 re f",
            "50 599.75 m 250 599.75 l 250 600.25 l 50 600.25 l h f",
            "[3 2] 0 d 0.5 w 50 600 m 250 600 l S",
            "q 2 0 0 2 0 0 cm 0.25 w 25 300 m 125 300 l S Q",
        ],
    )
    def test_one_rule(self, drawing: str) -> None:
        """A stroke, a thin rectangle, a thin outline, a dashed stroke, a scaled stroke are each one rule."""
        [rule] = _read(drawing).rules
        assert rule.horizontal
        assert _near(rule.box, 50, 600, 250, 600)
        assert rule.thickness == pytest.approx(0.5, abs=0.05)

    def test_rule_of_dashes_drawn_one_by_one(self) -> None:
        """A rule put together from short strokes is one rule."""
        dashes = " ".join(f"{50 + 5 * k} 600 m {53 + 5 * k} 600 l S" for k in range(40))
        [rule] = _read("0.5 w " + dashes).rules
        assert _near(rule.box, 50, 600, 248, 600)

    def test_vertical_rule(self) -> None:
        """A column rule is higher than it is wide, and has its colour."""
        [rule] = _read("1 0 0 RG 0.3 w 300 100 m 300 500 l S").rules
        assert not rule.horizontal
        assert rule.colour == (255, 0, 0)

    def test_white_lines_are_no_rules(self) -> None:
        """What is drawn white on white parts nothing."""
        assert _read("1 G 0.5 w 50 600 m 250 600 l S").rules == ()

    def test_text_on_both_sides_of_a_rule(self) -> None:
        """A column rule parts lines even where the gutter is narrow."""
        page = say("the river", 60, 600) + say("the bridge", 106, 600) + "0.3 w 102 500 m 102 700 l S"
        assert texts(_read(page)) == ["the river", "the bridge"]


class TestPanels:
    """Frames, tints and reversed panels."""

    def test_frame(self) -> None:
        """A stroked rectangle is a frame."""
        [panel] = _read("0 0 1 RG 50 400 200 100 re S").panels
        assert _near(panel.box, 50, 400, 250, 500)
        assert (panel.fill, panel.stroke) == (None, (0, 0, 255))

    def test_tint_and_frame_at_once(self) -> None:
        """A filled and stroked rectangle is both."""
        [panel] = _read("0.9 g 0 G 50 400 200 100 re B").panels
        assert (panel.fill, panel.stroke) == ((230, 230, 230), (0, 0, 0))

    def test_reversed_panel(self) -> None:
        """White text on a dark panel is read, with its colour."""
        reading = _read("0 g 50 400 200 30 re f 1 g " + say("special report", 60, 410, 14))
        [line] = reading.lines
        assert (line.text, line.style.colour) == ("special report", (255, 255, 255))
        assert reading.panels == (Panel(reading.panels[0].box, (0, 0, 0)),)

    def test_paper_is_no_panel(self) -> None:
        """A white ground over the whole sheet is the paper."""
        assert _read("1 g 0 0 595 842 re f").panels == ()

    def test_text_inside_a_frame_does_not_run_out_of_it(self) -> None:
        """A line ends at the frame, though the next words stand close by."""
        page = "40 580 72 60 re S" + say("in the box", 60, 600) + say("outside it", 116, 600)
        assert texts(_read(page)) == ["in the box", "outside it"]


_PIXEL = stream("\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
_STENCIL = stream("\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ImageMask true /BitsPerComponent 1")
_SOFT = stream(
    "\x00",
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    f"/SMask {FIRST_EXTRA} 0 R",
)
_IMAGES = {
    "resources": f"/XObject << /P {FIRST_EXTRA} 0 R /M {FIRST_EXTRA + 1} 0 R /S {FIRST_EXTRA + 2} 0 R >>",
    "extra": [_PIXEL, _STENCIL, _SOFT],
}


def _draw(name: str, x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q "


class TestPictures:
    """Pictures as a reader sees them."""

    @pytest.mark.parametrize("name", ["P", "M", "S"])
    def test_picture(self, name: str) -> None:
        """Pixels, stencils and pictures behind soft masks."""
        [picture] = _read(_draw(name, 100, 300, 200, 150), **_IMAGES).pictures
        assert _near(picture.box, 100, 300, 300, 450)
        assert not picture.drawn

    def test_strips(self) -> None:
        """A picture cut into strips is one picture."""
        strips = "".join(_draw("P", 100, 300 + 10 * k, 200, 10) for k in range(15))
        [picture] = _read(strips, **_IMAGES).pictures
        assert _near(picture.box, 100, 300, 300, 450)

    def test_tiles(self) -> None:
        """A picture cut into tiles is one picture, in whatever order they are drawn."""
        tiles = [_draw("P", 100 + 50 * i, 300 + 50 * k, 50, 50) for i in range(4) for k in range(3)]
        [picture] = _read("".join(tiles[::2] + tiles[1::2]), **_IMAGES).pictures
        assert _near(picture.box, 100, 300, 300, 450)

    def test_neighbours_stay_apart(self) -> None:
        """Two pictures with white between them are two."""
        page = _draw("P", 100, 300, 90, 100) + _draw("P", 200, 300, 90, 100)
        assert len(_read(page, **_IMAGES).pictures) == 2

    def test_clipped_picture(self) -> None:
        """What a clip leaves of a picture is the picture."""
        [picture] = _read("q 120 320 100 80 re W n " + _draw("P", 0, 0, 500, 800) + "Q", **_IMAGES).pictures
        assert _near(picture.box, 120, 320, 220, 400)

    def test_picture_bled_off_the_trim(self) -> None:
        """A picture that runs into the bleed ends at the trimmed page."""
        reading = read(press_page(_draw("P", 0, 0, 300, 300), **_IMAGES), Box(20, 20, 575, 822))
        [picture] = reading.pictures
        assert (picture.box.x0, picture.box.y1) == pytest.approx((0, 802), abs=1)

    def test_bullets_are_no_pictures(self) -> None:
        """Marks of a few points are not pictures."""
        assert _read(_draw("P", 100, 300, 5, 5), **_IMAGES).pictures == ()

    def test_vector_art(self) -> None:
        """Many curved shapes over one another are a drawing."""
        shapes = " ".join(
            f"{100 + 10 * k} 300 m {120 + 10 * k} 400 {140 + 10 * k} 400 {160 + 10 * k} 300 c f" for k in range(8)
        )
        [picture] = _read(shapes).pictures
        assert picture.drawn
        assert _near(picture.box, 100, 300, 230, 400, slack=5)

    def test_picture_in_a_form_with_a_matrix(self) -> None:
        """A picture of a form stands where the matrices put it."""
        form = stream(
            _draw("P", 10, 10, 50, 40),
            f"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 0 0] "
            f"/Resources << /XObject << /P {FIRST_EXTRA} 0 R >> >>",
        )
        page = "q 1 0 0 1 100 300 cm /X Do Q"
        resources = f"/XObject << /X {FIRST_EXTRA + 1} 0 R >>"
        [picture] = _read(page, resources=resources, extra=[_PIXEL, form]).pictures
        assert _near(picture.box, 120, 320, 220, 400)

    def test_rules_and_frames_of_a_form(self) -> None:
        """Rules inside nested forms are scaled and placed like all else."""
        inner = stream("1 w 0 50 m 100 50 l S", "/Type /XObject /Subtype /Form /BBox [0 0 100 100]")
        outer = stream(
            "q 2 0 0 2 0 0 cm /I Do Q",
            f"/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /XObject << /I {FIRST_EXTRA} 0 R >> >>",
        )
        resources = f"/XObject << /X {FIRST_EXTRA + 1} 0 R >>"
        [rule] = _read("q 1 0 0 1 100 300 cm /X Do Q", resources=resources, extra=[inner, outer]).rules
        assert _near(rule.box, 100, 400, 300, 400)
        assert rule.thickness == pytest.approx(2, abs=0.2)

    def test_turned_page(self) -> None:
        """On a turned sheet pictures are where a reader sees them."""
        data = press_page(_draw("P", 100, 300, 200, 150), entries="/Rotate 90", **_IMAGES)  # type: ignore[arg-type]
        [picture] = read(data, Box(0, 0, 842, 595)).pictures
        box = picture.box
        assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((300, 100, 450, 300), abs=1)
