"""How a run is told: as lines for a person, handsome in a terminal; as lines of JSON for a program; or not at all."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from baoyan.cli.words import WORDS, language, t
from baoyan.errors import BaoyanError, told
from baoyan.model.edition import Article, Doubt, Edition
from baoyan.model.problem import Problem, Severity

if TYPE_CHECKING:
    from baoyan.pipeline import Progress

_MOST_NOTES = 5
"""Notes (severity `info`) shown at the end of a run; warnings and errors are all shown."""
_MOST_DOUBTS = 12
"""Doubts shown at the end of a run; all are in the edition, and `draw` shows them on the page."""
_FIRST_WORDS = 32
"""Characters shown of a text without a headline."""
_HEADLINE = 100
"""Characters shown of a headline."""
_STAGES = {"open": "opening", "read": "reading", "recognise": "recognising", "join": "joining"}
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


class Report:
    """Tells nothing: the quiet mode, and the base of the others. A context manager around the run."""

    def __enter__(self) -> Report:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def progress(self, step: Progress) -> None:
        """A step of the run."""

    def say(self, text: str) -> None:
        """A remark."""

    def failed(self, error: BaoyanError) -> None:
        """The run's end without a result; the program tells the error itself."""

    def done(self, edition: Edition, out: Path | None, code: int) -> None:
        """The run's result. `out`: where the edition was written, if it was."""
        for item in edition.problems:
            if item.severity is Severity.ERROR:
                print(plain(item), file=sys.stderr)


def reporter(*, as_json: bool, quiet: bool, to_stdout: bool) -> Report:
    """The report that fits; it goes to standard error when the edition itself goes to standard output."""
    stream = sys.stderr if to_stdout else sys.stdout
    if as_json:
        return JsonReport(stream)
    if quiet:
        return Report()
    return TerminalReport(stream) if sys.stderr.isatty() else PlainReport(stream)


class JsonReport(Report):
    """One JSON object per line: `progress` as it goes, then one `result`, or one `error`."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def progress(self, step: Progress) -> None:
        """A line of progress."""
        self._line(
            {"event": "progress", "stage": step.stage, "done": step.done, "total": step.total, "page": step.page}
        )

    def say(self, text: str) -> None:
        """A line with a remark."""
        self._line({"event": "remark", "text": text})

    def failed(self, error: BaoyanError) -> None:
        """The line that says why there is no result."""
        message, hint = told(error, language())
        found = {"event": "error", "exit": int(error.exit_code), "code": error.code, "message": message, "hint": hint}
        self._line({**found, "problems": [_as_dict(p) for p in error.problems]})

    def done(self, edition: Edition, out: Path | None, code: int) -> None:
        """The line with the result."""
        found = {"event": "result", "exit": int(code), "out": str(out) if out else None, **counts(edition)}
        self._line({**found, "problems": [_as_dict(p) for p in edition.problems]})

    def _line(self, value: dict[str, Any]) -> None:
        print(json.dumps(value, ensure_ascii=False), file=self.stream, flush=True)


class PlainReport(Report):
    """Lines without colour, for files and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def say(self, text: str) -> None:
        """A line."""
        print(text, file=self.stream)

    def done(self, edition: Edition, out: Path | None, code: int) -> None:
        """Problems, then the summary."""
        shown, hidden = _shown(edition.problems)
        for item in shown:
            self.say(plain(item))
        if hidden:
            self.say(t("more", count=hidden))
        for line in doubts(edition):
            self.say(line)
        self.say(summary(edition))
        if out:
            self.say(f"{t('written')} {out}")


class TerminalReport(PlainReport):
    """A bar while it runs, colours at the end."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        super().__init__(stream)
        self.console = Console(file=stream, highlight=False)
        # No thread of its own redraws the bar: workers are forked, which is safe only while there is one thread.
        self.bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
        )
        self.task: Any = None
        self.stage = ""

    def __enter__(self) -> TerminalReport:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def progress(self, step: Progress) -> None:
        """Move the bar."""
        if step.stage != self.stage:
            if self.task is not None:
                self.bar.remove_task(self.task)
            self.task, self.stage = self.bar.add_task(t(_STAGES[step.stage]), total=step.total), step.stage
        self.bar.update(self.task, completed=step.done, total=step.total, refresh=True)

    def done(self, edition: Edition, out: Path | None, code: int) -> None:
        """Problems in a table, then the summary."""
        from rich.table import Table
        from rich.text import Text

        shown, hidden = _shown(edition.problems)
        table = Table.grid(padding=(0, 1))
        for item in shown:
            message, hint = told(item, language())
            text = Text.assemble(message, (f"  {item.code}", "dim"))
            if hint and item.severity is not Severity.INFO:
                text.append(f"\n{hint}", "dim")
            table.add_row(Text(t(item.severity.value), _COLOURS[item.severity]), _place(item), text)
        self.console.print(table)
        if hidden:
            self.console.print(Text(t("more", count=hidden), "dim"))
        for line in doubts(edition):
            self.console.print(Text(line, "cyan"))
        self.console.print(Text(summary(edition), "bold green" if code == 0 else "bold"))
        if out:
            self.console.print(Text.assemble(f"{t('written')} ", (str(out), "cyan")))


def counts(edition: Edition) -> dict[str, int]:
    """What the summary counts."""
    return {
        "pages": len(edition.pages),
        "articles": len(edition.articles),
        "doubts": sum(len(a.doubts) for a in edition.articles),
        "problem_count": sum(p.severity is not Severity.INFO for p in edition.problems),
    }


def doubts(edition: Edition) -> list[str]:
    """A line for each kind of doubt of an article; beyond `_MOST_DOUBTS` lines only how many more doubts there are."""
    found = Counter(
        f"{t('doubt')} {t('page', number=d.page or a.page)}{t('colon')}{_called(a)} – {_doubted(d)}"
        for a in edition.articles
        for d in a.doubts
    )
    shown = list(found.items())[:_MOST_DOUBTS]
    lines = [f"{line} (×{times})" if times > 1 else line for line, times in shown]
    more = found.total() - sum(times for _, times in shown)
    return lines + ([t("more-doubts", count=more)] if more else [])


def _called(article: Article) -> str:
    """What a person knows an article by: its headline, else its first words."""
    if article.headline:
        return _begun(article.headline, _HEADLINE)
    return _begun(next((p.text for p in article.body if p.text), "") or t("untitled"), _FIRST_WORDS)


def _begun(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _doubted(doubt: Doubt) -> str:
    name = f"doubt.{doubt.code}"
    return t(name) if name in WORDS else doubt.message


def summary(edition: Edition) -> str:
    """The run in one line: title and day, pages, articles, doubts, problems."""
    found = counts(edition)
    names = ("pages", "articles", "doubts", "problem-count")
    one = language() == "en"
    numbers = [
        f"{n} {t(name).removesuffix('s') if one and n == 1 else t(name)}"
        for n, name in zip(found.values(), names, strict=True)
    ]
    head = " ".join(v for v in (edition.issue.title, edition.issue.date) if v)
    return " · ".join(([head] if head else []) + numbers)


def plain(item: Problem) -> str:
    """A problem in one or two lines."""
    message, hint = told(item, language())
    after = f"\n    {hint}" if hint and item.severity is not Severity.INFO else ""
    return f"{t(item.severity.value)} [{item.code}] {_place(item)}{t('colon')}{message}{after}"


def _place(item: Problem) -> str:
    return t("page", number=item.page) if item.page else t("whole-issue")


def _shown(problems: tuple[Problem, ...]) -> tuple[list[Problem], int]:
    """The problems worth showing, and how many notes are left out."""
    notes = [p for p in problems if p.severity is Severity.INFO]
    return [p for p in problems if p.severity is not Severity.INFO] + notes[:_MOST_NOTES], len(notes[_MOST_NOTES:])


def _as_dict(item: Problem) -> dict[str, Any]:
    message, hint = told(item, language())
    return {"code": item.code, "severity": item.severity.value, "page": item.page, "message": message, "hint": hint}
