"""The JSON Schema in docs is the one of the types, and files obey it."""

from __future__ import annotations

import json
from pathlib import Path

from baoyan.edition import schema
from baoyan.edition.schema import FIELDS

KEPT = Path(__file__).parents[2] / "docs" / "schema" / "baoyan-edition-1.json"


def test_the_kept_schema_is_the_one_of_the_types() -> None:
    """docs/schema holds what the code says; run docs/generate.py after a change."""
    assert json.loads(KEPT.read_text(encoding="utf-8")) == schema()


def test_every_key_is_described_and_none_too_many() -> None:
    """Descriptions and types name the same keys."""
    keys = {f"{name}.{key}" for name, d in schema()["$defs"].items() for key in d.get("properties", {})}
    assert keys == set(FIELDS)
