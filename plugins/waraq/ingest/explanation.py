"""How one source was read: for each record where each field is from, and what was left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest.identity import make_id, name_record
from waraq.ingest.metadata import Metadata, infer_metadata
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.section_map import SectionMap, load_section_map
from waraq.ingest.settings import VALUES, apply_settings
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import walk_sources
from waraq.ingest.trace import Step, listen
from waraq.ingest.writer import Origin, make_article

_SETTING = "source.yaml of the folder"
_DATES = {
    "source": "the source",
    "feed": "the feed",
    "dateline": "the dateline",
    "filename": "the file's name",
}
_INFERRED = {
    "lang": "inferred: the words of the text",
    "publication": "inferred: the paper named in the dateline",
    "section": "inferred: the folder",
}


class Explained(NamedTuple):
    """What was read of one record: its article's fields, and what was left out, with the rules.

    `place` is the source with the line, `article` the id that a new article
    of the record has.
    """

    place: str
    article: str
    fields: tuple[Step, ...]
    left_out: tuple[Step, ...]


def explain(seeds: Path, content: Path, file: Path) -> Iterator[Explained | Problem]:
    """Yield how each record of a source was read, and every problem; nothing is written.

    `file` is a path below `seeds`, also of an archive there or of a file in
    one. Nothing is yielded where there is no such source.
    """
    sections, problems = load_section_map(content)
    yield from problems
    wanted = _name_as_found(seeds, file)
    for source in walk_sources(seeds):
        if isinstance(source, Problem):
            if source.path == wanted:
                yield source
        elif source.shown == wanted or source.shown.startswith(f"{wanted}/"):
            yield from _explain_source(source, sections)


def _name_as_found(seeds: Path, file: Path) -> str:
    """Return the path of a source as it is found below `seeds`, however it was given.

    >>> _name_as_found(Path("seeds"), Path("seeds/a.txt").absolute()) == str(Path("seeds/a.txt"))
    True
    """
    below = os.path.relpath(file, seeds)
    return str(file if below.startswith(os.pardir) else seeds / below)


def _explain_source(source: SourceFile, sections: SectionMap) -> Iterator[Explained | Problem]:
    records = read_records(source)
    before: list[Step] = []  # of what notices come before
    while True:
        with listen() as steps:
            item = next(records, None)
        if item is None:
            return
        if isinstance(item, Problem):
            before = [] if item.fatal else before + steps
            yield item
            continue
        steps, before = before + steps, []
        record = apply_settings(item, source.settings)
        steps += _tell_settings(item, record)
        mapped = sections.apply(record)
        if mapped.section != record.section:
            steps.append(
                Step("section", f"content/sections.tsv, for “{record.section}”", mapped.section or "none")
            )
        metadata = infer_metadata(mapped, source.name, source.shown)
        yield from metadata.problems
        yield _explain_record(source, mapped, metadata, steps)


def _tell_settings(before: Record, after: Record) -> list[Step]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in VALUES)
    steps = [Step(name, _SETTING, new) for name, old, new in pairs if new and new != old]
    if before.date != after.date:
        steps.append(Step("date", f"{_SETTING}, for “{before.date}”", after.date or ""))
    return steps


def _explain_record(
    source: SourceFile, record: Record, metadata: Metadata, steps: Sequence[Step]
) -> Explained:
    article_id = make_id(name_record(record, source.settings.ids or ""))
    article = make_article(record, metadata, Origin(source.name, record.key), article_id)
    told = {step.field: step.rule for step in steps if step.field}
    fields = _list_fields(article, record, metadata, told) if article else ()
    item = f" (item {record.number})" if record.number else ""
    place = f"{source.shown}{item}" if record.line is None else f"{source.shown}:{record.line}"
    return Explained(place, article_id, tuple(fields), tuple(step for step in steps if not step.field))


def _list_fields(
    article: Article, record: Record, metadata: Metadata, told: Mapping[str, str]
) -> Iterator[Step]:
    """The fields that have a value, each with the rule that gave it."""
    id_rule = told.get("id", "the source") if record.key else "the text and what heads it"
    yield Step("id", id_rule, record.key or article.id)
    inferred = "inferred: the first clause of the text that fits"
    own = told.get("headline", "the source")
    yield Step("headline", own if article.headline_source == "source" else inferred, article.headline)
    if article.date:
        yield Step("date", _find_date_rule(article, record, told), article.date)
    if article.date_hijri:
        own = (
            "the source, as printed" if record.date_hijri else "beside the date, or the dateline, as printed"
        )
        yield Step("date_hijri", told.get("date_hijri", own), article.date_hijri)
    if article.not_before:
        yield Step("not_before", "inferred: the latest day that the text tells of", article.not_before)
    for name in ("publication", "section", "lang"):
        if value := getattr(article, name):
            rule = _INFERRED[name] if name in metadata.inferred else told.get(name, "the source")
            own = getattr(record, name)
            rule += f", for “{own}”, by the table of sections" if own and own != value else ""
            yield Step(name, rule, value)
    if article.dateline:
        line = article.dateline
        parts = [*line.places, *(f"{credit.text} ({credit.kind})" for credit in line.credits)]
        yield Step("dateline", "the opening of the text", "، ".join(filter(None, [*parts, line.date])))
    plain = {name: getattr(article, name) for name in ("edition", "page", "byline")}
    for name, value in {**plain, "keywords": "، ".join(article.keywords)}.items():
        if value:
            yield Step(name, told.get(name, "the source"), value)
    own = "the source" if article.status != "published" else "nothing says otherwise"
    yield Step("status", told.get("status", own), article.status)
    yield Step("body", told.get("body", "the source"), f"{len(article.body)} characters")


def _find_date_rule(article: Article, record: Record, told: Mapping[str, str]) -> str:
    if not record.date or article.date_source not in {"source", "feed"}:
        return _DATES.get(article.date_source or "", article.date_source or "")
    is_plain = record.date.startswith(article.date or "")
    return told.get("date", _DATES["source"]) + ("" if is_plain else f", as “{record.date}”")
