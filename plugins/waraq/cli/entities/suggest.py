"""``waraq entities suggest``: names that no table lists, ready to be put into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path

import click

from waraq import stages
from waraq.article import is_urdu
from waraq.cli._output import count, print_json, print_problems
from waraq.cli.entities._options import AUTHORITY_OF_CONTENT, CACHE, JSON, KIND, load_tagger, open_store
from waraq.cli.entities._texts import read_published, render_text
from waraq.entities import (
    Found,
    Name,
    Suggestion,
    Tagger,
    Text,
    digest_tables,
    find_new,
    merge_found,
    rank,
    read_columns,
)
from waraq.entities.learning import MODEL, Learned, load_learned
from waraq.entity import Kind
from waraq.errors import Problem
from waraq.files import read_state
from waraq.plugins.progress import watch_stages
from waraq.workers import Workers, divide

_AT_ONCE = 64  # so many articles are looked through by a process at once


@dataclass(slots=True)
class Source:
    """The texts to look through; `said` tells people where they come from."""

    said: str
    texts: Iterable[Text]
    markdown: bool


@click.command("suggest", short_help="Suggest names that no table lists.")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@KIND
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help="How many names."
)
@AUTHORITY_OF_CONTENT
@CACHE
@JSON
def command(  # noqa: PLR0913 - an option each
    content: Path, kind: str | None, limit: int, authority: Path | None, cache: Path, *, as_json: bool
) -> None:
    """Suggest names that no table lists, those in most of the published articles first.

    Lines that begin with “#” tell where a name stands, and which rule found it; behind them is a row for the
    table of its kind in content/authority. To have a name never suggested again, put its row there with “yes”
    under “hidden”.
    """
    authority = authority or content / "authority"
    tagger = load_tagger(authority, cache)
    watch_stages()
    source = open_texts(content, cache)
    found = look_through(source, authority, cache)
    if kind:
        found = {name: each for name, each in found.items() if name[0] == kind}
    suggestions = rank(found, tagger, limit)
    click.echo(source.said if found else f"{source.said}: no new name in them", err=True)
    learned = load_learned(cache, tagger) if (cache / MODEL).exists() else None
    if isinstance(learned, Problem):
        print_problems([learned])
    if as_json:
        print_json([_describe(each) for each in suggestions])
        return
    columns = {each: read_columns(authority, each) for each in Kind}
    for each in suggestions:
        for line in write_suggestion(each, columns[each.kind]):
            click.echo(line)


def open_texts(content: Path, cache: Path) -> Source:
    """The texts of the last build, or those of the article files where there was none."""
    store = open_store(cache)
    if store is not None:
        number = count(store.counts.articles(), "article", "articles")
        return Source(f"{number} of the last build", map(Text._make, store.names.published()), markdown=False)
    said = f"there is no build in {cache}: the article files in {content} were read"
    texts = (Text(each.id, each.headline, each.body, each.lang) for each in read_published(content))
    return Source(said, texts, markdown=True)


def look_through(source: Source, authority: Path, cache: Path) -> dict[Name, Found]:
    """The new names in all texts, looked for by all cores where there are many."""
    found: dict[Name, Found] = {}
    model = cache / MODEL
    digest = f"{digest_tables(authority)} {read_state(model) if model.exists() else ''}"
    look = partial(find_in_some, authority, cache, digest, source.markdown)
    with Workers() as workers, stages.run("Looking for new names", "articles") as stage:
        for more in workers.map(look, divide(stage.each(source.texts), _AT_ONCE)):
            merge_found(found, more)
    return found


def find_in_some(
    authority: Path, cache: Path, digest: str, markdown: bool, texts: Sequence[Text]
) -> dict[Name, Found]:
    """The new names in some texts, in a process that is given several portions.

    What was learned from texts in Urdu is of use in these only.
    """
    tagger = _load_once(authority, cache, digest)
    rules = tagger.tagger if isinstance(tagger, Learned) else tagger
    if markdown:
        texts = [text._replace(body=render_text(text.body)) for text in texts]
    found: dict[Name, Found] = {}
    for urdu, some in groupby(texts, key=lambda text: is_urdu(text.lang)):
        merge_found(found, find_new(tagger if urdu else rules, some))
    return found


@lru_cache(1)
def _load_once(authority: Path, cache: Path, _digest: str) -> Tagger | Learned:
    """The tagger, with what was learned from the archive where that is of use."""
    tagger = load_tagger(authority, cache)
    learned = load_learned(cache, tagger)
    return tagger if isinstance(learned, Problem) else learned


def write_suggestion(each: Suggestion, columns: Sequence[str]) -> Iterator[str]:
    """A suggestion as comments and a row of a table with these columns."""
    number = count(each.articles, "article", "articles")
    yield f"# {number}, {each.rule} {each.score:.2f}"
    for example in each.examples:
        yield f"# {example.article}: {example.before} [{example.name}] {example.after}"
    cells = {"id": each.id, "name": each.name, "source": f"a/{each.examples[0].article}"}
    yield "\t".join(cells.get(column, "") for column in columns)


def _describe(each: Suggestion) -> dict[str, object]:
    return {**each._asdict(), "examples": [example._asdict() for example in each.examples]}
