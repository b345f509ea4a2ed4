"""Promises of pictures made ready: straight to a tenth of a degree, and every pixel traced to the page as received."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from baoyan.model.geometry import Box
from baoyan.reading.scans import Scan, prepare
from baoyan.reading.scans.mesh import Mesh
from reading.scans.pictures import DPI, page, source_of, turned

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
    picture = np.full((1754, 1240), 245, np.uint8)
    picture[400:420, 200:900] = 20
    scan = prepare(source_of(tmp_path / "x.pdf", turned(picture, 1.5)))
    rows, columns = np.nonzero(scan.grey < 120)
    assert np.ptp(rows) < 25  # level
    box = scan.on_page(Box(columns.min(), rows.min(), columns.max(), rows.max()))
    black = np.nonzero(turned(picture, 1.5) < 120)
    k = 72 / DPI
    assert (box.x0, box.x1) == pytest.approx((black[1].min() * k, black[1].max() * k), abs=2)
    assert (box.y0, box.y1) == pytest.approx((black[0].min() * k, black[0].max() * k), abs=2)


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
