"""``waraq ingest``: sources into articles."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from waraq.cli._ingesting import ingest_printing, summarise_report
from waraq.cli._options import CACHE
from waraq.cli._output import list_problems, print_json, print_problems
from waraq.errors import Problem, show_text
from waraq.ingest import Explained, explain
from waraq.plugins.lock import BUILD, locked
from waraq.plugins.progress import watch_stages

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("ingest")
@click.argument("seeds", type=FOLDER)
@click.argument("content", type=NEW_FOLDER)
@click.option(
    "--cache",
    type=NEW_FOLDER,
    help="Where is kept what the next run need not read again; .cache beside CONTENT otherwise.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be done.")
@click.option(
    "--explain",
    "explained",
    type=click.Path(path_type=Path),
    help="Tell how this source was read; write nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(  # noqa: PLR0913 - an option each
    ctx: click.Context,
    seeds: Path,
    content: Path,
    *,
    cache: Path | None,
    dry_run: bool,
    explained: Path | None,
    as_json: bool,
) -> None:
    """Read the sources in SEEDS and write articles into CONTENT/articles.

    Reads plain text, Markdown, web pages, JSON, CSV, RSS, Atom, WordPress
    exports, web archives (WARC) and InPage documents, also in zip and tar
    archives; docs/ingest.md tells how. The folder a source lies in may name
    its section.

    An article that a person edited is never overwritten, and an article whose
    source went away stays. Running it twice changes nothing. An article file
    that was deleted comes back; to withdraw an article, write
    “status: withheld” in it.
    """
    if explained:
        explain_source(ctx, list(explain(seeds, content, explained)), explained, as_json=as_json)
        return
    if not as_json:
        watch_stages()
    cache = cache or content.parent / CACHE
    with nullcontext() if dry_run else locked(cache, BUILD):
        report = ingest_printing(seeds, content, cache, write=not dry_run)
    if as_json:
        print_json(report.to_json())
    else:
        print_problems(report.problems)
        click.echo(summarise_report(report))
    if report.refused:
        ctx.exit(1)


def explain_source(
    ctx: click.Context, found: list[Explained | Problem], file: Path, *, as_json: bool
) -> None:
    """Print how a source was read. Raises UsageError where there is none."""
    if not found:
        message = f"{file} is no source below the folder of sources"
        raise click.UsageError(message)
    problems = [each for each in found if isinstance(each, Problem)]
    records = [each for each in found if isinstance(each, Explained)]
    if as_json:
        print_json(
            {"records": [_write_record(each) for each in records], "problems": list_problems(problems)}
        )
    else:
        for record in records:
            click.echo(f"{record.place} -> {record.article}")
            for step in record.fields:
                click.echo(f"  {step.field}: {show_text(step.value)}  [{show_text(step.rule)}]")
            for step in record.left_out:
                click.echo(f"  left out: {show_text(step.value)}  [{show_text(step.rule)}]")
        print_problems(problems)
    if any(problem.fatal for problem in problems):
        ctx.exit(1)


def _write_record(record: Explained) -> dict[str, object]:
    return {
        "place": record.place,
        "article": record.article,
        "fields": [step._asdict() for step in record.fields],
        "left_out": [{"rule": step.rule, "value": step.value} for step in record.left_out],
    }
