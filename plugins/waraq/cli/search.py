"""``waraq search``: the site's search, on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from waraq.cli._options import SETTINGS
from waraq.cli._output import count, print_json
from waraq.errors import IndexFormatError
from waraq.plugins.run import load_settings
from waraq.plugins.search_pages import INDEX
from waraq.search import Hit, SearchOptions, Segment, search
from waraq.search.matching import Sort


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many articles."
)
@click.option(
    "--sort",
    default="relevance",
    show_default=True,
    type=click.Choice(["relevance", "newest", "oldest"]),
    help="Which articles come first, of those that have all words and then of the others.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@SETTINGS
def command(query: tuple[str, ...], limit: int, sort: Sort, settings_file: Path, *, as_json: bool) -> None:
    """Find articles, as the site's search page does; build the site once before.

    Articles with all words come first. Put a phrase into quotation marks, and
    a minus before a word that must not occur (after “--”, so that it isn't
    taken for an option). Fields, dates and beginnings of words can be asked
    for too: place:لاہور 2014..2018 پاک*
    """
    directory = load_settings(settings_file).config.cache / INDEX
    try:
        result = search(directory, " ".join(query), limit=limit, options=SearchOptions(sort=sort))
    except IndexFormatError as error:
        message = f"{error}. Build the site first: make html"
        raise click.ClickException(message) from error
    if as_json:
        print_json(asdict(result))
        return
    for correction in result.corrections:
        click.echo(f"no article has {correction.typed}: read as {correction.words}", err=True)
    if result.missing:
        click.echo("no article has: " + "، ".join(result.missing), err=True)
    click.echo(f"{count(result.total, 'article', 'articles')}, {result.total_all} with every word")
    for hit in result.hits:
        click.echo(describe_hit(hit))


def describe_hit(hit: Hit) -> str:
    """Show one article in three lines: headline, what is known of it, and the passage found."""
    known = " · ".join(filter(None, (hit.date_text, hit.section, hit.publication, hit.url)))
    return f"\n{show_segments(hit.title)}\n  {known}\n  {show_segments(hit.excerpt)}"


def show_segments(segments: Iterable[Segment]) -> str:
    """The passage with the words found in bold, where the terminal can show it."""
    return "".join(click.style(part.text, bold=True) if part.marked else part.text for part in segments)
