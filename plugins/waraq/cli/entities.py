"""``waraq entities``: which names the archive knows, and why it tags what it tags."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from waraq.cli._output import print_json
from waraq.entities import Explanation, Tagger
from waraq.entity import Kind

AUTHORITY = click.option(
    "--authority",
    default="content/authority",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The editor's own tables.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@click.group("entities")
def command() -> None:
    """Look into the people, places and organisations that the archive knows."""


@command.command("list")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only these.")
@AUTHORITY
@JSON
def list_entities(kind: str | None, authority: Path, *, as_json: bool) -> None:
    """List all known names: id, Urdu name, English name, Wikidata id where a source gives one."""
    known = [
        entity
        for _, entity in sorted(load_tagger(authority).entities.items())
        if kind is None or entity.kind == kind
    ]
    if as_json:
        print_json([asdict(entity) for entity in known])
        return
    for entity in known:
        click.echo("\t".join((entity.id, entity.name, entity.name_en or "", entity.wikidata or "")))


@command.command("explain")
@click.argument("text")
@AUTHORITY
@JSON
def explain(text: str, authority: Path, *, as_json: bool) -> None:
    """Show for each known name in TEXT whether it is tagged, and why or why not."""
    found = load_tagger(authority).explain(text)
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for each in found:
        verdict = each.entity or _tell_untagged(each)
        click.echo(f"{each.text}\t{verdict}\t{each.rule} {each.score:.2f}\t{each.reason}")


def _tell_untagged(each: Explanation) -> str:
    """What an explanation without an entity is: a name that no table lists, or one that does not count."""
    if each.entity is not None:
        return f"new {each.kind}"
    return f"not tagged ({', '.join(each.entities) or f'perhaps a {each.kind}'})"


def load_tagger(authority: Path) -> Tagger:
    """The tagger with the editor's tables, where there are any."""
    return Tagger.load(authority if authority.is_dir() else None)
