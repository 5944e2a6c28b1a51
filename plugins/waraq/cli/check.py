"""``waraq check``: what is wrong with the articles, the pages and the editor's tables."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from waraq.checks import Checked, Severity, check_content, severity_of
from waraq.cli._options import CACHE
from waraq.cli._output import count, list_problems, print_json
from waraq.cli._sarif import write_sarif
from waraq.errors import Problem
from waraq.files import write_whole
from waraq.plugins.progress import watch_stages

WORDS = {"error": "refused", "warning": "warning", "note": "notice"}


@click.command("check")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@click.option(
    "--sarif",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write the result as SARIF, too; - prints it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, content: Path, *, strict: bool, sarif: Path | None, as_json: bool) -> None:
    """Read every article, page and table in CONTENT (“content” unless given) and name what is wrong.

    What can't be used is refused; warnings are mistakes that readers meet, such
    as links that lead nowhere, pictures without a text and letters of other
    keyboards; notices may be mistakes. docs/checks.md has all rules.
    """
    printed = sarif is not None and str(sarif) == "-"
    if printed and as_json:
        message = "--json and --sarif - print both: give --sarif a file"
        raise click.UsageError(message)
    if not (as_json or printed):
        watch_stages()
    # Where most archives have it; without one the tables are read anew.
    cache = content.absolute().parent / CACHE
    checked = check_content(content, datetime.now().astimezone().date(), cache if cache.is_dir() else None)
    found = Counter(severity_of(problem) for problem in checked.problems)
    if sarif and not printed:
        write_whole(sarif, write_sarif(checked.problems).encode("utf-8", "backslashreplace"))
    if printed:
        click.echo(write_sarif(checked.problems), nl=False)
    elif as_json:
        print_json(write_result(checked, found))
    else:
        for problem in checked.problems:
            click.echo(format_problem(problem), err=True)
        click.echo(describe(checked.articles, found))
    if found["error"] or (strict and found["warning"]):
        ctx.exit(1)


def write_result(checked: Checked, found: Counter[Severity]) -> dict[str, object]:
    """Return the result as JSON shows it."""
    problems = zip(list_problems(checked.problems), checked.problems, strict=True)
    return {
        "articles": checked.articles,
        "refused": found["error"],
        "warnings": found["warning"],
        "notices": found["note"],
        "problems": [{**values, "severity": severity_of(problem)} for values, problem in problems],
    }


def format_problem(problem: Problem) -> str:
    """Return a problem as one line: how grave it is, where, what, what to do, and the name of the rule."""
    return f"{WORDS[severity_of(problem)]}: {problem} [{problem.rule}]"


def describe(articles: int, found: Counter[Severity]) -> str:
    """Return the line that sums up a check."""
    warnings = count(found["warning"], "warning", "warnings")
    notices = count(found["note"], "notice", "notices")
    usable = count(articles, "article", "articles")
    return f"{usable} can be used, {found['error']} refused, {warnings}, {notices}"
