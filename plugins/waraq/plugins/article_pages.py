"""One page an article, and a tombstone for each that was withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from waraq.entity import Kind
from waraq.plugins.addresses import article_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import ArticleView, Card
from waraq.store import ArticleQuery, Record


def write_article_pages(archive: Archive, write: WritePage) -> None:
    """Write ``a/<id>/`` for every published and every withheld article."""
    for newer, record, older in _with_neighbours(archive.store.records(ArticleQuery(dated=True))):
        _write(archive, write, record, _card(archive, newer), _card(archive, older))
    for record in archive.store.records(ArticleQuery(undated=True)):
        _write(archive, write, record, None, None)
    for record in archive.store.records(ArticleQuery(status="withheld")):
        write(article_url(record.article.id), "tombstone", card=archive.card(record.article, record.lead))


def _write(
    archive: Archive, write: WritePage, record: Record, newer: Card | None, older: Card | None
) -> None:
    article = record.article
    view = ArticleView(
        card=archive.card(article, record.lead),
        # Our own renderer made it, with raw HTML off and every attribute escaped.
        html=Markup(record.html),  # noqa: S704
        byline=article.byline,
        dateline=article.dateline,
        date_source=article.date_source,
        status=article.status,
        source_file=article.source.file if article.source else None,
        keywords=article.keywords,
        people=archive.entity_links(record.entities, Kind.PERSON),
        places=archive.entity_links(record.entities, Kind.PLACE),
        organisations=archive.entity_links(record.entities, Kind.ORGANISATION),
        older=older,
        newer=newer,
    )
    write(article_url(article.id), "article", article=view)


def _card(archive: Archive, record: Record | None) -> Card | None:
    return archive.card(record.article, record.lead) if record else None


def _with_neighbours(
    records: Iterable[Record],
) -> Iterator[tuple[Record | None, Record, Record | None]]:
    """Each record between the one before and the one after it; three are held at a time."""
    before: Record | None = None
    here: Record | None = None
    for after in records:
        if here is not None:
            yield before, here, after
        before, here = here, after
    if here is not None:
        yield before, here, None
