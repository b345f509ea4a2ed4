"""The sample papers' pictures: small scenes in flat shapes with soft light, drawn by program."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Rgb = tuple[int, int, int]
Point = tuple[float, float]
OVER = 2  # drawn twice as large, then made smaller: smooth edges


class Paint:
    """A drawing surface in shares of its size: (0, 0) is the top left corner, (1, 1) the bottom right one."""

    def __init__(self, w: int, h: int, top: Rgb, bottom: Rgb, seed: int) -> None:
        self.w, self.h, self.rng = w * OVER, h * OVER, random.Random(seed)
        t = np.linspace(0, 1, self.h)[:, None, None]
        rows = np.array(top) * (1 - t) + np.array(bottom) * t
        self.image = Image.fromarray(np.broadcast_to(rows, (self.h, self.w, 3)).astype(np.uint8).copy())
        self.pen = ImageDraw.Draw(self.image)

    def at(self, x: float, y: float) -> Point:
        """Return the pixel of a point."""
        return (x * self.w, y * self.h)

    def poly(self, points: Sequence[Point], fill: Rgb) -> None:
        """Fill a polygon."""
        self.pen.polygon([self.at(*p) for p in points], fill=fill)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Rgb, round_by: float = 0.0) -> None:
        """Fill a rectangle."""
        a, b = self.at(x0, y0), self.at(x1, y1)
        self.pen.rounded_rectangle((*a, *b), round_by * self.h, fill=fill)

    def disc(self, x: float, y: float, r: float, fill: Rgb, flat: float = 1.0) -> None:
        """Fill a circle of radius `r` heights, or an ellipse `flat` times as high."""
        px, py = self.at(x, y)
        s = r * self.h
        self.pen.ellipse((px - s, py - s * flat, px + s, py + s * flat), fill=fill)

    def line(self, points: Sequence[Point], fill: Rgb, width: float) -> None:
        """Draw a line `width` heights thick."""
        self.pen.line([self.at(*p) for p in points], fill=fill, width=max(1, round(width * self.h)), joint="curve")

    def ridge(self, base: float, height: float, fill: Rgb, waves: int = 3) -> None:
        """Fill everything under a line of hills."""
        parts = [
            (self.rng.uniform(0.7, 2.4) * (k + 1), self.rng.uniform(0, 6.3), height / (k + 1)) for k in range(waves)
        ]
        top = [(x / 60, base - sum(a * (0.5 + 0.5 * math.sin(f * x / 10 + p)) for f, p, a in parts)) for x in range(61)]
        self.poly([*top, (1, 1), (0, 1)], fill)

    def water(self, y0: float, y1: float, near: Rgb, far: Rgb, count: int = 70) -> None:
        """Lay water between two heights: a blend with short gleams."""
        steps = 24
        for k in range(steps):
            t = k / (steps - 1)
            tone = mix(far, near, t)
            self.box(0, y0 + (y1 - y0) * k / steps, 1, y0 + (y1 - y0) * (k + 1) / steps + 0.002, tone)
        for _ in range(count):
            y = self.rng.uniform(y0 + 0.01, y1)
            x, long = self.rng.uniform(-0.05, 1), self.rng.uniform(0.015, 0.09)
            self.line([(x, y), (x + long, y)], mix(near, (255, 255, 255), self.rng.uniform(0.15, 0.45)), 0.004)

    def figure(self, x: float, foot: float, tall: float, coat: Rgb, stride: float = 0.3) -> None:
        """Draw a small person."""
        r, k = tall * 0.09, self.h / self.w
        hip = foot - tall * 0.45
        for side in (-1, 1):
            self.line([(x, hip), (x + side * stride * tall * 0.3 * k, foot)], (52, 54, 66), tall * 0.08)
        self.poly(
            [(x - tall * 0.1 * k, foot - tall * 0.8), (x + tall * 0.1 * k, foot - tall * 0.8),
             (x + tall * 0.13 * k, hip + tall * 0.05), (x - tall * 0.13 * k, hip + tall * 0.05)], coat,
        )  # fmt: skip
        self.disc(x, foot - tall * 0.9, r, (222, 182, 150))
        self.pen.pieslice(
            (*self.at(x - r * k, foot - tall * 0.9 - r), *self.at(x + r * k, foot - tall * 0.9 + r)),
            180,
            360,
            fill=(44, 36, 34),
        )

    def tree(self, x: float, foot: float, tall: float, leaf: Rgb) -> None:
        """Draw a round tree."""
        self.line([(x, foot), (x, foot - tall * 0.6)], (92, 70, 52), tall * 0.06)
        for _ in range(26):
            a, d = self.rng.uniform(0, 6.28), self.rng.uniform(0, 0.26)
            tone = mix(leaf, (255, 250, 190) if math.sin(a) < 0 else (20, 40, 30), self.rng.uniform(0.0, 0.3))
            cx = x + math.cos(a) * d * tall * self.h / self.w
            self.disc(cx, foot - tall * 0.72 + math.sin(a) * d * tall, tall * self.rng.uniform(0.08, 0.17), tone)

    def glow(self, x: float, y: float, r: float, colour: Rgb, strength: float = 0.8) -> None:
        """Add a soft light."""
        ys, xs = np.mgrid[0 : self.h, 0 : self.w]
        far = np.sqrt((xs - x * self.w) ** 2 + (ys - y * self.h) ** 2) / (r * self.h)
        share = (np.clip(1 - far, 0, 1) ** 2 * strength)[..., None]
        pixels = np.asarray(self.image, dtype=np.float32)
        blended = pixels * (1 - share) + np.array(colour, dtype=np.float32) * share
        self.image = Image.fromarray(blended.astype(np.uint8))
        self.pen = ImageDraw.Draw(self.image)

    def done(self, grain: float = 3.0) -> Image.Image:
        """Return the picture at its own size, with a little grain."""
        small = self.image.filter(ImageFilter.GaussianBlur(0.7)).resize(
            (self.w // OVER, self.h // OVER), Image.Resampling.LANCZOS
        )
        noise = np.random.default_rng(self.rng.randrange(2**31)).normal(0, grain, (small.height, small.width, 1))
        return Image.fromarray(np.clip(np.asarray(small, dtype=np.float32) + noise, 0, 255).astype(np.uint8))


def mix(a: Rgb, b: Rgb, t: float) -> Rgb:
    """Blend two colours."""
    return (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t))


def waterside(w: int, h: int) -> Image.Image:
    """A path by the river in the morning, an old crane, walkers, benches."""
    p = Paint(w, h, (250, 214, 176), (236, 236, 226), 11)
    p.glow(0.72, 0.3, 0.5, (255, 246, 214), 0.9)
    p.ridge(0.5, 0.07, (168, 182, 184))
    for k in range(9):
        x = 0.02 + k * 0.055
        p.box(
            x, 0.5 - 0.05 - 0.09 * ((k * 7) % 5) / 4, x + 0.043, 0.56, mix((150, 160, 170), (188, 180, 172), k % 3 / 2)
        )
    for x in (0.66, 0.82):
        p.line([(x, 0.6), (x + 0.02, 0.16)], (158, 70, 52), 0.022)
        p.line([(x + 0.04, 0.6), (x + 0.02, 0.16)], (158, 70, 52), 0.022)
    p.line([(0.58, 0.17), (0.97, 0.17)], (176, 80, 58), 0.035)
    p.line([(0.76, 0.18), (0.76, 0.34)], (70, 70, 76), 0.006)
    p.water(0.55, 0.8, (96, 134, 142), (196, 206, 200))
    p.poly([(0.0, 0.8), (0.56, 0.58), (0.66, 0.58), (1.0, 0.86), (1, 1), (0, 1)], (206, 196, 182))
    p.poly([(0.3, 1.0), (0.595, 0.58), (0.625, 0.58), (0.74, 1.0)], (226, 178, 140))
    for k in range(10):
        t = (k / 9) ** 1.6
        x, y, tall = 0.57 - 0.5 * t, 0.59 + 0.24 * t, 0.03 + 0.1 * t
        p.line([(x, y), (x, y - tall)], (72, 92, 96), 0.004 + 0.006 * t)
    p.line([(0.57, 0.565), (0.07, 0.735)], (72, 92, 96), 0.008)
    for x, y, tall, leaf in ((0.93, 0.86, 0.62, (92, 136, 82)), (0.78, 0.7, 0.3, (110, 150, 92))):
        p.tree(x, y, tall, leaf)
    p.box(0.76, 0.845, 0.9, 0.865, (122, 84, 58))
    p.box(0.76, 0.8, 0.9, 0.815, (122, 84, 58))
    people = ((0.53, 0.9, 0.3, (176, 64, 58)), (0.6, 0.74, 0.17, (66, 96, 140)), (0.635, 0.75, 0.17, (222, 170, 80)))
    for x, foot, tall, coat in (*people, (0.605, 0.63, 0.08, (90, 120, 100))):
        p.figure(x, foot, tall, coat)
    return p.done()


def ferry(w: int, h: int) -> Image.Image:
    """A ferryman in his boat below stone steps."""
    p = Paint(w, h, (214, 226, 230), (240, 232, 214), 23)
    p.ridge(0.46, 0.12, (160, 180, 176))
    p.ridge(0.5, 0.06, (120, 150, 136))
    p.water(0.48, 1.0, (70, 108, 118), (186, 202, 200), 110)
    for k in range(8):
        p.box(0.74 - 0.03 * k, 0.5 + 0.06 * k, 1.0, 0.57 + 0.06 * k, mix((188, 184, 172), (128, 124, 116), k / 8))
    p.box(0.84, 0.16, 0.99, 0.5, (228, 220, 200))
    p.poly([(0.81, 0.18), (0.915, 0.05), (1.02, 0.18)], (86, 88, 94))
    p.box(0.89, 0.3, 0.94, 0.5, (110, 78, 58))
    p.poly([(0.1, 0.68), (0.62, 0.68), (0.54, 0.82), (0.18, 0.82)], (96, 64, 46))
    p.poly([(0.1, 0.68), (0.62, 0.68), (0.6, 0.715), (0.12, 0.715)], (150, 104, 70))
    p.poly([(0.3, 0.68), (0.32, 0.5), (0.5, 0.5), (0.52, 0.68)], (196, 170, 116))
    p.line([(0.31, 0.5), (0.51, 0.5)], (120, 96, 62), 0.014)
    p.figure(0.2, 0.7, 0.4, (54, 78, 110), 0.15)
    p.line([(0.1, 0.36), (0.25, 0.9)], (120, 92, 60), 0.012)
    p.poly([(0.155, 0.335), (0.2, 0.27), (0.245, 0.335)], (206, 178, 110))
    p.tree(0.05, 0.52, 0.3, (96, 134, 96))
    return p.done()


def seedlings(w: int, h: int) -> Image.Image:
    """A rice field with rows running to the hills and a planting machine."""
    p = Paint(w, h, (176, 208, 228), (236, 240, 236), 31)
    p.ridge(0.42, 0.16, (142, 168, 166))
    p.ridge(0.44, 0.08, (104, 140, 112))
    p.water(0.42, 1.0, (150, 170, 160), (206, 220, 220), 20)
    for k in range(-16, 17):
        for j in range(15):
            t = (j / 14) ** 1.8
            x, y, s = 0.5 + k * (0.014 + 0.085 * t), 0.44 + 0.56 * t, 0.006 + 0.035 * t
            for lean in (-0.3, 0.0, 0.35):
                p.line([(x, y), (x + lean * s * h / w, y - s)], (72, 138, 62), 0.002 + 0.004 * t)
    p.box(0.52, 0.46, 0.74, 0.6, (196, 52, 44), 0.02)
    p.box(0.5, 0.56, 0.78, 0.63, (58, 60, 66), 0.01)
    for x in (0.55, 0.73):
        p.disc(x, 0.64, 0.06, (44, 44, 48))
        p.disc(x, 0.64, 0.025, (190, 190, 186))
    p.figure(0.63, 0.5, 0.3, (64, 100, 150), 0.1)
    p.poly([(0.59, 0.24), (0.63, 0.185), (0.67, 0.24)], (222, 194, 126))
    p.box(0.76, 0.46, 0.83, 0.62, (96, 150, 80))
    return p.done()


def little_bus(w: int, h: int) -> Image.Image:
    """A small bus in an old street."""
    p = Paint(w, h, (196, 216, 232), (240, 234, 222), 41)
    for k in range(7):
        x = k * 0.15 - 0.03
        p.box(x, 0.16 + 0.05 * (k % 3), x + 0.145, 0.8, mix((236, 228, 212), (196, 180, 160), k % 3 / 2))
        p.poly([(x - 0.01, 0.17 + 0.05 * (k % 3)), (x + 0.155, 0.17 + 0.05 * (k % 3)), (x + 0.14, 0.1 + 0.05 * (k % 3)),
                (x + 0.01, 0.1 + 0.05 * (k % 3))], (88, 92, 100))  # fmt: skip
        for row in range(2):
            p.box(x + 0.03, 0.28 + 0.17 * row, x + 0.065, 0.39 + 0.17 * row, (104, 124, 136))
            p.box(x + 0.085, 0.28 + 0.17 * row, x + 0.12, 0.39 + 0.17 * row, (104, 124, 136))
    p.box(0, 0.8, 1, 1, (150, 148, 146))
    p.box(0, 0.79, 1, 0.82, (196, 190, 182))
    p.box(0.22, 0.42, 0.78, 0.86, (52, 140, 108), 0.05)
    p.box(0.22, 0.7, 0.78, 0.76, (244, 240, 226))
    for k in range(4):
        p.box(0.25 + 0.105 * k, 0.48, 0.335 + 0.105 * k, 0.66, (206, 228, 236), 0.02)
    p.box(0.68, 0.48, 0.76, 0.82, (186, 212, 222), 0.02)
    for x in (0.33, 0.66):
        p.disc(x, 0.87, 0.065, (40, 40, 44))
        p.disc(x, 0.87, 0.028, (170, 170, 170))
    p.line([(0.9, 0.92), (0.9, 0.4)], (70, 80, 90), 0.012)
    p.box(0.865, 0.36, 0.935, 0.52, (52, 140, 108), 0.02)
    p.figure(0.84, 0.93, 0.34, (200, 120, 70))
    p.figure(0.12, 0.94, 0.36, (80, 90, 150))
    return p.done()


def lanes(w: int, h: int) -> Image.Image:
    """A narrow lane under lamps at night."""
    p = Paint(w, h, (24, 30, 56), (50, 54, 84), 53)
    p.poly([(0, 0), (0.36, 0.28), (0.36, 0.72), (0, 1)], (62, 58, 66))
    p.poly([(1, 0), (0.64, 0.28), (0.64, 0.72), (1, 1)], (54, 52, 62))
    p.poly([(0, 1), (0.36, 0.72), (0.64, 0.72), (1, 1)], (92, 84, 78))
    for k in range(7):
        t = k / 7
        y = 0.72 + 0.28 * t * t
        p.line([(0.36 - 0.36 * t * t, y), (0.64 + 0.36 * t * t, y)], (70, 64, 62), 0.006)
    for x, y0, y1 in ((0.1, 0.3, 0.86), (0.24, 0.36, 0.77), (0.82, 0.3, 0.82)):
        p.box(x - 0.035, y0 + 0.1, x + 0.035, y1, (88, 56, 42))
    spots = ((0.18, 0.24, 0.34), (0.33, 0.34, 0.18), (0.78, 0.26, 0.3), (0.66, 0.36, 0.16), (0.5, 0.44, 0.12))
    for x, y, r in spots:
        p.glow(x, y, r * 1.7, (255, 206, 120), 0.85)
        p.disc(x, y, r * 0.09, (255, 244, 206))
    p.figure(0.47, 0.86, 0.3, (150, 60, 60))
    p.figure(0.56, 0.8, 0.22, (70, 90, 130))
    return p.done()


def papercut(w: int, h: int) -> Image.Image:
    """A red paper-cut: a flower with birds, cut in eight folds."""
    p = Paint(w, h, (250, 246, 236), (240, 232, 216), 61)
    red, k = (190, 30, 36), h / w

    def ring(count: int, r: float, size: float, fill: Rgb, flat: float = 1.0, turn: float = 0.0) -> None:
        for n in range(count):
            a = 6.2832 * n / count + turn
            p.disc(0.5 + math.cos(a) * r * k, 0.5 + math.sin(a) * r, size, fill, flat)

    p.disc(0.5, 0.5, 0.42, red)
    ring(24, 0.43, 0.035, red)
    paper = (247, 241, 229)
    ring(24, 0.395, 0.014, paper)
    ring(16, 0.33, 0.032, paper)
    ring(16, 0.33, 0.018, red)
    for n in range(8):
        a = 6.2832 * n / 8
        tip = (0.5 + math.cos(a) * 0.28 * k, 0.5 + math.sin(a) * 0.28)
        sides = [(0.5 + math.cos(a + s) * 0.17 * k, 0.5 + math.sin(a + s) * 0.17) for s in (-0.26, 0.26)]
        near = (0.5 + math.cos(a) * 0.1 * k, 0.5 + math.sin(a) * 0.1)
        p.poly([tip, sides[0], near, sides[1]], paper)
        for d in (0.14, 0.18, 0.22):
            p.disc(0.5 + math.cos(a) * d * k, 0.5 + math.sin(a) * d, 0.011, red)
    ring(8, 0.235, 0.03, paper, turn=0.3927)
    ring(8, 0.235, 0.012, red, turn=0.3927)
    p.disc(0.5, 0.5, 0.075, paper)
    p.disc(0.5, 0.5, 0.055, red)
    ring(8, 0.035, 0.01, paper)
    return p.done(2.0)


def stage(w: int, h: int) -> Image.Image:
    """A village stage in the evening, singers before a curtain, heads of the crowd."""
    p = Paint(w, h, (38, 36, 78), (120, 84, 96), 71)
    p.ridge(0.46, 0.14, (44, 48, 70))
    p.poly([(0.12, 0.24), (0.5, 0.1), (0.88, 0.24)], (92, 44, 40))
    p.box(0.16, 0.24, 0.84, 0.7, (176, 58, 58))
    for n in range(17):
        x = 0.16 + n * 0.04
        p.line([(x, 0.24), (x, 0.7)], mix((150, 40, 44), (206, 84, 76), n % 2), 0.02)
    for n in range(8):
        a = 6.2832 * n / 8
        p.disc(0.5 + math.cos(a) * 0.07 * h / w, 0.42 + math.sin(a) * 0.07, 0.05, (244, 196, 190))
    p.disc(0.5, 0.42, 0.04, (240, 160, 90))
    p.box(0.1, 0.7, 0.9, 0.78, (110, 80, 58))
    for x in (0.13, 0.87):
        p.line([(x, 0.2), (x, 0.78)], (120, 60, 44), 0.03)
        p.glow(x, 0.3, 0.24, (255, 214, 130), 0.8)
        p.disc(x, 0.3, 0.035, (255, 236, 180), 1.2)
    for x, coat in ((0.38, (66, 150, 150)), (0.62, (232, 190, 90)), (0.74, (120, 90, 160))):
        p.figure(x, 0.72, 0.34, coat, 0.5)
    for row in range(3):
        for n in range(16):
            x = (n + 0.5 * (row % 2)) / 15.5 + p.rng.uniform(-0.01, 0.01)
            p.disc(x, 0.84 + row * 0.07, 0.045 + 0.01 * row, mix((44, 36, 44), (82, 62, 60), p.rng.random()), 1.15)
    return p.done()


def dragon_boats(w: int, h: int) -> Image.Image:
    """Two dragon boats on the river under a railway bridge."""
    p = Paint(w, h, (198, 222, 236), (244, 238, 220), 83)
    p.ridge(0.4, 0.12, (138, 170, 160))
    p.line([(0, 0.3), (1, 0.3)], (92, 96, 104), 0.03)
    for k in range(5):
        p.line([(k * 0.25, 0.3), (k * 0.25 + 0.125, 0.14), (k * 0.25 + 0.25, 0.3)], (92, 96, 104), 0.014)
        p.box(k * 0.25 - 0.015, 0.3, k * 0.25 + 0.015, 0.52, (150, 146, 140))
    p.water(0.46, 1.0, (58, 112, 128), (176, 204, 204), 140)
    for base, x0, hull, coat in (
        (0.66, 0.2, (196, 148, 40), (222, 70, 50)),
        (0.86, 0.04, (176, 44, 40), (240, 190, 60)),
    ):
        p.poly([(x0, base - 0.05), (x0 + 0.72, base - 0.05), (x0 + 0.66, base + 0.03), (x0 + 0.05, base + 0.03)], hull)
        p.line([(x0 + 0.05, base), (x0 + 0.66, base)], (250, 236, 180), 0.008)
        p.line([(x0 + 0.72, base - 0.04), (x0 + 0.78, base - 0.16), (x0 + 0.82, base - 0.14)], hull, 0.05)
        p.disc(x0 + 0.81, base - 0.15, 0.035, hull)
        p.disc(x0 + 0.815, base - 0.16, 0.009, (255, 255, 255))
        p.line([(x0, base - 0.03), (x0 - 0.03, base - 0.14)], hull, 0.04)
        for n in range(9):
            x = x0 + 0.07 + n * 0.065
            p.box(x - 0.014, base - 0.14, x + 0.014, base - 0.04, coat, 0.01)
            p.disc(x + 0.006, base - 0.17, 0.028, (206, 164, 132))
            p.line([(x + 0.01, base - 0.11), (x + 0.055, base + 0.06)], (240, 226, 196), 0.009)
    return p.done()


def lotus(w: int, h: int) -> Image.Image:
    """One lotus over its leaves."""
    p = Paint(w, h, (54, 92, 84), (30, 58, 58), 97)
    for _ in range(15):
        x, y, r = p.rng.uniform(0, 1), p.rng.uniform(0.5, 1.05), p.rng.uniform(0.12, 0.26)
        tone = mix((52, 122, 76), (112, 170, 104), p.rng.random())
        p.disc(x, y, r, tone, 0.36)
        p.disc(x, y, r * 0.14, mix(tone, (240, 250, 200), 0.4), 0.36)
        for n in range(7):
            a = 6.28 * n / 7
            p.line(
                [(x, y), (x + math.cos(a) * r * 0.9 * h / w, y + math.sin(a) * r * 0.3)],
                mix(tone, (255, 255, 220), 0.18),
                0.004,
            )
    p.line([(0.5, 1.0), (0.52, 0.46)], (96, 140, 84), 0.02)
    for layer, (count, long, wide, tone) in enumerate(
        ((9, 0.34, 0.1, (226, 120, 150)), (7, 0.3, 0.1, (240, 160, 180)), (5, 0.25, 0.09, (250, 204, 212)))
    ):
        for n in range(count):
            a = -math.pi / 2 + (n - (count - 1) / 2) * (0.34 - 0.05 * layer)
            tip = (0.52 + math.cos(a) * long * h / w, 0.5 + math.sin(a) * long)
            mid = 0.55 * long
            sides = [
                (
                    0.52 + (math.cos(a) * mid + math.cos(a + s) * wide) * h / w,
                    0.5 + math.sin(a) * mid + math.sin(a + s) * wide * 0.7,
                )
                for s in (-1.57, 1.57)
            ]
            p.poly([tip, sides[0], (0.52, 0.52), sides[1]], mix(tone, (255, 255, 255), 0.12 * (n % 2)))
    p.disc(0.52, 0.47, 0.035, (236, 204, 90), 0.6)
    return p.done()


def reading_room(w: int, h: int) -> Image.Image:
    """Readers under lamps between shelves."""
    p = Paint(w, h, (70, 52, 44), (110, 82, 62), 101)
    for row in range(4):
        y = 0.08 + row * 0.15
        x = 0.02
        while x < 0.98:
            wide, tall = p.rng.uniform(0.008, 0.02), p.rng.uniform(0.08, 0.12)
            tone = p.rng.choice(
                [(150, 60, 50), (60, 90, 110), (200, 170, 110), (90, 110, 80), (222, 214, 196), (120, 70, 90)]
            )
            p.box(x, y + 0.12 - tall, x + wide, y + 0.12, tone)
            x += wide + 0.003
        p.box(0, y + 0.12, 1, y + 0.14, (128, 92, 64))
    p.box(0, 0.66, 1, 1, (92, 66, 50))
    p.poly([(0.04, 0.76), (0.96, 0.76), (1.04, 0.94), (-0.04, 0.94)], (176, 128, 86))
    for x, coat in ((0.2, (72, 104, 140)), (0.48, (190, 90, 70)), (0.78, (104, 130, 96))):
        p.box(x - 0.05, 0.6, x + 0.05, 0.78, coat, 0.05)
        p.disc(x, 0.54, 0.065, (222, 184, 152))
        p.disc(x, 0.51, 0.06, (46, 38, 36), 0.7)
        p.poly(
            [(x - 0.06, 0.85), (x, 0.82), (x + 0.06, 0.85), (x + 0.05, 0.89), (x, 0.865), (x - 0.05, 0.89)],
            (248, 244, 232),
        )
    for x in (0.34, 0.64):
        p.line([(x, 0.0), (x, 0.36)], (50, 40, 36), 0.006)
        p.glow(x, 0.44, 0.5, (255, 224, 150), 0.6)
        p.poly([(x - 0.05, 0.42), (x + 0.05, 0.42), (x + 0.02, 0.34), (x - 0.02, 0.34)], (52, 110, 90))
    return p.done()


def terraces(w: int, h: int) -> Image.Image:
    """Tea terraces in clouds."""
    p = Paint(w, h, (196, 216, 226), (246, 244, 232), 113)
    p.ridge(0.32, 0.16, (158, 182, 186))
    p.ridge(0.42, 0.14, (126, 160, 146))
    p.glow(0.3, 0.4, 0.4, (250, 250, 246), 0.85)
    for k in range(9):
        base = 0.5 + k * 0.065
        tone = mix((96, 146, 84), (44, 100, 56), (k % 2) * 0.7)
        top = [
            (x / 30, base + 0.04 * math.sin(x / 30 * 5 + 0.7 * k) - 0.03 * math.sin(x / 30 * 2 + 1)) for x in range(31)
        ]
        p.poly([*top, (1, 1), (0, 1)], tone)
        for x, y in top:
            p.disc(x + 0.01, y + 0.008, 0.017, mix(tone, (206, 226, 130), 0.35), 0.8)
    p.glow(0.75, 0.52, 0.3, (252, 252, 248), 0.7)
    p.figure(0.6, 0.82, 0.16, (196, 60, 70))
    p.figure(0.68, 0.84, 0.15, (70, 90, 150))
    return p.done()


def kiln(w: int, h: int) -> Image.Image:
    """An arched kiln passage lined with books."""
    p = Paint(w, h, (126, 76, 54), (92, 56, 44), 127)
    for row in range(14):
        for n in range(15):
            x = (n + 0.5 * (row % 2)) / 14 - 0.03
            p.box(
                x,
                row / 14 + 0.004,
                x + 0.066,
                (row + 1) / 14 - 0.004,
                mix((150, 88, 62), (112, 64, 48), p.rng.random()),
            )
    for k, tone in ((0.44, (60, 40, 36)), (0.38, (96, 62, 46)), (0.3, (150, 104, 66)), (0.2, (222, 176, 110))):
        p.box(0.5 - k * 0.95, 0.56 - k * 0.5, 0.5 + k * 0.95, 1.0, tone)
        p.disc(0.5, 0.56 - k * 0.5, k * 0.95 * w / h, tone, 0.7 * h / w * 1.1)
    p.glow(0.5, 0.55, 0.5, (255, 226, 160), 0.7)
    for side in (-1, 1):
        for row in range(4):
            y = 0.5 + row * 0.11
            for n in range(11):
                x = 0.5 + side * (0.2 + n * 0.014)
                tone = p.rng.choice([(170, 60, 50), (60, 96, 116), (226, 200, 150), (86, 110, 82)])
                p.box(min(x, x + side * 0.011), y, max(x, x + side * 0.011), y + 0.085, tone)
            p.box(
                0.5 + (0.2 if side > 0 else -0.36),
                y + 0.085,
                0.5 + (0.36 if side > 0 else -0.2),
                y + 0.097,
                (74, 50, 40),
            )
    p.figure(0.52, 0.95, 0.34, (70, 92, 120), 0.1)
    return p.done()


def roofs(w: int, h: int) -> Image.Image:
    """Rain on rows of grey tiles."""
    p = Paint(w, h, (176, 188, 196), (206, 212, 212), 131)
    p.ridge(0.3, 0.12, (150, 166, 168))
    for k in range(3):
        y = 0.3 + 0.22 * k
        p.poly([(-0.1 + 0.1 * k, y), (1.1, y - 0.06), (1.1, 1), (-0.2, 1)], (96, 104, 112))
        for n in range(26):
            x = n / 24 - 0.02 * k
            p.line([(x, y - 0.03), (x - 0.06, y + 0.22)], mix((70, 78, 86), (138, 146, 152), n % 2), 0.02)
        p.line([(-0.1 + 0.1 * k, y), (1.1, y - 0.06)], (58, 64, 72), 0.025)
    for _ in range(220):
        x, y = p.rng.uniform(0, 1.05), p.rng.uniform(0, 1)
        p.line([(x, y), (x - 0.012, y + 0.06)], (222, 230, 234), 0.003)
    return p.done()


def mosquito(w: int, h: int) -> Image.Image:
    """Flower pots with saucers on a sunny balcony."""
    p = Paint(w, h, (214, 232, 236), (246, 240, 224), 139)
    p.box(0, 0.74, 1, 1, (196, 174, 146))
    for post in range(12):
        p.line([(post / 11, 0.3), (post / 11, 0.74)], (150, 160, 166), 0.01)
    p.line([(0, 0.3), (1, 0.3)], (130, 140, 148), 0.02)
    for x, s, tone in ((0.2, 0.26, (190, 96, 66)), (0.5, 0.34, (176, 84, 58)), (0.8, 0.24, (206, 120, 80))):
        foot, k = 0.88, h / w
        for n in range(9):
            a = -math.pi / 2 + (n - 4) * 0.28
            tip = (x + math.cos(a) * s * 1.3 * k, foot - s + math.sin(a) * s * 1.2)
            p.line([(x, foot - s * 0.9), tip], (62, 130, 72), 0.02)
            p.disc(*tip, 0.028, p.rng.choice([(232, 90, 100), (250, 200, 90), (90, 160, 90)]))
        p.disc(x, foot, s * 0.62, (150, 72, 50), 0.2)
        p.disc(x, foot - 0.012, s * 0.54, (150, 196, 206), 0.16)
        p.poly([(x - s * 0.42 * k, foot - s), (x + s * 0.42 * k, foot - s), (x + s * 0.3 * k, foot - 0.01),
                (x - s * 0.3 * k, foot - 0.01)], tone)  # fmt: skip
        p.box(x - s * 0.46 * k, foot - s * 1.06, x + s * 0.46 * k, foot - s * 0.9, mix(tone, (255, 230, 200), 0.2))
    return p.done()


def noodle(w: int, h: int) -> Image.Image:
    """A bowl of noodles with steam."""
    p = Paint(w, h, (120, 66, 44), (72, 40, 32), 149)
    p.disc(0.5, 0.62, 0.4, (52, 28, 24), 0.62)
    p.disc(0.5, 0.56, 0.38, (240, 236, 226), 0.6)
    p.disc(0.5, 0.53, 0.34, (206, 150, 82), 0.56)
    for k in range(34):
        x, y = p.rng.uniform(0.36, 0.62), p.rng.uniform(0.44, 0.62)
        arc = [(x + 0.05 * t * math.cos(k), y + 0.02 * math.sin(3 * t + k)) for t in (-2, -1, 0, 1, 2)]
        p.line(arc, mix((246, 224, 160), (226, 190, 120), p.rng.random()), 0.012)
    for _ in range(40):
        p.disc(p.rng.uniform(0.38, 0.62), p.rng.uniform(0.42, 0.64), 0.01, (84, 150, 70))
    p.box(0.54, 0.46, 0.66, 0.56, (132, 62, 44), 0.03)
    p.line([(0.6, 0.9), (0.95, 0.3)], (176, 120, 74), 0.018)
    p.line([(0.63, 0.92), (0.99, 0.34)], (176, 120, 74), 0.018)
    p.glow(0.46, 0.26, 0.3, (255, 250, 240), 0.3)
    return p.done()


def service_hall(w: int, h: int) -> Image.Image:
    """One long table, people on both sides."""
    p = Paint(w, h, (226, 232, 236), (206, 212, 216), 157)
    for k in range(4):
        p.box(0.05 + 0.24 * k, 0.12, 0.23 + 0.24 * k, 0.4, (170, 200, 216))
    p.box(0, 0.72, 1, 1, (180, 172, 164))
    for x, coat in ((0.16, (60, 90, 140)), (0.38, (66, 96, 140)), (0.62, (60, 90, 140)), (0.84, (70, 96, 146))):
        p.figure(x, 0.84, 0.5, coat, 0.1)
    p.box(0.04, 0.62, 0.96, 0.68, (206, 160, 112))
    p.box(0.06, 0.68, 0.94, 0.86, (170, 126, 86))
    for x in (0.26, 0.5, 0.74):
        p.box(x - 0.04, 0.53, x + 0.04, 0.62, (60, 66, 76), 0.01)
    for x, coat in ((0.27, (196, 90, 70)), (0.55, (110, 140, 90)), (0.78, (220, 170, 80))):
        p.figure(x, 1.06, 0.56, coat, 0.2)
    return p.done()


def ballfield(w: int, h: int) -> Image.Image:
    """A ball field at dusk under lights."""
    p = Paint(w, h, (70, 92, 140), (238, 186, 140), 163)
    p.ridge(0.36, 0.08, (70, 96, 96))
    for x in (0.08, 0.34, 0.66, 0.92):
        p.line([(x, 0.46), (x, 0.08)], (80, 84, 92), 0.012)
        p.box(x - 0.035, 0.05, x + 0.035, 0.12, (60, 64, 72))
        p.glow(x, 0.085, 0.22, (255, 250, 220), 0.8)
    p.box(0, 0.4, 1, 0.47, (44, 84, 66))
    for _ in range(64):
        coat = p.rng.choice([(190, 80, 70), (226, 190, 100), (80, 110, 150), (220, 216, 206)])
        p.disc(p.rng.uniform(0, 1), p.rng.uniform(0.36, 0.41), 0.014, coat, 1.4)
    for k in range(9):
        p.box(0, 0.47 + k * 0.06, 1, 0.53 + k * 0.06, mix((72, 138, 76), (92, 158, 86), k % 2))
    p.poly([(0.5, 1.06), (-0.02, 0.72), (0.5, 0.52), (1.02, 0.72)], (188, 138, 94))
    p.poly([(0.5, 0.94), (0.18, 0.73), (0.5, 0.58), (0.82, 0.73)], (86, 152, 82))
    p.disc(0.5, 0.75, 0.05, (188, 138, 94), 0.4)
    for x, y in ((0.18, 0.73), (0.5, 0.58), (0.82, 0.73)):
        p.box(x - 0.012, y - 0.008, x + 0.012, y + 0.008, (250, 248, 240))
    for x, foot, tall, coat in (
        (0.5, 0.76, 0.17, (236, 232, 220)), (0.24, 0.72, 0.15, (236, 232, 220)), (0.74, 0.7, 0.14, (60, 80, 130)),
        (0.6, 0.62, 0.11, (236, 232, 220)), (0.4, 0.97, 0.27, (60, 80, 130)), (0.54, 0.99, 0.2, (236, 232, 220)),
    ):  # fmt: skip
        p.figure(x, foot, tall, coat, 0.6)
    p.line([(0.41, 0.8), (0.46, 0.68)], (170, 120, 70), 0.014)
    return p.done()


def lighthouse(w: int, h: int) -> Image.Image:
    """A harbor at low water: a lighthouse, a tide gauge, boats aground."""
    p = Paint(w, h, (150, 186, 208), (240, 226, 206), 173)
    p.glow(0.2, 0.34, 0.4, (255, 240, 214), 0.8)
    p.ridge(0.46, 0.06, (130, 156, 160))
    p.water(0.46, 0.66, (86, 128, 142), (182, 206, 206), 60)
    p.poly([(0, 0.68), (0.5, 0.62), (1, 0.7), (1, 1), (0, 1)], (168, 150, 126))
    for _ in range(24):
        x, y = p.rng.uniform(0, 1), p.rng.uniform(0.74, 0.98)
        p.disc(x, y, p.rng.uniform(0.02, 0.07), (150, 168, 168), 0.2)
    p.poly([(0.62, 0.62), (0.98, 0.62), (1.0, 0.74), (0.58, 0.7)], (104, 100, 98))
    p.poly([(0.75, 0.62), (0.87, 0.62), (0.845, 0.16), (0.775, 0.16)], (244, 240, 232))
    for k in range(3):
        y, t = 0.24 + 0.13 * k, 0.006 * k
        p.poly([(0.77 - t, y), (0.85 + t, y), (0.854 + t, y + 0.06), (0.766 - t, y + 0.06)], (190, 54, 50))
    p.box(0.785, 0.1, 0.835, 0.16, (250, 226, 140))
    p.poly([(0.775, 0.1), (0.845, 0.1), (0.81, 0.04)], (70, 70, 78))
    p.glow(0.81, 0.13, 0.2, (255, 244, 190), 0.6)
    p.box(0.44, 0.3, 0.475, 0.9, (240, 236, 224))
    for k in range(12):
        p.box(0.44, 0.32 + 0.048 * k, 0.455 + 0.01 * (k % 3 == 0), 0.33 + 0.048 * k, (40, 44, 52))
    for x, y, s, hull in (
        (0.12, 0.82, 0.11, (60, 96, 134)),
        (0.28, 0.72, 0.07, (170, 70, 56)),
        (0.62, 0.9, 0.12, (84, 118, 92)),
    ):
        p.poly(
            [(x - s, y - s * 0.5), (x + s, y - s * 0.3), (x + s * 0.7, y + s * 0.5), (x - s * 0.8, y + s * 0.4)], hull
        )
        p.line([(x, y - s * 0.3), (x + s * 0.16, y - s * 2.6)], (110, 88, 66), 0.01)
    p.figure(0.5, 0.93, 0.3, (206, 160, 60), 0.2)
    return p.done()


SCENES: dict[str, Callable[[int, int], Image.Image]] = {
    f.__name__: f
    for f in (
        waterside, ferry, seedlings, little_bus, lanes, papercut, stage, dragon_boats, lotus, reading_room, terraces, kiln,
        roofs, mosquito, noodle, service_hall, ballfield,
        lighthouse,
    )
}  # fmt: skip
