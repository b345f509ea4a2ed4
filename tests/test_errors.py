"""Promises about problems and errors: every code speaks both languages, exit codes are told apart."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from string import Formatter

import pytest

from baoyan import errors
from baoyan.codes import CODES, Code
from baoyan.errors import BaoyanError, Exit, exit_for, message_of, problem, told
from baoyan.model.problem import Problem, Severity

SOURCE = Path(__file__).parents[1] / "src" / "baoyan"
KINDS = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, BaoyanError)]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def filled(entry: Code) -> dict[str, object]:
    return {name: f"«{name}»" for name in fields(entry.en)}


@pytest.mark.parametrize("entry", CODES.values(), ids=lambda e: e.code)
class TestCodes:
    """Each code by itself."""

    def test_both_languages(self, entry: Code) -> None:
        """Message and hint in both languages, with the same values in the message."""
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.code)
        assert fields(entry.en) == fields(entry.zh)
        assert bool(entry.hint_en) == bool(entry.hint_zh)
        assert re.search("[\u4e00-\u9fff]", entry.zh)
        assert not re.search("[\u4e00-\u9fff]", entry.en + entry.hint_en)

    def test_there_is_something_to_do(self, entry: Code) -> None:
        """Whatever is not a mere note says what to do next."""
        assert entry.hint_en or entry.severity is Severity.INFO

    def test_translated_from_its_message(self, entry: Code) -> None:
        """A problem from a file can be told in Chinese, with its values."""
        made = problem(entry.code, 3, **filled(entry))
        message, hint = told(made, "zh")
        assert message == entry.zh.format_map(filled(entry))
        assert hint == (entry.hint_zh or None)
        assert told(made, "en") == (made.message, made.hint)

    def test_it_is_used(self, entry: Code) -> None:
        """No code stands in the list that nothing gives."""
        quoted = re.compile(rf"[\"'`]{entry.code}[\"'`]")
        users = [p for p in SOURCE.rglob("*.py") if p.name != "codes.py" and quoted.search(p.read_text("utf-8"))]
        assert users


def test_unknown_code_is_told_as_it_is() -> None:
    """An edition written by a later version may hold codes that this one does not know."""
    later = Problem("later-thing", Severity.INFO, "something new", None, "do this")
    assert told(later, "zh") == ("something new", "do this")


def test_values_are_needed() -> None:
    """A message with a hole is a mistake of ours, found at once."""
    with pytest.raises(KeyError):
        problem("page-timeout", 1)
    with pytest.raises(KeyError):
        problem("no-such-code")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_errors_have_codes(kind: type[BaoyanError]) -> None:
    """Every error's own code is in the list, its class stands in the tree at the top, and it survives pickling."""
    assert kind.code in CODES
    assert kind.__name__ in (errors.__doc__ or "")
    made = kind(**filled(CODES[kind.code]))
    again = pickle.loads(pickle.dumps(made))
    assert (type(again), str(again), again.values) == (kind, str(made), made.values)
    assert made.as_problem(2).page == 2
    assert told(made, "zh")[0] == message_of(kind.code, made.values, "zh")


def test_exit_codes() -> None:
    """Notes leave an edition clean; warnings and errors do not."""
    note, warning = problem("issue-part", labels="05"), problem("page-missing", labels="03")
    assert exit_for([]) is Exit.CLEAN
    assert exit_for([note]) is Exit.CLEAN
    assert exit_for([note, warning]) is Exit.PROBLEMS
    assert len({int(e) for e in Exit}) == len(Exit)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.pdf", "a\\x0ab.pdf"),
        ("\x1b[31mred.pdf", "\\x1b[31mred.pdf"),
        (b"\xff\xfe.pdf".decode("utf-8", "surrogateescape"), "\\xff\\xfe.pdf"),
        (Path("两　版.pdf"), "两　版.pdf"),
    ],
)
def test_names_that_are_no_text(name: object, shown: str) -> None:
    """A name never breaks a message into lines, colours a terminal, or keeps an edition from being written."""
    told_of = problem("file-empty", 1, name=name)
    assert shown in told_of.message
    assert shown in message_of("file-empty", {"name": name})
    assert shown in told(told_of, "zh")[0]
    told_of.message.encode()
