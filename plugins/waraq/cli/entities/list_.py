"""``waraq entities list``: all known names, or those that articles have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from waraq.cli._output import print_json
from waraq.cli.entities._options import AUTHORITY, CACHE, JSON, KIND, load_tagger, open_store
from waraq.entity import Entity


@click.command("list", short_help="List all known names, or those that articles have.")
@KIND
@click.option("--used", is_flag=True, help="Only those named by articles of the last build, and by how many.")
@AUTHORITY
@CACHE
@JSON
def command(kind: str | None, authority: Path, cache: Path, *, used: bool, as_json: bool) -> None:
    """List all known names: id, Urdu name, English name, Wikidata id where a source gives one."""
    known = [
        entity
        for _, entity in sorted(load_tagger(authority, cache).entities.items())
        if kind is None or entity.kind == kind
    ]
    counts = count_articles(cache, kind) if used else None
    if counts is not None:
        known = [entity for entity in known if entity.id in counts]
    if as_json:
        print_json([_describe(entity, counts) for entity in known])
        return
    for entity in known:
        number = (str(counts[entity.id]),) if counts is not None else ()
        click.echo("\t".join((entity.id, entity.name, entity.name_en or "", entity.wikidata or "", *number)))


def count_articles(cache: Path, kind: str | None) -> dict[str, int]:
    """How many published articles of the last build name each entity.

    :raises ClickException: where there was no build.
    """
    store = open_store(cache)
    if store is None:
        message = f"{cache} has no store of a build that can be read. Build the site first: make html"
        raise click.ClickException(message)
    try:
        return dict(store.counts.entities(kind))
    finally:
        store.close()


def _describe(entity: Entity, counts: Mapping[str, int] | None) -> dict[str, object]:
    return asdict(entity) if counts is None else {**asdict(entity), "articles": counts[entity.id]}
