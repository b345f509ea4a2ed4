"""Pictures of our own: drawn landscapes, still lives, patterns and portraits in plain shapes and gradients."""

from __future__ import annotations

import io
import itertools
import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.press.canvas import Box, Picture

Rgb = tuple[int, int, int]


def make_picture(box: Box, rng: random.Random, *, dpi: float = 96.0, grey: bool = False, quality: int = 62) -> Picture:
    """Draw a picture for a box (points) at `dpi` dots per inch."""
    w, h = max(24, round(box[2] * dpi / 72)), max(24, round(box[3] * dpi / 72))
    image = rng.choice(KINDS)(w, h, rng)
    return from_image(image, box, grey=grey, quality=quality)


def from_image(image: Image.Image, box: Box, *, grey: bool = False, quality: int = 62) -> Picture:
    """Turn an image into a picture for the page."""
    image = image.convert("L" if grey else "RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return Picture(box, out.getvalue(), image.size, grey)


def cut(jpeg: bytes, strips: int) -> list[tuple[bytes, tuple[int, int]]]:
    """Cut a JPEG picture into horizontal strips."""
    image = Image.open(io.BytesIO(jpeg))
    w, h = image.size
    edges = [round(i * h / strips) for i in range(strips + 1)]
    out = []
    for a, b in itertools.pairwise(edges):
        part = io.BytesIO()
        image.crop((0, a, w, b)).save(part, "JPEG", quality=75)
        out.append((part.getvalue(), (w, b - a)))
    return out


def _shade(rng: random.Random, low: int = 40, high: int = 230) -> Rgb:
    return (rng.randint(low, high), rng.randint(low, high), rng.randint(low, high))


def _blend(w: int, h: int, a: Rgb, b: Rgb, angle: float = 90.0) -> Image.Image:
    ys, xs = np.mgrid[0:h, 0:w]
    t = math.cos(math.radians(angle)) * xs / max(1, w) + math.sin(math.radians(angle)) * ys / max(1, h)
    t = np.clip((t - t.min()) / max(1e-6, float(t.max() - t.min())), 0, 1)[..., None]
    return Image.fromarray((np.array(a) * (1 - t) + np.array(b) * t).astype(np.uint8))


def _grain(image: Image.Image, rng: random.Random, amount: float = 6.0) -> Image.Image:
    noise = np.random.default_rng(rng.randrange(2**31)).normal(0, amount, (image.height, image.width, 1))
    return Image.fromarray(np.clip(np.asarray(image, dtype=np.float32) + noise, 0, 255).astype(np.uint8))


def _ridge(w: int, h: int, base: float, rng: random.Random) -> list[tuple[float, float]]:
    waves = [(rng.uniform(0.4, 4) / w * 6.28, rng.uniform(0, 6.28), rng.uniform(0.01, 0.07) * h) for _ in range(5)]
    top = [(x, base - sum(a * math.sin(f * x + p) for f, p, a in waves)) for x in range(0, w + 4, 4)]
    return [*top, (w, h), (0, h)]


def hills(w: int, h: int, rng: random.Random) -> Image.Image:
    """Hills behind hills, a sun, sometimes water."""
    sky = [((250, 214, 165), (120, 160, 200)), ((220, 235, 245), (90, 140, 190)), ((70, 60, 110), (240, 150, 110))]
    image = _blend(w, h, *rng.choice(sky))
    draw = ImageDraw.Draw(image)
    r = h * rng.uniform(0.05, 0.12)
    x, y = rng.uniform(0.15, 0.85) * w, rng.uniform(0.15, 0.4) * h
    draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 240, 200))
    base = np.array(rng.choice([(60, 110, 90), (70, 90, 120), (110, 100, 70)]))
    for k in range(5):
        shade = np.clip(base * (1.35 - 0.2 * k), 0, 255).astype(int)
        draw.polygon(_ridge(w, h, h * (0.45 + 0.12 * k), rng), fill=tuple(int(v) for v in shade))
    return _grain(image.filter(ImageFilter.GaussianBlur(0.6)), rng)


def city(w: int, h: int, rng: random.Random) -> Image.Image:
    """A skyline with lit windows over water."""
    image = _blend(w, h, *rng.choice([((28, 34, 66), (210, 130, 100)), ((190, 215, 235), (240, 240, 235))]))
    draw = ImageDraw.Draw(image)
    ground, x = h * rng.uniform(0.7, 0.82), 0.0
    while x < w:
        bw, bh = rng.uniform(0.04, 0.1) * w, rng.uniform(0.15, 0.6) * h
        tone = rng.randint(40, 110)
        draw.rectangle((x, ground - bh, x + bw, ground), fill=(tone, tone + 8, tone + 22))
        for wx in range(int(x) + 3, int(x + bw) - 3, 6):
            for wy in range(int(ground - bh) + 4, int(ground) - 4, 8):
                if rng.random() < 0.35:
                    draw.rectangle((wx, wy, wx + 2, wy + 3), fill=(250, 225, 150))
        x += bw + rng.uniform(-2, 4)
    draw.rectangle((0, ground, w, h), fill=(60, 86, 110))
    for _ in range(60):
        y = rng.uniform(ground, h)
        a = rng.uniform(0, w)
        draw.line((a, y, a + rng.uniform(6, 40), y), fill=(130, 150, 165))
    return _grain(image, rng)


def people(w: int, h: int, rng: random.Random) -> Image.Image:
    """Figures before a wall: a meeting, a team, a queue."""
    image = _blend(w, h, _shade(rng, 150, 235), _shade(rng, 110, 200))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, h * 0.72, w, h), fill=_shade(rng, 80, 150))
    count = rng.randint(2, 7)
    for k in range(count):
        cx, size = w * (k + 0.5 + rng.uniform(-0.15, 0.15)) / count, h * rng.uniform(0.16, 0.22)
        top = h * rng.uniform(0.26, 0.36)
        skin = rng.choice([(236, 200, 170), (214, 170, 138), (176, 128, 96), (240, 212, 190)])
        draw.rounded_rectangle(
            (cx - size * 0.75, top + size * 0.9, cx + size * 0.75, h * 0.98), size * 0.4, fill=_shade(rng, 30, 200)
        )
        draw.ellipse((cx - size * 0.42, top, cx + size * 0.42, top + size), fill=skin)
        draw.pieslice(
            (cx - size * 0.46, top - size * 0.08, cx + size * 0.46, top + size * 0.8), 180, 360, fill=(40, 32, 30)
        )
    return _grain(image.filter(ImageFilter.GaussianBlur(0.8)), rng)


def flower(w: int, h: int, rng: random.Random) -> Image.Image:
    """A flower before a dark or bright ground."""
    image = _blend(w, h, _shade(rng, 10, 90), _shade(rng, 20, 110), rng.uniform(0, 180))
    draw = ImageDraw.Draw(image)
    cx, cy, petal = (
        w * rng.uniform(0.35, 0.65),
        h * rng.uniform(0.4, 0.6),
        rng.choice([(235, 120, 80), (240, 200, 80), (210, 90, 150), (245, 240, 235)]),
    )
    draw.line((cx, cy, cx + w * 0.06, h), fill=(60, 120, 60), width=max(3, w // 60))
    for ring in range(5, 0, -1):
        r, n = min(w, h) * 0.085 * ring, 5 + 3 * ring
        for k in range(n):
            a = 6.283 * k / n + ring
            x, y, s = cx + r * math.cos(a), cy + r * math.sin(a), min(w, h) * 0.075
            tone = tuple(max(0, min(255, int(c * (1.1 - 0.07 * ring)))) for c in petal)
            draw.ellipse((x - s, y - s, x + s, y + s), fill=tone, outline=tuple(int(c * 0.8) for c in tone))
    return _grain(image.filter(ImageFilter.GaussianBlur(1.0)), rng)


def pattern(w: int, h: int, rng: random.Random) -> Image.Image:
    """A facade, a field or a fabric: repeated shapes."""
    image = _blend(w, h, _shade(rng, 60, 200), _shade(rng, 60, 200), rng.uniform(0, 180))
    draw = ImageDraw.Draw(image)
    step = max(8, int(min(w, h) / rng.randint(6, 14)))
    tone, kind = _shade(rng, 30, 240), rng.randrange(3)
    for y in range(-step, h + step, step):
        for x in range(-step, w + step, step):
            at = (x + (y // step % 2) * step / 2, y)
            if kind == 0:
                draw.rectangle((*at, at[0] + step * 0.7, at[1] + step * 0.55), fill=tone)
            elif kind == 1:
                draw.arc((at[0], at[1], at[0] + step, at[1] + step), 180, 360, fill=tone, width=max(2, step // 6))
            else:
                draw.polygon(
                    ((at[0], at[1] + step), (at[0] + step / 2, at[1]), (at[0] + step, at[1] + step)), fill=tone
                )
    return _grain(image, rng)


def river(w: int, h: int, rng: random.Random) -> Image.Image:
    """A river with a bridge and boats."""
    image = _blend(w, h, (205, 222, 232), (232, 220, 200))
    draw = ImageDraw.Draw(image)
    draw.polygon(_ridge(w, h, h * 0.42, rng), fill=(120, 145, 130))
    draw.rectangle((0, h * 0.55, w, h), fill=(96, 134, 150))
    for k in range(rng.randint(3, 6)):
        x0, span = k * w / 4 - w * 0.05, w / 4
        draw.arc((x0, h * 0.42, x0 + span, h * 0.74), 180, 360, fill=(84, 74, 66), width=max(3, h // 40))
    draw.rectangle((0, h * 0.4, w, h * 0.44), fill=(84, 74, 66))
    for _ in range(rng.randint(1, 4)):
        x, y, s = rng.uniform(0.1, 0.85) * w, rng.uniform(0.68, 0.92) * h, h * 0.05
        draw.polygon(((x, y), (x + 3 * s, y), (x + 2.4 * s, y + s), (x + 0.6 * s, y + s)), fill=(110, 50, 40))
        draw.polygon(((x + 1.5 * s, y - 2.4 * s), (x + 1.5 * s, y), (x + 2.7 * s, y)), fill=(240, 235, 220))
    return _grain(image.filter(ImageFilter.GaussianBlur(0.6)), rng)


KINDS = [hills, city, people, people, flower, pattern, river]
