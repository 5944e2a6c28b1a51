"""``waraq check``: what is wrong with the articles."""

from __future__ import annotations

from pathlib import Path

import click

from waraq.cli._output import count, list_problems, print_json, print_problems
from waraq.errors import Problem
from waraq.ingest import check_articles


@click.command("check")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, content: Path, *, as_json: bool) -> None:
    """Read every article in CONTENT (“content” unless given) and name what is wrong.

    Front matter that can't be used and ids used twice are refused; letters of
    Arabic keyboards and of old fonts are notices.
    """
    articles = 0
    problems = []
    for found in check_articles(content):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            articles += 1
    refused = sum(problem.fatal for problem in problems)
    if as_json:
        print_json({"articles": articles, "refused": refused, "problems": list_problems(problems)})
    else:
        print_problems(problems)
        notices = count(len(problems) - refused, "notice", "notices")
        click.echo(f"{count(articles, 'article', 'articles')} can be used, {refused} refused, {notices}")
    if refused:
        ctx.exit(1)
