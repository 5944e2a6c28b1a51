"""The search: documents out of the store, the Whoosh index in the cache, the static index in the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from waraq.entity import Kind
from waraq.plugins.addresses import article_url
from waraq.plugins.ahead import CLIENT
from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.printed_date import list_forms, print_date
from waraq.search import DocumentSource, ExportReport, SearchDocument, Since, export_index, update_index
from waraq.workers import Workers

INDEX = "whoosh"


def write_search_index(archive: Archive, output: Path, workers: Workers, *, is_whole: bool) -> ExportReport:
    """Update the index in the cache folder and write ``search/`` in the output folder.

    `is_whole` says that the build before came to its end there.
    """
    directory, memory = archive.config.cache / INDEX, archive.config.cache / CLIENT
    documents = SearchDocuments(archive)
    mark = documents.make_mark()
    update_index(directory, documents, workers=workers, since=documents.list_changed(), mark=mark)
    archive.store.documents.keep(mark)
    return export_index(directory, output / "search", memory, workers, is_whole=is_whole)


class SearchDocuments:
    """Every published article as search sees it, as often as asked; read where its version is new."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        # What a document is made of besides the article's file and the names in it.
        words = "\0".join(list_forms(archive.catalogue))
        self._others = f"{archive.store.stamp}\0{words}\0{archive.site.name}"

    def __len__(self) -> int:
        return self._archive.store.counts.articles()

    def __iter__(self) -> Iterator[DocumentSource]:
        for article_id, shown in self._archive.store.versions():
            version = sha256(f"{self._others}\0{shown}".encode()).hexdigest()
            yield self._source(article_id, version)

    def list_changed(self) -> Since | None:
        """What may be other than in the index that was updated last; None where all must be compared."""
        noted = self._archive.store.documents
        mark = noted.mark()
        if mark is None or not mark.startswith(self._begin_mark()):
            return None
        changed = noted.changed()
        published = [self._source(article_id) for article_id, is_published in changed if is_published]
        gone = [article_id for article_id, is_published in changed if not is_published]
        return Since(mark, published, gone)

    def make_mark(self) -> str:
        """A mark for an index that has all documents as they are now: no other update has the same."""
        return f"{self._begin_mark()}{token_hex(16)}"

    def _begin_mark(self) -> str:
        return f"{sha256(self._others.encode()).hexdigest()}-"

    def _source(self, article_id: str, version: str = "") -> DocumentSource:
        return DocumentSource(article_id, version, partial(self._read, article_id))

    def _read(self, article_id: str) -> SearchDocument:
        archive = self._archive
        record = archive.store.record(article_id)
        article = record.article
        return SearchDocument(
            id=article.id,
            url=article_url(article.id),
            headline=article.headline,
            lead=record.lead,
            body=record.text,
            people=self._list_names(record.entities, Kind.PERSON),
            places=self._list_names(record.entities, Kind.PLACE),
            organisations=self._list_names(record.entities, Kind.ORGANISATION),
            date=article.date,
            date_text=print_date(article, archive.catalogue),
            section=article.section,
            # The site's own name beside every result would tell nothing.
            publication=article.publication if article.publication != archive.site.name else None,
            lang=article.lang if article.lang != ARCHIVE else "",
        )

    def _list_names(self, ids: Iterable[str], kind: Kind) -> tuple[str, ...]:
        """The names of those of `ids` that are of one kind."""
        return tuple(link.name for link in self._archive.entity_links(ids, kind))
