"""The Whoosh schema: which fields are indexed, and how our terms get into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from whoosh.analysis import Token
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, STORED, TEXT, Schema

from waraq.search.document import SearchDocument
from waraq.search.vocabulary import pick_words
from waraq.text import Analyzer, Term
from waraq.text.alternatives import Alternatives
from waraq.text.spacing import Spacing

FIELDS = ("headline", "lead", "entities", "body")
# Between two names of one article, so that no phrase runs from one into the next.
NAME_GAP = 100


class AnalyzedText(str):
    """A string that carries its terms, because Whoosh hands an analyzer nothing but strings.

    So a text is analysed once, for the index and for its length.
    """

    __slots__ = ("terms",)
    terms: Sequence[Term]

    @classmethod
    def of(cls, terms: Sequence[Term]) -> AnalyzedText:
        """A string (empty: Whoosh needs no more of it) with these terms."""
        text = cls()
        text.terms = terms
        return text


class TermStream:
    """Stands where Whoosh expects an analyzer, and passes on the terms of an `AnalyzedText`.

    It holds no tables: Whoosh pickles it into every index.
    """

    def __call__(self, value: AnalyzedText, **_options: object) -> Iterator[Token]:
        """The terms as Whoosh tokens: one token, changed at each step, as Whoosh wants it."""
        token = Token(positions=True)
        for term in value.terms:
            token.text = term.text
            token.pos = term.position
            yield token


def make_schema() -> Schema:
    """The schema of the index: four searched fields, their exact lengths, and the document.

    Lengths are columns of our own, because Whoosh keeps a length in one byte.
    """
    terms = TermStream()
    fields = {name: TEXT(analyzer=terms, phrase=True) for name in FIELDS}
    lengths = {length_column(name): COLUMN(NumericColumn("i")) for name in FIELDS}
    return Schema(
        id=ID(unique=True, sortable=True),
        digest=COLUMN(),
        date=COLUMN(),
        document=STORED,
        **fields,
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
    """The terms of a field, its number of words, and these words as printed."""

    terms: list[Term]
    length: int
    words: set[str]


def make_record(document: SearchDocument, analyzer: Analyzer) -> Record:
    """The record of one document."""
    fields: dict[str, object] = {
        "id": document.id,
        "digest": document.digest.encode(),
        "date": (document.date or "").encode(),
        "document": document.to_json(),
    }
    texts = {
        "headline": (document.headline,),
        "lead": (document.lead,),
        "body": (document.body,),
        "entities": document.entities,
    }
    words: set[str] = set()
    for field in FIELDS:
        found = analyze_texts(texts[field], analyzer)
        fields[field] = AnalyzedText.of(found.terms)
        fields[length_column(field)] = found.length
        words |= found.words
    return Record(fields, words)


def analyze_texts(texts: Sequence[str], analyzer: Analyzer) -> FieldTerms:
    """What a field holds whose value are several texts.

    Between two texts there is a gap in the positions. Terms of other spacings
    and other citation forms stand at the place of their words and don't count.
    """
    found = FieldTerms([], 0, set())
    length = offset = 0
    for text in texts:
        tokens = analyzer.tokenize(text)
        terms = analyzer.select_terms(tokens)
        length += len(terms)
        found.words.update(pick_words(tokens, text))
        beside = (Spacing.load().read_tokens(tokens, text), Alternatives.load().read_tokens(tokens))
        together = merge(terms, *beside, key=attrgetter("position")) if any(beside) else terms
        found.terms.extend(term._replace(position=term.position + offset) for term in together)
        offset += NAME_GAP + (terms[-1].position if terms else 0)
    return found._replace(length=length)
