"""Writing the index as static files that a browser can search.

Every file but the manifest and the client's modules has a hash in its path,
of its content or of what it was made from, and may be cached for ever. The
manifest is written last, so that an export broken off, or half uploaded,
leaves the old index working.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path

from waraq import stages
from waraq.collecting import pausing_collection
from waraq.search.card_folders import CardFolders, make_card_folders
from waraq.search.cards import encode_json
from waraq.search.client_files import FOLDER, load_client, recall_former
from waraq.search.document import SearchDocument, shorten_digest
from waraq.search.exported import Exported, keep_exported, recall_exported
from waraq.search.folders import Output, name_content, name_file
from waraq.search.reader import IndexReader, open_index
from waraq.search.report import ExportReport
from waraq.search.stamp import digest_tables
from waraq.search.statistics import Statistics, read_statistics
from waraq.search.tier_files import TierFiles
from waraq.search.tier_folders import TierFolders
from waraq.search.vocabulary import Vocabulary
from waraq.search.words_file import WORDS_HEAD, encode_words
from waraq.text import Analyzer
from waraq.text.suggest_file import write_suggest_tables
from waraq.workers import Workers

# Raise when the files of an index, or the names of its folders, are made otherwise.
FORMAT = 7
MANIFEST = "manifest.json"
_DOCUMENTS_REMEMBERED = 1 << 11
_MONTH = len("2014-05")


def export_index(
    directory: Path,
    output: Path,
    memory: Path | None = None,
    workers: Workers | None = None,
    *,
    is_whole: bool = False,
) -> ExportReport:
    """Write the index in `directory` as static files below `output` (the site's ``search/``).

    The same documents give the same bytes, however the index came about.
    What is there already is left alone; files of earlier exports are
    deleted, but not the client of the one before, which the folder `memory`
    keeps, with what the next export can use again. `workers` share the work
    where there is much of it. `is_whole` says that an export there came to its
    end, and nobody else writes there: what it wrote is then not looked at file by file.
    Raises IndexFormatError when the index can't be read.
    """
    analyzer = Analyzer.load()
    with open_index(directory, analyzer) as reader:
        vocabulary = Vocabulary.load(directory)
        folder = Output(output, workers or Workers(1), is_whole)
        return export_reader(reader, vocabulary, analyzer, folder, memory)


@pausing_collection()
def export_reader(
    reader: IndexReader,
    vocabulary: Vocabulary,
    analyzer: Analyzer,
    output: Output,
    memory: Path | None = None,
) -> ExportReport:
    """The same of an open index, or of what gives the same answers, and its words."""
    export = _Export(output, reader, vocabulary, analyzer, memory)
    cards, finish_cards = export.begin_cards()
    export.write_client()
    manifest = {
        "format": FORMAT,
        "documents": export.statistics.documents,
        "analyzer": export.write_analyzer(),
        "tiers": export.write_tiers(),
        "cards": cards,
        "dates": export.write_dates(),
        "months": export.write_months(),
        "words": export.write_words(),
        "suggest": export.write_suggest(),
    }
    finish_cards()
    written = encode_json(manifest)
    export.output.write_file(MANIFEST, written)
    export.output.delete_old()
    export.keep()
    sizes = export.output.sizes.values()
    return ExportReport(
        files=sum(size.files for size in sizes),
        bytes=sum(size.bytes for size in sizes),
        written_files=export.output.written_files,
        written=export.output.written,
        manifest=written.decode(),
    )


class _Export:
    """Writes the parts of one export; each method gives what the manifest says of its part."""

    def __init__(
        self,
        output: Output,
        reader: IndexReader,
        vocabulary: Vocabulary,
        analyzer: Analyzer,
        memory: Path | None,
    ) -> None:
        self.output = output
        self._memory = memory
        self._vocabulary = vocabulary
        self._made_by = (FORMAT, *digest_tables(analyzer))
        with stages.run("Reading the index"):
            self.statistics: Statistics = read_statistics(reader)
            docnums = list(self.statistics.docnums)
            self._ids = self.statistics.ids
            self._digests = list(map(shorten_digest, reader.read_texts("digest", docnums)))
        self._before = recall_exported(memory, name_content(self._made_by)) if memory else None
        self._reader = reader
        self._analyzer = analyzer
        files = TierFiles(
            reader=reader,
            vocabulary=vocabulary,
            analyzer=analyzer,
            statistics=self.statistics,
            # One article has values of several facets.
            read_document=lru_cache(_DOCUMENTS_REMEMBERED)(self._read_from_index),
            made_by=self._made_by,
            digests=self._digests,
            memory=memory,
            workers=output.workers,
        )
        self._tiers = TierFolders(output, files, self._ids, self._before)

    def keep(self) -> None:
        """Keep what was written for the next export."""
        if self._memory:
            exported = Exported(self.statistics.averages, self._digests, self._tiers.written)
            keep_exported(self._memory, name_content(self._made_by), exported)

    def write_client(self) -> None:
        """The browser's client, and the one before it where the folder `memory` has that."""
        current = load_client(self._memory).files
        former = recall_former(self._memory, current) if self._memory else {}
        for name, data in sorted({**former, **current}.items()):
            self.output.write_file(f"{FOLDER}/{name}", data)

    def _read_from_index(self, number: int) -> SearchDocument:
        return self._reader.read_document(self.statistics.docnums[number])

    def write_analyzer(self) -> dict[str, str]:
        """The tables of the analyzer."""
        name = self._write_named("analyzer", self._analyzer.to_json().encode())
        return {"file": name, "digest": self._analyzer.digest}

    def write_tiers(self) -> list[dict[str, object]]:
        """Where terms stand, tier by tier."""
        return self._tiers.write()

    def begin_cards(self) -> tuple[dict[str, object], Callable[[], None]]:
        """What results show, a file an article; also gives what waits until all are written."""
        cards = CardFolders(self._ids, self._digests, self._before.digests if self._before else ())
        folders = cards.list_folders(self.statistics.docnums)
        versions = {name: folder.version for name, folder in folders.items()}
        make = partial(make_card_folders, self._reader.directory)
        finish = self.output.begin_folders(folders, versions, make, "Writing what results show")
        return cards.describe(folders), finish

    def write_dates(self) -> str:
        """The dates of the documents in order, each with the number of documents."""
        return self._write_runs("dates", self.statistics.dates)

    def write_months(self) -> str:
        """The same of the months alone: the chart needs no more, and a century has twelve hundred."""
        return self._write_runs("months", [date[:_MONTH] for date in self.statistics.dates])

    def write_words(self) -> str:
        """The words that corrections are taken from."""
        return self._write_named("words", WORDS_HEAD + encode_words(self._vocabulary.offer()))

    def write_suggest(self) -> str:
        """The tables that corrections are found by."""
        return self._write_named("suggest", write_suggest_tables().encode())

    def _write_runs(self, kind: str, values: Iterable[str]) -> str:
        # They are in order, so that equal ones stand together.
        runs = Counter(values).items()
        return self._write_named(kind, "".join(f"{value}\t{count}\n" for value, count in runs).encode())

    def _write_named(self, kind: str, data: bytes) -> str:
        name = name_file(kind, data)
        self.output.write_packed(name, data)
        return name
