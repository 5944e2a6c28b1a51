"""The Whoosh schema, and what is put into it for a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, STORED, Schema

from waraq.search.counts import FIELDS, MOST_COUNTED, Counts, CountsField
from waraq.search.document import SearchDocument
from waraq.search.keys import list_keys
from waraq.search.vocabulary import pick_words
from waraq.text import Analyzer, Token
from waraq.text.alternatives import Alternatives
from waraq.text.spacing import Spacing

TERMS = "terms"
# Of a key nothing counts but that the document has it.
_ONCE = bytes((0, 0, 0, 1))


def make_schema() -> Schema:
    """The schema of the index: terms with their counts, exact lengths, and the document.

    Lengths are columns of our own, because Whoosh keeps a length in one byte.
    `vector` are the document's terms once more, to be read document by document.
    """
    lengths = {length_column(name): COLUMN(NumericColumn("i")) for name in FIELDS}
    return Schema(
        id=ID(unique=True, sortable=True),
        digest=COLUMN(),
        date=COLUMN(),
        document=STORED,
        vector=STORED,
        **{TERMS: CountsField()},
        **lengths,
    )


def length_column(field: str) -> str:
    """The name of the column that holds a field's number of terms."""
    return f"{field}_length"


class Record(NamedTuple):
    """What `add_document` of a Whoosh writer is called with, and the document's words as printed."""

    fields: dict[str, object]
    words: set[str]


class FieldTerms(NamedTuple):
    """How often each term stands in a field, the number of its words, and these as printed."""

    counts: Counter[str]
    length: int
    words: set[str]


def make_record(document: SearchDocument, analyzer: Analyzer) -> Record:
    """The record of one document."""
    texts = {
        "headline": (document.headline,),
        "lead": (document.lead,),
        "entities": document.names,
        "body": (document.body,),
    }
    found = [analyze_texts(texts[field], analyzer) for field in FIELDS]
    terms = pack_counts([each.counts for each in found])
    terms.update((key, _ONCE) for key in list_keys(document, analyzer))
    fields: dict[str, object] = {
        "id": document.id,
        "digest": document.digest.encode(),
        "date": (document.date or "").encode(),
        TERMS: terms,
        "document": document.to_json(),
        "vector": write_vector(terms),
    }
    fields.update((length_column(field), each.length) for field, each in zip(FIELDS, found, strict=True))
    return Record(fields, set().union(*(each.words for each in found)))


def analyze_texts(texts: Iterable[str], analyzer: Analyzer) -> FieldTerms:
    """What a field holds whose value are several texts.

    Terms of other spacings and other citation forms don't count in the length.
    """
    found = FieldTerms(Counter(), 0, set())
    length = 0
    for text in texts:
        tokens = analyzer.tokenize(text)
        terms = analyzer.select_terms(tokens)
        length += len(terms)
        found.counts.update(term.text for term in terms)
        found.counts.update(_find_beside(tokens, text))
        found.words.update(pick_words(tokens, text))
    return found._replace(length=length)


def _find_beside(tokens: list[Token], text: str) -> Iterable[str]:
    yield from (term.text for term in Spacing.load().read_tokens(tokens, text))
    yield from (term.text for term in Alternatives.load().read_tokens(tokens))


def pack_counts(fields: list[Counter[str]]) -> dict[str, Counts]:
    r"""The counts of every term in all fields.

    >>> pack_counts([Counter(), Counter(), Counter({"لاہور": 1}), Counter({"لاہور": 300})])
    {'لاہور': b'\x00\x00\x01\xff'}
    """
    terms = dict.fromkeys(term for counts in fields for term in counts)
    return {term: bytes(min(counts[term], MOST_COUNTED) for counts in fields) for term in terms}


def write_vector(terms: dict[str, Counts]) -> bytes:
    """The terms and their counts as bytes; no term has a NUL or a line feed."""
    return "\n".join(terms).encode() + b"\0" + b"".join(terms.values())


def read_vector(vector: bytes) -> list[tuple[str, Counts]]:
    r"""The terms and counts that `write_vector` wrote.

    >>> read_vector(write_vector({"لاہور": b"\0\0\0\1"}))
    [('لاہور', b'\x00\x00\x00\x01')]
    """
    text, _, counts = vector.partition(b"\0")
    width = len(FIELDS)
    return [
        (term, counts[place * width : (place + 1) * width])
        for place, term in enumerate(text.decode().split("\n") if text else [])
    ]
