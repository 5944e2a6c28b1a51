"""The Whoosh schema, and what is put into it for a document."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
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
    """How often each term stands in a field, its first form, the number of words, and these as printed."""

    counts: Counter[str]
    forms: dict[str, str]
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
    terms = pack_counts([each.counts for each in found], [each.forms for each in found])
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
    found = FieldTerms(Counter(), {}, 0, set())
    length = 0
    for text in texts:
        tokens = analyzer.tokenize(text)
        terms = analyzer.select_terms(tokens)
        length += len(terms)
        found.counts.update(term.text for term in terms)
        for term in terms:
            found.forms.setdefault(term.text, tokens[term.position].text)
        _add_beside(found, tokens, text)
        found.words.update(pick_words(tokens, text))
    return found._replace(length=length)


def _add_beside(found: FieldTerms, tokens: list[Token], text: str) -> None:
    for term in Spacing.load().read_tokens(tokens, text):
        found.counts[term.text] += 1
        found.forms.setdefault(term.text, term.text)
    for term in Alternatives.load().read_tokens(tokens):
        found.counts[term.text] += 1
        found.forms.setdefault(term.text, tokens[term.position].text)


def pack_counts(fields: Sequence[Counter[str]], forms: Sequence[Mapping[str, str]]) -> dict[str, Counts]:
    r"""The counts of every term in all fields, and the first of its forms.

    >>> counts = [Counter(), Counter(), Counter({"لاہور": 1}), Counter({"لاہور": 300})]
    >>> pack_counts(counts, [{}, {}, {"لاہور": "لاہور"}, {"لاہور": "لاہورے"}])
    {'لاہور': b'\x00\x00\x01\xff'}
    """
    first = ChainMap(*map(dict, forms))
    packed: dict[str, Counts] = {}
    for term in dict.fromkeys(term for counts in fields for term in counts):
        counted = bytes(min(counts[term], MOST_COUNTED) for counts in fields)
        form = first[term]
        packed[term] = counted if form == term else counted + form.encode()
    return packed


def write_vector(terms: dict[str, Counts]) -> bytes:
    """The terms, their forms and their counts as bytes; no term or form has a NUL or a line feed."""
    width = len(FIELDS)
    forms = b"\n".join(value[width:] for value in terms.values())
    counts = b"".join(value[:width] for value in terms.values())
    return b"\0".join(("\n".join(terms).encode(), forms, counts))


def read_vector(vector: bytes) -> list[tuple[str, Counts]]:
    r"""The terms and counts that `write_vector` wrote.

    >>> read_vector(write_vector({"لاہور": b"\0\0\0\1"}))
    [('لاہور', b'\x00\x00\x00\x01')]
    """
    text, forms, counts = vector.split(b"\0", 2)
    width = len(FIELDS)
    return [
        (term, counts[place * width : (place + 1) * width] + form)
        for place, (term, form) in enumerate(zip(text.decode().split("\n"), forms.split(b"\n"), strict=True))
        if term
    ]
