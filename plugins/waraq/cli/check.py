"""``waraq check``: what is wrong with the articles and the editor's tables."""

from __future__ import annotations

from pathlib import Path

import click

from waraq.cli._output import count, list_problems, print_json, print_problems
from waraq.entities import AUTHORITY, Tagger
from waraq.errors import DataError, Problem, TablesError
from waraq.ingest import check_articles, check_tables


@click.command("check")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, content: Path, *, as_json: bool) -> None:
    """Read every article and table in CONTENT (“content” unless given) and name what is wrong.

    Front matter that can't be used, ids used twice, and wrong rows of the
    tables of sections, copies and names are refused; letters of Arabic
    keyboards and of old fonts are notices.
    """
    articles = set()
    problems = []
    for found in check_articles(content):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            articles.add(found.id)
    problems += check_tables(content, articles.__contains__)
    problems += check_names(content / AUTHORITY)
    refused = sum(problem.fatal for problem in problems)
    if as_json:
        print_json({"articles": len(articles), "refused": refused, "problems": list_problems(problems)})
    else:
        print_problems(problems)
        notices = count(len(problems) - refused, "notice", "notices")
        click.echo(f"{count(len(articles), 'article', 'articles')} can be used, {refused} refused, {notices}")
    if refused:
        ctx.exit(1)


def check_names(authority: Path) -> list[Problem]:
    """All that is wrong with the editor's names, for which a build would stop, or else notices of them."""
    try:
        return list(Tagger.load(authority).corrections.notices)
    except TablesError as several:
        return [_describe(error) for error in several.errors]
    except DataError as error:
        return [_describe(error)]


def _describe(error: DataError) -> Problem:
    remedy = error.remedy or "correct the line, as content/authority/README.md describes its columns"
    return Problem(error.path, f"character {error.column}: {error.message}", remedy, error.line)
