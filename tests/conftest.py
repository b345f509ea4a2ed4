"""Options and helpers that all tests share."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from baoyan import read_issue
from baoyan.edition import from_json, to_json
from baoyan.model.edition import Edition

if TYPE_CHECKING:
    from benchmarks.sets import Issue

GOLDEN = Path(__file__).parent / "golden"
_MOST = 60
"""Lines of a difference that are shown."""

# a busy machine is no fault of the code
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is made now as the expected files")


def pytest_configure(config: pytest.Config) -> None:
    refuse_update_in_ci(config.getoption("--update-golden"), os.environ)


def refuse_update_in_ci(update: bool, environ: Mapping[str, str]) -> None:
    """CI compares with the golden files and never writes them: a test that writes its own expectation cannot fail."""
    if update and environ.get("CI"):
        message = "--update-golden is for a person at a desk who looks at the difference; CI must not use it"
        raise pytest.UsageError(message)


def difference(expected: str, made: str) -> str:
    """What is other than expected, line by line, the first lines of it."""
    lines = difflib.unified_diff(expected.splitlines(), made.splitlines(), "expected", "made now", lineterm="", n=1)
    found = list(lines)
    more = [f"... and {len(found) - _MOST} lines more"] if len(found) > _MOST else []
    return "\n".join([*found[:_MOST], *more])


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME; with --update-golden, write it there instead."""

    def compare(name: str, made: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert path.exists(), f"no golden file {path.name}; look at the result, then run pytest --update-golden"
        expected = path.read_text(encoding="utf-8")
        if made != expected:
            pytest.fail(
                f"{path.name} differs; if it should: pytest {request.path.relative_to(GOLDEN.parents[1])} --update-golden"
                f"\n{difference(expected, made)}",
                pytrace=False,
            )

    return compare


@pytest.fixture(scope="session")
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Issue], Edition]:
    """Read an issue, once in a run of all tests: workers side by side find what one of them has read."""
    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # a worker's folder lies in that of the run
        folder = folder.parent

    def edition(issue: Issue) -> Edition:
        path = folder / f"{issue.name.replace('/', '-')}.json"
        if not path.exists():
            half = path.with_suffix(f".{os.getpid()}")
            half.write_bytes(to_json(read_issue(issue.pages, jobs=0)))
            half.replace(path)
        return from_json(path.read_bytes())

    return edition
