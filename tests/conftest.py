"""Options and helpers that all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is made now as the expected files")


def pytest_configure(config: pytest.Config) -> None:
    refuse_update_in_ci(config.getoption("--update-golden"), os.environ)


def refuse_update_in_ci(update: bool, environ: Mapping[str, str]) -> None:
    """CI compares with the golden files and never writes them: a test that writes its own expectation cannot fail."""
    if update and environ.get("CI"):
        message = "--update-golden is for a person at a desk who looks at the difference; CI must not use it"
        raise pytest.UsageError(message)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME; with --update-golden, write it there instead."""

    def compare(name: str, made: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert path.exists(), f"no golden file {path.name}; look at the result, then run pytest --update-golden"
        assert made == path.read_text(encoding="utf-8"), f"{path.name} differs; pytest --update-golden if it should"

    return compare
