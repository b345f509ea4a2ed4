"""Coded problems: what is wrong, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters to whoever publishes the issue."""

    INFO = "info"
    """Worth knowing; the edition is whole."""
    WARNING = "warning"
    """Something may be wrong and should be looked at."""
    ERROR = "error"
    """Something is missing or wrong; the edition is not clean."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One coded problem of an issue.

    `code` is stable (docs/errors.md lists them all); `page` is the page's place in the issue, from 1.
    """

    code: str
    severity: Severity
    message: str
    page: int | None = None
    hint: str | None = None
