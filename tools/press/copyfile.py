"""Copy files: the articles of a paper as plain text, one after another.

    === name
    headline: ...          any field of `Copy`; `title` and `note` are kept aside
    ---
    a paragraph a line; `# ` sub-heading, `? ` question, `! ` answer, `/ ` verse, `| ` table row

`caption:`, `credit:`, `headline:`, `sign:` and `editor:` lines may stand in the body too; further `---` lines part briefs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tools.press.words import Copy, parts

FOLDER = Path(__file__).parent / "texts"


@dataclass
class Sheaf:
    """One entry of a copy file: its fields and its sections of lines."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    sections: list[list[str]] = field(default_factory=list)

    def copy(self) -> Copy:
        """Return the entry as an article."""
        known = {k: v for k, v in self.fields.items() if k in Copy.__dataclass_fields__}
        copy = Copy(**known, name=self.name)  # type: ignore[arg-type]
        if "pullquote" in self.fields:
            copy.pullquotes = [self.fields["pullquote"]]
        copy.body = parts("\n".join(line for s in self.sections for line in s if not _marked(line)))
        return copy

    def extra(self, key: str) -> str:
        """Return a field or a marked line (`caption: ...`), or an empty string."""
        if key in self.fields:
            return self.fields[key]
        lines = [line for s in self.sections for line in s if line.startswith(f"{key}: ")]
        return lines[0].removeprefix(f"{key}: ") if lines else ""

    def rows(self) -> list[list[str]]:
        """Return the table's rows."""
        lines = [line for s in self.sections for line in s if line.startswith("|")]
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]

    def briefs(self) -> list[tuple[str, str, str]]:
        """Return headline, text and signature of each section."""
        out = []
        for section in self.sections:
            head, sign = (
                "".join(line.removeprefix(mark) for line in section if line.startswith(mark))
                for mark in ("headline: ", "sign: ")
            )
            out.append((head, "".join(line for line in section if not _marked(line)), sign))
        return out


def _marked(line: str) -> bool:
    return line.startswith(("caption: ", "credit: ", "headline: ", "editor: ", "sign: ", "|"))


def read_copy(pattern: str) -> dict[str, Sheaf]:
    """Read the copy files whose names match, such as `zh-*.txt`; entries by name."""
    out: dict[str, Sheaf] = {}
    for path in sorted(FOLDER.glob(pattern)):
        for chunk in path.read_text(encoding="utf-8").split("=== ")[1:]:
            head, *sections = chunk.strip().split("\n---\n")
            name, *lines = head.splitlines()
            pairs = [line.partition(": ") for line in lines]
            out[name] = Sheaf(name, {k: v for k, _, v in pairs}, [s.strip().splitlines() for s in sections])
    return out
