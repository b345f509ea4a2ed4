"""Promises of pictures made ready: straight to a tenth of a degree, and every pixel traced to the page as received."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from baoyan.model.geometry import Box
from baoyan.reading.scans import Scan, grid_of, prepare
from baoyan.reading.scans.light import evened
from baoyan.reading.scans.mesh import Mesh
from reading.scans.pictures import DPI, page, printed, source_of, turned

POINTS = np.array([[40.0, 60.0], [500.0, 100.0], [300.0, 420.0], [90.0, 780.0], [560.0, 800.0]])


def same_places(scan: Scan, points: np.ndarray = POINTS) -> None:
    """Points go to pixels and come back."""
    assert np.abs(scan.to_page(scan.from_page(points)) - points).max() < 0.05


@pytest.mark.parametrize("degrees", [-3.7, -0.6, 0.0, 0.23, 1.9])
@pytest.mark.parametrize("vertical", [False, True])
def test_straight(tmp_path: Path, degrees: float, vertical: bool) -> None:
    """A page that was fed askew is set straight, whichever way its lines run."""
    scan = prepare(source_of(tmp_path / "x.pdf", turned(page(vertical=vertical), degrees)))
    assert scan.skew == pytest.approx(degrees, abs=0.1)
    assert scan.dpi == pytest.approx(DPI, abs=1)
    same_places(scan)


def test_boxes_on_the_page_as_received(tmp_path: Path) -> None:
    """What stands level on the prepared picture is found again where the received one has it."""
    picture = printed()
    askew = turned(picture, 1.5)
    scan = prepare(source_of(tmp_path / "x.pdf", askew))
    rule = np.nonzero((scan.grey < 100).mean(axis=1) > 0.7)[0]
    assert 2 <= np.ptp(rule) + 1 <= 6  # level
    columns = np.nonzero(scan.grey[rule[1]] < 100)[0]
    box = scan.on_page(Box(columns.min(), rule.min(), columns.max() + 1, rule.max() + 1))
    left, right, y = 0.6 * DPI, 8.27 * DPI - 0.6 * DPI, 1.21 * DPI
    matrix = cv2.getRotationMatrix2D((picture.shape[1] / 2, picture.shape[0] / 2), -1.5, 1.0)
    ends = (np.array([[left, y, 1], [right, y, 1]]) @ matrix.T) * 72 / DPI
    assert (box.x0, box.x1) == pytest.approx(ends[:, 0], abs=2)
    assert (box.y0, box.y1) == pytest.approx(ends[:, 1], abs=2.5)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_upright(tmp_path: Path, turn: int) -> None:
    """A page is set upright, however it lay under the scanner."""
    upright = printed()
    scan = prepare(source_of(tmp_path / "x.pdf", np.rot90(turned(upright, 0.7), -turn // 90).copy()))
    assert scan.turn == turn
    assert scan.skew == pytest.approx(0.7, abs=0.1)
    assert abs(scan.grey.shape[1] - upright.shape[1]) < 40
    same_places(scan, POINTS[:, ::-1] if turn % 180 else POINTS)
    assert (scan.grey[80:130, 90:700] < 100).mean() > 0.1  # the heading


def test_border_of_the_scanner(tmp_path: Path) -> None:
    """What is black round the paper is cut away, and boxes still lie where the received picture has them."""
    upright = turned(printed(), 0.8)
    framed = cv2.copyMakeBorder(upright, 40, 90, 120, 60, cv2.BORDER_CONSTANT, value=8)
    scan = prepare(source_of(tmp_path / "x.pdf", framed))
    assert scan.grey.shape == pytest.approx(upright.shape, abs=60)
    corner = scan.from_page(np.array([[120 * 72 / DPI, 40 * 72 / DPI]]))[0]
    assert np.abs(corner).max() < 40


def test_uneven_light_and_yellow_paper(tmp_path: Path) -> None:
    """Paper becomes white and ink dark, wherever they are."""
    shade = np.linspace(0.5, 1.0, 1240)[None, :, None] * np.array([0.7, 0.9, 1.0])
    scan = prepare(source_of(tmp_path / "x.pdf", (printed()[..., None] * shade).astype(np.uint8)))
    for part in np.array_split(scan.grey[60:-60, 60:-60], 4, axis=1):
        assert np.percentile(part, 70) > 245
        assert np.percentile(part, 1) < 110


def test_coloured_type_stays_readable(tmp_path: Path) -> None:
    """Yellow on white has next to no brightness of its own; in blue it is black."""
    ink = (printed() < 128)[..., None]
    coloured = np.where(ink, np.array([60, 235, 250]), np.array([245, 245, 245])).astype(np.uint8)
    scan = prepare(source_of(tmp_path / "x.pdf", coloured))
    lines = scan.grey[300:1500, 100:1100]
    assert (lines < 128).mean() > 0.5 * ink[300:1500, 100:1100].mean()


def test_film_negative(tmp_path: Path) -> None:
    """Light type on a dark page becomes dark type on a light one."""
    scan = prepare(source_of(tmp_path / "x.pdf", 255 - printed()))
    assert np.median(scan.grey) > 240


def test_bent_at_the_gutter(tmp_path: Path) -> None:
    """Lines that rise towards the gutter become level."""
    upright = printed()
    y, x = np.mgrid[0 : upright.shape[0], 0 : upright.shape[1]].astype(np.float32)
    rise = 35 * np.exp(-x / 260) * (y / upright.shape[0] * 2 - 1)
    bent = cv2.remap(upright, x, y + rise, cv2.INTER_LINEAR, borderValue=(240,))
    scan = prepare(source_of(tmp_path / "x.pdf", bent))
    rule = [int(scan.grey[130:260, x : x + 12].mean(axis=1).argmin()) for x in (110, 200, 400, 1000)]
    assert np.ptp(rule) <= 5  # it rose by 18
    same_places(scan)


def test_photograph_of_a_sheet(tmp_path: Path) -> None:
    """A sheet photographed on a table is cut out of it, its corners square."""
    upright = printed()
    high, wide = upright.shape
    corners = np.array([[200, 150], [1450, 220], [1560, 2000], [120, 1930]], np.float32)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    way = cv2.getPerspectiveTransform(flat, corners)
    table = np.full((2200, 1700), 70, np.uint8)
    sheet = cv2.warpPerspective(upright, way, (1700, 2200))
    on = cv2.warpPerspective(np.full_like(upright, 255), way, (1700, 2200)) > 0
    scan = prepare(source_of(tmp_path / "x.pdf", np.where(on, sheet, table)))
    assert scan.problems == ()
    assert (scan.grey > 200).mean() > 0.7
    found = scan.from_page(corners.astype(np.float64) * 72 / DPI)
    width, height = scan.grey.shape[1], scan.grey.shape[0]
    assert np.abs(found - np.array([[0, 0], [width, 0], [width, height], [0, height]])).max() < 40


def _wood() -> np.ndarray:
    y, x = np.mgrid[0:1754, 0:1240]
    grain = 120 + 40 * np.sin(x / 9 + 3 * np.sin(y / 300)) + np.random.default_rng(0).normal(0, 6, x.shape)
    return np.clip(grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (np.full((1754, 1240), 6, np.uint8), "scan-black"),
        (np.full((1754, 1240), 244, np.uint8), "scan-blank"),
        (_wood(), "scan-no-text"),
        (np.random.default_rng(0).integers(0, 255, (1754, 1240)).astype(np.uint8), "scan-no-text"),
    ],
    ids=["black", "blank", "a table", "noise"],
)
def test_nothing_to_read(tmp_path: Path, picture: np.ndarray, code: str) -> None:
    """Where there is no text that is said, and nothing is left for a recogniser to see things in."""
    scan = prepare(source_of(tmp_path / "x.pdf", picture))
    assert [p.code for p in scan.problems] == [code]
    assert (scan.grey == 255).all()


def test_pictures_have_no_direction(tmp_path: Path) -> None:
    """A page half of which is a picture is straightened by its text."""
    drawn = turned(page(), 1.2)
    noise = np.random.default_rng(3).integers(0, 255, (700, 1100)).astype(np.uint8)
    drawn[700:1400, 70:1170] = noise
    assert prepare(source_of(tmp_path / "x.pdf", drawn)).skew == pytest.approx(1.2, abs=0.1)


def test_fine_pictures_are_made_smaller(tmp_path: Path) -> None:
    """600 dots per inch are read as 300."""
    fine = np.repeat(np.repeat(page(), 2, axis=0), 2, axis=1)
    scan = prepare(source_of(tmp_path / "x.pdf", fine, dpi=600))
    assert scan.dpi == pytest.approx(300, abs=2)
    same_places(scan, POINTS / 2)


def test_mesh_there_and_back() -> None:
    """A bent grid is undone by its other way."""
    mesh = Mesh.of(np.array([[0.9, 0.1, 5.0], [-0.1, 1.1, 3.0], [1e-5, 2e-5, 1.0]]), 800, 600)
    bent = Mesh(mesh.step, mesh.nodes + 6 * np.sin(mesh.nodes[..., ::-1] / 200))
    pixels = np.array([[0.0, 0.0], [799.0, 599.0], [400.5, 20.25], [-10.0, 300.0]])
    assert np.abs(bent.back(bent.at(pixels)) - pixels).max() < 0.01


def test_mesh_paints_where_it_says() -> None:
    """Painting and tracing agree: a dot is found where `at` looks."""
    picture = np.full((300, 400), 255, np.uint8)
    picture[118:123, 206:211] = 0
    mesh = Mesh.of(np.array([[1.02, 0.05, -20.0], [-0.05, 0.98, 30.0]]), 380, 280, 32)
    rows, columns = np.nonzero(mesh.paint(picture, 380, 280) < 128)
    assert mesh.at(np.array([columns.mean(), rows.mean()])) == pytest.approx([208, 120], abs=0.6)


def test_grid_back_to_the_page_as_received(tmp_path: Path) -> None:
    """Four corners do for a page that was only turned; points between them lie between."""
    scan = prepare(source_of(tmp_path / "a.pdf", turned(page(), 0.7)))
    grid = np.array(grid_of(scan))
    high, wide = scan.grey.shape
    assert grid.shape == (2, 2, 2)
    middle = scan.to_page(np.array([wide / 2, high / 2]))
    assert np.allclose(grid.mean(axis=(0, 1)), middle, atol=0.3)


def test_black_page_without_light() -> None:
    """A page that is all black stays so; nothing is divided by nothing."""
    black = np.zeros((160, 120), np.uint8)
    assert not evened(black, np.zeros((64, 48), np.float32)).any()
