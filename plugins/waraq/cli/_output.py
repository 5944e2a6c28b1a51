"""What all commands print: problems for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from waraq.errors import Problem


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem on a line of its own to the error stream, notices marked as such."""
    for problem in problems:
        click.echo(f"{'refused' if problem.fatal else 'notice'}: {problem}", err=True)


def print_json(value: object) -> None:
    """Print a value as JSON, problems and other dataclasses as objects."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Bytes of a file's name that are no UTF-8 are half characters here; JSON writes them as \u escapes.
    click.echo(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def list_problems(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return problems as JSON shows them."""
    return [problem.to_json() for problem in problems]


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> count(1, "article", "articles"), count(3, "article", "articles")
    ('1 article', '3 articles')
    """
    return f"{number} {one if number == 1 else many}"
