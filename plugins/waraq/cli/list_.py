"""``waraq list``: which articles there are."""

from __future__ import annotations

from pathlib import Path

import click

from waraq.article import Article
from waraq.cli._output import print_json, print_problems
from waraq.errors import Problem
from waraq.ingest import check_articles

UNKNOWN = "-"


@click.command("list")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def command(ctx: click.Context, content: Path, *, as_json: bool) -> None:
    """List the articles in CONTENT (“content” unless given), in the order of their files.

    Each line has the id, the date, the source, the address below the site and
    the headline, separated by tabs. An unknown date is “-”.
    """
    problems = []
    rows = []
    for found in check_articles(content):
        if isinstance(found, Problem):
            problems += [found] if found.fatal else []
        elif as_json:
            rows.append(write_row(found))
        else:
            click.echo(format_row(found))
    if as_json:
        print_json(rows)
    print_problems(problems)
    if problems:
        ctx.exit(1)


def write_row(article: Article) -> dict[str, object]:
    """Return an article as JSON lists it; what is unknown is null."""
    return {
        "id": article.id,
        "source": name_source(article),
        "file": article.source.file if article.source else None,
        "record": article.source.record if article.source else None,
        "headline": article.headline,
        "date": article.date,
        "status": article.status,
        "url": f"a/{article.id}/",
    }


def format_row(article: Article) -> str:
    """Return an article as one line of the list."""
    source = name_source(article) or UNKNOWN
    return "\t".join((article.id, article.date or UNKNOWN, source, f"a/{article.id}/", article.headline))


def name_source(article: Article) -> str | None:
    """Return the source of an article in one word: the file, and after “#” the record in it."""
    if article.source is None:
        return None
    return "#".join(filter(None, (article.source.file, article.source.record)))
