"""The benchmark of old newspapers: what it takes from a transcription, and what it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import historic

if TYPE_CHECKING:
    import pytest

TRANSCRIPTION = """<fold><!-- <p>none</p> --><p mode="horizontal-tb">渡船開航<lb/>
每天、準時<!-- ? --><lb/></p><p/><p>&gaiji;記&amp;者</p></fold>"""


def test_paragraphs() -> None:
    assert list(historic.paragraphs(TRANSCRIPTION)) == ["渡船開航每天準時", "記者"]


def test_errors() -> None:
    assert historic.errors(["渡船開航每天準時"], ["每天準時", "渡船開航。"]) == (0, 8)
    assert historic.errors(["渡船開航每天準時"], ["渡船開航每大準時"]) == (1, 8)


def test_nothing_to_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BAOYAN_CORPUS", str(tmp_path))
    assert historic.main() == 0
    assert "Skipped" in capsys.readouterr().out
