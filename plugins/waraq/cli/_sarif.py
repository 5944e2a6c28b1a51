"""Problems as SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

OASIS Standard, “Static Analysis Results Interchange Format (SARIF) Version
2.1.0”, sections 3.13 (the log), 3.19 (the tool), 3.27 (results), 3.49 (rules).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from waraq import __version__
from waraq.checks import load_rules, severity_of
from waraq.errors import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"


def write_sarif(problems: Iterable[Problem]) -> str:
    """The text of a log with one run, whose results are the problems; each breaks a rule of `load_rules`."""
    rules = load_rules()
    numbers = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "waraq check",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": _to_plain(rule.what)},
                "fullDescription": {"text": _to_plain(f"{rule.what}: {rule.why}")},
                "help": {"text": _to_plain(rule.remedy), "markdown": rule.remedy},
                "defaultConfiguration": {"level": rule.severity},
            }
            for rule in rules.values()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_write_result(problem, numbers) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _write_result(problem: Problem, numbers: dict[str, int]) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": write_uri(problem.path)}}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        place["region"] = {"startLine": problem.line, **column}
    return {
        "ruleId": problem.rule,
        "ruleIndex": numbers[problem.rule],
        "level": severity_of(problem),
        "message": {"text": f"{problem.reason}. Remedy: {problem.remedy}"},
        "locations": [{"physicalLocation": place}],
    }


def write_uri(path: str) -> str:
    """A path as the address that SARIF wants: relative to the project's folder, or of the file itself.

    >>> write_uri("content/articles/2014/خبر #1.md")
    'content/articles/2014/%D8%AE%D8%A8%D8%B1%20%231.md'
    """
    known = Path(path)
    if known.is_absolute():
        here = Path.cwd()
        if not known.is_relative_to(here):
            return known.as_uri()
        known = known.relative_to(here)
    return quote(known.as_posix())


def _to_plain(markdown: str) -> str:
    """A cell of the table without the marks around code."""
    return markdown.replace("`", "")
