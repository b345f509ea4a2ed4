"""`baoyan problems`: what a code means and what to do about it."""

from __future__ import annotations

import re

import click
from click.shell_completion import CompletionItem

from baoyan.cli import base
from baoyan.cli.words import language, t
from baoyan.codes import CODES, Code
from baoyan.errors import BaoyanError, Exit


class UnknownCode(BaoyanError):
    """There is no such code. Values: name."""

    code = "code-unknown"
    exit_code = Exit.USAGE


def _complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(code) for code in CODES if code.startswith(begun)]


@base.command("problems")
@click.argument("code", required=False, shell_complete=_complete)
def command(code: str | None) -> None:
    """Explain one code, or list all."""
    if code is None:
        for entry in CODES.values():
            click.echo(f"{entry.code:32} {t(entry.severity.value):8} {_message(entry)}")
        return
    if code not in CODES:
        raise UnknownCode(name=code)
    found = CODES[code]
    click.echo(found.code)
    click.echo(f"  {_message(found)}")
    click.echo(f"  {t('severity')}: {t(found.severity.value)}")
    hint = found.hint_zh if language() == "zh" else found.hint_en
    if hint:
        click.echo(f"  {t('hint')}: {hint}")


def _message(entry: Code) -> str:
    """The message, with an ellipsis for what each case fills in."""
    return re.sub(r"\{\w+[^}]*\}", "…", entry.zh if language() == "zh" else entry.en)
