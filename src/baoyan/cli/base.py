"""Commands and options whose help speaks the run's language, and that are imported only when used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from baoyan.cli.usage import help_in_chinese
from baoyan.cli.words import LANGUAGES, WORDS, language, t

Decorated = Callable[..., Any]


def _said(name: str | None) -> str | None:
    return t(name) if name in WORDS else name


class Option(click.Option):
    """An option whose `help` names a phrase."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help."""
        name, self.help = self.help, _said(self.help)
        try:
            record = super().get_help_record(ctx)
        finally:
            self.help = name
        return (record[0], help_in_chinese(record[1])) if record and language() == "zh" else record


class _Formatter(click.HelpFormatter):
    """Help whose headings speak the run's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        words = [t(f"help-{word}") if f"help-{word}" in WORDS else word for word in args.split(" ")]
        super().write_usage(prog, " ".join(words), f"{t('usage')}{t('colon')}")

    def write_heading(self, heading: str) -> None:
        """The name of a list."""
        name = f"help-{heading.casefold()}"
        self.write(f"{'':>{self.current_indent}}{t(name) if name in WORDS else heading}{t('colon').strip()}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Speaking(click.Command):
    """A command whose `help` names a phrase; a second one, named `<help>.more`, follows it."""

    context_class = _Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's description."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_said(self.help) or "")
            if f"{self.help}.more" in WORDS:
                formatter.write_paragraph()
                formatter.write_text(t(f"{self.help}.more"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, in the run's language."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = t("help")
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """The command's line in the list of commands."""
        return _said(self.help) or ""


class Command(Speaking):
    """A command that speaks the run's language."""


class Group(Speaking, click.Group):
    """The program: `baoyan NAME` runs the command in `baoyan.cli.commands.NAME`."""

    names: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a person meets them."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.names:
            return None
        found: click.Command = import_module(f"baoyan.cli.commands.{cmd_name}").command
        return found


def command(name: str) -> Callable[[Decorated], click.Command]:
    """Make a command of a function, with the options that all commands have."""

    def decorate(function: Decorated) -> click.Command:
        return click.command(name, cls=Command, help=name)(common(function))

    return decorate


def option(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """An option whose `help` names a phrase."""
    return click.option(*names, cls=Option, **settings)


def common(function: Decorated) -> Decorated:
    """--lang and --debug; both are looked at before the command line is taken apart."""
    for names, settings in (
        (("--debug",), {"is_flag": True, "help": "debug"}),
        (("--lang",), {"type": click.Choice(LANGUAGES), "help": "lang"}),
    ):
        function = option(*names, expose_value=False, **settings)(function)
    return function
