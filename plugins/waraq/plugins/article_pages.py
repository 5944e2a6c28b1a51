"""One page an article, and a tombstone for each that was withheld."""

from __future__ import annotations

from markupsafe import Markup

from waraq.entity import Kind
from waraq.plugins.addresses import article_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import ArticleView, Card
from waraq.store import Part, Record


def write_article(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``a/<id>/`` for a published or a withheld article; nothing for any other."""
    status = archive.store.status(part.key)
    if status == "withheld":
        record = archive.store.record(part.key)
        write(article_url(part.key), "tombstone", card=archive.card(record.article, record.lead))
    elif status == "published":
        record = archive.store.record(part.key)
        newer, older = archive.store.neighbours(record.article)
        _write(archive, write, record, _card(archive, newer), _card(archive, older))


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


def _card(archive: Archive, article_id: str | None) -> Card | None:
    return archive.card_of(article_id) if article_id else None
