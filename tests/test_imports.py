"""The rooms import only downwards: model, then the stages, then the pipeline, then what uses it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "baoyan"
BASE = {"model", "codes", "errors", "config"}
STAGES = {"ingest", "reading", "layout", "articles", "edition"}
MAY_IMPORT = {
    "model": {"model"},
    "codes": {"model"},
    "errors": {"model", "codes"},
    "config": {"errors"},
    **{stage: BASE | {stage} for stage in STAGES},
    "processes": set(),
    "workers": BASE | {"processes"},
    "cache": BASE,
    "engines": BASE | {"reading"},
    "page_work": BASE | {"reading", "layout", "articles", "cache", "engines"},
    "doubles": BASE | {"page_work"},
    "pipeline": BASE | STAGES | {"workers", "cache", "engines", "page_work", "doubles"},
}
"""What each room may import. Rooms that are not named stand above the pipeline and may import everything."""


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms that a file imports; "" for the package's root, "." for a relative import."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            found.add(".")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "baoyan":
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "baoyan" else [node.module]
            )
            found |= {name.split(".")[1] for name in names}
        elif isinstance(node, ast.Import):
            found |= {(a.name + ".").split(".")[1] for a in node.names if a.name.split(".")[0] == "baoyan"}
    return found


FILES = sorted(p for p in ROOT.rglob("*.py") if p.parent != ROOT or p.stem not in ("__init__", "__main__"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_downwards(path: Path) -> None:
    """No file imports a room beside or above its own, and none imports relatively."""
    found = imports(path)
    assert "." not in found, "relative import"
    room = room_of(path)
    if room in MAY_IMPORT:
        assert found <= MAY_IMPORT[room], f"{room} must not import {sorted(found - MAY_IMPORT[room])}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nobody_imports_the_command_line(path: Path) -> None:
    """The command line is a skin: nothing needs it."""
    if room_of(path) != "cli":
        assert "cli" not in imports(path)


def test_import_is_quick() -> None:
    """`import baoyan` and the command line's help load no PDF engine and no numpy."""
    program = (
        "import sys, baoyan; from baoyan.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stderr
    assert "'click'" in loaded
    assert not [name for name in ("numpy", "pypdfium2", "rich", "PIL") if f"'{name}'" in loaded]


def test_public_names() -> None:
    """The names that the package offers exist, and are listed in order."""
    import baoyan

    assert baoyan.__all__ == sorted(baoyan.__all__)
    assert all(getattr(baoyan, name) for name in baoyan.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = baoyan.nothing
