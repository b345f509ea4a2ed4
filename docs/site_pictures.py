"""Screenshots of the sample's site for the docs: `python docs/site_pictures.py`. Needs Chromium, and Debian's fonts-noto-cjk.

They are made by hand when the look changes, not by `make docs`.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).parent / "images"
SAMPLE = Path(__file__).parents[1] / "sample" / "zh"
WIDTHS = {360: 740, 768: 900, 1440: 900}
KINDS = {"issue": "", "page": "01/", "article": "01/p01-a06/", "archive": "../2026/", "search": "../search/#q=渡口"}
ELDER = "localStorage.setItem('baoyan', JSON.stringify({elder: 'on'}))"


def main() -> None:
    """Build the sample's site and take the pictures."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from benchmarks.site import build, chromium, read_sample, served
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as engine:
        root = Path(place)
        read_sample(root / "sample.json")
        build(root / "sample.json", root / "site")
        issue = next((root / "site").glob("*/*/.issue.json")).parent.relative_to(root / "site").as_posix()
        browser = engine.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        with served(root / "site") as address:
            for width, height in WIDTHS.items():
                for kind, path in KINDS.items():
                    page = browser.new_page(viewport={"width": width, "height": height})
                    page.goto(f"{address}{issue}/{path}")
                    _keep(page, f"site-{kind}-{width}.webp")
            context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
            page = context.new_page()
            page.add_init_script(ELDER)
            page.goto(f"{address}{issue}/01/p01-a06/")
            _keep(page, "site-elder-dark-360.webp")
        browser.close()
    print(f"{SAMPLE}: {len(WIDTHS) * len(KINDS) + 1} pictures")


def _keep(page, name: str) -> None:  # type: ignore[no-untyped-def]
    page.wait_for_timeout(2500)
    with Image.open(io.BytesIO(page.screenshot())) as shown:
        shown.convert("RGB").save(IMAGES / name, "WEBP", quality=70, method=6)
    page.close()


if __name__ == "__main__":
    main()
