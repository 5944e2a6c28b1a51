"""What changes in an index: documents are compared with those it holds, by id and hash."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import length_hint
from pathlib import Path

from waraq import stages
from waraq.search.counts import FIELDS
from waraq.search.document import DocumentSource, SearchDocument, digest_text, shorten_digest
from waraq.search.former import MOST_KEPT, Indexed, Key, read_indexed
from waraq.search.reader import IndexReader
from waraq.search.records import make_records
from waraq.search.versions import load_versions
from waraq.search.vocabulary import Vocabulary
from waraq.search.writer import TermsWriter
from waraq.workers import Workers


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an update did, in numbers of documents; `rebuilt` when an old index was thrown away."""

    added: int
    updated: int
    removed: int
    unchanged: int
    rebuilt: bool
    documents: int


@dataclass(frozen=True, slots=True)
class Known:
    """What an index holds: of each document docnum and version by id, its digest, and the words of all.

    It may be a part of it: so many `others` are there, which stay as they are.
    """

    docnums: dict[str, int] = field(default_factory=dict)
    digests: dict[int, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    directory: Path | None = None
    others: int = 0

    def list_words(self, docnums: list[int]) -> Iterable[Sequence[str]]:
        """The words of each of some documents, as they were indexed."""
        if self.directory is None or not docnums:
            return
        with IndexReader(self.directory) as reader:
            for docnum in docnums:
                yield reader.read_words(docnum)

    def list_indexed(self, docnums: list[int]) -> Iterable[tuple[Key, Indexed]]:
        """Some documents as they were indexed."""
        if self.directory is None or not docnums:
            return
        with IndexReader(self.directory) as reader:
            ids = reader.read_texts("id", docnums)
            lengths = zip(*(reader.read_lengths(field, docnums) for field in FIELDS), strict=True)
            for docnum, document_id, counts in zip(docnums, ids, lengths, strict=True):
                key = document_id, shorten_digest(self.digests[docnum])
                yield key, read_indexed(reader, docnum, counts)


def read_known(directory: Path, wanted: Collection[str] | None = None) -> Known | None:
    """What is in the index, or of that the documents with the ids `wanted`; None when it can't be read."""
    try:
        with IndexReader(directory) as reader:
            docnums = reader.docnums()
            known = dict(zip(reader.read_texts("id", docnums), docnums, strict=True))
            if wanted is not None:
                known = {each: known[each] for each in wanted if each in known}
            chosen = list(known.values())
            digests = dict(zip(chosen, reader.read_texts("digest", chosen), strict=True))
        vocabulary = Vocabulary.load(directory)
        versions = load_versions(directory) if wanted is None else {}
    except Exception:  # noqa: BLE001 - Whoosh has no error of its own for a file it can't read
        return None
    return Known(known, digests, versions, vocabulary, directory, len(docnums) - len(known))


class Changes:
    """Brings an index up to date through one Whoosh writer.

    `versions` are then those of all documents, `former` the replaced ones,
    if they are few.
    """

    def __init__(self, writer: TermsWriter, known: Known, workers: Workers) -> None:
        self._writer = writer
        self._known = known
        self._workers = workers
        self._gone = dict(known.docnums)
        self._new: set[str] = set()
        self._replaced: list[int] = []
        self._seen = 0
        self.versions: dict[str, str] = {}
        self.former: dict[Key, Indexed] = {}

    def apply(self, documents: Iterable[SearchDocument | DocumentSource]) -> IndexReport:
        """Add what is new or changed, delete what is gone, and keep count of the words.

        Raises ValueError when two documents have one id.
        """
        with stages.run("Indexing words", "articles", length_hint(documents) or None) as stage:
            for record in make_records(self._find_changed(documents, stage), self._workers):
                self._writer.add_document_with_terms(record.fields, record.vector)
                self._known.vocabulary.add(record.vector.words)
            if len(self._replaced) <= MOST_KEPT:
                self.former.update(self._known.list_indexed(self._replaced))
            self._delete([*self._replaced, *self._gone.values()])
        updated = len(self._replaced)
        added = len(self._new)
        held = self._seen + self._known.others
        return IndexReport(added, updated, len(self._gone), held - added - updated, False, held)

    def _find_changed(
        self, documents: Iterable[SearchDocument | DocumentSource], stage: stages.Running
    ) -> Iterator[str]:
        """The JSON of the documents that the index has not, or not so."""
        for self._seen, document in enumerate(documents, start=1):
            docnum = self._gone.pop(document.id, None)
            if docnum is None:
                self._note_new(document.id)
            if not self._is_as_before(document) or docnum is None:
                text = _read(document).to_json()
                if docnum is None:
                    yield text
                elif self._known.digests[docnum] != digest_text(text):
                    self._replaced.append(docnum)
                    yield text
            stage.advance()

    def _note_new(self, document_id: str) -> None:
        if document_id in self._known.docnums or document_id in self._new:
            message = f"two documents have the id {document_id!r}"
            raise ValueError(message)
        self._new.add(document_id)

    def _is_as_before(self, document: SearchDocument | DocumentSource) -> bool:
        """Whether the version tells that a document is the one in the index; the version is kept."""
        if isinstance(document, SearchDocument):
            return False
        self.versions[document.id] = document.version
        return self._known.versions.get(document.id) == document.version

    def _delete(self, docnums: list[int]) -> None:
        for docnum in docnums:
            self._writer.delete_document(docnum)
        for words in self._known.list_words(docnums):
            self._known.vocabulary.remove(words)


def _read(document: SearchDocument | DocumentSource) -> SearchDocument:
    """The document itself."""
    if isinstance(document, SearchDocument):
        return document
    found = document.read()
    if found.id != document.id:
        message = f"the document that was to be {document.id!r} is {found.id!r}"
        raise ValueError(message)
    return found
