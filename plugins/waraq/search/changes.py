"""What changes in an index: documents are compared with those it holds, by id and hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from waraq.search.document import SearchDocument, digest_text
from waraq.search.reader import IndexReader
from waraq.search.schema import RecordMaker
from waraq.search.vocabulary import Vocabulary
from waraq.search.writer import TermsWriter
from waraq.text import Analyzer

Progress = Callable[[int], None]


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
    """What an index holds: the digest and docnum of each document by id, and the words of all."""

    documents: dict[str, tuple[str, int]] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    directory: Path | None = None

    def list_words(self, docnums: list[int]) -> Iterable[Sequence[str]]:
        """The words of each of some documents, as they were indexed."""
        if self.directory is None or not docnums:
            return
        with IndexReader(self.directory) as reader:
            for docnum in docnums:
                yield reader.read_vector(docnum).words


def read_known(directory: Path) -> Known | None:
    """What is in the index; None when it can't be read."""
    try:
        with IndexReader(directory) as reader:
            docnums = reader.docnums()
            ids = reader.read_texts("id", docnums)
            digests = reader.read_texts("digest", docnums)
        vocabulary = Vocabulary.load(directory)
    except Exception:  # noqa: BLE001 - Whoosh has no error of its own for a file it can't read
        return None
    documents = {key: (digest, docnum) for key, digest, docnum in zip(ids, digests, docnums, strict=True)}
    return Known(documents, vocabulary, directory)


class Changes:
    """Brings an index up to date through one Whoosh writer."""

    def __init__(self, writer: TermsWriter, analyzer: Analyzer, known: Known) -> None:
        self._writer = writer
        self._known = known
        self._records = RecordMaker(analyzer)

    def apply(self, documents: Iterable[SearchDocument], progress: Progress | None) -> IndexReport:
        """Add what is new or changed, delete what is gone, and keep count of the words."""
        gone = dict(self._known.documents)
        replaced: list[int] = []
        seen = added = 0
        for seen, document in enumerate(documents, start=1):
            digest, docnum = gone.pop(document.id, (None, -1))
            text = document.to_json()
            if digest != digest_text(text):
                self._add(document, text)
                added += digest is None
                if digest is not None:
                    replaced.append(docnum)
            if progress is not None:
                progress(seen)
        self._delete([*replaced, *(docnum for _, docnum in gone.values())])
        unchanged = seen - added - len(replaced)
        return IndexReport(added, len(replaced), len(gone), unchanged, False, seen)

    def _add(self, document: SearchDocument, text: str) -> None:
        record = self._records.make(document, text)
        self._writer.add_document_with_terms(record.fields, record.vector)
        self._known.vocabulary.add(record.vector.words)

    def _delete(self, docnums: list[int]) -> None:
        for docnum in docnums:
            self._writer.delete_document(docnum)
        for words in self._known.list_words(docnums):
            self._known.vocabulary.remove(words)
