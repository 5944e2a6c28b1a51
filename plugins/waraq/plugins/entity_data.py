"""The names of the archive as a table for other programs: JSON Lines, sorted by id."""

from __future__ import annotations

from json import JSONEncoder

from waraq.plugins.addresses import entity_url
from waraq.plugins.archive import Archive, WritePage
from waraq.store import Part, Span

FILE = "data/entities.jsonl"
_ENCODER = JSONEncoder(ensure_ascii=False)


def write_entities(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``data/entities.jsonl``: a line for each name that published articles have."""
    with write.download(FILE) as file:
        for span in archive.store.counts.spans():
            file.write(f"{describe_span(archive, span)}\n", 1)


def describe_span(archive: Archive, span: Span) -> str:
    """The line of one name, without what is not known of it."""
    entity, site = archive.entities[span.entity], archive.site
    known = {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "name_en": entity.name_en,
        "aliases": entity.aliases,
        "wikidata": entity.wikidata,
        "articles": span.articles,
        "first": span.first,
        "last": span.last,
        "url": f"{site.url}/{entity_url(entity)}" if site.url else entity_url(entity),
    }
    return _ENCODER.encode({key: value for key, value in known.items() if value})
