"""The pages that `tools.press` makes: the same each time, inside the paper, their truth in their text layer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

SAMPLES = ("zh-weekly", "en")


def truth(name: str) -> dict[str, Any]:
    """A sample's truth."""
    found: dict[str, Any] = json.loads((ROOT / "sample" / name / "truth.json").read_text(encoding="utf-8"))
    return found


def characters(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_layer_has_every_line_of_the_truth(name: str) -> None:
    """Each line that the truth names stands in its page's PDF."""
    for page in truth(name)["pages"]:
        document = pypdfium2.PdfDocument(ROOT / "sample" / name / f"{page['page']:02}.pdf")
        layer = characters(document[0].get_textpage().get_text_range())
        for article in page["articles"]:
            for block in article["blocks"]:
                for text, _ in block["lines"]:
                    assert set(characters(text)) <= set(layer) | {"-"}, text


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_lies_on_the_paper(name: str) -> None:
    """No line of the truth leaves its page."""
    for page in truth(name)["pages"]:
        width, height = page["size_pt"]
        for article in page["articles"]:
            for block in article["blocks"]:
                for text, (x, y, w, h) in block["lines"]:
                    assert x > -1 and y > -1 and x + w < width + 1 and y + h < height + 1, text


@pytest.mark.parametrize(("name", "module"), [("zh-weekly", "weekly"), ("en-record", "record_en")])
def test_made_again_the_same(name: str, module: str, tmp_path: Path) -> None:
    """The programs still make the samples that are kept."""
    from importlib import import_module

    from tools.press.fonts import FACES

    if any(not Path(path).exists() for path, _, _ in FACES.values()):
        pytest.skip("fonts of the samples are not installed: fonts-noto-cjk, fonts-noto-core, fonts-lxgw-wenkai")
    import_module(f"tools.press.{module}").main(str(tmp_path))
    assert json.loads((tmp_path / "truth.json").read_text(encoding="utf-8")) == truth(name)
