"""Write the parts of the docs that come from the code: the JSON Schema and the field tables of formats.md.

Run `uv run python docs/generate.py` after a change of the types; tests hold the docs to them.
"""

from __future__ import annotations

import json
from pathlib import Path

from baoyan.edition import schema

DOCS = Path(__file__).parent


def main() -> None:
    """Write everything."""
    kept = DOCS / "schema" / "baoyan-edition-1.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
