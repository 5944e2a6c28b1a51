"""``waraq entities explain``: why names are tagged in a text or an article, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from waraq.article import is_urdu
from waraq.cli._output import print_json, print_problems
from waraq.cli.entities._options import AUTHORITY, CACHE, FOLDER, JSON, load_tagger
from waraq.cli.entities._texts import find_article, render_text, seek_lines
from waraq.entities import Explanation, Tagger, resolve_corrections
from waraq.entities.hidden_mentions import explain_hidden
from waraq.entities.learning import MODEL, load_learned
from waraq.entities.suggestions import Explainer
from waraq.entity import Kind
from waraq.errors import Problem, RecordError
from waraq.ingest import read_article, split_front_matter
from waraq.ingest.fences import FENCE

FRONT_MATTER = "front matter"
LEARNED = click.option(
    "--settings",
    "settings_file",
    default="pelicanconf.py",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where LEARNED_NAMES is set.",
)


@click.command("explain", short_help="Tell why names in a text or an article are tagged, or not.")
@click.argument("text", required=False)
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An article's file, or one of plain text, in place of TEXT.",
)
@click.option(
    "--content",
    default="content",
    show_default=True,
    type=FOLDER,
    help="Where an article's id is looked for.",
)
@AUTHORITY
@CACHE
@LEARNED
@JSON
def command(  # noqa: PLR0913 - an option each
    text: str | None,
    path: Path | None,
    content: Path,
    authority: Path,
    *,
    cache: Path,
    settings_file: Path,
    as_json: bool,
) -> None:
    """Show for each name in TEXT whether it is tagged, and why or why not.

    TEXT may also be the path of an article's file, or its id: each name then stands behind its line, and
    what the front matter adds and drops is told.
    """
    if (text is None) == (path is None):
        message = "give a text, or a file with --file"
        raise click.UsageError(message)
    path = path or find_article(text or "", content)
    tagger = load_tagger(authority, cache)
    explainer = load_explainer(tagger, cache, settings_file)
    if path is None:
        found = explain_text(explainer, tagger, text or "")
        if as_json:
            print_json([asdict(each) for each in found])
        for each in () if as_json else found:
            click.echo(describe(each))
        _tell_none(found)
        return
    try:
        names, problems = explain_file(tagger, path, explainer)
    except RecordError as error:
        raise click.ClickException(str(error.problem)) from error
    if as_json:
        print_json([{"line": line, **asdict(each)} for line, each in names])
    for line, each in () if as_json else names:
        click.echo(f"{line}\t{describe(each)}")
    _tell_none(names)
    print_problems(problems)


def _tell_none(names: Sequence[object]) -> None:
    if not names:
        click.echo("there is nothing in it that might be a name", err=True)


def load_explainer(tagger: Tagger, cache: Path, settings_file: Path) -> Explainer:
    """The tagger, with what was learned in the archive, if anything was; a notice where that is of no use."""
    if not (cache / MODEL).exists():
        return tagger
    from waraq.plugins.run import load_settings  # noqa: PLC0415 - takes Pelican, and that its time

    sure = load_settings(settings_file).config.learned_names if settings_file.is_file() else None
    learned = load_learned(cache, tagger, sure)
    if isinstance(learned, Problem):
        print_problems([learned])
        return tagger
    return learned


def describe(each: Explanation) -> str:
    """One name in a line: as it stands in the text, what it was taken for, by which rule, and why."""
    verdict = each.entity
    if not verdict:
        known = ", ".join(each.entities) or f"perhaps a {each.kind}"
        verdict = f"not tagged ({known})" if verdict is None else f"new {each.kind}"
    shown = " ".join(each.text.split())
    return f"{shown}\t{verdict}\t{each.rule} {each.score:.2f}\t{each.reason}"


def explain_text(explainer: Explainer, tagger: Tagger, text: str) -> list[Explanation]:
    """What is explained in a text, and the names in it that the authority files hide."""
    found = [*explainer.explain(text), *explain_hidden(tagger, text)]
    return sorted(found, key=lambda each: (each.start, -each.end))


def explain_file(
    tagger: Tagger, path: Path, explainer: Explainer | None = None
) -> tuple[list[tuple[int, Explanation]], list[Problem]]:
    """The names in a file, each with its line, and notices about its front matter.

    Offsets are those of the headline or of the text as a page shows it; of
    what the front matter adds there are none. Raises RecordError.
    """
    explainer = explainer or tagger
    raw = path.read_text("utf-8-sig", "replace").replace("\r\n", "\n")
    head, body = split_front_matter(raw)
    if body is None or not raw.startswith(f"{FENCE}\n"):
        return list(_number(explain_text(explainer, tagger, raw), raw, 0)), []
    article = read_article(path, path.parent)
    explainer = explainer if is_urdu(article.lang) else tagger
    names, faults = resolve_corrections(article.entities, tagger)
    start = raw.index(body, len(head))
    line = raw.count("\n", 0, max(raw.find("\nheadline:"), 0) + 1) + 1
    found = [(line, each) for each in explain_text(explainer, tagger, article.headline)]
    found += _number(explain_text(explainer, tagger, render_text(article.body)), raw, start)
    found = [(line, _drop(each, names.drop)) for line, each in found]
    targets = {each: tagger.corrections.merged.get(each, each) for each in article.entities.add}
    added = [
        (_seek_id(raw, start, each), _add(entity)) for each, entity in targets.items() if entity in names.add
    ]
    return found + added, [Problem(str(path), *fault, fatal=False) for fault in faults]


def _number(found: Iterable[Explanation], raw: str, start: int) -> Iterator[tuple[int, Explanation]]:
    found = list(found)
    return zip(seek_lines(raw, start, [each.text for each in found]), found, strict=True)


def _drop(each: Explanation, dropped: Iterable[str]) -> Explanation:
    """An entity that the front matter drops is not tagged, whatever the rules say."""
    if not each.entity or each.entity not in dropped:
        return each
    reason = f"entities: drop; without that tagged by the rule {each.rule}"
    return replace(each, entity=None, rule=FRONT_MATTER, score=1.0, reason=reason)


def _add(entity: str) -> Explanation:
    kind = Kind(entity.partition("/")[0])
    return Explanation(0, 0, "", kind, (entity,), entity, FRONT_MATTER, 1.0, "entities: add")


def _seek_id(raw: str, end: int, entity: str) -> int:
    """The line of the front matter that adds an entity."""
    place = raw.find(entity, 0, end)
    return raw.count("\n", 0, max(place, raw.find("\nentities:", 0, end) + 1)) + 1
