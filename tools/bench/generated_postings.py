"""Exports the search of a made-up archive without pages, index and cards, as a process of its own::

python -m tools.bench.generated_postings 1000000 vectors.bin site/search

What grows with the archive is where terms stand. `export_reader` reads the
articles' terms here from a row of vectors in one file, and does with them
what it does with those of a Whoosh index.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tools.bench.articles import ARTICLES_A_DAY, make_article, make_articles
from tools.bench.progress import say, show_progress
from waraq.search import SearchDocument
from waraq.search.counts import FIELDS, ONCE, Counts
from waraq.search.export import export_reader
from waraq.search.folders import Output
from waraq.search.keys import WHOLE_SIGN
from waraq.search.reader import IndexReader
from waraq.search.schema import RecordMaker, Vector, length_column, read_vector
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer
from waraq.workers import Workers

PORTION = 1000


class Portion(NamedTuple):
    """What some articles have, in their order.

    `texts` are ids and dates, `values` the keys of whole values, `words` those printed.
    """

    vectors: list[bytes]
    lengths: list[list[int]]
    texts: list[tuple[str, str]]
    values: list[list[str]]
    words: Counter[str]


def analyse(first: int) -> Portion:
    """The portion that begins with an article's number."""
    maker = RecordMaker(Analyzer.load())
    portion = Portion([], [], [], [], Counter())
    for article in make_articles(first, first + PORTION):
        fields, vector = maker.make(article, article.id)
        portion.values.append([term for term in vector.terms if WHOLE_SIGN in term])
        portion.vectors.append(bytes(fields["vector"]))
        portion.lengths.append([int(str(fields[length_column(field)])) for field in FIELDS])
        portion.texts.append((article.id, article.date or ""))
        portion.words.update(vector.words)
    return portion


class GeneratedReader(IndexReader):
    """Gives what the export reads of an index; docnums are the articles' numbers."""

    def __init__(self, articles: int, path: Path, workers: Workers) -> None:
        self.directory = path.parent
        self.has_postings = False
        self._texts: list[tuple[str, str]] = []
        self._lengths = [array("I") for _ in FIELDS]
        self._starts = array("Q", [0])
        self._values: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self.vocabulary = Vocabulary()
        portions = workers.map(analyse, range(0, articles, PORTION))
        with path.open("wb") as file:
            for portion in show_progress(portions, articles // PORTION, "thousand articles analysed"):
                for docnum, keys in enumerate(portion.values, start=len(self._texts)):
                    for key in keys:
                        self._values[key].append(docnum)
                self._texts += portion.texts
                for column, more in zip(self._lengths, zip(*portion.lengths, strict=True), strict=True):
                    column.extend(more)
                for vector in portion.vectors:
                    file.write(vector)
                    self._starts.append(self._starts[-1] + len(vector))
                self.vocabulary.counts.update(portion.words)
        self._file = path.open("rb")

    def close(self) -> None:
        """Close the file of vectors."""
        self._file.close()

    def docnums(self) -> list[int]:
        """All articles."""
        return list(range(len(self._texts)))

    def capacity(self) -> int:
        """How many articles there are."""
        return len(self._texts)

    def read_texts(self, column: str, docnums: list[int]) -> list[str]:
        """Ids and dates; the digest of an article that is always the same is its id."""
        return [self._texts[docnum][column == "date"] for docnum in docnums]

    def read_lengths(self, field: str, docnums: list[int]) -> list[int]:
        """The number of terms in a field."""
        column = self._lengths[FIELDS.index(field)]
        return [column[docnum] for docnum in docnums]

    def read_document(self, docnum: int) -> SearchDocument:
        """The article, made once more."""
        return make_article(docnum)

    def postings(self, term: str) -> Iterator[tuple[int, Counts]]:
        """Where the key of a whole value stands; nothing for other terms."""
        return ((docnum, ONCE) for docnum in self._values.get(term, ()))

    def find_documents(self, term: str) -> Iterator[int]:
        """The documents that have the key of a whole value."""
        return iter(self._values.get(term, ()))

    def read_words(self, docnum: int) -> Sequence[str]:
        """The words of one article as printed."""
        return self.read_vector(docnum).words

    def read_vector(self, docnum: int) -> Vector:
        """The terms of one article."""
        self._file.seek(self._starts[docnum])
        return read_vector(self._file.read(self._starts[docnum + 1] - self._starts[docnum]))


class OutputWithoutCards(Output):
    """Writes all but the cards: a million files more would show nothing."""

    def begin_folders(self, *_: object) -> Callable[[], None]:
        """Write no folder of cards."""
        return lambda: None


def find_article(number: int) -> SearchDocument:
    """The article with a document number: those of one day stand in the order of their ids."""
    first = number // ARTICLES_A_DAY * ARTICLES_A_DAY
    day = sorted(make_articles(first, first + ARTICLES_A_DAY), key=lambda article: article.id)
    return day[number - first]


def main(articles: str, vectors: str, output: str) -> None:
    """Analyse and export so many articles, a multiple of a thousand."""
    with Workers() as workers, GeneratedReader(int(articles), Path(vectors), workers) as reader:
        say("  exporting")
        files = OutputWithoutCards(Path(output), workers)
        report = export_reader(reader, reader.vocabulary, Analyzer.load(), files)
    say(f"  {report.files:,} files, {report.bytes:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
