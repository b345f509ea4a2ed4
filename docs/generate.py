"""Write the parts of the docs that come from code: schema, field tables, errors, command line, Python API, diagrams.

Run `make docs` after a change of types, codes, commands or settings; `make docs-check` and tests/docs hold the docs to
them. Pages that are part prose keep it: only what stands between the marks `<!-- generated: NAME -->` and
`<!-- end: NAME -->` is written.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
from diagrams import DIAGRAMS

import baoyan
from baoyan import codes
from baoyan.cli import words
from baoyan.cli.app import app
from baoyan.cli.words import WORDS
from baoyan.codes import Code
from baoyan.config import Limits
from baoyan.edition import schema
from baoyan.errors import Exit

DOCS = Path(__file__).parent
SOURCE = Path(baoyan.__file__).parent
_WIDTH = 100
_TYPES = (
    "Edition IssueFacts Page Person Article Part Span SpanLine HeadSpan ArticlePicture Region Link Doubt Teaser Furniture"
    " Problem"
).split()
"""Types of the edition in the order in which the docs tell them."""
_ROOMS = {
    "_FILES": "Files",
    "_ISSUE": "The issue as a whole",
    "_PAGE": "One page",
    "_COMMAND": "Commands and settings",
    "_EDITION": "The edition's own soundness",
    "_FACTS": "Masthead and folios",
    "_SITE": "The web site",
}


def main() -> None:
    """Write everything."""
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def generated() -> dict[Path, str]:
    """Each file that is written, whole, with its text."""
    whole = {DOCS / "schema" / "baoyan-edition-1.json": json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"}
    whole |= {DOCS / "images" / name: draw().svg() for name, draw in DIAGRAMS.items()}
    parts = {
        "formats.md": {"fields": field_tables()},
        "errors.md": {"exit-codes": exit_codes(), "codes": code_list(), "doubts": doubt_table()},
        "command-line.md": {"commands": command_help(), "exit-codes": exit_codes(), "settings": settings_table()},
        "python-api.md": {"names": public_names()},
    }
    for name, texts in parts.items():
        page = (DOCS / name).read_text(encoding="utf-8")
        for part, text in texts.items():
            page = _put(page, part, text, name)
        whole[DOCS / name] = page
    return whole


def _put(page: str, part: str, text: str, name: str) -> str:
    """The page with the text between a part's marks.

    Raises:
        ValueError: the page has no such marks.
    """
    begin, end = f"<!-- generated: {part} -->", f"<!-- end: {part} -->"
    if begin not in page or end not in page:
        message = f"docs/{name} has no marks for {part}: put {begin} and {end} where it belongs"
        raise ValueError(message)
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n\n{text.strip()}\n\n{end}{rest.split(end, 1)[1]}"


def field_tables() -> str:
    """A table for each type of the edition, from the JSON Schema."""
    found = schema()["$defs"]
    return "\n".join(_field_table(name, found[name]) for name in _TYPES)


def _field_table(name: str, definition: dict[str, Any]) -> str:
    always = set(definition.get("required", ()))
    rows = [
        f"| `{key}` | {_type_of(value)}{_null(value, key in always)} | {'always' if key in always else ''} | "
        f"{_cell(value['description'])} |"
        for key, value in definition["properties"].items()
    ]
    head = f"### {name}\n\n{_cell(definition.get('description', ''))}\n"
    return "\n".join([head, "| key | holds | | meaning |", "|---|---|---|---|", *rows, ""])


def _null(value: dict[str, Any], always: bool) -> str:
    """A key that is always there may hold nothing."""
    return " or `null`" if always and {"type": "null"} in value.get("anyOf", ()) else ""


def _type_of(value: dict[str, Any]) -> str:
    """A schema's type in words, with links to other tables."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        if name in _TYPES:
            return f"[{name}](#{name.lower()})"
        return " \\| ".join(f"`{v}`" for v in schema()["$defs"][name]["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    if "anyOf" in value:
        return " or ".join(_type_of(v) for v in value["anyOf"] if v.get("type") != "null")
    if value.get("type") == "array":
        if "prefixItems" in value:
            return f"list of {len(value['prefixItems'])} numbers"
        return f"list of {_type_of(value['items'])}"
    return {"string": "text", "integer": "whole number", "number": "number"}.get(value.get("type", ""), "")


def code_list() -> str:
    """Every coded problem, room by room, in both languages."""
    return "\n".join(f"## {title}\n\n" + "\n".join(map(_code, getattr(codes, name))) for name, title in _ROOMS.items())


def _code(entry: Code) -> str:
    lines = [f"### {entry.code}", "", f"*{entry.severity.value}* · {entry.en}  ", entry.zh, ""]
    if entry.hint_en:
        lines += [f"> {entry.hint_en}  ", f"> {entry.hint_zh}", ""]
    return "\n".join(lines)


def doubt_table() -> str:
    """Every doubt that the code can raise, found in the code itself, with its Chinese words."""
    found = sorted({doubt for path in SOURCE.rglob("*.py") for doubt in _doubts(path)})
    rows = [f"| `{code}` | {_cell(text)} | {_cell(WORDS[f'doubt.{code}'][1])} |" for code, text in found]
    return "\n".join(["| code | doubt | 存疑 |", "|---|---|---|", *rows])


def _doubts(path: Path) -> Iterator[tuple[str, str]]:
    """Code and words of each doubt that a file names: in calls of `Doubt(...)` and of helpers called `_doubt(...)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] in ("Doubt", "_doubt"):
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(words) >= 2:
                yield words[0], words[1]


def exit_codes() -> str:
    """The exit codes with what each means."""
    said = _attribute_docs(inspect.getsource(Exit))
    rows = [f"| {code.value} | {code.name.lower()} | {said[code.name]} |" for code in Exit]
    return "\n".join(["| code | name | meaning |", "|---|---|---|", *rows])


def settings_table() -> str:
    """The environment variables with their defaults."""
    said = _attribute_docs(inspect.getsource(Limits))
    rows = [f"| `BAOYAN_{f.name.upper()}` | {f.default} | {said[f.name]} |" for f in fields(Limits)]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])


def _attribute_docs(source: str) -> dict[str, str]:
    """Names of a class body with the string that follows each."""
    found, last = {}, ""
    body = ast.parse(source).body[0]
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            last = node.targets[0].id
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif last and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[last] = _cell(str(node.value.value))
    return found


def command_help() -> str:
    """What `baoyan --help` and each command's help say, in English, each under its description in both languages."""
    words.speak("en")
    root = click.Context(
        app, info_name="baoyan", terminal_width=_WIDTH, max_content_width=_WIDTH, **app.context_settings
    )
    out = [f"```text\n{app.get_help(root).strip()}\n```", ""]
    for name in app.list_commands(root):
        command = app.get_command(root, name)
        assert command is not None
        context = click.Context(command, parent=root, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH)
        out += [f"## baoyan {name}", "", f"{words.WORDS[name][1]}", ""]
        out += [f"```text\n{command.get_help(context).strip()}\n```", ""]
    return "\n".join(out)


def public_names() -> str:
    """Signature and description of each public name."""
    return "\n".join(_public(name) for name in baoyan.__all__ if not name.startswith("_"))


def _public(name: str) -> str:
    value = getattr(baoyan, name)
    title = f"### baoyan.{name}\n"
    if inspect.isfunction(value):
        title += f"\n```python\n{_signature(name, value)}\n```\n"
    return f"{title}\n{_prose(inspect.getdoc(value) or '')}\n"


def _signature(name: str, value: Any) -> str:
    """A function's signature, one argument a line, as it stands in the source."""
    node = ast.parse(inspect.getsource(value)).body[0]
    assert isinstance(node, ast.FunctionDef)
    arguments = node.args
    plain = [_argument(a, d) for a, d in zip(arguments.args, _defaults(arguments), strict=True)]
    named = [_argument(a, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    lines = [*plain, *(["*"] if named else []), *named]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"baoyan.{name}(\n" + "".join(f"    {line},\n" for line in lines) + f"){returns}"


def _defaults(arguments: ast.arguments) -> list[ast.expr | None]:
    missing = len(arguments.args) - len(arguments.defaults)
    return [*([None] * missing), *arguments.defaults]


def _argument(argument: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(argument.annotation)}" if argument.annotation else ""
    return f"{argument.arg}{kind}" + (f" = {ast.unparse(default)}" if default else "")


def _prose(doc: str) -> str:
    """A docstring as Markdown: sections bold, their entries as lists."""
    out: list[str] = []
    listed = False
    for line in doc.splitlines():
        entry = re.fullmatch(r"    (\w+): (.*)", line)
        if re.fullmatch(r"(Args|Returns|Raises):", line):
            listed = line != "Returns:"
            out += [f"**{line[:-1]}**", ""]
        elif entry and listed:
            out.append(f"- `{entry[1]}`: {entry[2]}")
        elif line.startswith("        ") and listed:
            out.append(f"  {line.strip()}")
        else:
            out.append(line.strip())
    return "\n".join(out).strip()


def _cell(text: str) -> str:
    """Text for a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
