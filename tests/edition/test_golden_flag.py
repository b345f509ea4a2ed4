"""Golden files are written by a person who looks at them, never by CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import refuse_update_in_ci

ROOT = Path(__file__).parents[2]


def test_ci_may_not_update_golden_files() -> None:
    """With CI in the environment the flag is refused; without it, it is allowed."""
    with pytest.raises(pytest.UsageError, match="CI must not"):
        refuse_update_in_ci(True, {"CI": "true"})
    refuse_update_in_ci(True, {})
    refuse_update_in_ci(False, {"CI": "true"})


@pytest.mark.parametrize("name", ["pyproject.toml", "Makefile", ".ci/run"])
def test_no_command_of_the_project_sets_the_flag(name: str) -> None:
    """Neither the settings nor the commands that CI calls update golden files."""
    path = ROOT / name
    assert not path.exists() or "--update-golden" not in path.read_text(encoding="utf-8")


def test_the_flag_is_off(request: pytest.FixtureRequest) -> None:
    """This very run compares (fails on purpose in a run that updates, so that no such run counts as a pass)."""
    assert not request.config.getoption("--update-golden")
