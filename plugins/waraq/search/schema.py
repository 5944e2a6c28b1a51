"""The Whoosh schema, and what is put into it for a document."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, compress, count
from operator import add, ne
from pathlib import Path
from struct import unpack
from typing import Any, NamedTuple

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from waraq.search.counts import FIELDS, MOST_COUNTED, ONCE, Counts, CountsField
from waraq.search.document import SearchDocument, digest_text
from waraq.search.keys import list_value_keys, word_keys
from waraq.search.text_terms import TextReader, TextTerms
from waraq.text import Analyzer
from waraq.text.alternatives import Alternatives
from waraq.text.spacing import Spacing

TERMS = "terms"
_NAMES_REMEMBERED = 1 << 14
# Documents are written once and read once or twice: what compression saves is not worth its time.
# Its format has a checksum.
_STORED = 0


def make_schema() -> Schema:
    """The schema of the index: terms with their counts, exact lengths, and the document.

    Lengths are columns of our own, because Whoosh keeps a length in one byte.
    `document` is its JSON in the zlib format. `vector` are the document's terms once
    more, to be read document by document.
    """
    lengths = {length_column(name): COLUMN(NumericColumn("i")) for name in FIELDS}
    return Schema(
        id=ID(unique=True, sortable=True),
        digest=COLUMN(),
        date=COLUMN(),
        document=COLUMN(),
        vector=COLUMN(),
        **{TERMS: CountsField()},
        **lengths,
    )


def open_whoosh(directory: Path) -> FileIndex:
    """The Whoosh index in a directory; its files are read piece by piece.

    Whoosh would map them into memory, and then copies each column whole.
    Given the schema, it does not unpickle the one in the index.
    """
    return FileIndex(FileStorage(str(directory), supports_mmap=False), schema=make_schema())


def length_column(field: str) -> str:
    """The name of the column that holds a field's number of terms."""
    return f"{field}_length"


class Vector(NamedTuple):
    """The terms of one document, the counts of each, and its form there, empty where it is the term.

    `words` are the document's different words as printed.
    """

    terms: Sequence[str]
    counts: Sequence[bytes]
    forms: Sequence[bytes]
    words: Sequence[str] = ()

    def items(self) -> Iterator[tuple[str, Counts]]:
        """The terms as a posting has them."""
        return zip(self.terms, map(add, self.counts, self.forms), strict=True)


class Record(NamedTuple):
    """What a document is in the index: its fields, and its terms and words."""

    fields: dict[str, Any]
    vector: Vector


class RecordMaker:
    """Makes the records of documents; names that come again are analysed once."""

    def __init__(self, analyzer: Analyzer) -> None:
        # One of its own: what it remembers is given free when all documents are read.
        self._read = TextReader(analyzer, Spacing.load(), Alternatives.load()).read
        self._read_name = lru_cache(_NAMES_REMEMBERED)(self._read)
        self._list_keys = lru_cache(_NAMES_REMEMBERED)(partial(_list_keys, analyzer))

    def make(self, document: SearchDocument, text: str) -> Record:
        """The record of a document, of which `text` is the JSON."""
        headline = self._read(document.headline)
        found = (
            (headline,),
            (self._read(document.lead),),
            tuple(map(self._read_name, document.names)),
            (self._read(document.body),),
        )
        terms = pack_counts([count_terms(texts) for texts in found])
        # Of a key nothing counts but that the document has it.
        terms.update(dict.fromkeys(word_keys("headline", headline.own), ONCE))
        for value in document.values:
            terms.update(dict.fromkeys(self._list_keys(*value), ONCE))
        words: dict[str, None] = {}
        for each in chain.from_iterable(reversed(found)):  # the body has nearly all of them
            words.update(each.words)
        vector = Vector(tuple(terms), tuple(terms.values()), list_forms(terms, found), tuple(words))
        fields: dict[str, Any] = {
            "id": document.id,
            "digest": digest_text(text).encode(),
            "date": (document.date or "").encode(),
            "document": zlib.compress(text.encode(), _STORED),
            "vector": write_vector(vector),
        }
        for field, texts in zip(FIELDS, found, strict=True):
            fields[length_column(field)] = sum(len(each.own) for each in texts)
        return Record(fields, vector)


def _list_keys(analyzer: Analyzer, field: str, value: str) -> tuple[str, ...]:
    return tuple(list_value_keys(field, value, analyzer))


def count_terms(texts: Iterable[TextTerms]) -> Counter[str]:
    """How often each term stands in a field whose value are several texts."""
    counts: Counter[str] = Counter()
    for each in texts:
        counts.update(each.own)
        counts.update(each.beside)
    return counts


def list_forms(terms: Iterable[str], fields: Sequence[Sequence[TextTerms]]) -> tuple[bytes, ...]:
    """The first form of each term in a document, empty where it is the term itself."""
    first: dict[str, str] = {}
    for texts in reversed(fields):
        for each in reversed(texts):
            first.update(each.forms)
    listed = list(terms)
    forms = [first.get(term, term) for term in listed]
    written = [b""] * len(forms)
    for place in compress(count(), map(ne, forms, listed)):
        written[place] = forms[place].encode()
    return tuple(written)


def pack_counts(fields: Sequence[Counter[str]]) -> dict[str, bytes]:
    r"""The counts of every term in all fields.

    >>> pack_counts([Counter(), Counter(), Counter({"لاہور": 1}), Counter({"لاہور": 300})])
    {'لاہور': b'\x00\x00\x01\xff'}
    """
    *others, body = fields
    packed = dict(body)  # nearly all terms stand in the body, and nearly all of these once
    if max(body.values(), default=0) > MOST_COUNTED:
        packed.update((term, MOST_COUNTED) for term, times in body.items() if times > MOST_COUNTED)
    for place, counts in enumerate(reversed(others), start=1):
        for term, times in counts.items():
            most = times if times < MOST_COUNTED else MOST_COUNTED
            packed[term] = packed.get(term, 0) + (most << 8 * place)
    return dict(zip(packed, map(_PACKED.__getitem__, packed.values()), strict=True))


class _PackedCounts(dict[int, bytes]):
    """The bytes of counts that were met."""

    def __missing__(self, counts: int) -> bytes:
        return self.setdefault(counts, counts.to_bytes(len(FIELDS), "big"))


_PACKED = _PackedCounts()


def write_vector(vector: Vector) -> bytes:
    """All of it as bytes; no term, form or word has a NUL or a line feed."""
    terms, words = "\n".join(vector.terms).encode(), "\n".join(vector.words).encode()
    return b"\0".join((terms, b"\n".join(vector.forms), words, b"".join(vector.counts)))


def read_vector(vector: bytes) -> Vector:
    r"""The terms that `write_vector` wrote.

    >>> read_vector(write_vector(Vector(["لاہور"], [b"\0\0\0\1"], [b""], ["لاہور"])))
    Vector(terms=['لاہور'], counts=(b'\x00\x00\x00\x01',), forms=[b''], words=['لاہور'])
    """
    terms, forms, words, counts = vector.split(b"\0", 3)
    if not terms:
        return Vector((), (), ())
    found = terms.decode().split("\n")
    counted = unpack(f"{len(FIELDS)}s" * len(found), counts)
    return Vector(found, counted, forms.split(b"\n"), words.decode().split("\n") if words else [])


def read_words(vector: bytes) -> Sequence[str]:
    r"""The words alone of what `write_vector` wrote.

    >>> read_words(write_vector(Vector(["لاہور"], [b"\0\0\0\1"], [b""], ["لاہور"])))
    ['لاہور']
    """
    words = vector.split(b"\0", 3)[2]
    return words.decode().split("\n") if words else ()
