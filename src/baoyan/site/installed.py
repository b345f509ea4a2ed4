"""What lets a phone keep the paper like an app: manifest, icons, the worker that answers without a network, the 404 page."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import urlsplit

from baoyan.site.render import Renderer
from baoyan.site.views import IssueView
from baoyan.site.writer import Writer, digest

_STATIC = Path(__file__).parent / "static"
_INK, _PAPER = (157, 33, 25), (250, 248, 243)
ICONS = (192, 512)


def write(newest: IssueView, writer: Writer, renderer: Renderer) -> None:
    """Write them, for the newest issue."""
    writer.put("manifest.webmanifest", _manifest(newest))
    for size in ICONS:
        writer.put(f"assets/icon-{size}.png", icon(size))
    kept = json.dumps(offline(newest, renderer), ensure_ascii=False, separators=(",", ":"))
    writer.put("offline.json", kept)
    worker = (_STATIC / "sw.js").read_text(encoding="utf-8")
    writer.put("sw.js", worker.replace("VERSION", digest((kept + worker).encode())))
    root = urlsplit(renderer.base_url).path if renderer.base_url else "/"
    page = renderer.page("missing", "404", site_title=newest.title, home=newest.paper)
    writer.put("404.html", page.replace('="../', f'="{root}'))


def offline(issue: IssueView, renderer: Renderer) -> dict[str, list[str]]:
    """What is kept of an issue for reading without a network: pages and articles, one picture of each page, cut-outs."""
    folder = issue.folder
    slugs = [p.slug for p in issue.pages]
    pages = [f"{folder}/{name}/" for name in (*slugs, *(a.address for a in issue.articles))]
    shared = [p for p in (renderer.assets.css, renderer.assets.theme, renderer.assets.js) if p]
    images = [f"{folder}/{p.slug}/page-{max(p.image.small)}.avif" for p in issue.pages if p.image]
    images += [f"{folder}/{p.slug}/{name}.webp" for p in issue.pages if p.image for name in ("thumb", "mini")]
    cuts = [*([issue.masthead] if issue.masthead else []), *(c for a in issue.articles for c in a.pictures)]
    images += [f"{folder}/{c.stem}-{c.widths[0]}.webp" for c in cuts if c.widths]
    icons = [f"assets/icon-{size}.png" for size in ICONS]
    return {"pages": ["", f"{folder}/", *pages], "files": [*shared, *icons, *images]}


def _manifest(issue: IssueView) -> str:
    icons = [{"src": f"assets/icon-{s}.png", "sizes": f"{s}x{s}", "type": "image/png", "purpose": "any"} for s in ICONS]
    found = {
        "name": issue.title,
        "short_name": issue.title[:12],
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#faf8f3",
        "theme_color": "#9d2119",
        "lang": issue.language,
        "icons": icons,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def icon(size: int) -> bytes:
    """The site's mark: a page with its headline and columns, light on the paper's colour."""
    from PIL import Image, ImageDraw

    shown = Image.new("RGB", (size, size), _INK)
    pen = ImageDraw.Draw(shown)
    unit = size / 16

    def bar(x0: float, y0: float, x1: float, y1: float) -> None:
        pen.rectangle([round(v * unit) for v in (x0, y0, x1, y1)], fill=_PAPER)

    bar(4, 3.5, 12, 5)
    for left in (4, 6.9, 9.8):
        for row in range(5):
            bar(left, 6.4 + row * 1.35, left + 2.2, 7.1 + row * 1.35)
    out = io.BytesIO()
    shown.save(out, "PNG", optimize=True)
    return out.getvalue()
