"""The program: takes the command line apart, runs the command, turns every error into a message and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence

import click

from baoyan import __version__
from baoyan.cli import base, words
from baoyan.cli.usage import in_chinese
from baoyan.cli.words import t
from baoyan.errors import BaoyanError, Exit, InternalError, OutputError, told

COMMANDS = ("read", "site", "draw", "text", "facts", "demo", "problems", "completion", "version")


class _App(base.Group):
    names = COMMANDS


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """`baoyan --version`: what other programs call it too."""
    if wanted:
        click.echo(f"baoyan {__version__}")
        context.exit()


@click.group(cls=_App, help="app", context_settings={"help_option_names": ["-h", "--help"]})
@base.common
@base.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="version")
def app() -> None:
    """The group of all commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code, one of `baoyan.errors.Exit`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words.speak(words.language_of(given))
    # Numerical libraries start a thread for each processor, which costs more than they save on a page.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        result = app.main(given, prog_name="baoyan", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _say(t("interrupted"), None, Exit.INTERRUPTED)
    except (BrokenPipeError, SystemExit):  # click ends the program where whoever read its output is gone
        _close_quietly()
        return Exit.OUTPUT
    except Exception as error:
        return _failed(error, debug="--debug" in given)
    return result if isinstance(result, int) else Exit.CLEAN


def _failed(error: Exception, *, debug: bool) -> int:
    """Tell an error; its exit code."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        with contextlib.suppress(BrokenPipeError):
            click.echo(error.format_message(), err=True)
        return Exit.USAGE
    if isinstance(error, click.ClickException):
        command = getattr(getattr(error, "ctx", None), "command_path", "baoyan")
        said = error.format_message()
        said = in_chinese(said) if words.language() == "zh" else said
        return _say(f"{t('usage-error')}{t('colon')}{said}", t("see-help", command=command), Exit.USAGE)
    if isinstance(error, OSError) and not isinstance(error, BaoyanError):
        error = OutputError(name=error.filename or t("stdout"), detail=error.strerror or str(error))
    if not isinstance(error, BaoyanError):
        error = InternalError(detail=f"{type(error).__name__}: {error}")
    for item in error.problems:
        if item.message != str(error):
            _say(*told(item, words.language()), error.exit_code)
    return _say(*told(error, words.language()), error.exit_code)


def _say(message: str, hint: str | None, code: int) -> int:
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"baoyan: {message}" + (f"\n  {hint}" if hint else ""), err=True)
    return code


def _close_quietly() -> None:
    """Whoever read our output is gone: keep Python from complaining about it at its end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
