"""The rules that a content folder is checked by: their names, how grave each is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from waraq.errors import Problem
from waraq.text.tables import read_table

TABLE = "check_rules.tsv"
COLUMNS = ("rule", "severity", "what", "remedy", "why")
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, which never changes, and in Markdown what it finds, what to do, and why it is there.

    An `error` keeps a file or a line out of the archive, a `warning` is a
    mistake that readers meet, a `note` may be one.
    """

    name: str
    severity: Severity
    what: str
    remedy: str
    why: str


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by their names, in the order of these. Raises DataError.

    >>> load_rules()["link-broken"].severity
    'warning'
    """
    rules = {}
    for row in read_table(TABLE, COLUMNS):
        severity = next((each for each in SEVERITIES if each == row[1]), None)
        if severity is None:
            raise row.error(1, f"must be one of {', '.join(SEVERITIES)}")
        rules[row[0]] = Rule(row[0], severity, *row.cells[2:])
    return rules


def severity_of(problem: Problem) -> Severity:
    """How grave a problem is: by its rule, or, without one, by whether something was refused.

    >>> severity_of(Problem("a.md", "the text is empty", "write it", rule="body-empty"))
    'warning'
    """
    if problem.rule:
        return load_rules()[problem.rule].severity
    return "error" if problem.fatal else "note"


def break_rule(
    name: str, path: str, reason: str, remedy: str, place: tuple[int | None, int | None] = (None, None)
) -> Problem:
    """The problem of what breaks a rule, at a line and a column as far as they are known."""
    line, column = place
    fatal = load_rules()[name].severity == "error"
    return Problem(path, reason, remedy, line, fatal=fatal, column=column, rule=name)
