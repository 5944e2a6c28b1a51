"""What `waraq serve` says of each build: what is new, not what was said before."""

from __future__ import annotations

from datetime import datetime

import click

from waraq.cli._output import count, print_problems
from waraq.cli._serving.builder import Outcome
from waraq.errors import Problem

FAILED = "The site stays as it was; correct it, and the next build follows by itself."


class Teller:
    """Prints what came of builds, one after the other."""

    def __init__(self) -> None:
        self._told: frozenset[Problem] = frozenset()
        self._failure = ""

    def tell(self, outcome: Outcome) -> None:
        """Print what was made anew, problems that are new, and how many of the former are there still."""
        if outcome.failure:
            if outcome.failure != self._failure:
                remedy = "It is built as soon as that is done." if outcome.busy else FAILED
                click.echo(f"{_now()} not built: {outcome.failure}. {remedy}", err=True)
            self._failure = outcome.failure
            return
        problems = frozenset(outcome.problems)
        new = [problem for problem in outcome.problems if problem not in self._told]
        if outcome.rebuilt or new or self._failure or problems != self._told:
            rebuilt = outcome.rebuilt or "nothing"
            click.echo(f"{_now()} rebuilt: {rebuilt} ({outcome.seconds:.1f} s)")
        print_problems(new)
        if solved := len(self._told - problems):
            click.echo(f"{_now()} {count(solved, 'problem is', 'problems are')} solved")
        if left := len(problems) - len(new):
            click.echo(f"{_now()} {count(left, 'problem', 'problems')} told before: still there")
        self._told, self._failure = problems, ""


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
